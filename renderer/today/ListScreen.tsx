import { clsx } from 'clsx';
import { useMemo } from 'react';
import { Link, useLocation } from 'wouter';
import type { ListedLine } from '../../electron/contract/today.ts';
import { occurrenceText } from '../../electron/domain/model/occurrenceKey.ts';
import { periodInColumn } from '../../electron/domain/dates/shortPeriod.ts';
import { TODAY_LIST_WORDS } from '../../electron/domain/words/today.ts';
import { useAddressState } from '../address/useAddressState.ts';
import { caseLink } from '../address/cases.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { TableActions } from '../grid/TableActions.tsx';
import { VirtualRows } from '../grid/VirtualRows.tsx';
import { writeEntryKey } from '../occurrence/entries.ts';
import { EntryPanel } from '../occurrence/EntryPanel.tsx';
import { shortDate } from '../ui/dates.ts';
import { LampWord } from '../ui/Lamp.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { TextFilter } from '../ui/TextFilter.tsx';
import { UnitSelect } from '../ui/UnitSelect.tsx';
import { LIST_ADDRESS } from './address.ts';
import { filterLines, listTable, stateWords } from './listed.ts';
import { lineText } from './nodeWords.ts';
import css from './ListScreen.module.css';

/** What a figure of 今日 counts, line by line; a line opens its duty's units, ready to register. */
export function ListScreen() {
  const year = useYear();
  const [address, setAddress] = useAddressState(LIST_ADDRESS);
  const { list, entry, meant } = address;
  const query = useAppQuery('today.list', { year, list });
  const { data } = query;
  const lines = useMemo(() => filterLines(data ?? [], address), [data, address]);
  const name = TODAY_LIST_WORDS[list];
  const [, navigate] = useLocation();
  const open: LinesProps['onOpen'] = (line) => {
    const inRegister = caseLink(line, year);
    if (inRegister) navigate(inRegister.href);
    else setAddress({ entry: line, meant: line.unitId });
  };
  return (
    <Page
      fill
      title={name}
      sub={data && countWords(lines, data)}
      actions={<TableActions disabled={lines.length === 0} table={() => listTable(lines, `${year}年${name}`)} />}
      filters={<Filters />}
      aside={<Link href={`/?year=${year}`}>回到今日</Link>}
    >
      <Loaded query={query}>
        {() => (
          <div className="stage">
            {lines.length === 0 ? (
              <EmptyState title={data?.length === 0 ? `没有${name}的事项` : '没有符合筛选条件的'} />
            ) : (
              <Lines lines={lines} label={name} onOpen={open} />
            )}
            {entry && (
              <EntryPanel
                key={`${writeEntryKey(entry)} ${meant}`}
                entryKey={entry}
                filter={meant === '' ? {} : { unitId: meant }}
                side="right"
                onClose={() => setAddress({ entry: undefined, meant: '' })}
              />
            )}
          </div>
        )}
      </Loaded>
    </Page>
  );
}

/** 共 2277 项 · 50 个单位; 显示 12 项，共 2277 项 */
function countWords(lines: readonly ListedLine[], all: readonly ListedLine[]): string {
  if (lines.length < all.length) return `显示 ${lines.length} 项，共 ${all.length} 项`;
  return `共 ${all.length} 项 · ${new Set(all.map(({ unitId }) => unitId)).size} 个单位`;
}

function Filters() {
  const [filters, setFilters] = useAddressState(LIST_ADDRESS);
  return (
    <>
      <UnitSelect
        value={filters.unit === '' ? undefined : filters.unit}
        onChange={(unit) => setFilters({ unit: unit ?? '' })}
      />
      <TextFilter
        looksAt="事项、单位、所属期"
        value={filters.q}
        onChange={(q) => setFilters({ q }, { replace: true })}
      />
    </>
  );
}

interface LinesProps {
  readonly lines: readonly ListedLine[];
  readonly label: string;
  readonly onOpen: (line: ListedLine & { readonly dueOn: NonNullable<ListedLine['dueOn']> }) => void;
}

function Lines({ lines, label, onOpen }: LinesProps) {
  return (
    <Card className="pane">
      <div className={clsx(css['line'], css['head'])}>
        <span>事项</span>
        <span>单位</span>
        <span>所属期</span>
        <span>到期</span>
        <span>状态</span>
      </div>
      <VirtualRows
        count={lines.length}
        estimate={() => 33}
        keyOf={(index) => (lines[index] ? occurrenceText(lines[index]) : String(index))}
        label={label}
      >
        {(index) => lines[index] && <Line line={lines[index]} onOpen={onOpen} />}
      </VirtualRows>
    </Card>
  );
}

function Line({ line, onOpen }: { readonly line: ListedLine; readonly onOpen: LinesProps['onOpen'] }) {
  const year = useYear();
  const { dueOn } = line;
  const cells = (
    <>
      <span className="ellipsis" title={lineText(line)}>
        {lineText(line)}
        {line.sources && <span className="sub">（同一项，来源：{line.sources.join('；')}）</span>}
      </span>
      <span className="ellipsis" title={line.unit}>
        {line.unit}
      </span>
      <span className="num sub" title={line.period}>
        {periodInColumn(line.periodKey, line.period, year)}
      </span>
      <span className="num sub">{dueOn === undefined ? '' : shortDate(dueOn, year)}</span>
      <LampWord lamp={line.lamp}>{stateWords(line, year)}</LampWord>
    </>
  );
  if (dueOn === undefined) {
    return (
      <Link className={clsx(css['line'], css['open'])} href={`/tasks?year=${year}&duty=${line.dutyId}`}>
        {cells}
      </Link>
    );
  }
  return (
    <button type="button" className={clsx(css['line'], css['open'])} onClick={() => onOpen({ ...line, dueOn })}>
      {cells}
    </button>
  );
}
