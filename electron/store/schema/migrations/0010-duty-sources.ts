import type { Migration } from './migration.ts';

/**
 * The other imports that contain a duty, each with the place and the words in its file. What the duty was made from stays with it in `duties`; duties
 * that are there have no others.
 */
const TABLE = `
CREATE TABLE duty_sources (
  id TEXT NOT NULL PRIMARY KEY,
  duty_id TEXT NOT NULL REFERENCES duties (id),
  import_id TEXT NOT NULL REFERENCES imports (id),
  sheet TEXT NOT NULL,
  title TEXT NOT NULL,
  address TEXT NOT NULL,
  row TEXT NOT NULL CHECK (json_valid(row))
) STRICT;
CREATE INDEX duty_sources_by_duty ON duty_sources (duty_id);
CREATE INDEX duty_sources_by_import ON duty_sources (import_id);
`;

export const dutySources: Migration = {
  version: 10,
  name: 'duty-sources',
  up(db) {
    db.exec(TABLE);
  },
};
