import { memo } from 'react';
import type { CalendarEntry } from '../../electron/contract/calendar.ts';
import { LampMark } from '../ui/Lamp.tsx';
import { entryText } from '../occurrence/entries.ts';
import { LAMP_WORDS } from '../../electron/domain/words/states.ts';

/** What a chip says when it is pointed at or read aloud. */
export function entryLabel(entry: CalendarEntry): string {
  return `${entry.content}（${entry.period}），${LAMP_WORDS[entry.lamp]}，已办 ${entry.done} / ${entry.total}`;
}

interface ChipProps {
  readonly entry: CalendarEntry;
  readonly selected: boolean;
  readonly onOpen?: (entry: CalendarEntry) => void;
}

/** An entry on a day: lamp, content, how many units are done. */
export const Chip = memo(function Chip({ entry, selected, onOpen }: ChipProps) {
  return (
    <button
      type="button"
      className={selected ? 'chip chip-on' : 'chip'}
      title={entryLabel(entry)}
      aria-pressed={selected}
      onClick={onOpen && (() => onOpen(entry))}
    >
      <LampMark lamp={entry.lamp} />
      <span className="chip-text">{entryText(entry)}</span>
      <span className="num chip-count">
        {entry.done}/{entry.total}
      </span>
    </button>
  );
});
