import { describe, expect, it } from 'vitest';
import { parsePlainDate, type PlainDate } from '../../../../electron/domain/dates/plainDate.ts';
import type { TimeRule } from '../../../../electron/domain/model/timeRule.ts';
import { readTimeWording } from '../../../../electron/domain/reading/wording/time.ts';
import {
  after,
  asExpected,
  asked,
  atLeast,
  during,
  every,
  once,
  proposed,
  read,
  triggered,
  within,
  type Expected,
} from './timeExpectations.ts';

type Case = readonly [text: string, expected: Expected];

const cell = (text: string) => readTimeWording(text, { planYear: 2021, source: 'time' });
const prose = (text: string) => readTimeWording(text, { planYear: 2021, source: 'content' });

const formed = triggered('informationFormed', 20);
const sameDay = triggered('informationFormed', 0, 'day');
const in2022 = (month: number, day: number | 'last' = 'last'): TimeRule => once(month, day, { year: 2022 });

const day = (text: string): PlainDate => {
  const date = parsePlainDate(text);
  if (date === undefined) throw new Error(`${text} is no date`);
  return date;
};
const BEFORE = { covers: 'previous' } as const;

/** Wordings in which one part takes back, moves or narrows what another says: read alike in a cell and in prose. */
const ANYWHERE: Readonly<Record<string, readonly Case[]>> = {
  'one period of a series has a day of its own': [
    ['每季度公开进展，第四季度于次年1月15日前公开', asked(every('quarter'), in2022(1, 15))],
    ['每季度公布结果，其中四季度在12月20日前公布', asked(every('quarter'), once(12, 20))],
    ['每半年通报一次，下半年于次年1月20日前通报', asked(every('halfYear'), in2022(1, 20))],
    ['按月公布，年末于次年1月10日前公布', asked(every('month'), in2022(1, 10))],
    ['按月公开，其中12月份于25日前公开', asked(every('month'), once(12, 25))],
    ['每月5日前报送，1月可延至10日前', asked(every('month', within(1, 5)), once(1, 10))],
    ['每月10日前公开，12月份的于次月5日前公开', asked(every('month', within(1, 10)), in2022(1, 5))],
    ['每月25日前（12月为20日前）', asked(every('month', within(1, 25)), once(12, 20))],
    // Another thing with a date of its own.
    ['每月25日前报送信息，12月20日前报送全年总结', read(every('month', within(1, 25)), once(12, 20))],
  ],
  'a day behind which the time begins': [
    ['每年汇算清缴结束（5月31日）后公开结果', asked(every('year'))],
    ['每年高考结束后（6月9日）向社会公布', asked(every('year'))],
    ['每年6月30日后公布', asked(every('year'))],
    ['每年6月1日起公布水情', asked(every('year'))],
    ['每年6月1日起至9月30日每日公开', proposed(every('day', undefined, during('2021-06-01', '2021-09-30')))],
    ['自每年5月起至9月底，每日发布水情', proposed(every('day', undefined, during('2021-05-01', '2021-09-30')))],
  ],
  'a year’s day that a thing has': [
    ['每年“3·15”前公布典型案例', asked(every('year', within(3, 15)))],
    ['每年“3.15”前公布典型案例', asked(every('year', within(3, 15)))],
    ['每年“6·5”世界环境日期间发布公报', asked(every('year', within(6, 5)))],
    ['每年国庆节前发布', asked(every('year', within(9, 'last')))],
    ['每年汛期来临前公布', asked(every('year'))],
    ['每年考核结束后公布结果', asked(every('year'))],
    ['每年预算经人大批准后公开', asked(every('year'))],
    ['每年审计结束后，公布审计结果', asked(every('year'))],
    ['每季度检查结束后通报结果', proposed(every('quarter'))],
    ['每月例会后公布纪要', proposed(every('month'))],
    ['每周例会前报送', proposed(every('week'))],
  ],
  'a limit that was put off': [
    ['由6月底前完成，改为8月底前完成', read(once(8))],
    ['完成时限由6月底前调整为8月底前', read(once(8))],
    ['将原6月底前完成的任务延至9月底前完成', read(once(9))],
    ['6月30日前公开，现延期到7月31日前', read(once(7, 31))],
    ['6月底前（已延至9月底前）', read(once(9))],
    ['由每季度公开调整为每月公开', read(every('month'))],
    ['每季度（原为每月）', read(every('quarter'))],
    ['由每月10日前改为每月15日前报送', read(every('month', within(1, 15)))],
    ['6月底前完成，力争提前至5月底前完成', { ...read(once(6)), ...asked() }],
    ['6月底前完成，确需延长的可延长至8月底前', { ...read(once(6)), ...asked() }],
    // The date by which something else is changed.
    ['6月底前将公开频次调整为每月一次', read(once(6), every('month'))],
    ['6月底前完成自查，整改任务调整到8月底前', read(once(6), once(8))],
  ],
  'a limit put off, said otherwise': [
    ['将年底前完成的事项提前到10月底前', read(once(10))],
    ['原8月底前，现9月底前', read(once(9))],
    ['计划7月底前完成，因疫情推迟至9月底前', read(once(9))],
    ['年底前完成，现调整为11月底前', read(once(11))],
  ],
  'another way where it can be done': [
    ['原则上每季度公开，条件成熟的可每月公开', { ...read(every('quarter')), ...asked() }],
    ['每季度公开，有条件的可以每月公开', { ...read(every('quarter')), ...asked() }],
    ['每年公开一次，具备条件的可每半年公开', { ...read(every('year')), ...asked() }],
  ],
  'what is still to be done by a day tells no limit': [
    ['截至8月底仍未整改的，9月10日前通报', read(once(9, 10))],
    ['截至6月底尚未完成的事项，7月15日前上报', read(once(7, 15))],
    ['截止10月底未公开的，11月10日前通报', read(once(11, 10))],
  ],
  'days off on which nothing is published': [
    ['每周二公布，遇节假日暂停', proposed(every('week', { at: 'weekday', weekday: 2 }))],
    ['每日更新，节假日不更新', read(every('day', undefined, { shift: { kind: 'earlier' } }))],
    ['每月5日公布，节假日停止', proposed(every('month', within(1, 5)))],
  ],
  'two quotas of one period': [
    ['每月组织1次学习、2次调研', read(every('month'), atLeast(2, 'month'))],
    ['每季度开展1次督查和3次抽查', read(every('quarter'), atLeast(3, 'quarter'))],
    ['每年召开2次发布会、1次开放日', read(atLeast(2, 'year'), atLeast(1, 'year'))],
    ['全年组织培训1次、督查3次、宣传5次', read(atLeast(1, 'year'), atLeast(3, 'year'), atLeast(5, 'year'))],
  ],
  'a date that the report speaks of': [
    ['3月底前公布2021年3月底前完成情况', read(once(3))],
    ['4月10日前公布截至3月底完成情况', read(once(4, 10))],
    ['10月15日前通报9月底前办结情况', read(once(10, 15))],
    ['7月10日前对6月底前未完成的事项进行通报', read(once(7, 10))],
  ],
  'a date hoped for beside the limit': [
    ['力争6月底前完成，确保9月底前完成', { ...read(once(9)), ...asked() }],
    ['确保6月底前、力争5月底前完成', { ...read(once(6)), ...asked() }],
    ['争取8月底前公开，最迟10月底前公开', { ...read(once(10)), ...asked() }],
  ],
  'a date that ends what comes round': [
    ['10月底前，每周更新', proposed(every('week', undefined, { during: { to: day('2021-10-31') } }))],
    ['2021年底前，每季度公布进展', proposed(every('quarter', undefined, { during: { to: day('2021-12-31') } }))],
    ['每周更新，直到11月底', proposed(every('week', undefined, { during: { to: day('2021-11-30') } }))],
    ['每月公开至11月', proposed(every('month', undefined, { during: { to: day('2021-11-30') } }))],
    ['每月报送进展，至11月结束', proposed(every('month', undefined, { during: { to: day('2021-11-30') } }))],
    ['每月公布进展，持续到10月底', proposed(every('month', undefined, { during: { to: day('2021-10-31') } }))],
    // Done by the date, and then kept up.
    ['6月底前公布清单，并每季度更新', read(once(6), every('quarter', undefined, during('2021-07-01')))],
  ],
  'the month behind a longer period': [
    [
      '每半年调查一次，结果于次月10日前公布',
      { ...read(every('halfYear')), ...proposed(every('halfYear', within(1, 10), BEFORE)) },
    ],
    [
      '每季度检查一次，情况于次月5日前通报',
      { ...read(every('quarter')), ...proposed(every('quarter', within(1, 5), BEFORE)) },
    ],
    [
      '每季度汇总，并于下月底前公布',
      { ...read(every('quarter')), ...proposed(every('quarter', within(1, 'last'), BEFORE)) },
    ],
  ],
  'a day of months that are named before': [
    ['4月、8月、12月各报一次，每次于当月20日前', read(once(4, 20), once(8, 20), once(12, 20))],
    ['6月、12月各公布一次，于当月25日前公布', read(once(6, 25), once(12, 25))],
    ['3月和9月公布，均在当月10日前', read(once(3, 10), once(9, 10))],
  ],
  'a limit that may be laxer': [
    ['每月公开，确有困难的可每季度公开', { ...read(every('month')), ...asked() }],
    ['每周更新，特殊情况可按月更新', { ...read(every('week')), ...asked() }],
    ['每季度公开，不具备条件的可以每半年公开', { ...read(every('quarter')), ...asked() }],
  ],
  'several periods of a series with a day of their own': [
    ['每月5日前公布，1月和10月顺延至10日前', asked(every('month', within(1, 5)), once(1, 10), once(10, 10))],
    ['每月底前报送，6月、12月提前至20日前', asked(every('month'), once(6, 20), once(12, 20))],
  ],
  'what goes on until something is over': [
    ['疫情解除前，每日公布', asked(every('day'))],
    ['整改完成前，每周报告', asked(every('week'))],
    ['项目竣工前，按月公布进度', asked(every('month'))],
  ],
  'a year once named': [
    ['2022年5月，6月10日前', proposed(in2022(5), in2022(6, 10))],
    ['2022年5月启动，6月10日前完成', read(in2022(5), in2022(6, 10))],
    ['2022年，6月底前完成', read(in2022(6))],
  ],
};

describe.each(Object.entries(ANYWHERE))('%s', (_, cases) => {
  it.each(cases)('%s', (text, expected) => {
    expect({ cell: asExpected(cell(text)), prose: asExpected(prose(`${text}。`)) }).toEqual({
      cell: expected,
      prose: expected,
    });
  });
});

const IN_A_CELL: readonly Case[] = [
  ['微信即时，网站当日', read(formed, sameDay)],
  ['微信公众号即时、网站当日公开', read(formed, sameDay)],
  ['即时/每季度', read(formed, every('quarter'))],
  ['即时、每季度', read(formed, every('quarter'))],
  ['公示栏即时，网站每月', read(formed, every('month'))],
  ['政务微博实时、公报每季度', read(formed, every('quarter'))],
  ['即时公开、动态调整', read(formed)],
  ['每年7月1日起执行，每季度公开', asked(every('year'), every('quarter'))],
  ['年度：次年3月31日前；半年度：8月31日前', read(every('year', within(3, 31), BEFORE), every('year', within(8, 31)))],
  ['半年度：7月底前', read(every('year', within(7, 'last')))],
  [
    '每年2月底前公开上年度，7月底前公开本年度上半年',
    read(every('year', within(2, 'last'), BEFORE), every('year', within(7, 'last'), BEFORE)),
  ],
  ['季度首月10日（1、4、7、10月）', read(every('quarter', within(1, 10)))],
  ['每季度第一个月（1月、4月、7月、10月）15日前', read(every('quarter', within(1, 15)))],
  ['每季度末月（3、6、9、12月）25日前', read(every('quarter', within(3, 25)))],
  ['二季度（4-6月）', read(once(6))],
  ['四季度（10至12月）', read(once(12))],
  ['Ⅰ季度', read(once(3))],
  ['第Ⅱ季度', read(once(6))],
  ['Ⅲ季度末', read(once(9))],
  ['至少每两个月一次', proposed(...[2, 4, 6, 8, 10, 12].map((month) => every('year', within(month, 'last'))))],
  // A form's boxes: only what is ticked, and it is asked about.
  ['□即时 ☑每月 □每季度', proposed(every('month'))],
  ['□每月 □每季度 ☑每年', proposed(every('year'))],
  ['√即时 每月', proposed(formed)],
  ['每月[√] 每季度[ ]', proposed(every('month'))],
  ['□每月 □每季度', asked()],
  // Numbers of a list before a month.
  ['1.6月底\n2.9月底', read(once(6), once(9))],
  ['1.3月底前完成；2.8月15日前公开', read(once(3), once(8, 15))],
  ['次月初5个工作日内', read(every('month', after(5, 'workday')))],
];

describe('in a cell', () => {
  it.each(IN_A_CELL)('%s', (text, expected) => {
    expect(asExpected(cell(text))).toEqual(expected);
  });
});

const IN_PROSE: readonly Case[] = [
  ['微信即时发布，网站当日发布。', read(formed, triggered('documentIssued', 0, 'day'))],
  ['年度报告公示结束（6月30日）后公开结果。', asked()],
  // A `;` and a year that is no deadline's leave the year open.
  ['2022年5月底前完成方案；6月10日前报送。', { ...read(in2022(5)), ...proposed(in2022(6, 10)) }],
  ['2022年初启动，6月底前完成。', proposed(in2022(6))],
  ['明年上半年开展试点，9月底前总结。', read(in2022(6), in2022(9))],
  ['为2022年工作打好基础，年底前完成总结。', read(once(12))],
  ['2020年6月建成，8月底前验收。', asked(once(8, 'last', { year: 2021 }))],
  ['2020年底前制定的制度，按月更新。', read(every('month'))],
  // 前 and 后 that name no day.
  ['每年对事前、事中、事后监管情况进行通报。', read(every('year'))],
  ['每季度对检查后整改情况进行通报。', read(every('quarter'))],
  ['每年提前公布计划。', read(every('year'))],
  ['每年招生季公布简章。', asked(every('year'))],
  ['每年5月的宣传月期间集中宣传。', proposed(every('year', within(5, 'last')))],
  ['每年9月的质量月中公布结果。', proposed(every('year', within(9, 'last')))],
  ['每年10月17日扶贫日前后公布帮扶情况。', proposed(every('year', within(10, 17)))],
  ['每年3月22日世界水日集中宣传。', proposed(every('year', within(3, 22)))],
  ['每年12月4日宪法宣传日期间开展活动。', proposed(every('year', within(12, 4)))],
  ['每年年初公布计划。', asked(every('year'))],
  ['利用“5·15”政务公开日开展宣传。', asked(once(5, 15))],
  ['春节前、中秋前各走访一次。', asked()],
  [
    '完成时间：2021年6月；验收时间：2021年9月。',
    read(once(6, 'last', { year: 2021 }), once(9, 'last', { year: 2021 })),
  ],
  ['开始时间：2021年6月。', {}],
  ['实行月调度、季通报、年考核制度。', read(every('month'), every('quarter'), every('year'))],
  ['除12月于20日前外，其余每月月底前报送。', asked(once(12, 20), every('month'))],
  ['除1月延至10日前外，每月5日前报送。', asked(once(1, 10), every('month', within(1, 5)))],
  ['逐步由年度公开向季度公开转变。', read(every('quarter'))],
];

describe('in prose', () => {
  it.each(IN_PROSE)('%s', (text, expected) => {
    expect(asExpected(prose(text))).toEqual(expected);
  });
});
