import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { AdoptionCounting, PapersOverview } from '../../electron/contract/papers.ts';
import { dateParts } from '../../electron/domain/dates/plainDate.ts';
import { ADOPTION_COUNTING_WORDS } from '../../electron/domain/words/pieces.ts';
import { useYear } from '../address/year.ts';
import { call } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Card } from '../ui/Page.tsx';
import { Loaded } from '../ui/states.tsx';
import { useToday } from '../ui/useToday.ts';
import { Field, NumberField, type NumberValue } from './PaperFields.tsx';
import { PreviewCard } from './PreviewCard.tsx';
import { useMake } from '../ui/useMake.tsx';
import papersCss from './papers.module.css';

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
  const [addressees, setAddressees] = useState(overview.addressees.circular);
  const [number, setNumber] = useState<NumberValue>({ mark: overview.sender.mark, number: null });
  const preview = useAppQuery('papers.adoption', { year, month, counting });
  const { start, startChecked, dialog } = useMake('正在生成采用情况通报');
  const make = () => call('papers.makeAdoption', { year, month, counting, addressees, ...number });
  return (
    <>
      <Card title="采用情况通报" padded className={papersCss['settings']}>
        <Field label="月份" id="adoption-month">
          <Select<number> id="adoption-month" value={month} onChange={setMonth} options={MONTHS} />
        </Field>
        <Field label="一篇被几级采用" id="adoption-counting">
          <Select<AdoptionCounting>
            id="adoption-counting"
            value={counting}
            onChange={setCounting}
            options={COUNTINGS}
          />
        </Field>
        <Field label="主送机关" id="adoption-to">
          <Input
            id="adoption-to"
            value={addressees}
            maxLength={200}
            onChange={(event) => setAddressees(event.target.value)}
          />
        </Field>
        <NumberField year={year} value={number} onChange={setNumber} />
        <Button type="primary" block disabled={preview.error !== null} onClick={() => start(make)}>
          生成采用情况通报
        </Button>
        <Button block disabled={preview.error !== null} onClick={() => startChecked(make)}>
          生成并检查内容
        </Button>
        <Button
          block
          disabled={preview.error !== null}
          onClick={() =>
            start(() => call('exports.workbook', { year, kind: 'adoptions', paper: 'A4', month, counting }))
          }
        >
          导出采用情况表（.xlsx）
        </Button>
        {dialog}
      </Card>
      <Loaded query={preview}>{(value) => <PreviewCard preview={value} />}</Loaded>
    </>
  );
}
