import type { FillInRoundId } from '../../domain/brand.ts';
import { addDays, daysBetween, type PlainDate } from '../../domain/dates/plainDate.ts';
import { proposedReturnDay } from '../../domain/ledger/verifying.ts';
import type { ReturnFault } from '../../domain/model/ledger.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import { occurrenceKey } from '../../domain/model/occurrenceKey.ts';
import type { WorkCalendar } from '../../domain/workdays/workCalendar.ts';
import type { Store } from '../../store/store.ts';

/** So many days after something was done the office has checked it; what is younger waits. */
const CHECKED_AFTER = 12;

/** What went back lately, and why. */
const RETURNS: readonly {
  readonly fault: ReturnFault;
  readonly reason: string;
  readonly elements: readonly string[];
  /** Days ago. */
  readonly ago: number;
}[] = [
  { fault: 'material', reason: '附件打不开', elements: ['附件'], ago: 2 },
  { fault: 'requirement', reason: '只有标题，没有数据', elements: ['内容'], ago: 3 },
  { fault: 'material', reason: '没有索引号和发布机构', elements: ['索引号', '发布机构'], ago: 4 },
  { fault: 'requirement', reason: '发在了别的栏目', elements: ['栏目'], ago: 20 },
];

const NOTES = ['已电话联系，下周补报', '分管负责同志已催办', '系统迁移，链接待更新'];

/** A book that came back before the demo's rounds are made. */
const SAID = {
  status: 'done',
  link: '',
  progress: '已在门户网站公开，链接随后补报',
  remarks: '',
  roundId: 'demo' as FillInRoundId,
} as const;

interface Ledger {
  readonly today: PlainDate;
  /** ISO instant. */
  readonly now: string;
  readonly calendar: WorkCalendar;
}

/** What the office made of what units did: most of it checked and closed, some of it returned, noted, put off, freed. Runs inside a command. */
export function writeLedger(store: Store, occurrences: readonly Occurrence[], ledger: Ledger): void {
  const waiting = occurrences.filter(({ state, doneOn }) => state === 'toVerify' && doneOn !== undefined);
  const old = waiting.filter(({ doneOn }) => doneOn !== undefined && daysBetween(doneOn, ledger.today) > CHECKED_AFTER);
  const returned = old.slice(-RETURNS.length);
  returned.forEach((occurrence, index) => writeReturn(store, occurrence, ledger, index));
  for (const occurrence of old.slice(0, -RETURNS.length)) accept(store, occurrence, ledger);
  writeExceptions(store, occurrences, ledger);
}

/** Of a year that is over all was checked that was done long enough ago. Runs inside a command. */
export function writeLastLedger(store: Store, occurrences: readonly Occurrence[], ledger: Ledger): void {
  for (const occurrence of occurrences) {
    const { state, doneOn } = occurrence;
    if (state !== 'toVerify' || doneOn === undefined || daysBetween(doneOn, ledger.today) <= CHECKED_AFTER) continue;
    accept(store, occurrence, ledger);
  }
}

function accept(store: Store, occurrence: Occurrence, { now }: Ledger): void {
  if (occurrence.doneOn === undefined) return;
  store.verifications.add({
    ...occurrenceKey(occurrence),
    result: 'accepted',
    on: addDays(occurrence.doneOn, 5),
    reason: '',
    elements: [],
    by: '',
    recordedAt: now,
  });
}

function writeReturn(store: Store, occurrence: Occurrence, { today, now, calendar }: Ledger, index: number): void {
  const found = RETURNS[index];
  if (!found) return;
  const { ago, ...said } = found;
  const on = addDays(today, -ago);
  const item = occurrenceKey(occurrence);
  const newDueOn = proposedReturnDay(calendar, on);
  store.verifications.add({ ...item, result: 'returned', ...said, on, newDueOn, by: '', recordedAt: now });
}

/** Some of what is overdue is noted, and one its unit said it did; of what is to come one is put off and one freed. */
function writeExceptions(store: Store, occurrences: readonly Occurrence[], { today, now }: Ledger): void {
  const overdue = occurrences.filter(({ state }) => state === 'overdue').map(occurrenceKey);
  for (const [index, text] of NOTES.entries()) {
    const noted = overdue[index];
    if (noted) store.notes.add({ ...noted, on: addDays(today, -index - 1), text, by: '', recordedAt: now });
  }
  const said = overdue[NOTES.length];
  if (said) store.reports.set(said, { ...SAID, reportedOn: addDays(today, -1) }, now);
  const [putOff, freed] = occurrences.filter(({ state, dueOn }) => state === 'upcoming' && dueOn !== undefined);
  if (putOff?.dueOn !== undefined) {
    store.extensions.set(
      occurrenceKey(putOff),
      { dueOn: addDays(putOff.dueOn, 10), reason: '上级数据口径调整，推迟发布' },
      now,
    );
  }
  if (freed) store.exemptions.set(occurrenceKey(freed), { reason: '本年度没有这类事项' }, now);
}
