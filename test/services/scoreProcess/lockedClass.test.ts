import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract, type MethodName, type MethodsOf } from '../../../electron/contract/index.ts';
import { lockedFacts } from '../../../electron/services/assessment/lockedFacts.ts';
import { freezingOf } from '../../../electron/services/scoreProcess/freeze.ts';
import { day } from '../../support/testApp.ts';
import { assessedOffice, freeze, JUDGED, praise, scored, TREE, YEAR, type AssessedOffice } from './assessedOffice.ts';

type Command = MethodsOf<'command'>;

/** What a lock of a class (公示, 定稿) does to a command: `refused`, or it is free, for a reason. */
type Rule = 'refused' | { readonly free: string };

const WORK = { free: '登记照常进行，只显示与公布的差异' };
const APPEALS = { free: '申诉和补记是改变公布分的办法' };
const PROCESS = { free: '公示和定稿自身' };
const OFFICE = { free: '与考核类别无关' };
const BACK = { free: '撤销和恢复逐条看所涉的类别' };
const OTHERS = { free: '只写别的年度' };

/** Every command of the contract. A new one does not compile until it says what the lock of a class does to it. */
const RULES: Readonly<Record<Command, Rule>> = {
  'workspace.setUp': OFFICE,
  'workspace.setInUseFrom': WORK,
  'workspace.setFrame': WORK,
  'workspace.answerOffer': WORK,
  'workspace.rename': OFFICE,
  'workspace.openYear': OTHERS,
  'workspace.setReviewDates': WORK,
  'workspace.loadDemo': OFFICE,
  'workspace.undo': BACK,
  'workspace.redo': BACK,
  'imports.confirm': WORK,
  'imports.undo': WORK,
  'oldLedger.confirm': WORK,
  'ledger.accept': WORK,
  'ledger.return': WORK,
  'ledger.reopen': WORK,
  'lookBack.decide': WORK,
  'lookBack.clear': WORK,
  'ledger.addNote': WORK,
  'ledger.removeNotes': WORK,
  'views.save': OFFICE,
  'views.update': OFFICE,
  'views.remove': OFFICE,
  'evidence.addFiles': WORK,
  'evidence.addLink': WORK,
  'evidence.update': WORK,
  'evidence.remove': WORK,
  'evidence.bringBack': OFFICE,
  'evidence.clear': OFFICE,
  'findings.add': WORK,
  'findings.update': WORK,
  'findings.remove': WORK,
  'findings.setDay': WORK,
  'findings.reply': WORK,
  'findings.removeReply': WORK,
  'findings.recheck': WORK,
  'findings.removeRecheck': WORK,
  'findings.confirm': WORK,
  'units.save': OFFICE,
  'units.rename': OFFICE,
  'units.merge': OFFICE,
  'units.addMany': OFFICE,
  'units.remove': OFFICE,
  'units.saveGroup': OFFICE,
  'units.settleGroup': OFFICE,
  'units.mergeGroups': OFFICE,
  'units.removeGroup': OFFICE,
  'contacts.save': OFFICE,
  'contacts.replace': OFFICE,
  'contacts.remove': OFFICE,
  'duties.create': WORK,
  'duties.update': WORK,
  'duties.updateMany': WORK,
  'duties.remove': WORK,
  'duties.recordTrigger': WORK,
  'duties.removeTrigger': WORK,
  'duties.recordEvent': WORK,
  'duties.updateTrigger': WORK,
  'duties.changeRules': WORK,
  'fulfilments.register': WORK,
  'fulfilments.update': WORK,
  'fulfilments.takeDown': WORK,
  'fulfilments.remove': WORK,
  'extensions.save': WORK,
  'extensions.remove': WORK,
  'exemptions.save': WORK,
  'exemptions.remove': WORK,
  'submissions.set': WORK,
  'submissions.setTarget': WORK,
  'pieces.add': WORK,
  'pieces.update': WORK,
  'pieces.remove': WORK,
  'pieces.confirm': WORK,
  'publications.confirm': WORK,
  'publications.updateList': WORK,
  'publications.removeLists': WORK,
  'publications.register': WORK,
  'publications.reject': WORK,
  'publications.withdraw': WORK,
  'publications.saveRule': WORK,
  'publications.renewRules': WORK,
  'publications.removeRules': WORK,
  'publications.setSettings': OFFICE,
  'sites.setOn': OFFICE,
  'sites.confirmHost': OFFICE,
  'sites.withdrawHosts': OFFICE,
  'sites.save': OFFICE,
  'sites.remove': OFFICE,
  'sites.record': WORK,
  'schemes.save': 'refused',
  'schemes.rename': 'refused',
  'schemes.remove': 'refused',
  'schemes.saveClasses': 'refused',
  'links.accept': WORK,
  'links.mark': WORK,
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
  'scoreProcess.endNotice': PROCESS,
  'scoreProcess.freeze': PROCESS,
  'scoreProcess.lodgeAppeal': APPEALS,
  'scoreProcess.decideAppeal': APPEALS,
  'scoreProcess.addEntry': APPEALS,
  'scoreProcess.removeAppeal': APPEALS,
  'papers.saveSender': OFFICE,
  'papers.replaceTemplate': OFFICE,
  'papers.restoreTemplate': OFFICE,
  'reminders.saveLevels': OFFICE,
  'reminders.remindRound': WORK,
  'reminders.make': WORK,
  'reminders.fetch': WORK,
  'reminders.withdraw': WORK,
  'reminders.answer': WORK,
  'fillIn.start': WORK,
  'fillIn.remake': WORK,
  'fillIn.removeRound': WORK,
  'fillIn.decideTask': WORK,
  'fillIn.accept': WORK,
  'notices.setDaily': OFFICE,
  'today.seen': OFFICE,
  'workdays.save': OFFICE,
  'workdays.reset': OFFICE,
  'cases.addRequest': WORK,
  'cases.updateRequest': WORK,
  'cases.removeRequest': WORK,
  'cases.addStep': WORK,
  'cases.updateStep': WORK,
  'cases.removeStep': WORK,
  'cases.addFiles': WORK,
  'cases.removeFile': WORK,
  'cases.confirm': WORK,
  'cases.erase': OFFICE,
  'cases.setRegister': OFFICE,
  'yearlyReport.setCells': OFFICE,
  'yearlyReport.setText': OFFICE,
  'yearlyReport.confirm': OFFICE,
  'yearlyReport.removeReturned': OFFICE,
  'registers.add': WORK,
  'registers.update': WORK,
  'registers.remove': WORK,
  'registers.addStep': WORK,
  'registers.updateStep': WORK,
  'registers.removeStep': WORK,
  'registers.setLimit': OFFICE,
  'registers.confirm': WORK,
  'registers.erase': OFFICE,
  'years.copyDuties': OTHERS,
  'years.close': { free: '关闭年度有自己的锁' },
  'years.reopen': { free: '关闭年度有自己的锁' },
};

const refused = (Object.keys(RULES) as Command[]).filter((name) => RULES[name] === 'refused');

it('every command of the contract is in the table', () => {
  const commands = (Object.keys(contract) as MethodName[]).filter((name) => contract[name].kind === 'command');
  expect(Object.keys(RULES).toSorted()).toEqual(commands.toSorted());
});

/** Inputs that would write if the class were not locked: made while it is not. */
async function inputs(office: AssessedOffice): Promise<ReadonlyMap<Command, object>> {
  const { app, finance, schemeId, departments } = office;
  const of = { year: YEAR, unitId: finance };
  const { id: event } = await praise(office, finance);
  await app.call('scoreFacts.saveFigure', { ...of, id: null, name: '访问量', on: day('2021-06-01'), count: 4 });
  const { figures, sheets } = await app.call('scoreFacts.ofYear', { year: YEAR });
  const sheet = await app.call('scoreFacts.pasteSheet', {
    year: YEAR,
    block: [
      ['单位', '网站建设'],
      ['区财政局', '11'],
    ],
  });
  const told = [
    ['单位', '日期', '类型', '原因'],
    ['区财政局', '2021-06-02', '表扬', '工作突出'],
  ];
  const events = await app.call('scoreFacts.pasteEvents', { year: YEAR, block: told });
  const scheme = { year: YEAR, schemeId, name: '改名的方案' };
  const given: readonly (readonly [Command, object])[] = [
    ['schemes.save', { ...scheme, tree: TREE, weight: { kind: 'percent', percent: '5', base: '100' }, note: '' }],
    ['schemes.rename', scheme],
    ['schemes.remove', { year: YEAR, schemeId }],
    ['schemes.saveClasses', { year: YEAR, classes: 'byKind' }],
    ['scoreFacts.saveEvent', { ...of, id: null, on: '2021-07-01', type: 'praise', reason: '又一次', by: '经办人甲' }],
    ['scoreFacts.removeEvent', { year: YEAR, id: event }],
    ['scoreFacts.judge', { ...of, nodeId: JUDGED, points: '3', reason: '改判' }],
    ['scoreFacts.explain', { ...of, nodeId: JUDGED, reason: '没有此类信息' }],
    ['scoreFacts.saveSample', { ...of, sample: '栏目', items: [{ item: '一', isRight: true }] }],
    ['scoreFacts.saveFigure', { ...of, id: null, name: '访问量', on: '2021-07-01', count: 3 }],
    ['scoreFacts.removeFigure', { year: YEAR, id: figures[0]?.id }],
    ['scoreFacts.saveMembers', { ...of, group: '所属', members: [{ name: '甲', points: '3' }] }],
    ['scoreFacts.saveSheet', { previewId: sheet.previewId, year: YEAR, choices: { name: '第三方测评' } }],
    ['scoreFacts.removeSheet', { year: YEAR, id: sheets[0]?.id }],
    ['scoreFacts.saveEvents', { previewId: events.previewId, year: YEAR, choices: { by: '经办人甲' } }],
    ['scoreProcess.setStage', { year: YEAR, classId: departments, stage: 'review' }],
    ['scoreProcess.startNotice', { year: YEAR, classId: departments, until: '2022-01-30', by: '经办人甲' }],
  ];
  return new Map(given);
}

const LOCKS = [
  {
    lock: '公示',
    code: 'score-notice',
    words: /^考核类别“部门”的 2021 年度考核结果正在公示（2022-01-18 至 2022-01-24）.*结束或撤回公示/u,
    put: ({ app, departments }: AssessedOffice) =>
      app.call('scoreProcess.startNotice', {
        year: YEAR,
        classId: departments,
        since: day('2022-01-18'),
        until: day('2022-01-24'),
        by: '经办人甲',
      }),
  },
  {
    lock: '定稿',
    code: 'score-frozen',
    words: /^考核类别“部门”的 2021 年度考核已于 2022-01-20 定稿（第 1 版）/u,
    put: (office: AssessedOffice) => freeze(office),
  },
] as const;

describe.each(LOCKS)('a class locked by $lock', ({ code, words, put }) => {
  let office: AssessedOffice;
  let given: ReadonlyMap<Command, object>;
  const kept = () => {
    const freezing = freezingOf(office.app.context, YEAR, office.departments);
    if (freezing === undefined) throw new Error('No class');
    return lockedFacts(office.app.context, YEAR, freezing.each.of);
  };
  beforeAll(async () => {
    office = await assessedOffice();
    await scored(office);
    given = await inputs(office);
    await put(office);
  });
  afterAll(async () => {
    expect(office.app.bugs).toEqual([]);
    await office.app.close();
  });

  it.each(refused)('refuses %s with the lock, and nothing is written', async (name) => {
    const [revision, before] = [office.app.store.revision(), kept()];
    const input = given.get(name);
    if (input === undefined) throw new Error(`No input for ${name}`);
    const { error } = await office.app.ask(name, input);
    expect({ code: error?.code, message: error?.message }).toEqual({ code, message: expect.stringMatching(words) });
    expect(office.app.store.revision()).toBe(revision);
    expect(kept()).toEqual(before);
  });

  it('is obeyed by every step that could be taken back: what is locked stays as it is', async () => {
    const before = kept();
    const history = () => office.app.store.history('').map(({ id }) => id);
    const answers: string[] = [];
    for (const commandId of history()) {
      // The freeze itself can be taken back while nothing depends on it.
      if (office.app.store.rowsOf(commandId).some(({ table }) => table === 'score_freezes')) continue;
      const { error } = await office.app.ask('workspace.undo', { commandId });
      if (error) answers.push(error.code);
      expect(kept()).toEqual(before);
    }
    expect(answers).toContain(code);
  });
});
