import type { Points } from '../points.ts';
import type { Clause, CountPeriod, EventEntry, OutcomeWord, Selector, Tier } from '../model/scoreClause.ts';
import type { EventLevel, ScoreEventType } from '../model/scoreEvent.ts';
import type { SchemeLeaf } from '../model/schemeTree.ts';

/** What a text of 评分标准 is read as. Unread ones are judged by a person. Every reading is a proposal, to be looked at. */
export type ProposedRule = Pick<SchemeLeaf, 'clauses' | 'start' | 'nothing'> & {
  readonly isRead: boolean;
  /** Parts of the text that no rule was read from. */
  readonly unread: readonly string[];
};

const EVERY: Selector = { all: true };
const NUMBER = '(\\d+(?:\\.\\d{1,4})?)';
const DIGITS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
};
const COUNT = '(\\d+|[一二两三四五六七八九十])';

/** Full-width digits, signs and blanks as the plain ones. */
function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/gu, '').replaceAll(/[﹪%]/gu, '%');
}

function count(text: string | undefined): number {
  return text === undefined ? 1 : (DIGITS[text] ?? Number(text));
}

/** One way of reading a part of the text; `undefined` where it says something else. */
type Reader = (part: string) => Clause | undefined;

const OUTCOMES: readonly (readonly [RegExp, readonly OutcomeWord[]])[] = [
  [/提前.*(?:或|、|和).*(?:迟|逾期|延期|滞后)|(?:迟|逾期|延期|滞后).*(?:或|、|和).*提前/u, ['late', 'early']],
  [/退回.*(?:未|不).*(?:整改|改正)/u, ['returnedLate']],
  [/退回/u, ['returned']],
  [/撤(?:下|早)|提前下线/u, ['breach']],
  [/(?:未公开|未报送|未完成|未发布|未办|缺报|漏报|未上报)/u, ['missing']],
  [/(?:迟|逾期|延期|滞后|超期|不及时|未按时|未及时|未按期)/u, ['late']],
];

const LEVELS: readonly (readonly [RegExp, EventLevel])[] = [
  [/国家|国务院|中央|国办/u, 'state'],
  [/省/u, 'province'],
  [/市/u, 'city'],
  [/区|县/u, 'district'],
];

const EVENTS: readonly (readonly [RegExp, ScoreEventType])[] = [
  [/黄牌/u, 'yellowCard'],
  [/红牌/u, 'redCard'],
  [/通报批评|被通报|点名批评/u, 'criticism'],
  [/表扬|表彰|通报肯定/u, 'praise'],
  [/批示/u, 'instruction'],
  [/督办/u, 'supervision'],
  [/投诉/u, 'complaint'],
  [/事故|舆情/u, 'accident'],
  [/采用|刊发|采纳/u, 'adoption'],
  [/约稿/u, 'commissionFailed'],
];

const CHANGE = new RegExp(`(扣减?|减|加|得|计|记)${NUMBER}分`, 'u');

/** −2 of 扣2分, 3 of 加3分. */
function changeOf(part: string): Points | undefined {
  const [, verb = '', points] = CHANGE.exec(part) ?? [];
  if (points === undefined) return undefined;
  return verb.startsWith('扣') || verb === '减' ? `-${points}` : points;
}

/** 每2次 as 2; 每次, 每发现一处 and what does not say as one. */
function everyOf(part: string): { readonly perN?: number } {
  const [, n] = new RegExp(`每${COUNT}(?:次|张|个|件|条|篇|处)`, 'u').exec(part) ?? [];
  const perN = count(n);
  return perN > 1 ? { perN } : {};
}

const PERIODS: readonly (readonly [RegExp, CountPeriod])[] = [
  [/每?月/u, 'month'],
  [/季/u, 'quarter'],
  [/半年/u, 'halfYear'],
  [/全年|每年|年度|年内/u, 'year'],
];

function tiersOf(text: string): readonly Tier[] {
  const found = [
    ...text.matchAll(
      new RegExp(
        `(?:≥|达到?|达)${NUMBER}%(?:\\(含\\)|及|以上|的|含|,)*得(?:满分|全分|${NUMBER}%|(?:分值|满分)的${NUMBER}%)`,
        'gu',
      ),
    ),
  ];
  return found.map(([, from = '0', whole, of]): Tier => ({ from, gives: whole ?? of ?? '100' }));
}

const READERS: readonly Reader[] = [
  (part) => {
    const tiers = tiersOf(part);
    if (tiers.length === 0) return undefined;
    const falling = tiers.toSorted((a, b) => Number(b.from) - Number(a.from));
    return { rule: 'share', select: EVERY, good: { any: ['onTime'] }, tiers: falling };
  },
  (part) => {
    if (!/(?:按时率|及时率|按时.*比例)(?:[×x*乘].*|计(?:算)?得?分)/u.test(part)) return undefined;
    return { rule: 'share', select: EVERY, good: { any: ['onTime'] } };
  },
  (part) => {
    if (!/(?:完成率|办结率)(?:[×x*乘].*|计(?:算)?得?分)/u.test(part)) return undefined;
    return { rule: 'share', select: EVERY, good: { any: ['done'] } };
  },
  (part) => {
    const quota = new RegExp(`(?:不少于|至少|不低于)(?:报送)?${COUNT}(?:篇|条|件)`, 'u').exec(part);
    const short = new RegExp(`每?少(?:报)?(?:送)?${COUNT}?(?:篇|条|件).*?扣${NUMBER}分`, 'u').exec(part);
    const per = PERIODS.find(([sign]) => sign.test(part))?.[1];
    if (!quota || !short || per === undefined) return undefined;
    return { rule: 'shortfall', count: { of: 'pieces' }, per, quota: count(quota[1]), points: `-${short[2] ?? '0'}` };
  },
  (part) => {
    const day = new RegExp(
      `每(?:迟|逾期|延期|超期|超过)(?:报|公开|办理|报送)?${COUNT}?(?:个)?(工作日|天|日).*?扣${NUMBER}分`,
      'u',
    ).exec(part);
    if (!day) return undefined;
    const days = day[2] === '工作日' ? 'workday' : 'day';
    const [, floor = '0'] = new RegExp(`(?:最低|不低于|保留).*?${NUMBER}%`, 'u').exec(part) ?? [];
    return { rule: 'lateDecay', select: EVERY, perDay: day[3] ?? '0', days, floor };
  },
  (part) => {
    const gap = new RegExp(`(?:超过|每)${COUNT}(天|日|个月)(?:未更新|.*更新.*(?:一|1)?次)`, 'u').exec(part);
    const points = changeOf(part);
    const column = /[“《「]([^”》」]+)[”》」]/u.exec(part)?.[1];
    if (!gap || points === undefined || column === undefined) return undefined;
    const unit = gap[2] === '个月' ? 'month' : 'day';
    return {
      rule: 'freshness',
      pages: { of: 'publications', columns: [column] },
      gap: { n: count(gap[1]), unit },
      points,
    };
  },
  (part) => {
    const points = changeOf(part);
    const type = EVENTS.find(([sign]) => sign.test(part))?.[1];
    if (points === undefined || type === undefined) return undefined;
    const level = LEVELS.find(([sign]) => sign.test(part))?.[1];
    const entry: EventEntry = { type, points, ...everyOf(part), ...(level === undefined ? {} : { level }) };
    return { rule: 'events', entries: [entry], take: 'stack' };
  },
  (part) => {
    const points = changeOf(part);
    if (points === undefined || !/问题/u.test(part)) return undefined;
    return /(?:未|不).*(?:整改|改正)/u.test(part)
      ? { rule: 'findings', notRectified: points }
      : { rule: 'findings', found: points, ...everyOf(part) };
  },
  (part) => {
    const points = changeOf(part);
    if (
      points === undefined ||
      !/每?(?:缺|少|错|漏|缺失|缺少)(?:一|1)?(?:项|个|处)?/u.test(part) ||
      !/要素|标题|索引|内容|栏目|目录|制度|台账/u.test(part)
    ) {
      return undefined;
    }
    const elements = [...part.matchAll(/标题|索引号|成文日期|发布机构|文号|目录|制度|台账/gu)].map(([name]) => name);
    return {
      rule: 'checklist',
      elements,
      what: 'missing',
      points,
      counts: /任意|之一|有一项/u.test(part) ? 'once' : 'each',
    };
  },
  (part) => {
    const points = changeOf(part);
    const any = OUTCOMES.find(([sign]) => sign.test(part))?.[1];
    if (points === undefined || any === undefined || !points.startsWith('-')) return undefined;
    return {
      rule: 'perOccurrence',
      count: { of: 'occurrences', select: EVERY, when: { any } },
      points,
      ...everyOf(part),
    };
  },
];

/**
 * Reads the text of 评分标准 part by part. Where nothing of it is read, a person judges, up to the mark. What it proposes looks at all items: which
 * ones are meant is for a person to choose.
 */
export function proposeRule(criteria: string, full: Points): ProposedRule {
  const text = plain(criteria);
  const parts = text.split(/[;;。]/u).filter((part) => part !== '');
  const clauses: Clause[] = [];
  const unread: string[] = [];
  const takenWhole = readWhole(text);
  if (takenWhole === undefined) {
    for (const part of parts) {
      const read = READERS.map((reader) => reader(part)).find((clause) => clause !== undefined);
      if (read === undefined) unread.push(part);
      else clauses.push(read);
    }
  } else clauses.push(takenWhole);
  const merged = mergeEvents(clauses);
  if (merged.length > 0) {
    const gains = merged.every(isGain);
    return { clauses: merged, start: gains ? 'zero' : 'full', nothing: gains ? 'zero' : 'full', isRead: true, unread };
  }
  const judged: Clause = { rule: 'judged', least: '0', most: full, assessors: 'one', unjudged: 'provisional' };
  return { clauses: [judged], start: 'zero', nothing: 'notApplicable', isRead: false, unread: parts };
}

/** Tiers, and quotas with what a shortfall costs, are told over several parts of a text. */
function readWhole(text: string): Clause | undefined {
  const tiers = READERS[0]?.(text);
  if (tiers !== undefined) return tiers;
  return text.split('。').length <= 2 ? READERS[3]?.(text) : undefined;
}

function isGain(clause: Clause): boolean {
  if (clause.rule === 'events') return clause.entries.every(({ points }) => !points.startsWith('-'));
  return 'points' in clause && !clause.points.startsWith('-');
}

/** Events of several parts are entries of one rule. */
function mergeEvents(clauses: readonly Clause[]): readonly Clause[] {
  const entries = clauses.flatMap((clause) => (clause.rule === 'events' ? clause.entries : []));
  const others = clauses.filter(({ rule }) => rule !== 'events');
  return entries.length === 0 ? others : [...others, { rule: 'events', entries, take: 'stack' }];
}
