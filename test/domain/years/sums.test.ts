import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverage } from '../../../electron/domain/coverage/check.ts';
import { addDays, dayInMonth, type PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import type { YearFacts } from '../../../electron/domain/model/facts.ts';
import type { Duty } from '../../../electron/domain/model/duty.ts';
import type { Occurrence } from '../../../electron/domain/model/occurrence.ts';
import type { Unit } from '../../../electron/domain/model/unit.ts';
import { deriveOccurrences } from '../../../electron/domain/occurrences/derive.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import { compareYears, type ComparedFigures, type ComparedRow } from '../../../electron/domain/years/compare.ts';
import { openAtCutOff } from '../../../electron/domain/years/openAtCutOff.ts';
import { summarise, type SummaryFigures } from '../../../electron/domain/years/summary.ts';
import { runs } from '../../support/runs.ts';
import { anyFacts } from '../coverage/randomFacts.ts';

const calendar = builtInCalendar();
const TASKS = ['', '一、深化决策公开', '二、推进政策解读', '（三）2021年重点领域信息公开'];

/** Duties of random offices come without key tasks: they get some. */
function withTasks(facts: YearFacts): YearFacts {
  return { ...facts, duties: facts.duties.map((duty, at) => ({ ...duty, task: TASKS[at % TASKS.length] ?? '' })) };
}

const office = fc
  .tuple(anyFacts, fc.integer({ min: 0, max: 500 }))
  .map(([facts, days]) => ({ facts: withTasks(facts), today: addDays(dayInMonth(facts.year, 1, 1), days) }));

const derived = (facts: YearFacts, today: PlainDate) => deriveOccurrences(facts, { today, calendar });

type Sums = Record<'owed' | 'done' | 'late' | 'breach' | 'open' | 'notDue' | 'apart', number>;
const NONE: Sums = { owed: 0, done: 0, late: 0, breach: 0, open: 0, notDue: 0, apart: 0 };

function added(rows: readonly SummaryFigures[]): Sums {
  const sums = { ...NONE };
  for (const row of rows) for (const key of Object.keys(NONE) as (keyof Sums)[]) sums[key] += row[key];
  return sums;
}

/** The same once more, occurrence by occurrence and by lamps alone. */
function plainly(occurrences: readonly Occurrence[]): Sums {
  const sums = { ...NONE };
  for (const { tally } of occurrences) {
    if (tally === 'apart') sums.apart += 1;
    else sums.owed += 1;
    if (tally === 'onTime' || tally === 'late' || tally === 'breach') sums.done += 1;
    if (tally === 'late') sums.late += 1;
    if (tally === 'breach') sums.breach += 1;
    if (tally === 'missed') sums.open += 1;
    if (tally === 'notDue') sums.notDue += 1;
  }
  return sums;
}

describe('the yearly summary', () => {
  it('adds up to the ledger and to the coverage check, by key task and by unit', () => {
    fc.assert(
      fc.property(office, ({ facts, today }) => {
        const occurrences = derived(facts, today);
        const { total, tasks, units, open } = summarise(facts.duties, occurrences, facts.units);
        const plain = plainly(occurrences);
        expect(added([total])).toEqual(plain);
        expect(added(tasks)).toEqual(plain);
        expect(added(units)).toEqual(plain);
        expect(total.owed + total.apart).toBe(occurrences.length);
        expect(total.done + total.open + total.notDue).toBe(total.owed);
        const { due, before, aside, exempt } = coverage(facts, occurrences, { today, calendar });
        expect([total.owed, total.apart, total.exempt]).toEqual([due, before + aside + exempt, exempt]);
        expect(Object.values(total.duties).reduce((sum, each) => sum + each, 0)).toBe(facts.duties.length);
        expect(open.flatMap((each) => each.open)).toHaveLength(total.open);
        for (const unit of units) {
          expect(added([unit])).toEqual(plainly(occurrences.filter(({ unitId }) => unitId === unit.unitId)));
        }
      }),
      { numRuns: runs(120) },
    );
  });
});

/** Who answers for a unit on a day, by walking one step after the other; itself where the walk leads nowhere. */
function standsFor(units: readonly Unit[], id: string, day: PlainDate): string {
  let at = units.find((unit) => unit.id === id);
  for (let steps = 0; steps <= units.length && at; steps += 1) {
    if (at.to === undefined || at.to >= day) return at.from !== undefined && at.from > day ? id : at.id;
    const next = at.successorId;
    at = units.find((unit) => unit.id === next);
  }
  return id;
}

/** The figures of some occurrences, counted one by one, with the rate by long division in hundredths. */
function figuresOf(occurrences: readonly Occurrence[]): object | undefined {
  if (occurrences.length === 0) return undefined;
  const count = (...tallies: string[]) => occurrences.filter(({ tally }) => tallies.includes(tally)).length;
  const due = count('onTime', 'late', 'breach', 'missed');
  const onTime = count('onTime');
  const overdue = occurrences.filter(({ tally, lamp }) => tally === 'missed' && lamp === 'overdue').length;
  // Hundredths of a percent, half up, in whole numbers.
  const hundredths = due === 0 ? undefined : Math.floor((onTime * 20_000 + due) / (2 * due));
  return { due, onTime, late: count('late'), overdue, hundredths };
}

function shown(figures: ComparedFigures | undefined): object | undefined {
  if (figures === undefined) return undefined;
  const { due, onTime, late, overdue, rate } = figures;
  return { due, onTime, late, overdue, hundredths: rate === undefined ? undefined : Math.round(Number(rate) * 100) };
}

const keyWords = (task: string) => task.replace(/^[一二三]、|^（三）/u, '').replace('2021年', '年');
const kindOf = (duties: readonly Duty[], { dutyId }: Occurrence) => duties.find(({ id }) => id === dutyId);

describe('two years beside each other', () => {
  it('say of every unit, key task and kind what a plain count says, and each list adds up to the total', () => {
    fc.assert(
      fc.property(office, fc.integer({ min: 0, max: 400 }), ({ facts, today }, daysBefore) => {
        // The same office on two days: as two years with the same plan would be.
        const before = addDays(today, -daysBefore);
        const [then, now] = [derived(facts, before), derived(facts, today)];
        const sides = [then, now].map((occurrences) => ({ duties: facts.duties, occurrences }));
        const found = compareYears(sides[0]!, sides[1]!, { units: facts.units, day: today });
        const check = (rows: readonly ComparedRow[], keyOf: (one: Occurrence) => string) => {
          for (const row of rows) {
            expect(shown(row.earlier)).toEqual(figuresOf(then.filter((one) => keyOf(one) === row.key)));
            expect(shown(row.later)).toEqual(figuresOf(now.filter((one) => keyOf(one) === row.key)));
          }
          const keys = new Set([...then, ...now].map(keyOf));
          expect(new Set(rows.map(({ key }) => key))).toEqual(keys);
        };
        check(found.units, ({ unitId }) => standsFor(facts.units, unitId, today));
        check(found.tasks, (one) => keyWords(kindOf(facts.duties, one)?.task ?? ''));
        check(found.kinds, (one) => kindOf(facts.duties, one)?.kind ?? '');
        for (const rows of [found.units, found.tasks, found.kinds]) {
          const due = rows.reduce((sum, { later }) => sum + (later?.due ?? 0), 0);
          expect(due).toBe(found.total.later?.due);
        }
        for (const { earlier, later, change } of [...found.units, found.total]) {
          const [was, is] = [earlier?.rate, later?.rate];
          if (was === undefined || is === undefined) expect(change).toBeUndefined();
          else
            expect(Math.round(Number(change) * 100)).toBe(Math.round(Number(is) * 100) - Math.round(Number(was) * 100));
        }
      }),
      { numRuns: runs(120) },
    );
  });
});

describe('what a year left open', () => {
  it('is what counts and is not done when the cut-off is over, whatever the day on which one looks back', () => {
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: 1, max: 300 }), (facts, after) => {
        const { cutOff } = facts.frame;
        const look = (today: PlainDate) =>
          openAtCutOff(facts, today, (asOf, day) => deriveOccurrences(asOf, { today: day, calendar }));
        const { open, isFinal, days } = look(addDays(cutOff, after));
        expect([isFinal, days.asOf, days.judgedOn]).toEqual([true, cutOff, addDays(cutOff, 1)]);
        expect(open.map(({ dutyId, unitId, period }) => [dutyId, unitId, period.key])).toEqual(
          look(addDays(cutOff, 1)).open.map(({ dutyId, unitId, period }) => [dutyId, unitId, period.key]),
        );
        for (const { tally, lamp } of open) expect([tally === 'apart' && lamp, lamp]).not.toContain('exempt');
      }),
      { numRuns: runs(60) },
    );
  });

  it('is nothing that has yet to fall due while the year runs', () => {
    fc.assert(
      fc.property(office, ({ facts, today }) => {
        fc.pre(today <= facts.frame.cutOff);
        const { open, isFinal } = openAtCutOff(facts, today, (asOf, day) => derived(asOf, day));
        expect(isFinal).toBe(false);
        for (const { tally, state } of open) expect(tally === 'missed' || state === 'returned').toBe(true);
      }),
      { numRuns: runs(60) },
    );
  });
});
