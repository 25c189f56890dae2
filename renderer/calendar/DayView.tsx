import type { CalendarEntry, CalendarDay } from '../../electron/contract/calendar.ts';
import { clsx } from 'clsx';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { LampWord } from '../ui/Lamp.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { ProvisionalTag } from '../ui/Tags.tsx';
import { FindingsDue } from './FindingsDue.tsx';
import { useGrid } from './gridContext.ts';
import { NothingDue } from './NothingDue.tsx';
import { entryText, writeEntryKey } from '../occurrence/entries.ts';
import { DUTY_KIND_WORDS } from '../../electron/domain/words/duties.ts';
import entryCss from './entry.module.css';
import cardCss from '../ui/card.module.css';
import css from './DayView.module.css';

/** 工作日, 周末, 国庆节 休 or 调休 上班: what kind of day it is. */
export function dayKindWords({ kind, name }: Pick<CalendarDay, 'kind' | 'name'>): string {
  if (kind === 'workday') return '工作日';
  if (kind === 'weekend') return '周末';
  return kind === 'makeUp' ? `${name ?? ''}调休，上班` : `${name ?? '节假日'}，休息`;
}

function Row({ entry }: { readonly entry: CalendarEntry }) {
  const { openKey, onOpen } = useGrid();
  const text = entryText(entry);
  const on = writeEntryKey(entry) === openKey;
  return (
    <button type="button" className={clsx(css['row'], on && css['on'])} onClick={() => onOpen(entry)} aria-pressed={on}>
      <LampWord lamp={entry.lamp} placed />
      <span className="grow">
        {text}
        {text !== entry.content && <span className={clsx('faint', css['whole'])}>{entry.content}</span>}
      </span>
      <span className={clsx('sub', entryCss['period'])}>{entry.period}</span>
      <span className={clsx('faint', entryCss['kind'])}>{DUTY_KIND_WORDS[entry.kind]}</span>
      <ProgressBar done={entry.done} total={entry.total} label="已办" width={80} />
      <span className={clsx('num sub', entryCss['count'])}>
        {entry.done}/{entry.total}
      </span>
    </button>
  );
}

interface DayViewProps {
  readonly date: PlainDate;
  readonly entries: readonly CalendarEntry[];
}

/** One day with its wordings in full. */
export function DayView({ date, entries }: DayViewProps) {
  const { days, onGoTo } = useGrid();
  const day = days.get(date);
  const due = entries.filter(({ dueOn }) => dueOn === date);
  return (
    <section className={clsx('pane', cardCss['card'])} aria-label="当日到期的事项">
      <header className={css['head']}>
        <span className={day?.kind === 'holiday' || day?.kind === 'makeUp' ? 'accent' : 'sub'}>
          {day && dayKindWords(day)}
        </span>
        {day?.provisional && <ProvisionalTag />}
        <span className="sub num">到期 {due.length} 项</span>
      </header>
      <FindingsDue whole date={date} />
      <div className={css['list']}>
        {due.length === 0 ? (
          <NothingDue day={date} onGo={onGoTo} />
        ) : (
          due.map((entry) => <Row key={writeEntryKey(entry)} entry={entry} />)
        )}
      </div>
    </section>
  );
}
