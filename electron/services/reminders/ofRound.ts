import type { ParsedInputOf } from '../../contract/index.ts';
import type { RoundReminder } from '../../contract/reminders.ts';
import type { FillInRoundId, UnitId } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { FillInRound } from '../../domain/fillIn/round.ts';
import type { ReminderLevel } from '../../domain/model/ledger.ts';
import type { Unit } from '../../domain/model/unit.ts';
import { slipNumber } from '../../domain/papers/reminder.ts';
import { nextNumber } from '../../domain/reminders/slips.ts';
import { isThereOn } from '../../domain/units/isThereOn.ts';
import { addWorkdays } from '../../domain/workdays/workCalendar.ts';
import { refuseClosedYear } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { senderOf } from '../papers/sender.ts';
import { levelsOf } from '../year/reminderLevels.ts';
import { factsOf, issue, type ReadySlip } from './make.ts';

/** The mildest level: a book that is late is no duty that is overdue. */
const LEVEL = 1;

/** A round, its units that have not sent its book back, and what their slips are made of. */
interface Due {
  readonly round: FillInRound;
  readonly units: readonly Unit[];
  /** Reminded already, and still in time to answer. */
  readonly waiting: number;
  readonly district: string;
  readonly level: ReminderLevel;
  /** Of the first slip. */
  readonly number: number;
}

function dueOf(context: ServiceContext, roundId: FillInRoundId): Outcome<Due> {
  const { store, clock } = context;
  const round = store.fillIn.round(roundId);
  if (!round) return fail('not-found', '没有找到这一期，可能已被删除。请刷新后重试。');
  const district = store.workspace.setting('district');
  if (district === undefined) return fail('not-set-up', '还没有设立工作区。请先填写区县名称和年度。');
  const [level] = levelsOf(context);
  if (!level) throw new Error('An office without levels');
  const slips = store.reminders.ofYear(round.year);
  const today = clock.today();
  const reminded = new Set(
    slips
      .filter(({ round: of, withdrawn, answer }) => of?.id === roundId && withdrawn === undefined && !answer)
      .flatMap(({ unitId, replyBy }) => (replyBy >= today ? [unitId] : [])),
  );
  const asked = new Set(store.fillIn.booksOf(roundId).flatMap(({ unitIds }) => unitIds));
  for (const { unitId } of store.fillIn.returnsOf(roundId)) asked.delete(unitId);
  const missing = store.units.units().filter((unit) => asked.has(unit.id) && isThereOn(unit, today));
  const units = missing.filter(({ id }) => !reminded.has(id));
  return succeed({
    round,
    units,
    waiting: missing.length - units.length,
    district,
    level,
    number: nextNumber(slips, LEVEL),
  });
}

/** Who would be reminded of a round, with which numbers, to answer by when. */
export function ofRound(
  context: ServiceContext,
  { roundId }: ParsedInputOf<'reminders.ofRound'>,
): Outcome<RoundReminder> {
  const due = dueOf(context, roundId);
  if (!due.ok) return due;
  const { units, waiting, level, number, district, round } = due.value;
  const { mark } = senderOf(context, district);
  const numberOf = (n: number) => slipNumber(mark, level, round.year, n);
  return succeed({
    units: units.map(({ id, name }) => ({ unitId: id, unit: name })),
    waiting,
    level: level.name,
    numbers: units.length === 0 ? undefined : { first: numberOf(number), last: numberOf(number + units.length - 1) },
    replyBy: addWorkdays(context.calendar, context.clock.today(), level.replyWorkdays),
  });
}

/** One slip for each unit that has not sent the round's book back, all in one act. */
export function remindRound(context: ServiceContext, { roundId, replyBy }: ParsedInputOf<'reminders.remindRound'>) {
  const round = context.store.fillIn.round(roundId);
  if (!round) return fail('not-found', '没有找到这一期，可能已被删除。请刷新后重试。');
  return issue(context, round.year, () => readyNow(context, roundId, replyBy));
}

function readyNow(context: ServiceContext, roundId: FillInRoundId, replyBy: PlainDate): Outcome<readonly ReadySlip[]> {
  const due = dueOf(context, roundId);
  if (!due.ok) return due;
  const { round, units, waiting } = due.value;
  const closed = refuseClosedYear(context, round.year);
  if (closed) return { ok: false, error: closed };
  const today = context.clock.today();
  if (replyBy < today) {
    return fail('invalid-input', `返回期限 ${replyBy} 早于发出日（今天，${today}）。请改为今天或以后。`, {
      fields: { replyBy: '不能早于发出日' },
    });
  }
  if (units.length === 0) {
    const why = waiting === 0 ? '各单位都已返回' : `未返回的 ${waiting} 个单位都已提醒，还没到回复期限`;
    return fail('conflict', `${why}，没有生成提醒单。`);
  }
  return succeed(units.map(({ id }, index) => readySlip(context, due.value, { unitId: id, index, replyBy })));
}

function readySlip(
  context: ServiceContext,
  { round, district, level, number: first }: Due,
  { unitId, index, replyBy }: { readonly unitId: UnitId; readonly index: number; readonly replyBy: PlainDate },
): ReadySlip {
  const { id, title, kind, dueOn, year } = round;
  const number = first + index;
  const sender = senderOf(context, district);
  const documentNumber = slipNumber(sender.mark, level, year, number);
  const input = { unitId, level: LEVEL, number, replyBy };
  const facts = factsOf(context, { district, year, sender, input, level, documentNumber }, []);
  return {
    input,
    level,
    documentNumber,
    occurrences: [],
    facts: { ...facts, round: { title, kind, dueOn } },
    round: { id, title },
  };
}
