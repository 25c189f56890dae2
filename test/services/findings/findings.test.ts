import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FindingChoicesInput } from '../../../electron/contract/findings.ts';
import type { FindingId, UnitId, Year } from '../../../electron/domain/brand.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';

const YEAR = 2021 as Year;
const NO_CHOICES: FindingChoicesInput = { units: {}, left: [] };

let app: TestApp;
let unitId: UnitId;
beforeEach(async () => {
  app = await openTestApp({ today: '2021-06-15', year: YEAR });
  const { id } = await app.call('units.save', { name: '区财政局', kind: 'department', aliases: ['财政局'] });
  unitId = id;
  await app.call('units.save', { name: '区民政局', kind: 'department', aliases: [] });
});
afterEach(() => app.close());

const BARE = { source: 'thirdParty' as const, foundOn: day('2021-05-10'), cause: '没有公开部门预算' };
const SCORED = { indicator: '预决算公开', full: '4', points: '0.5', rectifyBy: day('2021-06-10') };
const facts = (more: object = {}) => ({ year: YEAR, unitId, ...BARE, ...SCORED, ...more });

async function add(more: object = {}): Promise<FindingId> {
  return (await app.call('findings.add', facts(more))).id;
}

const list = () => app.call('findings.list', { year: YEAR });
/** What is on record, without what every recording makes anew. */
const plain = async () =>
  JSON.parse(
    JSON.stringify(await list(), (key, value: unknown) =>
      /^(?:id|recorded(?:At|In))$/u.test(key) ? undefined : value,
    ),
  ) as unknown;
const states = async () => (await list()).map(({ state }) => state);

describe('a finding from its discovery to its end', () => {
  it('of this week is told once on 今日: overdue, or to be rectified yet', async () => {
    // 06-15 is a Tuesday.
    await add({ rectifyBy: day('2021-06-14') });
    await add({ cause: '栏目空白', rectifyBy: day('2021-06-18') });
    const { findings } = await app.call('today.summary', { year: YEAR });
    expect([findings?.overdue.length, findings?.thisWeek]).toEqual([1, 1]);
  });

  it('is overdue, answered, found undone, answered again, and closed by a re-check alone', async () => {
    const ids = [await add()];
    expect(await list()).toMatchObject([{ unit: '区财政局', state: 'overdue', daysOver: 5 }]);
    await app.call('findings.reply', { ids, text: '已补发', link: 'www.qh.gov.cn/1.html' });
    expect((await list())[0]?.reply).toMatchObject({ link: 'http://www.qh.gov.cn/1.html', on: '2021-06-15' });
    expect(await states()).toEqual(['replied']);
    await app.call('findings.recheck', { ids, result: 'not', note: '链接打不开' });
    expect((await list())[0]).toMatchObject({ state: 'not', daysOver: 5 });
    await app.call('findings.reply', { ids, text: '已更正链接' });
    expect(await states()).toEqual(['replied']);
    await app.call('findings.recheck', { ids, result: 'done' });
    expect(await states()).toEqual(['done']);
    const again = await app.refusal('findings.reply', { ids, text: '再次回复' });
    expect([again.code, again.message]).toEqual(['conflict', expect.stringContaining('已复核结束')]);
    for (const state of ['replied', 'not', 'replied', 'overdue']) {
      await app.call('workspace.undo', {});
      expect(await states()).toEqual([state]);
    }
    await app.call('workspace.undo', {});
    expect(await list()).toEqual([]);
  });

  it('is on record once, and in the year that it is of', async () => {
    await add();
    const twice = await app.refusal('findings.add', facts({ foundOn: day('2021-05-12'), points: '1' }));
    expect(twice).toMatchObject({ code: 'conflict', fields: { cause: '已有这个问题' } });
    const far = await app.refusal('findings.add', facts({ cause: '别的', foundOn: day('2019-05-10') }));
    expect(far).toMatchObject({ code: 'invalid-input', fields: { foundOn: '应在 2021 年前后' } });
    await add({ cause: '年底发现的', foundOn: day('2020-12-20') });
    expect(await list()).toHaveLength(2);
  });

  it('is corrected without losing its answer; answer and re-check are taken away in their order', async () => {
    const id = await add();
    await app.call('findings.reply', { ids: [id], text: '已补发' });
    const { year: _year, ...corrected } = facts({ cause: '部门预算晚公开' });
    await app.call('findings.update', { id, ...corrected });
    expect((await list())[0]).toMatchObject({ cause: '部门预算晚公开', reply: { text: '已补发' } });
    await app.call('findings.recheck', { ids: [id], result: 'explained' });
    expect((await app.refusal('findings.removeReply', { ids: [id] })).message).toContain('先移除复核');
    await app.call('findings.removeRecheck', { ids: [id] });
    await app.call('findings.removeReply', { ids: [id] });
    expect(await states()).toEqual(['overdue']);
    await app.call('findings.setDay', { ids: [id], rectifyBy: null });
    expect(await states()).toEqual(['open']);
    await app.call('findings.remove', { ids: [id] });
    expect(await list()).toEqual([]);
  });
});

describe('bad input', () => {
  it.each<[string, object, string, string]>([
    ['without a unit', { unitId: undefined }, 'invalid-input', 'unitId'],
    ['of an unknown unit', { unitId: 'nobody' }, 'not-found', 'unitId'],
    ['without a cause', { cause: ' ' }, 'invalid-input', 'cause'],
    ['found tomorrow', { foundOn: '2021-06-16', rectifyBy: '2021-07-01' }, 'invalid-input', 'foundOn'],
    ['to be rectified before it was found', { rectifyBy: '2021-05-09' }, 'invalid-input', 'rectifyBy'],
    ['that costs more than there is', { points: '4.5' }, 'invalid-input', 'points'],
    ['of a year that is not there', { year: 2022 }, 'not-found', 'year'],
  ])('a finding %s is refused with its field', async (_why, more, code, field) => {
    const answer = await app.ask('findings.add', facts(more));
    expect([answer.error?.code, Object.keys(answer.error?.fields ?? {})]).toEqual([code, [field]]);
    expect(await list()).toEqual([]);
  });

  it('of many, one that cannot be refuses all, and is named', async () => {
    const ids = [
      await add(),
      await add({ cause: '栏目空白', foundOn: day('2021-06-12'), rectifyBy: day('2021-06-30') }),
    ];
    const early = await app.refusal('findings.recheck', { ids, on: day('2021-06-11'), result: 'done' });
    expect([early.code, early.fields, early.message]).toEqual([
      'invalid-input',
      { on: '不能早于 2021-06-12' },
      expect.stringContaining('区财政局 栏目空白：'),
    ]);
    const gone = await app.refusal('findings.remove', { ids: [...ids, 'nobody' as FindingId] });
    expect([gone.code, gone.fields]).toEqual(['not-found', { 'ids.2': '没有这个问题' }]);
    expect((await app.refusal('findings.reply', { ids })).fields).toEqual({ text: '不能为空' });
    expect((await app.refusal('findings.recheck', { ids, result: 'explained' })).fields).toEqual({ note: '不能为空' });
    expect((await app.refusal('findings.recheck', { ids, on: day('2021-06-16'), result: 'done' })).fields).toEqual({
      on: '不能晚于今天',
    });
    expect(await states()).toEqual(['overdue', 'open']);
  });

  it('a closed year takes nothing, and a unit with findings is not removed', async () => {
    const id = await add();
    expect((await app.refusal('units.remove', { id: unitId })).message).toContain('1 个问题');
    app.store.command('关闭', '2021-12-31T00:00:00Z', () => app.store.workspace.setYearState(YEAR, 'closed'));
    const refusals = [
      await app.refusal('findings.add', facts()),
      await app.refusal('findings.reply', { ids: [id], text: '已补发' }),
      await app.refusal('findings.recheck', { ids: [id], result: 'done' }),
      await app.refusal('findings.setDay', { ids: [id], rectifyBy: null }),
      await app.refusal('findings.remove', { ids: [id] }),
      await app.refusal('findings.read', { fileId: 'none', year: YEAR }),
    ];
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['year-closed']));
  });
});

async function exported(): Promise<Uint8Array<ArrayBuffer>> {
  const { jobId } = await app.call('findings.export', { year: YEAR });
  const { fileId = '' } = await app.finished(jobId);
  return (await app.getFile(fileId)).bytes;
}

async function readIn(bytes: Uint8Array<ArrayBuffer>, name = '问题.xlsx'): Promise<string> {
  const fileId = await app.putFile(name, bytes);
  const { jobId } = await app.call('findings.read', { fileId, year: YEAR });
  return (await app.finished(jobId)).previewId ?? '';
}

describe('lists in and out', () => {
  it('goes out and comes in again whole, once', async () => {
    const civil = app.store.units.units().find(({ name }) => name === '区民政局')!.id;
    const ids = [
      await add(),
      (await app.call('findings.add', { year: YEAR, unitId: civil, ...BARE, source: 'selfCheck' })).id,
      await add({ source: 'superior', indicator: '', cause: '=附件打不开' }),
      await add({
        source: 'inspection',
        indicator: '机构信息',
        cause: '领导分工\n没有更新',
        foundOn: day('2021-06-14'),
        rectifyBy: day('2021-07-31'),
      }),
    ];
    await app.call('findings.reply', {
      ids: ids.slice(1, 3),
      text: '已补发',
      link: 'http://www.qh.gov.cn/1.html',
      on: day('2021-06-01'),
    });
    await app.call('findings.recheck', {
      ids: ids.slice(2),
      result: 'explained',
      note: '不属于本单位',
      on: day('2021-06-14'),
    });
    const told = await plain();
    const bytes = await exported();
    const same = await app.call('findings.preview', { previewId: await readIn(bytes), choices: NO_CHOICES });
    expect([same.counts, same.lines.flatMap(({ notes }) => notes)]).toEqual([
      { add: 0, fill: 0, already: 4, left: 0 },
      [],
    ]);
    const nothing = await app.call('findings.confirm', { previewId: same.previewId, year: YEAR, choices: NO_CHOICES });
    expect(nothing).toMatchObject({ changed: false, already: 4 });

    await app.call('findings.remove', { ids });
    const previewId = await readIn(bytes);
    const written = await app.call('findings.confirm', { previewId, year: YEAR, choices: NO_CHOICES });
    expect(written).toMatchObject({ changed: true, added: 4, filled: 0, already: 0, left: 0 });
    expect(await plain()).toEqual(told);
    // The same file once more doubles nothing; the whole import is one step.
    expect(await app.call('findings.confirm', { previewId, year: YEAR, choices: NO_CHOICES })).toMatchObject({
      changed: false,
    });
    await app.call('workspace.undo', {});
    expect(await list()).toEqual([]);
  });

  it('asks which unit a name means, who found it and when; a list that is none says so', async () => {
    const csv = '指标,扣分,失分原因,责任单位\n栏目,1,没有更新,财政局\n目录,1,缺项,区教体局\n';
    const previewId = await readIn(new TextEncoder().encode(csv), '清单.csv');
    const asked = await app.call('findings.preview', { previewId, choices: NO_CHOICES });
    expect(asked.lines.map(({ unknown }) => unknown)).toEqual(['source', 'unit']);
    const choices = {
      units: { 区教体局: unitId },
      left: [],
      source: 'inspection' as const,
      foundOn: day('2021-06-01'),
    };
    const told = await app.call('findings.preview', { previewId, choices });
    expect(told.counts).toEqual({ add: 2, fill: 0, already: 0, left: 0 });
    await app.call('findings.confirm', { previewId, year: YEAR, choices });
    expect((await list()).map(({ cause }) => cause)).toEqual(['没有更新', '缺项']);
    const fileId = await app.putFile('通讯录.csv', new TextEncoder().encode('单位,电话\n区财政局,1\n'));
    const { jobId } = await app.call('findings.read', { fileId, year: YEAR });
    expect((await app.finished(jobId)).error?.code).toBe('no-header');
  });
});
