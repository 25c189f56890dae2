import { addDays, plainDate, type PlainDate } from '../dates/plainDate.ts';
import type { Duty, DutyRule } from '../model/duty.ts';
import { unitsAnswering } from './answering.ts';
import { askingRules, reckoningOf, type CoverageFacts } from './expected.ts';
import { expectedPeriods } from './periods.ts';

/** Stretches of the year in which none of a duty's dated rule versions is in force. */
export interface VersionHoles {
  /** Unit x period that fall due between two versions, had the earlier one gone on. */
  readonly between: number;
  readonly betweenPeriods: readonly string[];
  /** Periods before the first version or after the last, had it held all year. */
  readonly outside: readonly string[];
}

const NONE: VersionHoles = { between: 0, betweenPeriods: [], outside: [] };

interface Hole {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly before: DutyRule | undefined;
  readonly after: DutyRule | undefined;
}

/** The days of the year that no version covers, in order. */
function holes(rules: readonly DutyRule[], first: PlainDate, last: PlainDate): readonly Hole[] {
  const found: Hole[] = [];
  let next = first;
  let before: DutyRule | undefined;
  for (const rule of rules.toSorted((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1))) {
    const from = rule.validFrom ?? first;
    const to = rule.validTo ?? last;
    if (from > next) found.push({ from: next, to: addDays(from, -1), before, after: rule });
    if (to >= next) {
      next = addDays(to, 1);
      before = rule;
    }
  }
  if (next <= last) found.push({ from: next, to: last, before, after: undefined });
  return found;
}

/** Looks for months that fall between the versions of a duty's rules, or outside them. Duties whose rules are all undated have none. */
export function versionHoles(reference: CoverageFacts, duty: Duty): VersionHoles {
  const { facts } = reference;
  const rules = askingRules(facts, duty).filter(({ rule }) => rule.type !== 'triggered');
  if (rules.every(({ validFrom, validTo }) => validFrom === undefined && validTo === undefined)) return NONE;
  const first = plainDate(facts.year, 1, 1);
  const last = plainDate(facts.year, 12, 31);
  if (first === undefined || last === undefined) return NONE;
  let between = 0;
  const betweenPeriods: string[] = [];
  const outside: string[] = [];
  for (const { from, to, before, after } of holes(rules, first, last)) {
    const rule = (before ?? after)?.rule;
    if (rule === undefined) continue;
    for (const { key, dueOn } of expectedPeriods({ rule, validFrom: from, validTo: to }, reckoningOf(reference))) {
      if (before === undefined || after === undefined) {
        outside.push(key);
        continue;
      }
      betweenPeriods.push(key);
      between += Math.max(1, unitsAnswering(facts, duty, dueOn).size);
    }
  }
  return { between, betweenPeriods, outside };
}
