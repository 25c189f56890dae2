import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { clsx } from 'clsx';
import { useMemo, useRef, type RefObject } from 'react';
import type { OccurrenceView } from '../../electron/contract/duties.ts';
import { isReview, occurrenceText } from '../../electron/domain/model/occurrenceKey.ts';
import { shortDate } from '../ui/dates.ts';
import { LampMark } from '../ui/Lamp.tsx';
import { openOnes, tabulate, type OccurrenceTable, type PeriodColumn, type UnitLine } from './occurrences.ts';
import { EARLY, LAMP_WORDS, REVIEW_DAY } from '../../electron/domain/words/states.ts';
import css from './OccurrenceGrid.module.css';

interface OccurrenceGridProps {
  readonly occurrences: readonly OccurrenceView[];
  readonly chosen: ReadonlySet<string>;
  /** Chooses these when some are not chosen yet, lets go of them otherwise. */
  readonly onToggle: (occurrences: readonly OccurrenceView[]) => void;
  readonly onLook: (occurrence: OccurrenceView) => void;
}

const SIDE = 132;
const WIDTH = 46;
const HEIGHT = 28;
const HEAD = 42;

/** Units down, periods across, a lamp in each cell. A click chooses what is open and opens what is done. */
export function OccurrenceGrid({ occurrences, chosen, onToggle, onLook }: OccurrenceGridProps) {
  const box = useRef<HTMLDivElement>(null);
  const table = useMemo(() => tabulate(occurrences), [occurrences]);
  const { rows, columns } = useCellsInSight(box, table);
  const shownColumns = columns.getVirtualItems();
  return (
    <div ref={box} className={css['scroll']}>
      <div style={{ width: SIDE + columns.getTotalSize(), height: HEAD + rows.getTotalSize(), position: 'relative' }}>
        <PeriodHeads table={table} shown={shownColumns} onToggle={onToggle} />
        {rows.getVirtualItems().map((row) => {
          const unit = table.units[row.index];
          return (
            unit && (
              <UnitLineRow
                key={row.key}
                unit={unit}
                line={table.columns.map((column) => table.at(unit, column))}
                top={HEAD + row.start}
                shown={shownColumns}
                chosen={chosen}
                onToggle={onToggle}
                onLook={onLook}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

/** Which rows and columns to draw. */
function useCellsInSight(box: RefObject<HTMLDivElement | null>, table: OccurrenceTable) {
  const common = {
    getScrollElement: () => box.current,
    overscan: 8,
    initialRect: { width: 560, height: 400 },
  };
  // oxlint-disable-next-line react/incompatible-library -- no React compiler memoises what the virtualizer returns
  const rows = useVirtualizer({ ...common, count: table.units.length, estimateSize: () => HEIGHT });
  const columns = useVirtualizer({
    ...common,
    count: table.columns.length,
    horizontal: true,
    estimateSize: () => WIDTH,
  });
  return { rows, columns };
}

function PeriodHeads(props: {
  readonly table: OccurrenceTable;
  readonly shown: readonly VirtualItem[];
  readonly onToggle: (occurrences: readonly OccurrenceView[]) => void;
}) {
  const { table, shown, onToggle } = props;
  return (
    <div className={css['head']} style={{ height: HEAD }}>
      <span className={css['corner']} style={{ width: SIDE, height: HEAD }}>
        单位
      </span>
      {shown.map((item) => (
        <PeriodHead
          key={item.key}
          column={table.columns[item.index]}
          left={SIDE + item.start}
          onToggle={(column) => onToggle(openOnes(inColumn(table, column)))}
        />
      ))}
    </div>
  );
}

interface UnitLineRowProps extends Omit<OccurrenceGridProps, 'occurrences'> {
  readonly unit: UnitLine;
  readonly line: readonly (OccurrenceView | undefined)[];
  readonly top: number;
  readonly shown: readonly VirtualItem[];
}

function UnitLineRow({ unit, line, top, shown, chosen, onToggle, onLook }: UnitLineRowProps) {
  return (
    <div className={css['row']} style={{ top, height: HEIGHT }}>
      <button
        type="button"
        className={clsx('ellipsis', css['unit'])}
        style={{ width: SIDE }}
        title={`${unit.unit}：选中未办的`}
        onClick={() => onToggle(openOnes(line.flatMap((each) => each ?? [])))}
      >
        {unit.unit}
      </button>
      {shown.map((item) => (
        <OccurrenceCell
          key={item.key}
          occurrence={line[item.index]}
          left={SIDE + item.start}
          chosen={chosen}
          onToggle={onToggle}
          onLook={onLook}
        />
      ))}
    </div>
  );
}

function inColumn(table: OccurrenceTable, column: PeriodColumn): readonly OccurrenceView[] {
  return table.units.flatMap((unit) => table.at(unit, column) ?? []);
}

function PeriodHead(props: {
  readonly column: PeriodColumn | undefined;
  readonly left: number;
  readonly onToggle: (column: PeriodColumn) => void;
}) {
  const { column, left, onToggle } = props;
  if (!column) return null;
  return (
    <button
      type="button"
      className={clsx('num', css['period'])}
      style={{ left, width: WIDTH, height: HEAD }}
      title={`${column.period}${column.dueOn ? `，${isReview(column) ? `${REVIEW_DAY} ${column.dueOn}` : `应于 ${column.dueOn} 前`}` : ''}：选中未办的`}
      onClick={() => onToggle(column)}
    >
      <span className="ellipsis">{column.short}</span>
      <span className="faint">{column.dueOn ? shortDate(column.dueOn) : ''}</span>
    </button>
  );
}

function OccurrenceCell(props: {
  readonly occurrence: OccurrenceView | undefined;
  readonly left: number;
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (occurrences: readonly OccurrenceView[]) => void;
  readonly onLook: (occurrence: OccurrenceView) => void;
}) {
  const { occurrence, left, chosen, onToggle, onLook } = props;
  if (!occurrence) return null;
  const isChosen = chosen.has(occurrenceText(occurrence));
  const words = cellWords(occurrence);
  return (
    <button
      type="button"
      className={clsx(css['cell'], isChosen && css['on'])}
      style={{ left, width: WIDTH, height: HEIGHT }}
      aria-pressed={isChosen}
      aria-label={words}
      title={words}
      onClick={() => {
        onLook(occurrence);
        if (occurrence.mayRegister) onToggle([occurrence]);
      }}
    >
      <LampMark lamp={occurrence.lamp} />
      {occurrence.originalDueOn && <span className={css['extended']}>延</span>}
      {occurrence.early && <span className={css['extended']}>早</span>}
      {occurrence.needed > 1 && <span className="num faint">{`${occurrence.done}/${occurrence.needed}`}</span>}
    </button>
  );
}

/** 区财政局 2021年3月：应于 03-31 前，04-02 办结，迟办 */
function cellWords(occurrence: OccurrenceView): string {
  const { unit, period, dueOn, originalDueOn, doneOn, lamp, early } = occurrence;
  const parts = [
    ...(dueOn ? [isReview(occurrence) ? `${REVIEW_DAY} ${shortDate(dueOn)}` : `应于 ${shortDate(dueOn)} 前`] : []),
    ...(originalDueOn ? [`原定 ${shortDate(originalDueOn)}`] : []),
    ...(doneOn ? [`${shortDate(doneOn)} 办结`] : []),
    LAMP_WORDS[lamp],
    ...(early ? [EARLY] : []),
  ];
  return `${unit} ${period}：${parts.join('，')}`;
}
