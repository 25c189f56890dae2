import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import type { TimeRule } from '../../../electron/contract/shared.ts';
import type { Year } from '../../../electron/domain/brand.ts';
import { ruleFaults } from '../../../electron/domain/rules/checkRule.ts';
import { RuleEditor } from '../../../renderer/rules/RuleEditor.tsx';
import { ruleTypeWords } from '../../../renderer/rules/ruleForms.ts';
import { RULES } from '../../support/anyRule.ts';
import { connectAnswers, preparePage, show } from '../support/page.tsx';

preparePage();

const YEAR = 2021 as Year;

/** The editor as a dialog holds it; `made` gets every rule that it makes. */
function Held({ from, made }: { readonly from: TimeRule; readonly made: TimeRule[] }) {
  const [rule, setRule] = useState(from);
  const change = (next: TimeRule): void => {
    made.push(next);
    setRule(next);
  };
  return <RuleEditor rule={rule} year={YEAR} onChange={change} />;
}

test.each(RULES.map((rule) => [JSON.stringify(rule), rule] as const))('%s is shown in words', (_text, rule) => {
  connectAnswers({});
  show(<RuleEditor rule={rule} year={YEAR} onChange={() => undefined} />);
  const shown = document.body.textContent;
  expect(shown).toContain(ruleTypeWords[rule.type]);
  // The names that the program has for things say nothing to a clerk.
  expect(shown).not.toMatch(/[A-Za-z]{3,}/u);
});

test('an interval gets its number, its unit and its first day', async () => {
  connectAnswers({});
  const made: TimeRule[] = [];
  show(<Held from={{ type: 'continuous' }} made={made} />);
  await choose('时限类型', '每几周（日）一次');
  expect(made.at(-1)).toMatchObject({ type: 'interval', n: 2, unit: 'week', from: '2021-01-04', at: 'end' });
  await choose('间隔单位', '日');
  expect(made.at(-1)).toMatchObject({ unit: 'day', from: '2021-01-01' });
  const number = screen.getByRole('spinbutton', { name: '间隔' });
  await userEvent.clear(number);
  await userEvent.type(number, '10');
  const begin = screen.getByRole('textbox', { name: '起算日' });
  await userEvent.clear(begin);
  await userEvent.type(begin, '2021.3.5');
  await choose('截止', '期初截止');
  expect(made.at(-1)).toMatchObject({ n: 10, unit: 'day', from: '2021-03-05', at: 'start' });
  expect(made.flatMap(ruleFaults)).toEqual([]);
});

test('the second Friday of a month is chosen like any other day of it', async () => {
  connectAnswers({});
  const made: TimeRule[] = [];
  show(<Held from={{ type: 'continuous' }} made={made} />);
  await choose('时限类型', '定期办理');
  await choose('截止', '第几个周几');
  await choose('第几个', '第二个');
  expect(made.at(-1)).toMatchObject({
    every: 'month',
    due: { at: 'nthWeekday', month: 1, nth: 2, weekday: 5 },
  });
  await choose('周期', '每周');
  expect(made.at(-1)).toMatchObject({ every: 'week', due: { at: 'periodEnd' } });
  expect(made.flatMap(ruleFaults)).toEqual([]);
});

test('part of a year is set by its first and last day, and given up again', async () => {
  connectAnswers({});
  const made: TimeRule[] = [];
  show(<Held from={{ type: 'quota', per: 'month', atLeast: 1 }} made={made} />);
  await choose('适用期间', '有起止');
  expect(made.at(-1)).toMatchObject({ during: { from: '2021-01-01', to: '2021-12-31' } });
  const last = screen.getByRole('textbox', { name: '适用期间的最后一日' });
  await userEvent.clear(last);
  await userEvent.type(last, '2021-06-30');
  const first = screen.getByRole('textbox', { name: '适用期间的第一日' });
  await userEvent.clear(first);
  expect(made.at(-1)).toEqual({ type: 'quota', per: 'month', atLeast: 1, during: { to: '2021-06-30' } });
  await choose('时限类型', '定期办理');
  expect(made.at(-1)).toMatchObject({ type: 'recurring', during: { to: '2021-06-30' } });
  await choose('适用期间', '全年');
  expect(made.at(-1)).not.toHaveProperty('during');
  expect(made.flatMap(ruleFaults)).toEqual([]);
});

async function choose(field: string, option: string): Promise<void> {
  await userEvent.click(screen.getByRole('combobox', { name: field }));
  const found = (await screen.findAllByTitle(option)).find((each) => each.closest('.ant-select-dropdown'));
  if (!found) throw new Error(`No option ${option}`);
  await userEvent.click(found);
}
