import type { Migration } from './migration.ts';

const DATE = `GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`;

const LOOK_BACKS = `
-- 回头看: what a year decides of the items that the year before left open at its cut-off.
CREATE TABLE look_backs (
  id TEXT NOT NULL PRIMARY KEY,
  -- The year that looks back.
  year INTEGER NOT NULL REFERENCES years (year),
  -- The item of the earlier year.
  duty_id TEXT NOT NULL REFERENCES duties (id),
  rule_id TEXT NOT NULL CHECK (rule_id <> ''),
  unit_id TEXT NOT NULL REFERENCES units (id),
  period_key TEXT NOT NULL CHECK (period_key <> ''),
  outcome TEXT NOT NULL CHECK (outcome IN ('done', 'carriedOn', 'ended')),
  reason TEXT NOT NULL,
  on_date TEXT NOT NULL CHECK (on_date ${DATE}),
  -- The duty of the year that carries it on, or that did before it was deleted.
  carried_duty_id TEXT CHECK (carried_duty_id <> ''),
  recorded_at TEXT NOT NULL,
  CHECK (outcome <> 'ended' OR reason <> ''),
  CHECK (outcome = 'carriedOn' OR carried_duty_id IS NULL)
) STRICT;
CREATE UNIQUE INDEX look_backs_by_item ON look_backs (duty_id, rule_id, unit_id, period_key, year);
CREATE INDEX look_backs_by_year ON look_backs (year);
CREATE INDEX look_backs_by_unit ON look_backs (unit_id);
`;

const CLOSINGS = `
-- When a year was closed and reopened, latest last. Whether it is closed is a column of years.
CREATE TABLE year_closings (
  id TEXT NOT NULL PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES years (year),
  act TEXT NOT NULL CHECK (act IN ('closed', 'reopened')),
  on_date TEXT NOT NULL CHECK (on_date ${DATE}),
  reason TEXT NOT NULL,
  -- What stood open when it was closed, by kind: {"toVerify":3}.
  standing TEXT NOT NULL CHECK (json_valid(standing)),
  recorded_at TEXT NOT NULL,
  CHECK (act = 'closed' OR reason <> '')
) STRICT;
CREATE INDEX year_closings_by_year ON year_closings (year);
`;

export const yearsOnEnd: Migration = {
  version: 19,
  name: 'years-on-end',
  up(db) {
    for (const part of [LOOK_BACKS, CLOSINGS]) db.exec(part);
    // The duty of an earlier year that it was copied from, or that was there before it was deleted; a duty is copied to a year once.
    db.exec(`ALTER TABLE duties ADD COLUMN carried_from TEXT CHECK (carried_from <> '')`);
    db.exec('CREATE UNIQUE INDEX duties_by_carried ON duties (carried_from, year) WHERE carried_from IS NOT NULL');
  },
};
