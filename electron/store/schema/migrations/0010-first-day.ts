import type { Migration } from './migration.ts';

const DATE = `GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`;

const COLUMNS = `
-- 施行日: nothing due before it is owed. NULL: from the beginning of the year.
ALTER TABLE duties ADD COLUMN starts_on TEXT CHECK (starts_on ${DATE});
-- 计入方式, as the office decided. NULL: by the duty's rules.
ALTER TABLE duties ADD COLUMN following TEXT CHECK (following IN ('counted', 'reported', 'office', 'none'));
-- Why it was done before its period began (提前).
ALTER TABLE fulfilments ADD COLUMN early_reason TEXT CHECK (early_reason <> '');

-- 考核截止日. NULL: 15 January after the year.
ALTER TABLE years ADD COLUMN cut_off TEXT CHECK (cut_off ${DATE});
ALTER TABLE years ADD COLUMN counts_before INTEGER NOT NULL DEFAULT 0 CHECK (counts_before IN (0, 1));
ALTER TABLE years ADD COLUMN contribution_from TEXT NOT NULL DEFAULT 'printed' CHECK (contribution_from IN ('printed', 'exact'));
ALTER TABLE years ADD COLUMN rank_share INTEGER NOT NULL DEFAULT 50 CHECK (rank_share BETWEEN 0 AND 100);
ALTER TABLE years ADD COLUMN praise_floor INTEGER NOT NULL DEFAULT 90 CHECK (praise_floor BETWEEN 0 AND 100);
-- Ids of the groups that owe 信息报送. []: every department and town.
ALTER TABLE years ADD COLUMN submission_groups TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(submission_groups));
`;

/**
 * What is there goes on counting as it did: work without a deadline stays counted, years keep the exact 折算分, rank every unit and close as late
 * as may be. What the office may want otherwise is offered on screen (`settings.offers`), not done.
 */
const KEPT = `
UPDATE duties SET following = 'counted';
UPDATE years SET contribution_from = 'exact', rank_share = 0, praise_floor = 0, cut_off = (year + 1) || '-06-30';
INSERT INTO settings (id, value)
  SELECT 'offers', '["inUseFrom","following","pieces","frame"]' WHERE EXISTS (SELECT 1 FROM years);
`;

export const firstDay: Migration = {
  version: 10,
  name: 'first-day',
  rewrites: true,
  up(db) {
    for (const part of [COLUMNS, KEPT]) db.exec(part);
  },
};
