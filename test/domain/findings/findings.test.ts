import { describe, expect, it } from 'vitest';
import type { FindingId, UnitId, Year } from '../../../electron/domain/brand.ts';
import { plainDate, type PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import { findingEvents } from '../../../electron/domain/findings/events.ts';
import { countFindings, findingsAsOf, findingState, isOverdue } from '../../../electron/domain/findings/state.ts';
import type { Finding, RecheckResult } from '../../../electron/domain/model/finding.ts';

function day(text: string): PlainDate {
  const [month = 0, date = 0] = text.split('-').map(Number);
  return plainDate(2021, month, date)!;
}

interface Told {
  readonly by?: string;
  readonly reply?: readonly [on: string, recordedIn: number];
  readonly recheck?: readonly [on: string, result: RecheckResult, recordedIn: number];
}

function finding({ by, reply, recheck }: Told): Finding {
  return {
    id: 'f1' as FindingId,
    year: 2021 as Year,
    unitId: 'u1' as UnitId,
    source: 'thirdParty',
    foundOn: day('03-01'),
    indicator: '栏目更新',
    points: '2',
    cause: '栏目三个月没有更新',
    recordedAt: '2021-03-01T00:00:00.000Z',
    ...(by === undefined ? {} : { rectifyBy: day(by) }),
    ...(reply ? { reply: { on: day(reply[0]), text: '已补发', link: '', recordedIn: reply[1] } } : {}),
    ...(recheck ? { recheck: { on: day(recheck[0]), result: recheck[1], note: '', recordedIn: recheck[2] } } : {}),
  };
}

const TODAY = day('04-10');

describe('where a finding stands', () => {
  it.each<[string, Told, string, boolean]>([
    ['its day has not passed', { by: '04-10' }, 'open', false],
    ['its day passed without an answer', { by: '04-09' }, 'overdue', true],
    ['it has no day', {}, 'open', false],
    ['a late reply waits for the office, and is not overdue', { by: '04-01', reply: ['04-08', 5] }, 'replied', false],
    ['done', { by: '04-01', reply: ['03-20', 5], recheck: ['04-09', 'done', 6] }, 'done', false],
    ['explained, without a reply', { by: '04-01', recheck: ['04-09', 'explained', 6] }, 'explained', false],
    [
      'half done, and its day has passed',
      { by: '04-01', reply: ['03-20', 5], recheck: ['04-09', 'partly', 6] },
      'partly',
      true,
    ],
    ['undone, and its day is to come', { by: '04-20', recheck: ['04-09', 'not', 6] }, 'not', false],
    [
      'answered again after 未整改: by the order of recording, not by day',
      { by: '04-01', reply: ['03-20', 7], recheck: ['04-09', 'not', 6] },
      'replied',
      false,
    ],
    ['both came in one list', { by: '04-01', reply: ['03-20', 6], recheck: ['03-30', 'partly', 6] }, 'partly', true],
  ])('%s', (_why, told, state, over) => {
    expect([findingState(finding(told), TODAY), isOverdue(finding(told), TODAY)]).toEqual([state, over]);
  });

  it('counts them as papers say them', () => {
    const all = [
      finding({ by: '04-01' }),
      finding({ by: '04-01', recheck: ['04-02', 'done', 3] }),
      finding({ reply: ['04-02', 3] }),
    ];
    expect(countFindings(all, TODAY)).toEqual({ total: 3, done: 1, explained: 0, replied: 1, overdue: 1 });
  });

  it('is told as it stood at the end of a day', () => {
    const whole = finding({ by: '03-20', reply: ['03-25', 4], recheck: ['04-02', 'done', 5] });
    const states = ['02-28', '03-19', '03-24', '03-25', '04-02'].map((each) => {
      const [one] = findingsAsOf([whole], day(each));
      return one && findingState(one, day(each));
    });
    expect(states).toEqual([undefined, 'open', 'overdue', 'replied', 'done']);
  });
});

describe('what may cost a unit points', () => {
  const kinds = (told: Told, today = TODAY) =>
    findingEvents([finding(told)], today).map(({ kind, on }) => `${kind} ${on}`);
  const found = 'found 2021-03-01';
  const missed = 'notRectified 2021-04-02';

  it.each<[string, Told, readonly string[]]>([
    ['no day', {}, [found]],
    ['open past its day', { by: '04-01' }, [found, missed]],
    ['replied in time, the office has not looked', { by: '04-01', reply: ['04-01', 3] }, [found]],
    ['replied late', { by: '04-01', reply: ['04-02', 3] }, [found, missed]],
    [
      'replied in time, checked long after',
      { by: '04-01', reply: ['03-30', 3], recheck: ['04-09', 'done', 4] },
      [found],
    ],
    [
      'replied in time, found undone',
      { by: '04-01', reply: ['03-30', 3], recheck: ['04-09', 'not', 4] },
      [found, missed],
    ],
    ['done late, without a reply', { by: '04-01', recheck: ['04-09', 'done', 4] }, [found, missed]],
    ['its day is to come', { by: '04-10' }, [found]],
  ])('%s', (_why, told, events) => expect(kinds(told)).toEqual(events));

  it('nothing of what was found later, and points go with it', () => {
    expect(kinds({ by: '04-01' }, day('02-28'))).toEqual([]);
    expect(findingEvents([finding({})], TODAY)[0]).toMatchObject({ unitId: 'u1', source: 'thirdParty', points: '2' });
  });
});
