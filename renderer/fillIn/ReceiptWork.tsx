import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { Receipt, ReceiptBook } from '../../electron/contract/fillIn.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { call } from '../bridge/call.ts';
import { useNotify } from '../ui/notify.tsx';
import { Page } from '../ui/Page.tsx';
import { ErrorState } from '../ui/states.tsx';
import { BookList } from './BookList.tsx';
import { BookReview } from './BookReview.tsx';
import { acceptInput, isIncluded, rankOf, rowsToWrite } from './decisions.ts';
import { endSession, takeIn, useFillInSession } from './session.ts';
import { useAccept } from './useAccept.ts';
import { WriteButton } from '../ui/WriteButton.tsx';
import css from './ReceiptWork.module.css';

interface ReceiptWorkProps {
  readonly receipt: Receipt;
  readonly year: Year;
}

/** What came back: the books at the left, at the right what one of them would change. */
export function ReceiptWork({ receipt, year }: ReceiptWorkProps) {
  const { decisions } = useFillInSession();
  const [openKey, setOpenKey] = useState<string>();
  const accept = useAccept();
  const { books } = receipt;
  const open = books.find(({ bookKey }) => bookKey === openKey) ?? firstToLookAt(books);
  const included = books.filter((book) => isIncluded(book, decisions));
  const rows = included.reduce((sum, book) => sum + rowsToWrite(book, decisions), 0);
  const blocked = books.filter(({ acceptable }) => !acceptable).length;
  return (
    <Page
      fill
      title="核对返回的填报表"
      sub={[`${books.length} 份`, `接收 ${included.length} 份`, ...(blocked > 0 ? [`${blocked} 份不能接收`] : [])].join(
        ' · ',
      )}
      actions={
        <Actions
          receipt={receipt}
          year={year}
          busy={accept.isPending}
          included={included.length}
          rows={rows}
          decides={included.length > 0 && included.every(({ state }) => state === 'leftOver')}
          onAccept={() => accept.send(acceptInput(receipt, decisions))}
        />
      }
    >
      {accept.error !== undefined && (
        <div className={css['fault']}>
          <ErrorState error={accept.error} inline />
        </div>
      )}
      <div className={css['panes']}>
        <BookList receipt={receipt} openKey={open?.bookKey} onOpen={setOpenKey} />
        {open && <BookReview key={open.bookKey} receipt={receipt} book={open} />}
      </div>
    </Page>
  );
}

/** What wants a person comes first. */
function firstToLookAt(books: readonly ReceiptBook[]): ReceiptBook | undefined {
  return books.find((book) => rankOf(book) === 'look') ?? books.find((book) => rankOf(book) === 'blocked') ?? books[0];
}

function Actions(props: {
  readonly receipt: Receipt;
  readonly year: Year;
  readonly busy: boolean;
  readonly included: number;
  readonly rows: number;
  /** All of it was taken in before: this decides about what was left. */
  readonly decides: boolean;
  readonly onAccept: () => void;
}) {
  const { receipt, year, busy, included, rows, decides, onAccept } = props;
  const input = useRef<HTMLInputElement>(null);
  const notify = useNotify();
  const giveUp = async (): Promise<void> => {
    try {
      await call('fillIn.discard', {
        receiptId: receipt.receiptId,
        bookKeys: receipt.books.map(({ bookKey }) => bookKey),
      });
    } catch (error) {
      notify.fault(error);
    }
    endSession();
  };
  return (
    <>
      <Button onClick={() => void giveUp()} disabled={busy}>
        {receipt.books.some(({ acceptable }) => acceptable) ? '放弃这一批' : '关闭'}
      </Button>
      <Button onClick={() => input.current?.click()} disabled={busy}>
        再放入文件
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".xlsx,.xls,.et,.ods,.xlsm"
        aria-label="再放入返回的填报表"
        onChange={(event) => {
          void takeIn([...(event.target.files ?? [])], year);
          event.target.value = '';
        }}
      />
      <WriteButton type="primary" disabled={included === 0} loading={busy} onClick={onAccept}>
        {decides ? '处理完毕' : `接收 ${included} 份`}，更新 {rows} 行
      </WriteButton>
    </>
  );
}
