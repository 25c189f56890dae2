import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import type { SecondFolder } from '../../../electron/contract/backups.ts';
import { BackupsScreen } from '../../../renderer/backups/BackupsScreen.tsx';
import { FailureError } from '../../../renderer/bridge/call.ts';
import { expectAccessible } from '../support/axe.ts';
import { connectAnswers, preparePage, show, type Answers } from '../support/page.tsx';
import { content, copy, overview, preview } from './facts.ts';

preparePage();

const there = { ...copy({ name: '备份000007.age', holds: content({ last: undefined }) }), sealed: true };

function second(changes: Partial<SecondFolder> = {}): SecondFolder {
  return {
    folder: 'E:\\备份',
    sealed: false,
    trouble: undefined,
    copies: [],
    isSeen: true,
    lastAt: undefined,
    behind: false,
    ...changes,
  };
}

function open(state: SecondFolder | undefined, answers: Answers = {}) {
  const asked = connectAnswers({ 'backups.overview': () => overview({ second: state, copies: [] }), ...answers });
  show(<BackupsScreen />, '/backups');
  return asked;
}

describe('另一处备份', () => {
  test('is chosen by its path; a folder that is refused is told beside the field', async () => {
    const asked = open(undefined, {
      'backups.setSecond': () => {
        throw new FailureError({ code: 'conflict', message: '它在数据文件夹里面。' });
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: '选择文件夹…' }));
    await userEvent.keyboard('D:\\desk{Enter}');
    await screen.findByText('它在数据文件夹里面。');
    expect(screen.getByLabelText<HTMLInputElement>('另一处备份的文件夹').value).toBe('D:\\desk');
    expect(asked.find(({ name }) => name === 'backups.setSecond')?.input).toEqual({ folder: 'D:\\desk' });
  });

  test('tells its trouble, and what was there when it was last seen', async () => {
    open(second({ trouble: 'U 盘没有插好。', lastAt: there.madeAt, copies: [there] }));
    expect((await screen.findByRole('alert')).textContent).toContain('U 盘没有插好。');
    expect(screen.getByText(/那里最近一份做于 2021年6月28日 08:31/)).toBeTruthy();
    const [row] = screen.getAllByRole('row', { name: /已加密/ });
    if (!row) throw new Error('no copy');
    expect(within(row).getByRole('button', { name: /^验证：/ })).toBeTruthy();
    await expectAccessible();
  });

  test('that was away since the start says nothing of what is there', async () => {
    open(second({ trouble: 'U 盘没有插好。', isSeen: false }));
    expect((await screen.findByRole('alert')).textContent).toBe('U 盘没有插好。那里有哪些备份，接上那个盘才知道。');
  });

  test('whose settings cannot be read is asked for anew; that there is none can be said', async () => {
    const asked = connectAnswers({
      'backups.overview': () => overview({ lost: ['second'] }),
      'backups.setSecond': () => ({}),
    });
    show(<BackupsScreen />, '/backups');
    expect((await screen.findByRole('alert')).textContent).toContain('原来选定的文件夹和口令读不出来了');
    // The passphrase comes first, so that no plain copy goes out.
    expect(screen.getByRole('button', { name: '设置口令…' })).toBeTruthy();
    await expectAccessible();
    await userEvent.click(screen.getByRole('button', { name: '没有另一处备份' }));
    await expect.poll(() => asked.find(({ name }) => name === 'backups.setSecond')?.input).toEqual({ folder: null });
  });

  test('is let go of after a question, which says that what lies there stays', async () => {
    const asked = open(second(), { 'backups.setSecond': () => ({}) });
    await userEvent.click(await screen.findByRole('button', { name: '不再使用' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('那里已有的备份原样留着');
    await userEvent.click(within(dialog).getByRole('button', { name: '不再使用' }));
    await expect.poll(() => asked.find(({ name }) => name === 'backups.setSecond')?.input).toEqual({ folder: null });
  });
});

describe('the passphrase', () => {
  test('is set in two steps; a weak one is said to be, and one that does not open stays to be mended', async () => {
    let right = false;
    const asked = open(second(), {
      'backups.proposePassphrase': () => ({ trialId: 't1', weakness: '全是数字的口令容易被猜到。' }),
      'backups.confirmPassphrase': () => {
        if (!right) throw new FailureError({ code: 'wrong-passphrase', message: '口令不对。' });
        return { counts: content().counts };
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: '设置口令…' }));
    expect((await screen.findByRole('dialog')).textContent).toContain('这台电脑上的备份不加密，不受影响');
    await userEvent.type(screen.getByLabelText('口令（几个不相关的词连起来）'), '1234567890{Enter}');
    const again = await screen.findByLabelText('再输入一次口令');
    expect(screen.getByText('全是数字的口令容易被猜到。')).toBeTruthy();
    const scrolled = vi.spyOn(Element.prototype, 'scrollIntoView');
    await userEvent.type(again, '123456789{Enter}');
    const refusal = await screen.findByText('口令不对。');
    // In a low window it stands below the edge.
    expect(scrolled.mock.contexts.some((element) => element instanceof Element && element.contains(refusal))).toBe(
      true,
    );
    right = true;
    await userEvent.type(again, '0{Enter}');
    await screen.findByText(/口令已设好：试封的备份已用它打开/);
    expect(asked.findLast(({ name }) => name === 'backups.confirmPassphrase')?.input).toEqual({
      trialId: 't1',
      passphrase: '1234567890',
    });
  });

  test('copies from before the passphrase are told of, and go when told so', async () => {
    const plain = (name: string) => ({ ...there, name, sealed: false });
    const asked = open(second({ sealed: true, copies: [there, plain('a'), plain('b')] }), {
      'backups.remove': () => ({}),
    });
    await screen.findByText(/那里还有 2 份以前的备份没有加密/);
    await userEvent.click(screen.getByRole('button', { name: '删除没有加密的 2 份…' }));
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '删除' }));
    await screen.findByText('已删除：另一处没有加密的 2 份备份');
    expect(asked.filter(({ name }) => name === 'backups.remove').map(({ input }) => input)).toEqual([
      { from: 'second', name: 'a' },
      { from: 'second', name: 'b' },
    ]);
  });

  test('can be thought over in its second step', async () => {
    open(second(), { 'backups.proposePassphrase': () => ({ trialId: 't', weakness: undefined }) });
    await userEvent.click(await screen.findByRole('button', { name: '设置口令…' }));
    await userEvent.type(await screen.findByLabelText(/^口令（/), '清河 砚台 三月 灯塔{Enter}');
    await userEvent.click(await screen.findByRole('button', { name: '重新设定' }));
    expect((await screen.findByLabelText<HTMLInputElement>(/^口令（/)).value).toBe('');
  });

  test('is asked for where a sealed copy is verified; what is found stands in its row', async () => {
    const asked = open(second({ sealed: true, copies: [there] }), {
      'backups.verify': ({ passphrase }) => {
        if (passphrase !== '对的口令对的口令')
          throw new FailureError({ code: 'wrong-passphrase', message: '口令不对。' });
        return { holds: undefined, trouble: '这份备份已损坏，不能放心使用。', missingFiles: [] };
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: /^验证：/ }));
    const field = await screen.findByLabelText('这份备份的口令');
    await userEvent.type(field, '错{Enter}');
    await screen.findByText('口令不对。');
    await userEvent.clear(field);
    await userEvent.type(field, '对的口令对的口令{Enter}');
    await screen.findByText('这份备份已损坏，不能放心使用。');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(asked.findLast(({ name }) => name === 'backups.verify')?.input).toEqual({
      from: 'second',
      name: there.name,
      passphrase: '对的口令对的口令',
    });
  });

  test('is asked for where a sealed copy is restored, until it opens', async () => {
    const asked = open(second({ sealed: true, copies: [there] }), {
      'backups.preview': ({ source }) => {
        const given = 'passphrase' in source ? source.passphrase : undefined;
        if (given === '对的口令对的口令') return preview();
        throw new FailureError({ code: 'wrong-passphrase', message: given === undefined ? '要口令。' : '口令不对。' });
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: /^恢复：/ }));
    const field = await screen.findByLabelText('这份备份已加密，请输入口令');
    expect(screen.queryByText('要口令。')).toBeNull();
    await userEvent.type(field, '猜的{Enter}');
    await screen.findByText('口令不对。');
    await userEvent.clear(screen.getByLabelText('这份备份已加密，请输入口令'));
    await userEvent.type(screen.getByLabelText('这份备份已加密，请输入口令'), '对的口令对的口令{Enter}');
    await screen.findByText('恢复以后');
    expect(asked.filter(({ name }) => name === 'backups.preview')).toHaveLength(3);
  });
});
