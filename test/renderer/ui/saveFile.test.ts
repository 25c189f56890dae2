import type { Bridge } from '../../../electron/contract/bridge.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connect, FailureError } from '../../../renderer/bridge/call.ts';
import { saveBytes, saveFile } from '../../../renderer/ui/saveFile.ts';

const file = {
  name: '台账.xlsx',
  mediaType: 'text/csv; charset=utf-8',
  bytes: new TextEncoder().encode('内容'),
};

function page(more: Partial<Bridge> = {}): void {
  connect({
    call: () => Promise.reject(new Error('nothing is asked here')),
    put: async (_name, input) => ({ ok: true, value: { fileId: `put ${(input as { name: string }).name}`, size: 6 } }),
    get: async () => ({ ok: true, value: file }),
    ...more,
  });
}

/** A file as the browser's dialog gives it, which fails at one step; keeps what was written and whether it was given up. */
function picked(failsAt?: 'create' | 'write' | 'close', name = 'NoModificationAllowedError') {
  const seen = { written: '', closed: false, aborted: false };
  const fail = (at: typeof failsAt) =>
    at === failsAt ? Promise.reject(new DOMException('no', name)) : Promise.resolve();
  const writable = {
    write: (bytes: Uint8Array) => {
      seen.written += new TextDecoder().decode(bytes);
      return fail('write');
    },
    close: async () => {
      await fail('close');
      seen.closed = true;
    },
    abort: async () => {
      seen.aborted = true;
    },
  };
  return { seen, handle: { name: '新名.xlsx', createWritable: () => fail('create').then(() => writable) } };
}

beforeEach(() => {
  page();
  URL.createObjectURL = () => 'blob:1';
  URL.revokeObjectURL = () => undefined;
});
afterEach(() => {
  delete window.showSaveFilePicker;
  vi.restoreAllMocks();
});

describe('saving in a browser', () => {
  it('asks where to, and answers the name that the person chose', async () => {
    const { seen, handle } = picked();
    const ask = vi.fn(() => Promise.resolve(handle));
    window.showSaveFilePicker = ask;
    expect(await saveFile('f1')).toBe('新名.xlsx');
    expect(ask).toHaveBeenCalledWith({ suggestedName: '台账.xlsx', types: [{ accept: { 'text/csv': ['.xlsx'] } }] });
    expect(seen).toEqual({ written: '内容', closed: true, aborted: false });
  });

  it('does nothing more when the person closes the dialog', async () => {
    window.showSaveFilePicker = () => Promise.reject(new DOMException('no', 'AbortError'));
    expect(await saveBytes(file)).toBe(undefined);
  });

  it.each([
    ['create', 'NoModificationAllowedError', 'file-locked', /正被 WPS、Excel 等程序打开/],
    ['write', 'QuotaExceededError', 'disk-full', /磁盘空间不足/],
    ['close', 'NotAllowedError', 'not-writable', /只读的/],
    ['create', 'NotFoundError', 'not-writable', /已不存在/],
    ['close', 'InvalidStateError', 'not-writable', /可能正被别的程序打开/],
  ] as const)(
    'says in the same words what went wrong (%s: %s), and gives up what it had begun',
    async (at, name, code, words) => {
      const { seen, handle } = picked(at, name);
      window.showSaveFilePicker = () => Promise.resolve(handle);
      const fault = await saveBytes(file).catch((error: unknown) => error);
      expect(fault).toBeInstanceOf(FailureError);
      expect((fault as FailureError).failure).toMatchObject({ code, place: { file: '新名.xlsx' } });
      expect((fault as FailureError).message).toMatch(words);
      expect([seen.closed, seen.aborted]).toEqual([false, at !== 'create']);
    },
  );

  it.each([undefined, 'SecurityError'])('is a download where there is no dialog (%s)', async (name) => {
    if (name) window.showSaveFilePicker = () => Promise.reject(new DOMException('no', name));
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    expect(await saveBytes(file)).toBe('台账.xlsx');
    expect(click).toHaveBeenCalledOnce();
  });
});

describe('saving in the app’s own window', () => {
  it('goes through the host, for files of the app and of the page', async () => {
    const save = vi.fn(async () => ({ ok: true as const, value: { name: '新名.xlsx' } }));
    page({ save });
    expect([await saveFile('f1'), await saveBytes(file)]).toEqual(['新名.xlsx', '新名.xlsx']);
    expect(save.mock.calls).toEqual([
      ['files.get', { fileId: 'f1' }],
      ['files.get', { fileId: 'put 台账.xlsx' }],
    ]);
  });

  it('passes on what the host says', async () => {
    page({ save: async () => ({ ok: false, error: { code: 'disk-full', message: '磁盘空间不足。' } }) });
    await expect(saveFile('f1')).rejects.toThrow('磁盘空间不足。');
  });
});
