import type { Migration } from './migration.ts';

const DATE = `GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`;

/** Disclosure requests (依申请公开): the case and its steps, and apart from them who asks and every free text. */
const REQUESTS = `
CREATE TABLE requests (
  id TEXT NOT NULL PRIMARY KEY,
  -- The case number: all that labels, log and search hold of a request.
  number TEXT NOT NULL UNIQUE CHECK (number <> ''),
  -- The organ that received it.
  unit_id TEXT NOT NULL REFERENCES units (id),
  channel TEXT NOT NULL CHECK (channel IN ('handedIn', 'registeredPost', 'letter', 'internet', 'fax')),
  applicant_kind TEXT NOT NULL CHECK (applicant_kind IN ('person', 'business', 'research', 'charity', 'legal', 'otherBody')),
  -- Its row of private_texts as it stands; NULL once it is erased.
  private_id TEXT,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX requests_by_unit ON requests (unit_id);

CREATE TABLE request_events (
  id TEXT NOT NULL PRIMARY KEY,
  request_id TEXT NOT NULL REFERENCES requests (id),
  kind TEXT NOT NULL CHECK (kind <> ''),
  on_date TEXT NOT NULL CHECK (on_date ${DATE}),
  -- What else its kind has, as JSON without any free text: {"by":"2021-03-19"}.
  body TEXT NOT NULL CHECK (json_valid(body)),
  -- The unit that it is given to.
  unit_id TEXT REFERENCES units (id),
  private_id TEXT,
  -- The order of recording; of one day it is that of the events.
  sort INTEGER NOT NULL,
  recorded_at TEXT NOT NULL,
  CHECK ((kind = 'assigned') = (unit_id IS NOT NULL))
) STRICT;
CREATE INDEX request_events_by_request ON request_events (request_id);
CREATE INDEX request_events_by_unit ON request_events (unit_id) WHERE unit_id IS NOT NULL;

-- Names, addresses and free texts of cases, and the files that came with them. The log does not copy this table: its rows never change, what refers to
-- them does, so that a step back finds the row that it had. Erasing a case removes them all. case_id refers to whatever has it, or had it before an undo.
CREATE TABLE private_texts (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL CHECK (case_id <> ''),
  body TEXT NOT NULL CHECK (json_valid(body)),
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX private_texts_by_case ON private_texts (case_id);

-- Cases whose private texts were erased; the id is the case number, so that a copy from before can be erased likewise.
CREATE TABLE erased_cases (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  register TEXT NOT NULL CHECK (register <> ''),
  erased_on TEXT NOT NULL CHECK (erased_on ${DATE})
) STRICT;
`;

/** The yearly report of open government: what is typed or returned, beside what the register tells. */
const REPORT = `
CREATE TABLE report_cells (
  id TEXT NOT NULL PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES years (year),
  -- Whose report it is; NULL: the district's.
  unit_id TEXT REFERENCES units (id),
  -- Row and column of the form: requests.carriedIn.person.
  cell TEXT NOT NULL CHECK (cell <> ''),
  value TEXT NOT NULL CHECK (value <> ''),
  origin TEXT NOT NULL CHECK (origin IN ('typed', 'returned'))
) STRICT;
CREATE UNIQUE INDEX report_cells_by_cell ON report_cells (year, COALESCE(unit_id, ''), cell);
CREATE INDEX report_cells_by_unit ON report_cells (unit_id) WHERE unit_id IS NOT NULL;

CREATE TABLE report_texts (
  id TEXT NOT NULL PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES years (year),
  unit_id TEXT REFERENCES units (id),
  part TEXT NOT NULL CHECK (part <> ''),
  text TEXT NOT NULL CHECK (text <> '')
) STRICT;
CREATE UNIQUE INDEX report_texts_by_part ON report_texts (year, COALESCE(unit_id, ''), part);
CREATE INDEX report_texts_by_unit ON report_texts (unit_id) WHERE unit_id IS NOT NULL;
`;

export const registers: Migration = {
  version: 16,
  name: 'registers',
  up(db) {
    for (const part of [REQUESTS, REPORT]) db.exec(part);
    // The duty that stands for a register in its year: each of its cases is an occurrence of it.
    db.exec(`ALTER TABLE duties ADD COLUMN register TEXT CHECK (register <> '')`);
    db.exec('CREATE UNIQUE INDEX duties_by_register ON duties (year, register) WHERE register IS NOT NULL');
  },
};
