import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { BackupsScreen } from '../../../renderer/backups/BackupsScreen.tsx';
import { justRestored } from '../../../renderer/backups/restored.ts';
import { FailureError } from '../../../renderer/bridge/call.ts';
import { expectAccessible } from '../support/axe.ts';
import { connectAnswers, preparePage, show } from '../support/page.tsx';
import { content, copy, moved, overview, preview } from './facts.ts';

preparePage();

const broken = copy({ name: 'bad.sqlite', sequence: 3, holds: undefined, trouble: '这份备份是空的。', bytes: 0 });

describe('the list', () => {
  test('says what each copy holds, which stay, and what is wrong with one that cannot be used', async () => {
    const kept = copy({ name: 'b', kind: 'beforeRestore', stays: true, sequence: 6 });
    connectAnswers({ 'backups.overview': () => overview({ copies: [copy(), kept, broken] }) });
    show(<BackupsScreen />, '/backups');
    const rows = (await screen.findAllByRole('row')).slice(1);
    expect(rows[0]?.textContent).toContain('2021-06-28 周一 08:31每日84453123清河区，2021 年度登记 3 个单位2.4 MB');
    expect(rows[0]?.textContent).not.toContain('一直保留');
    expect(rows[1]?.textContent).toContain('恢复前一直保留');
    expect(rows[2]?.textContent).toContain('这份备份是空的。');
    const [, , trouble] = rows;
    if (!trouble) throw new Error('no third row');
    expect(within(trouble).getByRole<HTMLButtonElement>('button', { name: /^恢复：/ }).disabled).toBe(true);
    await expectAccessible();
  });

  test('an empty one says when the first copy comes, and makes one', async () => {
    const asked = connectAnswers({
      'backups.overview': () => overview({ copies: [], changedSince: true }),
      'backups.make': () => ({ name: 'x', made: true }),
    });
    show(<BackupsScreen />, '/backups');
    await screen.findByRole('heading', { name: '还没有备份' });
    const [button] = screen.getAllByRole('button', { name: '立即备份' });
    if (!button) throw new Error('no button');
    await userEvent.click(button);
    await screen.findByText('已备份，打开核对过，完好');
    expect(asked.map(({ name }) => name)).toContain('backups.make');
  });

  test('a double click makes one copy, and says so once', async () => {
    const asked = connectAnswers({
      'backups.overview': () => overview(),
      'backups.make': () => ({ name: copy().name, made: true }),
    });
    show(<BackupsScreen />, '/backups');
    await userEvent.dblClick(await screen.findByRole('button', { name: '立即备份' }));
    await screen.findByText('已备份，打开核对过，完好');
    expect(asked.filter(({ name }) => name === 'backups.make')).toHaveLength(1);
  });

  test('where nothing has changed, the copy that stands for it is named', async () => {
    connectAnswers({
      'backups.overview': () => overview(),
      'backups.make': () => ({ name: copy().name, made: false }),
    });
    show(<BackupsScreen />, '/backups');
    await userEvent.click(await screen.findByRole('button', { name: '立即备份' }));
    await screen.findByText(/没有另做一份：2021年6月28日 周一 08:31 备份以后没有任何改动/);
  });

  test('a copy that is found harmed when read to its end is not offered any more', async () => {
    connectAnswers({
      'backups.overview': () => overview(),
      'backups.verify': () => ({ holds: undefined, trouble: '这份备份已损坏，不能放心使用。', missingFiles: [] }),
    });
    show(<BackupsScreen />, '/backups');
    await userEvent.click(await screen.findByRole('button', { name: /^验证：/ }));
    await screen.findByText('这份备份已损坏，不能放心使用。');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /^恢复：/ }).disabled).toBe(true);
  });

  test('deleting asks, and Enter on the question leaves the copy', async () => {
    const asked = connectAnswers({ 'backups.overview': () => overview(), 'backups.remove': () => ({}) });
    show(<BackupsScreen />, '/backups');
    await userEvent.click(await screen.findByRole('button', { name: /^删除：/ }));
    const dialog = await screen.findByRole('dialog');
    await expect.poll(() => document.activeElement?.textContent).toBe('取消');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    expect(dialog.textContent).toContain('删除后不能找回');
    expect(asked.filter(({ name }) => name === 'backups.remove')).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: /^删除：/ }));
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '删除' }));
    await screen.findByText(/^已删除：/);
    expect(asked.find(({ name }) => name === 'backups.remove')?.input).toEqual({ from: 'copy', name: copy().name });
  });

  test('saving elsewhere names what cannot come along before it saves', async () => {
    connectAnswers({
      'backups.overview': () => overview(),
      'backups.saveElsewhere': () => ({ fileId: 'f', fileName: 'x.sqlite', carried: 2, left: ['大会录像.mp4'] }),
    });
    show(<BackupsScreen />, '/backups');
    await userEvent.click(await screen.findByRole('button', { name: '另存一份…' }));
    const dialog = await screen.findByRole('dialog', { name: '有 1 个文件不能放进这一份' });
    expect(dialog.textContent).toContain('“大会录像.mp4”');
    await userEvent.click(within(dialog).getByRole('button', { name: '取消' }));
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
  });

  test('where nothing is open, there is nothing to copy', async () => {
    connectAnswers({ 'backups.overview': () => overview({ here: undefined }) });
    show(<BackupsScreen />, '/backups');
    await screen.findByRole('button', { name: '从别处恢复…' });
    expect(screen.queryByRole('button', { name: '立即备份' })).toBeNull();
    expect(screen.queryByRole('button', { name: '另存一份…' })).toBeNull();
  });
});

describe('data older than a copy', () => {
  test('is said in red above everything, with the copy to restore', async () => {
    const lost = copy({ name: 'lost.sqlite', sequence: 6 });
    const asked = connectAnswers({
      'backups.overview': () => overview({ copies: [copy(), lost], ahead: lost.name }),
      'backups.preview': () => preview(),
    });
    show(<BackupsScreen />, '/backups');
    expect((await screen.findByRole('alert')).textContent).toContain(
      '做到“登记 3 个单位”（2021年6月28日 09:30）为止，现在的数据里没有这一步',
    );
    expect(screen.getAllByRole('heading', { level: 2 })[0]?.textContent).toBe('数据比最新的备份旧');
    await expectAccessible();
    await userEvent.click(screen.getByRole('button', { name: '恢复这份备份…' }));
    await expect
      .poll(() => asked.find(({ name }) => name === 'backups.preview')?.input)
      .toEqual({ source: { from: 'copy', name: lost.name } });
  });

  test('that is meant to be so is settled after a question', async () => {
    let ahead: string | undefined = copy().name;
    connectAnswers({
      'backups.overview': () => overview({ ahead, changedSince: true }),
      'backups.settle': () => {
        ahead = undefined;
        return {};
      },
    });
    show(<BackupsScreen />, '/backups');
    await screen.findByText(/最近一份 2021年6月28日 周一 08:31，比现在的数据新/);
    await userEvent.click(screen.getByRole('button', { name: '就用现在的数据…' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('有意放回了较早的数据时才这样选');
    await userEvent.click(within(dialog).getByRole('button', { name: '就用现在的数据' }));
    await expect.poll(() => screen.queryByRole('heading', { name: '数据比最新的备份旧' })).toBeNull();
  });
});

describe('how many stay', () => {
  test('where that can no longer be read, the usual numbers are saved after a look', async () => {
    const asked = connectAnswers({
      'backups.overview': () => overview({ lost: ['retention'] }),
      'backups.setRetention': () => ({}),
    });
    show(<BackupsScreen />, '/backups');
    expect((await screen.findByRole('alert')).textContent).toContain('一份备份也不会清理');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    await expect
      .poll(() => asked.find(({ name }) => name === 'backups.setRetention')?.input)
      .toEqual({ sameDay: 3, days: 10, months: 12 });
  });

  test('fewer are warned of and sent as numbers; a refusal stands beside them', async () => {
    const asked = connectAnswers({
      'backups.overview': () => overview(),
      'backups.setRetention': () => {
        throw new FailureError({ code: 'not-writable', message: '不能写入设置。' });
      },
    });
    show(<BackupsScreen />, '/backups');
    const box = await screen.findByLabelText('每天一份，留');
    await userEvent.clear(box);
    await userEvent.type(box, '5{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('不能写入设置。');
    expect(screen.getByText(/改少以后，多出来的备份保存时就删除/)).toBeTruthy();
    expect(asked.find(({ name }) => name === 'backups.setRetention')?.input).toEqual({
      sameDay: 3,
      days: 5,
      months: 12,
    });
  });
});

describe('a restore', () => {
  const restoring = async (answer: ReturnType<typeof preview>) => {
    const assign = vi.spyOn(window.location, 'assign').mockImplementation(() => undefined);
    const asked = connectAnswers({
      'backups.overview': () => overview(),
      'backups.preview': () => answer,
      'backups.restore': () => ({ aside: '0002_2021-06-28' }),
    });
    show(<BackupsScreen />, '/backups');
    await userEvent.click(await screen.findByRole('button', { name: /^恢复：/ }));
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByText('恢复以后');
    return {
      asked,
      assign,
      dialog,
      button: () => within(dialog).getByRole<HTMLButtonElement>('button', { name: '恢复' }),
    };
  };

  test('shows both sides with what differs, and begins the page anew', async () => {
    const { asked, assign, dialog, button } = await restoring(preview());
    const differing = within(dialog)
      .getAllByRole('row')
      .filter((row) => row.dataset['differs'] === 'true');
    expect(differing.map(({ textContent }) => textContent)).toEqual(['事项8480（少 4）', '登记312300（少 12）']);
    expect(dialog.textContent).toContain('整套移到“恢复前的数据”，不会删除，以后可以放回');
    expect(within(dialog).queryByRole('checkbox')).toBeNull();
    await expectAccessible();
    await userEvent.click(button());
    await expect.poll(() => assign.mock.calls).toEqual([['/backups']]);
    expect(asked.find(({ name }) => name === 'backups.restore')?.input).toEqual({ previewId: 'p1', agreed: false });
    expect(justRestored()).toMatchObject({ aside: '0002_2021-06-28', putBack: false });
    sessionStorage.clear();
  });

  test.each([
    ['other', content(), '不是同一套'],
    ['unknown', content({ workspaceId: undefined }), '由较早的版本写成'],
    ['unknown', undefined, '现在的数据读不出来'],
  ] as const)(
    'of a copy that may be another office’s (%s) asks, with the reason: %#',
    async (kinship, here, reason) => {
      const { asked, dialog, button } = await restoring(preview({ kinship, here }));
      expect(dialog.textContent).toContain(reason);
      expect(button().disabled).toBe(true);
      await userEvent.click(within(dialog).getByRole('checkbox'));
      await userEvent.click(button());
      await expect
        .poll(() => asked.find(({ name }) => name === 'backups.restore')?.input)
        .toEqual({
          previewId: 'p1',
          agreed: true,
        });
      sessionStorage.clear();
    },
  );

  test('of an older format, into a folder that is not set up: what happens is said', async () => {
    const { dialog } = await restoring(
      preview({
        kinship: 'fresh',
        here: content({ district: undefined }),
        there: content({ format: 6 }),
        upgrades: true,
      }),
    );
    expect(dialog.textContent).toContain('直接采用这份备份');
    expect(dialog.textContent).toContain('第 6 版');
  });

  test('that is refused says so in place, and nothing begins anew', async () => {
    const assign = vi.spyOn(window.location, 'assign').mockImplementation(() => undefined);
    assign.mockClear();
    connectAnswers({
      'backups.overview': () => overview({ aside: [moved()] }),
      'backups.preview': () => preview(),
      'backups.restore': () => {
        throw new FailureError({ code: 'disk-full', message: '磁盘空间不足，没有恢复。' });
      },
    });
    show(<BackupsScreen />, '/backups');
    await userEvent.click(await screen.findByRole('button', { name: /^放回：/ }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(await within(dialog).findByRole('button', { name: '放回' }));
    expect((await within(dialog).findByRole('alert')).textContent).toContain('磁盘空间不足，没有恢复。');
    expect(assign).not.toHaveBeenCalled();
  });

  test('of a file that is none of ours cannot go on', async () => {
    connectAnswers({
      'backups.overview': () => overview(),
      'backups.preview': () => {
        throw new FailureError({ code: 'database-damaged', message: '“x”不是本程序的数据。没有恢复。' });
      },
    });
    show(<BackupsScreen />, '/backups');
    await userEvent.click(await screen.findByRole('button', { name: /^恢复：/ }));
    const dialog = await screen.findByRole('dialog');
    expect((await within(dialog).findByRole('alert')).textContent).toContain('不是本程序的数据');
    expect(within(dialog).queryByRole('button', { name: '恢复' })).toBeNull();
  });
});

describe('what was here before a restore', () => {
  test('is put back where it can be opened, and stays where it cannot', async () => {
    const harmed = moved({ name: '0002_2021-06-28', holds: undefined, trouble: '这份备份是空的。' });
    connectAnswers({ 'backups.overview': () => overview({ aside: [harmed, moved()] }) });
    show(<BackupsScreen />, '/backups');
    const buttons = await screen.findAllByRole<HTMLButtonElement>('button', { name: /^放回：/ });
    expect(buttons.map(({ disabled }) => disabled)).toEqual([true, false]);
    expect(screen.getByText('不能放回：这份备份是空的。')).toBeTruthy();
  });
});
