import type { ParsedInputOf } from '../../electron/contract/index.ts';
import type { ProposedSlip, SlipProposal } from '../../electron/contract/reminders.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { occurrenceKey } from '../../electron/domain/model/occurrenceKey.ts';

/** What a person changed of a proposal; what is not named stands as proposed. */
export interface SlipChoices {
  /** Slips that are not to be made. */
  readonly left: ReadonlySet<string>;
  /** Other levels, by slip. */
  readonly levels: ReadonlyMap<string, number>;
  /** The number that a level begins with; `null` while its box is empty. */
  readonly starts: ReadonlyMap<number, number | null>;
  readonly replies: ReadonlyMap<number, PlainDate>;
}

export const NO_CHOICES: SlipChoices = { left: new Set(), levels: new Map(), starts: new Map(), replies: new Map() };

/** A proposed slip with what was chosen for it. */
export interface DraftSlip {
  readonly key: string;
  readonly slip: ProposedSlip;
  readonly level: number;
  readonly levelName: string;
  readonly isChosen: boolean;
  /** Absent where it is not to be made, or its level has no number to begin with. */
  readonly number?: number;
  readonly replyBy: PlainDate;
}

/** What there is of one level. */
export interface DraftLevel {
  readonly level: number;
  readonly name: string;
  readonly fullMark: string;
  readonly count: number;
  readonly start: number | null;
  readonly replyBy: PlainDate;
}

export function slipKey({ unitId, level }: ProposedSlip): string {
  return `${level} ${unitId}`;
}

/** The slips of a proposal as chosen, and their levels; numbers run on in the order of the list. */
export function draftOf(
  { slips, levels }: SlipProposal,
  choices: SlipChoices,
): { readonly slips: readonly DraftSlip[]; readonly levels: readonly DraftLevel[] } {
  const startOf = (level: number) => {
    const chosen = choices.starts.get(level);
    return chosen === undefined ? (levels[level - 1]?.next ?? null) : chosen;
  };
  const counts = new Map<number, number>();
  const drafts = slips.flatMap((slip): readonly DraftSlip[] => {
    const key = slipKey(slip);
    const level = Math.min(choices.levels.get(key) ?? slip.level, slip.highest);
    const known = levels[level - 1];
    if (!known) return [];
    const isChosen = !choices.left.has(key);
    const before = counts.get(level) ?? 0;
    const start = startOf(level);
    counts.set(level, before + Number(isChosen));
    return [
      {
        key,
        slip,
        level,
        levelName: known.name,
        isChosen,
        ...(isChosen && start !== null ? { number: start + before } : {}),
        replyBy: choices.replies.get(level) ?? known.replyBy,
      },
    ];
  });
  return {
    slips: drafts,
    levels: levels.flatMap(({ name, fullMark, replyBy }, index): readonly DraftLevel[] => {
      const level = index + 1;
      const count = counts.get(level);
      if (count === undefined) return [];
      const reply = choices.replies.get(level) ?? replyBy;
      return [{ level, name, fullMark, count, start: startOf(level), replyBy: reply }];
    }),
  };
}

/** A draft as it is made or looked at; without a number of its own it is looked at under 1. */
export function slipInput({ slip, level, number = 1, replyBy }: DraftSlip): ParsedInputOf<'reminders.preview'>['slip'] {
  return { unitId: slip.unitId, level, number, replyBy, items: slip.items.map(occurrenceKey) };
}
