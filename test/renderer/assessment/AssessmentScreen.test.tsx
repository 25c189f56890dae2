import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { AssessmentTable } from '../../../electron/contract/assessment.ts';
import type { DutyId, RuleId } from '../../../electron/domain/brand.ts';
import { AssessmentScreen } from '../../../renderer/assessment/AssessmentScreen.tsx';
import { pretendLayout } from '../grid/layout.ts';
import { expectAccessible } from '../support/axe.ts';
import { CHANGED, day, YEAR_2021 } from '../support/facts.ts';
import { connectAnswers, preparePage, show, type Answers } from '../support/page.tsx';
import { fill } from './fill.ts';
import { classScores, detail, MISSED, node, row, TABLE, unit } from './fixture.ts';

preparePage();
pretendLayout();

const start = (more: Answers = {}, address = '/assessment?year=2021') => {
  const asked = connectAnswers({
    'assessment.table': () => TABLE,
    'assessment.unit': ({ unitId }) => detail(unitId),
    ...more,
  });
  show(<AssessmentScreen />, address);
  return (name: string) => asked.findLast((each) => each.name === name)?.input;
};

const grid = (name: string) => screen.findByRole('grid', { name });
const unitsOf = (table: HTMLElement) =>
  within(table)
    .getAllByRole('row')
    .slice(1)
    .map((line) =>
      within(line)
        .getAllByRole('gridcell')
        .map(({ textContent }) => textContent),
    );

/** The departments with other rows. */
const withRows = (rows: AssessmentTable['classes'][number]['rows']): AssessmentTable => ({
  ...TABLE,
  classes: [classScores('departments', '区直部门', rows)],
});

describe('考核评分', () => {
  test('较上月 is a column that can be shown, with what it is told from and what is 暂计', async () => {
    const asked = start({
      'assessment.monthBefore': () => ({
        asOf: day('2021-05-31'),
        totals: [{ unitId: TABLE.classes[0]!.rows[0]!.unitId, total: '88.50', isProvisional: true as const }],
      }),
    });
    const table = await grid('区直部门得分');
    expect(within(table).queryByText('较上月')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: '较上月' }));
    await within(table).findByText('较上月');
    expect(asked('assessment.monthBefore')).toEqual({ year: YEAR_2021, classId: TABLE.classes[0]?.classId });
    expect(unitsOf(table).map((cells) => cells.slice(1, 4))).toEqual([
      ['区财政局', '90.00', '暂计+1.50'],
      ['区统计局', '79.40', '—'],
    ]);
    expect(screen.getByLabelText('图例').textContent).toContain('较上月总分减2021年5月31日的总分');
  });

  test('a class has its table, with what stands behind the figures; the other class a click away', async () => {
    start();
    expect(
      await screen.findByText(
        /审核 · 2021年考核方案第 2 版 · 权重 4% · 满分 100 分折 4 分 · 截至 2021年6月28日 · 考核截止日 2022年1月15日/,
      ),
    ).toBeTruthy();
    const table = await grid('区直部门得分');
    expect(unitsOf(table)).toEqual([
      ['1', '区财政局', '90.00', '3.20', '81.40', '9.00', '−1.00'],
      ['2', '区统计局', '79.40', '3.20', '81.40', '9.00', '−1.00'],
    ]);
    await expectAccessible();
    await userEvent.click(screen.getByText('镇街 1'));
    expect(await grid('镇街得分')).toBeTruthy();
    expect(window.location.search).toContain('class=towns');
  });

  test('on paper it has the columns of the screen, two places, and what signs mean; a unit that is open is printed in its place', async () => {
    start();
    await grid('区直部门得分');
    act(() => void window.dispatchEvent(new Event('beforeprint')));
    const sheet = screen.getByRole('article', { name: '2021年考核评分（区直部门）' });
    const lines = within(sheet).getAllByRole('row');
    expect(lines[0]?.textContent).not.toContain('计分依据');
    expect(lines[1]?.textContent).toContain('90.00');
    expect(sheet.textContent).toMatch(/审核 · 2021年考核方案第 2 版.*红字/u);
    act(() => void window.dispatchEvent(new Event('afterprint')));
    await userEvent.click(screen.getByText('区财政局'));
    await screen.findByRole('button', { name: '得分单' });
    act(() => void window.dispatchEvent(new Event('beforeprint')));
    expect(screen.getByRole('article', { name: '2021年得分单（区财政局）' }).textContent).toContain('考核类别：');
    expect(screen.queryByRole('article', { name: /考核评分/u })).toBeNull();
    act(() => void window.dispatchEvent(new Event('afterprint')));
  });

  test('columns sort, and the order is in the address; what has no figure stays last', async () => {
    const none = { ...row('u5', '区新局', undefined, undefined), unplacedWords: '没有可以计分的事项' };
    start({
      'assessment.table': () => withRows([row('u1', '区财政局', 1, '90.00'), row('u2', '区统计局', 2, '79.40'), none]),
    });
    const table = await grid('区直部门得分');
    const names = () => unitsOf(table).map((cells) => cells[1]);
    await userEvent.click(within(table).getByRole('button', { name: '总分' }));
    expect(names()).toEqual(['区财政局', '区统计局', '区新局']);
    await userEvent.click(within(table).getByRole('button', { name: /^总分/u }));
    expect(names()).toEqual(['区统计局', '区财政局', '区新局']);
    expect(window.location.search).toContain('sort=total');
    await userEvent.click(within(table).getByRole('button', { name: '单位' }));
    expect(names()).toEqual(['区财政局', '区统计局', '区新局'].toSorted((a, b) => a.localeCompare(b, 'zh-CN')));
  });

  test('the keys walk the units; Enter opens one, and the walk goes on from unit to unit', async () => {
    start();
    const user = userEvent.setup();
    (await grid('区直部门得分')).focus();
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: /区财政局\s*90\.00/u })).toBeTruthy();
    expect(screen.getByText('第 1 名 · 折 3.20 分')).toBeTruthy();
    await user.keyboard('{ArrowDown}');
    expect(await screen.findByRole('heading', { name: /区统计局\s*79\.40/u })).toBeTruthy();
    expect(window.location.search).toContain('unit=u2');
  });

  test('units without a place stand with why, and every sign has its legend', async () => {
    const poor = {
      ...row('u4', '区档案馆', undefined, '75.00'),
      unplaced: 'tooLittle' as const,
      unplacedWords: '适用指标只占满分的 40%',
      rebased: true,
    };
    const open = {
      ...row('u6', '区信访局', undefined, '70.00'),
      unplaced: 'provisional' as const,
      unplacedWords: '还有 1 项没有评议',
    };
    const gap = {
      ...row('u1', '区财政局', 1, '90.00'),
      roundingGap: '0.01',
      published: { total: '91.00', place: 1, version: 2 },
    };
    start({ 'assessment.table': () => withRows([gap, poor, open]) });
    const lines = unitsOf(await grid('区直部门得分')).map((cells) => cells.filter((_, at) => at !== 3));
    expect(lines.map((cells) => [cells[0], cells[2], cells[3], cells.at(-1)])).toEqual([
      ['1', '90.00', '1 · 91.00', '因四舍五入，合计差 0.01'],
      ['不排名', '75.00*', '—', '不排名：适用指标只占满分的 40%'],
      ['不排名', '暂计70.00', '—', '不排名：还有 1 项没有评议'],
    ]);
    const legend = screen.getByLabelText('图例');
    for (const sign of ['*', '暂计', '不排名', '公布分', '红字']) expect(within(legend).getByText(sign)).toBeTruthy();
    expect(within(legend).queryByText('并列超额')).toBeNull();
  });

  test('a tie past its quota is said once, the name of a unit is whole in its title', async () => {
    start({
      'assessment.table': () => withRows([{ ...row('u1', '区财政局', 1, '90.00'), tiedOutOf: '优秀' }]),
    });
    const table = await grid('区直部门得分');
    expect(unitsOf(table)[0]?.at(-1)).toBe('并列超额，未列入优秀');
    expect(within(table).getByTitle('区财政局')).toBeTruthy();
  });

  test('columns out of sight on the right are said', async () => {
    start();
    const table = await grid('区直部门得分');
    expect(screen.queryByRole('button', { name: /右边还有列/u })).toBeNull();
    Object.defineProperty(table, 'scrollWidth', { configurable: true, value: 1400 });
    fireEvent.scroll(table);
    expect(await screen.findByRole('button', { name: /右边还有列/u })).toBeTruthy();
    table.scrollLeft = 400;
    fireEvent.scroll(table);
    await waitFor(() => expect(screen.queryByRole('button', { name: /右边还有列/u })).toBeNull());
  });

  test('units of two classes or none are said in sight, with the way to settle it', async () => {
    const questions = [
      { unitId: unit('u7'), classes: [], message: '“区新局”不属于任何考核类别，请确定它的类别。' },
      { unitId: unit('u8'), classes: ['甲', '乙'], message: '“区旧局”同时属于“甲”、“乙”。' },
    ];
    start({ 'assessment.table': () => ({ ...TABLE, questions }) });
    const asked = await screen.findByRole('region', { name: '待核的类别' });
    expect(asked.textContent).toContain('“区新局”不属于任何考核类别');
    expect(asked.textContent).toContain('另有 1 个单位的类别待定');
    expect(within(asked).getByRole('link').getAttribute('href')).toBe('/schemes?year=2021');
  });

  test('what the cut-off leaves out is listed apart, for the class that is shown', async () => {
    const { occurrence } = MISSED;
    if (!occurrence) throw new Error('an occurrence is expected');
    const later = { ...occurrence, dueOn: day('2022-01-31'), content: '网站年度报表' };
    const done = { ...occurrence, doneOn: day('2022-02-28'), content: '公布清单' };
    const town = { ...later, unitId: unit('u3'), unit: '清泉镇' };
    start({ 'assessment.table': () => ({ ...TABLE, afterCutOff: [later, town], doneAfterCutOff: [done] }) });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: '截止日后到期 1 项次' }));
    expect(within(screen.getByRole('region', { name: '截止日后到期' })).getByText(/网站年度报表/)).toBeTruthy();
    expect(window.location.search).toContain('after=due');
    await user.click(screen.getByRole('button', { name: '截止日后办结 1 项次' }));
    expect(within(screen.getByRole('region', { name: '截止日后办结' })).getByText('应 05-31 · 办 02-28')).toBeTruthy();
  });
});

test('a unit that the address names brings its class', async () => {
  start({}, '/assessment?year=2021&unit=u3');
  expect(await grid('镇街得分')).toBeTruthy();
  expect(await screen.findByRole('heading', { name: /清泉镇/u })).toBeTruthy();
});

describe('得分单', () => {
  const open = (more: Answers = {}, rest = '') => start(more, `/assessment?year=2021&unit=u1${rest}`);

  test('the tree opens to the trace: rule, lines, facts with their points, each leading to where it is on record', async () => {
    open();
    const tree = await screen.findByRole('list', { name: '指标得分' });
    expect(
      within(tree)
        .getByRole('button', { name: /^定时公开按时率.*51\.40 ?\/ 60$/u })
        .getAttribute('aria-pressed'),
    ).toBe('true');
    const trace = screen.getByRole('region', { name: '定时公开按时率的计分' });
    for (const words of ['按时公开的得满分', '按时率 × 满分', '到期应办 7，按时 6，未办 1。', '另有 3 项未到期，不计'])
      expect(trace.textContent).toContain(words);
    expect(within(trace).getByRole('link', { name: '统计月报' }).getAttribute('href')).toBe(
      '/ledger?year=2021&item=d1~r1~u1~2021-05',
    );
    expect(within(trace).getByText('−2.00')).toBeTruthy();
    expect(within(trace).getByRole('link', { name: '标题不规范' }).getAttribute('href')).toBe(
      '/findings?year=2021&finding=f1',
    );
    expect(within(trace).getByText('已在“通报扣分”计')).toBeTruthy();
    expect(screen.getByRole('list', { name: '从基础分到总分' }).textContent).toBe('基础分：91扣分：−1总分：90.00');
    await expectAccessible();
  });

  test('branches close and open; the keys walk the tree', async () => {
    open();
    const user = userEvent.setup();
    const tree = await screen.findByRole('list', { name: '指标得分' });
    await user.click(within(tree).getByRole('button', { name: '收起主动公开' }));
    expect(within(tree).queryByRole('button', { name: /^信息报送/u })).toBeNull();
    await user.click(screen.getByRole('button', { name: '全部展开' }));
    await user.click(within(tree).getByRole('button', { name: /^信息报送/u }));
    expect(await screen.findByRole('region', { name: '信息报送的计分' })).toBeTruthy();
    expect(screen.getByRole('list', { name: '各月报送' }).textContent).toContain('1月2/1 篇');
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(window.location.search).toContain('node=i4');
    const link = within(await screen.findByRole('region', { name: '通报扣分的计分' })).getByRole('link', {
      name: '通报批评',
    });
    expect(link.getAttribute('href')).toBe('/scoreFacts?year=2021&event=e1');
  });

  test('a judged leaf takes points within its range, with assessor, reason and document', async () => {
    const sent = open({ 'scoreFacts.judge': () => CHANGED }, '&node=i3');
    const user = userEvent.setup();
    const form = await screen.findByRole('form', { name: '日常管理评议的评议' });
    const save = within(form).getByRole<HTMLButtonElement>('button', { name: '保存评议' });
    fill(within(form).getByLabelText('得分'), '10.5');
    expect(within(form).getByText('应为 0 至 10 分，不超过四位小数')).toBeTruthy();
    fill(within(form).getByLabelText('得分'), '８．５');
    fill(within(form).getByLabelText('评委'), '经办人甲');
    fill(within(form).getByLabelText('理由'), '材料及时');
    expect(save.disabled).toBe(true);
    fill(within(form).getByLabelText('依据文件'), '评议记录');
    await user.click(save);
    await waitFor(() =>
      expect(sent('scoreFacts.judge')).toEqual({
        year: YEAR_2021,
        unitId: 'u1',
        nodeId: 'i3',
        assessor: '经办人甲',
        points: '8.5',
        reason: '材料及时',
        basis: '评议记录',
      }),
    );
  });

  test('what was judged stays as it is until it is changed, and another assessor is added', async () => {
    const given = {
      unitId: unit('u1'),
      unit: '区财政局',
      schemeId: TABLE.classes[0]?.scheme.schemeId ?? ('' as never),
      nodeId: node('i3'),
      node: '日常管理评议',
      assessor: '经办人甲',
      points: '8.50',
      reason: '材料及时',
      basis: '评议记录',
      version: 1,
      isOldVersion: true,
    };
    const sent = open(
      {
        'assessment.unit': () => {
          const found = detail('u1');
          return {
            ...found,
            nodes: found.nodes.map((each) =>
              each.nodeId === 'i3' ? Object.assign({}, each, { judgements: [given] }) : each,
            ),
          };
        },
        'scoreFacts.judge': () => CHANGED,
      },
      '&node=i3',
    );
    const user = userEvent.setup();
    const form = await screen.findByRole('form', { name: '日常管理评议的评议（经办人甲）' });
    expect(within(form).getByLabelText<HTMLInputElement>('得分').value).toBe('8.5');
    expect(form.textContent).toContain('按方案第 1 版评的');
    await user.click(screen.getByRole('button', { name: '增加评委' }));
    expect(screen.getByRole('form', { name: '日常管理评议的评议' })).toBeTruthy();
    await user.click(within(form).getByRole('button', { name: '撤回评议' }));
    await waitFor(() => expect(sent('scoreFacts.judge')).toMatchObject({ assessor: '经办人甲', points: null }));
  });
});

describe('假设', () => {
  const ITEM = {
    dutyId: 'd1' as DutyId,
    ruleId: 'r1' as RuleId,
    unitId: unit('u1'),
    periodKey: '2021-05',
    state: 'overdue' as const,
    unit: '区财政局',
    number: '',
    content: '统计月报',
    period: '2021年5月',
    lamp: 'overdue' as const,
    dueOn: day('2021-05-31'),
    needed: 1,
    done: 0,
    marks: [],
    returns: 0,
    reminders: 0,
    evidence: 0,
    notes: 0,
    mayVerify: false,
    next: '',
  };

  test('an item that is supposed on time changes total, place and nodes; nothing is written', async () => {
    const sent = start(
      {
        'ledger.items': () => ({ offset: 0, rows: [ITEM], total: 1, states: {}, reportedLate: 0 }),
        'assessment.whatIf': () => ({
          before: '79.40',
          after: '82.00',
          placeBefore: 2,
          placeAfter: 1,
          nodes: [{ nodeId: node('i1'), name: '定时公开按时率', before: '51.40', after: '54.00' }],
        }),
      },
      '/assessment?year=2021&unit=u1&view=whatIf',
    );
    const user = userEvent.setup();
    await screen.findByText(/算出总分、名次和各指标会怎样变化/);
    await user.click(screen.getByRole('combobox', { name: '假设统计月报（2021年5月）' }));
    await user.click(await screen.findByTitle('按时'));
    expect(await screen.findByText('82.00')).toBeTruthy();
    expect(screen.getByRole('list', { name: '变化的指标' }).textContent).toContain('定时公开按时率51.4 → 54+2.60');
    expect(screen.getByText('已假设 1 项，不写入任何记录')).toBeTruthy();
    expect(sent('assessment.whatIf')).toEqual({
      year: YEAR_2021,
      unitId: 'u1',
      changes: [{ occurrence: { dutyId: 'd1', ruleId: 'r1', unitId: 'u1', periodKey: '2021-05' }, outcome: 'onTime' }],
    });
    await user.click(screen.getByRole('button', { name: '全部还原' }));
    expect(screen.queryByText('82.00')).toBeNull();
  });

  test('events that were not and leaves judged otherwise are supposed too, and taken back', async () => {
    const sent = start(
      {
        'ledger.items': () => ({ offset: 0, rows: [ITEM], total: 1, states: {}, reportedLate: 0 }),
        'assessment.whatIf': () => ({ before: '79.40', after: '77.40', nodes: [] }),
      },
      '/assessment?year=2021&unit=u1&view=whatIf',
    );
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: '加事件' }));
    expect(await screen.findByText('77.40')).toBeTruthy();
    fill(screen.getByLabelText('假设评议的得分'), '100000');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '加评议' }).disabled).toBe(true);
    fill(screen.getByLabelText('假设评议的得分'), '8.5');
    await user.click(screen.getByRole('button', { name: '加评议' }));
    expect(screen.getByText('已假设 2 项，不写入任何记录')).toBeTruthy();
    await waitFor(() =>
      expect(sent('assessment.whatIf')).toMatchObject({
        changes: [],
        events: [{ on: '2021-06-28', type: 'criticism', name: '', level: null, organ: null }],
        judgements: [{ nodeId: 'i3', points: '8.5' }],
      }),
    );
    await user.click(screen.getByRole('button', { name: '去掉通报批评' }));
    expect(screen.getByText('已假设 1 项，不写入任何记录')).toBeTruthy();
    await expectAccessible();
  });

  test('what changed between two days, with the facts', async () => {
    const sent = start(
      {
        'assessment.between': ({ from, to }) => ({
          from: { asOf: from, total: '81.40', isProvisional: true },
          to: { asOf: to, total: '79.35' },
          nodes: [
            {
              nodeId: node('i1'),
              name: '定时公开按时率',
              before: '53.40',
              after: '51.40',
              facts: [{ ...MISSED, change: 'new' as const }],
            },
          ],
        }),
      },
      '/assessment?year=2021&unit=u1&view=between&from=2021-06-30&to=2021-05-01',
    );
    const part = await screen.findByRole('region', { name: '定时公开按时率' });
    expect(part.textContent).toContain('53.4 → 51.4−2.00');
    expect(screen.getByText('81.40', { selector: 'b' }).parentElement?.textContent).toContain('81.40 暂计');
    expect(screen.getByText('79.35', { selector: 'b' }).parentElement?.textContent).not.toContain('暂计');
    expect(within(part).getByRole('link', { name: '统计月报' })).toBeTruthy();
    // The earlier day is the first, whichever was written first.
    expect(sent('assessment.between')).toMatchObject({ from: '2021-05-01', to: '2021-06-30' });
    await expectAccessible();
  });
});
