import type { CalendarEntry } from '../../electron/contract/calendar.ts';
import { clsx } from 'clsx';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { longDateWithWeekday } from '../ui/dates.ts';
import { LampWord } from '../ui/Lamp.tsx';
import { SidePanel } from '../ui/SidePanel.tsx';
import { FindingsDue } from './FindingsDue.tsx';
import { useGrid } from './gridContext.ts';
import { NothingDue } from './NothingDue.tsx';
import { countLine, entryText, sumLamps, sumTallies, writeEntryKey } from '../occurrence/entries.ts';
import { DUTY_KIND_WORDS } from '../../electron/domain/words/duties.ts';
import sidePanelCss from '../ui/SidePanel.module.css';
import css from './DayPanel.module.css';

interface DayPanelProps {
  readonly day: PlainDate;
  readonly entries: readonly CalendarEntry[];
  readonly side: 'left' | 'right';
  readonly onClose: () => void;
}

/** All that falls due on one day. */
export function DayPanel({ day, entries, side, onClose }: DayPanelProps) {
  const { onOpen, onGoTo, days } = useGrid();
  const due = entries.filter(({ dueOn }) => dueOn === day);
  const name = days.get(day)?.name;
  return (
    <SidePanel
      title={longDateWithWeekday(day)}
      extra={name && <span className="sub">{name}</span>}
      label={`${longDateWithWeekday(day)}到期的事项`}
      side={side}
      onClose={onClose}
    >
      <FindingsDue whole date={day} />
      {due.length === 0 ? (
        <NothingDue day={day} onGo={onGoTo} />
      ) : (
        <>
          <p className={clsx('sub num', sidePanelCss['line'])}>{countLine(sumTallies(due), sumLamps(due))}</p>
          {due.map((entry) => (
            <button key={writeEntryKey(entry)} type="button" className={css['entry']} onClick={() => onOpen(entry)}>
              <span className="grow">
                <span title={entry.content}>{entryText(entry)}</span>
                <span className={clsx('faint text-xs', css['sub-line'])}>
                  {DUTY_KIND_WORDS[entry.kind]} · {entry.period}
                </span>
              </span>
              <span className="num sub">
                {entry.done}/{entry.total}
              </span>
              <LampWord lamp={entry.lamp} placed />
            </button>
          ))}
        </>
      )}
    </SidePanel>
  );
}
