import { clockBody, eventOf, triggerAt, triggered, type TriggerPlace } from '../events.ts';
import { words } from '../lexer.ts';
import { dayAmount, numberOf } from '../numbers.ts';
import type { Found, Row } from '../row.ts';
import { clauseStart, type Doubt, type TokenBody } from '../token.ts';

/** 条例第二十六条: within 20 working days of the day on which the information is formed or changed. */
export const STATUTORY_DISCLOSURE_WORKDAYS = 20;

const UNITS = '{workdays}|{days}|个?(?:周|星期)|个月|小时|分钟|年';
/** Clocks that belong to something else: an extension, a look ahead, a stretch of history. */
const OTHER_CLOCK = /(?:延长|延期|顺延|提前|提早|近|连续|过去|最近|为期|任期)[^。;,]{0,8}$/u;
/** In prose: how fast a service is to become, and how long a column has stood still. */
const OTHER_STRETCH = /(?:压缩|缩短|压减|减少|精简)[^。;,]{0,12}$/u;
/** 5日（节假日除外）内. */
const WITHOUT_DAYS_OFF =
  /(?<!非)工作日(?!除|不)|(?:不|除|扣|非).*(?:节假日|假日|公休|休息日|双休日|周末)|(?:节假日|假日|公休日?|休息日|双休日|周末).*(?:不|除|扣)/u;
const STOOD_STILL = /^(?:均|仍|都)?(?:未|没有|无)/u;

function offset(found: Found): TokenBody | undefined {
  const { text, start, word, words: whole, after, options } = found;
  const before = text.slice(clauseStart(text, start), start);
  const inProse = options.source === 'content';
  if (OTHER_CLOCK.test(before)) return undefined;
  if (inProse && (OTHER_STRETCH.test(before) || STOOD_STILL.test(after))) return undefined;
  const n = numberOf(word('n') ?? word('nth') ?? word('most'));
  const unit =
    whole.includes('(工作日)') || WITHOUT_DAYS_OFF.test(word('aside') ?? '')
      ? '工作日'
      : (word('unit') ?? word('nthUnit') ?? word('mostUnit') ?? '');
  const span = dayAmount(n, unit);
  // 2021年内 is a year, not a number of them.
  if (span === undefined || n === 0 || (unit === '年' && (n > 99 || inProse))) return undefined;
  const where = triggerAt(found);
  const event = where.event ?? (!inProse && !where.explicit ? 'informationFormed' : 'other');
  return {
    kind: 'rule',
    start: where.start,
    core: start,
    rule: triggered(event, span.n, span.count),
    explicitEvent: where.explicit,
    ...offsetDoubt(whole, span.exact, where),
  };
}

function offsetDoubt(whole: string, exact: boolean, where: TriggerPlace): Doubt {
  if (!exact) return { confidence: 'proposed', check: `“${whole}”不是整日数，已折算为自然日，请确认。` };
  if (where.explicit || where.event !== undefined) return { confidence: 'read' };
  return { confidence: 'read', note: '没有写明从何时起算，按事项发生之日起算。' };
}

const HALVES: Readonly<Record<string, { readonly n: number; readonly doubt: Doubt }>> = {
  月: { n: 15, doubt: { confidence: 'read', note: '半个月按15日计。' } },
  年: { n: 180, doubt: { confidence: 'proposed', check: '“半年内”不是整日数，已折算为180日，请确认。' } },
  小时: { n: 0, doubt: { confidence: 'proposed', check: '“半小时内”按当日处理，请确认。' } },
};

/** 15个工作日 without 内, behind a clock or among several. */
function bareOffset(found: Found): TokenBody {
  const { event, explicit } = triggerAt(found);
  const doubt: Doubt =
    explicit || event !== undefined
      ? { confidence: 'read', note: '没有重写起算日，按同一句中的起算。' }
      : { confidence: 'proposed', check: `“${found.words}”没有写明从何时起算，暂按信息形成之日起算，请确认。` };
  return clockBody(found, { n: numberOf(found.word('n')), count: 'workday', exact: true }, doubt);
}

function sameDay(found: Found): TokenBody | undefined {
  const where = triggerAt(found);
  // In prose 当日 counts behind what it is the day of, or beside another channel's 即时 (微信即时发布，网站当日发布).
  const besideAtOnce = /即时[^。;]{2,10},[^。;,]{2,10}$/u.test(found.before);
  if (found.options.source === 'content' && !where.explicit && !found.before.endsWith('(') && !besideAtOnce)
    return undefined;
  const day = found.word('day') ?? '';
  const n = /次|第二|下一/u.test(day) ? 1 : 0;
  const rule = triggered(where.event ?? 'informationFormed', n, day.includes('工作日') ? 'workday' : 'day');
  return {
    kind: 'rule',
    start: where.start,
    core: found.start,
    rule,
    explicitEvent: where.explicit,
    confidence: 'read',
    note: where.explicit ? '按当天或次日计。' : '没有写明从何时起算，按事项发生之日起算。',
  };
}

/** A trigger without a number, by the regulation's 20 working days; it gives way to a number in the same sentence. */
function byRegulation(found: Found, doubt: Doubt): TokenBody {
  const { start, event } = triggerAt(found);
  const rule = triggered(event ?? 'informationFormed', STATUTORY_DISCLOSURE_WORKDAYS, 'workday');
  return { kind: 'rule', start, core: found.start, rule, weak: true, ...doubt };
}

const immediately = (found: Found): TokenBody =>
  byRegulation(found, {
    confidence: 'read',
    note: '没有写天数，按《中华人民共和国政府信息公开条例》第二十六条，自信息形成或者变更之日起20个工作日。',
  });

/** 评选结束后及时公开: a trigger is named and no number. */
function promptly({ text, start: from, end, word }: Found): TokenBody | undefined {
  const what = word('what') ?? '';
  const start = from + Math.max(what.search(/[在于自从](?![线])[^在于自从]*$/u), 0);
  const whole = text.slice(start, end);
  const named = text.slice(start, from + what.length + (word('then') ?? '').length);
  // 此后、今后、之后 alone name no event.
  if (/^(?:今|此|之|以|然|前|会)?后/u.test(whole)) return undefined;
  return {
    kind: 'vague',
    start,
    reach: 'clause',
    proposal: triggered(eventOf(named) ?? 'other', STATUTORY_DISCLOSURE_WORKDAYS, 'workday'),
    check: `“${whole}”没有写天数，暂按20个工作日处理，请确认。`,
  };
}

/** So many days after something happens. */
export const TRIGGERED: readonly Row[] = [
  {
    name: 'days after an event',
    examples: [
      '5日（节假日除外）内',
      '印发后10日内',
      '收到申请之日起20个工作日',
      '两周内',
      '不超过15个工作日',
      '公开后第3个工作日前',
    ],
    sign: /内|后|起|超过|不[多长]于|最长|控制|限/u,
    pattern: words`(?<![\d近前每第]){number:n}(?<unit>${UNITS})(?:\((?<aside>[^()\d]{1,16})\))?(?:{within})(?:\((?:工作日|自然日)\))?|(?<=(?<!最)后|起)的?第?{number:nth}个?(?<nthUnit>工作日|日|天)(?=(?:{within})|前|公开|公布|发布|报|答|完|$|[,。;])(?:{within}|前)?|(?<=不超过|不得超过|不多于|不长于|最长|控制在|时限为|时限|期限为){number:most}(?<mostUnit>${UNITS})`,
    make: offset,
  },
  {
    name: 'half a month, year or hour',
    examples: ['半个月内', '半年内'],
    sign: /半/u,
    pattern: words`半个?(?<unit>月|年|小时)(?:{within})`,
    make: (found) => {
      const half = HALVES[found.word('unit') ?? ''];
      if (half === undefined || (found.options.source === 'content' && found.word('unit') !== '月')) return undefined;
      return clockBody(found, { n: half.n, count: 'day', exact: true }, half.doubt);
    },
  },
  {
    name: 'working days without 内',
    examples: ['作出决定之日起20个工作日内，行政处罚7个工作日'],
    source: 'time',
    sign: /工作日/u,
    pattern: words`(?<![\d近前每第首头提早延长]){number:n}个?工作日(?=办结|答复|回复|公开|公布|发布|完成|[、,;。)\n]|$)`,
    make: bareOffset,
  },
  {
    name: 'on the day itself or the next',
    examples: ['当日公开', '次日公布'],
    sign: /[日天]/u,
    pattern: words`[于在]?(?<day>当[日天]|即日|次日|第二天|次一?个?工作日|第二个工作日|下一个?工作日)(?:内|前)?(?={act}|答复|回复|报|完成|上传|转|办|反馈|$|[,。;)])`,
    make: sameDay,
  },
  {
    name: 'together with the document',
    examples: ['与文件同步公开'],
    source: 'time',
    sign: /同步/u,
    pattern: words`(?:与[^,。;]{1,16})?同步(?:{act}|解读|进行)?`,
    make: ({ words: whole }) => ({
      kind: 'rule',
      rule: triggered('documentIssued', 0, 'day'),
      weak: true,
      confidence: 'proposed',
      check: `“${whole}”按发文当日处理，请确认。`,
    }),
  },
  {
    name: 'at once',
    examples: ['即时公开', '实时更新', '立即', '网站：即时；公报：每季度', '微信即时，网站当日', '即时/每季度'],
    source: 'time',
    sign: /时|随即|立即|马上/u,
    pattern: words`(?:{atOnce})(?:{act}|调整)|^(?:{atOnce})(?=$|[;/、或,])|(?<=(?:^|[,、;。\n/(])(?!即|实|随|立|马|[每按])[^,。;:、/\d()后]{2,8})(?:{atOnce})(?=$|[,、;/。)\n])|(?<=:)(?:{atOnce})(?=$|[,、;。)\n]|[^,。;:\n]{2,8}:)|(?<=后,?)(?:即时|随即|立即)(?=$|[,。;])`,
    make: immediately,
  },
  {
    name: 'at once, in prose',
    examples: ['即时公布处理结果。'],
    source: 'content',
    sign: /即时/u,
    // 实时更新 and 随时公开 are manners of speech there.
    pattern: words`即时(?:{publish})`,
    make: immediately,
  },
  {
    name: 'whenever it changes',
    examples: ['动态更新', '变更后更新'],
    source: 'time',
    sign: /[动变]/u,
    pattern: words`动态(?:公开|更新|调整|维护|管理)|有变[化动](?:时|即|就|随时|及时)?(?:公开|更新|调整)|(?:发生)?变[更化动](?:时|后)?(?:公开|更新)`,
    make: (found) =>
      byRegulation(found, {
        confidence: 'proposed',
        check: `“${found.words}”没有写天数，暂按条例第二十六条自信息变更之日起20个工作日处理，请确认。`,
      }),
  },
  {
    name: 'promptly after an event',
    examples: ['评选工作结束后及时公开获奖名单。'],
    sign: /(?:后|起|[如若凡]有|遇[有到]).{0,16}(?:时|立即|尽[快早]|迅速)/u,
    pattern: words`(?<what>[^,。;:!?\n(]{0,30}?)(?<then>后|之日起|(?:如有|若有|凡有|遇有|遇到)[^,。;]{1,10}),?(?:要|应|应当|须|需|将|可)?(?:及时|立即|第一时间|尽快|尽早|迅速|适时)(?:向社会|主动|对外|予以|全面|依法|进行)?(?:{publish}|{act}|答复|回复|回应|解读|上传|(?=[,。;)\n]|$))`,
    make: promptly,
  },
];
