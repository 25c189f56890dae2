import { Select } from 'antd';
import { useState } from 'react';
import type { CircularSpan, PapersOverview } from '../../electron/contract/papers.ts';
import { useYear } from '../address/year.ts';
import { call } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { DateField } from '../ui/DateField.tsx';
import { useToday } from '../ui/useToday.ts';
import { PaperCard } from './PaperCard.tsx';
import { Field } from './PaperFields.tsx';

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
  const preview = useAppQuery('papers.circular', { year, span, asOf, replyBy });
  return (
    <PaperCard
      title="通报"
      made="通报"
      mark={overview.sender.mark}
      addressees={overview.addressees.circular}
      preview={preview}
      make={(head) => call('papers.makeCircular', { year, span, asOf, replyBy, ...head })}
    >
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
    </PaperCard>
  );
}
