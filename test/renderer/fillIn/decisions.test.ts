import { describe, expect, it } from 'vitest';
import type { BookChange, Receipt, ReceiptBook, ReceiptRow } from '../../../electron/contract/fillIn.ts';
import type { DutyId, FillInBookId, UnitId } from '../../../electron/domain/brand.ts';
import { takenAtFirst } from '../../../electron/domain/exchange/threeWay.ts';
import {
  acceptInput,
  choose,
  giveDate,
  include,
  isIncluded,
  NO_DECISIONS,
  rankOf,
  rowsToWrite,
  takeBook,
  takeField,
} from '../../../renderer/fillIn/decisions.ts';
import { day } from '../support/facts.ts';

function cell(field: BookChange['field'], state: 'changed' | 'conflict' | 'refused'): BookChange {
  return {
    field,
    before: '',
    after: '新',
    address: 'G5',
    conflict: state === 'conflict',
    clears: false,
    ...(state === 'refused' ? { barred: 'unreadable' } : {}),
  };
}

function row(key: string, cells: readonly BookChange[]): ReceiptRow {
  return {
    key,
    dutyId: 'duty' as DutyId,
    unitId: 'unit' as UnitId,
    unit: '区统计局',
    sheet: '区统计局',
    line: 5,
    task: '',
    content: '事项',
    period: '2021年6月',
    dueOn: undefined,
    cells,
    takenAtFirst: takenAtFirst(cells),
    wantsDate: false,
    periodFrom: day('2021-06-01'),
    wantsReason: false,
    exemptible: false,
    notes: [],
  };
}

function book(bookKey: string, rows: readonly ReceiptRow[], more: Partial<ReceiptBook> = {}): ReceiptBook {
  return {
    bookKey,
    fileName: `${bookKey}.xlsx`,
    state: 'ready',
    sentence: '',
    notes: [],
    bookId: bookKey as FillInBookId,
    label: '区统计局',
    acceptable: true,
    ticked: true,
    rows,
    total: 5,
    filled: 1,
    same: 4,
    added: [],
    missing: { count: 0, first: [] },
    ...more,
  };
}

const plain = book('plain', [row('0', [cell('status', 'changed'), cell('progress', 'changed')])]);
const clash = book('clash', [
  row('0', [cell('link', 'conflict'), cell('remarks', 'changed'), cell('doneOn', 'refused')]),
]);
const blocked = book('blocked', [], { state: 'otherDistrict', acceptable: false, ticked: false });
const receipt: Receipt = { receiptId: 'r', books: [plain, clash, blocked] };

describe('what is decided about returned books', () => {
  it('without a decision the ticked books go as they are proposed', () => {
    expect(acceptInput(receipt, NO_DECISIONS)).toEqual({
      receiptId: 'r',
      books: { plain: { added: 'note', rows: {} }, clash: { added: 'note', rows: {} } },
    });
    expect(receipt.books.map(rankOf)).toEqual(['clear', 'look', 'blocked']);
  });

  it('one cell, one row or all of a book can be taken; what cannot be taken never is', () => {
    const one = takeField(clash, clash.rows[0]!, 'link', true, NO_DECISIONS);
    expect(acceptInput(receipt, one).books['clash']?.rows).toEqual({ '0': { take: ['remarks', 'link'] } });
    expect(acceptInput(receipt, takeBook(clash, 'theirs', NO_DECISIONS)).books['clash']?.rows).toEqual({
      '0': { take: ['link', 'remarks'] },
    });
    const none = takeBook(plain, 'none', NO_DECISIONS);
    expect(rowsToWrite(plain, none)).toBe(0);
    expect(rowsToWrite(plain, takeBook(plain, 'proposed', none))).toBe(1);
  });

  it('a given day can be taken back again, and counts as something to write', () => {
    const [first] = clash.rows;
    const nothing = takeBook(clash, 'none', NO_DECISIONS);
    const given = giveDate(clash, first!, day('2021-06-01'), nothing);
    expect(rowsToWrite(clash, given)).toBe(1);
    expect(acceptInput(receipt, given).books['clash']?.rows).toEqual({ '0': { take: [], doneOn: '2021-06-01' } });
    expect(rowsToWrite(clash, giveDate(clash, first!, undefined, given))).toBe(0);
    expect(rowsToWrite(clash, choose(clash, first!, { exempt: true }, nothing))).toBe(1);
  });

  it('of two states of one book only one is ticked, and a blocked file never', () => {
    const twin = book('twin', [], { bookId: 'plain' as FillInBookId, state: 'otherState', ticked: false });
    const both: Receipt = { receiptId: 'r', books: [plain, twin, blocked] };
    const chosen = include(both, twin, true, NO_DECISIONS);
    expect(both.books.map((each) => isIncluded(each, chosen))).toEqual([false, true, false]);
    expect(isIncluded(blocked, include(both, blocked, true, NO_DECISIONS))).toBe(false);
  });
});
