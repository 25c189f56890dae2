import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { TimeRule } from '../../../electron/contract/shared.ts';
import type { Year } from '../../../electron/domain/brand.ts';
import { RuleEditor } from '../../../renderer/rules/RuleEditor.tsx';
import { connectAnswers, preparePage, show } from '../support/page.tsx';

preparePage();

test('a statutory time limit fills the rule; they are asked for when the list is opened', async () => {
  const answer: TimeRule = {
    type: 'triggered',
    event: 'requestReceived',
    n: 20,
    count: 'workday',
    shift: { kind: 'none' },
  };
  const asked = connectAnswers({
    'duties.statutoryRules': () => [
      {
        id: 'request-answer',
        title: '答复政府信息公开申请',
        rule: answer,
        sentence: '自收到申请之日起20个工作日内',
        basis: 'law',
        source: '《条例》',
        article: '第三十三条',
        note: '补正后重新计算。',
      },
    ],
  });
  const chosen: TimeRule[] = [];
  show(<RuleEditor rule={{ type: 'continuous' }} year={2021 as Year} onChange={(rule) => chosen.push(rule)} />);
  expect(asked.some(({ name }) => name === 'duties.statutoryRules')).toBe(false);
  await userEvent.click(screen.getByRole('combobox', { name: '法定时限' }));
  await screen.findByText('《条例》第三十三条 · 补正后重新计算。');
  await userEvent.click(screen.getByText('答复政府信息公开申请'));
  expect(chosen).toEqual([answer]);
});
