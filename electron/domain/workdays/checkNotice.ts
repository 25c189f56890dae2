import { chineseDate } from '../dates/chineseDate.ts';
import { addDays, weekdayOf, type PlainDate } from '../dates/plainDate.ts';
import { dayRuns, shortDay } from './noticeDates.ts';
import type { NoticeItem } from './noticeItem.ts';

/** Something about a notice that a person must look at. `error`: it cannot be right; `ask`: check it; `note`: how it was read. */
export interface NoticeProblem {
  readonly level: 'error' | 'ask' | 'note';
  /** Line of the pasted text, from 1. */
  readonly line: number;
  /** A Chinese sentence that begins with the line. */
  readonly message: string;
}

/** A problem; the message gets its line and its full stop. */
export function fault(level: NoticeProblem['level'], line: number, message: string): NoticeProblem {
  return { level, line, message: `第${line}行：${message}。` };
}

const isWeekend = (date: PlainDate): boolean => weekdayOf(date) >= 6;

/** Days of a holiday by law (全国年节及纪念日放假办法, 2013; 2024 adds one each to 春节 and 劳动节 from 2025 on). */
function statutoryDays(name: string, year: number): number | undefined {
  switch (name) {
    case '元旦':
    case '清明节':
    case '端午节':
    case '中秋节':
      return 1;
    case '春节':
      return year >= 2025 ? 4 : 3;
    case '劳动节':
      return year >= 2025 ? 2 : 1;
    case '国庆节':
      return 3;
    default:
      return undefined;
  }
}

/** Days on end without work around the days off: with 「与周末连休」 the stated number may mean these. */
function stretch(item: NoticeItem): number {
  const off = new Set(item.off);
  const worked = new Set(item.worked);
  const free = (date: PlainDate) => off.has(date) || (isWeekend(date) && !worked.has(date));
  const [first] = item.off;
  if (first === undefined) return 0;
  let days = 1;
  for (let date = addDays(first, -1); free(date); date = addDays(date, -1)) days += 1;
  for (let date = addDays(first, 1); free(date); date = addDays(date, 1)) days += 1;
  return days;
}

function countFault(item: NoticeItem): readonly NoticeProblem[] {
  const { stated, off, name, extended } = item;
  if (stated === undefined || extended || stated.days === off.length || stated.days === stretch(item)) return [];
  return [fault('error', stated.line, `${name}写明共${stated.days}天，读到的放假日是${off.length}天`)];
}

function makeUpFaults({ worked, line, name }: NoticeItem, year: number): readonly NoticeProblem[] {
  return worked
    .filter((date) => !isWeekend(date))
    .map((date) => fault('error', line, `${name}的上班日${shortDay(date, year)}不是周末，本来就上班`));
}

function clashes({ off, worked, line, name }: NoticeItem, year: number): readonly NoticeProblem[] {
  const both = worked.filter((date) => off.includes(date));
  return both.length === 0 ? [] : [fault('error', line, `${name}的${dayRuns(both, year)}既写放假又写上班`)];
}

/** Weekdays taken off less weekends worked are the days of the law, in every notice: else a day was missed. */
function balanceFault(item: NoticeItem, year: number): readonly NoticeProblem[] {
  const { name, off, worked, line } = item;
  const days = name.split('、').map((each) => statutoryDays(each, year));
  if (item.extended || days.includes(undefined)) return [];
  const lawful = days.reduce<number>((sum, each) => sum + (each ?? 0), 0);
  const taken = off.filter((date) => !isWeekend(date)).length;
  if (taken - worked.length === lawful || isFreeAnyway(item, lawful)) return [];
  const makeUp = worked.length === 0 ? '没有上班日' : `上班${worked.length}天`;
  return [
    fault('ask', line, `${name}放假占去${taken}个工作日，${makeUp}，而法定假日是${lawful}天，请核对是否漏了日期`),
  ];
}

/** 「与周末连休」: one day off that is a weekend itself takes nothing from the working days. */
function isFreeAnyway({ off, worked }: NoticeItem, lawful: number): boolean {
  return worked.length === 0 && off.length === lawful && off.every(isWeekend);
}

/** Days that are off in every year, whatever the notice moves. */
function missingFixedDays(items: readonly NoticeItem[], year: number): readonly NoticeProblem[] {
  const off = new Set(items.flatMap((item) => item.off));
  const fixed: readonly (readonly [string, readonly string[]])[] = [
    ['元旦', ['01-01']],
    ['劳动节', ['05-01']],
    ['国庆节', ['10-01', '10-02', '10-03']],
  ];
  return fixed.flatMap(([name, days]) => {
    const item = items.find((each) => each.name.split('、').includes(name));
    const lost = item ? days.map((day) => `${year}-${day}` as PlainDate).filter((date) => !off.has(date)) : [];
    return item && lost.length > 0 ? [fault('error', item.line, `${name}的放假日里没有${dayRuns(lost, year)}`)] : [];
  });
}

/** Days that two holidays name differently. */
function crossClashes(items: readonly NoticeItem[], year: number): readonly NoticeProblem[] {
  return items.flatMap((item, index) => {
    const others = new Set(items.slice(0, index).flatMap((other) => other.off));
    const both = item.worked.filter((date) => others.has(date) && !item.off.includes(date));
    return both.length === 0
      ? []
      : [fault('error', item.line, `${item.name}的上班日${dayRuns(both, year)}在别的节日里是放假日`)];
  });
}

function lackingHolidays(items: readonly NoticeItem[], year: number): readonly NoticeProblem[] {
  if (items.length > 0) return [];
  return [fault('error', 1, `没有读到${year}年的放假日期，请粘贴通知的正文，如“春节：2月6日至12日放假调休，共7天”`)];
}

/** Everything about a reading that does not fit together. */
export function checkItems(items: readonly NoticeItem[], year: number): readonly NoticeProblem[] {
  return [
    ...items.flatMap((item) => [
      ...countFault(item),
      ...makeUpFaults(item, year),
      ...clashes(item, year),
      ...balanceFault(item, year),
    ]),
    ...crossClashes(items, year),
    ...missingFixedDays(items, year),
    ...lackingHolidays(items, year),
  ];
}

/** One holiday as a sentence: what was read, for people to compare with the notice. */
export function describeItem({ name, off, worked }: NoticeItem, year: number): string {
  const parts = [
    ...(off.length === 0 ? [] : [`${dayRuns(off, year)}放假，共${off.length}天`]),
    ...(worked.length === 0 ? [] : [`${worked.map((date) => chineseDay(date, year)).join('、')}上班`]),
  ];
  return `${name}：${parts.join('；')}。`;
}

function chineseDay(date: PlainDate, year: number): string {
  const word = `（星期${'一二三四五六日'.charAt(weekdayOf(date) - 1)}）`;
  return date.startsWith(`${year}-`) ? `${shortDay(date, year)}${word}` : `${chineseDate(date)}${word}`;
}
