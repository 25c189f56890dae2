import type Database from 'better-sqlite3';
import type { Migration } from './migration.ts';

const DATE = `GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`;
const SHA256 = `GLOB '${'[0-9a-f]'.repeat(64)}'`;
/** Decimal text, with a sign where it takes something. */
const POINTS = `GLOB '[-0-9]*' AND points NOT GLOB '*[^-0-9.]*'`;

/** Schemes (考核方案) by version, each a tree, and the classes of units that they are for. */
const SCHEMES = `
CREATE TABLE score_schemes (
  id TEXT NOT NULL PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES years (year),
  name TEXT NOT NULL CHECK (name <> ''),
  sort INTEGER NOT NULL,
  UNIQUE (year, name)
) STRICT;

CREATE TABLE scheme_versions (
  id TEXT NOT NULL PRIMARY KEY,
  scheme_id TEXT NOT NULL REFERENCES score_schemes (id),
  version INTEGER NOT NULL CHECK (version > 0),
  -- { tree, weight }; what the year's frame says of scores is not in it.
  body TEXT NOT NULL CHECK (json_valid(body)),
  note TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  UNIQUE (scheme_id, version)
) STRICT;

-- A year without rows has its classes by kind of unit.
CREATE TABLE unit_classes (
  id TEXT NOT NULL PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES years (year),
  name TEXT NOT NULL CHECK (name <> ''),
  sort INTEGER NOT NULL,
  -- NULL: the year's first scheme, or the default one.
  scheme_id TEXT REFERENCES score_schemes (id),
  -- NULL: the scheme's.
  weight TEXT CHECK (json_valid(weight)),
  UNIQUE (year, name)
) STRICT;
CREATE INDEX unit_classes_by_scheme ON unit_classes (scheme_id) WHERE scheme_id IS NOT NULL;

CREATE TABLE unit_class_members (
  id TEXT NOT NULL PRIMARY KEY,
  class_id TEXT NOT NULL REFERENCES unit_classes (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  UNIQUE (class_id, unit_id)
) STRICT;
CREATE INDEX unit_class_members_by_unit ON unit_class_members (unit_id);
`;

/** Points that people judged, with the version of the scheme that they judged by. */
const JUDGEMENTS = `
ALTER TABLE judgements RENAME TO earlier_judgements;
DROP INDEX judgements_by_unit;
CREATE TABLE judgements (
  id TEXT NOT NULL PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES years (year),
  unit_id TEXT NOT NULL REFERENCES units (id),
  -- No reference: the default scheme is not stored.
  scheme_id TEXT NOT NULL CHECK (scheme_id <> ''),
  version INTEGER NOT NULL CHECK (version > 0),
  node_id TEXT NOT NULL CHECK (node_id <> ''),
  -- '': the office.
  assessor TEXT NOT NULL,
  points TEXT NOT NULL CHECK (points ${POINTS}),
  reason TEXT NOT NULL,
  basis TEXT NOT NULL,
  -- NULL: before anybody wrote it down.
  judged_at TEXT,
  UNIQUE (year, unit_id, node_id, assessor)
) STRICT;
CREATE INDEX judgements_by_unit ON judgements (unit_id);
INSERT INTO judgements (id, year, unit_id, scheme_id, version, node_id, assessor, points, reason, basis)
  SELECT id, year, unit_id, 'default-' || year,
    COALESCE((SELECT MAX(version) FROM schemes s WHERE s.year = j.year), 1), indicator_id, '', points, reason, ''
  FROM earlier_judgements j;
DROP TABLE earlier_judgements;
DROP TABLE schemes;
`;

/** Dated facts, sheets of third parties and whatever else a score is reckoned from that is not registered as work. */
const FACTS = `
CREATE TABLE score_events (
  id TEXT NOT NULL PRIMARY KEY,
  -- The year in which it counts.
  year INTEGER NOT NULL REFERENCES years (year),
  unit_id TEXT NOT NULL REFERENCES units (id),
  day TEXT NOT NULL CHECK (day ${DATE}),
  type TEXT NOT NULL CHECK (type <> ''),
  name TEXT NOT NULL,
  level TEXT CHECK (level <> ''),
  organ TEXT CHECK (organ <> ''),
  outlet TEXT NOT NULL,
  matter TEXT NOT NULL,
  basis TEXT NOT NULL,
  reason TEXT NOT NULL,
  signed_by TEXT NOT NULL,
  points TEXT CHECK (points ${POINTS}),
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX score_events_by_year ON score_events (year, day);
CREATE INDEX score_events_by_unit ON score_events (unit_id);

CREATE TABLE score_sheets (
  id TEXT NOT NULL PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES years (year),
  name TEXT NOT NULL CHECK (name <> ''),
  file_name TEXT NOT NULL,
  -- Of the file as it came; of what was pasted, of its text.
  file_hash TEXT NOT NULL CHECK (file_hash ${SHA256}),
  saved_at TEXT NOT NULL,
  UNIQUE (year, name)
) STRICT;

CREATE TABLE score_sheet_marks (
  id TEXT NOT NULL PRIMARY KEY,
  sheet_id TEXT NOT NULL REFERENCES score_sheets (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  item TEXT NOT NULL CHECK (item <> ''),
  -- The period whose return it is; NULL: of the whole year.
  period_from TEXT CHECK (period_from ${DATE}),
  period_to TEXT CHECK (period_to ${DATE} AND period_to >= period_from),
  points TEXT NOT NULL CHECK (points ${POINTS}),
  CHECK ((period_from IS NULL) = (period_to IS NULL)),
  UNIQUE (sheet_id, unit_id, item, period_from)
) STRICT;
CREATE INDEX score_sheet_marks_by_unit ON score_sheet_marks (unit_id);

CREATE TABLE score_samples (
  id TEXT NOT NULL PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES years (year),
  unit_id TEXT NOT NULL REFERENCES units (id),
  sample TEXT NOT NULL CHECK (sample <> ''),
  item TEXT NOT NULL CHECK (item <> ''),
  -- NULL: nobody has looked yet.
  is_right INTEGER CHECK (is_right IN (0, 1)),
  UNIQUE (year, unit_id, sample, item)
) STRICT;
CREATE INDEX score_samples_by_unit ON score_samples (unit_id);

CREATE TABLE score_figures (
  id TEXT NOT NULL PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES years (year),
  unit_id TEXT NOT NULL REFERENCES units (id),
  name TEXT NOT NULL CHECK (name <> ''),
  day TEXT NOT NULL CHECK (day ${DATE}),
  count INTEGER NOT NULL CHECK (count >= 0),
  note TEXT NOT NULL
) STRICT;
CREATE INDEX score_figures_by_year ON score_figures (year, unit_id);
CREATE INDEX score_figures_by_unit ON score_figures (unit_id);

-- What sampled members of a group reached, for the unit that answers for them.
CREATE TABLE score_members (
  id TEXT NOT NULL PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES years (year),
  unit_id TEXT NOT NULL REFERENCES units (id),
  group_name TEXT NOT NULL CHECK (group_name <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  points TEXT NOT NULL CHECK (points ${POINTS}),
  UNIQUE (year, unit_id, group_name, name)
) STRICT;
CREATE INDEX score_members_by_unit ON score_members (unit_id);

-- 已说明: a unit explained that it had nothing to show.
CREATE TABLE score_explanations (
  id TEXT NOT NULL PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES years (year),
  unit_id TEXT NOT NULL REFERENCES units (id),
  node_id TEXT NOT NULL CHECK (node_id <> ''),
  reason TEXT NOT NULL,
  explained_on TEXT NOT NULL CHECK (explained_on ${DATE}),
  UNIQUE (year, unit_id, node_id)
) STRICT;
CREATE INDEX score_explanations_by_unit ON score_explanations (unit_id);
`;

/** How far the assessment is, what was frozen, and what units said against it. Classes are named by id: those by kind of unit are not stored. */
const PROCESS = `
CREATE TABLE score_stages (
  id TEXT NOT NULL PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES years (year),
  class_id TEXT NOT NULL CHECK (class_id <> ''),
  stage TEXT NOT NULL CHECK (stage IN ('draft', 'selfScore', 'review', 'notice', 'final')),
  since TEXT NOT NULL CHECK (since ${DATE}),
  until TEXT CHECK (until ${DATE}),
  UNIQUE (year, class_id)
) STRICT;

CREATE TABLE score_freezes (
  id TEXT NOT NULL PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES years (year),
  class_id TEXT NOT NULL CHECK (class_id <> ''),
  class_name TEXT NOT NULL CHECK (class_name <> ''),
  version INTEGER NOT NULL CHECK (version > 0),
  frozen_at TEXT NOT NULL,
  frozen_by TEXT NOT NULL,
  reason TEXT NOT NULL,
  -- Scheme, figures and traces as they stood.
  body TEXT NOT NULL CHECK (json_valid(body)),
  -- [{ name, hash }] of the papers as they were made, and of the evidence.
  papers TEXT NOT NULL CHECK (json_valid(papers)),
  evidence TEXT NOT NULL CHECK (json_valid(evidence)),
  UNIQUE (year, class_id, version)
) STRICT;

CREATE TABLE score_appeals (
  id TEXT NOT NULL PRIMARY KEY,
  year INTEGER NOT NULL REFERENCES years (year),
  class_id TEXT NOT NULL CHECK (class_id <> ''),
  unit_id TEXT NOT NULL REFERENCES units (id),
  -- entry: what came to light after the freeze, entered beside it with a signature.
  kind TEXT NOT NULL CHECK (kind IN ('appeal', 'entry')),
  -- NULL: the whole score.
  node_id TEXT CHECK (node_id <> ''),
  lodged_on TEXT NOT NULL CHECK (lodged_on ${DATE}),
  claim TEXT NOT NULL CHECK (claim <> ''),
  claimed TEXT,
  outcome TEXT CHECK (outcome IN ('upheld', 'partly', 'rejected')),
  points TEXT CHECK (points ${POINTS}),
  decided_on TEXT CHECK (decided_on ${DATE}),
  decided_by TEXT NOT NULL,
  reason TEXT NOT NULL,
  basis TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  CHECK ((outcome IS NULL) = (decided_on IS NULL))
) STRICT;
CREATE INDEX score_appeals_by_class ON score_appeals (year, class_id);
CREATE INDEX score_appeals_by_unit ON score_appeals (unit_id);
`;

interface Indicator {
  readonly id: string;
  readonly name: string;
  readonly rule: 'disclosureOnTime' | 'measuresDone' | 'submissionsMet' | 'manual';
  readonly full: string;
}

interface Scheme {
  readonly weight: string;
  readonly base: number;
  readonly indicators: readonly Indicator[];
}

/** The clause that each of the four rules is. */
function clauseOf({ rule, full }: Indicator): object {
  switch (rule) {
    case 'disclosureOnTime':
      return {
        rule: 'share',
        select: { kinds: ['disclosure', 'case'] },
        good: { any: ['onTime'], without: ['breach'] },
      };
    case 'measuresDone':
      return { rule: 'share', select: { kinds: ['measure'] }, good: { any: ['done'] } };
    case 'submissionsMet':
      return { rule: 'share', select: { kinds: ['submission'] }, good: { any: ['onTime'] } };
    default:
      return { rule: 'judged', least: '0', most: full, assessors: 'one', unjudged: 'nothing' };
  }
}

/** A scheme of indicators as a tree of one level: the same figures for the same facts. */
function treeBody({ weight = '4', base = 100, indicators = [] }: Partial<Scheme>): string {
  const nodes = indicators.map((indicator) => {
    const { id, name, full } = indicator;
    const leaf = {
      kind: 'leaf',
      id,
      name,
      full,
      clauses: [clauseOf(indicator)],
      start: 'zero',
      nothing: 'notApplicable',
    };
    return { section: 'base', node: leaf };
  });
  return JSON.stringify({
    tree: { total: '100', scaling: 'raw', nodes, grades: [], contribution: 'share' },
    weight: { kind: 'percent', percent: weight, base: String(base) },
  });
}

/** Every stored version of a year's scheme goes into the one scheme of the year. */
function carrySchemes(db: Database.Database): void {
  db.exec(
    `INSERT INTO score_schemes (id, year, name, sort) SELECT DISTINCT 'default-' || year, year, '考核方案', 1 FROM schemes`,
  );
  const insert = db.prepare(
    'INSERT INTO scheme_versions (id, scheme_id, version, body, note, saved_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const rows = db
    .prepare<[], { id: string; year: number; version: number; body: string; saved_at: string }>('SELECT * FROM schemes')
    .all();
  for (const { id, year, version, body, saved_at } of rows) {
    insert.run(id, `default-${year}`, version, treeBody(JSON.parse(body) as Partial<Scheme>), '', saved_at);
  }
}

export const assessment: Migration = {
  version: 15,
  name: 'assessment',
  up(db) {
    db.exec(SCHEMES);
    carrySchemes(db);
    for (const part of [JUDGEMENTS, FACTS, PROCESS]) db.exec(part);
  },
};
