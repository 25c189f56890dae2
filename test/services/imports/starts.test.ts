import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecognisedFile } from '../../../electron/domain/reading/tables/recognisedTable.ts';
import type { PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import type { InputOf } from '../../../electron/contract/index.ts';
import { derivedYear } from '../../../electron/services/year/derivedYear.ts';
import { openTestApp, type TestApp } from '../../support/testApp.ts';
import { preview, recognisedFile, YEAR, type FixtureRow } from './importFixtures.ts';

const day = (text: string): PlainDate => text as PlainDate;
const ISSUED = { date: day('2021-05-24'), words: '2021年5月24日' };

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp({ today: '2021-09-30', year: 2021 });
  await app.call('units.save', { name: '区财政局', kind: 'department', aliases: [] });
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

const ROWS: readonly FixtureRow[] = [
  { content: '财政收支', time: '每月', units: '区财政局' },
  { content: '部门预算', time: '3月底前', units: '区财政局' },
  { content: '工作方案', time: '自本通知印发之日起10日内', units: '区财政局' },
];
const issued = (rows = ROWS): RecognisedFile => ({ ...recognisedFile(rows), issued: ISSUED });

type More = Partial<Pick<InputOf<'imports.confirm'>, 'starts' | 'rows'>>;

async function write(file: RecognisedFile, more: More = {}) {
  const { previewId, tables } = await preview(app, file);
  const ids = tables.map(({ tableId }) => tableId);
  return app.call('imports.confirm', { previewId, year: YEAR, tables: ids, names: {}, rows: {}, ...more });
}

const duties = () => app.call('duties.list', { year: YEAR });
const owed = () => {
  const { facts, occurrences } = derivedYear(app.context, YEAR);
  const content = new Map(facts.duties.map((duty) => [duty.id, duty.content]));
  return Map.groupBy(occurrences, ({ dutyId }) => content.get(dutyId));
};

describe('the start of what an import brings', () => {
  it('is the day of issue where the document says it: a monthly duty has 8 periods, not 12', async () => {
    expect((await preview(app, issued())).issued).toEqual(ISSUED);
    await write(issued());
    expect((await duties()).map(({ startsOn }) => startsOn)).toEqual(['2021-05-24', '2021-05-24', '2021-05-24']);
    expect(
      owed()
        .get('财政收支')
        ?.map(({ period }) => period.key),
    ).toEqual(['05', '06', '07', '08', '09', '10', '11', '12'].map((month) => `2021-${month}`));
    expect(owed().has('部门预算')).toBe(false);
    expect((await duties())[1]).toMatchObject({
      state: 'nothingDue',
      nothingDueWhy: '本年无应办（施行日之后才到期）',
    });
  });

  it('is the trigger of what runs from the notice, proposed', async () => {
    await write(issued());
    const [only, ...more] = owed().get('工作方案') ?? [];
    expect([only?.period.from, only?.dueOn, more.length]).toEqual(['2021-05-24', '2021-06-03', 0]);
    expect((await duties())[2]?.timeCheck).toBe(
      '时限从本文件印发之日起算，已按印发日期2021年5月24日登记触发事件，请核对。',
    );
  });

  it('leaves that trigger where it is when the duties begin on another day', async () => {
    const [id = ''] = (await preview(app, issued())).tables.map(({ tableId }) => tableId);
    await write(issued(), { starts: { [id]: { on: null } } });
    expect((await duties()).map(({ startsOn }) => startsOn)).toEqual([undefined, undefined, undefined]);
    expect(owed().get('工作方案')).toMatchObject([{ period: { from: '2021-05-24' }, dueOn: '2021-06-03' }]);
  });

  it('triggers nothing while nobody is known to answer for it, and says so', async () => {
    await write(issued([{ content: '工作方案', time: '自本通知印发之日起10日内', units: '各镇' }]));
    expect(owed().has('工作方案')).toBe(false);
    expect(app.store.facts(YEAR).triggers).toEqual([]);
    expect((await duties())[0]?.timeCheck).toBe(
      '时限从本文件印发之日（2021年5月24日）起算，但责任单位还没有确定，未登记触发事件，请确定后登记。',
    );
  });

  it('is the beginning of the year, or another day, where a person says so; of single rows too', async () => {
    const { previewId, tables } = await preview(app, issued());
    const [table] = tables;
    if (!table) throw new Error('no table');
    await app.call('imports.confirm', {
      previewId,
      year: YEAR,
      tables: [table.tableId],
      names: {},
      rows: { [table.rows[1]?.key ?? '']: { include: true, startsOn: null } },
      starts: { [table.tableId]: { on: day('2021-07-01') } },
    });
    expect((await duties()).map(({ startsOn }) => startsOn)).toEqual(['2021-07-01', undefined, '2021-07-01']);
    expect(owed().get('财政收支')).toHaveLength(6);
    expect(owed().get('部门预算')).toHaveLength(1);
  });

  it('is the beginning of the year where nobody says anything, and nothing is triggered', async () => {
    await write(recognisedFile(ROWS));
    expect((await duties()).map(({ startsOn }) => startsOn)).toEqual([undefined, undefined, undefined]);
    expect(owed().get('财政收支')).toHaveLength(12);
    expect(owed().has('工作方案')).toBe(false);
  });

  it('is refused after the end of the year, and nothing is written', async () => {
    const { tables } = await preview(app, issued());
    const error = await app.refusal('imports.confirm', {
      previewId: (await preview(app, issued())).previewId,
      year: YEAR,
      tables: [tables[0]?.tableId ?? ''],
      names: {},
      rows: {},
      starts: { [tables[0]?.tableId ?? '']: { on: day('2022-01-01') } },
    });
    expect(error).toMatchObject({ code: 'invalid-input' });
    expect(await duties()).toEqual([]);
  });

  it('stays when the file comes again, and moves where a person says so', async () => {
    await write(issued());
    const later = { ...issued(), issued: { date: day('2021-08-01'), words: '2021年8月1日' } };
    const again = await preview(app, later);
    expect(again.tables[0]?.startsOnRecord).toEqual(['2021-05-24']);
    expect(await write(later)).toMatchObject({ updated: 0, changed: false });
    expect(new Set((await duties()).map(({ startsOn }) => startsOn))).toEqual(new Set(['2021-05-24']));
    const id = again.tables[0]?.tableId ?? '';
    expect(await write(later, { starts: { [id]: { on: day('2021-08-01'), existing: 'move' } } })).toMatchObject({
      updated: 3,
    });
    expect(new Set((await duties()).map(({ startsOn }) => startsOn))).toEqual(new Set(['2021-08-01']));
  });
});

describe('how what an import brings is followed', () => {
  const WORK: readonly FixtureRow[] = [
    { content: '加强政策解读工作', time: '', units: '区财政局' },
    { content: '每月至少报送政务公开信息1篇', time: '', units: '区财政局' },
    { content: '政策解读材料每月不少于2篇', time: '', units: '区财政局' },
  ];
  const table = () => recognisedFile(WORK, { kind: 'breakdown', title: '任务分解表', sheet: '分解表' });

  it('is reported in rounds without a deadline, and pieces sent to the office are 信息报送', async () => {
    const read = await preview(app, table());
    expect(read.tables[0]?.rows.map(({ dutyKind, followedAs }) => [dutyKind, followedAs])).toEqual([
      ['measure', 'reported'],
      ['submission', 'counted'],
      ['measure', 'counted'],
    ]);
    await write(table());
    expect((await duties()).map(({ kind, followedAs, overdue }) => [kind, followedAs, overdue])).toEqual([
      ['measure', 'reported', 0],
      ['submission', 'counted', 8],
      ['measure', 'counted', 8],
    ]);
  });

  it('is what a person says for many rows, and the table is known again whatever its rows became', async () => {
    const keys = (await preview(app, table())).tables[0]?.rows.map(({ key }) => key) ?? [];
    const rows = Object.fromEntries(
      keys.map((key) => [key, { include: true, kind: 'disclosure', following: 'none' } as const]),
    );
    await write(table(), { rows });
    expect((await duties()).map(({ kind, following, state }) => [kind, following, state])).toEqual([
      ['disclosure', 'none', 'notCounted'],
      ['disclosure', 'none', 'notCounted'],
      ['disclosure', 'none', 'notCounted'],
    ]);
    expect(derivedYear(app.context, YEAR).occurrences).toEqual([]);
    expect((await preview(app, table())).tables[0]?.rows.map(({ state }) => state)).toEqual(['same', 'same', 'same']);
  });
});
