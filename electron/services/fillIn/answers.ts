import type { ReceiptAnswer } from '../../contract/fillIn.ts';
import type { UnitId } from '../../domain/brand.ts';

/** Something that a unit's book tells of a case: the step that it would be, where it can be one. */
export interface AnswerChange {
  /** The case's. */
  readonly id: string;
  /** Who works on it. */
  readonly unitId: UnitId;
  /** As people call the case. */
  readonly name: string;
  /** Puts the step on record; runs inside a command. */
  readonly write?: () => void;
}

/** What a book that came back says of cases. */
export interface ReviewedAnswers {
  readonly views: readonly ReceiptAnswer[];
  readonly changes: readonly AnswerChange[];
  /** Cases of which each unit wrote something. */
  readonly filled: ReadonlyMap<UnitId, number>;
  readonly notes: readonly string[];
}

export const NO_ANSWERS: ReviewedAnswers = { views: [], changes: [], filled: new Map(), notes: [] };

/** What two sheets of a book say. */
export function joinAnswers(a: ReviewedAnswers, b: ReviewedAnswers): ReviewedAnswers {
  const filled = new Map(a.filled);
  for (const [unitId, count] of b.filled) filled.set(unitId, (filled.get(unitId) ?? 0) + count);
  return {
    views: [...a.views, ...b.views],
    changes: [...a.changes, ...b.changes],
    filled,
    notes: [...a.notes, ...b.notes],
  };
}

/** The answers that a person takes over, or lets stand; what is barred is never taken. */
export function answersTaken(
  { changes }: ReviewedAnswers,
  decided: Readonly<Record<string, boolean>> | undefined,
): readonly AnswerChange[] {
  return changes.filter(({ id, write }) => write !== undefined && (decided?.[id] ?? true));
}
