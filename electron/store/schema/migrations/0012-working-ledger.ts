import type { Migration } from './migration.ts';

const DATE = `GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`;

/** Which occurrence a row is about, as in fulfilments. */
const ITEM = `
  duty_id TEXT NOT NULL REFERENCES duties (id),
  rule_id TEXT NOT NULL CHECK (rule_id <> ''),
  unit_id TEXT NOT NULL REFERENCES units (id),
  period_key TEXT NOT NULL CHECK (period_key <> '')`;

/** The checking of what was registered (核验, 销号). Years of earlier formats go on without it until somebody decides (NULL). */
const VERIFICATIONS = `
CREATE TABLE verifications (
  id TEXT NOT NULL PRIMARY KEY,${ITEM},
  result TEXT NOT NULL CHECK (result IN ('accepted', 'returned', 'reopened')),
  on_date TEXT NOT NULL CHECK (on_date ${DATE}),
  reason TEXT NOT NULL,
  -- 材料不全 or 未达要求, of what is returned, and the day by which it is to come again.
  fault TEXT CHECK (fault IN ('material', 'requirement')),
  new_due_on TEXT CHECK (new_due_on ${DATE}),
  -- Why it was accepted without link or file.
  waiver TEXT CHECK (waiver <> ''),
  -- Elements that were missing or wrong: ["标题", "索引号"].
  elements TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(elements)),
  by_whom TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  -- The revision of the command that recorded it: clocks go wrong, revisions do not.
  recorded_in INTEGER NOT NULL CHECK (recorded_in >= 0),
  CHECK ((result = 'returned') = (fault IS NOT NULL)),
  CHECK ((fault IS NULL) = (new_due_on IS NULL)),
  CHECK (result = 'accepted' OR reason <> ''),
  CHECK (result = 'accepted' OR waiver IS NULL)
) STRICT;
CREATE INDEX verifications_by_duty ON verifications (duty_id, unit_id, period_key);
CREATE INDEX verifications_by_unit ON verifications (unit_id);

ALTER TABLE fulfilments ADD COLUMN recorded_in INTEGER NOT NULL DEFAULT 0 CHECK (recorded_in >= 0);
-- Whether what is registered for it is verified. NULL: by its rhythm.
ALTER TABLE duties ADD COLUMN verified INTEGER CHECK (verified IN (0, 1));
ALTER TABLE years ADD COLUMN verifies INTEGER CHECK (verifies IN (0, 1));
-- What the score counts as done. NULL: registered.
ALTER TABLE years ADD COLUMN score_counts TEXT CHECK (score_counts IN ('registered', 'closed'));
`;

/** What shows that something was done (佐证), and what the office notes of it. Files lie beside the data file under their digest. */
const EVIDENCE = `
CREATE TABLE evidence (
  id TEXT NOT NULL PRIMARY KEY,${ITEM},
  kind TEXT NOT NULL CHECK (kind IN ('link', 'file')),
  link TEXT NOT NULL,
  title TEXT NOT NULL,
  published_on TEXT CHECK (published_on ${DATE}),
  captured_on TEXT NOT NULL CHECK (captured_on ${DATE}),
  note TEXT NOT NULL,
  file_name TEXT CHECK (file_name <> ''),
  sha256 TEXT CHECK (length(sha256) = 64),
  size INTEGER CHECK (size > 0),
  media_type TEXT CHECK (media_type <> ''),
  recorded_at TEXT NOT NULL,
  CHECK ((kind = 'link') = (link <> '')),
  CHECK ((kind = 'file') = (sha256 IS NOT NULL)),
  CHECK ((sha256 IS NULL) = (file_name IS NULL)),
  CHECK ((sha256 IS NULL) = (size IS NULL)),
  CHECK ((sha256 IS NULL) = (media_type IS NULL))
) STRICT;
CREATE INDEX evidence_by_duty ON evidence (duty_id, unit_id, period_key);
CREATE INDEX evidence_by_unit ON evidence (unit_id);
CREATE INDEX evidence_by_file ON evidence (sha256) WHERE sha256 IS NOT NULL;

CREATE TABLE notes (
  id TEXT NOT NULL PRIMARY KEY,${ITEM},
  on_date TEXT NOT NULL CHECK (on_date ${DATE}),
  text TEXT NOT NULL CHECK (text <> ''),
  by_whom TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX notes_by_duty ON notes (duty_id, unit_id, period_key);
CREATE INDEX notes_by_unit ON notes (unit_id);
`;

const VIEWS = `
-- Filters, columns and order of a screen, kept by name.
CREATE TABLE saved_views (
  id TEXT NOT NULL PRIMARY KEY,
  screen TEXT NOT NULL CHECK (screen <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  body TEXT NOT NULL CHECK (json_valid(body)),
  UNIQUE (screen, name)
) STRICT;
`;

/** Slips that press units (提醒, 催办, 督办), with the files as they were made; these lie beside the data file under their digest. */
const REMINDERS = `
CREATE TABLE reminders (
  id TEXT NOT NULL PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES years (year),
  unit_id TEXT NOT NULL REFERENCES units (id),
  level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 9),
  -- The level's name and the number in words, as the paper has them.
  level_name TEXT NOT NULL CHECK (level_name <> ''),
  number INTEGER NOT NULL CHECK (number > 0),
  document_number TEXT NOT NULL CHECK (document_number <> ''),
  on_date TEXT NOT NULL CHECK (on_date ${DATE}),
  reply_by TEXT NOT NULL CHECK (reply_by ${DATE} AND reply_by >= on_date),
  -- 作废: why. Its number stays taken.
  withdrawn TEXT CHECK (withdrawn <> ''),
  file_name TEXT CHECK (file_name <> ''),
  sha256 TEXT CHECK (length(sha256) = 64),
  answered_on TEXT CHECK (answered_on ${DATE} AND answered_on >= on_date),
  answer TEXT CHECK (answer <> ''),
  recorded_at TEXT NOT NULL,
  -- The revision of the command that made it.
  recorded_in INTEGER NOT NULL CHECK (recorded_in > 0),
  CHECK ((file_name IS NULL) = (sha256 IS NULL)),
  CHECK ((answered_on IS NULL) = (answer IS NULL)),
  UNIQUE (year, level, number)
) STRICT;
CREATE INDEX reminders_by_unit ON reminders (unit_id);
CREATE INDEX reminders_by_making ON reminders (recorded_in);
CREATE INDEX reminders_by_file ON reminders (sha256) WHERE sha256 IS NOT NULL;

CREATE TABLE reminder_items (
  id TEXT NOT NULL PRIMARY KEY,
  reminder_id TEXT NOT NULL REFERENCES reminders (id),${ITEM},
  UNIQUE (reminder_id, duty_id, rule_id, unit_id, period_key)
) STRICT;
CREATE INDEX reminder_items_by_duty ON reminder_items (duty_id, unit_id, period_key);
CREATE INDEX reminder_items_by_unit ON reminder_items (unit_id);

-- A slip's file was taken. A row of its own: nothing that is undone later meets a changed slip.
CREATE TABLE reminder_fetches (
  id TEXT NOT NULL PRIMARY KEY,
  reminder_id TEXT NOT NULL UNIQUE REFERENCES reminders (id),
  fetched_at TEXT NOT NULL
) STRICT;
`;

/** Pieces of news one by one, and where they were taken up (信息报送, 采用). A piece belongs to the year and month of its day. */
const PIECES = `
CREATE TABLE pieces (
  id TEXT NOT NULL PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES units (id),
  title TEXT NOT NULL CHECK (title <> ''),
  on_date TEXT NOT NULL CHECK (on_date ${DATE}),
  channel TEXT NOT NULL,
  link TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX pieces_by_day ON pieces (on_date);
CREATE INDEX pieces_by_unit ON pieces (unit_id);

CREATE TABLE adoptions (
  id TEXT NOT NULL PRIMARY KEY,
  piece_id TEXT NOT NULL REFERENCES pieces (id),
  level TEXT NOT NULL CHECK (level IN ('district', 'city', 'province', 'state')),
  on_date TEXT NOT NULL CHECK (on_date ${DATE}),
  outlet TEXT NOT NULL,
  -- The same level may take a piece up more than once, on other days or in other outlets.
  UNIQUE (piece_id, level, on_date, outlet)
) STRICT;
CREATE INDEX adoptions_by_day ON adoptions (on_date);
`;

/** Faults found from outside or inside, to be rectified by a day and checked again (问题清单, 整改). */
const FINDINGS = `
CREATE TABLE findings (
  id TEXT NOT NULL PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES years (year),
  unit_id TEXT NOT NULL REFERENCES units (id),
  source TEXT NOT NULL CHECK (source IN ('inspection', 'thirdParty', 'selfCheck', 'superior')),
  found_on TEXT NOT NULL CHECK (found_on ${DATE}),
  indicator TEXT NOT NULL,
  -- Decimals as text: the indicator's marks, and how many of them were lost.
  full TEXT CHECK (full GLOB '[0-9]*' AND full NOT GLOB '*[^0-9.]*'),
  points TEXT CHECK (points GLOB '[0-9]*' AND points NOT GLOB '*[^0-9.]*'),
  cause TEXT NOT NULL CHECK (cause <> ''),
  rectify_by TEXT CHECK (rectify_by ${DATE} AND rectify_by >= found_on),
  reply TEXT NOT NULL,
  reply_link TEXT NOT NULL,
  replied_on TEXT CHECK (replied_on ${DATE}),
  rechecked_on TEXT CHECK (rechecked_on ${DATE}),
  result TEXT CHECK (result IN ('done', 'partly', 'not', 'explained')),
  recheck_note TEXT NOT NULL,
  -- The revisions of the commands that recorded the reply and the re-check: which of the two came later.
  replied_in INTEGER CHECK (replied_in >= 0),
  rechecked_in INTEGER CHECK (rechecked_in >= 0),
  sort INTEGER NOT NULL,
  recorded_at TEXT NOT NULL,
  CHECK ((replied_on IS NULL) = (replied_in IS NULL)),
  CHECK ((replied_on IS NULL) = (reply = '' AND reply_link = '')),
  CHECK ((rechecked_on IS NULL) = (result IS NULL)),
  CHECK ((rechecked_on IS NULL) = (rechecked_in IS NULL)),
  CHECK (result IS NOT NULL OR recheck_note = '')
) STRICT;
CREATE INDEX findings_by_year ON findings (year, sort);
CREATE INDEX findings_by_unit ON findings (unit_id);
`;

/** 六定: who answers at a unit, for all it does or for one duty of it, from a day on. */
const CONTACTS = `
CREATE TABLE contacts (
  id TEXT NOT NULL PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES units (id),
  duty_id TEXT REFERENCES duties (id),
  person TEXT NOT NULL,
  post TEXT NOT NULL,
  contact TEXT NOT NULL,
  standard TEXT NOT NULL,
  valid_from TEXT CHECK (valid_from ${DATE}),
  valid_to TEXT CHECK (valid_to ${DATE}),
  CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to),
  CHECK (person <> '' OR contact <> '')
) STRICT;
CREATE INDEX contacts_by_unit ON contacts (unit_id);
CREATE INDEX contacts_by_duty ON contacts (duty_id) WHERE duty_id IS NOT NULL;
`;

export const workingLedger: Migration = {
  version: 12,
  name: 'working-ledger',
  up(db) {
    for (const part of [VERIFICATIONS, EVIDENCE, REMINDERS, VIEWS, PIECES, FINDINGS, CONTACTS]) db.exec(part);
  },
};
