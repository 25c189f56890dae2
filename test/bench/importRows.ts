import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { workbookBytes } from '../support/fixtures.ts';
import { temporaryFolder } from '../support/storeFixtures.ts';
import type { Measured } from './importChild.ts';
import type { Ratio } from './measure.ts';

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

/** Each in a process of its own, so that neither pays for the other's memory. */
function measure(mode: 'import' | 'parse', file: string): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('importChild.ts', import.meta.url), [mode, file]);
    child.once('message', (message) => resolve(message as Measured));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The child ended with ${code} before it answered`)));
  });
}

/** Reading, recognising, matching, comparing and writing `rows` rows, against SheetJS parsing the same bytes and nothing else. */
export async function benchImport(rows: number): Promise<Ratio[]> {
  const place = temporaryFolder();
  try {
    const file = path.join(place.folder, '大表.xlsx');
    writeFileSync(file, bigSchedule(rows));
    const ours = await measure('import', file);
    const parse = await measure('parse', file);
    const baseline = 'bare xlsx parse';
    const bare = parse.first;
    return [
      { what: `import of ${rows} rows: read, parse, match, diff, back up, write`, ours: ours.first, baseline, bare },
      { what: `the same file again: every row found the same`, ours: ours.again, baseline, bare },
      { what: `the whole import taken back`, ours: ours.undo, baseline, bare },
      { what: `peak memory of all that, for ${rows} rows`, ours: ours.peak, baseline, bare: parse.peak, unit: 'MiB' },
    ];
  } finally {
    place.remove();
  }
}
