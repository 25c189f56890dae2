import type { UnitId } from '../brand.ts';
import { dateParts, endOfMonth, plainDate, type PlainDate } from '../dates/plainDate.ts';
import type { Duty, DutyRule } from '../model/duty.ts';
import type { YearFacts } from '../model/facts.ts';
import { linkKey } from '../linkKey.ts';
import type { Fulfilment } from '../model/registrations.ts';
import { isSameTitle } from '../submissions/samePiece.ts';
import type { Occurrence } from '../model/occurrence.ts';
import type { OccurrenceKey } from '../model/occurrenceKey.ts';
import { successorOn, unitsNamed } from './answering.ts';

/** Whether what is owed counts in rates and score, was due before the start of use (此前), or is followed in another way. */
export type Standing = 'counts' | 'before' | 'aside';

/** How an occurrence of a rule due on a day stands, straight from the facts. */
export function standingOf(facts: YearFacts, duty: Duty, { rule }: DutyRule, dueOn: PlainDate): Standing {
  const how = duty.following ?? (rule.type === 'continuous' ? 'reported' : 'counted');
  if (how !== 'counted') return 'aside';
  const isOld = facts.inUseFrom !== undefined && dueOn < facts.inUseFrom;
  return isOld && !facts.frame.countsBefore ? 'before' : 'counts';
}

function sameLine(rules: readonly DutyRule[], a: string, b: string): boolean {
  const headOf = (id: string): string => {
    const seen = new Set<string>();
    let at = id;
    for (;;) {
      const before = rules.find((rule) => rule.id === at)?.follows;
      if (before === undefined || seen.has(before) || !rules.some((rule) => rule.id === before)) return at;
      seen.add(before);
      at = before;
    }
  };
  return a === b || headOf(a) === headOf(b);
}

/** Whether anything is on record for what a unit owes: by itself, or by those that it answers for and does not stand beside. */
export function isOnRecord(facts: YearFacts, duty: Duty, one: OccurrenceKey, dueOn: PlainDate): boolean {
  const own = [...facts.fulfilments, ...facts.extensions, ...facts.exemptions].filter(
    ({ dutyId, ruleId, periodKey }) =>
      dutyId === duty.id && periodKey === one.periodKey && sameLine(duty.rules, ruleId, one.ruleId),
  );
  if (own.length === 0) return false;
  if (own.some(({ unitId }) => unitId === one.unitId)) return true;
  const trigger = facts.triggers.find(({ id }) => id === one.periodKey);
  const named = trigger ? new Set(trigger.unitIds) : unitsNamed(facts, duty, dueOn);
  if (named.has(one.unitId)) return false;
  return own.some(({ unitId }) => named.has(unitId) && successorOn(facts.units, unitId, dueOn) === one.unitId);
}

/** Whether a duty asks for something due on a day at all: it is followed, and has begun. */
export function hasBegun({ startsOn, following }: Duty, dueOn: PlainDate): boolean {
  return following !== 'none' && (startsOn === undefined || startsOn <= dueOn);
}

/** The pieces of 信息报送 that a unit sent in the months of a period, counted again; `undefined` where the period is not made of the year's months. */
export function piecesSent(
  facts: YearFacts,
  unitIds: readonly UnitId[],
  { from, to }: { readonly from: PlainDate; readonly to: PlainDate },
): number | undefined {
  const [first, last] = [dateParts(from), dateParts(to)];
  const whole =
    first.year === facts.year &&
    last.year === facts.year &&
    from === plainDate(first.year, first.month, 1) &&
    to === endOfMonth(last.year, last.month);
  if (!whole) return undefined;
  const asking = new Set(facts.duties.filter(({ kind }) => kind === 'submission').map(({ id }) => id));
  let sent = 0;
  for (const unitId of unitIds) {
    for (let { month } = first; month <= last.month; month += 1) {
      const typed = facts.submissions.filter((one) => one.unitId === unitId && one.month === month);
      const prefix = `${facts.year}-${month < 10 ? '0' : ''}${month}`;
      const registered = facts.fulfilments.filter(({ dutyId, unitId: by, periodKey, doneOn }) => {
        const isOfMonth = /^\d{4}-\d\d$/u.test(periodKey) ? periodKey === prefix : doneOn.startsWith(prefix);
        return by === unitId && asking.has(dutyId) && isOfMonth;
      });
      const listed = facts.pieces.filter(({ unitId: by, on }) => by === unitId && on.startsWith(prefix)).length;
      const alone = registered.filter((done) => !isListed(facts, done));
      const paged = alone.filter(({ link }) => link.trim() !== '').length;
      const oneByOne = Math.max(listed + paged, alone.length);
      const figure = typed.reduce((sum, { count }) => sum + count, 0);
      sent += listed > 0 ? oneByOne : Math.max(figure, oneByOne);
    }
  }
  return sent;
}

/** Whether a registered piece stands in the list too: its unit's, with the same page or with the same title on the same day. */
function isListed({ pieces }: YearFacts, { unitId, doneOn, title, link }: Fulfilment): boolean {
  const page = link.trim() === '' ? undefined : linkKey(link);
  return pieces.some(
    (piece) =>
      piece.unitId === unitId &&
      ((page !== undefined && piece.link.trim() !== '' && linkKey(piece.link) === page) ||
        (piece.on === doneOn && isSameTitle(piece.title, title))),
  );
}

/** Whether an occurrence stands as it should: as counted, old or aside; exempt ones stand nowhere else. */
export function standsAs({ lamp, tally, aside }: Occurrence, standing: Standing): boolean {
  if (lamp === 'exempt') return true;
  if (lamp === 'before') return tally === 'apart' && standing === (aside === true ? 'aside' : 'before');
  if (standing === 'before') return false;
  return standing === 'counts' ? tally !== 'apart' : tally === 'apart';
}
