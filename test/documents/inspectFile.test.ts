import { describe, expect, it } from 'vitest';
import { inspectFile } from '../../electron/documents/inspecting/inspectFile.ts';
import { zipSync } from 'fflate';
import { REFUSED, TAKEN } from '../support/dangerousFiles.ts';

describe('files as evidence', () => {
  it.each(REFUSED.map(([code, word, name, bytes]) => ({ code, word, name, bytes })))(
    '$name ($word) is refused',
    async ({ code, word, name, bytes }) => {
      const looked = await inspectFile({ name, bytes });
      expect(looked).toMatchObject({ ok: false, error: { code, place: { file: name } } });
      const message = looked.ok ? '' : looked.error.message;
      expect(message).toContain(word);
      expect(message).toContain(`“${name}”`);
      expect(message).toContain('没有添加');
    },
  );

  it('an archive that unpacks to more than a machine holds is refused before it does', async () => {
    const bytes = Uint8Array.from(
      zipSync({ 'a.zip': zipSync({ 'a.txt': new Uint8Array(301 * 1024 * 1024) }, { level: 1 }) }),
    );
    expect(bytes.length).toBeLessThan(3 * 1024 * 1024);
    const looked = await inspectFile({ name: '资料.zip', bytes });
    expect(looked).toMatchObject({ ok: false, error: { code: 'unpacks-too-large' } });
  });

  it.each(TAKEN.map(([mediaType, name, bytes]) => ({ mediaType, name, bytes })))(
    '$name is taken as $mediaType',
    async ({ mediaType, name, bytes }) => {
      expect(await inspectFile({ name, bytes })).toEqual({ ok: true, value: { mediaType } });
    },
  );
});
