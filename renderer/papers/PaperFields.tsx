import { Input } from 'antd';
import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { NumberBox } from '../ui/NumberBox.tsx';
import css from './PaperFields.module.css';

/** One setting: its name above it. */
export function Field(props: { readonly label: string; readonly id: string; readonly children: ReactNode }) {
  return (
    <div className={css['field']}>
      <label htmlFor={props.id}>{props.label}</label>
      {props.children}
    </div>
  );
}

/** 发文字号: the mark and the number; what is left empty is left to be filled in. */
export interface NumberValue {
  readonly mark: string;
  readonly number: number | null;
}

interface NumberFieldProps {
  readonly year: number;
  readonly value: NumberValue;
  readonly onChange: (value: NumberValue) => void;
}

export function NumberField({ year, value, onChange }: NumberFieldProps) {
  const { mark, number } = value;
  return (
    <Field label="发文字号" id="paper-mark">
      <span className={clsx('num', css['number'])}>
        <Input
          id="paper-mark"
          value={mark}
          maxLength={30}
          placeholder="机关代字"
          onChange={(event) => onChange({ mark: event.target.value, number })}
        />
        〔{year}〕
        <NumberBox
          aria-label="序号"
          min={1}
          max={9999}
          precision={0}
          value={number}
          onChange={(next) => onChange({ mark, number: next })}
        />
        号
      </span>
      <p className="faint text-xs">
        {mark.trim() === '' || number === null
          ? '不填则在公文中留出“请补充”。'
          : `${mark.trim()}〔${year}〕${number}号`}
      </p>
    </Field>
  );
}
