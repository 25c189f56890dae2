import { memo } from 'react';
import { clsx } from 'clsx';
import type { CalendarEntry } from '../../electron/contract/calendar.ts';
import { LampMark } from '../ui/Lamp.tsx';
import { entryText } from '../occurrence/entries.ts';
import { LAMP_WORDS } from '../../electron/domain/words/states.ts';
import css from './Chip.module.css';

/** What a chip says when it is pointed at or read aloud. */
export function entryLabel(entry: CalendarEntry): string {
  return `${entry.content}（${entry.period}），${LAMP_WORDS[entry.lamp]}，已办 ${entry.done} / ${entry.total}`;
}

interface ChipProps {
  readonly entry: CalendarEntry;
  readonly selected: boolean;
  /** As high as its wording: of two lines at most in a month's cell, of three where there is room. */
  readonly size: 'lines' | 'tall';
  readonly onOpen?: (entry: CalendarEntry) => void;
}

/** An entry on a day: lamp, content, how many units are done. */
export const Chip = memo(function Chip({ entry, selected, size, onOpen }: ChipProps) {
  return (
    <button
      type="button"
      className={clsx(css['chip'], size === 'tall' ? css['tall'] : css['lines'], selected && css['on'])}
      title={entryLabel(entry)}
      aria-pressed={selected}
      onClick={onOpen && (() => onOpen(entry))}
    >
      <LampMark lamp={entry.lamp} />
      <span className={'grow clamp'}>{entryText(entry)}</span>
      <span className="num sub">
        {entry.done}/{entry.total}
      </span>
    </button>
  );
});
