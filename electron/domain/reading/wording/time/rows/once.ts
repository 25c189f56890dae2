import { dayIn, recurring } from '../every.ts';
import { DATES, datesIn, isCampaign, isDeadline, possible, THIS_OR_YEAR, YEAR, yearOf } from '../dates.ts';
import { words } from '../lexer.ts';
import { PLANS } from '../lexicon.ts';
import { EACH_DAY, numberOf, quarterOf } from '../numbers.ts';
import type { Found, Row } from '../row.ts';
import { clauseStart, type Doubt, type NamedDate, type TokenBody } from '../token.ts';

/** 截至6月30日，共公开…条: how much was done by a day. */
function tellsWhatWasDone({ text, start, end }: Pick<Found, 'text' | 'start' | 'end'>): boolean {
  return (
    /截[至止]到?$/u.test(text.slice(0, start)) &&
    /^(?![^。;\n]{0,24}?(?:要|应|须|力争|确保|争取|计划|达到|不[少低]于))[^。;\n]{0,24}?(?:共|累计|合计|总计|已)[^。;\n]{0,24}?(?:\d|[一二三四五六七八九十百千万]+[条件次家项个篇份])/u.test(
      text.slice(end, end + 64),
    )
  );
}

const ACTS = words`^,?(?:向社会|及时|集中|主动|对外|统一|予以)*(?:{act}|印发|开展|组织|答复|报)`;
const IN_SERIES = /每一?(?:年|个?月|个?季)度?[^,。;:!?\n]{0,16}$/u;

/** 6月30日后, 5月31日）后, 6月1日起: the day from which, and not by which; what comes round in its clause has no day then. */
function fromWhen({ words: whole, text, start, end, after, before, options, word }: Found): TokenBody | undefined {
  if (word('before') !== undefined) return undefined;
  const inBrackets = before.endsWith('后(') ? /^\)/u.exec(after) : /^\)(?:之|以)?后/u.exec(after);
  const behind = (inBrackets ?? /^(?:(?:之|以)?后|起)/u.exec(after))?.[0];
  if (behind === undefined) return undefined;
  const inSeries = IN_SERIES.test(text.slice(clauseStart(text, start, ',。;:!?\n'), start));
  const acts = behind !== '起' && text.slice(end + behind.length, end + 24).search(ACTS) === 0;
  if (options.source === 'content' && !inSeries && !acts) return undefined;
  const why =
    inBrackets === null
      ? `“${whole}${behind}”只写了从何时起，没有写截止时间，相应的时限待定，请人工设定。`
      : `“${whole}”是起算的日子，不是期限，相应的时限待定，请确认后设定。`;
  const wholeSentence = inBrackets !== null || /^起[执施实]/u.test(after);
  return { kind: 'limit', reach: wholeSentence ? 'sentence' : 'clause', check: why };
}

function datesOf({ words: whole, after, options, word, ...found }: Found): TokenBody | undefined {
  if (/^[之]?[个]/u.test(after)) return undefined;
  const at = { words: whole, after, options, word, ...found };
  const start = fromWhen(at);
  if (start !== undefined) return start;
  if (word('before') === undefined && /^(?:(?:之|以)?后|起)/u.test(after)) return undefined;
  if (tellsWhatWasDone(at)) {
    if (options.source === 'content') return undefined;
    return { kind: 'vague', reach: 'always', check: `“${whole}”说的是统计截止的日子，不是公开时限，请设定时限。` };
  }
  const read = datesIn(whole, options.planYear);
  if (read === undefined) return undefined;
  const marked = word('before') !== undefined || /[底末]$/u.test(whole) || isCampaign(at);
  if (!isDeadline(at, marked)) return undefined;
  const middle: Doubt = /^中(?!旬)/u.test(after)
    ? { confidence: 'proposed', check: `“${whole}中”没有写明日期，暂按月底处理，请确认。` }
    : {};
  return { kind: 'dates', dates: read.dates, ...read.doubt, ...middle };
}

function typed({ word, text, end, options, ...found }: Found): TokenBody | undefined {
  const month = Number(word('month') ?? word('packedMonth'));
  const day = word('day') ?? word('packedDay');
  const named = day === undefined ? ('last' as const) : Number(day);
  if (month < 1 || month > 12 || (named !== 'last' && (named < 1 || named > 31))) return undefined;
  if (/^(?:至|到|-|~)20\d\d/u.test(text.slice(end, end + 5))) return undefined;
  if (!isDeadline({ word, text, end, options, ...found }, word('before') !== undefined)) return undefined;
  const { dates, doubt } = possible([{ year: Number(word('year')), month, day: named }], options.planYear);
  return { kind: 'dates', dates, ...doubt };
}

function shortTyped({ word, options }: Found): TokenBody | undefined {
  const [month, day] = [Number(word('month')), Number(word('day'))];
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const { dates, doubt } = possible([{ month, day }], options.planYear);
  return { kind: 'dates', dates, confidence: 'read', note: '按“月.日”读作日期。', ...doubt };
}

/** The last day of a month of the year that was named, if one was. */
function monthEnd(month: number, named: Pick<NamedDate, 'year' | 'nextYear'>): NamedDate {
  return { ...named, month, day: 'last' };
}

/** 上半年6月20日前: the half or quarter only says which of the dates is meant. */
const DATE_FOLLOWS = /^[^,。;、\d]{0,8}?(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|元)月/u;
const NO_NOUN = '(?!度?的?(?:计划|总结|工作|情况|任务|报告|数据|进展|报表))';
const QUARTER = '(?:第?[一二三四1-4首]季度?)';

function quarters(found: Found): TokenBody | undefined {
  const { word, words: whole, text, end } = found;
  const [ending, first, before] = [word('end'), word('first'), word('before')];
  const all = `${word('more') ?? ''}${word('last') ?? ''}`.match(/[一二三四1-4首]/gu) ?? [];
  if (DATE_FOLLOWS.test(text.slice(end, end + 16))) return undefined;
  if (!isDeadline(found, ending !== undefined || before !== undefined) || all.length === 0) return undefined;
  const named = yearOf(word);
  const open = (before !== undefined && ending === undefined) || first !== undefined;
  const dates = all.map((each) => monthEnd((open ? quarterOf(each) - 1 : quarterOf(each)) * 3, named));
  const ends =
    open && word('upTo') === undefined ? dates.map((date) => (date.month === 0 ? { ...date, month: 3 } : date)) : dates;
  const [only] = ends;
  const doubt: Doubt =
    open && only !== undefined
      ? {
          confidence: 'proposed',
          check: `“${whole}”可指季度开始前，也可指季度末前，暂按${only.month}月底处理，请确认。`,
        }
      : {};
  return { kind: 'dates', dates: ends, ...doubt };
}

function halves(found: Found): TokenBody | undefined {
  const { word, words: whole, text, end } = found;
  const [which = '', ending] = [word('which'), word('end')];
  if (DATE_FOLLOWS.test(text.slice(end, end + 16))) return undefined;
  if (!isDeadline(found, ending !== undefined || word('before') !== undefined)) return undefined;
  const named = yearOf(word);
  // 下半年前: before the half begins, or before it ends?
  if (ending === '前' && which === '下') {
    const check = `“${whole}”可指6月底前，也可指12月底前，暂按6月底处理，请确认。`;
    return { kind: 'dates', dates: [monthEnd(6, named)], confidence: 'proposed', check };
  }
  const both = [monthEnd(6, named), monthEnd(12, named)];
  return { kind: 'dates', dates: which.length > 1 ? both : [monthEnd(which === '上' ? 6 : 12, named)] };
}

function yearEnd(found: Found): TokenBody | undefined {
  const { word, options } = found;
  const part = word('part') ?? word('bare');
  const before = word('before');
  if (part === '终' && before === undefined && options.source === 'content') return undefined;
  if (!isDeadline(found, before !== undefined || part === '内')) return undefined;
  return { kind: 'dates', dates: [monthEnd(12, yearOf(word))] };
}

/** 年初, 年中, 月中: parts without an end; a usual one is proposed. */
function loosePart({ word, words: whole }: Found): TokenBody {
  const check = `“${whole}”没有写明日期，请确认。`;
  if (word('year') === undefined) return { kind: 'bareDays', days: [15], confidence: 'proposed', check };
  const month = word('part') === '初' ? 1 : 6;
  const whose = word('whose') ?? '';
  const doubt = { confidence: 'proposed', check: check.replace('，请', `，暂按${month}月底处理，请`) } as const;
  if (whose === '每') return { kind: 'recurring', rules: [recurring('year', dayIn(month, 'last'))], ...doubt };
  const named = word('named');
  const year = named === undefined ? (whose === '' ? {} : { nextYear: true }) : { year: Number(named) };
  return { kind: 'dates', dates: [monthEnd(month, year)], ...doubt };
}

/** One date, or several, of the plan's year or of a named one. */
export const ONCE: readonly Row[] = [
  {
    name: 'dates',
    examples: ['6月4日前', '2021年8月底前', '1月、7月15日前', '3月至10月', '6月左右'],
    sign: /月/u,
    pattern: words`${DATES}(?:左右|前后|上下|{before:before})?`,
    make: datesOf,
  },
  {
    name: 'typed date',
    examples: ['2021.6.4', '20210630'],
    sign: /20\d\d/u,
    pattern: words`(?<![\d.])(?<year>20\d\d)(?:(?<sign>[./-])(?<month>\d{1,2})(?:\k<sign>(?<day>\d{1,2}))?|(?<packedMonth>\d{2})(?<packedDay>\d{2}))(?![\d.])[日号]?{before:before}?`,
    make: typed,
  },
  {
    name: 'typed day and month',
    examples: ['6.30前', '06-30'],
    source: 'time',
    sign: /\d/u,
    pattern: words`^(?<month>\d{1,2})(?:[./]|-(?=1[3-9]|2\d|3[01]))(?<day>\d{1,2})[日号]?(?:{before})?(?:完成|公开|报送)?$`,
    make: shortTyped,
  },
  {
    name: 'end of a five-year plan',
    examples: ['“十四五”末'],
    sign: /十[二三四五六]五/u,
    pattern: words`[“"「『]?{plan:plan}[”"」』]?(?:规划)?(?:(?:期?末|结束)(?:前|之前)?|(?:期间|时期)(?:完成)?$)`,
    make: ({ word, words: whole, options }) => {
      // 「“十四五”期间」 is a limit only where a limit is asked for.
      if (options.source === 'content' && /期间|时期/u.test(whole)) return undefined;
      const ends: Readonly<Record<string, number>> = PLANS;
      const year = ends[word('plan') ?? ''];
      return year === undefined
        ? undefined
        : {
            kind: 'dates',
            dates: [{ year, month: 12, day: 'last' }],
            confidence: 'read',
            note: '以五年规划末年的年底为期限。',
          };
    },
  },
  {
    name: 'quarters',
    examples: ['一季度末', '第三季度内', '三季度前', '前三季度'],
    sign: /季/u,
    pattern: words`${THIS_OR_YEAR}(?<!每|每个|[\d〇])(?<upTo>前|上)?(?<more>(?:第?[一二三四1-4首](?:季度?)?{and})*)(?<last>${QUARTER})的?(?:(?<end>末|底|内|结束前|末月底)|(?<first>初))?(?<before>前|之前|以前)?${NO_NOUN}`,
    make: quarters,
  },
  {
    name: 'halves of the year',
    examples: ['上半年', '上、下半年各一次', '下半年前'],
    sign: /半年/u,
    pattern: words`${THIS_OR_YEAR}(?<which>上半年?度?{and}下|上[、和及]?下|上|下)半年度?(?<end>末|底|内|结束前|前)?(?<before>前|之前)?${NO_NOUN}`,
    make: halves,
  },
  {
    name: 'half-year and year’s end',
    examples: ['半年和年终各报一次', '半年、全年各公布1次', '半年报、年终报各一次'],
    sign: /半年|年中/u,
    pattern: words`(?<![\d每上下一])(?:半年度?报?|年中)(?:和|、|及|与|以及)(?:年终|年{end}|全年|年度)(?=[^,。;]{0,6}(?:各|分别)|$)`,
    make: ({ options, after }) =>
      options.source === 'content' && !/^[^,。;]{0,6}(?:各|分别)/u.test(after)
        ? undefined
        : { kind: 'dates', dates: [monthEnd(6, {}), monthEnd(12, {})] },
  },
  {
    name: 'end of the year',
    examples: ['年底前', '2021年年底前', '年内完成'],
    sign: /年/u,
    pattern: words`(?:${YEAR}年?(?<part>底|末|终|内)|(?<![\d近每半一二两三四五六七八九十全数多历])年(?:度)?(?<bare>底|末|终|内))之?(?<before>前|以前)?`,
    make: yearEnd,
  },
  {
    name: 'a year alone',
    examples: ['2021年', '本年度', '2021-2023年'],
    source: 'time',
    sign: /年|20\d\d/u,
    pattern: words`^(?:(?:20\d\d年?(?:{to}))?(?<year>20\d\d)年度?|(?:本|今|当)年度?|(?<nextYear>(?:{nextYear})年度?))(?:期间)?(?:完成|公开|前)?$`,
    make: ({ word }) => ({
      kind: 'dates',
      dates: [monthEnd(12, yearOf(word))],
      confidence: 'read',
      note: '只写了年份，以年底为期限。',
    }),
  },
  {
    name: 'beginning or middle of the year or month',
    examples: ['年初公布', '每年初', '明年初', '2022年初', '月中'],
    source: 'time',
    sign: /[年月][初中]/u,
    pattern: words`(?<![\d一二三四五六七八九十])(?:(?<named>20\d\d)(?:年(?=年))?|(?<whose>每|(?:明|次|翌|来|下)(?=年)|))(?<year>年)(?<part>初|中)(?:之?前)?|(?<!\d)月中(?!旬)(?:之?前)?`,
    make: loosePart,
  },
  {
    name: 'days without their month',
    examples: ['25号前', '10日、20日前'],
    sign: /[日号]/u,
    pattern: words`(?<![\d月至到十个后起或第-])(?<days>{day}(?:[日号]{and})?(?:{day}[日号]{and})*(?:{day})?)[日号](?:{ago})`,
    make: ({ word }) => ({
      kind: 'bareDays',
      days: ((word('days') ?? '').match(EACH_DAY) ?? []).map((day) => numberOf(day)),
    }),
  },
  {
    name: 'end of the month',
    examples: ['月底前'],
    sign: /月/u,
    pattern: words`(?<![\d一二三四五六七八九十每元])(?:本|当)?月{end}(?:之?前)?|(?<![\d每次])本月内`,
    make: () => ({ kind: 'bareDays', days: ['last'] }),
  },
];
