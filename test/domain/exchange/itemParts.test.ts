import { describe, expect, it } from 'vitest';
import type { DutyId, ExemptionId, ExtensionId, FulfilmentId, RuleId, UnitId } from '../../../electron/domain/brand.ts';
import type { PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import { canJoin, joinParts, type ItemPart } from '../../../electron/domain/exchange/itemParts.ts';
import type { TimeRule } from '../../../electron/domain/model/timeRule.ts';

const shift = { kind: 'none' } as const;
const QUARTERLY: TimeRule = { type: 'recurring', every: 'quarter', due: { at: 'periodEnd' }, covers: 'same', shift };
const MONTHLY: TimeRule = { ...QUARTERLY, every: 'month' };
const TWICE: TimeRule = { type: 'quota', per: 'year', atLeast: 2 };

const unitId = 'u' as UnitId;
const recorded = { recordedAt: '2021-01-04T02:00:00.000Z' };
const key = (index: number, periodKey: string) => ({
  dutyId: `d${index}` as DutyId,
  ruleId: `r${index}` as RuleId,
  unitId,
  periodKey,
});

interface Said {
  /** Days on which the period was done. */
  readonly done?: readonly string[];
  readonly exempt?: boolean;
  readonly until?: string;
  readonly owes?: boolean;
  readonly rule?: TimeRule;
}

/** Parts that owe one period, with what is on record for it. */
function partsOf(period: string, said: readonly Said[]): readonly ItemPart[] {
  return said.map(({ done = [], exempt = false, until, owes = true, rule = QUARTERLY }, index): ItemPart => {
    const of = key(index, period);
    return {
      duty: { id: of.dutyId, content: `第${index}行`, rules: [{ id: of.ruleId, rule }] },
      owed: owes ? [of] : [],
      fulfilments: done.map((day, at) => ({
        ...of,
        id: `f${index}${at}` as FulfilmentId,
        doneOn: day as PlainDate,
        recordedAt: '',
        title: '',
        link: '',
      })),
      extensions:
        until === undefined
          ? []
          : [Object.assign({ ...of, id: `e${index}` as ExtensionId, dueOn: until as PlainDate, reason: '' }, recorded)],
      exemptions: exempt ? [Object.assign({ ...of, id: `x${index}` as ExemptionId, reason: '' }, recorded)] : [],
    };
  });
}

const joined = (period: string, said: readonly Said[], item: readonly TimeRule[] = [QUARTERLY]) => {
  const { fulfilments, exemptions, extensions, progress, counts } = joinParts(partsOf(period, said), item);
  return {
    done: fulfilments.map(({ fact, rule }) => `${fact.id} ${rule}`),
    exempt: exemptions.map(({ fact }) => fact.id),
    until: extensions.map(({ fact }) => fact.dueOn),
    told: progress.map(({ text }) => text),
    counts: [counts.moved, counts.whole, counts.partial],
  };
};

describe('an occurrence of an item', () => {
  it.each<[string, readonly Said[], Readonly<Record<string, unknown>>]>([
    [
      'is done on the latest day of its parts',
      [{ done: ['2021-03-01'] }, { done: ['2021-03-20'] }, { done: ['2021-03-10'] }],
      { done: ['f10 0'], told: [], counts: [3, 1, 0] },
    ],
    [
      'is not done while a part is not, and tells what was',
      [{ done: ['2021-03-01'] }, {}, { done: ['2021-03-10'] }],
      { done: [], told: ['第0行：2021年3月1日办结', '第2行：2021年3月10日办结'], counts: [0, 0, 2] },
    ],
    ['waits for no part that is exempt', [{ done: ['2021-03-01'] }, { exempt: true }], { done: ['f00 0'], exempt: [] }],
    ['waits for no part that does not owe it', [{ done: ['2021-03-01'] }, { owes: false }], { done: ['f00 0'] }],
    ['is exempt where all its parts are', [{ exempt: true }, { exempt: true }], { exempt: ['x0'], done: [] }],
    ['is exempt in no part alone', [{ exempt: true }, {}], { exempt: [] }],
    [
      'has the latest day that any part was given',
      [{ until: '2021-04-10' }, { until: '2021-04-20' }, {}],
      { until: ['2021-04-20'] },
    ],
  ])('%s', (_, said, wanted) => {
    expect(joined('2021-Q1', said)).toMatchObject(wanted);
  });

  it('of a quota takes every piece of every part', () => {
    const said = [
      { done: ['2021-03-01', '2021-05-01'], rule: TWICE },
      { rule: TWICE },
      { done: ['2021-04-01'], rule: TWICE },
    ];
    expect(joined('2021', said, [TWICE])).toMatchObject({ done: ['f00 0', 'f01 0', 'f20 0'], counts: [3, 1, 0] });
  });

  it('belongs to the rule whose periods are the same, wherever that stands', () => {
    expect(joined('2021-Q1', [{ done: ['2021-03-01'] }], [MONTHLY, QUARTERLY])).toMatchObject({ done: ['f00 1'] });
  });
});

it('keeps what the registrations of its other parts say beside the one of the latest day', () => {
  const parts = partsOf('2021-Q1', [
    { done: ['2021-03-01'] },
    { done: ['2021-03-20'] },
    { done: ['2021-03-10'] },
    { done: ['2021-03-05'] },
    { done: ['2021-03-06'] },
  ]);
  const more = [
    { title: '职责', link: 'https://qh.gov.cn/1', earlyReason: '提前准备好' },
    { title: '机构', link: 'https://qh.gov.cn/2' },
    { title: '机构', link: 'https://qh.gov.cn/2' },
    { link: 'https://qh.gov.cn/3', takenDownOn: '2021-03-08' as PlainDate },
    {},
  ];
  const said = parts.map(({ fulfilments, ...part }, index) => {
    const all = fulfilments.map((fact) => Object.assign({ ...fact }, more[index]));
    return Object.assign({ ...part }, { fulfilments: all });
  });
  const { fulfilments, progress } = joinParts(said, [QUARTERLY]);
  expect(fulfilments.map(({ fact }) => [fact.id, fact.title, fact.link])).toEqual([
    ['f10', '机构', 'https://qh.gov.cn/2'],
  ]);
  expect(progress.map(({ text, isWhole }) => [text, isWhole])).toEqual([
    ['第0行：2021年3月1日办结，《职责》，https://qh.gov.cn/1，提前：提前准备好', true],
    ['第3行：2021年3月5日办结，https://qh.gov.cn/3，2021年3月8日撤下', true],
  ]);
});

it('a part joins where all that is registered for it finds a rule', () => {
  const [part] = partsOf('2021-Q1', [{ done: ['2021-03-01'] }]);
  const [bare] = partsOf('2021-Q1', [{}]);
  if (!part || !bare) throw new Error('no parts');
  expect([canJoin(part, [QUARTERLY]), canJoin(part, [MONTHLY]), canJoin(bare, [MONTHLY])]).toEqual([true, false, true]);
});
