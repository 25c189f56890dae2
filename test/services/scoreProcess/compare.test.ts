import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../support/testApp.ts';
import { assessedOffice, freeze, JUDGED, register, scored, YEAR, type AssessedOffice } from './assessedOffice.ts';

let office: AssessedOffice;
beforeAll(async () => {
  office = await assessedOffice();
  await scored(office);
});
afterAll(() => office.app.close());

const keyOf = async (quarter: number) => {
  const { occurrences } = await office.app.call('duties.get', { id: office.monthly });
  const found = occurrences.find(
    ({ unitId, periodKey }) => unitId === office.civil && periodKey === `2021-Q${quarter}`,
  );
  if (found === undefined) throw new Error('No occurrence');
  const { dutyId, ruleId, unitId, periodKey } = found;
  return { dutyId, ruleId, unitId, periodKey };
};

describe('what if', () => {
  it('reckons the class anew, and writes nothing', async () => {
    const { app, civil } = office;
    const revision = app.store.revision();
    const result = await app.call('assessment.whatIf', {
      year: YEAR,
      unitId: civil,
      changes: [{ occurrence: await keyOf(1), outcome: 'onTime' }],
      events: [{ on: day('2021-08-01'), type: 'praise' }],
    });
    expect(result).toEqual({
      before: '80.50',
      after: '96.50',
      placeBefore: 2,
      placeAfter: 1,
      gradeBefore: '良好',
      gradeAfter: '优秀',
      nodes: [
        { nodeId: 'top', name: '一级', before: '79.50', after: '94.50' },
        { nodeId: 'owed', name: '按时公开', before: '45.00', after: '60.00' },
        { nodeId: 'praise', name: '表扬', before: '1.00', after: '2.00' },
      ],
    });
    const worse = await app.call('assessment.whatIf', {
      year: YEAR,
      unitId: civil,
      changes: [{ occurrence: await keyOf(2), outcome: 'missing' }],
      judgements: [{ nodeId: JUDGED, points: '10' }],
    });
    expect([worse.after, worse.placeAfter, worse.gradeAfter]).toEqual(['60.50', 2, '良好']);
    const exempt = await app.call('assessment.whatIf', {
      year: YEAR,
      unitId: civil,
      changes: [{ occurrence: await keyOf(1), outcome: 'exempt' }],
    });
    expect(exempt.after).toBe('95.50');
    expect(app.store.revision()).toBe(revision);
  });
});

describe('between two days', () => {
  it('tells the nodes that moved, with the facts that moved them', async () => {
    const { app, civil } = office;
    const result = await app.call('assessment.between', {
      year: YEAR,
      unitId: civil,
      from: day('2021-04-15'),
      to: day('2021-07-15'),
    });
    expect([result.from.asOf, result.to.asOf]).toEqual(['2021-04-15', '2021-07-15']);
    expect([result.from.isProvisional, result.to.isProvisional]).toEqual([true, true]);
    const owed = result.nodes.find(({ name }) => name === '按时公开');
    expect([owed?.before, owed?.after]).toEqual(['0.00', '30.00']);
    expect(owed?.facts.map(({ change, said, on }) => [change, said, on])).toEqual([['new', '按时', '2021-06-30']]);
    const praised = result.nodes.find(({ name }) => name === '表扬');
    expect(praised?.facts.map(({ change, of }) => [change, of])).toEqual([['new', 'event']]);
    // Nobody had judged by then.
    expect(result.nodes.map(({ name }) => name)).not.toContain('日常评议');
    const later = await app.call('assessment.between', {
      year: YEAR,
      unitId: civil,
      from: day('2021-12-31'),
      to: day('2022-01-20'),
    });
    expect([later.from.isProvisional, later.to.isProvisional]).toEqual([true, undefined]);
    expect(later.nodes.map(({ name, after }) => [name, after])).toEqual([
      ['一级', '79.50'],
      ['日常评议', '15.00'],
    ]);
    const wrong = await app.refusal('assessment.between', {
      year: YEAR,
      unitId: civil,
      from: day('2021-05-01'),
      to: day('2021-04-01'),
    });
    expect(wrong.code).toBe('invalid-input');
  });
});

describe('months, years and honours', () => {
  it('are told at the ends of months as they stood, and as published where the class is frozen', async () => {
    const { app, civil, finance, departments } = office;
    const ask = () => app.call('assessment.series', { year: YEAR, classId: departments, unitId: civil });
    const live = await ask();
    expect(live.months.map(({ month }) => month)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(live.months[11]).toMatchObject({ asOf: '2021-12-31', of: 2, isProvisional: true });
    const ofClass = await app.call('assessment.series', { year: YEAR, classId: departments });
    expect(ofClass.months[11]).toMatchObject({ isProvisional: true });
    expect(live.years).toEqual([
      { year: 2021, of: 2, total: '80.50', place: 2, mean: '87.25', best: '94.00', outOf: '100', isFrozen: false },
    ]);
    const before = await app.call('assessment.monthBefore', { year: YEAR, classId: departments });
    expect(before.asOf).toBe('2021-12-31');
    expect(before.totals.find(({ unitId }) => unitId === civil)).toEqual({
      unitId: civil,
      total: live.months[11]?.total,
      isProvisional: true,
    });
    await freeze(office);
    await register(office, civil, 1, '2021-03-31');
    const entry = { year: YEAR, classId: departments, on: day('2022-01-20'), by: '经办人甲', reason: '补记' };
    await app.call('scoreProcess.addEntry', { ...entry, unitId: finance, points: '-20' });
    expect((await ask()).years).toEqual([
      { year: 2021, of: 2, total: '80.50', place: 1, mean: '77.25', best: '80.50', outOf: '100', isFrozen: true },
    ]);
    const honours = await app.call('assessment.honours', { year: YEAR, classId: departments, most: 1, nodeId: JUDGED });
    expect(honours).toEqual({
      overall: [{ unitId: civil, unit: '区民政局', place: 1, words: '总分 80.50' }],
      progress: [],
      special: [{ unitId: finance, unit: '区财政局', place: 1, words: '“日常评议”18.00 分' }],
    });
  });
});
