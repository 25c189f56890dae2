import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Year } from '../../../electron/domain/brand.ts';
import type { SealedLabel } from '../../../electron/domain/model/backup.ts';
import type { SealingKeys } from '../../../electron/store/copies/settings.ts';
import { storePaths } from '../../../electron/store/file/paths.ts';
import { bytesStream, createDisk } from '../../../electron/store/second/disk.ts';
import { makeKeys, unwrapKey } from '../../../electron/store/second/keys.ts';
import { createPatience, USUAL_LIMITS } from '../../../electron/store/second/patience.ts';
import { bytesInside, readHead, seal } from '../../../electron/store/second/sealed.ts';
import { takeBytes } from '../../../electron/store/second/taking.ts';
import { runs } from '../../support/runs.ts';
import { refusalOf, temporaryFolder, valueOf } from '../../support/storeFixtures.ts';
import { day } from '../../support/testApp.ts';

const PASSPHRASE = '江山 如画 一时 多少';
const label: SealedLabel = {
  kind: 'daily',
  sequence: 42,
  madeAt: '2026-11-29T02:00:00.000Z',
  day: day('2026-11-29'),
  workspaceId: 'workspace-1',
  district: '清河区',
  years: [2026 as Year],
  format: 8,
  counts: { units: 45, duties: 320, fulfilments: 1800, imports: 3 },
};
/** Two of age's pieces of 64 KB, and a bit. */
const plain = new Uint8Array(140_000).map((_, index) => (index * 31) % 251);

let temporary: ReturnType<typeof temporaryFolder>;
let keys: SealingKeys;
let sealed: Uint8Array;
beforeAll(async () => {
  temporary = temporaryFolder();
  keys = await makeKeys(PASSPHRASE, 4);
  sealed = await sealedForm(plain, label, keys);
});
afterAll(() => temporary.remove());

async function sealedForm(bytes: Uint8Array, label: SealedLabel, keys: SealingKeys): Promise<Uint8Array> {
  return new Uint8Array(await new Response((await seal(bytesStream(bytes), label, keys)) as BodyInit).arrayBuffer());
}

/** What comes out, or the refusal; nothing may be left of what was opened in vain. */
async function open(bytes: Uint8Array, passphrase: string | undefined = PASSPHRASE) {
  const disk = createDisk(createPatience(USUAL_LIMITS));
  const taken = await takeBytes(storePaths(temporary.folder), disk, { name: '备份.age', bytes }, passphrase);
  if (!taken.ok) return taken;
  const content = new Uint8Array(readFileSync(taken.value.file));
  taken.value.discard();
  return { ok: true, value: content } as const;
}

describe('a sealed copy', () => {
  it.each([0, 1, 64 * 1024, 64 * 1024 + 1, 3 * 1024 * 1024])('of %i bytes comes out as it went in', async (length) => {
    const bytes = new Uint8Array(length).fill(7);
    expect(valueOf(await open(await sealedForm(bytes, label, keys)))).toEqual(bytes);
  });

  it('tells its label without the passphrase', () => {
    expect(readHead(sealed)).toEqual({ label, wrapped: keys.wrapped, length: expect.any(Number) });
  });

  it('tells by its size how much is in it, and that it is cut off', async () => {
    for (const length of [1, 64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 3 * 64 * 1024]) {
      const form = await sealedForm(new Uint8Array(length), label, keys);
      const head = readHead(form);
      if (!head) throw new Error('no head');
      expect(bytesInside(form.length, head)).toBe(length);
      expect(bytesInside(form.length - 1, head)).not.toBe(length);
      // Not even the nonce, and no piece behind it.
      expect(bytesInside(head.length + 3, head)).toBe(undefined);
      expect(bytesInside(head.length + 16, head)).toBe(undefined);
    }
  });

  it('opens by the passphrase alone, however the letters were typed', async () => {
    const typed = await makeKeys('ｐａｓｓ　word １２３', 4);
    expect(valueOf(await open(await sealedForm(plain, label, typed), 'pass word 123'))).toEqual(plain);
  });

  it('says when no passphrase was given, and when it is not the one', async () => {
    expect(refusalOf(await open(sealed, ''))).toMatchObject({
      code: 'wrong-passphrase',
      message: expect.stringContaining('请输入'),
    });
    expect(refusalOf(await open(sealed, '江山如画一时多少'))).toMatchObject({
      code: 'wrong-passphrase',
      message: expect.stringContaining('口令不对'),
    });
  });

  it('with the label of another copy does not open', async () => {
    const other = await sealedForm(plain, { ...label, sequence: 43 }, keys);
    const swapped = Buffer.from(sealed);
    const stanza = (bytes: Uint8Array) =>
      /-> disclosure-desk\/label [\s\S]*?(?=\n->)/u.exec(Buffer.from(bytes).toString('latin1'))?.[0] ?? '';
    const text = swapped.toString('latin1').replace(stanza(sealed), stanza(other));
    const bytes = new Uint8Array(Buffer.from(text, 'latin1'));
    expect(readHead(bytes)?.label.sequence).toBe(43);
    expect(refusalOf(await open(bytes)).code).toBe('database-damaged');
  });

  it('cut off or altered anywhere is damage, and never gives anything else than was put in', async () => {
    const head = Buffer.from(sealed).indexOf('\n--- ') + 60;
    const place = fc.oneof(fc.nat(head), fc.nat(sealed.length - 1));
    const harm = fc.oneof(
      fc
        .tuple(place, fc.integer({ min: 1, max: 255 }))
        .map(([at, by]) => sealed.map((byte, index) => (index === at ? byte ^ by : byte))),
      place.map((at) => sealed.slice(0, at)),
      fc
        .tuple(place, fc.uint8Array({ minLength: 1, maxLength: 70_000 }))
        .map(([at, more]) => new Uint8Array(Buffer.concat([sealed.slice(0, at), more, sealed.slice(at)]))),
      fc.constant(sealed.slice(0, sealed.length - 64 * 1024 - 16)),
    );
    await fc.assert(
      fc.asyncProperty(harm, async (bytes) => {
        const opened = await open(bytes);
        if (opened.ok) {
          // What no longer begins as a sealed file is looked into as it is, and is no data file.
          expect(Buffer.from(opened.value).toString('latin1', 0, 15)).not.toBe('SQLite format 3');
          expect(readHead(bytes)).toBe(undefined);
          expect(opened.value).toEqual(bytes);
        } else expect(opened.error.code).toBe('database-damaged');
      }),
      { numRuns: runs(400) },
    );
  });
});

describe('the age tool', () => {
  // Made by age 1.1.1: `age -p` on a line of text, with its usual work.
  const THEIRS =
    'YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBjVVhvaHB2ZFVkeHBHZDdDaWl5aUVnIDE4Cnh5QkdKbUZvdk5Cazc0blk1K2Q3RS8yRUNUNkZWa1g1ZnVSalFUbVUvN1UKLS0tIE85b3lCalp1dXJTRXQza1BZK0VFM2M3d3FXSmM0S1kxNExpU1M2VzEwU1UKWuS028HbvVPn2yuz6XluOxP9Y6YnHhH4xg/BscVjFgY3qAUo6Aj+G58L0/5bDpfIVcZZCSFWuCjjnN6u8g==';

  it('wraps a key as we do', async () => {
    expect(await unwrapKey(THEIRS, 'correct horse battery')).toBe('AGE-SECRET-KEY-1TESTTESTTEST');
  });

  it.skipIf(spawnSync('age', ['--version']).error !== undefined)(
    'opens what we sealed (skipped where age is not installed)',
    async () => {
      const file = (name: string) => path.join(temporary.folder, name);
      writeFileSync(file('copy.age'), sealed);
      writeFileSync(file('key.txt'), (await unwrapKey(keys.wrapped, PASSPHRASE)) ?? '');
      expect(spawnSync('age', ['-d', '-i', file('key.txt'), '-o', file('copy'), file('copy.age')]).status).toBe(0);
      expect(new Uint8Array(readFileSync(file('copy')))).toEqual(plain);
    },
  );
});
