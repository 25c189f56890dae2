import { Button, Select } from 'antd';
import { clsx } from 'clsx';
import { useMemo, useState } from 'react';
import type { SpecialDay, WorkdaySource, WorkdayYear } from '../../electron/contract/workdays.ts';
import type { Year } from '../../electron/domain/brand.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { useYear } from '../address/year.ts';
import { call } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Icon } from '../ui/Icon.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Page } from '../ui/Page.tsx';
import { Loaded } from '../ui/states.tsx';
import { useToday } from '../ui/useToday.ts';
import { useAddressState, type AddressCodec } from '../address/useAddressState.ts';
import { changedDates, countLine, workdaysIn } from './days.ts';
import type { ArrangementDraft } from './draft.ts';
import { Side } from './Side.tsx';
import { YearGrid } from './YearGrid.tsx';
import cardCss from '../ui/card.module.css';
import dayCss from './day.module.css';
import css from './WorkdaysScreen.module.css';

const yearCodec: AddressCodec<Year | undefined> = {
  // The app checks the number; only its form is looked at here.
  parse: (text) => (text !== undefined && /^20\d{2}$/.test(text) ? (Number(text) as Year) : undefined),
  format: (value) => (value === undefined ? undefined : String(value)),
};
const ADDRESS = { of: yearCodec };

const SOURCE_WORDS: Readonly<Record<WorkdaySource, string>> = {
  builtIn: '内置',
  office: '自行录入',
  provisional: '暂定',
};

/** Holidays and worked weekends of a year (放假安排): built in, pasted as a notice, or set day by day; what moves is shown before it is confirmed. */
export function WorkdaysScreen() {
  const plan = useYear();
  const [address, setAddress] = useAddressState(ADDRESS);
  const year = address.of ?? plan;
  const query = useAppQuery('workdays.year', { year });
  const open = (next: number) => setAddress({ of: next as Year });
  const view = query.data?.year === year ? query.data : undefined;
  const [draft, setDraft] = useState<ArrangementDraft>();
  const own = draft?.year === year ? draft : undefined;
  const shown = view && daysOf(view, own);
  return (
    <Page
      fill
      title="放假安排"
      sub={shown && `${year}年：${countLine(shown)}，全年工作日 ${workdaysIn(year, allOf(shown, view))} 天`}
      actions={<YearSwitch year={year} years={view?.years ?? query.data?.years ?? []} onOpen={open} />}
    >
      <Loaded query={{ ...query, data: view }}>
        {(loaded) => <WorkdaysBody key={loaded.year} view={loaded} draft={own} onDraft={setDraft} onOpen={open} />}
      </Loaded>
    </Page>
  );
}

const NO_DAYS: readonly SpecialDay[] = [];

/** The days on screen: the draft's, else those in force. */
function daysOf(view: WorkdayYear, draft: ArrangementDraft | undefined): readonly SpecialDay[] {
  return draft === undefined ? view.days : (draft.days ?? view.builtIn ?? NO_DAYS);
}

/** The year's own days with those of the next New Year in its December. */
function allOf(days: readonly SpecialDay[], view: WorkdayYear | undefined): readonly SpecialDay[] {
  const own = new Set(days.map(({ date }) => date));
  return [...days, ...(view?.ofNextYear.filter(({ date }) => !own.has(date)) ?? [])];
}

interface YearSwitchProps {
  readonly year: Year;
  readonly years: WorkdayYear['years'];
  readonly onOpen: (year: number) => void;
}

function YearSwitch({ year, years, onOpen }: YearSwitchProps) {
  return (
    <>
      <Button
        icon={<Icon name="left" />}
        aria-label="上一年"
        disabled={year <= 2008}
        onClick={() => onOpen(year - 1)}
      />
      <Select<number>
        aria-label="放假安排的年份"
        className="num"
        value={year}
        onChange={onOpen}
        popupMatchSelectWidth={false}
        style={{ minWidth: 150 }}
        options={[...years]
          .reverse()
          .map((each) => ({ value: each.year, label: `${each.year}年（${SOURCE_WORDS[each.source]}）` }))}
      />
      <Button
        icon={<Icon name="right" />}
        aria-label="下一年"
        disabled={year >= 2099}
        onClick={() => onOpen(year + 1)}
      />
    </>
  );
}

interface WorkdaysBodyProps {
  readonly view: WorkdayYear;
  readonly draft: ArrangementDraft | undefined;
  readonly onDraft: (draft: ArrangementDraft | undefined) => void;
  readonly onOpen: (year: number) => void;
}

function WorkdaysBody({ view, draft, onDraft, onOpen }: WorkdaysBodyProps) {
  const { year } = view;
  const notify = useNotify();
  const today = useToday();
  const [selected, setSelected] = useState<PlainDate>();
  const [text, setText] = useState(draft?.sourceText ?? '');
  const days = daysOf(view, draft);
  const changed = useMemo(() => changedDates(view.days, days), [view.days, days]);
  const all = useMemo(() => new Map(allOf(days, view).map((day) => [day.date, day])), [days, view]);
  const foreign = useMemo(() => {
    const own = new Set(days.map(({ date }) => date));
    return new Set(view.ofNextYear.map(({ date }) => date).filter((date) => !own.has(date)));
  }, [days, view.ofNextYear]);

  const edit = (next: readonly SpecialDay[]) => {
    // Going back by hand to what is in force ends the draft, unless a notice was read: then there may be nothing to change.
    const back = draft?.reading === undefined && changedDates(view.days, next).size === 0;
    onDraft(back ? undefined : { year, sourceText: '', ...draft, days: next });
  };
  const read = async () => {
    const first = await call('workdays.readNotice', { text, year });
    const reading = first.year === year ? first : await call('workdays.readNotice', { text, year: first.year });
    onDraft({ year: reading.year, days: reading.days, reading, sourceText: text });
    if (reading.year === year) return;
    onOpen(reading.year);
    notify.success(`通知是 ${reading.year} 年的，已转到 ${reading.year} 年`);
  };
  return (
    <div className={css['workdays']}>
      <div className={clsx(cardCss['card'], css['months'])}>
        <Earlier days={days} year={year} selected={selected} onSelect={setSelected} />
        <YearGrid
          year={year}
          days={all}
          foreign={foreign}
          changed={changed}
          selected={selected}
          today={today}
          onSelect={setSelected}
        />
      </div>
      <Side
        view={view}
        draft={draft}
        days={days}
        selected={selected}
        isForeign={selected !== undefined && foreign.has(selected)}
        text={text}
        onText={setText}
        onRead={read}
        onEdit={edit}
        onDraft={onDraft}
        onOpen={onOpen}
      />
    </div>
  );
}

interface EarlierProps {
  readonly days: readonly SpecialDay[];
  readonly year: Year;
  readonly selected: PlainDate | undefined;
  readonly onSelect: (date: PlainDate) => void;
}

/** Days of the December before, which the notice sets with its New Year. */
function Earlier({ days, year, selected, onSelect }: EarlierProps) {
  const earlier = days.filter(({ date }) => date < `${year}-01-01`);
  if (earlier.length === 0) return null;
  return (
    <p className={css['earlier']}>
      <span className="sub">{year - 1}年12月：</span>
      {earlier.map(({ date, kind, name }) => (
        <button
          key={date}
          type="button"
          className={clsx(dayCss['chip'], kind === 'off' ? dayCss['off'] : dayCss['worked'])}
          aria-pressed={date === selected}
          onClick={() => onSelect(date)}
          title={name}
        >
          <span className="num">{Number(date.slice(8))}日</span> {kind === 'off' ? '休' : '班'}
        </button>
      ))}
    </p>
  );
}
