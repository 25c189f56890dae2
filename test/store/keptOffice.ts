/*
 * What the office of the kept files (formats/) holds once its file is opened: the same in every format, but for what a format could not hold yet.
 */

/** A line that holds for every format, or from one on, or from one to another. */
export type Line = string | readonly [line: string, since: number, until?: number];

/** Rows of every table after the migration, for format 1, 2, … */
export const COUNTS: Readonly<Record<string, readonly number[]>> = {
  adoptions: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2, 2],
  assignments: [14, 14, 14, 14, 14, 15, 15, 17, 17, 17, 17, 17, 17, 17, 17, 17, 17, 17, 18, 18],
  case_steps: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 10, 10],
  case_units: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1],
  cases: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 8, 8],
  // Format 11 writes the frame of each year that is opened.
  changes: [77, 78, 85, 89, 90, 106, 113, 120, 126, 129, 139, 185, 203, 224, 265, 284, 289, 341, 349, 355],
  commands: [29, 30, 37, 40, 41, 45, 47, 50, 53, 54, 62, 90, 97, 108, 124, 134, 139, 158, 162, 166],
  confirmed_hosts: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1],
  contacts: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 3, 3, 3, 3, 3, 3, 3, 3],
  current_command: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  duties: [12, 12, 12, 12, 12, 13, 13, 15, 15, 15, 15, 15, 15, 15, 15, 17, 17, 31, 32, 32],
  duty_rules: [9, 9, 9, 10, 10, 11, 11, 13, 13, 13, 13, 13, 13, 13, 13, 15, 15, 29, 30, 30],
  duty_sources: [0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2],
  erased_cases: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 2],
  evidence: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 3, 3, 3, 3],
  exemptions: [0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  expressions: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2],
  extensions: [0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  fill_in_books: [0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 6, 6, 6, 6, 6, 6, 6, 6],
  fill_in_returns: [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 3, 3, 3, 3, 3, 3, 3, 3],
  fill_in_rounds: [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 3, 3, 3, 3, 3, 3, 3, 3],
  findings: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2, 2],
  fulfilments: [11, 11, 12, 12, 12, 12, 13, 14, 14, 14, 15, 15, 15, 16, 16, 16, 16, 17, 17, 17],
  group_aliases: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  group_exceptions: [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  group_members: [2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3],
  group_rules: [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  holiday_notices: [0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  imports: [2, 2, 2, 2, 2, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5],
  judgements: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3, 3, 3, 3, 3, 3],
  layouts: [0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  link_checks: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1],
  link_marks: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1],
  look_backs: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1],
  match_rules: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2],
  notes: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2, 2],
  pieces: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2, 2],
  private_texts: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 4, 7, 7, 7],
  publication_layouts: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1],
  publication_list_units: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1],
  publication_lists: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2],
  publication_sightings: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 4, 4, 4, 4, 4, 4],
  publication_verdicts: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2],
  publications: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 3, 3, 3, 3, 3, 3],
  reminder_fetches: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2, 2],
  reminder_items: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 6, 6, 6, 6, 6, 6, 6, 6],
  reminders: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 5, 5, 5, 5, 5, 5, 5, 5],
  report_cells: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2],
  report_texts: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1],
  request_events: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 4, 4, 4, 4],
  requests: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2],
  round_answers: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2],
  saved_views: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  scheme_versions: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 4, 4, 4, 4, 4, 4],
  score_appeals: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 3],
  score_events: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2],
  score_explanations: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1],
  score_figures: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1],
  score_freezes: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1],
  score_members: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1],
  score_notices: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
  score_samples: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 3, 3, 3, 3, 3],
  score_schemes: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3, 3, 3, 3, 3, 3],
  score_sheet_marks: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2],
  score_sheets: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1],
  score_stages: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1],
  self_scores: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2],
  // Format 5 gives every file a mark of its own.
  settings: [2, 2, 2, 2, 2, 4, 4, 4, 4, 4, 5, 6, 6, 8, 8, 11, 11, 12, 12, 12],
  site_addresses: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2],
  submissions: [3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3],
  trigger_units: [2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2],
  triggers: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  unit_aliases: [2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2],
  unit_class_members: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 12, 12, 12, 12, 12, 12],
  unit_classes: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 4, 4, 4, 4, 4],
  unit_groups: [1, 1, 1, 1, 1, 1, 1, 1, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3],
  unit_reports: [0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2],
  unit_tasks: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 3, 3, 3, 3, 3, 3, 3],
  units: [6, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7],
  unresolved_parties: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  verifications: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 4, 4, 4, 4, 4, 4, 4, 4],
  visits: [0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2],
  years: [2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2],
  year_closings: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2],
};

interface Rows {
  /** Ids are read as the names behind them. */
  readonly sql: string;
  readonly lines: readonly Line[];
}

/** A duty, its rule's type, its unit and the period, of a table that says so of single occurrences. A trigger's period is its title. */
const OCCURRENCE = `d.content, coalesce(r.rule ->> '$.type', o.rule_id), u.name, coalesce(t.title, o.period_key)`;
const joined = (table: string) =>
  `FROM ${table} o JOIN duties d ON d.id = o.duty_id JOIN units u ON u.id = o.unit_id
   LEFT JOIN duty_rules r ON r.id = o.rule_id LEFT JOIN triggers t ON t.id = o.period_key`;

/** The rows themselves, table by table. */
export const ROWS: Readonly<Record<string, Rows>> = {
  years: {
    sql: 'SELECT id, year, state, submission_target, review_dates FROM years',
    lines: [
      '2021 | 2021 | open | 2 | ["06-30","12-31"]',
      ['2022 | 2022 | open | 1 | ["06-30","12-31"]', 1, 2],
      ['2022 | 2022 | open | 1 | ["03-31","12-31"]', 3],
    ],
  },
  frames: {
    sql: `SELECT year, cut_off, counts_before, contribution_from, rank_share, praise_floor,
      (SELECT group_concat(name, '、') FROM unit_groups WHERE id IN (SELECT value FROM json_each(submission_groups))),
      verifies, score_counts FROM years`,
    lines: [
      // Nobody was asked: all counts as it did.
      ['2021 | — | 0 | — | — | — | — | — | —', 1, 10],
      ['2022 | — | 0 | — | — | — | — | — | —', 1, 10],
      ['2021 | 2021-12-31 | 0 | exact | 40 | 85 | 各镇街、区级各单位 | — | —', 11, 11],
      ['2022 | 2023-01-15 | 0 | printed | 50 | 90 | — | — | —', 11, 11],
      ['2021 | 2021-12-31 | 0 | exact | 40 | 85 | 各镇街、区级各单位 | 1 | registered', 12],
      ['2022 | 2023-01-15 | 0 | printed | 50 | 90 | — | 0 | closed', 12],
    ],
  },
  settings: {
    sql: `SELECT id, CASE id WHEN 'workspace' THEN value GLOB replace(hex(zeroblob(8)), '0', '[0-9a-f]') ELSE value END FROM settings`,
    lines: [
      ['caseLimits | {"documentInterpreted":[{"n":5,"source":"“通知”","from":"2021-07-01"}]}', 18],
      'district | 清河区',
      'workspace | 1',
      ['papers.sender | {"office":"清河区政务公开办公室","contact":"公开股","phone":"","mark":"清政公开"}', 6],
      ['dailyNotice | off', 6],
      ['inUseFrom | 2021-02-01', 11],
      [
        'reminders.levels | [{"name":"提醒","mark":"提","replyWorkdays":3},{"name":"催办","mark":"","replyWorkdays":2}]',
        12,
      ],
      ['webLookups | on', 14],
      ['publications | {"graceDays":7,"accepts":"none","staleNewsDays":14,"stalePolicyMonths":6,"defaultsOff":[]}', 14],
      ['feeEffect | excluded', 16],
      ['feeSource | “通知”', 16],
      ['requestRetentionYears | 10', 16],
    ],
  },
  requests: {
    sql: `SELECT r.number, u.name, r.channel, r.applicant_kind, p.body ->> '$.name', p.body ->> '$.subject', e.erased_on FROM requests r
      JOIN units u ON u.id = r.unit_id LEFT JOIN private_texts p ON p.id = r.private_id LEFT JOIN erased_cases e ON e.id = r.number`,
    lines: [
      ['〔2021〕1号 | 区商务局 | letter | business | 示例公司甲 | “招商”政策； | —', 16],
      ['〔2021〕2号 | 区商务局 | letter | business | — | — | 2021-07-09', 16],
    ],
  },
  request_events: {
    sql: `SELECT r.number, e.kind, e.on_date, e.body, u.name, p.body ->> '$.paper' FROM request_events e JOIN requests r ON r.id = e.request_id
      LEFT JOIN units u ON u.id = e.unit_id LEFT JOIN private_texts p ON p.id = e.private_id`,
    lines: [
      ['〔2021〕1号 | received | 2021-02-01 | {} | — | ', 16],
      ['〔2021〕1号 | assigned | 2021-02-02 | {} | 区商务局 | ', 16],
      ['〔2021〕1号 | answered | 2021-02-25 | {"result":"partly","forms":["paper"]} | — | 答复书1号', 16],
      ['〔2021〕2号 | received | 2021-02-22 | {} | — | —', 16],
    ],
  },
  cases: {
    sql: `SELECT c.register, c.number, u.name, c.title, c.body, p.body ->> '$.title', p.body ->> '$.author', e.erased_on,
      (SELECT group_concat(w.name, '、') FROM case_units x JOIN units w ON w.id = x.unit_id WHERE x.case_id = c.id)
      FROM cases c JOIN units u ON u.id = c.unit_id LEFT JOIN private_texts p ON p.id = c.private_id
      LEFT JOIN erased_cases e ON e.id = c.register || ':' || c.number`,
    lines: [
      ['consultations | 征1 | 区商务局 | 办法（征求意见稿） | {} | — | — | — | —', 18],
      [
        'documents | 清政发〔2021〕9号 | 区商务局 | 办法 | {"openness":"active","validUntil":"2026-07-07"} | — | — | — | —',
        18,
      ],
      ['events | 活1 | 柳林街道 | 开放日 | {"kind":"openDay","place":"大厅"} | — | — | — | —', 18],
      ['messages | 留1 | 区商务局 |  | {"channel":"mailbox"} | 咨询“补贴”； | 示例联系人甲 | — | —', 18],
      ['messages | 留2 | 区商务局 |  | {"channel":"mailbox"} | — | — | 2021-07-09 | —', 18],
      ['notices | 公1 | 区商务局 | 公示 | {} | — | — | — | —', 18],
      ['opinions | 舆1 | 区商务局 | 网传“关停” | {} | — | — | — | —', 18],
      [
        'proposals | 第1号 | 区商务局 | 关于“一刻钟便民圈”的建议 | {"kind":"suggestion","proposer":"示例代表甲"} | — | — | — | 区统计局',
        18,
      ],
    ],
  },
  case_steps: {
    sql: `SELECT c.number, s.kind, s.on_date, s.at_time, s.body, u.name, s.fulfilment_id IS NOT NULL, p.body ->> '$.note'
      FROM case_steps s JOIN cases c ON c.id = s.case_id LEFT JOIN units u ON u.id = s.unit_id LEFT JOIN private_texts p ON p.id = s.private_id`,
    lines: [
      ['公1 | posted | 2021-07-05 | — | {"note":"","link":""} | — | 0 | —', 18],
      [
        '征1 | opened | 2021-07-01 | — | {"until":"2021-07-10","isReasoned":true,"note":"情况紧急","link":"https://www.example.gov.cn/c1"} | — | 0 | —',
        18,
      ],
      ['活1 | held | 2021-07-02 | — | {"count":30,"note":"","link":""} | — | 1 | —', 18],
      ['清政发〔2021〕9号 | issued | 2021-07-08 | — | {"note":"","link":""} | — | 0 | —', 18],
      ['留1 | assigned | 2021-07-08 | — | {"isReasoned":true} | 区统计局 | 0 | 转办单1号', 18],
      ['留1 | received | 2021-07-07 | — | {} | — | 0 | ', 18],
      ['留2 | received | 2021-07-07 | — | {} | — | 0 | —', 18],
      ['第1号 | received | 2021-07-01 | — | {"note":"","link":""} | — | 0 | —', 18],
      ['舆1 | found | 2021-07-09 | 08:30 | {"note":"","link":""} | — | 0 | —', 18],
      ['舆1 | judged | 2021-07-09 | 09:00 | {"choice":"ordinary","note":"","link":""} | — | 0 | —', 18],
    ],
  },
  report: {
    sql: `SELECT c.year, u.name, c.cell, c.value, c.origin FROM report_cells c LEFT JOIN units u ON u.id = c.unit_id
      UNION ALL SELECT t.year, u.name, t.part, t.text, '' FROM report_texts t LEFT JOIN units u ON u.id = t.unit_id`,
    lines: [
      ['2021 | 区商务局 | requests.carriedIn.person | 2 | typed', 16],
      ['2021 | — | openness.rules.made | 3 | typed', 16],
      ['2021 | — | overview | “总体”情况 | ', 16],
    ],
  },
  look_backs: {
    sql: `SELECT l.year, d.content, u.name, l.period_key, l.outcome, l.reason, l.on_date, c.year, c.content FROM look_backs l
      JOIN duties d ON d.id = l.duty_id JOIN units u ON u.id = l.unit_id LEFT JOIN duties c ON c.id = l.carried_duty_id`,
    lines: [
      [
        '2022 | 主要经济指标月度数据 | 区统计局 | 2021-05 | carriedOn | 并入“月报” | 2021-07-09 | 2022 | 主要经济指标月度数据',
        19,
      ],
    ],
  },
  year_closings: {
    sql: 'SELECT year, act, on_date, reason, standing FROM year_closings',
    lines: [
      ['2022 | closed | 2021-07-09 | “试”关闭 | {"unfrozen":1}', 19, 19],
      // What the year before left open has waited for its look-back since.
      ['2022 | closed | 2021-07-09 | “试”关闭 | {"unfrozen":1,"lookBacks":8}', 20],
      ['2022 | reopened | 2021-07-09 | 补登“一项” | {}', 19],
    ],
  },
  copies: {
    sql: `SELECT d.year, d.content, c.year, c.content FROM duties d JOIN duties c ON c.id = d.carried_from`,
    lines: [['2022 | 主要经济指标月度数据 | 2021 | 主要经济指标月度数据', 19]],
  },
  units: {
    sql: `SELECT u.name, u.kind, u.valid_from, u.valid_to, u.sort, s.name,
      (SELECT group_concat(name, '、' ORDER BY sort) FROM unit_aliases WHERE unit_id = u.id)
      FROM units u LEFT JOIN units s ON s.id = u.successor_id`,
    lines: [
      '区财政局 | department | — | — | 1 | — | 区财政和国资局、财政局',
      '区统计局 | department | — | — | 2 | — | —',
      '区商务局 | department | 2019-01-01 | — | 3 | — | —',
      '白石镇 | town | — | — | 4 | — | —',
      '柳林街道 | town | — | — | 5 | — | —',
      '区教育局 | department | — | — | 6 | — | —',
      ['区物价局 | department | — | 2021-05-31 | 7 | 区商务局 | —', 3],
    ],
  },
  groups: {
    sql: `SELECT g.name, a.name, u.name, m.valid_from, m.valid_to, m.sort FROM unit_groups g JOIN group_aliases a ON a.group_id = g.id
      JOIN group_members m ON m.group_id = g.id JOIN units u ON u.id = m.unit_id`,
    lines: ['各镇街 | 各镇（街道） | 白石镇 | — | — | 0', '各镇街 | 各镇（街道） | 柳林街道 | — | — | 1'],
  },
  'groups by rule': {
    sql: `SELECT g.name, g.list_kept, r.kind, r.scope, r.valid_from, r.valid_to, u.name, e.valid_from, e.valid_to FROM unit_groups g
      LEFT JOIN group_rules r ON r.group_id = g.id LEFT JOIN group_exceptions e ON e.group_id = g.id LEFT JOIN units u ON u.id = e.unit_id`,
    lines: [
      '各镇街 | 0 | — | — | — | — | — | — | —',
      ['区直各部门 | 0 | department | all | 2021-01-01 | — | 区统计局 | — | 2021-06-30', 9],
      ['区级各单位 | 1 | — | — | — | — | — | — | —', 9],
    ],
  },
  imports: {
    sql: `SELECT file_name, tables ->> '$[0].title', tables ->> '$[0].kind', tables ->> '$[0].rows', imported_at, length(sha256),
      (SELECT label FROM commands c WHERE c.revision = i.revision), undone_at FROM imports i`,
    lines: [
      [
        '清河区2021年定时公开指标明细表.xlsx | 清河区2021年定时公开指标明细表 | schedule | 7 | 2021-03-01T02:00:00.000Z | 64 | — | —',
        1,
        5,
      ],
      [
        '清河区2021年任务分解表.xlsx | 清河区2021年政务公开任务分解表 | breakdown | 4 | 2021-03-01T02:00:00.000Z | 64 | — | —',
        1,
        5,
      ],
      [
        '清河区2021年定时公开指标明细表.xlsx | 清河区2021年定时公开指标明细表 | schedule | 7 | 2021-03-01T02:00:00.000Z | 64 | 导入《清河区2021年定时公开指标明细表.xlsx》（7 项） | —',
        6,
      ],
      [
        '清河区2021年任务分解表.xlsx | 清河区2021年政务公开任务分解表 | breakdown | 4 | 2021-03-01T02:00:00.000Z | 64 | 导入《清河区2021年任务分解表.xlsx》（4 项） | —',
        6,
      ],
      [
        '清河区服务大厅公开事项.xlsx | 清河区服务大厅公开事项 | schedule | 1 | 2021-07-09T02:00:00.000Z | 64 | 导入《清河区服务大厅公开事项.xlsx》（1 项） | —',
        6,
      ],
      [
        '清河区2021年补充公开指标明细表.xlsx | 清河区2021年补充公开指标明细表 | schedule | 1 | 2021-07-09T02:00:00.000Z | 64 | 导入《清河区2021年补充公开指标明细表.xlsx》（1 项） | 2021-07-09T02:00:00.000Z',
        6,
      ],
      [
        '清河区2021年政务公开工作要点.xlsx | 清河区2021年政务公开工作要点附表 | schedule | 2 | 2021-07-09T02:00:00.000Z | 64 | 导入《清河区2021年政务公开工作要点.xlsx》（2 项未变） | —',
        10,
      ],
    ],
  },
  duties: {
    sql: `SELECT year, kind, number, task, subtask, content, replace(time_wording, char(10), '⏎'), units_wording, time_check, units_check, sort,
      source_sheet, source_title, source_address FROM duties`,
    lines: [
      ['2022 | disclosure | 2 |  |  | 主要经济指标月度数据 | 每月 | 区统计局 | — | — | 1008 | — | — | —', 19],
      ['2021 | case |  | 公众留言 |  | 答复公众留言 | 收到留言后答复：5个工作日 |  | — | — | 15002 | — | — | —', 18],
      ['2021 | case |  | 公告公示 |  | 公告公示保留到期 | 公告保留不少于：10日 |  | — | — | 15005 | — | — | —', 18],
      ['2021 | case |  | 建议提案 |  | 答复建议提案 | 交办后答复建议提案：3个月 |  | — | — | 15006 | — | — | —', 18],
      [
        '2021 | case |  | 征求意见 |  | 公布意见征集采纳情况 | 期满后公布采纳情况：20个工作日 |  | — | — | 15004 | — | — | —',
        18,
      ],
      [
        '2021 | case |  | 政策文件 |  | 发布政策解读 | 印发后发布政策解读：5个工作日 |  | — | — | 15007 | — | — | —',
        18,
      ],
      ['2021 | case |  | 活动 |  | 政务公开活动 |  |  | — | — | 15008 | — | — | —', 18],
      ['2021 | case |  | 舆情 |  | 研判和回应舆情 | 发现舆情后回应：24小时 |  | — | — | 15003 | — | — | —', 18],
      ['2022 | case |  | 公众留言 |  | 答复公众留言 | 收到留言后答复：5个工作日 |  | — | — | 2 | — | — | —', 18],
      ['2022 | case |  | 公告公示 |  | 公告公示保留到期 | 公告保留不少于：10日 |  | — | — | 5 | — | — | —', 18],
      ['2022 | case |  | 建议提案 |  | 答复建议提案 | 交办后答复建议提案：3个月 |  | — | — | 6 | — | — | —', 18],
      [
        '2022 | case |  | 征求意见 |  | 公布意见征集采纳情况 | 期满后公布采纳情况：20个工作日 |  | — | — | 4 | — | — | —',
        18,
      ],
      ['2022 | case |  | 政策文件 |  | 发布政策解读 | 印发后发布政策解读：5个工作日 |  | — | — | 7 | — | — | —', 18],
      ['2022 | case |  | 活动 |  | 政务公开活动 |  |  | — | — | 8 | — | — | —', 18],
      ['2022 | case |  | 舆情 |  | 研判和回应舆情 | 发现舆情后回应：24小时 |  | — | — | 3 | — | — | —', 18],
      [
        '2021 | case |  | 依申请公开 |  | 答复政府信息公开申请 | 自收到申请之日起20个工作日内 |  | — | — | 15001 | — | — | —',
        16,
      ],
      [
        '2022 | case |  | 依申请公开 |  | 答复政府信息公开申请 | 自收到申请之日起20个工作日内 |  | — | — | 1 | — | — | —',
        16,
      ],
      '2021 | disclosure | 1 |  |  | 财政预算执行情况 | 每季度 | 区财政局 | — | — | 1000 | 明细 | 清河区2021年定时公开指标明细表 | B3',
      '2021 | disclosure | 2 |  |  | 主要经济指标月度数据 | 每月 | 区统计局 | — | — | 2000 | 明细 | 清河区2021年定时公开指标明细表 | B4',
      '2021 | disclosure | 3 |  |  | 部门预算（含“三公”经费） | 3月底前 | 区财政局、区统计局 | — | — | 3000 | 明细 | 清河区2021年定时公开指标明细表 | B5',
      '2021 | disclosure | 4 |  |  | 政策解读 | 政策文件出台后3个工作日内 | 区商务局、区教育局 | — | — | 4000 | 明细 | 清河区2021年定时公开指标明细表 | B6',
      '2021 | disclosure | 5 |  |  | 重大决策意见征集公告 | 不少于30日 | 区商务局 | — | — | 5000 | 明细 | 清河区2021年定时公开指标明细表 | B7',
      '2021 | disclosure | 6 |  |  | 民生实事进展 | 适时 | 民生实事专班 | “适时”没有写明期限，请设定时限或改为持续事项。 | — | 6000 | 明细 | 清河区2021年定时公开指标明细表 | B8',
      '2021 | disclosure | 7 |  |  | 机构职能信息 | 长期坚持 | 区教育局 | — | — | 7000 | 明细 | 清河区2021年定时公开指标明细表 | B9',
      '2021 | measure | 1 | 深化重点领域公开 |  | 持续做好政策解读 |  | 区商务局牵头，区统计局负责落实 | — | — | 8000 | 明细 | 清河区2021年政务公开任务分解表 | C3',
      '2021 | measure | 2 | 深化重点领域公开 |  | 6月20日前公开重点民生实事清单 |  | 区财政局 | — | — | 9000 | 明细 | 清河区2021年政务公开任务分解表 | C4',
      '2021 | measure | 3 | 加强平台建设 |  | 年内开展政府开放活动不少于2次 |  | 各镇街 | — | — | 10000 | 明细 | 清河区2021年政务公开任务分解表 | C5',
      '2021 | measure | 4 | 加强平台建设 |  | 推进基层公开标准化 |  | 区教育局 | — | — | 11000 | 明细 | 清河区2021年政务公开任务分解表 | C6',
      '2021 | case |  |  |  | 公众留言答复 | 5个工作日内答复，“接诉即办”；⏎超期的说明理由。 |  | — | — | 12000 | — | — | —',
      [
        '2021 | disclosure | 1 |  |  | 办事指南更新 | 每半年 | 区商务局 | — | — | 13000 | 大厅 | 清河区服务大厅公开事项 | B3',
        6,
      ],
      ['2021 | disclosure | 8 |  |  | 惠企政策问答 | 自6月14日起，每两周一次 |  | — | — | 14000 | — | — | —', 8],
      ['2021 | disclosure | 9 |  |  | 领导接访安排 | 每月第二个周五 |  | — | — | 15000 | — | — | —', 8],
    ],
  },
  starts: {
    sql: `SELECT content, starts_on, '' FROM duties WHERE starts_on IS NOT NULL
      UNION ALL SELECT content, following, early_reason FROM duties d JOIN fulfilments f ON f.duty_id = d.id WHERE early_reason IS NOT NULL`,
    lines: [
      ['领导接访安排 | 2021-05-24 | ', 11],
      ['主要经济指标月度数据 | byRule | 8月数据随“半年报”提前发布', 11],
    ],
  },
  'ways of following': {
    sql: `SELECT following, count(*), CASE WHEN count(*) = 1 THEN max(content) END FROM duties GROUP BY following`,
    lines: [
      ['— | 12 | —', 1, 5],
      ['— | 13 | —', 6, 7],
      ['— | 15 | —', 8, 10],
      ['byRule | 11 | —', 11, 15],
      ['byRule | 13 | —', 16, 17],
      ['byRule | 27 | —', 18, 18],
      ['byRule | 28 | —', 19],
      ['counted | 1 | 机构职能信息', 11],
      ['reported | 1 | 惠企政策问答', 11],
      ['office | 1 | 推进基层公开标准化', 11],
      ['none | 1 | 公众留言答复', 11],
    ],
  },
  'rows of files': {
    sql: `SELECT number, content, source_row FROM duties WHERE import_id IS NOT NULL`,
    lines: [
      '1 | 财政预算执行情况 | {"number":"1","task":"","subtask":"","content":"财政预算执行情况","timeWording":"每季度","unitsWording":"区财政局"}',
      '2 | 主要经济指标月度数据 | {"number":"2","task":"","subtask":"","content":"主要经济指标月度数据","timeWording":"每月","unitsWording":"区统计局"}',
      '3 | 部门预算（含“三公”经费） | {"number":"3","task":"","subtask":"","content":"部门预算（含“三公”经费）","timeWording":"3月底前","unitsWording":"区财政局、区统计局"}',
      '4 | 政策解读 | {"number":"4","task":"","subtask":"","content":"政策解读","timeWording":"政策文件出台后3个工作日内","unitsWording":"区商务局、区教育局"}',
      '5 | 重大决策意见征集公告 | {"number":"5","task":"","subtask":"","content":"重大决策意见征集公告","timeWording":"不少于30日","unitsWording":"区商务局"}',
      '6 | 民生实事进展 | {"number":"6","task":"","subtask":"","content":"民生实事进展","timeWording":"适时","unitsWording":"民生实事专班"}',
      '7 | 机构职能信息 | {"number":"7","task":"","subtask":"","content":"机构职能信息","timeWording":"长期坚持","unitsWording":"区教育局"}',
      '1 | 持续做好政策解读 | {"number":"1","task":"深化重点领域公开","subtask":"","content":"持续做好政策解读","timeWording":"","unitsWording":"区商务局牵头，区统计局负责落实"}',
      '2 | 6月20日前公开重点民生实事清单 | {"number":"2","task":"深化重点领域公开","subtask":"","content":"6月20日前公开重点民生实事清单","timeWording":"","unitsWording":"区财政局"}',
      '3 | 年内开展政府开放活动不少于2次 | {"number":"3","task":"加强平台建设","subtask":"","content":"年内开展政府开放活动不少于2次","timeWording":"","unitsWording":"各镇街"}',
      '4 | 推进基层公开标准化 | {"number":"4","task":"加强平台建设","subtask":"","content":"推进基层公开标准化","timeWording":"","unitsWording":"区教育局"}',
      [
        '1 | 办事指南更新 | {"number":"1","task":"","subtask":"","content":"办事指南更新","timeWording":"每半年","unitsWording":"区商务局"}',
        6,
      ],
    ],
  },
  rules: {
    sql: `SELECT d.content, r.rule, r.valid_from, r.valid_to, r.sort, (SELECT rule ->> '$.type' FROM duty_rules f WHERE f.id = r.follows)
      FROM duty_rules r JOIN duties d ON d.id = r.duty_id`,
    lines: [
      [
        '公告公示保留到期 | {"count":"day","event":"noticeIssued","n":10,"shift":{"kind":"none"},"type":"triggered"} | — | — | 0 | —',
        18,
      ],
      [
        '公告公示保留到期 | {"count":"day","event":"noticeIssued","n":10,"shift":{"kind":"none"},"type":"triggered"} | — | — | 0 | —',
        18,
      ],
      [
        '公布意见征集采纳情况 | {"count":"workday","event":"consultationClosed","n":20,"shift":{"kind":"none"},"type":"triggered"} | — | — | 0 | —',
        18,
      ],
      [
        '公布意见征集采纳情况 | {"count":"workday","event":"consultationClosed","n":20,"shift":{"kind":"none"},"type":"triggered"} | — | — | 0 | —',
        18,
      ],
      [
        '发布政策解读 | {"count":"workday","event":"documentIssued","n":5,"shift":{"kind":"none"},"type":"triggered"} | — | — | 0 | —',
        18,
      ],
      [
        '发布政策解读 | {"count":"workday","event":"documentIssued","n":5,"shift":{"kind":"none"},"type":"triggered"} | — | — | 0 | —',
        18,
      ],
      ['政务公开活动 | {"type":"continuous"} | — | — | 0 | —', 18],
      ['政务公开活动 | {"type":"continuous"} | — | — | 0 | —', 18],
      [
        '研判和回应舆情 | {"count":"day","event":"opinionFound","n":1,"shift":{"kind":"none"},"type":"triggered"} | — | — | 0 | —',
        18,
      ],
      [
        '研判和回应舆情 | {"count":"day","event":"opinionFound","n":1,"shift":{"kind":"none"},"type":"triggered"} | — | — | 0 | —',
        18,
      ],
      [
        '答复公众留言 | {"count":"workday","event":"messageReceived","n":5,"shift":{"kind":"none"},"type":"triggered"} | — | — | 0 | —',
        18,
      ],
      [
        '答复公众留言 | {"count":"workday","event":"messageReceived","n":5,"shift":{"kind":"none"},"type":"triggered"} | — | — | 0 | —',
        18,
      ],
      [
        '答复建议提案 | {"count":"day","event":"proposalReceived","n":90,"shift":{"kind":"none"},"type":"triggered"} | — | — | 0 | —',
        18,
      ],
      [
        '答复建议提案 | {"count":"day","event":"proposalReceived","n":90,"shift":{"kind":"none"},"type":"triggered"} | — | — | 0 | —',
        18,
      ],
      // Of each year.
      [
        '答复政府信息公开申请 | {"count":"workday","event":"requestReceived","n":20,"shift":{"kind":"none"},"type":"triggered"} | — | — | 0 | —',
        16,
      ],
      [
        '答复政府信息公开申请 | {"count":"workday","event":"requestReceived","n":20,"shift":{"kind":"none"},"type":"triggered"} | — | — | 0 | —',
        16,
      ],
      '财政预算执行情况 | {"covers":"same","due":{"at":"periodEnd"},"every":"quarter","shift":{"kind":"none"},"type":"recurring"} | — | — | 0 | —',
      [
        '主要经济指标月度数据 | {"covers":"same","due":{"at":"periodEnd"},"every":"month","shift":{"kind":"none"},"type":"recurring"} | — | — | 0 | —',
        1,
        3,
      ],
      '部门预算（含“三公”经费） | {"day":"last","month":3,"shift":{"kind":"none"},"type":"once"} | — | — | 0 | —',
      '政策解读 | {"count":"workday","event":"documentIssued","n":3,"shift":{"kind":"none"},"type":"triggered"} | — | — | 0 | —',
      '重大决策意见征集公告 | {"count":"day","n":30,"type":"minimumDuration"} | — | — | 0 | —',
      '机构职能信息 | {"type":"continuous"} | — | — | 0 | —',
      '6月20日前公开重点民生实事清单 | {"day":20,"month":6,"shift":{"kind":"none"},"type":"once"} | — | — | 0 | —',
      '年内开展政府开放活动不少于2次 | {"atLeast":2,"per":"year","type":"quota"} | — | — | 0 | —',
      '公众留言答复 | {"count":"workday","event":"messageReceived","n":5,"shift":{"kind":"none"},"type":"triggered"} | — | — | 0 | —',
      [
        '主要经济指标月度数据 | {"covers":"same","due":{"at":"periodEnd"},"every":"month","shift":{"kind":"none"},"type":"recurring"} | — | 2021-06-30 | 0 | —',
        4,
      ],
      [
        '主要经济指标月度数据 | {"covers":"same","due":{"at":"afterPeriod","count":"day","n":10},"every":"month","shift":{"kind":"none"},"type":"recurring"} | — | — | 0 | —',
        19,
      ],
      [
        '主要经济指标月度数据 | {"covers":"same","due":{"at":"afterPeriod","count":"day","n":10},"every":"month","shift":{"kind":"none"},"type":"recurring"} | 2021-07-01 | — | 1 | recurring',
        4,
      ],
      [
        '办事指南更新 | {"covers":"same","due":{"at":"periodEnd"},"every":"halfYear","shift":{"kind":"none"},"type":"recurring"} | — | — | 0 | —',
        6,
      ],
      [
        '惠企政策问答 | {"at":"end","covers":"same","from":"2021-06-14","n":2,"shift":{"kind":"none"},"type":"interval","unit":"week"} | — | — | 0 | —',
        8,
      ],
      [
        '领导接访安排 | {"covers":"same","due":{"at":"nthWeekday","month":1,"nth":2,"weekday":5},"every":"month","shift":{"kind":"none"},"type":"recurring"} | — | — | 0 | —',
        8,
      ],
    ],
  },
  parties: {
    sql: `SELECT d.content, coalesce(u.name, g.name), a.role, a.sort FROM assignments a JOIN duties d ON d.id = a.duty_id
      LEFT JOIN units u ON u.id = a.unit_id LEFT JOIN unit_groups g ON g.id = a.group_id
      UNION ALL SELECT d.content, p.name || '？', p.role, p.sort FROM unresolved_parties p JOIN duties d ON d.id = p.duty_id`,
    lines: [
      '财政预算执行情况 | 区财政局 | responsible | 0',
      '主要经济指标月度数据 | 区统计局 | responsible | 0',
      ['主要经济指标月度数据 | 区统计局 | responsible | 0', 19],
      '部门预算（含“三公”经费） | 区财政局 | responsible | 0',
      '部门预算（含“三公”经费） | 区统计局 | responsible | 1',
      '政策解读 | 区商务局 | responsible | 0',
      '政策解读 | 区教育局 | responsible | 1',
      '重大决策意见征集公告 | 区商务局 | responsible | 0',
      '机构职能信息 | 区教育局 | responsible | 0',
      '持续做好政策解读 | 区商务局 | lead | 0',
      '持续做好政策解读 | 区统计局 | responsible | 1',
      '6月20日前公开重点民生实事清单 | 区财政局 | responsible | 0',
      '年内开展政府开放活动不少于2次 | 各镇街 | responsible | 0',
      '推进基层公开标准化 | 区教育局 | responsible | 0',
      '公众留言答复 | 白石镇 | responsible | 0',
      '民生实事进展 | 民生实事专班？ | responsible | 0',
      ['办事指南更新 | 区商务局 | responsible | 0', 6],
      ['惠企政策问答 | 区商务局 | lead | 0', 8],
      ['领导接访安排 | 区商务局 | lead | 0', 8],
    ],
  },
  triggers: {
    sql: `SELECT d.content, t.title, t.on_date, u.name FROM triggers t JOIN duties d ON d.id = t.duty_id
      JOIN trigger_units x ON x.trigger_id = t.id JOIN units u ON u.id = x.unit_id`,
    lines: [
      '政策解读 | 关于促进消费的若干措施 | 2021-04-01 | 区商务局',
      '政策解读 | 关于促进消费的若干措施 | 2021-04-01 | 区教育局',
    ],
  },
  registrations: {
    sql: `SELECT ${OCCURRENCE}, o.done_on, o.recorded_at, o.title, o.link, o.taken_down_on ${joined('fulfilments')}`,
    lines: [
      [
        '年内开展政府开放活动不少于2次 | quota | 柳林街道 | 2021 | 2021-07-02 | 2021-07-09T02:00:00.000Z | 开放日 |  | —',
        18,
      ],
      [
        '机构职能信息 | continuous | 区教育局 | 2021-R06-30 | 2021-06-10 | 2021-07-09T02:00:00.000Z | 机构职能 |  | —',
        14,
      ],
      '主要经济指标月度数据 | recurring | 区统计局 | 2021-01 | 2021-01-29 | 2021-04-12T02:00:00.000Z | 1月主要经济指标 | https://www.example.gov.cn/1 | —',
      '主要经济指标月度数据 | recurring | 区统计局 | 2021-02 | 2021-03-02 | 2021-04-12T02:00:00.000Z |  |  | —',
      '部门预算（含“三公”经费） | once | 区财政局 | 2021 | 2021-03-30 | 2021-04-12T02:00:00.000Z | 2021年部门预算 |  | —',
      '部门预算（含“三公”经费） | once | 区统计局 | 2021 | 2021-03-30 | 2021-04-12T02:00:00.000Z | 2021年部门预算 |  | —',
      '政策解读 | triggered | 区商务局 | 关于促进消费的若干措施 | 2021-04-02 | 2021-04-12T02:00:00.000Z | 一图读懂 |  | —',
      '年内开展政府开放活动不少于2次 | quota | 白石镇 | 2021 | 2021-05-20 | 2021-07-06T02:00:00.000Z | 开放日 |  | —',
      '持续做好政策解读 | undated | 区商务局 | 2021-R06-30 | 2021-06-30 | 2021-07-06T02:00:00.000Z | 上半年解读 |  | —',
      '持续做好政策解读 | undated | 区统计局 | 2021-R12-31 | 2021-07-01 | 2021-07-06T02:00:00.000Z | 下半年解读 |  | —',
      '推进基层公开标准化 | undated | 区教育局 | 2021-R12-31 | 2021-07-05 | 2021-07-06T02:00:00.000Z |  |  | —',
      '机构职能信息 | continuous | 区教育局 | 2021-R06-30 | 2021-02-08 | 2021-07-06T02:00:00.000Z | 机构职能 |  | —',
      [
        '主要经济指标月度数据 | recurring | 区统计局 | 2021-03 | 2021-03-31 | 2021-07-06T02:00:00.000Z | 最后登记的 |  | —',
        1,
        3,
      ],
      [
        '政策解读 | triggered | 区教育局 | 关于促进消费的若干措施 | 2021-04-12 | 2021-07-06T02:00:00.000Z | 政策问答 |  | 2021-07-01',
        3,
      ],
      [
        '主要经济指标月度数据 | recurring | 区统计局 | 2021-03 | 2021-03-31 | 2021-07-09T02:00:00.000Z | 最后登记的 |  | —',
        4,
      ],
      [
        '财政预算执行情况 | recurring | 区财政局 | 2021-Q2 | 2021-07-02 | 2021-07-09T02:00:00.000Z |  | https://www.example.gov.cn/2 | —',
        7,
      ],
      [
        '惠企政策问答 | interval | 区商务局 | 2021-06-14/2021-06-27 | 2021-06-25 | 2021-07-09T02:00:00.000Z | 问答第一期 |  | —',
        8,
      ],
      ['主要经济指标月度数据 | recurring | 区统计局 | 2021-08 | 2021-07-08 | 2021-07-09T02:00:00.000Z |  |  | —', 11],
    ],
  },
  'extensions and exemptions': {
    sql: `SELECT ${OCCURRENCE}, o.due_on, o.reason, o.recorded_at ${joined('extensions')}
      UNION ALL SELECT ${OCCURRENCE}, NULL, o.reason, o.recorded_at ${joined('exemptions')}`,
    lines: [
      [
        '6月20日前公开重点民生实事清单 | once | 区财政局 | 2021 | 2021-07-20 | 清单待区政府常务会议审定 | 2021-07-06T02:00:00.000Z',
        3,
      ],
      ['财政预算执行情况 | recurring | 区财政局 | 2021-Q1 | — | 与年报合并公开 | 2021-07-06T02:00:00.000Z', 3],
    ],
  },
  submissions: {
    sql: 'SELECT s.year, u.name, s.month, s.count FROM submissions s JOIN units u ON u.id = s.unit_id',
    lines: ['2021 | 区财政局 | 1 | 2', '2021 | 区财政局 | 2 | 0', '2021 | 区统计局 | 1 | 5'],
  },
  'other sources': {
    sql: `SELECT d.content, i.file_name, s.sheet, s.title, s.address, s.row FROM duty_sources s JOIN duties d ON d.id = s.duty_id
      JOIN imports i ON i.id = s.import_id`,
    lines: [
      [
        '主要经济指标月度数据 | 清河区2021年政务公开工作要点.xlsx | 明细 | 清河区2021年政务公开工作要点附表 | B3 | {"number":"2","task":"","subtask":"","content":"主要经济指标月度数据","timeWording":"每月","unitsWording":"区统计局"}',
        10,
      ],
      [
        '部门预算（含“三公”经费） | 清河区2021年政务公开工作要点.xlsx | 明细 | 清河区2021年政务公开工作要点附表 | B4 | {"number":"3","task":"","subtask":"","content":"部门预算（含“三公”经费）","timeWording":"3月底前","unitsWording":"区财政局、区统计局"}',
        10,
      ],
    ],
  },
  schemes: {
    sql: `SELECT s.year, s.name, v.version, v.note, v.saved_at, v.body ->> '$.weight', v.body ->> '$.tree.total' FROM scheme_versions v
      JOIN score_schemes s ON s.id = v.scheme_id`,
    lines: [
      // The first version came with the program, and was not kept before format 15.
      ['2022 | 考核方案 | 1 | 默认方案 |  | {"kind":"percent","percent":"4","base":"100"} | 100', 15],
      ['2021 | 考核方案 | 1 | 默认方案 |  | {"kind":"percent","percent":"4","base":"100"} | 100', 15],
      '2021 | 考核方案 | 2 |  | 2021-07-06T02:00:00.000Z | {"kind":"percent","percent":"5","base":"1000"} | 100',
      [
        '2021 | “镇街”考核方案 | 1 | 按镇街会议纪要；待公示 | 2021-07-09T02:00:00.000Z | {"kind":"percent","percent":"5","base":"1000"} | 100',
        15,
      ],
    ],
  },
  'leaves of schemes': {
    sql: `SELECT DISTINCT n.value ->> '$.node.id', n.value ->> '$.node.name', n.value ->> '$.node.full', n.value ->> '$.node.clauses[0].rule',
      n.value ->> '$.node.clauses[0].select', n.value ->> '$.node.clauses[0].good', n.value ->> '$.node.clauses[0].most'
      FROM scheme_versions v, json_each(v.body, '$.tree.nodes') n`,
    lines: [
      'disclosure-on-time | 定时公开按时率 | 40 | share | {"kinds":["disclosure","case"]} | {"any":["onTime"],"without":["breach"]} | —',
      'measures-done | 任务举措完成 | 30 | share | {"kinds":["measure"]} | {"any":["done"]} | —',
      'submissions-met | 信息报送 | 20 | share | {"kinds":["submission"]} | {"any":["onTime"]} | —',
      'daily-management | 日常管理评议 | 10 | judged | — | — | 10',
      ['third-party | 第三方评估 | 5 | sheet | — | — | —', 15],
    ],
  },
  classes: {
    sql: `SELECT c.year, c.name, s.name, c.weight, u.name FROM unit_classes c JOIN score_schemes s ON s.id = c.scheme_id
      JOIN unit_class_members m ON m.class_id = c.id JOIN units u ON u.id = m.unit_id`,
    lines: [
      ['2022 | 部门 | 考核方案 | — | 区商务局', 15],
      ['2022 | 部门 | 考核方案 | — | 区教育局', 15],
      ['2022 | 部门 | 考核方案 | — | 区统计局', 15],
      ['2022 | 部门 | 考核方案 | — | 区财政局', 15],
      ['2022 | 镇街 | 考核方案 | — | 柳林街道', 15],
      ['2022 | 镇街 | 考核方案 | — | 白石镇', 15],
      ['2021 | 部门 | 考核方案 | — | 区商务局', 15],
      ['2021 | 部门 | 考核方案 | — | 区物价局', 15],
      ['2021 | 部门 | 考核方案 | — | 区财政局', 15],
      ['2021 | 部门 | 考核方案 | — | 区统计局', 15],
      ['2021 | 镇、街道 | “镇街”考核方案 | {"kind":"percent","percent":"5","base":"1000"} | 白石镇', 15],
      ['2021 | 镇、街道 | “镇街”考核方案 | {"kind":"percent","percent":"5","base":"1000"} | 柳林街道', 15],
    ],
  },
  judgements: {
    sql: `SELECT j.year, u.name, iif(j.scheme_id GLOB 'default-*', j.scheme_id, 'TOWN'), j.version, j.node_id, j.assessor, j.points, j.reason, j.basis, j.judged_at FROM judgements j
      JOIN units u ON u.id = j.unit_id`,
    lines: [
      ['2021 | 区财政局 | default-2021 | 2 | daily-management |  | 8.5 | 专栏更新及时；“回应关切”略慢 |  | —', 1, 14],
      [
        '2021 | 区财政局 | default-2021 | 2 | daily-management |  | 8.5 | 专栏更新及时；“回应关切”略慢 |  | 2021-07-06T02:00:00.000Z',
        15,
      ],
      // By the scheme of its class, whose id differs from run to run.
      [
        '2021 | 白石镇 | TOWN | 1 | daily-management | 评委甲 | 0.5 | 台账缺页 | 抽查记录 | 2021-07-09T02:00:00.000Z',
        15,
      ],
      ['2022 | 柳林街道 | default-2022 | 1 | daily-management |  | 8 | 上年延续 |  | 2021-07-09T02:00:00.000Z', 15],
    ],
  },
  'score events': {
    sql: `SELECT u.name, o.day, o.type, o.name, o.level, o.organ, o.outlet, o.matter, o.basis, o.reason, o.signed_by, o.points, o.recorded_at, o.year
      FROM score_events o JOIN units u ON u.id = o.unit_id`,
    lines: [
      [
        '区统计局 | 2021-06-08 | criticism |  | city | office |  | 网站抽查 | 市政办〔2021〕12号 | 栏目“空白” | 经办人甲 | -0.5 | 2021-07-09T02:00:00.000Z | 2021',
        15,
      ],
      [
        '区统计局 | 2021-05-01 | praise |  | — | — |  |  |  | 工作突出 | 经办人甲 | — | 2021-07-09T02:00:00.000Z | 2021',
        15,
      ],
    ],
  },
  'sheets of third parties': {
    sql: `SELECT s.year, s.name, s.file_name, length(s.file_hash), s.saved_at, u.name, m.item, m.period_from, m.points FROM score_sheet_marks m
      JOIN score_sheets s ON s.id = m.sheet_id JOIN units u ON u.id = m.unit_id`,
    lines: [
      ['2021 | 第三方评估 |  | 64 | 2021-07-09T02:00:00.000Z | 白石镇 | 得分 | — | 0.50', 15],
      ['2021 | 第三方评估 |  | 64 | 2021-07-09T02:00:00.000Z | 柳林街道 | 得分 | — | 0', 15],
    ],
  },
  'samples, figures, members and explanations': {
    sql: `SELECT 'sample', u.name, o.sample, o.item, o.is_right FROM score_samples o JOIN units u ON u.id = o.unit_id
      UNION ALL SELECT 'figure', u.name, o.name, o.day, o.count || ' ' || o.note FROM score_figures o JOIN units u ON u.id = o.unit_id
      UNION ALL SELECT 'member', u.name, o.group_name, o.name, o.points FROM score_members o JOIN units u ON u.id = o.unit_id
      UNION ALL SELECT 'explained', u.name, o.node_id, o.reason, o.explained_on FROM score_explanations o JOIN units u ON u.id = o.unit_id`,
    lines: [
      ['sample | 区统计局 | 六月抽查 | 标题 | 1', 15],
      ['sample | 区统计局 | 六月抽查 | 附件 | 0', 15],
      ['sample | 区统计局 | 六月抽查 | “链接” | —', 15],
      ['figure | 区统计局 | 依申请公开件数 | 2021-06-30 | 12 台账', 15],
      ['member | 区统计局 | 下属单位 | 普查中心 | 87.5', 15],
      ['explained | 柳林街道 | third-party | 没有“窗口” | 2021-07-01', 15],
    ],
  },
  freezes: {
    sql: `SELECT f.year, f.class_id, f.class_name, f.version, f.frozen_at, f.frozen_by, f.reason, json_array_length(f.papers), f.evidence, s.stage,
      s.since, s.until FROM score_freezes f JOIN score_stages s ON s.year = f.year AND s.class_id = f.class_id`,
    lines: [
      [
        '2022 | kind-town-2022 | 镇街 | 1 | 2021-07-09T02:00:00.000Z | 经办人甲 | 试定稿 | 2 | [] | final | 2021-07-09 | —',
        15,
        15,
      ],
      [
        '2022 | kind-town-2022 | 镇街 | 1 | 2021-07-09T02:00:00.000Z | 经办人甲 | 试定稿 | 7 | [] | final | 2021-07-09 | —',
        16,
        16,
      ],
      [
        '2022 | kind-town-2022 | 镇街 | 1 | 2021-07-09T02:00:00.000Z | 经办人甲 | 试定稿 | 2 | [] | final | 2021-07-09 | —',
        17,
        17,
      ],
      [
        '2022 | kind-town-2022 | 镇街 | 1 | 2021-07-09T02:00:00.000Z | 经办人甲 | 试定稿 | 7 | [] | final | 2021-07-09 | —',
        18,
        19,
      ],
      [
        '2022 | kind-town-2022 | 镇街 | 1 | 2021-07-09T02:00:00.000Z | 经办人甲 | 试定稿 | 6 | [] | final | 2021-07-09 | —',
        20,
      ],
    ],
  },
  notices: {
    sql: `SELECT n.year, n.class_id, n.class_name, n.since, n.until, n.published_at, n.published_by, n.reason, n.end_how, n.end_on, n.end_by, n.end_reason,
      a.claim FROM score_notices n JOIN score_appeals a ON a.notice_id = n.id`,
    lines: [
      [
        '2022 | kind-town-2022 | 镇街 | 2021-07-05 | 2021-07-12 | 2021-07-09T02:00:00.000Z | 经办人甲 | 网站“公示”栏 | ended | 2021-07-09 | 经办人甲 | 异议已处理 | “活动”少计',
        20,
      ],
    ],
  },
  appeals: {
    sql: `SELECT o.year, o.class_id, u.name, o.kind, o.node_id, o.lodged_on, o.claim, o.claimed, o.outcome, o.points, o.decided_on, o.decided_by,
      o.reason, o.basis, o.recorded_at FROM score_appeals o JOIN units u ON u.id = o.unit_id`,
    lines: [
      [
        '2022 | kind-town-2022 | 柳林街道 | appeal | — | 2021-07-09 | “报送”少计一篇 | 1.5 | partly | 0.5 | 2021-07-09 | 经办人乙 | 补记 | 回执 | 2021-07-09T02:00:00.000Z',
        15,
      ],
      [
        '2022 | kind-town-2022 | 柳林街道 | entry | — | 2021-07-09 | 迟到的通报 | — | upheld | -0.25 | 2021-07-09 | 经办人乙 | 迟到的通报 | 文号 | 2021-07-09T02:00:00.000Z',
        15,
      ],
      [
        '2022 | kind-town-2022 | 柳林街道 | appeal | — | 2021-07-09 | “活动”少计 | — | rejected | 0 | 2021-07-09 | 经办人乙 | 已计 | 照片 | 2021-07-09T02:00:00.000Z',
        20,
      ],
    ],
  },
  'holiday notices': {
    sql: 'SELECT id, year, days, source_text, recorded_at FROM holiday_notices',
    lines: [
      [
        '2022 | 2022 | [{"date":"2022-01-03","kind":"off","name":"元旦"}] | 元旦：1月1日至3日放假，共3天。 | 2021-07-06T02:00:00.000Z',
        2,
      ],
    ],
  },
  looks: {
    sql: 'SELECT v.id, v.at, c.label FROM visits v JOIN commands c ON c.revision = v.revision',
    lines: [
      ['2021-07-07 | 2021-07-07T02:00:00.000Z | 2022 年度检查日改为 03-31、12-31', 4],
      ['2021-07-08 | 2021-07-08T02:00:00.000Z | 查看 2021-07-07 今日', 4],
    ],
  },
  layouts: {
    sql: 'SELECT id, body FROM layouts',
    lines: [
      [
        '0:号|1:要公开的|2:谁来办|3:啥时候 | {"headerRows":1,"kind":"schedule","columns":[{"column":0,"role":"number"},{"column":1,"role":"content"},{"column":2,"role":"units"},{"column":3,"role":"time"}]}',
        5,
      ],
    ],
  },
  rounds: {
    sql: `SELECT r.year, r.title, r.due_on, r.made_at, r.asking ->> '$.through', r.asking ->> '$.per', b.label, b.made_at, b.sort,
      (SELECT group_concat(name) FROM units WHERE id IN (SELECT value FROM json_each(b.unit_ids))), json_array_length(b.body),
      r.kind, json_array_length(r.asking ->> '$.indicators')
      FROM fill_in_rounds r JOIN fill_in_books b ON b.round_id = r.id`,
    lines: [
      [
        '2021 | 上半年进展 | 2021-07-15 | 2021-07-09T02:00:00.000Z | 2021-07-31 | unit | 区财政局 | 2021-07-09T02:00:00.000Z | 1 | 区财政局 | 2 | progress | —',
        7,
      ],
      [
        '2021 | 上半年进展 | 2021-07-15 | 2021-07-09T02:00:00.000Z | 2021-07-31 | unit | 区统计局 | 2021-07-09T02:00:00.000Z | 2 | 区统计局 | 5 | progress | —',
        7,
      ],
      [
        '2021 | 任务清单 | 2021-07-20 | 2021-07-09T02:00:00.000Z | 2021-07-20 | unit | 区财政局 | 2021-07-09T02:00:00.000Z | 3 | 区财政局 | 0 | taskList | —',
        13,
      ],
      [
        '2021 | 任务清单 | 2021-07-20 | 2021-07-09T02:00:00.000Z | 2021-07-20 | unit | 区统计局 | 2021-07-09T02:00:00.000Z | 4 | 区统计局 | 0 | taskList | —',
        13,
      ],
      [
        '2021 | 半年自评 | 2021-07-20 | 2021-07-09T02:00:00.000Z | 2021-07-20 | unit | 区财政局 | 2021-07-09T02:00:00.000Z | 5 | 区财政局 | 0 | selfScore | 4',
        13,
      ],
      [
        '2021 | 半年自评 | 2021-07-20 | 2021-07-09T02:00:00.000Z | 2021-07-20 | unit | 区统计局 | 2021-07-09T02:00:00.000Z | 6 | 区统计局 | 0 | selfScore | 4',
        13,
      ],
    ],
  },
  returns: {
    sql: `SELECT b.label, u.name, x.file_name, length(x.sha256), x.returned_at, x.filled, x.taken, x.left_over, x.notes FROM fill_in_returns x
      JOIN fill_in_books b ON b.id = x.book_id AND b.round_id = x.round_id JOIN units u ON u.id = x.unit_id`,
    lines: [
      ['区财政局 | 区财政局 | 区财政局-上半年进展填报表.xlsx | 64 | 2021-07-09T02:00:00.000Z | 2 | 2 | 0 | ', 7],
      ['区统计局 | 区统计局 | 区统计局任务清单.xlsx | 64 | 2021-07-09T02:00:00.000Z | 3 | 3 | 0 | ', 13],
      ['区统计局 | 区统计局 | 区统计局自评.xlsx | 64 | 2021-07-09T02:00:00.000Z | 2 | 2 | 0 | ', 13],
    ],
  },
  'lists of publications': {
    sql: `SELECT l.source, l.columns, (SELECT group_concat(u.name) FROM publication_list_units o JOIN units u ON u.id = o.unit_id WHERE o.list_id = l.id),
      l.first_day, l.last_day, l.recorded_at, c.label FROM publication_lists l JOIN commands c ON c.revision = l.recorded_in`,
    lines: [
      [
        '六月发布.xlsx | ["预算/决算","机构"] | 区财政局 | 2021-06-01 | 2021-06-30 | 2021-07-09T02:00:00.000Z | 记入发布清单《六月发布.xlsx》（新增 3 条）',
        14,
      ],
      [
        '又一份.xlsx | [] | — | 2021-06-01 | 2021-06-30 | 2021-07-09T02:00:00.000Z | 记入发布清单《又一份.xlsx》（新增 0 条）',
        14,
      ],
    ],
  },
  publications: {
    sql: `SELECT p.identity, l.source, p.title, p.units, p.column_path, p.published_on, p.day_basis, p.link, p.index_number,
      (SELECT group_concat(concat(o.source, '：', coalesce(s.title, ''), '/', coalesce(s.published_on, '')), '、' ORDER BY o.recorded_in)
        FROM publication_sightings s JOIN publication_lists o ON o.id = s.list_id WHERE s.publication_id = p.id)
      FROM publications p JOIN publication_lists l ON l.id = p.list_id`,
    lines: [
      [
        'www.example.gov.cn/14/1.html | 六月发布.xlsx | “二季度”预算执行情况； | [] | 预算/决算 | 2021-06-30 | published | https://www.example.gov.cn/14/1.html |  | 六月发布.xlsx：/、又一份.xlsx：“二季度”预算执行情况（更正）/2021-06-29',
        14,
      ],
      [
        '["","机构职能","2021-06-10","机构"] | 六月发布.xlsx | 机构职能 | [] | 机构 | 2021-06-10 | published |  |  | 六月发布.xlsx：/',
        14,
      ],
      [
        'www.example.gov.cn/14/2.html | 六月发布.xlsx | 关于放假的通知 | [] | 通知公告 | 2021-06-11 | published | https://www.example.gov.cn/14/2.html |  | 六月发布.xlsx：/',
        14,
      ],
    ],
  },
  'layouts of lists': {
    sql: 'SELECT id, body FROM publication_layouts',
    lines: [
      ['甲|乙|丙|丁 | {"columns":{"A":"title","B":"published","C":"link","D":"column"},"formedCounts":false}', 14],
    ],
  },
  'verdicts of publications': {
    sql: `SELECT (SELECT title FROM publications WHERE id = o.publication_id), ${OCCURRENCE}, o.verdict ${joined('publication_verdicts')}`,
    lines: [
      ['机构职能 | 机构职能信息 | continuous | 区教育局 | 2021-R06-30 | confirmed', 14],
      ['“二季度”预算执行情况； | 财政预算执行情况 | recurring | 区财政局 | 2021-Q4 | rejected', 14],
    ],
  },
  'match rules': {
    sql: `SELECT o.column_path, o.words, u.name, o.effect, d.content, o.reason FROM match_rules o LEFT JOIN units u ON u.id = o.unit_id
      LEFT JOIN duties d ON d.id = o.duty_id`,
    lines: [
      ['预算/决算 | ["预算"] | 区财政局 | duty | 财政预算执行情况 | —', 14],
      ['通知公告 | [] | — | ignore | — | “通知”', 14],
    ],
  },
  'addresses of sites': {
    sql: `SELECT o.url, o.kind, u.name, o.column_name, o.most_pages, o.recorded_at FROM site_addresses o LEFT JOIN units u ON u.id = o.unit_id
      UNION ALL SELECT id, 'confirmed', NULL, '', NULL, confirmed_at FROM confirmed_hosts`,
    lines: [
      ['http://www.qh.example/czj/index.html | page | 区财政局 |  | 20 | 2021-07-09T02:00:00.000Z', 14],
      ['http://10.20.1.5:8080/rss.xml | feed | — | 部门动态 | 3 | 2021-07-09T02:00:00.000Z', 14],
      ['10.20.1.5:8080 | confirmed | — |  | — | 2021-07-09T02:00:00.000Z', 14],
    ],
  },
  'answers by round': {
    sql: `SELECT ${OCCURRENCE}, o.status, o.done_on, o.link, o.progress, o.reported_on, f.title ${joined('round_answers')}
      JOIN fill_in_rounds f ON f.id = o.round_id`,
    lines: [
      [
        '财政预算执行情况 | recurring | 区财政局 | 2021-Q2 | done | 2021-07-02 | https://www.example.gov.cn/2 |  | 2021-07-09 | 上半年进展',
        13,
      ],
      [
        '6月20日前公开重点民生实事清单 | once | 区财政局 | 2021 | inProgress | — |  | 清单已拟好，待审定。 | 2021-07-09 | 上半年进展',
        13,
      ],
    ],
  },
  'lists of tasks': {
    sql: `SELECT f.title, u.name, o.sort, o.content, o.time_wording, o.section, o.remarks, o.place, o.decided, d.content FROM unit_tasks o
      JOIN fill_in_rounds f ON f.id = o.round_id JOIN units u ON u.id = o.unit_id LEFT JOIN duties d ON d.id = o.duty_id`,
    lines: [
      ['任务清单 | 区统计局 | 1 | 主要经济指标月度数据 | 每月 | 综合科 |  | 清单!B3 | — | —', 13],
      [
        '任务清单 | 区统计局 | 2 | 公布主要指标解读 | 每季度 | 综合科 | “新增” | 清单!B4 | duty | 主要经济指标月度数据',
        13,
      ],
      ['任务清单 | 区统计局 | 3 | 科室例会 | 每周 | 办公室 |  | 清单!B5 | none | —', 13],
    ],
  },
  'self-scores': {
    sql: `SELECT f.title, u.name, o.indicator_id, o.points, o.reason FROM self_scores o JOIN fill_in_rounds f ON f.id = o.round_id
      JOIN units u ON u.id = o.unit_id`,
    lines: [
      ['半年自评 | 区统计局 | disclosure-on-time | 3.5 | 按月发布，“当月”上网', 13],
      ['半年自评 | 区统计局 | measures-done | 2 | ', 13],
    ],
  },
  reports: {
    sql: `SELECT ${OCCURRENCE}, o.status, o.link, o.progress, o.remarks, o.reported_on, f.title ${joined('unit_reports')}
      JOIN fill_in_rounds f ON f.id = o.round_id`,
    lines: [
      [
        '财政预算执行情况 | recurring | 区财政局 | 2021-Q2 | done | https://www.example.gov.cn/2 |  |  | 2021-07-09 | 上半年进展',
        7,
      ],
      [
        '6月20日前公开重点民生实事清单 | once | 区财政局 | 2021 | inProgress |  | 清单已拟好，待审定。 | 预计7月15日“上网” | 2021-07-09 | 上半年进展',
        7,
      ],
    ],
  },
  'whether it is verified': {
    sql: `SELECT content, verified FROM duties WHERE verified IS NOT NULL`,
    lines: [
      ['惠企政策问答 | 1', 12],
      ['领导接访安排 | 0', 12],
    ],
  },
  'commands of registrations': {
    // Before format 12 nobody wrote down which they are.
    sql: `SELECT DISTINCT f.recorded_in = 0, substr(c.label, 1, 2) FROM fulfilments f LEFT JOIN commands c ON c.revision = f.recorded_in`,
    lines: [
      ['0 | 按发', 14],
      ['1 | —', 1, 11],
      ['0 | 登记', 12],
      ['0 | 接收', 12],
    ],
  },
  verifications: {
    sql: `SELECT ${OCCURRENCE}, o.result, o.on_date, o.reason, o.fault, o.new_due_on, o.waiver, o.elements, o.by_whom, o.recorded_at, c.label
      ${joined('verifications')} JOIN commands c ON c.revision = o.recorded_in`,
    lines: [
      [
        '主要经济指标月度数据 | recurring | 区统计局 | 2021-02 | accepted | 2021-07-09 |  | — | — | 现场查看过公开栏 | ["标题"] |  | 2021-07-09T02:00:00.000Z | 销号：2 项',
        12,
      ],
      [
        '部门预算（含“三公”经费） | once | 区统计局 | 2021 | accepted | 2021-07-09 |  | — | — | 现场查看过公开栏 | ["标题"] |  | 2021-07-09T02:00:00.000Z | 销号：2 项',
        12,
      ],
      [
        '部门预算（含“三公”经费） | once | 区财政局 | 2021 | returned | 2021-07-09 | 栏目不对 | requirement | 2021-12-31 | — | ["栏目","附件"] |  | 2021-07-09T02:00:00.000Z | 退回整改：区财政局，部门预算（含“三公”经费）',
        12,
      ],
      [
        '部门预算（含“三公”经费） | once | 区统计局 | 2021 | reopened | 2021-07-09 | 群众反映链接打不开 | — | — | — | [] |  | 2021-07-09T02:00:00.000Z | 重新核验：区统计局，部门预算（含“三公”经费）',
        12,
      ],
    ],
  },
  'links asked for': {
    sql: `SELECT c.id, c.state, c.reason, c.status, c.moved_to, c.checked_on, m.mark, m.note, m.state, m.marked_on FROM link_checks c
      LEFT JOIN link_marks m ON m.id = c.id`,
    lines: [
      [
        'http://127.0.0.1:8099/ws/1.html | unchecked | private | — | — | 2021-07-09 | works | 内网“能打开” | unchecked | 2021-07-09',
        17,
      ],
    ],
  },
  expressions: {
    sql: 'SELECT kind, expression, right_form, note FROM expressions',
    lines: [
      ['wrong | 登陆 | 登录 | 网站用“登录”', 17],
      ['sensitive | 某内部代号 |  | ', 17],
    ],
  },
  evidence: {
    sql: `SELECT ${OCCURRENCE}, o.kind, o.link, o.title, o.published_on, o.captured_on, o.note, o.file_name, substr(o.sha256, 1, 8), o.size,
      o.media_type, o.recorded_at ${joined('evidence')}`,
    lines: [
      [
        '主要经济指标月度数据 | recurring | 区统计局 | 2021-02 | link | http://www.qh.example/tj/2.html | 数据发布页 | 2021-03-08 | 2021-03-09 | 首页 | — | — | — | — | 2021-07-09T02:00:00.000Z',
        12,
      ],
      [
        '主要经济指标月度数据 | recurring | 区统计局 | 2021-02 | file |  | 二月指标（截取） | — | 2021-07-09 | 核对过 | 二月指标.txt | 5fb68e7f | 24 | application/octet-stream | 2021-07-09T02:00:00.000Z',
        12,
      ],
      [
        '主要经济指标月度数据 | recurring | 区统计局 | 2021-02 | link | http://127.0.0.1:8099/ws/1.html | 内网页面 | — | 2021-07-09 |  | — | — | — | — | 2021-07-09T02:00:00.000Z',
        17,
      ],
    ],
  },
  notes: {
    sql: `SELECT ${OCCURRENCE}, o.on_date, o.text, o.by_whom, o.recorded_at ${joined('notes')}`,
    lines: [
      [
        '主要经济指标月度数据 | recurring | 区统计局 | 2021-02 | 2021-07-09 | 已电话联系 |  | 2021-07-09T02:00:00.000Z',
        12,
      ],
      ['部门预算（含“三公”经费） | once | 区财政局 | 2021 | 2021-07-09 | 已电话联系 |  | 2021-07-09T02:00:00.000Z', 12],
    ],
  },
  'kept views': {
    sql: `SELECT screen, name, body ->> '$.search', body ->> '$.columns' FROM saved_views`,
    lines: [['ledger | 每周例会 | state=returned,overdue&sort=-dueOn | ["state","unit","content","dueOn"]', 12]],
  },
  slips: {
    // The file itself differs from run to run.
    sql: `SELECT o.year, o.document_number, u.name, o.level, o.level_name, o.number, o.on_date, o.reply_by, o.withdrawn, o.file_name, length(o.sha256),
      o.answered_on, replace(o.answer, char(10), '⏎'), o.recorded_at, c.label, f.fetched_at FROM reminders o JOIN units u ON u.id = o.unit_id
      JOIN commands c ON c.revision = o.recorded_in LEFT JOIN reminder_fetches f ON f.reminder_id = o.id WHERE o.round_id IS NULL`,
    lines: [
      [
        '2021 | 清政公开提〔2021〕1号 | 区统计局 | 1 | 提醒 | 1 | 2021-07-09 | 2021-07-15 | — | 清政公开提〔2021〕1号 区统计局提醒单.docx | 64 | 2021-07-09 | 已在补办，“月底前”公开；⏎附说明。 | 2021-07-09T02:00:00.000Z | 生成提醒单 2 份 | 2021-07-09T02:00:00.000Z',
        12,
      ],
      [
        '2021 | 清政公开提〔2021〕2号 | 区商务局 | 1 | 提醒 | 2 | 2021-07-09 | 2021-07-15 | 发错单位 | 清政公开提〔2021〕2号 区商务局提醒单.docx | 64 | — | — | 2021-07-09T02:00:00.000Z | 生成提醒单 2 份 | 2021-07-09T02:00:00.000Z',
        12,
      ],
      [
        '2021 | 清政公开提〔2021〕3号 | 区统计局 | 1 | 提醒 | 3 | 2021-07-09 | 2021-07-15 | — | 清政公开提〔2021〕3号 区统计局提醒单.docx | 64 | — | — | 2021-07-09T02:00:00.000Z | 生成提醒单 2 份 | —',
        12,
      ],
      [
        '2021 | 清政公开提〔2021〕4号 | 区商务局 | 1 | 提醒 | 4 | 2021-07-09 | 2021-07-15 | — | 清政公开提〔2021〕4号 区商务局提醒单.docx | 64 | — | — | 2021-07-09T02:00:00.000Z | 生成提醒单 2 份 | —',
        12,
      ],
    ],
  },
  'slips of rounds': {
    sql: `SELECT o.document_number, u.name, o.level, o.on_date, o.reply_by, o.round_title, f.kind FROM reminders o JOIN units u ON u.id = o.unit_id
      JOIN fill_in_rounds f ON f.id = o.round_id`,
    lines: [['清政公开提〔2021〕5号 | 区财政局 | 1 | 2021-07-09 | 2021-07-16 | 半年自评 | selfScore', 13]],
  },
  'what slips press for': {
    sql: `SELECT (SELECT document_number FROM reminders WHERE id = o.reminder_id), ${OCCURRENCE} ${joined('reminder_items')}`,
    lines: [
      ['清政公开提〔2021〕1号 | 主要经济指标月度数据 | recurring | 区统计局 | 2021-03', 12],
      ['清政公开提〔2021〕1号 | 主要经济指标月度数据 | recurring | 区统计局 | 2021-04', 12],
      ['清政公开提〔2021〕2号 | 领导接访安排 | recurring | 区商务局 | 2021-06', 12],
      ['清政公开提〔2021〕3号 | 主要经济指标月度数据 | recurring | 区统计局 | 2021-05', 12],
      ['清政公开提〔2021〕3号 | 主要经济指标月度数据 | recurring | 区统计局 | 2021-06', 12],
      ['清政公开提〔2021〕4号 | 领导接访安排 | recurring | 区商务局 | 2021-06', 12],
    ],
  },
  pieces: {
    sql: `SELECT u.name, p.title, p.on_date, p.channel, p.link, p.recorded_at, a.level, a.on_date, a.outlet FROM pieces p
      JOIN units u ON u.id = p.unit_id LEFT JOIN adoptions a ON a.piece_id = p.id`,
    lines: [
      [
        '区财政局 | 预算公开 | 2021-01-12 | 门户网站 |  | 2021-07-09T02:00:00.000Z | city | 2021-02-01 | 市政务信息',
        12,
      ],
      ['区财政局 | 预算公开 | 2021-01-12 | 门户网站 |  | 2021-07-09T02:00:00.000Z | province | 2021-03-09 | ', 12],
      [
        '区财政局 | 春耕资金 | 2021-03-03 | 门户网站 | http://www.qh.example/xx/1.html | 2021-07-09T02:00:00.000Z | — | — | —',
        12,
      ],
    ],
  },
  findings: {
    sql: `SELECT o.year, u.name, o.source, o.found_on, o.indicator, o.full, o.points, o.cause, o.rectify_by, o.reply, o.reply_link, o.replied_on,
      o.rechecked_on, o.result, o.recheck_note, o.sort, o.recorded_at, r.label, c.label FROM findings o JOIN units u ON u.id = o.unit_id
      LEFT JOIN commands r ON r.revision = o.replied_in LEFT JOIN commands c ON c.revision = o.rechecked_in`,
    lines: [
      [
        '2021 | 区统计局 | thirdParty | 2021-04-12 | 数据发布 | 4 | 0.5 | 月度数据的附件打不开 | 2021-05-12 | 附件已重新上传 | http://www.qinghe.gov.cn/zg/1.html | 2021-05-06 | 2021-05-20 | partly | 还缺一个月 | 1 | 2021-07-09T02:00:00.000Z | 登记整改情况：区统计局 月度数据的附件打不开 | 复核为部分整改：区统计局 月度数据的附件打不开',
        12,
      ],
      [
        '2021 | 区统计局 | selfCheck | 2021-06-01 |  | — | — | 栏目空白 | — |  |  | — | — | — |  | 2 | 2021-07-09T02:00:00.000Z | — | —',
        12,
      ],
    ],
  },
  contacts: {
    sql: `SELECT u.name, d.content, o.person, o.post, o.contact, o.standard, o.valid_from, o.valid_to FROM contacts o
      JOIN units u ON u.id = o.unit_id LEFT JOIN duties d ON d.id = o.duty_id`,
    lines: [
      ['区统计局 | — | 经办人甲 | 办公室主任 | 0533-2345678 |  | — | 2021-05-31', 12],
      ['区统计局 | — | 经办人乙 | 办公室主任 | 0533-2345679 |  | 2021-06-01 | —', 12],
      ['区统计局 | 主要经济指标月度数据 | 经办人丙 |  |  | 每月10日前公开 | 2021-06-01 | —', 12],
    ],
  },
  'last commands': {
    sql: 'SELECT label, at, format, undoable, undoes, undone_by FROM commands WHERE revision = (SELECT max(revision) FROM commands)',
    lines: [
      ['登记办结：区统计局，主要经济指标月度数据 | 2021-07-06T02:00:00.000Z | 1 | 1 | — | —', 1, 1],
      ['载入 2022 年放假安排（放假 1 天，调休上班 0 天） | 2021-07-06T02:00:00.000Z | 2 | 1 | — | —', 2, 2],
      ['2022 年度检查日改为 03-31、12-31 | 2021-07-06T02:00:00.000Z | 3 | 1 | — | —', 3, 3],
      ['登记办结：区统计局，主要经济指标月度数据 | 2021-07-09T02:00:00.000Z | 4 | 1 | — | —', 4, 4],
      ['登记办结：区统计局，主要经济指标月度数据 | 2021-07-09T02:00:00.000Z | 5 | 1 | — | —', 5, 5],
      ['登记办结：区统计局，主要经济指标月度数据 | 2021-07-09T02:00:00.000Z | 6 | 1 | — | —', 6, 6],
      ['登记办结：区统计局，主要经济指标月度数据 | 2021-07-09T02:00:00.000Z | 7 | 1 | — | —', 7, 7],
      ['登记办结：区统计局，主要经济指标月度数据 | 2021-07-09T02:00:00.000Z | 8 | 1 | — | —', 8, 8],
      ['登记办结：区统计局，主要经济指标月度数据 | 2021-07-09T02:00:00.000Z | 9 | 1 | — | —', 9, 9],
      ['登记办结：区统计局，主要经济指标月度数据 | 2021-07-09T02:00:00.000Z | 10 | 1 | — | —', 10, 10],
      ['登记办结：区统计局，主要经济指标月度数据 | 2021-07-09T02:00:00.000Z | 11 | 1 | — | —', 11, 11],
      ['登记办结：区统计局，主要经济指标月度数据 | 2021-07-09T02:00:00.000Z | 12 | 1 | — | —', 12, 12],
      ['登记办结：区统计局，主要经济指标月度数据 | 2021-07-09T02:00:00.000Z | 13 | 1 | — | —', 13, 13],
      ['登记办结：区统计局，主要经济指标月度数据 | 2021-07-09T02:00:00.000Z | 14 | 1 | — | —', 14, 14],
      ['登记办结：区统计局，主要经济指标月度数据 | 2021-07-09T02:00:00.000Z | 15 | 1 | — | —', 15, 15],
      ['登记办结：区统计局，主要经济指标月度数据 | 2021-07-09T02:00:00.000Z | 16 | 1 | — | —', 16, 16],
      ['登记办结：区统计局，主要经济指标月度数据 | 2021-07-09T02:00:00.000Z | 17 | 1 | — | —', 17, 17],
      ['登记办结：区统计局，主要经济指标月度数据 | 2021-07-09T02:00:00.000Z | 18 | 1 | — | —', 18, 18],
      ['登记办结：区统计局，主要经济指标月度数据 | 2021-07-09T02:00:00.000Z | 19 | 1 | — | —', 19, 19],
      ['登记办结：区统计局，主要经济指标月度数据 | 2021-07-09T02:00:00.000Z | 20 | 1 | — | —', 20],
    ],
  },
};

/** Duties on 2021-07-12: done/due so far, overdue ones, state. */
export const DUTIES: readonly Line[] = [
  ['财政预算执行情况 0/2 2 overdue', 1, 2],
  // An exemption came.
  ['财政预算执行情况 0/1 1 overdue', 3, 6],
  // A fill-in book came back.
  ['财政预算执行情况 1/1 0 inProgress', 7],
  '主要经济指标月度数据 3/6 3 overdue',
  ['部门预算（含“三公”经费） 2/2 0 done', 1, 11],
  // One was returned, to be done again by the end of the year.
  ['部门预算（含“三公”经费） 1/1 0 inProgress', 12],
  ['政策解读 1/2 1 overdue', 1, 2],
  ['政策解读 2/2 0 doneLate', 3],
  '重大决策意见征集公告 0/0 0 nothingDue',
  '民生实事进展 0/0 0 toCheck',
  // Formats 1 and 2 had one occurrence a year of what has no deadline; since format 3 there is one up to each review date.
  // Where nobody has decided how it is followed it counts, as it did, and is looked at rather than late; since format 11 that is decided.
  '机构职能信息 1/1 0 ongoing',
  ['持续做好政策解读 2/3 0 checkDue', 1, 10],
  ['持续做好政策解读 0/0 0 checkDue', 11],
  ['6月20日前公开重点民生实事清单 0/1 1 overdue', 1, 2],
  // An extension came.
  ['6月20日前公开重点民生实事清单 0/0 0 notStarted', 3],
  '年内开展政府开放活动不少于2次 0/0 0 inProgress',
  ['推进基层公开标准化 1/2 0 checkDue', 1, 10],
  ['推进基层公开标准化 0/0 0 checkDue', 11],
  ['公众留言答复 0/0 0 awaitsTrigger', 1, 10],
  ['公众留言答复 0/0 0 notCounted', 11],
  ['办事指南更新 0/1 1 overdue', 6],
  ['惠企政策问答 1/2 1 overdue', 8, 10],
  ['惠企政策问答 0/0 0 checkDue', 11],
  ['领导接访安排 0/7 7 overdue', 8, 10],
  // From its start on.
  ['领导接访安排 0/2 2 overdue', 11],
  ['答复政府信息公开申请 1/2 1 overdue', 16],
  ['答复公众留言 0/0 0 dueSoon', 18],
  ['研判和回应舆情 0/1 1 overdue', 18],
  ['公布意见征集采纳情况 0/0 0 notStarted', 18],
  ['公告公示保留到期 0/0 0 dueSoon', 18],
  ['答复建议提案 0/0 0 notStarted', 18],
  ['发布政策解读 0/0 0 dueSoon', 18],
  ['政务公开活动 0/0 0 done', 18],
];

/** Lamps of all occurrences on that day. */
export const LAMPS: readonly Line[] = [
  'ongoing 2',
  ['onTime 9', 1, 7],
  ['onTime 10', 8, 11],
  // The returned one is to come.
  ['onTime 9', 12, 15],
  ['dueSoon 4', 18],
  ['onTime 10', 16, 17],
  ['onTime 11', 18],
  ['late 1', 1, 2],
  ['late 2', 3, 6],
  ['late 3', 7],
  ['checkDue 2', 1, 10],
  ['checkDue 3', 11],
  ['before 1', 11],
  ['overdue 7', 1, 2],
  ['overdue 4', 3, 5],
  ['overdue 5', 6, 6],
  ['overdue 4', 7, 7],
  ['overdue 12', 8, 10],
  ['overdue 6', 11, 15],
  ['overdue 7', 16, 17],
  ['overdue 8', 18],
  ['upcoming 10', 1, 2],
  ['upcoming 11', 3, 3],
  ['upcoming 10', 4, 5],
  ['upcoming 11', 6, 7],
  ['upcoming 28', 8, 10],
  ['upcoming 27', 11, 11],
  ['upcoming 28', 12, 17],
  ['upcoming 31', 18],
  ['exempt 1', 3],
];

/** Rank, total and 折算分 on that day. */
export const SCORES: readonly Line[] = [
  ['区商务局 1 77.78 38.89', 1, 5],
  ['区商务局 1 55.56 27.78', 6, 7],
  ['区统计局 2 39.42 19.71', 1, 2],
  ['区教育局 3 38.89 19.44', 1, 2],
  ['区财政局 4 25.17 12.58', 1, 2],
  ['区财政局 2 45.48 22.74', 3, 7],
  ['区财政局 1 45.48 22.74', 8, 10],
  ['区商务局 2 41.41 20.71', 8, 10],
  ['区统计局 3 39.42 19.71', 3, 10],
  ['区教育局 4 38.89 19.44', 3, 10],
  // It was merged: listed, without a place.
  ['区物价局 undefined 0.00 0.00', 3, 10],
  ['白石镇 1 0.00 0.00', 1, 10],
  ['柳林街道 1 0.00 0.00', 1, 10],
  // Only the year's groups owe pieces, from the start of use; work without a deadline is looked at. 1 of 2 in time; 3 of 7; 1 of 2, 0 of 5 months
  // and 8.5 of 10; 1 of 4.
  ['区教育局 1 50.00 25.00', 11, 14],
  ['区统计局 2 42.86 21.43', 11, 14],
  ['区财政局 3 40.71 20.36', 11, 11],
  ['区商务局 4 25.00 12.50', 11, 11],
  // What was done in time was returned until the end of the year: 0 of 1.
  ['区商务局 3 25.00 12.50', 12, 14],
  ['区财政局 4 12.14 6.07', 12, 14],
  // 区教育局 is in none of the classes yet.
  ['区统计局 1 42.86 21.43', 15],
  ['区商务局 2 25.00 12.50', 15, 15],
  // Of its two requests one was answered in time.
  ['区商务局 2 33.33 16.67', 16, 17],
  // One of its cases is late.
  ['区商务局 2 28.57 14.29', 18],
  ['区财政局 3 12.14 6.07', 15],
  ['区物价局 undefined undefined undefined', 11],
  // Pieces are all that applies to them, 20 of 100.
  ['白石镇 undefined 0.00 0.00', 11, 14],
  ['柳林街道 undefined 0.00 0.00', 11, 14],
  // By a scheme of their own: 0.5 of 10 judged and 0.5 of a third party; nothing, and 40 % of 5 explained.
  ['白石镇 undefined 2.17 1.08', 15],
  ['柳林街道 undefined 2.00 1.00', 15],
];
