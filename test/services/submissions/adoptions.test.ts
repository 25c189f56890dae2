import { afterEach, beforeEach, expect, it } from 'vitest';
import { read, utils } from 'xlsx';
import type { UnitId, Year } from '../../../electron/domain/brand.ts';
import { textOf } from '../../documents/paperFiles.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';

const YEAR = 2021 as Year;
let app: TestApp;
let finance: UnitId;
let civil: UnitId;
beforeEach(async () => {
  app = await openTestApp({ today: '2021-10-08', year: 2021 });
  finance = (await app.call('units.save', { name: '区财政局', kind: 'department', aliases: [] })).id;
  civil = (await app.call('units.save', { name: '区民政局', kind: 'department', aliases: [] })).id;
  const given = { channel: '', link: '' };
  const at = (level: 'city' | 'province', on: string) => ({ level, on: day(on), outlet: '' });
  await app.call('pieces.add', {
    ...given,
    unitId: finance,
    title: '财政资金直达基层',
    on: day('2021-08-20'),
    adoptions: [at('city', '2021-09-02'), at('province', '2021-09-20')],
  });
  // A piece of last December counts in the year in which it was taken up; its own year is not kept here.
  await app.call('pieces.add', {
    ...given,
    unitId: civil,
    title: '去年的信息',
    on: day('2020-12-20'),
    adoptions: [at('city', '2021-01-15')],
  });
  await app.call('submissions.set', { year: YEAR, cells: [{ unitId: civil, month: 9, count: 2 }] });
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

async function file(jobId: string) {
  const job = await app.finished(jobId);
  expect(job.error).toBeUndefined();
  return app.getFile(job.fileId ?? '');
}

it('tells what the matrix and the list hold, in words and in both tables', async () => {
  const asked = { year: YEAR, month: 9, counting: 'eachLevel' } as const;
  const { sections, annexes } = await app.call('papers.adoption', asked);
  expect(sections[0]?.paragraphs).toEqual([
    '9月，1个单位报送信息2篇，被采用2篇次，其中国家级0、省级1、市级1、区级0篇次。' +
      '1至9月累计报送信息3篇，被采用3篇次，其中国家级0、省级1、市级2、区级0篇次。',
  ]);
  expect(sections[2]?.paragraphs).toEqual(['9月应报而没有报送信息的有1个单位：区财政局。']);
  expect(annexes.map(({ rows }) => rows)).toEqual([2, 2]);
  const paper = await file(
    (await app.call('papers.makeAdoption', { ...asked, mark: '清政公开', number: 3, addressees: '各单位' })).jobId,
  );
  expect(paper.name).toBe('关于清河区2021年9月政务信息采用情况的通报.docx');
  const text = await textOf(paper.bytes);
  expect(text).toContain('清政公开〔2021〕3号');
  expect(text).toContain('财政资金直达基层');
  const book = await file(
    (await app.call('exports.workbook', { year: YEAR, kind: 'adoptions', paper: 'A4', month: 9 })).jobId,
  );
  expect(book.name).toBe('清河区2021年9月政务信息采用情况表（截至2021年9月30日）.xlsx');
  const [sheet] = Object.values(read(book.bytes).Sheets);
  const rows = utils.sheet_to_json<unknown[]>(sheet!, { header: 1 }).filter((row) => typeof row[0] === 'number');
  expect(rows.map((row) => row.slice(2))).toEqual([
    ['区财政局', 0, 0, 1, 1, 0, 2, 1, 1, 0, 1, 1, 0, 2, 1],
    ['区民政局', 2, 0, 0, 0, 0, 0, 2, 2, 0, 1, 0, 0, 1, 2],
  ]);
});

it('counts the highest level alone where the scheme says so; a month that has not begun is refused', async () => {
  const { sections } = await app.call('papers.adoption', { year: YEAR, month: 9, counting: 'highest' });
  expect(sections[0]?.paragraphs[0]).toContain('被采用1篇次，其中国家级0、省级1、市级0、区级0篇次。1至9月');
  expect(await app.refusal('papers.adoption', { year: YEAR, month: 11, counting: 'highest' })).toMatchObject({
    code: 'invalid-input',
    fields: { month: '还没有到这个月' },
  });
});
