import { describe, expect, it } from 'vitest';
import { type TimeRule, timeRule } from '../../../electron/contract/shared.ts';
import type { GroupId, RuleId, UnitId, Year } from '../../../electron/domain/brand.ts';
import { shortPeriod } from '../../../electron/domain/dates/shortPeriod.ts';
import { openOnes, tabulate } from '../../../renderer/tasks/occurrences.ts';
import { resolveNames, withRole } from '../../../renderer/rules/parties.ts';
import {
  dueOfKind,
  duesOf,
  ruleOfType,
  ruleTypeWords,
  withPeriod,
  withUnit,
} from '../../../renderer/rules/ruleForms.ts';
import { day } from '../support/facts.ts';
import { occurrence } from '../tasks/rows.ts';

const YEAR = 2021 as Year;
const types = Object.keys(ruleTypeWords) as TimeRule['type'][];
const periods = ['day', 'week', 'month', 'quarter', 'halfYear', 'year'] as const;

describe('the rule editor', () => {
  it('makes a rule that the app accepts, whatever type is chosen after whatever other', () => {
    for (const first of types) {
      for (const second of types) {
        const rule = ruleOfType(second, ruleOfType(first, { type: 'continuous' }, YEAR), YEAR);
        expect(timeRule.safeParse(rule).success, `${first} → ${second}`).toBe(true);
      }
    }
  });

  it('offers due days that belong to the period, and keeps the rule whole when the period changes', () => {
    for (const every of periods) {
      for (const at of duesOf(every)) {
        const rule = { ...ruleOfType('recurring', { type: 'continuous' }, YEAR), every, due: dueOfKind(at, every) };
        if (rule.type !== 'recurring') throw new Error('not recurring');
        for (const next of periods) {
          const changed = withPeriod(rule, next);
          expect(timeRule.safeParse(changed).success).toBe(true);
          expect(changed.type === 'recurring' && duesOf(next).includes(changed.due.at)).toBe(true);
        }
      }
    }
  });

  it('keeps the holiday rule and the number of days from one type to the next', () => {
    const from = ruleOfType('triggered', { type: 'minimumDuration', n: 10, count: 'day' }, YEAR);
    expect(from).toMatchObject({ n: 10, count: 'day' });
    expect(ruleOfType('once', { ...from, shift: { kind: 'later' } } as TimeRule, YEAR)).toMatchObject({
      shift: { kind: 'later' },
    });
  });
});

describe('where an interval begins', () => {
  const fresh = ruleOfType('interval', { type: 'continuous' }, YEAR) as TimeRule & { type: 'interval' };

  it('is the first Monday of the year in weeks, else 1 January', () => {
    expect(fresh).toMatchObject({ n: 2, unit: 'week', from: '2021-01-04', at: 'end' });
    expect(ruleOfType('interval', { type: 'quota', per: 'month', atLeast: 1 }, 2024 as Year)).toMatchObject({
      from: '2024-01-01',
    });
    expect(withUnit(fresh, 'month', YEAR)).toMatchObject({ unit: 'month', from: '2021-01-01' });
  });

  it('stays where a person put it', () => {
    expect(withUnit({ ...fresh, from: day('2021-03-05') }, 'month', YEAR)).toMatchObject({ from: '2021-03-05' });
  });
});

describe('parties', () => {
  it('a name stands in one role only', () => {
    const parties = withRole([{ name: '区财政局', role: 'responsible' }], 'lead', ['区财政局', '区民政局']);
    expect(parties).toEqual([
      { name: '区财政局', role: 'lead' },
      { name: '区民政局', role: 'lead' },
    ]);
  });

  it('names and aliases are tied to their units and groups', () => {
    const list = {
      units: [
        {
          id: 'u1' as UnitId,
          name: '区卫生健康局',
          kind: 'department',
          aliases: ['区卫健局'],
          groupIds: [],
          duties: 0,
        },
      ],
      groups: [{ id: 'g1' as GroupId, name: '各镇街', aliases: [], members: [] }],
    } as const;
    expect(
      resolveNames(
        [
          { name: '区卫健局', role: 'lead' },
          { name: '各镇街', role: 'support' },
          { name: '某局', role: 'support' },
        ],
        list,
      ),
    ).toEqual({
      assignments: [
        { party: { kind: 'unit', id: 'u1' }, role: 'lead' },
        { party: { kind: 'group', id: 'g1' }, role: 'support' },
      ],
      unknown: ['某局'],
    });
  });
});

describe('the table of units and periods', () => {
  it('puts periods in the order of their due dates, undated ones last', () => {
    const table = tabulate([
      occurrence({ periodKey: '2021', period: '2021年度', dueOn: undefined, ruleId: 'r2' as RuleId }),
      occurrence({ periodKey: '2021-06', dueOn: day('2021-06-30') }),
      occurrence({ periodKey: '2021-05' }),
      occurrence({ unitId: 'u2' as UnitId, unit: '区民政局' }),
    ]);
    expect(table.columns.map((column) => column.short)).toEqual(['5月', '6月', '全年']);
    expect(table.units.map((unit) => unit.unit)).toEqual(['区财政局', '区民政局']);
    const [unit, column] = [table.units[1], table.columns[1]];
    expect(unit && column && table.at(unit, column)).toBeUndefined();
  });

  it('names periods briefly', () => {
    const keys = ['2021-Q1', '2021-H2', '2021-W07', '2021-03-05', '2021-01-04/2021-01-17'];
    const named = keys.map((key) => shortPeriod(key, key));
    expect(named).toEqual(['1季度', '下半年', '7周', '3-5', '1-4起']);
    expect(shortPeriod('a-trigger', '印发通知')).toBe('印发通知');
  });

  it('a head chooses what is due, and what lies ahead only when nothing else is left', () => {
    const due = occurrence();
    const ahead = occurrence({ periodKey: '2021-07', lamp: 'upcoming' });
    const done = occurrence({ periodKey: '2021-04', lamp: 'onTime', done: 1 });
    expect(openOnes([done, due, ahead])).toEqual([due]);
    expect(openOnes([done, ahead])).toEqual([ahead]);
  });
});
