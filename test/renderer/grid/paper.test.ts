import { describe, expect, test } from 'vitest';
import { pageStarts, spansByPage } from '../../../renderer/grid/paperPages.ts';
import { paperColumns } from '../../../renderer/grid/paperColumns.ts';

describe('the pages of a printed table', () => {
  // Rows 0–2, 3 and 4–6 under three labels.
  const runs = [3, 0, 0, 1, 3, 0, 0];
  const spans = (row: number, column: number) => (column === 0 ? (runs[row] ?? 1) : 1);

  test('a label that goes over the end of a page is said again on the next one', () => {
    const starts = pageStarts([100, 100, 100, 100, 100, 100, 100], { first: 250, next: 330 });
    expect(starts).toEqual([2, 5]);
    const paged = spansByPage(spans, starts);
    expect(runs.map((_, row) => paged(row, 0))).toEqual([2, 0, 1, 1, 1, 2, 0]);
    expect(runs.map((_, row) => paged(row, 1))).toEqual([1, 1, 1, 1, 1, 1, 1]);
  });

  test('rows that fit on one page stay as they are', () => {
    const paged = spansByPage(spans, pageStarts(Array<number>(7).fill(20), { first: 250, next: 330 }));
    expect(runs.map((_, row) => paged(row, 0))).toEqual(runs);
  });

  test('a row higher than a page begins one, and leaves no page empty', () => {
    expect(pageStarts([500, 50, 500, 50], { first: 250, next: 330 })).toEqual([1, 2, 3]);
  });
});

describe('the widths of a printed table', () => {
  const long = '完善政府信息公开指南和目录，做好信息发布、更新和保密审查，及时回应社会关切。'.repeat(2);

  test('running text gets the room, a deadline no more than it needs, a day with its word one line', () => {
    const [content = 0, units = 0, time = 0, day = 0] =
      paperColumns({
        header: ['工作举措', '责任单位', '时限', '登记'],
        rows: [
          [long, '区政府各部门、各镇政府、各街道办事处', '12-31', '2021-06-30 已登记'],
          [long, '区政府办', '每季度末前、次月 10 日前各公开一次', '未登记'],
          [long, '区财政局', '06-30', '未登记'],
        ],
      })?.map(({ width }) => width) ?? [];
    expect(content).toBeGreaterThan(2 * time);
    expect(content).toBeGreaterThan(units);
    // 9 pt characters on 273 mm.
    expect((day / 100) * 85).toBeGreaterThan(11 * 0.6 + 3);
    expect(content + units + time + day).toBeCloseTo(100);
  });

  test('where too little is left for texts, the browser decides', () => {
    const header = Array.from({ length: 20 }, (_, at) => `列${at}`);
    expect(paperColumns({ header, rows: [header.map((_, at) => (at === 0 ? long : '12345678'))] })).toBeUndefined();
  });
});
