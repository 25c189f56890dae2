import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DutyId, RuleId, UnitId, Year } from '../../../electron/domain/brand.ts';
import type { TimeRule } from '../../../electron/domain/model/timeRule.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';
import { YEAR } from '../imports/importFixtures.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp({ today: '2021-06-15', year: 2021 });
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

const MONTHLY: TimeRule = {
  type: 'recurring',
  every: 'month',
  due: { at: 'periodEnd' },
  covers: 'same',
  shift: { kind: 'none' },
};
const CONTENT = '推进环境保护领域信息公开，按月发布全市环境空气质量状况，按季度公开饮用水水质状况。';

async function unit(name: string): Promise<UnitId> {
  return (await app.call('units.save', { name, kind: 'department', aliases: [] })).id;
}

async function duty(content: string, roles: readonly (readonly [UnitId, 'lead' | 'responsible'])[]) {
  const { id } = await app.call('duties.create', {
    year: YEAR,
    kind: 'measure',
    number: '1',
    task: '任务',
    subtask: '',
    content,
    timeWording: '',
    rules: [MONTHLY],
    assignments: roles.map(([one, role]) => ({ party: { kind: 'unit' as const, id: one }, role })),
  });
  const detail = await app.call('duties.get', { id });
  return { id, ruleId: detail.duty.rules[0]?.id as RuleId };
}

const june = { year: YEAR, from: day('2021-06-01'), to: day('2021-06-30') };

describe('filters of the calendar', () => {
  it('narrow by unit, group, role and lamp, and the entry agrees with its chip', async () => {
    const [jia, yi, bing] = [await unit('区甲局'), await unit('区乙局'), await unit('区丙局')];
    const { id: groupId } = await app.call('units.saveGroup', { name: '重点部门', aliases: [], members: [yi, bing] });
    const { id: dutyId, ruleId } = await duty('部门会议公开', [
      [jia, 'lead'],
      [yi, 'responsible'],
      [bing, 'responsible'],
    ]);
    const totals = async (filter: object) =>
      (await app.call('calendar.range', { ...june, ...filter })).entries.map(({ total }) => total);
    expect(await totals({})).toEqual([3]);
    expect(await totals({ unitId: jia })).toEqual([1]);
    expect(await totals({ groupId })).toEqual([2]);
    expect(await totals({ roles: ['lead'] })).toEqual([1]);
    expect(await totals({ groupId, roles: ['lead'] })).toEqual([]);
    expect(await totals({ lamps: ['upcoming'] })).toEqual([3]);
    expect(await totals({ lamps: ['overdue'] })).toEqual([]);
    const key = { dutyId, ruleId, periodKey: '2021-06', dueOn: day('2021-06-30') };
    const narrowed = await app.call('calendar.entry', { ...key, groupId });
    expect(narrowed.occurrences.map((each) => each.unit)).toEqual(['区乙局', '区丙局']);
    expect(narrowed).toMatchObject({ entry: { total: 2 }, unitsInAll: 3 });
    // A unit that does not answer for it: the whole entry.
    const other = await unit('区丁局');
    expect((await app.call('calendar.entry', { ...key, unitId: other })).occurrences).toHaveLength(3);
  });

  it('an entry of a long measure names its clause', async () => {
    await duty(CONTENT, [[await unit('区甲局'), 'responsible']]);
    const { entries } = await app.call('calendar.range', june);
    expect(entries[0]).toMatchObject({ content: CONTENT, clause: '按月发布全市环境空气质量状况' });
  });
});

describe('registering with dates of their own', () => {
  const item = (dutyId: DutyId, ruleId: RuleId, unitId: UnitId, periodKey: string) => ({
    dutyId,
    ruleId,
    unitId,
    periodKey,
  });

  it('keeps each item’s day and refuses one in the future', async () => {
    const [jia, yi] = [await unit('区甲局'), await unit('区乙局')];
    const { id, ruleId } = await duty('部门会议公开', [
      [jia, 'responsible'],
      [yi, 'responsible'],
    ]);
    const items = [
      { ...item(id, ruleId, jia, '2021-05'), doneOn: day('2021-05-28'), title: '五月' },
      { ...item(id, ruleId, yi, '2021-05'), link: 'https://www.example.gov.cn/2' },
    ];
    const future = items.map((each) => ({ ...each, doneOn: day('2021-06-16') }));
    const send = { doneOn: day('2021-06-02'), title: '', link: '' };
    const refused = await app.refusal('fulfilments.register', { ...send, items: future });
    expect(refused).toMatchObject({ code: 'invalid-input', fields: { 'items.0.doneOn': '不能晚于今天' } });
    await app.call('fulfilments.register', { ...send, items });
    const { occurrences } = await app.call('duties.get', { id });
    const may = occurrences.filter(({ periodKey }) => periodKey === '2021-05');
    expect(may.map(({ unit, doneOn, lamp }) => [unit, doneOn, lamp])).toEqual([
      ['区甲局', '2021-05-28', 'onTime'],
      ['区乙局', '2021-06-02', 'late'],
    ]);
    await app.call('workspace.undo', {});
    expect((await app.call('duties.get', { id })).duty.done).toBe(0);
  });
});

/** The properties of a calendar file's events, unfolded. */
function parseEvents(text: string): Map<string, string>[] {
  const lines = text.replaceAll(/\r\n[ \t]/gu, '').split('\r\n');
  const events: Map<string, string>[] = [];
  for (const line of lines) {
    const [name, value] = [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)];
    if (line === 'BEGIN:VEVENT') events.push(new Map());
    else events.at(-1)?.set(name, value);
  }
  return events;
}

describe('the calendar file', () => {
  const fetch = async (unitId?: UnitId) => {
    const made = await app.call('exports.calendar', { year: YEAR, ...(unitId ? { unitId } : {}) });
    const file = await app.getFile(made.fileId);
    return { made, file, text: new TextDecoder().decode(file.bytes) };
  };

  it('holds every due date of the year as an all-day event, in lines of at most 75 octets', async () => {
    const [jia, yi] = [await unit('区甲局'), await unit('区乙局')];
    await duty(CONTENT, [
      [jia, 'responsible'],
      [yi, 'responsible'],
    ]);
    const { made, file, text } = await fetch();
    expect(made).toMatchObject({ fileName: '清河区2021年政务公开日历.ics', events: 12 });
    expect(file.mediaType).toBe('text/calendar; charset=utf-8');
    for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(text).not.toContain('\uFFFD');
    const events = parseEvents(text);
    expect(events.map((event) => event.get('DTSTART;VALUE=DATE'))).toEqual(
      ['0131', '0228', '0331', '0430', '0531', '0630', '0731', '0831', '0930', '1031', '1130', '1231'].map(
        (date) => `2021${date}`,
      ),
    );
    const june = events[5];
    expect(june?.get('DTEND;VALUE=DATE')).toBe('20210701');
    expect(june?.get('SUMMARY')).toBe('按月发布全市环境空气质量状况（2021年6月）');
    expect(june?.get('DESCRIPTION')).toContain('区甲局、区乙局');
    expect(june?.get('TRANSP')).toBe('TRANSPARENT');
    expect(new Set(events.map((event) => event.get('UID'))).size).toBe(12);
  });

  it('leaves out what fell due before the start of use, and says of a review date that it is one', async () => {
    const jia = await unit('区甲局');
    await duty('部门会议公开', [[jia, 'responsible']]);
    await app.call('duties.create', {
      year: YEAR,
      kind: 'measure',
      number: '2',
      task: '任务',
      subtask: '',
      content: '持续做好政策解读',
      timeWording: '',
      rules: [],
      assignments: [{ party: { kind: 'unit', id: jia }, role: 'responsible' }],
    });
    await app.call('workspace.setInUseFrom', { date: day('2021-06-15') });
    const { made, text } = await fetch();
    // June to December, and the two review dates; January to May are 此前.
    expect(made.events).toBe(9);
    const reviews = parseEvents(text).filter((event) => event.get('SUMMARY')?.startsWith('检查日：'));
    expect(reviews.map((event) => [event.get('DTSTART;VALUE=DATE'), event.get('SUMMARY')])).toEqual([
      ['20210630', '检查日：持续做好政策解读（2021年上半年）'],
      ['20211231', '检查日：持续做好政策解读（2021年下半年）'],
    ]);
  });

  it('holds the days by which findings are to be rectified, of one unit or of all', async () => {
    const [jia, yi] = [await unit('区甲局'), await unit('区乙局')];
    const found = { year: YEAR, source: 'inspection' as const, foundOn: day('2021-05-06'), indicator: '栏目更新' };
    await app.call('findings.add', {
      ...found,
      unitId: jia,
      cause: '两个栏目三个月没有更新',
      rectifyBy: day('2021-06-30'),
    });
    await app.call('findings.add', { ...found, unitId: yi, cause: '没有写明日期' });
    await app.call('findings.add', { ...found, unitId: yi, cause: '链接打不开', rectifyBy: day('2021-07-09') });
    const events = parseEvents((await fetch()).text);
    expect(events.map((event) => [event.get('DTSTART;VALUE=DATE'), event.get('SUMMARY')])).toEqual([
      ['20210630', '整改到期：两个栏目三个月没有更新（区甲局）'],
      ['20210709', '整改到期：链接打不开（区乙局）'],
    ]);
    expect(events[0]?.get('DESCRIPTION')).toContain('来源：检查');
    expect((await fetch(yi)).made.events).toBe(1);
  });

  it('keeps its ids from one export to the next, apart for each unit', async () => {
    const [jia, yi] = [await unit('区甲局'), await unit('区乙局')];
    await duty('部门会议公开', [
      [jia, 'responsible'],
      [yi, 'responsible'],
    ]);
    const ids = (text: string) => parseEvents(text).map((event) => event.get('UID'));
    const [all, one, other] = [await fetch(), await fetch(jia), await fetch(yi)];
    expect(one.made.fileName).toBe('区甲局2021年政务公开日历.ics');
    app.setToday('2021-07-01');
    expect(ids((await fetch()).text)).toEqual(ids(all.text));
    expect(ids((await fetch(jia)).text)).toEqual(ids(one.text));
    expect(new Set([...ids(all.text), ...ids(one.text), ...ids(other.text)]).size).toBe(36);
  });

  it('refuses a year and a unit that do not exist', async () => {
    expect((await app.refusal('exports.calendar', { year: 2030 as never })).code).toBe('not-found');
    expect((await app.refusal('exports.calendar', { year: YEAR, unitId: 'nobody' as UnitId })).code).toBe('not-found');
  });
});

describe('the daily notice', () => {
  it('counts over open years, from today to Sunday, and can be switched off', async () => {
    const jia = await unit('区甲局');
    await duty('部门会议公开', [[jia, 'responsible']]);
    expect(await app.call('notices.daily', {})).toEqual({
      today: '2021-06-15',
      enabled: true,
      overdue: 5,
      dueThisWeek: 0,
    });
    app.setToday('2021-06-28');
    expect(await app.call('notices.daily', {})).toMatchObject({ overdue: 5, dueThisWeek: 1 });
    await app.call('notices.setDaily', { enabled: false });
    expect((await app.call('notices.daily', {})).enabled).toBe(false);
    await app.call('workspace.undo', {});
    expect((await app.call('notices.daily', {})).enabled).toBe(true);
  });
});

it('a calendar file says 暂定 only of dates that another holiday notice would move', async () => {
  const year = 2028 as Year;
  await app.call('workspace.openYear', { year });
  const unitId = await unit('区甲局');
  const once = { type: 'once', month: 6, day: 4 } as const;
  for (const [content, rule] of [
    ['固定的', { ...once, shift: { kind: 'none' } }],
    ['顺延的', { ...once, shift: { kind: 'later' } }],
  ] as const) {
    await app.call('duties.create', {
      year,
      kind: 'measure',
      number: '',
      task: '',
      subtask: '',
      content,
      timeWording: '',
      rules: [rule],
      assignments: [{ party: { kind: 'unit', id: unitId }, role: 'responsible' }],
    });
  }
  const { fileId } = await app.call('exports.calendar', { year });
  const text = new TextDecoder().decode((await app.getFile(fileId)).bytes).replaceAll('\r\n ', '');
  const events = text.split('BEGIN:VEVENT').slice(1);
  expect(events.map((event) => [event.includes('固定的'), event.includes('暂定')])).toEqual([
    [true, false],
    [false, true],
  ]);
});
