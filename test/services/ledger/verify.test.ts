import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DutyId, FulfilmentId, Year } from '../../../electron/domain/brand.ts';
import type { OccurrenceKey } from '../../../electron/domain/model/occurrenceKey.ts';
import type { TimeRule } from '../../../electron/domain/model/timeRule.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';

const YEAR = 2021 as Year;
const MONTHLY: TimeRule = {
  type: 'recurring',
  every: 'month',
  due: { at: 'periodEnd' },
  covers: 'same',
  shift: { kind: 'none' },
};

let app: TestApp;
let duty: DutyId;
beforeEach(async () => {
  app = await openTestApp({ today: '2021-12-15', year: YEAR });
  await app.call('units.addMany', { names: ['区甲局', '区乙局'], kind: 'department' });
  const { id } = await app.call('duties.create', {
    year: YEAR,
    kind: 'disclosure',
    number: '1',
    task: '',
    subtask: '',
    content: '财政收支情况',
    timeWording: '',
    rules: [MONTHLY],
    assignments: app.store.units
      .units()
      .map(({ id: unitId }) => ({ party: { kind: 'unit', id: unitId }, role: 'responsible' })),
  });
  duty = id;
});
afterEach(() => app.close());

const page = async (filter: object = {}) =>
  app.call('ledger.items', { year: YEAR, filter: { duties: [duty], ...filter }, offset: 0, limit: 100 });

async function items(count: number): Promise<OccurrenceKey[]> {
  const { rows } = await page();
  return rows.slice(0, count).map(({ dutyId, ruleId, unitId, periodKey }) => ({ dutyId, ruleId, unitId, periodKey }));
}

async function register(of: readonly OccurrenceKey[], link = 'http://www.qh.gov.cn/1.html', on = '2021-12-01') {
  await app.call('fulfilments.register', { items: [...of], doneOn: day(on), title: '收支', link });
}

const stateOf = async (item: OccurrenceKey) => (await app.call('ledger.item', { item })).item.state;

describe('a score that counts what is closed', () => {
  it('says in its basis how many wait for the office and do not count yet', async () => {
    await app.call('workspace.setFrame', { year: YEAR, scoreCounts: 'closed' });
    const [one] = await items(1);
    const basis = async () => JSON.stringify(await app.call('assessment.unit', { year: YEAR, unitId: one!.unitId }));
    expect(await basis()).not.toContain('待核验');
    await register([one!]);
    expect(await basis()).toContain('；待核验 1 项次暂不计，销号后计入');
    await app.call('ledger.accept', { items: [one!] });
    expect(await basis()).not.toContain('待核验');
  });
});

describe('the period before', () => {
  it('says where what was registered for it was returned and does not count', async () => {
    const [one, , two] = await items(3);
    await register([one!]);
    const before = async () => (await app.call('ledger.item', { item: two! })).before;
    expect(await before()).toMatchObject({ doneOn: '2021-12-01', titles: ['收支'] });
    expect(await before()).not.toHaveProperty('isReturned');
    await app.call('ledger.return', {
      items: [one!],
      fault: 'requirement',
      reason: '不是本月的',
      newDueOn: day('2021-12-22'),
    });
    expect(await before()).toMatchObject({ isReturned: true, titles: ['收支'] });
    expect(await before()).not.toHaveProperty('doneOn');
  });
});

describe('the gate', () => {
  it('of ten closed at once, three without link or file are left out and named', async () => {
    const ten = await items(10);
    await register(ten.slice(0, 7));
    await register(ten.slice(7), '');
    const { closed, left } = await app.call('ledger.accept', { items: ten });
    expect(closed).toBe(7);
    expect(left.map(({ why, periodKey }) => [why, periodKey])).toEqual(
      ten.slice(7).map(({ periodKey }) => ['noEvidence', periodKey]),
    );
    expect((await page()).states).toMatchObject({ closed: 7, toVerify: 3 });
    // A second time: those that are closed are left out too; with a reason the others close.
    const again = await app.call('ledger.accept', { items: ten, waiver: '纸质材料存档' });
    expect([again.closed, again.left.map(({ why }) => why)]).toEqual([3, Array(7).fill('accepted')]);
    const refused = await app.refusal('ledger.accept', { items: ten });
    expect(refused.message).toContain('已经销号，不用再次核验');
  });

  it('one alone without evidence is refused and says what to do; an unknown or unregistered one refuses the whole', async () => {
    const [one, two, three] = await items(3);
    await register([one!, two!], '');
    const bare = await app.refusal('ledger.accept', { items: [one!] });
    expect(bare).toMatchObject({ code: 'conflict', fields: { waiver: '没有佐证，请写明理由' } });
    const unknown = await app.refusal('ledger.accept', {
      items: [one!, { ...two!, periodKey: '2021-13' }],
      waiver: '已看',
    });
    expect(unknown).toMatchObject({ code: 'not-found', fields: { 'items.1': '没有这项应办' } });
    const open = await app.refusal('ledger.accept', { items: [one!, three!], waiver: '已看' });
    expect(open.message).toContain('还没有登记办结，不能核验');
    expect((await page()).states).toMatchObject({ toVerify: 2 });
  });
});

describe('what reopens', () => {
  async function closed(): Promise<{ item: OccurrenceKey; id: string }> {
    const [item] = await items(1);
    await register([item!]);
    await app.call('ledger.accept', { items: [item!] });
    const { fulfilments } = (await app.call('ledger.item', { item: item! })).occurrence;
    return { item: item!, id: fulfilments[0]!.id };
  }
  const update = (id: string, change: object) => app.call('fulfilments.update', { id: id as FulfilmentId, ...change });

  it('another day or another page does, in one step that 撤销 takes back; a title or a redirect does not', async () => {
    const { item, id } = await closed();
    await update(id, { title: '收支情况' });
    await update(id, { link: 'https://www.qh.gov.cn/1.html/?sid=8' });
    await update(id, { link: 'https://www.qh.gov.cn/new/1.html', isRedirect: true });
    expect(await stateOf(item)).toBe('closed');
    await update(id, { doneOn: day('2021-12-02') });
    expect(await stateOf(item)).toBe('toVerify');
    expect((await app.call('ledger.item', { item })).verifications.at(-1)).toMatchObject({
      result: 'reopened',
      reason: '办结日期由 2021-12-01 改为 2021-12-02',
    });
    await app.call('workspace.undo', {});
    expect(await stateOf(item)).toBe('closed');
    await update(id, { link: 'https://www.qh.gov.cn/2.html' });
    expect(await stateOf(item)).toBe('toVerify');
  });

  it('a person who reopens says why', async () => {
    const { item } = await closed();
    expect((await app.refusal('ledger.reopen', { items: [item], reason: '' })).code).toBe('invalid-input');
    await app.call('ledger.reopen', { items: [item], reason: '抽查发现链接失效' });
    expect(await stateOf(item)).toBe('toVerify');
    expect((await app.refusal('ledger.reopen', { items: [item], reason: '再看' })).message).toContain('没有销号');
  });

  it('a verification leans on its registration: that is not undone alone', async () => {
    const [item] = await items(1);
    const { commandId } = await app.call('fulfilments.register', {
      items: [item!],
      doneOn: day('2021-01-20'),
      title: '',
      link: 'http://www.qh.gov.cn/1.html',
    });
    await app.call('ledger.accept', { items: [item!] });
    const refused = await app.refusal('workspace.undo', { commandId: commandId! });
    expect(refused.message).toContain('之后的“销号：区甲局，财政收支情况”还要用到它');
  });
});

describe('a return', () => {
  it('asks for a reason and a day after today; is not made twice; registered anew it waits to be checked', async () => {
    const [item] = await items(1);
    await register([item!]);
    const input = {
      items: [item!],
      fault: 'requirement' as const,
      reason: '内容是上月的',
      newDueOn: day('2021-12-22'),
    };
    expect((await app.call('ledger.item', { item: item! })).proposedDue).toBe('2021-12-22');
    expect((await app.refusal('ledger.return', { ...input, reason: '' })).code).toBe('invalid-input');
    const early = await app.refusal('ledger.return', { ...input, newDueOn: day('2021-12-15') });
    expect(early.fields).toEqual({ newDueOn: '应晚于今天' });
    await app.call('ledger.return', { ...input, elements: ['标题'] });
    const [row] = (await page({ states: ['returned'] })).rows;
    expect(row).toMatchObject({
      state: 'returned',
      newDueOn: '2021-12-22',
      // Done after its day already the first time: that stays true.
      marks: ['late', 'returned'],
      next: '催补正（12-22 前）',
    });
    expect((await app.refusal('ledger.return', input)).message).toContain('已经退回');
    await register([item!], 'http://www.qh.gov.cn/2.html', '2021-12-15');
    await app.call('ledger.accept', { items: [item!] });
    expect((await page({ states: ['closed'] })).rows[0]).toMatchObject({
      doneOn: '2021-12-15',
      verifiedOn: '2021-12-15',
      marks: ['late', 'returned'],
    });
  });

  it('a closed year takes neither', async () => {
    const [item] = await items(1);
    await register([item!]);
    app.store.command('close', '2021-12-15T00:00:00Z', () => app.store.workspace.setYearState(YEAR, 'closed'));
    expect((await app.refusal('ledger.accept', { items: [item!] })).code).toBe('year-closed');
    expect((await app.refusal('ledger.addNote', { items: [item!], text: '电话催过' })).code).toBe('year-closed');
  });
});

it('notes stand with their item, and a list is sorted, filtered and searched', async () => {
  const [item] = await items(1);
  const { ids } = await app.call('ledger.addNote', { items: [item!], text: '电话催过' });
  expect((await page()).rows[0]).toMatchObject({ note: '电话催过', notes: 1 });
  await app.call('ledger.removeNotes', { ids: [...ids] });
  expect((await page()).rows[0]?.notes).toBe(0);
  const sorted = await app.call('ledger.items', {
    year: YEAR,
    filter: { text: '乙 收支', from: day('2021-03-01') },
    sort: { by: 'dueOn', descending: true },
    offset: 0,
    limit: 3,
  });
  expect([sorted.total, sorted.rows.map(({ unit, dueOn }) => `${unit} ${dueOn}`)]).toEqual([
    10,
    ['区乙局 2021-12-31', '区乙局 2021-11-30', '区乙局 2021-10-31'],
  ]);
});
