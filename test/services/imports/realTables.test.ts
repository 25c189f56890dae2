import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportPreview } from '../../../electron/contract/imports.ts';
import { openTestApp, type TestApp } from '../../support/testApp.ts';
import { breakdownFixture, scheduleFixture } from '../../support/fixtures.ts';
import { YEAR } from './importFixtures.ts';

const inputs = path.resolve(import.meta.dirname, '../../../../shared/inputs');
const present = existsSync(inputs);
const why = present ? '' : '（跳过：没有 ../shared/inputs）';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp({ today: '2021-06-15', year: 2021 });
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

/** Confirms all tables; unknown units become units, groups get two members, functions stay to check. */
function confirm(read: ImportPreview) {
  const names = read.unknownNames.map(({ name, kind, suggestedKind }) => {
    if (kind === 'unit') return [name, { as: 'newUnit' as const, name, kind: suggestedKind }] as const;
    if (kind === 'function') return [name, { as: 'skip' as const }] as const;
    const members = ['区教育局', '清河镇'];
    return [name, { as: 'newGroup' as const, name, memberKind: 'department' as const, members }] as const;
  });
  return app.call('imports.confirm', {
    previewId: read.previewId,
    year: YEAR,
    tables: read.tables.map((table) => table.tableId),
    names: Object.fromEntries(names),
    rows: {},
  });
}

/** Reads, confirms, reads again (nothing changed), and takes it back. */
async function thereAndBack(name: string, bytes: Uint8Array<ArrayBuffer>) {
  const empty = await app.call('units.list', {});
  const read = await app.readFile(name, bytes, YEAR);
  const rows = read.tables.reduce((sum, table) => sum + table.rows.length, 0);
  const summary = await confirm(read);
  expect(summary).toMatchObject({ created: rows, updated: 0, unchanged: 0 });
  const duties = await app.call('duties.list', { year: YEAR });
  expect(duties).toHaveLength(rows);
  const detail = await app.call('duties.get', { id: duties[0]?.id as never });
  expect(detail.source).toMatchObject({ fileName: name, sheet: read.tables[0]?.sheet });
  const again = await app.readFile(name, bytes, YEAR);
  expect(again.tables.flatMap((table) => table.rows.filter((row) => row.state !== 'same'))).toEqual([]);
  // Functions were left unread: nothing changed, so nothing is asked again.
  expect(again.unknownNames).toEqual([]);
  expect(await confirm(again)).toMatchObject({ importId: summary.importId, created: 0, updated: 0, changed: false });
  const undone = await app.call('workspace.undo', {});
  expect(undone.undone).toBe(`导入《${name}》（${rows} 项）`);
  expect(await app.call('duties.list', { year: YEAR })).toEqual([]);
  expect(await app.call('units.list', {})).toEqual(empty);
  return read;
}

describe('tables from a workbook', () => {
  it.each([
    ['schedule', scheduleFixture()],
    ['breakdown', breakdownFixture()],
  ])('go in and out whole: %s', async (kind, fixture) => {
    const read = await thereAndBack(fixture.name, fixture.bytes);
    expect(read.tables[0]?.kind).toBe(kind);
  });

  it.skipIf(!present).each([
    ['山亭区2021年定时公开指标明细表.xlsx', 'schedule', 22, 22, undefined],
    ['周村区2021年政务公开工作任务分解表.xlsx', 'breakdown', 52, 56, 5],
    ['平度市2018年政务公开任务分解落实方案.xlsx', 'breakdown', 32, 32, 21],
    ['平度市2018年政务公开任务分解落实方案.xls', 'breakdown', 32, 32, 21],
  ])(`%s of an office${why}`, async (name, kind, measures, duties, tasks) => {
    const read = await thereAndBack(name, new Uint8Array(readFileSync(path.join(inputs, name))));
    const [table] = read.tables;
    expect([table?.kind, table?.measures, table?.rows.length]).toEqual([kind, measures, duties]);
    if (tasks !== undefined) expect(table?.tasks).toBe(tasks);
  });

  it('that are no tables leave nothing behind', async () => {
    const bytes = new TextEncoder().encode('这不是工作簿');
    await expect(app.readFile('坏.xlsx', bytes, YEAR)).rejects.toThrow('nothing-asked');
    expect((await app.refusal('imports.read', { fileId: 'gone', year: YEAR })).code).toBe('not-found');
    expect((await app.refusal('imports.read', { fileId: 'gone', year: 2030 as never })).code).toBe('not-found');
  });
});
