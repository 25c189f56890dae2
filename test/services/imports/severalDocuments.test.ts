import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportPreview } from '../../../electron/contract/imports.ts';
import type { DutyId, ImportId } from '../../../electron/domain/brand.ts';
import type { TableKind } from '../../../electron/domain/model/documents.ts';
import { writingOf } from '../../../renderer/imports/takes.ts';
import { openTestApp, type TestApp } from '../../support/testApp.ts';
import { temporaryFolder } from '../../support/storeFixtures.ts';
import { confirmAll, preview, recognisedFile, YEAR, type FixtureRow } from './importFixtures.ts';

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

const ROWS: readonly FixtureRow[] = [
  { content: '部门会议公开的内容和结果', time: '每月', units: '区民政局' },
  { content: '财政预决算及三公经费', time: '每年8月底前', units: '区财政局' },
  { content: '公共资源配置的全过程', time: '每季度', units: '区住建局' },
];

interface Kind {
  readonly name: string;
  readonly title: string;
  readonly sheet: string;
  readonly kind: TableKind;
}
/** The schedule that came first, and a plan's annex that repeats it. */
const SCHEDULE: Kind = { name: '明细表.xlsx', title: '清河区定时公开指标明细表', sheet: '明细表', kind: 'schedule' };
const ANNEX: Kind = { name: '工作要点.docx', title: '附件2 指标一览', sheet: '表格1', kind: 'schedule' };
/** A breakdown, and the text of the plan that says the same measures. */
const BREAKDOWN: Kind = { name: '分解表.xlsx', title: '清河区任务分解表', sheet: '分解', kind: 'breakdown' };
const TEXT: Kind = { name: '方案.docx', title: '清河区公开方案', sheet: '正文', kind: 'plan' };

const fileOf = ({ title, sheet, kind }: Kind, rows = ROWS) => recognisedFile(rows, { title, sheet, kind });

async function take(document: Kind, rows = ROWS): Promise<ImportId> {
  const { importId } = await confirmAll(app, fileOf(document, rows), document.name);
  if (!importId) throw new Error('nothing was imported');
  return importId;
}

const look = async (document: Kind, rows = ROWS) => {
  const { tables } = await preview(app, fileOf(document, rows), document.name);
  return {
    states: tables.flatMap((table) => table.rows.map(({ state }) => state)),
    missing: tables.flatMap((table) => table.missing),
  };
};

const duties = () => app.call('duties.list', { year: YEAR });
const contents = async () => (await duties()).map(({ content }) => content);
const dutyOf = async (content: string): Promise<DutyId> => {
  const found = (await duties()).find((duty) => duty.content === content);
  if (!found) throw new Error(`no duty ${content}`);
  return found.id;
};
const undo = (importId: ImportId, edited: 'keep' | 'takeBack' = 'keep') =>
  app.call('imports.undo', { importId, edited });

/** The second row reads otherwise, as after an edit of its cell. */
const edited = (rows = ROWS): readonly FixtureRow[] =>
  rows.map((row, index) => (index === 1 ? { ...row, content: '财政预决算、三公经费和绩效' } : row));

describe.each([
  ['a schedule and an annex that repeats it', SCHEDULE, ANNEX],
  ['an annex and the schedule that repeats it', ANNEX, SCHEDULE],
  ['a table and the text of its plan', BREAKDOWN, TEXT],
  ['the text of a plan and its table', TEXT, BREAKDOWN],
])('%s', (_, first, second) => {
  it('each finds its own duties by its own last words: an edited cell is a change, never a second duty', async () => {
    await take(first);
    await take(second);
    expect(await duties()).toHaveLength(3);
    expect(await look(first)).toEqual({ states: ['same', 'same', 'same'], missing: [] });
    expect((await look(first, edited())).states).toEqual(['same', 'changed', 'same']);
    expect((await look(second, edited())).states).toEqual(['same', 'changed', 'same']);
    const summary = await confirmAll(app, fileOf(first, edited()), first.name);
    expect(summary).toMatchObject({ created: 0, updated: 1, unchanged: 2 });
    expect(await contents()).toHaveLength(3);
    // The other document says what it always said: that is no news, whatever the first says now.
    expect(await look(second)).toEqual({ states: ['same', 'same', 'same'], missing: [] });
    expect((await look(second, edited())).states).toEqual(['same', 'same', 'same']);
  });

  it('the page says beforehand what writing does: change, note that the second contains them too, or nothing', async () => {
    const writing = async (document: Kind, rows = ROWS) => {
      const { tables } = await preview(app, fileOf(document, rows), document.name);
      return tables.flatMap((table) => table.rows.map((row) => writingOf(row, undefined)));
    };
    expect(await writing(first)).toEqual(['change', 'change', 'change']);
    await take(first);
    expect(await writing(first)).toEqual(['nothing', 'nothing', 'nothing']);
    expect(await writing(second)).toEqual(['note', 'note', 'note']);
    await take(second);
    expect(await writing(second)).toEqual(['nothing', 'nothing', 'nothing']);
    expect(await writing(second, edited())).toEqual(['nothing', 'change', 'nothing']);
    const revision = app.store.revision();
    expect(await confirmAll(app, fileOf(second), second.name)).toMatchObject({ changed: false });
    expect(app.store.revision()).toBe(revision);
  });

  it('both miss a row that they had', async () => {
    await take(first);
    await take(second);
    for (const document of [first, second]) {
      const { missing } = await look(document, ROWS.slice(0, 2));
      expect(missing.map(({ content }) => content)).toEqual([ROWS[2]?.content]);
      expect(missing[0]?.alsoIn).toEqual([(document === first ? second : first).name]);
    }
  });

  it('the second stands for what both contain when the first is taken back', async () => {
    const one = await take(first);
    const two = await take(second, ROWS.slice(0, 2));
    const found = await app.call('imports.undoPreview', { importId: one });
    expect(found).toMatchObject({ untouched: 1, edited: [], contained: 0, kept: [] });
    expect(found.held.map(({ content, by }) => [content, by.map(({ fileName }) => fileName)])).toEqual(
      ROWS.slice(0, 2).map(({ content }) => [content, [second.name]]),
    );
    expect(await undo(one)).toMatchObject({ takenBack: 1, kept: 2 });
    expect(await contents()).toEqual(ROWS.slice(0, 2).map(({ content }) => content));
    expect((await look(second, ROWS.slice(0, 2))).states).toEqual(['same', 'same']);
    // With the last one that contains them they go, and their units with them.
    expect(await app.call('imports.undoPreview', { importId: two })).toMatchObject({ untouched: 2, held: [] });
    expect(await undo(two)).toMatchObject({ takenBack: 2, kept: 0 });
    expect(await duties()).toEqual([]);
    expect((await app.call('units.list', {})).units).toEqual([]);
    await app.call('workspace.undo', {});
    expect(await duties()).toHaveLength(2);
  });

  it('the first loses nothing when the second is taken back, nor what was done since', async () => {
    await take(first);
    const two = await take(second);
    await app.call('duties.update', { id: await dutyOf(ROWS[0]?.content ?? ''), number: '11' });
    const before = await duties();
    expect(await app.call('imports.undoPreview', { importId: two })).toMatchObject({
      untouched: 0,
      edited: [],
      held: [],
      contained: 3,
    });
    expect(await undo(two, 'takeBack')).toMatchObject({ takenBack: 0, kept: 0 });
    expect(await duties()).toEqual(before);
    expect((await look(first, edited())).states).toEqual(['same', 'changed', 'same']);
  });
});

describe('what later imports say', () => {
  it('of a change stands for it, and another document does not', async () => {
    await take(SCHEDULE);
    const change = await take(SCHEDULE, edited());
    await take(ANNEX);
    expect(await app.call('imports.undoPreview', { importId: change })).toMatchObject({ untouched: 1, held: [] });
    const again = await take(SCHEDULE, [
      ...edited(),
      { content: '重大项目批准和实施', time: '每月', units: '区民政局' },
    ]);
    const { held } = await app.call('imports.undoPreview', { importId: change });
    expect(held).toMatchObject([
      { content: '财政预决算、三公经费和绩效', made: false, by: [{ fileName: SCHEDULE.name }] },
    ]);
    await undo(again);
    await undo(change);
    expect(await contents()).toEqual(ROWS.map(({ content }) => content));
  });

  it('keeps what somebody worked on between two imports that are both taken back, unless the person says otherwise', async () => {
    const one = await take(SCHEDULE);
    await app.call('duties.update', { id: await dutyOf(ROWS[0]?.content ?? ''), number: '11' });
    const two = await take(ANNEX);
    await undo(one);
    const { edited: worked } = await app.call('imports.undoPreview', { importId: two });
    expect(worked).toMatchObject([
      { number: '11', made: true, edits: [{ label: expect.stringContaining('修改事项') as string }] },
    ]);
    expect(await undo(two)).toMatchObject({ takenBack: 2, kept: 1 });
    await app.call('workspace.undo', {});
    expect(await undo(two, 'takeBack')).toMatchObject({ takenBack: 3, kept: 0 });
    expect(await duties()).toEqual([]);
  });

  it('of numbers is its own: a document that counts otherwise renumbers nothing of the first', async () => {
    await take(SCHEDULE);
    const counted = (from: number) =>
      ROWS.map((row, index) => Object.assign({}, row, { number: String(from + index) }));
    for (const from of [7, 17]) {
      expect((await look(ANNEX, counted(from))).states).toEqual(['same', 'same', 'same']);
      await take(ANNEX, counted(from));
    }
    expect((await duties()).map(({ number }) => number)).toEqual(['1', '2', '3']);
    expect((await look(SCHEDULE, counted(2))).states).toEqual(['changed', 'changed', 'changed']);
  });

  it('is known of a duty that the office wrote itself, and goes without it', async () => {
    await app.call('duties.create', {
      year: YEAR,
      kind: 'disclosure',
      number: '1',
      task: '',
      subtask: '',
      content: ROWS[0]?.content ?? '',
      timeWording: '每月',
      rules: [],
      assignments: [],
    });
    const importId = await take(ANNEX);
    expect(await contents()).toHaveLength(3);
    expect((await look(ANNEX, edited())).states).toEqual(['same', 'changed', 'same']);
    await undo(importId);
    expect(await contents()).toEqual([ROWS[0]?.content]);
  });

  it('is shown beside what a duty was made from', async () => {
    await take(SCHEDULE);
    await take(ANNEX);
    const found = await app.call('duties.get', { id: await dutyOf(ROWS[1]?.content ?? '') });
    expect(found.source).toMatchObject({ fileName: SCHEDULE.name, sheet: '明细表', address: 'B4' });
    expect(found.alsoIn).toMatchObject([{ fileName: ANNEX.name, sheet: '表格1', address: 'B4' }]);
  });
});

const INPUTS = path.resolve(import.meta.dirname, '../../../../shared/inputs');
const absent = existsSync(INPUTS) ? '' : ' (skipped: ../shared/inputs is not here)';

/** A workbook one of whose cells says more. */
function withMore(bytes: Uint8Array, address: string, more: string): Uint8Array<ArrayBuffer> {
  const name = 'xl/worksheets/sheet1.xml';
  const parts = unzipSync(bytes);
  const sheet = strFromU8(parts[name] ?? new Uint8Array());
  const cell = new RegExp(`(<c r="${address}"[^>]*><is><t>[^<]*)`, 'u');
  return new Uint8Array(zipSync({ ...parts, [name]: strToU8(sheet.replace(cell, `$1${more}`)) }));
}

describe.skipIf(absent !== '')(`a real schedule that a real plan repeats${absent}`, () => {
  const NAME = '山亭区2021年定时公开指标明细表.xlsx';
  const PLAN = '山亭区2021年政务公开工作要点二十一条.docx';
  const bytesOf = (name: string) => new Uint8Array(readFileSync(path.join(INPUTS, name)));
  const confirm = ({ previewId, tables }: ImportPreview, only: (sheet: string) => boolean) =>
    app.call('imports.confirm', {
      previewId,
      year: YEAR,
      tables: tables.filter(({ sheet }) => only(sheet)).map(({ tableId }) => tableId),
      names: {},
      rows: {},
    });

  it('keeps its own: an edited cell is a change, a row less is missing, and what both say stays with the later', async () => {
    const bytes = bytesOf(NAME);
    const { importId: one } = await confirm(await app.readFile(NAME, bytes, YEAR), () => true);
    const all = (await duties()).length;
    const plan = await app.readFile(PLAN, bytesOf(`documents/${PLAN}`), YEAR);
    const repeated = plan.tables.find(({ sheet }) => sheet === '表格1')?.rows ?? [];
    expect(repeated.filter(({ state }) => state === 'same').length).toBeGreaterThan(20);
    await confirm(plan, (sheet) => sheet === '表格1');
    const after = (await duties()).length;
    const { tables, previewId } = await app.readFile(NAME, withMore(bytes, 'B21', '（修订）'), YEAR);
    const rows = tables.flatMap((table) => table.rows);
    expect(rows.filter(({ state }) => state !== 'same').map(({ address, state }) => [address, state])).toEqual([
      ['B21', 'changed'],
    ]);
    expect(tables[0]?.missing).toEqual([]);
    await app.call('imports.confirm', { previewId, year: YEAR, tables: ['t0'], names: {}, rows: {} });
    expect(await duties()).toHaveLength(after);
    const [edit] = await app.call('imports.list', { year: YEAR });
    await app.call('imports.undo', { importId: edit?.importId as ImportId, edited: 'keep' });
    const known = repeated.filter(({ state }) => state !== 'new').length;
    expect(await undo(one as ImportId)).toMatchObject({ takenBack: all - known, kept: known });
    expect(
      (await app.readFile(PLAN, bytesOf(`documents/${PLAN}`), YEAR)).tables.find(({ sheet }) => sheet === '表格1')
        ?.missing,
    ).toEqual([]);
  });
});
