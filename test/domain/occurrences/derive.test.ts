import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DutyId, RuleId, UnitId } from '../../../electron/domain/brand.ts';
import { UNDATED_RULE_ID } from '../../../electron/domain/model/duty.ts';
import { deriveOccurrences, type DeriveOptions } from '../../../electron/domain/occurrences/derive.ts';
import type { YearFacts } from '../../../electron/domain/model/facts.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import { cost } from '../../support/cost.ts';
import { runs } from '../../support/runs.ts';
import {
  day,
  done,
  duty,
  facts,
  group,
  grouped,
  member,
  MONTHLY,
  named,
  ONCE,
  QUARTERLY,
  trigger,
  unit,
  WITHIN_THREE,
} from './occurrenceFacts.ts';

const calendar = builtInCalendar();

function derive(given: Partial<YearFacts>, more: Partial<DeriveOptions> = {}) {
  return deriveOccurrences(facts(given), { today: day('2021-06-15'), calendar, ...more });
}

describe('who answers', () => {
  const who = (given: Partial<YearFacts>, more: Partial<DeriveOptions> = {}) =>
    derive(given, more).map(({ unitId, role }) => `${unitId} ${role}`);

  it('asks leads and responsible units, and supporting ones only when there is nobody else', () => {
    const assignments = [named('a', 'lead'), named('b', 'responsible'), named('c', 'support')];
    expect(who({ duties: [duty('d', [ONCE], { assignments })] })).toEqual(['a lead', 'b responsible']);
    expect(who({ duties: [duty('d', [ONCE], { assignments: [named('c', 'support')] })] })).toEqual(['c support']);
    expect(who({ duties: [duty('d', [ONCE], { assignments: [] })] })).toEqual([]);
  });

  it('asks a unit once, in its best role', () => {
    const groups = [group('g', [member('a'), member('b')])];
    const assignments = [grouped('g'), named('a', 'lead'), named('b')];
    expect(who({ groups, duties: [duty('d', [ONCE], { assignments })] })).toEqual(['a lead', 'b responsible']);
  });

  it('opens a group to the members it has on the due day', () => {
    const groups = [
      group('g', [member('a', { to: day('2021-05-31') }), member('b', { from: day('2021-05-31') }), member('c')]),
    ];
    const occurrences = derive({ groups, duties: [duty('d', [MONTHLY], { assignments: [grouped('g')] })] });
    const on = (due: string) => occurrences.filter(({ dueOn }) => dueOn === due).map(({ unitId }) => unitId);
    expect(on('2021-04-30')).toEqual(['a', 'c']);
    expect(on('2021-05-31')).toEqual(['a', 'b', 'c']);
    expect(on('2021-06-30')).toEqual(['b', 'c']);
  });

  it('leaves out units that do not exist on the day, and units it does not know', () => {
    const units = [unit('a', { to: day('2021-06-29') }), unit('b', { from: day('2021-06-30') })];
    const assignments = [named('a'), named('b'), named('nobody')];
    expect(who({ units, duties: [duty('d', [ONCE], { assignments })] })).toEqual(['b responsible']);
  });

  it('asks for work without a deadline those of each review date', () => {
    const units = [unit('a', { to: day('2021-05-31') }), unit('b', { to: day('2021-07-31') }), unit('c')];
    const measure = duty('d', [], { kind: 'measure', assignments: [named('a'), named('b'), named('c')] });
    const did = done('d', '2021-R06-30', '2021-03-01', { rule: UNDATED_RULE_ID, unit: 'b' });
    const found = derive({ units, duties: [measure], fulfilments: [did] });
    expect(found.map(({ unitId, dueOn, lamp }) => `${unitId} ${dueOn} ${lamp}`)).toEqual([
      'b 2021-06-30 onTime',
      'c 2021-06-30 ongoing',
      'c 2021-12-31 ongoing',
    ]);
  });
});

describe('which occurrences', () => {
  it('gives one for each rule, period and unit', () => {
    const found = derive({ duties: [duty('d', [MONTHLY, QUARTERLY], { assignments: [named('a'), named('b')] })] });
    expect(found).toHaveLength(2 * 12 + 2 * 4);
    expect(new Set(found.map((o) => `${o.ruleId} ${o.period.key} ${o.unitId}`)).size).toBe(found.length);
  });

  it('gives a measure without a rule one occurrence per unit and review date', () => {
    const given = { kind: 'measure' as const, assignments: [named('a'), named('b')] };
    const plain = derive({ duties: [duty('d', [], given)] });
    expect(plain.map((o) => [o.ruleId, o.period.key, o.dueOn, o.lamp])).toEqual([
      [UNDATED_RULE_ID, '2021-R06-30', '2021-06-30', 'ongoing'],
      [UNDATED_RULE_ID, '2021-R06-30', '2021-06-30', 'ongoing'],
      [UNDATED_RULE_ID, '2021-R12-31', '2021-12-31', 'ongoing'],
      [UNDATED_RULE_ID, '2021-R12-31', '2021-12-31', 'ongoing'],
    ]);
    const posted = duty('d', [{ type: 'minimumDuration', n: 10, count: 'day' }], given);
    expect(derive({ duties: [posted] }).map((o) => o.ruleId)).toEqual(Array(4).fill(UNDATED_RULE_ID));
    expect(derive({ duties: [duty('d', [], { kind: 'disclosure' })] })).toEqual([]);
  });

  it('gives what is asked none, until a person decides; what is on record keeps its reviews', () => {
    const timeCheck = '“适时”没有写明期限。';
    const asked = duty('d', [], { kind: 'measure', assignments: [named('a'), named('b')], timeCheck });
    expect(derive({ duties: [asked] })).toEqual([]);
    const fulfilments = [done('d', '2021-R06-30', '2021-05-20', { rule: UNDATED_RULE_ID })];
    expect(derive({ duties: [asked], fulfilments }).map(({ lamp }) => lamp)).toEqual([
      'onTime',
      'ongoing',
      'ongoing',
      'ongoing',
    ]);
    // What is proposed is in force.
    expect(derive({ duties: [duty('d', [MONTHLY], { timeCheck, assignments: [named('a')] })] })).toHaveLength(12);
  });

  it('gives a triggered rule one for each trigger and unit that the trigger names', () => {
    const found = derive({
      duties: [duty('d', [WITHIN_THREE], { assignments: [named('a', 'lead')] })],
      triggers: [trigger('t1', 'd', '2021-02-09', ['a', 'b', 'a']), trigger('t2', 'd', '2021-06-14')],
    });
    expect(found.map((o) => [o.unitId, o.role, o.period.key, o.period.label, o.dueOn])).toEqual([
      ['a', 'lead', 't1', '文件t1', '2021-02-19'],
      ['b', 'responsible', 't1', '文件t1', '2021-02-19'],
      ['a', 'lead', 't2', '文件t2', '2021-06-17'],
    ]);
  });

  it('keeps January to May as they were when a rule changes from June', () => {
    const versions = [
      { id: 'old' as RuleId, rule: MONTHLY, validTo: day('2021-05-31') },
      { id: 'new' as RuleId, rule: QUARTERLY, validFrom: day('2021-06-01') },
    ];
    const found = derive({ duties: [duty('d', [], { rules: versions })] });
    expect(found.map((o) => `${o.ruleId} ${o.dueOn}`)).toEqual([
      'old 2021-01-31',
      'old 2021-02-28',
      'old 2021-03-31',
      'old 2021-04-30',
      'old 2021-05-31',
      'new 2021-06-30',
      'new 2021-09-30',
      'new 2021-12-31',
    ]);
  });

  it('narrows to a range, to duties and to units', () => {
    const given = {
      duties: [
        duty('d1', [MONTHLY], { assignments: [named('a'), named('b')] }),
        duty('d2', [{ type: 'continuous' }, MONTHLY]),
      ],
    };
    const range = { from: day('2021-03-31'), to: day('2021-04-30') };
    expect(derive(given, { range })).toHaveLength(6);
    expect(derive(given, { range, dutyIds: new Set(['d2' as DutyId]) })).toHaveLength(2);
    expect(derive(given, { range, unitIds: new Set(['b' as UnitId]) })).toHaveLength(2);
  });
});

describe('how each stands', () => {
  const one = (fulfilments: YearFacts['fulfilments'], today: string) =>
    derive({ duties: [duty('d', [ONCE])], fulfilments }, { today: day(today) })[0];

  it.each([
    ['2021-06-22', 'upcoming'],
    ['2021-06-23', 'dueSoon'],
    ['2021-06-30', 'dueSoon'],
    ['2021-07-01', 'overdue'],
  ])('open on %s: %s', (today, lamp) => {
    expect(one([], today)?.lamp).toBe(lamp);
  });

  it.each([
    ['2021-06-30', 'onTime'],
    ['2021-07-01', 'late'],
  ])('done on %s: %s, for ever', (on, lamp) => {
    expect(one([done('d', '2021', on)], '2022-03-01')).toMatchObject({ lamp, done: 1, needed: 1, doneOn: on });
  });

  it('takes the earliest of two registrations of one piece', () => {
    const twice = [done('d', '2021', '2021-07-05'), done('d', '2021', '2021-06-20')];
    expect(one(twice, '2021-08-01')).toMatchObject({ lamp: 'onTime', done: 2, doneOn: '2021-06-20' });
  });

  it('fills a quota piece by piece, and dates it by the last one needed', () => {
    const quota = (pieces: YearFacts['fulfilments']) =>
      derive({ duties: [duty('d', [{ type: 'quota', per: 'quarter', atLeast: 2 }])], fulfilments: pieces }).slice(0, 2);
    const first = done('d', '2021-Q1', '2021-02-01');
    expect(quota([first])[0]).toMatchObject({ lamp: 'overdue', done: 1, needed: 2, doneOn: undefined });
    expect(quota([first, done('d', '2021-Q1', '2021-03-31')])[0]).toMatchObject({
      lamp: 'onTime',
      doneOn: '2021-03-31',
    });
    expect(quota([first, done('d', '2021-Q1', '2021-04-01')])[0]).toMatchObject({ lamp: 'late', doneOn: '2021-04-01' });
    expect(quota([first])[1]).toMatchObject({ done: 0, lamp: 'upcoming' });
  });

  it('counts a fulfilment for its own duty, rule, unit and period only', () => {
    const duties = [duty('d', [MONTHLY, QUARTERLY], { assignments: [named('a'), named('b')] })];
    const found = derive({ duties, fulfilments: [done('d', '2021-02', '2021-02-20', { unit: 'b' })] });
    const green = found.filter(({ lamp }) => lamp === 'onTime');
    expect(green.map((o) => `${o.ruleId} ${o.unitId} ${o.period.key}`)).toEqual(['r1 b 2021-02']);
    expect(green[0]?.fulfilmentIds).toHaveLength(1);
  });
});

describe('at scale', () => {
  it('derives the same whether asked for all units at once or one by one', () => {
    const groups = [group('g', [member('a', { to: day('2021-04-30') }), member('b')])];
    fc.assert(
      fc.property(fc.subarray(['a', 'b', 'c']), fc.integer({ min: 0, max: 364 }), (ids, offset) => {
        const today = day(new Date(Date.UTC(2021, 0, 1 + offset)).toISOString().slice(0, 10));
        const given = {
          groups,
          duties: [
            duty('d1', [MONTHLY], { assignments: [grouped('g'), named('c')] }),
            duty('d2', [], { kind: 'measure', assignments: [grouped('g', 'lead')] }),
          ],
        };
        const all = derive(given, { today }).filter(({ unitId }) => ids.includes(unitId));
        const single = ids.flatMap((id) => derive(given, { today, unitIds: new Set([id as UnitId]) }));
        expect(new Set(single.map((o) => JSON.stringify(o)))).toEqual(new Set(all.map((o) => JSON.stringify(o))));
      }),
      { numRuns: runs(160, 40) },
    );
  });

  it('derives the 272,000 occurrences of 200 units and 100 rules in well below a second', async () => {
    const units = Array.from({ length: 200 }, (_, index) => unit(`u${index}`));
    const groups = [
      group(
        'g',
        units.map(({ id }) => member(id)),
      ),
    ];
    const weekly = { ...MONTHLY, every: 'week' as const };
    const duties = Array.from({ length: 100 }, (_, index) =>
      duty(`d${index}`, [index % 25 === 0 ? weekly : MONTHLY], { assignments: [grouped('g')] }),
    );
    const fulfilments = duties.flatMap(({ id }, index) =>
      index % 25 === 0 ? [] : units.map((each) => done(id, '2021-03', '2021-03-20', { unit: each.id })),
    );
    const all = facts({ units, groups, duties, fulfilments });
    const options = { today: day('2021-06-15'), calendar };
    const found = deriveOccurrences(all, options);
    expect(found).toHaveLength(96 * 12 * 200 + 4 * 52 * 200);
    expect(found.filter(({ lamp }) => lamp === 'onTime')).toHaveLength(96 * 200);
    // Some three times as long as bare copies of as many objects.
    const copies = await cost(() => found.map((each) => Object.assign({}, each)));
    expect((await cost(() => deriveOccurrences(all, options))) / copies).toBeLessThan(40);
  });
});
