import { afterAll, beforeAll, expect, it } from 'vitest';
import { textOf } from '../../documents/paperFiles.ts';
import { day } from '../../support/testApp.ts';
import { assessedOffice, freeze, processOf, register, scored, YEAR, type AssessedOffice } from './assessedOffice.ts';

/** The draft of 考核情况通报 says what the table of scores says, nothing else. */

let office: AssessedOffice;

beforeAll(async () => {
  office = await assessedOffice();
  await scored(office);
  await register(office, office.civil, 1, '2021-04-20');
});
afterAll(async () => {
  await office.app.close();
  expect(office.app.bugs).toEqual([]);
});

async function circular(classId?: AssessedOffice['departments']) {
  const { app } = office;
  const { jobId } = await app.call('scoreProcess.circular', { year: YEAR, ...(classId ? { classId } : {}) });
  const job = await app.finished(jobId);
  if (job.state !== 'done') throw new Error(`The paper ended ${job.state}`);
  const { name, bytes } = await app.getFile(job.fileId ?? '');
  return { name, text: await textOf(bytes) };
}

/** The rows of a ranking, a cell a line, from its header on. */
function ranking(text: string, columns: number, rows: number): readonly (readonly string[])[] {
  const lines = text.split('\n');
  const top = lines.indexOf('名次');
  return Array.from({ length: rows }, (_, row) => {
    const from = top + columns * (row + 1);
    return lines.slice(from, from + columns);
  });
}

it('has the figures of the table while nothing is frozen, and says so', async () => {
  const { classes } = await office.app.call('assessment.table', { year: YEAR });
  const of = classes.find(({ classId }) => classId === office.departments);
  const { name, text } = await circular(office.departments);
  expect(name).toMatch(/2021年度政务公开考核情况通报初稿（.+）\.docx$/u);
  expect(text).toContain('得分未定稿，为截至2022年1月15日的计算结果');
  expect(text).toContain(`参加排名2个，平均${of?.mean}分（满分100分），最高${of?.rows[0]?.total}分`);
  expect(ranking(text, 5, 2)).toEqual(
    of?.rows.map((row) => [String(row.place), row.unit, row.total, row.contribution, row.grade]),
  );
  // 区民政局 was late once in four, below the floor of 90 percent.
  expect(text).toContain('得分居前的有：区财政局（第1名，94.00分，按时率100%）。');
  expect(text).toMatch(
    /失分较多的指标：“一级／按时公开”（满分60分）1个单位共失15\.00分，扣分清单列明1条：区民政局15\.00分；/u,
  );
  expect(text).toContain(
    '“一级／日常评议”（满分20分）2个单位共失7.00分，扣分清单列明2条：区民政局5.00分、区财政局2.00分',
  );
  expect(text).toContain('“一级／第三方测评”（满分20分）2个单位共失4.50分');
});

it('tells of every class with units, and why a unit has no place', async () => {
  const { classes } = await office.app.call('assessment.table', { year: YEAR });
  const town = classes.flatMap(({ rows }) => rows).find(({ unit }) => unit === '清泉镇');
  const { text } = await circular();
  for (const each of classes) expect(text).toContain(`${each.name}考核情况（未定稿）`);
  expect(town?.place).toBeUndefined();
  expect(text).toContain(`不排名的单位：清泉镇（${town?.unplacedWords}）。`);
  expect(text).toContain('有1个单位的指标尚未评议，总分暂计。');
});

it('names nobody as good whose on-time rate is below the floor of the year, or who is not above the mean', async () => {
  const { app, civil } = office;
  await app.call('workspace.undo', {});
  await register(office, civil, 1, '2021-03-30');
  const { text } = await circular(office.departments);
  const { classes } = await app.call('assessment.table', { year: YEAR });
  const [best] = classes.find(({ classId }) => classId === office.departments)?.rows ?? [];
  expect(text).toContain(`得分居前的有：${best?.unit}（第1名，${best?.total}分，按时率100%）。`);
});

it('keeps to the published figures once a class is frozen; the freeze keeps the paper of its own moment', async () => {
  const { app, civil, finance, departments } = office;
  await freeze(office);
  const own = await processOf(office);
  const name = own.freezes[0]?.papers.map((paper) => paper.name).find((each) => each.includes('通报初稿')) ?? '';
  const kept = await app.ask('scoreProcess.paper', { freezeId: own.freezes[0]?.id, name });
  expect(kept.ok && kept.value).toMatchObject({ mediaType: expect.stringMatching(/wordprocessingml/u) });
  await app.call('scoreProcess.addEntry', {
    year: YEAR,
    classId: departments,
    unitId: finance,
    on: day('2022-01-20'),
    points: '-30',
    by: '经办人甲',
    reason: '定稿后收到通报',
  });
  await app.call('units.save', { id: civil, name: '区民政和社会工作局', kind: 'department', aliases: [] });
  const { published = [] } = await processOf(office);
  const { text } = await circular(departments);
  expect(text).toContain('以第1版公布的得分为准，并计入定稿后对区财政局的补记');
  expect(text).not.toContain('未定稿');
  expect(ranking(text, 5, 2)).toEqual(
    published.map((row) => [String(row.place), row.unit, row.total, row.contribution, row.grade ?? '—']),
  );
});
