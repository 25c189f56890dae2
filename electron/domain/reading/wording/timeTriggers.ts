import { clockToken, eventOf, triggerAt, triggered, type TriggerPlace } from './timeEvents.ts';
import { DAY_UNIT, findAll, NUMBER, numberOf, pattern, dayAmount, WORKDAY_UNIT } from './timePatterns.ts';
import { clauseStart, type Doubt, type TokenFinder, type TimeReadingOptions, type TimeToken } from './timeToken.ts';

/** 条例第二十六条: within 20 working days of the day on which the information is formed or changed. */
export const STATUTORY_DISCLOSURE_WORKDAYS = 20;

const WITHIN = '(?:之内|以内|内)';
const UNITS = `${WORKDAY_UNIT}|${DAY_UNIT}|个?(?:周|星期)|个月|小时|分钟|年`;
const OFFSETS = new RegExp(
  `(?<![\\d近前每第])(${NUMBER})(${UNITS})(?:\\((?:工作日|自然日)\\))?${WITHIN}(?:\\((?:工作日|自然日)\\))?|(?<=(?<!最)后|起)(?:的)?第?(${NUMBER})个?(工作日|日|天)(?=${WITHIN}|前|公开|公布|发布|报|答|完|$|[,。;])(?:${WITHIN}|前)?|(?<=不超过|不得超过|不多于|不长于|最长|控制在|时限为|时限|期限为)(${NUMBER})(${UNITS})`,
  'gu',
);

/** Clocks that belong to something else: an extension, a look ahead, a stretch of history. */
const OTHER_CLOCK = /(?:延长|延期|顺延|提前|提早|近|连续|过去|最近|为期|任期)[^。;,]{0,8}$/u;
/** In prose: how fast a service is to become, and how long a column has stood still. */
const OTHER_STRETCH = /(?:压缩|缩短|压减|减少|精简)[^。;,]{0,12}$/u;
const STOOD_STILL = /^(?:均|仍|都)?(?:未|没有|无)/u;

function offsetToken(text: string, match: RegExpExecArray, options: TimeReadingOptions): TimeToken | undefined {
  const before = text.slice(clauseStart(text, match.index), match.index);
  const end = match.index + match[0].length;
  if (OTHER_CLOCK.test(before)) return undefined;
  if (options.source === 'content' && (OTHER_STRETCH.test(before) || STOOD_STILL.test(text.slice(end))))
    return undefined;
  const n = numberOf(match[1] ?? match[3] ?? match[5]);
  const unit = match[0].includes('(工作日)') ? '工作日' : (match[2] ?? match[4] ?? match[6] ?? '');
  const span = dayAmount(n, unit);
  // 2021年内 is a year, not a number of them.
  if (span === undefined || n === 0 || (unit === '年' && (n > 99 || options.source === 'content'))) return undefined;
  const where = triggerAt(text, match.index, end);
  const event = where.event ?? (options.source === 'time' && !where.explicit ? 'informationFormed' : 'other');
  return {
    kind: 'rule',
    start: where.start,
    core: match.index,
    end,
    rule: triggered(event, span.n, span.count),
    explicitEvent: where.explicit,
    ...offsetDoubt(match[0], span.exact, where),
  };
}

function offsetDoubt(words: string, exact: boolean, where: TriggerPlace): Doubt {
  if (!exact) return { confidence: 'ask', check: `“${words}”不是整日数，已折算为自然日，请确认。` };
  if (where.explicit) return { confidence: 'sure' };
  if (where.event !== undefined) return { confidence: 'sure' };
  return { confidence: 'likely', note: '没有写明从何时起算，按事项发生之日起算。' };
}

/** 半个月内, 半年内, 半小时内. */
const HALVES: Readonly<Record<string, { readonly n: number; readonly doubt: Doubt }>> = {
  月: { n: 15, doubt: { confidence: 'likely', note: '半个月按15日计。' } },
  年: { n: 180, doubt: { confidence: 'ask', check: '“半年内”不是整日数，已折算为180日，请确认。' } },
  小时: { n: 0, doubt: { confidence: 'ask', check: '“半小时内”按当日处理，请确认。' } },
};

/** 印发后10日内, 之日起20个工作日内, 两周内, 不超过15个工作日. */
export const findOffsets: TokenFinder = (text, options) => [
  ...findAll(text, OFFSETS, (match) => offsetToken(text, match, options)),
  ...findAll(text, /半个?(月|年|小时)(?:之内|以内|内)/gu, (match): TimeToken | undefined => {
    const half = HALVES[match[1] ?? ''];
    if (half === undefined || (options.source === 'content' && match[1] !== '月')) return undefined;
    return clockToken(text, match, { n: half.n, count: 'day', exact: true }, half.doubt);
  }),
  ...(options.source === 'content' ? [] : findBareOffsets(text)),
];

/** 作出决定之日起20个工作日内，行政处罚7个工作日: a number of working days without 内, behind a clock or among several. */
function findBareOffsets(text: string): TimeToken[] {
  return findAll(
    text,
    pattern`(?<![\\d近前每第首头提早延长])(${NUMBER})个?工作日(?=办结|答复|回复|公开|公布|发布|完成|[、,;。)\\n]|$)`,
    (match) => {
      const { event, explicit } = triggerAt(text, match.index, match.index + match[0].length);
      const doubt: Doubt =
        explicit || event !== undefined
          ? { confidence: 'likely', note: '没有重写起算日，按同一句中的起算。' }
          : { confidence: 'ask', check: `“${match[0]}”没有写明从何时起算，暂按信息形成之日起算，请确认。` };
      return clockToken(text, match, { n: numberOf(match[1]), count: 'workday', exact: true }, doubt);
    },
  );
}

/** 当日公开, 次日公布, 同步公开: no number, but a plain one is meant. */
export const findSameDay: TokenFinder = (text, options) => [
  ...findAll(
    text,
    /(?:于|在)?(当[日天]|即日|次日|第二天|次一?个?工作日|第二个工作日|下一个?工作日)(?:内|前)?(?=公开|公布|发布|更新|公示|答复|回复|报|完成|上传|转|办|反馈|$|[,。;])/gu,
    (match): TimeToken | undefined => {
      const end = match.index + match[0].length;
      const where = triggerAt(text, match.index, end);
      if (options.source === 'content' && !where.explicit) return undefined;
      const word = match[1] ?? '';
      const next = /次|第二|下一/u.test(word);
      const rule = triggered(
        where.event ?? 'informationFormed',
        next ? 1 : 0,
        word.includes('工作日') ? 'workday' : 'day',
      );
      return {
        kind: 'rule',
        start: where.start,
        core: match.index,
        end,
        rule,
        explicitEvent: where.explicit,
        confidence: 'likely',
      };
    },
  ),
  ...(options.source === 'content' ? [] : findAtOnce(text)),
];

function findAtOnce(text: string): TimeToken[] {
  return findAll(text, /(?:与[^,。;]{1,16})?同步(?:公开|公布|发布|解读|更新|进行)?/gu, (match) => ({
    kind: 'rule',
    start: match.index,
    end: match.index + match[0].length,
    rule: triggered('documentIssued', 0, 'day'),
    weak: true,
    confidence: 'ask',
    check: `“${match[0]}”按发文当日处理，请确认。`,
  }));
}

const AT_ONCE = '(?:即时|实时|随时|随即|立即|马上)';
const IN_CELL = new RegExp(
  `${AT_ONCE}(?:公开|公布|发布|更新|公示|维护|报送|上报|调整)|^${AT_ONCE}$|(?<=后,?)(?:即时|随即|立即)(?=$|[,。;])`,
  'gu',
);
/** 实时更新 and 随时公开 are manners of speech in prose. */
const IN_PROSE = /即时(?:公开|公布|发布|更新|公示)/gu;
const ON_CHANGE =
  /动态(?:公开|更新|调整|维护|管理)|有变(?:化|动)(?:时|即|就|随时|及时)?(?:公开|更新|调整)|(?:发生)?变(?:更|化|动)(?:时|后)?(?:公开|更新)/gu;

/** A trigger without a number, by the regulation's 20 working days; it gives way to a number in the same sentence. */
function byRegulation(text: string, match: RegExpExecArray, doubt: Doubt): TimeToken {
  const end = match.index + match[0].length;
  const { start, event } = triggerAt(text, match.index, end);
  const rule = triggered(event ?? 'informationFormed', STATUTORY_DISCLOSURE_WORKDAYS, 'workday');
  return { kind: 'rule', start, core: match.index, end, rule, weak: true, ...doubt };
}

/** 即时公开: the regulation's 20 working days. 动态更新 means the same less plainly. */
export const findImmediate: TokenFinder = (text, { source }) => {
  const immediate = findAll(text, source === 'content' ? IN_PROSE : IN_CELL, (match) =>
    byRegulation(text, match, {
      confidence: 'likely',
      note: '没有写天数，按《中华人民共和国政府信息公开条例》第二十六条，自信息形成或者变更之日起20个工作日。',
    }),
  );
  if (source === 'content') return immediate;
  const changes = findAll(text, ON_CHANGE, (match) =>
    byRegulation(text, match, {
      confidence: 'ask',
      check: `“${match[0]}”没有写天数，暂按条例第二十六条自信息变更之日起20个工作日处理，请确认。`,
    }),
  );
  return [...immediate, ...changes];
};

/** 评选结束后及时公开: a trigger is named and no number. */
export const findPromptly: TokenFinder = (text) =>
  findAll(
    text,
    /([^,。;:!?\n(]{0,30}?)(后|之日起|(?:如有|若有|凡有|遇有|遇到)[^,。;]{1,10}),?(?:要|应|应当|须|需|将|可)?(?:及时|立即|第一时间|尽快|尽早|迅速|适时)(?:向社会|主动|对外|予以|全面|依法|进行)?(?:公开|公布|发布|更新|公示|通报|报送|上报|报告|答复|回复|回应|解读|上传|(?=[,。;)\n]|$))/gu,
    (match): TimeToken | undefined => {
      const lead = (match[1] ?? '').search(/[在于自从](?![线])[^在于自从]*$/u);
      const start = match.index + Math.max(lead, 0);
      const words = text.slice(start, match.index + match[0].length);
      const named = text.slice(start, match.index + (match[1] ?? '').length + (match[2] ?? '').length);
      // 此后、今后、之后 alone name no event.
      if (/^(?:今|此|之|以|然|前|会)?后/u.test(words)) return undefined;
      return {
        kind: 'vague',
        start,
        end: match.index + match[0].length,
        reach: 'clause',
        proposal: triggered(eventOf(named) ?? 'other', STATUTORY_DISCLOSURE_WORKDAYS, 'workday'),
        check: `“${words}”没有写天数，暂按20个工作日处理，请确认。`,
      };
    },
  );

/** 延长不超过20个工作日: how far a clock may be extended once; no clock of its own. */
export const findExtensions: TokenFinder = (text) =>
  findAll(
    text,
    pattern`(?:延长|延期)(?:答复|办理)?(?:期限|时间|的)*(?:至|到)?(?:最长|一般)?(?:不得?超过|至多|最多)?(${NUMBER})(?:${UNITS})`,
    (match) => ({
      kind: 'vague',
      start: match.index,
      end: match.index + match[0].length,
      reach: 'always',
    }),
  );

/** 7月起每月10日前, 1-6月每月25日前: a rule for part of the year; its first and last day are set in the rule, not read into it. */
export const findPartsOfYear: TokenFinder = (text) =>
  findAll(
    text,
    /(?:自|从)?(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日)?起(?=,?(?:每|按))|(?:20\d\d年)?\d{1,2}月?(?:-|~|至|到)\d{1,2}月(?:份|期间)?(?=,?(?:每|按))|[春夏秋冬]{1,2}(?:季|天)?(?:期间)?(?=,?(?:每|按))/gu,
    (match): TimeToken => ({
      kind: 'vague',
      start: match.index,
      end: match.index + match[0].length,
      reach: 'always',
      check: `“${match[0]}”限定了适用的月份，请为规则设定起止日期。`,
    }),
  );

/** 会议召开前3日, 施行30日前: a clock that runs backwards from an event nobody can know in advance. */
export const findBeforehand: TokenFinder = (text) =>
  findAll(
    text,
    pattern`(?:[^,。;:\\n(]{0,10}(?<![月季度周年旬每])(?:前|提前))(?:至少|不少于|不得少于)?(${NUMBER})(${WORKDAY_UNIT}|${DAY_UNIT}|个月|小时)(?!前)|(?:召开|举行|施行|实施|开始|开展|到期|决策|开庭|届满)(?:[^,。;\\d]{0,4}?的|之日)?(${NUMBER})(${WORKDAY_UNIT}|${DAY_UNIT}|个月)(?:之)?前`,
    (match): TimeToken => ({
      kind: 'vague',
      start: match.index,
      end: match.index + match[0].length,
      reach: 'always',
      check: `“${match[0]}”是事前时限，请待事项日期确定后人工设定。`,
    }),
  );
