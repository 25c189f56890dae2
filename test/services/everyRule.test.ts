import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DutyId, UnitId } from '../../electron/domain/brand.ts';
import { addDays } from '../../electron/domain/dates/plainDate.ts';
import { NO_SHIFT, type DueInPeriod, type TimeRule } from '../../electron/domain/model/timeRule.ts';
import { readTimeRule } from '../../electron/store/repositories/timeRuleJson.ts';
import type { OfficeBook } from '../support/fillInBooks.ts';
import { day, openTestApp, type TestApp } from '../support/testApp.ts';
import { exported } from './exports/exported.ts';
import { bookOf, startRound } from './fillIn/fillInApp.ts';
import { YEAR } from './imports/importFixtures.ts';

/**
 * Every form that a time rule can have, through everything that the app does with one: a new form does not compile until it stands in the table, and
 * does not pass until each layer makes something of it. The editor's forms are tried in test/renderer/rules.
 */

interface Form<Rule extends TimeRule = TimeRule> {
  readonly rule: Rule;
  readonly sentence: string;
  readonly short: string;
  /** How many dates it has in 2021; for what waits for an event, those of one on 1 March. */
  readonly dates: number;
  /** Of the first one, where there is any. */
  readonly first?: {
    readonly dueOn: string;
    readonly period: string;
    /** The narrow head of its column in the heat map. */
    readonly head: string;
    /** A line of 为什么是这一天 that only this form has. */
    readonly why: string;
  };
  /** Rows of a fill-in book that asks, on 15 June, for all that falls due until 30 June, daily and weekly ones too. */
  readonly asked: number;
  /** Whether a book that leaves out what comes round daily or weekly still asks for it. */
  readonly frequent?: true;
}

type Forms = { readonly [Type in TimeRule['type']]: readonly Form<Extract<TimeRule, { type: Type }>>[] };

const dated = { covers: 'same', shift: NO_SHIFT } as const;
const NEVER = { dates: 0, asked: 0 } as const;

const DUES: { readonly [At in DueInPeriod['at']]: Form<Extract<TimeRule, { type: 'recurring' }>> } = {
  periodEnd: {
    rule: { type: 'recurring', every: 'day', due: { at: 'periodEnd' }, ...dated },
    sentence: '每日，当日内',
    short: '每日',
    dates: 365,
    first: {
      dueOn: '2021-01-01',
      period: '2021年1月1日',
      head: '20年53周',
      why: '所属期：2021年1月1日（2021年1月1日至2021年1月1日）。',
    },
    asked: 181,
    frequent: true,
  },
  dayInPeriod: {
    rule: { type: 'recurring', every: 'quarter', due: { at: 'dayInPeriod', month: 1, day: 15 }, ...dated },
    sentence: '每季度首月15日前',
    short: '每季首月15日',
    dates: 4,
    first: {
      dueOn: '2021-01-15',
      period: '2021年第一季度',
      head: '1季度',
      why: '所属期：2021年第一季度（2021年1月1日至2021年3月31日）。',
    },
    asked: 2,
  },
  weekday: {
    rule: { type: 'recurring', every: 'week', due: { at: 'weekday', weekday: 5 }, ...dated },
    sentence: '每周五前',
    short: '每周五',
    dates: 53,
    first: {
      dueOn: '2021-01-01',
      period: '2020年第53周',
      head: '20年53周',
      why: '所属期：2020年第53周（2020年12月28日至2021年1月3日）。',
    },
    asked: 26,
    frequent: true,
  },
  nthWeekday: {
    rule: {
      type: 'recurring',
      every: 'month',
      due: { at: 'nthWeekday', month: 1, nth: 2, weekday: 5 },
      ...dated,
    },
    sentence: '每月第二个周五前',
    short: '每月第二个周五',
    dates: 12,
    first: {
      dueOn: '2021-01-08',
      period: '2021年1月',
      head: '1月',
      why: '2021年1月的星期五为1日、8日、15日、22日、29日，第二个是8日。',
    },
    asked: 6,
  },
  afterPeriod: {
    rule: {
      type: 'recurring',
      every: 'month',
      due: { at: 'afterPeriod', n: 10, count: 'day' },
      during: { from: day('2021-03-01'), to: day('2021-08-31') },
      ...dated,
    },
    sentence: '每月结束后10日内，自2021年3月1日起至2021年8月31日止',
    short: '月后10日（3月起至8月）',
    dates: 6,
    first: {
      dueOn: '2021-03-10',
      period: '2021年2月',
      head: '2月',
      why: '2021年2月28日（星期日）：期满之日，当日不计入，从次日起算10日。',
    },
    asked: 4,
  },
};

const FORMS: Forms = {
  recurring: Object.values(DUES),
  interval: [
    {
      rule: { type: 'interval', n: 2, unit: 'week', from: day('2021-01-04'), at: 'end', ...dated },
      sentence: '每2周一次，自2021年1月4日（星期一）起算，每期末日前',
      short: '每2周',
      dates: 25,
      first: {
        dueOn: '2021-01-17',
        period: '2021年1月4日至1月17日',
        head: '1-4起',
        why: '第1期：2021年1月4日至2021年1月17日。',
      },
      asked: 12,
    },
    {
      rule: { type: 'interval', n: 3, unit: 'day', from: day('2021-01-04'), at: 'start', ...dated },
      sentence: '每3日一次，首次为2021年1月4日前',
      short: '每3日',
      dates: 121,
      first: {
        dueOn: '2021-01-04',
        period: '2021年1月4日至1月6日',
        head: '1周',
        why: '2021年1月4日（星期一）起算，每3日一期，以每期首日为截止日期。',
      },
      asked: 60,
      frequent: true,
    },
    {
      rule: {
        type: 'interval',
        n: 2,
        unit: 'month',
        from: day('2021-01-01'),
        at: 'end',
        covers: 'previous',
        shift: { kind: 'later' },
        time: '17:00',
      },
      sentence: '每2个月一次，自2021年1月1日起算，每期末日前，报上一期情况，截至17:00；遇节假日顺延至下一个工作日',
      short: '每2个月 17:00',
      dates: 6,
      first: {
        dueOn: '2021-03-01',
        period: '2020年11月至12月',
        head: '11至12月',
        why: '第1期：2021年1月1日至2021年2月28日。',
      },
      asked: 3,
    },
    {
      rule: { type: 'interval', n: 2, unit: 'year', from: day('2020-01-01'), at: 'end', ...dated },
      sentence: '每2年一次，自2020年1月1日起算，每期末日前',
      short: '每2年',
      dates: 1,
      first: {
        dueOn: '2021-12-31',
        period: '2020年至2021年',
        head: '20至21年',
        why: '第1期：2020年1月1日至2021年12月31日。',
      },
      asked: 0,
    },
  ],
  once: [
    {
      rule: { type: 'once', month: 6, day: 'last', shift: NO_SHIFT },
      sentence: '2021年6月30日前',
      short: '06-30',
      dates: 1,
      first: { dueOn: '2021-06-30', period: '2021年度', head: '全年', why: '时限规则：2021年6月30日前。' },
      asked: 1,
    },
  ],
  triggered: [
    {
      rule: { type: 'triggered', event: 'documentIssued', n: 3, count: 'workday', shift: NO_SHIFT },
      sentence: '政策文件印发后3个工作日内',
      short: '印发后3工作日',
      dates: 1,
      first: {
        dueOn: '2021-03-04',
        period: '某办法印发',
        head: '3月',
        why: '2021年3月1日（星期一）：某办法印发，为起算日，当日不计入，从次日起算3个工作日。',
      },
      asked: 1,
    },
  ],
  quota: [
    {
      rule: { type: 'quota', per: 'halfYear', atLeast: 2 },
      sentence: '每半年不少于2次',
      short: '每半年≥2',
      dates: 2,
      first: {
        dueOn: '2021-06-30',
        period: '2021年上半年',
        head: '上半年',
        why: '所属期：2021年上半年（2021年1月1日至2021年6月30日）。',
      },
      asked: 1,
    },
  ],
  minimumDuration: [
    {
      rule: { type: 'minimumDuration', n: 30, count: 'day' },
      sentence: '公示不少于30日',
      short: '公示≥30日',
      ...NEVER,
    },
  ],
  continuous: [
    {
      rule: { type: 'continuous' },
      sentence: '持续推进',
      short: '持续',
      dates: 2,
      first: {
        dueOn: '2021-06-30',
        period: '2021年上半年',
        head: '上半年',
        why: '持续推进，没有截止日期；按本年度的检查日2021年6月30日（星期三）查看这一段的进展。',
      },
      asked: 1,
    },
  ],
};

const ALL: readonly (Form & { readonly name: string })[] = Object.entries(FORMS).flatMap(([type, forms]) =>
  forms.map((form: Form, index) => ({ name: `${type} ${index + 1}`, ...form })),
);
const UNIT = '区甲局';

let app: TestApp;
let unitId: UnitId;
const ids = new Map<string, DutyId>();

async function create(name: string, rule: TimeRule, kind: 'disclosure' | 'measure'): Promise<DutyId> {
  const { id } = await app.call('duties.create', {
    year: YEAR,
    kind,
    number: '',
    task: '',
    subtask: '',
    content: `事项 ${name}`,
    timeWording: '',
    rules: [rule],
    assignments: [{ party: { kind: 'unit', id: unitId }, role: 'responsible' }],
  });
  return id;
}

/** A rule that asks for the same periods and says something else of them. */
function altered(rule: TimeRule): TimeRule {
  if (rule.type === 'quota') return { ...rule, atLeast: rule.atLeast + 1 };
  return 'shift' in rule ? { ...rule, time: '18:00' } : rule;
}

const idOf = (name: string) => ids.get(name) ?? ('' as DutyId);
const detailOf = (name: string) => app.call('duties.get', { id: idOf(name) });

beforeAll(async () => {
  app = await openTestApp({ today: '2021-06-15', year: YEAR });
  unitId = (await app.call('units.save', { name: UNIT, kind: 'department', aliases: [] })).id;
  for (const { name, rule } of ALL) {
    const id = await create(name, rule, 'disclosure');
    ids.set(name, id);
    if (rule.type !== 'triggered') continue;
    await app.call('duties.recordTrigger', {
      dutyId: id,
      title: '某办法印发',
      on: day('2021-03-01'),
      unitIds: [unitId],
    });
  }
});
afterAll(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

describe.each(ALL)('$name: $sentence', ({ name, rule, sentence, short, dates, first, ...form }) => {
  it('is stored and read back as it was set', async () => {
    const { duty } = await detailOf(name);
    expect(duty.rules.map((view) => view.rule)).toEqual([rule]);
    expect(readTimeRule(JSON.stringify(rule))).toEqual(rule);
  });

  it('is said in words, with its dates, as the editor shows it', async () => {
    const shown = await app.call('duties.describeRule', { rule, year: YEAR });
    expect(shown).toMatchObject({ sentence, short });
    const fixed = rule.type === 'triggered' ? 0 : dates;
    expect(shown.dates).toHaveLength(fixed);
    if (first && fixed > 0) expect(shown.dates[0]).toBe(first.dueOn);
  });

  it('gives its occurrences, each with a key of its own', async () => {
    const { occurrences } = await detailOf(name);
    expect(occurrences).toHaveLength(dates);
    expect(new Set(occurrences.map(({ periodKey }) => periodKey)).size).toBe(dates);
    const [one] = occurrences;
    expect(one && { dueOn: one.dueOn, period: one.period }).toEqual(
      first && { dueOn: first.dueOn, period: first.period },
    );
  });

  it('explains each of its dates', async () => {
    const { occurrences } = await detailOf(name);
    for (const [index, one] of [occurrences[0], occurrences.at(-1)].entries()) {
      if (!one || !first) continue;
      const { dutyId, ruleId, periodKey } = one;
      const { dueOn, steps } = await app.call('calendar.explain', { dutyId, ruleId, unitId, periodKey });
      expect(dueOn).toBe(one.dueOn);
      const texts = steps.map(({ text }) => text);
      expect(texts[0]).toBe(`时限规则：${sentence}。`);
      if (index === 0) expect(texts).toContain(first.why);
      expect(steps.some(({ kind, date }) => kind === 'due' && date === one.dueOn)).toBe(true);
    }
  });

  it('stands in the calendar on its day, and in the heat map under its period', async () => {
    const on = day(first?.dueOn ?? '2021-01-01');
    const { entries } = await app.call('calendar.range', { year: YEAR, from: on, to: on });
    const own = entries.filter(({ content }) => content === `事项 ${name}`);
    expect(own.map(({ period }) => period)).toEqual(first ? [first.period] : []);
    const { columns } = await app.call('heat.matrix', { year: YEAR, dutyId: idOf(name) });
    expect(columns[0]?.short).toBe(first?.head);
  });

  it('is asked of the unit in a fill-in book', async () => {
    const row = (book: OfficeBook) =>
      Array.from({ length: book.rows }, (_, index) => book.text(index, 'content')).filter((text) =>
        text.endsWith(`事项 ${name}`),
      );
    expect(row(books.all)).toHaveLength(form.asked);
    expect(row(books.seldom)).toHaveLength(form.frequent ? 0 : form.asked);
  });

  it('keeps what was registered when it changes and its periods stay', async () => {
    const [one] = (await detailOf(name)).occurrences;
    if (!one || rule.type === 'continuous') return;
    const { dutyId, ruleId, periodKey } = one;
    const items = [{ dutyId, ruleId, unitId, periodKey }];
    const done = { items, doneOn: day('2021-01-01'), title: '', link: '', earlyReason: '年初集中公开' };
    await app.call('fulfilments.register', done);
    const changed = altered(rule);
    await app.call('duties.update', { id: dutyId, rules: [changed] });
    const [after] = (await detailOf(name)).occurrences;
    expect(after).toMatchObject({ periodKey, done: 1, fulfilments: [{ doneOn: '2021-01-01' }] });
    await app.call('workspace.undo', {});
    await app.call('workspace.undo', {});
  });

  it('changes from a day on without losing a date or asking for one twice', async () => {
    const id = idOf(name);
    const { occurrences } = await detailOf(name);
    if (rule.type === 'triggered' || rule.type === 'minimumDuration' || rule.type === 'continuous') return;
    const from = day('2021-05-10');
    const changed = altered(rule);
    await app.call('duties.changeRules', { id, rules: [changed], from });
    const after = await detailOf(name);
    expect(after.occurrences.map(({ periodKey, dueOn }) => [periodKey, dueOn])).toEqual(
      occurrences.map(({ periodKey, dueOn }) => [periodKey, dueOn]),
    );
    await app.call('workspace.undo', {});
  });
});

let books: { readonly all: OfficeBook; readonly seldom: OfficeBook };
beforeAll(async () => {
  const asking = { through: day('2021-06-30'), duties: 'all' } as const;
  const all = await startRound(app, '全部', { ...asking, frequent: true });
  const seldom = await startRound(app, '不含每日每周', { ...asking, frequent: false });
  books = { all: await bookOf(app, all, UNIT), seldom: await bookOf(app, seldom, UNIT) };
});

describe('all of them together', () => {
  it('are covered: the second reckoning finds every date, and none too many', async () => {
    const { found, notes, gaps, due, aside } = await app.call('coverage.check', { year: YEAR });
    expect(found).toEqual([]);
    expect(gaps).toBe(0);
    const datesOf = (isReview: boolean) =>
      ALL.filter(({ rule }) => (rule.type === 'continuous') === isReview).reduce((sum, { dates }) => sum + dates, 0);
    // Work without a deadline is looked at, and not counted.
    expect([due, aside]).toEqual([datesOf(false), datesOf(true)]);
    expect(aside).toBeGreaterThan(0);
    expect(notes.map(({ cause }) => cause)).toEqual(['onlyDuration']);
  });

  it('go into a calendar file, one event a date', async () => {
    const { fileId, events } = await app.call('exports.calendar', { year: YEAR });
    const text = new TextDecoder().decode((await app.getFile(fileId)).bytes).replaceAll('\r\n ', '');
    expect(events).toBe(ALL.reduce((sum, { dates }) => sum + dates, 0));
    const uids = [...text.matchAll(/^UID:(.*)$/gmu)].map(([, uid]) => uid);
    expect(new Set(uids).size).toBe(events);
    for (const { name, first } of ALL) {
      const review = name.startsWith('continuous') ? '检查日：' : '';
      if (first) expect(text, name).toContain(`SUMMARY:${review}事项 ${name}（${first.period}）`);
    }
  });

  it('are printed in the schedule with their sentences, and come back from it as they went out', async () => {
    const { file, sheets } = await exported(app, { year: YEAR, kind: 'schedule' });
    const rows = sheets[0]?.filter((row) => typeof row[0] === 'number') ?? [];
    for (const { name, sentence } of ALL) {
      const row = rows.find((cells) => cells.includes(`事项 ${name}`));
      expect(row, name).toContain(sentence);
    }
    const preview = await app.readFile(file.name, file.bytes, YEAR);
    const back = preview.tables.flatMap((table) => table.rows);
    expect(back.map(({ state }) => state)).toEqual(ALL.map(() => 'same'));
  });

  it('are printed in the ledger, the sheets of units and the list of what is open', async () => {
    for (const { name, rule } of ALL) await create(`举措 ${name}`, rule, 'measure');
    const ledger = await exported(app, { year: YEAR, kind: 'tasks' });
    const cells = new Set(ledger.sheets.flat(2));
    for (const { name, sentence } of ALL) {
      expect(cells, name).toContain(`事项 举措 ${name}`);
      expect(cells, name).toContain(sentence);
    }
    const overdue = ALL.filter(({ first }) => first && first.dueOn <= addDays(day('2021-06-15'), -1));
    const open = new Set((await exported(app, { year: YEAR, kind: 'outstanding' })).sheets.flat(2));
    const own = new Set((await exported(app, { year: YEAR, kind: 'units' })).sheets.flat(2));
    for (const { name, first } of overdue) {
      expect(open, name).toContain(`事项 ${name}`);
      expect(open, name).toContain(first?.period);
      expect(own, name).toContain(`事项 ${name}`);
    }
  });
});
