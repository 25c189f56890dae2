import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { InputOf } from '../../../electron/contract/index.ts';
import type { PieceLineView, PieceList, PieceListPreview, PieceView } from '../../../electron/contract/pieces.ts';
import type { SubmissionMatrix } from '../../../electron/contract/submissions.ts';
import type { PieceId, UnitId } from '../../../electron/domain/brand.ts';
import type { PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import { SubmissionsScreen } from '../../../renderer/submissions/SubmissionsScreen.tsx';
import { pretendLayout } from '../grid/layout.ts';
import { expectAccessible } from '../support/axe.ts';
import { connectAnswers, preparePage, show } from '../support/page.tsx';
import { CHANGED, YEAR_2021 } from '../support/facts.ts';

preparePage();
pretendLayout();

const U1 = 'u1' as UnitId;
const twelve = (at: Readonly<Record<number, number>>) => Array.from({ length: 12 }, (_, index) => at[index + 1]);

/** An office that keeps the list of one unit: what is listed counts, as the app says. */
function office({ typed }: { typed?: number } = {}) {
  let figure = typed;
  let pieces: readonly PieceView[] = [];
  const inMarch = () => pieces.filter(({ on }) => on.startsWith('2021-03'));
  const count = () => (inMarch().length > 0 ? inMarch().length : figure);
  const matrix = (): SubmissionMatrix => ({
    target: 1,
    lastMonthDue: 5,
    totals: twelve({}).map(() => 0),
    rows: [
      {
        unitId: U1,
        unit: '区财政局',
        kind: 'department',
        counts: twelve(count() === undefined ? {} : { 3: count() ?? 0 }),
        listed: twelve({ 3: inMarch().length }).map((each) => each ?? 0),
        differs:
          inMarch().length > 0 && figure !== undefined && figure !== inMarch().length
            ? [{ month: 3, typed: figure, count: inMarch().length }]
            : [],
        total: count() ?? 0,
        targets: twelve({}).map(() => 1),
        sources: [],
        counted: [1, 2, 3, 4, 5],
        met: 1,
        due: 5,
        missed: [],
      },
    ],
  });
  const list = (): PieceList => ({
    pieces: inMarch(),
    registered: [],
    month: {
      count: count() ?? 0,
      listed: inMarch().length,
      registered: 0,
      typed: figure,
      differs: (matrix().rows[0]?.differs?.length ?? 0) > 0,
    },
  });
  const asked = connectAnswers({
    'submissions.matrix': matrix,
    'submissions.set': () => {
      figure = undefined;
      return CHANGED;
    },
    'units.list': () => ({
      units: [{ id: U1, name: '区财政局', kind: 'department', aliases: [], groupIds: [], duties: 0 }],
      groups: [],
    }),
    'pieces.list': list,
    'pieces.add': (input: InputOf<'pieces.add'>) => {
      const id = `p${pieces.length}` as PieceId;
      pieces = [...pieces, { ...input, id, unit: '区财政局' }];
      return { ...CHANGED, id };
    },
    'pieces.update': ({ id, ...input }: InputOf<'pieces.update'>) => {
      pieces = pieces.map((piece) => (piece.id === id ? { ...input, id, unit: '区财政局' } : piece));
      return CHANGED;
    },
    'pieces.remove': ({ ids }: InputOf<'pieces.remove'>) => {
      pieces = pieces.filter(({ id }) => !ids.includes(id));
      return CHANGED;
    },
    'pieces.paste': () => ({ listId: 'l1' }),
    'pieces.preview': ({ choices }: InputOf<'pieces.preview'>) => preview(Object.keys(choices.units).length > 0),
    'pieces.confirm': () => ({ ...CHANGED, added: 2, adopted: 0, already: 1, left: 0 }),
  });
  show(<SubmissionsScreen />, '/submissions?year=2021');
  return { sent: (name: string) => asked.filter((each) => each.name === name).map((each) => each.input) };
}

const line = (key: string, more: Partial<PieceLineView>): PieceLineView => ({
  key,
  sheet: '粘贴',
  line: 2,
  address: 'B2',
  unit: '财政局',
  title: '春耕开始',
  day: '3月5日',
  state: 'add',
  notes: [],
  meant: { unit: '区财政局', on: '2021-03-05' as PlainDate, adoptions: [] },
  ...more,
});

function preview(isChosen: boolean): PieceListPreview {
  const asked = line('0.2', {
    title: '不知是谁',
    unit: '某中心',
    state: 'left',
    reason: '单位“某中心”不在册',
    unknown: 'unit',
  });
  const lines = [line('0.1', {}), isChosen ? line('0.2', { title: '不知是谁' }) : asked];
  const count = (state: PieceLineView['state']) => lines.filter((each) => each.state === state).length;
  return {
    listId: 'l1',
    fileName: '',
    year: YEAR_2021,
    tables: [],
    skippedSheets: [],
    notes: [],
    leftOut: [],
    lines,
    counts: { add: count('add'), adopt: 0, already: 0, left: count('left') },
  };
}

async function openMarch(user: ReturnType<typeof userEvent.setup>) {
  const grid = await screen.findByRole('grid', { name: '各单位各月报送篇数' });
  grid.focus();
  await user.keyboard('{ArrowRight}{ArrowRight} ');
  return screen.findByRole('dialog', { name: '区财政局3月信息清单' });
}

describe('a cell’s pieces', () => {
  test('open with the space bar, take a piece by a line and give the keyboard back', async () => {
    const user = userEvent.setup();
    const { sent } = office();
    const panel = await openMarch(user);
    await user.type(within(panel).getByLabelText('信息标题'), '春耕开始');
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(sent('pieces.add')).toEqual([
        { unitId: U1, title: '春耕开始', on: '2021-03-31', channel: '', link: '', adoptions: [] },
      ]),
    );
    expect(await within(panel).findByText('春耕开始')).toBeTruthy();
    expect(await screen.findByLabelText(/^区财政局3月1，清单 1 篇$/)).toBeTruthy();
    await expectAccessible();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole('grid'));
  });

  test('that differ from the typed figure are 待核; taking the figure away settles it', async () => {
    const user = userEvent.setup();
    const { sent } = office({ typed: 2 });
    const panel = await openMarch(user);
    expect(within(panel).getByText(/按填报的篇数计/)).toBeTruthy();
    await user.type(within(panel).getByLabelText('信息标题'), '春耕开始{Enter}');
    expect(await within(panel).findByText('填报 2 篇，清单 1 篇，按清单计')).toBeTruthy();
    expect(screen.getByLabelText(/^区财政局3月1，待核：填报 2 篇，清单 1 篇，按清单计$/)).toBeTruthy();
    await user.click(within(panel).getByRole('button', { name: '删去填报数' }));
    expect(sent('submissions.set')).toEqual([{ year: YEAR_2021, cells: [{ unitId: U1, month: 3, count: null }] }]);
    await waitFor(() => expect(within(panel).queryByText('待核')).toBeNull());
  });

  test('get their adoptions, and go', async () => {
    const user = userEvent.setup();
    const { sent } = office();
    const panel = await openMarch(user);
    await user.type(within(panel).getByLabelText('信息标题'), '春耕开始{Enter}');
    await user.click(await within(panel).findByRole('button', { name: '修改《春耕开始》' }));
    const form = panel.querySelector('li form') as HTMLElement;
    await user.click(within(form).getByRole('button', { name: '＋ 采用' }));
    await user.type(within(form).getByLabelText('采用刊物'), '政务要情');
    await user.click(within(form).getByRole('button', { name: /保\s*存/ }));
    await waitFor(() =>
      expect(sent('pieces.update')).toMatchObject([{ adoptions: [{ level: 'district', outlet: '政务要情' }] }]),
    );
    expect(await within(panel).findByText(/^区级 \d+月\d+日 政务要情$/)).toBeTruthy();
    await user.click(within(panel).getByRole('button', { name: '删除《春耕开始》' }));
    expect(sent('pieces.remove')).toEqual([{ ids: ['p0'] }]);
  });
});

describe('a list that comes in', () => {
  test('from a block pasted into the title is looked through first; an unknown unit is asked', async () => {
    const user = userEvent.setup();
    const { sent } = office();
    const panel = await openMarch(user);
    fireEvent.paste(within(panel).getByLabelText('信息标题'), {
      clipboardData: { getData: () => '春耕开始\t3月5日\n水利冬修\t3月6日' } as unknown as DataTransfer,
    });
    const dialog = await screen.findByRole('dialog', { name: '导入信息清单' });
    await user.click(within(dialog).getByRole('button', { name: '下一步' }));
    expect(sent('pieces.paste')).toEqual([
      {
        year: YEAR_2021,
        unitId: U1,
        block: [
          ['春耕开始', '3月5日'],
          ['水利冬修', '3月6日'],
        ],
      },
    ]);
    const work = await screen.findByRole('dialog', { name: '核对信息清单' });
    expect(await within(work).findByText('单位“某中心”不在册')).toBeTruthy();
    expect(within(work).getByRole('button', { name: '记入 1 篇' })).toHaveProperty('disabled', false);
    await user.click(within(work).getByRole('combobox', { name: '“某中心”是哪个单位' }));
    await user.click(await screen.findByText('区财政局', { selector: '.ant-select-item-option-content' }));
    await user.click(await within(work).findByRole('button', { name: '记入 2 篇' }));
    expect(sent('pieces.confirm')).toEqual([
      { listId: 'l1', year: YEAR_2021, choices: { units: { 某中心: U1 }, left: [] } },
    ]);
    await waitFor(() => expect(screen.queryByRole('dialog', { name: '核对信息清单' })).toBeNull());
  });
});
