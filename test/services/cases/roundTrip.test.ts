import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { UnitId } from '../../../electron/domain/brand.ts';
import { readHistory } from '../../../electron/domain/cases/requestHistory.ts';
import { addDays } from '../../../electron/domain/dates/plainDate.ts';
import type { RequestEvent } from '../../../electron/domain/model/request.ts';
import { ANSWER_KINDS, APPLICANT_WORDS, CHANNEL_WORDS, FORM_WORDS } from '../../../electron/domain/words/requests.ts';
import { runs } from '../../support/runs.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';

/** The register of requests goes out as .xlsx and comes in again the same, as far as its list tells: what it does not tell stands under it. */

let app: TestApp;
let unitId: UnitId;
beforeAll(async () => {
  app = await openTestApp({ today: '2021-12-30', year: 2021 });
  unitId = (await app.call('units.save', { name: '区政府办公室', kind: 'department', aliases: [] })).id;
});
afterAll(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

const keys = <Key extends string>(words: Readonly<Record<Key, string>>) => Object.keys(words) as Key[];
const words = fc
  .array(fc.constantFrom(...'公|开|路|灯|批|复|2|0|1|A|（|）|=|+|、'.split('|')), { minLength: 1, maxLength: 20 })
  .map((signs) => signs.join('').trim());

/** A course as a list tells it; days by which one follows the other are drawn. */
const course = fc
  .record({
    received: fc.nat(150),
    gaps: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 6, maxLength: 6 }),
    correction: fc.constantFrom('none', 'asked', 'corrected'),
    by: fc.integer({ min: 5, max: 20 }),
    extension: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
    end: fc.constantFrom('open', 'answered', 'delivered', 'withdrawn'),
    result: fc.constantFrom(...ANSWER_KINDS),
    forms: fc.subarray(keys(FORM_WORDS)),
  })
  .map(({ received, gaps, correction, by, extension, end, result, forms }) => {
    let on = addDays(day('2021-02-01'), received);
    const days = gaps.values();
    const next = () => (on = addDays(on, days.next().value ?? 1));
    const events: RequestEvent[] = [{ kind: 'received', on }];
    if (correction !== 'none') {
      next();
      events.push({ kind: 'correctionAsked', on, by: addDays(on, by) });
    }
    if (correction === 'corrected') events.push({ kind: 'corrected', on: next() });
    if (extension !== undefined) events.push({ kind: 'extended', on: next(), n: extension, toldOn: on });
    if (end === 'withdrawn') events.push({ kind: 'withdrawn', on: next() });
    if (end === 'answered' || end === 'delivered') events.push({ kind: 'answered', on: next(), result, forms });
    if (end === 'delivered') events.push({ kind: 'delivered', on: next() });
    return events;
  });

const drawn = fc
  .record({
    channel: fc.constantFrom(...keys(CHANNEL_WORDS)),
    applicantKind: fc.constantFrom(...keys(APPLICANT_WORDS)),
    name: words,
    subject: words,
    events: course,
  })
  .filter(({ events }) => readHistory(app.context.calendar, events).ok);

async function stands() {
  const { rows } = await app.call('cases.requests', { revealed: true });
  const events = new Map(app.store.requests.facts().map((request) => [request.id, request.events]));
  return rows
    .map(({ id, number, channel, applicantKind, applicant, subject }) => {
      return { number, channel, applicantKind, applicant, subject, events: events.get(id) };
    })
    .toSorted((a, b) => a.number.localeCompare(b.number));
}

async function clear(): Promise<void> {
  for (const { id } of (await app.call('cases.requests', {})).rows) await app.call('cases.removeRequest', { id });
}

it('requests go out and come in again the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(drawn, { minLength: 8, maxLength: 16 }), async (requests) => {
      await clear();
      for (const [at, { channel, applicantKind, name, subject, events }] of requests.entries()) {
        const [first, ...more] = events;
        const { id } = await app.call('cases.addRequest', {
          number: `2021-${String(at + 1).padStart(3, '0')}`,
          unitId,
          channel,
          applicantKind,
          texts: { name, subject },
          receivedOn: first?.on ?? day('2021-02-01'),
        });
        // The form's steps are those of the record.
        for (const step of more) await app.call('cases.addStep', { id, step: step as never });
      }
      const before = await stands();
      const made = await app.finished((await app.call('cases.export', { revealed: true })).jobId);
      const { bytes, name } = await app.getFile(made.fileId ?? '');
      await clear();
      const fileId = await app.putFile(name, Uint8Array.from(bytes));
      const read = await app.finished((await app.call('cases.read', { fileId })).jobId);
      const asked = { previewId: read.previewId ?? '' };
      expect((await app.call('cases.preview', asked)).lines.flatMap(({ reasons }) => reasons)).toEqual([]);
      await app.call('cases.confirm', asked);
      expect(await stands()).toEqual(before);
    }),
    { numRuns: runs(20, 3) },
  );
});
