import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contract, methodNames } from '../../../electron/contract/index.ts';
import { createDispatch } from '../../../electron/services/app/dispatch.ts';
import { testHandlers, openTestApp, type TestApp } from '../../support/testApp.ts';
import { runs } from '../../support/runs.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp({ today: '2021-06-15', year: 2021 });
});
afterEach(() => app.close());

describe('dispatch', () => {
  it.each(['duties.nothing', '', 'toString', '__proto__', 'constructor', 'duties.list '])(
    'knows no method “%s”',
    async (name) => {
      expect((await app.ask(name, {})).error?.code).toBe('unknown-method');
    },
  );

  it.each([
    ['units.save', { name: '', kind: 'department', aliases: [] }, 'name'],
    ['units.save', { name: '区甲局', kind: 'office', aliases: [] }, 'kind'],
    ['units.save', { name: '区甲局', kind: 'town', aliases: ['', 'x'] }, 'aliases.0'],
    ['units.save', { name: '区甲局', kind: 'town', aliases: [], more: 1 }, ''],
    ['units.save', null, ''],
    ['workspace.openYear', { year: 1800 }, 'year'],
    ['fulfilments.register', { items: [], doneOn: '2021-02-30', title: '', link: 'ftp://x' }, 'doneOn'],
    ['submissions.set', { year: 2021, cells: [{ unitId: 'u', month: 13, count: 1 }] }, 'cells.0.month'],
  ])('%s refuses %j, naming the field in Chinese', async (name, input, field) => {
    const { error } = await app.ask(name, input);
    expect(error?.code).toBe('invalid-input');
    expect(error?.message).toMatch(/[\u4e00-\u9fff]/u);
    expect(Object.keys(error?.fields ?? {})).toContain(field);
    for (const message of Object.values(error?.fields ?? {})) expect(message).toMatch(/[\u4e00-\u9fff]/u);
  });

  it('says what is wrong in a sentence for people, and where for scripts', async () => {
    const { error } = await app.ask('fulfilments.register', {
      items: [],
      doneOn: '2021-02-26',
      title: '',
      link: 'ftp://x',
    });
    expect(error?.fields?.['link']).toBe('链接应以 http:// 或 https:// 开头');
    expect(error?.message).toMatch(/^输入不正确：[^a-z（]/u);
    expect(error?.message).toContain(Object.values(error?.fields ?? {})[0]);
    const strange = await app.ask('units.save', null);
    expect(strange.error?.message).toMatch(/^输入不正确：.+。请改正后重试。$/u);
  });

  it.each([
    ['units.save', { name: ' ', kind: 'town', aliases: [] }, '名称不能为空'],
    ['units.save', { name: '区甲局', kind: 'town', aliases: ['乙'.repeat(201)] }, '别名不能超过 200 个字'],
    ['workspace.openYear', { year: 1800 }, '年度应为 2008 至 2099 之间的整数'],
    ['scoreFacts.judge', { year: 2021, unitId: 'u', nodeId: 'i', points: null, reason: '甲'.repeat(201) }, '原因不能'],
  ])('%s names the field once: %j', async (name, input, said) => {
    const { error } = await app.ask(name, input);
    expect(error?.message).toMatch(new RegExp(`^输入不正确：${said}`, 'u'));
  });

  it('refuses text that the log could not keep whole', async () => {
    const { error } = await app.ask('units.save', { name: '区甲\0局', kind: 'department', aliases: [] });
    expect(error?.code).toBe('invalid-input');
  });

  it('logs an exception once and answers a sentence with its id', async () => {
    const logged: { id: string; error: unknown }[] = [];
    const handlers = testHandlers(app.context);
    const broken = {
      ...handlers,
      'units.list': () => {
        throw new Error('broken');
      },
    };
    const log = { bug: (id: string, error: unknown) => void logged.push({ id, error }) };
    const result = await createDispatch(broken, { ...app.context, log })('units.list', {});
    expect(logged).toHaveLength(1);
    if (result.ok) throw new Error('It answered');
    expect(result.error.code).toBe('bug');
    expect(result.error.id).toBe(logged[0]?.id);
    expect(result.error.message).toContain(String(logged[0]?.id));
  });

  it('answers whatever it is asked, and never with a bug', async () => {
    const json = fc.jsonValue({ maxDepth: 3 });
    const likely = fc.record(
      {
        year: fc.constantFrom(2021, 2022, '2021'),
        id: fc.constantFrom('x', 'id-1', ''),
        ids: fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }),
        unitId: fc.constantFrom('u', '../x'),
        dutyId: fc.constant('d'),
        ruleId: fc.constant('r'),
        nodeId: fc.constant('daily-management'),
        periodKey: fc.string({ maxLength: 10 }),
        dueOn: fc.constantFrom('2021-06-15', '2021-13-01'),
        from: fc.constant('2021-06-01'),
        to: fc.constantFrom('2021-06-30', '2029-01-01', '2020-01-01'),
        name: fc.string(),
        names: fc.oneof(fc.constant({}), fc.array(fc.string())),
        kind: fc.constantFrom('town', 'tasks', 'measure'),
        aliases: fc.array(fc.string(), { maxLength: 3 }),
        members: fc.constantFrom([], ['u']),
        wording: fc.string(),
        previewId: fc.constant('p'),
        jobId: fc.constant('j'),
        fileId: fc.constant('f'),
        points: fc.constantFrom('5', '99999', null),
        reason: fc.string(),
        paper: fc.constant('A4'),
        title: fc.string(),
        on: fc.constant('2021-05-06'),
        unitIds: fc.constant(['u']),
        target: fc.nat(200),
        district: fc.string(),
        rule: fc.constant({ type: 'quota', per: 'month', atLeast: 1 }),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...methodNames), fc.oneof(json, likely), async (name, input) => {
        // Only the fields that the method knows, so that the strict schema lets some of them through to the handler.
        const shape = Object.keys((contract[name].input as { shape?: object }).shape ?? {});
        const fitting =
          input !== null && typeof input === 'object' && !Array.isArray(input)
            ? Object.fromEntries(Object.entries(input).filter(([key]) => shape.includes(key)))
            : input;
        const result = await app.dispatch(name, fitting);
        if (result.ok) return;
        expect(result.error.code, `${name} ${JSON.stringify(fitting)}`).not.toBe('bug');
        expect(result.error.message).toMatch(/[\u4e00-\u9fff]/u);
      }),
      { numRuns: runs(600) },
    );
    expect(app.bugs).toEqual([]);
  });
});

describe('files and jobs', () => {
  it('keep files in memory and forget what grows old', async () => {
    const fileId = await app.putFile('明细表.xlsx', new Uint8Array([1, 2, 3]));
    expect([...(await app.getFile(fileId)).bytes]).toEqual([1, 2, 3]);
    app.setToday('2021-06-16');
    await app.putFile('别的.xlsx', new Uint8Array([1]));
    await expect(app.getFile(fileId)).rejects.toThrow('not-found');
  });

  it('refuse a file above 50 MB', async () => {
    const bytes = new Uint8Array(50 * 1024 * 1024 + 1);
    await expect(app.putFile('太大.xlsx', bytes)).rejects.toThrow('file-too-large');
    expect((await app.ask('files.put', { name: '没有内容.xlsx' })).error?.code).toBe('invalid-input');
  });

  it('show progress, results, failures and cancellation', async () => {
    const { jobs } = app.context;
    const gate = Promise.withResolvers<void>();
    const running = jobs.start('正在读取', async (control) => {
      control.progress('正在读取工作表', 1, 4);
      await gate.promise;
      return control.signal.aborted
        ? { ok: false, error: { code: 'cancelled', message: '已取消。' } }
        : { ok: true, value: { fileId: 'f' } };
    });
    const job = { jobId: running };
    expect(await app.call('jobs.get', job)).toMatchObject({
      state: 'running',
      phase: '正在读取工作表',
      done: 1,
      total: 4,
    });
    expect((await app.call('jobs.cancel', job)).state).toBe('cancelled');
    gate.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    expect(await app.call('jobs.get', job)).toMatchObject({ state: 'cancelled', error: { code: 'cancelled' } });
    const done = await app.finished(
      jobs.start('写', async () => ({ ok: true, value: { fileId: 'f', fileName: '表.xlsx' } })),
    );
    expect(done).toMatchObject({ state: 'done', fileId: 'f', fileName: '表.xlsx' });
    const broken = await app.finished(jobs.start('坏', () => Promise.reject(new Error('broken'))));
    expect(broken.error?.code).toBe('bug');
    expect(app.bugs).toHaveLength(1);
    expect((await app.refusal('jobs.get', { jobId: 'none' })).code).toBe('not-found');
  });
});
