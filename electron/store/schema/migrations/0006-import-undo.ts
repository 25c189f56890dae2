import type { Migration } from './migration.ts';

/** A whole import can be taken back later: which command it was, and when it was taken back. */
const COLUMNS = `
-- The command that wrote it, by its revision; none for imports of older versions, which cannot be taken back.
ALTER TABLE imports ADD COLUMN revision INTEGER CHECK (revision > 0);
ALTER TABLE imports ADD COLUMN undone_at TEXT CHECK (undone_at <> '');
`;

export const importUndo: Migration = {
  version: 6,
  name: 'import-undo',
  up(db) {
    db.exec(COLUMNS);
  },
};
