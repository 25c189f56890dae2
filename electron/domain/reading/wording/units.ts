import { readablePart, tooLong } from './longest.ts';
import type { PartyReading, UnitsReading } from './reading.ts';
import type { PartyRole } from '../../model/duty.ts';
import { atomsOf, stretchesOf, type Atom } from './unitsAtoms.ts';
import { FIRST_LEADS, LABEL_WITHOUT_COLON, readLabel, ROLE_FIRST, roleInBracket } from './unitsLabels.ts';
import { takeBoxes } from './boxes.ts';
import { maskExceptions, takeException } from './unitsExceptions.ts';
import { readBeside, readNames, type FoundName } from './unitsNames.ts';
import { carryPrefix } from './unitsPrefix.ts';
import { missingOf, questionsOf } from './unitsQuestions.ts';
import { closedRests } from './unitsRests.ts';
import { foldText, trimRange, type FoldedText, type Range } from './unitsText.ts';

/** A party whose role may still be open: a verb further on settles it (「A、B、C按职责分工分别牵头」). */
interface Draft extends FoundName {
  readonly label: string | undefined;
  /** The label under which sections of a body stand (责任科室). */
  readonly section: string | undefined;
  role: PartyRole | undefined;
  /** The name behind which it stands in brackets. */
  readonly besideOf?: string;
}

interface Reading {
  readonly text: FoldedText;
  readonly drafts: Draft[];
  readonly unread: string[];
  /** First draft whose role is not settled. */
  pendingFrom: number;
  /** First draft of the stretch settled last, for a predicate that stands alone behind a comma. */
  lastFrom: number;
  label: string | undefined;
  labelRole: PartyRole | undefined;
  /** Behind 会同 everyone supports until the next verb. */
  joined: boolean;
  /** Inside a part that names no units (联系电话：…). */
  skipping: boolean;
  /** Behind a label of sections (责任科室：). */
  section: string | undefined;
  /** An exception that stands before its set (除城关镇外，各镇). */
  except: string | undefined;
}

/** A name beside ticked ones that has no box of its own. */
const A_BODY = /(?:局|办|委|部|中心|镇|乡|街道|街|院|站|所|公司|单位|部门)$/u;

export interface UnitsReadingOptions {
  /** The table says elsewhere that the first of several leads (「责任单位（第一个为牵头单位）」). */
  readonly firstLeads?: boolean;
}

/**
 * Reads a responsibility wording (责任单位, 牵头单位 …): who leads, who is responsible, who supports, with groups, functions,
 * labels, attached bodies, open lists and carried-over prefixes. Nobody named: no parties, and `check` says so; the caller
 * then takes all addressees. Never fails; what a person must decide stands in `check`.
 */
export function readUnitsWording(wording: string, options: UnitsReadingOptions = {}): UnitsReading {
  const boxes = takeBoxes(foldText(readablePart(wording, 'units')), A_BODY);
  const text = maskExceptions(unwrapped(boxes.text));
  const reading: Reading = {
    text,
    drafts: [],
    unread: [],
    pendingFrom: 0,
    lastFrom: 0,
    label: undefined,
    labelRole: undefined,
    joined: false,
    skipping: false,
    section: undefined,
    except: undefined,
  };
  for (const { range, clause } of stretchesOf(text)) {
    if (clause) settle(reading, undefined);
    if (FIRST_LEADS.test(text.masked.slice(range.start, range.end))) continue;
    const first = readRoleFirst(reading, range);
    const rest = readLabels(reading, first.rest);
    if (!reading.skipping) for (const atom of atomsOf(text, rest)) readAtom(reading, atom, first.role);
  }
  settle(reading, undefined);
  reading.drafts.splice(0, reading.drafts.length, ...closedRests(reading.drafts, fullNames(reading.drafts)));
  const parties = finish(reading, options.firstLeads === true || FIRST_LEADS.test(wording));
  const asked = questionsOf(parties, { ...reading, drafts: reading.drafts.filter(isParty(reading.drafts)) });
  const check = [tooLong(wording, 'units'), boxes.check, asked].filter((part) => part !== undefined).join('');
  return check === '' ? { parties } : { parties, check };
}

/** A wording that stands in brackets as a whole (「（区财政局牵头落实）」) is read without them. */
function unwrapped(text: FoldedText): FoldedText {
  const inner = /^\s*[([【〔]([\s\S]*)[)\]】〕][\s。;]*$/u.exec(text.folded);
  const closes = /^\s*[([【〔]\uE000*[)\]】〕][\s。;]*$/u.test(text.masked);
  if (!inner || !closes) return text;
  const start = text.folded.search(/[([【〔]/u) + 1;
  const end = start + (inner[1]?.length ?? 0);
  const content = foldText(text.original.slice(start, end));
  const pad = (part: string): string => ' '.repeat(start) + part;
  return { original: text.original, folded: pad(content.folded), masked: pad(content.masked) };
}

/** 「【牵头单位】A、B」 is a label for all that follow, 「（牵头）A、B」 says it of A alone. */
function readRoleFirst(reading: Reading, range: Range): { readonly rest: Range; readonly role: PartyRole | undefined } {
  const match = ROLE_FIRST.exec(reading.text.folded.slice(range.start, range.end));
  const [whole, words] = match ?? [];
  if (whole === undefined || words === undefined) return { rest: range, role: undefined };
  const rest = { start: range.start + whole.length, end: range.end };
  if (!/(?:单位|部门)$/u.test(words)) return { rest, role: roleInBracket(words) };
  setLabel(reading, words);
  return { rest, role: undefined };
}

/** Takes labels off a piece's front and remembers them; returns what is left. */
function readLabels(reading: Reading, range: Range): Range {
  const { masked, folded } = reading.text;
  let rest = range;
  const bare = LABEL_WITHOUT_COLON.exec(folded.slice(rest.start, rest.end))?.[0];
  if (bare !== undefined) {
    setLabel(reading, bare);
    rest = { start: rest.start + bare.length, end: rest.end };
  }
  for (;;) {
    const colon = masked.slice(rest.start, rest.end).indexOf(':');
    if (colon === -1) return trimRange(reading.text, rest);
    setLabel(reading, folded.slice(rest.start, rest.start + colon));
    rest = { start: rest.start + colon + 1, end: rest.end };
  }
}

function setLabel(reading: Reading, words: string): void {
  const label = readLabel(words);
  settle(reading, undefined);
  reading.skipping = label.kind === 'other';
  reading.section = label.kind === 'role' && label.section ? words.trim() : undefined;
  if (label.kind === 'role') {
    reading.labelRole = label.role;
    reading.label = undefined;
  } else if (label.kind === 'list') {
    reading.label = label.text;
  }
}

/** What a predicate says of the names before it; `undefined` for a bare 落实. */
function roleOf(predicate: string): PartyRole | undefined {
  if (/牵头|主办|主抓|抓总|为主/u.test(predicate)) return 'lead';
  if (/配合|协办|协助|协同|参与|参加|支持/u.test(predicate)) return 'support';
  return /负责|承办/u.test(predicate) ? 'responsible' : undefined;
}

function readAtom(reading: Reading, atom: Atom, roleFirst: PartyRole | undefined): void {
  if (atom.joined) {
    // 「A会同B」: who has somebody join in, leads.
    settle(reading, 'lead');
    reading.joined = true;
  }
  const exception = takeException(reading.text, atom.name);
  if (exception?.behind === true) except(reading, exception.except);
  else reading.except = exception?.except ?? reading.except;
  const { drafts, unread } = readNames(reading.text, exception?.rest ?? atom.name);
  reading.unread.push(...unread);
  for (const draft of drafts) takeDraft(reading, draft, roleFirst);
  if (atom.predicate.trim() === '') return;
  const role = roleOf(atom.predicate);
  const alone = drafts.length === 0 && reading.pendingFrom === reading.drafts.length;
  if (alone && role !== undefined && role !== 'responsible') reopen(reading);
  settle(reading, role);
}

function takeDraft(reading: Reading, draft: FoundName, roleFirst: PartyRole | undefined): void {
  const { label, section } = reading;
  const role = draft.roleInBracket ?? roleFirst ?? (reading.joined ? 'support' : undefined);
  const named = completed(draft, reading.drafts.at(-1));
  reading.drafts.push({ ...named, label, section, role });
  closeCounted(reading);
  if (reading.except !== undefined) {
    except(reading, reading.except);
    reading.except = undefined;
  }
  for (const range of draft.beside ?? []) {
    for (const beside of readBeside(reading.text, range)) {
      reading.drafts.push({ ...beside, label, section, role, besideOf: named.name });
    }
  }
}

/** 「城关镇、河东镇等2个镇」 names them all: the list is not open. */
function closeCounted(reading: Reading): void {
  const last = reading.drafts.at(-1);
  if (last?.counted === undefined) return;
  const missing = missingOf(last.counted, reading.drafts.slice(reading.pendingFrom));
  reading.drafts[reading.drafts.length - 1] = { ...last, open: missing !== 0, missing };
}

/** Takes units out of the set named last. */
function except(reading: Reading, words: string | undefined): void {
  const last = reading.drafts.at(-1);
  if (last === undefined || words === undefined) return;
  const before = last.except === undefined ? '' : `${last.except}、`;
  reading.drafts[reading.drafts.length - 1] = { ...last, except: before + words, doubtful: true };
}

/** 乡镇卫生院, 村卫生室, 社区卫生服务站: what every town or village has; behind a 各 it is each of them. */
const OF_EACH =
  /^(?:(?:乡镇|镇街|街镇|镇|街道|村居?|公办|民办|公立|基层).*(?:院|室|站|所|中心|学校|[中小]学|幼儿园|机构|馆|队)|社区卫生服务(?:中心|站)|中心(?:学校|小学|校|幼儿园|卫生院)|[完中小]学)$/u;

/** Completes a name that leans on the one before it: 「区直有关部门、单位」, 「各镇党委、政府」, 「各社区卫生服务中心、乡镇卫生院」. */
function completed(draft: FoundName, previous: Draft | undefined): FoundName {
  if (previous?.kind !== 'group') return draft;
  if (previous.open && /^各(?:部门|单位)$/u.test(draft.name)) {
    return { ...draft, name: draft.name.replace('各', '有关'), open: true };
  }
  if (previous.name.startsWith('各') && draft.kind === 'unit' && OF_EACH.test(draft.name)) {
    return { ...draft, name: `各${draft.name}`, kind: 'group' };
  }
  const ofWhom = /^各(?:镇|乡|乡镇|街道|镇街)(?=党)/u.exec(previous.name)?.[0];
  const isOffice = /^(?:人民政府|政府|办事处)$/u.test(draft.name);
  return ofWhom !== undefined && isOffice ? { ...draft, name: ofWhom + draft.name, kind: 'group' } : draft;
}

/** 「A、B按职责分工，分别牵头落实」: the second half speaks of the same names. */
function reopen(reading: Reading): void {
  reading.pendingFrom = reading.lastFrom;
  for (const draft of reading.drafts.slice(reading.lastFrom)) {
    if (draft.role === 'responsible' && draft.roleInBracket === undefined) draft.role = undefined;
  }
}

function settle(reading: Reading, role: PartyRole | undefined): void {
  if (reading.pendingFrom < reading.drafts.length) reading.lastFrom = reading.pendingFrom;
  for (const draft of reading.drafts.slice(reading.pendingFrom)) {
    draft.role ??= role ?? reading.labelRole ?? 'responsible';
  }
  reading.pendingFrom = reading.drafts.length;
  reading.joined = false;
}

/** Sections (责任科室) are parties only where the wording names no body that they belong to. */
function isParty(drafts: readonly Draft[]): (draft: Draft) => boolean {
  const hasBody = drafts.some(({ section }) => section === undefined);
  return ({ section }) => section === undefined || !hasBody;
}

/** What is said behind a name that makes no party of its own: its brackets, what it does not hold, its sections. */
function attachedTo(draft: Draft, notes: readonly string[]): string | undefined {
  const except = draft.except === undefined || draft.attached !== undefined ? undefined : `${draft.except}除外`;
  const said = [draft.attached, except, ...notes];
  const words = said.filter((part) => part !== undefined).join('；');
  return words === '' ? undefined : words;
}

/** The sections named behind each body; those named before any belong to the first. */
function sectionsOf(drafts: readonly Draft[]): ReadonlyMap<Draft, readonly string[]> {
  const bodies = drafts.filter(isParty(drafts));
  const notes = new Map<Draft, string[]>();
  let body = bodies[0];
  for (const draft of drafts) {
    if (bodies.includes(draft)) body = draft;
    else if (body) notes.set(body, [...(notes.get(body) ?? []), `${draft.section ?? ''}：${draft.span.text}`]);
  }
  return notes;
}

/** The drafts' names, each with the prefix that a list leaves out. */
function fullNames(drafts: readonly Draft[]): readonly string[] {
  return carryPrefix(drafts.map(({ name, kind }) => ({ name, isUnit: kind === 'unit' })));
}

function finish({ drafts: found }: Reading, firstLeads: boolean): PartyReading[] {
  const drafts = found.filter(isParty(found));
  const sections = sectionsOf(found);
  const names = fullNames(drafts);
  const seen = new Set<string>();
  const parties: PartyReading[] = [];
  for (const [i, draft] of drafts.entries()) {
    const { kind, span, label, open, except } = draft;
    const attached = attachedTo(draft, sections.get(draft) ?? []);
    const role = firstLeads && i === 0 && drafts.length > 1 ? 'lead' : (draft.role ?? 'responsible');
    const name = names[i] ?? draft.name;
    const key = [name, role, label].join('\n');
    if (seen.has(key)) continue;
    seen.add(key);
    parties.push({
      name,
      kind,
      role,
      span,
      ...(label === undefined ? {} : { label }),
      ...(attached === undefined ? {} : { attached }),
      ...(open ? { open } : {}),
      ...(except === undefined ? {} : { except }),
    });
  }
  return parties;
}
