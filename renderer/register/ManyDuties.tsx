import { Button, Checkbox, Input } from 'antd';
import { clsx } from 'clsx';
import { Fragment, useMemo, useState } from 'react';
import type { CalendarEntry } from '../../electron/contract/calendar.ts';
import type { UnitId } from '../../electron/domain/brand.ts';
import { addDays, dayInMonth, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { occurrenceKey } from '../../electron/domain/model/occurrenceKey.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { RegisterTrouble, useEarlyReason } from '../occurrence/EarlyReason.tsx';
import { entryText, writeEntryKey } from '../occurrence/entries.ts';
import { DateField } from '../ui/DateField.tsx';
import { shortDate } from '../ui/dates.ts';
import { LampWord } from '../ui/Lamp.tsx';
import { LinkField } from '../ui/LinkField.tsx';
import { useNotify } from '../ui/notify.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { UnitSelect } from '../ui/UnitSelect.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useToday } from '../ui/useToday.ts';
import registerCss from './register.module.css';
import css from './ManyDuties.module.css';

/** As many days as the calendar answers at once: the plan's year, and what of it falls due in the first weeks of the next. */
const SPAN = 399;
const SOON = 31;

interface Draft {
  readonly doneOn: PlainDate;
  readonly title: string;
  readonly link: string;
}

const isBefore = ({ lamp }: CalendarEntry): boolean => lamp === 'before';

/** What a unit still has to do, soonest first; what fell due before the start of use (此前) behind all that counts. */
export function openEntries(entries: readonly CalendarEntry[]): readonly CalendarEntry[] {
  const open = entries.filter(({ done, total }) => done < total);
  return [...open.filter((entry) => !isBefore(entry)), ...open.filter(isBefore)];
}

interface ManyDutiesProps {
  /** The unit that the calendar is narrowed to. */
  readonly unit: UnitId | undefined;
  readonly onClose: () => void;
}

/** One unit for many duties: tick, date and link. */
export function ManyDuties({ unit, onClose }: ManyDutiesProps) {
  const [unitId, setUnitId] = useState(unit);
  return (
    <div className={registerCss['body']}>
      <div className={registerCss['choice']}>
        <UnitSelect value={unitId} onChange={setUnitId} placeholder="选择单位" width={260} />
      </div>
      {unitId === undefined ? (
        <EmptyState title="先选择单位" hint="这里会列出它还没有办结的事项。" />
      ) : (
        <UnitDuties key={unitId} unitId={unitId} onClose={onClose} />
      )}
    </div>
  );
}

function UnitDuties({ unitId, onClose }: { readonly unitId: UnitId; readonly onClose: () => void }) {
  const year = useYear();
  const from = dayInMonth(year, 1, 1);
  const range = useAppQuery('calendar.range', { year, from, to: addDays(from, SPAN), unitId });
  return (
    <Loaded query={range}>
      {(value) => <DutyList entries={openEntries(value.entries)} unitId={unitId} onClose={onClose} />}
    </Loaded>
  );
}

interface DutyListProps {
  readonly entries: readonly CalendarEntry[];
  readonly unitId: UnitId;
  readonly onClose: () => void;
}

function DutyList({ entries, unitId, onClose }: DutyListProps) {
  const today = useToday();
  const notify = useNotify();
  const register = useCommand('fulfilments.register');
  const reason = useEarlyReason();
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Draft>>(new Map());
  const [showsAll, setShowsAll] = useState(false);
  const until = addDays(today, SOON);
  const soon = useMemo(() => entries.filter(({ dueOn }) => dueOn <= until), [entries, until]);
  const shown = showsAll ? entries : soon;
  const set = (key: string, draft: Draft | undefined) => {
    const next = new Map(drafts);
    if (draft) next.set(key, draft);
    else next.delete(key);
    setDrafts(next);
  };
  const send = () => {
    const items = entries.flatMap((entry) => {
      const draft = drafts.get(writeEntryKey(entry));
      if (!draft) return [];
      return [{ ...occurrenceKey({ ...entry, unitId }), ...draft, link: draft.link.trim() }];
    });
    register.send({ items, doneOn: today, title: '', link: '', ...reason.sent }, ({ commandId }) => {
      notify.success(`已登记 ${items.length} 项`, { commandId });
      onClose();
    });
  };
  if (entries.length === 0) return <EmptyState title="这个单位全年没有未办的事项" />;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className={css['list']}>
        {shown.map((entry, index) => {
          const key = writeEntryKey(entry);
          const startsBefore = isBefore(entry) && shown.findIndex(isBefore) === index;
          return (
            <Fragment key={key}>
              {startsBefore && <p className={clsx('sub num text-sm', css['before'])}>此前 {shown.length - index} 项</p>}
              <DutyLine entry={entry} draft={drafts.get(key)} onChange={(draft) => set(key, draft)} />
            </Fragment>
          );
        })}
        {shown.length === 0 && <EmptyState title={`${SOON} 天内没有到期的事项`} />}
      </div>
      <RegisterTrouble error={register.error} reason={reason} />
      <div className="actions">
        {entries.length > soon.length && (
          <Button type="link" onClick={() => setShowsAll(!showsAll)} className="to-start">
            {showsAll ? `只看 ${SOON} 天内到期的` : `另有 ${entries.length - soon.length} 项以后到期，全部显示`}
          </Button>
        )}
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" htmlType="submit" loading={register.isPending} disabled={drafts.size === 0}>
          {drafts.size === 0 ? '登记' : `登记 ${drafts.size} 项`}
        </Button>
      </div>
    </form>
  );
}

interface DutyLineProps {
  readonly entry: CalendarEntry;
  readonly draft: Draft | undefined;
  readonly onChange: (draft: Draft | undefined) => void;
}

function DutyLine({ entry, draft, onChange }: DutyLineProps) {
  const today = useToday();
  const text = entryText(entry);
  const blank: Draft = { doneOn: today, title: '', link: '' };
  const patch = (change: Partial<Draft>) => onChange({ ...(draft ?? blank), ...change });
  return (
    <div className={clsx(css['line'], draft && css['on'])}>
      <Checkbox
        checked={draft !== undefined}
        onChange={() => onChange(draft ? undefined : blank)}
        className={clsx(css['duty'])}
      >
        <span className={css['name']} title={entry.content}>
          {text}
        </span>
        <span className="faint num text-xs">
          {entry.period} · {shortDate(entry.dueOn)} 到期
        </span>
      </Checkbox>
      <LampWord lamp={entry.lamp} placed />
      {draft ? (
        <DateField
          aria-label={`公开日期：${text}`}
          value={draft.doneOn}
          onChange={(day) => day && patch({ doneOn: day })}
          notAfter={today}
          width={136}
        />
      ) : (
        <span />
      )}
      <Input
        aria-label={`标题：${text}`}
        placeholder="标题"
        value={draft?.title ?? ''}
        onChange={(event) => patch({ title: event.target.value })}
        maxLength={200}
      />
      <LinkField label={`链接：${text}`} value={draft?.link ?? ''} onChange={(link) => patch({ link })} />
    </div>
  );
}
