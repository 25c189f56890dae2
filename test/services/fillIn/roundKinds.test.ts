import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FillInRoundId } from '../../../electron/domain/brand.ts';
import type { FormField, RoundKind } from '../../../electron/domain/model/documents.ts';
import { OfficeBook } from '../../support/fillInBooks.ts';
import { workbookBytes } from '../../support/fixtures.ts';
import { firstClass } from '../../support/schemes.ts';
import { day, type TestApp } from '../../support/testApp.ts';
import { listed, printedBy } from '../exports/exported.ts';
import { YEAR } from '../imports/importFixtures.ts';
import {
  acceptTicked,
  bookOf,
  booksOf,
  EVERYTHING,
  fillInApp,
  receive,
  startRound,
  TODAY,
  unitIdOf,
} from './fillInApp.ts';

let app: TestApp;
beforeEach(async () => {
  app = await fillInApp();
});
afterEach(async () => {
  await app.close();
  expect(app.bugs).toEqual([]);
});

async function startKind(kind: RoundKind, title: string): Promise<FillInRoundId> {
  const { roundId } = await app.call('fillIn.start', {
    year: YEAR,
    kind,
    title,
    dueOn: day('2021-07-05'),
    asking: EVERYTHING,
  });
  return roundId;
}

/** Takes the last command back; answers which it was. */
async function undoLast() {
  const { commands } = await app.call('workspace.commands', {});
  const { commandId } = commands[0]!;
  await app.call('workspace.undo', { commandId });
  return { commandId };
}

const FINANCE = '区财政局';
const STATISTICS = '区统计局';

/** Sends a unit's book back, with what it writes into the rows of some wording, and takes it in. */
async function answer(
  roundId: FillInRoundId,
  unit: string,
  said: Readonly<Record<string, Partial<Record<FormField, string>>>>,
) {
  const book = await bookOf(app, roundId, unit);
  for (const [content, cells] of Object.entries(said)) book.fill(book.find(content), cells);
  const receipt = await receive(app, [[`${unit}.xlsx`, await book.bytes()]]);
  await acceptTicked(app, receipt);
}

/** What became of one unit's item in a round. */
async function changeOf(roundId: FillInRoundId, unit: string, content: string) {
  const rows = await app.call('fillIn.progress', { roundId });
  const row = rows.find((each) => each.unit === unit && each.content.includes(content));
  return { change: row?.answer?.change, now: row?.answer?.progress, before: row?.before?.progress };
}

describe('rounds on progress', () => {
  const LIST = '重点民生实事清单';

  it('tell what is new, moved, unchanged and stuck since the round before, each as its round saw it', async () => {
    const said = { status: '进行中', progress: '清单已拟好' };
    const [one, two, three, four] = [
      await startRound(app, '四月'),
      await startRound(app, '五月'),
      await startRound(app, '六月'),
      await startRound(app, '七月'),
    ];
    const books = [];
    for (const round of [one, two, three, four]) books.push(await bookOf(app, round, FINANCE));
    const texts = ['清单已拟好', '清单已拟好。', '清单 已拟好', '已报区政府审定'];
    for (const [at, book] of books.entries()) {
      book.fill(book.find(LIST), { ...said, progress: texts[at] ?? '' });
      const receipt = await receive(app, [[`${at}.xlsx`, await book.bytes()]]);
      await app.call('fillIn.accept', {
        receiptId: receipt.receiptId,
        books: { [receipt.books[0]?.bookKey ?? '']: { added: 'ignore', rows: {} } },
      });
    }
    const changes = [];
    for (const round of [one, two, three, four]) changes.push((await changeOf(round, FINANCE, LIST)).change);
    expect(changes).toEqual(['new', 'same', 'stuck', 'moved']);
    expect(await changeOf(four, FINANCE, LIST)).toMatchObject({ now: '已报区政府审定', before: '清单 已拟好' });

    const { list } = await app.call('fillIn.round', { roundId: three });
    expect(list.find(({ unit }) => unit === FINANCE)?.changes).toMatchObject({ stuck: expect.any(Number) });
    expect(list.find(({ unit }) => unit === STATISTICS)).not.toHaveProperty('changes');

    const rows = await app.call('fillIn.progress', { roundId: three });
    const item = rows.find(({ content }) => content.includes(LIST))!;
    const { dutyId, ruleId, unitId, periodKey } = item;
    const history = await app.call('fillIn.history', { item: { dutyId, ruleId, unitId, periodKey } });
    expect(history.map(({ round, on, change }) => [round, on, change])).toEqual([
      ['七月', TODAY, 'moved'],
      ['六月', TODAY, 'stuck'],
      ['五月', TODAY, 'same'],
      ['四月', TODAY, 'new'],
    ]);
    const { sheets, names } = await printedBy(
      app,
      (await app.call('exports.round', { roundId: three, paper: 'A4' })).jobId,
    );
    expect(names).toEqual(['进展汇总', '按单位']);
    const printed = listed(sheets[0] ?? []);
    expect(printed.find((row) => String(row['事项']).includes(LIST))).toMatchObject({
      完成情况: '进行中',
      本期进展: '清单 已拟好',
      上期进展: '清单已拟好。',
      变化: '停滞',
    });
    expect(printed.filter((row) => row['变化'] === '未返回').length).toBeGreaterThan(0);
    expect(sheets[0]?.flat().join('')).toContain('未返回的单位：');
    // What was registered since does not stand still.
    await app.call('fulfilments.register', {
      items: [{ dutyId, ruleId, unitId, periodKey }],
      doneOn: day('2021-06-20'),
      title: '',
      link: '',
    });
    expect((await changeOf(three, FINANCE, LIST)).change).toBe('settled');
  });

  it('list what a unit has not answered, with what it said last', async () => {
    await answer(await startRound(app, '五月'), STATISTICS, { 网站适老化改造: { status: '进行中', progress: '招标' } });
    const round = await startRound(app, '六月');
    expect(await changeOf(round, STATISTICS, '网站适老化改造')).toEqual({
      change: undefined,
      now: undefined,
      before: '招标',
    });
  });

  it('an acceptance undone takes its answers back, and done again brings them; a round that goes takes its own', async () => {
    const round = await startRound(app, '五月');
    await answer(round, FINANCE, { [LIST]: { status: '进行中', progress: '起草' } });
    const before = app.store.rounds.answersOfYear(YEAR);
    expect(before.length).toBeGreaterThan(0);
    const { commandId } = await undoLast();
    expect(app.store.rounds.answersOfYear(YEAR)).toEqual([]);
    await app.call('workspace.redo', { commandId });
    expect(app.store.rounds.answersOfYear(YEAR)).toEqual(before);
    await app.call('fillIn.removeRound', { roundId: round });
    expect(app.store.rounds.answersOfYear(YEAR)).toEqual([]);
    await app.call('workspace.undo', {});
    expect(app.store.rounds.answersOfYear(YEAR)).toEqual(before);
  });

  it('answers go with their duty, and keep their unit from being removed', async () => {
    const round = await startRound(app, '五月');
    await answer(round, FINANCE, { [LIST]: { status: '进行中', progress: '起草' } });
    const [first] = app.store.rounds.answersOfYear(YEAR);
    await app.call('duties.remove', { ids: [first!.dutyId] });
    expect(app.store.rounds.answersOfYear(YEAR).some(({ dutyId }) => dutyId === first!.dutyId)).toBe(false);
    expect(app.store.units.referencesTo(first!.unitId)).toContainEqual(expect.stringContaining('条逐期填报'));
  });
});

describe('one reminder to all that have not sent theirs', () => {
  it('makes a slip each in one act, open until the book comes back, and none twice while it may be answered', async () => {
    const round = await startRound(app, '六月');
    await answer(round, FINANCE, {});
    const asked = await app.call('reminders.ofRound', { roundId: round });
    expect(asked.units.map(({ unit }) => unit).toSorted()).toEqual(['区生态环境局', STATISTICS].toSorted());
    const { ids } = await app.call('reminders.remindRound', { roundId: round, replyBy: day('2021-07-02') });
    expect(ids).toHaveLength(2);
    const slipOf = async (unit: string) =>
      (await app.call('reminders.list', { year: YEAR })).slips.find((slip) => slip.unit === unit);
    expect(await slipOf(STATISTICS)).toMatchObject({
      level: 1,
      items: [],
      round: { title: '六月', isOpen: true },
      state: 'waiting',
    });
    expect(await app.refusal('reminders.remindRound', { roundId: round, replyBy: day('2021-07-02') })).toMatchObject({
      code: 'conflict',
      message: '未返回的 2 个单位都已提醒，还没到回复期限，没有生成提醒单。',
    });
    await answer(round, STATISTICS, {});
    expect(await slipOf(STATISTICS)).toMatchObject({ round: { isOpen: false }, state: 'answered' });
    app.setToday('2021-07-05');
    expect(await slipOf('区生态环境局')).toMatchObject({ round: { isOpen: true }, state: 'unanswered' });
    expect((await app.call('reminders.ofRound', { roundId: round })).units.map(({ unit }) => unit)).toEqual([
      '区生态环境局',
    ]);
    // It says which book is wanted, and by when it was.
    const file = await app.call('reminders.fetch', { ids: [ids[0]!], pack: 'each' });
    expect(file.fileName).toContain('提醒单');
    // The round goes, the slip stays.
    await app.call('fillIn.removeRound', { roundId: round });
    expect(await slipOf('区生态环境局')).toMatchObject({ round: { title: '六月', isOpen: false } });
  });

  it('refuses a reply day before today and a closed year, and is undone as one', async () => {
    const round = await startRound(app, '六月');
    expect(await app.refusal('reminders.remindRound', { roundId: round, replyBy: day('2021-06-27') })).toMatchObject({
      code: 'invalid-input',
      fields: { replyBy: '不能早于发出日' },
    });
    await app.call('reminders.remindRound', { roundId: round, replyBy: day('2021-07-02') });
    const { commandId } = await undoLast();
    expect(app.store.reminders.ofYear(YEAR)).toEqual([]);
    await app.call('workspace.redo', { commandId });
    expect(app.store.reminders.ofYear(YEAR)).toHaveLength(3);
    app.store.command('关闭', '2021-12-31T00:00:00Z', () => app.store.workspace.setYearState(YEAR, 'closed'));
    expect(await app.refusal('reminders.remindRound', { roundId: round, replyBy: day('2021-07-09') })).toMatchObject({
      code: 'year-closed',
    });
  });
});

describe('self-scores', () => {
  /** A unit's self-score with points, by the place of the indicator, sent back. */
  it('has a book named after it, no word said twice', async () => {
    const names = async (title: string) => [...(await booksOf(app, await startKind('selfScore', title))).keys()];
    expect(await names('2021年自评')).toContain(`${FINANCE}-2021年自评表.xlsx`);
    expect(await names('年底')).toContain(`${FINANCE}-年底自评表.xlsx`);
  });

  async function claim(roundId: FillInRoundId, unit: string, rows: readonly (readonly [unknown, string])[]) {
    const book = await bookOf(app, roundId, unit);
    for (const [at, [points, reason]] of rows.entries()) {
      const row = book.sheet('自评表').getRow(5 + at);
      row.getCell(4).value = points as string;
      row.getCell(5).value = reason;
    }
    return receive(app, [[`${unit}自评.xlsx`, await book.bytes()]]);
  }

  it('stand beside the office’s score, with their differences', async () => {
    const roundId = await startKind('selfScore', '年度自评');
    const { columns } = await firstClass(app, YEAR);
    const manual = columns.length - 1;
    await app.call('scoreFacts.judge', {
      year: YEAR,
      unitId: unitIdOf(app, FINANCE),
      nodeId: columns[manual]!.nodeId,
      points: '1.5',
      reason: '更新不及时',
    });
    const rows = columns.map((_, at): [unknown, string] => (at === manual ? [2, '专栏每周更新'] : ['', '']));
    const receipt = await claim(roundId, FINANCE, rows);
    expect(receipt.books[0]).toMatchObject({
      state: 'ready',
      kind: 'selfScore',
      claims: [{ points: '2' }],
      troubles: [],
    });
    expect(await acceptTicked(app, receipt)).toMatchObject({ books: 1, claimed: 1 });
    const table = await app.call('assessment.selfScores', { roundId });
    const own = table.rows.find(({ unit }) => unit === FINANCE);
    expect(own).toMatchObject({ returned: true, own: '2.00', office: '1.50', difference: '0.50' });
    expect(own?.cells[manual]).toMatchObject({
      own: { points: '2', reason: '专栏每周更新' },
      office: { points: '1.50' },
      difference: '0.50',
    });
    expect(table.rows.find(({ unit }) => unit === STATISTICS)).toMatchObject({ returned: false });
    expect(
      (await app.call('fillIn.round', { roundId })).list.map(({ unit, back }) => [unit, back?.taken]),
    ).toContainEqual([FINANCE, 1]);
    const { sheets } = await printedBy(app, (await app.call('exports.round', { roundId, paper: 'A4' })).jobId);
    expect(listed(sheets[0] ?? [])[manual]).toMatchObject({
      自评分: '2',
      评分: '1.50',
      相差: '0.50',
      自评理由和佐证: '专栏每周更新',
    });
    // What comes later takes its place; undone, what was there before stands.
    await acceptTicked(
      app,
      await claim(
        roundId,
        FINANCE,
        rows.map(([points, why]) => [points === '' ? '' : 3, why]),
      ),
    );
    expect(app.store.rounds.scoresOf(roundId).map(({ points }) => points)).toEqual(['3']);
    await app.call('workspace.undo', {});
    expect(app.store.rounds.scoresOf(roundId).map(({ points }) => points)).toEqual(['2']);
  });

  it('are not taken where they are no points, too many, or of no indicator: each is said with file, sheet, cell and value', async () => {
    const roundId = await startKind('selfScore', '年度自评');
    const [first] = (await firstClass(app, YEAR)).columns;
    const book = await bookOf(app, roundId, FINANCE);
    const sheet = book.sheet('自评表');
    sheet.getRow(5).getCell(4).value = 99;
    sheet.getRow(6).getCell(4).value = '满分';
    sheet.getRow(7).getCell(5).value = '只写了理由';
    const row = sheet.getRow(20);
    row.getCell(2).value = '单位自己加的指标';
    row.getCell(4).value = 5;
    const receipt = await receive(app, [['财政局.xlsx', await book.bytes()]]);
    expect(receipt.books[0]?.troubles).toEqual([
      `“财政局.xlsx”工作表“自评表”单元格 D5 的“99”超过“${first?.name}”的满分 ${first?.full} 分，没有采用。请改正后重新返回。`,
      expect.stringMatching(
        /^“财政局.xlsx”工作表“自评表”单元格 D6 的“满分”不是分数，没有采用。请填 0 至 .+ 的数字，最多两位小数。$/u,
      ),
      expect.stringMatching(/^“财政局.xlsx”工作表“自评表”第 7 行“.+”写了理由，没有填自评分，没有采用。$/u),
      '“财政局.xlsx”工作表“自评表”第 20 行的指标“单位自己加的指标”不在考核方案中，没有采用。请按原表的指标填写。',
    ]);
    const empty = await bookOf(app, roundId, STATISTICS);
    const other = await receive(app, [['空.xlsx', await empty.bytes()]]);
    expect(other.books[0]).toMatchObject({ state: 'empty', acceptable: false });
  });
});

describe('lists of tasks', () => {
  const OWN = [
    ['区统计局2021年政务公开任务清单'],
    ['序号', '工作任务', '完成时间', '责任科室', '备注'],
    [1, '主要经济指标月度数据', '每月', '综合科', '含解读'],
    [2, '完成网站适老化改造和无障碍改造', '12月底前', '办公室', ''],
    [3, '开展统计开放日', '9月20日前', '办公室', ''],
  ];

  it('an empty list goes out; what comes back is set beside the duties on record', async () => {
    const roundId = await startKind('taskList', '任务清单');
    const book = await bookOf(app, roundId, FINANCE);
    const rows = [
      ['1', '财政预算执行情况', '每季度', '国库科', ''],
      ['2', '公开惠企资金拨付情况', '每月', '企业科', '新增'],
    ];
    for (const [at, cells] of rows.entries())
      for (const [column, text] of cells.entries())
        book
          .sheet('任务清单')
          .getRow(5 + at)
          .getCell(column + 1).value = text;
    const receipt = await receive(app, [['财政局清单.xlsx', await book.bytes()]]);
    expect(receipt.books[0]).toMatchObject({ state: 'ready', label: FINANCE, kind: 'taskList' });
    expect(await acceptTicked(app, receipt)).toMatchObject({ listed: 2 });
    const { tasks, unlisted } = await app.call('fillIn.tasks', { roundId });
    expect(
      tasks.map(({ content, timeWording, section, remarks, match, place }) => [
        content,
        timeWording,
        section,
        remarks,
        match,
        place,
      ]),
    ).toEqual([
      ['财政预算执行情况', '每季度', '国库科', '', 'matched', '任务清单!B5'],
      ['公开惠企资金拨付情况', '每月', '企业科', '新增', 'new', '任务清单!B6'],
    ]);
    expect(unlisted.map(({ content }) => content)).toContain('部门预算');
    const { sheets } = await printedBy(app, (await app.call('exports.round', { roundId, paper: 'A4' })).jobId);
    expect(listed(sheets[0] ?? []).map((row) => [row['任务内容'], row['对应的事项'], row['情况']])).toEqual([
      ['财政预算执行情况', '财政预算执行情况', '已对应'],
      ['公开惠企资金拨付情况', '', '未在册'],
    ]);
    const { list } = await app.call('fillIn.round', { roundId });
    expect(list.map(({ unit, back }) => [unit, back !== undefined])).toContainEqual([STATISTICS, false]);
  });

  it('a unit’s own document is read for the unit it was dropped for, or by its name', async () => {
    const roundId = await startKind('taskList', '任务清单');
    const bytes = workbookBytes([{ name: '清单', rows: OWN }]);
    const fileId = await app.putFile('清单.xlsx', bytes);
    const { jobId } = await app.call('fillIn.receive', {
      year: YEAR,
      fileIds: [fileId],
      of: { roundId, unitId: unitIdOf(app, STATISTICS) },
    });
    const dropped = await app.call('fillIn.receipt', { receiptId: (await app.finished(jobId)).previewId ?? '' });
    expect(dropped.books[0]).toMatchObject({ state: 'ready', label: STATISTICS });
    const named = await receive(app, [['统计局报来.xlsx', bytes]]);
    expect(named.books[0]).toMatchObject({ state: 'unmarked', label: STATISTICS, ticked: false });
    await acceptTicked(app, dropped);
    const { tasks } = await app.call('fillIn.tasks', { roundId });
    expect(tasks.map(({ match, section, remarks }) => [match, section, remarks])).toEqual([
      ['matched', '综合科', '含解读'],
      ['likely', '办公室', ''],
      ['new', '办公室', ''],
    ]);
    const [, likely, fresh] = tasks;
    await app.call('fillIn.decideTask', { id: likely!.id, as: { dutyId: likely!.duty!.id } });
    await app.call('fillIn.decideTask', { id: fresh!.id, as: 'none' });
    const matches = async () => (await app.call('fillIn.tasks', { roundId })).tasks.map(({ match }) => match);
    expect(await matches()).toEqual(['matched', 'matched', 'none']);
    // A duty that goes takes the decision with it, and the list stays.
    await app.call('duties.remove', { ids: [likely!.duty!.id] });
    expect(await matches()).toEqual(['matched', 'new', 'none']);
    await app.call('workspace.undo', {});
    expect(await matches()).toEqual(['matched', 'matched', 'none']);
    // The list sent again keeps what was decided.
    const again = await receive(app, [
      ['统计局报来.xlsx', workbookBytes([{ name: '清单', rows: [...OWN, [4, '设立咨询窗口', '', '', '']] }])],
    ]);
    await app.call('fillIn.accept', {
      receiptId: again.receiptId,
      books: { [again.books[0]?.bookKey ?? '']: { added: 'ignore', rows: {} } },
    });
    expect(await matches()).toEqual(['matched', 'matched', 'none', 'new']);
  });

  it('files that are no list, or nobody’s, are refused with what to do', async () => {
    const nobody = await receive(app, [['清单.xlsx', workbookBytes([{ name: '清单', rows: OWN }])]]);
    expect(nobody.books[0]).toMatchObject({ state: 'unknown', sentence: expect.stringContaining('读入清单') });
    const roundId = await startKind('taskList', '任务清单');
    const empty = await receive(app, [['空.xlsx', await (await bookOf(app, roundId, FINANCE)).bytes()]]);
    expect(empty.books[0]).toMatchObject({
      state: 'empty',
      acceptable: false,
      sentence: expect.stringContaining('任务内容'),
    });
    const { code } = await app.refusal('fillIn.receive', {
      year: YEAR,
      fileIds: ['x'],
      of: { roundId: await startRound(app), unitId: unitIdOf(app, FINANCE) },
    });
    expect(code).toBe('not-found');
  });
});

describe('a closed year', () => {
  it('starts no round of any kind, and decides no task', async () => {
    const roundId = await startKind('taskList', '任务清单');
    const bytes = workbookBytes([
      { name: '清单', rows: [['区财政局任务清单'], ['任务', '时限'], ['开展统计开放日', '9月底前']] },
    ]);
    const receipt = await receive(app, [['区财政局.xlsx', bytes]]);
    await app.call('fillIn.accept', {
      receiptId: receipt.receiptId,
      books: { [receipt.books[0]?.bookKey ?? '']: { added: 'ignore', rows: {} } },
    });
    const [task] = (await app.call('fillIn.tasks', { roundId })).tasks;
    app.store.command('关闭', '2021-12-31T00:00:00Z', () => app.store.workspace.setYearState(YEAR, 'closed'));
    for (const kind of ['progress', 'taskList', 'selfScore'] as const) {
      const input = { year: YEAR, kind, title: `新${kind}`, dueOn: day('2021-07-05'), asking: EVERYTHING };
      expect(await app.refusal('fillIn.start', input)).toMatchObject({ code: 'year-closed' });
    }
    expect(await app.refusal('fillIn.decideTask', { id: task!.id, as: 'none' })).toMatchObject({ code: 'year-closed' });
  });
});

it('a book of one kind is none of another: it says what is missing', async () => {
  const roundId = await startKind('selfScore', '年度自评');
  const book = await bookOf(app, roundId, FINANCE);
  book.sheet('自评表').getRow(4).getCell(4).value = '得分';
  const bytes = await (await OfficeBook.open(await book.bytes())).bytes();
  const receipt = await receive(app, [['自评.xlsx', bytes]]);
  expect(receipt.books[0]).toMatchObject({ state: 'unknown', sentence: expect.stringContaining('自评分') });
});
