import { Checkbox } from 'antd';
import type { ReceiptBook, ReceiptAnswer } from '../../electron/contract/fillIn.ts';
import { takeFault, takesFault } from './decisions.ts';
import { decide, useFillInSession } from './session.ts';
import css from './Faults.module.css';

interface RequestsProps {
  readonly book: ReceiptBook;
  readonly requests: readonly ReceiptAnswer[];
}

/** 依申请公开, 办件: what the unit tells of its cases; what is ticked becomes a step of the case. */
export function Requests({ book, requests }: RequestsProps) {
  const { decisions } = useFillInSession();
  const names = [...new Set(requests.map(({ register }) => register))].join('、');
  return (
    <section className={css['faults']} aria-label={names}>
      <div className={css['head']}>
        <h3>
          {names} {requests.length}
        </h3>
        <span className="sub">采用的登记为该件的步骤</span>
      </div>
      <ul className="plain-list">
        {requests.map((request) => {
          const { key, register, number, subject, unit, line, after, barred } = request;
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
                  第 {line} 行 · {unit} · {register} {number}
                </p>
                <p>{subject}</p>
                <p>
                  {barred === undefined ? '登记为：' : '填的是：'}
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
