import type { ComparedScore, ComparedUnit, ComparisonView } from '../../contract/comparison.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { UnitId, Year } from '../../domain/brand.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import type { ScoreDays } from '../../domain/occurrences/asOf.ts';
import { factsAsOf } from '../../domain/occurrences/asOf.ts';
import { compareYears, standingUnits, type ComparedSide } from '../../domain/years/compare.ts';
import { comparedDays } from '../../domain/years/sides.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { publishedOf } from '../assessment/published.ts';
import { scoresOf, scoresOn } from '../assessment/scores.ts';
import { derivedYear, deriveYear } from '../year/derivedYear.ts';
import { exportComparison, exportSummary } from './files.ts';
import { summaryView } from './summary.ts';

/** Whole years: two beside each other, and what one came to. */
export function createComparison(context: ServiceContext): AreaHandlers<'comparison'> {
  return {
    'comparison.get': (input) => comparisonView(context, input),
    'comparison.export': (input) => {
      const view = comparisonView(context, input);
      return view.ok ? exportComparison(context, view.value, input.paper) : view;
    },
    'comparison.summary': ({ year }) => summaryView(context, year),
    'comparison.exportSummary': ({ year, kind }) => {
      const view = summaryView(context, year);
      return view.ok ? exportSummary(context, view.value, kind) : view;
    },
  };
}

type Pair = Pick<ParsedInputOf<'comparison.get'>, 'earlier' | 'later' | 'span'>;

function comparisonView(context: ServiceContext, { earlier, later, span: wanted }: Pair): Outcome<ComparisonView> {
  const refusal = refusePair(context, earlier, later);
  if (refusal) return { ok: false, error: refusal };
  const { store, clock } = context;
  const [then, now] = [store.facts(earlier), store.facts(later)];
  const days = comparedDays(then, now, wanted, clock.today());
  const day = days.later.judgedOn;
  const { units } = now;
  const found = compareYears(sideOn(context, earlier, days.earlier), sideOn(context, later, days.later), {
    units,
    day,
  });
  const [scoresThen, scoresNow] = [
    scoresOfSide(context, earlier, days.earlier),
    scoresOfSide(context, later, days.later),
  ];
  const standing = standingUnits(units, day);
  const members = Map.groupBy(units, ({ id }) => standing(id));
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return succeed({
    earlier: { year: earlier, asOf: days.earlier.asOf, cutOff: then.frame.cutOff },
    later: { year: later, asOf: days.later.asOf, cutOff: now.frame.cutOff },
    span: days.span,
    isRunning: days.isRunning,
    units: found.units.map((row): ComparedUnit => {
      const own = members.get(row.key)?.map(({ id }) => id) ?? [row.key];
      const [was, is] = [scoreOf(own, row.key, scoresThen), scoreOf(own, row.key, scoresNow)];
      return {
        ...row,
        unit: names.get(row.key) ?? '',
        joined: own.flatMap((id) => (id === row.key ? [] : (names.get(id) ?? []))),
        ...(was === undefined ? {} : { earlierScore: was }),
        ...(is === undefined ? {} : { laterScore: is }),
      };
    }),
    tasks: found.tasks,
    kinds: found.kinds,
    total: found.total,
  });
}

function refusePair({ store }: ServiceContext, earlier: Year, later: Year): Failure | undefined {
  if (earlier >= later) {
    return fail('invalid-input', '请选择两个不同的年度，前一个在前。', { fields: { earlier: '应早于后一个年度' } })
      .error;
  }
  for (const [field, year] of [['earlier', earlier] as const, ['later', later] as const]) {
    if (store.workspace.year(year)) continue;
    return fail('not-found', `还没有 ${year} 年度。`, { fields: { [field]: '没有这个年度' } }).error;
  }
  return undefined;
}

/** A year as it stood on the day by which it is judged. */
function sideOn(context: ServiceContext, year: Year, { asOf, judgedOn }: ScoreDays): ComparedSide {
  const today = context.clock.today();
  const { facts, occurrences } =
    asOf === today && judgedOn === today
      ? derivedYear(context, year)
      : deriveYear(factsAsOf(context.store.facts(year), asOf), judgedOn, context);
  return { duties: facts.duties, occurrences };
}

type Scores = ReadonlyMap<UnitId, ComparedScore>;

/** The scores of a year: as published where it is over and frozen, else as they stand, or stood, on the day. */
function scoresOfSide(context: ServiceContext, year: Year, days: ScoreDays): Scores {
  const { cutOff } = context.store.facts(year).frame;
  const isOver = days.judgedOn > cutOff;
  const { scored } =
    isOver || days.asOf === context.clock.today() ? scoresOf(context, year) : scoresOn(context, year, days, days.asOf);
  const published = isOver ? publishedOf(context, year) : new Map<never, never>();
  const frozen = [...published.values()].flatMap(({ figures }) =>
    figures.flatMap(({ unitId, total, place, grade }) =>
      total === undefined ? [] : [[unitId, scoreView({ total, place, grade }, true)] as const],
    ),
  );
  const live = scored.flatMap(({ of, rows }) =>
    published.has(of.id)
      ? []
      : rows.flatMap(({ unit, score: { total }, place, grade }) =>
          total === undefined ? [] : [[unit.id, scoreView({ total, place, grade }, false)] as const],
        ),
  );
  return new Map([...live, ...frozen]);
}

function scoreView(
  {
    total,
    place,
    grade,
  }: {
    readonly total: ComparedScore['total'];
    readonly place: number | undefined;
    readonly grade: string | undefined;
  },
  isFrozen: boolean,
): ComparedScore {
  return {
    total,
    ...(place === undefined ? {} : { place }),
    ...(grade === undefined ? {} : { grade }),
    ...(isFrozen ? { isFrozen } : {}),
  };
}

/** The unit's own score; of units that it stands for the only one there is. Of several none: their scores do not add up to one. */
function scoreOf(members: readonly UnitId[], id: UnitId, scores: Scores): ComparedScore | undefined {
  const own = scores.get(id);
  if (own !== undefined) return own;
  const others = members.flatMap((each) => scores.get(each) ?? []);
  return others.length === 1 ? others[0] : undefined;
}
