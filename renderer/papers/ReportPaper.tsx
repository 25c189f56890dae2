import { useState } from 'react';
import type { PapersOverview } from '../../electron/contract/papers.ts';
import { useYear } from '../address/year.ts';
import { call } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { DateField } from '../ui/DateField.tsx';
import { useToday } from '../ui/useToday.ts';
import { PaperCard } from './PaperCard.tsx';
import { Field } from './PaperFields.tsx';

/** 工作要点落实情况报告: every measure of the year's plan, as it stands on a day. */
export function ReportPaper({ overview }: { readonly overview: PapersOverview }) {
  const year = useYear();
  const today = useToday();
  const [asOf, setAsOf] = useState(today);
  const preview = useAppQuery('papers.report', { year, asOf });
  return (
    <PaperCard
      title="工作要点落实情况报告"
      made="报告"
      mark={overview.sender.mark}
      addressees={overview.addressees.report}
      preview={preview}
      make={(head) => call('papers.makeReport', { year, asOf, ...head })}
    >
      <Field label="截止日期" id="report-as-of">
        <DateField
          id="report-as-of"
          value={asOf}
          onChange={(day) => day && setAsOf(day)}
          notAfter={today}
          width="100%"
        />
      </Field>
    </PaperCard>
  );
}
