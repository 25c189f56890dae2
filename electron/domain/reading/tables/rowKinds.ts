import { cellSign } from './cellSigns.ts';
import type { OwnCell, TableCells } from './rowCells.ts';
import type { DutyTexts } from '../../model/duty.ts';
import { isListNumber, isPageLine, isRemark, isSum, sectionLevel } from './rowTexts.ts';

/** A remark, a signature line or a sum. A duty may begin with the same words (审核结果公开), but it has units or a limit beside it. */
export function isNote(cells: TableCells, own: readonly OwnCell[], texts: DutyTexts): boolean {
  const first = own[0]?.text ?? '';
  if (countsColumns(own)) return true;
  if (isSum(first) || (own.length === 1 && (isPageLine(first) || isEmptyLine(own, cells)))) return true;
  const isAlone = own.length === 1 && texts.unitsWording === '' && texts.timeWording === '';
  // 「咨询电话：…」 in a table whose duties have units or limits.
  if (isAlone && /^[^，。、]{2,8}[:：]/u.test(first) && sectionLevel(first) === undefined) return true;
  if (!isRemark(first)) return false;
  if (own.length > 1 && own.every(({ text }) => isRemark(text))) return true;
  const coversContent = texts.content === first && (own[0]?.width ?? 1) > 1;
  return texts.content === '' || coversContent || (isAlone && cells.columns.number.length > 0);
}

/** 1, 2, 3 … below the header: the columns are counted. */
function countsColumns(own: readonly OwnCell[]): boolean {
  const start = Number(own[0]?.text);
  return own.length > 2 && start <= 1 && own.every(({ text }, i) => text.trim() === String(start + i));
}

/** Only the number stands there, as in a form whose last lines were not needed. */
function isEmptyLine([first]: readonly OwnCell[], { columns }: TableCells): boolean {
  const inNumbers = columns.number.some(({ column }) => column === first?.origin.column);
  return first !== undefined && inNumbers && isListNumber(first.text);
}

const CHINESE_NUMBER = /^[（(]?[一二三四五六七八九十]+[)）]?[、.．]?$/u;

function numberedBand({ text }: OwnCell, name: OwnCell): OwnCell {
  const number = text.replace(/[、.．]$/u, '');
  return { ...name, text: /[)）]$/u.test(number) ? number + name.text : `${number}、${name.text}` };
}

/** A name that is merged over what is to be done and over who or when says neither: the rows below stand under it. */
function groupCell({ columns }: TableCells, own: readonly OwnCell[]): OwnCell | undefined {
  const answers = [columns.units, columns.leadUnits, columns.supportUnits, columns.time].flat();
  const covers = ({ origin: { merge } }: OwnCell, { column }: { readonly column: number }): boolean =>
    merge !== undefined && merge.left <= column && column <= merge.right;
  const name = own.find(
    (cell) => columns.content.some((column) => covers(cell, column)) && answers.some((column) => covers(cell, column)),
  );
  const others = own.filter((cell) => cell !== name);
  const [number] = others;
  if (name === undefined || others.length > 1) return undefined;
  if (number === undefined) return name;
  const isNumber = CHINESE_NUMBER.test(number.text) || isListNumber(number.text);
  return isNumber && number.origin.column < name.origin.column ? numberedBand(number, name) : undefined;
}

/** The heading that a row is over the table's width: 一、夯实基础; also with its 一 in the number column. `undefined` for other rows. */
export function bandOf(cells: TableCells, own: readonly OwnCell[], texts: DutyTexts): OwnCell | undefined {
  const [first, second] = own;
  if (!first) return undefined;
  const wide = groupCell(cells, own);
  if (wide) return wide;
  const isEmptyBeside = texts.unitsWording === '' && texts.timeWording === '';
  if (own.length === 2 && second && isEmptyBeside && CHINESE_NUMBER.test(first.text))
    return numberedBand(first, second);
  if (own.length !== 1) return undefined;
  const tableWidth = cells.right - cells.left + 1;
  if (first.width >= 3 && first.width >= tableWidth * 0.6) return first;
  if (texts.content === '') return first.width > 1 || texts.unitsWording !== first.text ? first : undefined;
  if (texts.content !== first.text || tableWidth === 1) return undefined;
  const level = sectionLevel(first.text);
  const { number, task, units, leadUnits, supportUnits } = cells.columns;
  // A body's name over its items, where no column names any.
  const hasBodies = units.length + leadUnits.length + supportUnits.length > 0;
  if (!hasBodies && cellSign(first.text) === 'unit') return first;
  // Beside numbered rows only 一、 is surely a heading: （二） may be a measure whose units are those of the row above.
  const isHeading = number.length === 0 ? level !== undefined : level === 1 && task.length === 0 && texts.number === '';
  return isHeading ? first : undefined;
}
