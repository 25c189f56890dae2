import { describe, expect, it } from 'vitest';
import type { UnitId } from '../../../electron/domain/brand.ts';
import type { CellSpec, SheetSpec } from '../../../electron/domain/sheets/workbookSpec.ts';
import { scoreSheet, scoreTable } from '../../../electron/services/exports/assessment.ts';
import { disclosureSchedule } from '../../../electron/services/exports/schedule.ts';
import { fileNameOf, mergeLabels } from '../../../electron/services/exports/sheet.ts';
import { taskLedger } from '../../../electron/services/exports/tasks.ts';
import { duty, heading, items, occurrence, party, scores } from './viewFixtures.ts';

function shown(cell: CellSpec | undefined): string | number {
  if (cell === undefined || cell.kind === 'empty') return '';
  return cell.kind === 'text' ? cell.text : cell.value;
}

const rowsOf = (sheet: SheetSpec | undefined) => (sheet?.rows ?? []).map((row) => row.map(shown));

describe('labels', () => {
  it('are merged where neighbours are alike, empty ones never', () => {
    const { merges, cells } = mergeLabels(['甲', '甲', '', '', '乙', '甲'], 1);
    expect(merges).toEqual([{ top: 0, left: 1, bottom: 1, right: 1 }]);
    expect(cells.map(shown)).toEqual(['甲', '', '', '', '乙', '甲']);
  });

  it('of an inner column do not cross the border of an outer one', () => {
    const outer = mergeLabels(['一', '一', '二', '二'], 1);
    const inner = mergeLabels(['同名', '同名', '同名', '同名'], 2, outer.starts);
    expect(inner.merges.map(({ top, bottom }) => [top, bottom])).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });
});

describe('file names', () => {
  it('say district, year, table and day', () => {
    expect(fileNameOf(heading, '政务公开工作台账')).toBe('清河区2021年政务公开工作台账（截至2021年6月30日）.xlsx');
    const unit = { ...heading, unit: '区审批局/大厅' };
    expect(fileNameOf(unit, '政务公开工作台账')).toBe(
      '清河区2021年政务公开工作台账（区审批局 大厅，截至2021年6月30日）.xlsx',
    );
  });
});

describe('the task ledger', () => {
  const plan = [
    duty({ content: '甲项', task: '一、基础', subtask: '目录', done: 3, total: 4, state: 'inProgress' }),
    duty({ content: '乙项', task: '一、基础', subtask: '目录', state: 'overdue' }),
    duty({
      content: '丙项',
      task: '二、平台',
      subtask: '目录',
      timeWording: '',
      total: 0,
      state: 'toCheck',
      assignments: [
        party('区府办', 'lead'),
        party('区财政局'),
        party('区民政局', 'support'),
        party('区审计局', 'support'),
      ],
    }),
  ];

  it('numbers measures, merges labels, tells roles apart', () => {
    const [sheet] = taskLedger(heading, items(plan)).sheets;
    expect(rowsOf(sheet)).toEqual([
      [1, '一、基础', '目录', '甲项', '区财政局', '6月底前', '3/4', '进行中'],
      [2, '', '', '乙项', '区财政局', '6月底前', '0/1', '有逾期'],
      [
        3,
        '二、平台',
        '目录',
        '丙项',
        '牵头：区府办\n责任：区财政局\n配合：区民政局、区审计局',
        '年内持续推进',
        '—',
        '待核',
      ],
    ]);
    expect(sheet?.merges).toEqual([
      { top: 0, left: 1, bottom: 1, right: 1 },
      { top: 0, left: 2, bottom: 1, right: 2 },
    ]);
    expect(sheet?.rows[1]?.at(-1)).toMatchObject({ tone: 'alarm' });
    expect(sheet?.caption).toEqual(['共3项：已办结0项，有逾期1项，其余2项', '截至2021年6月30日']);
  });

  it('leaves out a level of labels that the plan does not have', () => {
    const flat = plan.map((row) => duty({ content: row.content, task: row.task }));
    expect(taskLedger(heading, items(flat)).sheets[0]?.columns.map(({ header }) => header[0])).not.toContain(
      '工作任务',
    );
  });

  it('shows the wording where no unit was read from it', () => {
    const row = duty({ content: '甲', assignments: [], unitsWording: '政策文件制订部门' });
    expect(rowsOf(taskLedger(heading, items([row])).sheets[0])[0]).toContain('政策文件制订部门');
  });

  it('of an empty year says so', () => {
    const [sheet] = taskLedger(heading, items([])).sheets;
    expect(rowsOf(sheet)[0]?.[0]).toBe('本年度没有任务举措。');
    expect(sheet?.rows[0]).toHaveLength(sheet?.columns.length ?? 0);
  });
});

describe('the schedule', () => {
  const item = {
    duty: duty({ content: '财政收支', kind: 'disclosure', timeWording: '每月公开', state: 'overdue' }),
    occurrences: [
      occurrence('区财政局', '财政收支', 'onTime', 1),
      occurrence('区财政局', '财政收支', 'onTime', 2),
      occurrence('区财政局', '财政收支', 'late', 3),
      occurrence('柳林镇', '财政收支', 'overdue', 4),
      occurrence('区财政局', '财政收支', 'overdue', 5),
      occurrence('区财政局', '财政收支', 'dueSoon', 6),
      occurrence('区财政局', '财政收支', 'exempt', 7),
    ],
  };
  const order = ['区财政局', '柳林镇'] as UnitId[];

  it('counts what was due, on time, late, overdue and not due, and sums up', () => {
    const [sheet] = disclosureSchedule(heading, [item, item], order).sheets;
    const figures = [5, 2, 1, 2, 1, '40%', '有逾期'];
    expect(rowsOf(sheet)[0]).toEqual([1, '财政收支', '区财政局', '每月公开', ...figures]);
    expect(rowsOf(sheet)[2]).toEqual(['合计', '', '', '', 10, 4, 2, 4, 2, '40%', '']);
    expect(sheet?.merges).toEqual([{ top: 2, left: 0, bottom: 2, right: 3 }]);
  });

  it('lists what is overdue unit by unit, longest overdue first', () => {
    const sheet = disclosureSchedule(heading, [item], order).sheets[1];
    expect(rowsOf(sheet)).toEqual([
      [1, '区财政局', '财政收支', '2021年5月', '2021年5月28日', 32, ''],
      [2, '柳林镇', '财政收支', '2021年4月', '2021年4月28日', 62, ''],
    ]);
  });

  it('says so where nothing is overdue', () => {
    const sheet = disclosureSchedule(heading, [], order).sheets[1];
    expect(rowsOf(sheet)[0]?.[0]).toBe('截至2021年6月30日，没有逾期未公开的事项。');
  });
});

describe('the score table', () => {
  it('has a sheet for each kind of unit, full marks in the header, scores as numbers', () => {
    const spec = scoreTable(heading, scores(14));
    expect(spec.sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['部门', 14],
      ['镇街', 12],
    ]);
    const [sheet] = spec.sheets;
    expect(sheet?.columns.map(({ header }) => header.at(-1))).toContain('定时公开按时率\n（40分）');
    expect(rowsOf(sheet)[0]).toEqual([1, '区第1局', 40, 30, 20, '—', 99, 3.96]);
    expect(sheet?.caption).toEqual([
      '绩效考核总分100分，政务公开权重4%，折算分＝总分×4%',
      '截至2021年6月30日（未定稿）',
    ]);
  });

  it('says what a point is worth on a base of 1,000', () => {
    const table = scores(1);
    const spec = scoreTable(heading, { ...table, scheme: { ...table.scheme, base: 1000, weight: '4.5' } });
    expect(spec.sheets[0]?.caption[0]).toBe('绩效考核总分1000分，政务公开权重4.5%，折算分＝总分×10×4.5%');
    expect(spec.sheets[0]?.columns.at(-1)?.header).toEqual(['折算分\n（45分）']);
  });

  it('of one unit says what each score was counted from', () => {
    const table = scores(2);
    const spec = scoreSheet({ ...heading, unit: '区第2局' }, table.scheme, table.groups[0]!.rows[1]!);
    const rows = rowsOf(spec.sheets[0]);
    expect(rows[0]).toEqual([1, '定时公开按时率', '40', 39.75, '应办 61，按时 43，迟办 11，逾期 7']);
    expect(rows.at(-2)).toEqual(['总分', '', '100', 98, '本组第2名']);
    expect(rows.at(-1)?.slice(0, 4)).toEqual(['折算分', '', '4', 3.92]);
  });
});
