import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimeRule } from '../../../electron/domain/model/timeRule.ts';
import { readTimeWording } from '../../../electron/domain/reading/wording/time.ts';
import { ruleFaults, storedRule } from '../../../electron/domain/rules/checkRule.ts';
import { anyRule, RULES } from '../../support/anyRule.ts';

const none = { shift: { kind: 'none' } } as const;
const after = (n: number): TimeRule => ({ type: 'triggered', event: 'documentIssued', n, count: 'day', ...none });
const kinds = (value: unknown) => [...new Set(ruleFaults(value).map(({ kind }) => kind))];

const FORTNIGHTLY = { type: 'interval', n: 2, unit: 'week', from: '2021-01-04', at: 'end', covers: 'same', ...none };
const onWeekday = (every: string, nth: number) => ({
  type: 'recurring',
  every,
  due: { at: 'nthWeekday', month: 1, nth, weekday: 5 },
  covers: 'same',
  ...none,
});

describe('a time rule', () => {
  it.each(RULES.map((rule) => [JSON.stringify(rule), rule] as const))('%s may be set', (_text, rule) => {
    expect(ruleFaults(rule)).toEqual([]);
    expect(storedRule(rule)).toBe(rule);
  });

  it.each<readonly [string, unknown, string, string]>([
    ['more days than may be set', after(1001), 'n', '应为 0 至 1000 之间的整数'],
    ['a quota of nothing', { type: 'quota', per: 'month', atLeast: 0 }, 'atLeast', '应为 1 至 1000 之间的整数'],
    ['a stay of no day', { type: 'minimumDuration', n: 0, count: 'day' }, 'n', '应为 1 至 1000 之间的整数'],
    [
      'a date before 1990',
      { type: 'once', year: 1989, month: 1, day: 1, ...none },
      'year',
      '应为 1990 至 2099 之间的整数',
    ],
    [
      'a date after 2099',
      { type: 'once', year: 2100, month: 1, day: 1, ...none },
      'year',
      '应为 1990 至 2099 之间的整数',
    ],
    [
      'stretches from a day before 1990 on',
      { ...FORTNIGHTLY, from: '1989-12-31' },
      'from',
      '年份应在 1990 至 2099 之间，请检查是否写错',
    ],
  ])('that says %s is refused, and opens where it is stored', (_what, rule, field, message) => {
    expect(ruleFaults(rule)).toEqual([{ kind: 'limit', path: [field], message }]);
    expect(storedRule(rule)).toBe(rule);
  });

  it.each<readonly [string, unknown, readonly string[]]>([
    ['a month that there is not', { type: 'once', month: 13, day: 1, ...none }, ['month']],
    ['a day that no month has', { type: 'once', month: 1, day: 32, ...none }, ['day']],
    ['part of a day', after(1.5), ['n']],
    ['days before the trigger', after(-1), ['n']],
    ['a number as text', { ...after(3), n: '3' }, ['n']],
    ['a time of day that there is not', { ...after(3), time: '24:00' }, ['time']],
    ['a field of another form', { ...after(3), month: 1 }, ['month']],
    ['a field named as the language does', JSON.parse('{"type":"continuous","__proto__":1}'), ['__proto__']],
    ['no shift', { type: 'once', month: 1, day: 1 }, ['shift']],
    ['an unknown shift', { type: 'once', month: 1, day: 1, shift: { kind: 'toString' } }, ['shift', 'kind']],
    ['the fifth Friday of a month', onWeekday('month', 5), ['due', 'nth']],
    ['the second Friday of a week', onWeekday('week', 2), ['due', 'at']],
    ['a stretch of one', { ...FORTNIGHTLY, n: 1 }, ['n']],
    ['a stretch of more than a year of days', { ...FORTNIGHTLY, n: 367 }, ['n']],
    ['stretches of working days', { ...FORTNIGHTLY, unit: 'workday' }, ['unit']],
    ['stretches from no day on', { ...FORTNIGHTLY, from: '2021-02-30' }, ['from']],
    ['stretches that begin nowhere', { ...FORTNIGHTLY, from: undefined }, ['from']],
    ['no day in its part of the year', { ...FORTNIGHTLY, during: {} }, ['during']],
    [
      'a part of the year that ends first',
      { ...FORTNIGHTLY, during: { from: '2021-07-01', to: '2021-06-30' } },
      ['during', 'to'],
    ],
    ['a part of the year that is no date', { ...FORTNIGHTLY, during: { to: '6月底' } }, ['during', 'to']],
    ['a part of the year of its own making', { ...FORTNIGHTLY, during: { until: '2021-06-30' } }, ['during', 'until']],
    [
      'a part of the year for one date',
      { type: 'once', month: 1, day: 1, during: { to: '2021-06-30' }, ...none },
      ['during'],
    ],
    ['an unknown form', { type: 'constructor' }, ['type']],
    ['nothing', null, []],
    ['a list', [], []],
  ])('is nothing that has %s, nor is it stored', (_what, value, path) => {
    expect(ruleFaults(value).map((fault) => [fault.kind, fault.path])).toEqual([['shape', path]]);
    expect(storedRule(value)).toBeUndefined();
  });

  it('is checked whatever comes', () => {
    fc.assert(
      fc.property(fc.oneof(anyRule(), fc.jsonValue(), fc.anything()), (value) => {
        const rule = storedRule(value);
        expect(rule === undefined).toBe(kinds(value).includes('shape'));
        if (rule) expect(RULES.map(({ type }) => type)).toContain(rule.type);
      }),
    );
  });

  it.each(['印发后9999个月内公开', '印发后1001个工作日内公开', '公示不少于9999日', '每月不少于2000篇'])(
    'is asked for where a wording says more than may be set: %s',
    (wording) => {
      const { rules, check } = readTimeWording(wording, { planYear: 2021, source: 'time' });
      for (const { rule } of rules) expect(ruleFaults(rule)).toEqual([]);
      expect(check).toContain('超出时限可设的范围，请人工设定。');
    },
  );

  it('is never read from a wording with more than may be set', () => {
    const number = fc.oneof(fc.integer({ min: 0, max: 9999 }).map(String), fc.constantFrom('一百', '九百九十九', '十'));
    const wording = fc
      .tuple(
        fc.constantFrom('印发后', '不少于', '每年不少于', '提前', '每季度后'),
        number,
        fc.constantFrom('日', '个工作日', '个月', '周', '次', '篇'),
      )
      .map(([head, n, unit]) => `${head}${n}${unit}内公开`);
    fc.assert(
      fc.property(wording, (text) => {
        const { rules } = readTimeWording(text, { planYear: 2021, source: 'time' });
        for (const { rule } of rules) expect(ruleFaults(rule)).toEqual([]);
      }),
    );
  });
});
