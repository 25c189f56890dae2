import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestDesk, type TestDesk } from '../support/testDesk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await startTestDesk({ today: '2021-06-15' });
  await desk.call('workspace.setUp', { district: '清河区', year: 2021 as never });
});
afterEach(() => desk.close());

const addUnit = (name: string) => desk.call('units.save', { name, kind: 'department', aliases: [] });
const unitNames = async () => (await desk.call('units.list', {})).units.map(({ name }) => name);

describe('a restore', () => {
  it('puts a copy in place, moves what was here aside, and is taken back like any other', async () => {
    await addUnit('区甲局');
    const { name } = await desk.call('backups.make', {});
    await addUnit('区乙局');
    const preview = await desk.call('backups.preview', { source: { from: 'copy', name } });
    expect(preview).toMatchObject({ kinship: 'same', here: { counts: { units: 2 } }, there: { counts: { units: 1 } } });
    const { aside } = await desk.call('backups.restore', { previewId: preview.previewId, agreed: false });
    expect(await unitNames()).toEqual(['区甲局']);
    expect(aside).toBe('0001_2021-06-15');
    const overview = await desk.call('backups.overview', {});
    expect(overview.aside).toMatchObject([{ name: aside, holds: { counts: { units: 2 } } }]);
    expect(overview.copies[0]).toMatchObject({ kind: 'beforeRestore', stays: true, holds: { counts: { units: 2 } } });

    const back = await desk.call('backups.preview', { source: { from: 'aside', name: aside ?? '' } });
    await desk.call('backups.restore', { previewId: back.previewId, agreed: false });
    expect(await unitNames()).toEqual(['区甲局', '区乙局']);
    expect(readdirSync(desk.folder).filter((file) => file.startsWith('.desk-look-'))).toEqual([]);
    expect(existsSync(path.join(desk.folder, 'restore.json'))).toBe(false);
    expect(desk.bugs()).toBe('');
  });
});
