import type { Migration } from './migration.ts';

const DATE = `GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`;
const TIME = `GLOB '[0-2][0-9]:[0-5][0-9]'`;

/**
 * The other registers (公众留言, 舆情, 征求意见, 公告, 建议提案, 政策文件, 活动) in one set of tables: what a register holds is told by its
 * definition. Of those that name people (留言) title and texts lie in private_texts, as those of requests do.
 */
const CASES = `
CREATE TABLE cases (
  id TEXT NOT NULL PRIMARY KEY,
  register TEXT NOT NULL CHECK (register <> ''),
  -- All that labels, log and search hold of a case that names people.
  number TEXT NOT NULL CHECK (number <> ''),
  -- The unit that answers for it.
  unit_id TEXT NOT NULL REFERENCES units (id),
  -- '' where it is private.
  title TEXT NOT NULL,
  -- What else is said of it and is not private, as JSON: {"channel":"mayor"}.
  body TEXT NOT NULL CHECK (json_valid(body)),
  -- Its row of private_texts as it stands; NULL where it has none, or once it is erased.
  private_id TEXT,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX cases_by_number ON cases (register, number);
CREATE INDEX cases_by_unit ON cases (unit_id);

-- Units that work on a case with the one that answers for it (会办).
CREATE TABLE case_units (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  sort INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX case_units_by_case ON case_units (case_id, unit_id);
CREATE INDEX case_units_by_unit ON case_units (unit_id);

CREATE TABLE case_steps (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  kind TEXT NOT NULL CHECK (kind <> ''),
  on_date TEXT NOT NULL CHECK (on_date ${DATE}),
  -- The time in China, of registers whose limits are hours.
  at_time TEXT CHECK (at_time ${TIME}),
  -- What else its kind has, as JSON: {"until":"2021-06-30"}; its texts too where they are not private.
  body TEXT NOT NULL CHECK (json_valid(body)),
  -- The unit that it is given to.
  unit_id TEXT REFERENCES units (id),
  -- The registration that it made for a duty's quota; it may be gone since.
  fulfilment_id TEXT,
  private_id TEXT,
  -- The order of recording; of one moment it is that of the steps.
  sort INTEGER NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX case_steps_by_case ON case_steps (case_id);
CREATE INDEX case_steps_by_unit ON case_steps (unit_id) WHERE unit_id IS NOT NULL;
`;

export const caseRegisters: Migration = {
  version: 18,
  name: 'case registers',
  up(db) {
    db.exec(CASES);
  },
};
