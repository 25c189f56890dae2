import { isReturned } from '../../domain/model/ledger.ts';
import type { ItemDetail } from '../../contract/ledger.ts';
import type { OccurrenceKey } from '../../contract/occurrenceKey.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import { proposedReturnDay } from '../../domain/ledger/verifying.ts';
import { occurrenceKey } from '../../domain/model/occurrenceKey.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { refuseImpossibleDay } from '../app/days.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { factsIndex, occurrenceView } from '../year/views.ts';
import { findEach, findOpenItems, type FoundItem } from '../year/foundItems.ts';
import { findItems, itemKey, itemView, yearItems } from './items.ts';
import { accept, giveBack, shownBy, reopen } from './verify.ts';

/** The working ledger (工作台账): items with their states, and the checking of what was registered. */
export function createLedger(context: ServiceContext): AreaHandlers<'ledger'> {
  return {
    'ledger.items'({ offset, limit, ...asked }) {
      const { all, found } = findItems(context, asked);
      const rows = found.items.slice(offset, offset + limit).map((item) => itemView(item, all));
      const { states, reportedLate } = found;
      return succeed({ offset, rows, total: found.items.length, states, reportedLate });
    },
    'ledger.keys'({ offset = 0, limit = Infinity, ...asked }) {
      const { items } = findItems(context, asked).found;
      return succeed(items.slice(offset, offset + limit).map(itemKey));
    },
    'ledger.item': ({ item }) => detail(context, item),
    'ledger.accept': (input) => accept(context, input),
    'ledger.return': (input) => giveBack(context, input),
    'ledger.reopen': (input) => reopen(context, input),
    'ledger.addNote': (input) => addNote(context, input),
    'ledger.removeNotes': ({ ids }) => removeNotes(context, ids),
  };
}

async function detail(context: ServiceContext, key: OccurrenceKey): Promise<Outcome<ItemDetail>> {
  const { store, clock, calendar } = context;
  const found = findEach(context, [key]);
  if (!found.ok) return found;
  const [one] = found.value;
  const all = one && yearItems(context, one.year);
  const item = all?.items.find(({ occurrence }) => occurrence === one?.occurrence);
  if (!one || !all || !item) return fail('not-found', '没有这项应办，可能刚被修改。请刷新后重试。');
  const before = periodBefore(context, one);
  const lacksEvidence = (await shownBy(context, one)) !== 'shown';
  return succeed({
    item: itemView(item, all),
    occurrence: occurrenceView(one.occurrence, store.facts(one.year), clock.today(), calendar),
    lacksEvidence,
    verifications: store.verifications.ofItem(key),
    evidence: store.evidence.ofItem(key),
    notes: store.notes.ofItem(key),
    ...(before === undefined ? {} : { before }),
    proposedDue: proposedReturnDay(calendar, clock.today()),
  });
}

/** What the same unit did of the same duty for the period before. */
function periodBefore(context: ServiceContext, { year, occurrence }: FoundItem): ItemDetail['before'] {
  const { facts, ofDuty } = derivedYear(context, year);
  const earlier = ofDuty(occurrence.dutyId)
    .filter(({ unitId, period }) => unitId === occurrence.unitId && period.from < occurrence.period.from)
    .sort((a, b) => (a.period.from < b.period.from ? 1 : -1))[0];
  if (!earlier) return undefined;
  const { fulfilments } = factsIndex(facts);
  const own = earlier.fulfilmentIds.flatMap((id) => fulfilments.get(id) ?? []);
  return {
    period: earlier.period.label,
    ...(earlier.doneOn === undefined ? {} : { doneOn: earlier.doneOn }),
    ...(earlier.doneOn === undefined && isReturned(earlier) ? { isReturned: true as const } : {}),
    titles: own.map(({ title }) => title).filter((title) => title !== ''),
    links: own.map(({ link }) => link).filter((link) => link !== ''),
  };
}

function addNote(context: ServiceContext, { items, text, on, by }: ParsedInputOf<'ledger.addNote'>) {
  const { store, clock } = context;
  const found = findOpenItems(context, items);
  if (!found.ok) return found;
  const impossible = on === undefined ? undefined : refuseImpossibleDay(clock, on, 'on');
  if (impossible) return { ok: false as const, error: impossible };
  return runCommand(context, { label: `备注 ${found.value.length} 项` }, () => ({
    ids: found.value.map(({ occurrence }) =>
      store.notes.add({ ...occurrenceKey(occurrence), on: on ?? clock.today(), text, by, recordedAt: clock.now() }),
    ),
  }));
}

function removeNotes(context: ServiceContext, ids: ParsedInputOf<'ledger.removeNotes'>['ids']) {
  const { store } = context;
  for (const id of ids) {
    const note = store.notes.one(id);
    const year = note && store.duties.yearOf(note.dutyId);
    if (year === undefined) return fail('not-found', '这条备注已不存在，可能刚被移除。请刷新后重试。');
    const closed = refuseClosedYear(context, year);
    if (closed) return { ok: false as const, error: closed };
  }
  return runCommand(context, { label: `移除 ${ids.length} 条备注` }, () => {
    store.notes.remove(ids);
    return {};
  });
}
