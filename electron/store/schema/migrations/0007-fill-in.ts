import type { Migration } from './migration.ts';

const DATE = `GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`;

/** Fill-in workbooks (填报表): what went out, what came back, and what units said. */
const ROUNDS = `
CREATE TABLE fill_in_rounds (
  id TEXT NOT NULL PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES years (year),
  title TEXT NOT NULL CHECK (title <> ''),
  due_on TEXT NOT NULL CHECK (due_on ${DATE}),
  made_at TEXT NOT NULL,
  -- { through, duties, frequent, units, per }
  asking TEXT NOT NULL CHECK (json_valid(asking))
) STRICT;
CREATE INDEX fill_in_rounds_by_year ON fill_in_rounds (year);

CREATE TABLE fill_in_books (
  id TEXT NOT NULL PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES fill_in_rounds (id),
  label TEXT NOT NULL CHECK (label <> ''),
  -- The units' ids. No references: a book that went out stays what it was.
  unit_ids TEXT NOT NULL CHECK (json_valid(unit_ids)),
  made_at TEXT NOT NULL,
  sort INTEGER NOT NULL,
  -- [[duty, rule, unit, period, { field: text }]], in the order of the rows' keys.
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;
CREATE INDEX fill_in_books_by_round ON fill_in_books (round_id);

CREATE TABLE fill_in_returns (
  id TEXT NOT NULL PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES fill_in_rounds (id),
  book_id TEXT NOT NULL REFERENCES fill_in_books (id),
  unit_id TEXT NOT NULL CHECK (unit_id <> ''),
  file_name TEXT NOT NULL CHECK (file_name <> ''),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  returned_at TEXT NOT NULL,
  filled INTEGER NOT NULL CHECK (filled >= 0),
  taken INTEGER NOT NULL CHECK (taken >= 0),
  left_over INTEGER NOT NULL CHECK (left_over >= 0),
  notes TEXT NOT NULL
) STRICT;
CREATE INDEX fill_in_returns_by_round ON fill_in_returns (round_id);
CREATE INDEX fill_in_returns_by_book ON fill_in_returns (book_id);
`;

const REPORTS = `
-- What a unit last said of an occurrence: duty x rule x unit x period, as in fulfilments.
CREATE TABLE unit_reports (
  id TEXT NOT NULL PRIMARY KEY,
  duty_id TEXT NOT NULL REFERENCES duties (id),
  rule_id TEXT NOT NULL CHECK (rule_id <> ''),
  unit_id TEXT NOT NULL REFERENCES units (id),
  period_key TEXT NOT NULL CHECK (period_key <> ''),
  status TEXT CHECK (status IN ('notStarted', 'inProgress', 'done', 'notApplicable')),
  link TEXT NOT NULL,
  progress TEXT NOT NULL,
  remarks TEXT NOT NULL,
  reported_on TEXT NOT NULL CHECK (reported_on ${DATE}),
  recorded_at TEXT NOT NULL,
  -- No reference: what was said stays when the round goes.
  round_id TEXT NOT NULL,
  UNIQUE (duty_id, rule_id, unit_id, period_key)
) STRICT;
CREATE INDEX unit_reports_by_unit ON unit_reports (unit_id);
`;

export const fillIn: Migration = {
  version: 7,
  name: 'fill-in',
  up(db) {
    for (const part of [ROUNDS, REPORTS]) db.exec(part);
  },
};
