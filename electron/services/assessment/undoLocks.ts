import type { CommandId, ScoreAppealId, ScoreFreezeId, UnitClassId, Year } from '../../domain/brand.ts';
import { fail, type Failure } from '../../domain/failure.ts';
import type { ChangeRecord } from '../../store/log/reverse.ts';
import type { ServiceContext } from '../app/context.ts';
import { frozenOf, readFrozen } from './frozenBody.ts';
import { lockedFacts } from './lockedFacts.ts';
import { lockFailure, locksInForce, type ClassLock } from './locks.ts';

type Row = Readonly<Record<string, unknown>>;

/** A row that a step writes, with what it was and what it is. */
interface Written {
  readonly table: string;
  readonly images: readonly Row[];
}

/**
 * Why a step cannot be taken back, or put in force again: it would change what a locked class keeps (as `refuseLocked` says of new steps), or a freeze
 * on which something depends. A freeze itself can be taken back while nothing depends on it, and put in force again while all that it locks stands as
 * it was. `before`: said ahead of the lock.
 */
export function refuseLockedStep(
  context: Pick<ServiceContext, 'store' | 'clock'>,
  commandId: CommandId,
  way: 'undo' | 'redo',
  before = `不能${way === 'undo' ? '撤销' : '恢复'}：`,
): Failure | undefined {
  const changes = context.store.rowsOf(commandId);
  const freezes = changes.flatMap(({ table, after, before }) => {
    const row = table === 'score_freezes' ? rowOf(after ?? before) : undefined;
    const comesBack = (way === 'undo' ? before : after) !== null;
    return row === undefined ? [] : [{ row, comesBack }];
  });
  const goAlong = writtenIds(changes);
  for (const { row, comesBack } of freezes) {
    const refused = comesBack ? refuseRefreezing(context, row, goAlong) : refuseUnfreezing(context, row, goAlong);
    if (refused) return refused;
  }
  const own = new Set(freezes.map(({ row }) => `${String(row['year'])} ${String(row['class_id'])}`));
  const others = locksInForce(context).filter((each) => !own.has(`${each.year} ${each.classId}`));
  if (others.length === 0) return undefined;
  const written = changes.filter(({ table }) => LOCKED_TABLES.has(table)).map(writtenOf);
  if (written.length === 0) return undefined;
  const sheets = sheetYears(context, others, changes);
  const locked = others.find((lock) => written.some((row) => isLocked(lock, row, sheets)));
  return locked && lockFailure(locked, before);
}

/** What a step writes by itself: freezes and entries that go along with a freeze hinder nothing, and a scheme that comes along brings all that it locks. */
function writtenIds(changes: readonly ChangeRecord[]): ReadonlySet<unknown> {
  const tables = new Set(['score_freezes', 'score_appeals', 'score_schemes']);
  return new Set(
    changes.flatMap(({ table, before, after }) => (tables.has(table) ? [rowOf(after ?? before)?.['id']] : [])),
  );
}

function rowOf(image: string | null): Row | undefined {
  if (image === null) return undefined;
  // The log's images are the tables' own rows.
  return JSON.parse(image) as Row;
}

function writtenOf({ table, before, after }: ChangeRecord): Written {
  const images = [before, after].map(rowOf).filter((row) => row !== undefined);
  return { table, images };
}

/** Tables whose rows are about a unit in a year. */
const OF_UNITS: ReadonlySet<string> = new Set([
  'judgements',
  'score_events',
  'score_samples',
  'score_figures',
  'score_members',
  'score_explanations',
]);

const LOCKED_TABLES: ReadonlySet<string> = new Set([
  ...OF_UNITS,
  'score_sheet_marks',
  'score_schemes',
  'scheme_versions',
  'unit_classes',
  'unit_class_members',
  'score_stages',
  'score_appeals',
]);

function isLocked(lock: ClassLock, { table, images }: Written, sheets: ReadonlyMap<string, Year>): boolean {
  const has = (all: readonly string[], value: unknown): boolean => all.some((each) => each === value);
  return images.some((row) => {
    const unit = row['unit_id'];
    if (OF_UNITS.has(table)) return row['year'] === lock.year && has(lock.unitIds, unit);
    switch (table) {
      case 'score_sheet_marks':
        return sheets.get(String(row['sheet_id'])) === lock.year && has(lock.unitIds, unit);
      case 'score_schemes':
        return row['id'] === lock.schemeId;
      case 'scheme_versions':
        return row['scheme_id'] === lock.schemeId;
      case 'unit_classes':
        return row['id'] === lock.classId;
      case 'unit_class_members':
        return row['class_id'] === lock.classId;
      case 'score_stages':
        return row['class_id'] === lock.classId && row['year'] === lock.year;
      case 'score_appeals':
        return has(lock.appeals, row['id']);
      default:
        return false;
    }
  });
}

/** The year of each sheet: of those on record, and of those that the step writes. */
function sheetYears(
  { store }: Pick<ServiceContext, 'store'>,
  locks: readonly ClassLock[],
  changes: readonly ChangeRecord[],
): ReadonlyMap<string, Year> {
  const years = [...new Set(locks.map(({ year }) => year))];
  const known = years.flatMap((year) => store.scoreFacts.sheets(year).map(({ id }) => [id as string, year] as const));
  const written = changes.flatMap(({ table, before, after }) => {
    const row = table === 'score_sheets' ? rowOf(after ?? before) : undefined;
    return row === undefined ? [] : [[String(row['id']), row['year'] as Year] as const];
  });
  return new Map([...known, ...written]);
}

function refuseUnfreezing(
  { store }: Pick<ServiceContext, 'store'>,
  row: Row,
  goAlong: ReadonlySet<unknown>,
): Failure | undefined {
  const { year, classId, version, name } = freezeOf(row);
  const own = store.scoreProcess.freezes(year).filter((each) => each.classId === classId);
  const later = own.find((each) => each.version > version && !goAlong.has(each.id))?.version;
  if (later !== undefined) {
    return fail('score-frozen', `“${name}”的定稿不能撤销：之后又有了第 ${later} 版定稿。请先撤销后面的定稿。`).error;
  }
  const included = new Set(frozenOf(store.scoreProcess, row['id'] as ScoreFreezeId)?.appeals);
  const since = store.scoreProcess
    .appeals(year)
    .filter(
      (each) => each.classId === classId && each.isVoid !== true && !included.has(each.id) && !goAlong.has(each.id),
    );
  if (since.length === 0) return undefined;
  return fail('score-frozen', `“${name}”的定稿不能撤销：之后登记了 ${since.length} 件申诉或补记。请先撤销或删除它们。`)
    .error;
}

function freezeOf(row: Row) {
  return {
    year: row['year'] as Year,
    classId: row['class_id'] as UnitClassId,
    version: Number(row['version']),
    name: String(row['class_name']),
  };
}

/** A freeze stands for what was locked with it: where that has changed since, it is to be made anew. */
function refuseRefreezing(
  context: Pick<ServiceContext, 'store'>,
  row: Row,
  goAlong: ReadonlySet<unknown>,
): Failure | undefined {
  const { store } = context;
  const { year, classId, version, name } = freezeOf(row);
  const body = row['body'];
  if (typeof body !== 'string') return undefined;
  const frozen = readFrozen(body);
  if (goAlong.has(frozen.locks.schemeId)) return undefined;
  const current = store.scoreProcess.freezes(year).filter((each) => each.classId === classId);
  // A first one was made from facts, with the entries of its notice; a later one from one before it and the entries since.
  const latest = current.at(-1)?.version;
  const isFirst = frozen.appeals.length === 0 || frozen.sinceNotice !== undefined;
  const isNext = isFirst ? latest === undefined : latest !== undefined && latest < version;
  const decided: readonly ScoreAppealId[] = store.scoreProcess
    .appeals(year)
    .flatMap((each) =>
      each.classId === classId && each.isVoid !== true && each.decision !== undefined ? [each.id] : [],
    );
  const isSame =
    JSON.stringify(lockedFacts(context, year, frozen.locks)) === JSON.stringify(frozen.locks) &&
    JSON.stringify([...decided].sort()) === JSON.stringify([...frozen.appeals].sort());
  if (isNext && isSame) return undefined;
  return fail('score-frozen', `“${name}”的定稿不能恢复：撤销之后方案、评议或事件又有了改动。请重新定稿。`).error;
}
