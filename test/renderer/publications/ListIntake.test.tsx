import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { ListPreview, ListTableView } from '../../../electron/contract/publicationLists.ts';
import type { PublicationListId, UnitId } from '../../../electron/domain/brand.ts';
import { PublicationsScreen } from '../../../renderer/publications/PublicationsScreen.tsx';
import { pretendLayout } from '../grid/layout.ts';
import { expectAccessible } from '../support/axe.ts';
import { CHANGED, day } from '../support/facts.ts';
import { connectAnswers, preparePage, show, type Answers } from '../support/page.tsx';

preparePage();
pretendLayout();

const TABLE: ListTableView = {
  place: 0,
  sheet: '清单',
  headerLine: 1,
  columns: [
    { letters: 'A', header: '题名', role: 'title', samples: ['5月财政收支情况'] },
    { letters: 'B', header: '何时', samples: ['5月28日上午'] },
    { letters: 'C', header: '成文日期', role: 'formed', samples: ['2021-05-20'] },
  ],
  lines: 3,
  asks: [],
};

const PREVIEW: ListPreview = {
  listId: 'L1',
  source: '发布明细.csv',
  tables: [TABLE],
  mayConfirm: true,
  notes: [],
  counts: { new: 2, known: 1, changed: 0, doubled: 0, lines: 3, left: 1 },
  faults: [{ sheet: '清单', address: 'B5', value: '去年冬天', reason: '日期不是日期，应写作 2021-06-30 的形式' }],
  covers: { columns: ['财政收支'], units: [], firstDay: day('2021-05-01'), lastDay: day('2021-05-31') },
  columns: [{ column: '财政收支', lines: 3 }],
  units: [],
};

/** A list of which nothing can be read before a person has said something. */
const asking = (asks: ListTableView['asks']): ListPreview => {
  const { covers: _none, ...rest } = PREVIEW;
  return {
    ...rest,
    tables: [{ ...TABLE, asks }],
    mayConfirm: false,
    faults: [],
    counts: { new: 0, known: 0, changed: 0, doubled: 0, lines: 0, left: 0 },
  };
};

function open(preview: ListPreview, more: Answers = {}) {
  let shown = preview;
  const asked = connectAnswers({
    'units.list': () => ({ units: [], groups: [] }),
    'publications.lists': () => [],
    'publications.preview': () => shown,
    'publications.previewLines': ({ offset }) => ({ offset, total: 0, rows: [] }),
    'publications.readAs': () => {
      shown = PREVIEW;
      return { jobId: 'j1' };
    },
    'jobs.get': ({ jobId }) => ({ jobId, state: 'done', phase: '', done: 1, total: 1, previewId: 'L1' }),
    'publications.confirm': () => ({
      id: 'l1' as PublicationListId,
      added: 2,
      altered: 0,
      known: 1,
      left: 1,
      ...CHANGED,
    }),
    ...more,
  });
  show(<PublicationsScreen />, '/publications?year=2021&file=L1');
  return asked;
}
const sent = (asked: ReturnType<typeof open>, name: string) =>
  asked.filter((each) => each.name === name).map(({ input }) => input);
const recordButton = () => screen.findByRole<HTMLButtonElement>('button', { name: /^记入 \d+ 条$/u });

async function choose(label: string, option: string): Promise<void> {
  await userEvent.click(await screen.findByLabelText(label));
  const options = await screen.findAllByText(option, { selector: '.ant-select-item-option-content' });
  await userEvent.click(options.at(-1) as HTMLElement);
}

describe('核对发布清单', () => {
  test('what was not read is named by its place; the rest is recorded with what it covers', async () => {
    const asked = open(PREVIEW);
    await screen.findByText('清单 B5');
    screen.getByText('去年冬天');
    screen.getByText('日期不是日期，应写作 2021-06-30 的形式');
    await expectAccessible();
    await userEvent.click(await recordButton());
    await waitFor(() =>
      expect(sent(asked, 'publications.confirm')).toEqual([{ listId: 'L1', covers: PREVIEW.covers }]),
    );
    await screen.findByText('已记入：新增 2 条');
  });

  test('days that neither it nor the list before covers are offered', async () => {
    const gap = { from: day('2021-04-29'), to: day('2021-04-30') };
    const asked = open({ ...PREVIEW, gap });
    await screen.findByText(/2021-04-29 至 2021-04-30\s+没有覆盖/u);
    await expectAccessible();
    await userEvent.click(screen.getByRole('button', { name: '从 2021-04-29 起覆盖' }));
    expect(screen.queryByText(/没有覆盖，这几天/u)).toBeNull();
    await userEvent.click(await recordButton());
    await waitFor(() =>
      expect(sent(asked, 'publications.confirm')).toEqual([
        { listId: 'L1', covers: { ...PREVIEW.covers, firstDay: gap.from } },
      ]),
    );
  });

  test('that it seems to be of all units is said with its reason, and holds once a person says so', async () => {
    const covers = {
      columns: ['财政收支'],
      units: ['u1' as UnitId],
      firstDay: day('2021-05-01'),
      lastDay: day('2021-05-31'),
    };
    const absent = ['区财政局', '区住建局', '区水务局', '柳林镇'];
    const asked = open({ ...PREVIEW, covers, allUnits: { named: 31, absent, columns: 12 } });
    const said =
      '清单里有 31 个单位的信息（共 35 个），分在 12 个栏目，像是全部单位的。区财政局、区住建局、区水务局等 4 个单位没有信息，现在算“未覆盖”，不会列为没有公开。';
    await screen.findByText((text) => text.startsWith(said));
    await expectAccessible();
    await userEvent.click(screen.getByRole('button', { name: '按全部单位覆盖' }));
    expect(screen.queryByRole('button', { name: '按全部单位覆盖' })).toBeNull();
    await userEvent.click(await recordButton());
    await waitFor(() =>
      expect(sent(asked, 'publications.confirm')).toEqual([{ listId: 'L1', covers: { ...covers, units: [] } }]),
    );
  });

  test('a list whose day is not found asks for its column, and is read anew by what is said', async () => {
    const asked = open(asking(['day']));
    await screen.findByText('没有找到发布时间一列，请在下面指定。');
    await screen.findByText('还没有读出信息');
    expect((await recordButton()).disabled).toBe(true);
    await expectAccessible();
    await choose('B 列是', '发布时间');
    await waitFor(() =>
      expect(sent(asked, 'publications.readAs')).toEqual([
        {
          listId: 'L1',
          place: 0,
          columns: { A: 'title', B: 'published', C: 'formed' },
          formedCounts: false,
        },
      ]),
    );
    await waitFor(async () => expect((await recordButton()).disabled).toBe(false));
  });

  test('a list of a header alone says that there is nothing', async () => {
    const header = asking([]);
    open({ ...header, tables: [{ ...TABLE, lines: 0 }] });
    await screen.findByText('表头下面没有内容，没有可以记入的');
    screen.getByText(/“发布明细.csv”里只有表头/u);
  });

  test('whether 成文日期 may stand for 发布时间 is asked once', async () => {
    const asked = open(asking(['formed']));
    await userEvent.click(await screen.findByRole('checkbox', { name: '用成文日期代替发布时间' }));
    await waitFor(() => expect(sent(asked, 'publications.readAs')).toMatchObject([{ formedCounts: true }]));
    await waitFor(async () => expect((await recordButton()).disabled).toBe(false));
    expect(screen.queryByRole('checkbox', { name: '用成文日期代替发布时间' })).toBeNull();
  });

  test('what it covers is set right before it is recorded', async () => {
    const asked = open(PREVIEW);
    const covers = await screen.findByRole('group', { name: '这份清单覆盖' });
    const last = within(covers).getByLabelText('覆盖末日');
    await userEvent.clear(last);
    await userEvent.type(last, '2021-06-10{Enter}');
    await userEvent.click(await recordButton());
    await waitFor(() =>
      expect(sent(asked, 'publications.confirm')).toEqual([
        { listId: 'L1', covers: { ...PREVIEW.covers, lastDay: '2021-06-10' } },
      ]),
    );
  });

  test('columns that it does not name are asked for: nothing is chosen beforehand, and all of them is a choice', async () => {
    const { columns: _columns, ...rest } = PREVIEW.covers!;
    const asked = open({ ...PREVIEW, covers: rest });
    await screen.findByText(/清单没有逐条写明栏目/u);
    screen.getByText(/ · 记入前请选好覆盖的栏目$/u);
    expect((await recordButton()).disabled).toBe(true);
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: '全部栏目' }).checked).toBe(false);
    await expectAccessible();
    await userEvent.click(screen.getByRole('checkbox', { name: '全部栏目' }));
    expect(screen.queryByText(/记入前请选好/u)).toBeNull();
    await userEvent.click(await recordButton());
    await waitFor(() =>
      expect(sent(asked, 'publications.confirm')).toEqual([{ listId: 'L1', covers: { ...rest, columns: [] } }]),
    );
  });

  test('a list that says the very same as one on record is not recorded', async () => {
    open({ ...PREVIEW, sameAs: { source: '发布明细.csv', recordedAt: '2021-06-01T01:00:00.000Z' } });
    await screen.findByText(/完全相同，没有要记的/u);
    expect((await recordButton()).disabled).toBe(true);
  });
});
