import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { MatchRuleView, PublicationSettings } from '../../../electron/contract/publications.ts';
import type { DutyId, Year } from '../../../electron/domain/brand.ts';
import { DEFAULT_PUBLICATION_SETTINGS } from '../../../electron/domain/model/publicationMatch.ts';
import { PublicationsScreen } from '../../../renderer/publications/PublicationsScreen.tsx';
import { pretendLayout } from '../grid/layout.ts';
import { expectAccessible } from '../support/axe.ts';
import { CHANGED } from '../support/facts.ts';
import { connectAnswers, preparePage, show } from '../support/page.tsx';

preparePage();
pretendLayout();

const RULE: MatchRuleView = {
  rule: {
    id: 'm1' as MatchRuleView['rule']['id'],
    column: '财政收支',
    words: ['收支'],
    effect: { kind: 'duty', dutyId: 'd1' as DutyId },
  },
  sentence: '栏目“财政收支” + 标题含“收支” → 财政收支公开',
  hits: 12,
  samples: ['1-5月财政收支情况'],
  contradicts: [],
};

/** An office that taught the matching one rule. */
function open(first: readonly MatchRuleView[] = [RULE]) {
  let rules = first;
  let settings: PublicationSettings = DEFAULT_PUBLICATION_SETTINGS;
  const asked = connectAnswers({
    'units.list': () => ({ units: [], groups: [] }),
    'duties.list': () => [],
    'publications.lists': () => [],
    'publications.rules': () => rules,
    'publications.settings': () => settings,
    'publications.tryRule': () => ({ sentence: RULE.sentence, hits: 3, samples: RULE.samples, contradicts: [] }),
    'publications.renewRules': () => ({ renewed: 1, ...CHANGED }),
    'publications.saveRule': ({ id }) => ({ id: id ?? RULE.rule.id, ...CHANGED }),
    'publications.removeRules': () => {
      rules = [];
      return CHANGED;
    },
    'publications.setSettings': ({ defaultsOff }) => {
      settings = { ...settings, ...(defaultsOff === undefined ? {} : { defaultsOff }) };
      return CHANGED;
    },
  });
  show(<PublicationsScreen />, '/publications?year=2021&view=rules');
  return asked;
}
const sent = (asked: ReturnType<typeof open>, name: string) =>
  asked.filter((each) => each.name === name).map(({ input }) => input);

describe('比对规则', () => {
  test('what was taught for an earlier year’s duty says so, and is kept for this year', async () => {
    const earlier: MatchRuleView = { ...RULE, ofYear: 2020 as Year, canRenew: true };
    const asked = open([earlier]);
    await screen.findByText('2020 年度的事项，在 2021 年度不起作用；今年有内容相同的事项');
    await expectAccessible();
    await userEvent.click(screen.getByRole('button', { name: '续用' }));
    await screen.findByText('已续用 1 条规则到 2021 年度');
    await userEvent.click(screen.getByRole('button', { name: '全部续用' }));
    await waitFor(() =>
      expect(sent(asked, 'publications.renewRules')).toEqual([{ year: 2021, ids: ['m1'] }, { year: 2021 }]),
    );
  });

  test('a rule is changed where it stands, with what it would hold for', async () => {
    const asked = open();
    await screen.findByText(RULE.sentence);
    await expectAccessible();
    await userEvent.click(screen.getByRole('button', { name: '修改' }));
    await screen.findByText('现有 3 条符合，如：');
    const column = screen.getByLabelText('栏目');
    await userEvent.clear(column);
    await userEvent.type(column, '财政信息');
    await userEvent.click(screen.getByRole('button', { name: '保存规则' }));
    const { id, ...rule } = RULE.rule;
    await waitFor(() =>
      expect(sent(asked, 'publications.saveRule')).toEqual([{ id, rule: { ...rule, column: '财政信息' } }]),
    );
  });

  test('a rule is removed', async () => {
    const asked = open();
    await userEvent.click(await screen.findByRole('button', { name: '删除' }));
    await screen.findByText('还没有规则');
    expect(sent(asked, 'publications.removeRules')).toEqual([{ ids: ['m1'] }]);
  });

  test('a usual reason to count for nothing is switched off, and on again', async () => {
    const asked = open();
    await userEvent.click(await screen.findByRole('checkbox', { name: '通知' }));
    await waitFor(() => expect(screen.getByRole<HTMLInputElement>('checkbox', { name: '通知' }).checked).toBe(false));
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: '转载' }).checked).toBe(true);
    await userEvent.click(screen.getByRole('checkbox', { name: '通知' }));
    await waitFor(() => expect(sent(asked, 'publications.setSettings')).toHaveLength(2));
    expect(sent(asked, 'publications.setSettings')).toEqual([{ defaultsOff: ['notice'] }, { defaultsOff: [] }]);
  });
});
