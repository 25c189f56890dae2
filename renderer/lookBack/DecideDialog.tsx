import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { LookBackItemView, LookBackOutcome } from '../../electron/contract/lookBack.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { occurrenceKey } from '../../electron/domain/model/occurrenceKey.ts';
import { LOOK_BACK_OUTCOME_WORDS } from '../../electron/domain/words/lookBack.ts';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useToday } from '../ui/useToday.ts';
import css from './LookBack.module.css';

interface DecideProps {
  readonly year: Year;
  readonly outcome: LookBackOutcome;
  readonly items: readonly LookBackItemView[];
  readonly onClose: (isDone: boolean) => void;
}

/** Asks for the day and the reason of a decision: a reason must be there where items are ended. */
export function DecideDialog({ year, outcome, items, onClose }: DecideProps) {
  const notify = useNotify();
  const today = useToday();
  const decide = useCommand('lookBack.decide');
  const registered = items.filter(({ doneOn }) => doneOn !== undefined).length;
  const takesOwnDays = outcome === 'done' && registered > 0;
  const [day, setDay] = useState(today);
  const [reason, setReason] = useState('');
  const missing = items.filter(({ carriedTo, isCase }) => carriedTo === undefined && !isCase).length;
  const words = LOOK_BACK_OUTCOME_WORDS[outcome];
  const [first] = items;
  const whose = items.length === 1 && first ? first.unit : `${items.length} 项`;
  const keys = items.map((item) => occurrenceKey(item));
  const save = () =>
    decide.send(
      { year, items: keys, outcome, reason: reason.trim(), ...(takesOwnDays ? {} : { on: day }) },
      ({ decided, commandId }) => {
        notify.success(`${words} ${decided} 项`, { commandId });
        onClose(true);
      },
    );
  return (
    <Dialog title={`${words}：${whose}`} footer={null} width={520} onCancel={() => onClose(false)}>
      <Form layout="vertical" className={css['form']} onFinish={save}>
        {outcome === 'carriedOn' && missing > 0 && (
          <p className="sub">
            {items.length === 1 ? '这个事项' : `其中 ${missing} 项`}本年度没有沿用，结转后不会出现在本年度的应办里。
            需要续办的，请先在“年度”里从上年复制。
          </p>
        )}
        {takesOwnDays ? (
          <p className="sub">
            已登记的 {registered} 项用登记的办结日期
            {registered < items.length && `，其余 ${items.length - registered} 项用今天`}。
          </p>
        ) : (
          <Form.Item label={outcome === 'done' ? '办结日期' : '决定日期'} htmlFor="look-back-day">
            <DateField id="look-back-day" value={day} onChange={(on) => on && setDay(on)} notAfter={today} />
          </Form.Item>
        )}
        <Form.Item label={outcome === 'ended' ? '理由' : '说明（可不填）'} htmlFor="look-back-reason">
          <Input.TextArea
            id="look-back-reason"
            rows={2}
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
        {decide.error && <ErrorState error={decide.error} inline />}
        <div className="actions">
          <Button onClick={() => onClose(false)}>取消</Button>
          <Button
            type="primary"
            htmlType="submit"
            loading={decide.isPending}
            disabled={outcome === 'ended' && reason.trim() === ''}
          >
            {words}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
