import { Input } from 'antd';
import { useDeferredValue, useEffect, useState, type KeyboardEvent } from 'react';
import type { MatchItemView, MatchRow } from '../../electron/contract/publications.ts';
import { occurrenceText } from '../../electron/domain/model/occurrenceKey.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { VirtualRows } from '../grid/VirtualRows.tsx';
import { shortDate } from '../ui/dates.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { LampWord } from '../ui/Lamp.tsx';
import { ErrorState } from '../ui/states.tsx';
import css from './Review.module.css';

interface PickItemProps {
  readonly row: MatchRow;
  readonly onPick: (item: MatchItemView) => void;
  readonly onClose: () => void;
}

/** 另选事项: the likely ones first; others by words of unit, duty or period. */
export function PickItemDialog({ row, onPick, onClose }: PickItemProps) {
  const year = useYear();
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const query = useAppQuery('publications.itemsFor', { year, id: row.publication.id, text: asked });
  const items = query.data ?? [];
  const [at, setAt] = useState(0);
  const current = Math.min(at, items.length - 1);
  // What is shown may still be the answer to what was typed before: Enter waits for its own.
  const [isWanted, setWanted] = useState(false);
  const isFresh = asked === text.trim() && query.data !== undefined && !query.isPlaceholderData;
  const chosen = isWanted && isFresh ? items[current] : undefined;
  useEffect(() => {
    if (chosen) onPick(chosen);
  }, [chosen, onPick]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setAt(Math.max(0, Math.min(current + (event.key === 'ArrowDown' ? 1 : -1), items.length - 1)));
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      setWanted(true);
    }
  };
  return (
    <Dialog title="另选事项" onCancel={onClose} footer={null} width={640}>
      <p className={css['picked']}>
        {row.publication.title}
        <span className="sub num">（{row.publication.publishedOn}）</span>
      </p>
      <Input
        aria-label="查找事项"
        placeholder="单位、序号、事项、所属期，可写几个词"
        value={text}
        maxLength={200}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
          setWanted(false);
        }}
        onKeyDown={onKeyDown}
      />
      {query.error && <ErrorState error={query.error} inline />}
      <div className={css['choices']}>
        <VirtualRows
          count={items.length}
          estimate={() => 33}
          keyOf={(index) => (items[index] ? occurrenceText(items[index]) : String(index))}
          current={current}
          label="可选的事项"
        >
          {(index) => {
            const item = items[index];
            return item && <Choice item={item} onPick={onPick} />;
          }}
        </VirtualRows>
      </div>
      {query.data?.length === 0 && (
        <p className="sub">{asked === '' ? '没有相近的事项，请写单位或事项中的词查找。' : '没有找到，请换个词。'}</p>
      )}
    </Dialog>
  );
}

function Choice({ item, onPick }: { readonly item: MatchItemView; readonly onPick: (item: MatchItemView) => void }) {
  return (
    <button type="button" className={css['choice']} onClick={() => onPick(item)}>
      <span className="ellipsis grow" title={item.content}>
        <b>{item.unit}</b> {item.content}
      </span>
      <span className="sub">{item.period}</span>
      <span className="num sub">{item.dueOn === undefined ? '' : shortDate(item.dueOn)}</span>
      <LampWord lamp={item.lamp} placed />
    </button>
  );
}
