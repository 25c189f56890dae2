import { Button } from 'antd';
import { clsx } from 'clsx';
import { useCallback, useState, type CSSProperties } from 'react';
import { Link } from 'wouter';
import type { CalendarEntryDetail, ResponsibilityFilter } from '../../electron/contract/calendar.ts';
import type { OccurrenceView } from '../../electron/contract/duties.ts';
import type { UnitId } from '../../electron/domain/brand.ts';
import { BY_PIECES } from '../../electron/domain/words/duties.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { CaseLink } from './CaseLink.tsx';
import { OccurrenceActions } from './OccurrenceActions.tsx';
import { WhyThisDay } from './WhyThisDay.tsx';
import { distance, longDateWithWeekday, shortDateWithWeekday } from '../ui/dates.ts';
import { LampWord } from '../ui/Lamp.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { SidePanel } from '../ui/SidePanel.tsx';
import { Loaded } from '../ui/states.tsx';
import { ProvisionalTag } from '../ui/Tags.tsx';
import { useToday } from '../ui/useToday.ts';
import { UnitRows } from './UnitRows.tsx';
import type { EntryKey } from './entries.ts';
import { isReview } from '../../electron/domain/model/occurrenceKey.ts';
import { LAMP_WORDS, REVIEW_DAY } from '../../electron/domain/words/states.ts';
import sidePanelCss from '../ui/SidePanel.module.css';
import css from './EntryPanel.module.css';

/** So many units stay in sight, however much stands above and below them. */
const ROWS_IN_SIGHT = 5;

interface EntryPanelProps {
  readonly entryKey: EntryKey;
  /** Whose occurrences the calendar is narrowed to; a unit is chosen already. */
  readonly filter: ResponsibilityFilter;
  readonly side: 'left' | 'right';
  readonly onClose: () => void;
  readonly onBack?: () => void;
}

/** One duty on one day: what it says, why it is due then, and every unit with what it registered. */
export function EntryPanel({ entryKey, filter, side, onClose, onBack }: EntryPanelProps) {
  const [showsAll, setShowsAll] = useState(false);
  const query = useAppQuery('calendar.entry', showsAll ? entryKey : { ...entryKey, ...filter });
  const [chosen, setChosen] = useState<ReadonlySet<UnitId>>(
    () => new Set(filter.unitId === undefined ? [] : [filter.unitId]),
  );
  const clear = useCallback(() => setChosen(new Set()), []);
  // A unit of the address may be done already or not answer for this duty at all.
  const open = query.data?.occurrences.filter(
    (each) => chosen.has(each.unitId) && each.lamp !== 'exempt' && (each.done < each.needed || each.needed > 1),
  );
  return (
    <SidePanel
      title={query.data?.entry.content ?? '正在读取'}
      extra={<span className="sub num">{shortDateWithWeekday(entryKey.dueOn)}</span>}
      label={query.data?.entry.content ?? '事项'}
      side={side}
      onClose={onClose}
      {...(onBack ? { onBack } : {})}
      {...(open && open.length > 0
        ? { footer: <OccurrenceActions occurrences={open} onDone={clear} onCancel={clear} /> }
        : {})}
    >
      <Loaded query={query}>
        {(detail) => (
          <div
            className={css['parts']}
            style={{ '--rows': Math.min(detail.occurrences.length, ROWS_IN_SIGHT) } as CSSProperties}
          >
            <EntryFacts detail={detail} asked={open?.length === 1 ? open[0] : undefined} />
            {detail.unitsInAll > detail.occurrences.length && (
              <p className={clsx(sidePanelCss['line'], css['narrowed'])}>
                <span className="sub">按筛选显示 {detail.occurrences.length} 个单位</span>
                <Button type="link" size="small" onClick={() => setShowsAll(true)}>
                  显示全部 {detail.unitsInAll} 个
                </Button>
              </p>
            )}
            <UnitRows occurrences={detail.occurrences} chosen={chosen} onChoose={setChosen} />
          </div>
        )}
      </Loaded>
    </SidePanel>
  );
}

interface EntryFactsProps {
  readonly detail: CalendarEntryDetail;
  /** The one unit that is chosen. */
  readonly asked: OccurrenceView | undefined;
}

function EntryFacts({ detail, asked }: EntryFactsProps) {
  const today = useToday();
  const { entry, timeWording, sentence, source, advisedOn, movedAway } = detail;
  const explained = asked ?? detail.occurrences[0];
  const original = explained?.originalDueOn;
  const isOpen = entry.lamp === 'overdue' || entry.lamp === 'dueSoon' || entry.lamp === 'upcoming';
  const advised = advisedOn !== undefined && advisedOn !== entry.dueOn ? advisedOn : undefined;
  return (
    <div className={css['facts']}>
      <p className="sub">
        {timeWording !== '' && <>“{timeWording}” · </>}
        {source}
      </p>
      <p className={css['lamp']}>
        <LampWord lamp={entry.lamp}>
          {LAMP_WORDS[entry.lamp]}
          {isOpen && ` · ${distance(entry.dueOn, today)}`}
        </LampWord>
        {entry.provisional && <ProvisionalTag />}
      </p>
      <dl className={clsx('facts', css['names'])}>
        <dt>{explained?.register === undefined ? '所属期' : '编号'}</dt>
        <dd>{entry.period}</dd>
        <dt>{isReview(entry) ? REVIEW_DAY : '到期日'}</dt>
        <dd className="num">
          {longDateWithWeekday(entry.dueOn)}
          {original && (
            <span className="sub">
              （延期，原定 <s>{longDateWithWeekday(original)}</s>）
            </span>
          )}
          {advised && <span className="sub">（建议 {longDateWithWeekday(advised)} 前完成，到期日不上班）</span>}
          {explained && <WhyThisDay occurrence={explained} />}
        </dd>
        <dt>时限</dt>
        <dd>{sentence}</dd>
      </dl>
      <p className={clsx('num', css['done'])}>
        已办 {entry.done} / {entry.total}
      </p>
      <ProgressBar done={entry.done} total={entry.total} label="已办单位" width="100%" />
      {entry.kind === 'submission' && (
        <p className="sub">
          {BY_PIECES}
          <Link href="/submissions">到信息报送填写</Link>
        </p>
      )}
      {explained?.register !== undefined && (
        <p>
          <CaseLink of={explained} />
        </p>
      )}
      <MovedAway occurrences={movedAway} />
    </div>
  );
}

/** Units whose date of this day was put off: the original date stays in sight on both days. */
function MovedAway({ occurrences }: { readonly occurrences: readonly OccurrenceView[] }) {
  const [first] = occurrences;
  if (!first) return null;
  const days = [...new Set(occurrences.flatMap(({ dueOn }) => dueOn ?? []))];
  const names =
    occurrences.length > 3
      ? `${first.unit}等 ${occurrences.length} 个单位`
      : occurrences.map(({ unit }) => unit).join('、');
  return (
    <p className={clsx('sub num', css['moved'])}>
      另有{names}已延期至{days.map(longDateWithWeekday).join('、')}
    </p>
  );
}
