import type { OccurrenceView } from '../../electron/contract/duties.ts';

type Named = Pick<OccurrenceView, 'unit' | 'unitId'>;

/** 区财政局, 区财政局等 3 个单位, or 区财政局 5 项 where a unit is meant for several periods. */
export function unitsWords(occurrences: readonly Named[]): string {
  const first = occurrences[0]?.unit ?? '';
  const units = new Set(occurrences.map(({ unitId }) => unitId)).size;
  const names = units === 1 ? first : `${first}等 ${units} 个单位`;
  return units === occurrences.length ? names : `${names} ${occurrences.length} 项`;
}

/** 3 个单位, or 5 项. */
export function countWords(occurrences: readonly Named[]): string {
  const units = new Set(occurrences.map(({ unitId }) => unitId)).size;
  return units === occurrences.length ? `${units} 个单位` : `${occurrences.length} 项`;
}
