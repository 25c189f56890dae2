import type { Migration } from './migration.ts';

const DATE = `GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`;

/** What a round asks for; those that there are ask how far the work is. */
const KINDS = `
ALTER TABLE fill_in_rounds ADD COLUMN kind TEXT NOT NULL DEFAULT 'progress' CHECK (kind IN ('progress', 'taskList', 'selfScore'));
`;

const ANSWERS = `
-- What a unit said of an occurrence in each round; unit_reports has the last of it.
CREATE TABLE round_answers (
  id TEXT NOT NULL PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES fill_in_rounds (id),
  duty_id TEXT NOT NULL REFERENCES duties (id),
  rule_id TEXT NOT NULL CHECK (rule_id <> ''),
  unit_id TEXT NOT NULL REFERENCES units (id),
  period_key TEXT NOT NULL CHECK (period_key <> ''),
  -- NULL and empty texts: its row came back empty.
  status TEXT CHECK (status IN ('notStarted', 'inProgress', 'done', 'notApplicable')),
  done_on TEXT CHECK (done_on ${DATE}),
  link TEXT NOT NULL,
  progress TEXT NOT NULL,
  reported_on TEXT NOT NULL CHECK (reported_on ${DATE}),
  UNIQUE (round_id, duty_id, rule_id, unit_id, period_key)
) STRICT;
CREATE INDEX round_answers_by_duty ON round_answers (duty_id, unit_id, period_key);
CREATE INDEX round_answers_by_unit ON round_answers (unit_id);
`;

/** 任务清单: the tasks that a unit listed itself. */
const TASKS = `
CREATE TABLE unit_tasks (
  id TEXT NOT NULL PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES fill_in_rounds (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  sort INTEGER NOT NULL,
  content TEXT NOT NULL CHECK (content <> ''),
  time_wording TEXT NOT NULL,
  section TEXT NOT NULL,
  remarks TEXT NOT NULL,
  -- Where it stands in the unit's file: 任务清单!B5.
  place TEXT NOT NULL,
  -- What a person decided: the same as this duty, or as none. NULL: as the wording says.
  decided TEXT CHECK (decided IN ('duty', 'none')),
  duty_id TEXT REFERENCES duties (id),
  CHECK ((decided IS 'duty') = (duty_id IS NOT NULL))
) STRICT;
CREATE INDEX unit_tasks_by_round ON unit_tasks (round_id, unit_id, sort);
CREATE INDEX unit_tasks_by_unit ON unit_tasks (unit_id);
CREATE INDEX unit_tasks_by_duty ON unit_tasks (duty_id) WHERE duty_id IS NOT NULL;
`;

/** 自评: the points that a unit claims for itself. The round says of which indicators, and their full marks. */
const SCORES = `
CREATE TABLE self_scores (
  id TEXT NOT NULL PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES fill_in_rounds (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  indicator_id TEXT NOT NULL CHECK (indicator_id <> ''),
  points TEXT NOT NULL CHECK (points GLOB '[0-9]*' AND points NOT GLOB '*[^0-9.]*'),
  reason TEXT NOT NULL,
  UNIQUE (round_id, unit_id, indicator_id)
) STRICT;
CREATE INDEX self_scores_by_unit ON self_scores (unit_id);
`;

/** A slip may press for a round's book, which names no item. No reference: what was issued stays when the round goes. */
const SLIPS = `
ALTER TABLE reminders ADD COLUMN round_id TEXT CHECK (round_id <> '');
ALTER TABLE reminders ADD COLUMN round_title TEXT CHECK (round_title IS NULL OR (round_title <> '' AND round_id IS NOT NULL));
`;

export const rounds: Migration = {
  version: 13,
  name: 'rounds',
  up(db) {
    for (const part of [KINDS, ANSWERS, TASKS, SCORES, SLIPS]) db.exec(part);
  },
};
