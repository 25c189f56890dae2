import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UnitId, Year } from '../../../electron/domain/brand.ts';
import type { InputOf } from '../../../electron/contract/index.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';

const YEAR = 2021 as Year;
let app: TestApp;
let finance: UnitId;
let civil: UnitId;
beforeEach(async () => {
  app = await openTestApp({ today: '2021-06-15', year: 2021 });
  finance = (await app.call('units.save', { name: '区财政局', kind: 'department', aliases: ['财政局'] })).id;
  civil = (await app.call('units.save', { name: '区民政局', kind: 'department', aliases: [] })).id;
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

type NewPiece = InputOf<'pieces.add'>;
const piece = (title: string, on: string, more: Partial<NewPiece> = {}): NewPiece => ({
  unitId: finance,
  title,
  on: day(on),
  channel: '',
  link: '',
  adoptions: [],
  ...more,
});
const add = (title: string, on: string, more: Partial<NewPiece> = {}) => app.call('pieces.add', piece(title, on, more));
const row = async (unitId = finance) =>
  (await app.call('submissions.matrix', { year: YEAR })).rows.find((each) => each.unitId === unitId)!;
const march = () => app.call('pieces.list', { year: YEAR, unitId: finance, month: 3 });
const paste = async (block: string[][], more: { unitId?: UnitId } = {}) =>
  (await app.call('pieces.paste', { year: YEAR, block, ...more })).listId;
const close = () =>
  app.store.command('关闭', '2022-02-01T00:00:00Z', () => app.store.workspace.setYearState(YEAR, 'closed'));
const NO_CHOICES = { units: {}, left: [] };

describe('one piece after the other', () => {
  it('counts in the month of its day; 3 listed and 2 typed are 3, and a to-check', async () => {
    await app.call('submissions.set', { year: YEAR, cells: [{ unitId: finance, month: 3, count: 2 }] });
    expect((await row()).counts[2]).toBe(2);
    for (const date of ['01', '15', '31']) await add(`第${date}篇`, `2021-03-${date}`);
    const shown = await row();
    expect(shown.counts[2]).toBe(3);
    expect(shown.listed?.[2]).toBe(3);
    expect(shown.differs).toEqual([{ month: 3, typed: 2, count: 3 }]);
    expect((await march()).month).toEqual({ count: 3, listed: 3, registered: 0, typed: 2, differs: true });
    const { notes } = await app.call('coverage.check', { year: YEAR });
    expect(notes.filter(({ cause }) => cause === 'piecesDiffer')).toMatchObject([
      { unitId: finance, title: '区财政局' },
    ]);
    // Without the typed figure there is no question.
    await app.call('submissions.set', { year: YEAR, cells: [{ unitId: finance, month: 3, count: null }] });
    expect((await row()).differs).toEqual([]);
    expect((await row()).counts[2]).toBe(3);
  });

  it('changes, moves to another month or unit, gains adoptions and goes, each as one step that can be taken back', async () => {
    const { id } = await add('春耕开始', '2021-03-05');
    const before = await march();
    const changed = piece('春耕全面开始', '2021-04-02', {
      unitId: civil,
      adoptions: [
        { level: 'city', on: day('2021-04-20'), outlet: '市政务信息' },
        { level: 'province', on: day('2021-05-06'), outlet: '' },
      ],
    });
    const { commandId } = await app.call('pieces.update', { id, ...changed });
    expect((await march()).pieces).toEqual([]);
    expect((await app.call('pieces.list', { year: YEAR, unitId: civil })).pieces).toMatchObject([changed]);
    await app.call('workspace.undo', { commandId: commandId! });
    expect(await march()).toEqual(before);
    const removed = await app.call('pieces.remove', { ids: [id] });
    expect((await march()).pieces).toEqual([]);
    await app.call('workspace.undo', { commandId: removed.commandId! });
    expect(await march()).toEqual(before);
    expect((await app.call('pieces.update', { id, ...piece('春耕开始', '2021-03-05') })).changed).toBe(false);
  });

  it('is refused where it is there already, lies in the future, belongs to nobody or was taken up before it was written', async () => {
    const link = 'http://www.qh.gov.cn/1.html';
    await add('春耕开始', '2021-03-05', { link });
    const refused = async (given: NewPiece) => {
      const { code, fields, message } = await app.refusal('pieces.add', given);
      return { code, fields: Object.keys(fields ?? {}), message };
    };
    expect(await refused(piece('《春耕开始》', '2021-03-05'))).toEqual({
      code: 'conflict',
      fields: ['title'],
      message: '同一天同标题的信息已经记过：区财政局 2021-03-05《春耕开始》，没有重复记入。',
    });
    expect(await refused(piece('转发', '2021-04-05', { unitId: civil, link: 'https://www.qh.gov.cn/1.html' }))).toEqual(
      {
        code: 'conflict',
        fields: ['link'],
        message: '这个链接已经记过：区财政局 2021-03-05《春耕开始》，没有重复记入。',
      },
    );
    expect(await refused(piece('明天', '2021-06-16'))).toMatchObject({ code: 'invalid-input', fields: ['on'] });
    expect(await refused(piece('谁的', '2021-03-05', { unitId: 'nobody' as UnitId }))).toMatchObject({
      code: 'not-found',
      fields: ['unitId'],
    });
    const early = { level: 'city', on: day('2021-03-04'), outlet: '' } as const;
    expect(await refused(piece('早采用', '2021-03-05', { adoptions: [early] }))).toMatchObject({
      code: 'invalid-input',
      fields: ['adoptions.0.on'],
    });
    const twice = { level: 'city', on: day('2021-03-08'), outlet: '' } as const;
    expect(await refused(piece('两次', '2021-03-05', { adoptions: [twice, twice] }))).toMatchObject({
      code: 'invalid-input',
      fields: ['adoptions.1.on'],
    });
    expect((await app.refusal('pieces.remove', { ids: ['gone' as never] })).code).toBe('not-found');
    expect((await march()).pieces).toHaveLength(1);
  });

  it('changes no closed year: not its pieces, and not its adoptions', async () => {
    const { id } = await add('春耕开始', '2021-03-05');
    app.setToday('2022-02-01');
    await app.call('workspace.openYear', { year: 2022 as Year });
    close();
    const late = { level: 'city', on: day('2022-01-10'), outlet: '' } as const;
    const old = { level: 'city', on: day('2021-12-10'), outlet: '' } as const;
    const same = piece('春耕开始', '2021-03-05');
    for (const change of [{ ...same, title: '改' }, { ...same, adoptions: [old] }, piece('挪走', '2022-01-05')]) {
      expect((await app.refusal('pieces.update', { id, ...change })).code).toBe('year-closed');
    }
    expect((await app.refusal('pieces.remove', { ids: [id] })).code).toBe('year-closed');
    expect((await app.refusal('pieces.add', piece('又一篇', '2021-05-05'))).code).toBe('year-closed');
    // What took it up in the open year is a fact of the open year.
    expect((await app.call('pieces.update', { id, ...same, adoptions: [late] })).changed).toBe(true);
    expect((await app.refusal('pieces.add', piece('没有的年度', '2019-05-05'))).code).toBe('not-found');
  });

  it('keeps its unit from being removed without a word', async () => {
    await add('春耕开始', '2021-03-05');
    expect((await app.refusal('units.remove', { id: finance })).message).toContain('1 篇报送信息');
  });
});

describe('beside what is registered', () => {
  it('the same page is one piece; the typed figure follows registrations and not the list', async () => {
    const link = 'http://www.qh.gov.cn/1.html';
    const { id } = await app.call('duties.create', {
      year: YEAR,
      kind: 'submission',
      number: '1',
      task: '',
      subtask: '',
      content: '每月至少报送1篇信息',
      timeWording: '',
      rules: [{ type: 'quota', per: 'month', atLeast: 1 }],
      assignments: [{ party: { kind: 'unit', id: finance }, role: 'responsible' }],
    });
    const { duty } = await app.call('duties.get', { id });
    await app.call('submissions.set', { year: YEAR, cells: [{ unitId: finance, month: 3, count: 1 }] });
    await add('春耕开始', '2021-03-05', { link });
    await add('水利冬修', '2021-03-06');
    const item = { dutyId: id, ruleId: duty.rules[0]!.id, unitId: finance, periodKey: '2021-03' };
    await app.call('fulfilments.register', { items: [item], doneOn: day('2021-03-07'), title: '春耕', link });
    expect((await march()).month).toEqual({ count: 2, listed: 2, registered: 0, typed: 2, differs: false });
    await app.call('fulfilments.register', {
      items: [item],
      doneOn: day('2021-03-09'),
      title: '另页',
      link: `${link}l`,
    });
    const now = await march();
    expect(now.month).toEqual({ count: 3, listed: 2, registered: 1, typed: 3, differs: false });
    expect(now.registered).toMatchObject([{ title: '另页', content: '每月至少报送1篇信息' }]);
    expect((await row()).counts[2]).toBe(3);
    // The figure is no more than what is registered; beside the list it says nothing, and may go.
    await app.call('submissions.set', { year: YEAR, cells: [{ unitId: finance, month: 3, count: 2 }] });
    expect((await row()).differs).toEqual([{ month: 3, typed: 2, count: 3 }]);
    await app.call('submissions.set', { year: YEAR, cells: [{ unitId: finance, month: 3, count: null }] });
    expect((await row()).differs).toEqual([]);
    expect((await row()).counts[2]).toBe(3);
  });
});

describe('a list', () => {
  const BLOCK = [
    ['单位', '标题', '日期', '链接', '市级采用'],
    ['财政局', '春耕开始', '2021-03-05', 'www.qh.gov.cn/1.html', ''],
    ['区民政局', '养老服务延伸到村', '2021-03-08', '', '2021-04-01'],
    ['区某某中心', '不知是谁', '2021-03-09', '', ''],
  ];

  it('that is pasted twice doubles nothing; an unknown unit is asked, and comes in by its answer', async () => {
    const listId = await paste(BLOCK);
    const preview = await app.call('pieces.preview', { listId, choices: NO_CHOICES });
    expect(preview.counts).toEqual({ add: 2, adopt: 0, already: 0, left: 1 });
    expect(preview.lines[2]).toMatchObject({ state: 'left', unknown: 'unit', address: 'A4' });
    const first = await app.call('pieces.confirm', { listId, year: YEAR, choices: NO_CHOICES });
    expect(first).toMatchObject({ added: 2, adopted: 0, already: 0, left: 1, changed: true });
    expect((await row()).counts[2]).toBe(1);
    const again = await paste(BLOCK);
    expect(await app.call('pieces.confirm', { listId: again, year: YEAR, choices: NO_CHOICES })).toMatchObject({
      added: 0,
      already: 2,
      changed: false,
    });
    const choices = { units: { 区某某中心: civil }, left: [] };
    expect((await app.call('pieces.confirm', { listId: again, year: YEAR, choices })).added).toBe(1);
    expect((await row(civil)).counts[2]).toBe(2);
    await app.call('workspace.undo', { commandId: first.commandId! });
    expect((await row()).counts[2]).toBeUndefined();
    expect((await row(civil)).counts[2]).toBe(1);
  });

  it('brings the adoptions that a piece on record lacks', async () => {
    await add('养老服务延伸到村', '2021-03-08', { unitId: civil });
    const listId = await paste(BLOCK);
    expect(await app.call('pieces.confirm', { listId, year: YEAR, choices: NO_CHOICES })).toMatchObject({
      added: 1,
      adopted: 1,
    });
    expect((await app.call('pieces.list', { year: YEAR, unitId: civil })).pieces).toMatchObject([
      { adoptions: [{ level: 'city', on: '2021-04-01', outlet: '' }] },
    ]);
  });

  it('of one unit need not name it', async () => {
    const listId = await paste(
      [
        ['养老服务延伸到村', '2021-03-08'],
        ['救助对象动态管理', '3月9日'],
      ],
      { unitId: civil },
    );
    await app.call('pieces.confirm', { listId, year: YEAR, choices: NO_CHOICES });
    expect((await row(civil)).counts[2]).toBe(2);
  });

  it('comes from a file too', async () => {
    const csv = `信息报送清单\n${BLOCK.map((cells) => cells.join(',')).join('\n')}\n`;
    const fileId = await app.putFile('三月信息.csv', new TextEncoder().encode(csv));
    const { jobId } = await app.call('pieces.read', { fileId, year: YEAR });
    const job = await app.finished(jobId);
    const listId = job.state === 'done' ? (job.previewId ?? '') : '';
    const preview = await app.call('pieces.preview', { listId, choices: NO_CHOICES });
    expect(preview).toMatchObject({ fileName: '三月信息.csv', counts: { add: 2, left: 1 } });
    await app.call('pieces.confirm', { listId, year: YEAR, choices: NO_CHOICES });
    expect((await row(civil)).counts[2]).toBe(1);
  });

  it('that holds none is refused, and so is one of another year or a closed one', async () => {
    expect((await app.refusal('pieces.paste', { year: YEAR, block: [['区财政局', '3']] })).code).toBe('no-header');
    const listId = await paste(BLOCK);
    expect((await app.refusal('pieces.confirm', { listId, year: 2022 as Year, choices: NO_CHOICES })).code).toBe(
      'conflict',
    );
    close();
    expect((await app.refusal('pieces.confirm', { listId, year: YEAR, choices: NO_CHOICES })).code).toBe('year-closed');
    expect((await app.refusal('pieces.paste', { year: YEAR, block: BLOCK })).code).toBe('year-closed');
    expect((await app.refusal('pieces.preview', { listId: 'gone', choices: NO_CHOICES })).code).toBe('not-found');
  });
});

describe('a month of which a unit is exempt', () => {
  async function twoAMonth() {
    const { id } = await app.call('duties.create', {
      year: YEAR,
      kind: 'submission',
      number: '1',
      task: '',
      subtask: '',
      content: '每月至少报送2篇信息',
      timeWording: '',
      rules: [{ type: 'quota', per: 'month', atLeast: 2 }],
      assignments: [{ party: { kind: 'unit', id: finance }, role: 'responsible' }],
    });
    const rule = app.store.facts(YEAR).duties.find((duty) => duty.id === id)!.rules[0]!;
    return (month: string) => ({ dutyId: id, ruleId: rule.id, unitId: finance, periodKey: `2021-${month}` });
  }
  const standing = async (month: number) => {
    const { targets, counted, missed, due } = await row();
    return { target: targets[month - 1], counted: counted.includes(month), missed: missed.includes(month), due };
  };

  it('is owed nothing in the matrix, the score, the coverage and the ledger', async () => {
    const item = await twoAMonth();
    expect(await standing(3)).toEqual({ target: 2, counted: true, missed: true, due: 5 });
    await app.call('exemptions.save', { items: [item('03')], reason: '撤并在即' });
    expect(await standing(3)).toEqual({ target: 0, counted: false, missed: false, due: 4 });
    const scores = await app.call('assessment.table', { year: YEAR });
    const pieces = scores.classes.flatMap(({ rows }) => rows).find(({ unitId }) => unitId === finance)!;
    expect(pieces.cells.map(({ basis }) => basis).join()).toContain('应报 4 个月');
    const coverage = await app.call('coverage.check', { year: YEAR });
    expect(coverage).toMatchObject({ exempt: 1, gaps: 0 });
    // The other unit of the year's target stays as it was.
    expect((await row(civil)).due).toBe(5);
  });

  it('stays exempt, whatever is typed or listed', async () => {
    const item = await twoAMonth();
    await app.call('exemptions.save', { items: [item('05')], reason: '撤并在即' });
    await app.call('submissions.set', { year: YEAR, cells: [{ unitId: finance, month: 5, count: 2 }] });
    const state = async () => (await app.call('ledger.item', { item: item('05') })).item;
    expect(await state()).toMatchObject({ state: 'exempt', lamp: 'exempt' });
    for (const date of ['03', '04']) await add(`五月第${date}篇`, `2021-05-${date}`);
    expect(await state()).toMatchObject({ state: 'exempt' });
    expect((await app.call('coverage.check', { year: YEAR })).exempt).toBe(1);
    expect(await standing(5)).toEqual({ target: 0, counted: false, missed: false, due: 4 });
  });

  it('is owed what another duty asks for', async () => {
    const item = await twoAMonth();
    await app.call('duties.create', {
      year: YEAR,
      kind: 'submission',
      number: '2',
      task: '',
      subtask: '',
      content: '每月报送动态1篇',
      timeWording: '',
      rules: [{ type: 'quota', per: 'month', atLeast: 1 }],
      assignments: [{ party: { kind: 'unit', id: finance }, role: 'responsible' }],
    });
    await app.call('exemptions.save', { items: [item('03')], reason: '撤并在即' });
    expect(await standing(3)).toEqual({ target: 1, counted: true, missed: true, due: 5 });
  });
});
