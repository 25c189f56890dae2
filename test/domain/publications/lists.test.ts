import { describe, expect, it } from 'vitest';
import type { FulfilmentId, PublicationListId } from '../../../electron/domain/brand.ts';
import type { Coverage, Publication, Sighting } from '../../../electron/domain/model/publication.ts';
import { coverageOf, gapBefore, missingByUnit } from '../../../electron/domain/publications/coverage.ts';
import { watchPublications } from '../../../electron/domain/publications/review.ts';
import { occurrenceKey } from '../../../electron/domain/model/occurrenceKey.ts';
import { proposeRule, ruleHits } from '../../../electron/domain/publications/propose.ts';
import {
  changedDays,
  columnKind,
  doubledTitles,
  silentOnes,
  vanishedPages,
} from '../../../electron/domain/publications/watch.ts';
import { day } from '../occurrences/occurrenceFacts.ts';
import { asUnit, DUTIES, list, matches, occurrencesOf, ofDuty, page, registered, UNITS } from './publicationFacts.ts';

describe('the rule that confirming proposes', () => {
  const propose = (publication: Publication, dutyId: string, unitId: string, publications: readonly Publication[]) =>
    proposeRule(
      publication,
      { dutyId: DUTIES.find(({ id }) => id === dutyId)?.id ?? ('' as never), unitId: asUnit(unitId) },
      { publications, duties: DUTIES, units: UNITS, district: '清河区' },
    );

  it('is the column, where its words say the duty', () => {
    const first = page('1-5月收支统计', '区财政局', '2021-06-08', { column: '法定公开/财政收支' });
    const second = page('1-6月收支统计', '区财政局', '2021-07-08', { column: '公开目录/财政收支' });
    const other = page('部门预算', '区财政局', '2021-03-08', { column: '法定公开/预决算' });
    const proposed = propose(first, 'money', 'czj', [first, second, other]);
    expect(proposed?.rule).toEqual({ column: '财政收支', words: [], effect: ofDuty('money') });
    expect(proposed?.hits).toEqual([first.id, second.id]);
  });

  it('is words of the title and the unit, where the column tells nothing', () => {
    const first = page('2021年5月城区空气质量排名', '区生态环境分局', '2021-06-08', { column: '公示公告' });
    const second = page('清河区6月空气质量状况', '区生态环境分局', '2021-07-08', { column: '公示公告' });
    const others = page('空气质量知识', '区卫生健康局', '2021-07-08');
    const proposed = propose(first, 'air', 'hbj', [first, second, others]);
    expect(proposed?.rule).toEqual({ column: '', words: ['空气质量'], unitId: 'hbj', effect: ofDuty('air') });
    expect(proposed?.hits).toEqual([first.id, second.id]);
  });

  it('is nothing where the duty is not known', () => {
    expect(propose(page('甲', '区财政局', '2021-06-08'), 'none', 'czj', [])).toBeUndefined();
  });

  it('counts the hits of a rule as a person changes it', () => {
    const pages = ['空气质量月报', '空气质量周报', '水质月报'].map((title) =>
      page(title, '区生态环境分局', '2021-06-08'),
    );
    const hits = (words: readonly string[]) =>
      ruleHits({ column: '', words, effect: ofDuty('air') }, { publications: pages, units: UNITS }).length;
    expect([hits(['空气质量']), hits(['空气质量', '月报']), hits(['月报']), hits([])]).toEqual([2, 1, 2, 0]);
  });
});

describe('what lists say of what was due', () => {
  const occurrences = occurrencesOf().filter(({ dutyId, period }) => dutyId === 'news' && period.key === '2021-W10');
  const week = { firstDay: day('2021-03-08'), lastDay: day('2021-03-12') };
  const news = page('区民政局走访敬老院', '区民政局', '2021-03-10', { column: '工作动态' });
  const before = page('区民政局召开会议', '区民政局', '2021-03-03', { column: '工作动态' });
  const states = (lists: readonly Parameters<typeof list>[2][], publications: readonly Publication[] = []) => {
    const found = coverageOf({
      occurrences,
      lists: lists.map((covers, index) => list(`l${index}`, index, covers)),
      publications,
      matches: matches(publications, { occurrences }),
    });
    return Object.fromEntries(found.map(({ unitId, state }) => [unitId, state]));
  };

  it('tells who has published and who has not, as far as the working days of the week are covered', () => {
    expect(states([week], [news])).toEqual({ mzj: 'published', wjj: 'notPublished' });
  });

  it('says nothing of what no list covers: no list, other units, other columns, a day that is missing', () => {
    expect(states([])).toEqual({ mzj: 'notCovered', wjj: 'notCovered' });
    expect(states([{ ...week, units: [asUnit('mzj')] }])).toEqual({ mzj: 'notPublished', wjj: 'notCovered' });
    expect(states([{ ...week, columns: ['通知公告'] }])).toEqual({ mzj: 'notCovered', wjj: 'notCovered' });
    expect(states([{ ...week, lastDay: day('2021-03-11') }])).toEqual({ mzj: 'notCovered', wjj: 'notCovered' });
  });

  it('takes lists together, and a column that the duty is known to come out in', () => {
    const [first, last] = [
      { ...week, lastDay: day('2021-03-09') },
      { ...week, firstDay: day('2021-03-10') },
    ];
    expect(states([last, first])).toEqual({ mzj: 'notPublished', wjj: 'notPublished' });
    expect(states([{ ...week, columns: ['工作动态'] }], [news])).toEqual({ mzj: 'published', wjj: 'notPublished' });
  });

  it('marks what somebody has still to confirm', () => {
    const [all] = [occurrencesOf()];
    const found = coverageOf({
      occurrences,
      lists: [list('l', 1, week)],
      publications: [before, news],
      matches: matches([news], { occurrences: all }),
    });
    expect(found.find(({ unitId }) => unitId === 'mzj')).toMatchObject({
      state: 'proposed',
      publicationIds: [news.id],
    });
  });

  it('takes no second candidate for a sign of having published', () => {
    const [mzj, wjj] = ['mzj', 'wjj'].map((id) => occurrences.find(({ unitId }) => unitId === id));
    if (!mzj || !wjj) throw new Error('no week');
    const [match] = matches([news], { occurrences: occurrencesOf() });
    if (match?.class !== 'sure' && match?.class !== 'likely') throw new Error('no match');
    const [one] = match.candidates;
    if (!one) throw new Error('no candidate');
    const candidates = [
      { ...one, ...occurrenceKey(mzj) },
      { ...one, ...occurrenceKey(wjj) },
    ];
    const found = coverageOf({
      occurrences,
      lists: [list('l', 1, week)],
      publications: [news],
      matches: [{ ...match, class: 'likely', candidates }],
    });
    expect(found.map(({ unitId, state }) => [unitId, state])).toEqual([
      ['mzj', 'proposed'],
      ['wjj', 'notPublished'],
    ]);
  });

  it('lists what is missing by unit', () => {
    const found = coverageOf({ occurrences, lists: [list('l', 1, week)], publications: [], matches: [] });
    expect(missingByUnit(found).map(({ unitId, occurrences: own }) => [unitId, own.length])).toEqual([
      ['mzj', 1],
      ['wjj', 1],
    ]);
  });
});

describe('the freshness watch', () => {
  it('reckons a unit by all that it published, be it due or not', () => {
    const pages = [
      page('区民政局下拨第一季度孤儿福利', '区民政局', '2021-02-06'),
      page('区民政局党支部开展主题活动', '区民政局', '2021-07-15'),
      page('活动掠影', '', '2021-07-14', { column: '部门信息/区财政局' }),
      page('外地经验', '某省日报', '2021-07-20'),
    ];
    const { silent } = watchPublications({
      publications: pages,
      matches: matches(pages),
      occurrences: occurrencesOf(),
      fulfilments: [],
      sightings: [],
      lists: [list('l', 1, { lastDay: day('2021-07-20') })],
      units: UNITS,
      district: '清河区',
      settings: { staleNewsDays: 3, stalePolicyMonths: 6 },
    });
    const last = silent.flatMap((one) => (one.what === 'unit' ? [[one.unitId, one.lastOn]] : []));
    expect(last).toContainEqual(['mzj', '2021-07-15']);
    expect(last).toContainEqual(['czj', '2021-07-14']);
    expect(last).toContainEqual(['wjj', undefined]);
  });

  const silent = (publications: readonly Publication[], lists: readonly Parameters<typeof list>[2][]) =>
    silentOnes({
      publications,
      lists: lists.map((covers, index) => list(`l${index}`, index, covers)),
      unitOf: ({ units }) => UNITS.find(({ name }) => name === units[0])?.id,
      units: [asUnit('mzj')],
    });

  it('knows what columns are for by their names', () => {
    expect(['部门动态', '政策文件', '办事指南'].map(columnKind)).toEqual(['news', 'policy', undefined]);
  });

  it('reckons to the last day that a list covers, by the kind of column', () => {
    const pages = [
      page('甲', '区民政局', '2021-06-10', { column: '工作动态' }),
      page('乙', '区民政局', '2021-02-01', { column: '政策文件' }),
    ];
    expect(silent(pages, [{ lastDay: day('2021-06-24') }])).toEqual([]);
    expect(silent(pages, [{ lastDay: day('2021-06-25') }])).toEqual([
      { what: 'column', column: '工作动态', lastOn: '2021-06-10', coveredUntil: '2021-06-25', days: 15 },
      { what: 'unit', unitId: 'mzj', lastOn: '2021-06-10', coveredUntil: '2021-06-25', days: 15 },
    ]);
    expect(silent(pages, [{ lastDay: day('2021-08-02') }]).map((one) => ('column' in one ? one.column : ''))).toEqual([
      '政策文件',
      '工作动态',
      '',
    ]);
  });

  it('says a column silent that a list covers and never shows, and nothing of what no list covers', () => {
    expect(silent([], [{ columns: ['镇街动态'] }])).toEqual([
      { what: 'column', column: '镇街动态', coveredUntil: '2021-06-30', days: 181 },
    ]);
    expect(silent([page('甲', '区民政局', '2021-01-10', { column: '工作动态' })], [{ columns: ['通知公告'] }])).toEqual(
      [],
    );
  });

  it('reckons over no day that no list covers: something may have come out there', () => {
    const pages = [page('甲', '区民政局', '2021-01-28', { column: '工作动态' })];
    const covers = (...spans: readonly (readonly [string, string])[]) =>
      spans.map(([first, last]) => ({ firstDay: day(first), lastDay: day(last) }));
    const days = (lists: ReturnType<typeof covers>) => silent(pages, lists).map((one) => one.days);
    const january = ['2021-01-01', '2021-01-31'] as const;
    expect(days(covers(january, ['2021-06-01', '2021-06-03']))).toEqual([]);
    expect(days(covers(january, ['2021-06-01', '2021-06-14']))).toEqual([]);
    expect(days(covers(['2021-06-01', '2021-06-15'], january))).toEqual([15, 15]);
    expect(days(covers(january, ['2021-02-01', '2021-06-03']))).toEqual([126, 126]);
    expect(days(covers(january, ['2021-01-10', '2021-06-03'], ['2021-03-01', '2021-03-02']))).toEqual([126, 126]);
  });
});

describe('days between one list and the next', () => {
  const gap = (last: string, first: string, earlier: Partial<Coverage> = {}, said: Partial<Coverage> = {}) => {
    const { from, to } = gapBefore([list('a', 1, { lastDay: day(last), ...earlier })], {
      firstDay: day(first),
      lastDay: day('2021-12-31'),
      ...said,
    }) ?? { from: undefined, to: undefined };
    return [from, to];
  };
  const none = [undefined, undefined];

  it('are named where two exports seem to leave some out', () => {
    expect(gap('2021-05-28', '2021-06-02')).toEqual(['2021-05-29', '2021-06-01']);
    expect(gap('2021-05-31', '2021-06-02')).toEqual(['2021-06-01', '2021-06-01']);
    expect(gap('2021-05-01', '2021-06-02')).toEqual(['2021-05-02', '2021-06-01']);
  });

  it('are none where the lists touch, lie far apart, or speak of other columns and units', () => {
    expect(gap('2021-05-31', '2021-06-01')).toEqual(none);
    expect(gap('2021-06-20', '2021-06-02')).toEqual(none);
    expect(gap('2021-04-30', '2021-06-02')).toEqual(none);
    expect(gap('2021-05-28', '2021-06-02', { columns: ['工作动态'] }, { columns: ['通知公告'] })).toEqual(none);
    expect(gap('2021-05-28', '2021-06-02', { columns: ['工作动态'] }, { columns: ['工作动态'] })[0]).toBe('2021-05-29');
    const [one, other] = UNITS.map(({ id }) => id);
    expect(gap('2021-05-28', '2021-06-02', { units: one ? [one] : [] }, { units: other ? [other] : [] })).toEqual(none);
  });
});

describe('what changes from list to list', () => {
  const shown = page('2021年5月环境质量公报', '区生态环境分局', '2021-06-08', { column: '环境' });
  const seen = (listId: string, more: Partial<Sighting> = {}): Sighting => ({
    listId: listId as PublicationListId,
    publicationId: shown.id,
    title: shown.title,
    publishedOn: shown.publishedOn,
    ...more,
  });
  const fulfilments = [registered('air', '2021-05', '2021-06-08', 'hbj', { link: shown.link })];

  it('finds a registered page that no later list of its column, unit and day shows', () => {
    const gone = (covers: Parameters<typeof list>[2], sightings = [seen('l1')]) =>
      vanishedPages({ fulfilments, publications: [shown], lists: [list('l1', 1), list('l2', 2, covers)], sightings });
    expect(gone({})).toEqual([
      { fulfilmentId: 'air 2021-05' as FulfilmentId, publicationId: shown.id, lastShownIn: 'l1', missingIn: 'l2' },
    ]);
    expect(gone({}, [seen('l1'), seen('l2')])).toEqual([]);
    expect(gone({ columns: ['财政'] })).toEqual([]);
    expect(gone({ units: [asUnit('czj')] })).toEqual([]);
    expect(gone({ firstDay: day('2021-06-09') })).toEqual([]);
    expect(gone({}, [])).toEqual([]);
  });

  it('of a page whose address others share, finds it by its title, and says nothing of the others', () => {
    const front = 'http://www.qinghe.example.cn/hjzl/index.html';
    const may = page('2021年5月环境质量公报', '区生态环境分局', '2021-06-08', { link: front });
    const april = page('2021年4月环境质量公报', '区生态环境分局', '2021-05-08', { link: front });
    const registeredMay = [registered('air', '2021-05', '2021-06-08', 'hbj', { link: front, title: may.title })];
    const of = (one: Publication, listId: string) => ({ ...seen(listId), publicationId: one.id, title: one.title });
    const gone = (sightings: readonly Sighting[]) =>
      vanishedPages({
        fulfilments: registeredMay,
        publications: [may, april],
        lists: [list('l1', 1), list('l2', 2)],
        sightings,
      }).map(({ publicationId }) => publicationId);
    expect(gone([of(may, 'l1'), of(may, 'l2'), of(april, 'l1')])).toEqual([]);
    expect(gone([of(may, 'l1'), of(april, 'l1'), of(april, 'l2')])).toEqual([may.id]);
  });

  describe('titles that stand twice', () => {
    const TITLE = '2021年5月环境质量公报';
    const owners = new Map([
      ['区生态环境分局', asUnit('hbj')],
      ['清河环保', asUnit('hbj')],
      ['区政府办公室', asUnit('zfb')],
    ]);
    const groups = (...pages: readonly Publication[]) =>
      doubledTitles(pages, ({ units }) => owners.get(units[0] ?? '')).map((group) => group.map(({ id }) => id));
    const first = page(TITLE, '区生态环境分局', '2021-06-08', { column: '环境' });
    const again = page(` ${TITLE}`, '清河环保', '2021-06-10', { column: '环境' });

    it('of one unit, whatever name the list gives it, the earliest first', () => {
      expect(groups(again, first, page('别的', '区生态环境分局', '2021-06-10', { column: '环境' }))).toEqual([
        [first.id, again.id],
      ]);
    });

    it.each([
      ['of another unit', page(TITLE, '区政府办公室', '2021-06-10', { column: '环境' })],
      ['in another column', page(TITLE, '区生态环境分局', '2021-06-10', { column: '要闻' })],
      ['of nobody known', page(TITLE, '市生态环境局', '2021-06-10', { column: '环境' })],
      ['of nobody', page(TITLE, '', '2021-06-10', { column: '环境' })],
    ])('not %s', (_what, other) => {
      expect(groups(first, other)).toEqual([]);
    });

    it('of whoever the list names, where that is no unit of ours', () => {
      const one = page(TITLE, '市生态环境局', '2021-06-08');
      const other = page(TITLE, '市生态环境局 ', '2021-06-09');
      expect(groups(one, other)).toEqual([[one.id, other.id]]);
    });
  });

  it('says a day that changed, and whether it made a late one look in time', () => {
    const lists = [list('l2', 2), list('l1', 1)];
    const occurrences = occurrencesOf();
    const sightings = [seen('l2', { publishedOn: day('2021-05-31') }), seen('l1')];
    const given = { lists, sightings, occurrences, matches: matches([shown]) };
    expect(changedDays(given)).toEqual([
      { publicationId: shown.id, listId: 'l2', before: '2021-06-08', after: '2021-05-31', isBackdated: true },
    ]);
    expect(changedDays({ ...given, sightings: [seen('l1'), seen('l2')] })).toEqual([]);
    const later = [seen('l1'), seen('l2', { publishedOn: day('2021-06-09') })];
    expect(changedDays({ ...given, sightings: later })[0]?.isBackdated).toBe(false);
  });
});
