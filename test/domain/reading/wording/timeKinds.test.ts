import { describe, expect, it } from 'vitest';
import type { TimeRule } from '../../../../electron/domain/model/timeRule.ts';
import { readTimeWording } from '../../../../electron/domain/reading/wording/time.ts';
import {
  after,
  asExpected,
  asked,
  atLeast,
  during,
  every,
  nth,
  on,
  once,
  posted,
  proposed,
  read,
  stretches,
  triggered,
  within,
  type Expected,
} from './timeExpectations.ts';

type Case = readonly [text: string, expected: Expected];

const cell = (text: string) => readTimeWording(text, { planYear: 2021, source: 'time' });
const prose = (text: string) => readTimeWording(text, { planYear: 2021, source: 'content' });
const BEFORE = { covers: 'previous' } as const;
const EARLIER = { shift: { kind: 'earlier' } } as const;
const formed = (n: number, count: 'day' | 'workday' = 'workday') => triggered('informationFormed', n, count);
const march = every('year', within(3, 'last'));
const yearly = (...months: readonly number[]): TimeRule[] => months.map((month) => once(month));

/** Kinds of wording of time-limit cells, each with several variants. */
const KINDS: Readonly<Record<string, readonly Case[]>> = {
  'the period that is reported on is no deadline': [
    ['每月8日前公布上月度数据', read(every('month', within(1, 8), BEFORE))],
    ['每月８日前上报上一个月份情况', read(every('month', within(1, 8), BEFORE))],
    ['次月8日前提交前一月情况', read(every('month', within(1, 8), BEFORE))],
    ['每季度首月10日前提交前一季度报表', read(every('quarter', within(1, 10), BEFORE))],
    ['1月、4月、7月、10月15日前公布上一季度收费情况', read(every('quarter', within(1, 15), BEFORE))],
    ['每年1月、4月、7月、10月底前公布上季度数据', read(every('quarter', within(1, 'last'), BEFORE))],
    ['4月10日前报一季度，7月10日前报二季度', read(once(4, 10), once(7, 10))],
    ['10月10日前公布前三季度数据', read(once(10, 10))],
    ['8月5日前上报上半年度', read(once(8, 5))],
    ['1月20日前报送去年全年情况', read(once(1, 20))],
    ['每周一报送上一周情况', read(every('week', on(1), BEFORE))],
    ['每月10日前报送上一个自然月数据', read(every('month', within(1, 10), BEFORE))],
    ['于每月8日前报送截至上月末的数据', read(every('month', within(1, 8), BEFORE))],
    ['6月底前公布半年、12月底前公布全年', read(once(6), once(12))],
    ['每日9时前报前日数据', read(every('day', undefined, { time: '09:00' }))],
    ['每日报送前一日数据', read(every('day'))],
    ['每年4、7、10月及次年1月10日前报上季度情况', read(every('quarter', within(1, 10), BEFORE))],
    ['2021年7月15日前公开上半年工作总结', read(once(7, 15, { year: 2021 }))],
    // Where nothing else says when, the period does.
    ['上半年公开', read(once(6))],
    ['上半年、下半年各公布一次', read(once(6), once(12))],
    ['一季度公开上年决算', read(once(3))],
  ],
  'a named year carries on': [
    ['2022年3月底前编制，6月底前公布', read(once(3, 'last', { year: 2022 }), once(6, 'last', { year: 2022 }))],
    ['2022年1月10日前报送；2月底前公开', read(once(1, 10, { year: 2022 }), once(2, 'last', { year: 2022 }))],
    ['次年1月15日前报送，3月底前公布', read(once(1, 15, { year: 2022 }), once(3, 'last', { year: 2022 }))],
    ['明年3月底前报送，6月底前公布', read(once(3, 'last', { year: 2022 }), once(6, 'last', { year: 2022 }))],
    ['2022年12月底前自查，次年1月底前上报', read(once(12, 'last', { year: 2022 }), once(1, 'last', { year: 2023 }))],
    [
      '6月底前自查，2022年1月15日前报送，1月底前公开',
      read(once(6), once(1, 15, { year: 2022 }), once(1, 'last', { year: 2022 })),
    ],
    [
      '2022年底前编制，每年3月底前更新',
      read(once(12, 'last', { year: 2022 }), every('year', within(3, 'last'), during('2023-01-01'))),
    ],
    ['每年12月底前报送，次年1月底前公开', read(every('year'), every('year', within(1, 'last'), BEFORE))],
    ['2022年5-6月，8月底前总结', read(once(6, 'last', { year: 2022 }), once(8, 'last', { year: 2022 }))],
    ['按《2020年要点》，6月底前公开', read(once(6))],
    ['按照《2022年工作计划》要求于9月底前完成', read(once(9))],
  ],
  'a date that runs backwards is asked': [
    [
      '2022年6月底前编制，3月底前公布',
      { ...read(once(6, 'last', { year: 2022 })), ...asked(once(3, 'last', { year: 2023 })) },
    ],
    ['12月底前完成自查，1月15日前报送', { ...read(once(12)), ...asked(once(1, 15, { year: 2022 })) }],
    ['7月底前报送上半年、1月底前报送全年', { ...read(once(7)), ...asked(once(1, 'last', { year: 2022 })) }],
    ['11月底前公开，2月底前汇总', { ...read(once(11)), ...asked(once(2, 'last', { year: 2022 })) }],
  ],
  'days counted as working days': [
    ['7日内，以工作日计', read(formed(7))],
    ['10日（指工作日）内', read(formed(10))],
    ['公示7天（工作日）', read(posted(7, 'workday'))],
    ['15日内（按工作日计算）', read(formed(15))],
  ],
  'at once for one thing, and another time for another': [
    ['药品价格：实时；医疗服务价格：每年更新', read(formed(20), every('year'))],
    ['网站：即时；公报：每季度', read(formed(20), every('quarter'))],
    ['药品价格实时公开，服务价格次日公开', read(formed(20), formed(1, 'day'))],
    ['网站即时公开，公报5日内公布', read(formed(20), formed(5, 'day'))],
    ['线上：实时　线下：每月', read(formed(20), every('month'))],
    // One thing: the number makes plain what 即时 is.
    ['即时公开，3个工作日内更新', read(formed(3))],
    ['信息即时公开，3个工作日内更新', read(formed(3))],
  ],
  'months in which a rule holds, over two years': [
    ['2021年1月至2021年6月每月25日前', proposed(every('month', within(1, 25), during('2021-01-01', '2021-06-30')))],
    ['2021年10月至2022年3月，每月5日前', proposed(every('month', within(1, 5), during('2021-10-01', '2022-03-31')))],
    ['11月至次年3月每周', asked(every('week'))],
    ['10月至翌年4月，每月5日前', asked(every('month', within(1, 5)))],
  ],
  'a half, quarter or month from which a rule holds': [
    ['从下半年开始，每季度', proposed(every('quarter', undefined, during('2021-07-01')))],
    ['从今年7月开始，每季度末公开', proposed(every('quarter', undefined, during('2021-07-01')))],
    ['第三季度起，按月公开', proposed(every('month', undefined, during('2021-07-01')))],
    ['每年4月开始，按月公开', proposed(every('month', undefined, during('2021-04-01')))],
  ],
  'something set up, from which a rule holds': [
    ['平台上线后每日更新', asked(every('day'))],
    ['专栏开通后，按月更新', asked(every('month'))],
    ['系统启用后每季度', asked(every('quarter'))],
  ],
  'a stretch of the month ends with it': [
    ['每月20日起至月底', read(every('month'))],
    ['每月1日起至10日', read(every('month', within(1, 10)))],
  ],
  'what is covered, behind its report': [
    ['每月20日前公布当月', read(every('month', within(1, 20)))],
    ['2月底前公布上年12月数据', read(once(2))],
    ['7月底前公布2021年上半年', read(once(7))],
    ['8月10日前公开2021年7月情况', read(once(8, 10))],
  ],
  'a day that something was done by': [
    ['截至6月30日，累计公开120条', asked()],
    ['截止到6月30日，共公开信息三百条', asked()],
    ['截至6月30日', read(once(6, 30))],
  ],
  'a limit that was put off': [
    ['原定6月底前，延期至8月底前', read(once(8))],
    ['6月底前（原定5月底前）', read(once(6))],
    ['由6月底前推迟至8月底前', read(once(8))],
    ['6月底前完成，延期至8月底前', read(once(8))],
    ['原计划6月10日前公开，推迟至7月10日前', read(once(7, 10))],
  ],
  'a day behind which a clock starts': [
    ['每年汇算清缴结束（5月31日）后公开', asked(every('year'))],
    ['企业年报截止后（6月30日）20个工作日内', asked(formed(20))],
  ],
  'how long an office has is no stay-up': [
    ['法定期限：20个工作日；承诺期限：10个工作日', proposed(formed(20), formed(10))],
    ['法定期限30个工作日', proposed(formed(30))],
    ['承诺期限为5个工作日', read(formed(5))],
  ],
  'how long a thing is kept or open': [
    ['保留至2025年底', asked()],
    ['公示至3月7日', asked()],
    ['挂网展示到年底', asked()],
    ['保存到2022年6月30日', asked()],
    ['征集意见时间为7月1日至7月30日', asked()],
    ['公示期：3月1日至7日', asked()],
  ],
  'one quarter with a date of its own': [
    ['每季度公开，第四季度于次年1月15日前', asked(every('quarter'), once(1, 15, { year: 2022 }))],
    ['每季度末公布，四季度在12月20日前', asked(every('quarter'), once(12, 20))],
    ['每月公开，12月于25日前', asked(every('month'), once(12, 25))],
  ],
  'a day named by its date': [
    ['每年“3·15”前', asked(every('year', within(3, 15)))],
    ['6·5环境日前', asked(once(6, 5))],
    ['每年“12·4”国家宪法日当天', asked(every('year', within(12, 4)))],
  ],
  'a school year': [
    ['学年结束后1个月内', asked()],
    ['学年末', asked()],
    ['学年度结束后30日内', asked()],
  ],
  'months with strokes': [
    ['3/6/9/12月底', read(...yearly(3, 6, 9, 12))],
    ['6/12月底前', read(...yearly(6, 12))],
  ],
  'two quotas': [
    ['至少开展2次督查、1次培训', read(atLeast(2, 'year'), atLeast(1, 'year'))],
    ['全年开展督查2次、培训1次', read(atLeast(2, 'year'), atLeast(1, 'year'))],
    ['每季度至少组织1次检查、2次宣传', read(atLeast(1, 'quarter'), atLeast(2, 'quarter'))],
  ],
  'days off left out of the count': [
    ['5日内（节假日除外）', read(formed(5))],
    ['5日内，不含双休日', read(formed(5))],
    ['５天内（休息日不计）', read(formed(5))],
    ['自受理之日起10日内（扣除节假日）', read(triggered('requestReceived', 10))],
    ['收到申请后十日内答复（法定节假日除外）', read(triggered('requestReceived', 10))],
    ['印发后7日内公开，周末和节假日不计算在内', read(triggered('documentIssued', 7))],
    ['不含节假日7日内', read(formed(7))],
    ['公示7天（不包括节假日）', read(posted(7, 'workday'))],
    ['公示期不少于5日（双休日除外）', read(posted(5, 'workday'))],
    ['季后15日内（节假日除外）', read(every('quarter', after(15, 'workday')))],
    ['每日更新（节假日除外）', read(every('day', undefined, EARLIER))],
    ['每天公布，双休日除外', read(every('day', undefined, EARLIER))],
    ['5日（节假日除外）内', read(formed(5))],
    ['48小时内（节假日除外）', proposed(formed(2))],
    ['一周内（节假日除外）', proposed(formed(7))],
    ['每月10日前（节假日除外）', proposed(every('month', within(1, 10)))],
  ],
  'one deadline said twice is one': [
    ['每季度公开1次，每季度首月10日前', read(every('quarter', within(1, 10)))],
    ['每月更新一次，每月5日前', read(every('month', within(1, 5)))],
    ['每年一次，每年12月底前', read(every('year'))],
    ['每年报送2次，每年6月底、12月底前', read(every('year', within(6, 'last')), every('year'))],
    ['每年上报一次，12月10日前', read(every('year', within(12, 10)))],
    ['半年、年终各报送一次', read(once(6), once(12))],
    ['半年和年底各公布1次', read(once(6), once(12))],
    ['上半年（6月底前）、下半年（12月底前）', read(once(6), once(12))],
    ['3月底前（一季度）、6月底前（二季度）', read(once(3), once(6))],
    ['7月10日前（上半年情况）、次年1月10日前（下半年情况）', read(once(7, 10), once(1, 10, { year: 2022 }))],
    ['半年、全年各公开一次', read(once(6), once(12))],
    ['半年报、年终报各一次', read(once(6), once(12))],
    ['6月底前(半年)，12月底前(全年)', read(once(6), once(12))],
    ['每半年公开1次，每年6月底、12月底前', read(every('year', within(6, 'last')), every('year'))],
    ['按季报送的请于每季度首月5日前上报', read(every('quarter', within(1, 5)))],
    ['按月公开，其中数据每月25日前更新', read(every('month', within(1, 25)))],
    ['按年公布的于次年1月底前公布', read(every('year', within(1, 'last'), BEFORE))],
  ],
  'the period holds for what stands behind it': [
    ['每年3月底前编制，6月底前公开', read(march, every('year', within(6, 'last')))],
    ['每月5日前报送，20日前公开', read(every('month', within(1, 5)), every('month', within(1, 20)))],
    ['每季度首月10日前报送，15日前公开', read(every('quarter', within(1, 10)), every('quarter', within(1, 15)))],
  ],
  'a window over the end of its period': [
    ['每月28日至次月3日', read(every('month', within(1, 3), BEFORE))],
    ['每月25日-次月5日前', read(every('month', within(1, 5), BEFORE))],
    ['每月二十五日到次月五日', read(every('month', within(1, 5), BEFORE))],
    ['每季度末月25日至下季度首月5日', read(every('quarter', within(1, 5), BEFORE))],
  ],
  'a day that hangs on when it was written': [
    ['下周一前', asked()],
    ['本周内', asked()],
    ['下周三下班前报送', asked()],
    ['明天下午5点前', asked()],
    ['本月底前', asked()],
    ['下月5日前', asked()],
    ['后天前', asked()],
    ['本月20日前上报', asked()],
    // Said of every week or month it hangs on nothing.
    ['每周报送，下周一前', read(every('week', on(1), BEFORE))],
    ['每月公开，下月10日前', read(every('month', within(1, 10), BEFORE))],
  ],
  'a season or state without dates': [
    ['疫情期间每天公布', asked(every('day'))],
    ['法定节假日期间每日更新', asked(every('day'))],
    ['汛期，每日公开水情', asked(every('day'))],
    ['供暖季每周', asked(every('week'))],
    ['每日公开（汛期）', asked(every('day'))],
    ['汛期每日，非汛期每月', asked(every('day'), every('month'))],
    ['冬春季每月', asked(every('month'))],
    ['农忙时节每周', asked(every('week'))],
    ['高温季节每日', asked(every('day'))],
    ['春夏两季每月，秋冬两季每季度', asked(every('month'), every('quarter'))],
    ['重大活动期间随时报送', asked(formed(20))],
    // A season with its dates is no open one.
    ['汛期（6-9月）每日', proposed(every('day', undefined, during('2021-06-01', '2021-09-30')))],
    ['汛期6月1日至9月30日每日', proposed(every('day', undefined, during('2021-06-01', '2021-09-30')))],
    ['重污染天气应急响应期间每日', asked(every('day'))],
  ],
  'an exception': [
    ['每月（1月除外）10日前', asked(every('month', within(1, 10)))],
    ['每月10日前（1月、2月除外）', asked(every('month', within(1, 10)))],
    ['除7、8月外，每月10日前', asked(every('month', within(1, 10)))],
    ['每季度（四季度除外）', asked(every('quarter'))],
    ['每周五，寒暑假除外', asked(every('week', on(5)))],
    ['1月不报，其余每月10日前', asked(every('month', within(1, 10)))],
    ['每年1月外每月10日前', asked(every('month', within(1, 10)))],
    ['每月25日前（12月20日前）', asked(every('month', within(1, 25)), once(12, 20))],
    ['每月5日前，其中1月15日前', asked(every('month', within(1, 5)), once(1, 15))],
    ['每月（含1月）10日前', asked(every('month', within(1, 10)), once(1))],
    ['每月5日前（1月顺延至10日）', asked(every('month', within(1, 5)))],
    ['每月10日前，遇1月推迟到15日', asked(every('month', within(1, 10)))],
  ],
  'how long a thing is valid': [
    ['有效期3年', asked()],
    ['有效期限为2021年1月1日至2025年12月31日', asked()],
    ['有效期至2025年底', asked()],
    ['20个工作日内公开，有效期5年', { ...read(formed(20)), ...asked() }],
  ],
  'how long an action takes': [
    ['为期3个月', asked()],
    ['专项行动历时半年', asked()],
    ['用3个月时间集中整治', asked()],
    ['整改期限1个月', asked()],
    ['公示为期7天', read(posted(7))],
  ],
  'a day that is no certain one': [
    ['每月25日左右', proposed(every('month', within(1, 25)))],
    ['10月中', proposed(once(10))],
    ['6月以后', asked()],
    ['6月1日后', asked()],
    ['每月倒数第二个工作日', asked()],
    ['每月最后3日内', asked()],
  ],
  'a festival': [
    ['春节前', asked()],
    ['中秋节前公布', asked()],
    ['元旦前', asked(once(12, 'last', { year: 2021 }))],
    ['劳动节前', asked(once(4, 'last', { year: 2021 }))],
    ['国庆节后', asked()],
  ],
  'named by its report': [
    ['日报', read(every('day'))],
    ['周报', read(every('week'))],
    ['月报', read(every('month'))],
    ['季报', read(every('quarter'))],
    ['年报', read(every('year'))],
    ['周报每周五前，月报每月底前', read(every('week', on(5)), every('month'))],
  ],
  'beginning of a year': [
    ['2022年年初', proposed(once(1, 'last', { year: 2022 }))],
    ['2022年初公布', proposed(once(1, 'last', { year: 2022 }))],
    ['2022年中', proposed(once(6, 'last', { year: 2022 }))],
  ],
  'at once, with the day said': [
    ['即时公开（当日）', read(formed(0, 'day'))],
    ['实时更新（当天）', read(formed(0, 'day'))],
    ['立即（次日）', read(formed(1, 'day'))],
  ],
  'every so many, from a day that the words name': [
    ['自1月4日起每两周', read(stretches(2, 'week', '2021-01-04'))],
    ['从2021年3月1日起，每10天报送一次', read(stretches(10, 'day', '2021-03-01'))],
    ['7月起每三周更新', read(stretches(3, 'week', '2021-07-01'))],
    ['首次1月8日，每两周报送', read(stretches(2, 'week', '2021-01-08', 'start'))],
    ['6月底前建立，每两周更新', read(once(6), stretches(2, 'week', '2021-07-01'))],
  ],
  'every so many, from no day': [
    ['每两周', asked(stretches(2, 'week', '2021-01-01'))],
    ['每10天更新一次', asked(stretches(10, 'day', '2021-01-01'))],
    ['隔周公开', asked(stretches(2, 'week', '2021-01-01'))],
    ['双周周五前', asked(stretches(2, 'week', '2021-01-01', 'start'))],
    ['每两周的周一', asked(stretches(2, 'week', '2021-01-04', 'start'))],
    ['两年一次', asked(stretches(2, 'year', '2021-01-01'))],
    ['每三年公布一次', asked(stretches(3, 'year', '2021-01-01'))],
    ['每四个月', asked(stretches(4, 'month', '2021-01-01'))],
  ],
  'a certain weekday of a month': [
    ['每月第一个星期一', read(every('month', nth(1, 1)))],
    ['每月第三个周三前报送', read(every('month', nth(3, 3)))],
    ['每月最后一个周五', read(every('month', nth('last', 5)))],
    ['每季度首月第一个周一前', read(every('quarter', nth(1, 1)))],
    ['每年9月第三个周六', read(every('year', nth(3, 6, 9)))],
    ['每月第二周周五前', proposed(every('month', nth(2, 5)))],
    ['每季度第二个周五', proposed(every('quarter', nth(2, 5)))],
    ['每月第二、四个周五', read(every('month', nth(2, 5)), every('month', nth(4, 5)))],
    ['每季度最后一个周五', read(every('quarter', nth('last', 5, 3)))],
    ['每月第五个周五', asked()],
  ],
  'a period that has no definite date': [
    ['每学期', asked()],
    ['每个学期公开一次', asked()],
    ['每10个工作日', asked()],
    ['每隔一天', asked()],
    ['每届', asked()],
    ['每旬公开', read(every('month', within(1, 10)), every('month', within(1, 20)), every('month'))],
  ],
  'a rule for part of the year': [
    ['7月起每月10日前', proposed(every('month', within(1, 10), during('2021-07-01')))],
    ['1-6月每月25日前', proposed(every('month', within(1, 25), during('2021-01-01', '2021-06-30')))],
    ['3-9月每月5日前', proposed(every('month', within(1, 5), during('2021-03-01', '2021-09-30')))],
    ['2022年起每年3月底前', proposed(every('year', within(3, 'last'), during('2022-01-01')))],
    ['2022年起每季度', proposed(every('quarter', undefined, during('2022-01-01')))],
  ],
  'words that nothing has read': [
    ['每月10日前，逢五逢十', { ...read(every('month', within(1, 10))), ...asked() }],
    ['每月10', { ...read(every('month')), ...asked() }],
    ['6月底前，其后三个季度', { ...read(once(6)), ...asked() }],
    ['每月20日前，另加月中旬前后', { ...read(every('month', within(1, 20))), ...asked() }],
  ],
};

describe.each(Object.entries(KINDS))('%s', (_, cases) => {
  it.each(cases)('%s', (text, expected) => {
    const reading = cell(text);
    expect(asExpected(reading)).toEqual(expected);
    expect(reading.check === undefined).toBe(expected.proposed === undefined && expected.asked === undefined);
  });
});

/** The same kinds in the prose of a measure. */
const IN_PROSE: readonly Case[] = [
  ['开展为期3个月的专项行动。', {}],
  ['每季度（第四季度除外）公开进展。', asked(every('quarter'))],
  ['每年6月、12月各开展一次检查。', read(every('year', within(6, 'last')), every('year'))],
  ['即时公开（当天）。', read(formed(0, 'day'))],
  ['下周一前将名单报区政府办公室。', asked()],
  ['节假日前开展安全检查并公开结果。', {}],
  ['每月第二个周五为政府开放日。', read(every('month', nth(2, 5)))],
  ['集中开展为期一个月的排查整治活动。', {}],
  ['组织为期5天的业务培训。', {}],
  ['对拟任人选进行公示，为期5天。', read(posted(5))],
  [
    '2021年底前完成自查，次年1月15日前报送，2月底前公开。',
    read(once(12, 'last', { year: 2021 }), once(1, 15, { year: 2022 }), once(2, 'last', { year: 2022 })),
  ],
  ['2022年3月底前完成编制。6月底前公布结果。', read(once(3, 'last', { year: 2022 }), once(6))],
  ['每月5日前报送上一月度情况。', read(every('month', within(1, 5), BEFORE))],
  ['7月10日前报送上半年工作情况。', read(once(7, 10))],
  ['疫情防控期间每日公布病例信息。', asked(every('day'))],
  ['汛期每天通报水情。', asked(every('day'))],
  ['收到申请后10日内（节假日除外）予以答复。', read(triggered('requestReceived', 10))],
  ['国庆节前完成验收。', asked(once(9, 'last', { year: 2021 }))],
  ['春节前公布救助名单。', asked()],
  ['名录有效期3年，到期重新认定。', {}],
  ['截至6月30日，全区共公开信息1.2万条。', {}],
  ['截止5月31日，已累计办结诉求300件。', {}],
  ['截至6月30日，各单位要共公开120条。', read(once(6, 30))],
  ['原定6月底前完成，延期至8月底前完成。', read(once(8))],
  ['从今年7月开始，每季度末公布进展。', proposed(every('quarter', undefined, during('2021-07-01')))],
  ['年中、年末各开展1次督查。', read(...yearly(6, 12))],
  ['年内至少开展2次督查、1次培训。', read(atLeast(2, 'year'), atLeast(1, 'year'))],
  ['每年组织2次督查、1次培训。', read(atLeast(2, 'year'), atLeast(1, 'year'))],
  ['每年开展1次评估，每季度调度1次。', read(every('year'), every('quarter'))],
  ['5月中下旬，组织开展主题宣传。', read(once(5))],
  ['于“十一”前完成整改。', asked(once(9, 'last', { year: 2021 }))],
  ['在“五一”前公布名单。', asked(once(4, 'last', { year: 2021 }))],
];

describe('in the prose of a measure', () => {
  it.each(IN_PROSE)('%s', (text, expected) => {
    expect(asExpected(prose(text))).toEqual(expected);
  });
});

describe('a series that starts later', () => {
  it.each([
    ['6月底前建立，每月更新', once(6), every('month', undefined, during('2021-07-01'))],
    ['3月31日前编制完成，每季度更新一次', once(3, 31), every('quarter', undefined, during('2021-04-01'))],
    ['5月底前制定目录，此后每年12月底前更新', once(5), every('year', undefined, during('2021-06-01'))],
    ['6月底前公布清单，并每季度更新', once(6), every('quarter', undefined, during('2021-07-01'))],
    ['2022年6月底前建成，按月更新', once(6, 'last', { year: 2022 }), every('month', undefined, during('2022-07-01'))],
  ])('%s', (text, first, series) => {
    expect(asExpected(cell(text))).toEqual(read(first, series));
  });

  it.each(['6月底前完成；每月25日前报送信息', '6月底前公开，每月报送1篇信息', '每月更新，6月底前总结'])(
    'is none in: %s',
    (text) => {
      expect(cell(text).rules.every(({ rule }) => !('during' in rule))).toBe(true);
    },
  );
});

/** Ways to write the same thing. */
const MANNERS: Readonly<Record<string, (text: string) => string>> = {
  'full-width figures': (text) => text.replace(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  'half-width signs': (text) => text.normalize('NFKC'),
  'blanks around figures': (text) => text.replace(/\d+/gu, ' $& '),
  'a full stop': (text) => `${text}。`,
  'lines broken behind commas': (text) => text.replaceAll('，', '，\n'),
  'square brackets': (text) => text.replace(/[（(]/gu, '〔').replace(/[）)]/gu, '〕'),
  '号 for 日': (text) => text.replace(/(\d)日前/gu, '$1号前'),
  'another verb': (text) => text.replace(/报送|公布|上报/gu, '提交'),
};

it.each(Object.entries(MANNERS))('reads every kind alike with %s', (_, write) => {
  for (const [text, expected] of Object.values(KINDS).flat())
    expect([text, asExpected(cell(write(text)))]).toEqual([text, expected]);
});

it('reads a wording alike whatever its punctuation, figures and verbs', () => {
  const verbs = ['报送', '上报', '提交', '公布', '公开'];
  for (const verb of verbs) {
    for (const text of [
      `每月5日前${verb}上一月度情况`,
      `每月５日前${verb}上一月度情况`,
      `每月五日前${verb}上一月度情况`,
    ])
      expect([text, asExpected(cell(text))]).toEqual([text, read(every('month', within(1, 5), BEFORE))]);
    expect([verb, asExpected(cell(`2022年1月15日前自查;1月31日前${verb}`))]).toEqual([
      verb,
      read(once(1, 15, { year: 2022 }), once(1, 31, { year: 2022 })),
    ]);
  }
  const off = ['除外', '不计', '不含', '不计算在内', '扣除'];
  for (const words of off) expect(asExpected(cell(`5日内(节假日${words})`))).toEqual(read(formed(5)));
});

it('keeps quotas and dates apart', () => {
  expect(asExpected(cell('每年2次，6月底、12月底前'))).toEqual(read(every('year', within(6, 'last')), every('year')));
  expect(asExpected(cell('每年不少于2次，年底前总结'))).toEqual(read(atLeast(2, 'year'), ...yearly(12)));
});
