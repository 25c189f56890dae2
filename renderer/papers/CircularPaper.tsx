import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { CircularSpan, PapersOverview } from '../../electron/contract/papers.ts';
import { useYear } from '../address/year.ts';
import { call } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { DateField } from '../ui/DateField.tsx';
import { Card } from '../ui/Page.tsx';
import { Loaded } from '../ui/states.tsx';
import { useToday } from '../ui/useToday.ts';
import { Field, NumberField, type NumberValue } from './PaperFields.tsx';
import { PreviewCard } from './PreviewCard.tsx';
import { useMake } from '../ui/useMake.tsx';
import papersCss from './papers.module.css';

const SPANS: { readonly value: CircularSpan; readonly label: string }[] = [
  { value: 'year', label: '全年' },
  { value: 'Q1', label: '第一季度' },
  { value: 'Q2', label: '第二季度' },
  { value: 'Q3', label: '第三季度' },
  { value: 'Q4', label: '第四季度' },
];

/** 通报: over the year or a quarter, as it stands on a day. */
export function CircularPaper({ overview }: { readonly overview: PapersOverview }) {
  const year = useYear();
  const today = useToday();
  const [span, setSpan] = useState<CircularSpan>('year');
  const [asOf, setAsOf] = useState(today);
  const [replyBy, setReplyBy] = useState(overview.replyBy);
  const [addressees, setAddressees] = useState(overview.addressees.circular);
  const [number, setNumber] = useState<NumberValue>({ mark: overview.sender.mark, number: null });
  const preview = useAppQuery('papers.circular', { year, span, asOf, replyBy });
  const { start, startChecked, dialog } = useMake('正在生成通报');
  const make = () => call('papers.makeCircular', { year, span, asOf, replyBy, addressees, ...number });
  return (
    <>
      <Card title="通报" padded className={papersCss['settings']}>
        <Field label="统计时段" id="circular-span">
          <Select<CircularSpan> id="circular-span" value={span} onChange={setSpan} options={SPANS} />
        </Field>
        <Field label="截止日期" id="circular-as-of">
          <DateField
            id="circular-as-of"
            value={asOf}
            onChange={(day) => day && setAsOf(day)}
            notAfter={today}
            width="100%"
          />
        </Field>
        <Field label="补办期限" id="circular-reply">
          <DateField
            id="circular-reply"
            value={replyBy}
            onChange={(day) => day && setReplyBy(day)}
            notBefore={today}
            width="100%"
          />
        </Field>
        <Field label="主送机关" id="circular-to">
          <Input
            id="circular-to"
            value={addressees}
            maxLength={200}
            onChange={(event) => setAddressees(event.target.value)}
          />
        </Field>
        <NumberField year={year} value={number} onChange={setNumber} />
        <Button type="primary" block disabled={preview.error !== null} onClick={() => start(make)}>
          生成通报
        </Button>
        <Button block disabled={preview.error !== null} onClick={() => startChecked(make)}>
          生成并检查内容
        </Button>
        {dialog}
      </Card>
      <Loaded query={preview}>{(value) => <PreviewCard preview={value} />}</Loaded>
    </>
  );
}
