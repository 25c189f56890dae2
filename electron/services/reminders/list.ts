import type { FileState } from '../../contract/evidence.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { SlipView, UnitSlips } from '../../contract/reminders.ts';
import type { UnitId, Year } from '../../domain/brand.ts';
import { fail, succeed } from '../../domain/failure.ts';
import type { Reminder } from '../../domain/model/ledger.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import { occurrenceText } from '../../domain/model/occurrenceKey.ts';
import { isOpen } from '../../domain/reminders/pressing.ts';
import { slipEvents, slipState, type SlipEvent } from '../../domain/reminders/slips.ts';
import type { ServiceContext } from '../app/context.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { factsIndex } from '../year/views.ts';
import { paperItems } from '../papers/facts.ts';
import { itemsOfYear, slipItem } from './propose.ts';

/** The slips of a year, or of one unit in it, the latest first. */
export async function list(context: ServiceContext, { year, unitId }: ParsedInputOf<'reminders.list'>) {
  const { store } = context;
  if (!store.workspace.year(year)) return fail('not-found', `还没有 ${year} 年度。`);
  const slips = store.reminders.ofYear(year).filter((slip) => unitId === undefined || slip.unitId === unitId);
  const { unitNames } = factsIndex(store.facts(year));
  const nameOf = (id: string) => unitNames.get(id) ?? '';
  const occurrences = itemsOfYear(context, year);
  const states = new Map<string, FileState>();
  for (const { file } of slips) if (file) states.set(file.sha256, await context.evidenceFolder.stateOf(file.sha256));
  return succeed({
    slips: slips
      .toReversed()
      .map((slip) => slipView(context, year, slip, { occurrences, unit: nameOf(slip.unitId), states })),
    units: [...Map.groupBy(slipEvents(slips), ({ unitId: id }) => id)].map(([id, events]) =>
      summed(id, nameOf(id), events),
    ),
  });
}

function slipView(
  context: ServiceContext,
  year: Year,
  slip: Reminder,
  {
    occurrences,
    unit,
    states,
  }: {
    readonly occurrences: ReadonlyMap<string, Occurrence>;
    readonly unit: string;
    readonly states: ReadonlyMap<string, FileState>;
  },
): SlipView {
  const { id, unitId, level, levelName, number, documentNumber, on, replyBy, withdrawn, fetchedAt, answer, file } =
    slip;
  const round = slip.round && roundOf(context, slip.round, unitId);
  const isReturned = round?.isReturned === true && withdrawn === undefined;
  // What a slip named may be gone with its duty, or have other periods since.
  const own = slip.items.flatMap((item) => occurrences.get(occurrenceText(item)) ?? []);
  const open = new Set(own.filter(isOpen).map(occurrenceText));
  const items = paperItems(derivedYear(context, year), own, context.clock.today()).map((item) =>
    Object.assign(slipItem(item), { isOpen: open.has(occurrenceText(item)) }),
  );
  return {
    id,
    unitId,
    unit,
    level,
    levelName,
    number,
    documentNumber,
    on,
    replyBy,
    state: isReturned ? 'answered' : slipState(slip, context.clock.today()),
    ...(withdrawn === undefined ? {} : { withdrawn }),
    ...(fetchedAt === undefined ? {} : { fetchedAt }),
    ...(answer === undefined ? {} : { answer }),
    ...(file === undefined ? {} : { fileName: file.name, fileState: states.get(file.sha256) ?? 'missing' }),
    making: slip.recordedIn,
    items,
    open: open.size,
    ...(round ? { round: { title: round.title, isOpen: round.isOpen } } : {}),
  };
}

/** A round's slip is answered by the book that came back; of a round that is gone nothing is awaited, and what its slip says stands. */
function roundOf({ store }: ServiceContext, { id, title }: NonNullable<Reminder['round']>, unitId: UnitId) {
  const isThere = store.fillIn.round(id) !== undefined;
  const isReturned = isThere && store.fillIn.returnsOf(id).some((back) => back.unitId === unitId);
  return { title, isOpen: isThere && !isReturned, isReturned };
}

function summed(unitId: UnitId, unit: string, events: readonly SlipEvent[]): UnitSlips {
  const levels = [...Map.groupBy(events, ({ level }) => level)]
    .map(([level, own]) => ({ level, name: own.at(-1)?.levelName ?? '', count: own.length }))
    .toSorted((a, b) => a.level - b.level);
  const last = events.at(-1)?.on;
  if (last === undefined) throw new Error('A group of no events');
  return { unitId, unit, levels, last };
}
