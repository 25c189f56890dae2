import { Button, Checkbox, Select } from 'antd';
import { clsx } from 'clsx';
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { BeforeLine } from '../../electron/contract/today.ts';
import { occurrenceText, type OccurrenceText } from '../../electron/domain/model/occurrenceKey.ts';
import { useAddressState } from '../address/useAddressState.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { TableActions } from '../grid/TableActions.tsx';
import { VirtualRows } from '../grid/VirtualRows.tsx';
import { entryText } from '../occurrence/entries.ts';
import { longDate, shortDate } from '../ui/dates.ts';
import { LampWord } from '../ui/Lamp.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { TextFilter } from '../ui/TextFilter.tsx';
import { UnitSelect } from '../ui/UnitSelect.tsx';
import { BEFORE_ADDRESS, beforeTable, doneWords, filterLines, isRegistered, type BeforeFilters } from './lines.ts';
import { RegisterBar } from './RegisterBar.tsx';
import css from './BeforeScreen.module.css';

/** 此前: what fell due before the start of use, apart from all that counts; registered here by the many. */
export function BeforeScreen() {
  const year = useYear();
  const query = useAppQuery('today.before', { year });
  const status = useAppQuery('workspace.status', {}).data;
  const [filters] = useAddressState(BEFORE_ADDRESS);
  const { data } = query;
  const lines = useMemo(() => filterLines(data ?? [], filters), [data, filters]);
  const registered = data?.filter(isRegistered).length ?? 0;
  return (
    <Page
      fill
      title="此前"
      sub={
        data && data.length > 0 && status?.inUseFrom
          ? `${longDate(status.inUseFrom)}启用，之前到期 ${data.length} 项次，已登记 ${registered}`
          : `${year} 年度`
      }
      actions={
        <>
          <TableActions disabled={lines.length === 0} table={() => beforeTable(lines, year)} />
          <Link href={`/oldLedger?year=${year}`} asChild>
            <Button>导入旧台账</Button>
          </Link>
        </>
      }
      filters={data && data.length > 0 && <Filters />}
    >
      <Loaded query={query}>{(all) => (all.length === 0 ? <Nothing /> : <Lines lines={lines} />)}</Loaded>
    </Page>
  );
}

/** Nothing fell due before, or all of it counts. */
function Nothing() {
  const year = useYear();
  const view = useAppQuery('workspace.status', {}).data?.years.find((each) => each.year === year);
  return view?.frame.countsBefore ? (
    <EmptyState
      title="此前已计入"
      hint="启用日之前到期的与其他事项一样计算，列在各个页面里。"
      actions={
        <Link href={`/settings?year=${year}`} asChild>
          <Button>到设置中改</Button>
        </Link>
      }
    />
  ) : (
    <EmptyState title="没有启用日之前到期的事项" />
  );
}

function Filters() {
  const [filters, setFilters] = useAddressState(BEFORE_ADDRESS);
  return (
    <>
      <Select<BeforeFilters['done']>
        aria-label="登记情况"
        value={filters.done}
        onChange={(done) => setFilters({ done })}
        style={{ width: 110 }}
        options={[
          { value: 'open', label: '未登记' },
          { value: 'done', label: '已登记' },
          { value: 'all', label: '全部' },
        ]}
      />
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

function Lines({ lines }: { readonly lines: readonly BeforeLine[] }) {
  const [chosen, setChosen] = useState<ReadonlySet<OccurrenceText>>(new Set());
  const open = useMemo(() => lines.filter(({ mayRegister }) => mayRegister), [lines]);
  const marked = open.filter((line) => chosen.has(occurrenceText(line)));
  const set = (keys: readonly OccurrenceText[], on: boolean) => {
    const next = new Set(chosen);
    for (const key of keys) {
      if (on) next.add(key);
      else next.delete(key);
    }
    setChosen(next);
  };
  if (lines.length === 0) return <EmptyState title="没有符合筛选条件的" />;
  return (
    <Card className="pane">
      <div className={clsx(css['line'], css['head'])}>
        <Checkbox
          aria-label="全选"
          checked={open.length > 0 && marked.length === open.length}
          indeterminate={marked.length > 0 && marked.length < open.length}
          disabled={open.length === 0}
          onChange={(event) => set(open.map(occurrenceText), event.target.checked)}
        />
        <span>事项</span>
        <span>单位</span>
        <span>所属期</span>
        <span>到期</span>
        <span>登记</span>
      </div>
      <VirtualRows
        count={lines.length}
        estimate={() => 34}
        keyOf={(index) => (lines[index] ? occurrenceText(lines[index]) : String(index))}
        label="启用日之前到期的事项"
      >
        {(index) => {
          const line = lines[index];
          if (!line) return null;
          const key = occurrenceText(line);
          return <Line line={line} isChosen={chosen.has(key)} onChoose={(on) => set([key], on)} />;
        }}
      </VirtualRows>
      <RegisterBar lines={marked} onDone={() => setChosen(new Set())} />
    </Card>
  );
}

interface LineProps {
  readonly line: BeforeLine;
  readonly isChosen: boolean;
  readonly onChoose: (on: boolean) => void;
}

function Line({ line, isChosen, onChoose }: LineProps) {
  const year = useYear();
  const what = entryText(line);
  return (
    <div className={clsx(css['line'], isChosen && css['on'])}>
      <Checkbox
        aria-label={`${what}，${line.unit}，${line.period}`}
        checked={isChosen}
        disabled={!line.mayRegister}
        onChange={(event) => onChoose(event.target.checked)}
      />
      <Link href={`/tasks?year=${year}&duty=${line.dutyId}`} className="ellipsis" title={line.content}>
        {what}
      </Link>
      <span className="ellipsis" title={line.unit}>
        {line.unit}
      </span>
      <span className="ellipsis sub" title={line.period}>
        {line.period}
      </span>
      <span className="num sub">{shortDate(line.dueOn, year)}</span>
      <span className="num ellipsis">
        {isRegistered(line) ? doneWords(line) : <LampWord lamp="before">{doneWords(line)}</LampWord>}
      </span>
    </div>
  );
}
