import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DataContent } from '../../domain/model/backup.ts';
import type { Harm } from '../../domain/model/harm.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import { lookInto } from '../copies/looking.ts';
import { discard } from '../file/durable.ts';
import { factsOf, namesIn } from '../file/onDisk.ts';
import type { StorePaths } from '../file/paths.ts';

/** Data that a restore moved out of use. */
export interface AsideData {
  /** The folder's name. */
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
  /** ISO instant of its last change. */
  readonly modifiedAt: string;
  readonly holds: DataContent | Harm;
}

export interface Aside {
  /** Latest first. */
  list(): readonly AsideData[];
  remove(name: string): Outcome<undefined>;
}

export function createAside(paths: StorePaths): Aside {
  const seen = new Map<string, AsideData>();

  function lookAt(name: string): AsideData {
    const file = join(paths.aside, name, 'desk.sqlite');
    const facts = factsOf(file) ?? factsOf(join(paths.aside, name));
    const bytes = facts?.isFile() === true ? facts.size : 0;
    const modifiedAt = (facts?.mtime ?? new Date(0)).toISOString();
    const known = seen.get(name);
    if (known?.modifiedAt === modifiedAt && known.bytes === bytes) return known;
    const look = bytes === 0 ? undefined : lookInto(file, paths.folder, 'quick');
    const holds: DataContent | Harm = look === undefined ? { kind: 'empty' } : look.ok ? look.content : look.harm;
    const data = { name, file, bytes, modifiedAt, holds };
    seen.set(name, data);
    return data;
  }

  return {
    list: () => namesIn(paths.aside).toSorted().toReversed().map(lookAt),
    remove(name) {
      if (!namesIn(paths.aside).includes(name)) {
        return fail('not-found', `没有找到“${name}”，可能已被删除。请刷新列表。`);
      }
      discard(join(paths.aside, name));
      return existsSync(join(paths.aside, name))
        ? fail('file-locked', `“${name}”没有删除：它可能正被别的程序打开。请关闭后重试。`)
        : succeed(undefined);
    },
  };
}
