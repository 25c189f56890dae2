import type Fraction from 'fraction.js';
import type { Clause, Counting, OutcomeTest, PerPoint, Selector } from '../model/scoreClause.ts';
import { parsePoints, plainPoints } from '../points.ts';
import {
  boundTroubles,
  type ClauseTrouble,
  excessTroubles,
  exceedsPercent,
  isNegative,
  isNotPositive,
  jointTroubles,
  numberTierTroubles,
  scaleTroubles,
  tierTroubles,
  trouble,
} from './checkScales.ts';
import { ZERO } from './exact.ts';

/** Everything that is wrong with a clause of a leaf with so many marks. */
export function troublesOfClause(clause: Clause, mark: Fraction): readonly ClauseTrouble[] {
  return [
    ...partTroubles(clause, mark),
    ...selectorTroubles(clause),
    ...numberTroubles(clause),
    // An indicator that is set aside has 0 marks, and stays.
    ...(mark.equals(ZERO) ? [] : idleTroubles(clause)),
    ...ownTroubles(clause),
    ...('tiers' in clause && clause.rule !== 'byCount' && clause.rule !== 'excess' && clause.tiers !== undefined
      ? tierTroubles(clause.tiers)
      : []),
    ...('atMost' in clause && clause.atMost !== undefined ? boundTroubles(clause.atMost) : []),
    ...('joint' in clause ? jointTroubles(clause.joint) : []),
  ];
}

function partTroubles(clause: Clause, mark: Fraction): readonly ClauseTrouble[] {
  if (!('of' in clause) || clause.of === undefined) return [];
  const of = parsePoints(clause.of);
  if (of === undefined || of.compare(ZERO) < 0)
    return trouble('bad-points', 'of', `所占分值“${clause.of}”不是不小于 0 的数字。`);
  if (of.compare(mark) <= 0) return [];
  return trouble(
    'more-than-mark',
    'of',
    `所占分值 ${plainPoints(clause.of)} 超过了本项满分 ${plainPoints(mark.toString(4))}。`,
  );
}

/** Whether a selector says which things it means. */
function saysWhich({ all, kinds, duties, tags, roles, periods, events, columns, results }: Selector): boolean {
  const lists = [kinds, duties, tags, roles, periods, events, columns, results];
  return all === true || lists.some((list) => list !== undefined && list.length > 0);
}

const NO_SELECTOR = '没有选择对象，请选择类别、事项、标签、责任、期间或其他条件；全部都算的，请选“全部事项”。';

function selectorTroubles(clause: Clause): readonly ClauseTrouble[] {
  const selectors: (Selector | undefined)[] = [];
  const tests: OutcomeTest[] = [];
  if ('select' in clause) selectors.push(clause.select);
  if (clause.rule === 'freshness' && clause.pages.of === 'registrations') selectors.push(clause.pages.select);
  if (clause.rule === 'share') tests.push(clause.good);
  const isLateByNothing = (test: OutcomeTest): boolean =>
    test.lateBy !== undefined && (test.lateBy.over ?? -1) >= (test.lateBy.upTo ?? Infinity);
  for (const counting of countingsOf(clause)) {
    if (counting.of !== 'occurrences') continue;
    selectors.push(counting.select);
    tests.push(counting.when);
  }
  return [
    ...(selectors.some((selector) => selector !== undefined && !saysWhich(selector))
      ? trouble('no-selector', 'select', NO_SELECTOR)
      : []),
    ...(tests.some(({ any }) => any.length === 0)
      ? trouble('no-outcome', 'when', '没有选择办理结果，请至少选择一种（按时、迟办、未办等）。')
      : []),
    ...(tests.some(isLateByNothing)
      ? trouble('bad-number', 'when', '迟办天数的范围不正确，“超过”的天数应小于“不超过”的天数。')
      : []),
    ...countingsOf(clause).flatMap(unnamedIn),
    ...(clause.rule === 'freshness' && clause.pages.of === 'publications' && clause.pages.columns.length === 0
      ? trouble('no-selector', 'columns', '没有选择栏目，请至少选择一个。')
      : []),
  ];
}

function unnamedIn(counting: Counting): readonly ClauseTrouble[] {
  const isEmpty =
    (counting.of === 'events' && counting.types.length === 0) ||
    (counting.of === 'publications' && counting.columns.length === 0) ||
    (counting.of === 'figure' && counting.name.trim() === '');
  return isEmpty ? trouble('no-selector', 'count', '没有说明数的是什么，请选择事件类型、栏目或数据名称。') : [];
}

/** What a clause counts. */
export function countingsOf(clause: Clause): readonly Counting[] {
  switch (clause.rule) {
    case 'perOccurrence':
    case 'shortfall':
    case 'threshold':
    case 'excess':
    case 'byCount':
      return [clause.count];
    case 'rate':
      return [clause.numerator, clause.denominator];
    case 'ratio':
      return clause.denominator.of === 'quota' ? [clause.numerator] : [clause.numerator, clause.denominator];
    case 'byRank':
    case 'toBest':
      return clause.figure.of === 'count' ? [clause.figure.count] : [];
    default:
      return [];
  }
}

/** Decimals that cannot be read, and numbers that count nothing. */
function numberTroubles(clause: Clause): readonly ClauseTrouble[] {
  const points = pointsOf(clause).filter(([, text]) => text !== undefined && parsePoints(text) === undefined);
  const numbers = wholeNumbersOf(clause).filter(
    ([, value, least]) => value !== undefined && !(Number.isInteger(value) && value >= least),
  );
  return [
    ...points.flatMap(([field, text]) => trouble('bad-points', field, `“${text ?? ''}”不是分值，请填写数字。`)),
    ...numbers.flatMap(([field, value, least]) =>
      trouble('bad-number', field, `数量“${value ?? ''}”不正确，应为不小于 ${least} 的整数。`),
    ),
  ];
}

function pointsOf(clause: Clause): readonly (readonly [field: string, text: string | undefined])[] {
  switch (clause.rule) {
    case 'perOccurrence':
      return [
        ['points', clause.points],
        ['mostEach', clause.perDay?.mostEach],
      ];
    case 'share':
    case 'ratio':
      return [
        ['nothingBelow', clause.nothingBelow],
        ['fullFrom', clause.fullFrom],
        ...(clause.perPoint === undefined ? [] : perPointNumbers(clause.perPoint)),
      ];
    case 'byCount':
      return [...clause.tiers.map(({ points }) => ['tiers', points] as const), ['beyond', clause.beyond?.points]];
    case 'checklist':
    case 'shortfall':
    case 'freshness':
      return [['points', clause.points]];
    case 'rate':
      return [
        ['points', clause.points],
        ['below', clause.below],
      ];
    case 'lateDecay':
      return [
        ['perDay', clause.perDay],
        ['floor', clause.floor],
      ];
    case 'findings':
      return [
        ['found', clause.found],
        ['notRectified', clause.notRectified],
      ];
    case 'threshold':
      return [['otherwise', clause.otherwise]];
    case 'deadline':
      return [
        ['late', clause.late],
        ['missing', clause.missing],
      ];
    case 'judged':
      return [
        ['least', clause.least],
        ['most', clause.most],
      ];
    case 'periods':
    case 'sheet':
    case 'rollup':
      return [['outOf', clause.outOf]];
    case 'events':
      return clause.entries.flatMap(({ points, times, atMost }) => [
        ['points', points],
        ['times', times],
        ['atMost', atMost],
      ]);
    case 'excess':
      return [
        ...clause.tiers.flatMap(({ over, points }) => [['over', over] as const, ['points', points] as const]),
        ...Object.entries(clause.beyond ?? {}),
        ['each', clause.each],
      ];
    case 'byRank':
      return clause.steps.by === 'each'
        ? [['points', clause.steps.points]]
        : [...clause.steps.points, clause.steps.past].map((text) => ['points', text] as const);
    default:
      return [];
  }
}

/** Points of 0 that change nothing whatever is counted. A tier, or one event among others, may well stand for nothing. */
function idleTroubles(clause: Clause): readonly ClauseTrouble[] {
  const isZero = (text: string | undefined): boolean => text !== undefined && parsePoints(text)?.equals(ZERO) === true;
  return idlePointsOf(clause)
    .filter(([, texts]) => texts.length > 0 && texts.every(isZero))
    .map(([field]) => ({ code: 'bad-points', field, message: '分值为 0，这条规则不加分也不扣分，请填写分值或删去。' }));
}

/** Texts of which one at least has to be other than 0. */
function idlePointsOf(clause: Clause): readonly (readonly [field: string, texts: readonly string[]])[] {
  switch (clause.rule) {
    case 'perOccurrence':
    case 'checklist':
    case 'shortfall':
    case 'freshness':
    case 'rate':
      return [['points', [clause.points]]];
    case 'share':
    case 'ratio':
      return clause.perPoint === undefined ? [] : [['perPoint', [clause.perPoint.points]]];
    case 'findings':
      return [['found', [clause.found, clause.notRectified].filter((text) => text !== undefined)]];
    case 'byCount':
      return [['tiers', [...clause.tiers, ...(clause.beyond ? [clause.beyond] : [])].map(({ points }) => points)]];
    case 'events':
      return [['entries', clause.entries.map(({ points }) => points)]];
    case 'excess': {
      const { tiers, beyond, each } = clause;
      const steps = [...tiers, ...(beyond ? [beyond] : [])].map(({ points }) => points);
      return [['tiers', each === undefined ? steps : [...steps, each]]];
    }
    case 'judged':
      return [['most', [clause.least, clause.most]]];
    case 'byRank':
      return clause.steps.by === 'each' ? [['points', [clause.steps.points]]] : [];
    default:
      return [];
  }
}

function perPointNumbers({ bound, every, points, atMost }: PerPoint) {
  return [
    ['perPoint', bound],
    ['perPoint', every],
    ['perPoint', points],
    ['perPoint', atMost],
  ] as const;
}

function wholeNumbersOf(
  clause: Clause,
): readonly (readonly [field: string, value: number | undefined, least: number])[] {
  switch (clause.rule) {
    case 'perOccurrence':
      return [
        ['perN', clause.perN, 1],
        ['firstFree', clause.firstFree, 0],
        ['perDay', clause.perDay?.every, 1],
      ];
    case 'findings':
      return [
        ['perN', clause.perN, 1],
        ['firstFree', clause.firstFree, 0],
      ];
    case 'ratio':
      return clause.denominator.of === 'quota' ? [['quota', clause.denominator.quota, 1]] : [];
    case 'byCount':
      return [...clause.tiers.map(({ from }) => ['tiers', from, 1] as const), ['beyond', clause.beyond?.each, 1]];
    case 'shortfall':
    case 'excess':
      return [['quota', clause.quota, 1]];
    case 'threshold':
      return [['atLeast', clause.atLeast, 1]];
    case 'freshness':
      return [['gap', clause.gap.n, 1]];
    case 'events':
      return clause.entries.flatMap(({ perN, firstFree }) => [
        ['perN', perN, 1],
        ['firstFree', firstFree, 0],
      ]);
    default:
      return [];
  }
}

function ownTroubles(clause: Clause): readonly ClauseTrouble[] {
  switch (clause.rule) {
    case 'share':
    case 'ratio':
      return scaleTroubles(clause);
    case 'perOccurrence':
      return clause.perDay !== undefined && clause.count.of !== 'occurrences'
        ? trouble('bad-number', 'perDay', '只有对事项才能按迟办天数计分。')
        : [];
    case 'byCount':
      return numberTierTroubles(clause);
    case 'lateDecay':
      return [
        ...(exceedsPercent(clause.floor)
          ? trouble('floor-too-high', 'floor', `保底比例“${clause.floor}”应为 0 至 100。`)
          : []),
        ...(isNegative(clause.perDay) ? trouble('bad-points', 'perDay', '每日扣分请填写正数。') : []),
      ];
    case 'judged': {
      const [least, most] = [parsePoints(clause.least), parsePoints(clause.most)];
      const isRange = least !== undefined && most !== undefined && least.compare(most) <= 0;
      return isRange
        ? []
        : trouble('bad-range', 'least', `评分范围 ${clause.least} 至 ${clause.most} 不正确，下限不能大于上限。`);
    }
    case 'findings':
      return clause.found === undefined && clause.notRectified === undefined
        ? trouble('no-entry', 'found', '没有分值，请填写每个问题或每个逾期未整改问题的分值。')
        : [];
    case 'events':
      return clause.entries.length === 0
        ? trouble('no-entry', 'entries', '没有事件，请至少添加一种。')
        : clause.entries.flatMap(({ atMost }) => (atMost === undefined ? [] : boundTroubles(atMost)));
    case 'excess':
      return excessTroubles(clause);
    case 'sheet':
    case 'periods':
      return [
        ...(clause.sheet.trim() === '' || clause.item.trim() === ''
          ? trouble('unnamed', 'sheet', '没有选择评分表或其中的项目。')
          : []),
        ...(isNotPositive(clause.outOf) ? trouble('bad-points', 'outOf', '评分表的满分应大于 0。') : []),
      ];
    case 'byRank':
      return clause.steps.by === 'each' && !isNegative(clause.steps.points)
        ? trouble('bad-points', 'steps', `每低一名的分值“${clause.steps.points}”应为负数，名次靠后的得分不能更高。`)
        : [];
    case 'rollup':
      return isNotPositive(clause.outOf) ? trouble('bad-points', 'outOf', '被抽查单位的满分应大于 0。') : [];
    case 'sample':
      return clause.sample.trim() === '' ? trouble('unnamed', 'sample', '没有选择抽查名单。') : [];
    default:
      return [];
  }
}
