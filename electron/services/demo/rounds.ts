import type { FillInRoundId, UnitId, Year } from '../../domain/brand.ts';
import { addDays, dateParts, type PlainDate } from '../../domain/dates/plainDate.ts';
import { NOTHING_FILLED } from '../../domain/fillIn/form.ts';
import { askedOf, replyDay, type Asking, type UnitTask } from '../../domain/fillIn/round.ts';
import type { RoundKind } from '../../domain/model/documents.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import { occurrenceKey, occurrenceText } from '../../domain/model/occurrenceKey.ts';
import type { WorkCalendar } from '../../domain/workdays/workCalendar.ts';
import type { Store } from '../../store/store.ts';
import { askedIndicators } from '../year/askedIndicators.ts';

/** Units that the demo's rounds ask, and how many items of each at most. */
const UNITS = 5;
const ITEMS = 3;
/** Days ago at which each round on progress went out, the first first. */
const ROUNDS_AGO = [75, 45, 15] as const;

/** What units say from round to round: moving on, standing still, moving late. */
const SAYINGS: readonly (readonly [string, string, string])[] = [
  ['方案已起草，正在征求意见', '方案已印发', '已完成一半，专栏已上线'],
  ['正在与区大数据中心对接', '正在与区大数据中心对接', '正在与区大数据中心对接'],
  ['尚未列入议程', '尚未列入议程', '已列入7月会议议题'],
];

interface Demo {
  readonly year: Year;
  readonly today: PlainDate;
  readonly calendar: WorkCalendar;
}

/** Rounds of each kind: three on progress, with a unit that stands still and one that does not answer; one for lists, one for self-scores. Runs inside a command. */
export function writeRounds(store: Store, occurrences: readonly Occurrence[], demo: Demo): void {
  const first = ROUNDS_AGO[0];
  if (dateParts(addDays(demo.today, -first)).year !== demo.year) return;
  // What a unit has said of an item stays.
  const said = new Set(store.reports.ofYear(demo.year).map(occurrenceText));
  const open = occurrences.filter(
    (one) =>
      (one.state === 'overdue' || one.state === 'dueSoon' || one.state === 'returned') &&
      !said.has(occurrenceText(one)),
  );
  const ongoing = new Map(occurrences.flatMap((one) => (one.state === 'ongoing' ? [[one.unitId, one] as const] : [])));
  // Work without a deadline is asked about too: where no answer came, it is 未反馈.
  const able = [...Map.groupBy(open, ({ unitId }) => unitId)].toSorted(([, a], [, b]) => b.length - a.length);
  const silent = able.find(([unitId]) => ongoing.has(unitId)) ?? able[UNITS - 1];
  const byUnit = able
    .filter((one) => one !== silent)
    .slice(0, UNITS - 1)
    .concat(silent === undefined ? [] : [silent]);
  if (byUnit.length < UNITS) return;
  const units = byUnit.map(([id]) => id);
  for (const [at, ago] of ROUNDS_AGO.entries()) {
    const on = addDays(demo.today, -ago);
    const roundId = addRound(store, demo, { kind: 'progress', title: `${dateParts(on).month}月调度`, on, units });
    for (const [index, [unitId, own]] of byUnit.entries()) {
      const going = ongoing.get(unitId);
      const items = [...own.slice(0, ITEMS), ...(going ? [going] : [])].map(occurrenceKey);
      const rows = items.map((occurrence) => ({ occurrence, base: NOTHING_FILLED }));
      // The last one has not answered lately.
      const answers = index < byUnit.length - 1 || at < ROUNDS_AGO.length - 1;
      addBook(store, { roundId, unitId, on, rows, serial: at * UNITS + index }, answers ? items.length : undefined);
      if (!answers) continue;
      items.forEach((item, row) => {
        const progress = SAYINGS[(index + row) % SAYINGS.length]?.[at] ?? '';
        const said = { status: 'inProgress', link: '', progress } as const;
        const reportedOn = addDays(on, 3);
        store.rounds.setAnswer({ ...item, ...said, roundId, doneOn: undefined, reportedOn });
        store.reports.set(item, { ...said, remarks: '', reportedOn, roundId }, `${reportedOn}T01:30:00.000Z`);
      });
    }
  }
  writeLists(store, demo, units);
  writeScores(store, demo, units);
}

interface NewRound {
  readonly kind: RoundKind;
  readonly title: string;
  readonly on: PlainDate;
  readonly units: readonly UnitId[];
}

function addRound(store: Store, { year, calendar }: Demo, { kind, title, on, units }: NewRound): FillInRoundId {
  const indicators = askedIndicators(store, year);
  const asking: Asking = {
    through: on,
    duties: 'open',
    frequent: false,
    units: { kind: 'units', ids: units },
    per: 'unit',
    ...(kind === 'selfScore' ? { indicators } : {}),
  };
  const madeAt = `${on}T01:00:00.000Z`;
  return store.fillIn.addRound({ year, kind, title, dueOn: replyDay(calendar, on, on), madeAt, asking });
}

interface NewBook {
  readonly roundId: FillInRoundId;
  readonly unitId: UnitId;
  readonly on: PlainDate;
  readonly rows: Parameters<Store['fillIn']['addBook']>[0]['rows'];
  /** Its number among the demo's books. */
  readonly serial: number;
}

/** A unit's book; `filled` rows of it came back, or it did not. */
function addBook(store: Store, { roundId, unitId, on, rows, serial }: NewBook, filled: number | undefined): void {
  const label = store.units.units().find(({ id }) => id === unitId)?.name ?? '';
  const bookId = store.fillIn.addBook({ roundId, label, unitIds: [unitId], madeAt: `${on}T01:00:00.000Z`, rows });
  if (filled === undefined) return;
  store.fillIn.addReturn({
    roundId,
    bookId,
    unitId,
    fileName: `${label}.xlsx`,
    // No file is kept of invented data.
    sha256: serial.toString(16).padStart(64, '0'),
    returnedAt: `${addDays(on, 3)}T01:30:00.000Z`,
    filled,
    taken: filled,
    left: 0,
    notes: '',
  });
}

/** Each unit's list names duties of its own, one in other words, and something that is not on record; the last unit has sent none. */
function writeLists(store: Store, demo: Demo, units: readonly UnitId[]): void {
  const on = addDays(demo.today, -20);
  const roundId = addRound(store, demo, { kind: 'taskList', title: `${demo.year}年任务清单`, on, units });
  const duties = store.duties.ofYear(demo.year);
  for (const [index, unitId] of units.entries()) {
    const own = duties
      .filter(({ assignments }) => assignments.some(({ party }) => party.kind === 'unit' && party.id === unitId))
      .slice(0, ITEMS);
    const tasks = [
      ...own.map(({ content, timeWording }, at) => ({
        content: at === 1 ? `${content}，按要求更新` : content,
        timeWording,
      })),
      { content: '开展政府开放日活动并在门户网站公开活动情况', timeWording: '9月底前' },
    ].map(
      ({ content, timeWording }, at): Omit<UnitTask, 'id' | 'roundId' | 'unitId'> => ({
        content,
        timeWording,
        section: '办公室',
        remarks: '',
        place: `任务清单!B${at + 5}`,
        decided: undefined,
      }),
    );
    const isBack = index < units.length - 1;
    addBook(store, { roundId, unitId, on, rows: [], serial: 100 + index }, isBack ? tasks.length : undefined);
    if (isBack) store.rounds.setTasks(roundId, unitId, tasks);
  }
}

/** Units give themselves nearly full marks; the last one has not sent its own. */
function writeScores(store: Store, demo: Demo, units: readonly UnitId[]): void {
  const on = addDays(demo.today, -12);
  const roundId = addRound(store, demo, { kind: 'selfScore', title: '年度自评', on, units });
  const indicators = askedIndicators(store, demo.year);
  for (const [index, unitId] of units.entries()) {
    const isBack = index < units.length - 1;
    const own = askedOf(indicators, unitId);
    addBook(store, { roundId, unitId, on, rows: [], serial: 200 + index }, isBack ? own.length : undefined);
    if (!isBack) continue;
    store.rounds.setScores(
      roundId,
      unitId,
      own.map(({ id, full }, at) => ({
        indicatorId: id,
        points: (index + at) % 3 === 0 ? full : String(Math.max(0, Math.floor(Number(full)) - 1)),
        reason: '按时公开，专栏和公开目录可查',
      })),
    );
  }
}
