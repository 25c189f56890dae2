import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { PublicationListId } from '../../../electron/domain/brand.ts';
import { PublishedCard } from '../../../renderer/today/PublishedCard.tsx';
import { expectAccessible } from '../support/axe.ts';
import { day, YEAR_2021 } from '../support/facts.ts';
import { connectAnswers, preparePage, show } from '../support/page.tsx';

preparePage();

const LIST = {
  id: 'l1' as PublicationListId,
  source: '发布明细.xlsx',
  recordedAt: '2021-06-28T01:00:00.000Z',
  covers: { columns: [], units: [], firstDay: day('2021-01-01'), lastDay: day('2021-06-27') },
  shows: 4,
  brought: 4,
};
const LINE = {
  dutyId: 'd1' as never,
  ruleId: 'r1' as never,
  unitId: 'u1' as never,
  periodKey: '2021-06',
  unit: '区财政局',
  content: '财政收支公开',
  period: '2021年6月',
  dueOn: day('2021-06-28'),
  days: 0,
};
const STALE = { column: '政策解读', unit: '', through: day('2021-06-27'), days: 40 };

function open(hasLists: boolean) {
  const asked = connectAnswers({
    'publications.lists': () => (hasLists ? [LIST] : []),
    'publications.week': () => ({
      from: day('2021-06-28'),
      to: day('2021-07-04'),
      through: day('2021-06-27'),
      due: 9,
      done: 3,
      waiting: 1,
      missing: [LINE, { ...LINE, periodKey: '2021-05' }],
      uncovered: [{ ...LINE, unitId: 'u2' as never }],
    }),
    'publications.watch': () => ({ stale: [STALE], vanished: [], doubled: [], redated: [] }),
  });
  show(<PublishedCard year={YEAR_2021} />);
  return asked.map.bind(asked, ({ name }: { readonly name: string }) => name) as () => readonly string[];
}

test('what lists say of the week stands in a line; what they do not cover is apart and not red', async () => {
  open(true);
  await screen.findByText('应公开 9，已公开 3');
  const missing = screen.getByRole('link', { name: '未公开 2' });
  expect(missing.getAttribute('href')).toBe('/publications?year=2021');
  expect(screen.getByText('待认 1 · 未覆盖 1 · 清单截至 2021-06-27').className).not.toContain('over');
  await screen.findByRole('link', { name: '久未更新的栏目 1' });
  await expectAccessible();
});

test('without a list nothing is shown, and nothing more is asked', async () => {
  const names = open(false);
  await waitFor(() => expect(names()).toContain('publications.lists'));
  await waitFor(() => expect(screen.queryByText('本周清单核对')).toBeNull());
  expect(names()).not.toContain('publications.week');
  expect(names()).not.toContain('publications.watch');
});
