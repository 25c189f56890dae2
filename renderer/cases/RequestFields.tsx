import { Button, Input } from 'antd';
import { clsx } from 'clsx';
import { useId, type ReactNode } from 'react';
import { DateField } from '../ui/DateField.tsx';
import { FIRST_DAY, LAST_DAY, REQUEST_FORM, type Complaints, type DateName, type RequestForm } from './form.ts';
import css from './RequestFields.module.css';

interface RequestFieldsProps {
  readonly form: RequestForm;
  readonly complaints: Complaints;
  readonly onChange: (patch: Partial<RequestForm>) => void;
}

type Labels = readonly (readonly [field: DateName, label: string])[];

const CONSULTATIONS: readonly (readonly [title: string, labels: Labels])[] = [
  [
    '征求第三方意见',
    [
      ['thirdAsked', '发出征求意见书'],
      ['thirdLetter', '第三方收到'],
      ['thirdAnswered', '收到答复'],
    ],
  ],
  [
    '征求其他机关意见',
    [
      ['agencyAsked', '发出征求意见函'],
      ['agencyLetter', '对方机关收到'],
      ['agencyAnswered', '收到答复'],
    ],
  ],
];

const EMPTY: Partial<RequestForm> = Object.fromEntries(
  Object.keys(REQUEST_FORM).map((name) => [name, name === 'n' ? '20' : undefined]),
);

/** The days of a request, each with what is wrong with it right below. Only the first one is needed. */
export function RequestFields({ form, complaints, onChange }: RequestFieldsProps) {
  const dates = (labels: Labels) =>
    labels.map(([field, label]) => (
      <CaseDate key={field} field={field} label={label} {...{ form, complaints, onChange }} />
    ));
  return (
    <div className={css['form']}>
      <Group title="申请与补正">
        {dates([
          ['received', '收到申请'],
          ['correctionAsked', '发出补正告知'],
          ['corrected', '收到补正'],
        ])}
      </Group>
      {CONSULTATIONS.map(([title, labels]) => (
        <Group key={title} title={title}>
          {dates(labels)}
        </Group>
      ))}
      <Group title="延长答复期限">
        {dates([['extended', '作出延期决定']])}
        <Workdays value={form.n} onChange={(n) => onChange({ n })} />
      </Group>
      <div className={css['foot']}>
        <p className="sub">没有发生的留空。征求意见书的收到日期不详的，按发出之日推算。</p>
        <Button size="small" onClick={() => onChange(EMPTY)}>
          清空
        </Button>
      </div>
    </div>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className={css['group']}>
      <legend>{title}</legend>
      <div className={css['row']}>{children}</div>
    </fieldset>
  );
}

interface CaseDateProps extends RequestFieldsProps {
  readonly field: DateName;
  readonly label: string;
}

function CaseDate({ field, label, form, complaints, onChange }: CaseDateProps) {
  const id = useId();
  return (
    <div className={css['field']}>
      <label htmlFor={id}>{label}</label>
      <DateField
        id={id}
        value={form[field]}
        onChange={(day) => onChange({ [field]: day })}
        allowClear
        width="100%"
        {...(FIRST_DAY === undefined ? {} : { notBefore: FIRST_DAY })}
        {...(LAST_DAY === undefined ? {} : { notAfter: LAST_DAY })}
      />
      {complaints[field] !== undefined && (
        <p className="over text-xs" role="alert">
          {complaints[field]}
        </p>
      )}
    </div>
  );
}

function Workdays({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const id = useId();
  return (
    <div className={css['field']}>
      <label htmlFor={id}>延长（工作日，最长 20 个）</label>
      <Input
        id={id}
        className={clsx('num', css['workdays'])}
        inputMode="numeric"
        maxLength={4}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        suffix="个"
      />
    </div>
  );
}
