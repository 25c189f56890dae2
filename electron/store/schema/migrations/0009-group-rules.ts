import type { Migration } from './migration.ts';

const DATE = `GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`;

/** Whole kinds of units that belong to a group (区政府各部门 = all departments), with days, minus exceptions. Groups that are there stay lists. */
const TABLES = `
CREATE TABLE group_rules (
  id TEXT NOT NULL PRIMARY KEY,
  group_id TEXT NOT NULL REFERENCES unit_groups (id),
  kind TEXT NOT NULL CHECK (kind IN ('department', 'town', 'other')),
  scope TEXT NOT NULL CHECK (scope IN ('all', 'towns', 'subdistricts', 'townsAndSubdistricts', 'zones', 'enterprises')),
  valid_from TEXT CHECK (valid_from ${DATE}),
  valid_to TEXT CHECK (valid_to ${DATE}),
  sort INTEGER NOT NULL,
  CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
) STRICT;
CREATE INDEX group_rules_by_group ON group_rules (group_id);

CREATE TABLE group_exceptions (
  id TEXT NOT NULL PRIMARY KEY,
  group_id TEXT NOT NULL REFERENCES unit_groups (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  valid_from TEXT CHECK (valid_from ${DATE}),
  valid_to TEXT CHECK (valid_to ${DATE}),
  sort INTEGER NOT NULL,
  CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
) STRICT;
CREATE INDEX group_exceptions_by_group ON group_exceptions (group_id);
CREATE INDEX group_exceptions_by_unit ON group_exceptions (unit_id);

-- 1: the office was offered the rule that the group's name means, and keeps the list.
ALTER TABLE unit_groups ADD COLUMN list_kept INTEGER NOT NULL DEFAULT 0 CHECK (list_kept IN (0, 1));
`;

export const groupRules: Migration = {
  version: 9,
  name: 'group-rules',
  up(db) {
    db.exec(TABLES);
  },
};
