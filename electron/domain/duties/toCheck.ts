/** What a person must still decide about a duty: when, or who. */
export type OpenQuestion = 'time' | 'units';

/** A duty, or a row that would become one, with its questions in Chinese. */
export interface Questioned {
  readonly timeCheck?: string | undefined;
  readonly unitsCheck?: string | undefined;
}

/**
 * The questions that stand open (待核), proposed and asked ones alike, until a person settles them. Rows, headers, the rail, 今日, filters and states
 * all count by this.
 */
export function openQuestions({ timeCheck, unitsCheck }: Questioned): readonly OpenQuestion[] {
  return [
    ...(timeCheck === undefined ? [] : ['time' as const]),
    ...(unitsCheck === undefined ? [] : ['units' as const]),
  ];
}

/** Whether a duty is 待核. */
export function isToCheck(duty: Questioned): boolean {
  return openQuestions(duty).length > 0;
}

/** How many of them are 待核. */
export function countToCheck(duties: readonly Questioned[]): number {
  return duties.filter(isToCheck).length;
}
