import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { DutyRow } from '../../../electron/contract/duties.ts';
import type { DutyId, RuleId, TriggerId, UnitId } from '../../../electron/domain/brand.ts';
import { TriggerDialog } from '../../../renderer/calendar/TriggerDialog.tsx';
import { connectAnswers, preparePage, show, type Answers } from '../support/page.tsx';
import { CHANGED, day } from '../support/facts.ts';

preparePage();

const UNITS = ['unit-a' as UnitId, 'unit-b' as UnitId];

function duty(content: string, rule: DutyRow['rules'][number]['rule']): DutyRow {
  return {
    id: `duty-${content}` as DutyId,
    kind: 'disclosure',
    number: '1',
    task: '',
    subtask: '',
    content,
    timeWording: '文件出台后3个工作日内',
    unitsWording: '',
    rules: [{ id: 'r' as RuleId, rule, sentence: '文件印发后3个工作日内', short: '印发后3个工作日' }],
    assignments: [],
    unitIds: UNITS,
    done: 0,
    total: 0,
    overdue: 0,
    nextDue: undefined,
    state: 'awaitsTrigger',
    followedAs: 'counted',
  };
}

const triggered = duty('政策解读', {
  type: 'triggered',
  event: 'documentIssued',
  n: 3,
  count: 'workday',
  shift: { kind: 'none' },
});
const monthly = duty('月度公开', { type: 'continuous' });

function answers(rows: readonly DutyRow[], more: Answers = {}): Answers {
  return {
    'duties.list': () => rows,
    'duties.get': () => ({
      duty: triggered,
      occurrences: [],
      history: [],
      alsoIn: [],
      reports: [],
      triggers: [
        { id: 't1' as TriggerId, title: '清政发〔2021〕5号', on: day('2021-06-21'), unitIds: UNITS, registrations: 0 },
      ],
    }),
    'units.list': () => ({ units: [], groups: [] }),
    'duties.triggerDates': ({ dutyIds }) =>
      dutyIds.map((dutyId) => ({ dutyId, dueOn: day('2021-07-01'), provisional: false })),
    ...more,
  };
}

describe('登记触发事件', () => {
  test('the only triggered duty is chosen; its units, a title and Enter record day 0', async () => {
    const asked = connectAnswers(
      answers([monthly, triggered], { 'duties.recordEvent': () => ({ ids: ['t2' as TriggerId], ...CHANGED }) }),
    );
    let closed = 0;
    show(<TriggerDialog onClose={() => (closed += 1)} />, '/calendar?year=2021');
    await userEvent.click(await screen.findByRole('button', { name: '全部责任单位 2' }));
    await userEvent.type(await screen.findByLabelText(/^事件/u), '清政发〔2021〕6号{Enter}');
    await expect.poll(() => closed).toBe(1);
    expect(asked.find(({ name }) => name === 'duties.recordEvent')?.input).toEqual({
      dutyIds: [triggered.id],
      title: '清政发〔2021〕6号',
      on: '2021-06-28',
      unitIds: UNITS,
    });
  });

  test('one event is recorded once for all duties that it starts, with their dates shown before', async () => {
    const posting = { ...triggered, id: 'duty-b' as DutyId, content: '政策文件公开' };
    const asked = connectAnswers(
      answers([triggered, posting], { 'duties.recordEvent': () => ({ ids: [], ...CHANGED }) }),
    );
    show(<TriggerDialog onClose={() => undefined} />, '/calendar?year=2021');
    await userEvent.click(await screen.findByRole('combobox', { name: '由它起算的事项' }));
    await userEvent.click(await screen.findByTitle('政策解读'));
    await userEvent.click(await screen.findByRole('button', { name: '一并登记' }));
    expect((await screen.findByRole('list', { name: '到期日' })).textContent).toContain('政策文件公开2021年7月1日');
    await userEvent.click(screen.getByRole('button', { name: '全部责任单位 2' }));
    await userEvent.type(screen.getByLabelText(/^事件/u), '清政发〔2021〕6号{Enter}');
    await expect
      .poll(() => asked.find(({ name }) => name === 'duties.recordEvent')?.input)
      .toMatchObject({
        dutyIds: [triggered.id, posting.id],
      });
  });

  test('events recorded before are listed and can be withdrawn', async () => {
    const asked = connectAnswers(answers([triggered], { 'duties.removeTrigger': () => CHANGED }));
    show(<TriggerDialog onClose={() => undefined} />, '/calendar?year=2021');
    await userEvent.click(await screen.findByRole('button', { name: '撤回事件：清政发〔2021〕5号' }));
    await screen.findByText('已撤回“清政发〔2021〕5号”');
    expect(asked.find(({ name }) => name === 'duties.removeTrigger')?.input).toEqual({ id: 't1' });
  });

  test('a plan without such duties says so', async () => {
    connectAnswers(answers([monthly]));
    show(<TriggerDialog onClose={() => undefined} />, '/calendar?year=2021');
    expect(await screen.findByText('没有由事件起算的事项')).toBeTruthy();
  });
});
