import { Select } from 'antd';
import { useState } from 'react';
import type { AdoptionCounting, PapersOverview } from '../../electron/contract/papers.ts';
import { dateParts } from '../../electron/domain/dates/plainDate.ts';
import { ADOPTION_COUNTING_WORDS } from '../../electron/domain/words/pieces.ts';
import { useYear } from '../address/year.ts';
import { call } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { useToday } from '../ui/useToday.ts';
import { PaperCard } from './PaperCard.tsx';
import { Field } from './PaperFields.tsx';

const MONTHS = Array.from({ length: 12 }, (_, index) => ({ value: index + 1, label: `${index + 1}月` }));
const COUNTINGS = (['eachLevel', 'highest'] as const).map((value) => ({
  value,
  label: ADOPTION_COUNTING_WORDS[value],
}));

/** 采用情况通报: what was sent and taken up in a month and in the year so far; the units' table as a workbook too. */
export function AdoptionPaper({ overview }: { readonly overview: PapersOverview }) {
  const year = useYear();
  const now = dateParts(useToday());
  const [month, setMonth] = useState(now.year > year ? 12 : now.year < year ? 1 : Math.max(1, now.month - 1));
  const [counting, setCounting] = useState<AdoptionCounting>('eachLevel');
  const preview = useAppQuery('papers.adoption', { year, month, counting });
  return (
    <PaperCard
      title="采用情况通报"
      made="采用情况通报"
      mark={overview.sender.mark}
      addressees={overview.addressees.circular}
      preview={preview}
      make={(head) => call('papers.makeAdoption', { year, month, counting, ...head })}
      more={{
        label: '导出采用情况表（.xlsx）',
        make: () => call('exports.workbook', { year, kind: 'adoptions', paper: 'A4', month, counting }),
      }}
    >
      <Field label="月份" id="adoption-month">
        <Select<number> id="adoption-month" value={month} onChange={setMonth} options={MONTHS} />
      </Field>
      <Field label="一篇被几级采用" id="adoption-counting">
        <Select<AdoptionCounting> id="adoption-counting" value={counting} onChange={setCounting} options={COUNTINGS} />
      </Field>
    </PaperCard>
  );
}
