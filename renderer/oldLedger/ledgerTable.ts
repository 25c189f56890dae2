import type { LedgerLineView, LedgerRole, LedgerTable } from '../../electron/contract/oldLedger.ts';
import type { TableCopy } from '../grid/csv.ts';
import { STATE_WORDS, type LineFilter } from './choices.ts';

const ROLE_WORDS: Readonly<Record<LedgerRole, string>> = {
  number: '序号',
  content: '事项',
  unit: '单位',
  period: '所属期',
  due: '应办日期',
  done: '办结日期',
  title: '标题',
  link: '链接',
};

/** 工作表“台账”第 2 行是表头：A 列“事项”读作事项，D 列“完成时间”读作办结日期（按内容推断）。 */
export function columnsLine({ sheet, headerLine, columns }: LedgerTable): string {
  const read = columns.map(({ letters, header, role, byEvidence }) => {
    const name = header === '' ? '' : `“${header}”`;
    return `${letters} 列${name}作${ROLE_WORDS[role]}${byEvidence ? '（按内容推断）' : ''}`;
  });
  const head = headerLine === 0 ? '没有表头' : `第 ${headerLine} 行是表头`;
  return `工作表“${sheet}”${head}：${read.join('，')}。`;
}

/** What the screen shows, as a table to be copied. */
export function ledgerTable(lines: readonly LedgerLineView[], filter: LineFilter, fileName: string): TableCopy {
  return {
    name: `${fileName.replace(/\.[a-z0-9]{1,5}$/iu, '')}${STATE_WORDS[filter]}`,
    header: ['工作表', '行', '单元格', '事项', '单位', '所属期', '办结日期', '说明'],
    rows: lines.map((line) => [
      line.sheet,
      line.line,
      line.address,
      line.content,
      line.unit,
      line.period,
      line.done,
      line.reason ?? meantWords(line),
    ]),
  };
}

/** 2021年3月；没有写所属期，……: what a line means here, as far as the line does not say it itself. */
export function meantWords({ meant, unit, done, doneOn, notes }: LedgerLineView): string {
  if (!meant) return notes.join('；');
  const who = meant.unit === unit ? '' : `${meant.unit} `;
  const when = doneOn === undefined || doneOn === done ? '' : `，${doneOn} 办结`;
  return [`${who}${meant.period}${when}`, ...notes].join('；');
}
