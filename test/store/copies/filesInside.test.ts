import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { digestsInside, unpackFilesInside, withFilesInside } from '../../../electron/store/copies/filesInside.ts';
import { storePaths } from '../../../electron/store/file/paths.ts';
import { openTestStore, temporaryFolder } from '../../support/storeFixtures.ts';

const MB = 1024 * 1024;
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let temporary: ReturnType<typeof temporaryFolder>;
let snapshot: Uint8Array<ArrayBuffer>;
beforeEach(async () => {
  temporary = temporaryFolder();
  const store = await openTestStore(temporary.folder);
  snapshot = store.snapshot();
  store.close();
  mkdirSync(storePaths(temporary.folder).evidence);
});
afterEach(() => temporary.remove());

function lay(name: string, bytes: Uint8Array) {
  const sha256 = digest(bytes);
  writeFileSync(path.join(storePaths(temporary.folder).evidence, sha256), bytes);
  return { sha256, name, size: bytes.length };
}

it('what does not fit is left and named, what fits is laid out again', () => {
  const [small, large, last] = [
    lay('小.png', Buffer.alloc(100, 1)),
    lay('大.pdf', Buffer.alloc(3 * MB, 2)),
    lay('末.txt', Buffer.alloc(50, 3)),
  ];
  const paths = storePaths(temporary.folder);
  const made = withFilesInside(snapshot, [small, large, last], paths, snapshot.length + 2 * MB);
  expect(made).toMatchObject({ carried: 2, left: [large] });
  expect(made.bytes.length).toBeLessThan(snapshot.length + 2 * MB);
  rmSync(paths.evidence, { recursive: true });
  const db = new Database(Buffer.from(made.bytes));
  expect([...digestsInside(db)].toSorted()).toEqual([small.sha256, last.sha256].toSorted());
  unpackFilesInside(db, paths);
  expect(digestsInside(db).size).toBe(0);
  db.close();
  expect(readdirSync(paths.evidence).toSorted()).toEqual([small.sha256, last.sha256].toSorted());
  expect(readFileSync(path.join(paths.evidence, last.sha256))).toEqual(Buffer.alloc(50, 3));
});

it('names that lead elsewhere and bytes that are others are not laid out', () => {
  const paths = storePaths(temporary.folder);
  const db = new Database(':memory:');
  db.exec('CREATE TABLE files_inside (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT');
  const add = db.prepare('INSERT INTO files_inside VALUES (?, ?)');
  for (const name of ['../../x', 'a'.repeat(64), '']) add.run(name, Buffer.from('x'));
  unpackFilesInside(db, paths);
  db.close();
  expect(readdirSync(paths.evidence)).toEqual([]);
});
