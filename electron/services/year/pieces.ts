import type { PieceSourceView } from '../../contract/submissions.ts';
import type { UnitId, Year } from '../../domain/brand.ts';
import { asksForPieces, monthOfPiece, piecesOf, type PieceSource } from '../../domain/submissions/pieces.ts';
import type { Fulfilment } from '../../domain/model/registrations.ts';
import type { Store } from '../../store/store.ts';

/** A duty that asks for pieces, as screens and sheets name it. */
export function pieceSourceView({ duty, atLeast }: PieceSource): PieceSourceView {
  return { dutyId: duty.id, content: duty.content, atLeast };
}

/** A registration as far as pieces are concerned. */
export type RegisteredPiece = Pick<Fulfilment, 'dutyId' | 'unitId' | 'periodKey' | 'doneOn'>;

/**
 * Pieces of 信息报送 are one fact, on whichever screen they are entered: where the matrix has a figure for the month, it goes up with each piece that
 * is registered and down with each that is removed; pieces of the list do not move it. Runs inside the command that writes them; `write` is run between.
 */
export function keepPieces<Value>(
  store: Store,
  year: Year,
  {
    added = [],
    removed = [],
  }: { readonly added?: readonly RegisteredPiece[]; readonly removed?: readonly RegisteredPiece[] },
  write: () => Value,
): Value {
  const facts = store.facts(year);
  const asking = new Set(facts.duties.filter(asksForPieces).map(({ id }) => id));
  const deltas = new Map<string, { readonly unitId: UnitId; readonly month: number; delta: number }>();
  const count = (piece: RegisteredPiece, by: number): void => {
    const month = asking.has(piece.dutyId) ? monthOfPiece(piece, year) : undefined;
    if (month === undefined) return;
    const key = `${piece.unitId} ${month}`;
    const known = deltas.get(key);
    if (known) known.delta += by;
    else deltas.set(key, { unitId: piece.unitId, month, delta: by });
  };
  for (const piece of added) count(piece, 1);
  for (const piece of removed) count(piece, -1);
  if (deltas.size === 0) return write();
  const before = piecesOf({ ...facts, pieces: [] });
  const typed = new Set(facts.submissions.map(({ unitId, month }) => `${unitId} ${month}`));
  const value = write();
  for (const [key, { unitId, month, delta }] of deltas) {
    if (typed.has(key)) store.submissions.set(year, unitId, month, Math.max(0, before(unitId, month) + delta));
  }
  return value;
}
