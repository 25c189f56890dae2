import { mkdtempSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CopyLabel } from '../../domain/model/backup.ts';
import type { Harm } from '../../domain/model/harm.ts';
import { inOrder, type StoredCopy } from '../copies/copies.ts';
import { lookInto } from '../copies/looking.ts';
import { discard } from '../file/durable.ts';
import { storeFailure } from '../file/failures.ts';
import { SECOND_WORK_PREFIX } from '../file/paths.ts';
import type { Disk, FileFacts } from './disk.ts';
import { bytesInside, HEAD_BYTES, readHead } from './sealed.ts';
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
  /** How many bytes the plain copy has. */
  readonly inside: number;
  readonly modified: Date;
}

/** What a look tells of a file beside its name and size. */
type Told = Pick<SecondCopy, 'holds' | 'sealed' | 'wrapped' | 'files'> & {
  readonly label: CopyLabel | undefined;
  /** How many bytes the plain copy has. */
  readonly inside: number;
};

export interface SecondShelf {
  /** The copies in a folder, latest first. `here`: the copies of this computer, whose likes need no reading. */
  list(folder: string, here: readonly StoredCopy[]): Promise<readonly SecondCopy[]>;
  /** A file as it was listed was read to its end and is not whole: it is listed as damaged from here on. */
  distrust(name: string): void;
}

/** Reads what lies in the second folder; each file once, as long as it stays the same. `workFolder` takes a plain copy for a look. */
export function createShelf(disk: Disk, local: Disk, workFolder: string): SecondShelf {
  let seen: ReadonlyMap<string, Seen> = new Map();
  /** By name, the file as it was first listed after that. */
  const distrusted = new Map<string, string | undefined>();

  async function tell(file: string, name: string, facts: FileFacts, here: readonly StoredCopy[]): Promise<Told> {
    if (name.endsWith('.age')) return sealedTold(await disk.head(file, HEAD_BYTES), facts.bytes);
    const like = here.find((copy) => copy.name === name && copy.bytes === facts.bytes);
    if (like && sameTime((await local.facts(like.file)).modified, facts.modified)) {
      return { ...PLAIN, holds: like.holds, files: like.files, label: labelOf(like), inside: like.bytes };
    }
    return lookElsewhere(file, facts.bytes);
  }

  /** SQLite would wait for the drive and hold the whole program up: it reads a copy of the file. */
  async function lookElsewhere(file: string, inside: number): Promise<Told> {
    const folder = mkdtempSync(join(workFolder, SECOND_WORK_PREFIX));
    try {
      const copy = join(folder, 'desk.sqlite');
      await local.write(copy, disk.read(file), () => undefined);
      const look = lookInto(copy, folder, 'quick');
      return look.ok
        ? { ...PLAIN, holds: look.content, files: look.files, label: look.label, inside }
        : { ...PLAIN, holds: look.harm, label: undefined, inside };
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
        files: [],
        label: undefined,
        inside: 0,
      };
    }
  }

  /** What is known of a file; `undefined` for one that another computer has just let go of. */
  async function factsOf(folder: string, file: string) {
    try {
      return await disk.facts(file);
    } catch (error) {
      if ((await disk.names(folder)).includes(basename(file))) throw error;
      return undefined;
    }
  }

  return {
    async list(folder, here) {
      const names = (await disk.names(folder)).filter((name) => COPY.test(name));
      const found = new Map<string, Seen>();
      for (const name of names) {
        const file = join(folder, name);
        const facts = await factsOf(folder, file);
        if (!facts || facts.isFolder) continue;
        const { bytes, modified } = facts;
        const key = `${name} ${bytes} ${modified.getTime()}`;
        const known = seen.get(key) ?? seenNow({ name, file, bytes }, modified, await toldOf(file, name, facts, here));
        const isCut = known.label !== undefined && here.some((copy) => isLonger(copy, known));
        if (distrusted.has(name)) distrusted.set(name, distrusted.get(name) ?? key);
        found.set(key, isCut || distrusted.get(name) === key ? asDamaged(known) : known);
      }
      seen = new Map([...found].filter(([, { copy }]) => !('kind' in copy.holds) || copy.holds.kind !== 'unreadable'));
      return inOrder([...found.values()]);
    },
    distrust: (name) => void distrusted.set(name, undefined),
  };
}

function seenNow(file: Pick<SecondCopy, 'name' | 'file' | 'bytes'>, modified: Date, told: Told): Seen {
  const { label, inside, ...rest } = told;
  return { copy: { ...file, ...rest }, label, inside, modified };
}

/** A copy here is the very one, and holds more than the file there: that one was cut off. */
function isLonger(here: StoredCopy, { label, inside }: Seen): boolean {
  return (
    here.label.sequence === label?.sequence &&
    here.label.madeAt === label.madeAt &&
    here.bytes > inside &&
    !('kind' in here.holds)
  );
}

function asDamaged(seen: Seen): Seen {
  return 'kind' in seen.copy.holds ? seen : { ...seen, copy: { ...seen.copy, holds: DAMAGED } };
}

const COPY = /\.sqlite(?:\.age)?$/u;

const PLAIN = { sealed: false, wrapped: undefined, files: [] } as const;

const DAMAGED: Harm = { kind: 'damaged', detail: 'age' };

function sealedTold(bytes: Uint8Array, fileBytes: number): Told {
  const head = readHead(bytes);
  if (!head) return { sealed: true, wrapped: undefined, holds: DAMAGED, files: [], label: undefined, inside: 0 };
  const { label, wrapped } = head;
  const inside = bytesInside(fileBytes, head);
  // A data file has whole pages. What was cut off keeps its place in the list.
  const isWhole = inside !== undefined && inside > 0 && inside % SMALLEST_PAGE === 0;
  return {
    sealed: true,
    wrapped,
    holds: isWhole ? contentByLabel(label) : DAMAGED,
    files: [],
    label,
    inside: inside ?? 0,
  };
}

/** Of SQLite, in bytes. */
const SMALLEST_PAGE = 512;

/** FAT keeps times to two seconds. */
function sameTime(a: Date, b: Date): boolean {
  return Math.abs(a.getTime() - b.getTime()) <= 2000;
}

/** A copy without a label of its own has a place among its neighbours, which says nothing elsewhere. */
function labelOf({ label }: StoredCopy): CopyLabel | undefined {
  return label.sequence > 0 ? label : undefined;
}
