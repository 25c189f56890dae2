import { Button, Input, type GetRef } from 'antd';
import { useId, useRef, useState } from 'react';
import type { NoticeItemView, NoticeReadingView } from '../../electron/contract/workdays.ts';
import { ErrorState } from '../ui/states.tsx';
import { QuietTag } from '../ui/Tags.tsx';
import partCss from './part.module.css';
import css from './NoticeBox.module.css';

type TextArea = GetRef<typeof Input.TextArea>;

interface NoticeBoxProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Reads the text; rejects with the app's refusal. */
  readonly onRead: () => Promise<void>;
  /** What was read from this very text. */
  readonly reading: NoticeReadingView | undefined;
}

/** The pasted notice, and what was read from it; each holiday shows the words that it came from. */
export function NoticeBox({ text, onText, onRead, reading }: NoticeBoxProps) {
  const id = useId();
  const box = useRef<TextArea>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const read = async (): Promise<void> => {
    setBusy(true);
    setFault(undefined);
    try {
      await onRead();
    } catch (error) {
      setFault(error);
    } finally {
      setBusy(false);
    }
  };
  const show = ({ span }: NoticeItemView): void => {
    const area = box.current?.resizableTextArea?.textArea;
    area?.focus();
    area?.setSelectionRange(span.start, span.end);
  };
  return (
    <section className={partCss['part']}>
      <label htmlFor={id}>国务院办公厅放假通知</label>
      <Input.TextArea
        id={id}
        ref={box}
        value={text}
        onChange={(event) => onText(event.target.value)}
        maxLength={20_000}
        autoSize={{ minRows: reading ? 2 : 6, maxRows: reading ? 4 : 10 }}
        placeholder={'粘贴通知正文，或照此输入：\n春节：2月6日至12日放假调休，共7天。1月31日（星期日）上班。'}
      />
      <div className={partCss['buttons']}>
        <Button
          type={reading ? 'default' : 'primary'}
          loading={busy}
          disabled={text.trim() === ''}
          onClick={() => void read()}
        >
          {reading ? '重新识别' : '识别'}
        </Button>
        {!reading && <span className="faint">识别后先看变动，确认后才生效。</span>}
      </div>
      {fault !== undefined && <ErrorState error={fault} inline />}
      {reading && <Reading reading={reading} onShow={show} />}
    </section>
  );
}

const LEVEL_WORDS = { error: '有误', ask: '请核对', note: '说明' } as const;

function Reading({
  reading,
  onShow,
}: {
  readonly reading: NoticeReadingView;
  readonly onShow: (item: NoticeItemView) => void;
}) {
  const { items, problems, missing } = reading;
  const partial = items.length > 0 && missing.length > 0;
  return (
    <>
      {problems.length > 0 && (
        <ul className={css['problems']}>
          {problems.map(({ level, message }) => (
            <li key={message} data-level={level}>
              <QuietTag tone={level === 'note' ? 'plain' : 'accent'}>{LEVEL_WORDS[level]}</QuietTag>
              {message}
            </li>
          ))}
        </ul>
      )}
      {partial && <p>没有读到{missing.join('、')}，这些节日保持原来的安排。</p>}
      {items.length > 0 && (
        <ul className={css['items']}>
          {items.map((item) => (
            <li key={`${item.line} ${item.name}`}>
              <button type="button" className={css['item']} title="在通知中标出" onClick={() => onShow(item)}>
                {item.sentence}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
