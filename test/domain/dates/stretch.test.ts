import { describe, expect, it } from 'vitest';
import { parsePlainDate, type PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import { shortStretch, stretchKey, stretchLabel, stretchOfKey } from '../../../electron/domain/dates/stretch.ts';

function day(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (date === undefined) throw new Error(`no date: ${text}`);
  return date;
}

describe('a stretch of days', () => {
  it.each([
    ['2021-01-04', '2021-01-17', '2021年1月4日至1月17日', '1-4起'],
    ['2020-12-28', '2021-01-10', '2020年12月28日至2021年1月10日', '12-28起'],
    ['2021-01-01', '2021-02-28', '2021年1月至2月', '1至2月'],
    ['2020-12-01', '2021-01-31', '2020年12月至2021年1月', '12至1月'],
    ['2021-01-01', '2022-12-31', '2021年至2022年', '21至22年'],
    ['2009-01-01', '2010-12-31', '2009年至2010年', '09至10年'],
    ['2021-01-01', '2021-02-27', '2021年1月1日至2月27日', '1-1起'],
  ])('%s to %s: %s (%s)', (from, to, label, short) => {
    const stretch = { from: day(from), to: day(to) };
    expect([stretchLabel(stretch), shortStretch(stretch)]).toEqual([label, short]);
    expect(stretchOfKey(stretchKey(stretch))).toEqual(stretch);
  });

  it.each(['2021', '2021-01-04', '2021-01-04/', '2021-01-04/2021-02-30', '2021-01-04/2021-01-17/1', 'a trigger'])(
    '%s is the key of none',
    (key) => {
      expect(stretchOfKey(key)).toBeUndefined();
    },
  );
});
