import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { OccurrenceView } from '../../../electron/contract/duties.ts';
import type { Lamp } from '../../../electron/contract/shared.ts';
import { FailureError } from '../../../renderer/bridge/call.ts';
import { FulfilmentList } from '../../../renderer/occurrence/FulfilmentList.tsx';
import { lampText } from '../../../renderer/occurrence/lampText.ts';
import { RegisterForm } from '../../../renderer/occurrence/RegisterForm.tsx';
import { entry, occurrence } from '../calendar/entries.ts';
import { CHANGED, day } from '../support/facts.ts';
import { connectAnswers, preparePage, show } from '../support/page.tsx';

preparePage();

const QUESTION = '区财政局（2021年6月）在所属期开始之前就已办结，属于提前。请核对日期；如确是提前，请写明提前的原因。';
const asks = new FailureError({
  code: 'conflict',
  message: QUESTION,
  fields: { earlyReason: '请写明提前的原因' },
});
const open = occurrence(entry('财政收支'), '区财政局');

describe('a registration before its period began', () => {
  test('is asked for its reason, and sent with it', async () => {
    let done = 0;
    const asked = connectAnswers({
      'fulfilments.register': ({ earlyReason }) => {
        if (earlyReason === undefined) throw asks;
        return { ...CHANGED, ids: [] };
      },
    });
    show(<RegisterForm occurrences={[open]} onDone={() => (done += 1)} onCancel={() => undefined} />);
    const user = userEvent.setup();
    expect(screen.queryByLabelText('提前的原因')).toBeNull();
    await user.click(screen.getByRole('button', { name: /^登记/ }));
    expect((await screen.findByRole('alert')).textContent).toBe(QUESTION);
    await user.type(screen.getByLabelText('提前的原因'), '会议提前召开');
    await user.click(screen.getByRole('button', { name: /^登记/ }));
    await waitFor(() => expect(done).toBe(1));
    expect(asked.findLast(({ name }) => name === 'fulfilments.register')?.input).toMatchObject({
      earlyReason: '会议提前召开',
    });
  });

  test('is asked too where its day is put right, and shows its reason ever after', async () => {
    const asked = connectAnswers({
      'fulfilments.update': ({ earlyReason }) => {
        if (earlyReason === undefined) throw asks;
        return CHANGED;
      },
    });
    const registered = { id: 'f1', doneOn: day('2021-06-10'), title: '公示', link: '' };
    show(
      <>
        <FulfilmentList occurrence={{ ...open, fulfilments: [registered] }} />
        <FulfilmentList occurrence={{ ...open, fulfilments: [{ ...registered, earlyReason: '会议提前召开' }] }} />
      </>,
    );
    expect(screen.getByText(/提前：会议提前召开/)).toBeTruthy();
    const user = userEvent.setup();
    await user.click(screen.getAllByRole('button', { name: '修改登记' })[0] as HTMLElement);
    await user.click(screen.getByRole('button', { name: '保存' }));
    await user.type(await screen.findByLabelText('提前的原因'), '提前公示');
    await user.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() =>
      expect(asked.findLast(({ name }) => name === 'fulfilments.update')?.input).toMatchObject({
        earlyReason: '提前公示',
      }),
    );
  });
});

describe('the words beside a lamp', () => {
  const on = (lamp: Lamp, more: Partial<OccurrenceView> = {}) => lampText({ ...open, lamp, ...more });
  const done = { done: 1, doneOn: day('2021-06-04') };

  test('say when it was done, or how it stands; what is not late is never called so', () => {
    expect(on('onTime', done)).toBe('06-04');
    expect(on('onTime', { ...done, early: true })).toBe('06-04 提前');
    // Pieces of 信息报送 have no day.
    expect(on('onTime', { done: 2, needed: 2 })).toBe('2/2 已办');
    expect(on('late', done)).toBe('06-04 迟办');
    expect(on('breach', done)).toBe('06-04 撤早');
    expect(on('overdue', { daysLate: 3 })).toBe('逾期 3 天');
    expect(on('checkDue', { daysLate: 3 })).toBe('应检查');
    expect(on('noReply', { daysLate: 3 })).toBe('未反馈');
    expect(on('before', { daysLate: 3 })).toBe('此前，未登记');
    expect(on('before', done)).toBe('此前，06-04 已办');
    expect(on('notCounted', done)).toBe('不计入，06-04 已办');
    expect(on('exempt')).toBe('免除');
    expect(on('upcoming', { needed: 2 })).toBe('0/2 未办');
  });
});
