import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../electron/domain/dates/plainDate.ts';
import { occurrenceText } from '../../../electron/domain/model/occurrenceKey.ts';
import type { Publication, PublicationVerdict } from '../../../electron/domain/model/publication.ts';
import type { PublicationMatch } from '../../../electron/domain/model/publicationMatch.ts';
import { day } from '../occurrences/occurrenceFacts.ts';
import { DUTIES, matches, occurrencesOf, page, UNITS } from './publicationFacts.ts';

const OCCURRENCES = occurrencesOf();

const TITLES = [
  '2021年*月环境质量公报',
  '空气质量情况通报',
  '1-*月财政预算执行情况',
  '财政收支情况（2021年*月）',
  '第二季度散居孤儿保障经费发放情况',
  '残疾人补贴发放情况',
  '2020年政府信息公开工作年度报告',
  '区民政局召开工作会议',
  '走访慰问*户困难家庭',
  '健康科普知识：第*讲',
  '关于召开会议的通知',
  '1',
];

/** Few of each, so that publications often speak of the same. */
const anyPage: fc.Arbitrary<Publication> = fc
  .record({
    title: fc.constantFrom(...TITLES),
    month: fc.integer({ min: 2, max: 5 }),
    unit: fc.constantFrom('', '区政府办公室', '区民政局社会救助科', ...UNITS.map(({ name }) => name)),
    column: fc.constantFrom('', '工作动态', '财政收支', '公示公告'),
    after: fc.integer({ min: 0, max: 190 }),
  })
  .map(({ title, month, unit, column, after }) =>
    page(title.replace('*', String(month)), unit, addDays(day('2021-01-01'), after), { column }),
  );

const somePages = fc.array(anyPage, { maxLength: 14 });

const match = (publications: readonly Publication[], more: Parameters<typeof matches>[1] = {}) =>
  matches(publications, { occurrences: OCCURRENCES, ...more });

function byId(found: readonly PublicationMatch[]) {
  return new Map(found.map((one) => [one.publicationId, one]));
}

const quotas = new Set(DUTIES.filter(({ rules }) => rules[0]?.rule.type === 'quota').map(({ id }) => id));

describe('matching, whatever is published', () => {
  it('says the same in any order of the input', () => {
    fc.assert(
      fc.property(somePages, fc.infiniteStream(fc.nat()), (pages, order) => {
        const shuffled = pages
          .map((one) => ({ one, at: order.next().value ?? 0 }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ one }) => one);
        const occurrences = OCCURRENCES.toReversed();
        expect(byId(match(shuffled, { occurrences }))).toEqual(byId(match(pages)));
      }),
      { numRuns: 60 },
    );
  });

  it('ticks no single occurrence for two publications, and no publication for two duties', () => {
    fc.assert(
      fc.property(somePages, (pages) => {
        const ticked = match(pages).flatMap((one) => (one.class === 'sure' ? [one.candidates] : []));
        for (const candidates of ticked) expect(candidates).toHaveLength(1);
        const single = ticked.flat().filter(({ dutyId }) => !quotas.has(dutyId));
        expect(new Set(single.map(occurrenceText)).size).toBe(single.length);
      }),
      { numRuns: 100 },
    );
  });

  it('gives each month to the earliest that names it, as a plain look at all of them does', () => {
    const anyReport = fc
      .record({ month: fc.integer({ min: 1, max: 4 }), after: fc.integer({ min: 0, max: 120 }), words: fc.boolean() })
      .map(({ month, after, words }) =>
        page(
          words ? `2021年${month}月空气质量情况通报` : `城区环境空气质量月报（2021年${month}月）`,
          '区生态环境分局',
          addDays(day('2021-01-01'), after),
        ),
      );
    fc.assert(
      fc.property(fc.array(anyReport, { maxLength: 20 }), (pages) => {
        const found = byId(match(pages));
        for (const month of [1, 2, 3, 4]) {
          const first = day(`2021-0${month}-01`);
          const own = pages.filter(({ title, publishedOn }) => title.includes(`年${month}月`) && publishedOn >= first);
          const earliest = own.map(({ publishedOn }) => publishedOn).sort()[0];
          const ticked = own.filter(({ id }) => found.get(id)?.class === 'sure');
          expect(ticked.map(({ publishedOn }) => publishedOn)).toEqual(earliest === undefined ? [] : [earliest]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never brings again what was rejected', () => {
    fc.assert(
      fc.property(somePages, (pages) => {
        const verdicts = match(pages).flatMap(({ publicationId, candidates }) =>
          candidates.map(
            ({ dutyId, ruleId, unitId, periodKey }): PublicationVerdict => ({
              dutyId,
              ruleId,
              unitId,
              periodKey,
              publicationId,
              verdict: 'rejected',
              recordedIn: 1,
            }),
          ),
        );
        const rejected = new Set(verdicts.map((one) => `${one.publicationId} ${occurrenceText(one)}`));
        for (const { publicationId, candidates } of match(pages, { verdicts })) {
          for (const one of candidates) expect(rejected).not.toContain(`${publicationId} ${occurrenceText(one)}`);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('gives no reason to be sure that a doubt stands beside', () => {
    fc.assert(
      fc.property(somePages, (pages) => {
        for (const one of match(pages)) {
          if (one.class === 'sure') expect(one.candidates.flatMap(({ doubts }) => doubts)).toEqual([]);
          if (one.class === 'likely') expect(one.candidates.length).toBeGreaterThan(0);
          const scores = one.candidates.map(({ score }) => score);
          expect(scores).toEqual(scores.toSorted((a, b) => b - a));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('does not move a sure match to another occurrence because something else is published', () => {
    fc.assert(
      fc.property(somePages, anyPage, (pages, another) => {
        const [before, after] = [byId(match(pages)), byId(match([...pages, another]))];
        for (const [id, one] of before) {
          const later = after.get(id);
          if (one.class !== 'sure' || later?.class !== 'sure') continue;
          expect(later.candidates.map(occurrenceText)).toEqual(one.candidates.map(occurrenceText));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('knows all that it ticked once it is registered with its links', () => {
    fc.assert(
      fc.property(somePages, (pages) => {
        const found = match(pages);
        const links = new Map(pages.map(({ id, link, publishedOn }) => [id, { link, publishedOn }]));
        const fulfilments = found.flatMap(({ class: own, publicationId, candidates }, index) => {
          const at = links.get(publicationId);
          const [first] = candidates;
          if (own !== 'sure' || at === undefined || first === undefined) return [];
          const { dutyId, ruleId, unitId, periodKey } = first;
          const id = `f${index}` as never;
          return [
            { dutyId, ruleId, unitId, periodKey, id, doneOn: at.publishedOn, recordedAt: '', title: '', link: at.link },
          ];
        });
        const again = byId(matches(pages, { fulfilments }));
        for (const { class: own, publicationId } of found)
          if (own === 'sure') expect(again.get(publicationId)?.class).toBe('registered');
      }),
      { numRuns: 30 },
    );
  });
});
