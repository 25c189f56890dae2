import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDispatch } from '../../../electron/services/app/dispatch.ts';
import { testHandlers, openTestApp, type TestApp } from '../../support/testApp.ts';

const TASKS = new TextEncoder().encode(
  '序号,重点任务,工作举措,责任单位,完成时限\n1,信息公开,公开财政预算,区财政局,6月底前\n2,信息公开,公开统计公报,区统计局,9月底前\n',
);

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ today: '2021-06-15', year: 2021 });
});
afterAll(() => app.close());

/** Another process takes the data file's write lock; `letGo` ends with the lock free. */
async function held(): Promise<{ readonly letGo: () => Promise<void> }> {
  const holder: ChildProcess = fork(new URL('../../support/holdFile.ts', import.meta.url), [app.store.file]);
  await new Promise((resolve) => holder.once('message', resolve));
  const ended = new Promise<void>((resolve) => holder.once('exit', () => resolve()));
  return {
    letGo() {
      holder.send('let go');
      return ended;
    },
  };
}

const unit = (name: string) => ({ name, kind: 'department' as const, aliases: [] });
const names = async () => (await app.call('units.list', {})).units.map(({ name }) => name);

describe('a data file that another program holds', () => {
  it('is written once it is free; reads are answered meanwhile', async () => {
    const other = await held();
    let settled = false;
    const saving = app.ask('units.save', unit('区等候局')).finally(() => {
      settled = true;
    });
    expect(await names()).not.toContain('区等候局');
    expect((await app.call('workspace.status', {})).district).toBe('清河区');
    expect((await app.call('today.summary', { year: 2021 as never })).today).toBe('2021-06-15');
    expect(settled).toBe(false);
    await other.letGo();
    expect(await saving).toMatchObject({ ok: true, value: { changed: true } });
    expect((await names()).filter((name) => name === '区等候局')).toHaveLength(1);
  });

  it('is given up after the tries with a sentence that blames no second window, and nothing was written', async () => {
    const dispatch = createDispatch(testHandlers(app.context), { ...app.context, waits: [1, 1] });
    const before = app.store.revision();
    const other = await held();
    const answer = await dispatch('units.save', unit('区占用局'));
    await other.letGo();
    if (answer.ok) throw new Error('It was written');
    expect(answer.error.code).toBe('file-busy');
    expect(answer.error.message).toContain(app.store.file);
    expect(answer.error.message).toContain('备份软件');
    expect(answer.error.message).not.toContain('窗口');
    expect(app.store.revision()).toBe(before);
    expect(await names()).not.toContain('区占用局');
    expect(await dispatch('units.save', unit('区占用局'))).toMatchObject({ ok: true });
    expect(app.bugs).toEqual([]);
  });

  it('lets 今日 be read, which says what it cannot tell for now', async () => {
    await app.call('today.seen', {});
    app.setToday('2021-06-16');
    const other = await held();
    const barred = await app.call('today.summary', { year: 2021 as never });
    await other.letGo();
    expect(barred.since).toMatchObject({ day: '2021-06-15', changes: [], changesUnknown: true });
    const { since } = await app.call('today.summary', { year: 2021 as never });
    expect(since).toMatchObject({ day: '2021-06-15', changes: [] });
    expect(since).not.toHaveProperty('changesUnknown');
  });

  it('lets an import wait with one backup, and be made whole', async () => {
    const { previewId, tables } = await app.readFile('任务分解表.csv', TASKS, 2021);
    const input = {
      previewId,
      year: 2021 as never,
      tables: tables.map(({ tableId }) => tableId),
      names: {},
      rows: {},
    };
    const other = await held();
    const impatient = createDispatch(testHandlers(app.context), { ...app.context, waits: [1, 1, 1] });
    expect(await impatient('imports.confirm', input)).toMatchObject({ ok: false, error: { code: 'file-busy' } });
    expect(app.context.copies.list()).toHaveLength(1);
    const confirming = app.call('imports.confirm', input);
    await names();
    await other.letGo();
    const done = await confirming;
    expect(done).toMatchObject({ created: 2, changed: true });
    expect(app.context.copies.list()).toHaveLength(1);
    // Nor is it said of the import that it cannot be taken back.
    const another = await held();
    const asked = await impatient('imports.undoPreview', { importId: done.importId });
    await another.letGo();
    expect(asked).toMatchObject({ ok: false, error: { code: 'file-busy' } });
  });

  it('is read again where even reading is barred', async () => {
    const file = path.join(app.folder, 'barred.sqlite');
    const holder = new Database(file);
    holder.exec('CREATE TABLE t (x TEXT) STRICT; BEGIN EXCLUSIVE');
    const reader = new Database(file, { timeout: 0 });
    let tries = 0;
    const handlers = {
      ...testHandlers(app.context),
      'jobs.get': () => {
        tries += 1;
        if (tries === 3) holder.exec('COMMIT');
        return { ok: true as const, value: reader.prepare('SELECT COUNT(*) AS rows FROM t').get() as never };
      },
    };
    const dispatch = createDispatch(handlers, { ...app.context, waits: [1, 1, 1] });
    expect(await dispatch('jobs.get', { jobId: 'j' })).toEqual({ ok: true, value: { rows: 0 } });
    expect(tries).toBe(3);
    reader.close();
    holder.close();
  });
});
