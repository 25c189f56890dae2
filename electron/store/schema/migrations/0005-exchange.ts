import type { Migration } from './migration.ts';

/** Files that go out and come back: whose they are, and how tables of a kind are read. */
const WORKSPACE = `
-- Tells this office's workbooks from another's.
INSERT INTO settings (id, value) VALUES ('workspace', lower(hex(randomblob(8))));
`;

const LAYOUTS = `
CREATE TABLE layouts (
  -- The words of the header, as they are compared.
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  -- { headerRows, kind, columns: [{ column, role }] }
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;
`;

export const exchange: Migration = {
  version: 5,
  name: 'exchange',
  up(db) {
    for (const part of [WORKSPACE, LAYOUTS]) db.exec(part);
  },
};
