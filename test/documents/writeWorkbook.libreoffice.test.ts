import { Workbook } from '@cj-tech-master/excelts';
import { afterAll, describe, expect, it } from 'vitest';
import { writeWorkbook } from '../../electron/documents/workbooks/writeWorkbook.ts';
import type { UnitId } from '../../electron/domain/brand.ts';
import type { WorkbookSpec } from '../../electron/domain/sheets/workbookSpec.ts';
import { scoreTable } from '../../electron/services/exports/assessment.ts';
import { scoreSheet } from '../../electron/services/exports/scoreSheets.ts';
import { disclosureSchedule } from '../../electron/services/exports/schedule.ts';
import { taskLedger } from '../../electron/services/exports/tasks.ts';
import {
  detailOf,
  duty,
  heading,
  items,
  longPlan,
  occurrence,
  party,
  scores,
} from '../services/exports/viewFixtures.ts';
import { exported } from '../services/exports/exported.ts';
import { openTestApp } from '../support/testApp.ts';
import { closeOffice, missingPrinter, print, type Printed, resave } from './soffice.ts';

const missing = missingPrinter();
if (missing !== undefined) console.warn(missing);

const A4 = [842, 595];
const A3 = [1191, 842];

async function printed(spec: WorkbookSpec): Promise<Printed> {
  return print(await writeWorkbook(spec, () => {}));
}

/** Text without blanks: a PDF sets Chinese with gaps where the font changes. */
function words({ text }: Printed['pages'][number]): string {
  return text.replaceAll(/\s/g, '');
}

function expectNumbered({ pages }: Printed): void {
  for (const [index, page] of pages.entries()) expect(words(page)).toContain(`第${index + 1}页共${pages.length}页`);
}

const scheduled = ['区财政局', '区民政局', '柳林镇'].flatMap((unit, index) => [
  {
    duty: duty({
      content: `部门预算（${unit}）`,
      task: '财政信息',
      kind: 'disclosure',
      state: 'overdue',
      assignments: [party(unit)],
    }),
    occurrences: [
      occurrence(unit, `部门预算（${unit}）`, 'onTime', 1),
      occurrence(unit, `部门预算（${unit}）`, 'late', 2),
      occurrence(unit, `部门预算（${unit}）`, 'overdue', 3 + index),
      occurrence(unit, `部门预算（${unit}）`, 'upcoming', 8),
    ],
  },
]);

afterAll(closeOffice);

describe.skipIf(missing !== undefined)('printed by LibreOffice', () => {
  it('the ledger is A4 landscape, its title on the first page, its header and labels on every page', async () => {
    const result = await printed(taskLedger(heading, items(longPlan(60))));
    expect(result.size.map(Math.round)).toEqual(A4);
    expect(result.pages.length).toBeGreaterThan(3);
    expectNumbered(result);
    for (const [index, page] of result.pages.entries()) {
      const text = words(page);
      expect(text.includes('清河区2021年政务公开工作台账')).toBe(index === 0);
      for (const header of [
        '序号',
        '重点任务',
        '工作任务',
        '工作举措',
        '责任单位',
        '时限',
        '办结情况',
        '进展',
        '状态',
      ]) {
        expect(text).toContain(header);
      }
      // The label of the first column is on each page, whichever rows it holds.
      expect(text).toMatch(/第[1-5]部分/);
    }
    const all = result.pages.map(words).join('');
    for (let measure = 1; measure <= 60; measure += 1) expect(all).toContain(`举措${measure}：`);
    expect(words(result.pages.at(-1)!)).toContain('填表日期');
    expect(all).toContain('牵头：区政府办公室');
  });

  it('the ledger on A3 takes fewer pages', async () => {
    const [a4, a3] = [
      await printed(taskLedger(heading, items(longPlan(40)))),
      await printed(taskLedger({ ...heading, paper: 'A3' }, items(longPlan(40)))),
    ];
    expect(a3.size.map(Math.round)).toEqual(A3);
    expect(a3.pages.length).toBeLessThan(a4.pages.length);
    expectNumbered(a3);
  });

  it('the schedule shows its figures, and lists what is overdue on a sheet of its own', async () => {
    const order = ['区财政局', '区民政局', '柳林镇'] as UnitId[];
    const result = await printed(disclosureSchedule(heading, scheduled, order));
    expect(result.pages).toHaveLength(2);
    expectNumbered(result);
    const [first, second] = result.pages.map(words);
    expect(first).toContain('清河区2021年定时公开执行情况表');
    expect(first).toContain('截至2021年6月30日');
    expect(first).toMatch(/合计9333333\.33%/);
    expect(second).toContain('清河区2021年定时公开逾期清单');
    expect(second).toMatch(/1区财政局.*2区民政局.*3柳林镇/);
  });

  it('scores print a table for each kind of unit, on a page of its own where they fit', async () => {
    const result = await printed(scoreTable(heading, scores(17)));
    expect(result.pages).toHaveLength(2);
    const [departments, towns] = result.pages.map(words);
    expect(departments).toContain('考核得分表（部门）');
    expect(towns).toContain('考核得分表（镇街）');
    expect(departments).toContain('定时公开按时率');
    expect(departments).toContain('折算分');
    expect(departments).toMatch(/2区第2局39\.7529\.7519\.759\.7598\.003\.92/);
  });

  it('one unit gets its score sheet on one page', async () => {
    const table = scores(3);
    const result = await printed(
      scoreSheet({ ...heading, unit: '区第2局' }, table, {
        of: table.classes[0]!,
        detail: detailOf(table.classes[0]!, table.classes[0]!.rows[1]!),
      }),
    );
    expect(result.pages).toHaveLength(1);
    expect(words(result.pages[0]!)).toContain('应办61，按时43，迟办11，逾期7');
  });

  it('every other kind of table prints on A4, numbered, in official fonts, without what programs keep for themselves', async () => {
    const app = await openTestApp({ today: '2021-10-20' });
    const { year } = await app.call('workspace.loadDemo', {});
    const scopes = { units: '区财政局', outstanding: undefined, submissions: undefined, tasks: undefined } as const;
    const { units } = await app.call('units.list', {});
    const expected = {
      units: /任务单（区财政局）.*按时：/,
      outstanding: /未办结及逾期清单.*\d逾期/,
      submissions: /信息报送统计表.*缺/,
      tasks: /工作台账/,
    };
    for (const kind of ['units', 'outstanding', 'submissions', 'tasks'] as const) {
      const unit = units.find(({ name }) => name === scopes[kind]);
      const { file, sheets } = await exported(app, { year, kind, ...(unit ? { unitId: unit.id } : {}) });
      const result = print(file.bytes);
      const all = result.pages.map(words).join('');
      expect([kind, result.size.map(Math.round)]).toEqual([kind, A4]);
      expectNumbered(result);
      expect(all).toMatch(expected[kind]);
      expect(all).not.toMatch(/§|desk/);
      // About twenty rows stand on a page, and no sheet takes a page for a few of them.
      const rows = sheets.reduce((sum, sheet) => sum + sheet.length, 0);
      expect(result.pages.length).toBeLessThanOrEqual(sheets.length + Math.ceil(rows / 9));
      const workbook = new Workbook();
      await workbook.xlsx.load(resave(file.bytes).buffer);
      const [first] = workbook.worksheets;
      // Of Chinese texts it keeps the name only where the font is installed; figures show what was asked for.
      expect([kind, first?.getCell('A5').font?.name]).toEqual([kind, '仿宋_GB2312']);
      expect([kind, first?.pageSetup.orientation, (first?.model.mergeCells?.length ?? 0) > 2]).toEqual([
        kind,
        'landscape',
        true,
      ]);
    }
    await app.close();
  });

  it('a text of several pages is printed to its last word', async () => {
    const content = `${'逐条说明公开的范围、时限和方式，由专人核对后发布。'.repeat(150)}到此为止`;
    const result = await printed(
      taskLedger(heading, items([duty({ content, task: '甲' }), duty({ content: '第二条', task: '甲' })])),
    );
    const all = result.pages.map(words).join('');
    expect(result.pages.length).toBeGreaterThan(1);
    expect(all).toContain('到此为止');
    expect(all.split('由专人核对后发布').length - 1).toBeGreaterThan(100);
  });
});
