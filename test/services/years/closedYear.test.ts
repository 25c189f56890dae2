import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract, type MethodName, type MethodsOf } from '../../../electron/contract/index.ts';
import type { Year } from '../../../electron/domain/brand.ts';
import { occurrenceKey } from '../../../electron/domain/model/occurrenceKey.ts';
import { derivedYear } from '../../../electron/services/year/derivedYear.ts';
import { loggedTables } from '../../../electron/store/schema/logTriggers.ts';
import { migrate } from '../../../electron/store/schema/migrate.ts';
import { YEAR_WAYS } from '../../../electron/store/log/closedYears.ts';
import Database from 'better-sqlite3';
import { OfficeBook } from '../../support/fillInBooks.ts';
import { workbookBytes } from '../../support/fixtures.ts';
import { fillOffice } from '../../support/formatOffice.ts';
import { openTestApp, type TestApp } from '../../support/testApp.ts';

const YEAR = 2021 as Year;
const NEXT = 2022 as Year;

type Command = MethodsOf<'command'>;

/** What a closed year does to a command: `refused`, or it is free, for a reason. */
type Rule = 'refused' | { readonly free: string };

const REGISTER = { free: '办件属于登记簿，不属于年度' };
const REPORT = { free: '年度报告在年度结束以后编制' };
const UNITS = { free: '单位各年度共用；会改变已关闭年度应办的另行拒绝' };
const LINKS = { free: '链接检查的结果' };
const LISTS = { free: '网站清单不属于年度' };
const SITES = { free: '取数设置' };
const OFFICE = { free: '全办设置' };
const APPEALS = { free: '申诉和补记在定稿之后办理' };
const FILES = { free: '清理和找回文件，不改登记' };
const YEARS = { free: '年度自身的开、关' };
const BACK = { free: '撤销和恢复逐条看所涉年度' };

/** Every command of the contract. A new one does not compile until it says what a closed year does to it. */
const RULES: Readonly<Record<Command, Rule>> = {
  'workspace.setUp': { free: '只在初次使用时' },
  'workspace.setInUseFrom': { free: '各年度共用；会改变已关闭年度的另行拒绝' },
  'workspace.setFrame': 'refused',
  'workspace.answerOffer': 'refused',
  'workspace.rename': OFFICE,
  'workspace.openYear': YEARS,
  'workspace.setReviewDates': 'refused',
  'workspace.loadDemo': { free: '只在空的工作区' },
  'workspace.undo': BACK,
  'workspace.redo': BACK,
  'imports.confirm': 'refused',
  'imports.undo': 'refused',
  'oldLedger.confirm': 'refused',
  'ledger.accept': 'refused',
  'ledger.return': 'refused',
  'ledger.reopen': 'refused',
  'lookBack.decide': 'refused',
  'lookBack.clear': 'refused',
  'ledger.addNote': 'refused',
  'ledger.removeNotes': 'refused',
  'views.save': OFFICE,
  'views.update': OFFICE,
  'views.remove': OFFICE,
  'evidence.addFiles': 'refused',
  'evidence.addLink': 'refused',
  'evidence.update': 'refused',
  'evidence.remove': 'refused',
  'evidence.bringBack': FILES,
  'evidence.clear': FILES,
  'findings.add': 'refused',
  'findings.update': 'refused',
  'findings.remove': 'refused',
  'findings.setDay': 'refused',
  'findings.reply': 'refused',
  'findings.removeReply': 'refused',
  'findings.recheck': 'refused',
  'findings.removeRecheck': 'refused',
  'findings.confirm': 'refused',
  'units.save': UNITS,
  'units.rename': UNITS,
  'units.merge': UNITS,
  'units.addMany': UNITS,
  'units.remove': UNITS,
  'units.saveGroup': UNITS,
  'units.settleGroup': UNITS,
  'units.mergeGroups': UNITS,
  'units.removeGroup': UNITS,
  'contacts.save': UNITS,
  'contacts.replace': UNITS,
  'contacts.remove': UNITS,
  'duties.create': 'refused',
  'duties.update': 'refused',
  'duties.updateMany': 'refused',
  'duties.remove': 'refused',
  'duties.recordTrigger': 'refused',
  'duties.removeTrigger': 'refused',
  'duties.recordEvent': 'refused',
  'duties.updateTrigger': 'refused',
  'duties.changeRules': 'refused',
  'fulfilments.register': 'refused',
  'fulfilments.update': 'refused',
  'fulfilments.takeDown': 'refused',
  'fulfilments.remove': 'refused',
  'extensions.save': 'refused',
  'extensions.remove': 'refused',
  'exemptions.save': 'refused',
  'exemptions.remove': 'refused',
  'submissions.set': 'refused',
  'submissions.setTarget': 'refused',
  'pieces.add': 'refused',
  'pieces.update': 'refused',
  'pieces.remove': 'refused',
  'pieces.confirm': 'refused',
  'publications.confirm': LISTS,
  'publications.updateList': LISTS,
  'publications.removeLists': LISTS,
  'publications.register': 'refused',
  'publications.reject': 'refused',
  'publications.withdraw': 'refused',
  'publications.saveRule': LISTS,
  'publications.renewRules': 'refused',
  'publications.removeRules': LISTS,
  'publications.setSettings': OFFICE,
  'sites.setOn': SITES,
  'sites.confirmHost': SITES,
  'sites.withdrawHosts': SITES,
  'sites.save': SITES,
  'sites.remove': SITES,
  'sites.record': LISTS,
  'schemes.save': 'refused',
  'schemes.rename': 'refused',
  'schemes.remove': 'refused',
  'schemes.saveClasses': 'refused',
  'links.accept': 'refused',
  'links.mark': LINKS,
  'expressions.save': OFFICE,
  'expressions.remove': OFFICE,
  'expressions.import': OFFICE,
  'scoreFacts.saveEvent': 'refused',
  'scoreFacts.removeEvent': 'refused',
  'scoreFacts.judge': 'refused',
  'scoreFacts.explain': 'refused',
  'scoreFacts.saveSample': 'refused',
  'scoreFacts.saveFigure': 'refused',
  'scoreFacts.removeFigure': 'refused',
  'scoreFacts.saveMembers': 'refused',
  'scoreFacts.saveSheet': 'refused',
  'scoreFacts.removeSheet': 'refused',
  'scoreFacts.saveEvents': 'refused',
  'scoreProcess.setStage': 'refused',
  'scoreProcess.startNotice': 'refused',
  'scoreProcess.endNotice': 'refused',
  'scoreProcess.freeze': 'refused',
  'scoreProcess.lodgeAppeal': APPEALS,
  'scoreProcess.decideAppeal': APPEALS,
  'scoreProcess.addEntry': APPEALS,
  'scoreProcess.removeAppeal': APPEALS,
  'papers.saveSender': OFFICE,
  'papers.replaceTemplate': OFFICE,
  'papers.restoreTemplate': OFFICE,
  'reminders.saveLevels': OFFICE,
  'reminders.remindRound': 'refused',
  'reminders.make': 'refused',
  'reminders.fetch': { free: '再取一次已发的催办单，不改登记' },
  'reminders.withdraw': 'refused',
  'reminders.answer': 'refused',
  'fillIn.start': 'refused',
  'fillIn.remake': 'refused',
  'fillIn.removeRound': 'refused',
  'fillIn.decideTask': 'refused',
  'fillIn.accept': 'refused',
  'notices.setDaily': OFFICE,
  'today.seen': { free: '查看记录' },
  'workdays.save': { free: '国务院放假安排各年度共用' },
  'workdays.reset': { free: '国务院放假安排各年度共用' },
  'cases.addRequest': REGISTER,
  'cases.updateRequest': REGISTER,
  'cases.removeRequest': REGISTER,
  'cases.addStep': REGISTER,
  'cases.updateStep': REGISTER,
  'cases.removeStep': REGISTER,
  'cases.addFiles': REGISTER,
  'cases.removeFile': REGISTER,
  'cases.confirm': REGISTER,
  'cases.erase': { free: '清除个人信息不受年度限制' },
  'cases.setRegister': REGISTER,
  'yearlyReport.setCells': REPORT,
  'yearlyReport.setText': REPORT,
  'yearlyReport.confirm': REPORT,
  'yearlyReport.removeReturned': REPORT,
  'registers.add': REGISTER,
  'registers.update': REGISTER,
  'registers.remove': REGISTER,
  'registers.addStep': REGISTER,
  'registers.updateStep': REGISTER,
  'registers.removeStep': REGISTER,
  'registers.setLimit': REGISTER,
  'registers.confirm': REGISTER,
  'registers.erase': { free: '清除个人信息不受年度限制' },
  'years.copyDuties': 'refused',
  'years.close': YEARS,
  'years.reopen': YEARS,
};

let app: TestApp;
/** What the commands of the office's year were given. */
const given = new Map<string, object>();
beforeAll(async () => {
  app = await openTestApp({ today: '2021-02-01' });
  const recording: TestApp = {
    ...app,
    call(name, input) {
      given.set(name, input);
      return app.call(name, input);
    },
  };
  await fillOffice(recording);
  await prepare();
  for (const year of [YEAR, NEXT]) {
    if (app.store.workspace.year(year)?.state === 'open') await app.call('years.close', { year, unfrozen: true });
  }
}, 120_000);
afterAll(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

/** What the office's year did not do, or did with what is spent: inputs that would write if the year were open. */
async function prepare(): Promise<void> {
  const { store } = app;
  const { occurrences, facts } = derivedYear(app.context, YEAR);
  const open = occurrences.find(({ state }) => state === 'overdue');
  const toVerify = occurrences.find(({ state }) => state === 'toVerify');
  const closed = occurrences.find(({ state }) => state === 'closed');
  const [unit] = facts.units;
  const trigger = facts.triggers[0]!;
  const duty = facts.duties.find(({ id }) => id === open?.dutyId)!;
  const [finding] = store.findings.ofYear(YEAR);
  const [scheme] = store.schemes.ofYear(YEAR);
  const [round] = store.fillIn.roundsOfYear(YEAR);
  const [piece] = store.pieces.ofYear(YEAR);
  const slip = store.reminders.ofYear(YEAR).find(({ withdrawn, answer }) => withdrawn === undefined && !answer);
  const [sheet] = store.scoreFacts.sheets(YEAR);
  const item = open && occurrenceKey(open);
  const put = (name: Command, input: object) => void given.set(name, input);
  put('ledger.accept', { items: [toVerify && occurrenceKey(toVerify)], waiver: '看过' });
  put('ledger.return', { ...given.get('ledger.return'), items: [toVerify && occurrenceKey(toVerify)] });
  put('ledger.reopen', { items: [closed && occurrenceKey(closed)], reason: '再看' });
  put('lookBack.decide', { year: NEXT, items: [item], outcome: 'done' });
  put('lookBack.clear', { year: NEXT, items: [item] });
  put('ledger.addNote', { items: [item], text: '备注' });
  put('ledger.removeNotes', { ids: store.notes.ofYear(YEAR).map(({ id }) => id) });
  put('evidence.remove', { ids: store.evidence.ofYear(YEAR).map(({ id }) => id) });
  put('evidence.addLink', { items: [item], link: 'http://www.qh.example/9.html', title: '页面' });
  put('findings.update', {
    id: finding?.id,
    unitId: finding?.unitId,
    foundOn: '2021-06-02',
    source: 'selfCheck',
    cause: '改',
  });
  put('findings.remove', { ids: [finding?.id] });
  put('findings.setDay', { ids: [finding?.id], rectifyBy: '2021-12-01' });
  put('findings.removeReply', { ids: [finding?.id] });
  put('findings.removeRecheck', { ids: [finding?.id] });
  put('duties.update', { id: duty.id, content: '改' });
  put('duties.updateMany', { ids: [duty.id], following: 'none' });
  put('duties.remove', { ids: [duty.id] });
  put('duties.removeTrigger', { id: trigger.id });
  put('duties.recordEvent', { title: '又一件', on: '2021-06-01', dutyIds: [trigger.dutyId], unitIds: trigger.unitIds });
  put('duties.updateTrigger', { id: trigger.id, title: '改' });
  put('fulfilments.register', { items: [item], doneOn: '2021-07-01', title: '', link: '' });
  const done = facts.fulfilments[0]!;
  put('fulfilments.update', { id: done.id, title: '改' });
  put('fulfilments.takeDown', { ids: [done.id], on: '2021-07-09' });
  put('fulfilments.remove', { ids: [done.id] });
  put('extensions.remove', { ids: facts.extensions.map(({ id }) => id) });
  put('exemptions.remove', { ids: facts.exemptions.map(({ id }) => id) });
  put('extensions.save', { ...given.get('extensions.save'), items: [item], dueOn: '2021-12-31' });
  put('exemptions.save', { ...given.get('exemptions.save'), items: [item] });
  await lists(put);
  put('pieces.add', { ...given.get('pieces.add'), title: '又一篇', link: '' });
  put('pieces.update', { ...given.get('pieces.add'), id: piece?.id, title: '改', link: '' });
  put('pieces.remove', { ids: [piece?.id] });
  put('imports.undo', { importId: store.imports.ofYear(YEAR)[0]?.id, edited: 'keep' });
  put('publications.withdraw', { pairs: (given.get('publications.reject') as { pairs: unknown }).pairs });
  put('publications.renewRules', { year: YEAR });
  put('workspace.answerOffer', { kind: 'frame', year: YEAR, accept: false });
  put('workspace.setReviewDates', { year: YEAR, dates: ['06-30'] });
  put('schemes.rename', { year: YEAR, schemeId: scheme.id, name: '新名' });
  put('schemes.remove', { year: YEAR, schemeId: scheme.id });
  put('links.accept', { year: YEAR, urls: ['http://127.0.0.1:8099/ws/1.html'] });
  put('scoreFacts.removeEvent', { year: YEAR, id: store.scoreFacts.events(YEAR)[0]?.id });
  put('scoreFacts.removeFigure', { year: YEAR, id: store.scoreFacts.figures(YEAR)[0]?.id });
  put('scoreFacts.removeSheet', { year: YEAR, id: sheet?.id });
  put('scoreFacts.judge', { ...given.get('scoreFacts.judge'), year: YEAR });
  put('scoreProcess.setStage', { ...given.get('scoreProcess.setStage'), year: YEAR });
  put('scoreProcess.freeze', { ...given.get('scoreProcess.freeze'), year: YEAR });
  put('reminders.withdraw', { id: slip?.id, reason: '发错' });
  put('reminders.answer', { id: slip?.id, on: '2021-07-12', text: '已办' });
  put('reminders.remindRound', { roundId: round?.id, replyBy: '2021-07-30' });
  put('fillIn.remake', { roundId: round?.id, unitIds: [unit?.id] });
  put('fillIn.removeRound', { roundId: round?.id });
  put('years.copyDuties', { year: NEXT, duties: [duty.id] });
  const cells = [{ unitId: unit?.id, month: 5, count: 9 }];
  put('submissions.set', { year: YEAR, cells });
  put('submissions.setTarget', { year: YEAR, target: 7 });
  put('workspace.setFrame', { year: YEAR, rankShare: 33 });
}

/** What was read before the year was closed, and waits to be written. */
async function lists(put: (name: Command, input: object) => void): Promise<void> {
  const fileOf = (name: string, rows: readonly (readonly (string | number)[])[]) =>
    app.putFile(name, workbookBytes([{ name: '清单', rows: rows.map((row) => [...row]) }]));
  const read = async (job: Promise<{ readonly jobId: string }>) =>
    (await app.finished((await job).jobId)).previewId ?? '';
  const plan = workbookBytes([
    {
      name: '明细',
      rows: [
        ['清河区2021年补充明细表'],
        ['序号', '指标名称', '单位名称', '公开时限'],
        [1, '补充的事项', '区财政局', '每月'],
      ],
    },
  ]);
  const preview = await app.readFile('补充明细.xlsx', plan, YEAR);
  const tables = preview.tables.map(({ tableId }) => tableId);
  const starts = Object.fromEntries(tables.map((id) => [id, { on: null }]));
  put('imports.confirm', { previewId: preview.previewId, year: YEAR, tables, names: {}, rows: {}, starts });
  const ledger = await fileOf('旧台账.xlsx', [
    ['事项', '单位', '所属期', '完成日期', '标题'],
    ['主要经济指标月度数据', '区统计局', '2021年4月', '2021-05-03', '四月数据'],
  ]);
  const ledgerId = await read(app.call('oldLedger.read', { fileId: ledger, year: YEAR }));
  put('oldLedger.confirm', { ledgerId, year: YEAR, choices: { duties: {}, units: {}, lines: {}, left: [] } });
  const faults = await fileOf('问题.xlsx', [
    ['单位', '存在问题', '发现日期'],
    ['区统计局', '附件打不开', '2021-06-01'],
  ]);
  const faultsId = await read(app.call('findings.read', { fileId: faults, year: YEAR }));
  put('findings.confirm', { previewId: faultsId, year: YEAR, choices: { units: {}, left: [], source: 'selfCheck' } });
  const block = [
    ['单位', '标题', '日期'],
    ['区统计局', '一季度数据', '2021-04-02'],
  ];
  const { listId } = await app.call('pieces.paste', { year: YEAR, block });
  put('pieces.confirm', { listId, year: YEAR, choices: { units: {}, left: [] } });
  const sheet = await app.call('scoreFacts.pasteSheet', {
    year: YEAR,
    block: [
      ['单位', '得分'],
      ['白石镇', '0.25'],
    ],
  });
  put('scoreFacts.saveSheet', { previewId: sheet.previewId, year: YEAR, choices: { name: '又一评估' } });
  const told = [
    ['单位', '日期', '类型', '原因'],
    ['白石镇', '2021-06-02', '表扬', '工作突出'],
  ];
  const events = await app.call('scoreFacts.pasteEvents', { year: YEAR, block: told });
  put('scoreFacts.saveEvents', { previewId: events.previewId, year: YEAR, choices: { by: '经办人甲' } });
  const round = app.store.fillIn.roundsOfYear(YEAR).find(({ kind }) => kind === 'progress');
  const books = round && app.store.fillIn.booksOf(round.id);
  const { jobId } = await app.call('fillIn.books', { roundId: round!.id, bookIds: [books![0]!.id] });
  const file = await app.getFile((await app.finished(jobId)).fileId ?? '');
  const filled = await OfficeBook.open(file.bytes);
  filled.fill(filled.find('重点民生实事清单'), { status: '进行中', progress: '又拟好一稿。' });
  const fileIds = [await app.putFile(file.name, await filled.bytes())];
  const receiptId = await read(app.call('fillIn.receive', { year: YEAR, fileIds }));
  const receipt = await app.call('fillIn.receipt', { receiptId });
  const accepted = receipt.books.map(({ bookKey }) => [bookKey, { added: 'note', rows: {} }]);
  put('fillIn.accept', { receiptId, books: Object.fromEntries(accepted) });
  const shown = await app.dispatch('evidence.put', { name: '又一份.txt' }, new TextEncoder().encode('又一份'));
  if (!shown.ok) throw new Error(shown.error.message);
  const { fileId } = shown.value as { readonly fileId: string };
  put('evidence.addFiles', { ...given.get('evidence.addFiles'), files: [{ fileId }] });
}

const refused = (Object.keys(RULES) as Command[]).filter((name) => RULES[name] === 'refused');

describe('a closed year', () => {
  it('has every command of the contract in its table', () => {
    const commands = (Object.keys(contract) as MethodName[]).filter((name) => contract[name].kind === 'command');
    expect(Object.keys(RULES).toSorted()).toEqual(commands.toSorted());
  });

  it('has every table of the data file sorted: what of it belongs to a year', () => {
    const db = new Database(':memory:');
    migrate(db);
    expect(Object.keys(YEAR_WAYS).toSorted()).toEqual(
      loggedTables(db)
        .map(({ name }) => name)
        .toSorted(),
    );
    db.close();
  });

  it.each(refused)('refuses %s with the lock, and nothing is written', async (name) => {
    const revision = app.store.revision();
    const { error } = await app.ask(name, given.get(name));
    expect({ code: error?.code, message: error?.message }).toEqual({
      code: 'year-closed',
      message: expect.stringMatching(/^202[12] 年度已关闭，只能查看/u),
    });
    expect(app.store.revision()).toBe(revision);
  });
});
