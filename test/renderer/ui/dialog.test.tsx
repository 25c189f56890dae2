import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { describe, expect, test } from 'vitest';
import { Dialog } from '../../../renderer/ui/Dialog.tsx';
import { keepKeyboard } from '../../../renderer/ui/keyboard.ts';
import { connectAnswers, preparePage, show } from '../support/page.tsx';

preparePage();

interface ProbeProps {
  readonly children: ReactNode;
  /** The opener goes while the dialog is open. */
  readonly opensOnce?: boolean;
}

function Probe({ children, opensOnce }: ProbeProps) {
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  return (
    <main tabIndex={-1} aria-label="正文">
      <section tabIndex={-1} aria-label="列表">
        {!(opensOnce && used) && (
          <button
            type="button"
            onClick={() => {
              setOpen(true);
              setUsed(true);
            }}
          >
            设定
          </button>
        )}
      </section>
      {open && (
        <Dialog title="设定时限" onCancel={() => setOpen(false)} cancelText="取消">
          {children}
        </Dialog>
      )}
    </main>
  );
}

const focused = () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent;

describe('Dialog', () => {
  test.each<readonly [string, ReactNode, string]>([
    ['a text', <textarea key="1" aria-label="文字" />, '文字'],
    [
      'what is chosen of a group',
      <fieldset key="2">
        <input type="radio" name="how" aria-label="全部" />
        <input type="radio" name="how" aria-label="自选" defaultChecked />
      </fieldset>,
      '自选',
    ],
    [
      'what is not disabled',
      <p key="3">
        <input aria-label="旧名" disabled />
        <input aria-label="新名" />
      </p>,
      '新名',
    ],
    ['nothing but buttons', <p key="4">就这样？</p>, '取消'],
  ])('opens with the keyboard in its first field, and gives it back: %s', async (_, fields, first) => {
    connectAnswers({});
    show(<Probe>{fields}</Probe>);
    await userEvent.click(screen.getByText('设定'));
    expect(focused()).toBe(first);
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(screen.getByText('设定'));
  });

  test('a field that comes later takes it, unless the person has gone on', async () => {
    const Late = () => {
      const [come, setCome] = useState(false);
      return (
        <Dialog title="撤销" cancelText="取消" okText="好" onOk={() => setCome(true)}>
          {come && <input aria-label="原因" />}
        </Dialog>
      );
    };
    connectAnswers({});
    show(<Late />);
    expect(focused()).toBe('取消');
    screen.getByText('好').closest('button')?.click();
    expect(await screen.findByLabelText('原因')).toBe(document.activeElement);
  });

  test('where the opener has gone the place around it has the keyboard', async () => {
    connectAnswers({});
    show(
      <Probe opensOnce>
        <input aria-label="文字" />
      </Probe>,
    );
    await userEvent.click(screen.getByText('设定'));
    await userEvent.keyboard('{Escape}');
    expect(focused()).toBe('列表');
  });
});

describe('the keyboard', () => {
  test('stays on the page when the button that had it goes with what it did', async () => {
    const Once = () => {
      const [open, setOpen] = useState(true);
      return (
        <main tabIndex={-1} aria-label="正文">
          {open && (
            <button type="button" onClick={() => setOpen(false)}>
              收起
            </button>
          )}
          <button type="button">下一个</button>
        </main>
      );
    };
    show(<Once />);
    const end = keepKeyboard();
    const user = userEvent.setup();
    screen.getByRole('button', { name: '收起' }).focus();
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(screen.getByRole('main', { name: '正文' }));
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: '下一个' }));
    end();
  });
});

test('the Enter that opens a dialog from a menu does not send its form; afterwards the keyboard is in the sheet below', async () => {
  let sent = 0;
  function Menu() {
    const [open, setOpen] = useState(false);
    return (
      <main tabIndex={-1}>
        <dialog open tabIndex={-1} aria-label="一件申请" />
        {!open &&
          sent === 0 &&
          createPortal(
            <div role="menuitem" tabIndex={0} onKeyDown={({ key }) => key === 'Enter' && setOpen(true)}>
              延长
            </div>,
            document.body,
          )}
        {open && (
          <Dialog title="延长" footer={null}>
            <form
              onSubmit={(event) => {
                event.preventDefault();
                sent += 1;
                setOpen(false);
              }}
            >
              <input aria-label="日期" />
              <button type="submit">登记</button>
            </form>
          </Dialog>
        )}
      </main>
    );
  }
  connectAnswers({});
  show(<Menu />);
  screen.getByRole('menuitem').focus();
  await userEvent.keyboard('{Enter}');
  await screen.findByLabelText('日期');
  expect(focused()).toBe('日期');
  expect(sent).toBe(0);
  await userEvent.keyboard('{Enter}');
  expect(sent).toBe(1);
  await waitFor(() => expect(focused()).toBe('一件申请'));
});
