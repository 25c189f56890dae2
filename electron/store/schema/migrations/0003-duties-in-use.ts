import type { Migration } from './migration.ts';

const DATE = `GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`;

/** Facts about single occurrences: duty x rule x unit x period, as in `fulfilments`. One of a kind for each. */
const EXCEPTIONS = `
CREATE TABLE extensions (
  id TEXT NOT NULL PRIMARY KEY,
  duty_id TEXT NOT NULL REFERENCES duties (id),
  rule_id TEXT NOT NULL CHECK (rule_id <> ''),
  unit_id TEXT NOT NULL REFERENCES units (id),
  period_key TEXT NOT NULL CHECK (period_key <> ''),
  due_on TEXT NOT NULL CHECK (due_on ${DATE}),
  reason TEXT NOT NULL CHECK (reason <> ''),
  recorded_at TEXT NOT NULL,
  UNIQUE (duty_id, rule_id, unit_id, period_key)
) STRICT;
CREATE INDEX extensions_by_unit ON extensions (unit_id);

CREATE TABLE exemptions (
  id TEXT NOT NULL PRIMARY KEY,
  duty_id TEXT NOT NULL REFERENCES duties (id),
  rule_id TEXT NOT NULL CHECK (rule_id <> ''),
  unit_id TEXT NOT NULL REFERENCES units (id),
  period_key TEXT NOT NULL CHECK (period_key <> ''),
  reason TEXT NOT NULL CHECK (reason <> ''),
  recorded_at TEXT NOT NULL,
  UNIQUE (duty_id, rule_id, unit_id, period_key)
) STRICT;
CREATE INDEX exemptions_by_unit ON exemptions (unit_id);
`;

const COLUMNS = `
-- The version of the rule before this one. Not a reference: the earlier row may go while this one stays.
ALTER TABLE duty_rules ADD COLUMN follows TEXT CHECK (follows <> '');
ALTER TABLE units ADD COLUMN successor_id TEXT REFERENCES units (id);
CREATE INDEX units_by_successor ON units (successor_id) WHERE successor_id IS NOT NULL;
ALTER TABLE fulfilments ADD COLUMN taken_down_on TEXT CHECK (taken_down_on ${DATE});
-- ["06-30", "12-31"], in order.
ALTER TABLE years ADD COLUMN review_dates TEXT NOT NULL DEFAULT '["06-30","12-31"]' CHECK (json_valid(review_dates));
`;

/** Duties without a deadline had one occurrence for the year; now there is one up to each review date. What was done counts for the review after it. */
const REVIEWS = `
UPDATE fulfilments SET period_key = period_key ||
  CASE WHEN done_on <= period_key || '-06-30' THEN '-R06-30' ELSE '-R12-31' END
WHERE length(period_key) = 4 AND (
  rule_id = 'undated' OR rule_id IN (SELECT id FROM duty_rules WHERE rule ->> '$.type' = 'continuous')
);
`;

export const dutiesInUse: Migration = {
  version: 3,
  name: 'duties-in-use',
  rewrites: true,
  up(db) {
    for (const part of [EXCEPTIONS, COLUMNS, REVIEWS]) db.exec(part);
  },
};
