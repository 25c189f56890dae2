import type { ItemView } from '../../electron/contract/ledger.ts';
import { assertNever } from '../../electron/domain/brand.ts';
import { ITEM_STATE_WORDS, markWords } from '../../electron/domain/words/ledger.ts';
import { call } from '../bridge/call.ts';
import type { TableCopy } from '../grid/csv.ts';
import type { LedgerAsked } from './address.ts';
import { COLUMN_FACTS, type Column } from './columns.ts';

/** So many lines are answered at once (`ledger.items`). */
const AT_ONCE = 2000;

/** All lines that the filter lets through, in their order. */
export async function wholeLedger(asked: LedgerAsked): Promise<readonly ItemView[]> {
  const all: ItemView[] = [];
  for (;;) {
    const { rows, total } = await call('ledger.items', { ...asked, offset: all.length, limit: AT_ONCE });
    all.push(...rows);
    if (rows.length === 0 || all.length >= total) return all;
  }
}

/** The lines as they leave the screen, under the columns that it shows. */
export function ledgerTable(items: readonly ItemView[], columns: readonly Column[], year: number): TableCopy {
  return {
    name: `${year}年工作台账`,
    header: columns.map((column) => COLUMN_FACTS[column].word),
    rows: items.map((item) => columns.map((column) => textOf(item, column))),
  };
}

function textOf(item: ItemView, column: Column): string {
  switch (column) {
    case 'state': {
      const word = ITEM_STATE_WORDS[item.state];
      return item.needed > 1 ? `${word} ${item.done}/${item.needed}` : word;
    }
    case 'dueOn':
      return [item.dueOn ?? '', ...(item.newDueOn === undefined ? [] : [`→ ${item.newDueOn}`])].join(' ');
    case 'doneOn':
    case 'verifiedOn':
    case 'note':
      return item[column] ?? '';
    case 'unit':
    case 'number':
    case 'content':
    case 'period':
    case 'next':
      return item[column];
    case 'marks':
      return markWords(item).join('、');
    default:
      return assertNever(column);
  }
}
