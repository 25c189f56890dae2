import type { DutyId, FillInRoundId, RuleId, Year } from '../../domain/brand.ts';
import type { ComparedTable } from '../../domain/exchange/importCompare.ts';
import { canJoin, joinParts, type ItemPart, type JoinedParts } from '../../domain/exchange/itemParts.ts';
import { currentRules, rulesOf, UNDATED_RULE_ID, type Duty } from '../../domain/model/duty.ts';
import { occurrenceKey, sameOccurrence } from '../../domain/model/occurrenceKey.ts';
import type { TimeRule } from '../../domain/model/timeRule.ts';
import type { Store } from '../../store/store.ts';
import type { ServiceContext } from '../app/context.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { factsIndex } from '../year/views.ts';

/** An item that takes over the duties of its other rows. */
export interface ItemJoin {
  readonly itemId: DutyId;
  readonly parts: readonly DutyId[];
}

/** The item whose first part a duty is, and what of its table becomes of the registrations. */
export interface JoinOutlook {
  readonly parts: number;
  readonly moved: number;
  readonly whole: number;
  readonly partial: number;
}

type Facts = ReturnType<Store['facts']>;

function onRecord(duty: Duty, facts: Facts): Omit<ItemPart, 'owed'> {
  const own = <Fact extends { readonly dutyId: DutyId }>(all: readonly Fact[]) =>
    all.filter(({ dutyId }) => dutyId === duty.id);
  return {
    duty,
    fulfilments: own(facts.fulfilments),
    extensions: own(facts.extensions),
    exemptions: own(facts.exemptions),
  };
}

/** Whether an item with such rules can take over all that is registered for a duty. */
export function mayJoin(store: Store, year: Year, id: DutyId, rules: readonly TimeRule[]): boolean {
  const facts = store.facts(year);
  const duty = factsIndex(facts).duties.get(id);
  return duty !== undefined && canJoin(onRecord(duty, facts), rules);
}

/** The parts of an item as they are on record, the item first. */
function partsOf(context: ServiceContext, year: Year, { itemId, parts }: ItemJoin): readonly ItemPart[] {
  const { facts, ofDuty } = derivedYear(context, year);
  const { duties } = factsIndex(facts);
  return [itemId, ...parts].flatMap((id) => {
    const duty = duties.get(id);
    return duty ? [{ ...onRecord(duty, facts), owed: ofDuty(id).map(occurrenceKey) }] : [];
  });
}

/** What joining the items of a table would do with what is registered for their rows; `undefined` where nothing is joined. */
export function joinOutlook(context: ServiceContext, year: Year, { rows }: ComparedTable): JoinOutlook | undefined {
  let outlook: JoinOutlook | undefined;
  for (const { parts = [], stored, row, changes } of rows) {
    if (!stored || parts.length === 0) continue;
    const known = partsOf(context, year, { itemId: stored.id, parts });
    const reread = changes.some(({ field }) => field === 'timeWording');
    const rules = reread ? row.timeReading.rules.map(({ rule }) => rule) : known[0] ? rulesOf(known[0].duty) : [];
    const { counts } = joinParts(known, rules);
    outlook = {
      parts: (outlook?.parts ?? 0) + parts.length,
      moved: (outlook?.moved ?? 0) + counts.moved,
      whole: (outlook?.whole ?? 0) + counts.whole,
      partial: (outlook?.partial ?? 0) + counts.partial,
    };
  }
  return outlook;
}

/** What the parts of items owed, before anything is written. */
export function planJoining(
  context: ServiceContext,
  year: Year,
  joins: readonly ItemJoin[],
): readonly (ItemJoin & { readonly before: readonly ItemPart[] })[] {
  return joins.map((join) => ({ ...join, before: partsOf(context, year, join) }));
}

/** No round asked for it: what was done of an item is told by the import that joined it. */
const BY_IMPORT = 'import' as FillInRoundId;

/** Joins parts into items that have been given their words and rules; runs inside the import's command. The parts go. */
export function writeJoining(
  { store, clock }: Pick<ServiceContext, 'store' | 'clock'>,
  year: Year,
  joins: ReturnType<typeof planJoining>,
): void {
  if (joins.length === 0) return;
  const facts = store.facts(year);
  const { duties } = factsIndex(facts);
  for (const { itemId, parts, before } of joins) {
    const item = duties.get(itemId);
    if (!item) continue;
    const rules = currentRules(item);
    // What was owed is of the rules before; what is registered for the item itself has followed its rules already.
    const now = before.map((part) => (part.duty.id === itemId ? asItem(item, facts, part) : part));
    const joined = joinParts(
      now,
      rules.map(({ rule }) => rule),
    );
    const ruleAt = (index: number) => rules[index]?.id ?? UNDATED_RULE_ID;
    writeJoined({ store, clock }, year, itemId, now, joined, ruleAt);
    for (const part of parts) store.triggers.moveToDuty(part, itemId);
    store.duties.remove(parts);
  }
}

/** The item among its parts: its rules of before, which its occurrences name, beside those of now. */
function asItem(item: Duty, facts: Facts, { duty, owed }: ItemPart): ItemPart {
  const known = new Set(item.rules.map(({ id }) => id));
  return {
    ...onRecord(item, facts),
    // It is told of by its own words, not by the whole item's.
    duty: { ...item, content: duty.content, rules: [...item.rules, ...duty.rules.filter(({ id }) => !known.has(id))] },
    owed,
  };
}

function writeJoined(
  { store, clock }: Pick<ServiceContext, 'store' | 'clock'>,
  year: Year,
  itemId: DutyId,
  parts: readonly ItemPart[],
  { fulfilments, extensions, exemptions, progress }: JoinedParts,
  ruleAt: (index: number) => RuleId,
): void {
  const idsOf = <Id>(facts: readonly { readonly id: Id }[]) => facts.map(({ id }) => id);
  const gone = <Id>(
    all: readonly (readonly { readonly id: Id }[])[],
    staying: readonly { readonly fact: { readonly id: Id } }[],
  ) => {
    const kept = new Set(staying.map(({ fact }) => fact.id));
    return all.flatMap(idsOf).filter((id) => !kept.has(id));
  };
  store.fulfilments.remove(
    gone(
      parts.map((part) => part.fulfilments),
      fulfilments,
    ),
  );
  store.extensions.remove(
    gone(
      parts.map((part) => part.extensions),
      extensions,
    ),
  );
  store.exemptions.remove(
    gone(
      parts.map((part) => part.exemptions),
      exemptions,
    ),
  );
  for (const { fact, rule } of fulfilments) {
    store.fulfilments.moveToDuty(fact.id, itemId, ruleAt(rule));
    store.itemFacts.moveToDuty(fact, itemId, ruleAt(rule));
  }
  for (const { fact, rule } of extensions) store.extensions.moveToDuty(fact.id, itemId, ruleAt(rule));
  for (const { fact, rule } of exemptions) store.exemptions.moveToDuty(fact.id, itemId, ruleAt(rule));
  const told = Map.groupBy(progress, ({ rule, unitId, periodKey }) => `${rule} ${unitId} ${periodKey}`);
  for (const [first, ...others] of told.values()) {
    if (!first) continue;
    const lines = [first, ...others];
    const reportedOn = lines.reduce((latest, { on }) => (on > latest ? on : latest), first.on);
    const occurrence = { dutyId: itemId, ruleId: ruleAt(first.rule), unitId: first.unitId, periodKey: first.periodKey };
    const before = store.reports.ofYear(year).find((report) => sameOccurrence(report, occurrence));
    const status = lines.every(({ isWhole }) => isWhole) ? ('done' as const) : ('inProgress' as const);
    const said = { status, link: '', remarks: '', roundId: BY_IMPORT, ...before, reportedOn };
    const texts = [before?.progress ?? '', ...lines.map(({ text }) => text)].filter((text) => text !== '');
    store.reports.set(occurrence, { ...said, progress: texts.join('\n') }, clock.now());
  }
}
