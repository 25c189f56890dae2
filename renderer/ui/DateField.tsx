import { Input, type InputRef } from 'antd';
import { clsx } from 'clsx';
import { createElement, useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { EVENT_YEARS, outsideYears, type DateLimits } from '../../electron/domain/dates/dateLimits.ts';
import { addDays, dateParts, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { readDate } from '../../electron/domain/dates/readDate.ts';
import { longDate } from './dates.ts';
import { Icon } from './Icon.tsx';
import { plainDatePicker } from './plainDatePicker.tsx';
import { useToday } from './useToday.ts';
import css from './DateField.module.css';

interface DateFieldProps {
  readonly value: PlainDate | undefined;
  readonly onChange: (date: PlainDate | undefined) => void;
  readonly id?: string;
  readonly 'aria-label'?: string;
  /** Years that what is typed or picked may lie in; those of events where nothing is said. The date that the field was given stays, whatever its year. */
  readonly years?: DateLimits;
  /** Days after this one are refused. */
  readonly notAfter?: PlainDate;
  readonly notBefore?: PlainDate;
  /** Whether the field may be left empty. */
  readonly allowClear?: boolean;
  readonly disabled?: boolean;
  readonly width?: number | string;
  readonly size?: 'large';
  /** Why what is typed cannot be taken, in Chinese; '' once it can. Whoever asks says it; else it stands under the field. */
  readonly onTrouble?: (trouble: string) => void;
}

interface Entry {
  readonly date?: PlainDate;
  readonly trouble: string;
}

/** Why a date cannot be taken, in Chinese; '' when it can. */
function complaint(date: PlainDate, { value, years = EVENT_YEARS, notAfter, notBefore }: DateFieldProps): string {
  if (notAfter !== undefined && date > notAfter) return `不能晚于${longDate(notAfter)}`;
  if (notBefore !== undefined && date < notBefore) return `不能早于${longDate(notBefore)}`;
  return date === value ? '' : (outsideYears(date, years) ?? '');
}

/** The date that a text means, and why it cannot be taken; '' when it can. */
function entryOf(text: string, props: DateFieldProps, year: number): Entry {
  if (text.trim() === '') return { trouble: props.allowClear ? '' : '请填写日期' };
  // The date that stands there is no matter of spelling.
  const reading = text.trim() === props.value ? { kind: 'date' as const, date: props.value } : readDate(text, { year });
  if (reading.kind !== 'date') return { trouble: `“${text.trim()}”${reading.why}` };
  return { date: reading.date, trouble: complaint(reading.date, props) };
}

/** Tells the browser that the field is wrong: a form that holds it is not sent, and the browser says why. */
function useValidity(trouble: string) {
  const box = useRef<InputRef>(null);
  useEffect(() => box.current?.input?.setCustomValidity(trouble), [trouble]);
  return box;
}

/** What is in the box, what it means, and the ways of changing it. */
function useDateBox(props: DateFieldProps) {
  const { value, onChange } = props;
  const today = useToday();
  const [typed, setTyped] = useState<string>();
  const { year } = dateParts(today);
  const text = typed ?? value ?? '';
  const { trouble, date } = entryOf(text, props, year);
  // What is still being typed is no date yet.
  const [isLeft, setLeft] = useState(false);
  const type = (next: string) => {
    setTyped(next);
    setLeft(false);
    const entry = entryOf(next, props, year);
    props.onTrouble?.(entry.trouble);
    if (entry.trouble === '') onChange(entry.date);
  };
  const pick = (date: PlainDate) => {
    setTyped(undefined);
    props.onTrouble?.('');
    onChange(date);
  };
  const step = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const next = addDays(value ?? today, event.key === 'ArrowUp' ? 1 : -1);
    if (complaint(next, props) === '') pick(next);
  };
  const leave = () => {
    setLeft(true);
    if (trouble === '') setTyped(undefined);
  };
  const isWrong = trouble !== '' && typed !== undefined;
  return { text, trouble, isWrong, isTold: isWrong && (isLeft || date !== undefined), type, pick, step, leave };
}

/**
 * A date, typed as people write it or picked. What is typed counts at once and is written out when the field is left;
 * ↑ and ↓ move by a day. A text that is no date is never taken for the one before: the form around it is not sent.
 */
export function DateField(props: DateFieldProps) {
  const { value, width, allowClear, disabled } = props;
  const today = useToday();
  const [open, setOpen] = useState(false);
  const { text, trouble, isWrong, isTold, type, pick, step, leave } = useDateBox(props);
  const box = useValidity(trouble);
  const why = useId();
  const isSaid = isTold && props.onTrouble === undefined;
  return (
    <span className={css['field']} style={{ width: width ?? 150 }}>
      <Input
        ref={box}
        id={props.id}
        {...(props.size === undefined ? {} : { size: props.size })}
        aria-label={props['aria-label']}
        className="num"
        value={text}
        onChange={(event) => type(event.target.value)}
        onBlur={leave}
        onKeyDown={step}
        status={isWrong ? 'error' : ''}
        title={trouble}
        aria-invalid={isWrong}
        aria-describedby={isSaid ? why : undefined}
        placeholder="年-月-日"
        disabled={disabled ?? false}
        allowClear={allowClear ?? false}
        suffix={<OpenButton disabled={disabled ?? false} onClick={() => setOpen(!open)} />}
      />
      {/* One picker per office day, kept by plainDatePicker: the component is the same at every render. */}
      {createElement(plainDatePicker(today), {
        value,
        onPick: (date: PlainDate) => {
          setOpen(false);
          pick(date);
        },
        open,
        onOpenChange: (next: boolean) => !next && setOpen(false),
        isOutside: (date: PlainDate) => complaint(date, props) !== '',
      })}
      {isSaid && (
        <span id={why} role="alert" className={clsx('over', css['why'])}>
          {trouble}
        </span>
      )}
    </span>
  );
}

function OpenButton({ disabled, onClick }: { readonly disabled: boolean; readonly onClick: () => void }) {
  return (
    <button type="button" className={css['open']} disabled={disabled} onClick={onClick} aria-label="打开日历选择">
      <Icon name="calendar" />
    </button>
  );
}
