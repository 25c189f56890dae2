import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { read, utils } from 'xlsx';
import type { Year } from '../../../electron/domain/brand.ts';
import { onTimeRate } from '../../../electron/domain/occurrences/counts.ts';
import { progressText } from '../../../electron/domain/words/assessment.ts';
import { createDispatch } from '../../../electron/services/app/dispatch.ts';
import { derivedYear } from '../../../electron/services/year/derivedYear.ts';
import { edited, textOf } from '../../documents/paperFiles.ts';
import { demoApp } from '../../support/demoApp.ts';
import { testHandlers, day, type TestApp } from '../../support/testApp.ts';

let app: TestApp;
let year: Year;
beforeEach(async () => {
  ({ app, year } = await demoApp());
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

async function finished(jobId: string) {
  const job = await app.finished(jobId);
  expect(job.error).toBeUndefined();
  const file = await app.getFile(job.fileId ?? '');
  expect(file.name).toBe(job.fileName);
  return file;
}

const REPLY = day('2021-10-27');
const NUMBER = { mark: '清政公开', number: 3 } as const;
async function scheduleTotals(): Promise<readonly number[]> {
  const { jobId } = await app.call('exports.workbook', { year, kind: 'schedule', paper: 'A4' });
  const book = read((await finished(jobId)).bytes);
  const rows = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1, defval: '' });
  return rows
    .find((row) => row[0] === '合计')!
    .filter((cell) => typeof cell === 'number')
    .map(Number);
}

const circular = { span: 'year', asOf: day('2021-10-20'), replyBy: REPLY } as const;

describe('a circular', () => {
  it('has the figures of 今日, of the schedule and of the submissions', async () => {
    const { sections, annexes } = await app.call('papers.circular', { year, ...circular });
    const [overall, submissions] = sections[0]!.paragraphs;
    const { overdue, onTime: rate } = await app.call('today.summary', { year });
    const heat = await app.call('heat.matrix', { year });
    const { overdue: red = 0 } = heat.lamps;
    const { onTime, due } = rate;
    expect(red).toBe(overdue.lines.length);
    // What was done late of work that only is looked at counts nowhere.
    const late = derivedYear(app.context, year).occurrences.filter(({ tally }) => tally === 'late').length;
    expect(due).toBe(onTime + late + red);
    expect(overall).toContain(
      `应办政务公开事项${due}项次。截至2021年10月20日，按时办结${onTime}项次、迟办${late}项次、逾期未办${red}项次，按时率${onTimeRate({ onTime, due })}`,
    );
    expect(annexes[1]).toEqual({ name: '逾期未办事项清单', rows: red });
    const { rows, target } = await app.call('submissions.matrix', { year });
    const judged = rows.filter((row) => row.due > 0);
    // What a company sends is thanked for, and counted for nobody who owes.
    expect(new Set(rows.filter((row) => row.due === 0).map(({ kind }) => kind))).toEqual(new Set(['other']));
    const pieces = judged.reduce((sum, { total }) => sum + total, 0);
    const short = judged.filter((row) => row.met < row.due).length;
    expect(submissions).toContain(
      `信息报送按每月${target}篇的要求，${judged.length}个单位共报送信息${pieces}篇，${judged.length - short}个单位月月达标，${short}个单位有缺报月份`,
    );
  });

  it('is written with those words, and its annex sums to the schedule and the rest', async () => {
    const preview = await app.call('papers.circular', { year, ...circular });
    const { jobId } = await app.call('papers.makeCircular', {
      year,
      ...circular,
      ...NUMBER,
      addressees: '区直各部门',
    });
    const file = await finished(jobId);
    expect(file.name).toBe('关于清河区2021年度政务公开工作情况的通报.docx');
    const text = await textOf(file.bytes);
    expect(text).toContain('区直各部门：');
    for (const { heading, paragraphs } of preview.sections) {
      expect(text).toContain(`${heading}\n`);
      for (const words of paragraphs) expect(text).toContain(words);
    }
    const { lamps } = await app.call('heat.matrix', { year, kind: 'disclosure' });
    const [due, onTime, late, overdue] = await scheduleTotals();
    expect([lamps.onTime, lamps.late, lamps.overdue]).toEqual([onTime, late, overdue]);
    expect(due).toBe((onTime ?? 0) + (late ?? 0) + (overdue ?? 0));
  });

  it('on an earlier day stands as it did then: what was done since was open', async () => {
    const asOf = day('2021-07-15');
    const { overdue: now } = await app.call('today.summary', { year });
    const before = (await app.call('papers.circular', { year, ...circular, asOf })).annexes[1]!.rows;
    // An occurrence that was overdue then is done today.
    const { unitId, dutyId, ruleId, periodKey } = now.lines.find(({ dueOn }) => dueOn < asOf)!;
    const items = [{ unitId, dutyId, ruleId, periodKey }];
    await app.call('fulfilments.register', { items, doneOn: day('2021-10-20'), title: '', link: '' });
    expect((await app.call('papers.circular', { year, ...circular, asOf })).annexes[1]!.rows).toBe(before);
    const { annexes } = await app.call('papers.circular', { year, ...circular });
    expect(annexes[1]!.rows).toBe(now.lines.length - 1);
  });

  it('of a quarter counts what falls due in it, as the heat map’s months do', async () => {
    const { columns, rows } = await app.call('heat.matrix', { year });
    const months = ['2021-07', '2021-08', '2021-09'].map((key) => columns.findIndex((column) => column.key === key));
    const cells = rows.flatMap((row) => months.map((month) => row.cells[month]));
    const sum = (lamp: 'onTime' | 'late' | 'overdue') => cells.reduce((all, cell) => all + (cell?.lamps[lamp] ?? 0), 0);
    // The map also shows what is followed without being counted.
    const aside = derivedYear(app.context, year).occurrences.filter(
      ({ dueOn = '', lamp, tally }) =>
        lamp === 'onTime' && tally === 'apart' && dueOn >= `${year}-07-01` && dueOn <= `${year}-09-30`,
    );
    const [onTime, late, overdue] = [sum('onTime') - aside.length, sum('late'), sum('overdue')];
    expect(overdue).toBeGreaterThan(0);
    const { sections } = await app.call('papers.circular', { year, ...circular, span: 'Q3' });
    expect(sections[0]!.paragraphs[0]).toContain(`按时办结${onTime}项次、迟办${late}项次、逾期未办${overdue}项次`);
    expect(sections[0]!.paragraphs[0]).toContain('2021年第三季度');
  });

  it('is refused for a day that has not come, or before its year', async () => {
    const ask = (asOf: string) => app.refusal('papers.circular', { year, ...circular, asOf: day(asOf) });
    expect(await ask('2021-10-21')).toMatchObject({ code: 'invalid-input', fields: { asOf: '不能晚于今天' } });
    expect(await ask('2020-12-31')).toMatchObject({ code: 'invalid-input' });
  });
});

describe('the report on the plan', () => {
  it('has every measure with the figures of the ledger', async () => {
    const asOf = day('2021-10-20');
    const rows = await app.call('duties.list', { year, kind: 'measure' });
    const { jobId } = await app.call('papers.makeReport', { year, asOf, ...NUMBER, addressees: '清河区人民政府' });
    const file = await finished(jobId);
    expect(file.name).toBe('清河区2021年政务公开工作要点落实情况报告.docx');
    const text = await textOf(file.bytes);
    const done = rows.filter(({ state }) => state.startsWith('done')).length;
    const overdue = rows.filter(({ state }) => state === 'overdue').length;
    expect(text).toContain(`工作举措${rows.length}项`);
    expect(text).toMatch(new RegExp(`已办结${done}项.*，有逾期${overdue}项，其余${rows.length - done - overdue}项`));
    const annex = text.slice(text.indexOf('附件1\n')).split('\n附件2\n')[0]!;
    const progress = [...annex.matchAll(/^(\d+\/\d+(?:，逾期 \d+)?|—)$/gm)].map(([words]) => words);
    expect(progress).toEqual(rows.map(progressText));
  });

  it('tells the reasons of what was extended or exempt', async () => {
    const rows = await app.call('duties.list', { year, kind: 'measure' });
    const open = (await Promise.all(rows.map(({ id }) => app.call('duties.get', { id })))).flatMap(({ occurrences }) =>
      occurrences.filter(({ lamp, dueOn }) => dueOn !== undefined && (lamp === 'overdue' || lamp === 'upcoming')),
    );
    const [first, second] = [
      open.find(({ lamp }) => lamp === 'overdue')!,
      open.findLast(({ lamp }) => lamp === 'upcoming')!,
    ];
    const key = ({ dutyId, ruleId, unitId, periodKey }: typeof first) => ({ dutyId, ruleId, unitId, periodKey });
    await app.call('exemptions.save', { items: [key(first)], reason: '职能已划转' });
    await app.call('extensions.save', { items: [key(second)], dueOn: day('2022-03-01'), reason: '等待系统升级' });
    const { jobId } = await app.call('papers.makeReport', {
      year,
      asOf: day('2021-10-20'),
      ...NUMBER,
      addressees: '',
    });
    const text = await textOf((await finished(jobId)).bytes);
    expect(text).toContain('免除；理由：职能已划转');
    expect(text).toMatch(/原定2021年\d+月\d+日，已延期；理由：等待系统升级/);
    expect(text).toContain('【请补充：主送机关】：');
  });
});

describe('the sender', () => {
  it('is the government’s office until told, and is remembered', async () => {
    expect((await app.call('papers.overview', { year })).sender.office).toBe('清河区人民政府办公室');
    const sender = { office: '清河区政务公开办公室', contact: '李明', phone: '12345', mark: '清公开' };
    await app.call('papers.saveSender', sender);
    expect((await app.call('papers.overview', { year })).sender).toEqual(sender);
    expect(await slip()).toContain('联系人：李明，联系电话：12345。');
    expect((await app.call('workspace.undo', {})).undone).toBe('保存公文落款');
    expect((await app.call('papers.overview', { year })).sender.office).toBe('清河区人民政府办公室');
  });
});

const folder = () => path.join(app.folder, 'templates');

async function download(): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  const { jobId } = await app.call('papers.downloadTemplate', { kind: 'reminder' });
  return finished(jobId);
}

async function upload(bytes: Uint8Array<ArrayBuffer>) {
  return { kind: 'reminder', fileId: await app.putFile('改好的模板.docx', bytes) } as const;
}

/** What is asked for of a first slip: what a unit has overdue, at the level 催办. */
async function asked() {
  const { slips, levels } = await app.call('reminders.propose', { year });
  const [first] = slips;
  const number = levels[1]!.next;
  const items = first!.items.filter(({ timeLimit }) => timeLimit.startsWith('逾期'));
  const keys = items.map(({ dutyId, ruleId, unitId, periodKey }) => ({ dutyId, ruleId, unitId, periodKey }));
  return { year, slips: [{ unitId: first!.unitId, level: 2, number, replyBy: REPLY, items: keys }] };
}

/** The text of a slip as it is made, which then is unmade. */
async function slip(): Promise<string> {
  const { ids, commandId } = await app.call('reminders.make', await asked());
  const made = app.store.reminders.one(ids[0]!);
  const bytes = await app.context.evidenceFolder.read(made?.file?.sha256 ?? '');
  await app.call('workspace.undo', { commandId: commandId! });
  return textOf(bytes.ok ? bytes.value : new Uint8Array());
}

describe('templates', () => {
  const renamed = (xml: string) => xml.replace('政务公开工作{级别}单', '政务公开工作提醒函');

  it('come out, are edited in Word, go in and are used; 撤销 and 恢复默认 go back', async () => {
    const built = await download();
    expect(built.name).toBe('催办单模板.docx');
    // Nothing is written into the data folder until the office brings a template of its own.
    expect(() => readdirSync(folder())).toThrow();
    const own = edited(built.bytes, renamed);
    const { fileName } = await app.call('papers.replaceTemplate', await upload(own));
    expect(readdirSync(folder())).toEqual([fileName]);
    expect(readFileSync(path.join(folder(), fileName))).toEqual(Buffer.from(own));
    expect((await app.call('papers.templates', {}))[0]).toMatchObject({ kind: 'reminder', own: { fileName } });
    expect(await slip()).toContain('政务公开工作提醒函');
    // What comes out now is what is used.
    const again = await download();
    expect(again.name).toBe(fileName);
    expect(again.bytes).toEqual(own);
    const second = await app.call(
      'papers.replaceTemplate',
      await upload(edited(own, (xml) => xml.replace('提醒函', '督办函'))),
    );
    expect(second.fileName).not.toBe(fileName);
    expect(await slip()).toContain('政务公开工作督办函');
    await app.call('workspace.undo', {});
    expect(await slip()).toContain('政务公开工作提醒函');
    await app.call('papers.restoreTemplate', { kind: 'reminder' });
    expect(await slip()).toContain('政务公开工作催办单');
    expect((await app.call('papers.templates', {}))[0]).not.toHaveProperty('own');
    expect((await app.refusal('papers.restoreTemplate', { kind: 'reminder' })).code).toBe('conflict');
    await app.call('workspace.undo', {});
    expect(await slip()).toContain('政务公开工作提醒函');
  });

  it('that cannot serve are refused, and the one in use stays', async () => {
    const own = edited((await download()).bytes, renamed);
    const { fileName } = await app.call('papers.replaceTemplate', await upload(own));
    const broken = edited(own, (xml) => xml.replaceAll('{单位名称}', '{单位名}'));
    const refused = await app.refusal('papers.replaceTemplate', await upload(broken));
    expect(refused).toMatchObject({ code: 'bad-template', place: { file: '改好的模板.docx' } });
    expect(refused.message).toContain('{单位名}');
    expect(readdirSync(folder())).toEqual([fileName]);
    expect(await slip()).toContain('政务公开工作提醒函');
    expect((await app.refusal('papers.replaceTemplate', { kind: 'reminder', fileId: 'nothing' })).code).toBe(
      'not-found',
    );
  });

  it('can be edited where they lie; a broken or missing one is said when it is used', async () => {
    const own = edited((await download()).bytes, renamed);
    const { fileName } = await app.call('papers.replaceTemplate', await upload(own));
    const file = path.join(folder(), fileName);
    writeFileSync(
      file,
      edited(own, (xml) => xml.replace('提醒函', '督促函')),
    );
    expect(await slip()).toContain('政务公开工作督促函');
    const failure = async () => app.refusal('reminders.make', await asked());
    writeFileSync(
      file,
      edited(own, (xml) => xml.replaceAll('{/事项}', '')),
    );
    expect(await failure()).toMatchObject({ code: 'bad-template', place: { file: fileName } });
    rmSync(file);
    expect(await failure()).toMatchObject({ code: 'not-found', place: { file: fileName } });
    await app.call('papers.restoreTemplate', { kind: 'reminder' });
    expect(await slip()).toContain('政务公开工作催办单');
  });

  it('are not taken where the folder cannot be written', async () => {
    const own = edited((await download()).bytes, renamed);
    // A file stands where the folder should be.
    rmSync(folder(), { recursive: true, force: true });
    writeFileSync(folder(), '');
    const refused = await app.refusal('papers.replaceTemplate', await upload(own));
    expect(refused.code).toBe('not-writable');
    rmSync(folder());
    mkdirSync(folder());
    expect(await slip()).toContain('政务公开工作催办单');
  });

  it('leave no file behind where another program holds the data file', async () => {
    const own = edited((await download()).bytes, renamed);
    const input = await upload(own);
    const other = new Database(app.store.file);
    other.exec('BEGIN IMMEDIATE');
    const dispatch = createDispatch(testHandlers(app.context), { ...app.context, waits: [1, 1] });
    expect(await dispatch('papers.replaceTemplate', input)).toMatchObject({ ok: false, error: { code: 'file-busy' } });
    expect(readdirSync(folder())).toEqual([]);
    other.close();
    expect(await dispatch('papers.replaceTemplate', input)).toMatchObject({ ok: true });
    expect(readdirSync(folder())).toHaveLength(1);
  });
});
