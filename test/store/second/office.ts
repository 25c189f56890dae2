import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { createCopies, type Copies, type StoredCopy } from '../../../electron/store/copies/copies.ts';
import { storePaths, type StorePaths } from '../../../electron/store/file/paths.ts';
import { USUAL_LIMITS, type Limits } from '../../../electron/store/second/patience.ts';
import { createSecond, type Second, type SecondState } from '../../../electron/store/second/second.ts';
import { createTrials, type Trials } from '../../../electron/store/second/trials.ts';
import type { Store } from '../../../electron/store/store.ts';
import { openTestStore, temporaryFolder, valueOf } from '../../support/storeFixtures.ts';

/** A data folder with its copies, and a folder that stands for a USB drive. */
export interface Office {
  readonly paths: StorePaths;
  /** Its parent is a place of its own, where others can be put. */
  readonly stick: string;
  readonly store: Store;
  readonly copies: Copies;
  readonly second: Second;
  readonly trials: Trials;
  readonly bugs: unknown[];
  /** Does something, so that there is something to copy. */
  work(district?: string): void;
  /** Does something and copies it, on a day. */
  copy(date: string, kind?: 'daily' | 'beforeClosing'): Promise<StoredCopy>;
  /** Looks until the latest copy is there. */
  arrived(): Promise<SecondState>;
  /** Looks anew. */
  look(): Promise<SecondState>;
  /** Names of the copies on the stick, or in the folder that it has become. */
  onStick(folder?: string): readonly string[];
  close(): Promise<void>;
}

/** Every look is a new one. */
export const ALERT: Limits = { ...USUAL_LIMITS, fresh: 0, asked: 20_000 };

export async function openOffice(limits: Limits = ALERT, folder?: string): Promise<Office> {
  const temporary = temporaryFolder();
  const paths = storePaths(folder ?? path.join(temporary.folder, 'data'));
  const stick = path.join(temporary.folder, 'stick');
  mkdirSync(paths.folder, { recursive: true });
  mkdirSync(stick);
  const store = await openTestStore(paths.folder, `row${Math.random().toString(36).slice(2, 8)}`);
  const bugs: unknown[] = [];
  const copies: Copies = createCopies(paths, {
    highestSequence: () => second.highestSequence(),
    made: () => second.follow(),
  });
  const second = createSecond(paths, { here: () => copies.list(), onBug: (error) => bugs.push(error), limits });
  let works = 0;
  const work = (district = `清河区${(works += 1)}`) => {
    valueOf(
      store.command(`改名为${district}`, '2021-06-15T02:00:00.000Z', () =>
        store.workspace.setSetting('district', district),
      ),
    );
  };
  const look = async () => {
    const state = await second.state();
    if (!state) throw new Error('no second folder is chosen');
    return state;
  };
  return {
    paths,
    stick,
    store,
    copies,
    second,
    trials: createTrials(paths, 4),
    bugs,
    work,
    async copy(date, kind = 'daily') {
      work();
      return valueOf(await copies.make(store, kind, `${date}T02:00:00.000Z`)).copy;
    },
    async arrived() {
      await expect.poll(async () => (await look()).behind).toBe(false);
      return look();
    },
    look,
    onStick: (folder = stick) => readdirSync(folder).filter((name) => /^备份\d/u.test(name)),
    async close() {
      await second.close();
      store.close();
      temporary.remove();
    },
  };
}
