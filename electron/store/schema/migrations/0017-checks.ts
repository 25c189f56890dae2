import type { Migration } from './migration.ts';

const LINKS = `
-- What was found of a registered address when it was asked for last. The id is the address as it is registered.
CREATE TABLE link_checks (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  state TEXT NOT NULL CHECK (state IN ('dead', 'suspect', 'moved', 'unreachable', 'unchecked', 'ok')),
  reason TEXT NOT NULL CHECK (reason <> ''),
  status INTEGER,
  moved_to TEXT CHECK (moved_to <> ''),
  checked_on TEXT NOT NULL,
  CHECK ((state = 'moved') = (moved_to IS NOT NULL))
) STRICT;

-- What a person saw at an address; state is what the check had found then.
CREATE TABLE link_marks (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  mark TEXT NOT NULL CHECK (mark IN ('works', 'gone')),
  note TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('dead', 'suspect', 'moved', 'unreachable', 'unchecked', 'ok')),
  marked_on TEXT NOT NULL
) STRICT;
`;

const EXPRESSIONS = `
-- 表述库: what is not to stand in what is published, and what is right instead ('' where nothing is).
CREATE TABLE expressions (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('wrong', 'sensitive')),
  expression TEXT NOT NULL UNIQUE CHECK (expression <> ''),
  right_form TEXT NOT NULL,
  note TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;
`;

export const checks: Migration = {
  version: 17,
  name: 'checks',
  up(db) {
    for (const part of [LINKS, EXPRESSIONS]) db.exec(part);
  },
};
