import type { RoundDetail, RoundUnit, RoundView, TaskLists } from '../../contract/fillIn.ts';
import type { FillInBookId, UnitId } from '../../domain/brand.ts';
import { askedOf, type FillInReturn, type FillInRound } from '../../domain/fillIn/round.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import { isThereOn } from '../../domain/units/isThereOn.ts';
import type { BookHead } from '../../store/repositories/fillIn.ts';
import type { Store } from '../../store/store.ts';
import type { ServiceContext } from '../app/context.ts';
import { factsIndex } from '../year/views.ts';
import { changesByUnit } from './progress.ts';
import { taskLists } from './taskLists.ts';
import { occurrenceRecords } from './occurrenceRecords.ts';

/** A round with its figures. */
export function roundView({ store, clock }: Pick<ServiceContext, 'store' | 'clock'>, round: FillInRound): RoundView {
  const books = store.fillIn.booksOf(round.id);
  const returned = new Set(store.fillIn.returnsOf(round.id).map(({ unitId }) => unitId));
  const units = unitsOf(store, books, { returned, today: clock.today() });
  return { ...round, books: books.length, units: units.length, returned: returned.size };
}

/** The units that a round waits for or has heard from: one that ended since (撤并) without returning its book is asked no more. */
function unitsOf(
  store: Store,
  books: readonly BookHead[],
  { returned, today }: { readonly returned: ReadonlySet<UnitId>; readonly today: PlainDate },
): readonly UnitId[] {
  const ended = new Set(store.units.units().flatMap((unit) => (isThereOn(unit, today) ? [] : [unit.id])));
  return [...new Set(books.flatMap(({ unitIds }) => unitIds))].filter((id) => returned.has(id) || !ended.has(id));
}

/** A round, unit by unit, in the order of the units. */
export function roundDetail(context: ServiceContext, round: FillInRound): RoundDetail {
  const { store } = context;
  const facts = store.facts(round.year);
  const books = store.fillIn.booksOf(round.id);
  const returns = Map.groupBy(store.fillIn.returnsOf(round.id), ({ unitId }) => unitId);
  const rows = rowCounts(store, books);
  const changes = round.kind === 'progress' ? changesByUnit(context, round) : undefined;
  const tasks = round.kind === 'taskList' ? taskLists(context, round).tasks : [];
  const toDecide = round.kind === 'taskList' ? likelyByUnit(tasks) : undecided(context, round);
  const listed = Map.groupBy(tasks, ({ unitId }) => unitId);
  const rowsOf = (unitId: UnitId, bookId: FillInBookId) =>
    round.kind === 'progress'
      ? (rows.get(`${bookId} ${unitId}`) ?? 0)
      : round.kind === 'taskList'
        ? (listed.get(unitId)?.length ?? 0)
        : askedOf(round.asking.indicators ?? [], unitId).length;
  const { unitNames } = factsIndex(facts);
  const order = new Map(facts.units.map(({ id }, index) => [id, index]));
  const heard = { returned: new Set(returns.keys()), today: context.clock.today() };
  const asked = unitsOf(store, books, heard).toSorted(
    (a, b) => (order.get(a) ?? facts.units.length) - (order.get(b) ?? facts.units.length),
  );
  const list = asked.flatMap((unitId): RoundUnit[] => {
    const own = books.filter(({ unitIds }) => unitIds.includes(unitId));
    const newest = own.at(-1);
    if (!newest) return [];
    return [
      {
        unitId,
        unit: unitNames.get(unitId) ?? '（已移除的单位）',
        bookId: newest.id,
        bookLabel: newest.label,
        madeAt: newest.madeAt,
        books: own.length,
        rows: rowsOf(unitId, newest.id),
        ...backOf(returns.get(unitId) ?? []),
        toDecide: toDecide.get(unitId) ?? 0,
        ...changedOf(changes?.get(unitId)),
      },
    ];
  });
  return { ...roundView(context, round), list };
}

function changedOf(changes: RoundUnit['changes']): Pick<RoundUnit, 'changes'> {
  return changes ? { changes } : {};
}

/** Tasks that may be a duty on record, by unit. */
function likelyByUnit(tasks: TaskLists['tasks']): ReadonlyMap<UnitId, number> {
  const counts = new Map<UnitId, number>();
  for (const { unitId, match } of tasks) {
    if (match === 'likely') counts.set(unitId, (counts.get(unitId) ?? 0) + 1);
  }
  return counts;
}

function rowCounts(store: Store, books: readonly BookHead[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { id } of books) {
    for (const { occurrence } of store.fillIn.book(id)?.rows ?? []) {
      const key = `${id} ${occurrence.unitId}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

function backOf(returns: readonly FillInReturn[]): Pick<RoundUnit, 'back'> {
  const last = returns.at(-1);
  if (!last) return {};
  const { fileName, filled, left, sha256 } = last;
  // The same file, opened again for what was left of it, is no second return.
  const same = returns.filter((each) => each.sha256 === sha256);
  const taken = same.reduce((sum, each) => sum + each.taken, 0);
  const notes = returns.map((each) => each.notes).filter((text) => text !== '');
  return {
    back: {
      fileName,
      at: same[0]?.returnedAt ?? last.returnedAt,
      times: new Set(returns.map(({ sha256 }) => sha256)).size,
      filled,
      taken,
      left,
      notes: [...new Set(notes)].join('\n'),
    },
  };
}

/** Rows of which a unit said 不涉及 in this round and which still stand: exempting them is the office's to decide. */
function undecided(context: ServiceContext, { id, year }: FillInRound): ReadonlyMap<UnitId, number> {
  const records = occurrenceRecords(context, year);
  const counts = new Map<UnitId, number>();
  for (const report of context.store.reports.ofYear(year)) {
    if (report.roundId !== id || report.status !== 'notApplicable') continue;
    const occurrence = records.of(report)?.occurrence;
    if (!occurrence || occurrence.lamp === 'exempt' || occurrence.done >= occurrence.needed) continue;
    counts.set(report.unitId, (counts.get(report.unitId) ?? 0) + 1);
  }
  return counts;
}
