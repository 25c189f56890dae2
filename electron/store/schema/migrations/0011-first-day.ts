import type { Migration } from './migration.ts';

const DATE = `GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`;

/**
 * No row changes: where nothing is decided (NULL), duties and years of earlier formats count as they did. What the office may want otherwise is
 * offered on screen.
 */
const COLUMNS = `
-- 施行日: nothing due before it is owed. NULL: from the beginning of the year.
ALTER TABLE duties ADD COLUMN starts_on TEXT CHECK (starts_on ${DATE});
-- 计入方式. byRule: counted, but for work without a deadline. NULL: not decided yet, counted as before format 11.
ALTER TABLE duties ADD COLUMN following TEXT CHECK (following IN ('byRule', 'counted', 'reported', 'office', 'none'));
-- Why it was done before its period began (提前).
ALTER TABLE fulfilments ADD COLUMN early_reason TEXT CHECK (early_reason <> '');

-- 考核截止日 and the rest of a year's frame. NULL: not decided yet; as before format 11.
ALTER TABLE years ADD COLUMN cut_off TEXT CHECK (cut_off ${DATE});
ALTER TABLE years ADD COLUMN contribution_from TEXT CHECK (contribution_from IN ('printed', 'exact'));
ALTER TABLE years ADD COLUMN rank_share INTEGER CHECK (rank_share BETWEEN 0 AND 100);
ALTER TABLE years ADD COLUMN praise_floor INTEGER CHECK (praise_floor BETWEEN 0 AND 100);
ALTER TABLE years ADD COLUMN counts_before INTEGER NOT NULL DEFAULT 0 CHECK (counts_before IN (0, 1));
-- Ids of the groups that owe 信息报送. []: every department and town.
ALTER TABLE years ADD COLUMN submission_groups TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(submission_groups));
`;

export const firstDay: Migration = {
  version: 11,
  name: 'first-day',
  up(db) {
    db.exec(COLUMNS);
  },
};
