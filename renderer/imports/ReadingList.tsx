import { useCallback, useMemo, useState, type KeyboardEvent } from 'react';
import type { PreviewRow, TablePreview } from '../../electron/contract/imports.ts';
import type { UnitList } from '../../electron/contract/units.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { cursorAt, moveCursor } from '../grid/cursor.ts';
import { VirtualRows } from '../grid/VirtualRows.tsx';
import { SetPartiesDialog } from '../tasks/SetPartiesDialog.tsx';
import { SetRulesDialog } from '../tasks/SetRulesDialog.tsx';
import { choicesOf, type PartyChoice } from '../tasks/parties.ts';
import type { Drafts } from './decisions.ts';
import { ReadingRow } from './ReadingRow.tsx';
import type { DecisionMaker } from './useDecisions.ts';
import './reading.css';

interface ReadingListProps {
  readonly year: Year;
  readonly table: TablePreview;
  /** The rows that the filter lets through. */
  readonly rows: readonly PreviewRow[];
  readonly current: number;
  readonly onMove: (index: number) => void;
  readonly maker: DecisionMaker;
  readonly list: UnitList;
}

const PAGE = 8;

/** What was read, row by row; walked with the arrow keys. */
export function ReadingList({ year, table, rows, current, onMove, maker, list }: ReadingListProps) {
  const { decisions, setRow } = maker;
  const [editing, setEditing] = useState<Editing>();
  const decided = useMemo(() => namesToBe(decisions.names), [decisions.names]);
  const onPick = useCallback((key: string) => onMove(rows.findIndex((row) => row.key === key)), [onMove, rows]);
  const onSetTime = useCallback((row: PreviewRow) => setEditing({ row, what: 'time' }), []);
  const onSetUnits = useCallback((row: PreviewRow) => setEditing({ row, what: 'units' }), []);
  const onInclude = useCallback((row: PreviewRow, include: boolean) => setRow(row.key, { include }), [setRow]);

  const onKeyDown = readingKeys(rows, current, onMove, maker, (row) => setEditing({ row, what: 'time' }));

  return (
    <>
      <VirtualRows
        key={table.tableId}
        count={rows.length}
        estimate={estimateRow}
        keyOf={(index) => rows[index]?.key ?? String(index)}
        current={current}
        label={`读取结果，${rows.length} 行`}
        onKeyDown={onKeyDown}
        focusOnOpen
      >
        {(index) => {
          const row = rows[index];
          return (
            row && (
              <ReadingRow
                row={row}
                decision={decisions.rows[row.key]}
                year={year}
                current={index === current}
                decided={decided}
                onPick={onPick}
                onSetTime={onSetTime}
                onSetUnits={onSetUnits}
                onInclude={onInclude}
              />
            )
          );
        }}
      </VirtualRows>
      {editing && (
        <RowDialog {...editing} year={year} maker={maker} list={list} onClose={() => setEditing(undefined)} />
      )}
    </>
  );
}

/** The list under the keyboard: arrows walk, Enter sets the time, the space bar leaves a row out. */
function readingKeys(
  rows: readonly PreviewRow[],
  current: number,
  onMove: (index: number) => void,
  { decisions, setRow }: DecisionMaker,
  onSetTime: (row: PreviewRow) => void,
): (event: KeyboardEvent) => void {
  return (event) => {
    // Keys pressed on a button or box inside a row are its own.
    if (event.target !== event.currentTarget) return;
    const row = rows[current];
    if (!row) return;
    const next = keyTarget(event, current, rows.length);
    if (event.key === 'Enter') onSetTime(row);
    else if (event.key === ' ') setRow(row.key, { include: !(decisions.rows[row.key]?.include ?? true) });
    else if (next === undefined) return;
    else onMove(next);
    event.preventDefault();
  };
}

/** The row that a key leads to. */
function keyTarget(event: KeyboardEvent, current: number, count: number): number | undefined {
  if (event.key === 'Tab' || event.key === 'Enter') return undefined;
  // One column: Home and End mean the ends of the list.
  const ctrl = event.ctrlKey || event.key === 'Home' || event.key === 'End';
  const press = { key: event.key, shift: false, ctrl };
  return moveCursor(cursorAt(current, 0), press, { rows: count, columns: 1, page: PAGE })?.active.row;
}

interface Editing {
  readonly row: PreviewRow;
  readonly what: 'time' | 'units';
}

interface RowDialogProps extends Editing, Pick<ReadingListProps, 'year' | 'maker' | 'list'> {
  readonly onClose: () => void;
}

/** Sets a row's limits or units by hand. */
function RowDialog({ row, what, year, maker, list, onClose }: RowDialogProps) {
  const decision = maker.decisions.rows[row.key];
  if (what === 'time') {
    return (
      <SetRulesDialog
        year={year}
        content={row.content}
        wording={row.timeWording}
        check={row.timeCheck}
        rules={decision?.rules ?? row.rules.map((rule) => rule.rule)}
        onSave={(rules) => {
          maker.setRow(row.key, { rules: [...rules] });
          onClose();
        }}
        onClose={onClose}
      />
    );
  }
  return (
    <SetPartiesDialog
      content={row.content}
      wording={row.unitsWording}
      check={row.unitsCheck}
      parties={decision?.parties ?? row.parties}
      choices={[...newChoices(maker.decisions.names), ...choicesOf(list)]}
      onSave={(parties) => {
        maker.setRow(row.key, { parties: parties.map(({ name, role }) => ({ name, role })) });
        onClose();
      }}
      onClose={onClose}
    />
  );
}

function estimateRow(): number {
  return 78;
}

/** Names that will be units or groups once the preview is written. */
function namesToBe(drafts: Drafts): ReadonlySet<string> {
  return new Set(Object.entries(drafts).flatMap(([name, draft]) => (draft.as === 'skip' ? [] : [name])));
}

function newChoices(drafts: Drafts): readonly PartyChoice[] {
  return [...namesToBe(drafts)].map((name) => ({ name, aliases: [], note: '本次新建或归入' }));
}
