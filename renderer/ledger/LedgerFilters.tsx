import { Button, Input, Select } from 'antd';
import type { ItemsPage } from '../../electron/contract/ledger.ts';
import { DUTY_KIND_WORDS, DUTY_KINDS } from '../../electron/domain/words/duties.ts';
import { ITEM_MARK_WORDS, ITEM_MARKS, ITEM_STATES } from '../../electron/domain/words/ledger.ts';
import { useAddressState } from '../address/useAddressState.ts';
import { DateField } from '../ui/DateField.tsx';
import { Icon } from '../ui/Icon.tsx';
import { StateWord } from '../ui/Lamp.tsx';
import { UnitsSelect } from '../ui/UnitSelect.tsx';
import { LEDGER_ADDRESS, type LedgerFilters as Filters } from './address.ts';
import css from './LedgerScreen.module.css';

/** What narrows the ledger, apart from the states. */
export function LedgerFilters() {
  const [filters, setFilters] = useAddressState(LEDGER_ADDRESS);
  return (
    <>
      <span style={{ width: 190 }}>
        <UnitsSelect value={filters.unit} onChange={(unit) => setFilters({ unit })} placeholder="全部单位" />
      </span>
      <Select<Filters['kind']>
        aria-label="类型"
        value={filters.kind}
        style={{ width: 112 }}
        options={[
          { value: '', label: '全部类型' },
          ...DUTY_KINDS.map((kind) => ({ value: kind, label: DUTY_KIND_WORDS[kind] })),
        ]}
        onChange={(kind) => setFilters({ kind })}
      />
      <Select<Filters['mark'][number][]>
        mode="multiple"
        aria-label="标记"
        placeholder="标记"
        value={[...filters.mark]}
        maxTagCount="responsive"
        style={{ width: 118 }}
        options={ITEM_MARKS.map((mark) => ({ value: mark, label: ITEM_MARK_WORDS[mark] }))}
        onChange={(mark) => setFilters({ mark })}
      />
      <span className="row">
        <DateField
          aria-label="到期从"
          value={filters.from}
          onChange={(from) => setFilters({ from }, { replace: true })}
          allowClear
          width={136}
        />
        <span className="sub">至</span>
        <DateField
          aria-label="到期至"
          value={filters.to}
          onChange={(to) => setFilters({ to }, { replace: true })}
          allowClear
          width={136}
        />
        <span className="sub">到期</span>
      </span>
      <Input
        aria-label="筛选文字"
        placeholder="单位、序号、事项"
        prefix={<Icon name="search" size={14} />}
        allowClear
        style={{ width: 170 }}
        value={filters.q}
        maxLength={200}
        onChange={(event) => setFilters({ q: event.target.value }, { replace: true })}
      />
    </>
  );
}

/** How many there are of each state, each a switch: those that are on narrow the list. */
export function StateChips({ page }: { readonly page: ItemsPage | undefined }) {
  const [{ state }, setFilters] = useAddressState(LEDGER_ADDRESS);
  const counts = page?.states ?? {};
  const shown = ITEM_STATES.filter((each) => (counts[each] ?? 0) > 0 || state.includes(each));
  if (shown.length === 0) return null;
  return (
    <fieldset className={css['chips']} aria-label="状态">
      {shown.map((each) => (
        <button
          key={each}
          type="button"
          className={css['chip']}
          aria-pressed={state.includes(each)}
          onClick={() =>
            setFilters({ state: state.includes(each) ? state.filter((on) => on !== each) : [...state, each] })
          }
        >
          <StateWord state={each} />
          <b className="num">{(counts[each] ?? 0).toLocaleString('zh-CN')}</b>
        </button>
      ))}
      {(page?.reportedLate ?? 0) > 0 && (
        <span className="sub num text-xs">{`已报未登有 ${page?.reportedLate} 项已过期，今日、左栏计入逾期`}</span>
      )}
      {state.length > 0 && (
        <Button type="link" size="small" onClick={() => setFilters({ state: [] })}>
          全部状态
        </Button>
      )}
    </fieldset>
  );
}
