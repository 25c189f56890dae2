/** What the tables of the data file hold, for people who hear that one could not be read. */
const TABLE_WORDS: Readonly<Record<string, string>> = {
  settings: '设置',
  years: '年度',
  units: '单位',
  unit_aliases: '单位别名',
  unit_groups: '单位组',
  group_aliases: '单位组别名',
  group_members: '单位组成员',
  group_rules: '单位组的整类成员',
  group_exceptions: '单位组的除外单位',
  duties: '事项',
  duty_rules: '公开时限',
  assignments: '责任单位',
  unresolved_parties: '待核的责任单位',
  triggers: '触发事件',
  trigger_units: '触发事件的单位',
  fulfilments: '登记',
  extensions: '延期',
  exemptions: '免除',
  verifications: '核验',
  evidence: '佐证',
  notes: '备注',
  saved_views: '筛选方案',
  reminders: '催办单',
  reminder_items: '催办的事项',
  reminder_fetches: '催办单的下载',
  findings: '问题',
  contacts: '联系人',
  submissions: '信息报送',
  pieces: '报送信息',
  adoptions: '信息采用',
  unit_reports: '单位上报的情况',
  schemes: '考核方案',
  judgements: '手工评分',
  holiday_notices: '放假安排',
  imports: '导入记录',
  layouts: '表格的列对应',
  fill_in_rounds: '填报期次',
  fill_in_books: '填报表',
  fill_in_returns: '返回的填报表',
  round_answers: '逐期填报',
  unit_tasks: '任务清单',
  self_scores: '自评',
  visits: '查看记录',
  commands: '操作记录',
  changes: '改动记录',
};

/** What belongs to something else, or is kept beside it: told of only where nothing but it was written. */
const PARTS = new Set([
  'unit_aliases',
  'group_aliases',
  'group_members',
  'group_rules',
  'group_exceptions',
  'duty_rules',
  'assignments',
  'unresolved_parties',
  'trigger_units',
  'unit_reports',
  'round_answers',
  'unit_tasks',
  'self_scores',
  'reminder_items',
  'reminder_fetches',
  'adoptions',
  'imports',
  'duty_sources',
  'layouts',
  'fill_in_books',
  'settings',
  'years',
  'visits',
]);

/** Of counts by table those that a person counts by: 事项, and not its units and time limits too. */
export function wholes<Count extends { readonly table: string }>(counts: readonly Count[]): readonly Count[] {
  const whole = counts.filter(({ table }) => !PARTS.has(table));
  return whole.length > 0 ? whole : counts;
}

/** 登记; the table's own name for one that people never see. */
export function tableWord(table: string): string {
  return TABLE_WORDS[table] ?? table;
}
