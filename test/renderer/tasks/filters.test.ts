import { describe, expect, it } from 'vitest';
import type { UnitId, Year } from '../../../electron/domain/brand.ts';
import { labelSpans, tasksTable } from '../../../renderer/tasks/tasksTable.ts';
import { countRows, filterRows, taskFilters, taskRuns } from '../../../renderer/tasks/filters.ts';
import { readAddress } from '../../../renderer/address/useAddressState.ts';
import { duty } from './rows.ts';

const rows = [
  duty('1', { content: '公开预算', state: 'overdue', overdue: 1 }),
  duty('2', { content: '公开决算', subtask: '规范管理', timeWording: '６月底前', timeCheck: '请确认' }),
  duty('3', { subtask: '平台建设', unitIds: ['u2' as UnitId] }),
  duty('4', { kind: 'disclosure', task: '', subtask: '', content: '统计月报' }),
  duty('5', { kind: 'disclosure', task: '', subtask: '', content: '水质报告' }),
];
const found = (search: string) => filterRows(rows, readAddress(taskFilters, search)).map((row) => row.id);

describe('filters of the breakdown table', () => {
  it('narrow by kind, unit, state, words and 待核', () => {
    expect(found('')).toEqual(['1', '2', '3', '4', '5']);
    expect(found('kind=disclosure')).toEqual(['4', '5']);
    expect(found('unit=u2')).toEqual(['3']);
    expect(found('state=overdue')).toEqual(['1']);
    expect(found('check=1')).toEqual(['2']);
    expect(found('q=公开&state=overdue')).toEqual(['1']);
  });

  it('make no difference between full and half width, and look into wordings', () => {
    expect(found(`q=${encodeURIComponent('6月 底')}`)).toEqual(['2']);
  });

  it('ignore what the address says wrongly', () => {
    expect(found('kind=nonsense&state=nonsense')).toHaveLength(5);
  });
});

describe('merged cells', () => {
  it('join equal neighbours, second level within the first; scheduled items stand together', () => {
    const runs = taskRuns(rows);
    expect(runs.task.map((run) => `${run.first}-${run.last}`)).toEqual(['0-2', '0-2', '0-2', '3-4', '3-4']);
    expect(runs.subtask.map((run) => `${run.first}-${run.last}`)).toEqual(['0-1', '0-1', '2-2', '3-4', '3-4']);
  });
});

describe('countRows', () => {
  it('counts tasks once and what needs a look', () => {
    expect(countRows(rows)).toEqual({ rows: 5, tasks: 1, toCheck: 1, overdue: 1 });
  });
});

describe('the table on its way out', () => {
  it('has a line for each row, and labels over the rows that they stand for', () => {
    const shown = rows.slice(0, 2);
    const { header, rows: lines } = tasksTable(shown, 2021 as Year);
    expect(header).toHaveLength(10);
    expect(lines[0]).toEqual([
      '夯实基础',
      '规范管理',
      '1',
      '公开预算',
      '区财政局',
      '',
      '',
      '计入考核',
      '0/1，逾期 1',
      '有逾期',
    ]);
    const spans = labelSpans(shown);
    expect([spans(0, 0), spans(1, 0), spans(0, 1), spans(1, 3)]).toEqual([2, 0, 2, 1]);
  });
});
