import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UnitClassId, UnitId } from '../../../electron/domain/brand.ts';
import type { ScoreStageName } from '../../../electron/domain/model/scoreProcess.ts';
import { base, branch, leaf, nodeId, scheme } from '../../domain/scoring/schemeFixtures.ts';
import { day } from '../../support/testApp.ts';
import { acceptTicked, bookOf, EVERYTHING, receive } from '../fillIn/fillInApp.ts';
import { assessedOffice, freeze, JUDGED, register, sheet, YEAR, type AssessedOffice } from './assessedOffice.ts';

/** Departments and towns, each with a scheme of its own; one leaf is a copy in both, with other marks. */

const TOWN_JUDGED = nodeId('townJudged');
const OWED = nodeId('owed');

const townTree = (owed: string, judged: string) =>
  scheme([
    base(
      branch('top', '100', [
        leaf(
          'owed',
          owed,
          [{ rule: 'share', select: { kinds: ['disclosure'] }, good: { any: ['onTime'], also: [] } }],
          { start: 'zero' },
        ),
        leaf(judged, '30', [{ rule: 'judged', least: '0', most: '30', assessors: 'one', unjudged: 'provisional' }], {
          start: 'zero',
        }),
        leaf('townSheet', '20', [{ rule: 'sheet', sheet: '第三方测评', item: '服务大厅' }], { start: 'zero' }),
      ]),
    ),
  ]);

let office: AssessedOffice;
let departments: UnitClassId;
let townScheme: string;
beforeAll(async () => {
  office = await assessedOffice();
  const { app, finance, civil, town, schemeId } = office;
  const made = await app.call('schemes.save', {
    year: YEAR,
    schemeId: null,
    name: '镇街方案',
    tree: townTree('50', 'townJudged'),
    weight: { kind: 'percent', percent: '5', base: '100' },
    note: '',
  });
  townScheme = made.schemeId;
  const of = (name: string, own: typeof schemeId, unitIds: UnitId[]) => ({
    id: null,
    name,
    schemeId: own,
    unitIds,
    weight: null,
  });
  await app.call('schemes.saveClasses', {
    year: YEAR,
    classes: [of('部门', schemeId, [finance, civil]), of('镇街', made.schemeId, [town])],
  });
  const { classes } = await app.call('schemes.ofYear', { year: YEAR });
  const own = classes.find(({ name }) => name === '部门');
  if (own === undefined) throw new Error('No class');
  departments = own.id;
  office = { ...office, departments };
});
afterAll(async () => {
  expect(office.app.bugs).toEqual([]);
  await office.app.close();
});

describe('with a scheme for each class', () => {
  it('a judgement or an explanation of a leaf of another class’s scheme is refused, naming it', async () => {
    const { app, finance, town } = office;
    const refused = [
      await app.refusal('scoreFacts.judge', { year: YEAR, unitId: town, nodeId: JUDGED, points: '5', reason: '检查' }),
      await app.refusal('scoreFacts.judge', {
        year: YEAR,
        unitId: finance,
        nodeId: TOWN_JUDGED,
        points: '5',
        reason: '检查',
      }),
      await app.refusal('scoreFacts.explain', { year: YEAR, unitId: town, nodeId: JUDGED, reason: '没有此类信息' }),
      await app.refusal('scoreFacts.explain', { year: YEAR, unitId: finance, nodeId: TOWN_JUDGED, reason: '没有' }),
    ];
    for (const { code, message, fields } of refused) {
      expect([code, message, fields]).toEqual([
        'not-found',
        '这个单位的考核方案里没有这项指标，没有保存。请刷新后重试。',
        { nodeId: '单位的方案里没有' },
      ]);
    }
    expect(app.store.judgements.ofYear(YEAR)).toEqual([]);
    expect(app.store.scoreFacts.explanations(YEAR)).toEqual([]);
    // Of its own, each is taken.
    await app.call('scoreFacts.judge', { year: YEAR, unitId: town, nodeId: TOWN_JUDGED, points: '27', reason: '检查' });
    await app.call('scoreFacts.explain', { year: YEAR, unitId: finance, nodeId: JUDGED, reason: '没有此类信息' });
    const { asked } = await app.call('scoreFacts.ofYear', { year: YEAR });
    expect(asked.explained.map(({ nodeId: id, classId }) => [id, classId])).toEqual([[JUDGED, departments]]);
    await app.call('scoreFacts.explain', { year: YEAR, unitId: finance, nodeId: JUDGED, reason: null });
  });

  it('a line of a sheet that the unit’s own scheme does not read is left out, and says so', async () => {
    const { app, finance, town } = office;
    const block = [
      ['单位', '网站建设', '服务大厅'],
      ['区财政局', '16', ''],
      ['清泉镇', '', '18.5'],
    ];
    const { previewId } = await app.call('scoreFacts.pasteSheet', { year: YEAR, block });
    await app.call('scoreFacts.saveSheet', { previewId, year: YEAR, choices: { name: '第三方测评' } });
    const points = async (unitId: UnitId, name: string) => {
      const { nodes } = await app.call('assessment.unit', { year: YEAR, unitId });
      return nodes.flatMap(({ children }) => children).find((node) => node.name === name || node.nodeId === name)
        ?.points;
    };
    expect([await points(finance, '第三方测评'), await points(town, 'townSheet')]).toEqual(['16.00', '18.50']);
  });

  it('each unit’s book of self-scores holds the scheme of its class, with its marks, and is set beside it', async () => {
    const { app, finance, town } = office;
    const { roundId } = await app.call('fillIn.start', {
      year: YEAR,
      kind: 'selfScore',
      title: '年度自评',
      dueOn: day('2022-01-25'),
      asking: EVERYTHING,
    });
    const rowsOf = async (unit: string) => {
      const table = (await bookOf(app, roundId, unit)).sheet('自评表');
      const rows: (readonly [string, string])[] = [];
      for (let at = 5; table.getRow(at).getCell(2).text !== ''; at++) {
        rows.push([table.getRow(at).getCell(2).text, table.getRow(at).getCell(3).text]);
      }
      return rows;
    };
    expect(await rowsOf('区财政局')).toEqual([
      ['按时公开', '60'],
      ['日常评议', '20'],
      ['第三方测评', '20'],
      ['表扬', '5'],
    ]);
    const ofTown = await rowsOf('清泉镇');
    expect(ofTown.map(([, full]) => full)).toEqual(['50', '30', '20']);

    const book = await bookOf(app, roundId, '清泉镇');
    const cells = book.sheet('自评表');
    cells.getRow(5).getCell(4).value = 50;
    cells.getRow(6).getCell(4).value = 30;
    const receipt = await receive(app, [['清泉镇.xlsx', await book.bytes()]]);
    expect(receipt.books[0]).toMatchObject({ state: 'ready', troubles: [] });
    await acceptTicked(app, receipt);
    const beside = async () => {
      const table = await app.call('assessment.selfScores', { roundId });
      const own = table.rows.find(({ unitId }) => unitId === town);
      return { table, cells: own?.cells ?? [] };
    };
    const first = await beside();
    expect(
      first.cells.map(({ full, own, office: given, difference }) => [full, own?.points, given?.points, difference]),
    ).toEqual([
      ['50', '50', '0.00', '50.00'],
      ['30', '30', '27.00', '3.00'],
      ['20', undefined, '18.50', undefined],
    ]);
    expect(first.table.rows.find(({ unitId }) => unitId === finance)?.cells.map(({ full }) => full)).toEqual([
      '60',
      '20',
      '20',
      '5',
    ]);
    expect(first.table.schemeDiffers).toBe(false);
    // Another leaf in the towns' scheme: theirs alone cannot be set beside any more.
    await app.call('schemes.save', {
      year: YEAR,
      schemeId: townScheme as never,
      name: '镇街方案',
      tree: townTree('50', 'other'),
      weight: { kind: 'percent', percent: '5', base: '100' },
      note: '',
      judgements: 'keep',
    });
    const later = await beside();
    expect(later.table.schemeDiffers).toBe(true);
    expect(later.cells.map(({ indicatorId, isGone = false }) => [indicatorId, isGone])).toEqual([
      [OWED, false],
      [TOWN_JUDGED, true],
      ['townSheet', false],
    ]);
    const ofFinance = later.table.rows.find(({ unitId }) => unitId === finance)?.cells ?? [];
    expect(ofFinance.some(({ isGone }) => isGone)).toBe(false);
    await app.call('workspace.undo', {});
  });

  it('facts are taken in every stage before 公示; once frozen they are refused, naming the class and the version', async () => {
    const { app, finance, civil, town } = office;
    const event = (unitId: UnitId, reason: string) =>
      ({ year: YEAR, id: null, unitId, on: day('2021-06-10'), type: 'praise', reason, by: '经办人甲' }) as const;
    const given = (unitId: UnitId, points: string) => ({ year: YEAR, unitId, nodeId: JUDGED, points, reason: '检查' });
    const stages: readonly ScoreStageName[] = ['draft', 'selfScore', 'review'];
    for (const [at, stage] of stages.entries()) {
      await app.call('scoreProcess.setStage', { year: YEAR, classId: departments, stage });
      await app.call('scoreFacts.saveEvent', event(civil, `${stage}表扬`));
      await app.call('scoreFacts.judge', given(finance, String(10 + at)));
      await app.call('scoreFacts.explain', { year: YEAR, unitId: civil, nodeId: JUDGED, reason: stage });
      await sheet(office, [
        ['区财政局', String(12 + at)],
        ['区民政局', '19.5'],
      ]);
      await register(office, finance, at + 1, '2021-12-30');
    }
    await app.call('scoreFacts.judge', given(civil, '15'));
    const notice = { year: YEAR, classId: departments, until: day('2022-01-24'), by: '经办人甲' };
    await app.call('scoreProcess.startNotice', notice);
    const { classes } = await app.call('scoreProcess.ofYear', { year: YEAR });
    const own = classes.find(({ classId }) => classId === departments);
    expect(own?.stage).toMatchObject({ stage: 'notice', until: '2022-01-24' });
    expect([own?.hindrances, own?.notes]).toEqual([
      [],
      ['公示到 2022-01-24，还没有结束。', '公示（2022-01-20 至 2022-01-24）以来各单位的得分没有变化。'],
    ]);
    await freeze(office);
    const refused = [
      await app.refusal('scoreFacts.saveEvent', event(civil, '定稿后')),
      await app.refusal('scoreFacts.judge', given(finance, '9')),
      await app.refusal('scoreFacts.explain', { year: YEAR, unitId: civil, nodeId: JUDGED, reason: '定稿后' }),
      await app.refusal('scoreProcess.setStage', { year: YEAR, classId: departments, stage: 'notice' }),
    ];
    for (const { code, message } of refused) {
      expect(code).toBe('score-frozen');
      expect(message).toContain('考核类别“部门”的 2021 年度考核已于 2022-01-20 定稿（第 1 版）');
      expect(message).toContain('请作为申诉或补记登记');
    }
    await expect(sheet(office, [['区财政局', '20']])).rejects.toThrow(/score-frozen/u);
    // Work goes on, and the other class is free.
    await register(office, civil, 2, '2021-06-29');
    await app.call('scoreFacts.saveEvent', event(town, '镇街表扬'));
    await app.call('scoreFacts.judge', {
      year: YEAR,
      unitId: town,
      nodeId: TOWN_JUDGED,
      points: '28',
      reason: '复核',
    });
  });
});
