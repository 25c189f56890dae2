import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { discard, syncToDisk } from '../file/durable.ts';
import { factsOf, namesIn } from '../file/onDisk.ts';

/** A file that data names: of evidence, or of a slip. */
export interface NamedFile {
  readonly sha256: string;
  readonly name: string;
  /** Bytes; absent where no row says how many, as of slips. */
  readonly size?: number;
}

const DIGEST = /^[0-9a-f]{64}$/u;
const PIECE = 1024 * 1024;

/** Tables whose rows name files, each with what says a file's size there. */
const NAMING = [
  { table: 'evidence', size: 'size' },
  { table: 'reminders', size: undefined },
] as const;

/** Columns of freezes (定稿) that name files as JSON: papers as they were made, and evidence that figures rest on. */
const FREEZE_COLUMNS = ['papers', 'evidence'] as const;

/** What freezes name: those on record, and those that a step of the log would bring back. */
function namedByFreezes(): readonly string[] {
  const files = (list: string) => `SELECT each.value ->> 'hash', each.value ->> 'name', NULL FROM ${list}`;
  const images = (['before', 'after'] as const).flatMap((image) =>
    FREEZE_COLUMNS.map((column) => ({ image, list: `changes.${image} ->> '$.${column}'` })),
  );
  return [
    ...FREEZE_COLUMNS.map((column) => files(`score_freezes, json_each(score_freezes.${column}) each`)),
    ...images.map(({ image, list }) =>
      files(`changes, json_each(${list}) each WHERE table_name = 'score_freezes' AND changes.${image} IS NOT NULL`),
    ),
  ];
}

/** Files of cases, which the log does not name. */
const PRIVATE = `SELECT file.value ->> 'sha256', file.value ->> 'name', file.value ->> 'size'
  FROM private_texts, json_each(private_texts.body, '$.files') file`;

/**
 * The files that an open data file or copy names, each once: those of its evidence, its slips, its freezes and its cases, and those that a step of its log
 * would bring back.
 * Formats before evidence name none.
 */
export function filesNamedBy(db: Database.Database): readonly NamedFile[] {
  const isThere = db.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`);
  const tables = NAMING.filter(({ table }) => isThere.get(table) !== undefined);
  if (tables.length === 0) return [];
  const inLog = (image: 'before' | 'after') =>
    `SELECT ${image} ->> 'sha256', ${image} ->> 'file_name', ${image} ->> 'size' FROM changes
       WHERE table_name IN (${tables.map(({ table }) => `'${table}'`).join(', ')})`;
  const ofCases = isThere.get('private_texts') === undefined ? [] : [PRIVATE];
  const rows = db
    .prepare<[], { readonly sha256: string; readonly name: string | null; readonly size: number | null }>(
      `SELECT sha256, MAX(name) AS name, MAX(size) AS size FROM (
         ${[...tables.map(({ table, size = 'NULL' }) => `SELECT sha256, file_name AS name, ${size} AS size FROM ${table}`), inLog('before'), inLog('after'), ...(isThere.get('score_freezes') === undefined ? [] : namedByFreezes()), ...ofCases].join(' UNION ALL ')})
       WHERE sha256 IS NOT NULL GROUP BY sha256 ORDER BY 2, 1`,
    )
    .all();
  // Whoever put a copy here may have written anything into it; no name leads out of a folder.
  return rows.flatMap(({ sha256, name, size }) =>
    DIGEST.test(sha256) ? [{ sha256, name: name ?? sha256, ...(size === null ? {} : { size }) }] : [],
  );
}

/** Those of the files of which a folder has nothing, or not as many bytes. */
export function missingIn(folder: string, files: readonly NamedFile[]): readonly NamedFile[] {
  return files.filter(({ sha256, size }) => {
    const facts = factsOf(join(folder, sha256));
    return facts?.isFile() !== true || (size !== undefined && facts.size !== size);
  });
}

/** How much room files of these digests take in a folder, in bytes. */
export function bytesIn(folder: string, digests: readonly string[]): number {
  return digests.reduce((sum, sha256) => sum + (factsOf(join(folder, sha256))?.size ?? 0), 0);
}

/** Those of the files that a folder has not as they came: all that are there are read. */
export async function harmedIn(folder: string, files: readonly NamedFile[]): Promise<readonly NamedFile[]> {
  const harmed: NamedFile[] = [];
  for (const file of files) {
    const digest = await digestOf(join(folder, file.sha256)).catch(() => undefined);
    if (digest !== file.sha256) harmed.push(file);
  }
  return harmed;
}

/**
 * Brings files from one folder into another, where their bytes are those of their names. Answers those that could not be brought: a copy is no worse for
 * what it lacks, and says so.
 */
export async function bringFiles(from: string, to: string, files: readonly NamedFile[]): Promise<readonly NamedFile[]> {
  if (files.length === 0) return [];
  const left: NamedFile[] = [];
  try {
    await mkdir(to, { recursive: true });
  } catch {
    return files;
  }
  for (const file of files) if (!(await bringOne(from, to, file.sha256))) left.push(file);
  syncToDisk(to);
  return left;
}

async function bringOne(from: string, to: string, sha256: string): Promise<boolean> {
  const part = join(to, `.part-${sha256}`);
  try {
    const source = await open(join(from, sha256), 'r');
    try {
      const target = await open(part, 'w');
      try {
        const hash = createHash('sha256');
        const piece = Buffer.alloc(PIECE);
        for (;;) {
          const { bytesRead } = await source.read(piece, 0, PIECE);
          if (bytesRead === 0) break;
          hash.update(piece.subarray(0, bytesRead));
          await target.writeFile(piece.subarray(0, bytesRead));
        }
        if (hash.digest('hex') !== sha256) return false;
        await target.sync();
      } finally {
        await target.close();
      }
    } finally {
      await source.close();
    }
    await putAside(to, sha256);
    await rename(part, join(to, sha256));
    return true;
  } catch {
    return false;
  } finally {
    await rm(part, { force: true }).catch(() => undefined);
  }
}

/** What lies under a digest and is not those bytes is kept under another name: nothing is written over. */
async function putAside(folder: string, sha256: string): Promise<void> {
  const facts = await stat(join(folder, sha256)).catch(() => undefined);
  if (!facts) return;
  const names = new Set(await readdir(folder));
  let number = 1;
  while (names.has(`${sha256}.changed-${number}`)) number += 1;
  await rename(join(folder, sha256), join(folder, `${sha256}.changed-${number}`));
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  const handle = await open(file, 'r');
  try {
    for await (const piece of handle.createReadStream({ autoClose: false, highWaterMark: PIECE }))
      hash.update(piece as Buffer);
  } finally {
    await handle.close();
  }
  return hash.digest('hex');
}

/** Removes from a folder of copied files what no copy names, and what was left half written. */
export function letGoOfFiles(folder: string, named: ReadonlySet<string>): void {
  for (const name of namesIn(folder)) {
    const digest = name.replace(/^\.part-/u, '').slice(0, 64);
    if (DIGEST.test(digest) && !(name === digest && named.has(digest))) discard(join(folder, name));
  }
}
