import { useMemo, useState } from 'react';
import type { SubmissionMatrix } from '../../electron/contract/submissions.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { useAppCommand } from '../bridge/hooks.ts';
import { useNotify } from '../ui/notify.tsx';
import type { CountChange } from './counts.ts';

type Waiting = ReadonlyMap<string, number | undefined>;

const keyOf = (unitId: string, month: number): string => `${unitId} ${month}`;

/** The matrix with what was just entered already in it, and the way to enter more. */
export function useCounts(year: Year, matrix: SubmissionMatrix) {
  const { mutateAsync } = useAppCommand('submissions.set');
  const notify = useNotify();
  const [waiting, setWaiting] = useState<Waiting>(new Map());

  const save = async (changes: readonly CountChange[], done?: string): Promise<void> => {
    if (changes.length === 0) return;
    const mine = new Map(
      changes.map(({ unitId, month, count }) => [keyOf(unitId, month), count ?? undefined] as const),
    );
    setWaiting((old) => new Map([...old, ...mine]));
    try {
      const { commandId } = await mutateAsync({ year, cells: [...changes] });
      if (done !== undefined) notify.success(done, { commandId });
    } catch (error) {
      notify.fault(error);
    } finally {
      // What is stored by now has been fetched; a newer entry of the same cell keeps its own place.
      setWaiting((old) => new Map([...old].filter(([key, value]) => !mine.has(key) || mine.get(key) !== value)));
    }
  };

  const shown = useMemo(() => withWaiting(matrix, waiting), [matrix, waiting]);
  return { matrix: shown, save };
}

function withWaiting(matrix: SubmissionMatrix, waiting: Waiting): SubmissionMatrix {
  if (waiting.size === 0) return matrix;
  const rows = matrix.rows.map((row) => ({
    ...row,
    counts: row.counts.map((count, index) => {
      const key = keyOf(row.unitId, index + 1);
      return waiting.has(key) ? waiting.get(key) : count;
    }),
  }));
  return { ...matrix, rows };
}
