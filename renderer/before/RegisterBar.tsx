import { Button, Segmented } from 'antd';
import { useState } from 'react';
import type { BeforeLine } from '../../electron/contract/today.ts';
import { occurrenceKey } from '../../electron/domain/model/occurrenceKey.ts';
import { DateField } from '../ui/DateField.tsx';
import { useNotify } from '../ui/notify.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { useToday } from '../ui/useToday.ts';
import css from './BeforeScreen.module.css';

/** As many as the app registers at once. */
const MOST = 5000;

/** Registers the marked lines as done, on one day or each on its due day. */
export function RegisterBar({ lines, onDone }: { readonly lines: readonly BeforeLine[]; readonly onDone: () => void }) {
  const today = useToday();
  const notify = useNotify();
  const register = useCommand('fulfilments.register');
  const [way, setWay] = useState<'oneDay' | 'dueDays'>('oneDay');
  const [doneOn, setDoneOn] = useState(today);
  const tooMany = lines.length > MOST;
  const send = () => {
    const items = lines.map((line) => ({
      ...occurrenceKey(line),
      ...(way === 'dueDays' ? { doneOn: line.dueOn } : {}),
    }));
    register.send({ items, doneOn, title: '', link: '' }, ({ commandId }) => {
      notify.success(`已登记 ${items.length} 项`, { commandId });
      onDone();
    });
  };
  return (
    <form
      className={css['bar']}
      aria-label="登记所选"
      onSubmit={(event) => {
        event.preventDefault();
        if (lines.length > 0 && !tooMany) send();
      }}
    >
      {register.error && <ErrorState error={register.error} inline />}
      <div className="row">
        <span className="sub num grow">
          {tooMany ? `已选 ${lines.length} 项，一次最多登记 ${MOST} 项，请分几次` : `已选 ${lines.length} 项`}
        </span>
        <span className="sub">办结日期</span>
        <Segmented<'oneDay' | 'dueDays'>
          aria-label="办结日期"
          value={way}
          onChange={setWay}
          options={[
            { value: 'oneDay', label: '同一天' },
            { value: 'dueDays', label: '各项的到期日（都是按时办的）' },
          ]}
        />
        {way === 'oneDay' && (
          <DateField
            aria-label="同一天"
            value={doneOn}
            onChange={(day) => day && setDoneOn(day)}
            notAfter={today}
            width={136}
          />
        )}
        <Button type="primary" htmlType="submit" loading={register.isPending} disabled={lines.length === 0 || tooMany}>
          {lines.length === 0 ? '登记' : `登记 ${lines.length} 项`}
        </Button>
      </div>
    </form>
  );
}
