import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AssessmentTable, ScoreDetail } from '../../../electron/contract/assessment.ts';
import { treeNodes } from '../../../electron/services/exports/scoreTree.ts';
import { exported } from './exported.ts';
import { base, bonus, leaf, scheme } from '../../domain/scoring/schemeFixtures.ts';
import { assessedOffice, praise, register, scored, YEAR, type AssessedOffice } from '../scoreProcess/assessedOffice.ts';

/** The papers of an assessment say of every unit what the screen says. */

let office: AssessedOffice;
let table: AssessmentTable;
let details: ReadonlyMap<string, ScoreDetail>;

beforeAll(async () => {
  office = await assessedOffice();
  await scored(office);
  await register(office, office.civil, 1, '2021-04-20');
  const { app } = office;
  table = await app.call('assessment.table', { year: YEAR });
  const rows = table.classes.flatMap((each) => each.rows);
  const all = await Promise.all(rows.map(({ unitId }) => app.call('assessment.unit', { year: YEAR, unitId })));
  details = new Map(all.map((detail) => [detail.row.unit, detail]));
});
afterAll(async () => {
  await office.app.close();
  expect(office.app.bugs).toEqual([]);
});

const figure = (points: string | undefined) => (points === undefined ? '—' : Number(points));

describe('the whole table', () => {
  it('has a header of three rows and the figures of the screen, for every unit and every indicator', async () => {
    const { sheets, names } = await exported(office.app, { year: YEAR, kind: 'scoreWhole', paper: 'A3' });
    expect(names).toEqual(table.classes.map(({ name }) => name));
    for (const [at, of] of table.classes.entries()) {
      const rows = sheets[at] ?? [];
      expect(rows[2]?.slice(0, 4)).toEqual(['名次', '单位', '一级', '']);
      expect(rows[3]?.slice(2, 6)).toEqual([
        '小计\n（100分）',
        '按时公开\n（60分）',
        '日常评议\n（20分）',
        '第三方测评\n（20分）',
      ]);
      const nodes = treeNodes(of);
      for (const row of of.rows) {
        const printed = rows.find((cells) => cells[1] === row.unit) ?? [];
        const flat = new Map<string, string | undefined>();
        const add = (views: ScoreDetail['nodes']): void => {
          for (const { nodeId, points, children } of views) {
            flat.set(nodeId, points);
            add(children);
          }
        };
        add(details.get(row.unit)?.nodes ?? []);
        const shown = nodes.map(({ node }) => flat.get(node.id));
        const isOpen = (points: string | undefined) => points === undefined;
        expect(printed.slice(2, 2 + nodes.length).map((cell) => (cell === '待评' ? '—' : cell))).toEqual(
          shown.map((points) => (isOpen(points) ? '—' : figure(points))),
        );
        const [, total, contribution] = printed.slice(2 + nodes.length);
        expect([total, contribution]).toEqual([figure(row.total), figure(row.contribution)]);
        expect(printed[0]).toBe(row.place ?? '不排名');
      }
    }
  });

  it('says how each total moved since the month before, and what that is', async () => {
    const { sheets } = await exported(office.app, { year: YEAR, kind: 'scoreWhole', classId: office.departments });
    const rows = sheets[0] ?? [];
    const at = rows[2]?.indexOf('较上月') ?? -1;
    expect(rows[2]?.[at + 1]).toBe('总分\n（100分）');
    const before = await office.app.call('assessment.monthBefore', { year: YEAR, classId: office.departments });
    expect(before.totals.some(({ isProvisional }) => isProvisional)).toBe(true);
    expect(rows.find((cells) => cells[1] === '区民政局')?.[at]).toBe('暂计');
    expect(rows.flat().join('')).toContain('“较上月”为总分减2021年12月31日的总分');
  });

  it('takes one class where one is asked for', async () => {
    const { names } = await exported(office.app, { year: YEAR, kind: 'scoreWhole', classId: office.departments });
    expect(names).toHaveLength(1);
  });
});

describe('unit sheets', () => {
  it('have every indicator, the facts with their points, the way to the total', async () => {
    const { sheets, names } = await exported(office.app, { year: YEAR, kind: 'scoreSheets' });
    expect(names).toEqual(table.classes.flatMap(({ rows }) => rows.map(({ unit }) => unit)));
    for (const [at, name] of names.entries()) {
      const rows = sheets[at] ?? [];
      const detail = details.get(name);
      const total = rows.find(([first]) => first === '总分');
      expect([name, total?.[2]]).toEqual([name, figure(detail?.row.total)]);
    }
    const civil = sheets[names.indexOf('区民政局')] ?? [];
    const texts = civil.map((row) => row.join('|'));
    expect(texts).toContainEqual(expect.stringMatching(/^　按时公开\|60\|45\|应办 4/u));
    expect(texts).toContainEqual(expect.stringMatching(/工作动态（2021年第一季度）：迟办 20 天\|2021年3月31日\|-15/u));
    expect(texts).toContainEqual(expect.stringMatching(/^表扬\|5\|1\|/u));
  });
});

describe('the deduction list', () => {
  it('names unit, indicator, fact, day and points; what no fact tells stands as what the indicator lacks', async () => {
    const { sheets } = await exported(office.app, { year: YEAR, kind: 'scoreDeductions', classId: office.departments });
    const rows = (sheets[0] ?? []).filter(([first]) => typeof first === 'number');
    const told = rows.map((row) => row.slice(1, 6).join('|'));
    expect(told).toEqual([
      expect.stringMatching(/^区财政局\|一级／日常评议\|.*\|—\|-2$/u),
      expect.stringMatching(/^\|一级／第三方测评\|.*\|—\|-4$/u),
      expect.stringMatching(/^区民政局\|一级／按时公开\|工作动态（2021年第一季度）：迟办 20 天\|2021年3月31日\|-15$/u),
      expect.stringMatching(/^\|一级／日常评议\|.*\|—\|-5$/u),
      expect.stringMatching(/^\|一级／第三方测评\|.*\|—\|-0.5$/u),
    ]);
  });
});

describe('points per day late', () => {
  let decaying: AssessedOffice;
  beforeAll(async () => {
    decaying = await assessedOffice();
    const tree = scheme([
      base(
        leaf('owed', '60', [
          { rule: 'lateDecay', select: { kinds: ['disclosure'] }, perDay: '1', days: 'day', floor: '0' },
        ]),
      ),
      bonus(leaf('praise', '5', [{ rule: 'events', entries: [{ type: 'praise', points: '1' }], take: 'stack' }])),
    ]);
    await decaying.app.call('schemes.save', {
      year: YEAR,
      schemeId: decaying.schemeId,
      name: '方案',
      tree: { ...tree, total: '60' },
      weight: { kind: 'percent', percent: '4', base: '100' },
      note: '',
    });
    await register(decaying, decaying.finance, 1, '2021-03-30');
    await register(decaying, decaying.finance, 2, '2021-07-04');
    await praise(decaying, decaying.finance);
  });
  afterAll(() => decaying.app.close());

  it('cost those that were late, and are not on the list of those that were on time', async () => {
    const input = { year: YEAR, kind: 'scoreDeductions', classId: decaying.departments } as const;
    const { sheets } = await exported(decaying.app, input);
    const told = (sheets[0] ?? []).filter(([first]) => typeof first === 'number').map((row) => String(row[3]));
    expect(told.filter((text) => text.includes('按时'))).toEqual([]);
    expect(told).toContain('工作动态（2021年第二季度）：迟办 4 天');
  });

  it('an event stands with its reason', async () => {
    const { sheets } = await exported(decaying.app, { year: YEAR, kind: 'scoreSheets', unitId: decaying.finance });
    expect((sheets[0] ?? []).map((row) => row[3])).toContain('表扬：信息报送质量好');
  });
});

it('the scheme goes out as it can be read in again', async () => {
  const { file, sheets } = await exported(office.app, { year: YEAR, kind: 'scoreScheme', classId: office.departments });
  expect(sheets[0]?.[2]?.slice(0, 4)).toEqual(['部分', '一级指标', '二级指标', '分值']);
  const fileId = await office.app.putFile(file.name, file.bytes);
  const { jobId } = await office.app.call('schemeTables.read', { year: YEAR, fileId });
  const job = await office.app.finished(jobId);
  expect(job.state).toBe('done');
  if (job.state !== 'done') return;
  const read = await office.app.call('schemeTables.preview', { previewId: job.previewId ?? '' });
  expect([read.isOurs, read.tree.nodes]).toEqual([true, table.classes[0]?.scheme.tree.nodes]);
});

it('the formula workbook shows the figures of the screen before anybody reckons it anew', async () => {
  const { sheets, names } = await exported(office.app, {
    year: YEAR,
    kind: 'scoreFormulas',
    classId: office.departments,
  });
  expect(names).toEqual(['得分1', '数据1', '事实1']);
  const rows = (sheets[0] ?? []).slice(4, 6);
  const figures = rows.map((row) => {
    const filled = row.filter((cell) => cell !== '');
    return [row[0], row[1], filled.at(-2), filled.at(-1)];
  });
  const of = table.classes.find(({ classId }) => classId === office.departments);
  expect(figures).toEqual(
    of?.rows.map(({ place, unit, total, contribution }) => [place, unit, figure(total), figure(contribution)]),
  );
  const origins = new Set((sheets[1] ?? []).slice(3).map((row) => row[8]));
  expect(origins).toEqual(new Set(['公式', '数值：由人评议', '数值：规则不写成公式', '']));
});
