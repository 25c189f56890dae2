import { useCallback, useMemo, useState } from 'react';
import type { PreviewRow, DutyTextField, TablePreview } from '../../electron/contract/imports.ts';
import type { UnitList } from '../../electron/contract/units.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { VirtualRows } from '../grid/VirtualRows.tsx';
import { SetPartiesDialog } from '../rules/SetPartiesDialog.tsx';
import { SetRulesDialog } from '../rules/SetRulesDialog.tsx';
import { choicesOf, type PartyChoice } from '../rules/parties.ts';
import { namesToBe, type Drafts } from './decisions.ts';
import type { Focus } from './focus.ts';
import { readingKeys } from './readingKeys.ts';
import { ReadingRow } from './ReadingRow.tsx';
import { withCell } from './takes.ts';
import type { DecisionMaker } from './useDecisions.ts';

interface ReadingListProps {
  readonly year: Year;
  readonly table: TablePreview;
  /** The rows that the filter lets through. */
  readonly rows: readonly PreviewRow[];
  readonly focus: Focus;
  readonly onMove: (focus: Focus) => void;
  readonly maker: DecisionMaker;
  readonly list: UnitList;
}

/** What was read, row by row; walked with the arrow keys. */
export function ReadingList({ year, table, rows, focus, onMove, maker, list }: ReadingListProps) {
  const { decisions, setRow, setRows } = maker;
  const [editing, setEditing] = useState<Editing>();
  const decided = useMemo(() => namesToBe(decisions.names), [decisions.names]);
  // In a first import every row is new: that is said only where it tells rows apart.
  const allNew = useMemo(() => table.rows.every(({ state }) => state === 'new'), [table.rows]);
  const simple = useMemo(() => isSimple(table), [table]);
  const indexes = useMemo(() => new Map(rows.map((row, index) => [row.key, index])), [rows]);
  const onPick = useCallback(
    (key: string, field: DutyTextField) => onMove({ index: indexes.get(key) ?? 0, field }),
    [onMove, indexes],
  );
  const onSetByHand = useCallback((row: PreviewRow, what: Editing['what']) => setEditing({ row, what }), []);
  const onInclude = useCallback((row: PreviewRow, include: boolean) => setRow(row.key, { include }), [setRow]);
  const onDecide = useCallback(
    (row: PreviewRow, field: DutyTextField, take: boolean) =>
      setRows((old) => ({ ...old, [row.key]: withCell(row, old[row.key], field, take) })),
    [setRows],
  );
  return (
    <>
      <VirtualRows
        key={table.tableId}
        count={rows.length}
        estimate={(index) => (simple ? 30 : 78) + 50 * (rows[index]?.changes.length ?? 0)}
        keyOf={(index) => rows[index]?.key ?? String(index)}
        current={focus.index}
        label={`读取结果，${rows.length} 行`}
        onKeyDown={readingKeys(rows, focus, decisions.rows, { onMove, setRows, onSetByHand })}
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
                field={index === focus.index ? focus.field : undefined}
                simple={simple}
                sub={isFurther(row, rows[index - 1])}
                showNew={!allNew}
                decided={decided}
                onPick={onPick}
                onSetByHand={onSetByHand}
                onInclude={onInclude}
                onDecide={onDecide}
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

/** A schedule whose rows are what they seem: an item with its limit and units, one to a row of the sheet. */
function isSimple({ kind, rows }: TablePreview): boolean {
  return kind === 'schedule' && rows.every(({ label }) => label === undefined);
}

/** A further sub-item of the row above: its measure was said there. */
function isFurther(row: PreviewRow, above: PreviewRow | undefined): boolean {
  return row.label !== undefined && above?.label !== undefined && above.gridRow === row.gridRow;
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
        // What is asked is offered here: whoever saves it has decided.
        rules={decision?.rules ?? [...row.rules, ...(row.suggestions ?? [])].map((rule) => rule.rule)}
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

function newChoices(drafts: Drafts): readonly PartyChoice[] {
  return [...namesToBe(drafts)].map((name) => ({ name, aliases: [], note: '本次新建或归入' }));
}
