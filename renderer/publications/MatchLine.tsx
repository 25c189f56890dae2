import { Checkbox } from 'antd';
import { clsx } from 'clsx';
import type { DecidingSpan, MatchClass, MatchItemView, MatchRow } from '../../electron/contract/publications.ts';
import { sameOccurrence } from '../../electron/domain/model/occurrenceKey.ts';
import { MATCH_CLASS_WORDS } from '../../electron/domain/words/publications.ts';
import { MarkedText, type WordingMark } from '../grid/MarkedText.tsx';
import { isOpen, type Review } from './useReview.ts';
import css from './Review.module.css';

interface MatchLineProps {
  readonly row: MatchRow;
  readonly index: number;
  readonly review: Review;
  readonly onPick: () => void;
}

/** A publication on the left, the item that it may fulfil on the right, and how sure that is. */
export function MatchLine({ row, index, review, onPick }: MatchLineProps) {
  const { publication, candidates, why, class: own } = row;
  const item = review.itemOf(row);
  const candidate = item && candidates.find((one) => sameOccurrence(one.item, item));
  const reasons = [...(candidate?.doubts ?? []), ...(candidate?.reasons ?? [])];
  const marks = item ? (candidate?.marks ?? []) : row.marks;
  return (
    // The keys of the screen do the same from everywhere.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div className={clsx(css['line'], review.at === index && css['on'])} onClick={() => review.go(index)}>
      <Checkbox
        aria-label={`勾选：${publication.title}`}
        checked={review.isTicked(row)}
        disabled={!isOpen(row) || !item}
        onChange={() => review.tick(row)}
      />
      <span className={css['what']}>
        <span className="ellipsis" title={publication.title}>
          <Marked text={publication.title} spans={marks.filter((mark) => mark.in === 'title')} />
        </span>
        <span className="ellipsis sub text-sm" title={publication.column}>
          {publication.units.map((unit, at) => (
            <span key={unit}>
              <Marked text={unit} spans={marks.filter((mark) => mark.in === 'unit' && mark.index === at)} />
              {' · '}
            </span>
          ))}
          {publication.publishedOn}
          {publication.dayBasis === 'formed' && '（成文日期）'}
          {publication.column !== '' && ' · '}
          <Marked text={publication.column} spans={marks.filter((mark) => mark.in === 'column')} />
        </span>
      </span>
      <span className={css['arrow']} aria-hidden="true">
        →
      </span>
      {item ? (
        <Item
          item={item}
          reasons={reasons.join('；')}
          why={why}
          more={candidates.length - 1 + row.more}
          onPick={onPick}
        />
      ) : (
        <span className={css['what']}>
          <span className="faint">—</span>
          <span className="ellipsis sub text-sm" title={why}>
            {why}
          </span>
        </span>
      )}
      <ClassWord own={own} />
    </div>
  );
}

/** A text with what of it decided underlined. */
function Marked({ text, spans }: { readonly text: string; readonly spans: readonly DecidingSpan[] }) {
  const marks = spans.map(
    ({ start, end }): WordingMark => ({
      span: { start, end, text: text.slice(start, end) },
      confidence: 'read',
      meaning: '据此对应',
    }),
  );
  return <MarkedText wording={text} marks={marks} />;
}

interface ItemProps {
  readonly item: MatchItemView;
  readonly reasons: string;
  readonly why: string;
  /** Other items that it may be. */
  readonly more: number;
  readonly onPick: () => void;
}

function Item({ item, reasons, why, more, onPick }: ItemProps) {
  // Why it is none comes first: what speaks for the item says no more than that it is meant.
  const said = [why, reasons].filter((part) => part !== '').join('；');
  return (
    <span className={css['what']}>
      <span className="row">
        <span className="ellipsis" title={item.content}>
          {item.content} · {item.period}
        </span>
        {more > 0 && (
          <button type="button" className={css['more']} onClick={onPick}>
            另 {more} 项
          </button>
        )}
      </span>
      <span className="ellipsis sub text-sm" title={said}>
        {item.unit}
        {said !== '' && <span className="faint">　{said}</span>}
      </span>
    </span>
  );
}

/** 可认, 拟认 …: a mark with a shape of its own, and the word. */
export function ClassWord({ own }: { readonly own: MatchClass }) {
  return (
    <span className={css['class']} data-class={own}>
      <i aria-hidden="true" />
      {MATCH_CLASS_WORDS[own]}
    </span>
  );
}
