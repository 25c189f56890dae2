import { Checkbox } from 'antd';
import type { ReceiptBook, ReceiptFault } from '../../electron/contract/fillIn.ts';
import { DateField } from '../ui/DateField.tsx';
import { useToday } from '../ui/useToday.ts';
import { faultChoices, giveReplyDay, takeFault, takesFault } from './decisions.ts';
import { decide, useFillInSession } from './session.ts';
import css from './Faults.module.css';

interface FaultsProps {
  readonly book: ReceiptBook;
  readonly faults: readonly ReceiptFault[];
}

/** 问题整改: what the unit says of its findings, beside what is on record; what is ticked waits for the re-check then. */
export function Faults({ book, faults }: FaultsProps) {
  const { decisions } = useFillInSession();
  const today = useToday();
  const { repliedOn } = faultChoices(book, decisions);
  return (
    <section className={css['faults']} aria-label="问题整改">
      <div className={css['head']}>
        <h3 className="grow">问题整改 {faults.length}</h3>
        <span className="sub">回复日期</span>
        <DateField
          aria-label="回复日期"
          value={repliedOn ?? today}
          notAfter={today}
          onChange={(on) => decide((now) => giveReplyDay(book, on === today ? undefined : on, now))}
        />
      </div>
      <ul className="plain-list">
        {faults.map((fault) => (
          <li key={fault.key} className={css['fault']}>
            <Checkbox
              aria-label={`采用：${fault.cause}`}
              checked={takesFault(book, fault, decisions)}
              disabled={fault.barred !== undefined}
              onChange={({ target }) => decide((now) => takeFault(book, fault, target.checked, now))}
            />
            <Said fault={fault} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Said({ fault }: { readonly fault: ReceiptFault }) {
  const { unit, indicator, cause, line, before, after, notes, barred } = fault;
  const was = [before.text, before.link].filter((part) => part !== '').join(' ');
  const all = [...(barred === undefined ? [] : [barred]), ...notes];
  return (
    <div className={css['said']}>
      <p>
        <span className="sub num">
          第 {line} 行 · {unit}
          {indicator === '' ? '' : ` · ${indicator}`}
        </span>
      </p>
      <p>{cause}</p>
      {was !== '' && <p className="sub">原：{was}</p>}
      <p>
        <ins>{[after.text, after.link].filter((part) => part !== '').join(' ') || '（清空）'}</ins>
      </p>
      {all.length > 0 && <p className="accent text-sm">{all.join('；')}</p>}
    </div>
  );
}
