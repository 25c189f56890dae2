import { afterEach, describe, expect, it } from 'vitest';
import type { WorkbookSpec } from '../../electron/domain/sheets/workbookSpec.ts';
import type { Documents } from '../../electron/domain/documentJobs.ts';
import { createDocuments } from '../../electron/documents/documents.ts';
import { LIMITS } from '../../electron/documents/limits.ts';
import { readSource } from '../../electron/documents/reading/readSource.ts';
import { documentsWorker } from '../support/documentsWorker.ts';
import { breakdownFixture, scheduleFixture } from '../support/fixtures.ts';
import { rawRow, rawWorkbook } from '../support/fixturesBad.ts';
import { documentBytes, planParts, rawDocument, rawParagraph } from '../support/wordFixtures.ts';

const running: Documents[] = [];

function documents(options: { memoryMb?: number; onBug?: (error: unknown) => void; workerUrl?: URL } = {}): Documents {
  const created = createDocuments({ workerUrl: documentsWorker(), ...options });
  running.push(created);
  return created;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.close()));
});

const quiet = () => ({ signal: new AbortController().signal, progress: () => {} });

const spec: WorkbookSpec = {
  fileName: '台账.xlsx',
  sheets: [
    {
      name: '台账',
      title: '清河区任务台账',
      caption: ['', ''],
      columns: [
        { header: ['工作任务'], width: 20, align: 'left' },
        { header: ['责任单位'], width: 20, align: 'left' },
      ],
      rows: [
        [
          { kind: 'text', text: '=公开预算' },
          { kind: 'text', text: '区财政局' },
        ],
      ],
      merges: [],
      footer: [],
      paper: 'A4',
    },
  ],
};

describe('reading in a worker', () => {
  it('reads a workbook, tells its progress in Chinese, and leaves the caller its bytes', async () => {
    const { name, bytes, rows } = breakdownFixture();
    const before = bytes.slice();
    const phases: string[] = [];
    const outcome = await documents().readFile(
      { name, bytes },
      { planYear: 2021, layouts: [] },
      {
        ...quiet(),
        progress: (phase) => phases.push(phase),
      },
    );
    expect(outcome.ok && outcome.value.tables[0]?.measures).toBe(rows);
    expect(new Set(phases)).toEqual(new Set(['正在检查文件', '正在解压', '正在读取工作表', '正在识别内容']));
    expect(bytes).toEqual(before);
  });

  it('reads a document, table and text, with the share that is read; it can be cancelled on the way', async () => {
    const bytes = rawDocument({ body: rawParagraph('区财政局要在6月底前公开预算。').repeat(30_000) });
    const abort = new AbortController();
    const seen: string[] = [];
    const outcome = await documents().readFile(
      { name: '要点.docx', bytes },
      { planYear: 2021, layouts: [] },
      {
        signal: abort.signal,
        progress(phase, done, total) {
          seen.push(phase);
          if (total !== undefined && done > 0) abort.abort();
        },
      },
    );
    expect(seen.slice(0, 3)).toEqual(['正在检查文件', '正在解压', '正在读取文档']);
    expect(outcome).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    const small = await documents().readFile(
      { name: '要点.docx', bytes: await documentBytes(planParts) },
      { planYear: 2021, layouts: [] },
      quiet(),
    );
    expect(small.ok && small.value.tables.map(({ kind }) => kind)).toEqual(['breakdown', 'plan']);
  });

  it('reads many files at once', async () => {
    const workers = documents();
    const { name, bytes } = scheduleFixture();
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => workers.readFile({ name, bytes }, { planYear: 2021, layouts: [] }, quiet())),
    );
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
  });

  it('gives failures of the file back as they are', async () => {
    const outcome = await documents().readFile(
      { name: 'a.xlsx', bytes: new Uint8Array(100) },
      { planYear: 2021, layouts: [] },
      quiet(),
    );
    expect(outcome).toMatchObject({ ok: false, error: { code: 'not-a-workbook' } });
  });

  it('refuses a 200 MB file without starting a worker', async () => {
    const nowhere = new URL('./no-such-worker.ts', import.meta.url);
    const bytes = new Uint8Array(200 * 1024 * 1024);
    const outcome = await documents({ workerUrl: nowhere }).readFile(
      { name: 'a.xlsx', bytes },
      { planYear: 2021, layouts: [] },
      quiet(),
    );
    expect(outcome).toMatchObject({ ok: false, error: { code: 'file-too-large' } });
  });

  const HEADER = ['重点任务', '工作举措', '责任单位', '完成时限'];
  it.each([
    ['one line of a text', '长.txt', '', '公开。', ''],
    ['one line with tabs', '长.txt', '', 'a\t', ''],
    ['one cell of separated values', '长.csv', `${HEADER.join()}\n公开,`, '公""开', ',区财政局,6月底前\n'],
    [
      'one cell of a page',
      '长.html',
      `<table><tr>${HEADER.map((word) => `<td>${word}</td>`).join('')}</tr><tr><td>公开</td><td>`,
      '公开',
      '</td><td>区财政局</td><td>6月底前</td></tr></table>',
    ],
  ])('refuses %s with 48 MB, and it is no bug', async (_what, name, before, unit, after) => {
    const bytes = new TextEncoder().encode(before + unit.repeat((48 * 1024 * 1024) / Buffer.byteLength(unit)) + after);
    const bugs: unknown[] = [];
    const outcome = await documents({ memoryMb: 1024, onBug: (error) => bugs.push(error) }).readFile(
      { name, bytes },
      { planYear: 2021, layouts: [] },
      quiet(),
    );
    expect(outcome).toMatchObject({ ok: false, error: { code: 'file-too-large', place: { file: name } } });
    expect(bugs).toEqual([]);
  });

  it('reads a line, and a cell, as long as the limit, and refuses a sign more', async () => {
    const read = (name: string, text: string) => readSource({ name, bytes: new TextEncoder().encode(text) });
    const cell = (length: number) => `${HEADER.join()}\n公开,${'好'.repeat(length)},区财政局,6月底前\n`;
    const line = (length: number) => `第一行\n${'好'.repeat(length)}\n`;
    const tooLong = { error: { code: 'file-too-large' } };
    expect(await read('表.csv', cell(LIMITS.textLength))).toMatchObject({ ok: true });
    expect(await read('表.csv', cell(LIMITS.textLength + 1))).toMatchObject(tooLong);
    expect(await read('文.txt', line(LIMITS.textLength))).toMatchObject({ ok: true });
    expect(await read('文.txt', line(LIMITS.textLength + 1))).toMatchObject(tooLong);
  });

  it('ends a job when it is cancelled, running or waiting', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => rawRow(i + 1, ['公开预算', '区财政局', '每月公开']));
    const bytes = rawWorkbook({ data: rows.join('') });
    const workers = documents();
    const aborts = Array.from({ length: 4 }, () => new AbortController());
    // The first sign of life ends those that run, and those that wait for them.
    const progress = (): void => aborts.forEach((abort) => abort.abort());
    const outcomes = await Promise.all(
      aborts.map(({ signal }) =>
        workers.readFile({ name: 'a.xlsx', bytes }, { planYear: 2021, layouts: [] }, { signal, progress }),
      ),
    );
    for (const outcome of outcomes) expect(outcome).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    const { name, bytes: good } = scheduleFixture();
    expect((await workers.readFile({ name, bytes: good }, { planYear: 2021, layouts: [] }, quiet())).ok).toBe(true);
  });

  it('turns a job that runs out of memory into a failure', async () => {
    const rows = Array.from({ length: 40_000 }, (_, i) => rawRow(i + 1, ['甲', '乙', '丙', '丁', '戊', `${i}`]));
    const bytes = rawWorkbook({ data: rows.join('') });
    const outcome = await documents({ memoryMb: 24 }).readFile(
      { name: 'a.xlsx', bytes },
      { planYear: 2021, layouts: [] },
      quiet(),
    );
    expect(outcome).toMatchObject({ ok: false, error: { code: 'unpacks-too-large', place: { file: 'a.xlsx' } } });
  });

  it('reports a worker that breaks down as a bug, and does not reject', async () => {
    const bugs: unknown[] = [];
    const nowhere = new URL('./no-such-worker.ts', import.meta.url);
    const workers = documents({ workerUrl: nowhere, onBug: (error) => bugs.push(error) });
    const { name, bytes } = scheduleFixture();
    const outcome = await workers.readFile({ name, bytes }, { planYear: 2021, layouts: [] }, quiet());
    expect(outcome).toMatchObject({ ok: false, error: { code: 'bug' } });
    expect(bugs).toHaveLength(1);
  });

  it('ends everything on close', async () => {
    const workers = documents();
    const { name, bytes } = scheduleFixture();
    const jobs = Array.from({ length: 4 }, () =>
      workers.readFile({ name, bytes }, { planYear: 2021, layouts: [] }, quiet()),
    );
    await workers.close();
    for (const outcome of await Promise.all(jobs))
      expect(outcome).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(await workers.readFile({ name, bytes }, { planYear: 2021, layouts: [] }, quiet())).toMatchObject({
      ok: false,
    });
  });
});

describe('writing in a worker', () => {
  it('writes a workbook that reads back', async () => {
    const workers = documents();
    const written = await workers.writeWorkbook(spec, quiet());
    if (!written.ok) throw new Error(written.error.message);
    const read = await workers.readFile(
      { name: '台账.xlsx', bytes: written.value },
      { planYear: 2021, layouts: [] },
      quiet(),
    );
    expect(read.ok && read.value.tables[0]?.rows[0]).toMatchObject({ content: '=公开预算', unitsWording: '区财政局' });
  });

  it('can be cancelled', async () => {
    const abort = new AbortController();
    abort.abort();
    expect(await documents().writeWorkbook(spec, { ...quiet(), signal: abort.signal })).toMatchObject({
      ok: false,
      error: { code: 'cancelled' },
    });
  });
});
