import { clsx } from 'clsx';
import type { Virtualizer } from '@tanstack/react-virtual';
import type { RowRun } from '../grid/runs.ts';
import taskTableCss from './TaskTable.module.css';

/** The labels of merged cells: each spans its rows and its text stays in sight while they scroll by. */
export function MergedLabels(props: {
  readonly className: string | undefined;
  readonly runs: readonly RowRun[];
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
  readonly labelOf: (at: number) => string;
  readonly hidden: number;
}) {
  const { className, runs, virtualizer, labelOf, hidden } = props;
  const shown = new Set(virtualizer.getVirtualItems().flatMap((item) => runs[item.index] ?? []));
  return (
    <div className={clsx(taskTableCss['labels'], className)} aria-hidden="true">
      {[...shown].map((run) => {
        const top = virtualizer.measurementsCache[run.first]?.start ?? 0;
        const bottom = virtualizer.measurementsCache[run.last]?.end ?? top;
        if (hidden >= run.first && hidden <= run.last) return null;
        return (
          <div key={run.first} style={{ top, height: bottom - top }}>
            <span>{labelOf(run.first)}</span>
          </div>
        );
      })}
    </div>
  );
}
