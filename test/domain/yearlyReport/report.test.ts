import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RequestId, UnitId, Year } from '../../../electron/domain/brand.ts';
import { readHistory } from '../../../electron/domain/cases/requestHistory.ts';

import type { ApplicantKind, RequestEvent, RequestFacts } from '../../../electron/domain/model/request.ts';
import { APPLICANT_KINDS } from '../../../electron/domain/words/requests.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import { casesOf } from '../../../electron/domain/yearlyReport/figures.ts';
import { formOf, requestCell } from '../../../electron/domain/yearlyReport/form.ts';
import { organFigures, tablesOf, withTotals, type Figures } from '../../../electron/domain/yearlyReport/report.ts';
import { happens, onDay } from '../../support/requestEvents.ts';
import { runs } from '../../support/runs.ts';
import { anyStory, countedIn, summed, together, type Story } from '../../support/secondReport.ts';

const calendar = builtInCalendar();
const days = { calendar, options: {}, today: onDay('2026-12-31') };
const YEAR = 2021 as Year;
const form = formOf(YEAR);

function request(number: string, applicantKind: ApplicantKind, events: readonly RequestEvent[]): RequestFacts {
  return { id: number as RequestId, number, unitId: 'u' as UnitId, channel: 'internet', applicantKind, events };
}

const organ = (more: Partial<Parameters<typeof organFigures>[0]>) =>
  organFigures({
    unitId: 'u' as UnitId,
    name: '区教育局',
    form,
    cases: undefined,
    typed: new Map(),
    returned: new Map(),
    carriedOut: undefined,
    ...more,
  });
const cells = (row: Readonly<Record<string, number>>, kind: ApplicantKind = 'person'): Figures =>
  new Map(Object.entries(row).map(([key, value]) => [requestCell(key as never, kind), value]));

const answered = (on: string, result: string) => happens('answered', on, { result, forms: [] });

describe('the table of requests', () => {
  /** 12 new and 2 carried in; 13 results and 1 open. */
  const register = [
    request('a', 'person', [happens('received', '2020-12-20'), answered('2021-01-10', 'granted')]),
    request('b', 'person', [
      happens('received', '2020-12-28'),
      happens('correctionAsked', '2020-12-30', { by: onDay('2021-01-15') }),
    ]),
    ...Array.from({ length: 11 }, (_, index) =>
      request(`n${index}`, 'person', [happens('received', '2021-03-01'), answered('2021-03-20', 'notHeld')]),
    ),
    request('open', 'person', [happens('received', '2021-12-20'), answered('2022-01-05', 'partly')]),
  ];
  const figuresOf = (year: number) =>
    organ({ cases: casesOf(register, year as Year, days), form: formOf(year as Year) }).figures;

  it('holds what is new and carried in, by what came of it in the year, whatever came later', () => {
    const figures = withTotals(form, figuresOf(2021));
    const at = (row: string, column = 'person') => figures.get(requestCell(row as never, column as never)) ?? 0;
    expect([at('new'), at('carriedIn'), at('results'), at('carriedOut')]).toEqual([12, 2, 13, 1]);
    expect([at('granted'), at('notHeld'), at('correctionOverdue'), at('partly')]).toEqual([1, 11, 1, 0]);
    expect([at('new', 'total'), at('results', 'total')]).toEqual([12, 13]);
    const next = figuresOf(2022);
    expect(next.get(requestCell('carriedIn', 'person'))).toBe(1);
    expect(next.get(requestCell('partly', 'person'))).toBe(1);
    expect(casesOf(register, YEAR, days).get(requestCell('carriedOut', 'person'))).toEqual(['open']);
  });

  it('is made of a returned table that adds up, and refused with the gap named where not', () => {
    const whole = { new: 12, carriedIn: 2, granted: 13, carriedOut: 1 };
    const right = organ({ returned: cells(whole) });
    expect(right.faults).toEqual([]);
    expect(tablesOf(form, [right]).figures?.get(requestCell('results', 'total'))).toBe(13);
    const short = organ({ returned: cells({ ...whole, granted: 12 }) });
    expect(short.faults).toEqual([
      '区教育局（自然人）：本年新收 12 件加上年结转 2 件，办理结果 12 件加结转下年度 1 件，差 1 件。',
    ]);
    expect(tablesOf(form, [right, short])).toMatchObject({ figures: undefined, faults: short.faults });
  });

  it('names a total that is stated otherwise than its parts', () => {
    const returned = new Map([...cells({ new: 3, granted: 3, results: 4 }), [requestCell('new', 'total'), 5]]);
    expect(organ({ returned }).faults).toEqual([
      '区教育局（一、本年新收政府信息公开申请数量，总计）：表中填 5，按各项相加应为 3，差 2 件。',
      '区教育局（（七）总计，自然人）：表中填 4，按各项相加应为 3，差 1 件。',
    ]);
  });

  it('wants carried in to be what last year carried out', () => {
    const returned = cells({ new: 1, carriedIn: 2, granted: 3 });
    expect(organ({ returned, carriedOut: new Map([['person', 2]]) }).faults).toEqual([]);
    expect(organ({ returned, carriedOut: new Map() }).faults).toEqual([
      '区教育局（自然人）：上年结转 2 件，上一年度报告结转下年度 0 件，差 2 件。',
    ]);
  });

  it('takes what is typed as carried in of a first year, and names the gap to the register', () => {
    const cases = casesOf(register, YEAR, days);
    expect(organ({ cases, typed: cells({ carriedIn: 2 }) }).faults).toEqual([]);
    expect(organ({ cases, typed: cells({ carriedIn: 3 }) }).faults[0]).toContain('差 1 件');
  });

  it('takes a table that tells of disputes alone for a returned one', () => {
    const returned = new Map([['disputes.lawsuit.pending', 4]]);
    expect(organ({ returned })).toMatchObject({ origin: 'returned', faults: [] });
    expect(tablesOf(form, [organ({ returned })]).figures?.get('disputes.lawsuit.total')).toBe(4);
    expect(organ({ returned: new Map([...returned, ['disputes.lawsuit.total', 5]]) }).faults).toEqual([
      '区教育局（行政诉讼（未经复议直接起诉），总计）：表中填 5，按各项相加应为 4，差 1 件。',
    ]);
    // What it left empty is not set against the register.
    expect(organ({ cases: casesOf(register, YEAR, days), returned }).faults).toEqual([
      '区教育局（行政诉讼（未经复议直接起诉），尚未审结）：登记簿为 0 件，返回的表填 4 件，差 4 件。',
    ]);
  });

  it('tells a year that runs as it stands', () => {
    const waiting = request('w', 'person', [
      happens('received', '2021-03-01'),
      happens('correctionAsked', '2021-03-05', { by: onDay('2021-03-19') }),
    ]);
    const on = (today: string) => [...casesOf([waiting], YEAR, { ...days, today: onDay(today) }).keys()];
    expect(on('2021-03-19')).toEqual(['requests.new.person', 'requests.carriedOut.person']);
    expect(on('2021-03-20')).toEqual(['requests.new.person', 'requests.correctionOverdue.person']);
  });

  it('names where register and returned table differ', () => {
    const cases = casesOf(register.slice(2, 4), YEAR, days);
    const returned = cells({ new: 3, notHeld: 3 });
    expect(organ({ cases, returned }).faults).toEqual([
      '区教育局（一、本年新收政府信息公开申请数量，自然人）：登记簿为 2 件，返回的表填 3 件，差 1 件。',
      '区教育局（1.本机关不掌握相关政府信息，自然人）：登记簿为 2 件，返回的表填 3 件，差 1 件。',
    ]);
  });
});

describe('disputes', () => {
  it('count in the year in which they end, and as pending where open at its end', () => {
    const course = [
      happens('received', '2020-09-01'),
      answered('2020-09-15', 'notHeld'),
      happens('review', '2020-11-01'),
      happens('reviewDecided', '2021-01-20', { outcome: 'upheld' }),
      happens('lawsuit', '2021-02-01'),
      happens('lawsuitDecided', '2022-03-01', { outcome: 'other' }),
    ];
    const of = (year: number) => [...casesOf([request('d', 'person', course)], year as Year, days).keys()];
    expect(of(2020)).toContain('disputes.review.pending');
    expect(of(2021)).toEqual(['disputes.review.upheld', 'disputes.lawsuitAfterReview.pending']);
    expect(of(2022)).toEqual(['disputes.lawsuitAfterReview.other']);
  });
});

describe('against a count of its own over random registers', () => {
  const YEARS = [2019, 2020, 2021, 2022, 2023];
  const told = fc.array(anyStory, { maxLength: 30 });
  const registerOf = (stories: readonly Story[]) =>
    stories.map(({ kind, events }, index) => request(`r${index}`, kind, events));
  const totals = (figures: Figures | undefined) => Object.fromEntries([...(figures ?? [])].filter(([, n]) => n !== 0));

  it('gives the same cells for each year, and always balances', () => {
    fc.assert(
      fc.property(told, (stories) => {
        const register = registerOf(stories);
        for (const { events } of register) expect(readHistory(calendar, events).ok).toBe(true);
        let before: Figures = new Map();
        for (const year of YEARS) {
          const carried = new Map(
            APPLICANT_KINDS.map((kind) => [kind, before.get(requestCell('carriedOut', kind)) ?? 0] as const),
          );
          const own = organ({ cases: casesOf(register, year as Year, days), carriedOut: carried });
          expect(Object.fromEntries(own.figures)).toEqual(countedIn(year, stories));
          expect(own.faults).toEqual([]);
          expect(totals(tablesOf(form, [own]).figures)).toEqual(summed(countedIn(year, stories)));
          before = own.figures;
        }
      }),
      { numRuns: runs(120) },
    );
  });

  it('adds the organs of a district up, whichever way each tells of its requests', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(told, fc.boolean(), fc.boolean()), { maxLength: 6 }), (district) => {
        for (const year of YEARS) {
          const organs = district.map(([stories, isRegistered, isReturned], at) =>
            organ({
              name: `示例单位${at}`,
              cases: isRegistered || !isReturned ? casesOf(registerOf(stories), year as Year, days) : undefined,
              returned: isReturned ? new Map(Object.entries(summed(countedIn(year, stories)))) : new Map(),
            }),
          );
          const { figures, faults } = tablesOf(form, organs);
          expect(faults).toEqual([]);
          expect(totals(figures)).toEqual(summed(together(district.map(([stories]) => countedIn(year, stories)))));
        }
      }),
      { numRuns: runs(60) },
    );
  });

  it('makes none where one cell of one returned table is another, and says by how many and whose', () => {
    fc.assert(
      fc.property(
        told,
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        (stories, which, more, isRegistered) => {
          const right = summed(countedIn(2021, stories));
          fc.pre(Object.keys(right).length > 0);
          const cell = Object.keys(right)[which % Object.keys(right).length] ?? '';
          const wrong = organ({
            name: '示例单位',
            cases: isRegistered ? casesOf(registerOf(stories), YEAR, days) : undefined,
            returned: new Map(Object.entries({ ...right, [cell]: (right[cell] ?? 0) + more })),
          });
          const { figures, faults } = tablesOf(form, [organ({}), wrong]);
          expect(figures).toBeUndefined();
          expect(faults.every((fault) => fault.startsWith('示例单位（') && fault.includes(`差 ${more} 件`))).toBe(true);
        },
      ),
      { numRuns: runs(120) },
    );
  });
});
