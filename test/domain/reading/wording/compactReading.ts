import type { TimeReading } from '../../../../electron/domain/reading/wording/reading.ts';

const MARKS = { read: '=', proposed: '?', asked: '!' } as const;
/** Said of nearly every rule; a golden line names only what differs. */
const USUAL = new Set(['none', 'same']);

function flat(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return USUAL.has(String(value)) ? [] : [String(value)];
  return Object.values(value).flatMap(flat);
}

/** A reading in one short line: each rule with its standing (= read, ≈ read with a note, ? proposed, ! asked), and 待核 where a person must decide. */
export function compactReading({ rules, suggestions = [], check, shift }: TimeReading): string {
  const parts = [
    ...[...rules, ...suggestions].map(
      ({ rule, confidence, note }) =>
        `${confidence === 'read' && note !== undefined ? '≈' : MARKS[confidence]}${flat(rule).join(' ')}`,
    ),
    ...(shift === undefined ? [] : [`shift ${flat(shift).join(' ')}`]),
    ...(check === undefined ? [] : ['待核']),
  ];
  return parts.join('; ') || '-';
}
