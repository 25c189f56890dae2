import Fraction from 'fraction.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overallHonours, progressHonours, specialHonours } from '../../../electron/domain/assessment/honours.ts';
import { publishedFigures, type FrozenFigure } from '../../../electron/domain/assessment/published.ts';
import type { UnitId } from '../../../electron/domain/brand.ts';
import type { PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import type { AppealOutcome, ScoreAppeal } from '../../../electron/domain/model/scoreProcess.ts';
import { roundPoints } from '../../../electron/domain/points.ts';
import { base, FOUR_PERCENT, scheme, typed } from '../scoring/schemeFixtures.ts';

const BANDS = [{ name: '优秀', from: '90' }, { name: '良好', from: '80' }, { name: '一般' }];
const TREE = scheme([base(typed('评议', '100'))], { grades: BANDS });

const id = (unit: string) => unit as UnitId;
const frozen = (unit: string, total: string, exact = total): FrozenFigure => ({
  unitId: id(unit),
  total,
  exact: new Fraction(exact).toFraction(),
});
const entry = (
  unit: string,
  points: string,
  outcome: AppealOutcome = 'upheld',
): Pick<ScoreAppeal, 'unitId' | 'decision'> => ({
  unitId: id(unit),
  decision: { outcome, points, on: '2022-02-01' as PlainDate, by: '经办人甲', reason: '核对原件' },
});
const CLASS = [frozen('甲', '91.00'), frozen('乙', '89.50'), frozen('丙', '79.99')];

const said = (figures: ReturnType<typeof publishedFigures>) =>
  figures.map(({ unitId, total, place, grade, contribution, entered }) =>
    [unitId, total, place, grade, contribution, entered].map((each) => each ?? '—').join(' '),
  );

describe('published figures', () => {
  it('are the frozen ones where nothing was decided', () => {
    const open = { unitId: id('乙') };
    expect(said(publishedFigures(TREE, FOUR_PERCENT, CLASS, [open]))).toEqual([
      '甲 91.00 1 优秀 3.64 —',
      '乙 89.50 2 良好 3.58 —',
      '丙 79.99 3 一般 3.20 —',
    ]);
  });

  it('move by what was decided, with places, grades and 折算分', () => {
    const entries = [
      entry('乙', '2'),
      entry('乙', '-0.25', 'partly'),
      entry('丙', '0', 'rejected'),
      entry('丙', '0.01'),
    ];
    expect(said(publishedFigures(TREE, FOUR_PERCENT, CLASS, entries))).toEqual([
      '乙 91.25 1 优秀 3.65 1.75',
      '甲 91.00 2 优秀 3.64 —',
      '丙 80.00 3 良好 3.20 0.01',
    ]);
  });

  it('share a place where entries make them equal; no entry gives a total or a place to a unit that has none', () => {
    const units: readonly FrozenFigure[] = [
      ...CLASS,
      { unitId: id('丁'), unplaced: 'nothing' },
      { ...frozen('戊', '95.00'), unplaced: 'notRated' },
    ];
    const figures = publishedFigures(TREE, FOUR_PERCENT, units, [
      entry('乙', '1.5'),
      entry('丁', '3'),
      entry('戊', '1'),
    ]);
    expect(figures.map(({ unitId, place, total }) => [unitId, place, total])).toEqual([
      ['甲', 1, '91.00'],
      ['乙', 1, '91.00'],
      ['丙', 3, '79.99'],
      ['戊', undefined, '96.00'],
      ['丁', undefined, undefined],
    ]);
  });

  it('are the printed total plus the entries, however the exact one was rounded', () => {
    const hundredths = fc.integer({ min: -500, max: 500 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 10_000 }),
        fc.array(hundredths, { maxLength: 5 }),
        (thousandths, parts) => {
          const exact = new Fraction(thousandths + 3, 1000).mul(10);
          const total = roundPoints(exact);
          const entries = parts.map((part) => entry('甲', roundPoints(new Fraction(part, 100))));
          const [figure] = publishedFigures(TREE, FOUR_PERCENT, [frozen('甲', total, exact.toFraction())], entries);
          const sum = parts.reduce((before, part) => before + part, 0);
          expect(figure?.total).toBe(roundPoints(new Fraction(total).add(new Fraction(sum, 100))));
          expect(figure?.total).toBe(roundPoints(new Fraction(figure?.exact ?? '0')));
        },
      ),
    );
  });
});

describe('honours', () => {
  const now = [
    { unitId: id('甲'), total: '95.00', percent: '95', place: 1 },
    { unitId: id('乙'), total: '93.00', percent: '93', place: 2 },
    { unitId: id('丙'), total: '93.00', percent: '93', place: 2 },
    { unitId: id('丁'), total: '60.00', percent: '60', place: 4 },
    { unitId: id('戊') },
  ];

  it('go to the first places, all of the last one along', () => {
    expect(overallHonours(now, 2).map(({ unitId, place }) => [unitId, place])).toEqual([
      ['甲', 1],
      ['乙', 2],
      ['丙', 2],
    ]);
  });

  it('go to the biggest rise against the year before, by places where it is equal', () => {
    const before = [
      { unitId: id('甲'), percent: '96', place: 1 },
      { unitId: id('乙'), percent: '88', place: 3 },
      { unitId: id('丙'), percent: '88', place: 4 },
      { unitId: id('丁'), percent: '59.5', place: 6 },
      { unitId: id('戊'), percent: '10', place: 9 },
    ];
    expect(progressHonours(now, before, 3)).toEqual([
      { unitId: '丙', place: 1, rise: '5.00', placesUp: 2 },
      { unitId: '乙', place: 2, rise: '5.00', placesUp: 1 },
      { unitId: '丁', place: 3, rise: '0.50', placesUp: 2 },
    ]);
    expect(progressHonours(now, [], 3)).toEqual([]);
  });

  it('go to the most points of what is named, to none that has none', () => {
    const reached = ['3', '5', '5', '0', '-1'].map((points, at) => ({
      unitId: id('甲乙丙丁戊'.charAt(at)),
      points: new Fraction(points),
    }));
    expect(specialHonours(reached, 1)).toEqual([
      { unitId: '乙', place: 1, points: '5.00' },
      { unitId: '丙', place: 1, points: '5.00' },
    ]);
  });
});
