import type { Bridge } from '../../../electron/contract/bridge.ts';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import type { DraftDecisions, DraftView } from '../../../electron/contract/importDrafts.ts';
import type { FailureCode } from '../../../electron/contract/failure.ts';
import type { InputOf } from '../../../electron/contract/index.ts';
import type { ImportPreview, ImportView, UndoPreview } from '../../../electron/contract/imports.ts';
import type { JobView } from '../../../electron/contract/jobs.ts';
import type { DutyId, ImportId, Year } from '../../../electron/domain/brand.ts';
import { connect } from '../../../renderer/bridge/call.ts';
import { ImportsScreen } from '../../../renderer/imports/ImportsScreen.tsx';
import { endSession } from '../../../renderer/imports/session.ts';
import { offerFiles } from '../../../renderer/ui/incomingFiles.ts';
import { pretendLayout } from '../grid/layout.ts';
import { expectAccessible } from '../support/axe.ts';
import { connectAnswers, preparePage, show } from '../support/page.tsx';
import { STATUS } from '../support/facts.ts';
import { EDITED, LIST, PLAN, PREVIEW, TABLE } from './preview.ts';

preparePage();
pretendLayout();
// The files of a session outlive its screen, and so its test.
afterEach(() => act(endSession));

interface Office {
  readonly preview?: ImportPreview;
  /** How each reading ends, in turn; done when nothing is said. */
  readonly ends?: readonly Partial<JobView>[];
  /** What the sheet reads as once its columns are set by hand. */
  readonly byHand?: ImportPreview;
  readonly undo?: Partial<UndoPreview>;
  readonly state?: 'open' | 'closed';
  /** Files that waited before, and what was decided about them. */
  readonly waiting?: readonly Partial<DraftView>[];
  readonly said?: Partial<DraftDecisions>;
  readonly address?: string;
  /** What becomes of the question for the list of imports once something was written. */
  readonly listAfter?: () => unknown;
}

/** The drafts of the far side: kept at once, read at once. */
function draftsOffice({ preview = PREVIEW, ends = [], waiting = [], said = {} }: Office) {
  let drafts: readonly DraftView[] = waiting.map((draft, index) => ({ ...draftOf(index + 1), ...draft }));
  const decisions = new Map<string, DraftDecisions>();
  const revisions = new Map<string, number>();
  let names: readonly string[] = [];
  let jobs = 0;
  const change = (id: string, to: Partial<DraftView>): void => {
    drafts = drafts.map((draft) => (draft.draftId === id ? { ...draft, ...to } : draft));
  };
  const previewOf = (id: string) => (id === 'd1' ? preview.previewId : `${preview.previewId}-${id}`);
  const jobOf = (jobId: string): JobView => ({
    jobId,
    state: 'done',
    phase: '正在读取工作表',
    done: 3,
    total: 3,
    ...ends[Number(jobId.slice(1)) - 1],
  });
  return {
    put: ({ name }: { name: string }) => {
      names = [...names, name];
    },
    answers: {
      'imports.keep': () => {
        const draft = { ...draftOf(drafts.length + 1), fileName: names.at(-1) ?? '' };
        drafts = [...drafts, draft];
        return { draftId: draft.draftId };
      },
      'imports.drafts': () => drafts,
      'imports.readDraft': ({ draftId, year }: { draftId: string; year: Year }) => {
        jobs += 1;
        change(draftId, { state: 'reading', jobId: `j${jobs}`, year });
        return { jobId: `j${jobs}` };
      },
      'jobs.get': ({ jobId }: { jobId: string }): JobView => {
        const job = jobOf(jobId);
        const draft = drafts.find((each) => each.jobId === jobId);
        if (draft && job.state === 'done')
          change(draft.draftId, { state: 'ready', previewId: previewOf(draft.draftId) });
        else if (draft && job.error) change(draft.draftId, { state: 'failed', error: job.error });
        else if (draft && job.state === 'cancelled') change(draft.draftId, { state: 'cancelled' });
        return job;
      },
      'imports.preview': ({ previewId }: { previewId: string }) => ({ ...preview, previewId }),
      'imports.decisions': ({ draftId }: { draftId: string }) => ({
        revision: revisions.get(draftId) ?? 0,
        decisions: decisions.get(draftId) ?? { ...NOTHING_SAID, ...said },
        lost: 0,
      }),
      'imports.decide': ({ draftId, ...patch }: InputOf<'imports.decide'>) => {
        const before = decisions.get(draftId) ?? { ...NOTHING_SAID, ...said };
        const rows = { ...before.rows, ...patch.rows };
        decisions.set(draftId, { ...before, ...patch, rows, starts: before.starts, remove: before.remove });
        revisions.set(draftId, (revisions.get(draftId) ?? 0) + 1);
        return { revision: revisions.get(draftId) ?? 0 };
      },
      'imports.drop': ({ draftIds, dropped }: InputOf<'imports.drop'>) => {
        for (const id of draftIds) change(id, { state: dropped ? 'dropped' : 'waiting' });
        return {};
      },
      'test.written': () => {
        drafts = [];
      },
      'imports.clearDropped': () => {
        drafts = drafts.filter(({ state }) => state !== 'dropped');
        return {};
      },
    },
  };
}

const NOTHING_SAID: DraftDecisions = {
  tables: {},
  rows: {},
  names: {},
  remove: [],
  starts: {},
  step: 'rows',
  yearAccepted: false,
};

function draftOf(number: number): DraftView {
  return {
    draftId: `d${number}`,
    fileName: `文件${number}.xlsx`,
    size: 3,
    year: 2021 as Year,
    keptAt: '2021-06-28T01:30:00.000Z',
    state: 'waiting',
    decided: 0,
  };
}

const WRITTEN: ImportView = {
  importId: 'i1' as ImportId,
  fileName: '表.xlsx',
  sheets: ['Sheet1'],
  kinds: ['schedule'],
  importedAt: '2021-06-28T01:30:00.000Z',
  rows: 3,
  undone: false,
};

/** The far side: takes files, reads them at once, writes on confirmation. */
function office(office: Office = {}) {
  const { byHand, undo, state = 'open', address = '/imports?year=2021', listAfter } = office;
  const asked: { readonly name: string; readonly input: unknown }[] = [];
  const kept = draftsOffice(office);
  let imports: readonly ImportView[] = undo ? [WRITTEN] : [];
  const years = STATUS.years.map((each) => ({ ...each, state }));
  const answers: Readonly<Record<string, (input: never) => unknown>> = {
    'workspace.status': () => ({ ...STATUS, years }),
    'units.list': () => LIST,
    'imports.list': () => (listAfter && imports.length > 0 ? listAfter() : imports),
    'imports.setLayout': () => byHand,
    'imports.setItems': () => byHand,
    ...kept.answers,
    'imports.confirm': ({ revision }: InputOf<'imports.confirm'>) => {
      if (revision !== kept.answers['imports.decisions']({ draftId: 'd1' }).revision) {
        return new Refusal('conflict', '这份文件在另一个窗口中改过，没有写入。');
      }
      imports = [WRITTEN];
      return {
        importId: 'i1' as ImportId,
        created: 2,
        updated: 1,
        unchanged: 0,
        removed: 0,
        unitsCreated: 1,
        groupsCreated: 1,
        changed: true,
      };
    },
    'imports.undoPreview': (): UndoPreview => ({
      importId: WRITTEN.importId,
      fileName: WRITTEN.fileName,
      importedAt: WRITTEN.importedAt,
      untouched: 3,
      edited: [],
      held: [],
      contained: 0,
      kept: [],
      ...undo,
    }),
    'imports.undo': () => {
      imports = [{ ...WRITTEN, undone: true }];
      return { takenBack: 3, kept: undo?.edited?.length ?? 0, changed: true };
    },
    'duties.describeRule': ({ rule }: { rule: unknown }) => ({ rule, sentence: '每月', short: '每月末', dates: [] }),
  };
  const bridge: Bridge = {
    call: async (name, input) => {
      asked.push({ name, input });
      const answer = answers[name];
      if (!answer) throw new Error(`Nobody answers ${name}`);
      const value = await answer(input as never);
      if (value instanceof Refusal) return { ok: false, error: { code: value.code, message: value.message } };
      return { ok: true, value };
    },
    put: async (_name, input) => {
      asked.push({ name: 'files.put', input });
      kept.put(input as { name: string });
      return { ok: true, value: { fileId: 'f1', size: 3 } };
    },
    get: () => Promise.reject(new Error('no files here')),
  };
  // The status that the page starts with; everything after comes over the bridge above.
  connectAnswers({ 'workspace.status': () => ({ ...STATUS, years }) });
  connect(bridge);
  show(<ImportsScreen />, address);
  const sent = (name: string) => asked.filter((each) => each.name === name).map((each) => each.input);
  /** What another window asks of the far side. */
  return Object.assign(sent, { elsewhere: (name: string, input: unknown) => answers[name]?.(input as never) });
}

class Refusal {
  readonly code: FailureCode;
  readonly message: string;

  constructor(code: FailureCode, message: string) {
    this.code = code;
    this.message = message;
  }
}

const file = (name: string) => new File(['x'], name);
const choose = async (...files: File[]) =>
  userEvent.upload(await screen.findByLabelText('选择要导入的表格文件'), files, { applyAccept: false });
const list = () => screen.findByRole('region', { name: /^读取结果/ });
const currentRow = () =>
  within(document.querySelector('[aria-label^="读取结果"] [aria-current="true"]') as HTMLElement);

describe('导入', () => {
  test('a chosen file is read and shown beside its sheet before anything is written', async () => {
    const sent = office();
    await choose(file('表.xlsx'));
    expect(await screen.findByText('核对读取结果')).toBeTruthy();
    expect(screen.getByText('3 项公开事项')).toBeTruthy();
    expect(screen.getByRole('region', { name: '原表 Sheet1' }).textContent).toContain('区直各部门');
    expect(screen.getByText('未读入：1 个工作表、1 行备注或落款')).toBeTruthy();
    expect(sent('imports.confirm')).toEqual([]);
    await expectAccessible();
  });

  test('the arrow keys walk the rows; the filter shows what is to be checked', async () => {
    office();
    await choose(file('表.xlsx'));
    const user = userEvent.setup();
    (await list()).focus();
    await user.keyboard('{ArrowDown}');
    expect(currentRow().getByText('公开决算')).toBeTruthy();
    expect(document.querySelector('[aria-label^="原表"] [aria-current]')?.textContent).toBe('4');
    await user.keyboard('{End}');
    expect(currentRow().getByText('月', { selector: 'del' })).toBeTruthy();
    expect(document.querySelector('[data-tone="field"]')?.textContent).toBe('统计月报');
    await user.keyboard('{ArrowRight}');
    expect(document.querySelector('[data-tone="field"]')?.textContent).toBe('每周');
    await user.click(screen.getByText('待核 1'));
    expect(currentRow().getByText('“有关部门”没有指明单位')).toBeTruthy();
    expect(screen.queryByText('公开预算', { selector: 'li p' })).toBeNull();
    await user.click(currentRow().getByRole('button', { name: '待核：“有关部门”没有指明单位' }));
    expect(within(await screen.findByRole('dialog')).getByRole('button', { name: '保存责任单位' })).toBeTruthy();
  });

  test('what is asked is offered beside its question, and taken in the dialog', async () => {
    const [first, ...others] = TABLE.rows;
    if (!first) throw new Error('No row');
    const { rules, ...row } = first;
    const season = { ...row, rules: [], suggestions: rules, timeCheck: '“汛期”没有写明起止日期，请确认后设定。' };
    office({ preview: { ...PREVIEW, tables: [{ ...TABLE, rows: [season, ...others] }] } });
    await choose(file('表.xlsx'));
    const user = userEvent.setup();
    (await list()).focus();
    await user.keyboard('{Home}');
    expect(currentRow().getByText('“汛期”没有写明起止日期，请确认后设定。')).toBeTruthy();
    expect(currentRow().getByText(/^可设为：每月，月末前/u)).toBeTruthy();
    await user.click(currentRow().getByRole('button', { name: '设定时限' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '保存时限' }));
    expect(await currentRow().findByText('手工设定')).toBeTruthy();
    expect(currentRow().queryByText('“汛期”没有写明起止日期，请确认后设定。')).toBeNull();
  });

  test('names are decided, and everything is written in one call', async () => {
    const sent = office();
    await choose(file('表.xlsx'));
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: '下一步：确认 3 个单位名称' }));
    await user.click(await screen.findByRole('button', { name: '区卫生健康局' }));
    await user.click(screen.getByRole('button', { name: '写入 3 行' }));
    expect(await screen.findByText(/新增 2 项，更新 1 项，未变 0 项；新建单位 1 个、单位组 1 个/)).toBeTruthy();
    expect(sent('imports.confirm')).toEqual([
      {
        previewId: 'p1',
        version: 0,
        revision: 2,
        year: 2021,
        tables: ['t1'],
        names: {
          区卫健局: { as: 'aliasOfUnit', unitId: 'u1' },
          区直各部门: { as: 'newGroup', name: '区直各部门', memberKind: 'department', members: 'all' },
          有关部门: { as: 'skip' },
        },
        rows: {},
      },
    ]);
    await user.click(screen.getByRole('button', { name: '撤销这次导入' }));
    await user.click(await screen.findByRole('button', { name: '撤销，收回 3 项' }));
    expect(await screen.findByText('已撤销，写入的内容都已取回')).toBeTruthy();
    expect(sent('imports.undo')).toEqual([{ importId: 'i1', edited: 'keep' }]);
    expect(screen.getByText('已撤销', { selector: '.tag' })).toBeTruthy();
  });

  test.each([
    ['is slow', () => new Promise<never>(() => undefined), undefined],
    ['fails', () => new Refusal('bug', '与程序的连接已断开。'), '现在读不到导入记录，下面可能缺少刚才写入或撤销的。'],
  ])('what was written is said to be, where the list of imports %s', async (_, listAfter, says) => {
    office({ listAfter, preview: { ...PREVIEW, unknownNames: [] } });
    expect(await screen.findByText('还没有导入过文件。')).toBeTruthy();
    await choose(file('表.xlsx'));
    await userEvent.click(await screen.findByRole('button', { name: '写入 3 行' }));
    expect(await screen.findByText(/新增 2 项，更新 1 项/)).toBeTruthy();
    if (says !== undefined) expect(await screen.findByText(says)).toBeTruthy();
    expect(screen.getByText('已写入')).toBeTruthy();
    expect(screen.queryByText('已撤销，写入的内容都已取回')).toBeNull();
    expect(screen.queryByText('还没有导入过文件。')).toBeNull();
  });

  test('of a file that does not say when it was issued it is asked once; what is no day of the year decides nothing', async () => {
    const { issued: _issued, ...silent } = PREVIEW;
    const sent = office({ preview: { ...silent, previewId: 'silent', unknownNames: [] } });
    await choose(file('表.xlsx'));
    const user = userEvent.setup();
    await user.click(await screen.findByText('印发日期…'));
    await user.type(await screen.findByRole('textbox', { name: '印发日期' }), '2022-03-01');
    expect((await screen.findByText('不能晚于2021年12月31日')).getAttribute('role')).toBe('alert');
    await user.click(screen.getByRole('button', { name: '写入 3 行' }));
    const title = await screen.findByText('写入前请确认');
    const dialog = within(title.closest<HTMLElement>('[role=dialog]') ?? document.body);
    const write = dialog.getByText('写入', { selector: 'button *' }).closest('button')!;
    expect([write.disabled, sent('imports.confirm')]).toEqual([true, []]);
    await user.click(dialog.getByText('印发日期'));
    const day = dialog.getByLabelText('印发日期', { selector: 'input.ant-input' });
    await user.type(day, '2022-01-01');
    expect(dialog.getByRole('alert').textContent).toBe('不能晚于2021年12月31日');
    expect(dialog.getByText(/^不能晚于 2021 年 12 月 31 日：/)).toBeTruthy();
    expect(write.disabled).toBe(true);
    await user.clear(day);
    await user.type(day, '2021-05-24');
    expect(dialog.queryByRole('alert')).toBeNull();
    await user.click(write);
    await waitFor(() => expect(sent('imports.confirm')).toMatchObject([{ starts: { t1: { on: '2021-05-24' } } }]));
  });

  test.each([
    ['changes nothing', {}, '没有变化，不需要写入'],
    ['only says what is known', { isNews: true as const }, '没有变化，记下出处'],
  ])('a file that %s says so on the button', async (_, more, words) => {
    const known = { state: 'same' as const, dutyId: 'd1' as DutyId, changes: [], takenAtFirst: [], ...more };
    const rows = TABLE.rows.map((row) => Object.assign({}, row, known));
    office({ preview: { ...PREVIEW, unknownNames: [], tables: [{ ...TABLE, rows, missing: [] }] } });
    await choose(file('表.xlsx'));
    const user = userEvent.setup();
    expect(await screen.findByRole('button', { name: words })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '全部不导入' }));
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '写入 0 行' }).disabled).toBe(true);
  });

  test('two names of one new unit are made one', async () => {
    const both: ImportPreview = {
      ...PREVIEW,
      previewId: 'two-names',
      unknownNames: PREVIEW.unknownNames.map((unknown) =>
        unknown.name === '区卫健局'
          ? { ...unknown, suggestions: [], alike: [{ name: '有关部门', score: 0.8 }] }
          : { ...unknown, kind: 'unit', alike: unknown.name === '有关部门' ? [{ name: '区卫健局', score: 0.8 }] : [] },
      ),
    };
    const sent = office({ preview: both });
    await choose(file('表.xlsx'));
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: /^下一步/ }));
    expect(screen.getByText(/2 个彼此相近，请先看/)).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: '表中的有关部门' }));
    expect(screen.getByRole('combobox', { name: '与“区卫健局”相同的名称' })).toBeTruthy();
    // The other one stands by itself now: it is not offered to be the same as this one.
    expect(screen.queryByRole('button', { name: '表中的区卫健局' })).toBeNull();
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: '写入 3 行' }));
    await waitFor(() =>
      expect(sent('imports.confirm')).toMatchObject([
        { names: { 区卫健局: { as: 'aliasOfName', name: '有关部门' }, 有关部门: { as: 'newUnit', name: '有关部门' } } },
      ]),
    );
  });

  test('a row is left out and another set by hand', async () => {
    const sent = office();
    await choose(file('表.xlsx'));
    const user = userEvent.setup();
    (await list()).focus();
    await user.keyboard(' {ArrowDown}{Enter}');
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: '保存时限' }));
    await user.click(await screen.findByRole('button', { name: /^下一步/ }));
    await user.click(screen.getByRole('button', { name: '写入 2 行' }));
    await waitFor(() =>
      expect(sent('imports.confirm')).toMatchObject([
        { rows: { r1: { include: false }, r2: { include: true, rules: [{ type: 'recurring' }] } } },
      ]),
    );
  });

  test('files queue up: dropped ones come after each other', async () => {
    const sent = office();
    act(() => offerFiles([file('甲.xlsx'), file('乙.xlsx')]));
    expect(await screen.findByText(/还有 1 个文件排队/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '放弃此文件' }));
    await waitFor(() => expect(sent('files.put')).toEqual([{ name: '甲.xlsx' }, { name: '乙.xlsx' }]));
    expect(await screen.findByText('核对读取结果')).toBeTruthy();
  });

  test('a file that cannot be read says why and where, and the next one goes on', async () => {
    const error = {
      code: 'unreadable-date',
      message: '“坏表.xlsx”里有读不懂的日期。',
      place: { file: '坏表.xlsx', sheet: 'Sheet1', cell: 'D7', value: '2021.13.45' },
    } as const;
    office({ ends: [{ state: 'failed', error }, { state: 'cancelled' }] });
    await choose(file('坏表.xlsx'), file('乙.xlsx'));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('“坏表.xlsx”里有读不懂的日期。');
    expect(alert.textContent).toContain('D7');
    expect(await screen.findByText('已取消，没有写入任何数据')).toBeTruthy();
  });

  test('a file of another year asks which is meant before it can be written', async () => {
    office({ preview: { ...PREVIEW, yearInFile: 2018 as Year } });
    await choose(file('表.xlsx'));
    const next = await screen.findByRole<HTMLButtonElement>('button', { name: /^下一步/ });
    expect(next.disabled).toBe(true);
    expect(screen.getByRole('button', { name: '新开 2018 年度并导入' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '仍导入 2021 年度' }));
    expect(next.disabled).toBe(false);
  });

  test('cells are taken and kept one by one, with the keyboard and the mouse', async () => {
    const sent = office({ preview: { ...PREVIEW, previewId: 'edited', tables: [EDITED], unknownNames: [] } });
    await choose(file('表.xlsx'));
    const user = userEvent.setup();
    (await list()).focus();
    expect(screen.getByText('采用文件 1 处 · 保留现有 2 处')).toBeTruthy();
    // The conflict shows all three: the file's last state, ours, the file's.
    await user.keyboard('{ArrowDown}{ArrowRight}');
    expect(within(currentRow().getByRole('list')).getByText('每月')).toBeTruthy();
    expect(currentRow().getByText('现有（已改）')).toBeTruthy();
    await user.keyboard('{Enter}');
    expect(screen.getByText('采用文件 2 处 · 保留现有 1 处')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '清空' }));
    expect(screen.getByText('采用文件 2 处 · 清空 1 处')).toBeTruthy();
    await user.click(screen.getByText('有冲突 1'));
    await user.click(screen.getByRole('button', { name: '全部保留' }));
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: '写入 3 行' }));
    await waitFor(() =>
      expect(sent('imports.confirm')).toMatchObject([
        { rows: { r2: { include: true, take: [] }, r3: { include: true, take: ['content', 'timeWording'] } } },
      ]),
    );
  });

  test('duties that the file no longer has stay, unless they are ticked', async () => {
    const sent = office({ preview: { ...PREVIEW, previewId: 'missing', tables: [EDITED], unknownNames: [] } });
    await choose(file('表.xlsx'));
    const user = userEvent.setup();
    await user.click(await screen.findByText('文件中没有的 2'));
    expect(screen.getByText('已有 3 条登记')).toBeTruthy();
    await user.click(screen.getByRole('checkbox', { name: '从台账中删除：公开三公经费' }));
    expect(screen.getByText('连同 3 条登记一并删除')).toBeTruthy();
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: '写入 3 行，删除 1 项' }));
    await waitFor(() => expect(sent('imports.confirm')).toMatchObject([{ remove: ['d9'] }]));
  });

  test('what was copied from the year before and the file leaves out goes on, or ends for a reason', async () => {
    const missing = EDITED.missing.map((each) => ({ ...each, carriedFrom: '清河区2020年定时公开指标明细表' }));
    const tables = [{ ...EDITED, missing }];
    const sent = office({ preview: { ...PREVIEW, previewId: 'left', tables, unknownNames: [] } });
    await choose(file('表.xlsx'));
    const user = userEvent.setup();
    await user.click(await screen.findByText('文件中没有的 2'));
    expect(screen.getAllByText('沿用自《清河区2020年定时公开指标明细表》')).toHaveLength(2);
    await user.click(screen.getByRole('checkbox', { name: '不再沿用：公开采购目录' }));
    const reason = screen.getByLabelText<HTMLInputElement>('不再沿用的理由');
    expect(reason.value).toBe('新文件没有列入');
    await user.clear(reason);
    await user.type(reason, '目录已并入预算');
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: '写入 3 行，删除 1 项' }));
    await waitFor(() =>
      expect(sent('imports.confirm')).toMatchObject([{ remove: ['d10'], endReason: '目录已并入预算' }]),
    );
  });

  test('a plan is a page: a sentence leads to its row, and the row to its sentence', async () => {
    const preview = { ...PREVIEW, previewId: 'plan', tables: [PLAN], skippedSheets: [], unknownNames: [] };
    office({ preview });
    await choose(file('工作要点.docx'));
    const page = within(await screen.findByRole('region', { name: '原文 工作要点.docx' }));
    expect(screen.getByText('1 个任务 · 2 项举措')).toBeTruthy();
    const on = () => document.querySelector('mark[aria-current]')?.textContent;
    expect(on()).toBe('各单位每月至少报送1篇信息；');
    expect(page.getByText('一、推进决策公开').closest('p')?.dataset['kind']).toContain('heading1');
    const user = userEvent.setup();
    await user.click(page.getByText('区司法局6月底前公布决策目录。'));
    expect(currentRow().getByText('区司法局6月底前公布决策目录')).toBeTruthy();
    (await list()).focus();
    await user.keyboard('{ArrowUp}');
    expect(on()).toBe('各单位每月至少报送1篇信息；');
    await user.click(screen.getByRole('button', { name: '未读入：1 段' }));
    await user.click(await screen.findByRole('button', { name: 'A4' }));
    expect(page.getByText('附件：任务分解表').closest('p')?.className).toContain('looked');
    await expectAccessible();
  });

  test('what another table of the file tells too is not ticked at first, and says why', async () => {
    const tables = [{ ...PLAN, secondary: true }, TABLE];
    const sent = office({ preview: { ...PREVIEW, previewId: 'both', tables, skippedSheets: [], unknownNames: [] } });
    await choose(file('工作要点.docx'));
    const user = userEvent.setup();
    await user.click(await screen.findByText('工作要点.docx', { selector: '.ant-segmented-item-label' }));
    expect(screen.getByText(/正文里的任务，同一文件的表格里也有/)).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: '导入此表' }).checked).toBe(false);
    await user.click(screen.getByRole('button', { name: '写入 3 行' }));
    await waitFor(() => expect(sent('imports.confirm')).toMatchObject([{ tables: ['t1'] }]));
  });

  test('columns are set by hand on the sheet, and what comes of it shows at once', async () => {
    const found = { ...TABLE, byHand: true, title: '手工设定的表' };
    const base = { ...PREVIEW, previewId: 'layout', unknownNames: [] };
    const skippedSheets = [{ sheet: 'Sheet1', reason: '没有找到表头', grid: TABLE.grid }];
    const sent = office({
      preview: { ...base, tables: [], skippedSheets },
      byHand: { ...base, tables: [found], skippedSheets: [] },
    });
    await choose(file('表.xlsx'));
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: '调整列对应' }));
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '按此读取' }).disabled).toBe(true);
    await user.click(screen.getByRole('combobox', { name: 'B 列是什么' }));
    await user.click(await screen.findByTitle('内容'));
    await user.click(screen.getByRole('button', { name: '第 2 行作表头' }));
    await user.click(screen.getByText('定时公开指标明细表', { selector: '.ant-segmented-item-label' }));
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: '按此读取' }));
    expect(await screen.findByText('按手工设定')).toBeTruthy();
    expect(sent('imports.setLayout')).toEqual([
      {
        previewId: 'layout',
        sheet: 'Sheet1',
        headerRows: [1, 1],
        kind: 'schedule',
        columns: [{ column: 1, role: 'content' }],
        remember: true,
      },
    ]);
    expect(screen.getByRole('button', { name: '写入 3 行' })).toBeTruthy();
  });

  test('columns that were not read, columns that are proposed and rows that are hidden are said, each with its click', async () => {
    const hidden = '第 4 行在表里是隐藏的';
    const table = {
      ...TABLE,
      columns: TABLE.columns.map((each) =>
        each.role === 'time'
          ? { ...each, header: '更新标准', proposed: { because: '列中多是时限', otherwise: ['remarks' as const] } }
          : each,
      ),
      rows: TABLE.rows.map((row) => (row.key === 'r2' ? { ...row, ticked: false, untickedBecause: hidden } : row)),
      leftOut: [...TABLE.leftOut, { address: 'B4', text: '预算', reason: '删除线文字' }],
      unreadColumns: [{ column: 4, letters: 'E', header: '联系电话', cells: 12 }],
    };
    const base = { ...PREVIEW, previewId: 'facts', unknownNames: [], skippedSheets: [] };
    const sent = office({ preview: { ...base, tables: [table] }, byHand: { ...base, tables: [TABLE] } });
    await choose(file('表.xlsx'));
    const user = userEvent.setup();
    expect(await screen.findByRole('button', { name: '写入 2 行' })).toBeTruthy();
    await user.click(screen.getByText('先不导入 1'));
    expect(currentRow().getByText(`${hidden}，勾选才会导入。`)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '未读入：1 列、1 行备注或落款、1 处' }));
    expect(await screen.findByText('“联系电话”，12 格有内容')).toBeTruthy();
    expect(screen.getByText('删除线文字：预算')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'B4' }));
    const proposal = within(screen.getByRole('group', { name: 'D 列待核' }));
    expect(proposal.getByText(/D 列“更新标准”读作“时限”，待核/)).toBeTruthy();
    await expectAccessible();
    await user.click(proposal.getByRole('button', { name: '不读这一列' }));
    await waitFor(() => expect(screen.queryByRole('group', { name: 'D 列待核' })).toBeNull());
    expect(sent('imports.setLayout')).toMatchObject([
      { previewId: 'facts', columns: [{ role: 'number' }, { role: 'content' }, { role: 'units' }] },
    ]);
  });

  test('items over several rows are taken as one duty each or row by row, with what is registered for them', async () => {
    const base = { ...PREVIEW, previewId: 'items', unknownNames: [], skippedSheets: [] };
    const table = { ...TABLE, items: { way: 'rows' as const, others: 1, moves: 2 } };
    const joins = { parts: 2, moved: 3, whole: 1, partial: 1 };
    const other = { ...TABLE, items: { way: 'items' as const, others: 3, moves: 1, joins } };
    const sent = office({ preview: { ...base, tables: [table] }, byHand: { ...base, tables: [other] } });
    await choose(file('表.xlsx'));
    expect(await screen.findByText(/现在每行一件.*已有 2 条登记/)).toBeTruthy();
    await expectAccessible();
    await userEvent.setup().click(screen.getByText('每项一件 1', { selector: '.ant-segmented-item-label' }));
    expect(
      await screen.findByText(/现在每项一件.*另外 2 行并入.*3 条登记转为整项 1 期办结.*1 条登记.*不算办结/),
    ).toBeTruthy();
    expect(sent('imports.setItems')).toEqual([{ previewId: 'items', tableId: TABLE.tableId, way: 'items' }]);
  });

  test('a rating table is shown and holds nothing to import', async () => {
    const scheme = { ...TABLE, kind: 'scheme' as const, rows: [], measures: 0, unreadColumns: [] };
    office({ preview: { ...PREVIEW, previewId: 'scheme', tables: [scheme], unknownNames: [], skippedSheets: [] } });
    await choose(file('测评表.xlsx'));
    expect(await screen.findByText('这是考核评分表，不导入为事项')).toBeTruthy();
    expect(screen.queryByRole('checkbox', { name: '导入此表' })).toBeNull();
    await expectAccessible();
  });

  test('what was pasted goes the same way', async () => {
    const sent = office();
    await screen.findByText(/还没有导入过文件/);
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: '粘贴文字或表格' }));
    await user.click(await screen.findByRole('textbox', { name: '粘贴到这里' }));
    await user.paste('一、推进决策公开');
    await user.click(screen.getByRole('button', { name: '读取这些文字' }));
    expect(await screen.findByText('核对读取结果')).toBeTruthy();
    expect(sent('files.put')).toEqual([{ name: '剪贴板.txt' }]);
  });

  test('the list of files is one click away, and the decisions wait there', async () => {
    office();
    await choose(file('甲.xlsx'), file('乙.xlsx'));
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: '全部不导入' }));
    await user.click(screen.getByRole('button', { name: '文件列表' }));
    expect(await screen.findAllByText('读取完成，等你核对')).toHaveLength(2);
    await user.click(screen.getAllByRole('button', { name: '核对' })[0] as HTMLElement);
    expect(await screen.findByText('不导入 3 行')).toBeTruthy();
  });

  test('files that were left stand in the list with what was decided, and are gone on with or dropped', async () => {
    const left = [{ state: 'waiting', fileName: '甲.xlsx', decided: 2 } as const, { year: 2020 as Year } as const];
    const said = { rows: { r1: { include: false } }, names: {}, step: 'rows' as const };
    const sent = office({ waiting: left, said });
    expect(await screen.findByText('还没有导入完的文件')).toBeTruthy();
    expect(screen.getByText(/放入，还没有写入，已设定 2 处/)).toBeTruthy();
    expect(screen.getByText(/上次按 2020 年度读取，继续则按 2021 年度/)).toBeTruthy();
    expect(sent('imports.readDraft')).toEqual([]);
    await expectAccessible();
    const user = userEvent.setup();
    await user.click(screen.getAllByRole('button', { name: '放弃' })[1] as HTMLElement);
    expect(await screen.findByText('已放弃，没有写入任何数据')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '取回' }));
    await user.click((await screen.findAllByRole('button', { name: '继续' }))[0] as HTMLElement);
    expect(await screen.findByText(/不导入 1 行$/)).toBeTruthy();
    expect(sent('imports.readDraft')).toEqual([{ draftId: 'd1', year: 2021 }]);
    expect(new URLSearchParams(window.location.search).get('file')).toBe('d1');
  });

  test('a reload comes back to the same preview, at the same step, with the same decisions', async () => {
    const said = { rows: { r2: { include: false } }, names: {}, step: 'names' as const };
    const sent = office({ waiting: [{}], said, address: '/imports?year=2021&file=d1' });
    expect(await screen.findByText('确认单位名称')).toBeTruthy();
    expect(screen.getByRole('button', { name: '写入 2 行' })).toBeTruthy();
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: '返回核对' }));
    (await list()).focus();
    await user.keyboard(' ');
    await waitFor(() =>
      expect(sent('imports.decide')).toEqual([
        { draftId: 'd1', step: 'rows' },
        { draftId: 'd1', rows: { r1: { include: false } } },
      ]),
    );
  });

  test('what another window left out is not written: it is shown first', async () => {
    const known = { ...PREVIEW, unknownNames: [] };
    const sent = office({ preview: known, waiting: [{}], address: '/imports?year=2021&file=d1' });
    const user = userEvent.setup();
    const write = await screen.findByRole('button', { name: '写入 3 行' });
    sent.elsewhere('imports.decide', { draftId: 'd1', rows: { r2: { include: false } } });
    await user.click(write);
    expect(await screen.findByText('这份文件在另一个窗口中改过，没有写入。')).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: '写入 2 行' }));
    expect(await screen.findByText(/新增 2 项，更新 1 项/)).toBeTruthy();
    expect(sent('imports.confirm')).toMatchObject([
      { rows: {}, revision: 0 },
      { rows: { r2: { include: false } }, revision: 1 },
    ]);
  });

  test.each([
    ['drops', 'imports.drop', { draftIds: ['d1'], dropped: true }, /“文件1.xlsx”已在另一个窗口中放弃/],
    ['writes', 'test.written', {}, /“文件1.xlsx”已在另一个窗口中写入或清除/],
  ])('what another window %s is told of, and the list comes up', async (_, name, input, words) => {
    const sent = office({ waiting: [{}], address: '/imports?year=2021&file=d1' });
    await screen.findByText('核对读取结果');
    sent.elsewhere(name, input);
    act(() => void window.dispatchEvent(new Event('visibilitychange')));
    expect(await screen.findByText(words)).toBeTruthy();
    await waitFor(() => expect(window.location.search).toBe('?year=2021'));
    expect(screen.queryByText('核对读取结果')).toBeNull();
  });

  test('a preview that is gone from the app leads back to the list', async () => {
    office({ address: '/imports?year=2021&file=d7' });
    expect(await screen.findByText(/还没有导入过文件/)).toBeTruthy();
    await waitFor(() => expect(window.location.search).toBe('?year=2021'));
  });

  test('an import is taken back days later: what was edited since comes first', async () => {
    const edits = [{ label: '登记办结', at: '2021-07-01T02:00:00.000Z' }];
    const duty = { dutyId: 'd1' as DutyId, number: '1', content: '公开预算', made: true, edits };
    const sent = office({ undo: { untouched: 2, edited: [duty], kept: ['单位“区统计局”'] } });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: '撤销这次导入：表.xlsx' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText('1 项在导入之后又有人动过')).toBeTruthy();
    expect(dialog.getByText('登记办结')).toBeTruthy();
    expect(dialog.getByText(/仍然保留：单位“区统计局”/)).toBeTruthy();
    await expectAccessible();
    await user.click(dialog.getByRole('radio', { name: /一并收回/ }));
    await user.click(dialog.getByRole('button', { name: '撤销，收回 3 项' }));
    expect(await screen.findByText('已撤销', { selector: '.tag' })).toBeTruthy();
    expect(sent('imports.undo')).toEqual([{ importId: 'i1', edited: 'takeBack' }]);
  });

  test('an import is taken back but for what later imports contain, and says which those are', async () => {
    const by = [{ fileName: '要点.docx', importedAt: '2021-07-01T02:00:00.000Z' }];
    const held = [{ dutyId: 'd1' as DutyId, number: '1', content: '公开预算', made: true, by }];
    office({ undo: { untouched: 2, held, contained: 4 } });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: '撤销这次导入：表.xlsx' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText(/^1 项也载于后来的导入，留着不动/)).toBeTruthy();
    expect(dialog.getByText(/导入《要点.docx》/)).toBeTruthy();
    expect(dialog.getByText(/^其余 2 项/)).toBeTruthy();
    expect(dialog.getByText(/另有 4 项原来就在台账中/)).toBeTruthy();
    expect(dialog.getByRole('button', { name: '撤销，收回 2 项' })).toBeTruthy();
    await expectAccessible();
  });

  test('an import that cannot be taken back says why', async () => {
    office({ undo: { refusal: '2021 年度的考核已经定稿，不能撤销。' } });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: '撤销这次导入：表.xlsx' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText('2021 年度的考核已经定稿，不能撤销。')).toBeTruthy();
    expect(dialog.queryByRole('button', { name: /^撤销/ })).toBeNull();
  });

  test('a closed year takes nothing in and gives nothing back', async () => {
    office({ state: 'closed', undo: {} });
    expect(await screen.findByText(/2021 年度已经结束/)).toBeTruthy();
    expect(screen.getByRole('button', { name: '选择文件' }).getAttribute('aria-disabled')).toBe('true');
    expect(screen.queryByRole('button', { name: /^撤销这次导入/ })).toBeNull();
  });
});
