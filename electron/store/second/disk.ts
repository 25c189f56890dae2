import { constants } from 'node:fs';
import {
  access,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  stat,
  statfs,
  unlink,
  utimes,
  type FileHandle,
} from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Patience } from './patience.ts';

/** Bytes that are read and written at a time. */
const PIECE = 1024 * 1024;

/** After so many bytes what was written is brought to the disk, so that no single wait is a long one. */
const SYNC_EVERY = 16 * PIECE;

export interface FileFacts {
  readonly bytes: number;
  readonly modified: Date;
}

/** The files of a place that may be gone, slow or full. Nothing here blocks the program; what the disk refuses is thrown. */
export interface Disk {
  names(folder: string): Promise<readonly string[]>;
  facts(file: string): Promise<FileFacts & { readonly isFolder: boolean }>;
  /** The path as it really leads. */
  real(path: string): Promise<string>;
  /** Throws where the folder cannot be written to. */
  mayWrite(folder: string): Promise<void>;
  /** Bytes; `undefined` where the file system does not tell. */
  free(folder: string): Promise<number | undefined>;
  text(file: string): Promise<string>;
  /** The first bytes of a file. */
  head(file: string, bytes: number): Promise<Uint8Array>;
  /** A file piece by piece; closed when it has been read or let go of. */
  read(file: string): ReadableStream<Uint8Array>;
  /** Writes a new file whole, through a `.part` file; `check` throws to stop it. */
  write(file: string, content: ReadableStream<Uint8Array>, check: () => void, modified?: Date): Promise<void>;
  remove(file: string): Promise<void>;
  /** Makes a folder where it is not there yet. */
  makeFolder(folder: string): Promise<void>;
}

export function createDisk(patience: Patience): Disk {
  const ask: Patience['ask'] = (question, limit, late) => patience.ask(question, limit, late);

  const openFile = (file: string, flags: string) =>
    ask(
      () => open(file, flags),
      'look',
      (handle) => void handle.close().catch(() => undefined),
    );

  async function* pieces(file: string): AsyncGenerator<Uint8Array> {
    const handle = await openFile(file, 'r');
    try {
      for (;;) {
        const { bytesRead, buffer } = await ask(() => handle.read(Buffer.alloc(PIECE), 0, PIECE), 'move');
        if (bytesRead === 0) return;
        yield new Uint8Array(buffer.buffer, buffer.byteOffset, bytesRead);
      }
    } finally {
      await closeQuietly(handle);
    }
  }

  async function fill(handle: FileHandle, content: ReadableStream<Uint8Array>, check: () => void): Promise<void> {
    let unsynced = 0;
    for await (const piece of content) {
      check();
      await ask(() => handle.writeFile(piece), 'move');
      unsynced += piece.length;
      if (unsynced < SYNC_EVERY) continue;
      await ask(() => handle.datasync(), 'move');
      unsynced = 0;
    }
    await ask(() => handle.sync(), 'move');
  }

  return {
    names: (folder) => ask(() => readdir(folder), 'look'),
    async facts(file) {
      const found = await ask(() => stat(file), 'look');
      return { bytes: found.size, modified: found.mtime, isFolder: found.isDirectory() };
    },
    real: (path) => ask(() => realpath(path), 'look'),
    mayWrite: (folder) => ask(() => access(folder, constants.W_OK), 'look'),
    async free(folder) {
      const { bavail, bsize, blocks } = await ask(() => statfs(folder), 'look');
      return blocks === 0 ? undefined : bavail * bsize;
    },
    text: (file) => ask(() => readFile(file, 'utf8'), 'look'),
    async head(file, bytes) {
      const handle = await openFile(file, 'r');
      try {
        const { bytesRead, buffer } = await ask(() => handle.read(Buffer.alloc(bytes), 0, bytes), 'look');
        return buffer.subarray(0, bytesRead);
      } finally {
        await closeQuietly(handle);
      }
    },
    read: (file) => streamOf(pieces(file)),
    async write(file, content, check, modified) {
      const part = `${file}.part`;
      try {
        const handle = await openFile(part, 'w');
        try {
          await fill(handle, content, check);
        } finally {
          await closeQuietly(handle);
        }
        if (modified) await ask(() => utimes(part, modified, modified), 'look');
        await ask(() => rename(part, file), 'look');
      } catch (error) {
        await content.cancel().catch(() => undefined);
        await ask(() => unlink(part), 'look').catch(() => undefined);
        throw error;
      }
      await syncNames(dirname(file));
    },
    remove: (file) => ask(() => unlink(file), 'look'),
    async makeFolder(folder) {
      await ask(() => mkdir(folder, { recursive: true }), 'look');
    },
  };

  /** Brings a name to the disk, where the file system has that. */
  async function syncNames(folder: string): Promise<void> {
    const handle = await openFile(folder, 'r').catch(() => undefined);
    if (!handle) return;
    await ask(() => handle.sync(), 'move').catch(() => undefined);
    await closeQuietly(handle);
  }

  async function closeQuietly(handle: FileHandle): Promise<void> {
    // What closing has to tell has been told by the sync before. It begins also where the disk hangs, and ends with that.
    const closing = handle.close().catch(() => undefined);
    await ask(() => closing, 'look').catch(() => undefined);
  }
}

/** What a generator gives, asked for piece by piece. */
function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await pieces.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

export function textStream(text: string): ReadableStream<Uint8Array> {
  return bytesStream(Buffer.from(text));
}

/** Bytes in memory as a stream, in pieces, so that whoever works on it lets others work too. */
export function bytesStream(bytes: Uint8Array): ReadableStream<Uint8Array> {
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += PIECE) {
      yield bytes.subarray(at, at + PIECE);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  return streamOf(pieces());
}
