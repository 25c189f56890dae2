import type { DateChange, MovedDate } from '../../contract/today.ts';
import type { DutyId } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import { deriveOccurrences } from '../../domain/occurrences/derive.ts';
import { dueMoves, type DueMove } from '../../domain/occurrences/moves.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import { calendarOf } from '../../domain/workdays/workCalendar.ts';
import type { RewoundCommand } from '../../store/log/rewind.ts';
import type { ServiceContext } from '../app/context.ts';
import { DUE_SOON_DAYS } from '../year/derivedYear.ts';
import { factsIndex } from '../year/views.ts';
import { tableInForce } from '../app/storedCalendar.ts';

/** Tables that due dates are reckoned from. */
const DATE_TABLES = [
  'duty_rules',
  'triggers',
  'trigger_units',
  'extensions',
  'exemptions',
  'holiday_notices',
  'years',
  'requests',
  'request_events',
  'cases',
  'case_units',
  'case_steps',
];
/** Every command is reckoned before and after; more of them than this nobody reads. */
const MOST_COMMANDS = 30;
/** Moves of one command that are listed; of an import that moved more, the first. */
const MOST_MOVES = 300;

const known = new WeakMap<YearFacts, { readonly key: string; readonly changes: readonly DateChange[] }>();

/**
 * The commands since a revision that moved due dates of the year, latest first, each with the dates as they were before it and after it. The store
 * is walked back command by command, so every move is charged to the command that made it. `undefined` while another program holds the file.
 */
export function dateChanges(
  context: ServiceContext,
  facts: YearFacts,
  revision: number,
  today: PlainDate,
): readonly DateChange[] | undefined {
  const key = `${revision} ${today}`;
  const before = known.get(facts);
  if (before?.key === key) return before.changes;
  const changes: DateChange[] = [];
  const walked = context.store.rewind(revision, DATE_TABLES, (command) => {
    if (changes.length >= MOST_COMMANDS) return;
    const change = changeOf(context, facts, command, today);
    if (change) changes.push(change);
  });
  if (!walked) return undefined;
  known.set(facts, { key, changes });
  return changes;
}

function changeOf(
  context: ServiceContext,
  facts: YearFacts,
  command: RewoundCommand,
  today: PlainDate,
): DateChange | undefined {
  const { label, at, dutyIds, cancelled, takeBack } = command;
  if (cancelled) {
    takeBack();
    return undefined;
  }
  const reckon = () => occurrencesNow(context, facts, dutyIds, today);
  const after = reckon();
  takeBack();
  const { moved } = dueMoves(reckon(), after);
  const dated = moved.flatMap((move) => movedDate(move, facts));
  const count = (moves: readonly DueMove[]) => moves.reduce((sum, { unitIds }) => sum + unitIds.length, 0);
  const change = {
    label,
    at,
    movedCount: dated.reduce((sum, { units }) => sum + units, 0),
    added: count(moved.filter(({ from }) => from === undefined)),
    removed: count(moved.filter(({ to }) => to === undefined)),
  };
  if (change.movedCount + change.added + change.removed === 0) return undefined;
  return { ...change, moved: dated.slice(0, MOST_MOVES) };
}

/** The year as the store has it at this point of the walk; what no date depends on is taken as it is now. */
function occurrencesNow(
  { store, holidays }: ServiceContext,
  facts: YearFacts,
  dutyIds: ReadonlySet<DutyId> | undefined,
  today: PlainDate,
): readonly Occurrence[] {
  const { year } = facts;
  const then = {
    ...facts,
    duties: store.duties.ofYear(year),
    triggers: store.triggers.ofYear(year),
    extensions: store.extensions.ofYear(year),
    exemptions: store.exemptions.ofYear(year),
    requests: store.requests.facts(),
    cases: store.cases.facts(),
    reviewDates: store.workspace.year(year)?.reviewDates ?? facts.reviewDates,
  };
  return deriveOccurrences(then, {
    today,
    calendar: calendarOf(tableInForce(store, holidays)),
    dueSoonDays: DUE_SOON_DAYS,
    ...(dutyIds === undefined ? {} : { dutyIds }),
  });
}

function movedDate({ dutyId, period, from, to, unitIds }: DueMove, facts: YearFacts): readonly MovedDate[] {
  if (from === undefined || to === undefined) return [];
  const content = factsIndex(facts).duties.get(dutyId)?.content ?? '';
  return [{ dutyId, content, period: period.label, from, to, units: unitIds.length }];
}
