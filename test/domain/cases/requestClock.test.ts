import chineseDays from 'chinese-days';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlainDate, type PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import { requestClock } from '../../../electron/domain/cases/requestClock.ts';
import type { RequestEvent } from '../../../electron/domain/model/request.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import { refusalOf, valueOf } from '../../support/storeFixtures.ts';
import { runs } from '../../support/runs.ts';

const calendar = builtInCalendar();

function day(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (date === undefined) throw new Error(`no date: ${text}`);
  return date;
}

const at = (kind: RequestEvent['kind'], on: string, more: object = {}) =>
  // The kinds differ only in what `more` holds.
  ({ kind, on: day(on), ...more }) as RequestEvent;
const clock = (...events: readonly RequestEvent[]) => valueOf(requestClock(calendar, events));
const refusal = (...events: readonly RequestEvent[]) => refusalOf(requestClock(calendar, events));

describe('the answer to a disclosure request', () => {
  it.each([
    // 清明 and 劳动节 with their make-up Sunday lie between.
    ['2021-04-01', '2021-04-29'],
    ['2021-02-10', '2021-03-16'],
    // Received on a day off: day 0 is not counted either way.
    ['2021-10-03', '2021-11-03'],
    ['2020-12-31', '2021-01-29'],
    ['2024-02-08', '2024-03-13'],
  ])('received on %s is due on %s', (received, due) => {
    expect(clock(at('received', received))).toMatchObject({ state: 'running', dueOn: due, limit: 20 });
  });

  it('is put off by the extension, once and by 20 working days at most', () => {
    const received = at('received', '2021-04-01');
    expect(clock(received, at('extended', '2021-04-29', { n: 20 }))).toMatchObject({ limit: 40, dueOn: '2021-05-31' });
    expect(clock(received, at('extended', '2021-04-12', { n: 1 })).dueOn).toBe('2021-04-30');
    for (const n of [0, 21, 1.5, Number.NaN]) {
      expect(refusal(received, at('extended', '2021-04-12', { n })).message).toContain('1 至 20 个工作日');
    }
    const twice = refusal(received, at('extended', '2021-04-12', { n: 5 }), at('extended', '2021-04-13', { n: 5 }));
    expect(twice.message).toBe(
      '2021年4月13日：答复期限已于2021年4月12日延长过，只能延长一次（条例第三十三条）。请改正后重试。',
    );
    expect(refusal(received, at('extended', '2021-04-30', { n: 5 })).message).toContain(
      '答复期限已于2021年4月29日届满',
    );
  });

  it('starts anew with the corrected request, and has no date while the correction is awaited', () => {
    const asked = [at('received', '2021-03-01'), at('correctionAsked', '2021-03-08')] as const;
    const waiting = clock(...asked);
    expect(waiting).toMatchObject({ state: 'awaitingCorrection', dueOn: undefined, correctionBy: '2021-03-10' });
    expect(waiting.lines.at(-1)).toBe('正在等待申请人补正，答复期限自收到补正之日起重新计算。');
    const corrected = clock(...asked, at('corrected', '2021-04-01'));
    expect(corrected).toMatchObject({ state: 'running', dayZero: '2021-04-01', dueOn: '2021-04-29', warnings: [] });
    const late = clock(
      at('received', '2021-03-01'),
      at('correctionAsked', '2021-03-11'),
      at('corrected', '2021-04-01'),
    );
    expect(late.warnings).toEqual(['2021年3月11日才告知补正，超过了收到申请后7个工作日的期限（2021年3月10日）。']);
    expect(late.dueOn).toBe('2021-04-29');
  });

  it('does not count the days on which a third party is asked, and no more than its 15 working days', () => {
    const received = at('received', '2021-03-01');
    const asked = at('thirdPartyAsked', '2021-03-03');
    // 20 working days: to 03-29. The third party took five of them.
    expect(clock(received).dueOn).toBe('2021-03-29');
    expect(clock(received, asked, at('thirdPartyAnswered', '2021-03-10'))).toMatchObject({
      state: 'running',
      dueOn: '2021-04-06',
    });
    const open = clock(received, asked);
    expect(open).toMatchObject({ state: 'consulting', dueOn: '2021-04-20' });
    expect(open.consultations[0]).toMatchObject({ answerBy: '2021-03-24', until: '2021-03-24' });
    const late = clock(received, asked, at('thirdPartyAnswered', '2021-04-02'));
    expect(late.dueOn).toBe('2021-04-20');
    expect(late.warnings).toEqual(['第三方逾期答复，2021年3月24日之后的时间计入答复期限。']);
    // Their 15 days run from the day on which the letter arrived.
    const posted = clock(received, at('thirdPartyAsked', '2021-03-03', { letterReceivedOn: day('2021-03-05') }));
    expect(posted.consultations[0]?.answerBy).toBe('2021-03-26');
    expect(posted.dueOn).toBe('2021-04-22');
  });

  it('counts a day once where several are asked at the same time', () => {
    const events = [
      at('received', '2021-03-01'),
      at('thirdPartyAsked', '2021-03-03', { who: '甲公司' }),
      at('agencyAsked', '2021-03-04'),
      at('thirdPartyAnswered', '2021-03-10', { who: '甲公司' }),
      at('agencyAnswered', '2021-03-11'),
    ];
    const result = clock(...events);
    expect(result.dueOn).toBe('2021-04-07');
    expect(result.consultations.map(({ party, until }) => [party, until])).toEqual([
      ['thirdParty', '2021-03-10'],
      ['agency', '2021-03-11'],
    ]);
  });

  it('explains itself day by day', () => {
    const { steps, lines } = clock(
      at('received', '2021-04-22'),
      at('thirdPartyAsked', '2021-04-23'),
      at('thirdPartyAnswered', '2021-04-26'),
    );
    expect(lines.slice(0, 8)).toEqual([
      '时限规则：自收到申请之日起20个工作日内答复，可延长一次，最长20个工作日（条例第三十三条）。',
      '2021年4月22日（星期四）：收到申请，为起算日，当日不计入。',
      '2021年4月23日（星期五）：征求第三方意见，2021年4月26日收到答复；次日起至2021年4月26日不计入答复期限。',
      '2021年4月23日（星期五）：第1个工作日。',
      '2021年4月24日（星期六）：周末，不计。',
      '2021年4月25日（星期日）：征求意见期间，不计。',
      '2021年4月26日（星期一）：征求意见期间，不计。',
      '2021年4月27日（星期二）：第2个工作日。',
    ]);
    expect(steps.filter(({ kind }) => kind === 'counted').length).toBe(20);
    expect(lines).toContain('2021年5月8日（星期六）：劳动节调休上班，第8个工作日。');
    expect(lines.at(-1)).toBe('答复期限：2021年5月25日（星期二）。');
  });

  it('is marked provisional where it runs into a year without a notice', () => {
    expect(clock(at('received', '2026-12-01')).provisional).toBe(false);
    const into2027 = clock(at('received', '2026-12-15'));
    expect(into2027.provisional).toBe(true);
    expect(into2027.lines.at(-1)).toContain('尚未载入');
  });
});

describe('events that cannot be', () => {
  const received = at('received', '2021-03-01');
  it.each<[string, readonly RequestEvent[]]>([
    ['没有收到申请的日期', []],
    ['2021年2月20日的事件早于收到申请', [received, at('extended', '2021-02-20', { n: 5 })]],
    ['收到申请只能登记一次', [received, at('received', '2021-03-02')]],
    ['没有待补正的告知', [received, at('corrected', '2021-03-02')]],
    [
      '补正只能一次性告知',
      [
        received,
        at('correctionAsked', '2021-03-02'),
        at('corrected', '2021-03-04'),
        at('correctionAsked', '2021-03-05'),
      ],
    ],
    ['申请正在等待补正', [received, at('correctionAsked', '2021-03-02'), at('thirdPartyAsked', '2021-03-03')]],
    ['申请正在等待补正', [received, at('correctionAsked', '2021-03-02'), at('extended', '2021-03-03', { n: 5 })]],
    ['申请正在等待补正', [received, at('correctionAsked', '2021-03-02'), at('correctionAsked', '2021-03-03')]],
    ['已经延长答复期限的申请', [received, at('extended', '2021-03-02', { n: 5 }), at('correctionAsked', '2021-03-03')]],
    ['没有正在征求的第三方意见', [received, at('thirdPartyAnswered', '2021-03-03')]],
    [
      '没有正在征求的其他机关区乙局意见',
      [received, at('agencyAsked', '2021-03-02'), at('agencyAnswered', '2021-03-03', { who: '区乙局' })],
    ],
    ['答复登记之前不能再次征求', [received, at('agencyAsked', '2021-03-02'), at('agencyAsked', '2021-03-03')]],
    ['早于发出日期', [received, at('thirdPartyAsked', '2021-03-05', { letterReceivedOn: day('2021-03-04') })]],
    ['答复期限已于2021年3月29日届满', [received, at('thirdPartyAsked', '2021-03-30')]],
    ['答复期限已于2021年3月29日届满', [received, at('correctionAsked', '2021-04-01')]],
  ])('%s', (words, events) => {
    const failure = refusal(...events);
    expect(failure.code).toBe('conflict');
    expect(failure.message).toContain(words);
  });
});

describe('against counting day by day, 2016 to 2030', () => {
  const DAY = 86_400_000;
  const DAYS: string[] = [];
  for (let time = Date.parse('2016-01-01'); time <= Date.parse('2031-12-31'); time += DAY) {
    DAYS.push(new Date(time).toISOString().slice(0, 10));
  }
  const worked = new Set(
    DAYS.filter((date) => {
      if (Number(date.slice(0, 4)) <= 2026) return chineseDays.isWorkday(date);
      const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
      return weekday !== 0 && weekday !== 6;
    }),
  );
  const plus = (date: string, days: number) => new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
  const nthWorkday = (date: string, n: number) => DAYS.filter((each) => each > date && worked.has(each))[n - 1] ?? '';

  const consultation = fc.record({
    agency: fc.boolean(),
    after: fc.integer({ min: 0, max: 14 }),
    letter: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }),
    answer: fc.option(fc.integer({ min: 0, max: 45 }), { nil: undefined }),
  });
  const story = fc.record({
    received: fc.integer({ min: 0, max: DAYS.length - 400 }).map((index) => DAYS[index] ?? ''),
    correction: fc.option(fc.record({ ask: fc.integer({ min: 0, max: 12 }), take: fc.integer({ min: 0, max: 60 }) }), {
      nil: undefined,
    }),
    consultations: fc.array(consultation, { maxLength: 3 }),
    extension: fc.option(fc.record({ after: fc.integer({ min: 0, max: 20 }), n: fc.integer({ min: 1, max: 20 }) }), {
      nil: undefined,
    }),
  });

  it('gives the same date, whatever happened in between', () => {
    fc.assert(
      fc.property(story, ({ received, correction, consultations, extension }) => {
        const asked = correction && plus(received, correction.ask);
        const zero = correction && asked ? plus(asked, correction.take) : received;
        const events: RequestEvent[] = [at('received', received)];
        if (asked) events.push(at('correctionAsked', asked), at('corrected', zero));
        const excluded = new Set<string>();
        for (const [index, each] of consultations.entries()) {
          const who = `甲${index}`;
          const sent = plus(zero, each.after);
          const arrived = each.letter === undefined ? {} : { letterReceivedOn: day(plus(sent, each.letter)) };
          events.push(at(each.agency ? 'agencyAsked' : 'thirdPartyAsked', sent, { who, ...arrived }));
          const last = nthWorkday(each.letter === undefined ? sent : plus(sent, each.letter), 15);
          const answered = each.answer === undefined ? undefined : plus(sent, each.answer);
          if (answered) events.push(at(each.agency ? 'agencyAnswered' : 'thirdPartyAnswered', answered, { who }));
          for (const date of DAYS) {
            if (date > sent && date <= last && (answered === undefined || date <= answered)) excluded.add(date);
          }
        }
        if (extension) events.push(at('extended', plus(zero, extension.after), { n: extension.n }));
        const expected = DAYS.filter((date) => date > zero && worked.has(date) && !excluded.has(date))[
          19 + (extension?.n ?? 0)
        ];
        const result = clock(...events);
        expect(result.dueOn).toBe(expected);
        expect(result.steps.filter(({ kind }) => kind === 'counted').length).toBe(result.limit);
      }),
      { numRuns: runs(400) },
    );
  });
});
