import type { ComponentProps } from 'react';
import { UnreadItems } from '../../ui/UnreadItems.tsx';
import css from './Facts.module.css';

interface UnreadLinesProps extends ComponentProps<typeof UnreadItems> {
  readonly notes?: readonly string[];
}

const NONE: readonly string[] = [];

/** What of a table was not read, and why. */
export function UnreadLines({ leftOut, skippedSheets, notes = NONE }: UnreadLinesProps) {
  if (leftOut.length + skippedSheets.length + notes.length === 0) return null;
  return (
    <ul className={css['about']}>
      <UnreadItems leftOut={leftOut} skippedSheets={skippedSheets} />
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
