import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportPreview } from '../../../electron/contract/imports.ts';
import { storePaths } from '../../../electron/store/file/paths.ts';
import { examineFolder } from '../../../electron/store/recovery/examine.ts';
import { workbookBytes } from '../../support/fixtures.ts';
import { temporaryFolder } from '../../support/storeFixtures.ts';
import { openTestApp, type TestApp } from '../../support/testApp.ts';
import { YEAR } from './importFixtures.ts';

let app: TestApp;
let place: ReturnType<typeof temporaryFolder>;
beforeEach(async () => {
  place = temporaryFolder();
  app = await openTestApp({ today: '2021-06-15', year: 2021, folder: place.folder });
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
  place.remove();
});

const NAME = '明细表.xlsx';
const HEADER = ['序号', '指标名称', '单位名称', '公开时限'];
const ROWS = [
  ['1', '部门会议公开', '区民政局', '每月'],
  ['2', '财政预决算', '区财政局', '每年8月底前'],
  ['3', '公共资源配置', '区住建局', '每季度'],
];
const table = (rows: readonly (readonly string[])[] = ROWS, header: readonly string[] = HEADER) =>
  workbookBytes([{ name: '表', rows: [header, ...rows] }]);

async function keep(bytes = table(), name = NAME): Promise<string> {
  return (await app.call('imports.keep', { fileId: await app.putFile(name, bytes), year: YEAR })).draftId;
}

async function read(draftId: string): Promise<ImportPreview> {
  const { jobId, previewId } = await app.call('imports.readDraft', { draftId, year: YEAR });
  const done = jobId === undefined ? previewId : (await app.finished(jobId)).previewId;
  return app.call('imports.preview', { previewId: done ?? '' });
}

const drafts = () => app.call('imports.drafts', {});
const states = async () => (await drafts()).map(({ fileName, state }) => `${fileName} ${state}`);
const folderOf = (draftId: string) => path.join(place.folder, 'drafts', draftId);
const recordOf = (draftId: string) => path.join(folderOf(draftId), 'draft.json');

/** The program ends, kindly or not, and is started again: nothing is left but the folder. */
async function restart(): Promise<void> {
  await app.close();
  app = await openTestApp({ today: '2021-06-16', folder: place.folder });
}

function confirm({ previewId, tables, unknownNames }: ImportPreview) {
  const names = unknownNames.map(({ name, suggestedKind }) => [
    name,
    { as: 'newUnit' as const, name, kind: suggestedKind },
  ]);
  return {
    previewId,
    year: YEAR,
    tables: tables.map(({ tableId }) => tableId),
    names: Object.fromEntries(names) as Record<string, { as: 'newUnit'; name: string; kind: 'department' }>,
    rows: {},
  };
}

const DECISIONS = {
  tables: { t0: false },
  rows: { 't0-1': { include: false }, 't0-2': { include: true, rules: [] } },
  names: {
    区民政局: { as: 'newGroup' as const, name: '民政系统', memberKind: 'department' as const, members: 'all' as const },
  },
  step: 'names' as const,
  yearAccepted: true,
};

describe('a file that waits to be imported', () => {
  it('stays with all that was decided over a restart, and goes when it is written', async () => {
    const draftId = await keep();
    expect(await drafts()).toMatchObject([{ draftId, fileName: NAME, size: table().length, year: 2021, decided: 0 }]);
    expect(await states()).toEqual([`${NAME} waiting`]);
    await read(draftId);
    expect(await states()).toEqual([`${NAME} ready`]);
    expect(await app.call('imports.decide', { draftId, ...DECISIONS })).toEqual({ revision: 2 });
    await restart();
    expect(await drafts()).toMatchObject([{ draftId, fileName: NAME, state: 'waiting', decided: 4 }]);
    const preview = await read(draftId);
    expect(await app.call('imports.decisions', { draftId })).toMatchObject({
      decisions: { ...DECISIONS, remove: [] },
      lost: 0,
    });
    expect((await app.getFile((await app.call('imports.draftFile', { draftId })).fileId)).bytes).toEqual(table());
    expect(await app.call('imports.confirm', confirm(preview))).toMatchObject({ created: 3 });
    expect(await drafts()).toEqual([]);
    expect(readdirSync(path.join(place.folder, 'drafts'))).toEqual([]);
  });

  it('is one file, however often it is dropped, and two under two names', async () => {
    const draftId = await keep();
    expect(await keep()).toBe(draftId);
    expect(await keep(table(), '另一份.xlsx')).not.toBe(draftId);
    expect(await drafts()).toHaveLength(2);
  });

  it('keeps the header that was shown by hand, and the ids of its tables with it', async () => {
    // Cells too short to tell what is to be done.
    const rows = ROWS.map(([, content = '', ...row]) => [content.slice(0, 2), ...row, '']);
    const draftId = await keep(
      workbookBytes([
        { name: '甲', rows: [['子', '丑', '寅'], ...rows] },
        { name: '表', rows: [HEADER, ...ROWS] },
      ]),
    );
    const first = await read(draftId);
    expect(first.tables.map(({ tableId, sheet }) => [tableId, sheet])).toEqual([['t0', '表']]);
    const columns = (['content', 'units', 'time'] as const).map((role, column) => ({ column, role }));
    await app.call('imports.setLayout', {
      previewId: first.previewId,
      sheet: '甲',
      headerRows: [0, 0],
      kind: 'schedule',
      columns,
      remember: false,
    });
    await app.call('imports.decide', { draftId, rows: { 't0-1': { include: false }, 't1-2': { include: false } } });
    await restart();
    const again = await read(draftId);
    expect(again.tables.map(({ tableId, sheet }) => [tableId, sheet])).toEqual([
      ['t1', '甲'],
      ['t0', '表'],
    ]);
    const { decisions, lost } = await app.call('imports.decisions', { draftId });
    expect([Object.keys(decisions.rows), lost]).toEqual([['t0-1', 't1-2'], 0]);
  });

  it('lets go of what was decided about rows that read otherwise now, and says of how many', async () => {
    const draftId = await keep();
    await read(draftId);
    await app.call('imports.decide', { draftId, rows: DECISIONS.rows });
    await app.close();
    writeFileSync(recordOf(draftId), readFileSync(recordOf(draftId), 'utf8').replace('部门会议公开', '以前读作别的'));
    app = await openTestApp({ today: '2021-06-16', folder: place.folder });
    await read(draftId);
    const { decisions, lost } = await app.call('imports.decisions', { draftId });
    expect([Object.keys(decisions.rows), lost]).toEqual([['t0-2'], 1]);
  });

  it('of another year is read for that, and forgets what was said of the first one', async () => {
    await app.call('workspace.openYear', { year: 2022 as never });
    const draftId = await keep();
    await read(draftId);
    await app.call('imports.decide', { draftId, ...DECISIONS });
    const { jobId } = await app.call('imports.readDraft', { draftId, year: 2022 as never });
    await app.finished(jobId ?? '');
    expect(await drafts()).toMatchObject([{ draftId, year: 2022, state: 'ready' }]);
    const { decisions } = await app.call('imports.decisions', { draftId });
    expect(decisions).toMatchObject({ rows: DECISIONS.rows, yearAccepted: false });
  });

  it('that cannot be read says why, now and when it is tried again after a restart', async () => {
    const draftId = await keep(new TextEncoder().encode('这不是表格\0\u0001\u0002'), '坏.xlsx');
    const failed = async () => {
      const { jobId = '' } = await app.call('imports.readDraft', { draftId, year: YEAR });
      return (await app.finished(jobId)).error?.code;
    };
    const code = await failed();
    expect(await drafts()).toMatchObject([{ state: 'failed', error: { code } }]);
    await restart();
    expect(await states()).toEqual(['坏.xlsx waiting']);
    expect(await failed()).toBe(code);
  });
});

describe('two windows', () => {
  it('decide about different rows of one file, and neither takes back what the other said', async () => {
    const draftId = await keep();
    await read(draftId);
    const answers = await Promise.all([
      app.call('imports.decide', { draftId, rows: { 't0-1': { include: false } } }),
      app.call('imports.decide', { draftId, rows: { 't0-2': { include: false } }, step: 'names' }),
      app.call('imports.decide', { draftId, rows: { 't0-3': { include: false } } }),
    ]);
    expect(new Set(answers.map(({ revision }) => revision)).size).toBe(3);
    const { decisions } = await app.call('imports.decisions', { draftId });
    expect([Object.keys(decisions.rows), decisions.step]).toEqual([['t0-1', 't0-2', 't0-3'], 'names']);
    await restart();
    expect((await app.call('imports.decisions', { draftId })).decisions).toEqual(decisions);
  });

  it('ask for one reading at the same time and get the same; written in one, the other is told', async () => {
    const draftId = await keep();
    const [one, two] = await Promise.all([
      app.call('imports.readDraft', { draftId, year: YEAR }),
      app.call('imports.readDraft', { draftId, year: YEAR }),
    ]);
    expect(one).toEqual(two);
    const preview = await read(draftId);
    await app.call('imports.confirm', confirm(preview));
    for (const refused of [
      app.refusal('imports.confirm', confirm(preview)),
      app.refusal('imports.decide', { draftId, step: 'names' }),
      app.refusal('imports.readDraft', { draftId, year: YEAR }),
    ]) {
      expect((await refused).code).toBe('not-found');
    }
    // To drop what is gone is no mistake.
    await app.call('imports.drop', { draftIds: [draftId], dropped: true });
    expect(await app.call('duties.list', { year: YEAR })).toHaveLength(3);
  });
});

describe('a window that shows an earlier state', () => {
  const shown = async (draftId: string) => (await app.call('imports.decisions', { draftId })).revision;
  const contents = async () => (await app.call('duties.list', { year: YEAR })).map(({ content }) => content);

  it('writes nothing of what another has left out since, and all once it shows that', async () => {
    const draftId = await keep();
    const preview = await read(draftId);
    const revision = await shown(draftId);
    const rows = { 't0-2': { include: false } };
    await app.call('imports.decide', { draftId, rows });
    const refused = await app.refusal('imports.confirm', { ...confirm(preview), revision });
    expect(refused).toMatchObject({ code: 'conflict', message: expect.stringContaining('另一个窗口') as string });
    expect(await contents()).toEqual([]);
    expect(await states()).toEqual([`${NAME} ready`]);
    const now = { ...confirm(preview), rows, revision: await shown(draftId) };
    expect(await app.call('imports.confirm', now)).toMatchObject({ created: 2 });
    expect(await contents()).toEqual(['部门会议公开', '公共资源配置']);
  });

  it('writes nothing while the other decides in the middle of the writing', async () => {
    const draftId = await keep();
    const preview = await read(draftId);
    const revision = await shown(draftId);
    const writing = app.ask('imports.confirm', { ...confirm(preview), revision });
    await app.call('imports.decide', { draftId, rows: { 't0-2': { include: false } } });
    expect((await writing).error?.code).toBe('conflict');
    expect(await contents()).toEqual([]);
  });

  it('of the file itself is refused too: another has had it read otherwise', async () => {
    const draftId = await keep();
    const preview = await read(draftId);
    const columns = (['number', 'content', 'units', 'time'] as const).map((role, column) => ({ column, role }));
    const layout = { sheet: '表', headerRows: [0, 0] as [number, number], kind: 'schedule' as const, columns };
    const { previewId } = preview;
    const again = await app.call('imports.setLayout', { ...layout, previewId, remember: false });
    expect(again).toMatchObject({ version: 1, draft: { draftId, revision: await shown(draftId) } });
    const old = { ...confirm(preview), version: preview.version, revision: await shown(draftId) };
    expect((await app.refusal('imports.confirm', old)).code).toBe('conflict');
    const now = { ...confirm(again), version: 1, revision: await shown(draftId) };
    expect(await app.call('imports.confirm', now)).toMatchObject({ created: 3 });
  });

  it('is told that the file was dropped, or written already', async () => {
    const draftId = await keep();
    const preview = await read(draftId);
    const input = () => confirm(preview);
    await app.call('imports.drop', { draftIds: [draftId], dropped: true });
    expect((await app.refusal('imports.confirm', input())).message).toContain('已在另一个窗口中放弃');
    await app.call('imports.drop', { draftIds: [draftId], dropped: false });
    expect(await app.call('imports.confirm', input())).toMatchObject({ created: 3 });
    expect((await app.refusal('imports.confirm', input())).message).toContain('已在另一个窗口中写入');
    expect(await contents()).toHaveLength(3);
  });
});

describe('dropped', () => {
  it('it can be had back until it is cleared away, or the program ends', async () => {
    const [first, second] = [await keep(), await keep(table(ROWS.slice(1)), '乙.xlsx')];
    await app.call('imports.decide', { draftId: first, ...DECISIONS });
    await app.call('imports.drop', { draftIds: [first, second], dropped: true });
    expect(await states()).toEqual([`${NAME} dropped`, '乙.xlsx dropped']);
    expect((await app.refusal('imports.readDraft', { draftId: first, year: YEAR })).code).toBe('not-found');
    await app.call('imports.drop', { draftIds: [first], dropped: false });
    expect(await drafts()).toMatchObject([
      { state: 'waiting', decided: 4 },
      { draftId: second, state: 'dropped' },
    ]);
    await app.call('imports.clearDropped', {});
    expect(await states()).toEqual([`${NAME} waiting`]);
    expect(existsSync(folderOf(second))).toBe(false);
    await app.call('imports.drop', { draftIds: [first], dropped: true });
    await restart();
    expect(await drafts()).toEqual([]);
    expect(existsSync(folderOf(first))).toBe(false);
  });
});

describe('killed at any moment', () => {
  it('what was half made or half taken away goes, and the rest is there', async () => {
    const draftId = await keep();
    await app.close();
    for (const half of ['.half-made', '.half-gone']) {
      mkdirSync(folderOf(half));
      writeFileSync(path.join(folderOf(half), 'file'), 'x');
    }
    app = await openTestApp({ today: '2021-06-16', folder: place.folder });
    expect(await drafts()).toMatchObject([{ draftId }]);
    expect(readdirSync(path.join(place.folder, 'drafts'))).toEqual([draftId]);
  });

  it('between the writing and the end of the draft, the ledger says whether it was written', async () => {
    const [written, other] = [await keep(), await keep(table(ROWS.slice(1)), '乙.xlsx')];
    const preview = await read(written);
    const record = readFileSync(recordOf(written), 'utf8');
    const bytes = readFileSync(path.join(folderOf(written), 'file'));
    await app.call('imports.confirm', confirm(preview));
    await app.close();
    // As it was on the disk just then: marked, and not yet taken away.
    mkdirSync(folderOf(written));
    writeFileSync(path.join(folderOf(written), 'file'), bytes);
    for (const [draftId, text] of [
      [written, record],
      [other, readFileSync(recordOf(other), 'utf8')],
    ] as const) {
      writeFileSync(
        recordOf(draftId),
        JSON.stringify({ ...(JSON.parse(text) as object), writingSince: '2021-06-15T02:00:00.000Z' }),
      );
    }
    app = await openTestApp({ today: '2021-06-16', folder: place.folder });
    expect(await states()).toEqual(['乙.xlsx waiting']);
    expect((await read(other)).tables[0]?.rows.map(({ state }) => state)).toEqual(['same', 'same']);
  });

  it('a file or a record that somebody spoilt is told of, and never read as if it were whole', async () => {
    const [spoilt, recordless] = [await keep(), await keep(table(ROWS.slice(1)), '乙.xlsx')];
    await app.close();
    writeFileSync(path.join(folderOf(spoilt), 'file'), table(ROWS.slice(0, 1)));
    writeFileSync(recordOf(recordless), '{"fileName":');
    app = await openTestApp({ today: '2021-06-16', folder: place.folder });
    expect((await states()).toSorted()).toEqual([
      `${NAME} waiting`,
      `记录已损坏的草稿（${recordless.slice(0, 8)}） waiting`,
    ]);
    for (const draftId of [spoilt, recordless]) {
      const { jobId = '' } = await app.call('imports.readDraft', { draftId, year: YEAR });
      expect((await app.finished(jobId)).error).toMatchObject({
        code: 'not-found',
        message: expect.stringContaining('已被改动或损坏') as string,
      });
    }
  });
});

describe('the folder of drafts', () => {
  it('that cannot be written to refuses the file, and what is known stays', async () => {
    const draftId = await keep();
    rmSync(path.join(place.folder, 'drafts'), { recursive: true });
    writeFileSync(path.join(place.folder, 'drafts'), 'a file');
    const fileId = await app.putFile('乙.xlsx', table(ROWS.slice(1)));
    expect(await app.refusal('imports.keep', { fileId, year: YEAR })).toMatchObject({
      code: 'not-writable',
      message: expect.stringContaining('drafts') as string,
    });
    expect((await app.refusal('imports.decide', { draftId, step: 'names' })).code).toBe('not-writable');
    rmSync(path.join(place.folder, 'drafts'));
  });

  it('shows that an office has worked here: without the data file no new one is begun', async () => {
    await keep();
    const paths = storePaths(place.folder);
    app.store.close();
    for (const file of [paths.file, paths.wal, paths.shm]) rmSync(file, { force: true });
    expect(examineFolder(paths)).toEqual({ kind: 'missing' });
    rmSync(paths.drafts, { recursive: true });
    rmSync(paths.backups, { recursive: true, force: true });
    expect(examineFolder(paths)).toBeUndefined();
  });
});
