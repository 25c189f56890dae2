import { Checkbox } from 'antd';
import type { ReceiptBook, ReceiptRequest } from '../../electron/contract/fillIn.ts';
import { takeFault, takesFault } from './decisions.ts';
import { decide, useFillInSession } from './session.ts';
import css from './Faults.module.css';

interface RequestsProps {
  readonly book: ReceiptBook;
  readonly requests: readonly ReceiptRequest[];
}

/** 依申请公开: the answers that the unit tells of; what is ticked becomes a step of its case. */
export function Requests({ book, requests }: RequestsProps) {
  const { decisions } = useFillInSession();
  return (
    <section className={css['faults']} aria-label="依申请公开">
      <div className={css['head']}>
        <h3>依申请公开 {requests.length}</h3>
        <span className="sub">采用的登记为该件的答复</span>
      </div>
      <ul className="plain-list">
        {requests.map((request) => {
          const { key, number, subject, unit, line, after, barred } = request;
          return (
            <li key={key} className={css['fault']}>
              <Checkbox
                aria-label={`采用：${number}`}
                checked={takesFault(book, request, decisions)}
                disabled={barred !== undefined}
                onChange={({ target }) => decide((now) => takeFault(book, request, target.checked, now))}
              />
              <div className={css['said']}>
                <p className="sub num">
                  第 {line} 行 · {unit} · {number}
                </p>
                <p>{subject}</p>
                <p>
                  {barred === undefined ? '答复：' : '填的是：'}
                  <ins>{after}</ins>
                </p>
                {barred !== undefined && <p className="accent text-sm">不能采用：{barred}</p>}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
