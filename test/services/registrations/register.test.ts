import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DutyId, Year } from '../../../electron/domain/brand.ts';
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
beforeEach(async () => {
  app = await openTestApp({ today: '2021-06-15', year: YEAR });
});
afterEach(() => app.close());

async function dutyOf(rule: TimeRule): Promise<DutyId> {
  await app.call('units.addMany', { names: ['区甲局'], kind: 'department' });
  const unitId = app.store.units.units()[0]!.id;
  const { id } = await app.call('duties.create', {
    year: YEAR,
    kind: 'measure',
    number: '',
    task: '',
    subtask: '',
    content: '政策宣讲',
    timeWording: '',
    rules: [rule],
    assignments: [{ party: { kind: 'unit', id: unitId }, role: 'responsible' }],
  });
  return id;
}

async function first(id: DutyId) {
  const [occurrence] = (await app.call('duties.get', { id })).occurrences;
  const { dutyId, ruleId, unitId, periodKey, mayRegister, done, fulfilments } = occurrence!;
  return { item: { dutyId, ruleId, unitId, periodKey }, mayRegister, done, fulfilments };
}

const registration = (item: Awaited<ReturnType<typeof first>>['item'], on: string, link = '') => ({
  items: [item],
  doneOn: day(on),
  title: '',
  link,
});

describe('what may be registered is said with each occurrence, and holds when it is done', () => {
  it('a quota of one piece takes a second; what is done once does not', async () => {
    const id = await dutyOf({ type: 'quota', per: 'year', atLeast: 1 });
    const { item } = await first(id);
    await app.call('fulfilments.register', registration(item, '2021-05-06'));
    expect(await first(id)).toMatchObject({ done: 1, mayRegister: true });
    await app.call('fulfilments.register', registration(item, '2021-06-06'));
    expect((await first(id)).fulfilments.map(({ doneOn }) => doneOn)).toEqual(['2021-05-06', '2021-06-06']);
  });

  it('what is exempt is not registered until the exemption is taken back', async () => {
    const id = await dutyOf(MONTHLY);
    const { item, mayRegister } = await first(id);
    expect(mayRegister).toBe(true);
    const { ids } = await app.call('exemptions.save', { items: [item], reason: '本月无会议' });
    expect((await first(id)).mayRegister).toBe(false);
    const refused = await app.refusal('fulfilments.register', registration(item, '2021-01-20'));
    expect(refused).toMatchObject({ code: 'conflict' });
    expect(refused.message).toContain('区甲局（2021年1月）已免除');
    await app.call('exemptions.remove', { ids: [...ids] });
    await app.call('fulfilments.register', registration(item, '2021-01-20'));
    expect(await first(id)).toMatchObject({ done: 1, mayRegister: false });
  });

  it('a day that is not after the taking down, and an address that is whole', async () => {
    const id = await dutyOf(MONTHLY);
    const { item } = await first(id);
    const wrong = await app.refusal('fulfilments.register', registration(item, '2021-01-20', 'http://官网'));
    expect(wrong.fields).toMatchObject({ link: '链接不是完整的网址，请核对' });
    const { ids } = await app.call('fulfilments.register', registration(item, '2021-01-20', 'http://a.gov.cn/1'));
    await app.call('fulfilments.takeDown', { ids: [...ids], on: day('2021-03-01') });
    const late = await app.refusal('fulfilments.update', { id: ids[0]!, doneOn: day('2021-03-02') });
    expect(late.fields).toEqual({ doneOn: '晚于撤下日期' });
    await app.call('fulfilments.update', { id: ids[0]!, doneOn: day('2021-03-01') });
    const [last] = (await app.call('workspace.commands', {})).commands;
    expect(last?.label).toMatch(/^修改办结登记：.+，.+$/u);
  });
});
