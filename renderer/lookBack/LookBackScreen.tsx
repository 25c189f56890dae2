import { Button, Dropdown, Segmented } from 'antd';
import { useMemo } from 'react';
import type { LookBackView } from '../../electron/contract/lookBack.ts';
import {
  LOOK_BACK_OUTCOMES,
  LOOK_BACK_OUTCOME_WORDS,
  lookBackWords,
  UNDECIDED,
} from '../../electron/domain/words/lookBack.ts';
import { useAddressState, type AddressValues } from '../address/useAddressState.ts';
import { useYear } from '../address/year.ts';
import { call } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { TableActions } from '../grid/TableActions.tsx';
import { longDate } from '../ui/dates.ts';
import { PAPER_SIZES } from '../ui/ExportButton.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Page } from '../ui/Page.tsx';
import { ReviewTabs } from '../ui/ReviewTabs.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { TextFilter } from '../ui/TextFilter.tsx';
import { UnitSelect } from '../ui/UnitSelect.tsx';
import { useMadeFile } from '../ui/useMadeFile.tsx';
import { filterItems, LOOK_BACK_ADDRESS, lookBackTable } from './list.ts';
import { LookBackRows } from './LookBackRows.tsx';
import css from './LookBack.module.css';

/** 回头看: what the year before left open at its cut-off, and what becomes of each. */
export function LookBackScreen() {
  const year = useYear();
  const query = useAppQuery('lookBack.get', { year });
  const [filters] = useAddressState(LOOK_BACK_ADDRESS);
  const { data } = query;
  const items = useMemo(() => (data ? filterItems(data, filters) : []), [data, filters]);
  const { start, dialog } = useMadeFile('正在导出回头看清单', '已导出');
  const isEmpty = data === undefined || data.items.length === 0;
  return (
    <Page
      fill={!isEmpty}
      title="回头看"
      sub={data?.from === undefined ? `${year} 年度` : `${data.from} 年度未办结 · ${lookBackWords(data.counts)}`}
      actions={
        !isEmpty && (
          <>
            <TableActions disabled={items.length === 0} table={() => lookBackTable(items, year)} />
            <Dropdown
              trigger={['click']}
              menu={{
                items: PAPER_SIZES.map((paper) => ({ key: paper, label: `回头看清单（${paper} 横向）` })),
                onClick: ({ key }) => start(() => call('lookBack.export', { year, paper: key === 'A3' ? 'A3' : 'A4' })),
              }}
            >
              <Button icon={<Icon name="down" size={12} />} iconPlacement="end">
                导出
              </Button>
            </Dropdown>
            {dialog}
          </>
        )
      }
      filters={
        <>
          <ReviewTabs at="/look-back" />
          {data && !isEmpty && <Filters counts={data.counts} />}
        </>
      }
    >
      <Loaded query={query}>
        {(view) => (
          <>
            <Said view={view} />
            {view.items.length === 0 ? <Nothing view={view} /> : <LookBackRows key={year} view={view} items={items} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

type Outcome = AddressValues<typeof LOOK_BACK_ADDRESS>['outcome'];

function Filters({ counts }: Pick<LookBackView, 'counts'>) {
  const [filters, setFilters] = useAddressState(LOOK_BACK_ADDRESS);
  return (
    <>
      <Segmented<Outcome>
        aria-label="处理"
        value={filters.outcome}
        onChange={(outcome) => setFilters({ outcome })}
        options={[
          { value: '', label: `全部 ${counts.total}` },
          { value: 'undecided', label: `${UNDECIDED} ${counts.undecided}` },
          ...LOOK_BACK_OUTCOMES.map((value) => ({
            value,
            label: `${LOOK_BACK_OUTCOME_WORDS[value]} ${counts[value]}`,
          })),
        ]}
      />
      <UnitSelect
        value={filters.unit === '' ? undefined : filters.unit}
        onChange={(unit) => setFilters({ unit: unit ?? '' })}
      />
      <TextFilter
        looksAt="事项、任务、单位、来源"
        value={filters.q}
        onChange={(q) => setFilters({ q }, { replace: true })}
      />
    </>
  );
}

/** What is to be known before anything is decided. */
function Said({ view: { from, cutOff, isEarly, isClosed, year } }: { readonly view: LookBackView }) {
  if (isClosed) return <p className={css['said']}>{year} 年度已关闭，这里只能查看。</p>;
  if (from === undefined || cutOff === undefined || !isEarly) return null;
  return (
    <p className={css['said']}>
      {from} 年度的考核截止日是 {longDate(cutOff)}，还没有过。下面是到今天逾期和退回未改的，截止前办结的会从这里去掉。
    </p>
  );
}

function Nothing({ view: { from, year, cutOff, toVerify } }: { readonly view: LookBackView }) {
  if (from === undefined) return <EmptyState title={`${year} 年度之前没有其他年度，没有可以回头看的`} />;
  const on = cutOff === undefined ? '' : `（${longDate(cutOff)}）`;
  return (
    <EmptyState
      title={`${from} 年度在考核截止日${on}没有未办结的事项`}
      {...(toVerify > 0 ? { hint: `另有 ${toVerify} 项已登记、待核验，见 ${from} 年度的工作台账。` } : {})}
    />
  );
}
