import type { AnswerView, ProgressRow, RoundUnit } from '../../contract/fillIn.ts';
import type { OccurrenceKey } from '../../contract/occurrenceKey.ts';
import type { UnitId, Year } from '../../domain/brand.ts';
import { STATUS_WORDS } from '../../domain/fillIn/form.ts';
import { isAnswer, roundChanges } from '../../domain/fillIn/changes.ts';
import type { FillInRound, RoundAnswer } from '../../domain/fillIn/round.ts';
import type { RoundChange } from '../../domain/model/documents.ts';
import { occurrenceKey, type OccurrenceText } from '../../domain/model/occurrenceKey.ts';
import type { ServiceContext } from '../app/context.ts';
import { factsIndex } from '../year/views.ts';
import { occurrenceRecords, type OccurrenceRecord, type OccurrenceRecords } from './occurrenceRecords.ts';

/** An answer, and what became of the item with it. */
type Changed = RoundAnswer & { readonly change: RoundChange };

/** What units said of each item, round after round; the rounds up to one of them where it is named. */
function answersOf(
  { store }: ServiceContext,
  year: Year,
  records: OccurrenceRecords,
  until?: FillInRound,
): ReadonlyMap<OccurrenceText, readonly Changed[]> {
  const rounds = store.fillIn.roundsOfYear(year).toReversed();
  const last = until === undefined ? rounds.length : rounds.findIndex(({ id }) => id === until.id) + 1;
  const shown = new Set(rounds.slice(0, last).map(({ id }) => id));
  const answers = store.rounds.answersOfYear(year).filter((answer) => shown.has(answer.roundId) && isAnswer(answer));
  const byItem = Map.groupBy(answers, (answer) => records.keyOf(answer));
  return new Map(
    [...byItem].map(([key, own]) => {
      const changes = roundChanges(own);
      return [key, own.map((answer, at) => Object.assign({ change: changes[at] ?? 'new' }, answer))] as const;
    }),
  );
}

/** What is registered as done does not stand still, whatever its unit says of it. */
function changeNow({ occurrence }: OccurrenceRecord, change: RoundChange): RoundChange {
  const isStill = change === 'same' || change === 'stuck';
  return isStill && occurrence.done >= occurrence.needed ? 'settled' : change;
}

/** The items of a round in the order of its units, with what was said of them this time and the time before. */
export function progressRows(context: ServiceContext, round: FillInRound): readonly ProgressRow[] {
  const { store } = context;
  const { year } = round;
  const records = occurrenceRecords(context, year);
  const answers = answersOf(context, year, records, round);
  const titles = new Map(store.fillIn.roundsOfYear(year).map(({ id, title }) => [id, title]));
  const { unitNames } = factsIndex(store.facts(year));
  const view = (answer: Changed): AnswerView => answerView(answer, titles.get(answer.roundId) ?? '');
  return itemsOf(context, round, records).map(({ key, record }) => {
    const own = answers.get(records.keyOf(key)) ?? [];
    const now = own.at(-1)?.roundId === round.id ? own.at(-1) : undefined;
    const before = now ? own.at(-2) : own.at(-1);
    const said: { answer?: AnswerView; before?: AnswerView } = {};
    if (now) said.answer = view({ ...now, change: changeNow(record, now.change) });
    if (before) said.before = view(before);
    return Object.assign(itemView(record, unitNames.get(key.unitId) ?? ''), said);
  });
}

function itemView({ occurrence, duty }: OccurrenceRecord, unit: string): ProgressRow {
  const { period, dueOn, lamp } = occurrence;
  return { ...occurrenceKey(occurrence), unit, content: duty.content, period: period.label, dueOn, lamp };
}

function answerView({ reportedOn, status, progress, link, change }: Changed, round: string): AnswerView {
  return { round, on: reportedOn, status: status === undefined ? '' : STATUS_WORDS[status], progress, link, change };
}

/** Every item that a round asked for and that is there still, each once, by unit. */
function itemsOf({ store }: ServiceContext, { id, year }: FillInRound, records: OccurrenceRecords) {
  const items = new Map<OccurrenceText, { readonly key: OccurrenceKey; readonly record: OccurrenceRecord }>();
  for (const head of store.fillIn.booksOf(id)) {
    for (const { occurrence: key } of store.fillIn.book(head.id)?.rows ?? []) {
      const record = records.of(key);
      if (record) items.set(records.keyOf(key), { key, record });
    }
  }
  const place = new Map(store.facts(year).units.map((unit, index) => [unit.id, index]));
  const placeOf = (unitId: UnitId) => place.get(unitId) ?? place.size;
  return [...items.values()].toSorted((a, b) => placeOf(a.key.unitId) - placeOf(b.key.unitId));
}

/** How many items of each unit became what in a round. */
export function changesByUnit(
  context: ServiceContext,
  round: FillInRound,
): ReadonlyMap<UnitId, NonNullable<RoundUnit['changes']>> {
  const counts = new Map<UnitId, Partial<Record<RoundChange, number>>>();
  for (const { unitId, answer } of progressRows(context, round)) {
    if (!answer) continue;
    const own = counts.get(unitId) ?? {};
    own[answer.change] = (own[answer.change] ?? 0) + 1;
    counts.set(unitId, own);
  }
  return counts;
}

/** What a unit said of an item in each round, the latest first. */
export function progressHistory(context: ServiceContext, item: OccurrenceKey): readonly AnswerView[] {
  const { store } = context;
  const year = store.duties.yearOf(item.dutyId);
  if (year === undefined) return [];
  const records = occurrenceRecords(context, year);
  const titles = new Map(store.fillIn.roundsOfYear(year).map(({ id, title }) => [id, title]));
  const own = store.rounds
    .answersOf(item.dutyId, item.unitId)
    .filter((answer) => records.keyOf(answer) === records.keyOf(item) && isAnswer(answer));
  const changes = roundChanges(own);
  return own
    .map((answer, at) =>
      answerView(Object.assign({ change: changes[at] ?? ('new' as const) }, answer), titles.get(answer.roundId) ?? ''),
    )
    .toReversed();
}
