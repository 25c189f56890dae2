import { describe, expect, it } from 'vitest';
import type { DutyId, UnitId } from '../../../electron/domain/brand.ts';
import type { YearFacts } from '../../../electron/domain/model/facts.ts';
import type { TimeRule } from '../../../electron/domain/model/timeRule.ts';
import { deriveOccurrences } from '../../../electron/domain/occurrences/derive.ts';
import { todayList } from '../../../electron/domain/today/lists.ts';
import type { TodayList } from '../../../electron/domain/words/today.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import { day, done, duty, facts, MONTHLY, named, unit } from '../occurrences/occurrenceFacts.ts';

const calendar = builtInCalendar();

function at(given: YearFacts, today: string, lookedOn?: string) {
  const occurrences = deriveOccurrences(given, { today: day(today), calendar, dueSoonDays: 7 });
  const look = lookedOn === undefined ? undefined : { day: day(lookedOn), at: `${lookedOn}T09:00:00Z` };
  return (list: TodayList) => todayList(list, occurrences, given, { today: day(today), look });
}

const ONE_A_MONTH: TimeRule = { type: 'quota', atLeast: 1, per: 'month' };
const TWO_A_MONTH: TimeRule = { type: 'quota', atLeast: 2, per: 'month' };
const BY_THE_25TH: TimeRule = { ...MONTHLY, due: { at: 'dayInPeriod', month: 1, day: 25 } } as TimeRule;

describe('pieces of 信息报送 that several duties ask for', () => {
  const asked = (id: string, rule: TimeRule, units = ['a']) =>
    duty(id, [rule], { kind: 'submission', assignments: units.map((one) => named(one)) });
  const told = (list: ReturnType<ReturnType<typeof at>>) =>
    list.map(({ occurrence, askedBy }) => `${occurrence.unitId} ${occurrence.period.key} ${askedBy.join('+')}`);

  it('are missing once a month, the duty that asks for most first, all of them named', () => {
    const given = facts({ units: [unit('a')], duties: [asked('one', ONE_A_MONTH), asked('two', TWO_A_MONTH)] });
    expect(told(at(given, '2021-03-10')('overdue'))).toEqual(['a 2021-01 two+one', 'a 2021-02 two+one']);
  });

  it('are missing once whichever form asks for them, and the first due day stands', () => {
    const given = facts({
      units: [unit('a')],
      duties: [asked('end', MONTHLY), asked('early', BY_THE_25TH), asked('one', ONE_A_MONTH)],
    });
    const [january, ...rest] = at(given, '2021-02-10')('overdue');
    expect(rest).toEqual([]);
    expect(january).toMatchObject({ occurrence: { dueOn: '2021-01-25' } });
    expect(new Set(january?.askedBy)).toEqual(new Set(['end', 'early', 'one']));
  });

  it('of two units are two facts, and what one of the duties has is owed by the other alone', () => {
    const given = facts({
      units: [unit('a'), unit('b')],
      duties: [asked('one', ONE_A_MONTH, ['a', 'b']), asked('two', TWO_A_MONTH)],
      submissions: [{ unitId: 'a' as UnitId, month: 1, count: 1 }],
    });
    expect(told(at(given, '2021-02-10')('overdue')).toSorted()).toEqual(['a 2021-01 two', 'b 2021-01 one']);
  });

  it('due in a week are one line too, finished ones as well; other duties of the same month stay apart', () => {
    const given = facts({
      units: [unit('a')],
      duties: [asked('one', ONE_A_MONTH), asked('two', MONTHLY), duty('open', [MONTHLY])],
      submissions: [{ unitId: 'a' as UnitId, month: 3, count: 1 }],
    });
    const list = at(given, '2021-03-29');
    expect(list('thisWeek').map(({ askedBy }) => askedBy)).toEqual([['one' as DutyId, 'two'], ['open']]);
    expect(list('thisWeekOpen').map(({ askedBy }) => askedBy)).toEqual([['open']]);
  });
});

describe('the lists behind the figures', () => {
  const given = facts({
    units: [unit('a')],
    duties: [duty('d', [MONTHLY])],
    fulfilments: [done('d', '2021-01', '2021-01-20'), done('d', '2021-02', '2021-03-03')],
  });
  const list = at(given, '2021-05-31', '2021-03-01');
  const periods = (name: TodayList) => list(name).map(({ occurrence }) => occurrence.period.key);

  it('hold what each of them says', () => {
    expect(periods('overdue')).toEqual(['2021-03', '2021-04']);
    expect(periods('newOverdue')).toEqual(['2021-03', '2021-04']);
    expect(periods('finished')).toEqual(['2021-02']);
    expect(periods('thisWeek')).toEqual(['2021-05']);
    expect(periods('thisWeekOpen')).toEqual(['2021-05']);
    expect(periods('nextWeek')).toEqual([]);
    expect(periods('nextWeekOpen')).toEqual([]);
    expect(periods('due')).toEqual(['2021-01', '2021-02', '2021-03', '2021-04']);
    expect(periods('onTime')).toEqual(['2021-01']);
  });

  it('have nothing new where nobody has looked before', () => {
    const first = at(given, '2021-05-31');
    expect([first('newOverdue'), first('finished')]).toEqual([[], []]);
  });
});
