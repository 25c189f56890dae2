import type { RuleId } from '../brand.ts';
import { assertNever } from '../brand.ts';
import { chineseDate } from '../dates/chineseDate.ts';
import { type PlainDate } from '../dates/plainDate.ts';
import { UNDATED_RULE, UNDATED_RULE_ID, type Duty, type DutyRule } from '../model/duty.ts';
import type { OccurrenceKey } from '../model/occurrenceKey.ts';
import type { Exemption, Extension, Fulfilment } from '../model/registrations.ts';
import type { TimeRule } from '../model/timeRule.ts';
import { pairRules, samePeriods } from '../rules/pair.ts';

/** One of the duties that become one item, with what is on record for it. */
export interface ItemPart {
  readonly duty: Pick<Duty, 'id' | 'content' | 'rules'>;
  /** What it owed: a part that does not owe an occurrence is not waited for. */
  readonly owed: readonly OccurrenceKey[];
  readonly fulfilments: readonly Fulfilment[];
  readonly extensions: readonly Extension[];
  readonly exemptions: readonly Exemption[];
}

/** Whom an occurrence of the item concerns: its rule by its place among the item's. */
export interface ItemOccurrence extends Pick<OccurrenceKey, 'unitId' | 'periodKey'> {
  readonly rule: number;
}

/** A fact that becomes one of the item's. */
interface Moved<Fact> {
  readonly fact: Fact;
  readonly rule: number;
}

/** What becomes of what was registered for the parts. */
export interface JoinedParts {
  readonly fulfilments: readonly Moved<Fulfilment>[];
  readonly extensions: readonly Moved<Extension>[];
  readonly exemptions: readonly Moved<Exemption>[];
  /**
   * What was done of an occurrence of which some part is not done, a line for each registration; and of one that is done, a line for each whose title,
   * link or other note does not stand in the registration of the latest day.
   */
  readonly progress: readonly (ItemOccurrence & {
    readonly text: string;
    readonly on: PlainDate;
    readonly isWhole: boolean;
  })[];
  /** Registrations of parts that stand in whole occurrences, how many occurrences these are, and the registrations of the others. */
  readonly counts: { readonly moved: number; readonly whole: number; readonly partial: number };
}

/** The rule of an item that takes over what a part has registered, for each of the part's; rules that have no heir are left out. */
function heirs(rules: readonly DutyRule[], item: readonly TimeRule[]): ReadonlyMap<RuleId, number> {
  const { continued, left } = pairRules(rules, item, samePeriods);
  const found = new Map([...continued].map(([index, { id }]) => [id, index]));
  for (const { id, rule } of left) {
    const index = item.findIndex((each) => samePeriods(each, rule));
    if (index >= 0) found.set(id, index);
  }
  const undated = item.findIndex((each) => samePeriods(each, UNDATED_RULE.rule));
  if (undated >= 0) found.set(UNDATED_RULE_ID, undated);
  return found;
}

/** Whether an item with such rules can take over all that is registered for a part. */
export function canJoin(part: Omit<ItemPart, 'owed'>, item: readonly TimeRule[]): boolean {
  const heir = heirs(part.duty.rules, item);
  return [...part.fulfilments, ...part.extensions, ...part.exemptions].every(({ ruleId }) => heir.has(ruleId));
}

/**
 * Joins the registrations of an item's parts; the first part becomes the item. An occurrence of the item is done when every part that owed it was, on the
 * latest of their days, and the titles and links of the others are told beside it; where some part is not done it is not, and what was done is told as
 * progress. Pieces of a quota and answers to triggers are each
 * their own, and all become the item's.
 */
export function joinParts(parts: readonly ItemPart[], item: readonly TimeRule[]): JoinedParts {
  const placed = parts.map((part) => {
    const heir = heirs(part.duty.rules, item);
    const place = <Fact extends OccurrenceKey>(facts: readonly Fact[]): Map<string, Moved<Fact>[]> =>
      Map.groupBy(
        facts.flatMap((fact): Moved<Fact>[] => {
          const rule = heir.get(fact.ruleId);
          return rule === undefined ? [] : [{ fact, rule }];
        }),
        ({ fact, rule }) => `${rule} ${fact.unitId} ${fact.periodKey}`,
      );
    const { duty, owed, fulfilments, extensions, exemptions } = part;
    return {
      duty,
      owed: place(owed),
      fulfilments: place(fulfilments),
      extensions: place(extensions),
      exemptions: place(exemptions),
    };
  });
  const fulfilments: Moved<Fulfilment>[] = [];
  const exemptions: Moved<Exemption>[] = [];
  const progress: JoinedParts['progress'][number][] = [];
  let [moved, whole, partial] = [0, 0, 0];
  for (const key of keysOf(placed.map((part) => part.fulfilments))) {
    const done = placed.flatMap((part) => part.fulfilments.get(key) ?? []);
    const rule = item[done[0]?.rule ?? -1] ?? UNDATED_RULE.rule;
    const missing = placed.some(
      (part) => part.owed.has(key) && !part.fulfilments.has(key) && !part.exemptions.has(key),
    );
    if (eachIsItsOwn(rule)) fulfilments.push(...done);
    else {
      const [kept] = missing ? [] : done.toSorted((a, b) => (a.fact.doneOn < b.fact.doneOn ? 1 : -1));
      if (kept) fulfilments.push(kept);
      for (const { duty, fulfilments: own } of placed) {
        const others = (own.get(key) ?? []).filter((one) => !kept || (one !== kept && saysMore(one.fact, kept.fact)));
        progress.push(...others.map((one) => told(duty, one, kept !== undefined)));
      }
    }
    if (missing && !eachIsItsOwn(rule)) partial += done.length;
    else {
      moved += done.length;
      whole += 1;
    }
  }
  for (const key of keysOf(placed.map((part) => part.exemptions))) {
    const owing = placed.filter((part) => part.owed.has(key) || part.exemptions.has(key));
    const [first] = owing.flatMap((part) => part.exemptions.get(key) ?? []);
    if (first && owing.every((part) => part.exemptions.has(key))) exemptions.push(first);
  }
  const extensions = [...keysOf(placed.map((part) => part.extensions))].flatMap((key) =>
    placed
      .flatMap((part) => part.extensions.get(key) ?? [])
      .toSorted((a, b) => (a.fact.dueOn < b.fact.dueOn ? 1 : -1))
      .slice(0, 1),
  );
  return { fulfilments, extensions, exemptions, progress, counts: { moved, whole, partial } };
}

function keysOf(places: readonly ReadonlyMap<string, unknown>[]): ReadonlySet<string> {
  return new Set(places.flatMap((place) => [...place.keys()]));
}

function eachIsItsOwn({ type }: TimeRule): boolean {
  switch (type) {
    case 'quota':
    case 'triggered':
      return true;
    case 'recurring':
    case 'interval':
    case 'once':
    case 'minimumDuration':
    case 'continuous':
      return false;
    default:
      return assertNever(type);
  }
}

/** Whether a registration says what is lost where another stands for it. */
function saysMore(
  { title, link, takenDownOn, earlyReason = '' }: Fulfilment,
  kept: Pick<Fulfilment, 'title' | 'link'>,
): boolean {
  const isNew = (text: string, other: string) => text !== '' && text !== other;
  return isNew(title, kept.title) || isNew(link, kept.link) || takenDownOn !== undefined || earlyReason !== '';
}

/** 内设机构：2021年3月20日办结，《机构设置》，https://… */
function told(
  { content }: Pick<Duty, 'content'>,
  { fact, rule }: Moved<Fulfilment>,
  isWhole: boolean,
): JoinedParts['progress'][number] {
  const { unitId, periodKey, doneOn, title, link, takenDownOn, earlyReason = '' } = fact;
  const where = [
    `${chineseDate(doneOn)}办结`,
    ...(title === '' ? [] : [`《${title}》`]),
    ...(link === '' ? [] : [link]),
    ...(earlyReason === '' ? [] : [`提前：${earlyReason}`]),
    ...(takenDownOn === undefined ? [] : [`${chineseDate(takenDownOn)}撤下`]),
  ];
  return { rule, unitId, periodKey, on: doneOn, text: `${content}：${where.join('，')}`, isWhole };
}
