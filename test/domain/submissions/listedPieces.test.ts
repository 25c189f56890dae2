import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { submissionYear } from '../../../electron/domain/assessment/counting.ts';
import { coverage } from '../../../electron/domain/coverage/check.ts';
import type { PieceId, UnitId, Year } from '../../../electron/domain/brand.ts';
import { dateParts } from '../../../electron/domain/dates/plainDate.ts';
import type { YearFacts } from '../../../electron/domain/model/facts.ts';
import type { Adoption, AdoptionLevel, Piece } from '../../../electron/domain/model/piece.ts';
import type { Fulfilment } from '../../../electron/domain/model/registrations.ts';
import { factsAsOf, scoreDays } from '../../../electron/domain/occurrences/asOf.ts';
import { deriveOccurrences } from '../../../electron/domain/occurrences/derive.ts';
import { adoptionsOf } from '../../../electron/domain/submissions/adoptions.ts';
import { monthPieces } from '../../../electron/domain/submissions/pieces.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import { runs } from '../../support/runs.ts';
import { day, done, duty, facts, unit } from '../occurrences/occurrenceFacts.ts';
import { scoreUsually } from '../assessment/fourIndicators.ts';

const calendar = builtInCalendar();
const A = unit('a').id;
let ids = 0;

function piece(on: string, more: Partial<Omit<Piece, 'on'>> = {}): Piece {
  ids += 1;
  return {
    id: `p${ids}` as PieceId,
    unitId: A,
    title: `第${ids}篇`,
    on: day(on),
    channel: '',
    link: '',
    adoptions: [],
    recordedAt: '2021-01-01T00:00:00Z',
    ...more,
  };
}

const MONTHLY = duty('d', [{ type: 'quota', per: 'month', atLeast: 1 }], { kind: 'submission' });
const given = (more: Partial<YearFacts>): YearFacts => facts({ units: [unit('a')], duties: [MONTHLY], ...more });
const march = (year: YearFacts) => monthPieces(year)(A, 3);
const typed = (count: number) => [{ unitId: A, month: 3, count }];
const registered = (on: string, more: Partial<Fulfilment> = {}): Fulfilment => ({
  ...done('d', on.slice(0, 7), on),
  title: '',
  ...more,
});

describe('what a month counts', () => {
  const three = [piece('2021-03-01'), piece('2021-03-15'), piece('2021-03-31')];

  it('pieces 3, typed 2: three count, and the difference is 待核', () => {
    const year = given({ pieces: three, submissions: typed(2) });
    expect(march(year)).toEqual({ count: 3, listed: 3, registered: 0, typed: 2, differs: true });
    const occurrences = deriveOccurrences(year, { today: day('2021-04-10'), calendar });
    expect(occurrences.find(({ period }) => period.key === '2021-03')).toMatchObject({ done: 3, lamp: 'onTime' });
    expect(submissionYear(year).sent(A, 3)).toBe(3);
    const { notes } = coverage(year, occurrences, { today: day('2021-04-10'), calendar });
    expect(notes.filter(({ cause }) => cause === 'piecesDiffer')).toEqual([
      { cause: 'piecesDiffer', unitId: A, count: 1, unitIds: [], periods: ['2021-03'] },
    ]);
    expect(notes.some(({ cause }) => cause === 'misjudged')).toBe(false);
  });

  it('what is listed counts where it is fewer too, and a figure that says the same is no question', () => {
    expect(march(given({ pieces: three, submissions: typed(5) }))).toMatchObject({ count: 3, differs: true });
    expect(march(given({ pieces: three, submissions: typed(3) }))).toMatchObject({ count: 3, differs: false });
    expect(march(given({ pieces: three, submissions: typed(0) }))).toMatchObject({ count: 3, differs: true });
    expect(march(given({ pieces: three }))).toMatchObject({ count: 3, differs: false });
  });

  it('a typed figure holds where nothing of the month is listed, whatever other months list', () => {
    const other = [piece('2021-02-28'), piece('2021-04-01'), piece('2021-03-10', { unitId: 'b' as UnitId })];
    expect(march(given({ pieces: other, submissions: typed(2) }))).toMatchObject({ count: 2, differs: false });
    expect(monthPieces(given({ pieces: other }))(A, 2).count).toBe(1);
    expect(monthPieces(given({ pieces: [piece('2020-03-10')] }))(A, 3).count).toBe(0);
  });

  it.each([
    ['the same page, whatever its title', { link: 'http://www.qh.gov.cn/1.html', title: '别的标题' }, 1],
    ['the same title on the same day', { title: '《春耕开始》' }, 1],
    ['another page', { link: 'http://www.qh.gov.cn/2.html', title: '水利' }, 2],
    ['no link and another title: may be the listed one', { title: '三月信息' }, 1],
    ['nothing but its day', {}, 1],
  ] as const)('a registration with %s', (_, more, count) => {
    const pieces = [piece('2021-03-05', { title: '春耕开始', link: 'https://www.qh.gov.cn/1.html/' })];
    const year = given({ pieces, fulfilments: [registered('2021-03-05', more)] });
    expect(march(year).count).toBe(count);
    // The matrix knows it too.
    expect(march({ ...year, submissions: typed(count) }).differs).toBe(false);
  });

  it('of registrations without a link, as many as there are at least', () => {
    const loose = ['2021-03-02', '2021-03-03', '2021-03-04'].map((on) => registered(on));
    expect(march(given({ pieces: [piece('2021-03-20')], fulfilments: loose })).count).toBe(3);
    const own = registered('2021-03-06', { link: 'http://www.qh.gov.cn/9.html' });
    expect(march(given({ pieces: [piece('2021-03-20')], fulfilments: [...loose, own] })).count).toBe(4);
  });

  it('a registered piece that is listed with a day of another month counts in that month alone', () => {
    const link = 'http://www.qh.gov.cn/1.html';
    const year = given({
      pieces: [piece('2021-04-02', { link })],
      fulfilments: [registered('2021-04-02', { periodKey: '2021-03', link })],
    });
    expect([3, 4].map((month) => monthPieces(year)(A, month).count)).toEqual([0, 1]);
  });

  it('up to a day, only the pieces of the days by it', () => {
    const year = given({ pieces: three, submissions: typed(9) });
    expect(march(factsAsOf(year, day('2021-03-20'))).count).toBe(2);
    expect(march(factsAsOf(year, day('2021-03-31'))).count).toBe(3);
  });
});

describe('matrix, occurrences and score', () => {
  const LINKS = ['', '', 'http://www.qh.gov.cn/1.html', 'http://www.qh.gov.cn/2.html'];
  const on = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 28 })).map(([month, date]) => {
    return `2021-0${month}-${String(date).padStart(2, '0')}`;
  });
  const words = { title: fc.constantFrom('甲', '乙', '丙'), link: fc.constantFrom(...LINKS) };
  const year = fc
    .record({
      listed: fc.array(fc.record({ on, ...words }), { maxLength: 8 }),
      own: fc.array(fc.record({ on, ...words }), { maxLength: 5 }),
      figures: fc.uniqueArray(fc.record({ month: fc.integer({ min: 1, max: 4 }), count: fc.nat(4) }), {
        selector: ({ month }) => month,
      }),
      target: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ listed, own, figures, target }) =>
      given({
        pieces: listed.map(({ on: at, ...more }) => piece(at, more)),
        fulfilments: own.map(({ on: at, ...more }) => registered(at, more)),
        submissions: figures.map((each) => ({ unitId: A, ...each })),
        duties: [duty('d', [{ type: 'quota', per: 'month', atLeast: target }], { kind: 'submission' })],
      }),
    );

  it('say the same of every month', () => {
    fc.assert(
      fc.property(year, (facts2021) => {
        const today = day('2021-05-10');
        const occurrences = deriveOccurrences(facts2021, { today, calendar });
        const counted = submissionYear(facts2021).counted(unit('a'), today);
        const scored = scoreUsually(facts2021, occurrences, scoreDays(facts2021, today)).groups[0]?.rows[0];
        const months = scored?.indicators.flatMap(({ months: own }) => own ?? []);
        for (const month of [1, 2, 3, 4]) {
          const { count, listed, typed: figure, differs } = monthPieces(facts2021)(A, month);
          const occurrence = occurrences.find(({ period }) => period.key === `2021-0${month}`);
          expect(occurrence?.done).toBe(count);
          expect(counted.find((each) => each.month === month)).toMatchObject({
            count,
            met: occurrence?.lamp === 'onTime',
          });
          expect(months?.find((each) => each.month === month)?.count).toBe(count);
          expect(differs).toBe(listed > 0 && figure !== undefined && figure !== count);
        }
        const { notes } = coverage(facts2021, occurrences, { today, calendar });
        expect(notes.some(({ cause }) => cause === 'misjudged')).toBe(false);
      }),
      { numRuns: runs(200) },
    );
  });

  it('one more piece in the list never takes a piece away from a month that has some listed', () => {
    fc.assert(
      fc.property(year, on, (before, at) => {
        const { month } = dateParts(day(at));
        const was = monthPieces(before)(A, month);
        fc.pre(was.listed > 0);
        const after = { ...before, pieces: [...before.pieces, piece(at)] };
        expect(monthPieces(after)(A, month).count).toBeGreaterThanOrEqual(was.count);
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('adoptions of a year (采用)', () => {
  const of = (adoptions: readonly (readonly [AdoptionLevel, string])[]): Piece =>
    piece('2020-12-20', {
      adoptions: adoptions.map(([level, at]): Adoption => ({ level, on: day(at), outlet: '' })),
    });
  const counted = (pieces: readonly Piece[], year: number, how: 'eachLevel' | 'highest') =>
    adoptionsOf(pieces, year as Year, how).map(({ level, on }) => [level, on]);

  it('count in the year of their own day, each level once, by its first day', () => {
    const one = of([
      ['city', '2021-02-03'],
      ['city', '2021-01-15'],
      ['province', '2021-03-01'],
      ['district', '2020-12-25'],
    ]);
    expect(counted([one], 2021, 'eachLevel')).toEqual([
      ['city', '2021-01-15'],
      ['province', '2021-03-01'],
    ]);
    expect(counted([one], 2020, 'eachLevel')).toEqual([['district', '2020-12-25']]);
    expect(counted([one], 2022, 'eachLevel')).toEqual([]);
  });

  it('or the highest alone', () => {
    const one = of([
      ['district', '2021-01-02'],
      ['state', '2021-05-01'],
      ['city', '2021-02-03'],
    ]);
    expect(counted([one], 2021, 'highest')).toEqual([['state', '2021-05-01']]);
  });

  it('and what an earlier year counted is not counted again', () => {
    const again = of([
      ['city', '2020-12-31'],
      ['city', '2021-01-04'],
    ]);
    expect(counted([again], 2021, 'eachLevel')).toEqual([]);
    expect(counted([again], 2021, 'highest')).toEqual([]);
    const higher = of([
      ['city', '2020-12-31'],
      ['district', '2021-01-04'],
      ['province', '2021-02-01'],
    ]);
    expect(counted([higher], 2021, 'highest')).toEqual([['province', '2021-02-01']]);
    const lower = of([
      ['province', '2020-12-31'],
      ['city', '2021-02-01'],
    ]);
    expect(counted([lower], 2021, 'highest')).toEqual([]);
    expect(counted([lower], 2021, 'eachLevel')).toEqual([['city', '2021-02-01']]);
  });
});
