import type {
  Clause,
  ClauseRule,
  Counting,
  CountPeriod,
  CountTest,
  EventEntry,
  Figure,
  Joint,
  LateBy,
  OutcomeTest,
  OutcomeWord,
  Selector,
} from '../model/scoreClause.ts';
import type { DayCount } from '../model/timeRule.ts';
import type { EventLevel, EventOrgan, ScoreEventType } from '../model/scoreEvent.ts';
import type {
  Combining,
  NodeCap,
  NothingCounted,
  NotApplicableWay,
  SchemeSection,
  VetoEffect,
} from '../model/schemeTree.ts';
import { DUTY_KIND_WORDS, PARTY_ROLE_WORDS } from './duties.ts';
import { FINDING_SOURCE_WORDS } from './findings.ts';
import { ADOPTION_LEVEL_WORDS } from './pieces.ts';
import { bare, mostWords, plain, scaleWords, signed } from './scorePoints.ts';
import { TRIGGER_EVENT_WORDS } from './timeRules.ts';

/** What became of a thing owed, in words. */
export const OUTCOME_WORDS: Readonly<Record<OutcomeWord, string>> = {
  onTime: '按时',
  late: '迟办',
  missing: '未办',
  done: '已办（含迟办）',
  due: '到期应办（不论结果）',
  early: '提前',
  returned: '被退回',
  returnedLate: '退回后未按期改正',
  breach: '撤早',
};

/** Kinds of rule, as they are offered. */
export const CLAUSE_RULE_WORDS: Readonly<Record<ClauseRule, string>> = {
  share: '按比例或分档',
  perOccurrence: '按次加减分',
  lateDecay: '按迟办天数扣分',
  checklist: '按要素加减分',
  findings: '按问题扣分',
  sample: '抽查正确率',
  shortfall: '每少一篇扣分',
  threshold: '达到数量得满分',
  periods: '各期得分的平均',
  freshness: '更新间隔',
  deadline: '限期完成',
  judged: '人工评议',
  sheet: '第三方评分表',
  rollup: '抽查单位的平均',
  events: '按考核事件加减分',
  excess: '超额加分',
  byRank: '按名次给分',
  toBest: '与最高者相比',
  rate: '达不到比率扣分',
  ratio: '按两数之比',
  byCount: '按数量分档加减分',
};

export const COUNT_PERIOD_WORDS: Readonly<Record<CountPeriod, { readonly each: string; readonly noun: string }>> = {
  week: { each: '每周', noun: '周' },
  month: { each: '每月', noun: '个月' },
  quarter: { each: '每季度', noun: '个季度' },
  halfYear: { each: '每半年', noun: '个半年' },
  year: { each: '全年', noun: '年' },
};

/** By what a gap between updates is measured. */
export const GAP_UNIT_WORDS: Readonly<Record<'day' | 'month', string>> = { day: '天', month: '个月' };

export const SCORE_EVENT_WORDS: Readonly<Record<ScoreEventType, string>> = {
  criticism: '通报批评',
  praise: '表扬',
  adoption: '采用',
  sent: '报送信息',
  instruction: '批示',
  supervision: '督办单',
  superiorDeduction: '被上级扣分',
  yellowCard: '黄牌',
  redCard: '红牌',
  accident: '事故',
  complaint: '投诉',
  commissionFailed: '约稿未完成',
  refusal: '拒不配合',
  other: '其他事件',
};

export const EVENT_LEVEL_WORDS: Readonly<Record<EventLevel, string>> = ADOPTION_LEVEL_WORDS;

export const EVENT_ORGAN_WORDS: Readonly<Record<EventOrgan, string>> = {
  government: '党委政府',
  office: '办公室',
};

export const SECTION_WORDS: Readonly<Record<SchemeSection, string>> = {
  base: '基础分',
  bonus: '加分',
  deductions: '扣分（基础分之外）',
  veto: '一票否决',
};

export const NOTHING_WORDS: Readonly<Record<NothingCounted, string>> = {
  full: '没有可计的，得满分',
  zero: '没有可计的，得 0 分',
  notApplicable: '没有可计的，不适用',
};

/** What scheme words name things by that are known by an id. */
export interface SchemeNames {
  readonly duty: (id: string) => string;
  readonly node: (id: string) => string;
}

const list = (words: readonly string[]): string => words.join('、');

/** Which things owed: 定时公开、牵头、标签“网站”的事项. */
export function selectorWords(selector: Selector, { duty }: SchemeNames): string {
  const { kinds, duties, tags, roles, periods, events, columns, results } = selector;
  const parts = [
    ...(kinds ? [list(kinds.map((kind) => DUTY_KIND_WORDS[kind]))] : []),
    ...(duties ? [list(duties.map((id) => `“${duty(id)}”`))] : []),
    ...(tags ? [`标签${list(tags.map((tag) => `“${tag}”`))}`] : []),
    ...(roles ? [`${list(roles.map((role) => PARTY_ROLE_WORDS[role]))}单位`] : []),
    ...(periods
      ? [list(periods.map(({ from, to, by }) => `${by === 'due' ? '' : '所属期'} ${from} 至 ${to} `.trim()))]
      : []),
    ...(events ? [list(events.map((event) => `${TRIGGER_EVENT_WORDS[event].long}起算`))] : []),
    ...(columns ? [`栏目${list(columns.map((column) => `“${column}”`))}`] : []),
    ...(results ? [`处理结果${list(results.map((result) => `“${result}”`))}`] : []),
  ];
  return parts.length === 0 ? '全部事项' : `${parts.join('，')}的事项`;
}

/** What is asked of them: 迟办或提前，且被退回，撤早的除外. */
export function outcomeTestWords({ any, also = [], without = [], lateBy }: OutcomeTest): string {
  const words = [any.map((word) => OUTCOME_WORDS[word]).join('或')];
  if (also.length > 0) words.push(`且${list(also.map((word) => OUTCOME_WORDS[word]))}`);
  if (without.length > 0) words.push(`${list(without.map((word) => OUTCOME_WORDS[word]))}的除外`);
  if (lateBy !== undefined) words.push(lateByWords(lateBy));
  return words.join('，');
}

/** 迟办超过 5 个、不超过 10 个工作日. */
function lateByWords({ days, over, upTo }: LateBy): string {
  const parts = [
    ...(over === undefined ? [] : [`超过 ${over} 个`]),
    ...(upTo === undefined ? [] : [`不超过 ${upTo} 个`]),
  ];
  return `迟办天数${parts.join('、')}${dayWord(days)}`;
}

export function dayWord(days: DayCount): string {
  return days === 'workday' ? '工作日' : '日';
}

/** What is counted: 报送的信息（网站渠道）. */
export function countingWords(counting: Counting, names: SchemeNames): string {
  switch (counting.of) {
    case 'pieces': {
      const { channels, levels, adopted, late } = counting;
      const adoption = levels
        ? `被${list(levels.map((level) => ADOPTION_LEVEL_WORDS[level]))}采用的`
        : adopted
          ? '被采用的'
          : '';
      const channel = channels ? `（${list(channels)}）` : '';
      return `${late ? '迟报的' : ''}${adoption}信息${channel}`;
    }
    case 'occurrences':
      return `${selectorWords(counting.select, names)}中${outcomeTestWords(counting.when)}的`;
    case 'events': {
      const { types, levels, names: called } = counting;
      const level = levels ? list(levels.map((each) => EVENT_LEVEL_WORDS[each])) : '';
      return `${level}${list(called ?? types.map((type) => SCORE_EVENT_WORDS[type]))}`;
    }
    case 'findings': {
      const { sources, notRectified, rectified } = counting;
      const from = sources ? `${list(sources.map((source) => FINDING_SOURCE_WORDS[source]))}发现的` : '';
      return `${from}${notRectified ? '逾期未整改的' : rectified ? '已整改的' : ''}问题`;
    }
    case 'elements':
      return counting.elements.length > 0 ? `缺失或错误的${list(counting.elements)}` : '缺失或错误的要素';
    case 'publications':
      return `栏目${list(counting.columns.map((column) => `“${column}”`))}的公开信息`;
    default:
      return `“${counting.name}”`;
  }
}

function jointWords(joint: Joint | undefined): string {
  if (joint === undefined || joint.kind === 'full') return '';
  if (joint.kind === 'leadOnly') return '；共同承担的只计牵头单位';
  return `；共同承担的牵头计 ${plain(joint.lead)}%、配合计 ${plain(joint.support)}%`;
}

function manner({
  perN,
  firstFree,
}: {
  readonly perN?: number | undefined;
  readonly firstFree?: number | undefined;
}): string {
  const free = firstFree === undefined || firstFree === 0 ? '' : `前 ${firstFree} 次不计，之后`;
  return `${free}每${perN === undefined || perN === 1 ? '' : ` ${perN} `}次`;
}

/** “网站评估”中“总分”; an item of a sheet that nobody has named yet. */
function sheetItem({ sheet, item }: { readonly sheet: string; readonly item: string }): string {
  return sheet === '' || item === '' ? '（未选定的评分表项目）' : `“${sheet}”中“${item}”`;
}

function partWords(clause: Clause): string {
  return 'of' in clause && clause.of !== undefined ? `所占 ${plain(clause.of)} 分` : '满分';
}

function figureWords(figure: Figure, names: SchemeNames): string {
  switch (figure.of) {
    case 'count':
      return `${countingWords(figure.count, names)}的数量`;
    case 'sheet':
      return `${sheetItem(figure)}的得分`;
    default:
      return `“${names.node(figure.nodeId)}”的得分`;
  }
}

function entryWords(entry: EventEntry): string {
  const { type, name, level, organ, outlet, points, times, perPoint, atMost } = entry;
  const who = `${level === undefined ? '' : EVENT_LEVEL_WORDS[level]}${organ === undefined ? '' : EVENT_ORGAN_WORDS[organ]}${outlet ?? ''}`;
  const factor = times === undefined ? '' : `的 ${plain(times)} 倍`;
  const each = perPoint === true ? '按其分值每 1 分' : manner(entry);
  return `${who}${name ?? SCORE_EVENT_WORDS[type]}${each}${signed(points)}${factor}${mostWords(atMost, points)}`;
}

/** A rule in one Chinese sentence, with its parameters. */
export function clauseSentence(clause: Clause, names: SchemeNames): string {
  const again = 'again' in clause && clause.again ? '；其他项已扣的再扣' : '';
  const most = 'atMost' in clause ? mostWords(clause.atMost, 'points' in clause ? clause.points : undefined) : '';
  return `${sentence(clause, names)}${most}${'joint' in clause ? jointWords(clause.joint) : ''}${again}。`;
}

function sentence(clause: Clause, names: SchemeNames): string {
  switch (clause.rule) {
    case 'share': {
      const share = `${selectorWords(clause.select, names)}中${outcomeTestWords(clause.good)}的占到期应办的比例`;
      return scaleWords(share, clause, partWords(clause));
    }
    case 'ratio': {
      const { numerator, denominator, per } = clause;
      const of = denominator.of === 'quota' ? `目标数 ${denominator.quota} ` : countingWords(denominator, names);
      const mean = per === 'year' || clause.perPoint !== undefined ? '' : '，取各期平均';
      const share = `${COUNT_PERIOD_WORDS[per].each}${countingWords(numerator, names)}与${of}之比`;
      return `${scaleWords(share, clause, partWords(clause))}${mean}`;
    }
    case 'byCount': {
      const tiers = clause.tiers.map(({ from, points }) => `达到 ${from} ${signed(points)}`);
      const { beyond, by } = clause;
      const more = beyond === undefined ? [] : [`之后每满 ${beyond.each} 再${signed(beyond.points)}`];
      const how =
        by.kind === 'year'
          ? `全年${countingWords(clause.count, names)}`
          : by.kind === 'each'
            ? `${COUNT_PERIOD_WORDS[by.per].each}${countingWords(clause.count, names)}`
            : `${countingWords(clause.count, names)}连续出现的期数（按${COUNT_PERIOD_WORDS[by.per].each.replace('每', '')}）`;
      return `${how}：${[...tiers, ...more].join('，')}`;
    }
    case 'perOccurrence': {
      const { perDay } = clause;
      if (perDay === undefined)
        return `${countingWords(clause.count, names)}，${manner(clause)}${signed(clause.points)}`;
      const each = perDay.mostEach === undefined ? '' : `，一项${mostWords(perDay.mostEach, clause.points).slice(1)}`;
      const every = `每迟 ${perDay.every} ${perDay.days === 'workday' ? '个工作日' : '天'}`;
      return `${countingWords(clause.count, names)}，${every}${signed(clause.points)}${each}`;
    }
    case 'lateDecay': {
      return `${selectorWords(clause.select, names)}，每迟 1 个${dayWord(clause.days)}扣 ${plain(clause.perDay)} 分，最低保留${partWords(clause)}的 ${plain(clause.floor)}%，未办不得分`;
    }
    case 'checklist': {
      const what = clause.elements.length > 0 ? list(clause.elements) : '要素';
      const of = clause.select === undefined ? '' : `${selectorWords(clause.select, names)}的`;
      const state = clause.what === 'missing' ? '缺失或错误' : '齐备';
      return `${of}${what}${state}，${clause.counts === 'each' ? '每项' : '有任意一项即一次'}${signed(clause.points)}`;
    }
    case 'findings': {
      const from = clause.sources
        ? `${list(clause.sources.map((source) => FINDING_SOURCE_WORDS[source]))}发现的`
        : '发现的';
      const what = clause.indicator === undefined ? '问题' : `“${clause.indicator}”问题`;
      const each = clause.perPoint === true ? '按所扣分值每 1 分' : manner(clause);
      return [
        ...(clause.found === undefined ? [] : [`${from}${what}，${each}${signed(clause.found)}`]),
        ...(clause.notRectified === undefined ? [] : [`逾期未整改的每个${signed(clause.notRectified)}`]),
      ].join('；');
    }
    case 'sample':
      return `抽查“${clause.sample}”的正确率 × ${partWords(clause)}`;
    case 'shortfall':
      return `${COUNT_PERIOD_WORDS[clause.per].each}${countingWords(clause.count, names)}不少于 ${clause.quota} 篇（件），每少 1 篇（件）${signed(clause.points)}`;
    case 'threshold':
      return `全年${countingWords(clause.count, names)}达到 ${clause.atLeast} 的得满分，达不到的${signed(clause.otherwise)}`;
    case 'periods': {
      const missing = clause.missing === 'zero' ? '未报的按 0 分计' : '未报的不计入平均';
      return `“${clause.sheet}”中“${clause.item}”${COUNT_PERIOD_WORDS[clause.every].each}得分的平均，${missing}`;
    }
    case 'freshness': {
      const what =
        clause.pages.of === 'publications'
          ? `栏目${list(clause.pages.columns.map((column) => `“${column}”`))}`
          : selectorWords(clause.pages.select, names);
      return `${what}至少每 ${clause.gap.n} ${GAP_UNIT_WORDS[clause.gap.unit]}更新一次，每超过一次${signed(clause.points)}`;
    }
    case 'deadline':
      return `${selectorWords(clause.select, names)}，按期得${partWords(clause)}，迟办得 ${plain(clause.late)} 分，未办得 ${plain(clause.missing)} 分`;
    case 'judged': {
      const how = {
        one: '由考核人评分',
        mean: '取各评议人的平均分',
        trimmed: '取各评议人的平均分，5 人以上去掉最高和最低',
      }[clause.assessors];
      return `${how}，范围 ${clause.least} 至 ${clause.most} 分，须写明理由${clause.needsBasis ? '和依据文件' : ''}`;
    }
    case 'sheet':
      if (clause.tiers !== undefined) {
        const outOf = clause.outOf === undefined ? '' : `（满分 ${plain(clause.outOf)}）`;
        return scaleWords(`${sheetItem(clause)}的得分率${outOf}`, clause, partWords(clause));
      }
      return `按${sheetItem(clause)}的得分${clause.outOf === undefined ? '' : `（满分 ${plain(clause.outOf)}，折算为${partWords(clause)}）`}`;
    case 'rollup':
      return `抽查的“${clause.group}”各单位得分的平均，满分 ${plain(clause.outOf)}`;
    case 'events': {
      const take = { stack: '可累加', highestPerMatter: '同一事项只计最高', highest: '只计最高一次' }[clause.take];
      return `${clause.entries.map(entryWords).join('；')}；${take}`;
    }
    case 'excess': {
      const tiers = clause.tiers.map(({ over, points }) => `超过 ${plain(over)}% ${signed(points)}`);
      const { beyond } = clause;
      const more =
        beyond === undefined
          ? []
          : [`超过 ${plain(beyond.over)}% 后每满 ${plain(beyond.each)}% 再${signed(beyond.points)}`];
      const single = clause.each === undefined ? [] : [`每超 1 篇（件）${signed(clause.each)}`];
      return `${COUNT_PERIOD_WORDS[clause.per].each}${countingWords(clause.count, names)}超出 ${clause.quota}：${[...single, ...tiers, ...more].join('，')}`;
    }
    case 'byRank': {
      const order = clause.lowest === true ? '从低到高' : '从高到低';
      const steps =
        clause.steps.by === 'each'
          ? `第一名得${partWords(clause)}，每低一名${signed(clause.steps.points)}`
          : `依次得 ${list(clause.steps.points.map(bare))} 分${clause.steps.past === undefined ? '' : `，其余得 ${bare(clause.steps.past)} 分`}`;
      return `按${figureWords(clause.figure, names)}在本类${order}排名，${steps}，并列同分`;
    }
    case 'toBest': {
      const ratio = `${figureWords(clause.figure, names)} ÷ 本类${clause.against === 'mean' ? '平均' : '最高'}`;
      if (clause.tiers !== undefined) return scaleWords(ratio, clause, partWords(clause));
      return `${ratio} × ${partWords(clause)}${clause.against === 'mean' ? '，不超过满分' : ''}`;
    }
    default: {
      const per = COUNT_PERIOD_WORDS[clause.per];
      return `${per.each}${countingWords(clause.numerator, names)}占${countingWords(clause.denominator, names)}的比率低于 ${plain(clause.below)}% 的，每${per.noun}${signed(clause.points)}`;
    }
  }
}

/** A count that makes a node 0: 约稿未完成达到 2 次的，本项按 0 分计. */
export function zeroWhenSentence({ count, atLeast, inARow }: CountTest, names: SchemeNames): string {
  if (inARow !== undefined) {
    return `连续 ${atLeast} ${COUNT_PERIOD_WORDS[inARow].noun}有${countingWords(count, names)}的，本项按 0 分计。`;
  }
  return `${countingWords(count, names)}达到 ${atLeast} 次的，本项按 0 分计。`;
}

/** How far a node's points may go. */
export function capWords(cap: NodeCap): string {
  switch (cap.kind) {
    case 'own':
      return '以本项分值封顶';
    case 'firstLevel':
      return '以一级指标的分值封顶';
    case 'none':
      return '不封顶';
    default:
      return `加减不超过 ${plain(cap.points)} 分`;
  }
}

/** Where the marks of what does not apply go. */
export function notApplicableWords(way: NotApplicableWay, names: SchemeNames): string {
  switch (way.kind) {
    case 'rescale':
      return '不适用的，分值按比例分给同级各项';
    case 'spread':
      return '不适用的，分值平均分给同级各项';
    case 'move':
      return `不适用的，分值移给“${names.node(way.to)}”`;
    default:
      return '不适用的，全方案按比例折算';
  }
}

export function combiningWords(combine: Combining): string {
  switch (combine.kind) {
    case 'sum':
      return '下级指标之和';
    case 'parts':
      return `下级指标按 ${combine.weights.map(plain).join(' : ')} 合成`;
    default: {
      const grace = combine.graceDays === 0 ? '最后一天' : `结束后 ${combine.graceDays} 天`;
      const missing = combine.missing === 'zero' ? '没有可计的一期按 0 分计' : '没有可计的一期不计入';
      return `${COUNT_PERIOD_WORDS[combine.every].each}按当期${grace}的情况计分，取平均，${missing}`;
    }
  }
}

export function vetoWords(effect: VetoEffect): string {
  return effect.kind === 'at' ? `总分按不超过 ${plain(effect.points)} 分计，不再加分` : '不定等次，不排名';
}
