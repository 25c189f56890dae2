import { addDays, type PlainDate } from '../dates/plainDate.ts';
import { fault, type NoticeProblem } from './checkNotice.ts';
import { belongsTo, dayRuns, daysOf, resolveDate, weekdayFault, type DateRun } from './noticeDates.ts';
import type { NoticeItem } from './noticeItem.ts';
import { fullNames, headingOf, type NoticeSentence } from './noticeText.ts';
import { tokensOf, type NoticeToken } from './noticeTokens.ts';

/** A notice while it is read, sentence by sentence; the last item is the holiday being read. */
export interface NoticeDraft {
  readonly year: number;
  readonly items: NoticeItem[];
  readonly problems: NoticeProblem[];
}

/** Advice to employers; nobody is given the day. */
const ADVICE = /鼓励|建议|倡导|引导/;
const DATED = /\d月\d|\d{4}[-./]\d/;
/** The day on which a notice was signed. */
const SIGNED = /^\d{4}年\d{1,2}月\d{1,2}日$/;
/** For days of a list that names no holiday. */
const UNNAMED = '节假日';

interface Clause {
  readonly sentence: NoticeSentence;
  readonly draft: NoticeDraft;
  /** Runs of dates that no verb has claimed yet. */
  runs: DateRun[];
  /** Dates as they were written, for the weekdays in brackets after them. */
  written: PlainDate[];
  /** The first day of a range that waits for its last. */
  start: PlainDate | undefined;
  extending: boolean;
  headed: boolean;
}

function spanOf({ at }: NoticeSentence): { start: number; end: number } {
  return { start: at[0] ?? 0, end: (at.at(-1) ?? 0) + 1 };
}

/** The item that days belong to; made where the text names another holiday. */
function itemFor({ draft, sentence }: Clause, name: string): number {
  const last = draft.items.length - 1;
  if (draft.items[last]?.name === name) return last;
  draft.items.push({ name, line: sentence.line, span: spanOf(sentence), off: [], worked: [], extended: false });
  return draft.items.length - 1;
}

function currentName({ draft }: Clause): string {
  return draft.items.at(-1)?.name ?? UNNAMED;
}

function change(clause: Clause, index: number, patch: Partial<NoticeItem>): void {
  const { draft, sentence } = clause;
  const item = draft.items[index];
  if (item === undefined) return;
  const span = { start: item.span.start, end: Math.max(item.span.end, spanOf(sentence).end) };
  draft.items[index] = { ...item, span, ...patch };
}

function say(clause: Clause, level: NoticeProblem['level'], message: string): void {
  clause.draft.problems.push(fault(level, clause.sentence.line, message));
}

function readDate(clause: Clause, token: Extract<NoticeToken, { kind: 'date' }>): void {
  const { draft, written, start } = clause;
  clause.start = undefined;
  const read = resolveDate(token, { year: draft.year, holiday: currentName(clause) }, written.at(-1), start);
  if ('fault' in read) {
    say(clause, 'error', `${read.fault}，没有计入`);
    if (start !== undefined) clause.runs.pop();
    return;
  }
  const { date } = read;
  written.push(date);
  if (start === undefined) clause.runs.push({ from: date, to: date });
  else clause.runs[clause.runs.length - 1] = { from: start, to: date };
}

function readWeekdays(clause: Clause, stated: Extract<NoticeToken, { kind: 'weekdays' }>): void {
  const { written, draft } = clause;
  const last = written.slice(-Math.max(1, stated.days.length));
  for (const [index, weekday] of stated.days.entries()) {
    const date = last[index];
    const wrong = date === undefined ? undefined : weekdayFault(date, weekday, draft.year);
    if (wrong !== undefined) say(clause, 'error', wrong);
  }
}

/** Gives the waiting dates to the holiday, as days off or worked. */
function claim(clause: Clause, kind: 'off' | 'worked'): void {
  const { runs, draft } = clause;
  clause.runs = [];
  const days = runs.flatMap(daysOf);
  const strange = days.filter((date) => !belongsTo(date, draft.year));
  if (strange.length > 0) say(clause, 'error', `${dayRuns(strange, draft.year)}不在${draft.year}年，没有计入`);
  const own = days.filter((date) => belongsTo(date, draft.year));
  if (own.length === 0) return;
  if (draft.items.length === 0) say(clause, 'ask', `没有写明是哪个节日，记作“${UNNAMED}”`);
  const index = itemFor(clause, currentName(clause));
  const before = draft.items[index]?.[kind] ?? [];
  change(clause, index, { [kind]: [...new Set([...before, ...own])].sort() });
}

/** 「延长春节假期至2月2日」: off up to that day, weekends that were to be worked among them. */
function extend(clause: Clause): void {
  const { runs, draft } = clause;
  const until = runs.at(-1)?.to;
  clause.runs = [];
  clause.extending = false;
  const index = draft.items.length - 1;
  const item = draft.items[index];
  const last = item?.off.at(-1);
  if (until === undefined || item === undefined || last === undefined) {
    say(clause, 'ask', '写明延长假期，但没有读到这个节日原来的放假日期，请补上');
    return;
  }
  const added = until > last ? daysOf({ from: addDays(last, 1), to: until }) : [];
  change(clause, index, {
    off: [...item.off, ...added],
    worked: item.worked.filter((date) => !added.includes(date)),
    extended: true,
  });
}

function readName(clause: Clause, name: string): void {
  const { draft } = clause;
  if (clause.extending) {
    // The extended holiday is the one named, wherever it stands in the text.
    const index = draft.items.findLastIndex((item) => item.name.split('、').includes(name));
    const [found] = index < 0 ? [] : draft.items.splice(index, 1);
    if (found) draft.items.push(found);
  } else if (!clause.headed) {
    itemFor(clause, name);
  }
}

/** 「2月9日是除夕，2月10日至17日放假」: a date that something is said of does not belong to what follows the comma. */
function partAtComma(clause: Clause, before: NoticeToken, comma: NoticeToken, next: NoticeToken): void {
  const said = before.at + before.length < comma.at;
  if (!said || next.kind !== 'date' || clause.runs.length === 0) return;
  reportUnclaimed(clause);
  clause.runs = [];
}

function reportUnclaimed(clause: Clause): void {
  const left = clause.runs.flatMap(daysOf);
  if (left.length > 0 && clause.draft.items.length > 0) {
    say(clause, 'ask', `${dayRuns(left, clause.draft.year)}没有写明是放假还是上班，没有计入`);
  }
}

function read(
  clause: Clause,
  token: NoticeToken,
  before: NoticeToken | undefined,
  next: NoticeToken | undefined,
): void {
  switch (token.kind) {
    case 'date':
      readDate(clause, token);
      if (clause.extending) extend(clause);
      return;
    case 'weekdays':
      readWeekdays(clause, token);
      return;
    case 'range':
      if (next?.kind === 'date' && clause.runs.length > 0) clause.start = clause.written.at(-1);
      return;
    case 'off':
      claim(clause, 'off');
      return;
    case 'work':
      claim(clause, 'worked');
      return;
    case 'resume':
      // 「2月3日起正常上班」 says when the holiday is over.
      clause.runs = [];
      return;
    case 'extend':
      clause.extending = true;
      return;
    case 'count':
      if (clause.draft.items.length > 0) {
        change(clause, clause.draft.items.length - 1, { stated: { days: token.days, line: clause.sentence.line } });
      }
      return;
    case 'name':
      readName(clause, fullNames(token.name));
      return;
    case 'comma':
      if (before && next) partAtComma(clause, before, token, next);
      return;
    case 'list':
      return;
    default:
      token satisfies never;
  }
}

/** Reads one sentence into the draft. */
export function readSentence(sentence: NoticeSentence, draft: NoticeDraft): void {
  const { text, line } = sentence;
  if (SIGNED.test(text)) return;
  if (ADVICE.test(text)) {
    if (DATED.test(text)) draft.problems.push(fault('note', line, '属于鼓励性安排，不计为放假日'));
    return;
  }
  const heading = headingOf(text);
  const clause: Clause = {
    sentence,
    draft,
    runs: [],
    written: [],
    start: undefined,
    extending: false,
    headed: heading !== undefined,
  };
  if (heading) itemFor(clause, heading.name);
  const tokens = tokensOf(text, heading?.length ?? 0);
  for (const [index, token] of tokens.entries()) read(clause, token, tokens[index - 1], tokens[index + 1]);
  reportUnclaimed(clause);
}
