import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DutyId, RuleId, UnitId, Year } from '../../../electron/domain/brand.ts';
import type { TimeRule } from '../../../electron/domain/model/timeRule.ts';
import { migrate } from '../../../electron/store/schema/migrate.ts';
import { facts } from '../../../electron/store/schema/migrations/0001-facts.ts';
import { storePaths } from '../../../electron/store/file/paths.ts';
import { NOTICE_2027, NOTICES } from '../../domain/workdays/noticeTexts.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';
import { openTestStore, temporaryFolder } from '../../support/storeFixtures.ts';

const Y2026 = 2026 as Year;
const Y2027 = 2027 as Year;
const none = { shift: { kind: 'none' } } as const;
const AFTER_ISSUE: TimeRule = { type: 'triggered', event: 'documentIssued', n: 5, count: 'workday', ...none };
const WORKDAILY: TimeRule = {
  type: 'recurring',
  every: 'day',
  due: { at: 'periodEnd' },
  covers: 'same',
  shift: { kind: 'later' },
};

let app: TestApp;
let units: readonly UnitId[];

beforeEach(async () => {
  app = await openTestApp({ today: '2027-01-20', year: 2027 });
  const made: UnitId[] = [];
  for (const name of ['区甲局', '区乙局']) {
    made.push((await app.call('units.save', { name, kind: 'department', aliases: [] })).id);
  }
  units = made;
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

async function duty(content: string, rule: TimeRule, year: Year = Y2027): Promise<{ id: DutyId; ruleId: RuleId }> {
  const { id } = await app.call('duties.create', {
    year,
    kind: 'disclosure',
    number: '1',
    task: '任务',
    subtask: '',
    content,
    timeWording: '',
    rules: [rule],
    assignments: units.map((one) => ({ party: { kind: 'unit' as const, id: one }, role: 'responsible' as const })),
  });
  const [rules] = (await app.call('duties.get', { id })).duty.rules;
  if (!rules) throw new Error('no rule');
  return { id, ruleId: rules.id };
}

const occurrences = async (id: DutyId) => (await app.call('duties.get', { id })).occurrences;
const notice = (year: number) =>
  app.call('workdays.readNotice', { text: NOTICES[year] ?? NOTICE_2027, year: year as Year });

describe('a provisional year', () => {
  it('gets its notice: the preview says what moves, then it moves, and the marks go', async () => {
    const { id, ruleId } = await duty('政策解读', AFTER_ISSUE);
    // The office's day is in January; the document was issued on its last working day before the festival by Monday-to-Friday reckoning.
    app.setToday('2027-02-02');
    await app.call('duties.recordTrigger', {
      dutyId: id,
      title: '印发甲号文',
      on: day('2027-02-02'),
      unitIds: [...units],
    });
    const before = await occurrences(id);
    expect(before.map(({ dueOn, provisional }) => [dueOn, provisional])).toEqual([
      ['2027-02-09', true],
      ['2027-02-09', true],
    ]);
    expect(await app.call('workdays.year', { year: Y2027 })).toMatchObject({
      source: 'provisional',
      days: [],
    });

    const read = await notice(2027);
    expect(read.problems).toEqual([]);
    const preview = await app.call('workdays.preview', { year: Y2027, days: [...read.days] });
    expect(preview.moved).toEqual([
      {
        year: 2027,
        dutyId: id,
        ruleId,
        content: '政策解读',
        periodKey: before[0]?.periodKey,
        period: '印发甲号文',
        from: '2027-02-09',
        to: '2027-02-17',
        units: 2,
        unitNames: ['区甲局', '区乙局'],
        lamp: 'upcoming',
      },
    ]);
    expect(preview).toMatchObject({ occurrences: 2, settled: 0, unsettled: 0, finishedMoved: 0 });
    expect(preview.changedDays).toBe(read.days.length);
    // Nothing was written yet.
    expect((await occurrences(id))[0]?.dueOn).toBe('2027-02-09');

    const saved = await app.call('workdays.save', { year: Y2027, days: [...read.days], sourceText: NOTICE_2027 });
    expect(saved.changed).toBe(true);
    expect((await occurrences(id)).map(({ dueOn, provisional }) => [dueOn, provisional])).toEqual([
      ['2027-02-17', false],
      ['2027-02-17', false],
    ]);
    const view = await app.call('workdays.year', { year: Y2027 });
    expect(view).toMatchObject({ source: 'office', recorded: { text: NOTICE_2027 } });
    expect(view.years.at(-1)).toEqual({ year: 2028, source: 'provisional' });
    const february = await app.call('calendar.range', { year: Y2027, from: day('2027-02-01'), to: day('2027-02-28') });
    expect(february.days.some(({ provisional }) => provisional)).toBe(false);
    expect(february.days.find(({ date }) => date === '2027-02-20')).toMatchObject({ kind: 'makeUp', name: '春节' });
    expect((await app.call('workdays.preview', { year: Y2027, days: [...read.days] })).moved).toEqual([]);
  });

  it('is provisional again after undo, and after the office takes its days back', async () => {
    const { id } = await duty('月报', {
      type: 'recurring',
      every: 'month',
      due: { at: 'periodEnd' },
      covers: 'same',
      ...none,
    });
    const read = await notice(2027);
    const preview = await app.call('workdays.preview', { year: Y2027, days: [...read.days] });
    // Twelve month ends for two units stay where they are and are no longer provisional.
    expect(preview).toMatchObject({ moved: [], occurrences: 0, settled: 24, unsettled: 0 });
    const save = () => app.call('workdays.save', { year: Y2027, days: [...read.days], sourceText: NOTICE_2027 });
    await save();
    expect((await app.call('workspace.status', {})).undoable).toBe(`载入 2027 年放假安排（放假 28 天，调休上班 5 天）`);
    await app.call('workspace.undo', {});
    expect((await occurrences(id)).every(({ provisional }) => provisional)).toBe(true);
    await save();
    const back = await app.call('workdays.preview', { year: Y2027, days: null });
    expect(back).toMatchObject({ moved: [], settled: 0, unsettled: 24 });
    await app.call('workdays.reset', { year: Y2027 });
    expect((await occurrences(id)).every(({ provisional }) => provisional)).toBe(true);
    expect((await app.refusal('workdays.reset', { year: Y2027 })).code).toBe('conflict');
    await app.call('workspace.undo', {});
    expect((await app.call('workdays.year', { year: Y2027 })).source).toBe('office');
  });

  it('moves finished work too, and says how many are judged otherwise', async () => {
    const { id, ruleId } = await duty('政策解读', AFTER_ISSUE);
    app.setToday('2027-02-20');
    const { id: trigger } = await app.call('duties.recordTrigger', {
      dutyId: id,
      title: '印发甲号文',
      on: day('2027-02-02'),
      unitIds: [...units],
    });
    const [jia, yi] = units;
    if (!jia || !yi) throw new Error('no units');
    const item = (unitId: UnitId) => ({ dutyId: id, ruleId, unitId, periodKey: trigger });
    await app.call('fulfilments.register', { items: [item(jia)], doneOn: day('2027-02-05'), title: '', link: '' });
    await app.call('fulfilments.register', { items: [item(yi)], doneOn: day('2027-02-16'), title: '', link: '' });
    expect((await occurrences(id)).map(({ lamp }) => lamp)).toEqual(['onTime', 'late']);
    const { days } = await notice(2027);
    const preview = await app.call('workdays.preview', { year: Y2027, days: [...days] });
    expect(preview).toMatchObject({ moved: [], finishedMoved: 2, finishedRejudged: 1 });
    await app.call('workdays.save', { year: Y2027, days: [...days], sourceText: '' });
    expect((await occurrences(id)).map(({ lamp }) => lamp)).toEqual(['onTime', 'onTime']);
  });
});

describe('a year that is built in', () => {
  it('can be edited day by day: a daily duty gains or loses its day', async () => {
    await app.call('workspace.openYear', { year: Y2026 });
    app.setToday('2026-03-01');
    const { id } = await duty('每个工作日', WORKDAILY, Y2026);
    const { days, source } = await app.call('workdays.year', { year: Y2026 });
    expect(source).toBe('builtIn');
    const edited = [
      ...days.filter(({ date }) => date !== '2026-09-20'),
      { date: day('2026-03-09'), kind: 'off' as const, name: '纪念日' },
    ];
    const preview = await app.call('workdays.preview', { year: Y2026, days: edited });
    expect(preview.changedDays).toBe(2);
    expect(preview.moved.map(({ from, to, units: count }) => [from, to, count])).toEqual([
      ['2026-03-09', undefined, 2],
      ['2026-09-20', undefined, 2],
    ]);
    await app.call('workdays.save', { year: Y2026, days: edited, sourceText: '' });
    expect((await app.call('workspace.status', {})).undoable).toContain('修改 2026 年放假安排');
    const view = await app.call('workdays.year', { year: Y2026 });
    expect(view).toMatchObject({ source: 'office', builtIn: days });
    expect((await occurrences(id)).some(({ dueOn }) => dueOn === '2026-09-20')).toBe(false);
    const back = await app.call('workdays.preview', { year: Y2026, days: null });
    expect(back.moved.map(({ from, to }) => [from, to])).toEqual([
      [undefined, '2026-03-09'],
      [undefined, '2026-09-20'],
    ]);
    await app.call('workdays.reset', { year: Y2026 });
    expect((await app.call('workdays.year', { year: Y2026 })).days).toEqual(days);
  });

  it('shows the December days of the next New Year where they fall, and edits them with their own notice', async () => {
    const of2018 = await app.call('workdays.year', { year: 2018 as Year });
    expect(of2018.ofNextYear.map(({ date, kind }) => [date, kind])).toEqual([
      ['2018-12-29', 'worked'],
      ['2018-12-30', 'off'],
      ['2018-12-31', 'off'],
    ]);
    expect(of2018.days.some(({ date }) => date.startsWith('2018-12'))).toBe(false);
    const of2019 = await app.call('workdays.year', { year: 2019 as Year });
    expect(of2019.days[0]?.date).toBe('2018-12-29');
    // The notice as read is what is built in, weekends beside a holiday apart.
    const read = await notice(2019);
    const preview = await app.call('workdays.preview', { year: 2019 as Year, days: [...read.days] });
    expect(preview.moved).toEqual([]);
  });

  it('takes a notice that adjusts one holiday without losing the others', async () => {
    const { days } = await app.call('workdays.year', { year: 2019 as Year });
    const read = await app.call('workdays.readNotice', { text: '劳动节：5月1日放假，共1天', year: 2019 as Year });
    expect(read.items).toEqual([
      { name: '劳动节', line: 1, span: { start: 0, end: 14 }, sentence: '劳动节：5月1日放假，共1天。' },
    ]);
    expect(read.missing).toContain('春节');
    expect(read.days.length).toBe(days.length - 5);
  });
});

describe('what cannot be saved', () => {
  it.each([
    ['2028-01-01', 'off', '不属于 2027 年'],
    ['2026-11-30', 'off', '不属于 2027 年'],
    ['2027-02-08', 'worked', '不是周末'],
  ] as const)('%s as %s', async (date, kind, words) => {
    const days = [
      { date: day('2027-01-01'), kind: 'off' as const, name: '元旦' },
      { date: day(date), kind, name: '节日' },
    ];
    const refusal = await app.refusal('workdays.save', { year: Y2027, days, sourceText: '' });
    expect(refusal.code).toBe('invalid-input');
    expect(refusal.message).toContain(words);
    expect((await app.refusal('workdays.preview', { year: Y2027, days })).message).toBe(refusal.message);
  });

  it('a day named twice, and no days at all', async () => {
    const one = { date: day('2027-01-01'), kind: 'off' as const, name: '元旦' };
    const twice = await app.refusal('workdays.save', { year: Y2027, days: [one, one], sourceText: '' });
    expect(twice.fields).toHaveProperty('days.1.date');
    expect((await app.refusal('workdays.save', { year: Y2027, days: [], sourceText: '' })).message).toContain(
      '没有任何放假日',
    );
  });
});

describe('statutory time limits', () => {
  it('are offered to the rule editor, and a duty with one is dated by it', async () => {
    const rules = await app.call('duties.statutoryRules', {});
    expect(rules.map(({ id }) => id)).toContain('request-answer');
    const answer = rules.find(({ id }) => id === 'yearly-report-department');
    if (!answer) throw new Error('no such rule');
    const { id } = await duty('年度报告', answer.rule);
    expect((await occurrences(id)).map(({ dueOn, periodKey }) => [dueOn, periodKey])).toEqual([
      ['2027-01-31', '2026'],
      ['2027-01-31', '2026'],
    ]);
  });
});

describe('the data file', () => {
  it('of the first format gets the table, keeps its content, and logs notices', async () => {
    const temporary = temporaryFolder();
    const { file } = storePaths(temporary.folder);
    const old = new Database(file);
    migrate(old, [facts]);
    expect(old.pragma('user_version', { simple: true })).toBe(1);
    old.close();
    const store = await openTestStore(temporary.folder);
    expect(store.holidayNotices.all()).toEqual([]);
    const saved = {
      year: 2027,
      off: [{ date: day('2027-01-01'), name: '元旦' }],
      worked: [{ date: day('2027-01-09'), name: '元旦' }],
      sourceText: '',
      recordedAt: '2027-01-20T02:00:00.000Z',
    };
    expect(() => store.holidayNotices.save(saved)).toThrow();
    store.command('载入', saved.recordedAt, () => store.holidayNotices.save(saved));
    expect(store.holidayNotices.all()).toEqual([saved]);
    store.command('改', saved.recordedAt, () => store.holidayNotices.save({ ...saved, worked: [] }));
    expect(store.holidayNotices.of(2027)?.worked).toEqual([]);
    store.undoLast(saved.recordedAt);
    expect(store.holidayNotices.of(2027)).toEqual(saved);
    store.undoLast(saved.recordedAt);
    expect(store.holidayNotices.of(2027)).toBeUndefined();
    store.close();
    temporary.remove();
  });
});
