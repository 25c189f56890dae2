import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { CopyLabel } from '../../domain/model/backup.ts';
import { inOrder, type StoredCopy } from '../copies/copies.ts';
import { lookInto } from '../copies/looking.ts';
import { discard } from '../file/durable.ts';
import { storeFailure } from '../file/failures.ts';
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

interface Seen {
  readonly copy: Omit<SecondCopy, 'label'>;
  readonly label: CopyLabel | undefined;
  readonly modified: Date;
}

/** What a look tells of a file beside its name and size. */
type Told = Pick<SecondCopy, 'holds' | 'sealed' | 'wrapped'> & { readonly label: CopyLabel | undefined };

export interface SecondShelf {
  /** The copies in a folder, latest first. `here`: the copies of this computer, whose likes need no reading. */
  list(folder: string, here: readonly StoredCopy[]): Promise<readonly SecondCopy[]>;
}

/** Reads what lies in the second folder; each file once, as long as it stays the same. `workFolder` takes a plain copy for a look. */
export function createShelf(disk: Disk, local: Disk, workFolder: string): SecondShelf {
  let seen: ReadonlyMap<string, Seen> = new Map();

  async function tell(file: string, name: string, facts: FileFacts, here: readonly StoredCopy[]): Promise<Told> {
    if (name.endsWith('.age')) return sealedTold(await disk.head(file, HEAD_BYTES));
    const like = here.find((copy) => copy.name === name && copy.bytes === facts.bytes);
    if (like && sameTime((await local.facts(like.file)).modified, facts.modified)) {
      return { ...PLAIN, holds: like.holds, label: labelOf(like) };
    }
    return lookElsewhere(file);
  }

  /** SQLite would wait for the drive and hold the whole program up: it reads a copy of the file. */
  async function lookElsewhere(file: string): Promise<Told> {
    const folder = mkdtempSync(join(workFolder, SECOND_WORK_PREFIX));
    try {
      const copy = join(folder, 'desk.sqlite');
      await local.write(copy, disk.read(file), () => undefined);
      const look = lookInto(copy, folder, 'quick');
      return look.ok
        ? { ...PLAIN, holds: look.content, label: look.label }
        : { ...PLAIN, holds: look.harm, label: undefined };
    } finally {
      discard(folder);
    }
  }

  /** One file that cannot be read, on a drive that answers otherwise, is that file's own trouble. */
  async function toldOf(file: string, name: string, facts: FileFacts, here: readonly StoredCopy[]): Promise<Told> {
    try {
      return await tell(file, name, facts, here);
    } catch (error) {
      await disk.facts(file);
      if (!storeFailure(error, file)) throw error;
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      return {
        sealed: name.endsWith('.age'),
        wrapped: undefined,
        holds: { kind: 'unreadable', code },
        label: undefined,
      };
    }
  }

  return {
    async list(folder, here) {
      const names = (await disk.names(folder)).filter((name) => COPY.test(name));
      const found = new Map<string, Seen>();
      for (const name of names) {
        const file = join(folder, name);
        const facts = await disk.facts(file);
        if (facts.isFolder) continue;
        const { bytes, modified } = facts;
        const key = `${name} ${bytes} ${modified.getTime()}`;
        const known = seen.get(key);
        if (known) found.set(key, known);
        else {
          const { label, ...told } = await toldOf(file, name, facts, here);
          found.set(key, { copy: { name, file, bytes, ...told }, label, modified });
        }
      }
      seen = new Map([...found].filter(([, { copy }]) => !('kind' in copy.holds) || copy.holds.kind !== 'unreadable'));
      return inOrder([...found.values()]);
    },
  };
}

const COPY = /\.sqlite(?:\.age)?$/u;

const PLAIN = { sealed: false, wrapped: undefined } as const;

function sealedTold(bytes: Uint8Array): Told {
  const head = readHead(bytes);
  if (head) return { sealed: true, wrapped: head.wrapped, holds: contentByLabel(head.label), label: head.label };
  return { sealed: true, wrapped: undefined, holds: { kind: 'damaged', detail: 'age' }, label: undefined };
}

/** FAT keeps times to two seconds. */
function sameTime(a: Date, b: Date): boolean {
  return Math.abs(a.getTime() - b.getTime()) <= 2000;
}

/** A copy without a label of its own has a place among its neighbours, which says nothing elsewhere. */
function labelOf({ label }: StoredCopy): CopyLabel | undefined {
  return label.sequence > 0 ? label : undefined;
}
