import type Fraction from 'fraction.js';
import { assertNever, type SchemeNodeId, type Year } from '../brand.ts';
import { addDays, addMonths, type PlainDate } from '../dates/plainDate.ts';
import type { Clause, ClauseOf, EventEntry, Figure } from '../model/scoreClause.ts';
import type { FindingFact } from '../model/unitFacts.ts';
import { plainPoints, roundPoints, type Points } from '../points.ts';
import {
  countingWords,
  EVENT_LEVEL_WORDS,
  EVENT_ORGAN_WORDS,
  SCORE_EVENT_WORDS,
  type SchemeNames,
} from '../words/scoreRules.ts';
import {
  countedThings,
  countedWords,
  dayOfYear,
  EXAMPLE_DAY,
  outcomeThat,
  owedThings,
  together,
  type ExampleFacts,
} from './exampleFacts.ts';
import { exact, HUNDRED, ZERO } from './exact.ts';
import { stretchesOf } from './stretches.ts';

/** A few facts that show what a rule does, and what they are, in words. */
export interface ExampleCase {
  readonly given: string;
  readonly facts: ExampleFacts;
  /** The other units of the class, where the rule looks at all of them. */
  readonly others?: readonly ExampleFacts[];
}

/** The leaf that the rule stands in. */
export const EXAMPLE_LEAF = 'example' as SchemeNodeId;
export const EXAMPLE_YEAR = 2021 as Year;

/** So many hundredths of something, as decimal text. */
function part(of: Fraction, percent: number): Points {
  return roundPoints(of.mul(percent).div(HUNDRED));
}

/** Facts that show a rule; `undefined` where no handful of them does. */
export function exampleCase(clause: Clause, mark: Fraction, names: SchemeNames): ExampleCase | undefined {
  switch (clause.rule) {
    case 'share':
      return shareExample(clause);
    case 'perOccurrence':
      return perOccurrenceExample(clause, names);
    case 'ratio':
      return ratioExample(clause, names);
    case 'byCount':
      return byCountExample(clause, names);
    case 'lateDecay': {
      const days = clause.days === 'workday' ? '个工作日' : '天';
      const late = { label: 'late', daysLate: { day: 3, workday: 3 } };
      const occurrences = owedThings(clause.select, 1, { outcome: 'late' }, late);
      return { given: `1 件迟 3 ${days}`, facts: { occurrences } };
    }
    case 'checklist':
      return checklistExample(clause);
    case 'findings': {
      const source = clause.sources?.[0] ?? 'inspection';
      const count = (clause.firstFree ?? 0) + 2 * (clause.perN ?? 1);
      const of = countedThings({ of: 'findings', sources: [source] }, count, { label: 'found' })?.findings ?? [];
      const { indicator = '', perPoint, notRectified } = clause;
      const more = perPoint === true ? { points: '2' } : {};
      const first = notRectified === undefined ? {} : { isMissed: true as const };
      const findings = of.map(
        ({ id, on }, at): FindingFact => Object.assign({ id, on, source, indicator }, more, at === 0 ? first : {}),
      );
      const missed = clause.notRectified === undefined ? '' : '，其中逾期未整改 1 个';
      const each = clause.perPoint === true ? '（各扣 2 分）' : '';
      return { given: `问题 ${count} 个${each}${missed}`, facts: { findings } };
    }
    case 'sample': {
      const samples = Array.from({ length: 15 }, (_, at) => ({
        sample: clause.sample,
        item: `${at}`,
        isRight: at < 12,
      }));
      return { given: '抽查 15 项，正确 12 项', facts: { samples } };
    }
    case 'shortfall': {
      const [first, ...others] = stretchesOf(EXAMPLE_YEAR, clause.per);
      const days = [first, ...others].map((period) => period?.from ?? EXAMPLE_DAY);
      const counts = days.map((_, at) => (at === 0 ? Math.max(0, clause.quota - 1) : clause.quota));
      const parts = days.map((day, at) => countedThings(clause.count, counts[at] ?? 0, { label: `${at}`, day }));
      const facts = together(...parts);
      const rest = others.length === 0 ? '' : '，其余各期达到';
      return facts && { given: `有一期 ${counts[0] ?? 0}${rest}`, facts };
    }
    case 'threshold': {
      const count = clause.atLeast - 1;
      const facts = countedThings(clause.count, count, { label: 'counted' });
      return facts && { given: `全年${countedWords(clause.count, count, names)}`, facts };
    }
    case 'periods': {
      const outOf = clause.outOf === undefined ? mark : exact(clause.outOf);
      const periods = stretchesOf(EXAMPLE_YEAR, clause.every).slice(0, -1);
      const { sheet, item } = clause;
      const points = part(outOf, 90);
      const given =
        periods.length === 0 ? [{ sheet, item, period: stretchesOf(EXAMPLE_YEAR, clause.every)[0], points }] : [];
      const sheets = [...given, ...periods.map((period) => ({ sheet, item, period, points }))].flatMap(
        ({ period, ...each }) => (period === undefined ? [] : [{ ...each, period }]),
      );
      const last = periods.length === 0 ? '' : '，最后一期未报';
      return { given: `各期得 ${plainPoints(points)} 分${last}`, facts: { sheets } };
    }
    case 'freshness':
      return freshnessExample(clause);
    case 'deadline': {
      const occurrences = owedThings(clause.select, 1, { outcome: 'late' }, { label: 'late' });
      return { given: '1 件迟办', facts: { occurrences } };
    }
    case 'judged':
      return judgedExample(clause);
    case 'sheet': {
      const points = part(clause.outOf === undefined ? mark : exact(clause.outOf), 88);
      const { sheet, item } = clause;
      return { given: `评分表得 ${plainPoints(points)} 分`, facts: { sheets: [{ sheet, item, points }] } };
    }
    case 'rollup': {
      const values = [80, 90, 85].map((percent) => part(exact(clause.outOf), percent));
      const members = values.map((points, at) => ({ group: clause.group, name: `${at}`, points }));
      return { given: `抽查的单位得 ${values.map(plainPoints).join('、')} 分`, facts: { members } };
    }
    case 'events':
      return eventsExample(clause);
    case 'excess': {
      const { quota, tiers, beyond } = clause;
      const bounds = [
        ...tiers.map(({ over }) => exact(over)),
        ...(beyond ? [exact(beyond.over).add(exact(beyond.each))] : []),
      ];
      const furthest = bounds.reduce((most, bound) => (bound.compare(most) > 0 ? bound : most), ZERO);
      const count = exact(`${quota}`).mul(HUNDRED.add(furthest)).div(HUNDRED).floor().add(1).valueOf();
      const facts = countedThings(clause.count, count, { label: 'counted' });
      return facts && { given: `一期${countedWords(clause.count, count, names)}，任务 ${quota}`, facts };
    }
    case 'byRank': {
      const values = [90, 95, 90, 80];
      const made = values.map((value) => figureFacts(clause.figure, value));
      const [own, ...others] = made;
      if (own === undefined || others.some((each) => each === undefined)) return undefined;
      return {
        given: `4 个单位为 95、90、90、80，其中得 90 的`,
        facts: own,
        others: others.flatMap((each) => each ?? []),
      };
    }
    case 'toBest': {
      const [own, best] = [figureFacts(clause.figure, 90), figureFacts(clause.figure, 120)];
      return (
        own &&
        best && {
          given: `本单位 90，本类${clause.against === 'mean' ? '平均 105' : '最高 120'}`,
          facts: own,
          others: [best],
        }
      );
    }
    case 'rate':
      return rateExample(clause, names);
    default:
      return assertNever(clause);
  }
}

function perOccurrenceExample(clause: ClauseOf<'perOccurrence'>, names: SchemeNames): ExampleCase | undefined {
  const { perDay, count } = clause;
  if (perDay !== undefined && count.of === 'occurrences') {
    const days = perDay.every * 3;
    const outcome = outcomeThat(count.when, true);
    if (outcome === undefined) return undefined;
    const late = { label: 'late', daysLate: { day: days, workday: days } };
    const given = `1 件迟 ${days} ${perDay.days === 'workday' ? '个工作日' : '天'}`;
    return { given, facts: { occurrences: owedThings(count.select, 1, outcome, late) } };
  }
  const number = (clause.firstFree ?? 0) + 2 * (clause.perN ?? 1);
  const facts = countedThings(count, number, { label: 'counted' });
  return facts && { given: countedWords(count, number, names), facts };
}

/** Nine in ten of what is asked for, in each period. */
function ratioExample({ numerator, denominator, per }: ClauseOf<'ratio'>, names: SchemeNames): ExampleCase | undefined {
  const all = denominator.of === 'quota' ? denominator.quota : 10;
  const some = Math.floor((all * 9) / 10);
  const days = stretchesOf(EXAMPLE_YEAR, per).map(({ from }) => from);
  const own = days.map((day, at) => countedThings(numerator, some, { label: `${at}`, day }));
  const others =
    denominator.of === 'quota'
      ? []
      : days.map((day, at) => countedThings(denominator, all - some, { label: `rest ${at}`, day }));
  const facts = together(...own, ...others);
  const of = denominator.of === 'quota' ? `目标数 ${all}` : countedWords(denominator, all, names);
  return facts && { given: `${per === 'year' ? '' : '每期'}${of}，${countedWords(numerator, some, names)}`, facts };
}

/** As many as the furthest tier asks for, and one step beyond it. */
function byCountExample(
  { count, by, tiers, beyond }: ClauseOf<'byCount'>,
  names: SchemeNames,
): ExampleCase | undefined {
  const number = Math.max(0, ...tiers.map(({ from }) => from)) + (beyond?.each ?? 0);
  if (by.kind === 'inARow') {
    const periods = stretchesOf(EXAMPLE_YEAR, by.per).slice(0, number);
    const facts = together(...periods.map(({ from }, at) => countedThings(count, 1, { label: `${at}`, day: from })));
    return facts && { given: `连续 ${periods.length} 期有${countingWords(count, names)}`, facts };
  }
  const facts = countedThings(count, number, { label: 'counted' });
  return facts && { given: `${by.kind === 'each' ? '一期' : ''}${countedWords(count, number, names)}`, facts };
}

/** Twenty are due; so many come out well that, of tiers, one below the first is reached. */
function shareExample(clause: ClauseOf<'share'>): ExampleCase | undefined {
  const [well, badly] = [outcomeThat(clause.good, true), outcomeThat(clause.good, false)];
  if (well === undefined) return undefined;
  const good = badly === undefined ? 20 : 18;
  const occurrences = [
    ...owedThings(clause.select, good, well, { label: 'well' }),
    ...owedThings(clause.select, 20 - good, badly ?? well, { label: 'badly' }),
  ];
  return { given: `应办 20，${goodWords(clause)} ${good}`, facts: { occurrences } };
}

function goodWords({ good }: ClauseOf<'share'>): string {
  const isPlain = good.any.length === 1 && (good.also ?? []).length === 0;
  if (isPlain && good.any[0] === 'onTime') return '按时';
  return isPlain && good.any[0] === 'done' ? '已办' : '符合要求';
}

function checklistExample({ elements, select, what, counts }: ClauseOf<'checklist'>): ExampleCase {
  const found = elements.length === 0 ? ['标题', '索引号'] : elements.slice(0, counts === 'once' ? 3 : 2);
  const occurrences = owedThings(select ?? {}, 1, { outcome: 'onTime' }, { label: 'checked' });
  const facts = found.map((element) => ({
    id: element,
    element,
    isPresent: what === 'present',
    on: EXAMPLE_DAY,
    occurrenceId: 'checked 0',
  }));
  const state = what === 'missing' ? '缺失或错误' : '齐备';
  return { given: `${found.join('、')}${state}`, facts: { occurrences, elements: facts } };
}

/** One gap that is too long, and one that is not. */
function freshnessExample({ pages, gap }: ClauseOf<'freshness'>): ExampleCase {
  const from = dayOfYear(0);
  const second = gap.unit === 'day' ? addDays(from, gap.n + 5) : addDays(addMonths(from, gap.n), 10);
  const days = [from, second];
  const span = { from, to: second };
  const given = gap.unit === 'day' ? `相邻两次更新隔 ${gap.n + 5} 天` : `相邻两次更新隔 ${gap.n} 个月又 10 天`;
  if (pages.of === 'registrations') {
    const [one] = owedThings(pages.select, 1, { outcome: 'onTime' }, { label: 'page' });
    const occurrences = one === undefined ? [] : days.map((doneOn, at) => ({ ...one, id: `page ${at}`, doneOn }));
    return { given, facts: { occurrences, span } };
  }
  const [first = '', ...others] = pages.columns;
  // Of several columns the others are kept up to date.
  const kept = others.flatMap((column) =>
    steps(from, second, gap).map((on) => ({ id: `${column} ${on}`, column, on })),
  );
  const own = days.map((on) => ({ id: `${first} ${on}`, column: first, on }));
  return { given: others.length === 0 ? given : `“${first}”${given}`, facts: { pages: [...own, ...kept], span } };
}

function steps(from: PlainDate, to: PlainDate, { n, unit }: ClauseOf<'freshness'>['gap']): readonly PlainDate[] {
  const days: PlainDate[] = [];
  for (let day = from; day < to && days.length < 40; day = unit === 'day' ? addDays(day, n) : addMonths(day, n)) {
    days.push(day);
  }
  return days;
}

function judgedExample({ least, most, assessors }: ClauseOf<'judged'>): ExampleCase {
  const [low, range] = [exact(least), exact(most).sub(exact(least))];
  const percents = { one: [90], mean: [80, 90, 85], trimmed: [80, 90, 70, 95, 85] }[assessors];
  const values = percents.map((percent) => roundPoints(low.add(range.mul(percent).div(HUNDRED))));
  const judgements = values.map((points, at) => ({
    nodeId: EXAMPLE_LEAF,
    assessor: `${at}`,
    points,
    reason: '评议',
    basis: '',
  }));
  const who = values.length === 1 ? '评议' : `${values.length} 人评议`;
  return {
    given: `${who} ${values.map((each) => plainPoints(each).replace('-', '−')).join('、')} 分`,
    facts: { judgements },
  };
}

function eventsExample({ entries, take }: ClauseOf<'events'>): ExampleCase {
  const shownEntries = entries.slice(0, 3);
  const counts = shownEntries.map(({ perN, firstFree }) => (firstFree ?? 0) + (perN ?? 1));
  const events = shownEntries.flatMap((entry, at) =>
    Array.from({ length: counts[at] ?? 1 }, (_, n) => ({
      id: `${at} ${n}`,
      on: EXAMPLE_DAY,
      type: entry.type,
      name: entry.name ?? '',
      outlet: entry.outlet ?? '',
      matter: take === 'highestPerMatter' ? '同一事项' : '',
      ...(entry.level === undefined ? {} : { level: entry.level }),
      ...(entry.organ === undefined ? {} : { organ: entry.organ }),
      ...(entry.perPoint === true ? { points: '2' } : {}),
    })),
  );
  const given = shownEntries
    .map((entry, at) => `${entryName(entry)} ${counts[at] ?? 1} 次${entry.perPoint === true ? '（各 2 分）' : ''}`)
    .join('，');
  const same = take === 'highestPerMatter' && shownEntries.length > 1 ? '（同一事项）' : '';
  return { given: `${given}${same}`, facts: { events } };
}

function entryName({ type, name, level, organ, outlet }: EventEntry): string {
  const who = `${level === undefined ? '' : EVENT_LEVEL_WORDS[level]}${organ === undefined ? '' : EVENT_ORGAN_WORDS[organ]}`;
  return `${who}${outlet ?? ''}${name ?? SCORE_EVENT_WORDS[type]}`;
}

function figureFacts(figure: Figure, value: number): ExampleFacts | undefined {
  switch (figure.of) {
    case 'count':
      return countedThings(figure.count, value, { label: 'counted' });
    case 'sheet':
      return { sheets: [{ sheet: figure.sheet, item: figure.item, points: `${value}` }] };
    case 'node':
      return {
        judgements: [{ nodeId: figure.nodeId, assessor: '', points: `${value}`, reason: '评议', basis: '' }],
      };
    default:
      return assertNever(figure);
  }
}

/** A period with ten of which so few fit that the rate is missed. */
function rateExample(clause: ClauseOf<'rate'>, names: SchemeNames): ExampleCase | undefined {
  const below = exact(clause.below);
  const few = Math.max(0, Math.min(9, below.div(10).ceil().valueOf() - 1));
  const own = countedThings(clause.numerator, few, { label: 'of' });
  const facts = together(own, countedThings(clause.denominator, 10 - few, { label: 'rest' }));
  if (facts === undefined) return undefined;
  const words = `${countedWords(clause.denominator, 10, names)}，其中${countedWords(clause.numerator, few, names)}`;
  return { given: `一期${words}`, facts };
}
