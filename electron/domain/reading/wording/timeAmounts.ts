import type { PeriodUnit } from '../../model/timeRule.ts';
import { findAll, NUMBER, numberOf, pattern, dayAmount } from './timePatterns.ts';
import { clauseStart, SENTENCE_BREAKS, type TokenFinder, type TimeToken } from './timeToken.ts';

const AT_LEAST =
  '(?:不少于|不得少于|不应少于|不能少于|至少|最少|不低于|不得低于|不短于|不得短于|不小于|不少過|须满|满|达到)';
/** Things that are counted without further word, and things that are counted only where a period is named. */
const PIECES = '次|篇|期|场|轮|批次|批|场次';
const THINGS = '条|件|份|例|部|幅|则|个(?!月|工作日|自然日|日历|星期|季度|小时|周|学|年)|项|家|人次';

const PERS: readonly (readonly [PeriodUnit, RegExp])[] = [
  ['day', /每[日天]|每个?工作日|按日/gu],
  ['week', /每一?个?(?:周|星期)|按周|一周(?!内)|周均/gu],
  ['month', /每一?个?月|按月|一个?月(?!底|末|\d)|月均|当月|月度/gu],
  ['quarter', /每一?个?季度?|按季度?|一个?季度|每季|(?<![一二三四1-4])季度/gu],
  ['halfYear', /每半年|按半年|半年(?!度)/gu],
  ['year', /每一?个?年|年内|全年|年度|一年|按年|本年|今年|当年|\/年/gu],
];

interface Per {
  readonly unit: PeriodUnit;
  readonly start: number;
}

/** The period word nearest before a position, within its sentence. */
function perBefore(text: string, at: number): Per | undefined {
  const from = clauseStart(text, at, SENTENCE_BREAKS);
  const before = text.slice(from, at);
  let nearest: Per | undefined;
  for (const [unit, words] of PERS) {
    const last = findAll(before, words, (match) => match).at(-1);
    if (last !== undefined && (nearest === undefined || from + last.index > nearest.start)) {
      nearest = { unit, start: from + last.index };
    }
  }
  return nearest;
}

function perAfter(text: string, end: number): { readonly unit: PeriodUnit; readonly end: number } | undefined {
  const match = /^[/每]?(?:每)?(日|天|周|月|季度?|半年|年)(?![内底末])/u.exec(text.slice(end));
  if (match === null || !/^[/每]/u.test(match[0])) return undefined;
  const units: Readonly<Record<string, PeriodUnit>> = {
    日: 'day',
    天: 'day',
    周: 'week',
    月: 'month',
    季: 'quarter',
    季度: 'quarter',
    半年: 'halfYear',
    年: 'year',
  };
  return { unit: units[match[1] ?? ''] ?? 'year', end: end + match[0].length };
}

/** 每两周, 每3年: periods that no quota can say. */
const ODD_PERIOD = new RegExp(`每隔?(?!一|1(?!\\d))${NUMBER}个?(?:周|月|年|天|日|星期)`, 'u');

function quota(
  text: string,
  match: RegExpExecArray,
  from: number,
  atLeast: number,
  needsPer: boolean,
): TimeToken | undefined {
  const start = match.index + from;
  const end = match.index + match[0].length;
  // 每次不少于3条 measures a piece; it asks for no more pieces.
  if (/每[次期篇件场批]$/u.test(text.slice(0, start))) return undefined;
  // 14日内至少更新一次 names a stretch of its own, not the year.
  if (
    /[\d一两二三四五六七八九十](?:个?工作日|日|天|个?周|个?星期|个月)(?:之|以)?内[^,。;]{0,4}$/u.test(
      text.slice(0, start),
    )
  )
    return undefined;
  if (atLeast < 1 || ODD_PERIOD.test(text.slice(clauseStart(text, start), start))) return undefined;
  const after = perAfter(text, end);
  // 至少每半年1次: the period may also stand inside the match, before the number.
  const before = perBefore(text, match[0].includes('每', from) ? end : start);
  const per = after?.unit ?? before?.unit;
  if (per === undefined && needsPer) return undefined;
  // Claim the period word too, unless a day or another number stands between: that is a rule of its own.
  const near =
    before !== undefined &&
    before.start < start &&
    after === undefined &&
    start - before.start <= 40 &&
    !/[\d日号前]/u.test(text.slice(before.start + 2, start));
  return {
    kind: 'rule',
    start: near ? before.start : start,
    end: after?.end ?? end,
    rule: { type: 'quota', per: per ?? 'year', atLeast },
    confidence: per === undefined ? 'likely' : 'sure',
    ...(per === undefined ? { note: '没有写明周期，按全年计。' } : {}),
  };
}

const COUNT_AT_END = new RegExp(`${NUMBER}(?:-\\d+|至\\d+)?(?:次|篇|期|场|条|轮|批)$`, 'u');

/** 每月至少报送1篇, 年内不少于2次, 每季度2篇以上, 2次/年, 每年2次. */
export const findQuotas: TokenFinder = (text) => [
  ...findAll(
    text,
    pattern`${AT_LEAST}(?:[^。;,、\\n\\d]{0,10}?)(${NUMBER})(?:-\\d+|至\\d+)?(?:(${PIECES})|(?:${THINGS}))(?:以上)?`,
    (match) => quota(text, match, 0, numberOf(match[1]), match[2] === undefined),
  ),
  ...findAll(text, pattern`(?<![第\\d])(${NUMBER})(?:(${PIECES})|(?:${THINGS}))(?:及)?以上`, (match) =>
    quota(text, match, 0, numberOf(match[1]), match[2] === undefined),
  ),
  ...findAll(
    text,
    pattern`(?<![第\\d])(${NUMBER})(?:-\\d+|至\\d+)?(?:${PIECES}|条|件|份|例|个信息)(?=[/每](?:周|月|季|半年|年))`,
    (match) =>
      numberOf(match[1]) === 1 && match[0].endsWith('次') ? undefined : quota(text, match, 0, numberOf(match[1]), true),
  ),
  ...findAll(
    text,
    pattern`(?:每一?个?(?:周|月|季度?|半年|年度?)|全年|年内|(?<!\\d)一(?:年|个?季度?|个月|周))(?:[^。;,\\n\\d日号前]{0,12}?)(?<![第\\d一二三四五六七八九十])(${NUMBER})(?:-\\d+|至\\d+)?(次|篇|期|场|条|轮|批)(?!性)`,
    (match) => {
      const n = numberOf(match[1]);
      if (n === 1 && match[2] === '次' && /^[每一]/u.test(match[0])) return undefined;
      const from = match[0].search(COUNT_AT_END);
      return quota(text, match, from, n, true);
    },
  ),
];

/** Nouns of a stretch that something stays open or posted. */
const POSTED =
  '(?:公示|公告|公开征求意见|征求意见|意见征集|征集意见|征求公众意见|征集|展示|张贴|听取意见|挂网|刊登|公布|公开|发布|保留|反馈)';
const STAY_UNIT = '(个?(?:法定)?工作日|个?自然日|日|天|个?周|个?星期|个?月|年)';

function durationToken(match: RegExpExecArray, text: string): TimeToken | undefined {
  const span = dayAmount(numberOf(match[1]), match[2] ?? '');
  if (span === undefined || span.n < 1) return undefined;
  // 提前7日公告 runs backwards; 任前公示5个工作日 is posted.
  if (text.slice(0, match.index).endsWith('提前')) return undefined;
  if (/^[^公征意展张听挂刊发保反期为]/u.test(match[0]) && text.charAt(match.index - 1) === '前') return undefined;
  const end = match.index + match[0].length;
  const rule = { type: 'minimumDuration' as const, n: span.n, count: span.count };
  if (span.exact) return { kind: 'rule', start: match.index, end, rule, confidence: 'sure' };
  return { kind: 'rule', start: match.index, end, rule, confidence: 'likely', note: `按${span.n}日折算。` };
}

/** 不少于30日, 不得少于10天, 公示7个工作日, 公示期为5天. */
export const findDurations: TokenFinder = (text) => [
  ...findAll(
    text,
    pattern`(?<!提前|前)(?:${POSTED}(?:期限|时间|时限|期)?[^。;,\\d]{0,8}?)?(?<!提前|前)${AT_LEAST}(${NUMBER})${STAY_UNIT}(?!前|内)(?:以上)?`,
    (match) => durationToken(match, text),
  ),
  ...findAll(
    text,
    pattern`(?:公示|公告|公开征求意见|征求意见|意见征集|征集|展示|张贴)(?:期限|时间|时限|期)?(?:一般|原则上|应|须|不得|为|是|:|为期)*(${NUMBER})${STAY_UNIT}(?!之?[前内后]|以[前内])(?:以上)?`,
    (match) => durationToken(match, text),
  ),
  ...findAll(
    text,
    pattern`(?:公示期|公告期|公开期限?|征求意见期限?|期限|为期)(?:一般|原则上|应|须|为|是|:)*(${NUMBER})${STAY_UNIT}(?!之?[前内后]|以[前内])(?:以上)?`,
    (match) => durationToken(match, text),
  ),
  ...findAll(text, pattern`(${NUMBER})${STAY_UNIT}(?:的)?(?:公示期|公告期|征求意见期)`, (match) =>
    durationToken(match, text),
  ),
];
