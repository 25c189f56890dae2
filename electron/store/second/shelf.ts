import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { CopyLabel, DataContent } from '../../domain/model/backup.ts';
import type { Harm } from '../../domain/model/harm.ts';
import { inOrder, type StoredCopy } from '../copies/copies.ts';
import { lookInto } from '../copies/looking.ts';
import { discard } from '../file/durable.ts';
import { SECOND_WORK_PREFIX } from '../file/paths.ts';
import type { Disk, FileFacts } from './disk.ts';
import { HEAD_BYTES, readHead } from './sealed.ts';
import { contentByLabel } from './sealedLabel.ts';

/** A copy in the second folder. */
export interface SecondCopy extends StoredCopy {
  readonly sealed: boolean;
  /** Of a sealed one: its private key, wrapped by the passphrase. */
  readonly wrapped: string | undefined;
}

type Unlabelled = Omit<SecondCopy, 'label'>;

interface Seen {
  readonly copy: Unlabelled;
  readonly label: CopyLabel | undefined;
  readonly modified: Date;
}

export interface SecondShelf {
  /** The copies in a folder, latest first. `here`: the copies of this computer, whose likes need no reading. */
  list(folder: string, here: readonly StoredCopy[]): Promise<readonly SecondCopy[]>;
}

/** Reads what lies in the second folder; each file once, as long as it stays the same. `workFolder` takes a plain copy for a look. */
export function createShelf(disk: Disk, local: Disk, workFolder: string): SecondShelf {
  const seen = new Map<string, Seen>();

  async function lookAt(file: string, name: string, facts: FileFacts, here: readonly StoredCopy[]): Promise<Seen> {
    const found = { name, file, bytes: facts.bytes };
    const { modified } = facts;
    if (name.endsWith('.age')) {
      const head = readHead(await disk.head(file, HEAD_BYTES));
      const holds: DataContent | Harm = head ? contentByLabel(head.label) : { kind: 'foreign', what: 'notSqlite' };
      return { copy: { ...found, holds, sealed: true, wrapped: head?.wrapped }, label: head?.label, modified };
    }
    const plain = { sealed: false, wrapped: undefined };
    const like = here.find((copy) => copy.name === name && copy.bytes === facts.bytes);
    if (like && sameTime((await local.facts(like.file)).modified, modified)) {
      return { copy: { ...found, ...plain, holds: like.holds }, label: labelOf(like), modified };
    }
    const look = await lookElsewhere(file);
    return { copy: { ...found, ...plain, holds: look.ok ? look.content : look.harm }, label: look.ok ? look.label : undefined, modified };
  }

  /** SQLite would wait for the drive and hold the whole program up: it reads a copy of the file. */
  async function lookElsewhere(file: string) {
    const folder = mkdtempSync(join(workFolder, SECOND_WORK_PREFIX));
    try {
      const copy = join(folder, 'desk.sqlite');
      await local.write(copy, disk.read(file), () => undefined);
      return lookInto(copy, folder, 'quick');
    } finally {
      discard(folder);
    }
  }

  return {
    async list(folder, here) {
      const names = (await disk.names(folder)).filter((name) => /\.sqlite(?:\.age)?$/u.test(name));
      const found: Seen[] = [];
      for (const name of names) {
        const file = join(folder, name);
        const facts = await disk.facts(file);
        if (facts.isFolder) continue;
        const key = `${file} ${facts.bytes} ${facts.modified.getTime()}`;
        const look = seen.get(key) ?? (await lookAt(file, name, facts, here));
        seen.set(key, look);
        found.push(look);
      }
      return inOrder(found);
    },
  };
}

/** FAT keeps times to two seconds. */
function sameTime(a: Date, b: Date): boolean {
  return Math.abs(a.getTime() - b.getTime()) <= 2000;
}

/** A copy that has no label of its own has a place among its neighbours, which says nothing elsewhere. */
function labelOf({ label }: StoredCopy): CopyLabel | undefined {
  return label.sequence > 0 ? label : undefined;
}
