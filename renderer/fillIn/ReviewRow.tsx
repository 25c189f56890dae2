import { Checkbox, Input } from 'antd';
import type { BookChange, ReceiptBook, ReceiptRow } from '../../electron/contract/fillIn.ts';
import { FORM_FIELD_WORDS } from '../../electron/domain/words/documents.ts';
import { EARLY } from '../../electron/domain/words/states.ts';
import { DateField } from '../ui/DateField.tsx';
import { shortDate } from '../ui/dates.ts';
import { useToday } from '../ui/useToday.ts';
import { choiceOf, choose, giveDate, giveReason, takeField, takenOf, takeRow, wantsReason } from './decisions.ts';
import { decide, useFillInSession } from './session.ts';
import css from './ReviewRow.module.css';

interface ReviewRowProps {
  readonly book: ReceiptBook;
  readonly row: ReceiptRow;
}

/** How a cell stands: what cannot be taken first, then what is emptied, then what both sides wrote. */
type CellState = 'changed' | 'conflict' | 'clears' | 'refused' | 'incomplete' | 'early';

function stateOf({ barred, clears, conflict }: BookChange): CellState {
  if (barred === 'unreadable') return 'refused';
  if (barred === 'incomplete' || barred === 'early') return barred;
  if (clears) return 'clears';
  return conflict ? 'conflict' : 'changed';
}

const STATE_WORDS: Readonly<Record<CellState, string>> = {
  changed: '',
  conflict: '冲突',
  clears: '清空',
  refused: '无法采用',
  incomplete: '缺日期',
  early: EARLY,
};

/** One row: what is on record, what the unit wrote, and what is taken of it. */
export function ReviewRow({ book, row }: ReviewRowProps) {
  const { decisions } = useFillInSession();
  const taken = takenOf(book, row, decisions);
  const all = row.cells.filter(({ barred }) => barred === undefined);
  return (
    <article className={css['row']} aria-label={`第 ${row.line} 行`}>
      <div>
        <p className="sub num ellipsis text-xs">
          第 {row.line} 行 · {row.task}
          {book.label !== row.unit && ` · ${row.unit}`}
        </p>
        <p className={css['content']} title={row.content}>
          {row.content}
        </p>
        <p className="sub num text-xs">
          {row.period}
          {row.dueOn && ` · ${shortDate(row.dueOn)} 应办`}
        </p>
        {all.length > 1 && book.acceptable && (
          <p className={css['tools']}>
            <button
              type="button"
              className={css['tool']}
              onClick={() => decide((now) => takeRow(book, row, 'theirs', now))}
            >
              整行采用
            </button>
            <button
              type="button"
              className={css['tool']}
              onClick={() => decide((now) => takeRow(book, row, 'none', now))}
            >
              不采用
            </button>
          </p>
        )}
      </div>
      <div className={css['cells']}>
        {row.cells.map((cell) => (
          <Cell key={cell.field} book={book} row={row} cell={cell} isTaken={taken.includes(cell.field)} />
        ))}
        {row.wantsDate && book.acceptable && <MissingDate book={book} row={row} />}
        {wantsReason(book, row, decisions) && book.acceptable && <EarlyReason book={book} row={row} />}
        {row.exemptible && book.acceptable && <Exempt book={book} row={row} />}
        {row.notes.map((note) => (
          <p key={note} className="accent text-xs">
            {note}
          </p>
        ))}
      </div>
    </article>
  );
}

function Cell(props: ReviewRowProps & { readonly cell: BookChange; readonly isTaken: boolean }) {
  const { book, row, cell, isTaken } = props;
  const { field, before, after, base, note } = cell;
  const state = stateOf(cell);
  const takeable = cell.barred === undefined;
  return (
    <div className={css['cell']} data-state={state}>
      <Checkbox
        aria-label={`采用${FORM_FIELD_WORDS[field]}`}
        disabled={!takeable || !book.acceptable}
        checked={takeable && isTaken}
        onChange={(event) => decide((now) => takeField(book, row, field, event.target.checked, now))}
      />
      <span className="sub text-sm">{FORM_FIELD_WORDS[field]}</span>
      <div className={css['values']}>
        <p>
          <del className={before === '' ? css['none'] : undefined}>{before === '' ? '（空）' : before}</del>
          <span className="faint" aria-hidden="true">
            {' → '}
          </span>
          <ins>{after === '' ? '（空）' : after}</ins>
          {STATE_WORDS[state] !== '' && <b className={css['state']}>{STATE_WORDS[state]}</b>}
        </p>
        {state === 'conflict' && (
          <p className={css['remark']}>
            {base === undefined
              ? '发出时的内容已不可考，默认保留现有登记。'
              : `发出时是“${base === '' ? '空' : base}”，之后本办已改；默认保留现有登记。`}
          </p>
        )}
        {note !== undefined && <p className={css['remark']}>{note}</p>}
      </div>
    </div>
  );
}

/** The unit says that it is done: a call to the unit, and the day can be given here. */
function MissingDate({ book, row }: ReviewRowProps) {
  const { decisions } = useFillInSession();
  const today = useToday();
  const id = `done-${book.bookKey}-${row.key}`;
  return (
    <div className={css['extra']}>
      <label htmlFor={id}>补完成日期</label>
      <DateField
        id={id}
        value={choiceOf(book, row, decisions).doneOn}
        notAfter={today}
        allowClear
        onChange={(doneOn) => decide((now) => giveDate(book, row, doneOn, now))}
      />
      <span className="sub text-xs">填了即按“已完成”登记</span>
    </div>
  );
}

/** Done before its period began: with a reason it is registered as early, without one it stays behind. */
function EarlyReason({ book, row }: ReviewRowProps) {
  const { decisions } = useFillInSession();
  const id = `early-${book.bookKey}-${row.key}`;
  return (
    <div className={css['extra']}>
      <label htmlFor={id}>提前的原因</label>
      <Input
        id={id}
        maxLength={200}
        value={choiceOf(book, row, decisions).earlyReason ?? ''}
        onChange={(event) => decide((now) => giveReason(book, row, event.target.value, now))}
      />
      <span className="sub text-xs">写明即按提前登记；不写则留待处理</span>
    </div>
  );
}

function Exempt({ book, row }: ReviewRowProps) {
  const { decisions } = useFillInSession();
  return (
    <div className={css['extra']}>
      <Checkbox
        checked={choiceOf(book, row, decisions).exempt ?? false}
        onChange={(event) => decide((now) => choose(book, row, { exempt: event.target.checked }, now))}
      >
        同意不涉及，免除这一项
      </Checkbox>
      <span className="sub text-xs">不勾选则仍按应办计</span>
    </div>
  );
}
