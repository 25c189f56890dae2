import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import type { ImportPreview } from '../../../electron/contract/imports.ts';
import type { JobView } from '../../../electron/contract/jobs.ts';
import type { ImportId, Year } from '../../../electron/domain/brand.ts';
import { connect, type Desk } from '../../../renderer/bridge/desk.ts';
import { ImportsScreen } from '../../../renderer/imports/ImportsScreen.tsx';
import { dropFiles, filesNow } from '../../../renderer/imports/session.ts';
import { offerFiles } from '../../../renderer/ui/incomingFiles.ts';
import { pretendLayout } from '../grid/layout.ts';
import { expectAccessible } from '../support/axe.ts';
import { preparePage, show } from '../support/desk.tsx';
import { STATUS } from '../support/facts.ts';
import { LIST, PREVIEW } from './preview.ts';

preparePage();
pretendLayout();
// The files of a session outlive its screen, and so its test.
afterEach(() => act(() => dropFiles(filesNow().map((file) => file.id))));

interface Office {
  readonly preview?: ImportPreview;
  /** How each reading ends, in turn; done when nothing is said. */
  readonly ends?: readonly Partial<JobView>[];
}

/** The far side: takes files, reads them at once, writes on confirmation. */
function office({ preview = PREVIEW, ends = [] }: Office = {}) {
  const asked: { readonly name: string; readonly input: unknown }[] = [];
  let revision = 1;
  let jobs = 0;
  const answers: Readonly<Record<string, (input: never) => unknown>> = {
    'workspace.status': () => ({ ...STATUS, revision }),
    'units.list': () => LIST,
    'imports.list': () => [],
    'imports.read': () => {
      jobs += 1;
      return { jobId: `j${jobs}` };
    },
    'jobs.get': ({ jobId }: { jobId: string }): JobView => ({
      jobId,
      state: 'done',
      phase: '正在读取工作表',
      done: 3,
      total: 3,
      previewId: 'p1',
      ...ends[Number(jobId.slice(1)) - 1],
    }),
    'imports.preview': () => preview,
    'imports.confirm': () => {
      revision += 1;
      return {
        importId: 'i1' as ImportId,
        created: 2,
        updated: 1,
        unchanged: 0,
        unitsCreated: 1,
        groupsCreated: 1,
        areas: [],
        revision,
      };
    },
    'workspace.undo': () => {
      revision += 1;
      return { undone: '导入', areas: [], revision };
    },
    'duties.describeRule': ({ rule }: { rule: unknown }) => ({ rule, sentence: '每月', short: '每月末', dates: [] }),
  };
  const desk: Desk = {
    call: async (name, input) => {
      asked.push({ name, input });
      const answer = answers[name] as ((input: unknown) => unknown) | undefined;
      if (!answer) throw new Error(`Nobody answers ${name}`);
      return { ok: true, value: answer(input) };
    },
    put: async (_name, input) => {
      asked.push({ name: 'files.put', input });
      return { ok: true, value: { fileId: 'f1', size: 3 } };
    },
    get: () => Promise.reject(new Error('no files here')),
  };
  show(<ImportsScreen />, '/imports?year=2021');
  connect(desk);
  return (name: string) => asked.filter((each) => each.name === name).map((each) => each.input);
}

const file = (name: string) => new File(['x'], name);
const choose = async (...files: File[]) =>
  userEvent.upload(await screen.findByLabelText('选择要导入的表格文件'), files, { applyAccept: false });
const list = () => screen.findByRole('region', { name: /^读取结果/ });
const currentRow = () => within(document.querySelector('[aria-current="true"]') as HTMLElement);

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
    expect(document.querySelector('.sheet-side .on')?.textContent).toBe('4');
    await user.keyboard('{End}');
    expect(currentRow().getByText('每月', { selector: 'del' })).toBeTruthy();
    await user.click(screen.getByText('待核 1'));
    expect(currentRow().getByText('“有关部门”没有指明单位')).toBeTruthy();
    expect(screen.queryByText('公开预算', { selector: '.reading p' })).toBeNull();
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
        year: 2021,
        tables: ['t1'],
        names: {
          区卫健局: { as: 'aliasOfUnit', unitId: 'u1' },
          区直各部门: { as: 'newGroup', name: '区直各部门', memberKind: 'department', members: ['区卫生健康局'] },
          有关部门: { as: 'skip' },
        },
        rows: {},
      },
    ]);
    await user.click(screen.getByRole('button', { name: '撤销' }));
    expect(await screen.findByText('已撤销，写入的内容都已取回')).toBeTruthy();
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
});
