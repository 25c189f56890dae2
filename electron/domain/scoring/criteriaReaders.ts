import type { Clause, CountPeriod, EventEntry, LateBy, OutcomeWord, Selector, Tier } from '../model/scoreClause.ts';
import type { EventLevel, ScoreEventType } from '../model/scoreEvent.ts';
import type { Points } from '../points.ts';
import { COUNT, countOf, NUMBER, takeChange, takeEvery, type CriteriaPart } from './criteriaText.ts';

/** One way of reading a part of a text; `undefined` where it says something else. `full`: the marks of its indicator. */
export type CriteriaReader = (part: CriteriaPart, full: Points) => readonly Clause[] | undefined;

const EVERY: Selector = { all: true };

/** Which things a part speaks of, where its words leave no doubt; else all: a person chooses. */
function selectorOf({ text, subject }: CriteriaPart): Selector {
  return selectorIn(text) ?? selectorIn(subject) ?? EVERY;
}

function selectorIn(text: string): Selector | undefined {
  if (/依申请公开|公开申请|信息公开申请/u.test(text)) return { events: ['requestReceived'] };
  if (/留言|信箱|网民咨询/u.test(text)) return { events: ['messageReceived'] };
  return undefined;
}

const OUTCOMES: readonly (readonly [RegExp, readonly OutcomeWord[]])[] = [
  [
    /提前[^,]*(?:或|、|和)[^,]*(?:迟|逾期|延期|滞后)|(?:迟|逾期|延期|滞后)[^,]*(?:或|、|和)[^,]*提前/u,
    ['late', 'early'],
  ],
  [/退回[^,]*(?:未|不)[^,]*(?:整改|改正)/u, ['returnedLate']],
  [/退回/u, ['returned']],
  [/撤(?:下|早)|提前下线/u, ['breach']],
  [/未在(?:规定|法定|要求)的?(?:时限|时间|期限)(?:之)?内/u, ['late', 'missing']],
  [/(?:未公开|未报送|未完成|未发布|未办|未答复|未回复|缺报|漏(?:报|公开|发|办)|未上报)/u, ['missing']],
  [/(?:迟|逾期|延期|滞后|超期|不及时|未按时|未及时|未按期)/u, ['late']],
];

const LEVELS: readonly (readonly [string, EventLevel])[] = [
  ['国家|国务院|中央|国办', 'state'],
  ['省', 'province'],
  ['市', 'city'],
  ['区|县', 'district'],
];

const EVENTS: readonly (readonly [RegExp, ScoreEventType])[] = [
  [/黄牌/u, 'yellowCard'],
  [/红牌/u, 'redCard'],
  [/通报批评|被[^,]*通报(?!表扬|肯定)|点名批评/u, 'criticism'],
  [/表扬|表彰|通报肯定/u, 'praise'],
  [/批示/u, 'instruction'],
  [/督办/u, 'supervision'],
  [/投诉/u, 'complaint'],
  [/事故|舆情/u, 'accident'],
  [/采用|刊发|采纳/u, 'adoption'],
  [/约稿/u, 'commissionFailed'],
];

const PERIOD = '(每周|每月|每季度?|季度|每半年|全年|每年|年度|年内)';
const PERIODS: readonly (readonly [RegExp, CountPeriod])[] = [
  [/周/u, 'week'],
  [/月/u, 'month'],
  [/季/u, 'quarter'],
  [/半年/u, 'halfYear'],
  [/年/u, 'year'],
];

function periodOf(text: string): CountPeriod {
  return PERIODS.find(([sign]) => sign.test(text))?.[1] ?? 'year';
}

const QUOTED = /[“《「]([^”》」]+)[”》」](?:等?栏目)?/u;

/** What makes up a rate: 按时率 what is on time, 完成率 what is done. */
function takeRate(part: CriteriaPart): readonly OutcomeWord[] | undefined {
  if (part.take(/(?:按时|及时|按期|准时)(?:公开|办结|答复|完成|报送|办理)?率/u)) return ['onTime'];
  if (part.take(/(?:公开|完成|办结|答复|办理)率/u)) return ['done'];
  return undefined;
}

function tiersFrom(part: CriteriaPart): readonly Tier[] | undefined {
  const bound = `(?:≥|达到?|达|在)${NUMBER}%(?:\\(含\\))?(?:及|以上|的|含|,)*`;
  const gives = `(?:得|计)(?:满分|全分|${NUMBER}%|(?:分值|满分|该项分值)的${NUMBER}%)`;
  const found = part.takeAll(new RegExp(`${bound}${gives}`, 'u'));
  if (found.length === 0) return undefined;
  const tiers = found.map(([, from = '0', whole, of]): Tier => ({ from, gives: whole ?? of ?? '100' }));
  return tiers.toSorted((a, b) => Number(b.from) - Number(a.from));
}

/** 低于80%不得分 */
function takeNothingBelow(part: CriteriaPart): Points | undefined {
  return part.take(
    new RegExp(`(?:低于|不足|不到|未达到?)${NUMBER}%(?:的)?,?(?:不得分|得0分|计0分|按0分计|不计分)`, 'u'),
  )?.[1];
}

/** Tiers of a rate, a rate times the mark, or points by percentage point. */
const readShare: CriteriaReader = (part) => {
  const select = selectorOf(part);
  const formula = part.take(
    /(?:得分=)?(?:满分|分值|本项分值)?[*x乘以]*(按时|及时|按期|完成|办结|已公开|公开)[^,/÷]*?数[/÷]应[^,*]*?数(?:[*x乘以]*(?:满分|分值|本项分值))?/u,
  );
  const any: readonly OutcomeWord[] | undefined =
    formula === undefined ? takeRate(part) : /按时|及时|按期/u.test(formula[1] ?? '') ? ['onTime'] : ['done'];
  if (any === undefined) return undefined;
  const own = { rule: 'share', select, good: { any } } as const;
  const perPoint = part.take(
    new RegExp(`(?:(?:低于|不足|未达到?)${NUMBER}%的?,?)?每(低|降低|下降|少)${COUNT}个百分点`, 'u'),
  );
  if (perPoint !== undefined) {
    const points = takeChange(part);
    if (points === undefined || !points.startsWith('-')) return undefined;
    const partial = part.take(/不足[^,]*?的?按[^,]*?计/u) === undefined ? 'dropped' : 'full';
    const [, bound = '100', , every] = perPoint;
    return [{ ...own, perPoint: { side: 'below', bound, every: String(countOf(every)), points, partial } }];
  }
  const tiers = tiersFrom(part);
  const nothingBelow = takeNothingBelow(part);
  if (
    tiers !== undefined &&
    tiers.length === 1 &&
    part.take(/,?(?:以下|未达到的|其余|低于的)?的?按比例(?:得分|计分)?/u)
  ) {
    const [first] = tiers;
    if (first === undefined || first.gives !== '100') return undefined;
    return [{ ...own, fullFrom: first.from, ...(nothingBelow === undefined ? {} : { nothingBelow }) }];
  }
  if (tiers !== undefined) {
    return nothingBelow === undefined || nothingBelow === tiers.at(-1)?.from ? [{ ...own, tiers }] : undefined;
  }
  const isTimes = part.take(/[*x乘以]+(?:满分|分值|本项分值|\d+分?)|(?:按比例)?计(?:算)?得?分|按比例得分/u);
  if (isTimes === undefined && formula === undefined) return undefined;
  return [nothingBelow === undefined ? own : { ...own, nothingBelow }];
};

/** So many pieces, or pages of a named column, a period; so much for each that is short, or the share of it. */
const readQuota: CriteriaReader = (part) => {
  const period = part.take(new RegExp(PERIOD, 'u'))?.[1];
  const quota =
    part.take(
      new RegExp(`(?:不少于|至少|不低于|完成|达到)(?:报送|公开|更新|发布)?(?:信息|稿件)?${COUNT}(?:篇|条|件|次)`, 'u'),
    ) ?? part.take(new RegExp(`应?报送(?:信息|稿件)?${COUNT}(?:篇|条)(?:以上)?(?:信息|稿件)?(?=,)`, 'u'));
  if (period === undefined || quota === undefined) return undefined;
  const per = periodOf(period);
  const column = part.take(QUOTED)?.[1];
  const isPiece = /报送|信息|稿件|篇/u.test(part.text) && !/公开|更新|发布/u.test(part.text);
  const isNeither = column === undefined && !isPiece && !/[篇条]/u.test(quota[0]);
  if (isNeither) return undefined;
  const count: Extract<Clause, { rule: 'shortfall' }>['count'] =
    column === undefined ? { of: 'pieces' } : { of: 'publications', columns: [column] };
  const wanted = countOf(quota[1]);
  const short = part.take(
    new RegExp(`每?(?:少|缺)(?:报|公开|更新|发布)?(?:送)?${COUNT}?(?:篇|条|件|次)的?,?(?:扣|减)${NUMBER}分`, 'u'),
  );
  if (short !== undefined) {
    if (countOf(short[1]) !== 1) return undefined;
    return [{ rule: 'shortfall', count, per, quota: wanted, points: `-${short[2] ?? '0'}` }];
  }
  if (part.take(/(?:的?得满分)?,?(?:未完成|不足|达不到|未达到?|少于)的?,?按(?:完成)?比例(?:得分|计分|扣分)/u)) {
    return [{ rule: 'ratio', numerator: count, denominator: { of: 'quota', quota: wanted }, per }];
  }
  const less = part.take(
    new RegExp(`(?:的?得满分)?,?(?:未完成|达不到|未达到?|否则|不足)的?,?(?:扣|减)${NUMBER}分`, 'u'),
  );
  if (less === undefined || per !== 'year') return undefined;
  return [{ rule: 'threshold', count, atLeast: wanted, otherwise: `-${less[1] ?? '0'}` }];
};

/** Days late: so much a day, down to a floor or not; or more the later it is. */
const readLateDays: CriteriaReader = (part, full) => {
  const select = selectorOf(part);
  const unit = '(?:个)?(工作日|天|日)';
  const day = part.take(
    new RegExp(
      `每(?:迟|逾期|延期|超期|超过)(?:报|公开|办理|报送|答复)?${COUNT}?${unit}的?,?(?:扣|减)${NUMBER}分|(?:迟报|逾期|延期|超期)[^,\\d]*?,?每${COUNT}?${unit}(?:扣|减)${NUMBER}分`,
      'u',
    ),
  );
  if (day !== undefined) {
    const every = countOf(day[1] ?? day[4]);
    const days = (day[2] ?? day[5]) === '工作日' ? 'workday' : 'day';
    const points = day[3] ?? day[6] ?? '0';
    const floor = part.take(new RegExp(`(?:最低|不低于|保留|至少得)[^,\\d]*?${NUMBER}%`, 'u'))?.[1];
    if (floor !== undefined)
      return every === 1 ? [{ rule: 'lateDecay', select, perDay: points, days, floor }] : undefined;
    const when = { any: ['late', 'missing'] as const };
    const count = { of: 'occurrences', select, when } as const;
    return [{ rule: 'perOccurrence', count, points: `-${points}`, perDay: { days, every } }];
  }
  const bounds = lateBounds(part);
  if (bounds !== undefined) {
    return bounds.map(
      ({ lateBy, points }): Clause => ({
        rule: 'perOccurrence',
        count: { of: 'occurrences', select, when: { any: ['late', 'missing'], lateBy } },
        points,
      }),
    );
  }
  const wiped = part.take(
    new RegExp(
      `(?:超过|逾期)${COUNT}${unit}(?:以上)?(?:仍)?(?:未答复|未公开|未办结|未报送|未完成)?的?,?(?:一次性)?(?:扣完|不得分|扣除?全部分值)`,
      'u',
    ),
  );
  if (wiped === undefined) return undefined;
  const lateBy: LateBy = { days: wiped[2] === '工作日' ? 'workday' : 'day', over: countOf(wiped[1]) };
  const count = { of: 'occurrences', select, when: { any: ['late', 'missing'], lateBy } } as const;
  return [{ rule: 'perOccurrence', count, points: `-${full}` }];
};

/** 逾期5日以内扣1分，5至10日扣2分，10日以上扣3分; stretches that follow one another. */
function lateBounds(part: CriteriaPart): readonly { readonly lateBy: LateBy; readonly points: Points }[] | undefined {
  if (!/逾期|迟|超期/u.test(part.text)) return undefined;
  const unit = '(?:个)?(工作日|天|日)?';
  const each = '(?:的)?,?(?:每次|每件|每条)?(?:扣|减)';
  const first = part.take(new RegExp(`${COUNT}${unit}(?:以内|内|之内|及以下)${each}${NUMBER}分`, 'u'));
  if (first === undefined) return undefined;
  const middle = part.takeAll(new RegExp(`${COUNT}${unit}?(?:至|-|~|到)${COUNT}${unit}${each}${NUMBER}分`, 'u'));
  const last = part.take(new RegExp(`(?:超过)?${COUNT}${unit}(?:以上)?${each}${NUMBER}分`, 'u'));
  const word = [first[2], ...middle.map(([, , , , name]) => name), last?.[2]].find((name) => name !== undefined);
  if (word === undefined) return undefined;
  const days = word === '工作日' ? 'workday' : 'day';
  let over = countOf(first[1]);
  const found = [{ lateBy: { days, upTo: over } as LateBy, points: `-${first[3] ?? '0'}` }];
  for (const [, from, , to, , points] of middle) {
    const start = countOf(from);
    if (start !== over && start !== over + 1) return undefined;
    found.push({ lateBy: { days, over, upTo: countOf(to) }, points: `-${points ?? '0'}` });
    over = countOf(to);
  }
  if (last !== undefined) {
    if (countOf(last[1]) !== over) return undefined;
    found.push({ lateBy: { days, over }, points: `-${last[3] ?? '0'}` });
  }
  return found;
}

const readFreshness: CriteriaReader = (part) => {
  const column = part.take(QUOTED)?.[1];
  const gap = part.take(
    new RegExp(
      `(?:超过|每|至少每)${COUNT}个?(天|日|个月|月)(?:未更新|[^,]*?更新(?:一|1)?次|[^,]*?至少更新(?:一|1)次)`,
      'u',
    ),
  );
  if (!gap || column === undefined) return undefined;
  part.take(/,?(?:每(?:超过|出现|发现)?(?:一|1)?次|未更新的?)/u);
  const points = takeChange(part);
  if (points === undefined) return undefined;
  const unit = gap[2]?.includes('月') ? 'month' : 'day';
  return [
    { rule: 'freshness', pages: { of: 'publications', columns: [column] }, gap: { n: countOf(gap[1]), unit }, points },
  ];
};

/** Points by number: 1次扣1分，2次扣3分，3次以上扣5分. */
const readNumbers: CriteriaReader = (part) => {
  const found = part.takeAll(
    new RegExp(`${COUNT}(?:次|篇|件|条)(?:及|\\(含\\)|含)?(以上)?的?,?(扣|加|得)${NUMBER}分`, 'u'),
  );
  if (found.length < 2) return undefined;
  const tiers = found.map(([, from, , verb, points = '0']) => ({
    from: countOf(from),
    points: verb === '扣' ? `-${points}` : points,
  }));
  const isRising = tiers.every(({ from }, at) => at === 0 || from > (tiers[at - 1]?.from ?? 0));
  // What is not said to go on might be meant for that number alone.
  const isOpen = found.at(-1)?.[2] !== undefined;
  if (!isRising || !isOpen) return undefined;
  const isPieces = /采用|刊发/u.test(part.text);
  const any = OUTCOMES.find(([sign]) => part.has(sign))?.[1];
  if (isPieces) return [{ rule: 'byCount', count: { of: 'pieces', adopted: true }, by: { kind: 'year' }, tiers }];
  if (any === undefined) return undefined;
  const count = { of: 'occurrences', select: selectorOf(part), when: { any } } as const;
  return [{ rule: 'byCount', count, by: { kind: 'year' }, tiers }];
};

/** Of one piece or matter the highest counts. */
function takeHighest(part: CriteriaPart): 'stack' | 'highestPerMatter' {
  const isHighest = part.take(
    /,?同一(?:篇|条|信息|事项|稿件|件)?[^,]*?(?:以|按|取|只计)(?:其)?(?:最高|最高级别|最高分|一次)[^,]*?(?:计|计分|加分|一次|计算)?(?:,?(?:不重复|不累计)[^,]*)?(?=,|·|$)/u,
  );
  return isHighest === undefined ? 'stack' : 'highestPerMatter';
}

const readEvents: CriteriaReader = (part) => {
  const own = part.take(
    /被上级[^,]*?扣分的?,?(?:按|以)[^,]*?(?:扣分|分值|分数|扣减)[^,]*?(?:的)?(双倍|两倍|2倍|等额|同等|相同分值)(?:扣分|扣减|扣)/u,
  );
  if (own !== undefined) {
    const entry: EventEntry = { type: 'superiorDeduction', points: '-1', perPoint: true };
    const isTwice = /双|两|2/u.test(own[1] ?? '');
    return [{ rule: 'events', entries: [isTwice ? { ...entry, times: '2' } : entry], take: 'stack' }];
  }
  const type = EVENTS.find(([sign]) => part.has(sign))?.[1];
  if (type === undefined) return undefined;
  const take = takeHighest(part);
  const several = severalLevels(part, type) ?? levelsFrom(part, type);
  if (several !== undefined) return [{ rule: 'events', entries: several, take }];
  const every = takeEvery(part);
  const points = takeChange(part);
  if (points === undefined) return undefined;
  const found = LEVELS.filter(([sign]) => new RegExp(`(?:${sign})(?:级|委|政府|办)?`, 'u').test(part.text));
  // Two levels and one figure: whose it is nobody can tell.
  if (found.length > 1 && !/及以上|以上/u.test(part.text)) {
    const named = found.filter(([sign]) => new RegExp(`(?:${sign})级`, 'u').test(part.text));
    if (named.length !== 1) return undefined;
    return [{ rule: 'events', entries: [entryOf(type, points, every, named[0]?.[1])], take }];
  }
  return [{ rule: 'events', entries: [entryOf(type, points, every, found[0]?.[1])], take }];
};

function entryOf(
  type: ScoreEventType,
  points: Points,
  every: { readonly perN?: number },
  level: EventLevel | undefined,
): EventEntry {
  return { type, points, ...every, ...(level === undefined ? {} : { level }) };
}

/** 市级以上采用每篇加2分: 市级 and every level above it. */
function levelsFrom(part: CriteriaPart, type: ScoreEventType): readonly EventEntry[] | undefined {
  if ((part.text.match(new RegExp(LEVELS.map(([sign]) => sign).join('|'), 'gu')) ?? []).length !== 1) return undefined;
  const least = part.take(/(国家|省|市|区|县)级?(?:及其?|\(含\))?以上(?:的?(?:政府|部门|单位|媒体|刊物))?/u)?.[1];
  const at = LEVELS.findIndex(([sign]) => least !== undefined && new RegExp(sign, 'u').test(least));
  if (at < 0) return undefined;
  const every = takeEvery(part);
  const points = takeChange(part);
  if (points === undefined) return undefined;
  return LEVELS.slice(0, at + 1).map(([, level]) => entryOf(type, points, every, level));
}

/** 被国家级、省级、市级采用的，每篇分别加5、3、1分. */
function severalLevels(part: CriteriaPart, type: ScoreEventType): readonly EventEntry[] | undefined {
  const names = LEVELS.map(([sign]) => sign).join('|');
  const listed = part.take(new RegExp(`(?:${names})级?(?:[、和及](?:${names})级?)+`, 'u'))?.[0];
  if (listed === undefined) return undefined;
  const points = part.take(new RegExp(`分别(加|扣|得|减)((?:\\d+(?:\\.\\d+)?分?[、和及,]?)+)分?`, 'u'));
  const levels = listed
    .split(/[、和及]/u)
    .flatMap((name) => LEVELS.find(([sign]) => new RegExp(sign, 'u').test(name))?.[1] ?? []);
  const figures = points?.[2]?.match(/\d+(?:\.\d+)?/gu) ?? [];
  if (points === undefined || figures.length !== levels.length || new Set(levels).size !== levels.length)
    return undefined;
  part.take(/每(?:篇|次|条|件)/u);
  const sign = points[1] === '扣' || points[1] === '减' ? '-' : '';
  return levels.map((level, at): EventEntry => ({ type, level, points: `${sign}${figures[at] ?? '0'}` }));
}

const NOT_RECTIFIED = /(?:未|不)[^,]*(?:整改|改正)|(?:整改|改正)(?:不到位|不彻底|不及时|不力|逾期)/u;

/** What a finding costs, or one that is not rectified. What was sent back and not corrected is a thing owed, no finding. */
const readFindings: CriteriaReader = (part) => {
  const { text } = part;
  const isLeft = NOT_RECTIFIED.test(text);
  if (/退回/u.test(text) || !(isLeft || /问题/u.test(text))) return readErrors(part);
  const every = takeEvery(part);
  const points = takeChange(part);
  if (points === undefined) return undefined;
  if (isLeft) return every.perN === undefined ? [{ rule: 'findings', notRectified: points }] : undefined;
  return [{ rule: 'findings', found: points, ...every }];
};

const ERRORS = [
  /^(?:公开|发布|报送)?的?(?:信息|内容|稿件|材料)?(?:中|里)?(?:每)?(?:发现|出现|存在|有)?(?:一|1)?(?:处|个|项|条)?(?:错误|差错)的?,?/u,
  /^每错(?=(?:一|1)?(?:处|个|项|条))/u,
];

/** 每发现一处错误, 每错一处: errors of whatever kind. Of a named kind (错别字, 错链) the records do not tell, so that a person judges. */
function readErrors(part: CriteriaPart): readonly Clause[] | undefined {
  if (!ERRORS.some((pattern) => part.take(pattern))) return undefined;
  part.take(/每?(?:一|1)?(?:处|个|项|条)/u);
  const points = takeChange(part);
  return points?.startsWith('-') && part.isSpent() ? [{ rule: 'findings', found: points }] : undefined;
}

const readElements: CriteriaReader = (part) => {
  const isLacking = part.take(
    /每?(?:缺|少|错|漏|缺失|缺少)(?:一|1)?(?:项|个|处)?(?:的)?|(?:任意|有)一项(?:缺失|不规范)/u,
  );
  if (isLacking === undefined || !/要素|标题|索引|内容|栏目|目录|制度|台账/u.test(part.text)) return undefined;
  const isOnce = part.take(/任意一项|任意|之一|有一项/u) !== undefined || /任意|有一项/u.test(isLacking[0]);
  takeEvery(part);
  const points = takeChange(part);
  if (points === undefined) return undefined;
  const elements = [...part.text.matchAll(/标题|索引号|成文日期|发布机构|文号|目录|制度|台账/gu)].map(([name]) => name);
  return [{ rule: 'checklist', elements, what: 'missing', points, counts: isOnce ? 'once' : 'each' }];
};

const readOutcomes: CriteriaReader = (part) => {
  const any = OUTCOMES.find(([sign]) => part.has(sign))?.[1];
  if (any === undefined || (/整改|改正/u.test(part.text) && !/退回/u.test(part.text))) return undefined;
  const free = part.take(new RegExp(`前${COUNT}次(?:不扣分?|免予?扣分|不计),?(?:从)?第${COUNT}次起,?`, 'u'));
  if (free !== undefined && countOf(free[2]) !== countOf(free[1]) + 1) return undefined;
  const every = takeEvery(part);
  const points = takeChange(part);
  if (points === undefined || !points.startsWith('-')) return undefined;
  const firstFree = free === undefined ? {} : { firstFree: countOf(free[1]) };
  const count = { of: 'occurrences', select: selectorOf(part), when: { any } } as const;
  return [{ rule: 'perOccurrence', count, points, ...every, ...firstFree }];
};

/** In this order: what says more goes before what says less. */
export const CRITERIA_READERS: readonly CriteriaReader[] = [
  readShare,
  readQuota,
  readLateDays,
  readFreshness,
  readNumbers,
  readEvents,
  readFindings,
  readElements,
  readOutcomes,
];
