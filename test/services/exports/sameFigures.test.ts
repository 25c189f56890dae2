import { afterAll, beforeAll, expect, it } from 'vitest';
import type { UnitId, Year } from '../../../electron/domain/brand.ts';
import { progressText } from '../../../electron/domain/words/assessment.ts';
import { DUTY_KIND_WORDS } from '../../../electron/domain/words/duties.ts';
import { demoApp } from '../../support/demoApp.ts';
import { day, type TestApp } from '../../support/testApp.ts';
import { exported, listed, totals, type Exported } from './exported.ts';

/**
 * One state of the data, every workbook made of it: whatever two of them, or a workbook and a screen, both say of the same thing is the same
 * number. The demo year, with an extension and an exemption put in, so that moved and dropped dates count too.
 */

const WORDS = ['应办', '按时', '迟办', '逾期'] as const;
const REASON = '系统升级';

let app: TestApp;
let year: Year;
let books: Readonly<Record<'tasks' | 'schedule' | 'units' | 'outstanding' | 'submissions', Exported>>;
let names: ReadonlyMap<UnitId, string>;

beforeAll(async () => {
  ({ app, year } = await demoApp());
  const { lines } = (await app.call('today.summary', { year })).overdue;
  const { measures, disclosures } = await kindsOf(lines.map(({ dutyId }) => dutyId));
  const first = lines.find(({ dutyId }) => measures.has(dutyId));
  const [second, third] = lines.filter(({ dutyId }) => disclosures.has(dutyId));
  const key = ({ dutyId, ruleId, unitId, periodKey }: (typeof lines)[number]) => ({
    dutyId,
    ruleId,
    unitId,
    periodKey,
  });
  await app.call('extensions.save', { items: [key(second!)], dueOn: day('2021-10-15'), reason: REASON });
  await app.call('exemptions.save', { items: [key(third!), key(first!)], reason: '职能划转' });
  const { units } = await app.call('units.list', {});
  names = new Map(units.map(({ id, name }) => [id, name]));
  const kinds = ['tasks', 'schedule', 'units', 'outstanding', 'submissions'] as const;
  const made = await Promise.all(kinds.map(async (kind) => [kind, await exported(app, { year, kind })] as const));
  books = Object.fromEntries(made) as typeof books;
});
afterAll(() => app.close());

async function kindsOf(ids: readonly string[]) {
  const duties = await app.call('duties.list', { year });
  const of = (kind: string) =>
    new Set<string>(duties.filter((duty) => duty.kind === kind && ids.includes(duty.id)).map(({ id }) => id));
  return { measures: of('measure'), disclosures: of('disclosure') };
}

/** Figures of every unit's own sheet, of the rows of a kind; merged kinds stand in their first row. */
function ofUnits(kind: string) {
  const sums = new Map<string, Record<string, number>>();
  for (const [at, name] of books.units.names.entries()) {
    let shown: string | number = '';
    const sum = Object.fromEntries([...WORDS, '未到期'].map((word) => [word, 0]));
    for (const row of listed(books.units.sheets[at]!)) {
      shown = row['事项类别'] || shown;
      if (kind !== '' && shown !== kind) continue;
      for (const word of Object.keys(sum)) sum[word]! += typeof row[word] === 'number' ? row[word] : 0;
    }
    sums.set(name, sum);
  }
  return sums;
}

const sumOf = (...parts: readonly (number | undefined)[]) => parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);

const added = (sums: ReadonlyMap<string, Record<string, number>>, word: string) =>
  [...sums.values()].reduce((all, sum) => all + (sum[word] ?? 0), 0);

it('each unit’s sheet sums up its own rows', () => {
  const own = ofUnits('');
  for (const [at, name] of books.units.names.entries()) {
    const total = totals(books.units.sheets[at]!);
    expect([name, ...Object.keys(own.get(name)!).map((word) => total[word])]).toEqual([
      name,
      ...Object.values(own.get(name)!),
    ]);
    expect(books.units.sheets[at]![1]!.join('')).toContain(
      `应办${own.get(name)!['应办']}项次，逾期${own.get(name)!['逾期']}项次`,
    );
  }
});

it('the schedule’s totals are those of its rows, and of all units’ sheets', () => {
  const [items, late] = books.schedule.sheets;
  const total = totals(items!);
  const units = ofUnits('定时公开');
  for (const [schedule, unit] of [
    ['应公开', '应办'],
    ['按时', '按时'],
    ['迟办', '迟办'],
    ['逾期', '逾期'],
    ['未到期', '未到期'],
  ] as const) {
    expect([unit, total[schedule]]).toEqual([
      unit,
      // What is not followed has a dash in the place of its figures.
      listed(items!).reduce((sum, row) => sum + (row[schedule] === '—' ? 0 : Number(row[schedule])), 0),
    ]);
    expect([unit, total[schedule]]).toEqual([unit, added(units, unit)]);
  }
  expect(listed(late!)).toHaveLength(Number(total['逾期']));
});

it('the units’ sheets count what the assessment counts', async () => {
  const { classes } = await app.call('assessment.table', { year });
  const disclosure = ofUnits('定时公开');
  // Cases, requests of the register among them, are counted with what is on the schedule.
  const cases = ofUnits(DUTY_KIND_WORDS.case);
  const measures = ofUnits('任务举措');
  const number = (text: string, word: string) => Number(new RegExp(`${word} (\\d+)`).exec(text)?.[1] ?? 0);
  for (const { unit, cells } of classes.flatMap(({ rows }) => rows)) {
    const [first, second, third] = cells.map(({ basis }) => basis);
    const none = { 应办: 0, 按时: 0, 迟办: 0, 逾期: 0 };
    const own = disclosure.get(unit) ?? none;
    const handled = cases.get(unit) ?? none;
    expect([unit, ...WORDS.map((word) => sumOf(own[word], handled[word]))]).toEqual([
      unit,
      ...WORDS.map((word) => number(first!, word)),
    ]);
    const done = measures.get(unit) ?? none;
    expect([unit, done['应办'], sumOf(done['按时'], done['迟办'])]).toEqual([
      unit,
      number(second!, '应办结'),
      number(second!, '已办结'),
    ]);
    const sent = listed(books.submissions.sheets[0]!).find((row) => row['单位'] === unit);
    expect([unit, sent?.['应报月数'], sent?.['达标月数']]).toEqual([
      unit,
      number(third!, '应报'),
      number(third!, '达标'),
    ]);
  }
});

it('what is overdue is the same on paper, in the heat map, today, and in the rail', async () => {
  const [list, counts] = books.outstanding.sheets;
  const late = listed(list!).filter((row) => row['状态'] === '逾期');
  const units = ofUnits('');
  const heat = await app.call('heat.matrix', { year });
  const today = await app.call('today.summary', { year });
  const { years } = await app.call('workspace.status', {});
  expect(late.length).toBeGreaterThan(20);
  expect([
    added(units, '逾期'),
    heat.lamps.overdue,
    heat.rows.reduce((sum, row) => sum + row.overdue, 0),
    today.overdue.lines.length,
    years.find((each) => each.year === year)?.overdue,
    totals(counts!)['逾期（项次）'],
  ]).toEqual(Array.from({ length: 6 }, () => late.length));
  const byUnit = new Map(heat.rows.map((row) => [row.unit, row.overdue]));
  for (const row of listed(counts!))
    expect([row['单位'], row['逾期（项次）']]).toEqual([row['单位'], byUnit.get(String(row['单位']))]);
  for (const [name, sum] of units) expect([name, sum['逾期']]).toEqual([name, byUnit.get(name) ?? 0]);
  const soon = listed(list!).filter((row) => row['状态'] === '临期').length;
  expect([totals(counts!)['7日内到期（项次）'], heat.lamps.dueSoon]).toEqual([soon, soon]);
  // Work without a deadline is looked at, and counted nowhere.
  expect(heat.lamps.ongoing).toBeGreaterThan(0);
  expect(added(units, '未到期')).toBe((heat.lamps.upcoming ?? 0) + soon);
});

it('the list is by unit, the longest overdue first, with days and dates that agree', () => {
  const rows = listed(books.outstanding.sheets[0]!);
  const late = rows.filter((row) => row['状态'] === '逾期');
  for (const row of late) {
    const [, y, m, d] = /^(\d+)年(\d+)月(\d+)日$/.exec(String(row['应办日期']))!.map(Number);
    const days = (Date.UTC(2021, 9, 20) - Date.UTC(y!, m! - 1, d)) / 86_400_000;
    expect(row['逾期天数']).toBe(days);
  }
  let unit = '';
  let before = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    if (row['责任单位'] !== '') [unit, before] = [String(row['责任单位']), Number.POSITIVE_INFINITY];
    const days = typeof row['逾期天数'] === 'number' ? row['逾期天数'] : 0;
    expect([unit, days <= before]).toEqual([unit, true]);
    before = days;
  }
});

it('submissions are those of the screen, sums and missing months too', async () => {
  const matrix = await app.call('submissions.matrix', { year });
  const rows = listed(books.submissions.sheets[0]!);
  expect(rows).toHaveLength(matrix.rows.length);
  for (const [at, row] of matrix.rows.entries()) {
    const printed = rows[at]!;
    const months = row.counts.map((_, month) => printed[`${month + 1}月`]);
    expect([row.unit, ...months]).toEqual([
      row.unit,
      ...row.counts.map((count, month) => {
        if (row.missed.includes(month + 1) && !count) return '缺';
        return count ?? (row.targets[month] === 0 ? '—' : '');
      }),
    ]);
    expect([printed['合计'], printed['应报月数'], printed['达标月数']]).toEqual([row.total, row.due, row.met]);
    expect(row.missed).toHaveLength(row.due - row.met);
    expect(printed['未达标月份']).toBe(row.missed.map((month) => `${month}月`).join('、'));
    const own = books.units.sheets[books.units.names.indexOf(row.unit)];
    if (own && row.due > 0) expect(own[1]!.join('')).toContain(`应报${row.due}个月，达标${row.met}个月`);
  }
  const total = totals(books.submissions.sheets[0]!);
  expect(matrix.totals).toEqual(matrix.totals.map((_, month) => total[`${month + 1}月`]));
});

it('the ledger’s progress is that of the tasks screen, and its summary counts its rows', async () => {
  const duties = await app.call('duties.list', { year, kind: 'measure' });
  const rows = listed(books.tasks.sheets[0]!);
  expect(rows.map((row) => row['进展'])).toEqual(duties.map((duty) => progressText(duty).replace('，', '\n')));
  const of = (...states: readonly string[]) =>
    rows.filter((row) => states.some((state) => String(row['状态']).startsWith(state))).length;
  const [done, late] = [of('已办结'), of('有逾期')];
  expect(books.tasks.sheets[0]![1]!.join('')).toContain(
    `共${rows.length}项：已办结${done}项，有逾期${late}项，其余${rows.length - done - late}项`,
  );
});

it('an extension and an exemption are printed with their reasons wherever a date is', () => {
  const printed = (rows: readonly (readonly (string | number)[])[]) => rows.flat().join('\n');
  for (const sheet of [books.schedule.sheets[0]!, books.schedule.sheets[1]!, books.outstanding.sheets[0]!]) {
    expect(printed(sheet)).toMatch(new RegExp(`由\\d+月\\d+日延至10月15日：${REASON}`));
  }
  expect(printed(books.schedule.sheets[0]!)).toContain('免除：职能划转');
  expect(printed(books.tasks.sheets[0]!)).toContain('免除：职能划转');
});

it('a group gets the rows of its members alone', async () => {
  const { groups } = await app.call('units.list', {});
  const group = groups.find(({ name }) => name.includes('镇'))!;
  const members = new Set(group.members.map(({ unitId }) => names.get(unitId)));
  const [units, list, sent] = await Promise.all(
    (['units', 'outstanding', 'submissions'] as const).map((kind) => exported(app, { year, kind, groupId: group.id })),
  );
  expect(units!.file.name).toContain(group.name);
  expect(units!.names.length).toBeGreaterThan(2);
  expect(units!.names.every((name) => members.has(name))).toBe(true);
  const shown = listed(list!.sheets[0]!)
    .map((row) => String(row['责任单位']))
    .filter((name) => name !== '');
  expect(shown.every((name) => members.has(name))).toBe(true);
  expect(listed(sent!.sheets[0]!).map((row) => row['单位'])).toHaveLength(members.size);
});
