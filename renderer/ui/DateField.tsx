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

/**
 * A date, typed as people write it or picked. What is typed counts at once and is written out when the field is left;
 * ↑ and ↓ move by a day. A text that is no date is never taken for the one before: the form around it is not sent.
 */
export function DateField(props: DateFieldProps) {
  const { value, onChange, width, allowClear } = props;
  const today = useToday();
  const [typed, setTyped] = useState<string>();
  const [open, setOpen] = useState(false);
  const text = typed ?? value ?? '';
  const trouble = complaint(text, readTypedDate(text, dateParts(today).year), props);
  const box = useValidity(trouble);

  const type = (next: string) => {
    setTyped(next);
    const read = readTypedDate(next, dateParts(today).year);
    if (complaint(next, read, props) === '') onChange(read);
  };
  const pick = (date: PlainDate) => {
    setTyped(undefined);
    setOpen(false);
    onChange(date);
  };
  const onArrow = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const next = addDays(value ?? today, event.key === 'ArrowUp' ? 1 : -1);
    if (complaint(next, next, props) === '') pick(next);
  };
  return (
    <span className="date-field" style={{ width: width ?? 150 }}>
      <Input
        ref={box}
        id={props.id}
        aria-label={props['aria-label']}
        className="num"
        value={text}
        onChange={(event) => type(event.target.value)}
        onBlur={() => trouble === '' && setTyped(undefined)}
        onKeyDown={onArrow}
        status={trouble === '' || typed === undefined ? '' : 'error'}
        title={trouble}
        placeholder="2021-06-04"
        disabled={props.disabled ?? false}
        allowClear={allowClear ?? false}
        suffix={
          <button
            type="button"
            className="date-open"
            disabled={props.disabled}
            onClick={() => setOpen(!open)}
            aria-label="打开日历选择"
          >
            <Icon name="calendar" />
          </button>
        }
      />
      {/* One picker per office day, kept by plainDatePicker: the component is the same at every render. */}
      {createElement(plainDatePicker(today), {
        value,
        onPick: pick,
        open,
        onOpenChange: (next: boolean) => !next && setOpen(false),
        isOutside: (date: PlainDate) => complaint(date, date, props) !== '',
      })}
    </span>
  );
}
