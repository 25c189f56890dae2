import { Checkbox, Radio } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import type { ImportPreview, TablePreview, TableStart } from '../../electron/contract/imports.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { dayInMonth, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { longDate } from '../ui/dates.ts';
import { DateField } from '../ui/DateField.tsx';
import { startOf } from './decisions.ts';
import type { DecisionMaker } from './useDecisions.ts';
import noteCss from './note.module.css';
import css from './StartLine.module.css';

interface StartLineProps {
  readonly year: Year;
  readonly preview: ImportPreview;
  readonly table: TablePreview;
  readonly maker: DecisionMaker;
}

type Way = 'issue' | 'year' | 'day';

/** 施行日 of a table: from the day of issue, from 1 January or from another day; what is due before it is not owed. */
export function StartLine({ year, preview, table, maker }: StartLineProps) {
  const [isDay, setDay] = useState(false);
  const [trouble, setTrouble] = useState('');
  const hasNews = table.rows.some(({ state }) => state === 'new');
  if (table.kind === 'scheme' || (!hasNews && table.startsOnRecord.length === 0)) return null;
  const { issued } = preview;
  const start = startOf(preview, table, maker.decisions);
  const way = isDay ? 'day' : wayOf(start, issued?.date);
  const set = (on: PlainDate | null): void => maker.setStart([table.tableId], { ...start, on });
  const choose = (next: Way): void => {
    setDay(next === 'day');
    setTrouble('');
    if (next === 'year') set(null);
    else if (next === 'issue' && issued) set(issued.date);
    // Which day is still to be said: until then nothing is decided.
    else maker.setStart([table.tableId], undefined);
  };
  // The day of issue that a person gives is the whole document's.
  const setDate = (on: PlainDate): void => {
    const others = issued ? [] : preview.tables.filter(({ tableId }) => maker.decisions.starts[tableId] === undefined);
    maker.setStart([table.tableId, ...others.map(({ tableId }) => tableId)], { ...start, on });
  };
  const undecide = (words: string): void => {
    setTrouble(words);
    if (words !== '') maker.setStart([table.tableId], undefined);
  };
  return (
    <div className={clsx(noteCss['note'], noteCss['above'], css['line'])}>
      <span className={css['label']}>施行日</span>
      <Radio.Group
        size="small"
        optionType="button"
        aria-label="施行日"
        value={way ?? null}
        options={[
          ...(issued ? [{ value: 'issue' as const, label: `印发日 ${issued.date}` }] : []),
          { value: 'year', label: '1月1日起' },
          { value: 'day', label: issued ? '另定' : '印发日期…' },
        ]}
        onChange={(event) => choose(event.target.value)}
      />
      {way === 'day' && (
        <DateField
          aria-label={issued ? '施行日' : '印发日期'}
          width={130}
          value={start?.on === issued?.date ? undefined : (start?.on ?? undefined)}
          notAfter={dayInMonth(year, 12, 31)}
          onTrouble={undecide}
          onChange={(on) => on && setDate(on)}
        />
      )}
      {trouble === '' ? (
        <span className={clsx('sub', css['words'])}>{wordsOf(start, { way, hasNews, words: issued?.words })}</span>
      ) : (
        <span className={clsx('over', css['words'])} role="alert">
          {trouble}
        </span>
      )}
      <OnRecord
        table={table}
        start={start}
        onMove={(existing) => start && maker.setStart([table.tableId], { ...start, existing })}
      />
    </div>
  );
}

function wayOf(start: TableStart | undefined, issued: PlainDate | undefined): Way | undefined {
  if (start === undefined) return undefined;
  if (start.on === null) return 'year';
  return start.on === issued ? 'issue' : 'day';
}

interface Words {
  readonly way: Way | undefined;
  readonly hasNews: boolean;
  readonly words: string | undefined;
}

function wordsOf(start: TableStart | undefined, { way, hasNews, words }: Words): string {
  if (start === undefined) return hasNews ? '没有读到印发日期，写入前会问' : '已在台账的施行日不变';
  if (start.on === null) return '全年的应办都计';
  const read = way === 'issue' && words !== undefined ? `读自“${words}”。` : '';
  return `${read}${longDate(start.on)}之前到期的不计应办`;
}

interface OnRecordProps {
  readonly table: TablePreview;
  readonly start: TableStart | undefined;
  readonly onMove: (existing: 'keep' | 'move') => void;
}

/** Duties on record keep the start they have; that it moves too is a person's word. */
function OnRecord({ table: { startsOnRecord }, start, onMove }: OnRecordProps) {
  if (startsOnRecord.length === 0) return null;
  const words = startsOnRecord.map((on) => (on === null ? '1月1日' : on)).join('、');
  if (start === undefined || startsOnRecord.every((on) => on === start.on)) {
    return <span className="sub">已在台账的：{words}</span>;
  }
  return (
    <Checkbox checked={start.existing === 'move'} onChange={(event) => onMove(event.target.checked ? 'move' : 'keep')}>
      已在台账的（施行日 {words}）一并改
    </Checkbox>
  );
}
