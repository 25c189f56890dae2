import type Database from 'better-sqlite3';
import type { DutyId, ImportId } from '../../domain/brand.ts';
import { sameText } from '../../domain/exchange/importTexts.ts';
import type { DutyTexts } from '../../domain/model/duty.ts';
import { cellsOf, dutyRow, type DutyHistory } from './importHistory.ts';

/** A standing import that contains a duty, and its words there. */
export interface Holding {
  readonly fileName: string;
  readonly importedAt: string;
  readonly row: DutyTexts;
}

/** A duty that its own import, taken back since, left for the sake of one later import alone. */
export interface LeftDuty {
  readonly dutyId: DutyId;
  readonly madeBy: ImportId;
}

export interface OtherImports {
  /** The standing imports after a command, by duty that they contain, earliest first. */
  after(revision: number): ReadonlyMap<DutyId, readonly Holding[]>;
  /** What goes with an import, as nothing else that stands contains it. */
  leftFor(id: ImportId): readonly LeftDuty[];
}

/** Where other imports contain the duties of one: what each was made from, and all others. */
export function createOtherImports(db: Database.Database): OtherImports {
  const after = db.prepare<[number], Omit<Holding, 'row'> & { readonly dutyId: DutyId; readonly row: string }>(
    `SELECT s.duty_id AS dutyId, i.file_name AS fileName, i.imported_at AS importedAt, s.row FROM (
       SELECT id AS duty_id, import_id, source_row AS row FROM duties WHERE import_id IS NOT NULL
       UNION ALL SELECT duty_id, import_id, row FROM duty_sources
     ) s JOIN imports i ON i.id = s.import_id WHERE i.undone_at IS NULL AND i.revision > ? ORDER BY i.revision`,
  );
  const left = db.prepare<[{ readonly id: ImportId }], LeftDuty>(
    `SELECT d.id AS dutyId, d.import_id AS madeBy FROM duties d JOIN imports m ON m.id = d.import_id
     WHERE m.undone_at IS NOT NULL
       AND EXISTS (SELECT 1 FROM duty_sources s WHERE s.duty_id = d.id AND s.import_id = @id)
       AND NOT EXISTS (SELECT 1 FROM duty_sources s JOIN imports i ON i.id = s.import_id
         WHERE s.duty_id = d.id AND i.id <> @id AND i.undone_at IS NULL)`,
  );
  return {
    after(revision) {
      const found = new Map<DutyId, Holding[]>();
      for (const { dutyId, row, ...of } of after.all(revision)) {
        // Written by the repository alone, from a duty's texts.
        const holding = { ...of, row: JSON.parse(row) as DutyTexts };
        found.set(dutyId, [...(found.get(dutyId) ?? []), holding]);
      }
      return found;
    },
    leftFor: (id) => left.all({ id }),
  };
}

const TEXT_COLUMNS = [
  ['number', 'number'],
  ['task', 'task'],
  ['subtask', 'subtask'],
  ['content', 'content'],
  ['time_wording', 'timeWording'],
  ['units_wording', 'unitsWording'],
] as const satisfies readonly (readonly [string, keyof DutyTexts])[];

/**
 * The later imports for whose sake a duty stays as it is: those that contain it, where the command made it; where it changed its words, those that say
 * them too.
 */
export function holdingsOf(duty: DutyHistory, later: readonly Holding[]): readonly Holding[] {
  const own = dutyRow(duty);
  if (!own || own.left === null || own.now === null) return [];
  if (own.before === null) return later;
  const [before, left] = [cellsOf(own.before), cellsOf(own.left)];
  const changed = TEXT_COLUMNS.filter(([column]) => before[column] !== left[column]);
  if (changed.length === 0) return [];
  return later.filter(({ row }) => changed.every(([column, field]) => sameText(row[field], String(left[column]))));
}
