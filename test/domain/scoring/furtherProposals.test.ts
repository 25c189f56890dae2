import { describe, expect, it, test } from 'vitest';
import { proposeRule } from '../../../electron/domain/scoring/proposeRule.ts';
import { scheme, base, leaf, EVERY, perOne } from './schemeFixtures.ts';

const onTime = { rule: 'share', select: EVERY, good: { any: ['onTime'] } } as const;
const done = { ...onTime, good: { any: ['done'] } } as const;
const overdue = (points: string, lateBy: object, select: object = EVERY) => ({
  rule: 'perOccurrence',
  count: { of: 'occurrences', select, when: { any: ['late', 'missing'], lateBy } },
  points,
});
const perDay = (points: string, days: string, every = 1) => ({
  rule: 'perOccurrence',
  count: { of: 'occurrences', select: EVERY, when: { any: ['late', 'missing'] } },
  points,
  perDay: { days, every },
});
const below = (more: object) => ({
  side: 'below',
  bound: '100',
  every: '1',
  points: '-0.5',
  partial: 'dropped',
  ...more,
});
const events = (entries: readonly object[], more: object = {}) => ({ rule: 'events', entries, take: 'stack', ...more });
const shortfall = (per: string, quota: number, points: string, count: object = { of: 'pieces' }) => ({
  rule: 'shortfall',
  count,
  per,
  quota,
  points,
});

/** Of an indicator of 10. */
const READ: readonly (readonly [text: string, clauses: readonly unknown[]])[] = [
  ['每季度报送信息不少于2篇，少一篇扣1分，扣完为止', [shortfall('quarter', 2, '-1')]],
  [
    '“财政资金”栏目每季度公开不少于2次，少一次扣1分，扣完为止。',
    [shortfall('quarter', 2, '-1', { of: 'publications', columns: ['财政资金'] })],
  ],
  ['每周至少报送1篇信息，每少1篇扣0.2分', [shortfall('week', 1, '-0.2')]],
  ['逾期每日扣0.2分，最多扣2分', [{ ...perDay('-0.2', 'day'), atMost: '2' }]],
  ['每逾期5个工作日扣1分', [perDay('-1', 'workday', 5)]],
  [
    '依申请公开超过20个工作日未答复的，一次性扣完',
    [overdue('-10', { days: 'workday', over: 20 }, { events: ['requestReceived'] })],
  ],
  [
    '逾期5个工作日以内扣1分，5至10个工作日扣2分，10个工作日以上扣3分',
    [
      overdue('-1', { days: 'workday', upTo: 5 }),
      overdue('-2', { days: 'workday', over: 5, upTo: 10 }),
      overdue('-3', { days: 'workday', over: 10 }),
    ],
  ],
  ['得分=满分×按时公开数/应公开数', [onTime]],
  ['得分＝满分×已公开数÷应公开数', [done]],
  ['按时率×满分，低于80%不得分', [{ ...onTime, nothingBelow: '80' }]],
  ['按时办结率达到95%以上得满分，以下按比例得分', [{ ...onTime, fullFrom: '95' }]],
  ['公开率每低1个百分点扣0.5分', [{ ...done, perPoint: below({}) }]],
  [
    '按时公开率低于95%的，每低2个百分点扣1分，最多扣4分',
    [{ ...onTime, perPoint: below({ bound: '95', every: '2', points: '-1', atMost: '4' }) }],
  ],
  [
    '省级采用每篇加2分，同一篇以最高计，累计不超过5分',
    [events([{ type: 'adoption', points: '2', level: 'province' }], { take: 'highestPerMatter', atMost: '5' })],
  ],
  [
    '被国家级、省级、市级采用的，每篇分别加5、3、1分',
    [
      events([
        { type: 'adoption', level: 'state', points: '5' },
        { type: 'adoption', level: 'province', points: '3' },
        { type: 'adoption', level: 'city', points: '1' },
      ]),
    ],
  ],
  [
    '被上级扣分的，按上级所扣分值双倍扣分',
    [events([{ type: 'superiorDeduction', points: '-1', perPoint: true, times: '2' }])],
  ],
  ['被市级通报的每次扣2分，最高扣6分', [events([{ type: 'criticism', points: '-2', level: 'city' }], { atMost: '6' })]],
  [
    '退回1次扣1分，2次扣3分，3次及以上扣5分',
    [
      {
        rule: 'byCount',
        count: { of: 'occurrences', select: EVERY, when: { any: ['returned'] } },
        by: { kind: 'year' },
        tiers: [
          { from: 1, points: '-1' },
          { from: 2, points: '-3' },
          { from: 3, points: '-5' },
        ],
      },
    ],
  ],
  ['前2次不扣分，第3次起每逾期一次扣1分', [{ ...perOne(['late'], '-1'), firstFree: 2 }]],
  ['迟报每次扣0.5分，漏报每次扣1分', [perOne(['late'], '-0.5'), perOne(['missing'], '-1')]],
  ['每发现一处问题扣0.5分，最多扣3分', [{ rule: 'findings', found: '-0.5', atMost: '3' }]],
  [
    '全年报送信息达到200篇的得满分，达不到的扣2分',
    [{ rule: 'threshold', count: { of: 'pieces' }, atLeast: 200, otherwise: '-2' }],
  ],
  [
    '全年完成报送信息12篇，未完成的按比例得分',
    [{ rule: 'ratio', numerator: { of: 'pieces' }, denominator: { of: 'quota', quota: 12 }, per: 'year' }],
  ],
  ['网民留言逾期答复的，每件扣1分', [perOne(['late'], '-1', { events: ['messageReceived'] })]],
  [
    '标题、索引号有一项缺失扣0.5分',
    [{ rule: 'checklist', elements: ['标题', '索引号'], what: 'missing', points: '-0.5', counts: 'once' }],
  ],
];

const adopted = (level: string, points: string) => ({ type: 'adoption', level, points });
const praised = (level: string, points: string) => ({ type: 'praise', level, points });

/** Kinds that follow one another in a sentence, or say it in other words. Of an indicator of 10. */
const READ_TOO: readonly (readonly [text: string, clauses: readonly unknown[]])[] = [
  // Outcomes one after the other, with one bound for all: the indicator's own.
  ['每迟办一项扣0.5分，未办每项扣2分，扣完为止。', [perOne(['late'], '-0.5'), perOne(['missing'], '-2')]],
  ['未按时公开的每项扣1分，未公开的每项扣2分，扣完本项分值为止', [perOne(['late'], '-1'), perOne(['missing'], '-2')]],
  ['逾期公开每条扣0.2分，漏公开每条扣0.5分，最多扣10分', [perOne(['late'], '-0.2'), perOne(['missing'], '-0.5')]],
  ['迟报1次扣0.5分，漏报1次扣1分，扣完为止', [perOne(['late'], '-0.5'), perOne(['missing'], '-1')]],
  ['延期办结1件扣1分，退回1件扣2分', [perOne(['late'], '-1'), perOne(['returned'], '-2')]],
  // The first sentence names what all speak of.
  [
    '依申请公开逾期答复的每件扣2分，未答复的每件扣5分，扣完为止',
    [
      perOne(['late'], '-2', { events: ['requestReceived'] }),
      perOne(['missing'], '-5', { events: ['requestReceived'] }),
    ],
  ],
  [
    '网民留言未及时回复的每条扣0.5分，未回复的每条扣1分',
    [
      perOne(['late'], '-0.5', { events: ['messageReceived'] }),
      perOne(['missing'], '-1', { events: ['messageReceived'] }),
    ],
  ],
  [
    '公开申请超期答复的每件扣1分，漏办的每件扣3分，扣完为止',
    [
      perOne(['late'], '-1', { events: ['requestReceived'] }),
      perOne(['missing'], '-3', { events: ['requestReceived'] }),
    ],
  ],
  ['未在规定时间内答复的，每件扣1分', [perOne(['late', 'missing'], '-1')]],
  ['未在法定期限内公开的，每条扣0.5分，扣完为止', [perOne(['late', 'missing'], '-0.5')]],
  ['未在要求的时限内报送，每次扣2分', [perOne(['late', 'missing'], '-2')]],
  // Levels one after the other, with one bound for all.
  [
    '被市级采用每条加1分，省级采用每条加2分，最多5分。',
    [events([adopted('city', '1'), adopted('province', '2')], { atMost: '5' })],
  ],
  [
    '国家级刊发每篇加5分，省级刊发每篇加3分，市级刊发每篇加1分，最高不超过8分',
    [events([adopted('state', '5'), adopted('province', '3'), adopted('city', '1')], { atMost: '8' })],
  ],
  [
    '省级通报表扬一次加2分，市级通报表扬一次加1分，累计不超过4分',
    [events([praised('province', '2'), praised('city', '1')], { atMost: '4' })],
  ],
  // A level and those above it.
  ['省级及以上表彰的每次加3分', [events([praised('state', '3'), praised('province', '3')])]],
  [
    '市级以上采用每篇加1分，最多加4分',
    [events([adopted('state', '1'), adopted('province', '1'), adopted('city', '1')], { atMost: '4' })],
  ],
  [
    '被市级以上通报批评的，每次扣2分',
    [events((['state', 'province', 'city'] as const).map((level) => ({ type: 'criticism', level, points: '-2' })))],
  ],
  // Errors of whatever kind, and what was not put right.
  ['每发现一处错误扣1分', [{ rule: 'findings', found: '-1' }]],
  ['每错一处扣0.5分，扣完为止', [{ rule: 'findings', found: '-0.5' }]],
  ['公开内容出现差错的，每处扣0.2分，最多扣2分', [{ rule: 'findings', found: '-0.2', atMost: '2' }]],
  ['信息存在错误，每条扣1分', [{ rule: 'findings', found: '-1' }]],
  [
    '每个问题扣0.5分，逾期未整改的每个再扣1分',
    [
      { rule: 'findings', found: '-0.5' },
      { rule: 'findings', notRectified: '-1' },
    ],
  ],
  ['问题整改不到位的，每个扣1分', [{ rule: 'findings', notRectified: '-1' }]],
  ['未按期整改的，每项扣2分，扣完为止', [{ rule: 'findings', notRectified: '-2' }]],
  ['整改不彻底每处扣0.5分', [{ rule: 'findings', notRectified: '-0.5' }]],
  // A quota that is said by its number alone.
  ['每月报送信息2篇，每少1篇扣0.5分', [shortfall('month', 2, '-0.5')]],
  ['每季度应报送稿件3篇，每少一篇扣1分，扣完为止', [shortfall('quarter', 3, '-1')]],
  ['全年报送信息12条以上，每少1条扣0.5分', [shortfall('year', 12, '-0.5')]],
];

/** Each says more than rules can, or leaves open what it means: a rule read from it would be wrong. */
const NOT_READ: readonly string[] = [
  '连续两次被通报批评取消评优',
  '平均分排名后三位的分别扣3、2、1分',
  '排名第一得10分，每降一名减0.5分',
  '每季度公开不少于2次，少一次扣1分',
  '逾期公开的，视情扣1至3分',
  '逾期公开的每次扣1分，情节严重的加倍扣分',
  '被省、市采用每篇加2分',
  '逾期公开的每次扣1分，超过3次的不得分',
  '逾期5日以内扣1分，10日以上扣3分',
  '6月30日前完成的得3分，逾期完成的得1分',
  '退回1次扣1分，2次扣3分',
  '前2次不扣分，第4次起每逾期一次扣1分',
  '按时率达95%以上得满分，达90%以上得80%，低于85%不得分',
  '公开内容占全部应公开内容的80%以上得满分',
  '全年报送信息12篇以上，其中被采用不少于3篇，每少1篇扣1分',
  '除国家秘密外，逾期公开每次扣1分，但经批准延期的除外',
  '累计扣分不超过5分',
  '每迟报一次扣当月得分的10%',
  '提前完成的加1分，逾期的扣相应分值',
  '迟报每次扣0.5分，漏报每次扣1分，最多扣3分',
  '被采用每条加1分，迟报每次扣1分，最多5分',
  '每发现一处错别字扣0.2分',
  '每发现一个错链扣0.5分，扣完为止',
  '每出现一处严重表述错误扣2分',
  '发现错误未在3日内更正的，每处扣1分',
  '每个问题扣1分，整改不力的酌情再扣',
  '迟报前2次扣0.5分，漏报1次扣1分',
  '省级以上、市级以上采用的分别加3、1分',
  '每两个问题未整改的扣1分',
];

describe('a text of 评分标准 of a further kind', () => {
  test.each([...READ, ...READ_TOO])('%s', (text, clauses) => {
    const proposed = proposeRule(text, '10');
    expect(proposed.clauses).toEqual(clauses);
    expect([proposed.isRead, proposed.unread]).toEqual([true, []]);
    // What is proposed may be saved.
    expect(scheme([base(leaf('读', '10', proposed.clauses))]).nodes).toHaveLength(1);
  });

  it.each(NOT_READ)('that could be read wrongly is judged: %s', (text) => {
    expect(proposeRule(text, '10')).toMatchObject({ clauses: [{ rule: 'judged', most: '10' }], isRead: false });
  });

  it('adds where the numbers only add', () => {
    expect(proposeRule('被采用3篇加1分，5篇以上加2分', '10')).toMatchObject({
      clauses: [{ rule: 'byCount', count: { of: 'pieces', adopted: true } }],
      start: 'zero',
      nothing: 'zero',
    });
  });
});
