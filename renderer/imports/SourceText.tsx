import { useEffect, useMemo, useRef } from 'react';
import { clsx } from 'clsx';
import type { PreviewRow, TablePreview } from '../../electron/contract/imports.ts';
import { segmentsOf, type Segment } from '../grid/segments.ts';
import { VirtualRows } from '../grid/VirtualRows.tsx';
import { headingLength, paragraphKind, sentencesOf, type AskingSentence } from './pageText.ts';
import css from './SourceText.module.css';

interface SourceTextProps {
  readonly sheet: string;
  readonly title: string;
  readonly grid: TablePreview['grid'];
  readonly rows: readonly PreviewRow[];
  /** The row of the reading that is looked at. */
  readonly current: PreviewRow | undefined;
  /** A paragraph to look at for another reason: it was left out. */
  readonly lookAt?: number | undefined;
  readonly onPick?: (key: string) => void;
}

const NONE: readonly AskingSentence[] = [];

/** A document as a page of paragraphs, with the sentences that ask for something. */
export function SourceText({ sheet, title, grid, rows, current, lookAt, onPick }: SourceTextProps) {
  const sentences = useMemo(() => sentencesOf({ rows, grid }), [rows, grid]);
  const paragraph = lookAt ?? current?.gridRow;
  return (
    <VirtualRows
      className={css['page']}
      label={`原文 ${sheet}`}
      count={grid.rows.length}
      estimate={(index) => 16 + 26 * Math.ceil(((grid.rows[index]?.[0] ?? '').length + 2) / 26)}
      keyOf={String}
      {...(paragraph === undefined ? {} : { current: paragraph })}
    >
      {(index) => (
        <Paragraph
          text={grid.rows[index]?.[0] ?? ''}
          title={title}
          sentences={sentences.get(index) ?? NONE}
          currentKey={current?.gridRow === index ? current.key : undefined}
          looked={lookAt === index}
          onPick={onPick}
        />
      )}
    </VirtualRows>
  );
}

interface ParagraphProps {
  readonly text: string;
  readonly title: string;
  readonly sentences: readonly AskingSentence[];
  readonly currentKey: string | undefined;
  readonly looked: boolean;
  readonly onPick: ((key: string) => void) | undefined;
}

function Paragraph({ text, title, sentences, currentKey, looked, onPick }: ParagraphProps) {
  const kind = paragraphKind(text, title);
  const heading = headingLength(text, kind);
  // The heading is cut like one more sentence, and told apart by its place: it comes last.
  const segments = segmentsOf(
    text,
    [...sentences, { start: 0, end: heading }].map(({ start, end }) => ({ start, end, text: '' })),
  );
  return (
    <p
      className={clsx(css['para'], looked && css['looked'])}
      // A paragraph that only begins with a heading is set as text.
      data-kind={heading === text.length ? kind : 'text'}
    >
      {segments.map((segment) => (
        <Stretch
          key={segment.start}
          segment={segment}
          isHeading={segment.start < heading}
          sentence={innermost(segment, sentences, currentKey)}
          currentKey={currentKey}
          onPick={onPick}
        />
      ))}
    </p>
  );
}

/** Where sentences lie in each other, the one that is looked at counts, else the shortest. */
function innermost(
  { marks }: Segment,
  sentences: readonly AskingSentence[],
  currentKey: string | undefined,
): AskingSentence | undefined {
  const over = marks.flatMap((at) => sentences[at] ?? []);
  const current = over.find(({ rows }) => currentKey !== undefined && rows.includes(currentKey));
  return current ?? over.toSorted((a, b) => a.end - a.start - (b.end - b.start))[0];
}

interface StretchProps {
  readonly segment: Segment;
  readonly isHeading: boolean;
  readonly sentence: AskingSentence | undefined;
  readonly currentKey: string | undefined;
  readonly onPick: ((key: string) => void) | undefined;
}

function Stretch({ segment, isHeading, sentence, currentKey, onPick }: StretchProps) {
  const mark = useRef<HTMLElement>(null);
  const isCurrent = sentence !== undefined && currentKey !== undefined && sentence.rows.includes(currentKey);
  const isFirst = isCurrent && segment.start === sentence.start;
  useEffect(() => {
    // A paragraph may be longer than the page: its sentence is what must be in sight.
    if (isFirst) mark.current?.scrollIntoView({ block: 'nearest' });
  }, [isFirst]);
  const words = isHeading ? <b>{segment.text}</b> : segment.text;
  if (!sentence) return <span>{words}</span>;
  return (
    // The sentences are walked with the keys in the list beside; a click here is a short cut to the same.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <mark
      ref={mark}
      className={css['sentence']}
      aria-current={isCurrent || undefined}
      onClick={() => onPick?.(nextOf(sentence, currentKey))}
    >
      {words}
    </mark>
  );
}

/** A click on the sentence that is looked at goes on to the next row read from it. */
function nextOf({ rows }: AskingSentence, currentKey: string | undefined): string {
  const at = currentKey === undefined ? -1 : rows.indexOf(currentKey);
  return rows[at + 1] ?? rows[0];
}
