import type { BeforeLine } from '../../electron/contract/today.ts';
import type { UnitId, Year } from '../../electron/domain/brand.ts';
import { oneOf, text, type AddressValues } from '../address/useAddressState.ts';
import type { TableCopy } from '../grid/csv.ts';

/** What 此前 shows, kept in the address; an empty text means no restriction. */
export const BEFORE_ADDRESS = {
  done: oneOf(['open', 'done', 'all'], 'open'),
  unit: text<UnitId>(),
  q: text(),
};

export type BeforeFilters = AddressValues<typeof BEFORE_ADDRESS>;

/** Full-width and half-width, upper and lower case, and blanks make no difference when looking for words. */
function plain(words: string): string {
  return words.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, '');
}

export function isRegistered({ done, needed }: Pick<BeforeLine, 'done' | 'needed'>): boolean {
  return done >= needed;
}

export function filterLines(lines: readonly BeforeLine[], { done, unit, q }: BeforeFilters): readonly BeforeLine[] {
  const wanted = plain(q);
  return lines.filter(
    (line) =>
      (done === 'all' || isRegistered(line) === (done === 'done')) &&
      (unit === '' || line.unitId === unit) &&
      (wanted === '' || plain(`${line.content}\n${line.unit}\n${line.period}`).includes(wanted)),
  );
}

/** 2021-05-20; 0/2 where several pieces are wanted; 未登记. */
export function doneWords({ done, needed, doneOn }: BeforeLine): string {
  if (done === 0) return '未登记';
  if (done < needed) return `已登记 ${done}/${needed}`;
  return doneOn === undefined ? '已登记' : `${doneOn} 已登记`;
}

export function beforeTable(lines: readonly BeforeLine[], year: Year): TableCopy {
  return {
    name: `${year}年启用日之前到期`,
    header: ['事项', '单位', '所属期', '到期日', '登记'],
    rows: lines.map((line) => [line.content, line.unit, line.period, line.dueOn, doneWords(line)]),
  };
}
