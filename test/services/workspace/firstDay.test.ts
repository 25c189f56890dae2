import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Year } from '../../../electron/domain/brand.ts';
import type { TimeRule } from '../../../electron/domain/model/timeRule.ts';
import { storePaths } from '../../../electron/store/file/paths.ts';
import { temporaryFolder } from '../../support/storeFixtures.ts';
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
  app = await openTestApp({ today: '2021-06-15' });
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

const setUp = (inUseFrom?: string) =>
  app.call('workspace.setUp', {
    district: '清河区',
    year: YEAR,
    ...(inUseFrom === undefined ? {} : { inUseFrom: day(inUseFrom) }),
  });

/** A monthly duty of one unit: five months are due by mid-June, of which March is registered. */
async function monthly(content = '财政收支公开') {
  const { id: unitId } = await app.call('units.save', { name: '区财政局', kind: 'department', aliases: [] });
  const { id } = await app.call('duties.create', {
    year: YEAR,
    kind: 'disclosure',
    number: '1',
    task: '',
    subtask: '',
    content,
    timeWording: '',
    rules: [MONTHLY],
    assignments: [{ party: { kind: 'unit', id: unitId }, role: 'responsible' }],
  });
  const { duty } = await app.call('duties.get', { id });
  await app.call('fulfilments.register', {
    items: [{ dutyId: id, ruleId: duty.rules[0]!.id, unitId, periodKey: '2021-03' }],
    doneOn: day('2021-03-20'),
    title: '',
    link: '',
  });
}

const yearNow = async () => (await app.call('workspace.status', {})).years[0]!;
const rate = async () => (await app.call('today.summary', { year: YEAR })).onTime;

describe('启用日', () => {
  it('is asked at the first start; a day to come is refused, and nothing is set up', async () => {
    const refusal = await app.refusal('workspace.setUp', {
      district: '清河区',
      year: YEAR,
      inUseFrom: day('2021-06-16'),
    });
    expect(refusal).toMatchObject({ code: 'invalid-input', fields: { inUseFrom: '不能晚于今天' } });
    expect((await app.call('workspace.status', {})).district).toBeUndefined();
    await setUp('2021-06-15');
    expect(await app.call('workspace.status', {})).toMatchObject({ inUseFrom: '2021-06-15' });
  });

  it('the preview says what setting it then does; all of it is taken back', async () => {
    await setUp();
    await monthly();
    expect((await yearNow()).overdue).toBe(4);
    expect(await rate()).toMatchObject({ onTime: 1, due: 5 });
    const expected = { year: YEAR, before: 4, registered: 1, overdueNow: 4, overdueThen: 1 };
    expect(await app.call('workspace.previewInUseFrom', { date: day('2021-05-01') })).toEqual({ years: [expected] });
    expect(await yearNow()).toMatchObject({ overdue: 4, before: { total: 0, registered: 0 } });
    await app.call('workspace.setInUseFrom', { date: day('2021-05-01') });
    expect(await yearNow()).toMatchObject({ overdue: 1, before: { total: 4, registered: 1 } });
    expect(await rate()).toMatchObject({ onTime: 0, due: 1 });
    await app.call('workspace.undo', {});
    expect(await yearNow()).toMatchObject({ overdue: 4, before: { total: 0, registered: 0 } });
    expect((await app.refusal('workspace.setInUseFrom', { date: day('2021-06-16') })).code).toBe('invalid-input');
    expect((await app.refusal('workspace.previewInUseFrom', { date: day('2021-06-16') })).code).toBe('invalid-input');
  });

  it('此前计入 counts all of it, and none again', async () => {
    await setUp('2021-06-15');
    await monthly();
    expect(await yearNow()).toMatchObject({ overdue: 0, before: { total: 5, registered: 1 } });
    expect(await rate()).toMatchObject({ percent: undefined, due: 0 });
    await app.call('workspace.setFrame', { year: YEAR, countsBefore: true });
    expect(await yearNow()).toMatchObject({ overdue: 4, before: { total: 0, registered: 0 } });
    expect(await rate()).toMatchObject({ onTime: 1, due: 5 });
    await app.call('workspace.undo', {});
    expect(await rate()).toMatchObject({ percent: undefined, due: 0 });
  });
});

describe('此前', () => {
  const before = async () => await app.call('today.before', { year: YEAR });

  it('is listed apart, and can be registered by the many, each on its own day', async () => {
    await setUp('2021-05-31');
    await monthly();
    const lines = await before();
    expect(lines.map(({ period, dueOn, doneOn, mayRegister }) => [period, dueOn, doneOn, mayRegister])).toEqual([
      ['2021年1月', '2021-01-31', undefined, true],
      ['2021年2月', '2021-02-28', undefined, true],
      ['2021年3月', '2021-03-31', '2021-03-20', false],
      ['2021年4月', '2021-04-30', undefined, true],
    ]);
    const open = lines.filter(({ mayRegister }) => mayRegister);
    await app.call('fulfilments.register', {
      items: open.map(({ dutyId, ruleId, unitId, periodKey, dueOn }) => {
        return { dutyId, ruleId, unitId, periodKey, doneOn: dueOn };
      }),
      doneOn: day('2021-06-15'),
      title: '',
      link: '',
    });
    expect(await yearNow()).toMatchObject({ overdue: 1, before: { total: 4, registered: 4 } });
    expect((await before()).map(({ doneOn }) => doneOn)).toEqual([
      '2021-01-31',
      '2021-02-28',
      '2021-03-20',
      '2021-04-30',
    ]);
    expect(await rate()).toMatchObject({ onTime: 0, due: 1 });
  });

  it('is empty where the year counts it', async () => {
    await setUp('2021-05-31');
    await monthly();
    await app.call('workspace.setFrame', { year: YEAR, countsBefore: true });
    expect(await before()).toEqual([]);
  });
});

describe('the year’s frame', () => {
  it('takes a cut-off from 1 July of the year to 30 June after it, and no other', async () => {
    await setUp('2021-06-15');
    const cutOff = (date: string) => ({ year: YEAR, cutOff: day(date) });
    expect((await yearNow()).frame.cutOff).toBe('2022-01-15');
    for (const date of ['2021-06-30', '2022-07-01']) {
      expect(await app.refusal('workspace.setFrame', cutOff(date))).toMatchObject({
        code: 'invalid-input',
        fields: { cutOff: '应在 2021-07-01 至 2022-06-30 之间' },
      });
    }
    for (const date of ['2021-07-01', '2022-06-30']) {
      await app.call('workspace.setFrame', cutOff(date));
      expect((await yearNow()).frame.cutOff).toBe(date);
    }
  });

  it('is taken over by the next year, which says so', async () => {
    await setUp('2021-06-15');
    await app.call('workspace.setFrame', {
      year: YEAR,
      cutOff: day('2022-02-28'),
      praiseFloor: 85,
      countsBefore: true,
    });
    const { takenOver } = await app.call('workspace.openYear', { year: 2022 as Year });
    expect(takenOver).toContain('已沿用 2021 年度的考核方案');
    const next = (await app.call('workspace.status', {})).years.find(({ year }) => year === (2022 as Year));
    expect(next?.frame).toMatchObject({ cutOff: '2023-02-28', praiseFloor: 85, countsBefore: false });
  });
});

describe('what is proposed for data of an earlier format', () => {
  const kinds = async () => (await app.call('workspace.offers', {})).map(({ kind }) => kind);

  it('a new office is offered nothing', async () => {
    await setUp('2021-06-15');
    await monthly();
    expect(await kinds()).toEqual([]);
  });

  it('the start of use is offered where something is overdue; adopted, kept or taken back', async () => {
    await setUp();
    expect(await kinds()).toEqual([]);
    await monthly();
    expect(await kinds()).toEqual(['inUseFrom']);
    await app.call('workspace.answerOffer', { kind: 'inUseFrom', year: YEAR, accept: true });
    expect((await yearNow()).overdue).toBe(0);
    expect(await kinds()).toEqual([]);
    expect((await app.refusal('workspace.answerOffer', { kind: 'inUseFrom', year: YEAR, accept: true })).code).toBe(
      'conflict',
    );
    await app.call('workspace.undo', {});
    expect(await kinds()).toEqual(['inUseFrom']);
    await app.call('workspace.answerOffer', { kind: 'inUseFrom', year: YEAR, accept: false });
    expect((await yearNow()).overdue).toBe(4);
    expect(await kinds()).toEqual([]);
  });

  it('信息报送 under another kind is offered as such; adopted, kept or taken back, with what is registered', async () => {
    await setUp('2021-01-01');
    await monthly('每月报送政务信息不少于1篇');
    const matrix = async () => (await app.call('submissions.matrix', { year: YEAR })).rows[0];
    expect(await app.call('workspace.offers', {})).toMatchObject([
      {
        kind: 'pieces',
        count: 1,
        sentences: [expect.stringContaining('每月报送政务信息不少于1篇'), expect.any(String)],
      },
    ]);
    const answer = (accept: boolean) => app.call('workspace.answerOffer', { kind: 'pieces', year: YEAR, accept });
    const facts = async () => [await app.call('duties.list', { year: YEAR }), await matrix()];
    const before = await facts();
    await answer(true);
    expect((await app.call('duties.list', { year: YEAR })).map(({ kind }) => kind)).toEqual(['submission']);
    // March by its registration.
    expect((await matrix())?.counts.slice(0, 5)).toEqual([undefined, undefined, 1, undefined, undefined]);
    expect(await kinds()).toEqual([]);
    await app.call('workspace.undo', {});
    expect(await facts()).toEqual(before);
    await answer(false);
    expect(await kinds()).toEqual([]);
    expect(await facts()).toEqual(before);
  });

  it.each([9, 10])('a file of format %i says what it proposes to change, and for how many', async (format) => {
    const temporary = temporaryFolder();
    copyFileSync(path.join(import.meta.dirname, `../../store/formats/${format}.db`), storePaths(temporary.folder).file);
    const kept = await openTestApp({ today: '2021-07-12', folder: temporary.folder });
    const offers = await kept.call('workspace.offers', {});
    await kept.close();
    temporary.remove();
    const frame = (year: number) => [
      `${year} 年度可以启用新的计算口径：考核截止日 ${year + 1}年1月15日，此后办结的不再改变得分；折算分按打印的总分计算；`,
      '适用指标不足满分 50% 的单位不排名；通报只表扬按时率 90% 以上且高于本组平均的单位。',
    ];
    expect(Object.fromEntries(offers.map(({ kind, year, sentences }) => [`${kind} ${year}`, sentences]))).toEqual({
      'frame 2021': frame(2021),
      'frame 2022': frame(2022),
      'inUseFrom 2021': [
        '还没有设启用日，现有 12 项次逾期。',
        '把今天（2021年7月12日）设为启用日后，此前到期的标为“此前”，不再亮红，也不计入按时率和得分；登记都保留。',
      ],
      'following 2021': [
        '有 3 个没有时限的事项现在计入考核。',
        '改为“按轮次反馈”后，到检查日提示“应检查”，不计入按时率和得分；登记都保留。',
      ],
      'verifying 2021': [
        '2021 年度可以逐项核验、销号，现有 13 项次已登记。',
        '启用后，这些登记变为“待核验”（每周及更频繁的事项、信息报送除外），核对佐证后销号；登记、按时率和得分都不变。',
      ],
    });
  });

  it('a file of an earlier format: each offer changes what it says, or nothing, and can be taken back', async () => {
    const temporary = temporaryFolder();
    copyFileSync(path.join(import.meta.dirname, '../../store/formats/9.db'), storePaths(temporary.folder).file);
    const kept = await openTestApp({ today: '2021-07-12', folder: temporary.folder });
    const figures = async () => {
      const { years, inUseFrom } = await kept.call('workspace.status', {});
      const duties = await kept.call('duties.list', { year: YEAR });
      return JSON.stringify([inUseFrom, years.map(({ frame, overdue }) => [frame, overdue]), duties]);
    };
    try {
      const offers = await kept.call('workspace.offers', {});
      expect(offers.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['inUseFrom', 'following', 'frame']));
      for (const { kind, year } of offers) {
        const before = await figures();
        await kept.call('workspace.answerOffer', { kind, year, accept: true });
        expect(await figures(), kind).not.toBe(before);
        await kept.call('workspace.undo', {});
        expect(await figures(), kind).toBe(before);
      }
      const asItWas = (await kept.call('duties.list', { year: YEAR })).map(({ id, state, done }) => [id, state, done]);
      for (const { kind, year } of offers) await kept.call('workspace.answerOffer', { kind, year, accept: false });
      expect(await kept.call('workspace.offers', {})).toEqual([]);
      expect((await kept.call('duties.list', { year: YEAR })).map(({ id, state, done }) => [id, state, done])).toEqual(
        asItWas,
      );
    } finally {
      await kept.close();
      temporary.remove();
    }
  });
});
