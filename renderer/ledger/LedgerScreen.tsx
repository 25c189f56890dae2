import { Button, Dropdown } from 'antd';
import { useCallback, useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { LeftItem } from '../../electron/contract/ledger.ts';
import { occurrenceKey } from '../../electron/domain/model/occurrenceKey.ts';
import { useAddressState } from '../address/useAddressState.ts';
import { useYear } from '../address/year.ts';
import { KeyHints, type KeyHint } from '../grid/KeyHints.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { filterOf, LEDGER_ADDRESS, NO_FILTERS, type LedgerAsked } from './address.ts';
import { BulkBar } from './BulkBar.tsx';
import { COLUMN_FACTS, COLUMNS, useColumns, type Column } from './columns.ts';
import { ItemPanel } from './ItemPanel.tsx';
import { LedgerFilters, StateChips } from './LedgerFilters.tsx';
import { LedgerOut } from './LedgerOut.tsx';
import { LedgerTable } from './LedgerTable.tsx';
import { LeftDialog } from './LeftDialog.tsx';
import { SavedViews } from './SavedViews.tsx';
import { useLedgerKeys } from './useLedgerKeys.ts';
import { useLedgerWindow } from './useLedgerWindow.ts';
import { useSelection } from './useSelection.ts';
import { VerifyScreen } from './VerifyScreen.tsx';
import { WriteButton } from '../ui/WriteButton.tsx';
import css from './LedgerScreen.module.css';

/** 工作台账: every item of the year, as a list or checked one after the other. */
export function LedgerScreen() {
  const [{ verify }] = useAddressState(LEDGER_ADDRESS);
  return verify ? <VerifyScreen /> : <Ledger />;
}

/** Every item with where it stands, its days and what comes next. */
function Ledger() {
  const year = useYear();
  const [address, setAddress] = useAddressState(LEDGER_ADDRESS);
  const { sort, item } = address;
  const filterText = JSON.stringify(filterOf(address));
  const asked = useMemo(
    // The text of what `filterOf` gave: the same filter is the same object at every render.
    (): LedgerAsked => ({ year, filter: JSON.parse(filterText) as ReturnType<typeof filterOf>, sort }),
    [year, filterText, sort],
  );
  const box = useRef<HTMLDivElement>(null);
  const window = useLedgerWindow(asked, box);
  const selection = useSelection(asked);
  const [columns, setColumns] = useColumns();
  const [left, setLeft] = useState<readonly LeftItem[]>();
  const keys = useLedgerKeys({
    window,
    selection,
    onOpen: (opened) => setAddress({ item: occurrenceKey(opened) }, { replace: item !== undefined }),
  });
  const close = useCallback(() => setAddress({ item: undefined }), [setAddress]);
  const { page } = window;
  const isFiltered = filterText !== '{}';
  return (
    <Page
      fill
      title="工作台账"
      sub={page && `${year}年 · ${isFiltered ? '筛选出 ' : ''}${page.total.toLocaleString('zh-CN')} 项`}
      actions={
        <>
          <Link href={`/summary?year=${year}`} asChild>
            <Button>年度回顾</Button>
          </Link>
          <LedgerOut asked={asked} columns={columns} total={page?.total ?? 0} />
          <VerifyButton
            toVerify={page?.states.toVerify ?? 0}
            onVerify={() => setAddress({ verify: true, item: undefined })}
          />
        </>
      }
      filters={<LedgerFilters />}
    >
      <div className={css['line']}>
        <StateChips page={page} />
        <span className={css['tools']}>
          <SavedViews columns={columns} onColumns={setColumns} />
          <ColumnChoice columns={columns} onChange={setColumns} />
          <KeyHints hints={HINTS} />
        </span>
      </div>
      <div className="stage">
        <Card className="pane">
          <Loaded query={window.query}>
            {({ total }) =>
              total === 0 ? (
                <Nothing isFiltered={isFiltered} />
              ) : (
                <LedgerTable
                  box={box}
                  window={window}
                  columns={columns}
                  sort={sort}
                  onSort={(next) => setAddress({ sort: next })}
                  selection={selection}
                  keys={keys}
                  open={item}
                />
              )
            }
          </Loaded>
          {selection.items.length > 0 && <BulkBar selection={selection} onLeft={setLeft} />}
        </Card>
        {item && <ItemPanel key={JSON.stringify(item)} item={item} onClose={close} onLeft={setLeft} />}
      </div>
      {left && (
        <LeftDialog
          left={left}
          onLeft={setLeft}
          onOpen={(opened) => setAddress({ item: occurrenceKey(opened) })}
          onClose={() => setLeft(undefined)}
        />
      )}
    </Page>
  );
}

function VerifyButton({ toVerify, onVerify }: { readonly toVerify: number; readonly onVerify: () => void }) {
  return (
    <WriteButton type="primary" disabled={toVerify === 0} onClick={onVerify}>
      {toVerify === 0 ? '没有待核验' : `逐项核验 ${toVerify} 项`}
    </WriteButton>
  );
}

function Nothing({ isFiltered }: { readonly isFiltered: boolean }) {
  const [, setAddress] = useAddressState(LEDGER_ADDRESS);
  return isFiltered ? (
    <EmptyState title="没有符合筛选条件的" actions={<Button onClick={() => setAddress(NO_FILTERS)}>清除筛选</Button>} />
  ) : (
    <EmptyState
      title="台账里还没有应办"
      hint="导入任务分解表、定时公开指标明细表后，各单位各期的应办列在这里，逐项登记、核验、销号。"
      actions={
        <Link href="/imports">
          <Button type="primary">导入表格</Button>
        </Link>
      }
    />
  );
}

interface ColumnChoiceProps {
  readonly columns: readonly Column[];
  readonly onChange: (columns: readonly string[]) => void;
}

/** Which columns are shown; what a line is stays in sight. */
function ColumnChoice({ columns, onChange }: ColumnChoiceProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dropdown
      open={open}
      onOpenChange={(next, { source }) => (source === 'trigger' || next) && setOpen(next)}
      trigger={['click']}
      menu={{
        selectable: true,
        multiple: true,
        selectedKeys: [...columns],
        items: COLUMNS.map((column) => ({
          key: column,
          label: COLUMN_FACTS[column].word,
          disabled: column === 'unit' || column === 'content',
        })),
        onSelect: ({ selectedKeys }) => onChange(selectedKeys),
        onDeselect: ({ selectedKeys }) => onChange(selectedKeys),
      }}
    >
      <Button type="text" icon={<Icon name="down" size={12} />} iconPlacement="end">
        列
      </Button>
    </Dropdown>
  );
}

const HINTS: readonly KeyHint[] = [
  ['↑ ↓', '移动，按住 Shift 选一片'],
  ['空格', '选择，Ctrl+A 全选筛选出的'],
  ['Enter', '打开这一项'],
  ['Ctrl+P', '打印筛选出的，按屏幕上的列'],
  ['Esc', '关闭打开的一项，取消选择'],
];
