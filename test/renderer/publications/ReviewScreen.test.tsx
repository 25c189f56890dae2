import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import type { MatchClass, MatchItemView, MatchRow, MatchRuleView } from '../../../electron/contract/publications.ts';
import type { DutyId, PublicationId, PublicationListId, RuleId, UnitId } from '../../../electron/domain/brand.ts';
import { occurrenceKey } from '../../../electron/domain/model/occurrenceKey.ts';
import { MATCH_CLASSES } from '../../../electron/domain/words/publications.ts';
import { DEFAULT_PUBLICATION_SETTINGS } from '../../../electron/domain/model/publicationMatch.ts';
import { FailureError } from '../../../renderer/bridge/call.ts';
import { PublicationsScreen } from '../../../renderer/publications/PublicationsScreen.tsx';
import { pretendLayout } from '../grid/layout.ts';
import { expectAccessible } from '../support/axe.ts';
import { CHANGED, day } from '../support/facts.ts';
import { connectAnswers, preparePage, show, type Answers } from '../support/page.tsx';

preparePage();
pretendLayout();

function item(month: number): MatchItemView {
  return {
    dutyId: 'd1' as DutyId,
    ruleId: 'r1' as RuleId,
    unitId: 'u1' as UnitId,
    periodKey: `2021-0${month}`,
    unit: '区财政局',
    number: '1',
    content: '财政收支公开',
    period: `2021年${month}月`,
    dueOn: day(`2021-0${month}-28`),
    lamp: 'overdue',
    done: 0,
    needed: 1,
    registered: [],
  };
}

function row(at: number, own: MatchClass, items: readonly MatchItemView[] = [item(at)]): MatchRow {
  return {
    publication: {
      id: `p${at}` as PublicationId,
      title: `1-${at}月财政收支情况`,
      units: ['区财政局'],
      column: '财政信息/财政收支',
      publishedOn: day(`2021-0${at}-20`),
      dayBasis: 'published',
      link: `http://www.qh.example/${at}.html`,
      indexNumber: '',
    },
    class: own,
    candidates: items.map((one) => ({
      item: one,
      reasons: ['署名是单位名称', '标题写了所属期'],
      doubts: [],
      marks: [{ in: 'title' as const, start: 0, end: 4 }],
    })),
    more: 0,
    marks: [],
    why: own === 'contradicts' ? '这一项已登记，链接不同。' : '',
  };
}

const asRegistered = (one: MatchRow): MatchRow => ({ ...one, class: 'registered' });

const LIST = {
  id: 'l1' as PublicationListId,
  source: '发布明细.xlsx',
  recordedAt: '2021-06-28T01:00:00.000Z',
  covers: { columns: [], units: [], firstDay: day('2021-01-01'), lastDay: day('2021-06-27') },
  shows: 4,
  brought: 4,
};

const RULE: Omit<MatchRuleView, 'rule'> & { readonly rule: Omit<MatchRuleView['rule'], 'id'> } = {
  rule: { column: '财政收支', words: [], effect: { kind: 'duty', dutyId: 'd1' as DutyId } },
  sentence: '栏目“财政收支” → 财政收支公开',
  hits: 12,
  samples: ['1-1月财政收支情况'],
  contradicts: [],
};

/** Three that wait, one that contradicts; what is registered shows so afterwards. */
function open(more: Answers = {}) {
  const registered = new Set<string>();
  const all = [row(1, 'sure'), row(2, 'likely', [item(2), item(3)]), row(4, 'contradicts'), row(5, 'none', [])];
  const now = () =>
    all
      .map((one) => (registered.has(one.publication.id) ? asRegistered(one) : one))
      .toSorted((a, b) => MATCH_CLASSES.indexOf(a.class) - MATCH_CLASSES.indexOf(b.class));
  const classes = () => {
    const counts = { sure: 0, likely: 0, none: 0, ignored: 0, contradicts: 0, registered: 0 };
    for (const one of now()) counts[one.class] += 1;
    return counts;
  };
  const asked = connectAnswers({
    'units.list': () => ({ units: [], groups: [] }),
    'publications.lists': () => [LIST],
    'publications.matches': ({ filter, offset }) => {
      const rows = now().filter((one) => filter.classes === undefined || filter.classes.includes(one.class));
      return { offset, rows, total: rows.length, classes: classes() };
    },
    'publications.matchKeys': () =>
      now()
        .filter((one) => one.class === 'sure')
        .map((one) => ({
          publicationId: one.publication.id,
          class: one.class,
          items: one.candidates.map((each) => occurrenceKey(each.item)),
        })),
    'publications.week': () => ({
      from: day('2021-06-28'),
      to: day('2021-07-04'),
      through: day('2021-06-27'),
      due: 3,
      done: 1,
      waiting: 1,
      missing: [
        {
          ...occurrenceKey(item(6)),
          unit: '区财政局',
          content: '财政收支公开',
          period: '2021年6月',
          dueOn: day('2021-06-28'),
          days: 0,
        },
      ],
      uncovered: [],
    }),
    'publications.watch': () => ({ stale: [], vanished: [], doubled: [], redated: [] }),
    'publications.proposeRules': () => [RULE],
    'publications.tryRule': () => ({
      sentence: RULE.sentence,
      hits: RULE.hits,
      samples: RULE.samples,
      contradicts: [],
    }),
    'publications.saveRule': () => ({ id: 'm1' as MatchRuleView['rule']['id'], ...CHANGED }),
    'publications.itemsFor': ({ text }) => (text === '' ? [item(2), item(3)] : [item(4)]),
    'publications.settings': () => DEFAULT_PUBLICATION_SETTINGS,
    'duties.list': () => [],
    'publications.register': ({ picks }) => {
      for (const { publicationId } of picks) registered.add(publicationId);
      return { registered: picks.length, accepted: 1, rules: 0, left: [], ...CHANGED };
    },
    'publications.tryRegister': () => ({ registered: 1, accepted: 1, redated: 0, left: 0, missing: 2, waiting: 1 }),
    'publications.reject': ({ pairs }) => ({ rejected: pairs.length, ...CHANGED }),
    ...more,
  });
  show(<PublicationsScreen />, '/publications?year=2021');
  return asked;
}

const sent = (asked: ReturnType<typeof open>, name: string) =>
  asked.filter((each) => each.name === name).map(({ input }) => input);
const current = async (title: string) =>
  waitFor(() => {
    const on = screen.getByRole('region', { name: '公开信息' }).querySelector('li[aria-current=true]');
    expect(on?.textContent).toContain(title);
  });

describe('发布比对', () => {
  test('says no figure as long as there is none', async () => {
    const failure = { code: 'conflict', message: '比对没有完成。' } as const;
    open({
      'publications.matches': () => {
        throw new FailureError(failure);
      },
    });
    await screen.findByText(failure.message);
    screen.getByRole('radio', { name: '全部' });
    expect(screen.queryByText('正在比对…')).toBeNull();
  });

  test('is walked by keys alone: registered, rejected, picked, ticked, and all that is ticked at once', async () => {
    const asked = open();
    await screen.findByText('4 条 · 待认 2');
    await expectAccessible();
    await current('1-1月');
    await userEvent.keyboard('j');
    await current('1-2月');
    await userEvent.keyboard('r');
    await userEvent.click(await screen.findByRole('button', { name: '只这一条不是' }));
    await screen.findByText('已排除，不再推荐到这个事项');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    // Another item than the likeliest, then registered: no more is proposed than was picked.
    await userEvent.keyboard('e');
    await screen.findByText('另选事项');
    await screen.findByText('2021年3月');
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await userEvent.keyboard('{Enter}');
    await screen.findByText('已登记 1 条，销号 1 项');
    await screen.findByText('建议记为规则');
    await userEvent.click(screen.getByRole('button', { name: '记住' }));
    await waitFor(() => expect(sent(asked, 'publications.saveRule')).toHaveLength(1));
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(sent(asked, 'publications.register')).toHaveLength(2));
    expect(sent(asked, 'publications.register')).toEqual([
      { year: 2021, picks: [{ publicationId: 'p2', items: [occurrenceKey(item(3))] }] },
      { year: 2021, picks: [{ publicationId: 'p1', items: [occurrenceKey(item(1))] }] },
    ]);
    expect(sent(asked, 'publications.reject')).toEqual([
      { pairs: [{ publicationId: 'p2', item: occurrenceKey(item(2)) }] },
    ]);
    expect(sent(asked, 'publications.saveRule')).toEqual([{ rule: RULE.rule }]);
  });

  test('what was registered goes to the end, and its place is the next one’s', async () => {
    const asked = open();
    await current('1-1月');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('已登记 1 条，销号 1 项');
    await current('1-2月');
    const rows = () => within(screen.getByRole('region', { name: '公开信息' })).getAllByRole('listitem');
    expect(rows().at(-1)?.textContent).toContain('1-1月');
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(sent(asked, 'publications.register')).toHaveLength(2));
    await current('1-4月');
  });

  test('what is unticked is not registered with the rest; what contradicts is not registered at all', async () => {
    const asked = open();
    await current('1-1月');
    await userEvent.keyboard('x');
    await screen.findByRole('button', { name: /^没有勾选/u });
    await userEvent.keyboard('jx');
    await screen.findByRole('button', { name: /^登记已勾选 1 条/u });
    await userEvent.keyboard('j');
    await current('1-4月');
    await userEvent.keyboard('{Enter}');
    await screen.findByText('这一项已登记，链接不同。');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(sent(asked, 'publications.register')).toEqual([
        { year: 2021, picks: [{ publicationId: 'p2', items: [occurrenceKey(item(2))] }] },
      ]),
    );
  });

  test('what corresponds to nothing asks for the item first; what could not be registered is named', async () => {
    const left = [
      { publicationId: 'p5' as PublicationId, title: '1-5月财政收支情况', item: item(4), why: '已经登记过' },
    ];
    const asked = open({
      'publications.register': () => ({ registered: 0, accepted: 0, rules: 0, left, ...CHANGED }),
    });
    await current('1-1月');
    await userEvent.keyboard('jjj');
    await current('1-5月');
    await userEvent.keyboard('{Enter}');
    await screen.findByText('另选事项');
    // At once: Enter means the answer to what was typed, not the one that still stands.
    await userEvent.keyboard('四月{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await userEvent.keyboard('{Enter}');
    await screen.findByText('1 条没有登记');
    screen.getByText(/已经登记过/u);
    // Nothing is pressed through the dialog.
    await userEvent.keyboard('j');
    expect(sent(asked, 'publications.register')).toEqual([
      { year: 2021, picks: [{ publicationId: 'p5', items: [occurrenceKey(item(4))] }] },
    ]);
  });

  test('says in counts what registering would change, and what would still be missing', async () => {
    const asked = open({
      'publications.tryRegister': ({ picks = [] }) =>
        picks.length === 0
          ? { registered: 1, accepted: 1, redated: 0, left: 0, missing: 2, waiting: 1 }
          : { registered: 2, accepted: 0, redated: 1, left: 1, missing: 0, waiting: 0 },
    });
    await screen.findByText('登记 1 条，销号 1 项；登记后到期的还有 2 项未公开、1 项待认');
    await current('1-1月');
    await userEvent.keyboard('jx');
    await screen.findByText('登记 2 条，改动办结日期 1 项，1 条不能登记；登记后到期的都已公开');
    expect(sent(asked, 'publications.tryRegister').at(-1)).toEqual({
      year: 2021,
      sure: {},
      picks: [{ publicationId: 'p2', items: [occurrenceKey(item(2))] }],
    });
    await userEvent.keyboard('xkx');
    await screen.findByRole('button', { name: /^没有勾选/u });
    expect(screen.queryByText(/登记后到期的/u)).toBeNull();
  });

  test('who has not published is named, with the way to a slip; before the first list it says how to come by one', async () => {
    open();
    await screen.findByText('已公开 1 / 3');
    expect(screen.getByRole('link', { name: '生成提醒单' }).getAttribute('href')).toContain('/papers?year=2021');
  });

  test('of a week that no list covers it is not said that all has come out', async () => {
    const [from, to, dueOn] = [day('2021-06-28'), day('2021-07-04'), day('2021-07-02')];
    const texts = { unit: '区财政局', content: '财政收支公开', period: '2021年6月' };
    const uncovered = [{ ...occurrenceKey(item(6)), ...texts, dueOn, days: -4 }];
    open({
      'publications.week': () => ({ from, to, through: from, due: 1, done: 0, waiting: 0, missing: [], uncovered }),
    });
    await screen.findByText('本周应公开的都不在清单覆盖范围内。');
  });

  test('the row that J moves to is brought into sight', async () => {
    open();
    await current('1');
    const shown = vi.spyOn(Element.prototype, 'scrollIntoView');
    await userEvent.keyboard('j');
    const last = () => (shown.mock.contexts.at(-1) as Element | undefined)?.getAttribute('data-index');
    await waitFor(() => expect(last()).toBe('1'));
    shown.mockRestore();
  });

  test('before the first list it says how to come by one', async () => {
    open({ 'publications.lists': () => [] });
    await screen.findByText('还没有发布清单');
    await expectAccessible();
  });
});
