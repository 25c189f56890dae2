import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exported } from '../exports/exported.ts';
import { day } from '../../support/testApp.ts';
import { textOf } from '../../documents/paperFiles.ts';
import { assessedOffice, freeze, JUDGED, processOf, scored, YEAR, type AssessedOffice } from './assessedOffice.ts';

/** Papers of a frozen class have what is published of it, whatever has become of the facts; those of today are named so. */

let office: AssessedOffice;

beforeAll(async () => {
  office = await assessedOffice();
  const { app, civil, finance, departments } = office;
  await scored(office);
  await freeze(office);
  const { id } = await app.call('scoreProcess.lodgeAppeal', {
    year: YEAR,
    classId: departments,
    unitId: civil,
    nodeId: JUDGED,
    lodgedOn: day('2022-01-20'),
    claim: '评议漏计一项',
  });
  await app.call('scoreProcess.decideAppeal', {
    id,
    outcome: 'upheld',
    points: '14.25',
    on: day('2022-01-20'),
    by: '经办人甲',
    reason: '核对原件',
  });
  await app.call('scoreProcess.lodgeAppeal', {
    year: YEAR,
    classId: departments,
    unitId: finance,
    lodgedOn: day('2022-01-20'),
    claim: '另一件',
  });
  // The registration of a quarter turns out to be wrong: the facts of today are worse.
  const { occurrences } = await app.call('duties.get', { id: office.monthly });
  const last = occurrences.find(({ unitId, periodKey }) => unitId === finance && periodKey === '2021-Q4');
  const record = app.store.fulfilments
    .ofYear(YEAR)
    .find((each) => each.unitId === finance && each.periodKey === last?.periodKey);
  await app.call('fulfilments.remove', { ids: record === undefined ? [] : [record.id] });
});
afterAll(async () => {
  expect(office.app.bugs).toEqual([]);
  await office.app.close();
});

const own = () => ({ year: YEAR, classId: office.departments });

/** The rows of units by the words over their columns. */
function byUnit(rows: readonly (readonly (string | number)[])[]): Record<string, Record<string, string | number>> {
  const top = rows.findIndex(([first]) => first === '名次');
  const heads = (rows[top] ?? []).map((word) => String(word).replaceAll('\n', ''));
  const body = rows.filter((row) => ['区财政局', '区民政局'].includes(String(row[1])));
  return Object.fromEntries(
    body.map((row) => [String(row[1]), Object.fromEntries(row.map((cell, at) => [heads[at] ?? '', cell]))]),
  );
}

describe.each(['assessment', 'scoreWhole'] as const)('%s of a frozen class', (kind) => {
  it('has the published figures with the entries beside them, places and grades by them', async () => {
    const { sheets } = await exported(office.app, { ...own(), kind });
    const rows = sheets[0] ?? [];
    expect(rows.flat().join('\n')).toContain('（第1版定稿，另有1件申诉未处理）');
    expect(rows.flat().join('\n')).not.toContain('未定稿');
    const { 区民政局: civil, 区财政局: finance } = byUnit(rows);
    expect(civil).toMatchObject({ '计算得分（100分）': 80.5, 申诉与补记: 14.25, 公布分: 94.75, 名次: 1, 等次: '优秀' });
    expect(civil?.['备注']).toBe('申诉“日常评议” +14.25：核对原件，2022-01-20，经办人甲');
    expect(finance).toMatchObject({ '计算得分（100分）': 94, 申诉与补记: '', 公布分: 94, 名次: 2 });
    const { published = [] } = await processOf(office);
    expect(published.map(({ unit, total }) => [unit, Number(total)])).toEqual([
      ['区民政局', civil?.['公布分']],
      ['区财政局', finance?.['公布分']],
    ]);
  });

  it('is called 现时计算 where the facts of today are asked for, with what is published and the difference', async () => {
    const { sheets, file } = await exported(office.app, { ...own(), kind, figures: 'now' });
    const rows = sheets[0] ?? [];
    expect([file.name, String(rows[0]?.[0])]).toEqual([
      expect.stringContaining('现时计算'),
      expect.stringContaining('，现时计算）'),
    ]);
    expect(rows.flat().join('\n')).toContain('现时计算，不是公布的得分，公布的是第1版定稿');
    const { 区民政局: civil, 区财政局: finance } = byUnit(rows);
    expect(civil).toMatchObject({ '总分（100分）': 80.5, 公布分: 94.75, 现时计算减公布分: -14.25 });
    expect(finance).toMatchObject({ '总分（100分）': 79, 公布分: 94, 现时计算减公布分: -15 });
  });
});

it('unit sheets have the frozen traces, the entry, and the published figure', async () => {
  const { civil } = office;
  const whole = await exported(office.app, { ...own(), kind: 'scoreSheets' });
  const [single, finance] = [
    await exported(office.app, { ...own(), kind: 'assessment', unitId: civil }),
    whole.sheets[whole.names.indexOf('区财政局')] ?? [],
  ];
  for (const rows of [whole.sheets[whole.names.indexOf('区民政局')] ?? [], single.sheets[0] ?? []]) {
    const found = (name: string) => rows.find(([first]) => first === name)?.slice(1, 4);
    expect(found('计算得分')).toEqual(['100', 80.5, '']);
    expect(found('申诉与补记')).toEqual(['', 14.25, '申诉“日常评议” +14.25：核对原件，2022-01-20，经办人甲']);
    expect(found('公布分')?.slice(0, 2)).toEqual(['100', 94.75]);
    expect(rows.find(([first]) => first === '公布分')?.[3]).toMatch(/^部门第1名；等次：优秀/u);
  }
  expect(finance.find(([name]) => name === '　按时公开')?.slice(1, 3)).toEqual(['60', 60]);
});

it('the formula workbook is of today, and says so', async () => {
  const { sheets } = await exported(office.app, { ...own(), kind: 'scoreFormulas' });
  const rows = sheets[0] ?? [];
  expect(rows.flat().join('\n')).toContain('现时计算，不是公布的得分，公布的是第1版定稿');
  const { 区财政局: finance } = byUnit(rows);
  expect(finance).toMatchObject({ '总分（100分）': 79, 公布分: 94, 现时计算减公布分: -15 });
});

it('the circular praises by the on-time rates that were frozen', async () => {
  const { app, finance, departments } = office;
  const on = day('2022-01-20');
  const entry = {
    year: YEAR,
    classId: departments,
    unitId: finance,
    on,
    points: '5',
    by: '经办人甲',
    reason: '漏计表扬',
  };
  await app.call('scoreProcess.addEntry', entry);
  const { jobId } = await app.call('scoreProcess.circular', own());
  const job = await app.finished(jobId);
  const text = await textOf((await app.getFile(job.fileId ?? '')).bytes);
  expect(text).toContain('得分居前的有：区财政局（第1名，99.00分，按时率100%）。');
  // By the facts of today it is 75%, below the floor of the year.
  const { rows } = (await app.call('assessment.table', { year: YEAR })).classes.find(
    ({ classId }) => classId === departments,
  ) ?? { rows: [] };
  expect(rows.find(({ unitId }) => unitId === finance)?.total).toBe('79.00');
});

it('the next version keeps what was entered, and its papers show it', async () => {
  const { app } = office;
  const waiting = (await processOf(office)).appeals.find(({ decision }) => decision === undefined);
  await app.call('scoreProcess.removeAppeal', { id: waiting?.id ?? ('' as never) });
  await freeze(office);
  const { sheets } = await exported(app, { ...own(), kind: 'assessment' });
  expect((sheets[0] ?? []).flat().join('\n')).toContain('（第2版定稿）');
  expect(byUnit(sheets[0] ?? [])['区民政局']).toMatchObject({
    '计算得分（100分）': 80.5,
    申诉与补记: 14.25,
    公布分: 94.75,
  });
});
