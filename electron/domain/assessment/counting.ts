import type { RuleId, UnitId, Year } from '../brand.ts';
import { dayInMonth, type PlainDate } from '../dates/plainDate.ts';
import type { Assignment } from '../model/duty.ts';
import type { YearFacts } from '../model/facts.ts';
import { recordedFacts } from '../occurrences/recorded.ts';
import { responsibility, type AnsweringUnit, type Responsibility } from '../occurrences/responsible.ts';
import { pieceSource, piecesOf, type PieceSource } from '../submissions/pieces.ts';
import type { Unit } from '../model/unit.ts';

/** A month of 信息报送 as a unit's score counts it. */
export interface CountedMonth {
  readonly month: number;
  readonly count: number;
  readonly target: number;
  readonly met: boolean;
}

/** What a unit owes of 信息报送, and where that is said. */
export interface OwedPieces {
  /** Pieces wanted in each month, 1 to 12; 0 where none is owed. */
  readonly targets: readonly number[];
  /** Duties that ask the unit for pieces by the month; the largest number is the month's target. */
  readonly sources: readonly PieceSource[];
}

/** 信息报送 of a year: what each unit owes, what it sent, and the months that count. */
export interface SubmissionYear {
  owed(unit: Unit): OwedPieces;
  /** Pieces sent in a month. */
  sent(unitId: UnitId, month: number): number;
  /** The months that count by a day: those that are over, and not 此前. */
  counted(unit: Unit, today: PlainDate): readonly CountedMonth[];
}

/** Whether a unit exists on every day of a month. */
function existsThroughout({ from, to }: Unit, first: PlainDate, last: PlainDate): boolean {
  return (from === undefined || from <= first) && (to === undefined || to >= last);
}

/** Who owes 信息报送 on a day: those who are then in the groups that the year names, else every department and town. */
function owing({ groups, frame }: YearFacts, who: Responsibility): (unit: Unit, day: PlainDate) => boolean {
  const named = groups.filter(({ id }) => frame.submissionGroups.includes(id));
  if (named.length === 0) return ({ kind }) => kind !== 'other';
  const asked = named.map(({ id }): Assignment => ({ party: { kind: 'group', id }, role: 'responsible' }));
  return ({ id }, day) => who.on(asked, day).some(({ unitId }) => unitId === id);
}

function monthRange(year: Year, month: number): { readonly first: PlainDate; readonly last: PlainDate } {
  return { first: dayInMonth(year, month, 1), last: dayInMonth(year, month, 'last') };
}

/**
 * Months are owed from the month of the 施行日 of the duties that ask for pieces (January where none names one) by the units of the year's groups,
 * and by any unit that such a duty names, in months in which they exist throughout. A running month counts for none, so that the units' figures can
 * be compared. Months that ended before the start of use are 此前. A month of which the unit is exempt (免除) is owed nothing, unless another duty
 * asks for it too.
 */
export function submissionYear(facts: YearFacts): SubmissionYear {
  const { year, submissionTarget, frame, inUseFrom } = facts;
  const sent = piecesOf(facts);
  const all = facts.duties.flatMap((duty) => pieceSource(duty, year) ?? []);
  const sources = all.filter(({ duty }) => duty.following === undefined || duty.following === 'counted');
  const firstOfAll = Math.min(...sources.map(({ fromMonth }) => fromMonth), 13);
  const who = responsibility(facts.units, facts.groups);
  const owes = owing(facts, who);
  // Of what is recorded only exemptions are asked.
  const recorded = recordedFacts({ ...facts, fulfilments: [], extensions: [], verifications: [] });
  const asked = ({ duty, targets }: PieceSource, unitId: UnitId, month: number): AnsweringUnit | undefined =>
    (targets[month - 1] ?? 0) > 0
      ? who.on(duty.assignments, dayInMonth(year, month, 'last')).find((answering) => answering.unitId === unitId)
      : undefined;
  /** What a duty asks of a unit in a month, without the rules of which it is exempt. */
  const asksFor = ({ duty, ofRules }: PieceSource, unit: AnsweringUnit, month: number): number => {
    const key = `${year}-${String(month).padStart(2, '0')}`;
    const isExempt = (ruleId: RuleId) => recorded(duty.id, ruleId).exemptions.of(unit, key) !== undefined;
    const left = ofRules.flatMap(({ ruleId, targets }) => {
      const target = targets[month - 1] ?? 0;
      return target === 0 || isExempt(ruleId) ? [] : [target];
    });
    return Math.max(0, ...left);
  };
  const months = Array.from({ length: 12 }, (_, index) =>
    Object.assign(monthRange(year, index + 1), { month: index + 1 }),
  );
  const owed = (unit: Unit): OwedPieces => {
    const own = new Set<PieceSource>();
    const targets = months.map(({ month, first, last }) => {
      if (!existsThroughout(unit, first, last)) return 0;
      const asking = sources.flatMap((source) => {
        const answering = asked(source, unit.id, month);
        if (answering === undefined) return [];
        own.add(source);
        return [asksFor(source, answering, month)];
      });
      if (asking.length > 0 && Math.max(...asking) === 0) return 0;
      const general = owes(unit, last) && (sources.length === 0 || month >= firstOfAll) ? submissionTarget : 0;
      return Math.max(general, ...asking);
    });
    return { targets, sources: sources.filter((source) => own.has(source)) };
  };
  return {
    owed,
    sent,
    counted(unit, today) {
      const { targets } = owed(unit);
      return months.flatMap(({ month, last }): readonly CountedMonth[] => {
        const target = targets[month - 1] ?? 0;
        const isBefore = inUseFrom !== undefined && !frame.countsBefore && last < inUseFrom;
        if (target <= 0 || last >= today || isBefore) return [];
        const count = sent(unit.id, month);
        return [{ month, count, target, met: count >= target }];
      });
    },
  };
}
