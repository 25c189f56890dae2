import { describe, expect, it } from 'vitest';
import type { Occurrence } from '../../../electron/domain/model/occurrence.ts';
import type { AssessedFacts } from './fourIndicators.ts';
import { day, duty, facts, occurrence, unit, unitIdOf, scoresOn } from './scoringFixtures.ts';

function only(given: AssessedFacts, occurrences: readonly Occurrence[], today = '2021-06-30') {
  const score = scoresOn(given, occurrences, day(today)).groups[0]?.rows[0];
  if (!score) throw new Error('no row');
  return score;
}

const july = { submissionTarget: 0 };

describe('scoring a unit', () => {
  it('takes the on-time share of what is due or done; late is late, not due and exempt stay out', () => {
    const lamps = ['onTime', 'onTime', 'late', 'overdue', 'upcoming', 'dueSoon', 'exempt', 'ongoing'] as const;
    const score = only(
      facts({ ...july, units: [unit('甲')] }),
      lamps.map((lamp, index) => occurrence('item', '甲', index + 1, lamp)),
    );
    expect(score.indicators[0]).toMatchObject({ points: '20.00', full: '40', basis: '应办 4，按时 2，迟办 1，逾期 1' });
    expect(score.indicators[0]?.counted.map(({ verdict }) => verdict)).toEqual(['missed', 'late', 'onTime', 'onTime']);
    expect(score).toMatchObject({ total: '50.00', contribution: '2.00', rebased: true });
  });

  it('counts measures done late as done, and those without a deadline once their review has passed', () => {
    const occurrences = [
      occurrence('measure', '甲', 1, 'late'),
      occurrence('measure', '甲', 2, 'overdue'),
      occurrence('measure', '甲', 3, 'ongoing'),
    ];
    const given = facts({ ...july, units: [unit('甲')] });
    expect(only(given, occurrences).indicators[1]).toMatchObject({
      points: '15.00',
      basis: '应办结 2，已办结 1（其中迟办 1）；另有持续 1 项次，到检查日计入',
    });
    const reviewed = [...occurrences.slice(0, 2), occurrence('measure', '甲', 3, 'overdue')];
    expect(only(given, reviewed).indicators[1]).toMatchObject({
      points: '10.00',
      basis: '应办结 3，已办结 1（其中迟办 1）',
    });
  });

  it('says how many 项次 stand apart: each review of a duty is one', () => {
    const occurrences = [
      occurrence('measure', '甲', 1, 'onTime'),
      ...[3, 6, 9].map((month) => occurrence('measure', '甲', month, 'before')),
    ];
    expect(only(facts({ ...july, units: [unit('甲')] }), occurrences).indicators[1]?.basis).toBe(
      '应办结 1，已办结 1；另有 3 项次不计入考核',
    );
  });

  it('counts months that are over, and never the running one', () => {
    const submissions = [1, 2, 4, 6].map((month) => ({ unitId: unitIdOf('甲'), month, count: month === 2 ? 0 : 1 }));
    const given = facts({ units: [unit('甲')], submissions });
    expect(only(given, [], '2021-05-31').indicators[2]).toMatchObject({
      basis: '应报 4 个月，达标 2 个月',
      points: '10.00',
    });
    const june = only(given, [], '2021-06-15').indicators[2];
    // January and April of five; what came in June waits for July.
    expect(june).toMatchObject({ basis: '应报 5 个月，达标 2 个月', points: '8.00' });
    expect(june?.months?.map(({ month, met }) => [month, met])).toEqual([
      [1, true],
      [2, false],
      [3, false],
      [4, true],
      [5, false],
    ]);
    expect(only(given, [], '2021-06-30').indicators[2]?.months).toHaveLength(5);
    expect(only(given, [], '2021-07-01').indicators[2]).toMatchObject({
      basis: '应报 6 个月，达标 3 个月',
      points: '10.00',
    });
    expect(only(given, [], '2022-03-01').indicators[2]?.months).toHaveLength(12);
  });

  it('counts no month before the unit existed, and no unit that did not exist in the year', () => {
    const given = facts({
      units: [unit('新', 'town', { from: '2021-03-10' }), unit('旧', 'town', { to: '2020-12-31' })],
    });
    const table = scoresOn(given, [], day('2021-06-30'));
    expect(table.groups.map(({ rows }) => rows.map((row) => row.unit.name))).toEqual([['新']]);
    expect(table.groups[0]?.rows[0]?.indicators[2]?.months?.map(({ month }) => month)).toEqual([4, 5]);
  });

  it('leaves an unjudged indicator out and re-bases the rest; a judgement brings it in', () => {
    const units = [unit('甲')];
    const occurrences = [occurrence('item', '甲', 1, 'onTime'), occurrence('item', '甲', 2, 'late')];
    expect(only(facts({ ...july, units }), occurrences)).toMatchObject({ total: '50.00', rebased: true });
    const judgement = {
      unitId: unitIdOf('甲'),
      indicatorId: facts().scheme.indicators[3]!.id,
      points: '8.50',
      reason: '资料齐全',
    };
    const judged = only(facts({ ...july, units, judgements: [judgement] }), occurrences);
    // (20 + 8.5) of 50 points
    expect(judged.total).toBe('57.00');
    expect(judged.indicators[3]).toMatchObject({
      points: '8.50',
      basis: '评议 8.5 分：资料齐全',
      manual: { points: '8.50' },
    });
  });

  it('gives no total where nothing applies', () => {
    const apart = ['upcoming', 'exempt', 'before', 'notCounted'] as const;
    const occurrences = apart.map((lamp, index) => occurrence('item', '甲', index + 1, lamp));
    const score = only(facts({ ...july, units: [unit('甲')] }), occurrences);
    expect(score).toMatchObject({ total: undefined, contribution: undefined, rank: undefined });
    // No place to be given or withheld.
    expect(score.unranked).toBeUndefined();
  });

  it('counts cases like items of the schedule, and what was taken down too early as no good', () => {
    const occurrences = [
      occurrence('item', '甲', 1, 'onTime'),
      occurrence('case', '甲', 2, 'onTime'),
      occurrence('case', '甲', 3, 'late'),
      occurrence('case', '甲', 4, 'overdue'),
      occurrence('item', '甲', 5, 'breach'),
    ];
    // 2 of 5, of 40 marks.
    const [disclosure] = only(facts({ ...july, units: [unit('甲')] }), occurrences).indicators;
    expect(disclosure).toMatchObject({ points: '16.00', basis: '应办 5，按时 2，迟办 1，撤早 1，逾期 1' });
    expect(disclosure?.counted.map(({ verdict }) => verdict)).toEqual(['missed', 'late', 'breach', 'onTime', 'onTime']);
  });

  it('rounds each figure once from its own exact value', () => {
    // 2/3 of 40 and 6/7 of 30 points of 70: (26.666… + 25.714…) / 70 = 74.8299…
    const occurrences = [
      ...[1, 2].map((m) => occurrence('item', '甲', m, 'onTime')),
      occurrence('item', '甲', 3, 'overdue'),
      ...[1, 2, 3, 4, 5, 6].map((m) => occurrence('measure', '甲', m, 'onTime')),
      occurrence('measure', '甲', 7, 'overdue'),
    ];
    const scheme = { ...facts().scheme, base: 1000 as const, weight: '4.5' };
    const score = only(facts({ ...july, units: [unit('甲')], scheme }), occurrences);
    expect(score.indicators.map(({ points }) => points)).toEqual(['26.67', '25.71', undefined, undefined]);
    expect(score.total).toBe('74.83');
    // 74.829931… x 10 x 0.045 = 33.673469…
    expect(score.contribution).toBe('33.67');
  });
});

describe('ranking', () => {
  it('shares ranks between equal rounded totals, apart by kind', () => {
    const units = [unit('甲'), unit('乙'), unit('丙'), unit('丁'), unit('镇', 'town')];
    const share = (name: string, onTime: number, total: number) =>
      Array.from({ length: total }, (_, i) =>
        occurrence('item', name, (i % 12) + 1, i < onTime ? 'onTime' : 'overdue'),
      );
    const occurrences = [...share('甲', 1, 2), ...share('乙', 2, 2), ...share('丙', 2, 2), ...share('镇', 0, 1)];
    const table = scoresOn(facts({ ...july, units }), occurrences, day('2021-06-30'));
    expect(table.groups.map(({ kind, rows }) => [kind, rows.map((row) => [row.unit.name, row.rank])])).toEqual([
      [
        'department',
        [
          ['乙', 1],
          ['丙', 1],
          ['甲', 3],
          ['丁', undefined],
        ],
      ],
      ['town', [['镇', 1]]],
    ]);
  });

  it('ranks by the rounded total, so that what looks equal is equal', () => {
    const units = [unit('甲'), unit('乙')];
    // 66.6644… and 66.6600… both read 66.66.
    const many = (name: string, good: number) =>
      Array.from({ length: 30_000 }, (_, i) => occurrence('item', name, 1, i < good ? 'onTime' : 'late'));
    const occurrences = [...many('甲', 19_998), ...many('乙', 19_999)];
    const table = scoresOn(facts({ ...july, units }), occurrences, day('2021-06-30'));
    expect(table.groups[0]?.rows.map((row) => [row.unit.name, row.total, row.rank])).toEqual([
      ['甲', '66.66', 1],
      ['乙', '66.66', 1],
    ]);
  });
});

describe('the day scores count up to', () => {
  it('is today, and no later than the cut-off', () => {
    const given = facts({ units: [unit('甲')], duties: [duty('item', 'disclosure')] });
    const on = (today: string) => scoresOn(given, [], day(today)).asOf;
    expect([on('2021-06-30'), on('2022-01-01'), on('2022-01-15'), on('2026-01-01')]).toEqual([
      '2021-06-30',
      '2022-01-01',
      '2022-01-15',
      '2022-01-15',
    ]);
  });

  it('keeps what falls due after the cut-off out, done or not, and lists it', () => {
    const given = facts({ units: [unit('甲')], duties: [duty('item', 'disclosure')] });
    const after = { ...occurrence('item', '甲', 12, 'onTime'), dueOn: day('2022-01-16') };
    const on = { ...occurrence('item', '甲', 11, 'overdue'), dueOn: day('2022-01-15') };
    const { groups, afterCutOff } = scoresOn(given, [after, on], day('2022-02-01'));
    expect(afterCutOff).toEqual([after]);
    expect(groups[0]?.rows[0]?.indicators[0]).toMatchObject({
      points: '0.00',
      basis: expect.stringContaining('应办 1'),
    });
  });
});
