import type { PartyKind, PartyRole } from '../../model/duty.ts';
import type { Span } from './reading.ts';
import { splitJoined } from './unitsAtoms.ts';
import { FIRST_LEADS, roleInBracket } from './unitsLabels.ts';
import { classifyName, isBareSet, isNoName } from './unitsParty.ts';
import { foldText, trimRange, type FoldedText, type Range } from './unitsText.ts';

/** A name with what its own brackets and endings say; its role among the others is not settled yet. */
export interface FoundName {
  readonly name: string;
  readonly kind: PartyKind;
  readonly span: Span;
  readonly open: boolean;
  readonly doubtful: boolean;
  readonly attached: string | undefined;
  readonly roleInBracket: PartyRole | undefined;
}

export interface NamesRead {
  readonly drafts: readonly FoundName[];
  /** Stretches that name nobody. */
  readonly unread: readonly string[];
}

/** 「A等部门」, 「A等3家单位」, 「A等」; not 高等学校. */
const OPEN_LIST =
  /(?<![高平同初中])等(?:(?:有关|相关|责任|职能|成员|涉及|行业|主管|监管)*(?:部门|单位|机构|企业)?|[\d一二三四五六七八九十两多几]+[个家]?(?:有关|相关)?(?:部门|单位|机构)?)(?:和|及|、)?$/u;
/** 「区市场监管局等区政府各有关部门」: behind 等 stands a group of its own. */
const OPEN_LIST_WITH_GROUP = /(?<![高平同初中])等(?=[区市县省全各].*(?:部门|单位|机构|镇|街道)$)/u;
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
  readonly inside: readonly string[];
}

/** A name that stands in quotation marks as a whole; 「“七大会战”牵头部门」 keeps those in it. */
function withoutQuotes(text: FoldedText, range: Range): Range {
  const quoted = /^["“'‘][^"”'’]*["”'’]$/u.test(text.folded.slice(range.start, range.end));
  return quoted ? { start: range.start + 1, end: range.end - 1 } : range;
}

/** Takes the brackets off a name's end; 「领导小组（指挥部）成员单位」 keeps the one in its middle. */
function takeBrackets(text: FoldedText, range: Range): Bracketed {
  const inside: string[] = [];
  let core = withoutQuotes(text, trimRange(text, range));
  for (;;) {
    const masked = text.masked.slice(core.start, core.end);
    const match = /^([^([]+)([([][^()[\]]*[)\]])$/u.exec(masked) ?? /^(.+)([([][^()[\]]*[)\]])$/u.exec(masked);
    const [, before = '', bracket = ''] = match ?? [];
    if (bracket === '' || before.trim() === '') return { core, inside };
    const end = core.start + before.length;
    inside.unshift(text.original.slice(end + 1, core.end - 1).trim());
    core = trimRange(text, { start: core.start, end });
  }
}

function draftName(text: FoldedText, range: Range, open: boolean): FoundName | undefined {
  const { core, inside } = takeBrackets(text, range);
  const role = inside.map(roleInBracket).find((found) => found !== undefined);
  const said = inside.filter((words) => roleInBracket(words) === undefined && !FIRST_LEADS.test(words));
  const plain = nameText(text, core);
  const isSet = classifyName(plain).kind === 'group';
  const exception = said.some((words) => /除外|不含|不包括/u.test(words));
  // A group's bracket says who is in it: 各镇（街道、经济区）.
  const members =
    isSet && !exception ? said.map((words) => `（${nameText(foldText(words), { start: 0, end: words.length })}）`) : [];
  const named = plain + members.join('');
  if (isNoName(named)) return undefined;
  const { kind, open: openSet, doubtful } = classifyName(named);
  return {
    name: isBareSet(plain) ? `各${named}` : named,
    kind,
    span: spanOf(text, isSet && named !== plain ? trimRange(text, range) : core),
    open: open || openSet,
    doubtful: doubtful || exception,
    attached: named === plain && said.length > 0 ? said.join('；') : undefined,
    roleInBracket: role,
  };
}

/** Parts a name range at 等: the names before it are an open list, a group behind it stands on its own. */
function partAtOpen(text: FoldedText, range: Range): readonly { readonly range: Range; readonly open: boolean }[] {
  const masked = text.masked.slice(range.start, range.end);
  const withGroup = OPEN_LIST_WITH_GROUP.exec(masked);
  const plain = withGroup ?? OPEN_LIST.exec(masked);
  const counted = plain ? null : /[\d一二三四五六七八九十两]+[家个](?:单位|部门)?$/u.exec(masked);
  if (!plain) return [{ range: { start: range.start, end: range.end - (counted?.[0].length ?? 0) }, open: false }];
  const before = { range: { start: range.start, end: range.start + plain.index }, open: true };
  if (!withGroup) return [before];
  return [before, { range: { start: range.start + plain.index + 1, end: range.end }, open: false }];
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
      if (draft) drafts.push(draft);
      else if (/[\p{L}]{2,}/u.test(written)) unread.push(written);
    }
  }
  return { drafts, unread };
}
