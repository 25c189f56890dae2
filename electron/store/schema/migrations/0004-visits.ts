import type { Migration } from './migration.ts';

/** Days on which the office looked at 今日: what has happened since is told from the last of them. */
const VISITS = `
CREATE TABLE visits (
  -- The day, YYYY-MM-DD.
  id TEXT NOT NULL PRIMARY KEY CHECK (id GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  at TEXT NOT NULL,
  -- The change log's revision that was then current.
  revision INTEGER NOT NULL CHECK (revision >= 0)
) STRICT;
`;

export const visits: Migration = {
  version: 4,
  name: 'visits',
  up(db) {
    db.exec(VISITS);
  },
};
