import type { ListLineView, ListPreview } from '../../contract/publicationLists.ts';
import type { UnitId } from '../../domain/brand.ts';
import { namedIn, proposedCoverage } from '../../domain/exchange/publicationCoverage.ts';
import {
  besideRecord,
  type ComparedLine,
  type ListWrites,
  type ShownAgain,
} from '../../domain/exchange/publicationRecord.ts';
import type { Coverage, ProposedCoverage, PublicationList } from '../../domain/model/publication.ts';
import { allUnitsSigns } from '../../domain/publications/allUnits.ts';
import { gapBefore } from '../../domain/publications/coverage.ts';
import type { ServiceContext } from '../app/context.ts';
import type { PendingList } from '../app/pendingLists.ts';
import { letOthersIn } from '../app/slices.ts';
import { storedNames, unitNamed } from '../year/parties.ts';
import { refuseUnanswered } from './lists.ts';

/** A list beside the record. */
export interface ComparedList {
  readonly lines: readonly ComparedLine[];
  readonly writes: ListWrites;
}

interface Kept {
  readonly revision: number;
  readonly list: Promise<ComparedList>;
}

const kept = new WeakMap<PendingList, Kept>();

/** Sets a list beside the record; once for as long as nothing is written. Others are answered between its steps. */
export async function compareList(context: ServiceContext, pending: PendingList): Promise<ComparedList> {
  const revision = context.store.revision();
  const known = kept.get(pending);
  if (known?.revision === revision) return known.list;
  const list = compare(context, pending);
  kept.set(pending, { revision, list });
  const done = await list;
  // What came in meanwhile may be in a half of it.
  return context.store.revision() === revision ? done : compareList(context, pending);
}

async function compare({ store }: ServiceContext, pending: PendingList): Promise<ComparedList> {
  const publications = store.publications.known();
  await letOthersIn();
  const lastSeen = store.publications.lastSeen();
  await letOthersIn();
  const list = besideRecord(pending.lines, { publications, lastSeen });
  await letOthersIn();
  return list;
}

const MOST_FAULTS = 500;

/** A list before it is recorded, as a person sees it. */
export async function previewList(context: ServiceContext, pending: PendingList): Promise<ListPreview> {
  const compared = await compareList(context, pending);
  const { lines } = compared;
  const names = storedNames(context.store);
  const unitOf = (name: string): UnitId | undefined => unitNamed(names, name);
  await letOthersIn();
  const named = namedIn(pending.lines, unitOf);
  await letOthersIn();
  const covers = proposedCoverage(pending.lines, named);
  await letOthersIn();
  const count = (state: ComparedLine['state']) => lines.filter((line) => line.state === state).length;
  const same = covers && sameAsLast(context, compared, covers);
  const lists = context.store.publicationLists.all();
  const gap = covers && gapBefore(lists, covers);
  const allUnits = covers && allUnitsSigns(covers, named.columns.length, context.store.units.units(), lists);
  return {
    listId: pending.listId,
    source: pending.source,
    tables: pending.tables.map(({ title: _title, signature: _signature, formedCounts: _formed, ...table }) => table),
    mayConfirm: refuseUnanswered(pending) === undefined && lines.length > 0,
    notes: pending.notes,
    counts: {
      new: count('new'),
      known: count('known'),
      changed: count('changed'),
      doubled: count('doubled'),
      lines: lines.length,
      left: pending.faults.length,
    },
    faults: pending.faults
      .slice(0, MOST_FAULTS)
      .map(({ sheet, address, value, reason }) => ({ sheet, address, value, reason })),
    ...(covers === undefined ? {} : { covers }),
    ...(gap === undefined ? {} : { gap }),
    ...(allUnits === undefined ? {} : { allUnits }),
    ...named,
    ...(same ? { sameAs: { source: same.source, recordedAt: same.recordedAt } } : {}),
  };
}

/** A line as the preview lists it. */
export function lineView({ line, state, before }: ComparedLine): ListLineView {
  const { sheet, line: number, title, units, column, publishedOn, link, notes } = line;
  const base = { sheet, line: number, state, title, units, column, publishedOn, link, notes };
  return before === undefined ? base : { ...base, before };
}

function isSameCoverage(a: Coverage, b: Coverage): boolean {
  const of = ({ columns, units, firstDay, lastDay }: Coverage) =>
    JSON.stringify([[...columns].sort(), [...units].sort(), firstDay, lastDay]);
  return of(a) === of(b);
}

function overlap(a: Coverage, b: ProposedCoverage): boolean {
  return a.firstDay <= b.lastDay && b.firstDay <= a.lastDay;
}

/**
 * A list of those recorded last of some of the same days, in one step, that covers the same and shows the very same: to record the list once more
 * would tell nothing.
 */
export function sameAsLast(
  { store }: ServiceContext,
  { writes }: Pick<ComparedList, 'writes'>,
  said: ProposedCoverage,
): PublicationList | undefined {
  if (writes.add.length > 0 || writes.links.length > 0) return undefined;
  const overlapping = store.publicationLists.all().filter((list) => overlap(list.covers, said));
  const lastStep = overlapping.at(-1)?.recordedIn;
  const textOf = ({ title, publishedOn }: ShownAgain) => `${publishedOn ?? ''} ${title ?? ''}`;
  return overlapping.findLast((list) => {
    // What is not said yet may be said as it was.
    if (list.recordedIn !== lastStep || !isSameCoverage(list.covers, { ...list.covers, ...said })) return false;
    const shown = new Map(store.publications.shownIn(list.id).map((one) => [one.publicationId, textOf(one)]));
    return (
      shown.size === writes.shows.length && writes.shows.every((one) => shown.get(one.publicationId) === textOf(one))
    );
  });
}
