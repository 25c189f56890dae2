import { Checkbox, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { Choice } from '../rules/ruleFields.tsx';
import { searchByLabel } from '../ui/search.ts';
import { signedParts, signedPoints, typedPoints, typedSigned } from './clauseForms.ts';
import css from './fields.module.css';

/** A line of a form: what it is called, and its fields. */
export function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={css['line']}>
      <span className={css['label']}>{label}</span>
      <div className={css['fields']}>{children}</div>
    </div>
  );
}

interface PointsProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (points: string) => void;
  readonly width?: number;
  /** It may be below nought. */
  readonly isSigned?: boolean;
  readonly placeholder?: string;
  readonly id?: string;
}

/** A decimal, kept as it is typed: the scheme's check says what is no number. */
export function PointsField({ label, value, onChange, width = 76, isSigned = false, placeholder, id }: PointsProps) {
  return (
    <Input
      aria-label={label}
      {...(id === undefined ? {} : { id })}
      className="num"
      inputMode="decimal"
      value={value}
      style={{ width }}
      {...(placeholder === undefined ? {} : { placeholder })}
      onChange={({ target }) => onChange(isSigned ? typedSigned(target.value) : typedPoints(target.value))}
    />
  );
}

/** 扣 or 加 so many points. */
export function SignedField({ label, value, onChange }: Pick<PointsProps, 'label' | 'value' | 'onChange'>) {
  const { sign, amount } = signedParts(value);
  return (
    <span className={css['together']}>
      <Choice<'minus' | 'plus'>
        label={`${label}：加还是扣`}
        value={sign}
        words={{ minus: '扣', plus: '加' }}
        width={60}
        onChange={(next) => onChange(signedPoints(next, amount))}
      />
      <PointsField label={label} width={60} value={amount} onChange={(next) => onChange(signedPoints(sign, next))} />
      <span>分</span>
    </span>
  );
}

interface OptionalPointsProps extends Omit<PointsProps, 'value' | 'onChange'> {
  readonly value: string | undefined;
  readonly onChange: (points: string | undefined) => void;
}

/** A decimal that may be left empty. */
export function OptionalPoints({ value, onChange, ...props }: OptionalPointsProps) {
  return <PointsField {...props} value={value ?? ''} onChange={(next) => onChange(next === '' ? undefined : next)} />;
}

interface WordsProps {
  readonly label: string;
  readonly value: readonly string[];
  readonly offered: readonly string[];
  readonly onChange: (words: readonly string[]) => void;
  readonly placeholder?: string;
}

/** Words that are chosen, or typed. */
export function WordsField({ label, value, offered, onChange, placeholder }: WordsProps) {
  return (
    <Select<string[]>
      aria-label={label}
      mode="tags"
      className={css['wide'] ?? ''}
      value={[...value]}
      options={[...new Set(offered)].map((word) => ({ value: word, label: word }))}
      showSearch={searchByLabel}
      tokenSeparators={['、', '，', ',', '；']}
      placeholder={placeholder ?? '选择或输入'}
      onChange={(words) => onChange(words.map((word) => word.trim()).filter((word) => word !== ''))}
    />
  );
}

interface ManyProps<Value extends string> {
  readonly label: string;
  readonly value: readonly Value[];
  readonly words: Readonly<Record<Value, string>>;
  readonly onChange: (values: readonly Value[]) => void;
  readonly placeholder?: string;
}

/** Several of a type's members, by their words. */
export function ManyField<Value extends string>({ label, value, words, onChange, placeholder }: ManyProps<Value>) {
  // Object.keys of a record whose keys are the values.
  const values = Object.keys(words) as Value[];
  return (
    <Select<Value[]>
      aria-label={label}
      mode="multiple"
      className={css['wide'] ?? ''}
      value={[...value]}
      options={values.map((each) => ({ value: each, label: words[each] }))}
      showSearch={searchByLabel}
      placeholder={placeholder ?? '选择'}
      onChange={onChange}
    />
  );
}

/** One word, chosen among those that are known, or typed. */
export function WordField(props: {
  readonly label: string;
  readonly value: string;
  readonly offered: readonly string[];
  readonly onChange: (word: string) => void;
  readonly width?: number;
}) {
  const { label, value, offered, onChange, width = 180 } = props;
  return (
    <Select<string[]>
      aria-label={label}
      mode="tags"
      maxCount={2}
      style={{ width }}
      value={value === '' ? [] : [value]}
      options={[...new Set(offered)].map((word) => ({ value: word, label: word }))}
      showSearch={searchByLabel}
      placeholder="选择或输入"
      // The last one that was chosen takes the place of the one before.
      onChange={(words) => onChange(words.at(-1)?.trim() ?? '')}
    />
  );
}

/** Yes, or not said. */
export function YesField(props: {
  readonly value: true | undefined;
  readonly onChange: (value: true | undefined) => void;
  readonly children: ReactNode;
}) {
  const { value, onChange, children } = props;
  return (
    <Checkbox checked={value === true} onChange={({ target }) => onChange(target.checked ? true : undefined)}>
      {children}
    </Checkbox>
  );
}
