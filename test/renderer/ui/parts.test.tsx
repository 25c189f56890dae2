import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import type { CommandId, UnitId } from '../../../electron/domain/brand.ts';
import type { PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import type { JobView } from '../../../electron/contract/jobs.ts';
import { FailureError } from '../../../renderer/bridge/call.ts';
import { FOUNDING_YEARS, type DateLimits } from '../../../electron/domain/dates/dateLimits.ts';
import { DateField } from '../../../renderer/ui/DateField.tsx';
import { JobDialog } from '../../../renderer/ui/JobDialog.tsx';
import { LampWord } from '../../../renderer/ui/Lamp.tsx';
import { LinkField } from '../../../renderer/ui/LinkField.tsx';
import { useNotify } from '../../../renderer/ui/notify.tsx';
import { SidePanel } from '../../../renderer/ui/SidePanel.tsx';
import { ErrorState } from '../../../renderer/ui/states.tsx';
import { keepToastPlace } from '../../../renderer/ui/toastStore.ts';
import { unitMatches, UnitSelect } from '../../../renderer/ui/UnitSelect.tsx';
import { connectAnswers, preparePage, show } from '../support/page.tsx';
import { day } from '../support/facts.ts';
import { LAMP_WORDS } from '../../../electron/domain/words/states.ts';

preparePage();

describe('Lamp', () => {
  test('every lamp has its own word, so that colour is never alone', () => {
    const words = Object.values(LAMP_WORDS);
    expect(new Set(words).size).toBe(words.length);
    render(<LampWord lamp="overdue" />);
    expect(screen.getByText('逾期')).toBeTruthy();
  });
});

describe('ErrorState', () => {
  test('says what happened, where, and the number of the log entry', () => {
    const fault = new FailureError({
      code: 'unreadable-date',
      message: '日期无法识别。',
      place: { file: '任务表.xlsx', sheet: '表一', cell: 'C7', value: '6月31日' },
      id: 'E-17',
    });
    render(<ErrorState error={fault} />);
    const alert = screen.getByRole('alert').textContent;
    for (const part of ['日期无法识别。', '任务表.xlsx', '表一', 'C7', '6月31日', 'E-17'])
      expect(alert).toContain(part);
  });

  test('says a field’s trouble once: not again where the sentence holds it', () => {
    const fields = { link: '链接应以 http:// 开头', doneOn: '不能晚于今天' };
    const message = '输入不正确：链接应以 http:// 开头。请改正后重试。';
    render(<ErrorState error={new FailureError({ code: 'invalid-input', message, fields })} />);
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['不能晚于今天']);
    cleanup();
    render(<ErrorState error={new FailureError({ code: 'invalid-input', message, fields: { link: fields.link } })} />);
    expect(screen.queryByRole('list')).toBeNull();
  });

  test('what is not a refusal of the app gets a sentence of its own, not a program message', () => {
    render(<ErrorState error={new TypeError('fetch failed')} />);
    expect(screen.getByRole('alert').textContent).toContain('工作台没有回应');
    expect(screen.getByRole('alert').textContent).not.toContain('fetch');
  });
});

describe('unitMatches', () => {
  const unit = { name: '区卫生健康局', aliases: ['区卫健局', '区卫计局'] };
  test('finds by name and by alias, blanks aside', () => {
    expect(unitMatches(unit, '卫健')).toBe(true);
    expect(unitMatches(unit, ' 卫 生 ')).toBe(true);
    expect(unitMatches(unit, '财政')).toBe(false);
    expect(unitMatches(unit, '')).toBe(true);
  });
});

describe('UnitSelect', () => {
  test('typing part of an alias leaves the unit to choose', async () => {
    connectAnswers({
      'units.list': () => ({
        units: [
          {
            id: 'u1' as UnitId,
            name: '区卫生健康局',
            kind: 'department',
            aliases: ['区卫计局'],
            groupIds: [],
            duties: 1,
          },
          { id: 'u2' as UnitId, name: '清泉镇', kind: 'town', aliases: [], groupIds: [], duties: 1 },
        ],
        groups: [],
      }),
    });
    const Probe = () => {
      const [unit, setUnit] = useState<UnitId>();
      return (
        <>
          <UnitSelect value={unit} onChange={setUnit} />
          <output>{unit}</output>
        </>
      );
    };
    show(<Probe />);
    await userEvent.type(screen.getByRole('combobox'), '卫计');
    expect(await screen.findByTitle('区卫生健康局')).toBeTruthy();
    expect(screen.queryByTitle('清泉镇')).toBeNull();
    await userEvent.click(screen.getByTitle('区卫生健康局'));
    expect(screen.getByRole('status').textContent).toBe('u1');
  });
});

describe('DateField', () => {
  const Probe = ({ onSend }: { readonly onSend?: () => void }) => {
    const [on, setOn] = useState<PlainDate | undefined>(day('2021-06-20'));
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSend?.();
        }}
      >
        <DateField aria-label="公开日期" value={on} onChange={setOn} notAfter={day('2021-06-28')} />
        <output>{on}</output>
      </form>
    );
  };
  const box = () => screen.getByLabelText<HTMLInputElement>('公开日期');
  const value = () => screen.getByRole('status').textContent;

  test('a date typed as people write it counts at once and is written out when the field is left', async () => {
    connectAnswers({});
    show(<Probe />);
    await userEvent.clear(box());
    await userEvent.type(box(), '2021.6.14');
    expect(value()).toBe('2021-06-14');
    expect(box().value).toBe('2021.6.14');
    await userEvent.tab();
    expect(box().value).toBe('2021-06-14');
  });

  test.each(['6月31日', '2021-06-29', '下周三', ''])(
    '“%s” is refused and the form is not sent with the old date',
    async (typed) => {
      connectAnswers({});
      show(<Probe />);
      await userEvent.clear(box());
      if (typed !== '') await userEvent.type(box(), typed);
      expect(box().checkValidity()).toBe(false);
      // Said in sight: a day out of bounds at once, what may be half a date when it is left.
      expect(screen.queryByRole('alert') === null).toBe(typed !== '2021-06-29');
      await userEvent.tab();
      expect(box().value).toBe(typed);
      expect(screen.getByRole('alert').textContent).toBe(box().validationMessage);
    },
  );

  test('two digits are a year of ours; what could be two days is asked', async () => {
    connectAnswers({});
    show(<Probe />);
    await userEvent.clear(box());
    await userEvent.type(box(), '21.6.4');
    expect(value()).toBe('2021-06-04');
    await userEvent.clear(box());
    await userEvent.type(box(), '21.6');
    expect(box().validationMessage).toBe('“21.6”可能是2021年6月，也可能是6月21日，应写全年月日');
    expect(value()).toBe('2021-06-04');
  });

  const Dated = ({ years, stored }: { readonly years?: DateLimits; readonly stored: PlainDate }) => {
    const [on, setOn] = useState<PlainDate | undefined>(stored);
    return (
      <>
        <DateField aria-label="公开日期" value={on} onChange={setOn} {...(years ? { years } : {})} />
        <output>{on}</output>
      </>
    );
  };

  test('a field takes the years that it is for: events from 1990 on, foundings from 1900 on', async () => {
    connectAnswers({});
    show(<Dated stored={day('2021-06-04')} />);
    await userEvent.clear(box());
    await userEvent.type(box(), '1989-12-31');
    expect(box().validationMessage).toBe('年份应在 1990 至 2099 之间，请检查是否写错');
    cleanup();
    show(<Dated stored={day('2021-06-04')} years={FOUNDING_YEARS} />);
    await userEvent.clear(box());
    await userEvent.type(box(), '1949-10-01');
    expect(value()).toBe('1949-10-01');
    await userEvent.clear(box());
    await userEvent.type(box(), '1899-12-31');
    expect(box().validationMessage).toBe('“1899-12-31”的年份不在 1900 至 2099 之间，请核对');
  });

  test('a date that was stored with an odd year is no fault of the form, and can be put right', async () => {
    connectAnswers({});
    show(<Dated stored={day('0021-06-04')} years={FOUNDING_YEARS} />);
    expect(box().value).toBe('0021-06-04');
    expect(box().checkValidity()).toBe(true);
    await userEvent.type(box(), '{Backspace}4');
    expect(box().checkValidity()).toBe(true);
    expect(value()).toBe('0021-06-04');
    await userEvent.clear(box());
    await userEvent.type(box(), '21.6.4');
    expect(value()).toBe('2021-06-04');
  });

  test('an empty one shows no date that could be taken for one', () => {
    connectAnswers({});
    show(<DateField aria-label="公开日期" value={undefined} onChange={() => undefined} />);
    expect(box().placeholder).toBe('年-月-日');
  });

  test('the arrows move by a day, not past the last allowed one', async () => {
    connectAnswers({});
    show(<Probe />);
    await userEvent.type(box(), '{ArrowDown}{ArrowDown}');
    expect(value()).toBe('2021-06-18');
    await userEvent.type(box(), '{ArrowUp}'.repeat(12));
    expect(value()).toBe('2021-06-28');
  });
});

describe('SidePanel', () => {
  test('Esc closes it and gives the focus back', async () => {
    const Probe = () => {
      const [open, setOpen] = useState(false);
      return (
        <>
          <button type="button" onClick={() => setOpen(true)}>
            打开
          </button>
          {open && (
            <SidePanel title="事项" label="事项" onClose={() => setOpen(false)}>
              内容
            </SidePanel>
          )}
        </>
      );
    };
    render(<Probe />);
    await userEvent.click(screen.getByText('打开'));
    expect(document.activeElement).toBe(screen.getByRole('dialog', { name: '事项' }));
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(screen.getByText('打开'));
  });
});

describe('notify', () => {
  test('a success that knows its command offers 撤销, which takes that one back and says so', async () => {
    const asked = connectAnswers({ 'workspace.undo': () => ({ undone: '登记区财政局', changed: true }) });
    const Probe = () => {
      const notify = useNotify();
      return (
        <button type="button" onClick={() => notify.success('已登记区财政局', { commandId: 'command-7' as CommandId })}>
          登记
        </button>
      );
    };
    show(<Probe />);
    await userEvent.click(screen.getByText('登记'));
    // Clicks go through the strip around a message but not the message; the simulated page knows no such nesting.
    const user = userEvent.setup({ pointerEventsCheck: 0 });
    await user.click(await screen.findByRole('button', { name: '撤销' }));
    expect(await screen.findByText('已撤销：登记区财政局')).toBeTruthy();
    expect(asked).toContainEqual({ name: 'workspace.undo', input: { commandId: 'command-7' } });
  });
});

describe('Toasts', () => {
  const Probe = () => {
    const notify = useNotify();
    return (
      <button type="button" onClick={() => notify.success('已登记区财政局', { commandId: 'command-7' as CommandId })}>
        登记
      </button>
    );
  };
  const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000));

  test('wait while they are pointed at or have the keyboard, and go after their time', async () => {
    connectAnswers({});
    vi.useFakeTimers();
    try {
      show(<Probe />);
      fireEvent.click(screen.getByText('登记'));
      const toast = screen.getByText('已登记区财政局');
      await pass(5);
      fireEvent.mouseEnter(toast.closest('.toast') ?? toast);
      await pass(60);
      expect(screen.queryByText('已登记区财政局')).toBe(toast);
      act(() => screen.getByText('撤销').closest('button')?.focus());
      fireEvent.mouseLeave(toast.closest('.toast') ?? toast);
      await pass(60);
      expect(screen.queryByText('已登记区财政局')).toBe(toast);
      act(() => screen.getByText('登记').focus());
      await pass(7);
      expect(screen.queryByText('已登记区财政局')).toBeNull();
    } finally {
      vi.useRealTimers();
    }
  });

  test('stand in the room that a page keeps for them', async () => {
    connectAnswers({});
    show(
      <>
        <div data-testid="room" ref={keepToastPlace} />
        <Probe />
      </>,
    );
    await userEvent.click(screen.getByText('登记'));
    expect(screen.getByTestId('room').contains(screen.getByText('已登记区财政局'))).toBe(true);
  });
});

describe('LinkField', () => {
  const Probe = () => {
    const [link, setLink] = useState('');
    return <LinkField value={link} onChange={setLink} />;
  };

  test('says beside an address without a scheme how it is kept', async () => {
    connectAnswers({});
    show(<Probe />);
    await userEvent.type(screen.getByLabelText('链接'), 'www.qinghe.gov.cn/1.html');
    expect(screen.getByRole('status').textContent).toBe('没有写 http://，按 http://www.qinghe.gov.cn/1.html 保存');
    await userEvent.clear(screen.getByLabelText('链接'));
    await userEvent.type(screen.getByLabelText('链接'), 'https://www.qinghe.gov.cn');
    expect(screen.queryByRole('status')).toBeNull();
  });
});

describe('JobDialog', () => {
  const running: JobView = { jobId: 'j1', state: 'running', phase: '正在读取工作表', done: 120, total: 1000 };

  test('shows phase and counts, and is done once the job is', async () => {
    let asks = 0;
    connectAnswers({
      'jobs.get': () => (++asks < 3 ? running : { ...running, state: 'done', done: 1000, previewId: 'p1' }),
    });
    const done: JobView[] = [];
    show(<JobDialog title="导入" jobId="j1" onDone={(job) => done.push(job)} onClose={() => undefined} />);
    expect(await screen.findByText('正在读取工作表')).toBeTruthy();
    expect(screen.getByText('120 / 1000')).toBeTruthy();
    await expect.poll(() => done.map(({ previewId }) => previewId)).toEqual(['p1']);
  });

  test('取消 stops the job', async () => {
    let cancelled = false;
    connectAnswers({
      'jobs.get': () => (cancelled ? { ...running, state: 'cancelled' } : running),
      'jobs.cancel': () => {
        cancelled = true;
        return { ...running, state: 'cancelled' };
      },
    });
    let closed = 0;
    show(<JobDialog title="导入" jobId="j1" onDone={() => undefined} onClose={() => (closed += 1)} />);
    await userEvent.click(await screen.findByRole('button', { name: '取消' }));
    await expect.poll(() => closed).toBe(1);
  });

  test('a failed job stays until its sentence is read', async () => {
    connectAnswers({
      'jobs.get': () => ({
        ...running,
        state: 'failed',
        error: { code: 'no-header', message: '没有找到表头。', place: { file: 'a.xlsx', sheet: '表一' } },
      }),
    });
    let closed = 0;
    show(<JobDialog title="导入" jobId="j1" onDone={() => undefined} onClose={() => (closed += 1)} />);
    expect((await screen.findByRole('alert')).textContent).toContain('没有找到表头。');
    expect(closed).toBe(0);
    await userEvent.click(screen.getByRole('button', { name: '关闭' }));
    expect(closed).toBe(1);
  });
});
