import type { CopyLabel, DataContent } from '../model/backup.ts';
import type { Harm } from '../model/harm.ts';

/** A state of the data that a person chose, by a restore or by saying so. What copies of before hold beyond it was left behind on purpose. */
export interface Settled {
  /** The highest sequence that a copy had then. */
  readonly sequence: number;
  /** The last thing that was done in the data that was chosen: without it, the data is no longer what was chosen. */
  readonly last: string | undefined;
}

/** The open data, as far as copies are compared with it. */
interface Here {
  readonly workspaceId: string | undefined;
  /** Whether its log has a command. */
  knows(commandId: string): boolean;
}

interface Held {
  readonly label: CopyLabel;
  readonly holds: DataContent | Harm;
}

/**
 * The copies that hold something last done which the open data of the same workspace has lost: a log that did not survive, an older file put in its
 * place. Their order is kept.
 */
export function copiesAhead<Copy extends Held>(
  copies: readonly Copy[],
  here: Here,
  settled: Settled | undefined,
): readonly Copy[] {
  const { workspaceId } = here;
  if (workspaceId === undefined) return [];
  const upTo = settledUpTo(copies, here, settled);
  return copies.filter(
    ({ label, holds }) =>
      label.sequence > upTo &&
      !('kind' in holds) &&
      holds.workspaceId === workspaceId &&
      holds.last !== undefined &&
      !here.knows(holds.last.id),
  );
}

/** Where no choice is noted, the copy that each restore makes beforehand tells of the last one. */
function settledUpTo(copies: readonly Held[], here: Here, settled: Settled | undefined): number {
  if (settled) return settled.last === undefined || here.knows(settled.last) ? settled.sequence : 0;
  return Math.max(0, ...copies.flatMap(({ label }) => (label.kind === 'beforeRestore' ? [label.sequence] : [])));
}
