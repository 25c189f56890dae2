import { useMemo, useState } from 'react';
import type { MatchItemView, MatchKey, MatchRow } from '../../electron/contract/publications.ts';
import type { PublicationId } from '../../electron/domain/brand.ts';
import { occurrenceKey, type OccurrenceKey } from '../../electron/domain/model/occurrenceKey.ts';
import type { MatchWindow } from './useMatchWindow.ts';

/** A publication and the items that it is to be registered for. */
export interface ReviewPick {
  readonly publicationId: PublicationId;
  readonly items: readonly OccurrenceKey[];
}

export interface Review {
  /** The row that the keyboard is on. */
  readonly at: number;
  readonly current: MatchRow | undefined;
  readonly go: (index: number) => void;
  /** The item that stands for a row: what the person picked, else the likeliest. */
  readonly itemOf: (row: MatchRow) => MatchItemView | undefined;
  readonly pick: (row: MatchRow, item: MatchItemView) => void;
  readonly isTicked: (row: MatchRow) => boolean;
  readonly tick: (row: MatchRow) => void;
  /** All that are ticked, in sight or not. */
  readonly ticked: readonly ReviewPick[];
  /** Those of whom a person said for what they are ticked, or that they are not. */
  readonly byHand: readonly ReviewPick[];
  /** What was ticked and picked of these is done with. */
  readonly forget: (ids: readonly PublicationId[]) => void;
}

/** Only what is open can be ticked: it is registered for something. */
export function isOpen({ class: own }: Pick<MatchRow, 'class'>): boolean {
  return own !== 'registered' && own !== 'contradicts';
}

/**
 * A walk through publications: where the keyboard is, what is ticked (可认 at first) and which items were picked in the place of the likeliest. The
 * place is kept by the publication, so that nothing moves under the hand when what was dealt with leaves the list; one that goes to another class
 * leaves its place to the next.
 */
export function useReview({ page, rowAt }: MatchWindow, sure: readonly MatchKey[]): Review {
  const [place, setPlace] = useState<{ readonly index: number; readonly row?: MatchRow }>({ index: 0 });
  const [byHand, setByHand] = useState<ReadonlyMap<PublicationId, OccurrenceKey | false>>(new Map());
  const [picked, setPicked] = useState<ReadonlyMap<PublicationId, MatchItemView>>(new Map());
  const total = page?.total ?? 0;
  const { row: held } = place;
  const found =
    page?.rows.findIndex((row) => row.publication.id === held?.publication.id && row.class === held.class) ?? -1;
  const at = Math.max(0, Math.min(found >= 0 && page ? page.offset + found : place.index, total - 1));
  const surely = useMemo(() => new Map(sure.map((key) => [key.publicationId, key])), [sure]);
  const said = useMemo(
    () => [...byHand].map(([publicationId, item]) => ({ publicationId, items: item === false ? [] : [item] })),
    [byHand],
  );
  const itemOf = (row: MatchRow) => picked.get(row.publication.id) ?? row.candidates[0]?.item;
  const isTicked = (row: MatchRow): boolean => {
    const own = byHand.get(row.publication.id);
    return isOpen(row) && (own === undefined ? row.class === 'sure' : own !== false);
  };
  const hold = (row: MatchRow, item: OccurrenceKey | false) =>
    setByHand((old) => new Map(old).set(row.publication.id, item));
  return {
    at,
    current: rowAt(at),
    go(index) {
      const next = Math.max(0, Math.min(index, total - 1));
      const row = rowAt(next);
      setPlace(row === undefined ? { index: next } : { index: next, row });
    },
    itemOf,
    pick(row, item) {
      setPicked((old) => new Map(old).set(row.publication.id, item));
      hold(row, occurrenceKey(item));
    },
    isTicked,
    tick(row) {
      const item = itemOf(row);
      if (!isOpen(row) || !item) return;
      hold(row, isTicked(row) ? false : occurrenceKey(item));
    },
    ticked: useMemo(() => {
      const left = [...surely.values()].filter(({ publicationId }) => !byHand.has(publicationId));
      const chosen = said.filter(({ items }) => items.length > 0);
      return [...left.map(({ publicationId, items }) => ({ publicationId, items })), ...chosen];
    }, [surely, byHand, said]),
    byHand: said,
    forget(ids) {
      const gone = new Set(ids);
      setByHand((old) => new Map([...old].filter(([id]) => !gone.has(id))));
      setPicked((old) => new Map([...old].filter(([id]) => !gone.has(id))));
    },
  };
}
