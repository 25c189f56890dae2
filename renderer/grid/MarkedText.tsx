import type { Confidence, Span } from '../../electron/contract/shared.ts';
import { clsx } from 'clsx';
import { segmentsOf } from './segments.ts';
import css from './MarkedText.module.css';

/** A span of a wording and what was made of it. */
export interface WordingMark {
  readonly span: Span;
  readonly confidence: Confidence;
  /** Shown on hover. */
  readonly meaning: string;
}

/** A wording with the words underlined from which something was read; a wavy line asks for a person's eye. */
export function MarkedText({ wording, marks }: { readonly wording: string; readonly marks: readonly WordingMark[] }) {
  const segments = segmentsOf(
    wording,
    marks.map((mark) => mark.span),
  );
  return (
    <>
      {segments.map((segment) => {
        const found = segment.marks.flatMap((at) => marks[at] ?? []);
        if (found.length === 0) return <span key={segment.start}>{segment.text}</span>;
        const asks = found.some((mark) => mark.confidence !== 'read');
        return (
          <span
            key={segment.start}
            className={clsx(css['marked'], asks && css['ask'])}
            title={found.map((mark) => mark.meaning).join('\n')}
          >
            {segment.text}
          </span>
        );
      })}
    </>
  );
}
