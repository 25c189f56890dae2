import type {
  ColumnRole,
  ExportKind,
  FormField,
  PaperKind,
  RoundChange,
  RoundKind,
  TableKind,
  TaskMatchKind,
} from '../model/documents.ts';
import { DUTY_TEXT_WORDS, PARTY_ROLE_WORDS } from './duties.ts';

/** What a table that comes in is. */
export const TABLE_KIND_WORDS: Readonly<Record<TableKind, string>> = {
  schedule: '定时公开指标明细表',
  breakdown: '任务分解表',
  plan: '工作要点正文',
  scheme: '考核评分表',
};

/** What a column of it holds, in the order of the list to choose from. */
export const COLUMN_ROLE_WORDS: Readonly<Record<ColumnRole, string>> = {
  number: DUTY_TEXT_WORDS.number,
  task: DUTY_TEXT_WORDS.task,
  subtask: DUTY_TEXT_WORDS.subtask,
  content: DUTY_TEXT_WORDS.content,
  time: DUTY_TEXT_WORDS.timeWording,
  units: DUTY_TEXT_WORDS.unitsWording,
  leadUnits: `${PARTY_ROLE_WORDS.lead}单位`,
  supportUnits: `${PARTY_ROLE_WORDS.support}单位`,
  stage: '分期目标',
  remarks: '备注',
  ignored: '不读取',
};

/** The workbooks that go to leadership: in menus and as the name of a sheet, and as the title at its head has it. */
export const EXPORT_KIND_WORDS: Readonly<Record<ExportKind, { readonly short: string; readonly title: string }>> = {
  tasks: { short: '工作台账', title: '政务公开工作台账' },
  items: { short: '工作台账明细', title: '政务公开工作台账明细' },
  schedule: { short: '定时公开执行情况表', title: '定时公开执行情况表' },
  assessment: { short: '考核得分表', title: '政务公开考核得分表' },
  units: { short: '单位任务单', title: '政务公开单位任务单' },
  outstanding: { short: '未办结及逾期清单', title: '政务公开未办结及逾期清单' },
  submissions: { short: '信息报送统计表', title: '政务信息报送统计表' },
  adoptions: { short: '信息采用情况表', title: '政务信息采用情况表' },
  scoreWhole: { short: '考核总表', title: '政务公开考核总表' },
  scoreSheets: { short: '各单位得分单', title: '政务公开考核得分单' },
  scoreDeductions: { short: '扣分清单', title: '政务公开考核扣分清单' },
  scoreFormulas: { short: '计分公式表', title: '政务公开考核计分公式表' },
  scoreScheme: { short: '考核方案', title: '政务公开考核方案' },
};

/** Kinds of paper (公文) in the order in which they are offered. */
export const PAPER_KINDS = ['reminder', 'circular', 'report', 'adoption'] as const satisfies readonly PaperKind[];

export const PAPER_KIND_WORDS: Readonly<Record<PaperKind, string>> = {
  reminder: '催办单',
  circular: '通报',
  report: '工作要点落实情况报告',
  adoption: '采用情况通报',
};

/** The columns of a fill-in workbook (填报表). Books that come back are read by these headers: they are part of the file's format. */
export const FORM_FIELD_WORDS: Readonly<Record<FormField, string>> = {
  number: '序号',
  task: '任务（事项）',
  content: '举措内容',
  period: '所属期',
  dueOn: '应办日期',
  state: '当前情况',
  status: '完成情况',
  doneOn: '完成日期',
  link: '链接',
  progress: '进展情况',
  remarks: '备注',
};

/** What a round asks for, in the order of the choice. */
export const ROUND_KIND_WORDS: Readonly<Record<RoundKind, string>> = {
  progress: '工作进展',
  taskList: '任务清单',
  selfScore: '自评',
};

/** What became of an item since the last round, in the order in which a screen counts them. */
export const ROUND_CHANGE_WORDS: Readonly<Record<RoundChange, string>> = {
  new: '新增',
  moved: '有进展',
  back: '回退',
  same: '无变化',
  stuck: '停滞',
  settled: '已了结',
};

/** What goes out in it. */
export const ROUND_BOOK_WORDS: Readonly<Record<RoundKind, string>> = {
  progress: '填报表',
  taskList: '任务清单',
  selfScore: '自评表',
};

/** What a task of a unit's own list is to the duties on record. */
export const TASK_MATCH_WORDS: Readonly<Record<TaskMatchKind, string>> = {
  matched: '已对应',
  likely: '待确认',
  new: '未在册',
  none: '不对应',
};
