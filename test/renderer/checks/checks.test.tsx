import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { CheckReport, Expression } from '../../../electron/contract/checks.ts';
import type { LinksOverview, LinkView } from '../../../electron/contract/links.ts';
import type { DutyId, ExpressionId, RuleId, UnitId } from '../../../electron/domain/brand.ts';
import { FailureError } from '../../../renderer/bridge/call.ts';
import { ChecksScreen } from '../../../renderer/checks/ChecksScreen.tsx';
import { ExpressionsScreen } from '../../../renderer/checks/ExpressionsScreen.tsx';
import { LinksScreen } from '../../../renderer/checks/LinksScreen.tsx';
import { pretendLayout } from '../grid/layout.ts';
import { expectAccessible } from '../support/axe.ts';
import { CHANGED, day } from '../support/facts.ts';
import { connectAnswers, preparePage, show, type Answers } from '../support/page.tsx';

preparePage();
pretendLayout();

const ITEM = { dutyId: 'd1' as DutyId, ruleId: 'r1' as RuleId, unitId: 'u1' as UnitId, periodKey: '2021-01' };
const REPORT: CheckReport = {
  reportId: 'c1',
  source: '粘贴的文字',
  texts: 3,
  counts: { identity: 1, bankCard: 0, mobile: 0, address: 0, applicant: 0, wrong: 1, sensitive: 0 },
  hits: [
    {
      kind: 'identity',
      shown: '110*************2X',
      before: '身份证号',
      after: '，特此公示',
      place: '登记标题',
      right: '',
      note: '',
      unit: '区财政局',
      record: '救助对象公示 · 2021年1月',
      target: { kind: 'item', ...ITEM },
    },
    {
      kind: 'wrong',
      shown: '登陆',
      before: '请',
      after: '网站',
      place: '第 2 段',
      right: '登录',
      note: '网站用“登录”',
    },
  ],
  notes: ['另有 2 个佐证文件不是 Word、Excel 或文本文件（图片、PDF 等），没有检查。'],
  expressions: 5,
};
const EXPRESSIONS: readonly Expression[] = [
  { id: 'e1' as ExpressionId, kind: 'wrong', text: '登陆', right: '登录', note: '' },
  { id: 'e2' as ExpressionId, kind: 'sensitive', text: '内部资料', right: '', note: '' },
];

describe('发布前检查', () => {
  function open(path = '/checks?year=2021', more: Answers = {}) {
    const asked = connectAnswers({
      'checks.text': () => REPORT,
      'checks.report': () => REPORT,
      'checks.registered': () => ({ jobId: 'j1' }),
      'jobs.get': () => ({ jobId: 'j1', state: 'done', phase: '', done: 0, total: 0, previewId: 'c1' }),
      'expressions.list': () => EXPRESSIONS,
      ...more,
    });
    show(<ChecksScreen />, path);
    return (name: string) => asked.filter((each) => each.name === name).map(({ input }) => input);
  }

  test('looks through the file that another screen has made, once', async () => {
    const asked = open('/checks?year=2021&file=f1', { 'checks.file': () => ({ jobId: 'j1' }) });
    expect(await screen.findByText('110*************2X')).toBeTruthy();
    expect(asked('checks.file')).toEqual([{ fileId: 'f1' }]);
  });

  test('says of a made file that is gone what to do', async () => {
    const error = new FailureError({ code: 'not-found', message: '文件已不在，请重新导出。' });
    open('/checks?year=2021&file=f1', {
      'checks.file': () => {
        throw error;
      },
    });
    expect(await screen.findByText('文件已不在，请重新导出。')).toBeTruthy();
  });

  test('looks through what is pasted, and shows each place with what is right and the record behind it', async () => {
    const asked = open();
    const user = userEvent.setup();
    await user.type(screen.getByLabelText('要检查的文字'), '请登陆网站');
    await user.click(screen.getByRole('button', { name: '检查文字' }));
    expect(await screen.findByText('110*************2X')).toBeTruthy();
    expect(asked('checks.text')).toEqual([{ text: '请登陆网站' }]);
    const rows = within(screen.getByLabelText('检查结果'));
    expect(rows.getByRole('link').getAttribute('href')).toBe('/ledger?year=2021&item=d1~r1~u1~2021-01');
    expect(rows.getByText('登录')).toBeTruthy();
    expect(screen.getByText('粘贴的文字：检查 3 处文字，发现 2 处：身份证号 1、错误表述 1')).toBeTruthy();
    expect(screen.getByText(/没有检查。$/u)).toBeTruthy();
    await user.click(screen.getByText('错误表述 1'));
    expect(screen.queryByText('110*************2X')).toBeNull();
    await expectAccessible();
  });

  test('looks through what is on record, by the parts that are ticked', async () => {
    const asked = open();
    const user = userEvent.setup();
    await user.click(screen.getByLabelText('佐证文件（Word 等）'));
    await user.click(screen.getByLabelText('公开信息标题'));
    await user.click(screen.getByRole('button', { name: '检查已登记的内容' }));
    await waitFor(() =>
      expect(asked('checks.registered')).toEqual([
        { year: 2021, parts: ['registrations', 'evidence', 'pieces', 'findings', 'duties', 'requests', 'files'] },
      ]),
    );
    expect(await screen.findByText('110*************2X')).toBeTruthy();
  });

  test('says that nothing was found, and of a report that is gone that it is kept nowhere', async () => {
    const clean = { ...REPORT, hits: [], counts: { ...REPORT.counts, identity: 0, wrong: 0 }, expressions: 0 };
    open('/checks?year=2021&report=c1', { 'checks.report': () => clean });
    expect(await screen.findByText('没有发现问题')).toBeTruthy();
    expect(screen.getByText(/表述库还是空的/u)).toBeTruthy();
    cleanup();
    open('/checks?year=2021&report=c1', {
      'checks.report': () => {
        throw new FailureError({ code: 'not-found', message: '不在了' });
      },
    });
    expect(await screen.findByText('要发布的内容')).toBeTruthy();
  });
});

const URL_A = 'http://www.qh.example/a.html';
const link = (url: string, more: Partial<LinkView>): LinkView => ({
  url,
  state: 'ok',
  found: '能打开',
  checkedOn: day('2021-06-14'),
  uses: [
    {
      kind: 'registration',
      unit: '区财政局',
      content: '财政收支月报',
      period: '2021年1月',
      title: '1月',
      on: day('2021-01-29'),
      item: ITEM,
    },
  ],
  ...more,
});
const LINKS = [
  link('http://www.qh.example/gone.html', { state: 'dead', found: '网页不存在（404）', vanished: true }),
  link(URL_A, { state: 'moved', found: '转到了新网址', movedTo: 'http://www.qh.example/new.html' }),
];
const OVERVIEW: LinksOverview = {
  on: true,
  total: 2,
  counts: { dead: 1, suspect: 0, moved: 1, unreachable: 0, unchecked: 0, ok: 0 },
  never: 0,
  vanished: 1,
  lastOn: day('2021-06-14'),
};

describe('链接检查', () => {
  function open(overview: Partial<LinksOverview> = {}, more: Answers = {}, path = '/links?year=2021') {
    const asked = connectAnswers({
      'links.overview': () => ({ ...OVERVIEW, ...overview }),
      'links.list': () => ({ total: 2, offset: 0, rows: LINKS }),
      'links.accept': () => ({ links: 1, places: 1, ...CHANGED }),
      'links.mark': () => CHANGED,
      'links.check': () => ({ jobId: 'j1', runId: 'r1' }),
      'links.run': () => ({
        runId: 'r1',
        running: false,
        total: 2,
        done: 1,
        counts: { ...OVERVIEW.counts, moved: 0 },
        canResume: true,
        stopped: '本机没有连接网络。',
        givenUp: [{ host: 'www.qh.example', links: 7 }],
      }),
      'links.resume': () => ({ jobId: 'j1', runId: 'r1' }),
      'jobs.get': () => ({ jobId: 'j1', state: 'done', phase: '', done: 2, total: 2 }),
      'sites.setOn': () => CHANGED,
      'units.list': () => ({ units: [], groups: [] }),
      ...more,
    });
    show(<LinksScreen />, path);
    return (name: string) => asked.filter((each) => each.name === name).map(({ input }) => input);
  }

  test('takes a new address over, and marks what was seen in the browser', async () => {
    const asked = open();
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: '采用新网址' }));
    await waitFor(() => expect(asked('links.accept')).toEqual([{ year: 2021, urls: [URL_A] }]));
    expect(screen.getByText('发布清单里已不见')).toBeTruthy();
    expect(screen.getByText('网页不存在（404）')).toBeTruthy();
    await expectAccessible();
    await user.click(screen.getByLabelText('选择 http://www.qh.example/gone.html'));
    await user.click(screen.getByRole('button', { name: '标为能打开' }));
    await user.type(await screen.findByLabelText('说明（可不填）'), '看过');
    await user.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() =>
      expect(asked('links.mark')).toEqual([{ urls: ['http://www.qh.example/gone.html'], mark: 'works', note: '看过' }]),
    );
  });

  test('says that it is off, and that nothing is asked then', async () => {
    const asked = open({ on: false });
    const user = userEvent.setup();
    expect(await screen.findByText(/“网上核对”没有开启，程序不访问任何网站/u)).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /检查链接/u }).disabled).toBe(true);
    await user.click(screen.getByRole('button', { name: '开启网上核对' }));
    await waitFor(() => expect(asked('sites.setOn')).toEqual([{ on: true }]));
  });

  test('says why a run stopped and which sites were given up, and goes on', async () => {
    const asked = open({}, {}, '/links?year=2021&run=r1');
    const user = userEvent.setup();
    expect(await screen.findByText('本机没有连接网络。')).toBeTruthy();
    expect(screen.getByText(/“www.qh.example”连续三次打不开，其余 7 个链接没有再试/u)).toBeTruthy();
    expect(screen.getByText('查了 1 / 2 个：失效 1')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '继续检查' }));
    await waitFor(() => expect(asked('links.resume')).toEqual([{ runId: 'r1' }]));
  });

  test('asks by what a person chooses, and filters by state', async () => {
    const asked = open();
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: /检查链接/u }));
    await user.click(await screen.findByText('不正常的 2 个'));
    await waitFor(() => expect(asked('links.check')).toEqual([{ year: 2021, which: 'doubtful' }]));
    await user.click(screen.getByText('失效 1'));
    await waitFor(() => expect(asked('links.list').at(-1)).toMatchObject({ filter: { states: ['dead'] } }));
  });
});

describe('表述库', () => {
  function open(list: readonly Expression[] = EXPRESSIONS, path = '/expressions?year=2021') {
    const asked = connectAnswers({
      'expressions.list': () => list,
      'expressions.save': () => ({ id: 'e3' as ExpressionId, ...CHANGED }),
      'expressions.remove': () => CHANGED,
      'expressions.preview': () => ({
        previewId: 'p1',
        source: '清单.xlsx',
        lines: [
          {
            sheet: 'Sheet1',
            line: 2,
            state: 'add',
            expression: { kind: 'wrong', text: '帐号', right: '账号', note: '' },
            reason: '',
          },
          { sheet: 'Sheet1', line: 3, state: 'left', reason: '没有填写表述' },
        ],
        counts: { add: 1, change: 0, same: 0, left: 1 },
        notes: [],
      }),
      'expressions.import': () => ({ added: 1, altered: 0, ...CHANGED }),
    });
    show(<ExpressionsScreen />, path);
    return (name: string) => asked.filter((each) => each.name === name).map(({ input }) => input);
  }

  test('adds and removes expressions', async () => {
    const asked = open();
    const user = userEvent.setup();
    expect(await screen.findByText('内部资料')).toBeTruthy();
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: /添加表述/u }));
    await user.type(await screen.findByLabelText('表述'), '既使');
    await user.type(screen.getByLabelText('规范表述（没有可不填）'), '即使');
    await user.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() =>
      expect(asked('expressions.save')).toEqual([{ kind: 'wrong', text: '既使', right: '即使', note: '' }]),
    );
    await user.click(screen.getByLabelText('选择 内部资料'));
    await user.click(screen.getByRole('button', { name: '删除' }));
    await waitFor(() => expect(asked('expressions.remove')).toEqual([{ ids: ['e2'] }]));
  });

  test('says what to do while it is empty, and shows what a list brings before it is written', async () => {
    open([]);
    expect(await screen.findByText('表述库还是空的')).toBeTruthy();
    cleanup();
    const asked = open(EXPRESSIONS, '/expressions?year=2021&file=p1');
    const user = userEvent.setup();
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText('新增 1 条，修改 0 条，已有 0 条，不导入 1 条。')).toBeTruthy();
    expect(dialog.getByText('没有填写表述')).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: '导入 1 条' }));
    await waitFor(() => expect(asked('expressions.import')).toEqual([{ previewId: 'p1' }]));
  });
});
