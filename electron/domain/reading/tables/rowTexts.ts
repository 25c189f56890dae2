import { dateParts, parsePlainDate } from '../../dates/plainDate.ts';
import type { GridCell } from '../../sheets/grid.ts';

/** Notes, signature lines and sums, which are no duties. */
const REMARK =
  /^(?:备\s*注|注|说\s*明|附\s*注|填\s*表|填\s*报|制\s*表|审\s*核|审\s*批|复\s*核|校\s*对|打\s*印|联\s*系|单位负责人|主要负责人|负\s*责\s*人|分管领导|签\s*[字章发]|盖\s*章|经\s*办|日\s*期|报送日期|\d*\s*年\s*\d*\s*月\s*\d*\s*日|抄\s*送|印\s*发|[（(]?此表|以上|本表)/u;
const SUM = /^(?:合\s*计|小\s*计|总\s*计|共\s*计|合计[:：]?\d+项?)$/u;

export function isRemark(text: string): boolean {
  return REMARK.test(text.normalize('NFKC'));
}

/** A number of a list and nothing else: 12, （3）, ④, 5、. */
export function isListNumber(text: string): boolean {
  return /^[（(]?[\d①-⑳]{1,3}[)）]?[、.．]?$/u.test(text);
}

/** What a body's cell in a matrix says of its part: 牵头, 配合. */
export const PART_IN_IT = /^(?:[总双]?牵头|主办|主责|责任|负责|配合|协办|协助|参与)(?:单位|部门)?$/u;

/** What a page break leaves behind: 续表, 接上页, 第2页 共3页, — 3 —, 3/5. */
const PAGE_LINE =
  /^\(?(?:接?续[上前]?[表页]|[接转承续][上下前]页)[\d一二三四五六七八九十]*\)?$|^\(?第\s*\d+\s*页.{0,8}$|^[-—–―]\s*\d+\s*[-—–―]$|^\d+\s*\/\s*\d+$/u;

export function isPageLine(text: string): boolean {
  return PAGE_LINE.test(text.normalize('NFKC').trim());
}

export function isSum(text: string): boolean {
  return SUM.test(text);
}

/** 「同上」 and its signs: the cell above, said in writing. */
export function isDitto(text: string): boolean {
  return /^(?:同上[行格项]?|[〃″"＂”]|〃+|\.\.\.)$/u.test(text.trim());
}

/** The level of a banding row: 1 for 一、…, 2 for （一）…, `undefined` for a text without such a number. */
export function sectionLevel(text: string): 1 | 2 | undefined {
  if (/^(?:[一二三四五六七八九十百]+\s*[、.．]|第[一二三四五六七八九十百]+[章节篇部类项])/u.test(text)) return 1;
  return /^[（(][一二三四五六七八九十百]+[）)]/u.test(text) ? 2 : undefined;
}

/** What counts, not numbers: 「7-9月开展」, 「3-5家」 are no sub-numbers. */
const COUNTED = /^\s*(?:[月日年个次点时周岁级倍家名人件项天条篇场期类亿万元度%‰：:]|小时|分钟)/u;
const DASH = '[-－—–―‐‑]';

/** A sub-number: task and place within it. */
export interface SubNumber {
  readonly task: number;
  readonly item: number;
}

export interface Numbered {
  readonly number: string;
  readonly content: string;
  readonly sub: SubNumber;
}

/** The sub-number that must come next is recognised even where the text runs on with figures: 「2-2年内…」, 「17-210月底前…」. */
function splitExpected(content: string, { task, item }: SubNumber): Numbered | undefined {
  const match = new RegExp(`^\\s*[（(]?0*${task}\\s*(${DASH}|[.．])\\s*0*${item}[）)]?`, 'u').exec(content);
  const [whole = '', separator = ''] = match ?? [];
  const rest = content.slice(whole.length);
  // A figure behind it belongs to the text only where it counts something (2-1|0 does not).
  if (
    whole === '' ||
    rest === '' ||
    (/^\d/u.test(rest) && !/^[1-9]\d*\s*(?:[月日年个次家名人件项天条篇场期类%]|工作日)/u.test(rest))
  ) {
    return undefined;
  }
  const isPoint = /[.．]/u.test(separator);
  return { number: `${task}${isPoint ? '.' : '-'}${item}`, content: trimFront(rest), sub: { task, item } };
}

function trimFront(rest: string): string {
  return rest.replace(/^[、.．]?\s*/u, '');
}

function foldDigits(text: string): string {
  return text.replace(/[０-９]/gu, (digit) => digit.normalize('NFKC'));
}

/**
 * Takes a sub-number off a content's front (`2-1对涉及…` → `2-1`), where its first part is the number of the task the row
 * stands under, or where the table has no numbers of its own. `last` is the sub-number of the row above.
 */
export function splitSubNumber(content: string, taskNumber: string, last?: SubNumber): Numbered | undefined {
  const folded = foldDigits(content);
  const task = /^\d{1,3}$/u.test(taskNumber) ? Number(taskNumber) : last?.task;
  const next = task === undefined ? undefined : { task, item: last?.task === task ? last.item + 1 : 1 };
  const expected = next && splitExpected(folded, next);
  if (expected) return { ...expected, content: content.slice(content.length - expected.content.length) };
  const match = new RegExp(`^\\s*[（(]?(\\d{1,3})\\s*${DASH}\\s*(\\d{1,3})[）)]?(?!\\d)`, 'u').exec(folded);
  const [whole = '', first = '', second = ''] = match ?? [];
  const sub = { task: Number(first), item: Number(second) };
  if (whole === '' || (taskNumber !== '' && sub.task !== task)) return undefined;
  const rest = content.slice(whole.length);
  if (rest === '' || (sub.item > sub.task && COUNTED.test(rest))) return undefined;
  return { number: `${first}-${second}`, content: trimFront(rest), sub };
}

/** A number as printed; a spreadsheet that took `2-1` for a date is set right. */
export function numberText(cell: GridCell | undefined): string {
  if (!cell) return '';
  const date = cell.date === undefined ? undefined : parsePlainDate(cell.date);
  if (date !== undefined) {
    const { month, day } = dateParts(date);
    return `${month}-${day}`;
  }
  return cell.text
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/[.、]$/u, '');
}
