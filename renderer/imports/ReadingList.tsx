import { useCallback, useMemo, useState, type KeyboardEvent } from 'react';
import type { PreviewRow, TablePreview } from '../../electron/contract/imports.ts';
import type { UnitList } from '../../electron/contract/units.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { cursorAt, moveCursor } from '../grid/cursor.ts';
import { VirtualRows } from '../grid/VirtualRows.tsx';
import { SetPartiesDialog } from '../tasks/SetPartiesDialog.tsx';
import { SetRulesDialog } from '../tasks/SetRulesDialog.tsx';
import { choicesOf, type PartyChoice } from '../tasks/parties.ts';
import type { NameDraft } from './decisions.ts';
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
  const [editing, setEditing] = useState<{ readonly row: PreviewRow; readonly what: 'time' | 'units' }>();
  const decided = useMemo(() => namesToBe(decisions.names), [decisions.names]);
  const choices = useMemo(() => [...newChoices(decisions.names), ...choicesOf(list)], [decisions.names, list]);
  const onPick = useCallback((key: string) => onMove(rows.findIndex((row) => row.key === key)), [onMove, rows]);
  const onSetTime = useCallback((row: PreviewRow) => setEditing({ row, what: 'time' }), []);
  const onSetUnits = useCallback((row: PreviewRow) => setEditing({ row, what: 'units' }), []);
  const onInclude = useCallback((row: PreviewRow, include: boolean) => setRow(row.key, { include }), [setRow]);

  const onKeyDown = (event: KeyboardEvent): void => {
    // Keys pressed on a button or box inside a row are its own.
    if (event.target !== event.currentTarget) return;
    const row = rows[current];
    if (!row) return;
    if (event.key === 'Enter') setEditing({ row, what: 'time' });
    else if (event.key === ' ') setRow(row.key, { include: !(decisions.rows[row.key]?.include ?? true) });
    else if (event.key !== 'Tab') {
      const press = {
        key: event.key,
        shift: false,
        ctrl: event.ctrlKey || event.key === 'Home' || event.key === 'End',
      };
      const next = moveCursor(cursorAt(current, 0), press, { rows: rows.length, columns: 1, page: PAGE });
      if (!next) return;
      onMove(next.active.row);
    } else return;
    event.preventDefault();
  };

  const close = (): void => setEditing(undefined);
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
      {editing?.what === 'time' && (
        <SetRulesDialog
          year={year}
          content={editing.row.content}
          wording={editing.row.timeWording}
          check={editing.row.timeCheck}
          rules={decisions.rows[editing.row.key]?.rules ?? editing.row.rules.map((rule) => rule.rule)}
          onSave={(rules) => {
            setRow(editing.row.key, { rules: [...rules] });
            close();
          }}
          onClose={close}
        />
      )}
      {editing?.what === 'units' && (
        <SetPartiesDialog
          content={editing.row.content}
          wording={editing.row.unitsWording}
          check={editing.row.unitsCheck}
          parties={decisions.rows[editing.row.key]?.parties ?? editing.row.parties}
          choices={choices}
          onSave={(parties) => {
            setRow(editing.row.key, { parties: parties.map(({ name, role }) => ({ name, role })) });
            close();
          }}
          onClose={close}
        />
      )}
    </>
  );
}

function estimateRow(): number {
  return 78;
}

/** Names that will be units or groups once the preview is written. */
function namesToBe(drafts: Readonly<Record<string, NameDraft>>): ReadonlySet<string> {
  return new Set(Object.entries(drafts).flatMap(([name, draft]) => (draft.as === 'skip' ? [] : [name])));
}

function newChoices(drafts: Readonly<Record<string, NameDraft>>): readonly PartyChoice[] {
  return [...namesToBe(drafts)].map((name) => ({ name, aliases: [], note: '本次新建或归入' }));
}
