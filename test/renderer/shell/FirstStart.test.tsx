import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { FirstStart } from '../../../renderer/shell/FirstStart.tsx';
import { FailureError } from '../../../renderer/bridge/call.ts';
import { content, copy, moved, overview, preview } from '../backups/facts.ts';
import { expectAccessible } from '../support/axe.ts';
import { connectAnswers, preparePage, show } from '../support/page.tsx';
import { CHANGED, STATUS, YEAR_2021 } from '../support/facts.ts';

preparePage();

const fresh = { ...STATUS, district: undefined, years: [] };

const EMPTY = content({
  district: undefined,
  years: [],
  counts: { units: 0, duties: 0, fulfilments: 0, imports: 0 },
  last: undefined,
});

describe('first start', () => {
  test('name, Enter, and the first import: the year and 启用日 are today’s', async () => {
    const asked = connectAnswers({ 'workspace.status': () => fresh, 'workspace.setUp': () => CHANGED });
    show(<FirstStart status={fresh} />);
    expect(document.activeElement).toBe(screen.getByLabelText('区县名称'));
    await expectAccessible();
    await userEvent.keyboard('清河区{Enter}');
    await expect.poll(() => window.location.pathname + window.location.search).toBe('/imports?year=2021');
    expect(asked.find(({ name }) => name === 'workspace.setUp')?.input).toEqual({
      district: '清河区',
      year: 2021,
      inUseFrom: '2021-06-28',
    });
  });

  test('another 启用日 is sent; a day to come is not', async () => {
    const asked = connectAnswers({ 'workspace.status': () => fresh, 'workspace.setUp': () => CHANGED });
    show(<FirstStart status={fresh} />);
    await userEvent.keyboard('清河区');
    const box = screen.getByLabelText('启用日');
    await userEvent.clear(box);
    await userEvent.type(box, '2021-06-29{Enter}');
    expect(asked.filter(({ name }) => name === 'workspace.setUp')).toEqual([]);
    await userEvent.clear(box);
    await userEvent.type(box, '2021-01-01{Enter}');
    await expect.poll(() => window.location.pathname).toBe('/imports');
    expect(asked.find(({ name }) => name === 'workspace.setUp')?.input).toMatchObject({ inUseFrom: '2021-01-01' });
  });

  test('without a name nothing is sent', async () => {
    const asked = connectAnswers({ 'workspace.status': () => fresh });
    show(<FirstStart status={fresh} />);
    await userEvent.keyboard('   {Enter}');
    expect(asked.filter(({ name }) => name === 'workspace.setUp')).toEqual([]);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '开始，导入第一张表' }).disabled).toBe(true);
  });

  test('the demo opens at 今日', async () => {
    connectAnswers({ 'workspace.status': () => fresh, 'workspace.loadDemo': () => ({ year: YEAR_2021, ...CHANGED }) });
    show(<FirstStart status={fresh} />);
    await userEvent.click(screen.getByRole('button', { name: '先用示例数据看看' }));
    await expect.poll(() => window.location.search).toContain('year=');
    expect(window.location.pathname).toBe('/');
  });

  test('data that lies in another folder is gone on with; a folder that is refused is told', async () => {
    const assign = vi.spyOn(window.location, 'assign').mockImplementation(() => undefined);
    assign.mockClear();
    const nowhere = 'D:\\没有';
    const asked = connectAnswers({
      'workspace.status': () => fresh,
      'recovery.chooseFolder': ({ folder }) => {
        if (folder === nowhere) throw new FailureError({ code: 'not-found', message: `没有找到文件夹“${nowhere}”。` });
        return { state: 'open' };
      },
    });
    show(<FirstStart status={fresh} />);
    await userEvent.click(screen.getByRole('button', { name: '换一个数据文件夹…' }));
    await userEvent.type(screen.getByLabelText('数据文件夹'), `${nowhere}{Enter}`);
    await screen.findByText(`没有找到文件夹“${nowhere}”。`);
    await expectAccessible();
    expect(assign).not.toHaveBeenCalled();
    await userEvent.clear(screen.getByLabelText('数据文件夹'));
    await userEvent.type(screen.getByLabelText('数据文件夹'), 'D:\\数据{Enter}');
    await expect.poll(() => assign.mock.calls).toEqual([['/']]);
    expect(asked.findLast(({ name }) => name === 'recovery.chooseFolder')?.input).toEqual({ folder: 'D:\\数据' });
  });

  test('a copy from elsewhere can be chosen, and what it would make is shown first', async () => {
    connectAnswers(
      {
        'workspace.status': () => fresh,
        'backups.preview': () => preview({ kinship: 'fresh', here: content({ district: undefined, years: [] }) }),
      },
      { put: () => ({ sourceId: 's1' }) },
    );
    show(<FirstStart status={fresh} />);
    await userEvent.click(screen.getByRole('button', { name: '从备份恢复…' }));
    await userEvent.upload(screen.getByLabelText('选择备份文件'), new File(['x'], '拷来的'));
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByText('这里还没有建立过数据，直接采用这份备份。');
    expect(within(dialog).queryByRole('checkbox')).toBeNull();
  });

  test.each([
    [
      'a copy',
      { copies: [copy({ name: '空', holds: EMPTY }), copy()] },
      '恢复这份备份…',
      { from: 'copy', name: copy().name },
    ],
    ['data moved aside', { copies: [], aside: [moved()] }, '放回这份数据…', { from: 'aside', name: moved().name }],
  ] as const)('where an office has left %s, it is offered first', async (_name, left, action, source) => {
    const asked = connectAnswers({
      'workspace.status': () => fresh,
      'backups.overview': () => overview({ here: EMPTY, ...left }),
      'backups.preview': () => preview({ kinship: 'fresh', here: EMPTY }),
    });
    show(<FirstStart status={fresh} />);
    const offer = await screen.findByRole('region', { name: '这里有以前的数据' });
    expect(within(offer).getByRole('alert').textContent).toContain('请先恢复，不要重新开始');
    expect(offer.textContent).toContain('清河区，2021 年度；事项 84、单位 45');
    await expectAccessible();
    await userEvent.click(within(offer).getByRole('button', { name: action }));
    await expect.poll(() => asked.find(({ name }) => name === 'backups.preview')?.input).toEqual({ source });
  });

  test('a refusal says why and leaves the answers', async () => {
    connectAnswers({
      'workspace.status': () => fresh,
      'workspace.setUp': () => {
        throw new FailureError({ code: 'not-writable', message: '数据文件夹不能写入。' });
      },
    });
    show(<FirstStart status={fresh} />);
    await userEvent.keyboard('清河区{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('数据文件夹不能写入。');
    expect(screen.getByLabelText<HTMLInputElement>('区县名称').value).toBe('清河区');
  });
});
