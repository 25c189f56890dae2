import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import type { RecoveryState } from '../../../electron/contract/recovery.ts';
import { harmSentence } from '../../../electron/domain/words/harm.ts';
import { FirstScreen } from '../../../renderer/shell/App.tsx';
import { FailureError } from '../../../renderer/bridge/call.ts';
import { content, copy, moved, overview, preview } from '../backups/facts.ts';
import { expectAccessible } from '../support/axe.ts';
import { connectAnswers, preparePage, show, type Answers } from '../support/page.tsx';
import { STATUS } from '../support/facts.ts';

preparePage();

type Harmed = Extract<RecoveryState, { state: 'harmed' }>;
type Harm = Harmed['harm'];

const newest = { ...copy(), holds: content() };

function harmed(harm: Harm, changes: Partial<Harmed> = {}): Harmed {
  return {
    state: 'harmed',
    harm,
    sentence: harmSentence(harm),
    foundAt: '2021-06-28T00:30:00.000Z',
    host: 'browser',
    version: '0.1.0',
    folder: '/data/desk',
    file: { bytes: 4096, modifiedAt: '2021-06-27T09:00:00.000Z' },
    traces: { walBytes: 8192, copies: 2, aside: 1, evidence: true, hints: [] },
    newest,
    canRestore: true,
    canReadOnly: true,
    ...changes,
  };
}

function open(state: Harmed, answers: Answers = {}) {
  const asked = connectAnswers({
    'recovery.state': () => state,
    'backups.overview': () => overview({ here: undefined, copies: [newest, copy({ name: 'older', sequence: 2 })] }),
    ...answers,
    'workspace.status': () => {
      throw new FailureError({ code: 'harmed', message: state.sentence });
    },
  });
  show(<FirstScreen />, '/', { withStatus: false });
  return asked;
}

const ways = async () => {
  const list = await screen.findByRole('list');
  return within(list)
    .getAllByRole('heading', { level: 3 })
    .map(({ textContent }) => textContent);
};

describe('the page of a harmed start', () => {
  test('of a damaged file: what, when, where, and the newest copy first', async () => {
    open(harmed({ kind: 'damaged', detail: 'Tree 5 page 310' }));
    expect((await screen.findByRole('alert')).textContent).toBe('数据文件“desk.sqlite”已损坏，不能放心使用。');
    expect(await ways()).toEqual([
      '恢复最近完好的备份',
      '恢复别的备份',
      '从别处恢复',
      '只读查看能读出的内容',
      '重新检查',
      '换一个数据文件夹',
      '请维护人员帮忙',
    ]);
    const page = screen.getByRole('main').textContent;
    expect(page).toContain('2021年6月28日 周一 08:31（每日），每一页都读过，完好。');
    expect(page).toContain('事项 84、单位 45、登记 312、导入 3');
    expect(page).toContain('做到“登记 3 个单位”（2021年6月28日 09:30）为止');
    expect(page).toContain('备份 2 份、未并入的日志 8 KB、恢复前的数据 1 份、附件');
    expect(page).toContain('desk.sqlite，4 KB，最后改动 2021年6月27日 17:00');
    await expectAccessible();
  });

  test.each([
    [
      'newer',
      { kind: 'newer', format: 9, known: 8 },
      { canRestore: false, canReadOnly: false },
      ['换一个数据文件夹', '重新检查', '请维护人员帮忙', '恢复别的备份'],
    ],
    [
      'readOnly',
      { kind: 'readOnly' },
      { canRestore: false },
      ['重新检查', '只读查看能读出的内容', '换一个数据文件夹', '请维护人员帮忙'],
    ],
    [
      'unreadable',
      { kind: 'unreadable', code: 'EIO' },
      { canRestore: false, canReadOnly: false },
      ['重新检查', '换一个数据文件夹', '请维护人员帮忙'],
    ],
    [
      'missing',
      { kind: 'missing' },
      { canReadOnly: false, file: undefined },
      ['恢复最近完好的备份', '重新检查', '恢复别的备份', '从别处恢复', '换一个数据文件夹', '请维护人员帮忙'],
    ],
    [
      'without a copy',
      { kind: 'empty' },
      { canReadOnly: false, canRestore: false, newest: undefined },
      ['恢复别的备份', '从别处恢复', '重新检查', '换一个数据文件夹', '请维护人员帮忙'],
    ],
  ] as const)(
    'of what is %s: the ways that make sense, the likeliest first',
    async (_name, harm, changes, expected) => {
      open(harmed(harm, changes));
      await expect.poll(ways).toEqual(expected);
      await expectAccessible();
    },
  );

  test('copies in the second folder are offered too, sealed ones by their passphrase', async () => {
    const sealed = { ...copy({ name: 'x.age' }), sealed: true };
    const second = {
      folder: 'E:\\备份',
      sealed: true,
      trouble: undefined,
      copies: [sealed],
      isSeen: true,
      lastAt: sealed.madeAt,
      behind: false,
    };
    open(harmed({ kind: 'missing' }, { newest: undefined, canRestore: false }), {
      'backups.overview': () => overview({ here: undefined, copies: [], second }),
      'backups.preview': () => {
        throw new FailureError({ code: 'wrong-passphrase', message: '要口令。' });
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: '看 1 份备份' }));
    await userEvent.click(screen.getByRole('button', { name: /^恢复：/ }));
    await screen.findByLabelText('这份备份已加密，请输入口令');
  });

  const bad = copy({ name: 'bad', holds: undefined, trouble: '这份备份已损坏，不能放心使用。' });
  const good = { ...copy({ name: 'there' }), sealed: false };
  const drive = {
    folder: 'E:\\备份',
    sealed: false,
    trouble: undefined,
    copies: [good],
    isSeen: true,
    lastAt: good.madeAt,
    behind: false,
  };
  const none = { newest: undefined, canRestore: false } as const;

  test.each([
    [
      'all bad, with a second folder and earlier data',
      { copies: [bad], second: drive, aside: [moved()] },
      '这台电脑上的备份都不能用。还可以恢复另一处的备份，或恢复前的数据。',
      ['恢复另一处的备份', '放回恢复前的数据', '从别处恢复', '这台电脑上的备份'],
    ],
    [
      'none at all',
      { copies: [], aside: [moved({ holds: undefined, trouble: '这份备份是空的。' })] },
      '这台电脑上没有备份。如果在 U 盘、别的电脑上另存过备份，请从那里恢复。',
      ['从别处恢复'],
    ],
  ] as const)(
    'where the copies here are %s: says so, and proposes what there is',
    async (_name, found, words, first) => {
      const traces = { walBytes: 0, copies: found.copies.length, aside: 1, evidence: false, hints: [] };
      open(harmed({ kind: 'damaged', detail: 'SQLITE_CORRUPT' }, { ...none, traces }), {
        'backups.overview': () => overview({ here: undefined, ...found }),
      });
      await screen.findByText(words, { exact: false });
      expect(screen.getByRole('main').textContent).not.toContain('请恢复最近的备份');
      expect(screen.getByRole('main').textContent, 'a code is no finding').not.toContain('SQLITE');
      expect((await ways()).slice(0, first.length)).toEqual(first);
      await expectAccessible();
    },
  );

  test('data that an earlier restore moved aside is listed, and put back after both sides were shown', async () => {
    const asked = open(harmed({ kind: 'missing' }, { ...none, file: undefined }), {
      'backups.overview': () => overview({ here: undefined, copies: [], aside: [moved()] }),
      'backups.preview': () => preview({ here: undefined, kinship: 'unknown' }),
    });
    await userEvent.click(await screen.findByRole('button', { name: '看 1 份数据' }));
    expect(screen.queryByRole('button', { name: /^删除：/ }), 'it may be all there is').toBeNull();
    await userEvent.click(screen.getByRole('button', { name: /^放回：/ }));
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByText('没有数据文件');
    expect(dialog.textContent).toContain('这里没有数据文件，直接放入这一份。');
    expect(asked.find(({ name }) => name === 'backups.preview')?.input).toEqual({
      source: { from: 'aside', name: moved().name },
    });
  });

  test('looking again goes on where the data is there, and says so where it is not', async () => {
    const assign = vi.spyOn(window.location, 'assign').mockImplementation(() => undefined);
    assign.mockClear();
    const state = harmed({ kind: 'unreadable', code: 'EIO' });
    let next: RecoveryState = state;
    open(state, { 'recovery.retry': () => next });
    await userEvent.click(await screen.findByRole('button', { name: '重新检查' }));
    await screen.findByText('刚才又查了一次，仍然打不开。');
    expect(assign).not.toHaveBeenCalled();
    next = { state: 'open' };
    await userEvent.click(screen.getByRole('button', { name: '重新检查' }));
    await expect.poll(() => assign.mock.calls).toEqual([['/']]);
  });

  test('another folder is chosen in the system’s dialog where there is one; thinking better of it leaves all as it is', async () => {
    const asked = open(harmed({ kind: 'missing' }, { host: 'electron' }), {
      'recovery.pickFolder': () => ({ folder: undefined }),
    });
    await userEvent.click(await screen.findByRole('button', { name: '选择文件夹…' }));
    await expect.poll(() => asked.map(({ name }) => name)).toContain('recovery.pickFolder');
    expect(asked.map(({ name }) => name)).not.toContain('recovery.chooseFolder');
  });

  test('a folder that is refused is told beside the field, which keeps what was typed', async () => {
    open(harmed({ kind: 'missing' }), {
      'recovery.chooseFolder': () => {
        throw new FailureError({ code: 'not-found', message: '没有找到文件夹“D:\\数据”。' });
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: '选择文件夹…' }));
    await userEvent.type(await screen.findByLabelText('数据文件夹'), 'D:\\数据{Enter}');
    await screen.findByText('没有找到文件夹“D:\\数据”。');
    expect(screen.getByLabelText<HTMLInputElement>('数据文件夹').value).toBe('D:\\数据');
  });

  test('the text for maintainers is shown where the clipboard is closed', async () => {
    open(harmed({ kind: 'empty' }), { 'recovery.support': () => ({ text: '政务公开工作台 0.1.0' }) });
    vi.stubGlobal('ClipboardItem', undefined);
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'));
    document.execCommand = () => false;
    await userEvent.click(await screen.findByRole('button', { name: '复制情况说明' }));
    expect((await screen.findByRole<HTMLTextAreaElement>('textbox', { name: '情况说明' })).value).toBe(
      '政务公开工作台 0.1.0',
    );
  });
});

describe('只读查看', () => {
  const readOnly: RecoveryState = {
    state: 'readOnly',
    sentence: '数据文件“desk.sqlite”已损坏，不能放心使用。',
    rows: 4650,
    cutOff: ['fulfilments'],
    orphans: 2,
  };

  test('stands over every screen, with what could not be read and the way back', async () => {
    connectAnswers({ 'recovery.state': () => readOnly });
    show(<FirstScreen />, '/settings?year=2021');
    const banner = await screen.findByRole('region', { name: '警告' });
    expect(banner.textContent).toContain('读出 4650 条；没有读全的：登记；另有 2 条因所属的内容丢失而略去。');
    expect(within(banner).getByRole('button', { name: '结束查看，返回恢复' })).toBeTruthy();
  });

  test('of which no year could be read is no first start', async () => {
    connectAnswers({
      'recovery.state': () => readOnly,
      'workspace.status': () => ({ ...STATUS, district: undefined, years: [] }),
    });
    show(<FirstScreen />);
    await screen.findByRole('heading', { name: '没有读出任何年度的内容' });
    expect(screen.queryByRole('heading', { name: '开始使用' })).toBeNull();
    expect(screen.getByRole('button', { name: '结束查看，返回恢复' })).toBeTruthy();
  });
});
