import type { Migration } from './migration.ts';

const DATE = `GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`;

/** The change log. Its three tables are written by triggers and by `command`, never by repositories. */
const LOG = `
CREATE TABLE commands (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL UNIQUE CHECK (revision > 0),
  label TEXT NOT NULL CHECK (label <> ''),
  at TEXT NOT NULL,
  -- Format of the file when the command ran: changes of another format cannot be put back.
  format INTEGER NOT NULL,
  undoable INTEGER NOT NULL CHECK (undoable IN (0, 1)),
  undoes TEXT REFERENCES commands (id),
  undone_by TEXT REFERENCES commands (id)
) STRICT;

CREATE TABLE changes (
  sequence INTEGER PRIMARY KEY,
  -- The command's revision: shorter than its id, and in order.
  revision INTEGER NOT NULL REFERENCES commands (revision),
  table_name TEXT NOT NULL,
  row_id TEXT NOT NULL,
  -- The row as a JSON object; NULL where it did not exist.
  before TEXT,
  after TEXT,
  CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;
CREATE INDEX changes_by_command ON changes (revision);

-- The running command. Empty between commands, so that a write outside one fails.
CREATE TABLE current_command (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  revision INTEGER REFERENCES commands (revision)
) STRICT;
INSERT INTO current_command (only_row) VALUES (1);
`;

const WORKSPACE = `
CREATE TABLE settings (
  id TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE years (
  id TEXT NOT NULL PRIMARY KEY,
  year INTEGER NOT NULL UNIQUE CHECK (year BETWEEN 2008 AND 2099),
  state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
  submission_target INTEGER NOT NULL CHECK (submission_target BETWEEN 0 AND 100),
  CHECK (id = CAST(year AS TEXT))
) STRICT;
`;

const UNITS = `
CREATE TABLE units (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('department', 'town', 'other')),
  valid_from TEXT CHECK (valid_from ${DATE}),
  valid_to TEXT CHECK (valid_to ${DATE}),
  sort INTEGER NOT NULL,
  CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
) STRICT;

CREATE TABLE unit_aliases (
  id TEXT NOT NULL PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES units (id),
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  sort INTEGER NOT NULL
) STRICT;
CREATE INDEX unit_aliases_by_unit ON unit_aliases (unit_id);

CREATE TABLE unit_groups (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  sort INTEGER NOT NULL
) STRICT;

CREATE TABLE group_aliases (
  id TEXT NOT NULL PRIMARY KEY,
  group_id TEXT NOT NULL REFERENCES unit_groups (id),
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  sort INTEGER NOT NULL
) STRICT;
CREATE INDEX group_aliases_by_group ON group_aliases (group_id);

CREATE TABLE group_members (
  id TEXT NOT NULL PRIMARY KEY,
  group_id TEXT NOT NULL REFERENCES unit_groups (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  valid_from TEXT CHECK (valid_from ${DATE}),
  valid_to TEXT CHECK (valid_to ${DATE}),
  sort INTEGER NOT NULL,
  CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
) STRICT;
CREATE INDEX group_members_by_group ON group_members (group_id);
CREATE INDEX group_members_by_unit ON group_members (unit_id);
`;

const DUTIES = `
CREATE TABLE imports (
  id TEXT NOT NULL PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES years (year),
  file_name TEXT NOT NULL CHECK (file_name <> ''),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  -- [{ sheet, title, kind, rows }]
  tables TEXT NOT NULL CHECK (json_valid(tables)),
  imported_at TEXT NOT NULL
) STRICT;
CREATE INDEX imports_by_year ON imports (year);

CREATE TABLE duties (
  id TEXT NOT NULL PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES years (year),
  kind TEXT NOT NULL CHECK (kind IN ('disclosure', 'measure', 'submission', 'case')),
  number TEXT NOT NULL,
  task TEXT NOT NULL,
  subtask TEXT NOT NULL,
  content TEXT NOT NULL CHECK (content <> ''),
  time_wording TEXT NOT NULL,
  units_wording TEXT NOT NULL,
  time_check TEXT CHECK (time_check <> ''),
  units_check TEXT CHECK (units_check <> ''),
  sort INTEGER NOT NULL,
  import_id TEXT REFERENCES imports (id),
  source_sheet TEXT,
  source_title TEXT,
  source_address TEXT,
  -- The row as the file had it, to tell the office's edits from the file's.
  source_row TEXT CHECK (source_row IS NULL OR json_valid(source_row)),
  CHECK ((import_id IS NULL) = (source_sheet IS NULL)),
  CHECK ((import_id IS NULL) = (source_title IS NULL)),
  CHECK ((import_id IS NULL) = (source_address IS NULL)),
  CHECK ((import_id IS NULL) = (source_row IS NULL))
) STRICT;
CREATE INDEX duties_by_year ON duties (year, sort);
CREATE INDEX duties_by_import ON duties (import_id);

CREATE TABLE duty_rules (
  id TEXT NOT NULL PRIMARY KEY,
  duty_id TEXT NOT NULL REFERENCES duties (id),
  rule TEXT NOT NULL CHECK (json_valid(rule)),
  valid_from TEXT CHECK (valid_from ${DATE}),
  valid_to TEXT CHECK (valid_to ${DATE}),
  sort INTEGER NOT NULL,
  CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
) STRICT;
CREATE INDEX duty_rules_by_duty ON duty_rules (duty_id);

CREATE TABLE assignments (
  id TEXT NOT NULL PRIMARY KEY,
  duty_id TEXT NOT NULL REFERENCES duties (id),
  unit_id TEXT REFERENCES units (id),
  group_id TEXT REFERENCES unit_groups (id),
  role TEXT NOT NULL CHECK (role IN ('lead', 'responsible', 'support')),
  sort INTEGER NOT NULL,
  CHECK ((unit_id IS NULL) <> (group_id IS NULL))
) STRICT;
CREATE INDEX assignments_by_duty ON assignments (duty_id);
CREATE INDEX assignments_by_unit ON assignments (unit_id) WHERE unit_id IS NOT NULL;
CREATE INDEX assignments_by_group ON assignments (group_id) WHERE group_id IS NOT NULL;

-- Parties of a responsibility wording that no unit or group bears the name of yet.
CREATE TABLE unresolved_parties (
  id TEXT NOT NULL PRIMARY KEY,
  duty_id TEXT NOT NULL REFERENCES duties (id),
  name TEXT NOT NULL CHECK (name <> ''),
  role TEXT NOT NULL CHECK (role IN ('lead', 'responsible', 'support')),
  sort INTEGER NOT NULL
) STRICT;
CREATE INDEX unresolved_parties_by_duty ON unresolved_parties (duty_id);
`;

const WORK = `
CREATE TABLE triggers (
  id TEXT NOT NULL PRIMARY KEY,
  duty_id TEXT NOT NULL REFERENCES duties (id),
  title TEXT NOT NULL CHECK (title <> ''),
  on_date TEXT NOT NULL CHECK (on_date ${DATE})
) STRICT;
CREATE INDEX triggers_by_duty ON triggers (duty_id);

CREATE TABLE trigger_units (
  id TEXT NOT NULL PRIMARY KEY,
  trigger_id TEXT NOT NULL REFERENCES triggers (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  UNIQUE (trigger_id, unit_id)
) STRICT;
CREATE INDEX trigger_units_by_unit ON trigger_units (unit_id);

CREATE TABLE fulfilments (
  id TEXT NOT NULL PRIMARY KEY,
  duty_id TEXT NOT NULL REFERENCES duties (id),
  -- A rule of the duty, or the fixed id of the undated occurrence that a measure without rules has.
  rule_id TEXT NOT NULL CHECK (rule_id <> ''),
  unit_id TEXT NOT NULL REFERENCES units (id),
  period_key TEXT NOT NULL CHECK (period_key <> ''),
  done_on TEXT NOT NULL CHECK (done_on ${DATE}),
  recorded_at TEXT NOT NULL,
  title TEXT NOT NULL,
  link TEXT NOT NULL
) STRICT;
CREATE INDEX fulfilments_by_duty ON fulfilments (duty_id, unit_id, period_key);
CREATE INDEX fulfilments_by_rule ON fulfilments (rule_id);
CREATE INDEX fulfilments_by_unit ON fulfilments (unit_id);

CREATE TABLE submissions (
  id TEXT NOT NULL PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES years (year),
  unit_id TEXT NOT NULL REFERENCES units (id),
  month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
  count INTEGER NOT NULL CHECK (count BETWEEN 0 AND 9999),
  UNIQUE (year, unit_id, month)
) STRICT;
CREATE INDEX submissions_by_unit ON submissions (unit_id);
`;

const ASSESSMENT = `
CREATE TABLE schemes (
  id TEXT NOT NULL PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES years (year),
  version INTEGER NOT NULL CHECK (version > 0),
  body TEXT NOT NULL CHECK (json_valid(body)),
  saved_at TEXT NOT NULL,
  UNIQUE (year, version)
) STRICT;

CREATE TABLE judgements (
  id TEXT NOT NULL PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES years (year),
  unit_id TEXT NOT NULL REFERENCES units (id),
  indicator_id TEXT NOT NULL CHECK (indicator_id <> ''),
  points TEXT NOT NULL CHECK (points GLOB '[0-9]*' AND points NOT GLOB '*[^0-9.]*'),
  reason TEXT NOT NULL,
  UNIQUE (year, unit_id, indicator_id)
) STRICT;
CREATE INDEX judgements_by_unit ON judgements (unit_id);
`;

/** The first format. References never cascade: what goes is deleted by name, so that the log sees every row. */
export const facts: Migration = {
  version: 1,
  name: 'facts',
  up(db) {
    for (const part of [LOG, WORKSPACE, UNITS, DUTIES, WORK, ASSESSMENT]) db.exec(part);
  },
};
