import { existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupKind, CopyLabel, DataContent } from '../../domain/model/backup.ts';
import type { Harm } from '../../domain/model/harm.ts';
import { copiesAhead } from '../../domain/backups/ahead.ts';
import { staysUntilDeleted } from '../../domain/backups/copies.ts';
import { surplusCopies } from '../../domain/backups/retention.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import { discard } from '../file/durable.ts';
import { storeFailure } from '../file/failures.ts';
import { factsOf, namesIn } from '../file/onDisk.ts';
import type { StorePaths } from '../file/paths.ts';
import { dayInChina, fileNameOf, isOwnName, labelByName } from './label.ts';
import { lookInto, type Look } from './looking.ts';
import { readSettings, writeSettings, type BackupSettings } from './settings.ts';
import { bringFiles, letGoOfFiles, missingIn, type NamedFile } from './copiedFiles.ts';
import { carriesWaitingBooks } from './waitingBooks.ts';

/** Removes what a copying that was killed left behind. To be called when no other process can be copying. */
export function removeHalfCopies({ backups }: StorePaths): void {
  for (const name of namesIn(backups)) {
    const isHalf = /^(?:备份\d{6,}_|before-).*\.sqlite\.part(?:-journal|-wal|-shm)?$/u.test(name);
    if (isHalf && lstatSync(join(backups, name)).isFile()) discard(join(backups, name));
  }
}

/** A copy in the backups folder. */
export interface StoredCopy {
  /** The file's name, which nothing else is read from. */
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
  readonly label: CopyLabel;
  /** What it holds, or what is wrong with it as far as a quick look tells. */
  readonly holds: DataContent | Harm;
  /** Files that it names; those of a copy that could only be told by its label are not known. */
  readonly files: readonly NamedFile[];
}

/** What a copy is made of: the open data file. */
export interface CopySource {
  /** Why the open file is no longer the one of its folder: a copy would lie where nobody looks. */
  displaced(): Failure | undefined;
  content(): DataContent;
  /** Whether its log has a command. */
  knows(commandId: string): boolean;
  /** Files that it names. */
  files(): readonly NamedFile[];
  /** Writes a labelled, checked copy to a file that is not there yet. */
  copyTo(file: string, label: CopyLabel): Promise<Outcome<undefined>>;
}

export interface Copies {
  /** By their sequence, latest first. */
  list(): readonly StoredCopy[];
  /**
   * Makes a copy, opened and counted, and lets go of those that need not stay. Where nothing has been done since the last, that one stands for it
   * (`made` is false). `now`: ISO instant.
   */
  make(
    source: CopySource,
    kind: BackupKind,
    now: string,
  ): Promise<Outcome<{ readonly copy: StoredCopy; readonly made: boolean }>>;
  /** Names of the folders in which earlier restores left what they moved aside, latest first. */
  aside(): readonly string[];
  /** Resolves when no copy is being made. */
  idle(): Promise<void>;
  /** Of the files that a copy names, those that do not lie beside the copies. */
  missingFiles(copy: Pick<StoredCopy, 'files'>): readonly NamedFile[];
  /** Reads every page of a copy. */
  verify(name: string): Outcome<Look>;
  remove(name: string): Outcome<undefined>;
  /** The copies that hold work which the open data has lost, latest first. They stay while this is so. */
  ahead(source: CopySource): readonly StoredCopy[];
  /** A person has chosen the data as it is: what earlier copies hold beyond it was left behind on purpose. */
  settle(source: CopySource): Outcome<undefined>;
  settings(): BackupSettings;
  /** Lets go of what the new settings need not keep, too, where data is open that copies can be compared with. */
  setSettings(settings: BackupSettings, source: CopySource | undefined): Outcome<undefined>;
}

/** What the making of copies has to do with another place that gets them too. */
export interface Elsewhere {
  /** The highest sequence of the copies that are known there; a new one is above it. */
  highestSequence(): number;
  /** Told of each copy that was made; returns at once. */
  made(): void;
}

const NOWHERE: Elsewhere = { highestSequence: () => 0, made: () => undefined };

/** The copies of a data folder, whether its data file can be opened or not. */
export function createCopies(paths: StorePaths, elsewhere: Elsewhere = NOWHERE): Copies {
  const seen = new Map<string, Found>();
  let running: Promise<unknown> = Promise.resolve();
  /** How many copies are being made, or wait to be. */
  let making = 0;

  function list(): readonly StoredCopy[] {
    return inOrder(filesIn(paths.backups).map(lookOnce));
  }

  function lookOnce(name: string): Found {
    const file = join(paths.backups, name);
    const facts = factsOf(file);
    if (!facts) {
      const copy = { name, file, bytes: 0, holds: { kind: 'unreadable', code: 'ENOENT' } as const, files: [] };
      return { copy, label: undefined, modified: new Date(0) };
    }
    const { size, mtime } = facts;
    const known = seen.get(name);
    if (known?.copy.bytes === size && known.modified.getTime() === mtime.getTime()) return known;
    const look = lookInto(file, paths.folder, 'quick');
    const copy = {
      name,
      file,
      bytes: size,
      holds: look.ok ? look.content : look.harm,
      files: look.ok ? look.files : [],
    };
    const found = { copy, label: look.ok ? look.label : undefined, modified: mtime };
    seen.set(name, found);
    return found;
  }

  const aheadOf = (source: CopySource) =>
    copiesAhead(
      list(),
      { workspaceId: source.content().workspaceId, knows: (id) => source.knows(id) },
      readSettings(paths).settled,
    );

  /** What another workspace has left here is not this one's to let go of, nor what this one has lost; nothing goes by numbers that nobody has set. */
  function prune(source: CopySource): void {
    const { retention, lost } = readSettings(paths);
    if (lost.includes('retention')) return;
    const { workspaceId } = source.content();
    const ahead = new Set(aheadOf(source).map(({ name }) => name));
    const own = list().filter(
      ({ name, label, holds }) => isOwnName(name, label) && ('kind' in holds || isOf(holds, workspaceId)),
    );
    for (const { name, file } of surplusCopies(own, retention)) if (!ahead.has(name)) discard(file);
  }

  /** Files go with the last copy that names them; none while it is not known what a copy names, or one is being made. */
  function pruneFiles(): void {
    const copies = list();
    if (making > 0 || copies.some(({ holds }) => 'kind' in holds)) return;
    letGoOfFiles(paths.copiedFiles, new Set(copies.flatMap(({ files }) => files.map(({ sha256 }) => sha256))));
  }

  /** Puts beside the copies what they name and is not there yet. What is missing or changed beside the data cannot come along. */
  const carryFiles = (files: readonly NamedFile[]) =>
    bringFiles(paths.evidence, paths.copiedFiles, missingIn(paths.copiedFiles, files));

  /** The copies tell their sequence themselves; the note helps where they have all been deleted. */
  function noteSequence(sequence: number): void {
    const settings = readSettings(paths);
    if (settings.lost.length > 0) return;
    try {
      writeSettings(paths, { ...settings, lastSequence: sequence });
    } catch (error) {
      if (!storeFailure(error, paths.settings)) throw error;
    }
  }

  async function make(source: CopySource, kind: BackupKind, now: string): ReturnType<Copies['make']> {
    const displaced = source.displaced();
    if (displaced) return { ok: false, error: displaced };
    try {
      const copies = list();
      const [latest] = copies;
      if (
        latest &&
        standsFor(latest, source.content(), kind) &&
        lookInto(latest.file, paths.folder).ok &&
        carriesWaitingBooks(latest.file, paths)
      ) {
        await carryFiles(latest.files);
        return succeed({ copy: latest, made: false });
      }
      await carryFiles(source.files());
      const settings = readSettings(paths);
      const taken = copies.map(({ label }) => label.sequence);
      const sequence = Math.max(0, settings.lastSequence, elsewhere.highestSequence(), ...taken) + 1;
      const label = { kind, sequence, madeAt: now, day: dayInChina(now) };
      const name = freeName(fileNameOf(label), new Set(filesIn(paths.backups)));
      const copied = await source.copyTo(join(paths.backups, name), label);
      if (!copied.ok) return copied;
      noteSequence(sequence);
      prune(source);
      const copy = list().find((each) => each.name === name);
      // What was added while the copy was made.
      await carryFiles(copy?.files ?? []);
      elsewhere.made();
      return copy
        ? succeed({ copy, made: true })
        : fail('not-writable', `备份“${name}”写入后又不见了。请检查数据文件夹所在的磁盘后重试。`);
    } catch (error) {
      return refusal(error, paths.backups);
    }
  }

  return {
    list,
    make(source, kind, now) {
      // One after the other, so that no two take one number.
      making += 1;
      const made = running
        .then(() => make(source, kind, now))
        .finally(() => {
          making -= 1;
        });
      running = made.then(pruneFiles).catch(() => undefined);
      return made;
    },
    idle: () => running.then(() => undefined),
    missingFiles: ({ files }) => missingIn(paths.copiedFiles, files),
    verify(name) {
      const copy = list().find((each) => each.name === name);
      return copy ? succeed(lookInto(copy.file, paths.folder)) : gone(name);
    },
    remove(name) {
      const copy = list().find((each) => each.name === name);
      if (!copy) return gone(name);
      discard(copy.file);
      pruneFiles();
      return existsSync(copy.file)
        ? fail('file-locked', `备份“${name}”没有删除：它可能正被别的程序打开。请关闭后重试。`)
        : succeed(undefined);
    },
    ahead: aheadOf,
    settle(source) {
      const settings = readSettings(paths);
      const sequence = Math.max(settings.lastSequence, 0, ...list().map(({ label }) => label.sequence));
      try {
        writeSettings(paths, { ...settings, settled: { sequence, last: source.content().last?.id } });
        return succeed(undefined);
      } catch (error) {
        return refusal(error, paths.folder);
      }
    },
    aside: () => namesIn(paths.aside).toSorted().toReversed(),
    settings: () => readSettings(paths),
    setSettings(settings, source) {
      try {
        writeSettings(paths, settings);
        if (source) prune(source);
        pruneFiles();
        return succeed(undefined);
      } catch (error) {
        return refusal(error, paths.folder);
      }
    },
  };
}

/** Files before format 5 do not say of which workspace they are. */
function isOf({ workspaceId }: DataContent, id: string | undefined): boolean {
  return workspaceId === undefined || id === undefined || workspaceId === id;
}

function refusal(error: unknown, place: string): Outcome<never> {
  const failure = storeFailure(error, place);
  if (!failure) throw error;
  return { ok: false, error: failure };
}

function gone(name: string): Outcome<never> {
  return fail('not-found', `没有找到备份“${name}”，可能已被删除或移走。请刷新列表。`);
}

function filesIn(folder: string): readonly string[] {
  return namesIn(folder).filter(
    (name) => name.endsWith('.sqlite') && factsOf(join(folder, name))?.isDirectory() !== true,
  );
}

interface Found extends Unordered<Omit<StoredCopy, 'label'>> {}

interface Unordered<Copy> {
  readonly copy: Copy;
  readonly label: CopyLabel | undefined;
  readonly modified: Date;
}

/** Labelled copies by their sequence; those without a label are older than all of these, among themselves by their time. */
export function inOrder<Copy extends { readonly name: string }>(
  found: readonly Unordered<Copy>[],
): readonly (Copy & { readonly label: CopyLabel })[] {
  const labelled = found.flatMap(({ copy, label }) => (label ? [withLabel(copy, label)] : []));
  const others = found
    .flatMap(({ copy, label, modified }) => (label ? [] : [{ copy, named: labelByName(copy.name, modified) }]))
    .toSorted((a, b) => (a.named.madeAt < b.named.madeAt ? 1 : -1))
    .map(({ copy, named: { kind, madeAt, day } }, index) =>
      withLabel(copy, { kind, madeAt, day, sequence: -1 - index }),
    );
  return [...labelled.toSorted((a, b) => b.label.sequence - a.label.sequence), ...others];
}

function withLabel<Copy>(copy: Copy, label: CopyLabel): Copy & { readonly label: CopyLabel } {
  return { ...copy, label };
}

/** Whether a copy holds all that is here now, and stays as long as one made now would. */
function standsFor({ holds, label }: StoredCopy, here: DataContent, kind: BackupKind): boolean {
  if ('kind' in holds) return false;
  const same =
    holds.last?.id === here.last?.id && holds.workspaceId === here.workspaceId && holds.format === here.format;
  return same && (!staysUntilDeleted(kind) || staysUntilDeleted(label.kind));
}

/** The name, or else one with a number behind it that nothing has yet. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = name.replace(/(?=\.sqlite(?:\.age)?$)/u, `-${number}`);
  return free;
}
