import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test } from 'vitest';
import type { CalendarEntry } from '../../../electron/contract/calendar.ts';
import type { OccurrenceView } from '../../../electron/contract/duties.ts';
import type { UnitId } from '../../../electron/domain/brand.ts';
import type { PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import { CalendarScreen } from '../../../renderer/calendar/CalendarScreen.tsx';
import { FailureError } from '../../../renderer/bridge/call.ts';
import { expectAccessible } from '../support/axe.ts';
import { connectAnswers, preparePage, show, type Answers, type Asked } from '../support/page.tsx';
import { CHANGED, day, STATUS } from '../support/facts.ts';
import { days, entry, occurrence } from './entries.ts';

preparePage();

const adjusting = entry('目录与栏目调整');
const finance = entry('财政收支公开', {
  dueOn: day('2021-06-10'),
  kind: 'measure',
  lamp: 'overdue',
  lamps: { overdue: 1 },
  done: 0,
  total: 1,
});

let occurrences: OccurrenceView[] = [];

function answers(entries: readonly CalendarEntry[], more: Answers = {}): Answers {
  return {
    'calendar.range': ({ from, to }) => ({
      days: days(from, to, {
        '2021-06-14': { kind: 'holiday', name: '端午节' },
        '2021-06-26': { kind: 'makeUp' },
      }),
      entries,
      lamps: {},
    }),
    'calendar.entry': () => ({
      entry: adjusting,
      timeWording: '于6月底前对目录和栏目进行一轮完善',
      sentence: '6月30日前完成',
      advisedOn: day('2021-06-29'),
      source: '任务分解表.xlsx 表一 E12',
      occurrences,
      unitsInAll: occurrences.length,
      movedAway: [],
    }),
    'units.list': () => ({
      units: ['区发改局', '区卫健局', '区财政局'].map((name) => ({
        id: `unit-${name}` as UnitId,
        name,
        kind: 'department',
        aliases: name === '区卫健局' ? ['区卫计局'] : [],
        groupIds: [],
        duties: 1,
      })),
      groups: [],
    }),
    ...more,
  };
}

beforeEach(() => {
  occurrences = [
    occurrence(adjusting, '区发改局'),
    occurrence(adjusting, '区卫健局', { lamp: 'overdue', daysLate: 3 }),
    occurrence(adjusting, '区财政局', {
      lamp: 'onTime',
      done: 1,
      doneOn: day('2021-06-21'),
      fulfilments: [{ id: 'f1', doneOn: day('2021-06-21'), title: '栏目调整公告', link: 'https://www.example.cn/1' }],
    }),
  ];
});

const inputOf = (asked: readonly Asked[], name: string) => asked.findLast((each) => each.name === name)?.input;
const panel = (name = adjusting.content) => screen.findByRole('dialog', { name });

async function openEntry(): Promise<HTMLElement> {
  await userEvent.click(await screen.findByRole('button', { name: /目录与栏目调整/u, pressed: false }));
  return panel();
}

describe('the month', () => {
  test('asks for whole weeks and shows figures of the month alone', async () => {
    const outside = entry('上月事项', { dueOn: day('2021-05-31'), lamps: { overdue: 7 } });
    const asked = connectAnswers(answers([adjusting, finance, outside]));
    show(<CalendarScreen />, '/calendar?year=2021');
    expect(await screen.findByText('到期应办 2 项 · 按时 1 · 迟办 0 · 逾期 1 · 未到期 2')).toBeTruthy();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('2021年6月');
    expect(inputOf(asked, 'calendar.range')).toEqual({ year: 2021, from: '2021-05-31', to: '2021-07-04' });
  });

  test('the legend has the mark of all that is in sight, the rare ones too', async () => {
    const old = entry('月初检查', { dueOn: day('2021-06-01'), lamp: 'before', lamps: { before: 2, notCounted: 1 } });
    connectAnswers(answers([adjusting, old]));
    show(<CalendarScreen />, '/calendar?year=2021');
    await screen.findByRole('button', { name: /月初检查/u });
    const legend = within(screen.getByRole('group', { name: '按亮灯筛选' }));
    expect(legend.getByRole('button', { name: '此前 2' })).toBeTruthy();
    expect(legend.getByRole('button', { name: '不计入 1' })).toBeTruthy();
    expect(legend.queryByRole('button', { name: /未反馈/u })).toBeNull();
  });

  test('a chip says lamp, content and how many units are done', async () => {
    connectAnswers(answers([adjusting]));
    show(<CalendarScreen />, '/calendar?year=2021');
    const chip = await screen.findByRole('button', { name: /^临期\s*目录与栏目调整\s*1\/3$/u });
    expect(chip.title).toContain('已办 1 / 3');
  });

  test('a day shows what it holds, however much that is; beyond two dozen it says how many there are', async () => {
    const many = (count: number, dueOn: string) =>
      Array.from({ length: count }, (_, at) => entry(`${dueOn}第${at + 1}项`, { dueOn: day(dueOn) }));
    connectAnswers(answers([...many(12, '2021-06-30'), ...many(30, '2021-06-15')]));
    show(<CalendarScreen />, '/calendar?year=2021');
    expect(await screen.findAllByRole('button', { name: /2021-06-30第\d+项/u })).toHaveLength(12);
    expect(screen.getAllByRole('button', { name: /2021-06-15第\d+项/u })).toHaveLength(24);
    await userEvent.click(screen.getByRole('button', { name: '共 30 项' }));
    expect((await panel('2021年6月15日 周二到期的事项')).textContent).toContain('2021-06-15第30项');
  });

  test('of a neighbouring month’s day only the number is shown, which opens its list', async () => {
    const outside = ['上月甲', '上月乙'].map((content) => entry(content, { dueOn: day('2021-05-31') }));
    connectAnswers(answers([adjusting, ...outside]));
    show(<CalendarScreen />, '/calendar?year=2021');
    await userEvent.click(await screen.findByRole('button', { name: '共 2 项' }));
    expect((await panel('2021年5月31日 周一到期的事项')).textContent).toContain('上月乙');
    expect(screen.getAllByText(/上月甲/u)).toHaveLength(1);
  });

  test.each([
    ['&day=2021-06-03', /6月3日/u],
    ['&view=day&date=2021-06-03', /6月3日/u],
  ])('an empty day leads to the next one on which something is due (%s)', async (at, empty) => {
    const due = [entry('甲', { dueOn: day('2021-06-09') }), entry('乙', { dueOn: day('2021-06-09') }), adjusting];
    const range = ({ from, to }: { readonly from: PlainDate; readonly to: PlainDate }) => ({
      days: days(from, to),
      entries: due.filter(({ dueOn }) => dueOn >= from && dueOn <= to),
      lamps: {},
    });
    connectAnswers(answers([], { 'calendar.range': range }));
    show(<CalendarScreen />, `/calendar?year=2021${at}`);
    await userEvent.click(await screen.findByRole('button', { name: '下一个到期日：2021年6月9日 周三，2 项' }));
    await waitFor(() => expect(screen.queryByText('这一天没有到期的事项')).toBeNull());
    const shown = new URLSearchParams(window.location.search);
    expect([shown.get('date'), shown.get('day')]).toContain('2021-06-09');
    expect(screen.queryByRole('dialog', { name: empty })).toBeNull();
  });

  test('holidays and worked weekends are named', async () => {
    connectAnswers(answers([]));
    show(<CalendarScreen />, '/calendar?year=2021');
    expect(await screen.findByText('端午节')).toBeTruthy();
    expect(screen.getByTitle('调休，上班').textContent).toBe('班');
  });

  test('a day without a holiday notice is said to be provisional', async () => {
    connectAnswers(
      answers([], {
        'calendar.range': ({ from, to }) => ({
          days: days(from, to).map((each) => Object.assign(each, { provisional: true })),
          entries: [],
          lamps: {},
        }),
      }),
    );
    show(<CalendarScreen />, '/calendar?year=2021');
    expect((await screen.findByText(/年放假安排未录入/u)).textContent).toContain('2021年放假安排未录入');
  });

  test('filters and pages go through the address', async () => {
    const asked = connectAnswers(answers([adjusting, finance]));
    show(<CalendarScreen />, '/calendar?year=2021&kinds=disclosure&unit=unit-x&date=2021-07-15');
    await screen.findByText('2021年7月');
    expect(inputOf(asked, 'calendar.range')).toEqual({
      year: 2021,
      from: '2021-06-28',
      to: '2021-08-01',
      unitId: 'unit-x',
      kinds: ['disclosure'],
    });
    await userEvent.click(screen.getByRole('button', { name: '上一个月' }));
    expect(new URLSearchParams(window.location.search).get('date')).toBe('2021-06-01');
  });

  test('a lamp narrows the calendar to itself, and to all again', async () => {
    connectAnswers(answers([adjusting, finance]));
    show(<CalendarScreen />, '/calendar?year=2021');
    await screen.findByRole('button', { name: /^临期\s*目录与栏目调整/u });
    await userEvent.click(screen.getByRole('button', { name: '逾期 1' }));
    expect(screen.queryByRole('button', { name: /^临期\s*目录与栏目调整/u })).toBeNull();
    expect(screen.getByRole('button', { name: /^逾期\s*财政收支公开/u })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '逾期 1' }));
    expect(screen.getByRole('button', { name: /^临期\s*目录与栏目调整/u })).toBeTruthy();
  });

  test('a year without duties leads to the import', async () => {
    const empty = STATUS.years.map((view) => Object.assign({ ...view }, { duties: 0 }));
    connectAnswers(answers([], { 'workspace.status': () => ({ ...STATUS, years: empty }) }));
    show(<CalendarScreen />, '/calendar?year=2021');
    await userEvent.click(await screen.findByText('导入第一张表'));
    expect(window.location.pathname).toBe('/imports');
  });

  test('a refusal is shown in its place', async () => {
    connectAnswers(
      answers([], {
        'calendar.range': () => {
          throw new FailureError({ code: 'database-damaged', message: '数据文件已损坏，请从备份恢复。' });
        },
      }),
    );
    show(<CalendarScreen />, '/calendar?year=2021');
    expect((await screen.findByRole('alert')).textContent).toContain('数据文件已损坏');
  });

  test('month and open entry stand up to axe', async () => {
    connectAnswers(answers([adjusting, finance]));
    show(<CalendarScreen />, '/calendar?year=2021');
    await openEntry();
    await screen.findByText('区卫健局');
    await expectAccessible();
  });
});

describe('a day', () => {
  test('its number opens the list of all that is due, from which an entry opens and leads back', async () => {
    connectAnswers(answers([adjusting, entry('月度公开')]));
    show(<CalendarScreen />, '/calendar?year=2021');
    await userEvent.click(await screen.findByRole('button', { name: /^2021年6月30日 周三/u }));
    const list = await panel('2021年6月30日 周三到期的事项');
    expect(within(list).getByText('月度公开')).toBeTruthy();
    await userEvent.click(within(list).getByText('目录与栏目调整'));
    await userEvent.click(within(await panel()).getByRole('button', { name: '返回列表' }));
    expect(await panel('2021年6月30日 周三到期的事项')).toBeTruthy();
  });
});

describe('registering', () => {
  test('an entry tells its wording, source, rule and dates, and lists the open units first', async () => {
    connectAnswers(answers([adjusting]));
    show(<CalendarScreen />, '/calendar?year=2021');
    const opened = await openEntry();
    await within(opened).findByText('区卫健局');
    for (const part of [
      '“于6月底前对目录和栏目进行一轮完善”',
      '任务分解表.xlsx 表一 E12',
      '6月30日前完成',
      '2021年6月30日 周三',
      '建议 2021年6月29日 周二 前完成',
      '还有 2 天',
      '已办 1 / 3',
    ]) {
      expect(opened.textContent).toContain(part);
    }
    const order = ['区卫健局', '区发改局', '区财政局'].map((name) => opened.textContent.indexOf(name));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(opened.textContent).toContain('逾期 3 天');
  });

  test('a case is not registered here: its entry leads to the register', async () => {
    const [first] = occurrences;
    if (!first) throw new Error('no occurrence');
    occurrences = [{ ...first, register: 'requests', periodKey: 'q7', period: '2021-007', mayRegister: false }];
    connectAnswers(answers([adjusting]));
    show(<CalendarScreen />, '/calendar?year=2021');
    const link = within(await openEntry()).findByRole('link', { name: '到“依申请公开”办理 2021-007' });
    expect((await link).getAttribute('href')).toBe('/requests?year=2021&request=q7');
  });

  test('an alias, Enter, a title, Enter: registered', async () => {
    const asked = connectAnswers(answers([adjusting], { 'fulfilments.register': () => ({ ids: [], ...CHANGED }) }));
    show(<CalendarScreen />, '/calendar?year=2021');
    await openEntry();
    await screen.findByText('区卫健局');
    await userEvent.type(screen.getByLabelText('在单位中查找'), '卫计{Enter}');
    expect(document.activeElement).toBe(screen.getByLabelText('标题'));
    await userEvent.keyboard('关于栏目调整的公告{Enter}');
    expect(await screen.findByText('已登记区卫健局')).toBeTruthy();
    expect(inputOf(asked, 'fulfilments.register')).toEqual({
      items: [{ dutyId: adjusting.dutyId, ruleId: adjusting.ruleId, unitId: 'unit-区卫健局', periodKey: '2021-06' }],
      doneOn: '2021-06-28',
      title: '关于栏目调整的公告',
      link: '',
    });
    expect(document.activeElement).toBe(screen.getByLabelText('在单位中查找'));
  });

  test('all open units at once; done ones are not registered again', async () => {
    const asked = connectAnswers(answers([adjusting], { 'fulfilments.register': () => ({ ids: [], ...CHANGED }) }));
    show(<CalendarScreen />, '/calendar?year=2021');
    await openEntry();
    await userEvent.click(await screen.findByRole('button', { name: '选择未办 2' }));
    await userEvent.click(screen.getByRole('button', { name: '登记 2 个单位' }));
    await screen.findByText(/^已登记.*等 2 个单位$/u);
    const sent = inputOf(asked, 'fulfilments.register');
    expect(JSON.stringify(sent)).toContain('unit-区发改局');
    expect(JSON.stringify(sent)).not.toContain('unit-区财政局');
  });

  test('a refused registration stays in the form with its sentence', async () => {
    connectAnswers(
      answers([adjusting], {
        'fulfilments.register': () => {
          throw new FailureError({ code: 'invalid-input', message: '链接应以 http:// 或 https:// 开头' });
        },
      }),
    );
    show(<CalendarScreen />, '/calendar?year=2021');
    await openEntry();
    await screen.findByText('区卫健局');
    await userEvent.type(screen.getByLabelText('在单位中查找'), '卫健{Enter}');
    await userEvent.type(screen.getByLabelText('链接'), 'www.example.cn{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('链接应以');
    expect(screen.getByLabelText<HTMLInputElement>('链接').value).toBe('www.example.cn');
  });

  test('a registration is put right, and taken back with the offer to undo', async () => {
    const asked = connectAnswers(
      answers([adjusting], { 'fulfilments.update': () => CHANGED, 'fulfilments.remove': () => CHANGED }),
    );
    show(<CalendarScreen />, '/calendar?year=2021');
    await openEntry();
    await userEvent.click(await screen.findByRole('button', { name: /^区财政局的登记/u }));
    expect(screen.getByText('栏目调整公告').getAttribute('href')).toBe('https://www.example.cn/1');
    await userEvent.click(screen.getByRole('button', { name: '修改登记' }));
    await userEvent.clear(screen.getByLabelText('公开日期'));
    await userEvent.type(screen.getByLabelText('公开日期'), '6月18日{Enter}');
    await screen.findByText('已修改登记');
    expect(inputOf(asked, 'fulfilments.update')).toMatchObject({ id: 'f1', doneOn: '2021-06-18' });
    await userEvent.click(await screen.findByRole('button', { name: '删除登记' }));
    await screen.findByText('已删除区财政局的登记');
    expect(inputOf(asked, 'fulfilments.remove')).toEqual({ ids: ['f1'] });
  });
});
