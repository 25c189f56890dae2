/**
 * 定时公开指标明细表, 任务分解表, or the text of an annual plan (工作要点). A plan is laid out as a grid of one column, a paragraph a
 * row, so that it is previewed, compared and written like a table. A `scheme` (指标, 分值, 评分标准) is shown and holds no duties.
 */
export type TableKind = 'schedule' | 'breakdown' | 'plan' | 'scheme';

/** What a column holds; `stage`: what is to be reached by the quarter or month its header names; `ignored` columns are shown and not read. */
export type ColumnRole =
  | 'number'
  | 'task'
  | 'subtask'
  | 'content'
  | 'time'
  | 'units'
  | 'leadUnits'
  | 'supportUnits'
  | 'stage'
  | 'remarks'
  | 'ignored';

/** 公文: 催办单 for a unit, 通报 on a span of time, 工作要点落实情况报告 on a year's plan, 采用情况通报 on a month of 信息报送. */
export type PaperKind = 'reminder' | 'circular' | 'report' | 'adoption';

/** The workbooks that go to leadership: 工作台账, 工作台账明细, 定时公开执行情况表, 考核得分表, 单位任务单, 未办结及逾期清单, 信息报送统计表, 信息采用情况表; of an assessment 考核总表, 得分单, 扣分清单, 计分公式表, 考核方案. */
export type ExportKind =
  | 'tasks'
  | 'items'
  | 'schedule'
  | 'assessment'
  | 'units'
  | 'outstanding'
  | 'submissions'
  | 'adoptions'
  | 'scoreWhole'
  | 'scoreSheets'
  | 'scoreDeductions'
  | 'scoreFormulas'
  | 'scoreScheme';

/** What a round of fill-in workbooks asks units for: how far their work is, their own list of tasks (任务清单), or the points that they claim (自评). */
export type RoundKind = 'progress' | 'taskList' | 'selfScore';

/**
 * What became of an item since its unit last answered: 新增, the first answer; 有进展; 回退, less far than it was; 无变化; 停滞, no change twice; 已了结, done or
 * not the unit's, as before.
 */
export type RoundChange = 'new' | 'moved' | 'back' | 'same' | 'stuck' | 'settled';

/**
 * What a task of a unit's own list is to the duties on record: the same as one, by its wording or as decided; perhaps one, to be confirmed; new; none, as
 * decided.
 */
export type TaskMatchKind = 'matched' | 'likely' | 'new' | 'none';

/** The cells of a fill-in workbook (填报表) that a unit fills in. */
export type OpenField = 'status' | 'doneOn' | 'link' | 'progress' | 'remarks';
/** The wording that the office has put there; what a unit does to it changes nothing. */
export type LockedField = 'number' | 'task' | 'content' | 'period' | 'dueOn' | 'state';
export type FormField = LockedField | OpenField;
