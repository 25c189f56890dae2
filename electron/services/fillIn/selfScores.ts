import { chineseDate } from '../../domain/dates/chineseDate.ts';
import { askedOf, type FillInBook, type FillInRound } from '../../domain/fillIn/round.ts';
import { SCORE_COLUMNS, type ScoreField } from '../../domain/fillIn/scores.ts';
import type { SideSheet } from '../../domain/fillIn/sideSheet.ts';
import { rowKey, type StampedRow } from '../../domain/sheets/stamp.ts';

/** The indicators with their full marks, for a unit to claim its points, and what the book's stamp says of their rows. */
export function scoreSheet(
  district: string,
  unit: string,
  { year, title, dueOn, asking: { indicators = [] } }: FillInRound,
  book: FillInBook,
): { readonly sheet: SideSheet; readonly stamped: readonly (readonly [string, StampedRow])[] } {
  const [unitId] = book.unitIds;
  const own = unitId === undefined ? indicators : askedOf(indicators, unitId);
  const rows = own.map(({ id, name, full }, index) => {
    const cells: Readonly<Record<ScoreField, string>> = {
      number: String(index + 1),
      indicator: name,
      full,
      points: '',
      reason: '',
    };
    return { id, row: { key: rowKey(book.id, index), cells, most: { field: 'points', value: full } } };
  });
  return {
    sheet: {
      name: '自评表',
      title: `${district}${year}年度政务公开自评表（${title}）`,
      instructions: `填写说明：1. 只填浅色的“自评分”“自评理由和佐证”两列，自评分填 0 至该项分值之间的数字，最多两位小数；不涉及的指标留空。2. 理由写明依据和佐证在哪里能看到。3. 请于${chineseDate(dueOn)}前返回区政务公开办，原文件返回，不要另建新表。`,
      unit: `填报单位：${unit}`,
      columns: SCORE_COLUMNS,
      signFrom: 'reason',
      rows: rows.map(({ row }) => row),
    },
    stamped: rows.map(({ id, row: { key, cells } }) => [key, { id, cells }] as const),
  };
}
