import type { PeriodUnit } from '../../../../model/timeRule.ts';
import { words } from '../lexer.ts';
import { periodOf } from '../lexicon.ts';
import { numberOf } from '../numbers.ts';
import type { Found, Row } from '../row.ts';
import { clauseStart, SENTENCE_BREAKS, type TokenBody } from '../token.ts';

/** How a quota's period is named before its number. */
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
  for (const [unit, pattern] of PERS) {
    const last = [...before.matchAll(pattern)].at(-1);
    if (last !== undefined && (nearest === undefined || from + last.index > nearest.start))
      nearest = { unit, start: from + last.index };
  }
  return nearest;
}

function perAfter(text: string, end: number): { readonly unit: PeriodUnit; readonly end: number } | undefined {
  const match = /^[/每]每?(日|天|周|月|季度?|半年|年)(?![内底末])/u.exec(text.slice(end, end + 5));
  const unit = periodOf(match?.[1]);
  return match === null || unit === undefined ? undefined : { unit, end: end + match[0].length };
}

/** 每两周, 每3年: periods that no quota can say. */
const ODD_PERIOD = new RegExp(words`每隔?(?!一|1(?!\d)){number}个?(?:周|月|年|天|日|星期)`.source, 'u');
const OWN_STRETCH = /[\d一两二三四五六七八九十](?:个?工作日|日|天|个?周|个?星期|个月)(?:之|以)?内[^,。;]{0,4}$/u;

/** A quota whose number stands `from` characters into the match. */
function quota({ text, start: at, end, words: whole }: Found, from: number, atLeast: number, needsPer: boolean) {
  const start = at + from;
  const lead = text.slice(Math.max(start - 24, 0), start);
  // 每次不少于3条 measures a piece; it asks for no more pieces.
  if (/每[次期篇件场批]$/u.test(lead)) return undefined;
  // 14日内至少更新一次 names a stretch of its own, not the year.
  if (OWN_STRETCH.test(lead)) return undefined;
  if (atLeast < 1 || ODD_PERIOD.test(text.slice(clauseStart(text, start), end))) return undefined;
  const after = perAfter(text, end);
  // 至少每半年1次: the period may also stand inside the match, before the number.
  const before = perBefore(text, whole.includes('每', from) ? end : start);
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
    confidence: 'read',
    ...(per === undefined ? { note: '没有写明周期，按全年计。' } : {}),
  } satisfies TokenBody;
}

/** At least so many in each period. */
export const QUOTA: readonly Row[] = [
  {
    name: 'no fewer than',
    examples: ['不少于12期', '信息不少于2篇'],
    sign: /不[少得应能低短小]|至少|最少|满|达到/u,
    pattern: words`(?:{atLeast})[^。;,、\n\d]{0,10}?{number:n}(?:-\d+|至\d+)?(?:(?<piece>{pieces})|(?:{things}))(?:以上)?`,
    make: (found) => quota(found, 0, numberOf(found.word('n')), found.word('piece') === undefined),
  },
  {
    name: 'so many of another thing',
    examples: ['至少开展2次督查、1次培训', '全年开展督查2次、培训1次', '每月组织1次学习、2次调研'],
    sign: /[\d一二两三四五六七八九十][次期场][^。;\n]{1,20}[\d一二两三四五六七八九十][次期场]/u,
    pattern: words`(?<=(?:(?:{atLeast})[^。;,、\n\d]{0,12}|(?:全年|年内|{every}(?:月|季度?|半年|年度?))[^。;,、\n\d]{0,12})(?:(?:{number})[次期场][^。;,、\n\d]{0,10}(?:{and})[^。;,、\n\d每按逐月季年半日周各可分]{0,8})+)(?<![\d第]){number:n}[次期场](?!性)`,
    make: (found) => quota(found, 0, numberOf(found.word('n')), false),
  },
  {
    name: 'so many or more',
    examples: ['每季度2篇以上'],
    sign: /以上/u,
    pattern: words`(?<![第\d]){number:n}(?:(?<piece>{pieces})|(?:{things}))及?以上`,
    make: (found) => quota(found, 0, numberOf(found.word('n')), found.word('piece') === undefined),
  },
  {
    name: 'so many a period',
    examples: ['2次/年'],
    sign: /[/每]/u,
    pattern: words`(?<![第\d]){number:n}(?:-\d+|至\d+)?(?:{pieces}|条|件|份|例|个信息)(?=[/每](?:周|月|季|半年|年))`,
    make: (found) => {
      const n = numberOf(found.word('n'));
      return n === 1 && found.words.endsWith('次') ? undefined : quota(found, 0, n, true);
    },
  },
  {
    name: 'a period and so many',
    examples: ['每年2次', '每月报送2篇', '一年两次'],
    sign: /[次篇期场条轮批]/u,
    pattern: words`(?<lead>(?:{every}(?:周|月|季度?|半年|年度?)|全年|年内|(?<!\d)一(?:年|个?季度?|个月|周))[^。;,\n□日号前\d]{0,12}?)(?<![第\d一二三四五六七八九十]){number:n}(?:-\d+|至\d+)?(?<piece>次|篇|期|场|条|轮|批)(?!性)`,
    make: (found) => {
      const n = numberOf(found.word('n'));
      // 半年、全年各一次 is once at each end.
      if (/^(?:全年|年内)各/u.test(found.words)) return undefined;
      if (n === 1 && found.word('piece') === '次' && /^[每一]/u.test(found.words)) return undefined;
      return quota(found, (found.word('lead') ?? '').length, n, true);
    },
  },
];
