import type { Receipt, ReceiptBook } from '../../electron/contract/fillIn.ts';
import { clsx } from 'clsx';
import {
  hasConflict,
  include,
  isIncluded,
  needsLook,
  rankOf,
  STATE_WORDS,
  type BookRank,
  type ReceiptDecisions,
} from './decisions.ts';
import { decide, useFillInSession } from './session.ts';
import cardCss from '../ui/card.module.css';
import css from './BookList.module.css';

interface BookListProps {
  readonly receipt: Receipt;
  readonly openKey: string | undefined;
  readonly onOpen: (bookKey: string) => void;
}

const RANKS: readonly (readonly [BookRank, string])[] = [
  ['look', '需要核对'],
  ['clear', '可直接接收'],
  ['blocked', '不能接收'],
];

/** The files of the receipt by how much they want of a person. */
export function BookList({ receipt, openKey, onOpen }: BookListProps) {
  const { decisions } = useFillInSession();
  const ranked = Map.groupBy(receipt.books, rankOf);
  return (
    <nav className={clsx(cardCss['card'], css['books'])} aria-label="返回的填报表">
      {RANKS.map(([rank, words]) => {
        const books = ranked.get(rank) ?? [];
        if (books.length === 0) return null;
        return (
          <section key={rank}>
            <h2 className="num">
              {words} {books.length}
            </h2>
            <ul className="plain-list">
              {books.map((book) => (
                <li key={book.bookKey} className={clsx(css['book'], book.bookKey === openKey && css['on'])}>
                  <Tick receipt={receipt} book={book} decisions={decisions} />
                  <button
                    type="button"
                    className={css['open']}
                    aria-current={book.bookKey === openKey}
                    onClick={() => onOpen(book.bookKey)}
                    title={book.fileName}
                  >
                    <span className="ellipsis">{book.label ?? book.fileName}</span>
                    <span className="sub num ellipsis text-xs">{bookLine(book)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </nav>
  );
}

function Tick({
  receipt,
  book,
  decisions,
}: {
  readonly receipt: Receipt;
  readonly book: ReceiptBook;
  readonly decisions: ReceiptDecisions;
}) {
  return (
    <input
      type="checkbox"
      aria-label={`接收${book.label ?? book.fileName}（${book.fileName}）`}
      disabled={!book.acceptable}
      checked={isIncluded(book, decisions)}
      onChange={(event) => decide((now) => include(receipt, book, event.target.checked, now))}
    />
  );
}

/** 较早一期 · 12 行有内容 · 2 处冲突 */
function bookLine(book: ReceiptBook): string {
  if (!book.acceptable)
    return `${STATE_WORDS[book.state]} · ${book.label === undefined ? '' : book.fileName}`.replace(/ · $/u, '');
  const conflicts = book.rows.filter(hasConflict).length;
  const look = book.rows.filter(needsLook).length;
  return [
    ...(book.state === 'ready' ? [] : [STATE_WORDS[book.state]]),
    book.filled === 0 ? '没有填写' : `填了 ${book.filled} 行`,
    ...(conflicts > 0 ? [`冲突 ${conflicts}`] : []),
    ...(look > conflicts ? [`待核 ${look - conflicts}`] : []),
    ...(book.added.length > 0 ? [`多 ${book.added.length} 行`] : []),
    ...(book.missing.count > 0 ? [`少 ${book.missing.count} 行`] : []),
  ].join(' · ');
}
