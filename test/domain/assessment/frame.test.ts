import { describe, expect, it } from 'vitest';
import type { SchemeNodeId, Year } from '../../../electron/domain/brand.ts';
import type { Lamp } from '../../../electron/domain/model/occurrence.ts';
import { defaultFrame } from '../../../electron/domain/model/yearFrame.ts';
import { factsAsOf, scoreDays } from '../../../electron/domain/occurrences/asOf.ts';
import { deriveOccurrences } from '../../../electron/domain/occurrences/derive.ts';
import { NO_SHIFT, type TimeRule } from '../../../electron/domain/model/timeRule.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import * as made from '../occurrences/occurrenceFacts.ts';
import { scoreByIndicators, type AssessedFacts } from './fourIndicators.ts';
import { day, facts, occurrence, scoresOn, unit, unitIdOf } from './scoringFixtures.ts';

const calendar = builtInCalendar();
const YEAR_END: TimeRule = { type: 'once', month: 12, day: 31, shift: NO_SHIFT };

/** The scores of facts on a day, from the facts as they stood on the day of the score. */
function scored(given: AssessedFacts, today: string) {
  const days = scoreDays(given, day(today));
  const known = factsAsOf(given, days.asOf);
  return scoreByIndicators({ ...given, ...known }, deriveOccurrences(known, { today: days.judgedOn, calendar }), days);
}

describe('the cut-off (考核截止日)', () => {
  const measure = made.duty('m', [YEAR_END], { kind: 'measure' });
  const other = made.duty('o', [made.ONCE], { kind: 'measure' });
  const given = facts({
    units: [made.unit('a')],
    submissionTarget: 0,
    duties: [measure, other],
    fulfilments: [made.done('o', '2021', '2021-06-20')],
  });
  const later = { ...given, fulfilments: [...given.fulfilments, made.done('m', '2021', '2022-02-28')] };

  it('ends what counts: a measure due 12-31 and done 02-28 scores the same registered or not', () => {
    const before = scored(given, '2022-03-01');
    expect(before.groups[0]?.rows[0]).toMatchObject({ total: '50.00', contribution: '2.00' });
    expect(scored(later, '2022-03-01').groups).toEqual(before.groups);
    expect(scored(later, '2022-03-01').asOf).toBe('2022-01-15');
    // Done on the last day it counts, whenever it was recorded.
    const onTheDay = { ...given, fulfilments: [...given.fulfilments, made.done('m', '2021', '2022-01-15')] };
    expect(scored(onTheDay, '2022-03-01').groups[0]?.rows[0]?.total).toBe('100.00');
  });

  it('may lie as late as 30 June: then it counts', () => {
    const frame = { ...given.frame, cutOff: day('2022-06-30') };
    expect(scored({ ...later, frame }, '2022-07-10').groups[0]?.rows[0]?.total).toBe('100.00');
    expect(scored({ ...later, frame }, '2022-07-10').asOf).toBe('2022-06-30');
  });

  it('in the year leaves what falls due after it out of every denominator, and lists it', () => {
    const frame = { ...given.frame, cutOff: day('2021-07-31') };
    const { groups, afterCutOff, asOf } = scored({ ...given, frame }, '2022-03-01');
    expect(asOf).toBe('2021-07-31');
    expect(afterCutOff.map(({ dutyId, dueOn }) => [dutyId, dueOn])).toEqual([['m', '2021-12-31']]);
    expect(groups[0]?.rows[0]?.indicators[1]).toMatchObject({ basis: '应办结 1，已办结 1', points: '30.00' });
    // Months that ended by it count: January to July.
    const { groups: withPieces } = scored({ ...given, frame, submissionTarget: 1 }, '2022-03-01');
    expect(withPieces[0]?.rows[0]?.indicators[2]?.months).toHaveLength(7);
  });

  it('is followed by nothing: extensions, exemptions and takings down of later days change nothing', () => {
    const due = made.duty('d', [made.ONCE, { type: 'minimumDuration', n: 400, count: 'day' }]);
    const base = facts({ units: [made.unit('a')], duties: [due, measure], submissionTarget: 0 });
    const published = { ...base, fulfilments: [made.done('d', '2021', '2021-06-01')] };
    const stood = scored(published, '2022-03-01').groups;
    expect(stood[0]?.rows[0]?.indicators.slice(0, 2).map(({ points }) => points)).toEqual(['40.00', '0.00']);
    const changed: readonly Partial<AssessedFacts>[] = [
      { fulfilments: published.fulfilments.map((piece) => made.takenDown(piece, '2022-01-16')) },
      { extensions: [made.extended('m', '2021', '2022-02-28', { at: '2022-01-16' })] },
      { exemptions: [made.exempted('m', '2021', { at: '2022-01-16' })] },
    ];
    for (const change of changed) expect(scored({ ...published, ...change }, '2022-03-01').groups).toEqual(stood);
    // On the day of the cut-off itself they hold.
    const [breach, extended, exempt] = [
      { fulfilments: published.fulfilments.map((piece) => made.takenDown(piece, '2022-01-15')) },
      { extensions: [made.extended('m', '2021', '2022-02-28', { at: '2022-01-15' })] },
      { exemptions: [made.exempted('m', '2021', { at: '2022-01-15' })] },
    ].map((change) => scored({ ...published, ...change }, '2022-03-01'));
    expect(breach?.groups[0]?.rows[0]?.indicators[0]?.points).toBe('0.00');
    expect(extended?.afterCutOff.map(({ dutyId }) => dutyId)).toEqual(['m']);
    expect(extended?.groups[0]?.rows[0]?.indicators[1]?.points).toBeUndefined();
    expect(exempt?.groups[0]?.rows[0]?.indicators[1]?.points).toBeUndefined();
  });

  it('is by the office’s clock: what is recorded at 23:59 of the day in China counts, a minute later it does not', () => {
    const at = (recordedAt: string) => {
      const exemptions = [{ ...made.exempted('m', '2021'), recordedAt }];
      return scored({ ...given, exemptions }, '2022-03-01').groups[0]?.rows[0]?.total;
    };
    expect(at('2022-01-15T15:59:59.999Z')).toBe('100.00');
    expect(at('2022-01-15T16:00:00.000Z')).toBe('50.00');
  });

  it('judges what was due on it once it has passed', () => {
    const onIt = made.duty('d', [{ ...YEAR_END, month: 7, day: 31 }]);
    const frame = { ...defaultFrame(2021 as Year), rankShare: 0, cutOff: day('2021-07-31') };
    const year = facts({ units: [made.unit('a')], duties: [onIt], submissionTarget: 0, frame });
    const on = (today: string) => scored(year, today).groups[0]?.rows[0]?.total;
    expect([on('2021-07-31'), on('2021-08-01'), on('2022-03-01')]).toEqual([undefined, '0.00', '0.00']);
  });
});

const judgedBy = (indicatorId: string, points: string, full: string) => ({
  scheme: {
    version: 1,
    base: 1000 as const,
    weight: '4',
    indicators: [{ id: indicatorId as SchemeNodeId, name: '评议', rule: 'manual' as const, full }],
  },
  judgements: [{ unitId: unitIdOf('甲'), indicatorId: indicatorId as SchemeNodeId, points, reason: '' }],
});

describe('折算分', () => {
  it.each([
    ['printed', '16.34'],
    ['exact', '16.33'],
  ] as const)('of 40.8368 at 40 of 1000 from the %s total is %s', (contributionFrom, contribution) => {
    const frame = { ...facts().frame, contributionFrom };
    const given = facts({ units: [unit('甲')], frame, ...judgedBy('i', '40.8368', '100') });
    expect(scoresOn(given, [], day('2021-06-30')).groups[0]?.rows[0]).toMatchObject({ total: '40.84', contribution });
  });

  it.each(['printed', 'exact'] as const)('of a total without further digits is the same from the %s one', (from) => {
    const frame = { ...facts().frame, contributionFrom: from };
    const given = facts({ units: [unit('甲')], frame, ...judgedBy('i', '40.84', '100') });
    expect(scoresOn(given, [], day('2021-06-30')).groups[0]?.rows[0]?.contribution).toBe('16.34');
  });
});

const many = (dutyId: string, lamps: readonly (readonly [Lamp, number])[]) =>
  lamps.flatMap(([lamp, count]) =>
    Array.from({ length: count }, (_, i) => occurrence(dutyId, '甲', (i % 12) + 1, lamp)),
  );

describe('因四舍五入', () => {
  const manual = facts().scheme.indicators[3];
  const judgements = [
    { unitId: unitIdOf('甲'), indicatorId: manual?.id ?? ('' as SchemeNodeId), points: '5', reason: '' },
  ];
  const sixth = [{ unitId: unitIdOf('甲'), month: 3, count: 1 }];

  it('the parts may miss the total, which is said and mends no part', () => {
    // 13.333… + 13.333… + 3.333… + 5: 13.33 + 13.33 + 3.33 + 5.00 reads 34.99.
    const occurrences = [
      ...many('item', [
        ['onTime', 1],
        ['late', 2],
      ]),
      ...many('measure', [
        ['onTime', 4],
        ['overdue', 5],
      ]),
    ];
    const given = facts({ units: [unit('甲')], judgements, submissions: sixth });
    const row = scoresOn(given, occurrences, day('2021-07-01')).groups[0]?.rows[0];
    expect(row?.indicators.map(({ points }) => points)).toEqual(['13.33', '13.33', '3.33', '5.00']);
    expect(row).toMatchObject({ total: '35.00', rebased: false, roundingGap: '0.01' });
  });

  it('is not said where the parts make the total, nor where they are re-based', () => {
    const halves = [
      ...many('item', [
        ['onTime', 1],
        ['late', 1],
      ]),
      ...many('measure', [
        ['onTime', 1],
        ['overdue', 1],
      ]),
    ];
    const whole = facts({ units: [unit('甲')], judgements, submissions: [] });
    const row = scoresOn(whole, halves, day('2021-07-01')).groups[0]?.rows[0];
    expect(row).toMatchObject({ total: '40.00', rebased: false });
    expect(row?.roundingGap).toBeUndefined();
    const thirds = many('item', [
      ['onTime', 1],
      ['late', 2],
    ]);
    const rebased = scoresOn(facts({ units: [unit('甲')], submissionTarget: 0 }), thirds, day('2021-07-01')).groups[0]
      ?.rows[0];
    // 13.33 of 40 is 33.33 of 100.
    expect(rebased).toMatchObject({ total: '33.33', rebased: true });
    expect(rebased?.roundingGap).toBeUndefined();
  });
});

describe('不排名', () => {
  const ranked = (rankShare: number) => ({ ...facts().frame, rankShare });
  const rowsOf = (
    given: AssessedFacts,
    names: Readonly<Record<string, readonly (readonly [string, Lamp])[]>>,
    today = '2021-07-01',
  ) => {
    const occurrences = Object.entries(names).flatMap(([name, list]) =>
      list.map(([dutyId, lamp], index) => occurrence(dutyId, name, index + 1, lamp)),
    );
    const rows = scoresOn(given, occurrences, day(today)).groups.flatMap((group) => group.rows);
    return rows.map(({ unit: { name }, rank, total, unranked }) => [name, rank, total, unranked !== undefined]);
  };

  it('are units to which less than the set share of the full marks applies, and they take no place from others', () => {
    const given = facts({ units: [unit('甲'), unit('乙'), unit('丙')], submissionTarget: 0, frame: ranked(50) });
    // 40 of 100 apply to 甲, 70 to 乙, 70 to 丙.
    const names = {
      甲: [['item', 'onTime']],
      乙: [
        ['item', 'onTime'],
        ['measure', 'overdue'],
      ],
      丙: [
        ['item', 'late'],
        ['measure', 'onTime'],
      ],
    } as const;
    const listed = (rankShare: number) => rowsOf({ ...given, frame: ranked(rankShare) }, names);
    expect(listed(50)).toEqual([
      ['乙', 1, '57.14', false],
      ['丙', 2, '42.86', false],
      ['甲', undefined, '100.00', true],
    ]);
    // Exactly the share is enough.
    expect(listed(40)[0]).toEqual(['甲', 1, '100.00', false]);
    expect(listed(71).map(([, , , isUnranked]) => isUnranked)).toEqual([true, true, true]);
  });

  it('are units that were abolished by the day of the score, and says why', () => {
    const units = [unit('甲'), unit('乙', 'department', { to: '2021-05-31' })];
    const given = facts({ units, frame: ranked(0) });
    const names = { 甲: [['item', 'late']], 乙: [['item', 'onTime']] } as const;
    expect(rowsOf(given, names)).toEqual([
      ['甲', 1, '0.00', false],
      // 40 of 60: its five months were not met.
      ['乙', undefined, '66.67', true],
    ]);
    expect(rowsOf(given, names, '2021-05-31').map(([name, rank]) => [name, rank])).toEqual([
      ['乙', 1],
      ['甲', 2],
    ]);
    const rows = scoresOn(given, [occurrence('item', '乙', 1, 'onTime')], day('2021-07-01')).groups[0]?.rows;
    expect(rows?.find(({ unit: { name } }) => name === '乙')?.unranked).toContain('撤销');
  });

  it('says which share applies', () => {
    const given = facts({ units: [unit('甲')], submissionTarget: 0, frame: ranked(50) });
    const row = scoresOn(given, [occurrence('item', '甲', 1, 'onTime')], day('2021-07-01')).groups[0]?.rows[0];
    expect(row?.unranked).toBe('适用指标只占满分的 40%，不足 50%');
  });

  it('a unit with nothing counted has neither score nor place: never 0.00', () => {
    const given = facts({ units: [unit('甲'), unit('乙')], submissionTarget: 0, frame: ranked(0) });
    expect(rowsOf(given, { 甲: [['item', 'overdue']] })).toEqual([
      ['甲', 1, '0.00', false],
      ['乙', undefined, undefined, false],
    ]);
  });
});
