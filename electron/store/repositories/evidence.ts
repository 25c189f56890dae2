import type Database from 'better-sqlite3';
import type { EvidenceId, Year } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { Evidence } from '../../domain/model/ledger.ts';
import type { OccurrenceKey } from '../../domain/model/occurrenceKey.ts';

/** Evidence as it is added; the file's bytes are in the folder of evidence already. */
export type NewEvidence = Evidence extends infer One ? (One extends Evidence ? Omit<One, 'id'> : never) : never;

export interface EvidenceRepository {
  /** Of the duties of a year, in the order of recording. */
  ofYear(year: Year): readonly Evidence[];
  /** Of one occurrence, in the order of recording. */
  ofItem(item: OccurrenceKey): readonly Evidence[];
  one(id: EvidenceId): Evidence | undefined;
  add(evidence: NewEvidence): EvidenceId;
  remove(ids: readonly EvidenceId[]): number;
}

interface Row extends OccurrenceKey {
  readonly id: EvidenceId;
  readonly link: string;
  readonly title: string;
  readonly publishedOn: PlainDate | null;
  readonly capturedOn: PlainDate;
  readonly note: string;
  readonly name: string | null;
  readonly sha256: string | null;
  readonly size: number | null;
  readonly mediaType: string | null;
  readonly recordedAt: string;
}

const SELECT = `SELECT e.id, e.duty_id AS dutyId, e.rule_id AS ruleId, e.unit_id AS unitId, e.period_key AS periodKey, e.link,
  e.title, e.published_on AS publishedOn, e.captured_on AS capturedOn, e.note, e.file_name AS name, e.sha256, e.size,
  e.media_type AS mediaType, e.recorded_at AS recordedAt FROM evidence e`;
const ORDER = 'ORDER BY e.recorded_at, e.id';

function toEvidence({ link, publishedOn, name, sha256, size, mediaType, ...row }: Row): Evidence {
  const common = { ...row, ...(publishedOn === null ? {} : { publishedOn }) };
  if (name === null || sha256 === null || size === null || mediaType === null) return { ...common, kind: 'link', link };
  return { ...common, kind: 'file', file: { name, sha256, size, mediaType } };
}

/** What shows that something was done (佐证). Writes run inside `command`. */
export function createEvidenceRepository(db: Database.Database, nextId: () => string): EvidenceRepository {
  const ofYear = db.prepare<[number], Row>(`${SELECT} JOIN duties d ON d.id = e.duty_id WHERE d.year = ? ${ORDER}`);
  const ofItem = db.prepare<[object], Row>(
    `${SELECT} WHERE e.duty_id = @dutyId AND e.rule_id = @ruleId AND e.unit_id = @unitId AND e.period_key = @periodKey ${ORDER}`,
  );
  const one = db.prepare<[string], Row>(`${SELECT} WHERE e.id = ?`);
  const add = db.prepare<[object]>(
    `INSERT INTO evidence (id, duty_id, rule_id, unit_id, period_key, kind, link, title, published_on, captured_on, note, file_name, sha256,
       size, media_type, recorded_at)
     VALUES (@id, @dutyId, @ruleId, @unitId, @periodKey, @kind, @link, @title, @publishedOn, @capturedOn, @note, @name, @sha256, @size,
       @mediaType, @recordedAt)`,
  );
  const remove = db.prepare<[string]>('DELETE FROM evidence WHERE id IN (SELECT value FROM json_each(?))');
  return {
    ofYear: (year) => ofYear.all(year).map(toEvidence),
    ofItem: ({ dutyId, ruleId, unitId, periodKey }) =>
      ofItem.all({ dutyId, ruleId, unitId, periodKey }).map(toEvidence),
    one(id) {
      const row = one.get(id);
      return row && toEvidence(row);
    },
    add(evidence) {
      const id = nextId() as EvidenceId;
      const nothing = { publishedOn: null, link: '', name: null, sha256: null, size: null, mediaType: null };
      const file = evidence.kind === 'file' ? evidence.file : {};
      const { dutyId, ruleId, unitId, periodKey, kind, title, capturedOn, note, recordedAt } = evidence;
      add.run({
        ...nothing,
        ...(evidence.kind === 'link' ? { link: evidence.link } : {}),
        ...(evidence.publishedOn === undefined ? {} : { publishedOn: evidence.publishedOn }),
        ...file,
        id,
        dutyId,
        ruleId,
        unitId,
        periodKey,
        kind,
        title,
        capturedOn,
        note,
        recordedAt,
      });
      return id;
    },
    remove: (ids) => remove.run(JSON.stringify(ids)).changes,
  };
}
