import type { Migration } from './migration.ts';

const DATE = `GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`;

const NOTICES = `
-- 公示: the figures of a class as they were published, and the days on which units may object.
CREATE TABLE score_notices (
  id TEXT NOT NULL PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES years (year),
  class_id TEXT NOT NULL CHECK (class_id <> ''),
  class_name TEXT NOT NULL CHECK (class_name <> ''),
  since TEXT NOT NULL CHECK (since ${DATE}),
  -- The last day.
  until TEXT NOT NULL CHECK (until ${DATE}),
  published_at TEXT NOT NULL,
  published_by TEXT NOT NULL CHECK (published_by <> ''),
  reason TEXT NOT NULL,
  -- Scheme, figures and traces as they were published, in the form of a freeze's.
  body TEXT NOT NULL CHECK (json_valid(body)),
  -- Before its last day, where it was: over, or withdrawn, so that nothing of it holds.
  end_how TEXT CHECK (end_how IN ('ended', 'withdrawn')),
  end_on TEXT CHECK (end_on ${DATE}),
  end_by TEXT NOT NULL DEFAULT '',
  end_reason TEXT NOT NULL DEFAULT '',
  CHECK (until >= since),
  CHECK (end_how IS NULL OR (end_on IS NOT NULL AND end_by <> '' AND end_reason <> ''))
) STRICT;
CREATE INDEX score_notices_by_class ON score_notices (year, class_id);
`;

export const scoreNotices: Migration = {
  version: 20,
  name: 'score-notices',
  up(db) {
    db.exec(NOTICES);
    // The notice whose figures it is about; of a frozen class none.
    db.exec('ALTER TABLE score_appeals ADD COLUMN notice_id TEXT REFERENCES score_notices (id)');
  },
};
