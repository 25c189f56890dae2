import type { DutyState } from '../../contract/shared.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { Merge } from '../../domain/sheets/grid.ts';
import type { CellSpec, CellTone, SheetSpec } from '../../domain/sheets/workbookSpec.ts';
import { DUTY_STATE_CELL_WORDS } from '../../domain/words/states.ts';

/** What every printed table says about itself. */
export interface SheetHeading {
  readonly district: string;
  readonly year: number;
  readonly asOf: PlainDate;
  readonly paper: SheetSpec['paper'];
  /** Where the table is about one unit or group only: its name. */
  readonly unit?: string;
}

export const EMPTY_CELL: CellSpec = { kind: 'empty' };

export function textCell(value: string, tone?: CellTone): CellSpec {
  return { kind: 'text', text: value, ...(tone === undefined ? {} : { tone }) };
}

export function numberCell(value: number, format = '0', tone?: CellTone): CellSpec {
  return { kind: 'number', value, format, ...(tone === undefined ? {} : { tone }) };
}

/** Figures that are bad news when they are not nought. */
export function alarmCell(value: number): CellSpec {
  return numberCell(value, '0', value > 0 ? 'alarm' : undefined);
}

/** 清河区2021年政务公开工作台账, or with the unit in brackets behind it. */
export function titleOf({ district, year, unit }: SheetHeading, table: string): string {
  return `${district}${year}年${table}${unit === undefined ? '' : `（${unit}）`}`;
}

export function asOfWords({ asOf }: SheetHeading): string {
  return `截至${chineseDate(asOf)}`;
}

/** 清河区2021年政务公开工作台账（截至2021年6月30日）.xlsx, without characters that file systems refuse. */
export function fileNameOf(heading: SheetHeading, table: string): string {
  const { district, year, unit } = heading;
  const inBrackets = [...(unit === undefined ? [] : [unit]), asOfWords(heading)].join('，');
  return `${`${district}${year}年${table}（${inBrackets}）`.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ')}.xlsx`;
}

/** The line on which the office signs. */
export const SIGNATURE =
  '填表单位（盖章）：　　　　　　　　　　　　填表日期：　　　　年　　月　　日　　　　　　审核：　　　　　　　　　　填表：';

const STRONG: ReadonlySet<DutyState> = new Set(['toCheck', 'dueSoon', 'checkDue', 'noReply']);

/** What 状态 says; red is kept for what is overdue. */
export function stateCell(state: DutyState): CellSpec {
  const strong = STRONG.has(state) ? 'strong' : undefined;
  return textCell(DUTY_STATE_CELL_WORDS[state], state === 'overdue' ? 'alarm' : strong);
}

/**
 * Merges for a column whose neighbouring rows bear the same label, and the labels with repeats blanked. `within` keeps a run from
 * crossing the border of a run in an outer column. Empty labels are never merged.
 */
export function mergeLabels(
  labels: readonly string[],
  column: number,
  within: readonly number[] = [],
): { readonly merges: readonly Merge[]; readonly cells: readonly CellSpec[]; readonly starts: readonly number[] } {
  const borders = new Set(within);
  const starts: number[] = [];
  for (const [row, label] of labels.entries()) {
    if (row === 0 || label === '' || label !== labels[row - 1] || borders.has(row)) starts.push(row);
  }
  const merges: Merge[] = [];
  for (const [index, top] of starts.entries()) {
    const bottom = (starts[index + 1] ?? labels.length) - 1;
    if (bottom > top) merges.push({ top, left: column, bottom, right: column });
  }
  const first = new Set(starts);
  return {
    merges,
    starts,
    cells: labels.map((label, row) => (first.has(row) && label !== '' ? textCell(label) : EMPTY_CELL)),
  };
}

/** A whole row for one sentence, where a table has nothing to list. */
export function sentenceRow(sentence: string, columns: number): Pick<SheetSpec, 'rows' | 'merges'> {
  const rest = Array.from({ length: columns - 1 }, () => EMPTY_CELL);
  return { rows: [[textCell(sentence), ...rest]], merges: [{ top: 0, left: 0, bottom: 0, right: columns - 1 }] };
}
