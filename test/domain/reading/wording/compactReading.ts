import type { TimeReading } from '../../../../electron/domain/reading/wording/reading.ts';

const MARKS = { sure: '=', likely: '≈', ask: '?' } as const;
/** Said of nearly every rule; a golden line names only what differs. */
const USUAL = new Set(['none', 'same']);

function flat(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return USUAL.has(String(value)) ? [] : [String(value)];
  return Object.values(value).flatMap(flat);
}

/** A reading in one short line: each rule with how sure it is (= read, ≈ read by a rule of the field, ? proposed), and 待核 where it asks. */
export function compactReading({ rules, check, shift }: TimeReading): string {
  const parts = [
    ...rules.map(({ rule, confidence }) => `${MARKS[confidence]}${flat(rule).join(' ')}`),
    ...(shift === undefined ? [] : [`shift ${flat(shift).join(' ')}`]),
    ...(check === undefined ? [] : ['待核']),
  ];
  return parts.join('; ') || '-';
}
