import { readTimeWording } from '../wording/time.ts';
import { readUnitsWording } from '../wording/units.ts';
import { endsAsName, startsAsName } from '../wording/unitsLexicon.ts';
import { foldText } from '../wording/unitsText.ts';

/** What a bracket or line of units says: the wording of the units, and of the time limit where one stands with them. */
export interface BracketWordings {
  readonly unitsWording: string;
  readonly timeWording: string;
}

const ROLE_WORD = '(?:责任|牵头|配合|主办|协办|承办|参与|参加|落实|实施|协助|主责|完成|负责|支持|协同|联合)';
const LABEL = `(?:${ROLE_WORD}(?:责任)?(?:单位|部门|主体|科室)|责任分工|责任主体)(?:和(?:单位|部门))?`;
const LABELLED = new RegExp(`^[\\s([【]*${LABEL}[)\\]】]?\\s*(?:[:]|为(?!了)|(?=[区市县省各]))`, 'u');
const PLAIN_LABEL = /^\s*(?:责任|落实|承办|实施)(?:责任)?(?:单位|部门|主体)\s*[:]\s*/u;
const TIME_LABEL = /^\s*(?:完成|办结|公开|落实)?(?:时限|时间|期限|时间节点|时间要求)\s*[:]\s*/u;
/** Who is answerable in person; the app keeps units. */
const PERSON_LABEL = /^\s*(?:牵头|分管|责任|负责|包保|挂包|具体)*(?:区?领导|责任人|负责人|联系人|联络员|领导)\s*[:]/u;
const CONTACT = /^\s*(?:联系|电话|手机|传真|(?:电子)?邮箱|邮编|地址|微信|QQ)/u;

/** A line about whom to ask: what follows is no part of it. */
export function isContactLine(line: string): boolean {
  const { folded } = foldText(line);
  return (PERSON_LABEL.test(folded) || CONTACT.test(folded)) && line.length < 80;
}

/** What a bracket says of others: 下同, 不再列出. */
const ASIDE = /下同|不再|均涉及/u;
const ACTS = /牵头|负责|落实|配合|会同|主办|协办|承办|分工/u;

/** Brackets that hold a remark, a document's number, a date or a reference. */
const REMARK =
  /^(?:此件|本件|附件?|附表|以下|以上|下同|详?见|含|包括|不含|除|如|即|可|注|试行|暂行|略|草案|修订|征求意见稿|待定)|[〔\d]\d*号$|^\d{4}年|的$|以[前后来]|\d{4}-\d/u;

/** A line of its own that says who answers for what stands above it (责任单位：…, 牵头单位：…). */
export function isUnitsLine(line: string): boolean {
  const { folded } = foldText(line);
  return LABELLED.test(folded) || ((TIME_LABEL.test(folded) || PERSON_LABEL.test(folded)) && line.length < 40);
}

function withoutBrackets(text: string): string {
  const inner = /^\s*[（([［【〔]([\s\S]*)[）)\]］】〕][\s。；;]*$/u.exec(text)?.[1];
  return inner === undefined || /^[^（(]*[）)]/u.test(inner) ? text.trim() : inner.trim();
}

function isTime(piece: string, planYear: number): boolean {
  const { folded } = foldText(piece);
  if (TIME_LABEL.test(folded)) return true;
  if (!/\d|[底末]前|年内|长期|持续|全年|每[日周月季年]/u.test(folded) || endsAsName(folded.trim())) return false;
  const {
    rules,
    suggestions = [],
    check,
  } = readTimeWording(piece.replace(/(?:完成|办结)$/u, ''), { planYear, source: 'time' });
  return (rules.length > 0 && check === undefined) || suggestions.length > 0;
}

/** Parts a bracket's words at ；，and line ends into those of time and those of units. */
function part(words: string, planYear: number): BracketWordings {
  const time: string[] = [];
  const units = words.replace(/[^；;，,。\n]+[；;，,。\n]*/gu, (piece) => {
    const bare = piece.replace(/[；;，,。\s]+$/u, '');
    const { folded } = foldText(bare);
    if (PERSON_LABEL.test(folded) || CONTACT.test(folded) || ASIDE.test(bare)) return '';
    if (!isTime(bare, planYear)) return piece;
    const { length } = TIME_LABEL.exec(foldText(bare).folded)?.[0] ?? '';
    time.push(bare.slice(length).trim());
    return '';
  });
  const trimmed = units.replace(/[；;，,。\s]+$/u, '').trim();
  return { unitsWording: plainList(trimmed), timeWording: time.join('；') };
}

/** 「责任单位：A、B」 says no more than 「A、B」; with a second label both are kept. */
function plainList(units: string): string {
  const { folded } = foldText(units);
  const label = PLAIN_LABEL.exec(folded)?.[0];
  if (label === undefined || folded.slice(label.length).includes(':')) return units;
  return units.slice(label.length);
}

/** The units that a line of its own names, its brackets taken off. */
export function unitsOfLine(line: string, planYear: number): BracketWordings {
  return part(withoutBrackets(line), planYear);
}

/** Every part of a bracket is a body's name or a group, and nothing else stands in it. */
function isListOfNames(words: string): boolean {
  const { parties, check } = readUnitsWording(words);
  if (parties.length === 0 || words.length > 400) return false;
  const parts = foldText(words)
    .masked.split(/[、,;/\s]+|(?<=[局办委])和(?=[区市县各])/u)
    .filter((name) => name !== '');
  return parts.every((name) => endsAsName(name.replace(/^请/u, ''))) && !(check ?? '').includes('请核对');
}

/**
 * What a bracket says of units; `undefined` for a remark, a document number, a date, or a bracket that belongs to the name before it (镇（街道）).
 * `before` is the text in front of it.
 */
export function unitsInBracket(words: string, before: string, planYear: number): BracketWordings | undefined {
  const { folded } = foldText(words);
  const text = folded.trim();
  if (LABELLED.test(text) || TIME_LABEL.test(text)) return part(words.trim(), planYear);
  if (REMARK.test(text) || text.length < 2) return undefined;
  const read = part(words.trim(), planYear);
  const { parties } = readUnitsWording(read.unitsWording);
  if (parties.length === 0) return undefined;
  const closed = /[。！？；!?;]\s*$/u.test(before) || before.trim() === '';
  if (ACTS.test(text))
    return closed || parties.some(({ kind, name }) => kind !== 'function' && endsAsName(name)) ? read : undefined;
  if (!isListOfNames(read.unitsWording)) return undefined;
  const { folded: head } = foldText(before.trimEnd());
  return closed || (startsAsName(text) && !endsAsName(head.slice(-12))) ? read : undefined;
}

/** 「此项工作由A牵头，B配合。」 names units as a bracket does. */
const BY_WHOM = /^(?:此项|该项|本项|这项|以上|上述)(?:各项)?(?:工作|任务)?由(?=[^，。]*(?:牵头|负责|承办|落实|实施))/u;

/** The units that a sentence without brackets names for the sentences before it (责任单位：A、B。); `undefined` for any other sentence. */
export function unitsInSentence(sentence: string, planYear: number): BracketWordings | undefined {
  const byWhom = BY_WHOM.exec(sentence)?.[0];
  if (byWhom !== undefined) return part(sentence.slice(byWhom.length), planYear);
  return isUnitsLine(sentence) ? part(sentence, planYear) : undefined;
}
