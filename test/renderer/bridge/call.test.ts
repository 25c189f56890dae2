import type { Bridge } from '../../../electron/contract/bridge.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { connect, putFile } from '../../../renderer/bridge/call.ts';

describe('handing a file to the app', () => {
  const sent: string[] = [];
  beforeEach(() => {
    sent.length = 0;
    const bridge: Bridge = {
      call: () => Promise.reject(new Error('not asked here')),
      put: (_name, input, bytes) => {
        sent.push(`${JSON.stringify(input)} ${bytes.length}`);
        return Promise.resolve({ ok: true, value: { fileId: 'f1', size: bytes.length } });
      },
      get: () => Promise.reject(new Error('not asked here')),
    };
    connect(bridge);
  });

  it('sends its name and bytes', async () => {
    await putFile(new File(['abc'], '表.xlsx'));
    expect(sent).toEqual(['{"name":"表.xlsx"} 3']);
  });

  it('says that a file open in WPS cannot be read, and what to do', async () => {
    const locked = new File(['abc'], '台账.xlsx');
    // What Chromium answers on Windows for a file that another program holds for itself.
    locked.arrayBuffer = () => Promise.reject(new DOMException('The file could not be read', 'NotReadableError'));
    await expect(putFile(locked)).rejects.toMatchObject({
      failure: { code: 'file-locked', place: { file: '台账.xlsx' }, message: expect.stringContaining('请关闭后重试') },
    });
    expect(sent).toEqual([]);
  });

  it('refuses a 200 MB file by its size, without reading it', async () => {
    const huge = new File([''], '照片.xlsx');
    Object.defineProperty(huge, 'size', { value: 200 * 1024 * 1024 });
    await expect(putFile(huge)).rejects.toMatchObject({
      failure: { code: 'file-too-large', message: expect.stringMatching(/照片\.xlsx.*200 MB.*50 MB/) },
    });
    expect(sent).toEqual([]);
  });
});
