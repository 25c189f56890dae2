import { Button, Radio } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import type { Receipt, ReceiptBook } from '../../electron/contract/fillIn.ts';
import { EmptyState } from '../ui/states.tsx';
import { QuietTag } from '../ui/Tags.tsx';
import { hasConflict, include, isIncluded, needsLook, STATE_WORDS, takeBook } from './decisions.ts';
import { Brought } from './Brought.tsx';
import { Faults } from './Faults.tsx';
import { Requests } from './Requests.tsx';
import { ReviewRow } from './ReviewRow.tsx';
import { decide, useFillInSession } from './session.ts';
import filterCss from './filter.module.css';
import cardCss from '../ui/card.module.css';
import tabsCss from '../ui/tabs.module.css';
import css from './BookReview.module.css';

interface BookReviewProps {
  readonly receipt: Receipt;
  readonly book: ReceiptBook;
}

type Shown = 'all' | 'look' | 'conflict';

/** One book: what it is, and row by row what it would change. */
export function BookReview({ receipt, book }: BookReviewProps) {
  const [shown, setShown] = useState<Shown>('all');
  const rows = book.rows.filter((row) => shown === 'all' || (shown === 'look' ? needsLook(row) : hasConflict(row)));
  return (
    <section className={clsx('pane', cardCss['card'])} aria-label={`${book.label ?? book.fileName}的填报表`}>
      <BookHead receipt={receipt} book={book} />
      <Notes book={book} />
      {book.acceptable && book.rows.length > 0 && <Tools book={book} shown={shown} onShow={setShown} />}
      <div className={css['rows']}>
        {rows.map((row) => (
          <ReviewRow key={row.key} book={book} row={row} />
        ))}
        {book.faults && <Faults book={book} faults={book.faults} />}
        {book.requests && <Requests book={book} requests={book.requests} />}
        {book.acceptable && book.kind !== 'progress' && <Brought book={book} />}
        {book.acceptable && book.kind === 'progress' && book.rows.length === 0 && !book.faults && !book.requests && (
          <NothingNew book={book} />
        )}
        {book.added.length > 0 && <Added book={book} />}
      </div>
    </section>
  );
}

function BookHead({ receipt, book }: BookReviewProps) {
  const { decisions } = useFillInSession();
  const included = isIncluded(book, decisions);
  return (
    <div className={cardCss['head']}>
      <div className={css['title']}>
        <h2 className="ellipsis" title={book.fileName}>
          {book.label ?? book.fileName}
        </h2>
        <QuietTag tone={book.state === 'ready' ? 'blue' : 'accent'}>{STATE_WORDS[book.state]}</QuietTag>
        <span className="sub ellipsis">
          {[...(book.round ? [book.round] : []), ...(book.label ? [book.fileName] : [])].join(' · ')}
        </span>
      </div>
      {book.acceptable && (
        <Button onClick={() => decide((now) => include(receipt, book, !included, now))}>
          {included ? '不接收这一份' : '接收这一份'}
        </Button>
      )}
    </div>
  );
}

function Notes({ book }: { readonly book: ReceiptBook }) {
  const { sentence, notes, missing } = book;
  const gone =
    missing.count === 0
      ? []
      : [
          `有 ${missing.count} 行没有返回（被删除），原有内容不受影响：${missing.first.join('、')}${missing.count > missing.first.length ? '等' : ''}。`,
        ];
  const all = [...notes, ...gone];
  if (sentence === '' && all.length === 0) return null;
  return (
    <div className={clsx(css['notes'], !book.acceptable && css['blocked'])}>
      {sentence !== '' && <p className="accent">{sentence}</p>}
      {all.map((note) => (
        <p key={note} className="sub">
          {note}
        </p>
      ))}
    </div>
  );
}

function Tools(props: { readonly book: ReceiptBook; readonly shown: Shown; readonly onShow: (shown: Shown) => void }) {
  const { book, shown, onShow } = props;
  const look = book.rows.filter(needsLook).length;
  const conflicts = book.rows.filter(hasConflict).length;
  const tabs: readonly (readonly [Shown, string])[] = [
    ['all', `有变化 ${book.rows.length}`],
    ...(look > 0 ? [['look', `待核 ${look}`] as const] : []),
    ...(conflicts > 0 ? [['conflict', `冲突 ${conflicts}`] as const] : []),
  ];
  return (
    <div className={filterCss['filter']}>
      <fieldset className={tabsCss['tabs']}>
        <legend className="visually-hidden">显示哪些行</legend>
        {tabs.map(([key, words]) => (
          <button key={key} type="button" className="num" aria-pressed={shown === key} onClick={() => onShow(key)}>
            {words}
          </button>
        ))}
      </fieldset>
      {book.same > 0 && <span className="sub num">另 {book.same} 行没有新内容</span>}
      <span className="to-end">
        <Button size="small" type="text" onClick={() => decide((now) => takeBook(book, 'none', now))}>
          都不采用
        </Button>
        <Button size="small" type="text" onClick={() => decide((now) => takeBook(book, 'proposed', now))}>
          采用新填的
        </Button>
        <Button size="small" type="text" onClick={() => decide((now) => takeBook(book, 'theirs', now))}>
          全部采用（含冲突）
        </Button>
      </span>
    </div>
  );
}

function NothingNew({ book }: { readonly book: ReceiptBook }) {
  return (
    <EmptyState
      title={book.filled === 0 ? '这份表没有填写内容' : '填写的内容都已登记'}
      hint={`${book.total} 行与现在的登记一致。接收后，该单位记为已返回。`}
    />
  );
}

/** Rows that the unit added: none of ours, and not lost. */
function Added({ book }: { readonly book: ReceiptBook }) {
  const { decisions } = useFillInSession();
  const chosen = decisions.added[book.bookKey] ?? 'note';
  return (
    <section className={css['added']}>
      <h3>这里没有的行 {book.added.length}</h3>
      <ul className={css['list']}>
        {book.added.map(({ sheet, line, text, why }) => (
          <li key={`${sheet} ${line}`}>
            <span className="sub num">第 {line} 行</span>
            <span className={css['text']}>{text}</span>
            <span className="sub">{why}</span>
          </li>
        ))}
      </ul>
      <Radio.Group
        aria-label="这里没有的行怎样处理"
        value={chosen}
        onChange={(event) => {
          const added = event.target.value as 'note' | 'ignore';
          decide((now) => ({ ...now, added: { ...now.added, [book.bookKey]: added } }));
        }}
        options={[
          { value: 'note', label: '记为该单位本期的附言' },
          { value: 'ignore', label: '不采用' },
        ]}
      />
    </section>
  );
}
