import fc from 'fast-check';
import { addDays, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import type { ApplicantKind, RequestEvent } from '../../electron/domain/model/request.ts';
import { happens, onDay } from './requestEvents.ts';

/*
 * The yearly report's tables reckoned a second time: requests are told by how they end, so that no clock is needed, and counted one by one under labels
 * written out as the official form has them. Nothing here is the report's own code.
 */

/** Figures by cell; what is nought is left out. */
export type Cells = Readonly<Record<string, number>>;

/** A row of the official table of requests: its name in the code, its label. */
const ROWS = [
  ['new', '一、本年新收政府信息公开申请数量'],
  ['carriedIn', '二、上年结转政府信息公开申请数量'],
  ['granted', '（一）予以公开'],
  ['partly', '（二）部分公开'],
  ['stateSecret', '1.属于国家秘密'],
  ['lawForbids', '2.其他法律行政法规禁止公开'],
  ['threeSafeties', '3.危及“三安全一稳定”'],
  ['thirdPartyRights', '4.保护第三方合法权益'],
  ['internalAffairs', '5.属于三类内部事务信息'],
  ['processInformation', '6.属于四类过程性信息'],
  ['enforcementFile', '7.属于行政执法案卷'],
  ['administrativeQuery', '8.属于行政查询事项'],
  ['notHeld', '1.本机关不掌握相关政府信息'],
  ['needsMaking', '2.没有现成信息需要另行制作'],
  ['stillUnclear', '3.补正后申请内容仍不明确'],
  ['petition', '1.信访举报投诉类申请'],
  ['repeated', '2.重复申请'],
  ['publication', '3.要求提供公开出版物'],
  ['massRequests', '4.无正当理由大量反复申请'],
  ['confirmedAgain', '5.要求行政机关确认或重新出具已获取信息'],
  ['correctionOverdue', '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请'],
  ['feeUnpaid', '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请'],
  ['otherHandling', '3.其他'],
] as const;
const SUM = ['results', '（七）总计'] as const;
const OUT = ['carriedOut', '四、结转下年度继续办理'] as const;
const COLUMNS: readonly (readonly [ApplicantKind, string])[] = [
  ['person', '自然人'],
  ['business', '商业企业'],
  ['research', '科研机构'],
  ['charity', '社会公益组织'],
  ['legal', '法律服务机构'],
  ['otherBody', '其他'],
];
const DISPUTES = ['review', 'lawsuit', 'lawsuitAfterReview'] as const;
const ENDS = ['upheld', 'corrected', 'other', 'pending'] as const;
const END_WORDS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
const ANSWERS = ROWS.slice(2).flatMap(([row]) => (row === 'correctionOverdue' || row === 'feeUnpaid' ? [] : [row]));

interface Ended {
  /** The row, or how the dispute ended. */
  readonly as: string;
  readonly on: PlainDate;
}

/** A request from its receipt to its end. */
export interface Story {
  readonly kind: ApplicantKind;
  readonly received: PlainDate;
  readonly events: readonly RequestEvent[];
  readonly end: Ended | undefined;
  readonly disputes: readonly {
    readonly as: (typeof DISPUTES)[number];
    readonly on: PlainDate;
    readonly end: Ended | undefined;
  }[];
}

const days = (min: number, max: number) => fc.integer({ min, max });
const maybe = <Value>(some: fc.Arbitrary<Value>) => fc.option(some, { nil: undefined });
/** Something that the applicant has to do within so many days, and does, or does not. */
const asked = maybe(fc.record({ ask: days(0, 5), within: days(1, 20), isDone: fc.boolean() }));
const dispute = maybe(
  fc.record({ after: days(1, 200), took: maybe(days(20, 250)), as: fc.constantFrom(...ENDS.slice(0, 3)) }),
);
const outline = fc.record({
  received: days(0, 1100),
  kind: fc.constantFrom(...COLUMNS.map(([kind]) => kind)),
  correction: asked,
  fee: asked,
  end: maybe(fc.record({ after: days(0, 60), as: fc.constantFrom('withdrawn', ...ANSWERS, ...ANSWERS) })),
  review: dispute,
  lawsuit: dispute,
});
type Outline = typeof outline extends fc.Arbitrary<infer Value> ? Value : never;

function endOf({ correction, fee, end }: Outline, from: PlainDate, events: RequestEvent[]): Ended | undefined {
  let at = from;
  for (const [what, ask, done, lapsed] of [
    [correction, 'correctionAsked', 'corrected', 'correctionOverdue'],
    [fee, 'feeNotice', 'feePaid', 'feeUnpaid'],
  ] as const) {
    if (what === undefined) continue;
    at = addDays(at, what.ask);
    const by = addDays(at, what.within);
    events.push(happens(ask, at, { by }));
    if (!what.isDone) return { as: lapsed, on: addDays(by, 1) };
    at = addDays(at, 1);
    events.push(happens(done, at));
  }
  if (end === undefined) return undefined;
  const on = addDays(at, end.after);
  events.push(
    end.as === 'withdrawn' ? happens('withdrawn', on) : happens('answered', on, { result: end.as, forms: [] }),
  );
  return { as: end.as === 'withdrawn' ? 'otherHandling' : end.as, on };
}

function tell(told: Outline): Story {
  const received = addDays(onDay('2019-06-01'), told.received);
  const events: RequestEvent[] = [happens('received', received)];
  const end = endOf(told, received, events);
  const disputes: Story['disputes'][number][] = [];
  // Who was never answered goes to law as well, a while after the last step.
  let at = end?.on ?? addDays(events.at(-1)?.on ?? received, 30);
  let wasReviewed = false;
  for (const [what, begun, decided] of [
    [told.review, 'review', 'reviewDecided'],
    [told.lawsuit, 'lawsuit', 'lawsuitDecided'],
  ] as const) {
    if (what === undefined) continue;
    const on = addDays(at, what.after);
    events.push(happens(begun, on));
    const ended = what.took === undefined ? undefined : { as: what.as, on: addDays(on, what.took) };
    disputes.push({ as: begun === 'lawsuit' && wasReviewed ? 'lawsuitAfterReview' : begun, on, end: ended });
    if (ended === undefined) break;
    events.push(happens(decided, ended.on, { outcome: ended.as }));
    at = ended.on;
    wasReviewed = true;
  }
  return { kind: told.kind, received, events, end, disputes };
}

/** A request of 2019 to 2022, some of them abandoned, unpaid, withdrawn, open, or taken to law. */
export const anyStory: fc.Arbitrary<Story> = outline.map(tell);

const yearOf = (day: PlainDate): number => Number(day.slice(0, 4));

/** What requests come to in a year, without totals. */
export function countedIn(year: number, stories: readonly Story[]): Cells {
  const cells: Record<string, number> = {};
  const count = (cell: string) => {
    cells[cell] = (cells[cell] ?? 0) + 1;
  };
  for (const { kind, received, end, disputes } of stories) {
    if (yearOf(received) <= year && !(end && yearOf(end.on) < year)) {
      count(`requests.${yearOf(received) === year ? 'new' : 'carriedIn'}.${kind}`);
      count(`requests.${end && yearOf(end.on) === year ? end.as : 'carriedOut'}.${kind}`);
    }
    for (const { as, on, end: decided } of disputes) {
      if (yearOf(on) > year || (decided && yearOf(decided.on) < year)) continue;
      count(`disputes.${as}.${decided && yearOf(decided.on) === year ? decided.as : 'pending'}`);
    }
  }
  return cells;
}

/** Several organs' cells together. */
export function together(organs: readonly Cells[]): Cells {
  const cells: Record<string, number> = {};
  for (const own of organs) for (const [cell, n] of Object.entries(own)) cells[cell] = (cells[cell] ?? 0) + n;
  return cells;
}

/** With the totals that the official tables print. */
export function summed(cells: Cells): Cells {
  const all: Record<string, number> = { ...cells };
  const add = (cell: string, parts: readonly string[]) => {
    const n = parts.reduce((sum, part) => sum + (all[part] ?? 0), 0);
    if (n > 0) all[cell] = n;
  };
  const results = ROWS.slice(2).map(([row]) => row);
  for (const [kind] of COLUMNS)
    add(
      `requests.results.${kind}`,
      results.map((row) => `requests.${row}.${kind}`),
    );
  for (const [row] of [...ROWS, SUM, OUT]) {
    add(
      `requests.${row}.total`,
      COLUMNS.map(([kind]) => `requests.${row}.${kind}`),
    );
  }
  for (const as of DISPUTES)
    add(
      `disputes.${as}.total`,
      ENDS.map((end) => `disputes.${as}.${end}`),
    );
  return all;
}

/** The tables of requests and disputes as a unit fills them in and sends them back, nought left empty. */
export function filledIn(cells: Cells): readonly { readonly name: string; readonly rows: readonly string[][] }[] {
  const all = summed(cells);
  const shown = (cell: string) => (all[cell] === undefined ? '' : String(all[cell]));
  const heads = [
    ['项目', '自然人', ...COLUMNS.slice(1).map(() => '法人或其他组织'), '总计'],
    ['', '', ...COLUMNS.slice(1).map(([, word]) => word), ''],
  ];
  const line = ([row, label]: readonly [string, string]) => [
    label,
    ...[...COLUMNS.map(([kind]) => kind), 'total'].map((column) => shown(`requests.${row}.${column}`)),
  ];
  return [
    { name: '申请', rows: [...heads, ...[...ROWS, SUM, OUT].map(line)] },
    {
      name: '复议诉讼',
      rows: [
        DISPUTES.flatMap(() => END_WORDS),
        DISPUTES.flatMap((as) => [...ENDS, 'total'].map((end) => shown(`disputes.${as}.${end}`))),
      ],
    },
  ];
}
