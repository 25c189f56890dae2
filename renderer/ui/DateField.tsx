import { Input, type InputRef } from 'antd';
import { createElement, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { addDays, dateParts, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { longDate } from './dates.ts';
import { Icon } from './Icon.tsx';
import { plainDatePicker } from './plainDatePicker.tsx';
import { readTypedDate } from './typedDate.ts';
import { useToday } from './useToday.ts';
import './dateField.css';

interface DateFieldProps {
  readonly value: PlainDate | undefined;
  readonly onChange: (date: PlainDate | undefined) => void;
  readonly id?: string;
  readonly 'aria-label'?: string;
  /** Days after this one are refused. */
  readonly notAfter?: PlainDate;
  readonly notBefore?: PlainDate;
  /** Whether the field may be left empty. */
  readonly allowClear?: boolean;
  readonly disabled?: boolean;
  readonly width?: number | string;
}

/** Why a text cannot be taken, in Chinese; '' when it can. */
function complaint(text: string, read: PlainDate | undefined, limits: DateFieldProps): string {
  const { notAfter, notBefore, allowClear } = limits;
  if (text.trim() === '') return allowClear ? '' : '请填写日期';
  if (read === undefined) return '没有这一天。日期写作 2021-06-04、2021.6.4 或 6月4日';
  if (notAfter !== undefined && read > notAfter) return `不能晚于${longDate(notAfter)}`;
  return notBefore !== undefined && read < notBefore ? `不能早于${longDate(notBefore)}` : '';
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
  const trouble = complaint(text, readTypedDate(text, year), props);
  const type = (next: string) => {
    setTyped(next);
    const read = readTypedDate(next, year);
    if (complaint(next, read, props) === '') onChange(read);
  };
  const pick = (date: PlainDate) => {
    setTyped(undefined);
    onChange(date);
  };
  const step = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const next = addDays(value ?? today, event.key === 'ArrowUp' ? 1 : -1);
    if (complaint(next, next, props) === '') pick(next);
  };
  const leave = () => {
    if (trouble === '') setTyped(undefined);
  };
  return { text, trouble, isWrong: trouble !== '' && typed !== undefined, type, pick, step, leave };
}

/**
 * A date, typed as people write it or picked. What is typed counts at once and is written out when the field is left;
 * ↑ and ↓ move by a day. A text that is no date is never taken for the one before: the form around it is not sent.
 */
export function DateField(props: DateFieldProps) {
  const { value, width, allowClear, disabled } = props;
  const today = useToday();
  const [open, setOpen] = useState(false);
  const { text, trouble, isWrong, type, pick, step, leave } = useDateBox(props);
  const box = useValidity(trouble);
  return (
    <span className="date-field" style={{ width: width ?? 150 }}>
      <Input
        ref={box}
        id={props.id}
        aria-label={props['aria-label']}
        className="num"
        value={text}
        onChange={(event) => type(event.target.value)}
        onBlur={leave}
        onKeyDown={step}
        status={isWrong ? 'error' : ''}
        title={trouble}
        placeholder="2021-06-04"
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
        isOutside: (date: PlainDate) => complaint(date, date, props) !== '',
      })}
    </span>
  );
}

function OpenButton({ disabled, onClick }: { readonly disabled: boolean; readonly onClick: () => void }) {
  return (
    <button type="button" className="date-open" disabled={disabled} onClick={onClick} aria-label="打开日历选择">
      <Icon name="calendar" />
    </button>
  );
}
