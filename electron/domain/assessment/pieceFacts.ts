import type { PieceId, UnitId } from '../brand.ts';
import { dateParts, dayInMonth, type PlainDate } from '../dates/plainDate.ts';
import type { YearFacts } from '../model/facts.ts';
import type { Occurrence } from '../model/occurrence.ts';
import type { Piece } from '../model/piece.ts';
import type { Fulfilment } from '../model/registrations.ts';
import type { PieceFact } from '../model/unitFacts.ts';
import type { ScoreDays } from '../occurrences/asOf.ts';
import { asksForPieces, monthOfPiece, monthPieces } from '../submissions/pieces.ts';
import { samePieces } from '../submissions/samePiece.ts';

/** What pieces are told from: all as it stands on the score's day. */
export interface PieceSources {
  readonly facts: YearFacts;
  readonly occurrences: readonly Occurrence[];
  readonly days: ScoreDays;
  /** Pieces that were taken up, of any year; those sent in the year are among the facts. */
  readonly earlierPieces?: readonly Piece[];
}

/** Pieces one by one, and those of which only a month's number is known. What was taken up counts in the year of its own day. */
export function pieceFacts(sources: PieceSources): (unitId: UnitId) => readonly PieceFact[] {
  const { facts, days, earlierPieces = [] } = sources;
  const { year } = facts;
  const counted = monthPieces(facts);
  const listed = Map.groupBy(facts.pieces, ({ unitId }) => unitId);
  const late = latePieces(sources);
  const earlier = Map.groupBy(
    earlierPieces.filter(({ on }) => dateParts(on).year !== year),
    ({ unitId }) => unitId,
  );
  const isOfYear = ({ on }: { readonly on: PlainDate }): boolean => dateParts(on).year === year && on <= days.asOf;
  const adoptionsOf = ({ adoptions }: Piece) =>
    adoptions.filter(
      (adoption) =>
        isOfYear(adoption) && !adoptions.some(({ level, on }) => level === adoption.level && dateParts(on).year < year),
    );
  const months = Array.from({ length: 12 }, (_, index) => ({
    month: index + 1,
    on: dayInMonth(year, index + 1, 'last'),
  }));
  return (unitId) => {
    const own = (listed.get(unitId) ?? []).map((piece): PieceFact => {
      const { id, on, channel } = piece;
      const fact: PieceFact = { id, on, channel, count: 1, adoptions: adoptionsOf(piece) };
      return late.pieces.has(id) ? Object.assign(fact, { isLate: true }) : fact;
    });
    const before = (earlier.get(unitId) ?? []).flatMap((piece): readonly PieceFact[] => {
      const adoptions = adoptionsOf(piece);
      const [first] = adoptions;
      return first === undefined ? [] : [{ id: piece.id, on: first.on, channel: piece.channel, count: 0, adoptions }];
    });
    const unlisted = months.flatMap(({ month, on }): readonly PieceFact[] => {
      const { count, listed: known } = counted(unitId, month);
      if (count <= known) return [];
      const isLate = Math.min(late.registered(unitId, month), Math.max(0, count - known));
      const some: readonly PieceFact[] = [
        { id: `late ${on}`, on, channel: '', count: isLate, isLate: true, adoptions: [] },
        { id: `typed ${on}`, on, channel: '', count: count - known - isLate, adoptions: [] },
      ];
      return some.filter((fact) => fact.count > 0);
    });
    return [...own, ...before, ...unlisted];
  };
}

/** Pieces that came after the day set for them. */
interface LatePieces {
  /** Of the list. */
  readonly pieces: ReadonlySet<PieceId>;
  /** Registered ones of a month that are none of the list. */
  registered(unitId: UnitId, month: number): number;
}

/**
 * A period's wanted pieces are its first ones; those of them that came after its due day are late, and what came beyond the number is not. A registered
 * piece belongs to the period that it was registered for, one of the list to the period of its day. Of numbers that were typed no day is known.
 */
function latePieces({ facts, occurrences }: PieceSources): LatePieces {
  const asking = new Set(facts.duties.filter(asksForPieces).map(({ id }) => id));
  const own = asking.size === 0 ? [] : occurrences.filter(({ dutyId }) => asking.has(dutyId));
  const dated = own.flatMap((occurrence) => {
    const { tally, dueOn } = occurrence;
    return tally !== 'apart' && dueOn !== undefined ? [{ ...occurrence, dueOn }] : [];
  });
  const pieces = new Set<PieceId>();
  const registered = new Map<string, number>();
  if (dated.length === 0) return { pieces, registered: () => 0 };
  const byUnit = Map.groupBy(facts.pieces, ({ unitId }) => unitId);
  const fulfilments = new Map(facts.fulfilments.map((done) => [done.id, done]));
  const known = samePieces(facts.pieces);
  const seen = new Set<Fulfilment>();
  for (const { unitId, period, dueOn, needed, fulfilmentIds } of dated) {
    const own = fulfilmentIds.flatMap((id) => fulfilments.get(id) ?? []);
    const done = own.map((one) => ({ on: one.doneOn, piece: known.of({ ...one, on: one.doneOn }), one }));
    const named = new Set(done.map(({ piece }) => piece));
    const sent = (byUnit.get(unitId) ?? []).flatMap((piece) =>
      period.from <= piece.on && piece.on <= period.to && !named.has(piece)
        ? [{ on: piece.on, piece, one: undefined }]
        : [],
    );
    for (const { on, piece, one } of [...done, ...sent].sort((a, b) => (a.on < b.on ? -1 : 1)).slice(0, needed)) {
      if (on <= dueOn) continue;
      if (piece !== undefined) pieces.add(piece.id);
      else if (one !== undefined && !seen.has(one)) {
        seen.add(one);
        const month = monthOfPiece(one, facts.year);
        const key = `${one.unitId} ${month}`;
        registered.set(key, (registered.get(key) ?? 0) + 1);
      }
    }
  }
  return { pieces, registered: (unitId, month) => registered.get(`${unitId} ${month}`) ?? 0 };
}
