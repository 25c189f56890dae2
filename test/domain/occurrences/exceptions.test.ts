import { describe, expect, it } from 'vitest';
import type { RuleId, UnitId } from '../../../electron/domain/brand.ts';
import type { YearFacts } from '../../../electron/domain/model/facts.ts';
import { deriveOccurrences, type DeriveOptions } from '../../../electron/domain/occurrences/derive.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import {
  day,
  done,
  duty,
  exempted,
  extended,
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

describe('extension', () => {
  const both = { duties: [duty('d', [ONCE], { assignments: [named('a'), named('b')] })] };

  it('moves the date of one unit, keeps the original and judges by the new one', () => {
    const given = { ...both, extensions: [extended('d', '2021', '2021-07-10')] };
    const found = derive(given, { today: day('2021-07-05') });
    expect(found.map((o) => [o.unitId, o.dueOn, o.originalDueOn, o.lamp])).toEqual([
      ['a', '2021-07-10', '2021-06-30', 'dueSoon'],
      ['b', '2021-06-30', undefined, 'overdue'],
    ]);
    // 10 July 2021 is a Saturday.
    expect(found[0]).toMatchObject({ advisedOn: '2021-07-09', extensionId: 'x d 2021 a' });
    const late = derive({ ...given, fulfilments: [done('d', '2021', '2021-07-10')] }, { today: day('2021-08-01') });
    expect(late[0]?.lamp).toBe('onTime');
    const later = derive({ ...given, fulfilments: [done('d', '2021', '2021-07-11')] }, { today: day('2021-08-01') });
    expect(later[0]?.lamp).toBe('late');
  });

  it('changes nothing once the rule itself gives a later date', () => {
    const [one] = derive({ ...both, extensions: [extended('d', '2021', '2021-06-30')] });
    expect(one).toMatchObject({ dueOn: '2021-06-30' });
    expect(one).not.toHaveProperty('originalDueOn');
  });

  it('is found in the range of its new date, and no more in that of the old', () => {
    const given = { ...both, extensions: [extended('d', '2021', '2021-07-10')] };
    const units = (from: string, to: string) =>
      derive(given, { range: { from: day(from), to: day(to) } }).map(({ unitId }) => unitId);
    expect(units('2021-06-01', '2021-06-30')).toEqual(['b']);
    expect(units('2021-07-01', '2021-07-31')).toEqual(['a']);
  });

  it('leaves who answers to the original date', () => {
    const units = [unit('a', { to: day('2021-07-05') })];
    const found = derive({ units, duties: [duty('d', [ONCE])], extensions: [extended('d', '2021', '2021-07-10')] });
    expect(found.map(({ unitId, dueOn }) => `${unitId} ${dueOn}`)).toEqual(['a 2021-07-10']);
  });

  it('belongs to a triggered occurrence too', () => {
    const given = {
      duties: [duty('d', [WITHIN_THREE])],
      triggers: [trigger('t', 'd', '2021-06-14')],
      extensions: [extended('d', 't', '2021-06-25')],
    };
    expect(derive(given)[0]).toMatchObject({ dueOn: '2021-06-25', originalDueOn: '2021-06-17' });
  });
});

describe('exemption', () => {
  it('frees one unit and period, overdue or not', () => {
    const given = { duties: [duty('d', [MONTHLY])], exemptions: [exempted('d', '2021-03')] };
    const found = derive(given);
    expect(found.filter(({ lamp }) => lamp === 'exempt').map(({ period }) => period.key)).toEqual(['2021-03']);
    expect(found[2]?.exemptionId).toBe('e d 2021-03 a');
  });

  it('comes first, whatever was done all the same', () => {
    const exemptions = [exempted('d', '2021')];
    const fulfilments = [done('d', '2021', '2021-06-01')];
    expect(derive({ duties: [duty('d', [ONCE])], exemptions, fulfilments })[0]).toMatchObject({
      lamp: 'exempt',
      tally: 'apart',
      state: 'exempt',
      done: 1,
    });
  });
});

describe('rule versions', () => {
  const versions = [
    { id: 'old' as RuleId, rule: MONTHLY, validTo: day('2021-05-31') },
    {
      id: 'new' as RuleId,
      rule: { ...MONTHLY, due: { at: 'dayInPeriod' as const, month: 1, day: 20 } },
      validFrom: day('2021-06-01'),
      follows: 'old' as RuleId,
    },
  ];

  it('share what was recorded: it stays on its period', () => {
    const given = {
      duties: [duty('d', [], { rules: versions })],
      fulfilments: [
        done('d', '2021-06', '2021-05-28', { rule: 'old' }),
        done('d', '2021-05', '2021-06-02', { rule: 'new' }),
      ],
      exemptions: [exempted('d', '2021-08', { unit: 'a', rule: 'old' })],
      extensions: [extended('d', '2021-07', '2021-07-30', { unit: 'a', rule: 'old' })],
    };
    const found = new Map(derive(given).map((o) => [o.period.key, o]));
    expect(found.size).toBe(12);
    expect(found.get('2021-05')).toMatchObject({ ruleId: 'old', dueOn: '2021-05-31', lamp: 'late' });
    expect(found.get('2021-06')).toMatchObject({ ruleId: 'new', dueOn: '2021-06-20', lamp: 'onTime' });
    expect(found.get('2021-07')).toMatchObject({ dueOn: '2021-07-30', originalDueOn: '2021-07-20' });
    expect(found.get('2021-08')?.lamp).toBe('exempt');
  });
});

describe('a unit that is merged into another', () => {
  const units = [
    unit('a', { to: day('2021-05-31'), successorId: 'b' as UnitId }),
    unit('b'),
    unit('c', { to: day('2021-08-31'), successorId: 'a' as UnitId }),
  ];
  const who = (given: Partial<YearFacts>) => derive({ units, ...given }).map((o) => `${o.unitId} ${o.dueOn} ${o.lamp}`);

  it('keeps what fell due before, and its successor answers after', () => {
    expect(who({ duties: [duty('d', [QUARTERLY])] })).toEqual([
      'a 2021-03-31 overdue',
      'b 2021-06-30 upcoming',
      'b 2021-09-30 upcoming',
      'b 2021-12-31 upcoming',
    ]);
  });

  it('goes on to the successor of the successor', () => {
    const found = who({ duties: [duty('d', [QUARTERLY], { assignments: [named('c')] })] });
    expect(found.map((line) => line.slice(0, 12))).toEqual([
      'c 2021-03-31',
      'c 2021-06-30',
      'b 2021-09-30',
      'b 2021-12-31',
    ]);
  });

  it('asks a successor that answers itself once, in the group and by name', () => {
    const groups = [group('g', [member('a'), member('b')])];
    const duties = [duty('d', [ONCE], { assignments: [grouped('g')] })];
    expect(who({ groups, duties })).toEqual(['b 2021-06-30 upcoming']);
    // What the closed unit did for itself is not its successor's own piece.
    const did = [done('d', '2021', '2021-05-20')];
    expect(who({ groups, duties, fulfilments: did })).toEqual(['b 2021-06-30 upcoming']);
  });

  it('hands over what it did for a period before it closed', () => {
    const fulfilments = [done('d', '2021', '2021-05-20')];
    const extensions = [extended('d', '2021', '2021-07-31')];
    expect(who({ duties: [duty('d', [ONCE])], fulfilments })).toEqual(['b 2021-06-30 onTime']);
    expect(who({ duties: [duty('d', [ONCE])], extensions })).toEqual(['b 2021-07-31 upcoming']);
  });

  it('leaves a running clock to the successor', () => {
    const given = { duties: [duty('d', [WITHIN_THREE])], triggers: [trigger('t', 'd', '2021-05-28', ['a', 'c'])] };
    expect(who(given)).toEqual(['b 2021-06-02 overdue', 'c 2021-06-02 overdue']);
    const both = { ...given, triggers: [trigger('t', 'd', '2021-05-28', ['a', 'b'])] };
    expect(who(both)).toEqual(['b 2021-06-02 overdue']);
  });

  it('ends a circle of successors', () => {
    const circle = [
      unit('a', { to: day('2021-05-31'), successorId: 'b' as UnitId }),
      unit('b', { to: day('2021-05-31'), successorId: 'a' as UnitId }),
    ];
    expect(derive({ units: circle, duties: [duty('d', [ONCE])] })).toEqual([]);
  });
});
