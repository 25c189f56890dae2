import type Database from 'better-sqlite3';
import { fail, type Failure } from '../../domain/failure.ts';
import type { ChangeRecord } from './reverse.ts';

type Row = Readonly<Record<string, unknown>>;

/** How a row tells the year that it belongs to: itself, by the row that it is of, or by its day. */
type Way =
  | { readonly year: 'year' }
  | { readonly of: string; readonly by: string }
  | { readonly day: 'on_date' }
  /** It belongs to no year, or is written whatever the year's state: why. */
  | { readonly free: string };

const YEAR: Way = { year: 'year' };
const DUTY: Way = { of: 'duties', by: 'duty_id' };
const ROUND: Way = { of: 'fill_in_rounds', by: 'round_id' };
const UNITS: Way = {
  free: 'the register of units, which all years share; services/units keeps closed years as they are',
};
const REQUESTS: Way = { free: 'steps of cases belong to the register, not to a year' };
const REPORT: Way = { free: 'the yearly report is due after the year' };
const LINKS: Way = { free: 'results of the link check' };
const LISTS: Way = { free: 'what a website shows belongs to no year; matches do' };
const SITES: Way = { free: 'where lists are fetched from' };
const OFFICE: Way = { free: 'settings of the office' };

/** Every table whose writes are logged. */
export const YEAR_WAYS: Readonly<Record<string, Way>> = {
  years: { free: 'looked at by itself: its state decides' },
  year_closings: { free: 'written when a year is closed or reopened' },
  settings: OFFICE,
  saved_views: OFFICE,
  layouts: OFFICE,
  visits: OFFICE,
  expressions: OFFICE,
  units: UNITS,
  unit_aliases: UNITS,
  unit_groups: UNITS,
  group_aliases: UNITS,
  group_members: UNITS,
  group_rules: UNITS,
  group_exceptions: UNITS,
  contacts: UNITS,
  duties: YEAR,
  imports: YEAR,
  duty_rules: DUTY,
  assignments: DUTY,
  unresolved_parties: DUTY,
  duty_sources: DUTY,
  triggers: DUTY,
  trigger_units: { of: 'triggers', by: 'trigger_id' },
  fulfilments: DUTY,
  extensions: DUTY,
  exemptions: DUTY,
  unit_reports: DUTY,
  verifications: DUTY,
  evidence: DUTY,
  notes: DUTY,
  publication_verdicts: DUTY,
  look_backs: YEAR,
  findings: YEAR,
  submissions: YEAR,
  pieces: { day: 'on_date' },
  adoptions: { day: 'on_date' },
  reminders: YEAR,
  reminder_items: { of: 'reminders', by: 'reminder_id' },
  reminder_fetches: { free: 'that a slip was fetched once more changes nothing of the year' },
  fill_in_rounds: YEAR,
  fill_in_books: ROUND,
  fill_in_returns: ROUND,
  round_answers: ROUND,
  self_scores: ROUND,
  unit_tasks: ROUND,
  score_schemes: YEAR,
  scheme_versions: { of: 'score_schemes', by: 'scheme_id' },
  unit_classes: YEAR,
  unit_class_members: { of: 'unit_classes', by: 'class_id' },
  judgements: YEAR,
  score_events: YEAR,
  score_sheets: YEAR,
  score_sheet_marks: { of: 'score_sheets', by: 'sheet_id' },
  score_samples: YEAR,
  score_figures: YEAR,
  score_members: YEAR,
  score_explanations: YEAR,
  score_stages: YEAR,
  score_freezes: YEAR,
  score_notices: YEAR,
  score_appeals: { free: 'appeals and entries stand beside a frozen score, after the year too' },
  holiday_notices: { free: 'the notices of the State Council hold for every year' },
  match_rules: { free: 'rules of matching serve every year' },
  publication_lists: LISTS,
  publication_list_units: LISTS,
  publications: LISTS,
  publication_sightings: LISTS,
  publication_layouts: LISTS,
  site_addresses: SITES,
  confirmed_hosts: SITES,
  link_checks: LINKS,
  link_marks: LINKS,
  requests: REQUESTS,
  request_events: REQUESTS,
  cases: REQUESTS,
  case_units: REQUESTS,
  case_steps: REQUESTS,
  erased_cases: REQUESTS,
  report_cells: REPORT,
  report_texts: REPORT,
};

/** Thrown inside a command to roll it back: it wrote to a closed year. */
export class ClosedYearWritten extends Error {
  readonly year: number;

  constructor(year: number) {
    super(`Written to the closed year ${year}`);
    this.year = year;
  }
}

/** The refusal of what would change a closed year. `before`: what is not done, ended by a colon (不能撤销：). */
export function closedYearFailure(year: number, before = ''): Failure {
  return fail('year-closed', `${before}${year} 年度已关闭，只能查看，不能修改。如需修改，请先在“年度”里重新打开。`)
    .error;
}

/**
 * Looks whether a command wrote to a year that was closed before it and is closed after it: whatever the command is, an undo among them, a closed year
 * stays as it is. Answers the first such year.
 */
export function createClosedYears(
  db: Database.Database,
): (changes: () => readonly ChangeRecord[]) => number | undefined {
  const closed = db.prepare<[], number>(`SELECT year FROM years WHERE state = 'closed'`).pluck();
  const rows = new Map<string, Database.Statement<[string], Row>>();
  const stored = (table: string, id: string): Row | undefined => {
    const known = rows.get(table) ?? db.prepare<[string], Row>(`SELECT * FROM ${table} WHERE id = ?`);
    rows.set(table, known);
    return known.get(id);
  };
  return (changesOf) => {
    const now = new Set(closed.all());
    if (now.size === 0) return undefined;
    const changes = changesOf();
    const images = new Map<string, Row>();
    for (const { table, rowId, before, after } of changes) {
      const image = after ?? before;
      if (image !== null && !images.has(`${table} ${rowId}`)) images.set(`${table} ${rowId}`, parse(image));
    }
    const years = changes.flatMap(({ table, before, after }) =>
      table === 'years'
        ? [{ before: before === null ? {} : parse(before), after: after === null ? {} : parse(after) }]
        : [],
    );
    // What closes or reopens a year may write to it.
    for (const { before, after } of years) {
      if (before['state'] !== 'closed' || after['state'] === 'open') now.delete(Number(after['year']));
    }
    const kept = years.find(({ before, after }) => before['state'] === 'closed' && after['state'] !== 'open');
    if (kept) return Number(kept.before['year']);
    const yearOf = (table: string, row: Row): number | undefined => {
      const way = YEAR_WAYS[table];
      if (way === undefined || 'free' in way) return undefined;
      if ('year' in way) return Number(row['year']);
      if ('day' in way) return Number(String(row['on_date']).slice(0, 4));
      const id = String(row[way.by]);
      const parent = images.get(`${way.of} ${id}`) ?? stored(way.of, id);
      return parent && yearOf(way.of, parent);
    };
    for (const { table, before, after } of changes) {
      for (const image of [before, after]) {
        const year = image === null ? undefined : yearOf(table, parse(image));
        if (year !== undefined && now.has(year)) return year;
      }
    }
    return undefined;
  };
}

/** The log's images are the tables' own rows. */
function parse(image: string): Row {
  return JSON.parse(image) as Row;
}
