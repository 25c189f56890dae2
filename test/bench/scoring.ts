import { unitFacts } from '../../electron/domain/assessment/unitFacts.ts';
import type { DutyId } from '../../electron/domain/brand.ts';
import type { Clause } from '../../electron/domain/model/scoreClause.ts';
import type { SchemeLeaf } from '../../electron/domain/model/schemeTree.ts';
import type { OccurrenceFact, UnitFacts } from '../../electron/domain/model/unitFacts.ts';
import { deriveOccurrences } from '../../electron/domain/occurrences/derive.ts';
import { scoreDays } from '../../electron/domain/occurrences/asOf.ts';
import { scoreClass } from '../../electron/domain/scoring/scoreClass.ts';
import { builtInCalendar } from '../../electron/domain/workdays/workCalendar.ts';
import { base, day, FOUR_PERCENT, leaf, scheme, unitFacts as factsOf } from '../domain/scoring/schemeFixtures.ts';
import { office } from './derive.ts';
import { median, type Ratio } from './measure.ts';

const KINDS = ['disclosure', 'measure', 'case'] as const;
const OUTCOMES = ['onTime', 'onTime', 'late', 'onTime', 'missing', 'onTime', 'notDueYet'] as const;
const DUTIES = 60;
const TAGS = Array.from({ length: DUTIES }, (_, at) => [`任务${at % 7}`]);

/** A unit with 500 things owed of 60 duties. */
function unit(at: number): UnitFacts {
  const occurrences = Array.from({ length: 500 }, (_, index): OccurrenceFact => {
    const duty = index % DUTIES;
    const month = String((index % 12) + 1).padStart(2, '0');
    return {
      id: `o${at}-${index}`,
      dutyId: `d${duty}` as DutyId,
      kind: KINDS[duty % 3] ?? 'disclosure',
      role: 'responsible',
      tags: TAGS[duty] ?? [],
      covers: { from: day(`2021-${month}-01`), to: day(`2021-${month}-28`) },
      on: day(`2021-${month}-15`),
      outcome: OUTCOMES[(index * 5 + at * 3 + (index >> 3) + ((index * at) >> 5)) % OUTCOMES.length] ?? 'onTime',
    };
  });
  return factsOf({ unit: `u${at}`, occurrences });
}

/** 60 leaves: shares and deductions of single duties, of a task, of a kind. */
function leaves(): readonly SchemeLeaf[] {
  return Array.from({ length: 60 }, (_, at) => {
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

/** Scores of a class, and the facts that they are reckoned from, beside one loop that reads what became of each thing owed. */
export async function benchScoring(): Promise<readonly Ratio[]> {
  const units = Array.from({ length: 200 }, (_, at) => ({ facts: unit(at) }));
  const tree = scheme(leaves().map(base));
  const all = units.flatMap(({ facts }) => facts.occurrences);
  const loop = () => {
    const counts: Record<string, number> = {};
    for (const { outcome } of all) counts[outcome] = (counts[outcome] ?? 0) + 1;
    return counts;
  };
  const rows = () => scoreClass(tree, FOUR_PERCENT, units);
  await median(5, rows);
  await median(5, loop);
  const [scored, read] = [await median(15, rows), await median(15, loop)];
  const told = await median(3, () => rows().map(({ score }) => score.nodes.map(({ clauses }) => clauses.length)));
  const given = office(200, 100);
  const calendar = builtInCalendar();
  const days = scoreDays(given, day('2021-06-28'));
  const occurrences = deriveOccurrences(given, { today: days.judgedOn, calendar });
  const lamps = () => {
    const counts: Record<string, number> = {};
    for (const { lamp } of occurrences) counts[lamp] = (counts[lamp] ?? 0) + 1;
    return counts;
  };
  const build = () => given.units.map(unitFacts({ facts: given, occurrences, days, calendar }));
  await median(3, lamps);
  const [built, lampsRead] = [await median(5, build), await median(15, lamps)];
  const what = '200 units x 60 leaves x 100,000 occurrences';
  const baseline = 'one loop that reads what became of each';
  return [
    { what: `scores: ${what}`, ours: scored, baseline, bare: read },
    { what: `scores with every trace told: ${what}`, ours: told, baseline, bare: read },
    {
      what: `facts of scores: ${occurrences.length} occurrences of ${given.units.length} units`,
      ours: built,
      baseline: 'one loop that reads each lamp',
      bare: lampsRead,
    },
  ];
}
