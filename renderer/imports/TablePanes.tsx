import { Button } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import type { ImportPreview, PreviewRow, TablePreview } from '../../electron/contract/imports.ts';
import type { UnitList } from '../../electron/contract/units.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { Card } from '../ui/Page.tsx';
import { namesToBe } from './decisions.ts';
import { matchesFilter, type RowFilter } from './filters.ts';
import { fieldIn, fieldOfColumn, rowAtOrBelow, type Focus } from './focus.ts';
import { LayoutEditor } from './LayoutEditor.tsx';
import { draftOfTable } from './layoutDraft.ts';
import { isPage } from './pageText.ts';
import { ReadingPane } from './ReadingPane.tsx';
import { SourcePane } from './SourcePane.tsx';
import type { DecisionMaker } from './useDecisions.ts';
import previewCss from './preview.module.css';

interface TablePanesProps {
  readonly year: Year;
  readonly preview: ImportPreview;
  readonly table: TablePreview;
  readonly maker: DecisionMaker;
  readonly list: UnitList;
  /** A row of the source to look at that was left out. */
  readonly lookAt: number | undefined;
  /** The person looks at something else again. */
  readonly onLooked: () => void;
}

/** The source on the left, what was read from it on the right; a step in one is a step in the other. */
export function TablePanes({ year, preview, table, maker, list, lookAt, onLooked }: TablePanesProps) {
  const { decisions } = maker;
  const [filter, setFilter] = useState<RowFilter>('all');
  const [focus, setFocus] = useState<Focus>({ index: 0, field: 'content' });
  const [mapping, setMapping] = useState(false);
  const rows = useMemo(() => {
    const named = namesToBe(decisions.names);
    return table.rows.filter((row) => matchesFilter(row, filter, decisions.rows, named));
  }, [table.rows, filter, decisions]);
  const index = Math.min(focus.index, Math.max(0, rows.length - 1));
  const current = rows[index];
  const field = current ? fieldIn(current, focus.field) : focus.field;
  const move = useCallback(
    (next: Focus) => {
      setFocus(next);
      onLooked();
    },
    [onLooked],
  );
  const show = (next: RowFilter): void => {
    setFilter(next);
    move({ index: 0, field: 'content' });
  };
  // A click on the source leads to its row, also where the filter hides it.
  const pick = (find: (all: readonly PreviewRow[]) => number, next: Focus['field']): void => {
    const here = find(rows);
    if (here >= 0) return move({ index: here, field: next });
    const anywhere = find(table.rows);
    if (anywhere < 0) return undefined;
    setFilter('all');
    return move({ index: anywhere, field: next });
  };
  const pickCell = (gridRow: number, column: number): void =>
    pick((all) => rowAtOrBelow(all, gridRow), fieldOfColumn(table, column));
  const pickKey = (key: string): void => pick((all) => all.findIndex((row) => row.key === key), 'content');
  const page = isPage(table);
  return (
    <div className={previewCss['panes']}>
      {mapping ? (
        <LayoutEditor
          previewId={preview.previewId}
          sheet={table.sheet}
          grid={table.grid}
          start={draftOfTable(table)}
          several={preview.tables.filter((each) => each.sheet === table.sheet).length > 1}
          onClose={() => setMapping(false)}
        />
      ) : (
        <Card
          className="pane"
          title={page ? '原文' : '原表'}
          extra={
            <span className={previewCss['source']}>
              <span className="sub ellipsis">{table.sheet}</span>
              {!page && (
                <Button size="small" onClick={() => setMapping(true)}>
                  调整列对应
                </Button>
              )}
            </span>
          }
        >
          <SourcePane
            table={table}
            current={current}
            field={field}
            lookAt={lookAt}
            onPickCell={pickCell}
            onPickRow={pickKey}
          />
        </Card>
      )}
      <ReadingPane
        year={year}
        table={table}
        rows={rows}
        focus={{ index, field }}
        onMove={move}
        filter={filter}
        onFilter={show}
        maker={maker}
        list={list}
      />
    </div>
  );
}
