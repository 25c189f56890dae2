import type { CellChange } from '../../electron/domain/exchange/threeWay.ts';

/** How a cell that came back stands, in one word. */
export type CellState = 'changed' | 'conflict' | 'clears' | 'refused' | 'incomplete' | 'early';

/** A change with its state in one word, and whether it can be taken. */
export function stated<Change extends CellChange<string>>(change: Change) {
  const { conflict, clears, barred } = change;
  const state: CellState =
    barred === 'unreadable'
      ? 'refused'
      : barred === 'incomplete' || barred === 'early'
        ? barred
        : clears
          ? 'clears'
          : conflict
            ? 'conflict'
            : 'changed';
  return { ...change, state, takeable: barred === undefined };
}
