import type { PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import type { ImportPreview, PreviewRow, TablePreview } from '../../../electron/contract/imports.ts';
import type { UnitList } from '../../../electron/contract/units.ts';
import { takenAtFirst } from '../../../electron/domain/exchange/threeWay.ts';
import type { DutyId, GroupId, UnitId } from '../../../electron/domain/brand.ts';

const MONTHLY = {
  type: 'recurring',
  every: 'month',
  due: { at: 'periodEnd' },
  covers: 'same',
  shift: { kind: 'none' },
} as const;

function row(key: string, content: string, timeWording: string, more: Partial<PreviewRow> = {}): PreviewRow {
  return {
    key,
    gridRow: Number(key.slice(1)) + 1,
    address: `B${Number(key.slice(1)) + 2}`,
    state: 'new',
    number: key.slice(1),
    task: '',
    subtask: '',
    content,
    timeWording,
    unitsWording: '区直各部门',
    rules: [
      {
        rule: MONTHLY,
        sentence: '每月，月末前',
        short: '每月末',
        span: { start: 0, end: 2, text: timeWording },
        confidence: 'read',
      },
    ],
    parties: [
      { name: '区直各部门', kind: 'group', role: 'responsible', span: { start: 0, end: 5, text: '区直各部门' } },
      { name: '区卫健局', kind: 'unit', role: 'lead', span: { start: 0, end: 4, text: '区卫健局' } },
    ],
    changes: [],
    dutyKind: 'disclosure',
    followedAs: 'counted',
    ticked: more.deletedSince !== true,
    takenAtFirst: takenAtFirst(more.changes ?? []),
    ...more,
  };
}

export const TABLE: TablePreview = {
  tableId: 't1',
  sheet: 'Sheet1',
  title: '清河区定时公开指标明细表',
  kind: 'schedule',
  headerRows: [1, 1],
  byHand: false,
  measures: 3,
  secondary: false,
  missing: [],
  startsOnRecord: [],
  columns: [
    { column: 0, letters: 'A', header: '序号', role: 'number' },
    { column: 1, letters: 'B', header: '指标名称', role: 'content' },
    { column: 2, letters: 'C', header: '单位名称', role: 'units' },
    { column: 3, letters: 'D', header: '公开时限', role: 'time' },
  ],
  grid: {
    rows: [
      ['清河区定时公开指标明细表'],
      ['序号', '指标名称', '单位名称', '公开时限'],
      ['1', '公开预算', '区直各部门', '每月公开'],
      ['2', '公开决算', '', '每月'],
      ['3', '统计月报', '', '每周'],
      ['注：按月填报'],
    ],
    merges: [
      { top: 0, left: 0, bottom: 0, right: 3 },
      { top: 2, left: 2, bottom: 4, right: 2 },
    ],
  },
  rows: [
    row('r1', '公开预算', '每月公开'),
    row('r2', '公开决算', '每月', {
      unitsCheck: '“有关部门”没有指明单位',
      parties: [
        { name: '有关部门', kind: 'function', role: 'responsible', span: { start: 0, end: 4, text: '有关部门' } },
      ],
    }),
    row('r3', '统计月报', '每周', {
      state: 'changed',
      changes: [{ field: 'timeWording', label: '时限', before: '每月', after: '每周', conflict: false, clears: false }],
    }),
  ],
  tasks: 0,
  leftOut: [{ address: 'A6', text: '注：按月填报' }],
  unreadColumns: [],
};

export function rowAt(index: number): PreviewRow {
  const found = TABLE.rows[index];
  if (!found) throw new Error(`No row ${index}`);
  return found;
}

export const PREVIEW: ImportPreview = {
  previewId: 'p1',
  version: 0,
  layoutsChange: false,
  fileName: '清河区2021年定时公开指标明细表.xlsx',
  yearInFile: undefined,
  issued: { date: '2021-03-01' as PlainDate, words: '2021年3月1日' },
  tables: [TABLE],
  skippedSheets: [{ sheet: '填表说明', reason: '没有找到表头' }],
  notes: [],
  unknownNames: [
    {
      name: '区直各部门',
      kind: 'group',
      rows: 2,
      suggestedKind: 'department',
      suggestions: [],
      alike: [],
      suggestedMembers: 'all',
    },
    {
      name: '区卫健局',
      kind: 'unit',
      rows: 2,
      suggestedKind: 'department',
      suggestions: [{ unitId: 'u1' as UnitId, name: '区卫生健康局', score: 0.8 }],
      alike: [],
      suggestedMembers: 'none',
    },
    {
      name: '有关部门',
      kind: 'function',
      rows: 1,
      suggestedKind: 'department',
      suggestions: [],
      alike: [],
      suggestedMembers: 'none',
    },
  ],
};

export const LIST: UnitList = {
  units: [
    { id: 'u1' as UnitId, name: '区卫生健康局', kind: 'department', aliases: [], groupIds: [], duties: 0 },
    { id: 'u2' as UnitId, name: '清泉镇', kind: 'town', aliases: [], groupIds: [], duties: 0 },
  ],
  groups: [{ id: 'g1' as GroupId, name: '各镇街', aliases: [], members: [] }],
};

/** A file that came before, edited since on both sides: a cell that differs, a conflict, an empty cell, a duty that is gone from it. */
export const EDITED: TablePreview = {
  ...TABLE,
  rows: [
    row('r1', '公开预算', '每月公开', { state: 'same' }),
    row('r2', '公开决算', '每周', {
      state: 'conflict',
      changes: [
        {
          field: 'timeWording',
          label: '时限',
          base: '每月',
          before: '每季度',
          after: '每周',
          conflict: true,
          clears: false,
        },
      ],
    }),
    row('r3', '统计月报', '', {
      state: 'changed',
      changes: [
        { field: 'content', label: '内容', before: '统计年报', after: '统计月报', conflict: false, clears: false },
        { field: 'timeWording', label: '时限', before: '每周', after: '', conflict: false, clears: true },
      ],
    }),
  ],
  missing: [
    { dutyId: 'd9' as DutyId, number: '9', content: '公开三公经费', registered: 3, alsoIn: [] },
    { dutyId: 'd10' as DutyId, number: '10', content: '公开采购目录', registered: 0, alsoIn: [] },
  ],
};

const HEADING = '一、推进决策公开';
const ASKS = '各单位每月至少报送1篇信息；区司法局6月底前公布决策目录。';

/** The text of a plan: a heading, and a paragraph with two sentences that ask for something. */
export const PLAN: TablePreview = {
  ...TABLE,
  tableId: 't2',
  sheet: '工作要点.docx',
  title: '清河区2021年政务公开工作要点',
  kind: 'plan',
  columns: [],
  grid: { rows: [['清河区2021年政务公开工作要点'], [HEADING], [ASKS], ['附件：任务分解表']], merges: [] },
  rows: [
    row('p1', '各单位每月至少报送1篇信息', '', {
      gridRow: 2,
      address: 'A3',
      task: HEADING,
      rules: [],
      span: span(0, 14),
    }),
    row('p2', '区司法局6月底前公布决策目录', '', {
      gridRow: 2,
      address: 'A3',
      task: HEADING,
      rules: [],
      span: span(14, ASKS.length),
    }),
  ],
  measures: 2,
  tasks: 1,
  leftOut: [{ address: 'A4', text: '附件：任务分解表' }],
};

function span(start: number, end: number) {
  return { start, end, text: ASKS.slice(start, end) };
}
