import { unitFacts } from '../../electron/domain/assessment/unitFacts.ts';
import type { DutyId } from '../../electron/domain/brand.ts';
import { addDays } from '../../electron/domain/dates/plainDate.ts';
import type { YearFacts } from '../../electron/domain/model/facts.ts';
import type { Occurrence } from '../../electron/domain/model/occurrence.ts';
import type { Clause } from '../../electron/domain/model/scoreClause.ts';
import type { SchemeLeaf, SchemeTree } from '../../electron/domain/model/schemeTree.ts';
import type { UnitFacts } from '../../electron/domain/model/unitFacts.ts';
import { deriveOccurrences } from '../../electron/domain/occurrences/derive.ts';
import { scoreDays } from '../../electron/domain/occurrences/asOf.ts';
import { scoreClass } from '../../electron/domain/scoring/scoreClass.ts';
import { builtInCalendar } from '../../electron/domain/workdays/workCalendar.ts';
import { done } from '../domain/occurrences/occurrenceFacts.ts';
import { base, day, FOUR_PERCENT, leaf, scheme } from '../domain/scoring/schemeFixtures.ts';
import { office } from './derive.ts';
import { median, spent, type Ratio } from './measure.ts';
import { benchOffice } from './scoringOffice.ts';

const KINDS = ['disclosure', 'measure', 'case'] as const;
const UNITS = 200;
const DUTIES = 100;
const LEAVES = 60;
const today = day('2021-11-15');
const calendar = builtInCalendar();

/** A year of 200 units that owe 100 duties each, of seven tasks and three kinds. */
function owing(): YearFacts {
  const given = office(UNITS, DUTIES);
  const duties = given.duties.map((duty, at) =>
    Object.assign({}, duty, { kind: KINDS[at % 3] ?? 'disclosure', task: `任务${at % 7}` }),
  );
  return { ...given, duties };
}

/** The same with what was registered: of seven things that fell due four came in time, one late, and one not at all; some came before their day. */
function registered(given: YearFacts): YearFacts {
  const fulfilments = deriveOccurrences(given, { today, calendar }).flatMap(
    ({ dutyId, ruleId, unitId, period, dueOn }, at) => {
      const manner = (at * 5 + (at >> 3) + (at >> 7)) % 7;
      if (dueOn === undefined || manner === 6 || (manner < 5 && dueOn > today)) return [];
      const on = manner === 5 ? addDays(dueOn, 4) : period.from;
      return on > today ? [] : [done(dutyId, period.key, on, { rule: ruleId, unit: unitId })];
    },
  );
  return { ...given, fulfilments };
}

/** 60 leaves: shares and deductions of single duties, of a task in a kind, of a kind. */
function leaves(): readonly SchemeLeaf[] {
  return Array.from({ length: LEAVES }, (_, at) => {
    const duty = { duties: [`d${at}` as DutyId] };
    const kind = { kinds: [KINDS[at % 3] ?? 'disclosure'] };
    const late: Clause = {
      rule: 'perOccurrence',
      count: { of: 'occurrences', select: duty, when: { any: ['late'] } },
      points: '-0.1',
    };
    const clauses: readonly Clause[] = [
      { rule: 'share', select: duty, good: { any: ['onTime'] } },
      late,
      { rule: 'share', select: { ...kind, tags: [`任务${at % 7}`] }, good: { any: ['done'] } },
      { ...late, count: { of: 'occurrences', select: kind, when: { any: ['missing'] } }, points: '-0.01' },
    ];
    return leaf(`n${at}`, '2', clauses.slice(at % 4, (at % 4) + 1), { nothing: 'notApplicable' });
  });
}

/** One loop that reads the lamp of each occurrence, and counts how many are of which. */
function readLamps(occurrences: readonly Occurrence[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { lamp } of occurrences) counts[lamp] = (counts[lamp] ?? 0) + 1;
  return counts;
}

/** The least that any scoring by duties does: of each unit's facts it counts how many of which duty came out how. */
function countByDuty(facts: readonly UnitFacts[]): readonly ReadonlyMap<DutyId | undefined, Record<string, number>>[] {
  return facts.map(({ occurrences }) => {
    const counts = new Map<DutyId | undefined, Record<string, number>>();
    for (const { dutyId, outcome } of occurrences) {
      const own = counts.get(dutyId) ?? {};
      own[outcome] = (own[outcome] ?? 0) + 1;
      counts.set(dutyId, own);
    }
    return counts;
  });
}

/** The class's rows, reckoned from the facts alone: nothing that was found out of them before is kept. */
function scored(tree: SchemeTree, facts: readonly UnitFacts[]) {
  return scoreClass(
    tree,
    FOUR_PERCENT,
    facts.map((each) => ({ facts: each })),
  );
}

/**
 * Scores of 200 units by 60 leaves over 98,000 occurrences. Beside them stands, on the same occurrences, one loop that reads each one's lamp.
 *
 * Scoring begins with what is known of each unit (`UnitFacts`): so does the workbook that LibreOffice recalculates, whose data sheets list facts, and
 * so does the loop, which finds the lamps reckoned. Hence the facts are made before, and making them has a line of its own; so has both together. A
 * score is all points of all leaves, exact, with total, 折算分 and place; the traces, which are made when somebody reads them, have a line too.
 * How near the loop scoring can come at all tells the line of the least that any scoring by duties does. The processors' time counts what the
 * collector takes beside the work; the wall's is of a machine that has nothing else to do, or it says little.
 */
export async function benchScoring(): Promise<readonly Ratio[]> {
  const given = registered(owing());
  const days = scoreDays(given, today);
  const occurrences = deriveOccurrences(given, { today: days.judgedOn, calendar });
  const tree = scheme(leaves().map(base));
  const build = () => given.units.map(unitFacts({ facts: given, occurrences, days, calendar }));
  const facts = build();
  const loop = () => readLamps(occurrences);
  const rows = () => scored(tree, facts);
  const told = () => rows().map(({ score }) => score.nodes.map(({ clauses }) => clauses.length));
  const what = `${UNITS} units x ${LEAVES} leaves x ${occurrences.length} occurrences`;
  const baseline = 'one loop that reads each lamp';
  for (const warm of [loop, rows, build]) await median(10, warm);
  const [wall, cpu] = [await median(25, loop), await spent(25, loop)];
  const line = async (named: string, work: () => unknown, runs: number): Promise<readonly Ratio[]> => [
    { what: `${named}: ${what}`, ours: await median(runs, work), baseline, bare: wall },
    { what: `${named}, time of all processors`, ours: await spent(runs, work), baseline, bare: cpu },
  ];
  return [
    ...(await line('scores', rows, 25)),
    ...(await line('the least: how many of each duty came out how', () => countByDuty(facts), 25)),
    ...(await line('facts of units', build, 15)),
    ...(await line('facts of units, and scores of them', () => scored(tree, build()), 15)),
    ...(await line('scores with every trace told', told, 5)),
    ...(await benchOffice(tree, facts, rows)),
  ];
}
