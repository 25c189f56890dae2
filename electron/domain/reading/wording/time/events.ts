import { NO_SHIFT, type TimeRule, type TriggerEvent } from '../../../model/timeRule.ts';
import { EVENTS } from './lexicon.ts';
import type { DayAmount } from './numbers.ts';
import type { Found } from './row.ts';
import { clauseEnd, clauseStart, SENTENCE_BREAKS, type Doubt, type TokenBody } from './token.ts';

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
export function triggerAt({ text, start: at, end }: Pick<Found, 'text' | 'start' | 'end'>): TriggerPlace {
  const from = phraseStart(text, at);
  const before = text.slice(from, at);
  if (EVENT_END.test(before)) {
    const opener = [...before.matchAll(/应于|自(?!治|然|动)|从|(?<![关位属对])于|在(?!线)|收到|接到/gu)].at(-1);
    const start = opener === undefined ? from : from + opener.index;
    const explained = /^[^,。;]{0,4}解读/u.test(text.slice(end, end + 8)) ? 'documentIssued' : undefined;
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
export function clockBody(found: Found, { n, count }: DayAmount, doubt: Doubt): TokenBody {
  const { start, event, explicit } = triggerAt(found);
  const rule = triggered(event ?? 'informationFormed', n, count);
  return { kind: 'rule', start, core: found.start, rule, explicitEvent: explicit, ...doubt };
}
