import type { UnitId } from '../brand.ts';
import { normaliseName } from '../units/names.ts';
import type { MatchRule, Publication } from '../model/publication.ts';
import { columnSteps } from '../columns.ts';

/** A column as it is compared: its steps without blanks. */
function stepsOf(column: string): readonly string[] {
  return columnSteps(column).map(({ text }) => normaliseName(text));
}

function endsWith(steps: readonly string[], last: readonly string[]): boolean {
  const from = steps.length - last.length;
  return from >= 0 && last.every((step, index) => steps[from + index] === step);
}

/** Tells which of the rules hold for a publication. */
export interface RuleIndex {
  of(publication: Pick<Publication, 'title' | 'column'>, units: ReadonlySet<UnitId>): readonly MatchRule[];
}

interface Prepared {
  readonly rule: MatchRule;
  readonly column: readonly string[];
  readonly words: readonly string[];
}

/** Whether the words of a rule stand in a title. */
function hasWords({ words }: Prepared, title: string): boolean {
  return words.every((word) => title.includes(word));
}

/** How much a rule asks for; where two contradict each other the one that asks for more holds. */
export function strictness({ column, words, unitId }: MatchRule): number {
  return (column === '' ? 0 : 2) + words.length + (unitId === undefined ? 0 : 1);
}

/** Looks rules up by the last step of their column; those without a column are tried on each title. */
export function ruleIndex(rules: readonly MatchRule[]): RuleIndex {
  const prepared = rules
    .filter(({ column, words }) => column !== '' || words.length > 0)
    .map((rule): Prepared => ({ rule, column: stepsOf(rule.column), words: rule.words.map(normaliseName) }));
  const byStep = Map.groupBy(prepared, ({ column }) => column.at(-1) ?? '');
  const ofColumn = new Map<string, readonly Prepared[]>();
  const candidates = (column: string): readonly Prepared[] => {
    const known = ofColumn.get(column);
    if (known !== undefined) return known;
    const steps = stepsOf(column);
    const own = (byStep.get(steps.at(-1) ?? '') ?? []).filter(
      (one) => one.column.length > 0 && endsWith(steps, one.column),
    );
    const all = [...own, ...(byStep.get('') ?? [])];
    ofColumn.set(column, all);
    return all;
  };
  return {
    of(publication, units) {
      const all = candidates(publication.column);
      if (all.length === 0) return [];
      const title = normaliseName(publication.title);
      return all.flatMap((one) => {
        const { unitId } = one.rule;
        return (unitId === undefined || units.has(unitId)) && hasWords(one, title) ? [one.rule] : [];
      });
    },
  };
}

type RuleFacts = Omit<MatchRule, 'id'>;

/** What a rule asks, as it is compared: the column's steps, the words in any order, the unit. */
function conditionOf({ column, words, unitId }: RuleFacts): string {
  return JSON.stringify([stepsOf(column), [...new Set(words.map(normaliseName))].sort(), unitId ?? '']);
}

/** Whether two rules say the same of the same publications; why something does not count tells nothing. */
export function isSameRule(one: RuleFacts, other: RuleFacts): boolean {
  if (conditionOf(one) !== conditionOf(other) || one.effect.kind !== other.effect.kind) return false;
  return one.effect.kind === 'ignore' || other.effect.kind === 'ignore' || one.effect.dutyId === other.effect.dutyId;
}

/** From the effect that holds against all others to the one that holds against none. */
const HOLDS: readonly MatchRule['effect']['kind'][] = ['ignore', 'notDuty', 'duty'];

/** The rules that ask the same as one and contradict it, with which of the two holds: 不计 goes first, then 不是, then 是. Several duties do not. */
export function contradictions<Known extends RuleFacts>(
  rule: RuleFacts,
  known: readonly Known[],
): readonly { readonly rule: Known; readonly isStronger: boolean }[] {
  const rank = ({ effect }: RuleFacts): number => HOLDS.indexOf(effect.kind);
  return known.flatMap((other) => {
    const isOther = rank(other) !== rank(rule) && conditionOf(other) === conditionOf(rule);
    const isOfDuty =
      other.effect.kind === 'ignore' || rule.effect.kind === 'ignore' || other.effect.dutyId === rule.effect.dutyId;
    return isOther && isOfDuty ? [{ rule: other, isStronger: rank(other) < rank(rule) }] : [];
  });
}
