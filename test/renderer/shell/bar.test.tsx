import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { DropTarget } from '../../../renderer/shell/DropTarget.tsx';
import { ROUTES } from '../../../renderer/shell/routes.tsx';
import { TopBar } from '../../../renderer/shell/TopBar.tsx';
import { useNotify } from '../../../renderer/ui/notify.tsx';
import { officeName } from '../../../renderer/ui/officeName.ts';
import { useOfferedFiles } from '../../../renderer/ui/incomingFiles.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import type { CommandId } from '../../../electron/domain/brand.ts';
import { FailureError } from '../../../renderer/bridge/call.ts';
import { expectAccessible } from '../support/axe.ts';
import { connectAnswers, preparePage, show } from '../support/page.tsx';
import { CHANGED, STATUS } from '../support/facts.ts';

preparePage();

const STEP = 'command-7' as CommandId;
const undoable = { ...STATUS, undoable: '登记区财政局', undoableId: STEP };

describe('撤销', () => {
  test('Ctrl+Z takes back the last command and says which', async () => {
    const asked = connectAnswers({ 'workspace.undo': () => ({ undone: '登记区财政局', ...CHANGED }) });
    show(<TopBar status={undoable} />);
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(await screen.findByText('已撤销：登记区财政局')).toBeTruthy();
    expect(asked.filter(({ name }) => name === 'workspace.undo')).toEqual([
      { name: 'workspace.undo', input: { commandId: STEP } },
    ]);
  });

  test('a freeze is taken back only once that is confirmed', async () => {
    const label = '定稿：镇街（第 1 版）';
    const asked = connectAnswers({ 'workspace.undo': () => ({ undone: label, ...CHANGED }) });
    const undone = () => asked.filter(({ name }) => name === 'workspace.undo').map(({ input }) => input);
    show(<TopBar status={{ ...undoable, undoable: label }} />);
    await userEvent.click(screen.getByRole('button', { name: `撤销：${label}` }));
    await userEvent.click(await screen.findByRole('button', { name: '保留定稿' }));
    expect(undone()).toEqual([]);
    await userEvent.keyboard('{Control>}z{/Control}');
    await userEvent.click(await screen.findByRole('button', { name: '撤销定稿' }));
    expect(await screen.findByText(`已撤销：${label}`)).toBeTruthy();
    expect(undone()).toEqual([{ commandId: STEP, unfreeze: true }]);
  });

  test('so it is from the list of today, and from the message that says it was done', async () => {
    const label = '定稿：镇街（第 1 版）';
    const asked = connectAnswers({
      'workspace.commands': () => ({
        commands: [{ commandId: STEP, label, at: '2021-06-28T06:03:00.000Z', records: [], state: 'done' }],
      }),
      'workspace.undo': () => ({ undone: label, ...CHANGED }),
    });
    const undone = () => asked.filter(({ name }) => name === 'workspace.undo').map(({ input }) => input);
    const Done = () => {
      const notify = useNotify();
      return (
        <button type="button" onClick={() => notify.success('镇街已定稿', { commandId: STEP, label })}>
          定稿
        </button>
      );
    };
    show(
      <>
        <TopBar status={STATUS} />
        <Done />
      </>,
    );
    await userEvent.click(screen.getByRole('button', { name: '今天的操作' }));
    await userEvent.click(await screen.findByRole('button', { name: `撤销：${label}` }));
    expect(await screen.findByText(/这一版的编号不再使用/u)).toBeTruthy();
    await userEvent.click(await screen.findByRole('button', { name: '保留定稿' }));
    expect(undone()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: '定稿' }));
    const said = await screen.findByText('镇街已定稿');
    await userEvent.click(within(said.parentElement as HTMLElement).getByRole('button', { name: '撤销' }));
    expect(undone()).toEqual([]);
    await userEvent.click(await screen.findByRole('button', { name: '撤销定稿' }));
    expect(await screen.findByText(`已撤销：${label}`)).toBeTruthy();
    expect(undone()).toEqual([{ commandId: STEP, unfreeze: true }]);
  });

  test('in a text box Ctrl+Z is the box’s own', async () => {
    const asked = connectAnswers({ 'workspace.undo': () => ({ undone: '', ...CHANGED }) });
    show(
      <>
        <TopBar status={undoable} />
        <input aria-label="框" />
      </>,
    );
    await userEvent.click(screen.getByLabelText('框'));
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(asked.filter(({ name }) => name === 'workspace.undo')).toEqual([]);
  });

  test('with nothing to undo the button is off', () => {
    connectAnswers({});
    show(<TopBar status={STATUS} />);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '撤销' }).disabled).toBe(true);
  });
});

describe('今天的操作', () => {
  const commands: OutputOf<'workspace.commands'>['commands'] = [
    {
      commandId: 'c3' as CommandId,
      label: '登记办结 2 条',
      at: '2021-06-28T06:03:00.000Z',
      records: [{ what: '登记', count: 2 }],
      state: 'done',
    },
    {
      commandId: 'c2' as CommandId,
      label: '修改事项：部门会议',
      at: '2021-06-28T02:10:00.000Z',
      records: [{ what: '事项', count: 1 }],
      state: 'done',
      refusal: '之后的“登记办结 2 条”改动了同样的内容。请先撤销后面的操作。',
    },
    {
      commandId: 'c1' as CommandId,
      label: '新增单位：区甲局',
      at: '2021-06-28T01:00:00.000Z',
      records: [{ what: '单位', count: 1 }],
      state: 'undone',
    },
  ];

  test('lists what was done, and takes each back, or puts it in force again, by itself', async () => {
    const asked = connectAnswers({
      'workspace.commands': () => ({ commands }),
      'workspace.undo': () => {
        throw new FailureError({ code: 'conflict', message: '“登记办结 2 条”不能撤销：之后的“核验”还要用到它。' });
      },
      'workspace.redo': () => ({ redone: '新增单位：区甲局', ...CHANGED }),
    });
    show(<TopBar status={undoable} />);
    await userEvent.click(screen.getByRole('button', { name: '今天的操作' }));
    const rows = await screen.findAllByRole('listitem');
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringContaining('登记 2'),
      expect.stringContaining('不能撤销：之后的“登记办结 2 条”改动了同样的内容。'),
      expect.stringContaining('已撤销'),
    ]);
    const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
    expect(button('撤销：修改事项：部门会议').disabled).toBe(true);
    await userEvent.click(button('恢复：新增单位：区甲局'));
    await userEvent.click(button('撤销：登记办结 2 条'));
    expect((await screen.findByRole('alert')).textContent).toContain('“核验”还要用到它');
    expect(asked.filter(({ name }) => ['workspace.undo', 'workspace.redo'].includes(name))).toEqual([
      { name: 'workspace.redo', input: { commandId: 'c1' } },
      { name: 'workspace.undo', input: { commandId: 'c3' } },
    ]);
    await expectAccessible();
  });
});

describe('office', () => {
  test('is named after its district', () => {
    expect(officeName('清河区')).toBe('清河区政务公开办');
    expect(officeName('清河区政府办公室')).toBe('清河区政府办公室');
  });
});

describe('a file dropped anywhere', () => {
  test('goes to the import, which takes it up', async () => {
    connectAnswers({});
    const Probe = () => {
      const { files, take } = useOfferedFiles();
      return (
        <button type="button" onClick={() => take()}>
          {files.map(({ name }) => name).join('、') || '没有'}
        </button>
      );
    };
    show(
      <>
        <DropTarget />
        <Probe />
      </>,
      '/units?year=2021',
    );
    const file = new File(['x'], '任务表.xlsx');
    fireEvent.dragEnter(window, { dataTransfer: { types: ['Files'], files: [] } });
    expect(await screen.findByText('松开鼠标，导入表格')).toBeTruthy();
    fireEvent.drop(window, { dataTransfer: { types: ['Files'], files: [file] } });
    expect(await screen.findByText('任务表.xlsx')).toBeTruthy();
    expect(window.location.pathname + window.location.search).toBe('/imports?year=2021');
    await userEvent.click(screen.getByText('任务表.xlsx'));
    expect(screen.getByText('没有')).toBeTruthy();
  });
});

test('no two screens of the rail begin alike: at 200 % two characters stand for each', () => {
  const short = ROUTES.filter(({ under }) => under === undefined).map(({ name }) => name.slice(0, 2));
  expect(short.filter((name, at) => short.indexOf(name) !== at)).toEqual([]);
});
