import { fork } from 'node:child_process';
import type { Written } from './exportChild.ts';
import type { Ratio } from './measure.ts';

/** Each in a process of its own, so that neither pays for the other's memory. */
function measure(mode: 'ours' | 'bare' | 'styled', rows: number): Promise<Written> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('exportChild.ts', import.meta.url), [mode, String(rows)]);
    child.once('message', (message) => resolve(message as Written));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The child ended with ${code} before it answered`)));
  });
}

/** The ledger with all its formatting, keys and stamp, against the library given the same cells, without any formatting and with fonts and lines. */
export async function benchExport(rows: number): Promise<Ratio[]> {
  const ours = await measure('ours', rows);
  const bare = await measure('bare', rows);
  const styled = await measure('styled', rows);
  const what = `export of ${rows} rows: pages laid out, fonts, lines, heights, merges, keys, stamp`;
  return [
    { what, ours: ours.time, baseline: 'the library given the same cells without formatting', bare: bare.time },
    {
      what: 'the same',
      ours: ours.time,
      baseline: 'the library given the same cells, fonts and lines',
      bare: styled.time,
    },
    {
      what: 'peak memory of it',
      ours: ours.peak,
      baseline: 'the library without formatting',
      bare: bare.peak,
      unit: 'MiB',
    },
  ];
}
