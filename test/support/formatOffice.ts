import { defaultSchemeId } from '../../electron/domain/assessment/defaultScheme.ts';
import type { SchemeNodeId, Year } from '../../electron/domain/brand.ts';
import type { ClockTime } from '../../electron/domain/dates/clockTime.ts';
import type { FirstLevel } from '../../electron/domain/model/schemeTree.ts';
import type { UnitKind } from '../../electron/domain/model/unit.ts';
import { day, type TestApp } from './testApp.ts';
import { OfficeBook } from './fillInBooks.ts';
import { workbookBytes } from './fixtures.ts';
import { firstScheme, saveMarks, withMarks } from './schemes.ts';

const YEAR = 2021 as Year;

/** Two tables as offices send them. */
const SCHEDULE = [
  ['清河区2021年定时公开指标明细表'],
  ['序号', '指标名称', '单位名称', '公开时限'],
  [1, '财政预算执行情况', '区财政局', '每季度'],
  [2, '主要经济指标月度数据', '区统计局', '每月'],
  [3, '部门预算（含“三公”经费）', '区财政局、区统计局', '3月底前'],
  [4, '政策解读', '区商务局、区教育局', '政策文件出台后3个工作日内'],
  [5, '重大决策意见征集公告', '区商务局', '不少于30日'],
  [6, '民生实事进展', '民生实事专班', '适时'],
  [7, '机构职能信息', '区教育局', '长期坚持'],
];
const BREAKDOWN = [
  ['清河区2021年政务公开任务分解表'],
  ['序号', '工作任务', '工作举措', '责任单位'],
  [1, '深化重点领域公开', '持续做好政策解读', '区商务局牵头，区统计局负责落实'],
  [2, '深化重点领域公开', '6月20日前公开重点民生实事清单', '区财政局'],
  [3, '加强平台建设', '年内开展政府开放活动不少于2次', '各镇街'],
  [4, '加强平台建设', '推进基层公开标准化', '区教育局'],
];
/** A table whose header nobody knows. */
const BY_HAND = [
  ['清河区服务大厅公开事项'],
  ['号', '要公开的', '谁来办', '啥时候'],
  [1, '办事指南更新', '区商务局', '每半年'],
];
/** A table that is taken back whole. */
const TAKEN_BACK = [
  ['清河区2021年补充公开指标明细表'],
  ['序号', '指标名称', '单位名称', '公开时限'],
  [1, '误报的事项', '区误报局', '每月'],
];

/** A table of another document that repeats rows of the first. */
const ANNEX = [
  ['清河区2021年政务公开工作要点附表'],
  ['序号', '指标名称', '单位名称', '公开时限'],
  ...SCHEDULE.slice(3, 5),
];

/** The occurrence of a duty for a unit, as commands name it; `period` is the end of its key. */
async function itemOf(app: TestApp, content: string, unit: string, period = '') {
  const { occurrences } = await app.call('duties.get', { id: await dutyOf(app, content) });
  const found = occurrences.find((each) => each.unit === unit && each.periodKey.endsWith(period));
  if (!found) throw new Error(`No occurrence ${content} ${unit} ${period}`);
  const { dutyId, ruleId, unitId, periodKey } = found;
  return { dutyId, ruleId, unitId, periodKey };
}

async function dutyOf(app: TestApp, content: string) {
  const found = (await app.call('duties.list', { year: YEAR })).find((each) => each.content === content);
  if (!found) throw new Error(`No duty ${content}`);
  return found.id;
}

async function unitOf(app: TestApp, name: string) {
  const found = (await app.call('units.list', {})).units.find((each) => each.name === name);
  if (!found) throw new Error(`No unit ${name}`);
  return found.id;
}

async function register(
  app: TestApp,
  items: readonly Awaited<ReturnType<typeof itemOf>>[],
  doneOn: string,
  title = '',
  link = '',
) {
  const { ids } = await app.call('fulfilments.register', { items: [...items], doneOn: day(doneOn), title, link });
  return ids;
}

async function office(app: TestApp): Promise<void> {
  await app.call('workspace.setUp', { district: '清河区', year: YEAR });
  await app.call('workspace.openYear', { year: 2022 as Year });
  await app.call('units.save', { name: '区财政局', kind: 'department', aliases: ['区财政和国资局', '财政局'] });
  await app.call('units.save', { name: '区统计局', kind: 'department', aliases: [] });
  await app.call('units.save', { name: '区商务局', kind: 'department', aliases: [], from: day('2019-01-01') });
  await app.call('units.addMany', { names: ['白石镇', '柳林街道'], kind: 'town' });
  const members = await Promise.all(['白石镇', '柳林街道'].map((name) => unitOf(app, name)));
  await app.call('units.saveGroup', { name: '各镇街', aliases: ['各镇（街道）'], members });
}

async function importTable(
  app: TestApp,
  name: string,
  rows: (string | number)[][],
  names: Parameters<typeof confirm>[2] = {},
): Promise<void> {
  const preview = await app.readFile(name, workbookBytes([{ name: '明细', rows }]), YEAR);
  await confirm(app, preview, names);
}

type Preview = Awaited<ReturnType<TestApp['readFile']>>;

async function confirm(
  app: TestApp,
  { previewId, tables }: Preview,
  names: Record<string, { as: 'newUnit'; name: string; kind: 'department' } | { as: 'skip' }>,
) {
  return app.call('imports.confirm', {
    previewId,
    year: YEAR,
    tables: tables.map(({ tableId }) => tableId),
    names,
    rows: {},
  });
}

async function tables(app: TestApp): Promise<void> {
  await importTable(app, '清河区2021年定时公开指标明细表.xlsx', SCHEDULE, {
    区教育局: { as: 'newUnit', name: '区教育局', kind: 'department' },
    民生实事专班: { as: 'skip' },
  });
  await importTable(app, '清河区2021年任务分解表.xlsx', BREAKDOWN);
  await app.call('duties.create', {
    year: YEAR,
    kind: 'case',
    number: '',
    task: '',
    subtask: '',
    content: '公众留言答复',
    timeWording: '5个工作日内答复，“接诉即办”；\n超期的说明理由。',
    rules: [{ type: 'triggered', event: 'messageReceived', n: 5, count: 'workday', shift: { kind: 'none' } }],
    assignments: [{ party: { kind: 'unit', id: await unitOf(app, '白石镇') }, role: 'responsible' }],
  });
}

/** What units did, and how the year is scored. */
async function work(app: TestApp): Promise<void> {
  app.setToday('2021-04-12');
  const monthly = '主要经济指标月度数据';
  await register(
    app,
    [await itemOf(app, monthly, '区统计局', '-01')],
    '2021-01-29',
    '1月主要经济指标',
    'https://www.example.gov.cn/1',
  );
  await register(app, [await itemOf(app, monthly, '区统计局', '-02')], '2021-03-02');
  const budget = '部门预算（含“三公”经费）';
  const units = await Promise.all(['区财政局', '区统计局'].map((unit) => itemOf(app, budget, unit)));
  await register(app, units, '2021-03-30', '2021年部门预算');
  const explained = { dutyId: await dutyOf(app, '政策解读'), title: '关于促进消费的若干措施', on: day('2021-04-01') };
  await app.call('duties.recordTrigger', {
    ...explained,
    unitIds: [await unitOf(app, '区商务局'), await unitOf(app, '区教育局')],
  });
  await register(app, [await itemOf(app, '政策解读', '区商务局')], '2021-04-02', '一图读懂');
  app.setToday('2021-07-06');
  await register(app, [await itemOf(app, '年内开展政府开放活动不少于2次', '白石镇')], '2021-05-20', '开放日');
  const one = await app.call('duties.create', {
    year: YEAR,
    kind: 'disclosure',
    number: '99',
    task: '',
    subtask: '',
    content: '多余的事项',
    timeWording: '',
    rules: [],
    assignments: [],
  });
  await app.call('duties.remove', { ids: [one.id] });
  await app.call('workspace.rename', { district: '清河新区' });
  await app.call('workspace.undo', {});
  await app.call('submissions.setTarget', { year: YEAR, target: 2 });
  const [finance, statistics] = [await unitOf(app, '区财政局'), await unitOf(app, '区统计局')];
  await app.call('submissions.set', {
    year: YEAR,
    cells: [
      { unitId: finance, month: 1, count: 2 },
      { unitId: finance, month: 2, count: 0 },
      { unitId: statistics, month: 1, count: 5 },
    ],
  });
  await saveMarks(app, YEAR, { weight: '5', base: 1000 });
  await app.call('scoreFacts.judge', {
    year: YEAR,
    unitId: finance,
    nodeId: 'daily-management' as SchemeNodeId,
    points: '8.5',
    reason: '专栏更新及时；“回应关切”略慢',
  });
}

/** Work without a deadline: up to the middle of the year, and after it. */
async function reviews(app: TestApp): Promise<void> {
  const [first, second] = ['-R06-30', '-R12-31'];
  const content = '持续做好政策解读';
  await register(app, [await itemOf(app, content, '区商务局', first)], '2021-06-30', '上半年解读');
  await register(app, [await itemOf(app, content, '区统计局', second)], '2021-07-01', '下半年解读');
  await register(app, [await itemOf(app, '推进基层公开标准化', '区教育局', second)], '2021-07-05');
  await register(app, [await itemOf(app, '机构职能信息', '区教育局', first)], '2021-02-08', '机构职能');
}

async function exceptions(app: TestApp): Promise<void> {
  await app.call('extensions.save', {
    items: [await itemOf(app, '6月20日前公开重点民生实事清单', '区财政局')],
    dueOn: day('2021-07-20'),
    reason: '清单待区政府常务会议审定',
  });
  await app.call('exemptions.save', {
    items: [await itemOf(app, '财政预算执行情况', '区财政局', '-Q1')],
    reason: '与年报合并公开',
  });
  const [id] = await register(app, [await itemOf(app, '政策解读', '区教育局')], '2021-04-12', '政策问答');
  if (!id) throw new Error('Nothing registered');
  await app.call('fulfilments.takeDown', { ids: [id], on: day('2021-07-01') });
  await app.call('duties.changeRules', {
    id: await dutyOf(app, '主要经济指标月度数据'),
    rules: [
      {
        type: 'recurring',
        every: 'month',
        due: { at: 'afterPeriod', n: 10, count: 'day' },
        covers: 'same',
        shift: { kind: 'none' },
      },
    ],
    from: day('2021-07-01'),
  });
  await app.call('units.addMany', { names: ['区物价局'], kind: 'department' });
  await app.call('units.merge', {
    id: await unitOf(app, '区物价局'),
    into: await unitOf(app, '区商务局'),
    from: day('2021-06-01'),
  });
  await app.call('workspace.setReviewDates', { year: 2022 as Year, dates: ['03-31', '12-31'] });
}

async function notice(app: TestApp): Promise<void> {
  await app.call('workdays.save', {
    year: 2022 as Year,
    days: [{ date: day('2022-01-03'), kind: 'off', name: '元旦' }],
    sourceText: '元旦：1月1日至3日放假，共3天。',
  });
}

async function looks(app: TestApp): Promise<void> {
  app.setToday('2021-07-07');
  await app.call('today.seen', {});
  app.setToday('2021-07-08');
  await app.call('today.seen', {});
  app.setToday('2021-07-09');
}

async function layout(app: TestApp): Promise<void> {
  const bytes = workbookBytes([{ name: '大厅', rows: BY_HAND }]);
  const { previewId } = await app.readFile('清河区服务大厅公开事项.xlsx', bytes, YEAR);
  const preview = await app.call('imports.setLayout', {
    previewId,
    sheet: '大厅',
    headerRows: [1, 1],
    kind: 'schedule',
    columns: (['number', 'content', 'units', 'time'] as const).map((role, column) => ({ column, role })),
    remember: true,
  });
  await confirm(app, preview, {});
}

async function takenBack(app: TestApp): Promise<void> {
  await importTable(app, '清河区2021年补充公开指标明细表.xlsx', TAKEN_BACK, {
    区误报局: { as: 'newUnit', name: '区误报局', kind: 'department' },
  });
  const record = (await app.call('imports.list', { year: YEAR })).find(({ fileName }) => fileName.includes('补充'));
  if (!record) throw new Error('No import to take back');
  await app.call('imports.undo', { importId: record.importId, edited: 'keep' });
}

async function settings(app: TestApp): Promise<void> {
  await app.call('papers.saveSender', {
    office: '清河区政务公开办公室',
    contact: '公开股',
    phone: '',
    mark: '清政公开',
  });
  await app.call('notices.setDaily', { enabled: false });
}

async function round(app: TestApp): Promise<void> {
  const { roundId } = await app.call('fillIn.start', {
    year: YEAR,
    title: '上半年进展',
    dueOn: day('2021-07-15'),
    asking: {
      through: day('2021-07-31'),
      duties: 'open',
      frequent: false,
      units: { kind: 'units', ids: [await unitOf(app, '区财政局'), await unitOf(app, '区统计局')] },
      per: 'unit',
    },
  });
  const { list } = await app.call('fillIn.round', { roundId });
  const book = list.find(({ unit }) => unit === '区财政局');
  if (!book) throw new Error('No book');
  const { jobId } = await app.call('fillIn.books', { roundId, bookIds: [book.bookId] });
  const file = await app.getFile((await app.finished(jobId)).fileId ?? '');
  const filled = await OfficeBook.open(file.bytes);
  filled.fill(filled.find('重点民生实事清单'), {
    status: '进行中',
    progress: '清单已拟好，待审定。',
    remarks: '预计7月15日“上网”',
  });
  filled.fill(filled.find('财政预算执行情况', '二季度'), {
    status: '已完成',
    doneOn: '2021-07-02',
    link: 'https://www.example.gov.cn/2',
  });
  const received = await app.call('fillIn.receive', {
    year: YEAR,
    fileIds: [await app.putFile(file.name, await filled.bytes())],
  });
  const receiptId = (await app.finished(received.jobId)).previewId ?? '';
  const { books } = await app.call('fillIn.receipt', { receiptId });
  await app.call('fillIn.accept', {
    receiptId,
    books: Object.fromEntries(books.map(({ bookKey }) => [bookKey, { added: 'note' as const, rows: {} }])),
  });
}

/** Rules that come round every two weeks and on the second Friday of the month. */
async function rhythms(app: TestApp): Promise<void> {
  const shift = { kind: 'none' } as const;
  const assignments = [{ party: { kind: 'unit' as const, id: await unitOf(app, '区商务局') }, role: 'lead' as const }];
  const texts = { year: YEAR, kind: 'disclosure' as const, task: '', subtask: '', assignments };
  await app.call('duties.create', {
    ...texts,
    number: '8',
    content: '惠企政策问答',
    timeWording: '自6月14日起，每两周一次',
    rules: [{ type: 'interval', n: 2, unit: 'week', from: day('2021-06-14'), at: 'end', covers: 'same', shift }],
  });
  await app.call('duties.create', {
    ...texts,
    number: '9',
    content: '领导接访安排',
    timeWording: '每月第二个周五',
    rules: [
      {
        type: 'recurring',
        every: 'month',
        due: { at: 'nthWeekday', month: 1, nth: 2, weekday: 5 },
        covers: 'same',
        shift,
      },
    ],
  });
  await register(app, [await itemOf(app, '惠企政策问答', '区商务局', '/2021-06-27')], '2021-06-25', '问答第一期');
}

/** A group by rule, with an exception, and one that keeps its list. */
async function groupsByRule(app: TestApp): Promise<void> {
  const [finance, statistics] = [await unitOf(app, '区财政局'), await unitOf(app, '区统计局')];
  await app.call('units.saveGroup', {
    name: '区直各部门',
    aliases: [],
    members: [],
    rules: [{ kind: 'department', scope: 'all', from: day('2021-01-01') }],
    exceptions: [{ unitId: statistics, to: day('2021-06-30') }],
  });
  const { id } = await app.call('units.saveGroup', { name: '区级各单位', aliases: [], members: [finance] });
  await app.call('units.settleGroup', { id, as: 'list' });
}

/** Two duties are in another document too. */
async function annex(app: TestApp): Promise<void> {
  await importTable(app, '清河区2021年政务公开工作要点.xlsx', ANNEX);
}

/** A start of use, a duty that starts in the year and one followed in each way, something done early, and a frame of the year's own. */
async function firstDay(app: TestApp): Promise<void> {
  await app.call('workspace.setInUseFrom', { date: day('2021-02-01') });
  await app.call('duties.update', { id: await dutyOf(app, '领导接访安排'), startsOn: day('2021-05-24') });
  const ways = {
    机构职能信息: 'counted',
    惠企政策问答: 'reported',
    推进基层公开标准化: 'office',
    公众留言答复: 'none',
  } as const;
  for (const [content, following] of Object.entries(ways)) {
    await app.call('duties.update', { id: await dutyOf(app, content), following });
  }
  await app.call('fulfilments.register', {
    items: [await itemOf(app, '主要经济指标月度数据', '区统计局', '-08')],
    doneOn: day('2021-07-08'),
    title: '',
    link: '',
    earlyReason: '8月数据随“半年报”提前发布',
  });
  const groups = (await app.call('units.list', {})).groups.filter(({ name }) =>
    ['各镇街', '区级各单位'].includes(name),
  );
  await app.call('workspace.setFrame', {
    year: YEAR,
    cutOff: day('2021-12-31'),
    contributionFrom: 'exact',
    rankShare: 40,
    praiseFloor: 85,
    submissionGroups: groups.map(({ id }) => id),
  });
}

/** A fault that was answered and checked again, and one that nobody answered. */
async function findings(app: TestApp): Promise<void> {
  const unitId = await unitOf(app, '区统计局');
  const found = { year: YEAR, unitId, foundOn: day('2021-04-12'), rectifyBy: day('2021-05-12') } as const;
  const fault = { indicator: '数据发布', full: '4', points: '0.5', cause: '月度数据的附件打不开' };
  const { id } = await app.call('findings.add', { ...found, ...fault, source: 'thirdParty' });
  await app.call('findings.reply', {
    ids: [id],
    text: '附件已重新上传',
    link: 'http://www.qinghe.gov.cn/zg/1.html',
    on: day('2021-05-06'),
  });
  await app.call('findings.recheck', { ids: [id], result: 'partly', note: '还缺一个月', on: day('2021-05-20') });
  await app.call('findings.add', {
    year: YEAR,
    unitId,
    foundOn: day('2021-06-01'),
    source: 'selfCheck',
    cause: '栏目空白',
  });
}

/** Who answers for a unit, who answered before, and who answers for a duty. */
async function contacts(app: TestApp): Promise<void> {
  const unitId = await unitOf(app, '区统计局');
  const post = { post: '办公室主任', standard: '' };
  const { id } = await app.call('contacts.save', { unitId, ...post, person: '经办人甲', contact: '0533-2345678' });
  const from = day('2021-06-01');
  await app.call('contacts.replace', { id, from, ...post, person: '经办人乙', contact: '0533-2345679' });
  const dutyId = await dutyOf(app, '主要经济指标月度数据');
  await app.call('contacts.save', { unitId, dutyId, from, person: '经办人丙', standard: '每月10日前公开' });
}

/** What was checked: closed with and without evidence, returned, checked again, noted; and a view of it kept by name. */
async function ledger(app: TestApp): Promise<void> {
  const { rows } = await app.call('ledger.items', {
    year: YEAR,
    filter: { states: ['toVerify'] },
    offset: 0,
    limit: 3,
  });
  const [one, two, three] = rows.map(({ dutyId, ruleId, unitId, periodKey }) => ({
    dutyId,
    ruleId,
    unitId,
    periodKey,
  }));
  if (!one || !two || !three) throw new Error('Nothing to verify');
  await app.call('ledger.accept', { items: [one, three], waiver: '现场查看过公开栏', elements: ['标题'] });
  await app.call('ledger.return', {
    items: [two],
    fault: 'requirement',
    reason: '栏目不对',
    elements: ['栏目', '附件'],
    newDueOn: day('2021-12-31'),
  });
  await app.call('ledger.reopen', { items: [three], reason: '群众反映链接打不开' });
  await app.call('ledger.addNote', { items: [one, two], text: '已电话联系' });
  await app.call('views.save', {
    screen: 'ledger',
    name: '每周例会',
    search: 'state=returned,overdue&sort=-dueOn',
    columns: ['state', 'unit', 'content', 'dueOn'],
  });
}

/** Pieces one by one, in a month with a figure that says otherwise and in one without, taken up by several levels. */
async function pieces(app: TestApp): Promise<void> {
  const finance = await unitOf(app, '区财政局');
  const given = { unitId: finance, channel: '门户网站', link: '' };
  const adoptions = [
    { level: 'city', on: day('2021-02-01'), outlet: '市政务信息' },
    { level: 'province', on: day('2021-03-09'), outlet: '' },
  ] as const;
  await app.call('pieces.add', { ...given, title: '预算公开', on: day('2021-01-12'), adoptions: [...adoptions] });
  const link = 'http://www.qh.example/xx/1.html';
  const { id } = await app.call('pieces.add', { ...given, title: '误记', on: day('2021-03-02'), link, adoptions: [] });
  await app.call('pieces.update', { id, ...given, title: '春耕资金', on: day('2021-03-03'), link, adoptions: [] });
}

/** What shows that something was done: a page, a file, and a file whose evidence was removed. */
async function evidence(app: TestApp): Promise<void> {
  const item = await itemOf(app, '主要经济指标月度数据', '区统计局', '-02');
  const added = { items: [item], publishedOn: day('2021-03-08'), capturedOn: day('2021-03-09') };
  await app.call('evidence.addLink', {
    ...added,
    link: 'http://www.qh.example/tj/2.html',
    title: '数据发布页',
    note: '首页',
  });
  const bytes = new TextEncoder().encode('二月主要经济指标');
  const put = await app.dispatch('evidence.put', { name: '二月指标.txt' }, bytes);
  if (!put.ok) throw new Error(put.error.message);
  const files = [{ fileId: (put.value as { readonly fileId: string }).fileId }];
  const { ids } = await app.call('evidence.addFiles', {
    items: [item, await itemOf(app, '主要经济指标月度数据', '区统计局', '-01')],
    files,
  });
  await app.call('evidence.update', { id: ids[0]!, title: '二月指标（截取）', note: '核对过' });
  await app.call('evidence.remove', { ids: ids.slice(1) });
}

/** Where lists of the website are read from, one of them a unit's, and a host of the own network. */
async function websites(app: TestApp): Promise<void> {
  await app.call('sites.setOn', { on: true });
  await app.call('sites.confirmHost', { host: '10.20.1.5:8080' });
  const unitId = await unitOf(app, '区财政局');
  await app.call('sites.save', {
    url: 'http://www.qh.example/czj/index.html',
    kind: 'page',
    unitId,
    column: '',
    mostPages: 20,
  });
  await app.call('sites.save', {
    url: 'http://10.20.1.5:8080/rss.xml',
    kind: 'feed',
    column: '部门动态',
    mostPages: 3,
  });
}

/** Slips, none about an item of the hall's table: one fetched and answered, one voided; and two more, with the levels named anew. */
async function slips(app: TestApp): Promise<void> {
  const make = async (more: object) => {
    const { slips: proposed, levels } = await app.call('reminders.propose', { year: YEAR, ...more });
    return app.call('reminders.make', {
      year: YEAR,
      slips: proposed.slice(0, 2).map(({ unitId, level, items }, index) => ({
        unitId,
        level,
        number: (levels[level - 1]?.next ?? 1) + index,
        replyBy: day('2021-07-15'),
        items: items
          .slice(0, 2 - index)
          .map(({ dutyId, ruleId, periodKey }) => ({ dutyId, ruleId, unitId, periodKey })),
      })),
    });
  };
  const { ids } = await make({});
  const [one, two] = ids;
  if (!one || !two) throw new Error('Nobody to press');
  await app.call('reminders.fetch', { ids: [one, two], pack: 'each' });
  await app.call('reminders.answer', {
    id: one,
    on: app.context.clock.today(),
    text: '已在补办，“月底前”公开；\n附说明。',
  });
  await app.call('reminders.withdraw', { id: two, reason: '发错单位' });
  await app.call('reminders.saveLevels', {
    levels: [
      { name: '提醒', mark: '提', replyWorkdays: 3 },
      { name: '催办', mark: '', replyWorkdays: 2 },
    ],
  });
  await make({});
}

/** Of one duty it is said that it is verified, of one that it is not; the next year's score counts what is closed. */
async function verifying(app: TestApp): Promise<void> {
  await app.call('duties.update', { id: await dutyOf(app, '惠企政策问答'), isVerified: true });
  await app.call('duties.update', { id: await dutyOf(app, '领导接访安排'), isVerified: false });
  await app.call('workspace.setFrame', { year: 2022 as Year, scoreCounts: 'closed', verifies: false });
}

/** Takes in a file that came back as it is proposed. */
async function takeIn(app: TestApp, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const { jobId } = await app.call('fillIn.receive', { year: YEAR, fileIds: [await app.putFile(name, bytes)] });
  const receiptId = (await app.finished(jobId)).previewId ?? '';
  const { books } = await app.call('fillIn.receipt', { receiptId });
  await app.call('fillIn.accept', {
    receiptId,
    books: Object.fromEntries(books.map(({ bookKey }) => [bookKey, { added: 'note' as const, rows: {} }])),
  });
}

/** A round for units' own lists and one for their self-scores, each with one unit back; who is not back is reminded. */
async function roundKinds(app: TestApp): Promise<void> {
  const [finance, statistics] = [await unitOf(app, '区财政局'), await unitOf(app, '区统计局')];
  const asking = {
    through: day('2021-07-20'),
    duties: 'open' as const,
    frequent: false,
    units: { kind: 'units' as const, ids: [finance, statistics] },
    per: 'unit' as const,
  };
  const started = { year: YEAR, dueOn: day('2021-07-20'), asking };
  const { roundId } = await app.call('fillIn.start', { ...started, kind: 'taskList', title: '任务清单' });
  const rows = [
    ['区统计局2021年任务清单'],
    ['序号', '任务内容', '完成时限', '责任科室', '备注'],
    [1, '主要经济指标月度数据', '每月', '综合科', ''],
    [2, '公布主要指标解读', '每季度', '综合科', '“新增”'],
    [3, '科室例会', '每周', '办公室', ''],
  ];
  await takeIn(app, '区统计局任务清单.xlsx', workbookBytes([{ name: '清单', rows }]));
  const { tasks } = await app.call('fillIn.tasks', { roundId });
  await app.call('fillIn.decideTask', { id: tasks[1]!.id, as: { dutyId: await dutyOf(app, '主要经济指标月度数据') } });
  await app.call('fillIn.decideTask', { id: tasks[2]!.id, as: 'none' });
  const scored = await app.call('fillIn.start', { ...started, kind: 'selfScore', title: '半年自评' });
  const { list } = await app.call('fillIn.round', { roundId: scored.roundId });
  const bookId = list.find(({ unitId }) => unitId === statistics)!.bookId;
  const { jobId } = await app.call('fillIn.books', { roundId: scored.roundId, bookIds: [bookId] });
  const file = await app.getFile((await app.finished(jobId)).fileId ?? '');
  const book = await OfficeBook.open(file.bytes);
  for (const [row, points, reason] of [
    [5, 3.5, '按月发布，“当月”上网'],
    [6, 2, ''],
  ] as const) {
    book.sheet('自评表').getRow(row).getCell(4).value = points;
    book.sheet('自评表').getRow(row).getCell(5).value = reason;
  }
  await takeIn(app, '区统计局自评.xlsx', await book.bytes());
  await app.call('reminders.remindRound', { roundId: scored.roundId, replyBy: day('2021-07-16') });
}

/** What its site published: a list whose columns are set by hand, one that shows some of it again, and what was made of it. */
async function publications(app: TestApp): Promise<void> {
  const finance = await unitOf(app, '区财政局');
  const read = async (name: string, rows: readonly (readonly string[])[]) => {
    const fileId = await app.putFile(name, workbookBytes([{ name: '清单', rows }]));
    return (await app.finished((await app.call('publications.read', { fileId })).jobId)).previewId ?? '';
  };
  const byHand = ['甲', '乙', '丙', '丁'];
  const shown = [
    ['“二季度”预算执行情况；', '2021-06-30', 'https://www.example.gov.cn/14/1.html', '预算/决算'],
    ['机构职能', '2021-06-10', '', '机构'],
    ['关于放假的通知', '2021-06-11', 'https://www.example.gov.cn/14/2.html', '通知公告'],
  ];
  const listId = await read('六月发布.xlsx', [byHand, ...shown]);
  const columns = { A: 'title', B: 'published', C: 'link', D: 'column' } as const;
  await app.finished((await app.call('publications.readAs', { listId, place: 0, columns })).jobId);
  const june = { firstDay: day('2021-06-01'), lastDay: day('2021-06-30') };
  await app.call('publications.confirm', {
    listId,
    covers: { columns: ['预算/决算', '机构'], units: [finance], ...june },
  });
  const again = await read('又一份.xlsx', [
    byHand,
    ['“二季度”预算执行情况（更正）', '2021-06-29', 'http://www.example.gov.cn/14/1.html?sid=7', '预算/决算'],
  ]);
  await app.call('publications.confirm', { listId: again, covers: { columns: [], units: [], ...june } });
  const idOf = (title: string) => app.store.publications.all().find((one) => one.title.includes(title))!.id;
  const item = await itemOf(app, '财政预算执行情况', '区财政局', 'Q4');
  await app.call('publications.reject', { pairs: [{ publicationId: idOf('预算'), item }] });
  const done = await itemOf(app, '机构职能信息', '区教育局');
  await app.call('publications.register', { year: YEAR, picks: [{ publicationId: idOf('机构职能'), items: [done] }] });
  const dutyId = await dutyOf(app, '财政预算执行情况');
  const own = { column: '预算/决算', words: ['预算'], unitId: finance, effect: { kind: 'duty', dutyId } } as const;
  await app.call('publications.saveRule', { rule: { ...own, words: [...own.words] } });
  await app.call('publications.saveRule', {
    rule: { column: '通知公告', effect: { kind: 'ignore', reason: '“通知”' } },
  });
  await app.call('publications.setSettings', { graceDays: 7, accepts: 'none' });
}

/** Two requests, one answered and one erased, and what of the yearly report is typed. */
async function requests(app: TestApp): Promise<void> {
  const unitId = await unitOf(app, '区商务局');
  const common = { unitId, channel: 'letter', applicantKind: 'business' } as const;
  const { id } = await app.call('cases.addRequest', {
    ...common,
    number: '〔2021〕1号',
    texts: { name: '示例公司甲', subject: '“招商”政策；' },
    receivedOn: day('2021-02-01'),
  });
  await app.call('cases.addStep', { id, step: { kind: 'assigned', on: day('2021-02-02'), unitId } });
  await app.call('cases.addStep', {
    id,
    step: { kind: 'answered', on: day('2021-02-25'), result: 'partly', forms: ['paper'] },
    texts: { paper: '答复书1号' },
  });
  const gone = await app.call('cases.addRequest', {
    ...common,
    number: '〔2021〕2号',
    texts: { name: '示例联系人甲' },
    receivedOn: day('2021-02-22'),
  });
  await app.call('cases.erase', { ids: [gone.id], numbers: ['〔2021〕2号'] });
  await app.call('cases.setRegister', { feeEffect: 'excluded', feeSource: '“通知”', retentionYears: 10 });
  await app.call('yearlyReport.setCells', { year: YEAR, unitId, cells: { 'requests.carriedIn.person': 2 } });
  await app.call('yearlyReport.setCells', { year: YEAR, unitId: null, cells: { 'openness.rules.made': 3 } });
  await app.call('yearlyReport.setText', { year: YEAR, unitId: null, part: 'overview', text: '“总体”情况' });
}

/** The last command of the file. */
async function last(app: TestApp): Promise<void> {
  await register(app, [await itemOf(app, '主要经济指标月度数据', '区统计局', '-03')], '2021-03-31', '最后登记的');
}

/** Fills a new workspace, by the app's own commands, with a small invented office that has something in every table. */
/** Classes of the office's own, one unit still in none: departments by the year's scheme, towns by one of their own, with a weight of their own. */
async function classes(app: TestApp): Promise<void> {
  const first = withMarks(await firstScheme(app, YEAR), { weight: '5', base: 1000 });
  const third: FirstLevel = {
    section: 'bonus',
    node: {
      kind: 'leaf',
      id: 'third-party' as SchemeNodeId,
      name: '第三方评估',
      full: '5',
      clauses: [{ rule: 'sheet', sheet: '第三方评估', item: '得分' }],
      start: 'zero',
      nothing: 'zero',
      explainedShare: '40',
    },
  };
  const { schemeId } = await app.call('schemes.save', {
    ...first,
    tree: { ...first.tree, nodes: [...first.tree.nodes, third] },
    schemeId: null,
    name: '“镇街”考核方案',
    note: '按镇街会议纪要；待公示',
  });
  const { units } = await app.call('units.list', {});
  const of = (kind: UnitKind) =>
    units.filter((unit) => unit.kind === kind && unit.name !== '区教育局').map(({ id }) => id);
  const common = { id: null, weight: null };
  await app.call('schemes.saveClasses', {
    year: YEAR,
    classes: [
      { ...common, name: '部门', schemeId: defaultSchemeId(YEAR), unitIds: of('department') },
      { ...common, name: '镇、街道', schemeId, unitIds: of('town'), weight: first.weight },
    ],
  });
}

/** Registered links asked for, one seen by a person; what is not to stand in what is published. */
async function checks(app: TestApp): Promise<void> {
  // This machine, which is not confirmed: nothing is asked, and that is what is kept.
  const link = 'http://127.0.0.1:8099/ws/1.html';
  const items = [await itemOf(app, '主要经济指标月度数据', '区统计局', '-02')];
  await app.call('evidence.addLink', { items, link, title: '内网页面' });
  await app.finished((await app.call('links.check', { year: YEAR, urls: [link] })).jobId);
  await app.call('links.mark', { urls: [link], mark: 'works', note: '内网“能打开”' });
  await app.call('expressions.save', { kind: 'wrong', text: '登陆', right: '登录', note: '网站用“登录”' });
  await app.call('expressions.save', { kind: 'sensitive', text: '某内部代号' });
}

/** The next year has a copy of a duty, was closed and reopened, and decided of an item of this one. */
async function yearsOnEnd(app: TestApp): Promise<void> {
  const year = 2022 as Year;
  const content = '主要经济指标月度数据';
  await app.call('years.copyDuties', { year, duties: [await dutyOf(app, content)] });
  await app.call('years.close', { year, unfrozen: true, reason: '“试”关闭' });
  await app.call('years.reopen', { year, reason: '补登“一项”' });
  const item = await itemOf(app, content, '区统计局', '-05');
  const decision = { year, outcome: 'carriedOn', reason: '并入“月报”', onDate: day('2021-07-09') } as const;
  const carried = app.store.duties.ofYear(year).find((each) => each.content === content)!.id;
  app.store.command('回头看：转入 1 项', app.context.clock.now(), () =>
    app.store.lookBacks.set({ ...item, ...decision, carriedDutyId: carried, recordedAt: app.context.clock.now() }),
  );
}

/** What only the assessment knows. */
async function scoreFacts(app: TestApp): Promise<void> {
  const [statistics, town] = await Promise.all(['区统计局', '白石镇'].map((name) => unitOf(app, name)));
  if (statistics === undefined || town === undefined) throw new Error('Units expected');
  const of = { year: YEAR, unitId: statistics };
  await app.call('scoreFacts.saveEvent', {
    ...of,
    id: null,
    on: day('2021-06-08'),
    type: 'criticism',
    level: 'city',
    organ: 'office',
    matter: '网站抽查',
    basis: '市政办〔2021〕12号',
    reason: '栏目“空白”',
    by: '经办人甲',
    points: '-0.5',
  });
  await app.call('scoreFacts.saveEvent', {
    ...of,
    id: null,
    on: day('2021-05-01'),
    type: 'praise',
    reason: '工作突出',
    by: '经办人甲',
  });
  const items = [
    { item: '标题', isRight: true },
    { item: '附件', isRight: false },
    { item: '“链接”', isRight: null },
  ];
  await app.call('scoreFacts.saveSample', { ...of, sample: '六月抽查', items });
  await app.call('scoreFacts.saveFigure', {
    ...of,
    id: null,
    name: '依申请公开件数',
    on: day('2021-06-30'),
    count: 12,
    note: '台账',
  });
  await app.call('scoreFacts.saveMembers', {
    ...of,
    group: '下属单位',
    members: [{ name: '普查中心', points: '87.5' }],
  });
  const other = await unitOf(app, '柳林街道');
  const nodeId = 'third-party' as SchemeNodeId;
  await app.call('scoreFacts.explain', {
    year: YEAR,
    unitId: other,
    nodeId,
    reason: '没有“窗口”',
    on: day('2021-07-01'),
  });
  const judged = { nodeId: 'daily-management' as SchemeNodeId, points: '0.5', reason: '台账缺页', basis: '抽查记录' };
  await app.call('scoreFacts.judge', { year: YEAR, unitId: town, assessor: '评委甲', ...judged });
  const block = [
    ['单位', '得分'],
    ['白石镇', '0.50'],
    ['柳林街道', '0'],
  ];
  const { previewId } = await app.call('scoreFacts.pasteSheet', { year: YEAR, block });
  await app.call('scoreFacts.saveSheet', { previewId, year: YEAR, choices: { name: '第三方评估' } });
}

/** The towns in the year to come, frozen, with an appeal and an entry beside. */
async function scoreProcess(app: TestApp): Promise<void> {
  const year = 2022 as Year;
  const unitId = await unitOf(app, '柳林街道');
  const { classes: all } = await app.call('schemes.ofYear', { year });
  const own = all.find(({ unitIds }) => unitIds.includes(unitId));
  if (own === undefined) throw new Error('A class expected');
  const of = { year, classId: own.id };
  const judged = { nodeId: 'daily-management' as SchemeNodeId, points: '8', reason: '上年延续' };
  await app.call('scoreFacts.judge', { year, unitId, ...judged });
  await app.call('scoreProcess.setStage', { ...of, stage: 'review', since: day('2021-07-01') });
  const days = { since: day('2021-07-05'), until: day('2021-07-12') };
  await app.call('scoreProcess.startNotice', { ...of, ...days, by: '经办人甲', reason: '网站“公示”栏' });
  const objection = { ...of, unitId, lodgedOn: day('2021-07-09'), claim: '“活动”少计', basis: '照片' };
  const early = await app.call('scoreProcess.lodgeAppeal', objection);
  await app.call('scoreProcess.decideAppeal', {
    id: early.id,
    outcome: 'rejected',
    points: '0',
    on: day('2021-07-09'),
    by: '经办人乙',
    reason: '已计',
  });
  await app.call('scoreProcess.endNotice', { ...of, how: 'ended', by: '经办人甲', reason: '异议已处理' });
  await app.call('scoreProcess.freeze', { ...of, by: '经办人甲', reason: '试定稿' });
  const lodged = { ...of, unitId, lodgedOn: day('2021-07-09'), claim: '“报送”少计一篇', claimed: '1.5', basis: '回执' };
  const { id } = await app.call('scoreProcess.lodgeAppeal', lodged);
  const decided = {
    id,
    outcome: 'partly' as const,
    points: '0.5',
    on: day('2021-07-09'),
    by: '经办人乙',
    reason: '补记',
  };
  await app.call('scoreProcess.decideAppeal', decided);
  const entry = {
    ...of,
    unitId,
    on: day('2021-07-09'),
    points: '-0.25',
    by: '经办人乙',
    reason: '迟到的通报',
    basis: '文号',
  };
  await app.call('scoreProcess.addEntry', entry);
}

/** Cases of the other registers: two messages, one of them erased, one of each other kind, and a limit of the office's own. */
async function registers(app: TestApp): Promise<void> {
  const [trade, statistics, street] = await Promise.all(
    ['区商务局', '区统计局', '柳林街道'].map((name) => unitOf(app, name)),
  );
  if (trade === undefined || statistics === undefined || street === undefined) throw new Error('Units expected');
  await app.call('registers.setLimit', {
    key: 'documentInterpreted',
    n: 5,
    source: '“通知”',
    from: day('2021-07-01'),
  });
  const message = {
    register: 'messages' as const,
    unitId: trade,
    title: '咨询“补贴”；',
    step: { kind: 'received', on: day('2021-07-07') },
  };
  const fields = { channel: 'mailbox', author: '示例联系人甲', content: '如何申领？' };
  const { id: kept } = await app.call('registers.add', { ...message, number: '留1', fields });
  const assigned = { kind: 'assigned', on: day('2021-07-08'), unitId: statistics };
  await app.call('registers.addStep', { id: kept, step: assigned, texts: { note: '转办单1号' } });
  const { id: erased } = await app.call('registers.add', { ...message, number: '留2', fields });
  await app.call('registers.erase', { ids: [erased], numbers: ['留2'] });
  const { id: opinion } = await app.call('registers.add', {
    register: 'opinions',
    number: '舆1',
    unitId: trade,
    title: '网传“关停”',
    step: { kind: 'found', on: day('2021-07-09'), at: '08:30' as ClockTime },
  });
  const judged = { kind: 'judged', on: day('2021-07-09'), at: '09:00' as ClockTime, choice: 'ordinary' };
  await app.call('registers.addStep', { id: opinion, step: judged });
  await app.call('registers.add', {
    register: 'consultations',
    number: '征1',
    unitId: trade,
    title: '办法（征求意见稿）',
    step: { kind: 'opened', on: day('2021-07-01'), until: day('2021-07-10') },
    texts: { note: '情况紧急', link: 'https://www.example.gov.cn/c1' },
  });
  await app.call('registers.add', {
    register: 'notices',
    number: '公1',
    unitId: trade,
    title: '公示',
    step: { kind: 'posted', on: day('2021-07-05') },
  });
  await app.call('registers.add', {
    register: 'proposals',
    number: '第1号',
    unitId: trade,
    coUnits: [statistics],
    title: '关于“一刻钟便民圈”的建议',
    fields: { kind: 'suggestion', proposer: '示例代表甲' },
    step: { kind: 'received', on: day('2021-07-01') },
  });
  await app.call('registers.add', {
    register: 'documents',
    number: '清政发〔2021〕9号',
    unitId: trade,
    title: '办法',
    fields: { openness: 'active', validUntil: '2026-07-07' },
    step: { kind: 'issued', on: day('2021-07-08') },
  });
  await app.call('registers.add', {
    register: 'events',
    number: '活1',
    unitId: street,
    title: '开放日',
    fields: { kind: 'openDay', place: '大厅' },
    step: { kind: 'held', on: day('2021-07-02'), count: 30 },
    countsTo: await dutyOf(app, '年内开展政府开放活动不少于2次'),
  });
}

export async function fillOffice(app: TestApp): Promise<void> {
  await office(app);
  await tables(app);
  await work(app);
  await reviews(app);
  await notice(app);
  await exceptions(app);
  await looks(app);
  await layout(app);
  await takenBack(app);
  await settings(app);
  await round(app);
  await rhythms(app);
  await groupsByRule(app);
  await annex(app);
  await firstDay(app);
  await ledger(app);
  await pieces(app);
  await findings(app);
  await evidence(app);
  await contacts(app);
  await slips(app);
  await verifying(app);
  await roundKinds(app);
  await websites(app);
  await publications(app);
  await classes(app);
  await scoreFacts(app);
  await scoreProcess(app);
  await requests(app);
  await checks(app);
  await registers(app);
  await yearsOnEnd(app);
  await last(app);
}
