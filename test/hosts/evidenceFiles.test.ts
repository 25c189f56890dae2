import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UploadCut } from '../../electron/contract/define.ts';
import { createEvidenceFolder } from '../../electron/hosts/evidenceFiles.ts';
import { writeOpenCopy } from '../../electron/hosts/openCopy.ts';
import type { EvidenceFolder } from '../../electron/services/app/ports.ts';
import { valueOf } from '../support/storeFixtures.ts';

let folder: string;
let files: EvidenceFolder;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'desk-files-'));
  files = createEvidenceFolder(folder);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const MOST = 1000;
const names = () => readdirSync(path.join(folder, 'files'));

async function* pieces(...texts: readonly string[]) {
  for (const text of texts) yield Buffer.from(text);
}

async function taken(id: string, ...texts: readonly string[]): Promise<string> {
  const written = valueOf(await files.take(id, pieces(...texts), MOST));
  if (written === 'tooLarge') throw new Error('too large');
  return written.sha256;
}

describe('the folder of files', () => {
  it('has what came under its digest, and what is being taken under no digest', async () => {
    const sha256 = await taken('a', '甲', '乙');
    expect(names()).toEqual(['.new-a']);
    expect(await files.stateOf(sha256)).toBe('missing');
    valueOf(await files.keep('a', sha256));
    expect(names()).toEqual([sha256]);
    expect(Buffer.from(valueOf(await files.read(sha256))).toString()).toBe('甲乙');
    // A try after an answer that got lost.
    valueOf(await files.keep('a', sha256));
    expect(names()).toEqual([sha256]);
  });

  it('keeps nothing of what is too large or was cut off', async () => {
    expect(valueOf(await files.take('a', pieces('甲'.repeat(200), '乙'.repeat(200)), MOST))).toBe('tooLarge');
    async function* cut() {
      yield Buffer.from('甲');
      throw new UploadCut();
    }
    await expect(files.take('b', cut(), MOST)).rejects.toThrow(UploadCut);
    expect(names()).toEqual([]);
  });

  it('clears away what a killed process left, and nothing else', async () => {
    const sha256 = await taken('a', '甲');
    valueOf(await files.keep('a', sha256));
    writeFileSync(path.join(folder, 'files', '.new-b'), '半');
    const again = createEvidenceFolder(folder);
    // What comes in at once is not taken for a leftover.
    const settling = again.settle();
    const coming = again.take('c', pieces('丙'), MOST);
    await settling;
    valueOf(await coming);
    expect(names().toSorted()).toEqual(['.new-c', sha256].toSorted());
  });

  it('sees at once that bytes changed, though their number did not', async () => {
    const sha256 = await taken('a', '甲');
    valueOf(await files.keep('a', sha256));
    expect(await files.stateOf(sha256)).toBe('kept');
    const file = path.join(folder, 'files', sha256);
    writeFileSync(file, '乙');
    utimesSync(file, new Date(), new Date(Date.now() + 5000));
    expect(await files.stateOf(sha256)).toBe('changed');
    expect(await files.read(sha256)).toMatchObject({ ok: false, error: { code: 'file-changed' } });
  });

  it('leads nowhere by a name, an id or a digest', async () => {
    writeFileSync(path.join(folder, 'desk.sqlite'), '数据');
    for (const name of ['../desk.sqlite', '..', path.join(folder, 'desk.sqlite'), 'x/../../desk.sqlite']) {
      expect(await files.read(name)).toMatchObject({ ok: false, error: { code: 'not-found' } });
      expect(await files.keep('a', name)).toMatchObject({ ok: false });
      await files.take(name, pieces('甲'), MOST);
      await files.remove(name);
    }
    expect(readFileSync(path.join(folder, 'desk.sqlite'), 'utf8')).toBe('数据');
    expect(readdirSync(folder).toSorted()).toEqual(['desk.sqlite', 'files']);
  });
});

describe('a copy to be opened', () => {
  it('has the real name, cannot be written to, and lies in a folder of its own; those of the days before go', async () => {
    const first = valueOf(await writeOpenCopy({ name: '一月:公开.png', bytes: Buffer.from('甲') }, folder));
    expect(path.basename(first)).toBe('一月 公开.png');
    expect(statSync(first).mode & 0o222).toBe(0);
    expect(statSync(path.dirname(first)).mode & 0o077).toBe(0);
    const second = valueOf(await writeOpenCopy({ name: '../../a.png', bytes: Buffer.from('乙') }, folder));
    expect(path.dirname(path.dirname(second))).toBe(folder);
    expect(path.dirname(second)).not.toBe(path.dirname(first));
    const old = new Date(Date.now() - 25 * 60 * 60 * 1000);
    utimesSync(path.dirname(first), old, old);
    valueOf(await writeOpenCopy({ name: 'b.png', bytes: Buffer.from('丙') }, folder));
    expect(readdirSync(folder)).not.toContain(path.basename(path.dirname(first)));
    chmodSync(second, 0o600);
  });
});
