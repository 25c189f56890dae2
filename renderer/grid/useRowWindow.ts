import { useCallback, useState } from 'react';

interface RowWindow {
  /** What is asked for: the rows in sight and some before and after them. */
  readonly offset: number;
  readonly limit: number;
  /** Is told what is the first row in sight. */
  readonly onFirst: (index: number) => void;
}

/** How a window moves: by so many rows, and with so many such steps before and after the one in sight. */
interface Manner {
  readonly step?: number;
  readonly ahead?: number;
}

/** A window of rows that follows what is in sight, so that thousands are read as a person scrolls; for another question, `asked`, it begins at the top. */
export function useRowWindow(asked: string, { step = 100, ahead = 1 }: Manner = {}): RowWindow {
  const [at, setAt] = useState({ asked, steps: 0 });
  const steps = at.asked === asked ? at.steps : 0;
  const offset = Math.max(0, steps - ahead) * step;
  const onFirst = useCallback(
    (index: number) => {
      const now = Math.floor(index / step);
      setAt((old) => (old.asked === asked && old.steps === now ? old : { asked, steps: now }));
    },
    [asked, step],
  );
  return { offset, limit: (steps + ahead + 1) * step - offset, onFirst };
}
