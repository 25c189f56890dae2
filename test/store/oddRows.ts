import type Database from 'better-sqlite3';
import { loggedTables } from '../../electron/store/schema/logTriggers.ts';

const LONG = '“长文本”，（含全角标点）；\n换行、制表\t与 emoji 🏛️。'.repeat(400);
const AT = '2021-07-06T02:00:00.000Z';
const SHA = 'a'.repeat(64);

type Value = string | number | null;

/** Rows by table and columns. Columns that a later format adds are left out, as are tables that the format has not. */
const ODD: readonly (readonly [table: string, columns: string, ...rows: readonly (readonly Value[])[]])[] = [
  ['settings', 'id, value', ['district', '清河区（试点）“甲”'], ['empty', ''], ['long', LONG]],
  [
    'years',
    'id, year, state, submission_target',
    ['2008', 2008, 'closed', 0],
    ['2021', 2021, 'open', 100],
    ['2099', 2099, 'open', 1],
  ],
  [
    'units',
    'id, name, kind, valid_from, valid_to, sort',
    ['u-plain', '区财政局', 'department', null, null, 1],
    ['u-ended', '区物价局（“撤并”）', 'other', '1949-10-01', '2021-05-31', -5],
    ['u-long', `${LONG}镇`, 'town', '2021-06-01', null, 2_000_000_000],
  ],
  ['unit_aliases', 'id, unit_id, name, sort', ['ua', 'u-plain', '财政局；', 1], ['ub', 'u-plain', ' 财政局', 1]],
  ['unit_groups', 'id, name, sort', ['g', '各镇（街道）、经济区', 1]],
  ['group_aliases', 'id, group_id, name, sort', ['ga', 'g', '各镇街', 0]],
  [
    'group_members',
    'id, group_id, unit_id, valid_from, valid_to, sort',
    ['gm1', 'g', 'u-long', null, null, 0],
    ['gm2', 'g', 'u-ended', '2020-02-29', '2020-02-29', 0],
  ],
  [
    'group_rules',
    'id, group_id, kind, scope, valid_from, valid_to, sort',
    ['gr1', 'g', 'town', 'townsAndSubdistricts', null, null, 0],
    ['gr2', 'g', 'other', 'enterprises', '2020-02-29', '2020-02-29', -1],
  ],
  [
    'group_exceptions',
    'id, group_id, unit_id, valid_from, valid_to, sort',
    ['ge', 'g', 'u-ended', null, '2021-05-31', 0],
  ],
  [
    'imports',
    'id, year, file_name, sha256, tables, imported_at',
    ['i', 2021, '表（1）.xlsx', SHA, '[]', ''],
    ['i2', 2008, '同一个文件.xlsx', SHA, '[{"sheet":"“1”","title":"","kind":"schedule","rows":0}]', AT],
  ],
  [
    'duties',
    'id, year, kind, number, task, subtask, content, time_wording, units_wording, time_check, units_check, sort, import_id, source_sheet, source_title, source_address, source_row',
    ['d', 2021, 'measure', '8-9', '', '', '持续推进', '', '', null, null, 1, null, null, null, null, null],
    ['d-long', 2021, 'case', '', LONG, LONG, LONG, LONG, LONG, LONG, LONG, 1, 'i', '', '', '', '{"number":""}'],
    [
      'd-old',
      2008,
      'submission',
      '１',
      '任务',
      '子任务',
      '每月报送',
      '每月',
      '各镇',
      null,
      '“各镇”待核',
      2,
      'i2',
      '“1”',
      '标题',
      'XFD1048576',
      'null',
    ],
  ],
  [
    'duty_sources',
    'id, duty_id, import_id, sheet, title, address, row',
    ['ds1', 'd', 'i', '', '', '', 'null'],
    ['ds2', 'd', 'i', '“表”', LONG, 'XFD1048576', '{"number":"８-9"}'],
    ['ds3', 'd-long', 'i2', '1', '标题', 'A1', '{}'],
  ],
  [
    'duty_rules',
    'id, duty_id, rule, valid_from, valid_to, sort',
    ['r-once', 'd', '{"type":"once","month":6,"day":"last","shift":{"kind":"none"}}', null, null, 0],
    ['r-continuous', 'd', '{"type":"continuous"}', null, null, 1],
    ['r-spaced', 'd-long', ' { "a" : 1 , "type" : "continuous" } ', '2021-01-01', '2021-12-31', 2],
    ['r-quota', 'd', '{"type":"quota","per":"year","atLeast":2}', null, '2021-12-31', 3],
    [
      'r-triggered',
      'd',
      '{"type":"triggered","event":"other","n":0,"count":"day","shift":{"kind":"none"}}',
      '2020-02-29',
      null,
      4,
    ],
  ],
  [
    'assignments',
    'id, duty_id, unit_id, group_id, role, sort',
    ['a1', 'd', 'u-plain', null, 'lead', 0],
    ['a2', 'd', null, 'g', 'support', 0],
    ['a3', 'd-old', 'u-ended', null, 'responsible', 9],
  ],
  ['unresolved_parties', 'id, duty_id, name, role, sort', ['p', 'd-long', '民生实事“专班”', 'support', 0]],
  [
    'triggers',
    'id, duty_id, title, on_date',
    ['t', 'd', '关于“一件事”的通知；', '2020-02-29'],
    ['t2', 'd', LONG, '2021-12-31'],
  ],
  ['trigger_units', 'id, trigger_id, unit_id', ['tu', 't', 'u-plain'], ['tu2', 't', 'u-ended']],
  [
    'fulfilments',
    'id, duty_id, rule_id, unit_id, period_key, done_on, recorded_at, title, link',
    ['f-undated-june', 'd', 'undated', 'u-plain', '2021', '2021-06-30', AT, '', ''],
    [
      'f-undated-july',
      'd',
      'undated',
      'u-ended',
      '2021',
      '2021-07-01',
      AT,
      '“下半年”',
      'https://www.example.gov.cn/?a=1&b=中',
    ],
    // Done outside the year that it counts for.
    ['f-undated-before', 'd-long', 'undated', 'u-plain', '2021', '2020-12-31', AT, LONG, ''],
    ['f-undated-after', 'd-long', 'undated', 'u-plain', '2021', '2022-01-05', AT, '', ''],
    ['f-undated-month', 'd', 'undated', 'u-plain', '2021-06', '2021-06-30', AT, '', ''],
    ['f-continuous', 'd', 'r-continuous', 'u-plain', '2021', '2021-01-01', AT, '', ''],
    ['f-continuous-spaced', 'd-long', 'r-spaced', 'u-long', '2022', '2022-12-31', AT, '', ''],
    ['f-once', 'd', 'r-once', 'u-plain', '2021', '2021-06-30', AT, '', ''],
    ['f-quota', 'd', 'r-quota', 'u-plain', '2021', '2021-03-01', '', '', ''],
    ['f-month', 'd', 'r-once', 'u-plain', '2021-01', '2021-03-01', AT, '', ''],
    ['f-rule-gone', 'd', 'r-none', 'u-plain', '2021', '2021-03-01', AT, '', ''],
    // The period of a triggered rule is its trigger's id.
    ['f-trigger', 'd', 'r-triggered', 'u-plain', 't', '2021-03-01', AT, '', ''],
  ],
  ['submissions', 'id, year, unit_id, month, count', ['s1', 2021, 'u-plain', 1, 0], ['s2', 2021, 'u-ended', 12, 9999]],
  [
    'schemes',
    'id, year, version, body, saved_at',
    ['sc1', 2021, 1, '{}', ''],
    ['sc2', 2021, 7, '{"weight":"4.00","name":"“四”"}', AT],
  ],
  [
    'judgements',
    'id, year, unit_id, indicator_id, points, reason',
    ['j', 2021, 'u-ended', '指标“一”', '0', ''],
    ['j2', 2021, 'u-plain', 'x', '10.50', LONG],
  ],
  [
    'holiday_notices',
    'id, year, days, source_text, recorded_at',
    ['2022', 2022, '[]', '', AT],
    ['2023', 2023, '[{"date":"2022-12-31","kind":"off","name":"元旦"}]', LONG, ''],
  ],
  [
    'extensions',
    'id, duty_id, rule_id, unit_id, period_key, due_on, reason, recorded_at',
    ['e', 'd', 'r-once', 'u-plain', '2021', '2022-02-28', '“顺延”；', AT],
  ],
  [
    'exemptions',
    'id, duty_id, rule_id, unit_id, period_key, reason, recorded_at',
    ['x', 'd', 'undated', 'u-ended', '2021-R06-30', LONG, ''],
  ],
  ['visits', 'id, at, revision', ['2021-07-07', '', 0], ['2021-07-08', AT, 1_000_000]],
  ['layouts', 'id, body', ['0:号|1:要公开的\n0:|1:“内容”', '{}']],
  ['fill_in_rounds', 'id, year, title, due_on, made_at, asking', ['fr', 2021, '上半年“进展”', '2021-07-15', AT, '{}']],
  [
    'fill_in_books',
    'id, round_id, label, unit_ids, made_at, sort, body',
    ['fb', 'fr', '全部单位', '["u-gone"]', AT, 0, '[]'],
  ],
  [
    'fill_in_returns',
    'id, round_id, book_id, unit_id, file_name, sha256, returned_at, filled, taken, left_over, notes',
    ['ft', 'fr', 'fb', 'u-gone', '填报表（1）.xlsx', SHA, AT, 0, 0, 0, LONG],
  ],
  [
    'unit_reports',
    'id, duty_id, rule_id, unit_id, period_key, status, link, progress, remarks, reported_on, recorded_at, round_id',
    ['ur', 'd', 'undated', 'u-plain', '2021-R06-30', null, '', LONG, '', '2021-07-09', AT, 'gone'],
  ],
];

/** Columns that later formats added, filled for one row each. */
const ADDED: readonly (readonly [table: string, column: string, id: string, value: Value])[] = [
  ['years', 'review_dates', '2008', '["02-29"]'],
  ['years', 'cut_off', '2008', '2009-06-30'],
  ['years', 'contribution_from', '2008', 'printed'],
  ['years', 'rank_share', '2099', 0],
  ['years', 'praise_floor', '2099', 100],
  ['years', 'counts_before', '2008', 1],
  ['years', 'submission_groups', '2021', '["gone"]'],
  ['duties', 'starts_on', 'd-old', '2012-02-29'],
  ['duties', 'following', 'd-long', 'none'],
  ['unit_groups', 'list_kept', 'g', 1],
  ['units', 'successor_id', 'u-ended', 'u-plain'],
  ['duty_rules', 'follows', 'r-quota', 'gone'],
  ['fulfilments', 'taken_down_on', 'f-quota', '2020-02-29'],
  ['fulfilments', 'early_reason', 'f-undated-before', LONG],
  ['imports', 'revision', 'i2', 999],
  ['imports', 'undone_at', 'i2', AT],
];

/** Writes rows that are as odd as the schema lets them be, as one command, into an empty file of any format. The command stays running. */
export function addOddRows(db: Database.Database): void {
  const known = new Map(loggedTables(db).map(({ name, columns }) => [name, columns]));
  db.exec(`
    INSERT INTO commands (id, revision, label, at, format, undoable) VALUES ('c1', 1, '录入“各种”数据', '${AT}', 1, 1), ('c2', 2, '撤销：x', '', 1, 0);
    UPDATE commands SET undoes = 'c1' WHERE id = 'c2';
    UPDATE current_command SET revision = 1;
  `);
  for (const [table, columns, ...rows] of ODD) {
    if (!known.has(table)) continue;
    const places = columns.split(', ').map(() => '?');
    const insert = db.prepare(`INSERT INTO ${table} (${columns}) VALUES (${places.join(', ')})`);
    for (const row of rows) insert.run(row);
  }
  for (const [table, column, id, value] of ADDED) {
    if (known.get(table)?.includes(column)) db.prepare(`UPDATE ${table} SET ${column} = ? WHERE id = ?`).run(value, id);
  }
}
