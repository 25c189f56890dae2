import { read } from 'xlsx';
import type { Year } from '../../electron/domain/brand.ts';
import { openDesk } from '../support/desk.ts';
import { workbookBytes } from '../support/fixtures.ts';
import { median, time, type Ratio } from './measure.ts';

const year = 2021 as Year;
const LIMITS = [
  '每周公开',
  '每月公开',
  '季度公开',
  '年度公开（8月底前完成）',
  '政策文件出台后3个工作日内公开',
  '即时公开',
];
const UNITS = 60;

/** A schedule of many rows over sixty units, as no office has it and every office's file must survive it. */
function bigSchedule(rows: number): Uint8Array<ArrayBuffer> {
  const body = Array.from({ length: rows }, (_, i) => [
    i + 1,
    `第${i + 1}类民生服务信息公开事项，含办理条件、流程、时限和结果`,
    `区第${(i % UNITS) + 1}业务局`,
    LIMITS[i % LIMITS.length],
  ]);
  return workbookBytes([
    {
      name: '明细表',
      rows: [['清河区2021年定时公开指标明细表'], ['序号', '指标名称', '责任单位', '公开时限'], ...body],
      merges: ['A1:D1'],
    },
  ]);
}

/** Reading, recognising, matching, comparing and writing `rows` rows, against SheetJS parsing the same bytes and nothing else. */
export async function benchImport(rows: number): Promise<Ratio[]> {
  const bytes = bigSchedule(rows);
  const bare = await median(3, () => read(bytes, { type: 'array' }));
  const desk = await openDesk({ today: '2021-06-28', year });
  try {
    const importOnce = async () => {
      const preview = await desk.readFile('大表.xlsx', bytes, year);
      const names = Object.fromEntries(
        preview.unknownNames.map(({ name }) => [name, { as: 'newUnit' as const, name, kind: 'department' as const }]),
      );
      const tables = preview.tables.map((table) => table.tableId);
      await desk.call('imports.confirm', { previewId: preview.previewId, year, tables, names, rows: {} });
    };
    const first = await time(importOnce);
    const again = await time(importOnce);
    const stored = await desk.call('duties.list', { year });
    if (stored.length !== rows) throw new Error(`${stored.length} duties stored instead of ${rows}`);
    return [
      {
        what: `import of ${rows} rows: read, parse, match, diff, write`,
        ours: first,
        baseline: 'bare xlsx parse',
        bare,
      },
      { what: `the same file again: every row found the same`, ours: again, baseline: 'bare xlsx parse', bare },
    ];
  } finally {
    await desk.close();
  }
}
