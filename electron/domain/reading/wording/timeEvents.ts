import { NO_SHIFT, type TimeRule, type TriggerEvent } from '../../model/timeRule.ts';
import type { DayAmount } from './timePatterns.ts';
import { clauseEnd, clauseStart, SENTENCE_BREAKS, type Doubt, type TimeToken } from './timeToken.ts';

/** Words that tell what starts a clock; the first that fits. */
const EVENTS: readonly (readonly [TriggerEvent, RegExp])[] = [
  ['other', /征求意见|意见征求|意见征集|征集|公示期?满|公示结束|突发|事[件故](?:发生|处置)/u],
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
export function eventOf(words: string): TriggerEvent | undefined {
  return EVENTS.find(([, pattern]) => pattern.test(words))?.[0];
}

export function triggered(event: TriggerEvent, n: number, count: 'workday' | 'day'): TimeRule {
  return { type: 'triggered', event, n, count, shift: NO_SHIFT };
}

const EVENT_END =
  /(?:之日起|之日|日起|起|之后|以后|后|的|次日起)(?:,)?(?:的|第|,|应|须|需|应当|至少|最迟|不超过|于|在)*$/u;

export interface TriggerPlace {
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
export function triggerAt(text: string, at: number, end: number): TriggerPlace {
  const from = phraseStart(text, at);
  const before = text.slice(from, at);
  if (EVENT_END.test(before)) {
    const opener = [...before.matchAll(/应于|自(?!治|然|动)|从|(?<![关位属对])于|在(?!线)|收到|接到/gu)].at(-1);
    const start = opener === undefined ? from : from + opener.index;
    const explained = /^[^,。;]{0,4}解读/u.test(text.slice(end)) ? 'documentIssued' : undefined;
    const named = eventOf(text.slice(start, at)) ?? eventOf(before) ?? explained;
    return { start, event: named ?? eventOf(text.slice(clauseStart(text, at, SENTENCE_BREAKS), at)), explicit: true };
  }
  const wide = text.slice(clauseStart(text, at, SENTENCE_BREAKS), at);
  // What follows says what is to be done: 答复留言 names the message that came in, 发布信息 names nothing that came before.
  const ahead = eventOf(text.slice(end, clauseEnd(text, end)));
  const asked = ahead === 'requestReceived' || ahead === 'messageReceived' ? ahead : undefined;
  const event = eventOf(before) ?? asked ?? eventOf(wide);
  return { start: at, event, explicit: /(?:后|之日起|起)[,，]?/u.test(wide) && eventOf(wide) !== undefined };
}

/** A token of a clock that runs from what its words name; the formation of the information where they name nothing. */
export function clockToken(text: string, match: RegExpExecArray, { n, count }: DayAmount, doubt: Doubt): TimeToken {
  const end = match.index + match[0].length;
  const { start, event, explicit } = triggerAt(text, match.index, end);
  const rule = triggered(event ?? 'informationFormed', n, count);
  return { kind: 'rule', start, core: match.index, end, rule, explicitEvent: explicit, ...doubt };
}
