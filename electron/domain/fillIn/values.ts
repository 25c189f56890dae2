import { chineseDate } from '../dates/chineseDate.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import { readDate } from '../dates/readDate.ts';
import { foldLookAlikes } from '../lookAlikes.ts';
import type { OpenField } from '../model/documents.ts';
import { isLink, LONGEST_LINK, withScheme } from '../registrations/link.ts';
import { STATUS_WORDS, type FillInStatus } from './form.ts';
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
  if (cell.flaw !== undefined) return FLAWS[cell.flaw](cell.text.trim());
  const reading = readWords(field, cell, days);
  if (cell.struck === undefined || reading.kind === 'refused') return reading;
  const struck = `“${cell.struck}”划有删除线，没有读取`;
  return { ...reading, note: reading.note === undefined ? struck : `${reading.note}；${struck}` };
}

function readWords(field: OpenField, cell: ReturnedCell, days: ReadingDays): CellReading {
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

const FLAWS: Readonly<Record<NonNullable<ReturnedCell['flaw']>, (text: string) => CellReading>> = {
  noResult: () => ({ kind: 'refused', text: '公式', why: '没有保存结果，请在 WPS 或 Excel 中打开并保存一次再返回' }),
  picture: () => ({ kind: 'refused', text: '图片', why: '里没有文字，请改填文字' }),
  struck: (text) => ({ kind: 'refused', text, why: '划有删除线，不能确定是否算数' }),
};

/** As long as the contract lets a text be. */
const MOST = 20_000;
/** A dash where there is nothing to say. */
const NOTHING = /^[-—－／/\\]+$/u;

const SAID: readonly (readonly [FillInStatus, RegExp])[] = [
  ['notApplicable', /^(?:不涉及|不适用|无此项|不存在)$/u],
  ['notStarted', /^(?:未开展|未开始|未启动|尚未开展|未办理)$/u],
  ['inProgress', /^(?:进行中|推进中|正在推进|正在进行|办理中|持续推进|持续|未完成|部分完成)$/u],
  ['done', /^(?:已完成|完成|已办结|办结|已公开|按时完成|是|√|✓)$/u],
];

function readStatus(text: string): CellReading {
  const word = foldLookAlikes(text)
    .normalize('NFKC')
    .replace(/[\s。.]/gu, '');
  const status = SAID.find(([, pattern]) => pattern.test(word))?.[0];
  if (status === undefined) {
    const words = Object.values(STATUS_WORDS).map((each) => `“${each}”`);
    return { kind: 'refused', text, why: `不是${words.join('')}中的一个` };
  }
  const value = STATUS_WORDS[status];
  return value === word ? { kind: 'value', value } : { kind: 'value', value, note: `“${text}”按“${value}”读取` };
}

function readDoneOn({ date }: ReturnedCell, text: string, { year, today }: ReadingDays): CellReading {
  const refused = (why: string): CellReading => ({ kind: 'refused', text, why });
  const reading =
    date === undefined ? readDate(text, { year, serial: true }) : ({ kind: 'date', date, spelling: 'full' } as const);
  if (reading.kind !== 'date') return refused(reading.why);
  const read = reading.date;
  // The day itself is judged where it is registered (`refuseEventDay`); here what a unit wrote is told to it in the words of its cell.
  if (read > today) return refused(`还没有到，不能登记将来的日期（今天是${chineseDate(today)}）`);
  // What was done for a year is done from the year before on; what a unit has earlier, the office is asked about and may give by hand.
  if (read < `${year - 1}-01-01`) return refused(`早于 ${year - 1} 年，请核对年份`);
  const note = reading.spelling === 'shortYear' ? { note: `“${text}”按${chineseDate(read)}读取` } : {};
  return { kind: 'value', value: read, ...note };
}

function readLink(text: string): CellReading {
  const [first = '', ...more] = text.split(/\s+/u);
  const refused = (why: string): CellReading => ({ kind: 'refused', text, why });
  const address = withScheme(first);
  if (address.length > LONGEST_LINK) return refused(`超过 ${LONGEST_LINK} 个字符`);
  if (!isLink(address)) {
    const begins = /^https?:\/\//iu.test(address);
    return refused(begins ? '不是完整的网址，或带有其他文字' : '不是网址，应以 http:// 或 https:// 开头');
  }
  if (more.length > 0) return refused('不止一个网址，只能填一个，其余请写在备注里');
  return address === text ? { kind: 'value', value: text } : { kind: 'value', value: address, note: '补上了 http://' };
}
