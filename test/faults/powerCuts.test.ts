import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { storePaths, type StorePaths } from '../../electron/store/file/paths.ts';
import type { Store } from '../../electron/store/store.ts';
import { runs } from '../support/runs.ts';
import { openTestStore, valueOf } from '../support/storeFixtures.ts';
import { NOW, type LogState } from './harmedOffice.ts';

/*
 * What a power cut leaves: the data file and the part of the log that was through to the disk with the last confirmed command, and of what was
 * written after it any part. The log is cut at each of its frames and inside each; behind the cut stands nothing, or what stood there before.
 */

const HEADER = 32;
const FRAME = 24 + 4096;

let paths: StorePaths;
let store: Store;
beforeEach(async () => {
  paths = storePaths(mkdtempSync(path.join(tmpdir(), 'desk-cut-')));
  store = await openTestStore(paths.folder);
});
afterEach(() => {
  store.close();
  rmSync(paths.folder, { recursive: true, force: true });
});

function addUnit(): number {
  const next = store.units.units().length + 1;
  const unit = { name: `第${next}局`, kind: 'department' as const, aliases: [`${next}局`] };
  valueOf(
    store.command(`新增第 ${next} 个单位`, NOW, () => {
      store.units.add(unit);
      store.workspace.setSetting('done', String(next));
    }),
  );
  return next;
}

/** Opens the data file with a log as it may lie on the disk, and says how many units are in it, each whole. */
async function unitsWith(log: Buffer): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-cut-'));
  try {
    cpSync(paths.file, storePaths(folder).file);
    writeFileSync(storePaths(folder).wal, log);
    const after = await openTestStore(folder, 'after');
    const units = after.units.units();
    expect(units.flatMap(({ aliases }) => aliases)).toHaveLength(units.length);
    expect(after.workspace.setting('done')).toBe(String(units.length));
    after.close();
    return units.length;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

it.each<LogState>(['once', 'wrapped'])(
  'a power cut loses nothing that was confirmed, and leaves nothing half (log %s)',
  async (state) => {
    for (let n = 0; n < 5; n += 1) addUnit();
    if (state === 'wrapped') {
      for (let n = 0; n < 30; n += 1) {
        valueOf(store.command('填充', NOW, () => store.workspace.setSetting('filler', String(n).repeat(100_000))));
      }
      addUnit();
    }
    for (let round = 0; round < runs(20, 1); round += 1) {
      const before = readFileSync(paths.wal);
      const confirmed = store.units.units().length;
      expect(await unitsWith(before)).toBe(confirmed);
      addUnit();
      const after = readFileSync(paths.wal);
      const first = firstDifference(before, after);
      const last = lastDifference(before, after);
      const cuts: number[] = [];
      for (let at = HEADER + Math.floor((first - HEADER) / FRAME) * FRAME; at <= last; at += FRAME) {
        cuts.push(at, at + 10, at + 24, at + 2000);
      }
      expect(cuts.length).toBeGreaterThan(4);
      // In the ordinary run a part of them, the first and the last among it.
      const step = Math.ceil((cuts.length - 1) / runs(cuts.length, 5));
      for (const cut of cuts.filter((_, index) => index % step === 0 || index === cuts.length - 1)) {
        for (const log of [after.subarray(0, cut), Buffer.concat([after.subarray(0, cut), before.subarray(cut)])]) {
          const found = await unitsWith(log);
          expect([confirmed, confirmed + 1]).toContain(found);
        }
      }
      expect(await unitsWith(after)).toBe(confirmed + 1);
    }
  },
);

function firstDifference(a: Buffer, b: Buffer): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  return at;
}

function lastDifference(a: Buffer, b: Buffer): number {
  if (b.length > a.length) return b.length;
  let at = b.length - 1;
  while (at >= 0 && a[at] === b[at]) at -= 1;
  return at;
}
