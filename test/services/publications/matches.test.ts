import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { day } from '../../support/testApp.ts';
import { openPublicationOffice, YEAR, type PublicationOffice } from './publicationOffice.ts';

let office: PublicationOffice;
beforeAll(async () => {
  office = await openPublicationOffice();
  await office.take(LIST);
});
afterAll(async () => {
  expect(office.app.bugs).toEqual([]);
  await office.app.close();
});

const at = (n: number): string => `http://www.qh.gov.cn/xx/${n}.html`;
const LIST = [
  ['标题', '发布单位', '栏目', '发布时间', '链接'],
  ['区财政局2021年5月财政收支简报', '区财政局', '财政收支', '2021-05-28', at(1)],
  ['区财政局2021年4月财政收支简报', '区财政局', '财政收支', '2021-05-06', at(2)],
  ['区民政局第一季度社会救助资金发放情况', '区民政局', '社会救助', '2021-03-30', at(3)],
  ['关于召开会议的通知', '区民政局', '通知公告', '2021-05-20', at(4)],
  ['城区道路施工进展', '区住建局', '城建', '2021-05-21', at(5)],
  ['区财政局2021年3月财政收支简报', '区财政局', '财政收支', '2021-03-30', ''],
];

const ALL = { year: YEAR, filter: {}, offset: 0, limit: 100 };
const idOf = (title: string) => office.app.store.publications.all().find((one) => one.title.includes(title))!.id;
const classes = async () => {
  const { rows } = await office.app.call('publications.matches', ALL);
  return Object.fromEntries(rows.map((row) => [row.publication.title, row.class]));
};
const itemOf = ({ item }: OutputOf<'publications.matches'>['rows'][number]['candidates'][number]) =>
  `${item.unit} ${item.content} ${item.period}`;

describe('publications beside what was due', () => {
  it('have a class, an item, and reasons that can be read', async () => {
    const { rows, total, classes: counts } = await office.app.call('publications.matches', ALL);
    expect(total).toBe(6);
    expect(counts).toMatchObject({ sure: 4, ignored: 1, none: 1 });
    const may = rows.find(({ publication }) => publication.link === at(1))!;
    expect(may.class).toBe('sure');
    expect(may.candidates.map(itemOf)).toEqual(['区财政局 财政收支简报 2021年5月']);
    expect(may.candidates[0]?.reasons.slice(0, 1)).toEqual(['署名是单位名称']);
    expect(may.candidates[0]?.marks.length).toBeGreaterThan(1);
    expect(rows.find(({ publication }) => publication.link === at(4))).toMatchObject({ why: '通知类不计' });
  });

  it('stand by class, what is open first, each the latest first; keys in the same order', async () => {
    const { app } = office;
    const { rows } = await app.call('publications.matches', ALL);
    expect(rows.map((row) => [row.class, row.publication.publishedOn])).toEqual([
      ['sure', '2021-05-28'],
      ['sure', '2021-05-06'],
      ['sure', '2021-03-30'],
      ['sure', '2021-03-30'],
      ['none', '2021-05-21'],
      ['ignored', '2021-05-20'],
    ]);
    const keys = await app.call('publications.matchKeys', { year: YEAR, filter: {} });
    expect(keys.map(({ publicationId }) => publicationId)).toEqual(rows.map(({ publication }) => publication.id));
    await app.call('publications.register', {
      year: YEAR,
      picks: [{ publicationId: idOf('5月财政'), items: [office.item('财政收支简报', '区财政局', '2021-05')] }],
    });
    const after = await app.call('publications.matches', ALL);
    expect(after.rows.map((row) => row.class)).toEqual(['sure', 'sure', 'sure', 'none', 'ignored', 'registered']);
    const middle = await app.call('publications.matches', { ...ALL, offset: 4, limit: 1 });
    expect(middle.rows.map((row) => row.class)).toEqual(['ignored']);
    await app.call('workspace.undo', {});
  });

  it('are filtered by class, list, unit, duty, words and days; keys come without texts', async () => {
    const { app, units } = office;
    const titles = async (filter: object) =>
      (await app.call('publications.matches', { ...ALL, filter })).rows.map(({ publication }) => publication.link);
    expect(await titles({ classes: ['ignored'] })).toEqual([at(4)]);
    expect(await titles({ unitId: units.get('区民政局') })).toEqual([at(3)]);
    expect(await titles({ text: '救助　资金' })).toEqual([at(3)]);
    expect(await titles({ from: '2021-05-21', to: '2021-05-21' })).toEqual([at(5)]);
    const [list] = await app.call('publications.lists', {});
    expect(await titles({ listId: list!.id, onlyNew: true })).toHaveLength(6);
    const keys = await app.call('publications.matchKeys', { year: YEAR, filter: { classes: ['sure'] } });
    expect(keys.map(({ items }) => items.length)).toEqual([1, 1, 1, 1]);
  });

  it('tell all of one, and the items that a person may pick', async () => {
    const { app } = office;
    const one = await app.call('publications.one', { year: YEAR, id: idOf('5月财政') });
    expect(one.sightings.map(({ source }) => source)).toEqual(['发布清单.xlsx']);
    const items = await app.call('publications.itemsFor', { year: YEAR, id: idOf('道路'), text: '财政局 简报' });
    expect(items.map(({ period }) => period).slice(0, 2)).toEqual(['2021年5月', '2021年4月']);
    const missing = { year: YEAR, id: 'nobody' as never };
    expect((await app.refusal('publications.one', missing)).code).toBe('not-found');
  });
});

describe('what is confirmed', () => {
  it('is registered on its day with its link, closed where a link shows it, and undone whole', async () => {
    const { app } = office;
    const before = app.store.facts(YEAR);
    const keys = await app.call('publications.matchKeys', { year: YEAR, filter: { classes: ['sure'] } });
    const picks = keys.map(({ publicationId, items }) => ({ publicationId, items: [...items] }));
    const done = await app.call('publications.register', { year: YEAR, picks, by: '经办人甲' });
    // The one without a link is registered and not closed.
    expect(done).toMatchObject({ registered: 4, accepted: 3, left: [], changed: true });
    const { fulfilments, verifications } = app.store.facts(YEAR);
    expect(fulfilments.map(({ doneOn, link }) => [doneOn, link])).toContainEqual(['2021-05-28', at(1)]);
    expect(verifications.map(({ result, by }) => [result, by])).toEqual([
      ['accepted', '经办人甲'],
      ['accepted', '经办人甲'],
      ['accepted', '经办人甲'],
    ]);
    expect(await classes()).toMatchObject({ 区财政局2021年5月财政收支简报: 'registered' });
    await app.call('workspace.undo', {});
    expect(app.store.facts(YEAR)).toEqual(before);
    expect(await classes()).toMatchObject({ 区财政局2021年5月财政收支简报: 'sure' });
  });

  it('leaves out and names what cannot be registered; the earliest serves what is done once', async () => {
    const { app } = office;
    const item = office.item('财政收支简报', '区财政局', '2021-05');
    const early = office.item('财政收支简报', '区财政局', '2021-06');
    const picks = [
      { publicationId: idOf('5月财政'), items: [item, early] },
      { publicationId: idOf('道路'), items: [item] },
    ];
    const done = await app.call('publications.register', { year: YEAR, picks, accept: false });
    expect(done).toMatchObject({ registered: 1, accepted: 0 });
    expect(done.left.map(({ title, why }) => [title, why])).toEqual([
      ['区财政局2021年5月财政收支简报', '这一批里已有更早发布的一条登记了这一项'],
      [
        '区财政局2021年5月财政收支简报',
        '发布日期 2021-05-28 早于所属期开始（2021-06-01），属于提前，请单独登记并写明原因',
      ],
    ]);
    const again = await app.refusal('publications.register', { year: YEAR, picks: [picks[1]!] });
    expect(again.message).toContain('没有可以登记的：《城区道路施工进展》（区财政局，2021年5月）这个链接已经登记过');
    await app.call('workspace.undo', {});
  });

  it.each([
    ['an unknown publication', { publicationId: 'nobody' }, 'not-found', '第 2 条公开信息已不存在'],
    [
      'an unknown item',
      { items: [{ dutyId: 'a', ruleId: 'b', unitId: 'c', periodKey: '2021-05' }] },
      'not-found',
      '《区财政局2021年5月财政收支简报》对应的应办事项已不存在',
    ],
  ])('is refused whole with %s', async (_what, wrong, code, said) => {
    const revision = office.app.store.revision();
    const good = { publicationId: idOf('5月财政'), items: [office.item('财政收支简报', '区财政局', '2021-05')] };
    const picks = [good, { ...good, ...wrong }] as never;
    const refusal = await office.app.refusal('publications.register', { year: YEAR, picks });
    expect(refusal.code).toBe(code);
    expect(refusal.message).toContain(said);
    expect(office.app.store.revision()).toBe(revision);
  });

  it('a rejection is remembered, and taken back', async () => {
    const { app } = office;
    const pair = { publicationId: idOf('4月财政'), item: office.item('财政收支简报', '区财政局', '2021-04') };
    await app.call('publications.reject', { pairs: [pair] });
    expect((await classes())['区财政局2021年4月财政收支简报']).not.toBe('sure');
    const { verdicts } = await app.call('publications.one', { year: YEAR, id: pair.publicationId });
    expect(verdicts.map(({ verdict, item }) => `${verdict} ${item.period}`)).toEqual(['rejected 2021年4月']);
    expect(await app.call('publications.withdraw', { pairs: [pair] })).toMatchObject({ withdrawn: 1 });
    expect((await classes())['区财政局2021年4月财政收支简报']).toBe('sure');
  });
});

describe('rules', () => {
  it('of an earlier year’s duty are kept for the year that asks for the same, as one step', async () => {
    const { app, duties } = office;
    const before = app.store.revision();
    const next = 2022 as typeof YEAR;
    await app.call('workspace.openYear', { year: next });
    const asked = (content: string) =>
      app.call('duties.create', {
        year: next,
        kind: 'disclosure',
        number: '',
        task: '',
        subtask: '',
        content,
        timeWording: '',
        rules: [],
        assignments: [],
      });
    const { id: dutyId } = await asked('财政收支简报');
    const rule = {
      column: '财政收支',
      words: [],
      effect: { kind: 'duty' as const, dutyId: duties.get('财政收支简报')! },
    };
    await app.call('publications.saveRule', { rule });
    await app.call('publications.saveRule', {
      rule: { column: '动态', words: [], effect: { kind: 'duty', dutyId: duties.get('单位工作动态')! } },
    });
    const told = async (year: typeof YEAR) =>
      (await app.call('publications.rules', { year })).map(({ ofYear, canRenew }) => [ofYear, canRenew]);
    expect(await told(YEAR)).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
    expect(await told(next)).toEqual([
      [YEAR, true],
      [YEAR, undefined],
    ]);
    expect(await app.call('publications.renewRules', { year: next })).toMatchObject({ renewed: 1, changed: true });
    expect(await told(next)).toEqual([
      [YEAR, undefined],
      [YEAR, undefined],
      [undefined, undefined],
    ]);
    const rules = app.store.publicationMatching.rules();
    expect(rules.at(-1)).toMatchObject({ column: '财政收支', effect: { kind: 'duty', dutyId } });
    expect((await app.refusal('publications.renewRules', { year: next })).code).toBe('conflict');
    expect((await app.refusal('publications.renewRules', { year: next, ids: ['nobody' as never] })).code).toBe(
      'not-found',
    );
    await app.call('workspace.undo', {});
    expect(app.store.publicationMatching.rules()).toHaveLength(2);
    while (app.store.revision() > before && app.store.publicationMatching.rules().length > 0)
      await app.call('workspace.undo', {});
    expect(await app.call('publications.rules', { year: YEAR })).toEqual([]);
  });

  it('are proposed, tried, kept, changed and removed', async () => {
    const { app, duties } = office;
    const item = office.item('财政收支简报', '区财政局', '2021-05');
    const [proposed] = await app.call('publications.proposeRules', {
      year: YEAR,
      publicationId: idOf('5月财政'),
      item,
    });
    expect(proposed).toMatchObject({ sentence: '栏目“财政收支” → 财政收支简报', hits: 3 });
    const rule = { words: ['道路'], effect: { kind: 'ignore', reason: '不是公开事项' } } as const;
    const input = { ...rule, words: [...rule.words] };
    expect(await app.call('publications.tryRule', { year: YEAR, rule: input })).toEqual({
      sentence: '标题含“道路” → 不计（不是公开事项）',
      hits: 1,
      samples: ['城区道路施工进展'],
      contradicts: [],
    });
    const { id } = await app.call('publications.saveRule', { rule: input });
    expect((await classes())['城区道路施工进展']).toBe('ignored');
    const changed = { words: ['桥梁'], effect: { kind: 'notDuty', dutyId: duties.get('财政收支简报')! } } as const;
    await app.call('publications.saveRule', { id, rule: { ...changed, words: [...changed.words] } });
    const [kept] = await app.call('publications.rules', { year: YEAR });
    expect(kept).toMatchObject({ sentence: '标题含“桥梁” → 不是 财政收支简报', hits: 0 });
    await app.call('publications.removeRules', { ids: [id] });
    expect(await app.call('publications.rules', { year: YEAR })).toEqual([]);
    expect((await app.refusal('publications.removeRules', { ids: [id] })).code).toBe('not-found');
  });

  it('are kept once, and say which of two that contradict each other holds', async () => {
    const { app, duties } = office;
    const dutyId = duties.get('财政收支简报')!;
    const rule = (kind: 'duty' | 'notDuty', words: string[]) => ({ words, effect: { kind, dutyId } });
    const first = await app.call('publications.saveRule', { rule: rule('duty', ['桥梁', '隧道']) });
    const again = await app.refusal('publications.saveRule', { rule: rule('duty', ['隧道', '桥梁']) });
    expect(again.code).toBe('conflict');
    expect(again.message).toContain('已有这条规则：');
    await app.call('publications.saveRule', { id: first.id, rule: rule('duty', ['桥梁', '隧道']) });
    const tried = await app.call('publications.tryRule', { year: YEAR, rule: rule('notDuty', ['桥梁', '隧道']) });
    expect(tried.contradicts).toEqual([
      '与规则“标题含“桥梁”“隧道” → 财政收支简报”矛盾：以这一条为准，那一条不起作用。',
    ]);
    const ignore = { words: ['桥梁', '隧道'], effect: { kind: 'ignore' as const, reason: '转载' } };
    const second = await app.call('publications.saveRule', { rule: ignore });
    const told = (await app.call('publications.rules', { year: YEAR })).map(({ contradicts }) => contradicts.join());
    expect(new Set(told.map((text) => /以(?:这|那)一条为准/u.exec(text)?.[0]))).toEqual(
      new Set(['以这一条为准', '以那一条为准']),
    );
    await app.call('publications.removeRules', { ids: [first.id, second.id] });
  });

  it('say nothing without column and words, and are of units and duties that are there', async () => {
    const { app } = office;
    const effect = { kind: 'ignore', reason: '转载' } as const;
    expect((await app.refusal('publications.saveRule', { rule: { effect } })).fields).toEqual({
      'rule.column': '请至少写明栏目或标题里的一个词',
    });
    const nobody = { column: '动态', unitId: 'nobody' as never, effect };
    expect((await app.refusal('publications.saveRule', { rule: nobody })).code).toBe('not-found');
    const nothing = { column: '动态', effect: { kind: 'duty', dutyId: 'nothing' as never } } as const;
    expect((await app.refusal('publications.saveRule', { rule: nothing })).code).toBe('not-found');
  });
});

describe('what follows from lists', () => {
  it('who has published what was due, who has not, and what no list says', async () => {
    const { app } = office;
    const week = await app.call('publications.week', { year: YEAR, from: day('2021-03-31'), to: day('2021-05-31') });
    expect(week).toMatchObject({ through: '2021-05-28', done: 0 });
    expect(week.due).toBe(week.done + week.waiting + week.missing.length + week.uncovered.length);
    expect(week.waiting).toBe(4);
    expect((await app.call('publications.week', { year: YEAR })).from).toBe('2021-06-14');
    const wrong = { year: YEAR, from: day('2021-06-02'), to: day('2021-06-01') };
    expect((await app.refusal('publications.week', wrong)).code).toBe('invalid-input');
  });

  it('what is on no public list is not counted among what a week publishes', async () => {
    const { app } = office;
    const of = { year: YEAR, from: day('2021-03-31'), to: day('2021-05-31') };
    const before = await app.call('publications.week', of);
    for (const kind of ['measure', 'submission', 'case'] as const) {
      await app.call('duties.create', {
        year: YEAR,
        kind,
        number: '',
        task: '',
        subtask: '',
        content: `每月一次的${kind}`,
        timeWording: '',
        rules: [
          { type: 'recurring', every: 'month', due: { at: 'periodEnd' }, covers: 'same', shift: { kind: 'none' } },
        ],
        assignments: [{ party: { kind: 'unit', id: office.units.get('区民政局')! }, role: 'responsible' }],
      });
      expect(await app.call('publications.week', of)).toEqual(before);
      await app.call('workspace.undo', {});
    }
  });

  it('a second page of what is served says by which page', async () => {
    const { app } = office;
    await office.take(
      [LIST[0]!, ['区财政局2021年5月财政收支简报（二）', '区财政局', '财政收支', '2021-06-02', at(31)]],
      '又一份.xlsx',
    );
    const { rows } = await app.call('publications.matches', ALL);
    const row = rows.find(({ publication }) => publication.link === at(31));
    expect(row).toMatchObject({
      class: 'none',
      why: '这一项已有另一条（2021-05-28《区财政局2021年5月财政收支简报》）',
    });
    await app.call('workspace.undo', {});
  });

  it('silent columns and units, pages that are gone, other days', async () => {
    const { app } = office;
    const picks = [{ publicationId: idOf('5月财政'), items: [office.item('财政收支简报', '区财政局', '2021-05')] }];
    await app.call('publications.register', { year: YEAR, picks });
    await office.take(
      [
        LIST[0]!,
        ['区财政局2021年4月财政收支简报', '区财政局', '财政收支', '2021-04-29', at(2)],
        ['又一条', '', '财政收支', '2021-06-10', at(9)],
      ],
      '六月.xlsx',
    );
    const watch = await app.call('publications.watch', { year: YEAR });
    expect(watch.vanished).toMatchObject([{ link: at(1), lastSeenIn: '发布清单.xlsx', missingIn: '六月.xlsx' }]);
    expect(watch.redated).toMatchObject([{ from: '2021-05-06', to: '2021-04-29', isBackdated: true }]);
  });

  it('settings hold where they are set', async () => {
    const { app } = office;
    expect(await app.call('publications.settings', {})).toEqual({
      graceDays: 10,
      accepts: 'sure',
      staleNewsDays: 14,
      stalePolicyMonths: 6,
      defaultsOff: [],
    });
    await app.call('publications.setSettings', { defaultsOff: ['notice'], accepts: 'none' });
    expect((await classes())['关于召开会议的通知']).not.toBe('ignored');
    await app.call('workspace.undo', {});
    expect((await classes())['关于召开会议的通知']).toBe('ignored');
  });
});
