import type { PartyKind, PartyRole } from '../../model/duty.ts';
import type { Span } from './reading.ts';
import { splitJoined, stretchesOf } from './unitsAtoms.ts';
import { exceptedIn } from './unitsExceptions.ts';
import { FIRST_LEADS, roleInBracket } from './unitsLabels.ts';
import { startsAsName } from './unitsLexicon.ts';
import { classifyName, isBareSet, isNoName } from './unitsParty.ts';
import { foldText, MASK, trimRange, type FoldedText, type Range } from './unitsText.ts';

/** A name with what its own brackets and endings say; its role among the others is not settled yet. */
export interface FoundName {
  readonly name: string;
  readonly kind: PartyKind;
  readonly span: Span;
  readonly open: boolean;
  readonly doubtful: boolean;
  readonly attached: string | undefined;
  readonly roleInBracket: PartyRole | undefined;
  /** The list that ends here says how many it has: 等5个镇. */
  readonly counted?: CountedList;
  /** Units that are taken out of the set, as written. */
  readonly except?: string;
  /** 其余镇街: what is left of a set beside those named. */
  readonly beyond?: RestOfSet;
  /** How many of the counted ones are not named; less than 0 where more are named than it says. */
  readonly missing?: number;
  /** What stands behind the name in brackets that set it beside the name: 市府办〔市大数据局〕. */
  readonly beside?: readonly Range[];
}

/** The set that 其余 or 其他 leaves part of; `definite`: all but those named, where 其他部门 leaves open whom it means. */
export interface RestOfSet {
  readonly set: string;
  readonly definite: boolean;
}

/** 「城关镇等5个镇」: five towns. */
export interface CountedList {
  readonly total: number;
  readonly body: string;
  readonly words: string;
}

export interface NamesRead {
  readonly drafts: readonly FoundName[];
  /** Stretches that name nobody. */
  readonly unread: readonly string[];
}

/** 「A等部门」, 「A等3家单位」, 「A等5个镇（街道）」, 「A等」; not 高等学校. */
const OPEN_LIST = new RegExp(
  '(?<![高平同初中])等(?:(?:有关|相关|责任|职能|成员|涉及|行业|主管|监管)*(?:部门|单位|机构|企业)?' +
    '|(?<count>[\\d一二三四五六七八九十两多几]+)[个家所]?(?:有关|相关)?' +
    `(?<body>部门|单位|机构|镇街道?|街镇|乡镇|镇办|镇|乡|街道办事处|街道|社区|行政村|村|园区|开发区|企业|学校|医院|局|委办局)?(?:\\(${MASK}*\\))?` +
    ')(?:和|及|、)?$',
  'u',
);
/** 「区市场监管局等区政府各有关部门」, 「区人社局等相关区直部门」: behind 等 stands a group of its own. */
const OPEN_LIST_WITH_GROUP =
  /(?<![高平同初中])等(?=(?:(?:有关|相关|其他|其余)的?)?[区市县省全各].*(?:部门|单位|机构|机关|镇|乡|街道|镇街)$|(?:有关|相关|其他|其余)的?(?:镇街道?|街镇|乡镇|镇办|镇|乡|街道|社区|村|园区|开发区|国有企业|国企|学校|医院)$)/u;
/** 「区市场监管局等“双随机”成员单位」: who the members are is written elsewhere. */
const OPEN_LIST_WITH_MEMBERS = /(?<![高平同初中])等(?=[^、,;。]{2,20}成员单位$)/u;
/** 成员单位 of nothing but what the names before it are: 等有关成员单位. */
const PLAIN_MEMBERS = /等(?:有关|相关|责任|职能)+成员单位$/u;
/** 8个镇街, 全区12个镇（街道）: a set told by its number. */
const COUNTED_SET =
  /^(?<all>全[省市县区])?(?<count>[\d一二三四五六七八九十两]+个)(?<body>镇街道?|街镇|乡镇|镇办|镇|乡|街道(?:办事处)?|社区|行政村|村|园区|开发区|中小学校?|学校|医院|卫生院|委办局|企业)$/u;
const BELONGS_TO_IT = /^(?:其)?(?:所属|下属|直属|所辖|辖属|下辖)/u;

function spanOf({ original }: FoldedText, { start, end }: Range): Span {
  return { start, end, text: original.slice(start, end) };
}

function nameText({ folded }: FoldedText, { start, end }: Range): string {
  return folded
    .slice(start, end)
    .replace(/\s|[*★☆▲△※]+$/gu, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）')
    .normalize('NFC');
}

interface Bracketed {
  readonly core: Range;
  /** What stands in the brackets, round ones and square ones alike. */
  readonly inside: readonly Range[];
  readonly beside: readonly Range[];
}

/** A name that stands in quotation marks as a whole; 「“七大会战”牵头部门」 keeps those in it. */
function withoutQuotes(text: FoldedText, range: Range): Range {
  const quoted = /^["“'‘][^"”'’]*["”'’]$/u.test(text.folded.slice(range.start, range.end));
  return quoted ? { start: range.start + 1, end: range.end - 1 } : range;
}

const BRACKET = '[([〔【][^()[\\]〔〕【】]*[)\\]〕】]';
const LAST_BRACKET_ALONE = new RegExp(`^([^([〔【]+)(${BRACKET})$`, 'u');
const LAST_BRACKET = new RegExp(`^(.+)(${BRACKET})$`, 'u');

/** Takes the brackets off a name's end; 「领导小组（指挥部）成员单位」 keeps the one in its middle. */
function takeBrackets(text: FoldedText, range: Range): Bracketed {
  const inside: Range[] = [];
  const beside: Range[] = [];
  let core = withoutQuotes(text, trimRange(text, range));
  for (;;) {
    const masked = text.masked.slice(core.start, core.end);
    const match = LAST_BRACKET_ALONE.exec(masked) ?? LAST_BRACKET.exec(masked);
    const [, before = '', bracket = ''] = match ?? [];
    if (bracket === '' || before.trim() === '') return { core, inside, beside };
    const end = core.start + before.length;
    const words = trimRange(text, { start: end + 1, end: core.end - 1 });
    inside.unshift(words);
    if (/^[〔【]/u.test(bracket)) beside.unshift(words);
    core = trimRange(text, { start: core.start, end });
  }
}

function draftName(text: FoldedText, range: Range, open: boolean): FoundName | undefined {
  const { core, inside: ranges, beside } = takeBrackets(text, range);
  const inside = ranges.map(({ start, end }) => text.original.slice(start, end));
  const role = inside.map(roleInBracket).find((found) => found !== undefined);
  const said = inside.filter((words) => roleInBracket(words) === undefined && !FIRST_LEADS.test(words));
  const name = nameText(text, core);
  const lead = restLead(name);
  const written = lead === undefined ? name : name.slice(lead.length);
  const set = COUNTED_SET.exec(written)?.groups;
  const plain = set === undefined ? written : `各${set['body'] ?? ''}`;
  const isSet = classifyName(plain).kind === 'group';
  const exception = said.some((words) => /除外|不含|不包括|^除/u.test(words));
  const except = said.map(exceptedIn).find((words) => words !== undefined);
  // A group's bracket says who is in it: 各镇（街道、经济区）; 各单位（内容） says what they have to do with it.
  const ofMembers = isSet && !exception ? said.filter((words) => NAMES_BODIES.test(words)) : [];
  const members = ofMembers.map((words) => `（${nameText(foldText(words), { start: 0, end: words.length })}）`);
  const named = plain + members.join('');
  if (isNoName(named)) return undefined;
  const { kind, open: openSet, doubtful } = classifyName(named);
  const whole = isBareSet(plain) ? `各${named}` : named;
  const beyond =
    lead === undefined || !isSet
      ? undefined
      : {
          set: whole,
          // 其他 without 各 leaves open whom it means.
          definite: !openSet && (/^(?:其余|剩余)/u.test(lead) || named.includes('各')),
        };
  return {
    name: beyond === undefined ? whole : `${lead ?? ''}${named}`,
    kind,
    span: spanOf(text, isSet && named !== plain ? trimRange(text, range) : core),
    open: open || openSet || beyond !== undefined || (set !== undefined && set['all'] === undefined),
    doubtful: doubtful || exception || set?.['all'] !== undefined || said.some(sharesTheWork),
    ...(except === undefined || !isSet ? {} : { except }),
    ...(beyond === undefined ? {} : { beyond }),
    attached: attachedWords(said.filter((words) => !ofMembers.includes(words))) ?? set?.['count'],
    roleInBracket: role,
    ...(isSet || beside.length === 0 ? {} : { beside }),
  };
}

const REST = /^(?:其他|其余|其它|剩余|另外)的?/u;

/** 其余, 其他 before a set, or before a single body, where it says nothing; not in 其他责任单位, who is meant by a function. */
function restLead(name: string): string | undefined {
  const [lead] = REST.exec(name) ?? [];
  if (lead === undefined) return undefined;
  const { kind, doubtful } = classifyName(name.slice(lead.length));
  return kind === 'function' || (doubtful && !COUNTED_SET.test(name.slice(lead.length))) ? undefined : lead;
}

const NAMES_BODIES = /[镇乡街村区园局办委部院校站所队科室处股]|单位|部门|机构|企业|中心/u;

/** 区政府办公室（区大数据中心、区政务服务局分别落实）: bodies in a bracket that do the work. */
function sharesTheWork(words: string): boolean {
  return /(?:落实|负责|牵头|承办|实施)$/u.test(words) && startsAsName(words);
}

function attachedWords(said: readonly string[]): string | undefined {
  return said.length === 0 ? undefined : said.join('；');
}

interface OpenPart {
  readonly range: Range;
  readonly open: boolean;
  readonly counted?: CountedList;
}

const FIGURES = '零一二三四五六七八九十';

/** 5, 五, 十二, 两; `undefined` for 多 and 几. */
function numberOf(words: string): number | undefined {
  if (/^\d+$/u.test(words)) return Number(words);
  const [, tens, ones] = /^(?:([一二三四五六七八九]?十)?([一二三四五六七八九两])?)$/u.exec(words) ?? [];
  if (tens === undefined && ones === undefined) return undefined;
  const ten = tens === undefined ? 0 : tens.length === 1 ? 10 : FIGURES.indexOf(tens.charAt(0)) * 10;
  return ten + (ones === undefined ? 0 : ones === '两' ? 2 : FIGURES.indexOf(ones));
}

function countedList(match: RegExpExecArray, written: string): CountedList | undefined {
  const total = numberOf(match.groups?.['count'] ?? '');
  const words = written.replace(/[和及、]$/u, '');
  return total === undefined ? undefined : { total, body: match.groups?.['body'] ?? '', words };
}

/** Parts a name range at 等: the names before it are an open list, a group behind it stands on its own. */
function partAtOpen(text: FoldedText, range: Range): readonly OpenPart[] {
  const masked = text.masked.slice(range.start, range.end);
  const withMembers = PLAIN_MEMBERS.test(masked) ? null : OPEN_LIST_WITH_MEMBERS.exec(masked);
  const withGroup = withMembers ?? OPEN_LIST_WITH_GROUP.exec(masked);
  const plain = withGroup ?? OPEN_LIST.exec(masked);
  const alone = plain ? null : /[\d一二三四五六七八九十两]+[家个](?:单位|部门)?$/u.exec(masked);
  if (!plain) return [{ range: { start: range.start, end: range.end - (alone?.[0].length ?? 0) }, open: false }];
  const before = { start: range.start, end: range.start + plain.index };
  if (withGroup) {
    return [
      { range: before, open: true },
      { range: { start: before.end + 1, end: range.end }, open: withMembers !== null },
    ];
  }
  const counted = countedList(plain, text.original.slice(before.end, range.end));
  return [counted === undefined ? { range: before, open: true } : { range: before, open: true, counted }];
}

/** Reads a range that holds one name, or several joined by 和. */
export function readNames(text: FoldedText, range: Range): NamesRead {
  const drafts: FoundName[] = [];
  const unread: string[] = [];
  for (const joined of splitJoined(text, range)) {
    for (const part of partAtOpen(text, joined)) {
      const words = trimRange(text, part.range);
      if (words.end <= words.start) continue;
      const written = text.original.slice(words.start, words.end);
      const last = drafts.at(-1);
      if (last && BELONGS_TO_IT.test(written)) {
        drafts[drafts.length - 1] = { ...last, attached: [last.attached, written].filter(Boolean).join('；') };
        continue;
      }
      const draft = draftName(text, words, part.open);
      if (draft) drafts.push(part.counted === undefined ? draft : { ...draft, counted: part.counted });
      else if (/[\p{L}]{2,}/u.test(written)) unread.push(written);
    }
  }
  return { drafts, unread };
}

/** The bodies named in a bracket that stands beside a name (市府办〔市大数据局、市政务局〕). */
export function readBeside(text: FoldedText, range: Range): readonly FoundName[] {
  const inner = foldText(text.original.slice(range.start, range.end));
  return stretchesOf(inner).flatMap((stretch) =>
    readNames(inner, stretch.range)
      .drafts.filter(({ kind, doubtful, roleInBracket }) => kind === 'unit' && !doubtful && roleInBracket === undefined)
      .map((draft) => {
        const { start, end, text } = draft.span;
        return Object.assign({}, draft, { span: { start: range.start + start, end: range.start + end, text } });
      }),
  );
}
