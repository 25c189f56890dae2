import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { DropTarget } from '../../../renderer/shell/DropTarget.tsx';
import { TopBar } from '../../../renderer/shell/TopBar.tsx';
import { officeName } from '../../../renderer/ui/officeName.ts';
import { useOfferedFiles } from '../../../renderer/ui/incomingFiles.ts';
import { connectAnswers, preparePage, show } from '../support/page.tsx';
import { CHANGED, STATUS } from '../support/facts.ts';

preparePage();

const undoable = { ...STATUS, undoable: '登记区财政局' };

describe('撤销', () => {
  test('Ctrl+Z takes back the last command and says which', async () => {
    const asked = connectAnswers({ 'workspace.undo': () => ({ undone: '登记区财政局', ...CHANGED }) });
    show(<TopBar status={undoable} />);
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(await screen.findByText('已撤销：登记区财政局')).toBeTruthy();
    expect(asked.filter(({ name }) => name === 'workspace.undo').length).toBe(1);
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
