import { Button, Input, Select } from 'antd';
import { clsx } from 'clsx';
import { useMemo, useState } from 'react';
import type { DutyRow, OccurrenceView } from '../../electron/contract/duties.ts';
import type { UnitView } from '../../electron/contract/units.ts';
import type { DutyId, UnitId } from '../../electron/domain/brand.ts';
import { addDays, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { dutyPeriodText, occurrenceKey, type DutyPeriodText } from '../../electron/domain/model/occurrenceKey.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { RegisterTrouble, useEarlyReason } from '../occurrence/EarlyReason.tsx';
import type { EntryKey } from '../occurrence/entries.ts';
import { DateField } from '../ui/DateField.tsx';
import { shortDate } from '../ui/dates.ts';
import { useNotify } from '../ui/notify.tsx';
import { searchByLabel } from '../ui/search.ts';
import { useCommand } from '../ui/useCommand.ts';
import { useToday } from '../ui/useToday.ts';
import { PastedTable } from './PastedTable.tsx';
import { readPasted, readyRows, type PasteUnit } from './pasted.ts';
import { likelyPeriod, openPeriods, type DutyPeriod } from './periods.ts';
import registerCss from './register.module.css';
import css from './ManyUnits.module.css';

const SOON_DAYS = 7;
const NO_DUTIES: readonly DutyRow[] = [];
const NO_UNITS: readonly UnitView[] = [];
const NO_OCCURRENCES: readonly OccurrenceView[] = [];

/** Every unit, with how it stands to the chosen duty and period. Those that answer for it come in the order of the unit list. */
export function pasteUnits(units: readonly UnitView[], period: DutyPeriod | undefined): readonly PasteUnit[] {
  const own = new Map(period?.occurrences.map((each) => [each.unitId, each]));
  return units.map(({ id, name, aliases }) => {
    return { unitId: id, name, aliases, state: stateOf(own.get(id)) };
  });
}

function stateOf(occurrence: OccurrenceView | undefined): PasteUnit['state'] {
  if (!occurrence) return 'none';
  if (occurrence.lamp === 'exempt') return 'exempt';
  if (occurrence.done < occurrence.needed) return 'open';
  return occurrence.mayRegister ? 'more' : 'done';
}

interface Choice {
  readonly dutyId: DutyId | undefined;
  readonly period: DutyPeriodText | undefined;
}

/** The duty and period that are chosen, and what they offer. */
function useChoice(entry: EntryKey | undefined) {
  const today = useToday();
  const [choice, setChoice] = useState<Choice>({
    dutyId: entry?.dutyId,
    period: entry && dutyPeriodText(entry),
  });
  const list = useAppQuery('duties.list', { year: useYear() });
  const { dutyId } = choice;
  // Without a duty there is nothing to ask; the id stands in for a question that is never sent.
  const detail = useAppQuery('duties.get', { id: dutyId ?? ('-' as DutyId) }, { enabled: dutyId !== undefined });
  const read = detail.data?.duty.id === dutyId ? detail.data : undefined;
  const occurrences = read?.occurrences ?? NO_OCCURRENCES;
  const periods = useMemo(() => openPeriods(occurrences), [occurrences]);
  const period = periods.find(({ key }) => key === choice.period) ?? likelyPeriod(periods, addDays(today, SOON_DAYS));
  return { duties: list.data ?? NO_DUTIES, dutyId, isRead: read !== undefined, periods, period, setChoice };
}

interface ManyUnitsProps {
  /** The entry that is open in the calendar: the duty and period that are meant. */
  readonly entry: EntryKey | undefined;
  readonly onClose: () => void;
}

/** One duty and period for many units: paste, look, register. */
export function ManyUnits({ entry, onClose }: ManyUnitsProps) {
  const today = useToday();
  const notify = useNotify();
  const register = useCommand('fulfilments.register');
  const reason = useEarlyReason();
  const { duties, dutyId, isRead, periods, period, setChoice } = useChoice(entry);
  const units = useAppQuery('units.list', {}).data?.units ?? NO_UNITS;
  const [text, setText] = useState('');
  const [doneOn, setDoneOn] = useState<PlainDate>(today);
  const [chosen, setChosen] = useState<ReadonlyMap<number, UnitId>>(new Map());
  const known = useMemo(() => pasteUnits(units, period), [units, period]);
  const rows = useMemo(
    () => (period ? readPasted(text, known, { today, doneOn, chosen }) : []),
    [text, known, today, doneOn, chosen, period],
  );
  const ready = readyRows(rows);
  const send = () => {
    const of = new Map(period?.occurrences.map((each) => [each.unitId, each]));
    const items = ready.flatMap((row) => {
      const occurrence = of.get(row.unitId);
      if (!occurrence) return [];
      return [{ ...occurrenceKey(occurrence), doneOn: row.doneOn, title: row.title, link: row.link }];
    });
    register.send({ items, doneOn, title: '', link: '', ...reason.sent }, ({ commandId }) => {
      notify.success(`已登记 ${items.length} 个单位`, { commandId });
      onClose();
    });
  };
  return (
    <div className={registerCss['body']}>
      <div className={registerCss['choice']}>
        <DutySelect duties={duties} value={dutyId} onChange={(id) => setChoice({ dutyId: id, period: undefined })} />
        <PeriodSelect
          periods={periods}
          value={period?.key}
          onChange={(key) => setChoice({ dutyId, period: key })}
          placeholder={isRead ? '都已办结' : '所属期'}
        />
        <DateField
          aria-label="公开日期"
          value={doneOn}
          onChange={(day) => day && setDoneOn(day)}
          notAfter={today}
          width={136}
        />
      </div>
      <p className="sub">
        从 WPS 或 Excel 粘贴：单位、日期、标题、链接，列的顺序不限；没有日期的行用上面的日期。
        {period &&
          `只粘贴一列链接时，依次对应下列 ${known.filter(({ state }) => state === 'open').length} 个未办单位：`}
      </p>
      {period && <OpenUnits units={known} />}
      <Input.TextArea
        aria-label="粘贴的内容"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(new Map());
        }}
        placeholder={`区财政局\t${today}\t关于……的公示\thttp://…`}
        rows={5}
        disabled={!period}
        className={clsx(css['text'])}
      />
      {rows.length > 0 && (
        <PastedTable
          rows={rows}
          units={known}
          onChoose={(line, unit) => setChosen(new Map([...chosen, [line, unit]]))}
        />
      )}
      <RegisterTrouble error={register.error} reason={reason} />
      <div className="actions">
        {rows.length > ready.length && (
          <span className="over to-start">{rows.length - ready.length} 行有问题，不会登记</span>
        )}
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" onClick={send} loading={register.isPending} disabled={ready.length === 0}>
          {ready.length === 0 ? '登记' : `登记 ${ready.length} 个单位`}
        </Button>
      </div>
    </div>
  );
}

function OpenUnits({ units }: { readonly units: readonly PasteUnit[] }) {
  const open = units.filter(({ state }) => state === 'open');
  return <p className={clsx('num faint text-sm', css['units'])}>{open.map(({ name }) => name).join('、')}</p>;
}

interface DutySelectProps {
  readonly duties: readonly DutyRow[];
  readonly value: DutyId | undefined;
  readonly onChange: (id: DutyId) => void;
}

function DutySelect({ duties, value, onChange }: DutySelectProps) {
  const options = useMemo(
    () =>
      duties
        .filter(({ nextDue }) => nextDue !== undefined)
        .map(({ id, number, content }) => ({ value: id, label: number === '' ? content : `${number}　${content}` })),
    [duties],
  );
  return (
    <Select<DutyId | null>
      aria-label="事项"
      value={value ?? null}
      onChange={(id) => id !== null && onChange(id)}
      options={options}
      showSearch={searchByLabel}
      placeholder="选择事项（输入文字查找）"
      className="grow"
    />
  );
}

interface PeriodSelectProps {
  readonly periods: readonly DutyPeriod[];
  readonly value: DutyPeriodText | undefined;
  readonly onChange: (key: DutyPeriodText) => void;
  readonly placeholder: string;
}

function PeriodSelect({ periods, value, onChange, placeholder }: PeriodSelectProps) {
  return (
    <Select<DutyPeriodText | null>
      aria-label="所属期"
      value={value ?? null}
      onChange={(key) => key !== null && onChange(key)}
      options={periods.map(({ key, period, dueOn, open }) => ({
        value: key,
        label: `${period}${dueOn === undefined ? '' : `（${shortDate(dueOn)} 到期）`} · 未办 ${open}`,
      }))}
      placeholder={placeholder}
      disabled={periods.length === 0}
      popupMatchSelectWidth={false}
      style={{ width: 340 }}
    />
  );
}
