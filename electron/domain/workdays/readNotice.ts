import type { PlainDate } from '../dates/plainDate.ts';
import { checkItems, fault, type NoticeProblem } from './checkNotice.ts';
import type { NoticeItem } from './noticeItem.ts';
import { readSentence, type NoticeDraft } from './noticeSentence.ts';
import { HOLIDAY_NAMES, sentencesOf, type NoticeSentence } from './noticeText.ts';
import type { HolidayNotice, NoticeDay } from './notice.ts';

/** What was read from a pasted notice. `off` and `worked` are in the order of the dates. */
export interface NoticeReading extends HolidayNotice {
  readonly items: readonly NoticeItem[];
  readonly problems: readonly NoticeProblem[];
  /** Holidays that the text says nothing about: it only adjusts some of a year's. */
  readonly missing: readonly string[];
}

/** Years that a title or the sentence that announces the arrangement names. */
function titleYear(sentences: readonly NoticeSentence[]): number | undefined {
  for (const { text } of sentences) {
    if (/\d月\d/.test(text) || !/节假日|放假|假期/.test(text)) continue;
    const found = /(20(?:0[89]|[1-9]\d))年/.exec(text);
    if (found) return Number(found[1]);
  }
  return undefined;
}

function named(items: readonly NoticeItem[], kind: 'off' | 'worked'): readonly NoticeDay[] {
  const days = new Map<PlainDate, string>();
  for (const item of items) {
    for (const date of item[kind]) if (!days.has(date)) days.set(date, item.name);
  }
  return [...days].map(([date, name]) => ({ date, name })).sort((a, b) => (a.date < b.date ? -1 : 1));
}

/**
 * Reads the text of a State Council notice (国务院办公厅关于…年部分节假日安排的通知), pasted as it is or typed in the same words, into days off
 * and worked weekends. `year` is the year asked for; a title that names another one wins, and is reported. Nothing is guessed silently: what
 * does not fit (a stated weekday, a stated number of days, a make-up day on a working day, a date without a verb) is a problem naming its line.
 */
export function readNotice(text: string, year: number): NoticeReading {
  const sentences = sentencesOf(text);
  const stated = titleYear(sentences);
  const draft: NoticeDraft = { year: stated ?? year, items: [], problems: [] };
  if (stated !== undefined && stated !== year) {
    draft.problems.push(fault('error', 1, `这份通知是${stated}年的，而正在填写的是${year}年`));
  }
  for (const sentence of sentences) readSentence(sentence, draft);
  const items = draft.items.filter((item) => item.off.length + item.worked.length > 0);
  const known = new Set(items.flatMap((item) => item.name.split('、')));
  const missing = HOLIDAY_NAMES.filter((name) => !known.has(name));
  return {
    year: draft.year,
    off: named(items, 'off'),
    worked: named(items, 'worked'),
    items,
    problems: [...draft.problems, ...checkItems(items, draft.year)].toSorted((a, b) => a.line - b.line),
    missing,
  };
}

/**
 * The year's days once a reading is taken over: a notice that names every holiday replaces the year's; one that adjusts some holidays leaves
 * the others as they are in `before`.
 */
export function takeOver(before: HolidayNotice | undefined, reading: NoticeReading): HolidayNotice {
  const { year, off, worked } = reading;
  if (before === undefined || reading.missing.length === 0) return { year, off, worked };
  const read = new Set(reading.items.flatMap((item) => item.name.split('、')));
  const dates = new Set([...off, ...worked].map((day) => day.date));
  const kept = (days: readonly NoticeDay[]) =>
    days.filter((day) => !dates.has(day.date) && !day.name.split('、').every((name) => read.has(name)));
  const inOrder = (days: readonly NoticeDay[]) => days.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  return { year, off: inOrder([...kept(before.off), ...off]), worked: inOrder([...kept(before.worked), ...worked]) };
}
