import { NO_SHIFT, type TimeRule, type TriggerEvent } from '../rules/timeRule.ts';
import { DAY_UNIT, findAll, NUMBER, numberOf, pattern, spanOf, WORKDAY_UNIT } from './timePatterns.ts';
import {
  clauseEnd,
  clauseStart,
  SENTENCE_BREAKS,
  type Doubt,
  type Finder,
  type TimeReadingOptions,
  type Token,
} from './timeToken.ts';

/** 条例第二十六条: within 20 working days of the day on which the information is formed or changed. */
export const STATUTORY_DISCLOSURE_WORKDAYS = 20;

/** Words that tell what starts a clock; the first that fits. */
const EVENTS: readonly (readonly [TriggerEvent, RegExp])[] = [
  ['other', /征求意见|意见征求|意见征集|征集|公示期?满|公示结束/u],
  [
    'noticeIssued',
    /(?:本|此|该)?通知(?:下发|印发|发布|之日)|本(?:方案|要点|文件|意见|计划|办法)(?:下发|印发|发布)|接到通知|收到通知/u,
  ],
  ['requestReceived', /申请|受理/u],
  [
    'messageReceived',
    /留言|来信|信件|来电|诉求|咨询|投诉|举报|批评|提问|网民|公众意见|群众意见|意见建议|意见、建议|建议和|转办|交办|工单|舆情|信访|信箱|热线/u,
  ],
  ['informationFormed', /形成|变更|变动|变化|更改|修改|制作|获取|产生|生成|作出|做出|调整/u],
  ['documentIssued', /文件|政策|规划|方案|办法|规范性|印发|出台|发布|公布|下发|发文|颁布|公文|解读/u],
  ['informationFormed', /信息|制定/u],
];

/** What starts the clock, as far as the words tell. */
function eventOf(words: string): TriggerEvent | undefined {
  return EVENTS.find(([, pattern]) => pattern.test(words))?.[0];
}

function triggered(event: TriggerEvent, n: number, count: 'workday' | 'day'): TimeRule {
  return { type: 'triggered', event, n, count, shift: NO_SHIFT };
}

const EVENT_END =
  /(?:之日起|之日|日起|起|之后|以后|后|的|次日起)(?:,)?(?:的|第|,|应|须|需|应当|至少|最迟|不超过|于|在)*$/u;

interface Where {
  readonly start: number;
  readonly event: TriggerEvent | undefined;
  readonly explicit: boolean;
}

/** Start of the words that may name a trigger. 「每季度末前或更改后一周内」 begins anew behind 或, 「形成或者变更之日起」 does not. */
function phraseStart(text: string, at: number): number {
  const inside = clauseStart(text, at);
  // 「信息形成（变更）之日起」: a bracket closed again is part of the phrase.
  const from = text.slice(inside, at).includes(')') ? clauseStart(text, at, ',。;:!?\n') : inside;
  const other = /^.*(?:前|[日月季周年末底]度?)或者?/u.exec(text.slice(from, at));
  return from + (other?.[0].length ?? 0);
}

/** Where the trigger's words begin and what they name. Without 「…后 / …之日起」 the whole clause, before and behind, may name it. */
function triggerAt(text: string, at: number, end: number): Where {
  const from = phraseStart(text, at);
  const before = text.slice(from, at);
  if (EVENT_END.test(before)) {
    const opener = [...before.matchAll(/应于|自(?!治|然|动)|从|(?<![关位属对])于|在(?!线)|收到|接到/gu)].at(-1);
    const start = opener === undefined ? from : from + opener.index;
    const named = eventOf(text.slice(start, at)) ?? eventOf(before);
    return { start, event: named ?? eventOf(text.slice(clauseStart(text, at, SENTENCE_BREAKS), at)), explicit: true };
  }
  const wide = text.slice(clauseStart(text, at, SENTENCE_BREAKS), at);
  // What follows says what is to be done: 答复留言 names the message that came in, 发布信息 names nothing that came before.
  const ahead = eventOf(text.slice(end, clauseEnd(text, end)));
  const asked = ahead === 'requestReceived' || ahead === 'messageReceived' ? ahead : undefined;
  const event = eventOf(before) ?? asked ?? eventOf(wide);
  return { start: at, event, explicit: /(?:后|之日起|起)[,，]?/u.test(wide) && eventOf(wide) !== undefined };
}

const WITHIN = '(?:之内|以内|内)';
const UNITS = `${WORKDAY_UNIT}|${DAY_UNIT}|个?(?:周|星期)|个月|小时|年`;
const OFFSETS = new RegExp(
  `(?<![\\d近前每第])(${NUMBER})(${UNITS})(?:\\((?:工作日|自然日)\\))?${WITHIN}|(?<=(?<!最)后|起)(?:的)?第?(${NUMBER})个?(工作日|日|天)(?=${WITHIN}|前|公开|公布|发布|报|答|完|$|[,。;])(?:${WITHIN}|前)?|(?<=不超过|不得超过|不多于|不长于|最长|控制在|时限为|时限|期限为)(${NUMBER})(${UNITS})`,
  'gu',
);

/** Clocks that belong to something else: an extension, a look ahead, a stretch of history. */
const OTHER_CLOCK = /(?:延长|延期|顺延|提前|提早|近|连续|过去|最近|为期|任期)[^。;,]{0,8}$/u;

function offsetToken(text: string, match: RegExpExecArray, options: TimeReadingOptions): Token | undefined {
  const before = text.slice(clauseStart(text, match.index), match.index);
  if (OTHER_CLOCK.test(before)) return undefined;
  const n = numberOf(match[1] ?? match[3] ?? match[5]);
  const unit = match[0].includes('(工作日)') ? '工作日' : (match[2] ?? match[4] ?? match[6] ?? '');
  const span = spanOf(n, unit);
  const end = match.index + match[0].length;
  if (span === undefined || n === 0 || (unit === '年' && options.source === 'content')) return undefined;
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

function offsetDoubt(words: string, exact: boolean, where: Where): Doubt {
  if (!exact) return { confidence: 'ask', check: `“${words}”不是整日数，已折算为自然日，请确认。` };
  if (where.explicit) return { confidence: 'sure' };
  if (where.event !== undefined) return { confidence: 'sure' };
  return { confidence: 'likely', note: '没有写明从何时起算，按事项发生之日起算。' };
}

/** 印发后10日内, 之日起20个工作日内, 两周内, 不超过15个工作日. */
export const findOffsets: Finder = (text, options) => [
  ...findAll(text, OFFSETS, (match) => offsetToken(text, match, options)),
  ...findAll(text, /半个?月(?:之内|以内|内)/gu, (match): Token => {
    const end = match.index + match[0].length;
    const { start, event, explicit } = triggerAt(text, match.index, end);
    const rule = triggered(event ?? 'informationFormed', 15, 'day');
    return {
      kind: 'rule',
      start,
      core: match.index,
      end,
      rule,
      explicitEvent: explicit,
      confidence: 'likely',
      note: '半个月按15日计。',
    };
  }),
];

/** 当日公开, 次日公布, 同步公开: no number, but a plain one is meant. */
export const findSameDay: Finder = (text, options) => [
  ...findAll(
    text,
    /(?:于|在)?(当[日天]|即日|次日|第二天|次一?个?工作日|第二个工作日|下一个?工作日)(?:内|前)?(?=公开|公布|发布|更新|公示|答复|回复|报|完成|上传|转|$|[,。;])/gu,
    (match): Token | undefined => {
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

function findAtOnce(text: string): Token[] {
  return findAll(text, /(?:与[^,。;]{1,16})?同步(?:公开|公布|发布|解读|更新|进行)?/gu, (match) => ({
    kind: 'rule',
    start: match.index,
    end: match.index + match[0].length,
    rule: triggered('documentIssued', 0, 'day'),
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
function byRegulation(text: string, match: RegExpExecArray, doubt: Doubt): Token {
  const end = match.index + match[0].length;
  const { start, event } = triggerAt(text, match.index, end);
  const rule = triggered(event ?? 'informationFormed', STATUTORY_DISCLOSURE_WORKDAYS, 'workday');
  return { kind: 'rule', start, core: match.index, end, rule, weak: true, ...doubt };
}

/** 即时公开: the regulation's 20 working days. 动态更新 means the same less plainly. */
export const findImmediate: Finder = (text, { source }) => {
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
export const findPromptly: Finder = (text) =>
  findAll(
    text,
    /([^,。;:!?\n(]{0,30}?)(后|之日起|(?:如有|若有|凡有|遇有|遇到)[^,。;]{1,10}),?(?:要|应|应当|须|需|将|可)?(?:及时|立即|第一时间|尽快|尽早|迅速|适时)(?:向社会|主动|对外|予以|全面|依法|进行)?(?:公开|公布|发布|更新|公示|通报|报送|上报|报告|答复|回复|回应|解读|上传)/gu,
    (match): Token | undefined => {
      const lead = (match[1] ?? '').search(/[在于自从](?![线])[^在于自从]*$/u);
      const start = match.index + Math.max(lead, 0);
      const words = text.slice(start, match.index + match[0].length);
      // 此后、今后、之后 alone name no event.
      if (/^(?:今|此|之|以|然|前|会)?后/u.test(words)) return undefined;
      return {
        kind: 'vague',
        start,
        end: match.index + match[0].length,
        reach: 'clause',
        proposal: triggered(eventOf(words.slice(0, -4)) ?? 'other', STATUTORY_DISCLOSURE_WORKDAYS, 'workday'),
        check: `“${words}”没有写天数，暂按20个工作日处理，请确认。`,
      };
    },
  );

/** 延长不超过20个工作日: how far a clock may be extended once; no clock of its own. */
export const findExtensions: Finder = (text) =>
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
export const findPartsOfYear: Finder = (text) =>
  findAll(
    text,
    /(?:自|从)?(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日)?起(?=,?(?:每|按))|(?:20\d\d年)?\d{1,2}月?(?:-|~|至|到)\d{1,2}月(?:份|期间)?(?=,?(?:每|按))/gu,
    (match): Token => ({
      kind: 'vague',
      start: match.index,
      end: match.index + match[0].length,
      reach: 'always',
      check: `“${match[0]}”限定了适用的月份，请为规则设定起止日期。`,
    }),
  );

/** 会议召开前3日, 施行30日前: a clock that runs backwards from an event nobody can know in advance. */
export const findBeforehand: Finder = (text) =>
  findAll(
    text,
    pattern`(?:[^,。;:\\n(]{0,10}(?<![月季度周年旬每])(?:前|提前))(?:至少|不少于|不得少于)?(${NUMBER})(${WORKDAY_UNIT}|${DAY_UNIT}|个月|小时)(?!前)|(?:召开|举行|施行|实施|开始|开展|到期|决策|开庭|届满)(?:之日)?(${NUMBER})(${WORKDAY_UNIT}|${DAY_UNIT}|个月)(?:之)?前`,
    (match): Token => ({
      kind: 'vague',
      start: match.index,
      end: match.index + match[0].length,
      reach: 'always',
      check: `“${match[0]}”是事前时限，请待事项日期确定后人工设定。`,
    }),
  );
