import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultBody } from '../../electron/domain/assessment/defaultScheme.ts';
import type { SchemeBody } from '../../electron/domain/model/scheme.ts';
import { setPragmas } from '../../electron/store/openStore.ts';
import { loggedTables } from '../../electron/store/schema/logTriggers.ts';
import { formatOf, migrate } from '../../electron/store/schema/migrate.ts';
import { migrations } from '../../electron/store/schema/migrations/index.ts';
import { addOddRows } from './oddRows.ts';

type Row = Readonly<Record<string, unknown>>;
type Rows = Readonly<Record<string, readonly Row[]>>;

let db: Database.Database;
beforeEach(() => {
  db = new Database(':memory:');
  setPragmas(db);
});
afterEach(() => {
  db.close();
});

/** The migrations up to a format. */
const upTo = (format: number) => migrations.filter(({ version }) => version <= format);

function tables(): readonly string[] {
  return db
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    .pluck()
    .all();
}

/** Every row of every table, the log's among them. */
function allRows(): Rows {
  return Object.fromEntries(
    tables().map((name) => [name, db.prepare<[], Row>(`SELECT * FROM ${name} ORDER BY 1`).all()]),
  );
}

function schema(): readonly unknown[] {
  return db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all();
}

/** Brings odd rows of format n - 1 through migration n alone; answers the rows before and after. */
function through(format: number): { readonly before: Rows; readonly after: Rows } {
  migrate(db, upTo(format - 1));
  if (format > 1) addOddRows(db);
  const before = allRows();
  migrate(db, upTo(format));
  return { before, after: allRows() };
}

/** Rows with the columns that a migration adds. */
function withColumns(rows: readonly Row[] | undefined, added: Row): readonly Row[] {
  return (rows ?? []).map((row) => Object.assign({}, row, added));
}

describe('the odd rows', () => {
  it('hold something in every table of every format', () => {
    for (const { version } of migrations) {
      const file = new Database(':memory:');
      migrate(file, upTo(version));
      addOddRows(file);
      for (const { name } of loggedTables(file)) {
        expect(file.prepare(`SELECT COUNT(*) FROM ${name}`).pluck().get(), `${version} ${name}`).not.toBe(0);
      }
      expect(file.pragma('foreign_key_check')).toEqual([]);
      file.close();
    }
  });
});

describe('migration on odd rows', () => {
  it('1 makes an empty file whose one running command is none', () => {
    const { before, after } = through(1);
    expect(before).toEqual({});
    const filled = Object.entries(after).filter(([, rows]) => rows.length > 0);
    expect(filled).toEqual([['current_command', [{ only_row: 1, revision: null }]]]);
  });

  it('2 keeps every row and adds the office notices, none yet', () => {
    const { before, after } = through(2);
    expect(after).toEqual({ ...before, holiday_notices: [] });
  });

  it('3 gives what has no deadline its reviews and the new columns their defaults; all else stays', () => {
    const { before, after } = through(3);
    const periods: Readonly<Record<string, string>> = {
      'f-undated-before': '2021-R06-30',
      'f-undated-june': '2021-R06-30',
      'f-undated-july': '2021-R12-31',
      'f-undated-after': '2021-R12-31',
      'f-continuous': '2021-R06-30',
      'f-continuous-spaced': '2022-R12-31',
    };
    const moved = (row: Row) => ({ period_key: periods[String(row['id'])] ?? row['period_key'], taken_down_on: null });
    expect(after).toEqual({
      ...before,
      extensions: [],
      exemptions: [],
      years: withColumns(before['years'], { review_dates: '["06-30","12-31"]' }),
      units: withColumns(before['units'], { successor_id: null }),
      duty_rules: withColumns(before['duty_rules'], { follows: null }),
      fulfilments: (before['fulfilments'] ?? []).map((row) => Object.assign({}, row, moved(row))),
    });
    // Those that stay: of dated rules, of rules that are gone, and whose periods are no whole years.
    const kept = (before['fulfilments'] ?? []).filter(({ id }) => !(String(id) in periods));
    expect(kept.map(({ id }) => id)).toEqual([
      'f-month',
      'f-once',
      'f-quota',
      'f-rule-gone',
      'f-trigger',
      'f-undated-month',
    ]);
  });

  it('4 keeps every row and adds the looks at 今日, none yet', () => {
    const { before, after } = through(4);
    expect(after).toEqual({ ...before, visits: [] });
  });

  it('5 keeps every row, adds layouts, none yet, and gives the file a mark of its own', () => {
    const { before, after } = through(5);
    const mark = (after['settings'] ?? []).find(({ id }) => id === 'workspace');
    expect(mark?.['value']).toMatch(/^[0-9a-f]{16}$/);
    expect(after).toEqual({ ...before, layouts: [], settings: [...(before['settings'] ?? []), mark] });
    const other = new Database(':memory:');
    migrate(other, upTo(5));
    expect(other.prepare(`SELECT value FROM settings WHERE id = 'workspace'`).pluck().get()).not.toBe(mark?.['value']);
    other.close();
  });

  it('6 keeps every row and leaves imports without the command that would take them back', () => {
    const { before, after } = through(6);
    expect(after).toEqual({
      ...before,
      imports: withColumns(before['imports'], { revision: null, undone_at: null }),
    });
  });

  it('7 keeps every row and adds rounds, books, returns and reports, none yet', () => {
    const { before, after } = through(7);
    expect(after).toEqual({
      ...before,
      fill_in_rounds: [],
      fill_in_books: [],
      fill_in_returns: [],
      unit_reports: [],
    });
  });

  it('8 keeps every row: the number alone says that there may be rules which earlier programs do not know', () => {
    const { before, after } = through(8);
    expect(after).toEqual(before);
  });

  it('9 keeps every row, lets groups stay lists, and adds rules and exceptions, none yet', () => {
    const { before, after } = through(9);
    expect(after).toEqual({
      ...before,
      unit_groups: withColumns(before['unit_groups'], { list_kept: 0 }),
      group_rules: [],
      group_exceptions: [],
    });
  });

  it('10 keeps every row and adds the other imports that contain a duty, none yet', () => {
    const { before, after } = through(10);
    expect(after).toEqual({ ...before, duty_sources: [] });
  });

  it('11 keeps every row and decides nothing: no start, no way of following, no cut-off, nothing before that counts', () => {
    const { before, after } = through(11);
    const undecided = { cut_off: null, contribution_from: null, rank_share: null, praise_floor: null };
    expect(after).toEqual({
      ...before,
      duties: withColumns(before['duties'], { starts_on: null, following: null }),
      fulfilments: withColumns(before['fulfilments'], { early_reason: null }),
      years: withColumns(before['years'], { ...undecided, counts_before: 0, submission_groups: '[]' }),
    });
  });

  it('12 keeps every row and decides nothing: no year verifies, no command of an earlier registration is known; what the ledger keeps is empty', () => {
    const { before, after } = through(12);
    expect(after).toEqual({
      ...before,
      duties: withColumns(before['duties'], { verified: null }),
      fulfilments: withColumns(before['fulfilments'], { recorded_in: 0 }),
      years: withColumns(before['years'], { verifies: null, score_counts: null }),
      verifications: [],
      evidence: [],
      notes: [],
      saved_views: [],
      reminders: [],
      reminder_items: [],
      reminder_fetches: [],
      pieces: [],
      adoptions: [],
      findings: [],
      contacts: [],
    });
  });

  it('13 keeps every row: rounds that there are ask for progress, no slip presses for a book; answers, lists and self-scores are empty', () => {
    const { before, after } = through(13);
    expect(after).toEqual({
      ...before,
      fill_in_rounds: withColumns(before['fill_in_rounds'], { kind: 'progress' }),
      reminders: withColumns(before['reminders'], { round_id: null, round_title: null }),
      round_answers: [],
      unit_tasks: [],
      self_scores: [],
    });
  });

  it('14 keeps every row and adds what websites show and what is made of it, none yet', () => {
    const { before, after } = through(14);
    expect(after).toEqual({
      ...before,
      publication_lists: [],
      publication_list_units: [],
      publications: [],
      publication_sightings: [],
      publication_layouts: [],
      publication_verdicts: [],
      match_rules: [],
      site_addresses: [],
      confirmed_hosts: [],
    });
  });

  it('15 makes trees of schemes and of who judged what, by the version in force; all else stays, and what scores are reckoned from is empty', () => {
    const { before, after } = through(15);
    const { schemes, judgements, ...others } = before;
    expect(schemes).toHaveLength(2);
    const versionOf = (row: Row | undefined, body: object) =>
      withColumns([{ id: row?.['id'], version: row?.['version'], saved_at: row?.['saved_at'] }], {
        scheme_id: 'default-2021',
        body: JSON.stringify(body),
        note: '',
      })[0];
    const tree = { total: '100', scaling: 'raw', nodes: [], grades: [], contribution: 'share' };
    const weightOf = (percent: string) => ({ kind: 'percent', percent, base: '100' });
    expect(after).toEqual({
      ...others,
      score_schemes: [{ id: 'default-2021', year: 2021, name: '考核方案', sort: 1 }],
      scheme_versions: [
        versionOf(schemes?.[0], { tree, weight: weightOf('4') }),
        versionOf(schemes?.[1], { tree, weight: weightOf('4.00') }),
      ],
      unit_classes: [],
      unit_class_members: [],
      judgements: (judgements ?? []).map(({ indicator_id, ...row }) =>
        Object.assign(row, {
          scheme_id: 'default-2021',
          version: 7,
          node_id: indicator_id,
          assessor: '',
          basis: '',
          judged_at: null,
        }),
      ),
      score_events: [],
      score_sheets: [],
      score_sheet_marks: [],
      score_samples: [],
      score_figures: [],
      score_members: [],
      score_explanations: [],
      score_stages: [],
      score_freezes: [],
      score_appeals: [],
    });
  });

  it('16 keeps every row and adds registers and the yearly report, nothing in them yet: no duty stands for a register', () => {
    const { before, after } = through(16);
    expect(after).toEqual({
      ...before,
      duties: withColumns(before['duties'], { register: null }),
      requests: [],
      request_events: [],
      private_texts: [],
      erased_cases: [],
      report_cells: [],
      report_texts: [],
    });
  });

  it('17 keeps every row and adds what was found of links and the list of expressions, none yet', () => {
    const { before, after } = through(17);
    expect(after).toEqual({ ...before, link_checks: [], link_marks: [], expressions: [] });
  });

  it('18 keeps every row and adds the other registers, no case in them yet', () => {
    const { before, after } = through(18);
    expect(after).toEqual({ ...before, cases: [], case_units: [], case_steps: [] });
  });

  it('19 keeps every row and adds the look-back and the record of closings, none yet, and no duty is a copy', () => {
    const { before, after } = through(19);
    const duties = withColumns(before['duties'], { carried_from: null });
    expect(after).toEqual({ ...before, duties, look_backs: [], year_closings: [] });
  });

  it('15 makes of each indicator the leaf that counts the same', () => {
    migrate(db, upTo(14));
    const indicators = [
      { id: 'a', name: '定时', rule: 'disclosureOnTime', full: '40' },
      { id: 'b', name: '举措', rule: 'measuresDone', full: '30.5' },
      { id: 'c', name: '报送', rule: 'submissionsMet', full: '19.5' },
      { id: 'd', name: '评议', rule: 'manual', full: '10' },
    ];
    db.exec(`
      INSERT INTO commands (id, revision, label, at, format, undoable) VALUES ('c1', 1, '录入', '', 14, 1);
      UPDATE current_command SET revision = 1;
      INSERT INTO years (id, year, state, submission_target) VALUES ('2021', 2021, 'open', 1);`);
    db.prepare(`INSERT INTO schemes (id, year, version, body, saved_at) VALUES ('s', 2021, 3, ?, 'then')`).run(
      JSON.stringify({ weight: '4.5', base: 1000, indicators }),
    );
    migrate(db, upTo(15));
    const body = db.prepare<[], string>('SELECT body FROM scheme_versions').pluck().get() ?? '';
    const { tree, weight } = JSON.parse(body) as SchemeBody;
    expect(weight).toEqual({ kind: 'percent', percent: '4.5', base: '1000' });
    const usual = defaultBody().tree;
    expect(tree).toEqual({
      ...usual,
      nodes: usual.nodes.map(({ section, node }, at) => {
        const { id, name, full } = indicators[at] ?? {};
        return { section, node: { ...node, id, name, full } };
      }),
    });
  });

  // A new migration: its test above, and below what it stumbles over.
  it('is proved for every format', () => {
    expect(migrations.map(({ version }) => version)).toEqual(Object.keys(LATE_FAILURES).map(Number));
  });
});

/** What lets each migration fail at the last thing that it makes: that is there already. Empty where it makes nothing. */
const LATE_FAILURES: Readonly<Record<number, string>> = {
  1: 'CREATE TABLE judgements (id TEXT)',
  2: 'CREATE TABLE holiday_notices (id TEXT)',
  3: 'CREATE INDEX units_by_successor ON units (name)',
  4: 'CREATE TABLE visits (id TEXT)',
  5: 'CREATE TABLE layouts (id TEXT)',
  6: 'ALTER TABLE imports ADD COLUMN undone_at TEXT',
  7: 'CREATE TABLE unit_reports (id TEXT)',
  8: '',
  9: `ALTER TABLE unit_groups ADD COLUMN list_kept INTEGER`,
  10: 'CREATE INDEX duty_sources_by_import ON duties (import_id)',
  11: `ALTER TABLE years ADD COLUMN submission_groups TEXT`,
  12: 'CREATE INDEX contacts_by_duty ON duties (id)',
  13: 'ALTER TABLE reminders ADD COLUMN round_title TEXT',
  14: 'CREATE TABLE confirmed_hosts (id TEXT)',
  15: 'CREATE INDEX score_appeals_by_unit ON units (id)',
  16: 'CREATE INDEX duties_by_register ON duties (id)',
  17: 'CREATE TABLE expressions (id TEXT)',
  18: 'CREATE INDEX case_steps_by_unit ON units (id)',
  19: 'CREATE INDEX duties_by_carried ON duties (id)',
  20: 'ALTER TABLE score_appeals ADD COLUMN notice_id TEXT',
};

describe.each(migrations)('migration $version', (migration) => {
  const { version } = migration;
  beforeEach(() => {
    migrate(db, upTo(version - 1));
    if (version > 1) addOddRows(db);
  });

  const late = LATE_FAILURES[version] ?? '';
  it.each([
    ...(late === '' ? [] : [['in its middle', late, (file: Database.Database) => migration.up(file)] as const]),
    [
      'at its end',
      '',
      (file: Database.Database) => {
        migration.up(file);
        throw new Error('interrupted');
      },
    ] as const,
  ])('that breaks off %s leaves the file whole at the format before', (_where, obstacle, up) => {
    db.exec(obstacle);
    const before = { rows: allRows(), schema: schema() };
    expect(() => migrate(db, [...upTo(version - 1), { ...migration, up }])).toThrow(
      /already exists|duplicate|interrupted/,
    );
    expect({ rows: allRows(), schema: schema() }).toEqual(before);
    expect(formatOf(db)).toBe(version - 1);
    expect(db.inTransaction).toBe(false);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  it('leaves every table with its log, and references checked', () => {
    migrate(db, upTo(version));
    expect(formatOf(db)).toBe(version);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(() =>
      db.exec(`INSERT INTO unit_aliases (id, unit_id, name, sort) VALUES ('x', 'nobody', '无', 1)`),
    ).toThrow();
    if (version === 1) addOddRows(db);
    const logged = db.prepare<[], { readonly after: string | null; readonly before: string | null }>(
      'SELECT before, after FROM changes ORDER BY sequence DESC LIMIT 1',
    );
    for (const { name, columns } of loggedTables(db)) {
      const row = db.prepare<[], Row>(`SELECT * FROM ${name} ORDER BY id LIMIT 1`).get();
      // Tables that this migration added are empty.
      if (!row) continue;
      db.pragma('foreign_keys = OFF');
      db.prepare(`DELETE FROM ${name} WHERE id = ?`).run(row['id']);
      const { before, after } = logged.get() ?? {};
      expect(JSON.parse(before ?? 'null'), name).toEqual(row);
      expect(after, name).toBeNull();
      const values = columns.map((column) => row[column]);
      db.prepare(`INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`).run(
        values,
      );
      expect(JSON.parse(logged.get()?.after ?? 'null'), name).toEqual(row);
      db.pragma('foreign_keys = ON');
    }
  });
});
