import type { Migration } from './migration.ts';

/** The office's own holiday notices (放假安排): one row per year, which stands in the place of what is built in for that year. */
const NOTICES = `
CREATE TABLE holiday_notices (
  id TEXT NOT NULL PRIMARY KEY,
  year INTEGER NOT NULL UNIQUE CHECK (year BETWEEN 2008 AND 2099),
  -- [{ date, kind: 'off' | 'worked', name }], by date
  days TEXT NOT NULL CHECK (json_valid(days)),
  -- The notice as pasted; empty where the days were set by hand.
  source_text TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  CHECK (id = CAST(year AS TEXT))
) STRICT;
`;

export const holidayNotices: Migration = {
  version: 2,
  name: 'holiday-notices',
  up(db) {
    db.exec(NOTICES);
  },
};
