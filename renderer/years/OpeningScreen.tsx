import { Button, Checkbox, Select } from 'antd';
import { clsx } from 'clsx';
import { useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { CarriedDutyView, OpeningView } from '../../electron/contract/years.ts';
import type { DutyId, Year } from '../../electron/domain/brand.ts';
import { DUTY_KINDS, DUTY_KIND_WORDS } from '../../electron/domain/words/duties.ts';
import { useAddressState } from '../address/useAddressState.ts';
import { useCurrentYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { VirtualRows } from '../grid/VirtualRows.tsx';
import { NumberBox } from '../ui/NumberBox.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { EmptyState, ErrorState, Loaded } from '../ui/states.tsx';
import { TextFilter } from '../ui/TextFilter.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { daysText, filterDuties, OPENING_ADDRESS, planOf } from './opening.ts';
import css from './OpeningScreen.module.css';

/** What opening a year would take over, duty by duty; for a year that is open, what of the year before it has not. */
export function OpeningScreen() {
  const years = useAppQuery('workspace.status', {}).data?.years ?? [];
  const [{ to }, setAddress] = useAddressState(OPENING_ADDRESS);
  // The contract checks that it is a year; the brand is given to what it accepts.
  const year = (/^20\d\d$/u.test(to) ? Number(to) : Math.max(...years.map((each) => each.year)) + 1) as Year;
  const query = useAppQuery('years.previewOpening', { year });
  const view = query.isPlaceholderData ? undefined : query.data;
  const title = view?.isThere ? `沿用事项到 ${year} 年度` : `新开 ${year} 年度`;
  if (!view) {
    return (
      <Page title={title} filters={<YearBox year={year} onChange={(next) => setAddress({ to: String(next) })} />}>
        <Loaded query={query}>{() => null}</Loaded>
      </Page>
    );
  }
  return (
    <Opening
      key={year}
      title={title}
      view={view}
      box={<YearBox year={year} onChange={(next) => setAddress({ to: String(next) })} />}
    />
  );
}

function YearBox({ year, onChange }: { readonly year: number; readonly onChange: (year: number) => void }) {
  return (
    <div className={css['year']}>
      <label htmlFor="opening-year">年度</label>
      <NumberBox
        id="opening-year"
        className="num"
        min={2008}
        max={2099}
        precision={0}
        value={year}
        onChange={(next) => {
          if (next !== null) onChange(next);
        }}
        style={{ width: 90 }}
      />
    </div>
  );
}

interface OpeningProps {
  readonly title: string;
  readonly view: OpeningView;
  readonly box: React.ReactNode;
}

function Opening({ title, view, box }: OpeningProps) {
  const { year, isThere, from, duties, there } = view;
  const [chosen, setChosen] = useState<ReadonlySet<DutyId>>(
    () => new Set(duties.flatMap(({ dutyId, take }) => (take ? [dutyId] : []))),
  );
  const [filters] = useAddressState(OPENING_ADDRESS);
  const shown = useMemo(() => filterDuties(duties, filters), [duties, filters]);
  const taken = duties.filter(({ dutyId }) => chosen.has(dutyId));
  const sub =
    from === undefined
      ? '以前没有别的年度，从空白开始'
      : `${from} 年度可沿用 ${duties.length} 项，已选 ${taken.length}${there > 0 ? `，已有 ${there}` : ''}`;
  const isNothing = isThere && duties.length === 0;
  return (
    <Page
      fill={duties.length > 0}
      title={title}
      sub={sub}
      actions={<Act view={view} duties={taken.map(({ dutyId }) => dutyId)} />}
      filters={
        <>
          {box}
          {duties.length > 0 && <Filters duties={duties} />}
        </>
      }
      aside={<Link href={`/years?year=${from ?? year}`}>回到年度</Link>}
    >
      <Keeps view={view} />
      {isNothing && <EmptyState title={`${from ?? '上'} 年度的事项都已在 ${year} 年度`} />}
      {duties.length > 0 && <Duties year={year} duties={shown} chosen={chosen} onChoose={setChosen} />}
    </Page>
  );
}

/** What comes besides duties, said once. */
function Keeps({ view: { keeps, registers, matchRules } }: { readonly view: OpeningView }) {
  const lines = [
    ...keeps,
    ...(matchRules > 0 ? [`比对规则 ${matchRules} 条随沿用的事项一并续用`] : []),
    ...(registers.length > 0 ? [`登记簿自动设立：${registers.join('、')}`] : []),
  ];
  if (lines.length === 0) return null;
  return (
    <ul className={css['keeps']} aria-label="一并沿用">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Filters({ duties }: { readonly duties: readonly CarriedDutyView[] }) {
  const [{ kind, plan, show, q }, setFilters] = useAddressState(OPENING_ADDRESS);
  const plans = [...new Set(duties.map(planOf))];
  const kinds = DUTY_KINDS.filter((each) => duties.some((duty) => duty.kind === each));
  return (
    <>
      <Select<CarriedDutyView['kind'] | ''>
        aria-label="类别"
        value={kind}
        onChange={(value) => setFilters({ kind: value })}
        style={{ width: 120 }}
        options={[
          { value: '', label: '全部类别' },
          ...kinds.map((each) => ({ value: each, label: DUTY_KIND_WORDS[each] })),
        ]}
      />
      <Select<string>
        aria-label="来源文件"
        value={plan}
        onChange={(value) => setFilters({ plan: value })}
        style={{ width: 240 }}
        options={[{ value: '', label: '全部来源' }, ...plans.map((each) => ({ value: each, label: each }))]}
      />
      <Select<typeof show>
        aria-label="范围"
        value={show}
        onChange={(value) => setFilters({ show: value })}
        style={{ width: 120 }}
        options={[
          { value: 'all', label: '全部' },
          { value: 'left', label: '建议不沿用' },
          { value: 'check', label: '沿用后待核' },
        ]}
      />
      <TextFilter looksAt="事项、单位" value={q} onChange={(value) => setFilters({ q: value }, { replace: true })} />
    </>
  );
}

interface DutiesProps {
  readonly year: Year;
  readonly duties: readonly CarriedDutyView[];
  readonly chosen: ReadonlySet<DutyId>;
  readonly onChoose: (chosen: ReadonlySet<DutyId>) => void;
}

function Duties({ year, duties, chosen, onChoose }: DutiesProps) {
  const set = (ids: readonly DutyId[], on: boolean) => {
    const next = new Set(chosen);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    onChoose(next);
  };
  const marked = duties.filter(({ dutyId }) => chosen.has(dutyId)).length;
  if (duties.length === 0) return <EmptyState title="没有符合筛选条件的" />;
  return (
    <Card className="pane">
      <div className={clsx(css['line'], css['head'])}>
        <Checkbox
          aria-label="选择列出的全部事项"
          checked={marked === duties.length}
          indeterminate={marked > 0 && marked < duties.length}
          onChange={(event) =>
            set(
              duties.map(({ dutyId }) => dutyId),
              event.target.checked,
            )
          }
        />
        <span>事项</span>
        <span>责任单位</span>
        <span>上年写的时限</span>
        <span>{year} 年度的时限</span>
      </div>
      <VirtualRows
        count={duties.length}
        estimate={() => 52}
        keyOf={(index) => duties[index]?.dutyId ?? String(index)}
        label="可沿用的事项"
      >
        {(index) => {
          const duty = duties[index];
          if (!duty) return null;
          return (
            <Line
              year={year}
              duty={duty}
              isChosen={chosen.has(duty.dutyId)}
              onChoose={(on) => set([duty.dutyId], on)}
            />
          );
        }}
      </VirtualRows>
    </Card>
  );
}

interface LineProps {
  readonly year: Year;
  readonly duty: CarriedDutyView;
  readonly isChosen: boolean;
  readonly onChoose: (on: boolean) => void;
}

function Line({ year, duty, isChosen, onChoose }: LineProps) {
  const { number, content, units, timeWording, rules, check, note, isByHand } = duty;
  const days = daysText(duty, year);
  return (
    <div className={css['line']}>
      <Checkbox aria-label={content} checked={isChosen} onChange={(event) => onChoose(event.target.checked)} />
      <span className={css['what']}>
        <span className="ellipsis" title={content}>
          {number === '' ? content : `${number} ${content}`}
        </span>
        {note !== undefined && <span className="sub">{note}</span>}
      </span>
      <span className="ellipsis" title={units}>
        {units.replaceAll('\n', '；')}
      </span>
      <span className="ellipsis sub" title={timeWording}>
        {timeWording}
      </span>
      <span className={css['what']}>
        <span className="ellipsis" title={rules.join('；')}>
          {rules.length === 0 ? '没有确定的时限' : rules.join('；')}
          {isByHand && '（手工设定，照用）'}
        </span>
        {days !== '' && <span className="sub num ellipsis">{days}</span>}
        {check !== undefined && <span className={css['check']}>待核：{check}</span>}
      </span>
    </div>
  );
}

/** Opens the year with what is chosen, or copies it to the year that is open. */
function Act({
  view: { year, isThere, from },
  duties,
}: {
  readonly view: OpeningView;
  readonly duties: readonly DutyId[];
}) {
  const notify = useNotify();
  const [, navigate] = useLocation();
  const current = useCurrentYear();
  const open = useCommand('workspace.openYear');
  const copy = useCommand('years.copyDuties');
  const error = open.error ?? copy.error;
  const act = () => {
    if (isThere) {
      copy.send({ year, duties: [...duties] }, ({ copied, toCheck, commandId }) => {
        notify.success(`已沿用 ${copied} 项到 ${year} 年度${toCheck > 0 ? `，待核 ${toCheck} 项` : ''}`, { commandId });
      });
      return;
    }
    open.send({ year, duties: [...duties] }, ({ takenOver, commandId }) => {
      notify.success(`已新开 ${year} 年度。${takenOver ?? ''}`, { commandId });
      navigate(`/years?year=${current ?? year}`);
    });
  };
  const what = duties.length === 0 ? '' : `，沿用 ${duties.length} 项`;
  return (
    <>
      {error && <ErrorState error={error} inline />}
      <Button
        type="primary"
        disabled={isThere && duties.length === 0}
        loading={open.isPending || copy.isPending}
        onClick={act}
      >
        {isThere ? `沿用 ${duties.length} 项` : `新开 ${year} 年度${from === undefined ? '' : what}`}
      </Button>
    </>
  );
}
