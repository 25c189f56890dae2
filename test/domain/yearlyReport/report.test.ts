import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RequestId, UnitId, Year } from '../../../electron/domain/brand.ts';
import { readHistory } from '../../../electron/domain/cases/requestHistory.ts';
import { addDays, type PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import type { ApplicantKind, RequestEvent, RequestFacts } from '../../../electron/domain/model/request.ts';
import { ANSWER_KINDS, APPLICANT_KINDS, DISPUTE_OUTCOMES } from '../../../electron/domain/words/requests.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import { casesOf } from '../../../electron/domain/yearlyReport/figures.ts';
import { formOf, requestCell } from '../../../electron/domain/yearlyReport/form.ts';
import { organFigures, tablesOf, withTotals, type Figures } from '../../../electron/domain/yearlyReport/report.ts';
import { happens, onDay } from '../../support/requestEvents.ts';
import { runs } from '../../support/runs.ts';

const calendar = builtInCalendar();
const days = { calendar, options: {} };
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
  const START = onDay('2019-06-01');
  /** A request told by what ends it, so that the count below needs no clock. */
  const story = fc.record({
    received: fc.integer({ min: 0, max: 1100 }),
    kind: fc.constantFrom(...APPLICANT_KINDS),
    correction: fc.option(
      fc.record({ ask: fc.integer({ min: 0, max: 5 }), days: fc.integer({ min: 1, max: 20 }), made: fc.boolean() }),
      {
        nil: undefined,
      },
    ),
    end: fc.oneof(
      fc.record({
        by: fc.constant('answer' as const),
        after: fc.integer({ min: 0, max: 90 }),
        result: fc.constantFrom(...ANSWER_KINDS),
      }),
      fc.record({ by: fc.constant('withdrawal' as const), after: fc.integer({ min: 0, max: 90 }) }),
      fc.constant({ by: 'nothing' as const }),
    ),
    review: fc.option(
      fc.record({ after: fc.integer({ min: 1, max: 200 }), outcome: fc.constantFrom(...DISPUTE_OUTCOMES) }),
      { nil: undefined },
    ),
  });

  interface Told {
    readonly kind: ApplicantKind;
    readonly received: PlainDate;
    readonly result: { readonly row: string; readonly on: PlainDate } | undefined;
    readonly events: readonly RequestEvent[];
  }

  function tell(one: typeof story extends fc.Arbitrary<infer Story> ? Story : never): Told {
    const received = addDays(START, one.received);
    const events: RequestEvent[] = [happens('received', received)];
    let from = received;
    if (one.correction) {
      const asked = addDays(received, one.correction.ask);
      const by = addDays(asked, one.correction.days);
      events.push(happens('correctionAsked', asked, { by }));
      if (!one.correction.made) {
        return { kind: one.kind, received, result: { row: 'correctionOverdue', on: addDays(by, 1) }, events };
      }
      from = addDays(asked, 1);
      events.push(happens('corrected', from));
    }
    if (one.end.by === 'nothing') return { kind: one.kind, received, result: undefined, events };
    const on = addDays(from, one.end.after);
    if (one.end.by === 'withdrawal') {
      events.push(happens('withdrawn', on));
      return { kind: one.kind, received, result: { row: 'otherHandling', on }, events };
    }
    events.push(happens('answered', on, { result: one.end.result, forms: [] }));
    if (one.review) {
      const filed = addDays(on, one.review.after);
      events.push(
        happens('review', filed),
        happens('reviewDecided', addDays(filed, 60), { outcome: one.review.outcome }),
      );
    }
    return { kind: one.kind, received, result: { row: one.end.result, on }, events };
  }

  it('gives the same cells for each year, and always balances', () => {
    fc.assert(
      fc.property(fc.array(story, { maxLength: 30 }), (stories) => {
        const told = stories.map(tell);
        const register = told.map(({ kind, events }, index) => request(`r${index}`, kind, events));
        for (const { events } of register) expect(readHistory(calendar, events).ok).toBe(true);
        let before: Figures = new Map();
        for (const year of [2019, 2020, 2021, 2022, 2023]) {
          const expected = new Map<string, number>();
          const count = (row: string, kind: string) =>
            expected.set(`requests.${row}.${kind}`, (expected.get(`requests.${row}.${kind}`) ?? 0) + 1);
          const yearOf = (day: PlainDate) => Number(day.slice(0, 4));
          for (const { kind, received, result } of told) {
            if (yearOf(received) > year || (result && yearOf(result.on) < year)) continue;
            count(yearOf(received) === year ? 'new' : 'carriedIn', kind);
            count(result && yearOf(result.on) === year ? result.row : 'carriedOut', kind);
          }
          const carried = new Map(
            APPLICANT_KINDS.map((kind) => [kind, before.get(requestCell('carriedOut', kind)) ?? 0] as const),
          );
          const own = organ({ cases: casesOf(register, year as Year, days), carriedOut: carried });
          const requests = [...own.figures].filter(([cell]) => cell.startsWith('requests.'));
          expect(Object.fromEntries(requests)).toEqual(Object.fromEntries(expected));
          expect(own.faults).toEqual([]);
          before = own.figures;
        }
      }),
      { numRuns: runs(120) },
    );
  });
});
