import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../electron/domain/dates/plainDate.ts';
import { readHistory } from '../../../electron/domain/cases/requestHistory.ts';
import { eventsBy, requestStanding } from '../../../electron/domain/cases/requestStanding.ts';
import type { FeeEffect, RequestEvent } from '../../../electron/domain/model/request.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import { happens, onDay } from '../../support/requestEvents.ts';
import { runs } from '../../support/runs.ts';
import { refusalOf, valueOf } from '../../support/storeFixtures.ts';

const calendar = builtInCalendar();
const stands = (today: string, events: readonly RequestEvent[], feeEffect?: FeeEffect) =>
  valueOf(requestStanding(calendar, events, onDay(today), feeEffect === undefined ? {} : { feeEffect }));
const refusal = (...events: readonly RequestEvent[]) => refusalOf(readHistory(calendar, events));

const received = happens('received', '2021-03-01');
const correction = [happens('correctionAsked', '2021-03-05', { by: onDay('2021-03-19') })] as const;
const corrected = [...correction, happens('corrected', '2021-03-12')] as const;
const consulted = [happens('thirdPartyAsked', '2021-03-22'), happens('thirdPartyAnswered', '2021-03-30')] as const;

describe('the clock follows every step', () => {
  it.each<[string, readonly RequestEvent[], string]>([
    ['received', [received], '2021-03-29'],
    ['corrected', [received, ...corrected], '2021-04-12'],
    ['a third party asked', [received, ...corrected, ...consulted], '2021-04-20'],
    ['extended by 20', [received, ...corrected, happens('extended', '2021-04-08', { n: 20 })], '2021-05-11'],
    [
      'a day of delay told',
      [
        received,
        happens('reasonsAsked', '2021-03-10'),
        happens('delayTold', '2021-03-25', { until: onDay('2021-05-31') }),
      ],
      '2021-05-31',
    ],
  ])('%s', (_what, events, due) => {
    expect(stands('2021-03-25', events)).toMatchObject({ dueOn: due, daysLate: 0, result: undefined });
  });

  it('has no due day while a correction is awaited, and is abandoned once its day has passed', () => {
    const asked = [received, ...correction];
    expect(stands('2021-03-19', asked)).toMatchObject({
      state: 'awaitingCorrection',
      dueOn: undefined,
      result: undefined,
      next: [{ what: 'correct', by: '2021-03-19', who: 'applicant' }],
    });
    expect(stands('2021-03-22', asked)).toMatchObject({
      state: 'correctionOverdue',
      result: { kind: 'correctionOverdue', on: '2021-03-20' },
      daysLate: 0,
      next: [{ what: 'archive' }],
    });
  });

  it('goes on where the correction was late for a good reason', () => {
    const late = happens('corrected', '2021-03-24', { excused: true });
    expect(stands('2021-03-25', [received, ...correction, late])).toMatchObject({
      state: 'running',
      dueOn: '2021-04-22',
    });
  });

  it('treats a fee notice as the office has said', () => {
    const notice = [received, happens('feeNotice', '2021-03-10', { by: onDay('2021-04-08') })];
    const paid = [...notice, happens('feePaid', '2021-03-17')];
    expect(stands('2021-03-12', notice)).toMatchObject({ state: 'awaitingPayment', dueOn: '2021-03-29' });
    expect(stands('2021-03-18', paid, 'none').dueOn).toBe('2021-03-29');
    // Five working days between notice and payment.
    expect(stands('2021-03-18', paid, 'excluded').dueOn).toBe('2021-04-06');
    expect(stands('2021-03-12', notice, 'restarts').dueOn).toBeUndefined();
    expect(stands('2021-03-18', paid, 'restarts').dueOn).toBe('2021-04-15');
    expect(stands('2021-04-09', notice, 'excluded')).toMatchObject({
      state: 'feeUnpaid',
      result: { kind: 'feeUnpaid', on: '2021-04-09' },
      daysLate: 0,
    });
  });

  it('counts how late an answer is, or is by now', () => {
    const answered = happens('answered', '2021-04-01', { result: 'granted', forms: ['paper'] });
    expect(stands('2021-04-02', [received]).daysLate).toBe(4);
    expect(stands('2021-09-01', [received, answered])).toMatchObject({
      state: 'answered',
      result: { kind: 'granted', on: '2021-04-01' },
      daysLate: 3,
    });
  });

  it('says who owes what next', () => {
    const steps = (today: string, ...events: readonly RequestEvent[]) =>
      stands(today, [received, ...events]).next.map(({ what, by }) => (by === undefined ? what : `${what} ${by}`));
    expect(steps('2021-03-02')).toEqual(['askCorrection 2021-03-10', 'answer 2021-03-29']);
    expect(steps('2021-03-11')).toEqual(['answer 2021-03-29']);
    const asked = happens('thirdPartyAsked', '2021-03-12', { who: '甲公司' });
    expect(steps('2021-03-15', asked)).toEqual(['thirdPartyReply 2021-04-02', 'answer 2021-04-20']);
    const extended = happens('extended', '2021-03-12', { n: 10 });
    expect(steps('2021-03-15', extended)).toEqual(['tellExtension 2021-03-29', 'answer 2021-04-13']);
    const told = happens('extended', '2021-03-12', { n: 10, toldOn: onDay('2021-03-15') });
    expect(steps('2021-03-15', told)).toEqual(['answer 2021-04-13']);
    const answered = happens('answered', '2021-03-18', { result: 'notHeld', forms: [] });
    expect(steps('2021-03-18', answered)).toEqual(['deliver']);
    const delivered = [answered, happens('delivered', '2021-03-19')];
    expect(steps('2021-03-20', ...delivered)).toEqual(['archive']);
    expect(steps('2021-05-06', ...delivered, happens('review', '2021-05-06'))).toEqual(['awaitReview']);
    const decided = happens('reviewDecided', '2021-07-01', { outcome: 'upheld' });
    const sued = [...delivered, happens('review', '2021-05-06'), decided, happens('lawsuit', '2021-07-10')];
    expect(steps('2021-07-20', ...sued)).toEqual(['awaitCourt']);
    expect(stands('2021-07-20', [received, ...sued]).disputes.map(({ kind }) => kind)).toEqual([
      'review',
      'lawsuitAfterReview',
    ]);
    expect(steps('2021-03-20', ...delivered, happens('archived', '2021-03-20'))).toEqual([]);
  });
});

describe('steps that cannot be', () => {
  const answered = happens('answered', '2021-03-18', { result: 'granted', forms: ['paper'] });
  it.each<[string, readonly RequestEvent[]]>([
    ['2021年2月26日的事件早于收到申请（答复）', [received, happens('answered', '2021-02-26', { result: 'granted' })]],
    ['没有收到申请的日期', [answered]],
    [
      '2021年3月22日：已于2021年3月18日答复，不能再次答复',
      [received, answered, happens('answered', '2021-03-22', { result: 'partly' })],
    ],
    [
      '2021年3月22日：已于2021年3月18日答复，之后不能再登记“告知补正”',
      [received, answered, happens('correctionAsked', '2021-03-22')],
    ],
    ['之后不能再登记“收到补正”', [received, answered, happens('corrected', '2021-03-22')]],
    ['申请人已于2021年3月4日撤回申请', [received, happens('withdrawn', '2021-03-04'), answered]],
    ['补正期限已于2021年3月19日届满', [received, ...correction, happens('corrected', '2021-03-22')]],
    ['收到补正后才能登记“答复”', [received, ...correction, answered]],
    ['没有要求申请人说明理由', [received, happens('delayTold', '2021-03-12', { until: onDay('2021-05-31') })]],
    [
      '应晚于原来的答复期限（2021年3月29日）',
      [
        received,
        happens('reasonsAsked', '2021-03-03'),
        happens('delayTold', '2021-03-12', { until: onDay('2021-03-29') }),
      ],
    ],
    ['没有发出收费通知', [received, happens('feePaid', '2021-03-12')]],
    ['缴费的期限应晚于', [received, happens('feeNotice', '2021-03-12', { by: onDay('2021-03-12') })]],
    [
      '缴费期限已于2021年3月19日届满',
      [received, happens('feeNotice', '2021-03-12', { by: onDay('2021-03-19') }), happens('feePaid', '2021-03-22')],
    ],
    ['还没有答复，不能登记送达', [received, happens('delivered', '2021-03-12')]],
    ['申请还没有办结，不能归档', [received, happens('archived', '2021-03-12')]],
    ['没有尚未审结的行政复议', [received, happens('reviewDecided', '2021-03-12', { outcome: 'upheld' })]],
    ['补正的期限应晚于', [received, happens('correctionAsked', '2021-03-05', { by: onDay('2021-03-05') })]],
    ['告知申请人延长的日期早于', [received, happens('extended', '2021-03-12', { n: 5, toldOn: onDay('2021-03-11') })]],
    ['答复期限已于2021年3月29日届满', [received, happens('feeNotice', '2021-03-30', { by: onDay('2021-04-20') })]],
  ])('%s', (words, events) => {
    const failure = refusal(...events);
    expect(failure.code).toBe('conflict');
    expect(failure.message).toContain(words);
    expect(Object.keys(failure.fields ?? {})).toHaveLength(1);
  });

  it('answers anew what a review corrected, and the first answer stays the result', () => {
    const events = [
      received,
      answered,
      happens('review', '2021-04-01'),
      happens('reviewDecided', '2021-05-10', { outcome: 'corrected' }),
      happens('answered', '2021-05-20', { result: 'partly', forms: ['paper'] }),
    ];
    expect(stands('2021-06-01', events).result).toEqual({ kind: 'granted', on: '2021-03-18' });
  });
});

describe('whatever the order', () => {
  const START = onDay('2021-01-04');
  const at = fc.integer({ min: 0, max: 90 }).map((days) => addDays(START, days));
  const plain = fc.constantFrom<RequestEvent['kind']>(
    'received',
    'corrected',
    'reasonsAsked',
    'feePaid',
    'thirdPartyAsked',
    'thirdPartyAnswered',
    'agencyAsked',
    'agencyAnswered',
    'withdrawn',
    'delivered',
    'review',
    'lawsuit',
    'archived',
  );
  const event: fc.Arbitrary<RequestEvent> = fc.oneof(
    { weight: 5, arbitrary: fc.tuple(plain, at).map(([kind, on]) => happens(kind, on)) },
    fc
      .tuple(at, fc.integer({ min: 1, max: 30 }))
      .map(([on, n]) => happens('correctionAsked', on, { by: addDays(on, n) })),
    fc.tuple(at, fc.integer({ min: 1, max: 30 })).map(([on, n]) => happens('feeNotice', on, { by: addDays(on, n) })),
    fc.tuple(at, fc.integer({ min: 1, max: 60 })).map(([on, n]) => happens('delayTold', on, { until: addDays(on, n) })),
    fc.tuple(at, fc.integer({ min: 0, max: 22 })).map(([on, n]) => happens('extended', on, { n })),
    fc.tuple(at).map(([on]) => happens('answered', on, { result: 'granted', forms: ['paper'] })),
    fc
      .tuple(fc.constantFrom<RequestEvent['kind']>('reviewDecided', 'lawsuitDecided'), at)
      .map(([kind, on]) => happens(kind, on, { outcome: 'corrected' })),
  );
  /** Each on a day of its own, so that only the days decide. */
  const story = fc
    .uniqueArray(event, { selector: ({ on }) => on, maxLength: 9 })
    .map((rest) => [happens('received', '2021-01-04')].concat(rest.filter(({ on }) => on > START)));
  /** What fits, one after the other: long courses that are possible. */
  const course = fc.uniqueArray(event, { selector: ({ on }) => on, maxLength: 40 }).map((rest) => {
    const taken: RequestEvent[] = [happens('received', '2021-01-04')];
    for (const one of rest.toSorted((a, b) => (a.on < b.on ? -1 : 1))) {
      if (one.on > START && readHistory(calendar, [...taken, one]).ok) taken.push(one);
    }
    return taken;
  });

  it('only the days decide, and a refusal names one event by its day', () => {
    fc.assert(
      fc.property(
        story.chain((events) =>
          fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
        ),
        ([events, shuffled]) => {
          const [straight, mixed] = [readHistory(calendar, events), readHistory(calendar, shuffled)];
          expect(mixed.ok).toBe(straight.ok);
          if (straight.ok) {
            expect(mixed).toEqual(straight);
            return;
          }
          expect(straight.error.code).toBe('conflict');
          if (!mixed.ok) expect(mixed.error.message).toBe(straight.error.message);
          const [field = ''] = Object.keys(straight.error.fields ?? {});
          const named = events[Number(field.split('.')[1])];
          const [year, month, date] = (named?.on ?? '').split('-').map(Number);
          expect(straight.error.message.startsWith(`${year}年${month}月${date}日`)).toBe(true);
        },
      ),
      { numRuns: runs(600) },
    );
  });

  it('what was possible stays so as of every day before, and a result never changes', () => {
    fc.assert(
      fc.property(course, fc.integer({ min: 0, max: 150 }), (events, days) => {
        const today = addDays(START, days);
        const before = stands(today, eventsBy(events, today));
        const later = stands(addDays(today, 200), eventsBy(events, addDays(today, 200)));
        if (before.result !== undefined && !events.some(({ kind, on }) => kind === 'corrected' && on > today)) {
          expect(later.result).toEqual(before.result);
        }
        const answers = events.filter(({ kind }) => kind === 'answered');
        const [first] = answers;
        if (first !== undefined) expect(later.result).toMatchObject({ kind: 'granted', on: first.on });
        expect(answers.length === 0 ? [] : later.next.filter(({ what }) => what === 'answer')).toEqual([]);
        // Every second answer follows a correction by a review or a court.
        for (const [index, answer] of answers.entries()) {
          const previous = answers[index - 1];
          if (previous === undefined) continue;
          expect(
            events.some(
              (one) =>
                (one.kind === 'reviewDecided' || one.kind === 'lawsuitDecided') &&
                one.on > previous.on &&
                one.on < answer.on,
            ),
          ).toBe(true);
        }
        const open = later.result === undefined;
        expect(open ? later.next.length > 0 : true).toBe(true);
      }),
      { numRuns: runs(300) },
    );
  });
});

describe('a request of which an event can follow the others no more', () => {
  const impossible = happens('extended', '2021-04-15', { n: 20 });

  it('stands as it would without it, and says why', () => {
    const without = stands('2021-04-20', [received, ...corrected]);
    const read = stands('2021-05-20', [received, impossible, happens('answered', '2021-05-10', { result: 'granted' })]);
    expect(read).toMatchObject({ state: 'answered', dueOn: '2021-03-29', daysLate: 42 });
    expect(read.trouble).toContain('2021年4月15日：答复期限已于2021年3月29日届满');
    expect(without).not.toHaveProperty('trouble');
  });

  it('is none where it was never received', () => {
    expect(refusalOf(requestStanding(calendar, [impossible], onDay('2021-04-20'))).code).toBe('conflict');
  });
});
