import { chineseDate } from '../dates/chineseDate.ts';
import { addDays, plainDate, type PlainDate } from '../dates/plainDate.ts';
import { isLink, LONGEST_LINK } from '../registrations/link.ts';
import { STATUS_WORDS, type FillInStatus, type OpenField } from './form.ts';
import type { ReturnedCell } from './returned.ts';

/** A cell's value as it would be stored, or why it cannot be taken, as the end of a sentence about the cell. */
export type CellReading =
  | { readonly kind: 'value'; readonly value: string; readonly note?: string }
  | { readonly kind: 'refused'; readonly text: string; readonly why: string };

export interface ReadingDays {
  readonly year: number;
  readonly today: PlainDate;
}

/** Reads what a unit wrote into an open cell. */
export function readCell(field: OpenField, cell: ReturnedCell, days: ReadingDays): CellReading {
  const text = cell.text.trim();
  if (text === '' || NOTHING.test(text)) return { kind: 'value', value: '' };
  switch (field) {
    case 'status':
      return readStatus(text);
    case 'doneOn':
      return readDoneOn(cell, text, days);
    case 'link':
      return readLink(text);
    default:
      return text.length > MOST ? { kind: 'refused', text, why: `超过 ${MOST} 个字` } : { kind: 'value', value: text };
  }
}

/** As long as the contract lets a text be. */
const MOST = 20_000;
/** A dash where there is nothing to say. */
const NOTHING = /^[-—－／/\\]+$/u;

const SAID: readonly (readonly [FillInStatus, RegExp])[] = [
  ['notApplicable', /^(?:不涉及|不适用|无此项|不存在)$/u],
  ['notStarted', /^(?:未开展|未开始|未启动|尚未开展|未办理)$/u],
  ['inProgress', /^(?:进行中|推进中|正在推进|正在进行|办理中|持续推进|未完成|部分完成)$/u],
  ['done', /^(?:已完成|完成|已办结|办结|已公开|按时完成|是|√|✓)$/u],
];

function readStatus(text: string): CellReading {
  const word = text.normalize('NFKC').replace(/[\s。.]/gu, '');
  const status = SAID.find(([, pattern]) => pattern.test(word))?.[0];
  if (status === undefined) {
    const words = Object.values(STATUS_WORDS).map((each) => `“${each}”`);
    return { kind: 'refused', text, why: `不是${words.join('')}中的一个` };
  }
  const value = STATUS_WORDS[status];
  return value === word ? { kind: 'value', value } : { kind: 'value', value, note: `“${text}”按“${value}”读取` };
}

const FULL = /^(\d{4})(?:年|[-./])(\d{1,2})(?:月|[-./])(\d{1,2})[日号]?$/u;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/u;
const MONTH_DAY = /^(\d{1,2})(?:月|[-./])(\d{1,2})[日号]?$/u;
const SERIAL = /^\d{5}$/u;
const SERIAL_DAY_0 = plainDate(1899, 12, 30);

/** `undefined`: no form of a date; `null`: the form of one that the calendar does not have. */
function dateIn(text: string, year: number): PlainDate | null | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/(?:00:00:00|0:00(?::00)?)$/u, '');
  const full = FULL.exec(plain) ?? COMPACT.exec(plain);
  if (full) return plainDate(Number(full[1]), Number(full[2]), Number(full[3])) ?? null;
  const short = MONTH_DAY.exec(plain);
  if (short) return plainDate(year, Number(short[1]), Number(short[2])) ?? null;
  // A date that lost its format: days since the end of 1899.
  return SERIAL.test(plain) && SERIAL_DAY_0 ? addDays(SERIAL_DAY_0, Number(plain)) : undefined;
}

function readDoneOn({ date }: ReturnedCell, text: string, { year, today }: ReadingDays): CellReading {
  const read = date ?? dateIn(text, year);
  const refused = (why: string): CellReading => ({ kind: 'refused', text, why });
  if (read === null) return refused('不是有效的日期，日历上没有这一天');
  if (read === undefined) return refused('不是日期，应写作 2021-06-30 的形式');
  // The day itself is judged where it is registered (`refuseEventDay`); here what a unit wrote is told to it in the words of its cell.
  if (read > today) return refused(`还没有到，不能登记将来的日期（今天是${chineseDate(today)}）`);
  // What was done for a year is done from the year before on; what a unit has earlier, the office is asked about and may give by hand.
  if (read < `${year - 1}-01-01`) return refused(`早于 ${year - 1} 年，请核对年份`);
  return { kind: 'value', value: read };
}

function readLink(text: string): CellReading {
  const [first = '', ...more] = text.split(/\s+/u);
  const refused = (why: string): CellReading => ({ kind: 'refused', text, why });
  const address = /^www\.[\w-]+\./iu.test(first) ? `http://${first}` : first;
  if (address.length > LONGEST_LINK) return refused(`超过 ${LONGEST_LINK} 个字符`);
  if (!isLink(address)) return refused('不是网址，应以 http:// 或 https:// 开头');
  if (more.length > 0) return refused('不止一个网址，只能填一个，其余请写在备注里');
  return address === text ? { kind: 'value', value: text } : { kind: 'value', value: address, note: '补上了 http://' };
}
