import type { LeftPick } from '../../contract/publications.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { PublicationId, Year } from '../../domain/brand.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import { linkKey } from '../../domain/linkKey.ts';
import { ruleOf } from '../../domain/model/duty.ts';
import { isReturned } from '../../domain/model/ledger.ts';
import { occurrenceKey, occurrenceText } from '../../domain/model/occurrenceKey.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import type { Publication } from '../../domain/model/publication.ts';
import { isVerified } from '../../domain/occurrences/verified.ts';
import { anewFrom, beforeReturn, EXEMPT, isEarly, takesFurther } from '../../domain/registrations/mayRegister.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { writeRegistrations } from '../registrations/fulfilments.ts';
import { findEach, type FoundItem } from '../year/foundItems.ts';
import { factsIndex } from '../year/views.ts';
import { yearMatches } from './matching.ts';
import { newRules, refuseRules } from './rules.ts';
import { publicationSettings } from './settings.ts';
import { itemView } from './views.ts';

type Input = ParsedInputOf<'publications.register'>;
type Wanted = Pick<Input, 'year' | 'picks' | 'accept'>;

/** A publication that is to be registered for an item. */
interface Chosen {
  readonly publication: Publication;
  readonly found: FoundItem;
}

const LONGEST_TITLE = 200;

/** What registering publications comes to. */
export interface RegisterPlan {
  readonly made: readonly Chosen[];
  readonly left: readonly LeftPick[];
  /** Items that are accepted in the ledger as they are registered. */
  readonly closing: readonly Occurrence[];
}

/** What would be registered, left and accepted; unknown publications or items, and a closed year, are refused. */
export async function planRegister(context: ServiceContext, wanted: Wanted): Promise<Outcome<RegisterPlan>> {
  const closed = refuseClosedYear(context, wanted.year);
  if (closed) return { ok: false, error: closed };
  const chosen = findPicks(context, wanted);
  if (!chosen.ok) return chosen;
  const sure = await surePicks(context, wanted);
  if (!sure.ok) return sure;
  const { made, left } = sortOut(context, wanted.year, chosen.value);
  return succeed({ made, left, closing: closedWith(context, wanted, made, sure.value) });
}

/** A registration as its publication shows it. */
export function shownDone({ publication, found }: Chosen) {
  return {
    ...occurrenceKey(found.occurrence),
    doneOn: publication.publishedOn,
    title: publication.title.slice(0, LONGEST_TITLE),
    link: publication.link,
  };
}

/** Registers what publications show to be done, as one command; accepts it too where that is wanted. */
export async function registerMatches(context: ServiceContext, input: Input) {
  const { store, clock } = context;
  const refusal = refuseRules(context, input.rules);
  const plan = await planRegister(context, input);
  if (!plan.ok) return plan;
  if (refusal) return { ok: false as const, error: refusal };
  const rules = newRules(context, input.rules);
  const { made, left, closing } = plan.value;
  if (made.length === 0) return { ok: false as const, error: refuseAll(left) };
  const label = `按发布清单登记办结 ${made.length} 条${closing.length > 0 ? `，销号 ${closing.length} 项` : ''}`;
  return runCommand(context, { label }, () => {
    const items = made.map(shownDone);
    writeRegistrations(context, { items, doneOn: clock.today(), title: '', link: '' });
    store.publicationMatching.judge(
      made.map(({ publication, found }) => ({ publicationId: publication.id, item: occurrenceKey(found.occurrence) })),
      'confirmed',
    );
    for (const occurrence of closing) {
      store.verifications.add({
        ...occurrenceKey(occurrence),
        result: 'accepted',
        on: clock.today(),
        reason: '',
        elements: [],
        by: input.by,
        recordedAt: clock.now(),
      });
    }
    for (const rule of rules) store.publicationMatching.addRule(rule);
    return { registered: made.length, accepted: closing.length, rules: rules.length, left };
  });
}

/** What is meant, each pair once, the earliest publication first; unknown publications and items are refused. */
function findPicks(context: ServiceContext, { year, picks }: Wanted): Outcome<readonly Chosen[]> {
  const known = new Map(
    context.store.publications.some(picks.map(({ publicationId }) => publicationId)).map((one) => [one.id, one]),
  );
  const pairs: { readonly publication: Publication; readonly item: Input['picks'][number]['items'][number] }[] = [];
  const seen = new Set<string>();
  for (const [index, { publicationId, items }] of picks.entries()) {
    const publication = known.get(publicationId);
    if (!publication) {
      return fail('not-found', `第 ${index + 1} 条公开信息已不存在，可能所在的清单刚被删除。请刷新后重试。`, {
        fields: { [`picks.${index}`]: '没有这条公开信息' },
      });
    }
    for (const item of items) {
      const key = `${publicationId} ${occurrenceText(item)}`;
      if (!seen.has(key)) pairs.push({ publication, item });
      seen.add(key);
    }
  }
  const found = findEach(
    context,
    pairs.map(({ item }) => item),
  );
  if (!found.ok) return { ok: false, error: naming(found.error, pairs) };
  const other = found.value.find((one) => one.year !== year);
  if (other) return fail('conflict', `“${other.duty.content}”是 ${other.year} 年度的事项，不能在 ${year} 年度登记。`);
  return succeed(
    found.value
      .flatMap((one, at): readonly Chosen[] => {
        const publication = pairs[at]?.publication;
        return publication ? [{ publication, found: one }] : [];
      })
      // Sorting keeps the order of those of one day.
      .toSorted((a, b) =>
        a.publication.publishedOn < b.publication.publishedOn
          ? -1
          : Number(a.publication.publishedOn > b.publication.publishedOn),
      ),
  );
}

/** The refusal of an item that is not there, by the title that it was to be registered for. */
function naming(error: Failure, pairs: readonly { readonly publication: Publication }[]): Failure {
  const [, place] = /^items\.(\d+)$/u.exec(Object.keys(error.fields ?? {})[0] ?? '') ?? [];
  const title = place === undefined ? undefined : pairs[Number(place)]?.publication.title;
  if (title === undefined) return error;
  const message = `《${title}》对应的应办事项已不存在：事项可能刚被删除，或单位、所属期刚被修改。都没有登记，请取消勾选这一条或另选事项后重试。`;
  return { ...error, message };
}

/** Takes what can be registered; of several publications for what is done once, the earliest. */
function sortOut(
  context: ServiceContext,
  year: Year,
  picks: readonly Chosen[],
): { made: readonly Chosen[]; left: readonly LeftPick[] } {
  const taken = new Set<string>();
  const made: Chosen[] = [];
  const left: LeftPick[] = [];
  const facts = context.store.facts(year);
  for (const pick of picks) {
    const why = whyLeft(context, pick, taken);
    const key = occurrenceText(pick.found.occurrence);
    if (why === undefined) {
      made.push(pick);
      taken.add(key);
      continue;
    }
    const { id, title } = pick.publication;
    left.push({ publicationId: id, title, item: itemView(facts, pick.found.occurrence), why });
  }
  return { made, left };
}

function whyLeft(
  context: ServiceContext,
  { publication, found }: Chosen,
  taken: ReadonlySet<string>,
): string | undefined {
  const { duty, occurrence } = found;
  const { publishedOn, link } = publication;
  if (publishedOn > context.clock.today()) return `发布日期 ${publishedOn} 还没有到`;
  if (occurrence.lamp === 'exempt') return EXEMPT;
  if (isEarly(occurrence, publishedOn)) {
    return `发布日期 ${publishedOn} 早于所属期开始（${occurrence.period.from}），属于提前，请单独登记并写明原因`;
  }
  const returnedOn = anewFrom(occurrence);
  if (returnedOn !== undefined && publishedOn < returnedOn) return beforeReturn(returnedOn, publishedOn);
  const { fulfilments } = factsIndex(context.store.facts(found.year));
  const own = occurrence.fulfilmentIds.flatMap((id) => fulfilments.get(id) ?? []);
  const same = link === '' ? undefined : own.find((done) => done.link !== '' && linkKey(done.link) === linkKey(link));
  if (same) return `这个链接已经登记过（${same.doneOn}）`;
  if (takesFurther(duty, occurrence)) return undefined;
  if (own.length > 0 && !isReturned(occurrence)) return '已经登记过，没有重复登记';
  return taken.has(occurrenceText(occurrence)) ? '这一批里已有更早发布的一条登记了这一项' : undefined;
}

function refuseAll(left: readonly LeftPick[]): Failure {
  const [first] = left;
  const names = first === undefined ? '' : `《${first.title}》（${first.item.unit}，${first.item.period}）${first.why}`;
  const more = left.length > 1 ? `；另有 ${left.length - 1} 条也不能登记` : '';
  return fail('conflict', `没有可以登记的：${names}${more}。`).error;
}

/** Which pairs were 可认, where the setting asks for that. */
async function surePicks(
  context: ServiceContext,
  { year, accept }: Wanted,
): Promise<Outcome<ReadonlySet<string> | 'all'>> {
  if (accept === false) return succeed(new Set());
  const { accepts } = publicationSettings(context);
  if (accept === true || accepts === 'all') return succeed('all');
  if (accepts === 'none') return succeed(new Set());
  const matches = await yearMatches(context, year);
  if (!matches.ok) return matches;
  const sure = matches.value.all.filter((one) => one.class === 'sure');
  return succeed(
    new Set(sure.flatMap(({ publication, items }) => items.map((item) => pairText(publication.id, item)))),
  );
}

function pairText(id: PublicationId, item: Parameters<typeof occurrenceText>[0]): string {
  return `${id} ${occurrenceText(item)}`;
}

/**
 * The items that are closed as they are registered: there is something to check, a link shows it, as many pieces as are wanted are there then, and all
 * that is registered for it is as sure as the setting asks.
 */
function closedWith(
  { store }: ServiceContext,
  { year }: Wanted,
  made: readonly Chosen[],
  sure: ReadonlySet<string> | 'all',
): readonly Occurrence[] {
  if (sure !== 'all' && sure.size === 0) return [];
  if (!store.facts(year).frame.verifies) return [];
  return [...Map.groupBy(made, ({ found }) => found.occurrence)].flatMap(([occurrence, picks]) => {
    const duty = picks[0]?.found.duty;
    const rule = duty && ruleOf(duty, occurrence);
    if (!duty || !rule || !isVerified(duty, rule)) return [];
    const counts = occurrence.lamp !== 'before' && occurrence.lamp !== 'notCounted';
    const isFull = occurrence.done + picks.length >= occurrence.needed;
    const isSure = picks.every(({ publication }) => sure === 'all' || sure.has(pairText(publication.id, occurrence)));
    return counts && isFull && isSure && picks.some(({ publication }) => publication.link !== '') ? [occurrence] : [];
  });
}
