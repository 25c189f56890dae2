import { useCallback, useState } from 'react';
import type { CalendarEntryDetail } from '../../electron/contract/calendar.ts';
import type { UnitId } from '../../electron/domain/brand.ts';
import { useDeskQuery } from '../bridge/hooks.ts';
import { distance, longDateWithWeekday, shortDateWithWeekday } from '../ui/dates.ts';
import { Lamp, LAMP_WORDS } from '../ui/Lamp.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { SidePanel } from '../ui/SidePanel.tsx';
import { Loaded } from '../ui/states.tsx';
import { ProvisionalTag } from '../ui/Tags.tsx';
import { useToday } from '../ui/useToday.ts';
import { RegisterForm } from './RegisterForm.tsx';
import { UnitRows } from './UnitRows.tsx';
import type { EntryKey } from './view.ts';

interface EntryPanelProps {
  readonly entryKey: EntryKey;
  /** The unit that the calendar is narrowed to; it is chosen already. */
  readonly focusUnit: UnitId | '';
  readonly side: 'left' | 'right';
  readonly onClose: () => void;
  readonly onBack?: () => void;
}

/** One duty on one day: what it says, why it is due then, and every unit with what it registered. */
export function EntryPanel({ entryKey, focusUnit, side, onClose, onBack }: EntryPanelProps) {
  const query = useDeskQuery('calendar.entry', entryKey);
  const [chosen, setChosen] = useState<ReadonlySet<UnitId>>(() => new Set(focusUnit === '' ? [] : [focusUnit]));
  const clear = useCallback(() => setChosen(new Set()), []);
  // A unit of the address may be done already or not answer for this duty at all.
  const open = query.data?.occurrences.filter(
    (each) => chosen.has(each.unitId) && each.lamp !== 'exempt' && (each.done < each.needed || each.needed > 1),
  );
  return (
    <SidePanel
      title={query.data?.entry.content ?? '正在读取'}
      extra={<span className="sub num side-panel-extra">{shortDateWithWeekday(entryKey.dueOn)}</span>}
      label={query.data?.entry.content ?? '事项'}
      side={side}
      onClose={onClose}
      {...(onBack ? { onBack } : {})}
      {...(open && open.length > 0
        ? { footer: <RegisterForm occurrences={open} onDone={clear} onCancel={clear} /> }
        : {})}
    >
      <Loaded query={query}>
        {(detail) => (
          <>
            <EntryFacts detail={detail} />
            <UnitRows occurrences={detail.occurrences} chosen={chosen} onChoose={setChosen} />
          </>
        )}
      </Loaded>
    </SidePanel>
  );
}

function EntryFacts({ detail }: { readonly detail: CalendarEntryDetail }) {
  const today = useToday();
  const { entry, timeWording, sentence, source, advisedOn } = detail;
  const isOpen = entry.lamp === 'overdue' || entry.lamp === 'dueSoon' || entry.lamp === 'upcoming';
  const advised = advisedOn !== undefined && advisedOn !== entry.dueOn ? advisedOn : undefined;
  return (
    <div className="entry-facts">
      <p className="sub">
        {timeWording !== '' && <>“{timeWording}” · </>}
        {source}
      </p>
      <p className="entry-lamp">
        <Lamp lamp={entry.lamp}>
          {LAMP_WORDS[entry.lamp]}
          {isOpen && ` · ${distance(entry.dueOn, today)}`}
        </Lamp>
        {entry.provisional && <ProvisionalTag />}
      </p>
      <dl>
        <dt>所属期</dt>
        <dd>{entry.period}</dd>
        <dt>到期日</dt>
        <dd className="num">
          {longDateWithWeekday(entry.dueOn)}
          {advised && <span className="sub">（建议 {longDateWithWeekday(advised)} 前完成，到期日不上班）</span>}
        </dd>
        <dt>时限</dt>
        <dd>{sentence}</dd>
      </dl>
      <p className="num entry-done">
        已办 {entry.done} / {entry.total}
      </p>
      <ProgressBar done={entry.done} total={entry.total} label="已办单位" width="100%" />
    </div>
  );
}
