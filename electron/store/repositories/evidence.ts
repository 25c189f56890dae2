import type Database from 'better-sqlite3';
import type { EvidenceId, Year } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { Evidence, StoredFile } from '../../domain/model/ledger.ts';
import type { OccurrenceKey } from '../../domain/model/occurrenceKey.ts';

/** Evidence as it is added; the file's bytes are in the folder of evidence already. */
export type NewEvidence = Evidence extends infer One ? (One extends Evidence ? Omit<One, 'id'> : never) : never;

/** A file that rows name. */
export type NamedFile = Pick<StoredFile, 'name' | 'sha256' | 'size'>;

/** What may be corrected of evidence. */
export interface EvidenceChange extends Partial<Pick<Evidence, 'title' | 'capturedOn' | 'note'>> {
  /** `null`: it is not known. */
  readonly publishedOn?: PlainDate | null;
}

export interface EvidenceRepository {
  /** Of the duties of a year, in the order of recording. */
  ofYear(year: Year): readonly Evidence[];
  /** Of one occurrence, in the order of recording. */
  ofItem(item: OccurrenceKey): readonly Evidence[];
  one(id: EvidenceId): Evidence | undefined;
  /** Every row with a file, of all years. */
  withFiles(): readonly Evidence[];
  /**
   * Files that the log names in steps which can be taken back or put in force again: those of this format, and imports, which go back from before an
   * upgrade too.
   */
  filesInLog(): readonly NamedFile[];
  add(evidence: NewEvidence): EvidenceId;
  update(id: EvidenceId, change: EvidenceChange): void;
  /** The page that shows it has another address. */
  moveLink(id: EvidenceId, link: string): void;
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
const ORDER = 'ORDER BY e.recorded_at, e.rowid';

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
  const withFiles = db.prepare<[], Row>(`${SELECT} WHERE e.sha256 IS NOT NULL ${ORDER}`);
  const filesInLog = db.prepare<[], NamedFile>(
    `SELECT image ->> 'sha256' AS sha256, MAX(image ->> 'file_name') AS name, MAX(coalesce(image ->> 'size', 0)) AS size FROM
       (SELECT revision, before AS image FROM changes WHERE table_name IN ('evidence', 'reminders') AND before IS NOT NULL
        UNION ALL SELECT revision, after FROM changes WHERE table_name IN ('evidence', 'reminders') AND after IS NOT NULL
        UNION ALL SELECT revision, json_object('sha256', each.value ->> 'hash', 'file_name', each.value ->> 'name') FROM
          (SELECT revision, coalesce(after, before) AS freeze FROM changes WHERE table_name = 'score_freezes'),
          json_each('[' || (freeze ->> '$.papers') || ',' || (freeze ->> '$.evidence') || ']') list, json_each(list.value) each)
       JOIN commands c USING (revision)
     WHERE image ->> 'sha256' IS NOT NULL
       AND (c.undoable = 1 AND c.format = (SELECT user_version FROM pragma_user_version)
         OR revision IN (SELECT i.revision FROM imports i WHERE i.undone_at IS NULL))
     GROUP BY 1`,
  );
  const moveLink = db.prepare<[string, string]>('UPDATE evidence SET link = ? WHERE id = ?');
  const update = db.prepare<[object]>(
    `UPDATE evidence SET title = @title, published_on = @publishedOn, captured_on = @capturedOn, note = @note WHERE id = @id`,
  );
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
    withFiles: () => withFiles.all().map(toEvidence),
    filesInLog: () => filesInLog.all(),
    update(id, change) {
      const row = one.get(id);
      if (row) update.run({ ...row, ...change });
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
    moveLink: (id, link) => void moveLink.run(link, id),
    remove: (ids) => remove.run(JSON.stringify(ids)).changes,
  };
}
