import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DutyId, UnitId, Year } from '../../../electron/domain/brand.ts';
import { workbookOf } from '../../../electron/services/exports/exports.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';
import { valueOf } from '../../support/storeFixtures.ts';

const YEAR = 2021 as Year;

let app: TestApp;
let unitId: UnitId;
let dutyId: DutyId;
beforeEach(async () => {
  app = await openTestApp({ today: '2021-06-15', year: YEAR });
  unitId = (await app.call('units.save', { name: '区财政局', kind: 'department', aliases: [] })).id;
  const rule = { type: 'once', month: 3, day: 31, shift: { kind: 'none' } } as const;
  const duty = {
    kind: 'disclosure',
    number: '1',
    task: '',
    subtask: '',
    content: '预算公开',
    timeWording: '',
  } as const;
  const party = { kind: 'unit', id: unitId } as const;
  const { id } = await app.call('duties.create', {
    year: YEAR,
    ...duty,
    rules: [rule],
    assignments: [{ party, role: 'responsible' }],
  });
  dutyId = id;
});
afterEach(() => app.close());

const person = { person: '张三', post: '办公室主任', contact: '0533-2345678', standard: '' };
const names = async () =>
  (await app.call('contacts.list', { unitId })).map(({ person: name, from, to, inForce }) => [name, from, to, inForce]);

describe('who answers at a unit (六定)', () => {
  it('changes from a day on, and both stand on record', async () => {
    const { id } = await app.call('contacts.save', { unitId, ...person, from: day('2021-01-01') });
    await app.call('contacts.replace', { id, person: '李四', contact: '0533-2345679', from: day('2021-06-15') });
    expect(await names()).toEqual([
      ['张三', '2021-01-01', '2021-06-14', false],
      ['李四', '2021-06-15', undefined, true],
    ]);
    await app.call('workspace.undo', {});
    expect(await names()).toEqual([['张三', '2021-01-01', undefined, true]]);
    await app.call('contacts.save', { id, unitId, ...person, post: '副主任', to: day('2021-06-14') });
    expect(await names()).toEqual([['张三', undefined, '2021-06-14', false]]);
    await app.call('contacts.remove', { id });
    expect(await names()).toEqual([]);
  });

  it('stands on the unit sheet and on the slip; for a duty its own goes before', async () => {
    await app.call('contacts.save', { unitId, ...person });
    await app.call('contacts.save', { unitId, dutyId, ...person, person: '王五', post: '', standard: '全文公开' });
    const { sheets } = valueOf(workbookOf(app.context, { year: YEAR, kind: 'units', paper: 'A3' }));
    expect(sheets[0]?.caption[0]).toContain('；责任人：张三（办公室主任，0533-2345678）');
    expect(JSON.stringify(sheets[0]?.rows[0])).toContain('责任人：王五（0533-2345678）；标准：全文公开');
    const page = await app.call('unit.page', { year: YEAR, unitId });
    expect(page.contacts).toEqual(['张三（办公室主任，0533-2345678）']);
    expect(page.list).toMatchObject([{ content: '预算公开', contact: '王五（0533-2345678）', overdue: 1 }]);
  });

  it.each<[string, object, string, string]>([
    ['nobody and no number', { person: '', contact: ' ' }, 'invalid-input', 'person'],
    ['an end before the beginning', { from: '2021-06-02', to: '2021-06-01' }, 'invalid-input', 'to'],
    ['an unknown unit', { unitId: 'nobody' }, 'not-found', 'unitId'],
    ['an unknown duty', { dutyId: 'nothing' }, 'not-found', 'dutyId'],
  ])('%s is refused with its field', async (_why, more, code, field) => {
    const { error } = await app.ask('contacts.save', { unitId, ...person, ...more });
    expect([error?.code, Object.keys(error?.fields ?? {})]).toEqual([code, [field]]);
    expect(await names()).toEqual([]);
  });

  it('nobody is replaced before he began or after he ended', async () => {
    const dated = { from: day('2021-03-01'), to: day('2021-05-01') };
    const { id } = await app.call('contacts.save', { unitId, ...person, ...dated });
    for (const from of ['2021-03-01', '2021-05-02']) {
      const refusal = await app.refusal('contacts.replace', { id, person: '李四', from: day(from) });
      expect([refusal.code, Object.keys(refusal.fields ?? {})]).toEqual(['invalid-input', ['from']]);
    }
    expect((await app.refusal('units.remove', { id: unitId })).message).toContain('1 位联系人');
  });
});

describe('the page of a unit', () => {
  it('tells what it owes, what was found, what was done to it', async () => {
    const facts = { year: YEAR, unitId, source: 'inspection', foundOn: day('2021-05-01'), cause: '栏目空白' } as const;
    await app.call('findings.add', { ...facts, rectifyBy: day('2021-06-01') });
    const page = await app.call('unit.page', { year: YEAR, unitId });
    expect(page).toMatchObject({
      unit: '区财政局',
      duties: 1,
      overdue: 1,
      findings: { open: 1, replied: 0, overdue: 1 },
      overdueItems: [{ content: '预算公开', daysLate: 76 }],
      faults: [{ cause: '栏目空白', state: 'overdue' }],
    });
    expect(page.score?.cells.length).toBeGreaterThan(0);
    expect(page.history.map(({ label }) => label)).toEqual([
      expect.stringContaining('登记问题'),
      expect.stringContaining('预算公开'),
      expect.stringContaining('区财政局'),
    ]);
    // What the unit has replied to waits for the office, not for the unit.
    const [fault] = await app.call('findings.list', { year: YEAR });
    await app.call('findings.reply', { ids: [fault!.id], text: '已补' });
    expect((await app.call('unit.card', { year: YEAR, unitId })).findings).toEqual({
      open: 0,
      replied: 1,
      overdue: 0,
    });
    await app.call('workspace.undo', {});
    const { history: _history, ...card } = page;
    expect(card).toMatchObject(await app.call('unit.card', { year: YEAR, unitId }));
    expect((await app.refusal('unit.page', { year: YEAR, unitId: 'nobody' as UnitId })).code).toBe('not-found');
  });
});
