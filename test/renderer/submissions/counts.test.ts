import { describe, expect, it } from 'vitest';
import type { SubmissionRow } from '../../../electron/contract/submissions.ts';
import type { UnitId } from '../../../electron/domain/brand.ts';
import { inOrder, isShort, nameKey, readCount, readPaste } from '../../../renderer/submissions/counts.ts';

const id = (text: string) => text as UnitId;
const row = (unit: string, kind: SubmissionRow['kind'] = 'department'): SubmissionRow => ({
  unitId: id(unit),
  unit,
  kind,
  counts: Array.from({ length: 12 }, () => undefined),
  total: 0,
  met: 0,
  due: 0,
  missed: [],
  targets: Array.from({ length: 12 }, () => 1),
  sources: [],
  counted: [],
});
const rows = [row('区财政局'), row('区民政局'), row('清河镇', 'town')];
const names = new Map(rows.map((each) => [nameKey(each.unit), each.unitId]));
const paste = (block: string[][], at = { row: 0, column: 0 }) => readPaste(block, at, rows, names);

describe('readCount', () => {
  it('reads what people type', () => {
    expect(['', ' ', '3', '１２', '1,204', '0'].map(readCount)).toEqual([null, null, 3, 12, 1204, 0]);
    expect(['-1', '1.5', '三', '10000', '1月', '12,3'].map(readCount)).toEqual(Array.from({ length: 6 }));
  });
});

describe('readPaste', () => {
  it('runs down and right from the active cell and leaves blanks alone', () => {
    expect(
      paste(
        [
          ['1', ''],
          ['2', '3'],
        ],
        { row: 1, column: 4 },
      ),
    ).toEqual({
      ok: true,
      changes: [
        { unitId: '区民政局', month: 5, count: 1 },
        { unitId: '清河镇', month: 5, count: 2 },
        { unitId: '清河镇', month: 6, count: 3 },
      ],
    });
  });

  it('matches units by a first column of names, wherever the cursor stands', () => {
    expect(
      paste(
        [
          ['清河镇', '2'],
          ['区 财政局', '1'],
          ['合计', '3'],
        ],
        { row: 2, column: 0 },
      ),
    ).toEqual({
      ok: true,
      changes: [
        { unitId: '清河镇', month: 1, count: 2 },
        { unitId: '区财政局', month: 1, count: 1 },
      ],
    });
  });

  it('takes months from a header row and leaves the total column out', () => {
    expect(
      paste(
        [
          ['单位', '3月', '４月份', '合计'],
          ['区民政局', '1', '2', '3'],
        ],
        { row: 0, column: 11 },
      ),
    ).toEqual({
      ok: true,
      changes: [
        { unitId: '区民政局', month: 3, count: 1 },
        { unitId: '区民政局', month: 4, count: 2 },
      ],
    });
  });

  it('takes months without names too', () => {
    expect(paste([['2月'], ['5']], { row: 1, column: 0 })).toEqual({
      ok: true,
      changes: [{ unitId: '区民政局', month: 2, count: 5 }],
    });
  });

  it('refuses the whole block for one cell, and names it', () => {
    expect(
      paste([
        ['1', '2'],
        ['3', '无'],
      ]),
    ).toEqual({
      ok: false,
      message: '第 2 行第 2 列（2月）的“无”不是 0 至 9999 的整数，没有写入任何数据。请改正后重新粘贴。',
    });
  });

  it('refuses names that are not in the table and blocks that do not fit', () => {
    expect(paste([['区某局', '1']])).toMatchObject({ ok: false, message: expect.stringContaining('区某局') });
    expect(paste([['1', '2']], { row: 0, column: 11 })).toMatchObject({ ok: false });
    expect(paste([['1'], ['2']], { row: 2, column: 0 })).toMatchObject({ ok: false });
    expect(paste([['']])).toMatchObject({ ok: false });
  });
});

describe('isShort', () => {
  it('judges months that count only, by the unit’s own target', () => {
    const own = { counted: [4, 5], targets: [0, 0, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2] };
    expect(isShort(own, 5, undefined)).toBe(true);
    expect(isShort(own, 5, 1)).toBe(true);
    expect(isShort(own, 5, 2)).toBe(false);
    expect(isShort(own, 4, 1)).toBe(false);
    // Not over yet, before the start of use, not owed.
    expect([6, 3, 1].map((month) => isShort(own, month, undefined))).toEqual([false, false, false]);
  });
});

describe('inOrder', () => {
  it('puts departments first, then towns, then others', () => {
    expect(inOrder([row('甲镇', 'town'), row('乙局'), row('丙馆', 'other')]).map((each) => each.unit)).toEqual([
      '乙局',
      '甲镇',
      '丙馆',
    ]);
  });
});
