import type { Migration } from './migration.ts';

const DATE = `GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`;

/** Lists of what a website published, and what they show, once each (公开信息清单). */
const LISTS = `
CREATE TABLE publication_lists (
  id TEXT NOT NULL PRIMARY KEY,
  -- File name, or the address.
  source TEXT NOT NULL CHECK (source <> ''),
  -- What it covers: columns of the website (JSON texts; none: all), units (publication_list_units; none: all), and the days.
  columns TEXT NOT NULL CHECK (json_valid(columns)),
  first_day TEXT NOT NULL CHECK (first_day ${DATE}),
  last_day TEXT NOT NULL CHECK (last_day ${DATE} AND last_day >= first_day),
  recorded_at TEXT NOT NULL,
  -- The revision of the command that recorded it.
  recorded_in INTEGER NOT NULL CHECK (recorded_in > 0)
) STRICT;

CREATE TABLE publication_list_units (
  id TEXT NOT NULL PRIMARY KEY,
  list_id TEXT NOT NULL REFERENCES publication_lists (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  UNIQUE (list_id, unit_id)
) STRICT;
CREATE INDEX publication_list_units_by_unit ON publication_list_units (unit_id);

CREATE TABLE publications (
  id TEXT NOT NULL PRIMARY KEY,
  -- Its normalised address; without one unit, title, day and column as JSON.
  identity TEXT NOT NULL UNIQUE CHECK (identity <> ''),
  -- The list that brought it first.
  list_id TEXT NOT NULL REFERENCES publication_lists (id),
  title TEXT NOT NULL CHECK (title <> ''),
  -- Who published it, as the list names them, the most telling first: ["区财政局"].
  units TEXT NOT NULL CHECK (json_valid(units)),
  column_path TEXT NOT NULL,
  published_on TEXT NOT NULL CHECK (published_on ${DATE}),
  day_basis TEXT NOT NULL CHECK (day_basis IN ('published', 'formed')),
  link TEXT NOT NULL,
  index_number TEXT NOT NULL
) STRICT;
CREATE INDEX publications_by_day ON publications (published_on);
CREATE INDEX publications_by_list ON publications (list_id);

-- How a list shows a publication; NULL where it is as in the publication's own row.
CREATE TABLE publication_sightings (
  id TEXT NOT NULL PRIMARY KEY,
  list_id TEXT NOT NULL REFERENCES publication_lists (id),
  publication_id TEXT NOT NULL REFERENCES publications (id),
  title TEXT CHECK (title <> ''),
  published_on TEXT CHECK (published_on ${DATE}),
  UNIQUE (publication_id, list_id)
) STRICT;
CREATE INDEX publication_sightings_by_list ON publication_sightings (list_id);

-- How the columns of a list were set by hand; the id is what its header says.
CREATE TABLE publication_layouts (
  id TEXT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;
`;

/** What a person said of publications and items, and what the office taught the matching. */
const MATCHING = `
CREATE TABLE publication_verdicts (
  id TEXT NOT NULL PRIMARY KEY,
  publication_id TEXT NOT NULL REFERENCES publications (id),
  duty_id TEXT NOT NULL REFERENCES duties (id),
  rule_id TEXT NOT NULL CHECK (rule_id <> ''),
  unit_id TEXT NOT NULL REFERENCES units (id),
  period_key TEXT NOT NULL CHECK (period_key <> ''),
  verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'rejected')),
  recorded_in INTEGER NOT NULL CHECK (recorded_in > 0),
  UNIQUE (publication_id, duty_id, rule_id, unit_id, period_key)
) STRICT;
CREATE INDEX publication_verdicts_by_duty ON publication_verdicts (duty_id, unit_id, period_key);
CREATE INDEX publication_verdicts_by_unit ON publication_verdicts (unit_id);

CREATE TABLE match_rules (
  id TEXT NOT NULL PRIMARY KEY,
  column_path TEXT NOT NULL,
  -- Words that the title has, every one: ["空气质量"].
  words TEXT NOT NULL CHECK (json_valid(words)),
  unit_id TEXT REFERENCES units (id),
  effect TEXT NOT NULL CHECK (effect IN ('duty', 'notDuty', 'ignore')),
  duty_id TEXT REFERENCES duties (id),
  reason TEXT CHECK (reason <> ''),
  CHECK (column_path <> '' OR words <> '[]'),
  CHECK ((effect = 'ignore') = (duty_id IS NULL)),
  CHECK ((effect = 'ignore') = (reason IS NOT NULL))
) STRICT;
CREATE INDEX match_rules_by_duty ON match_rules (duty_id) WHERE duty_id IS NOT NULL;
CREATE INDEX match_rules_by_unit ON match_rules (unit_id) WHERE unit_id IS NOT NULL;
`;

/** Where lists are fetched from, when asked. */
const SITES = `
CREATE TABLE site_addresses (
  id TEXT NOT NULL PRIMARY KEY,
  url TEXT NOT NULL UNIQUE CHECK (url GLOB 'http://*' OR url GLOB 'https://*'),
  -- What was found there when it was tried.
  kind TEXT NOT NULL CHECK (kind IN ('page', 'feed', 'sitemap', 'json')),
  -- Whose list it is, and of which column; NULL and '' where it is the whole site's.
  unit_id TEXT REFERENCES units (id),
  column_name TEXT NOT NULL,
  most_pages INTEGER NOT NULL CHECK (most_pages BETWEEN 1 AND 500),
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX site_addresses_by_unit ON site_addresses (unit_id);

-- Hosts of the office's own network (or this machine) that it has typed and confirmed; all others there are never asked. The id is the host as in an
-- address, in lower case, with its port where that is not the usual one: 10.20.1.5, oa.qh.gov.cn:8080, [fd00::5].
CREATE TABLE confirmed_hosts (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  confirmed_at TEXT NOT NULL
) STRICT;
`;

export const publications: Migration = {
  version: 14,
  name: 'publications',
  up(db) {
    for (const part of [LISTS, MATCHING, SITES]) db.exec(part);
  },
};
