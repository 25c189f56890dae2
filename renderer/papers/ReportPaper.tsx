import { Button, Input } from 'antd';
import { useState } from 'react';
import type { PapersOverview } from '../../electron/contract/papers.ts';
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

/** 工作要点落实情况报告: every measure of the year's plan, as it stands on a day. */
export function ReportPaper({ overview }: { readonly overview: PapersOverview }) {
  const year = useYear();
  const today = useToday();
  const [asOf, setAsOf] = useState(today);
  const [addressees, setAddressees] = useState(overview.addressees.report);
  const [number, setNumber] = useState<NumberValue>({ mark: overview.sender.mark, number: null });
  const preview = useAppQuery('papers.report', { year, asOf });
  const { start, startChecked, dialog } = useMake('正在生成报告');
  const make = () => call('papers.makeReport', { year, asOf, addressees, ...number });
  return (
    <>
      <Card title="工作要点落实情况报告" padded className={papersCss['settings']}>
        <Field label="截止日期" id="report-as-of">
          <DateField
            id="report-as-of"
            value={asOf}
            onChange={(day) => day && setAsOf(day)}
            notAfter={today}
            width="100%"
          />
        </Field>
        <Field label="主送机关" id="report-to">
          <Input
            id="report-to"
            value={addressees}
            maxLength={200}
            onChange={(event) => setAddressees(event.target.value)}
          />
        </Field>
        <NumberField year={year} value={number} onChange={setNumber} />
        <Button type="primary" block disabled={preview.error !== null} onClick={() => start(make)}>
          生成报告
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
