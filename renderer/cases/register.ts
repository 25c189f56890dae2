import type { NextStep, RequestRow, RequestState } from '../../electron/contract/cases.ts';
import type { Lamp } from '../../electron/contract/shared.ts';
import type { RequestId, UnitId } from '../../electron/domain/brand.ts';
import { TROUBLE_STATE } from '../../electron/domain/words/courseTrouble.ts';
import { daysBetween, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import {
  APPLICANT_WORDS,
  CHANNEL_WORDS,
  NEXT_WORDS,
  RESULT_WORDS,
  STATE_WORDS,
} from '../../electron/domain/words/requests.ts';
import { flag, oneOf, text } from '../address/useAddressState.ts';
import type { TableCopy } from '../grid/csv.ts';
import { distance, shortDate } from '../ui/dates.ts';
import { searchable } from '../ui/search.ts';

export const STANDS = ['open', 'overdue', 'waiting', 'ended'] as const;
export type Stand = (typeof STANDS)[number];

export const STAND_WORDS: Readonly<Record<Stand, string>> = {
  open: '在办',
  overdue: '逾期',
  waiting: '等申请人',
  ended: '已办结',
};

/** The filters of the register, and what is open on it. */
export const REGISTER_ADDRESS = {
  stand: oneOf(['', ...STANDS], ''),
  unit: text<UnitId>(),
  q: text(),
  request: text<RequestId>(),
  /** Who asks is shown in full. */
  revealed: flag,
  /** A list that is being looked through. */
  file: text(),
};

const WAITING: ReadonlySet<RequestState> = new Set(['awaitingCorrection', 'awaitingPayment']);

export function standOf({ result, daysLate, state }: RequestRow): Stand {
  if (result) return 'ended';
  if (daysLate > 0) return 'overdue';
  return WAITING.has(state) ? 'waiting' : 'open';
}

/** Days before its due day on which an open request turns blue. */
const SOON = 7;

/** The mark that a request bears: the lamps' shapes. */
export function lampOf(row: RequestRow, today: PlainDate): Lamp {
  if (row.result) return row.daysLate > 0 ? 'late' : 'onTime';
  if (row.daysLate > 0) return 'overdue';
  if (WAITING.has(row.state)) return 'ongoing';
  return row.dueOn !== undefined && daysBetween(today, row.dueOn) <= SOON ? 'dueSoon' : 'upcoming';
}

/** 逾期 3 天; 予以公开，迟 2 天; 征求意见中. */
export function stateText({ state, result, daysLate, trouble }: RequestRow): string {
  if (trouble !== undefined) return TROUBLE_STATE;
  if (!result) return daysLate > 0 ? `逾期 ${daysLate} 天` : STATE_WORDS[state];
  const late = daysLate > 0 ? `，迟 ${daysLate} 天` : '';
  return `${state === 'withdrawn' ? STATE_WORDS.withdrawn : RESULT_WORDS[result.kind]}${late}`;
}

/** 答复申请人 and 03-29 还有 4 天, each whole by itself. */
export function nextParts({ what, by, name }: NextStep, today: PlainDate, year?: number): readonly string[] {
  const words = name === undefined ? NEXT_WORDS[what] : `${NEXT_WORDS[what]}（${name}）`;
  return by === undefined ? [words] : [words, `${shortDate(by, year)} ${distance(by, today)}`];
}

/** What comes first of all that comes next. */
export function firstStep({ next }: RequestRow): NextStep | undefined {
  return next.find(({ isOptional }) => !isOptional) ?? next[0];
}

/** What the filters let through, but for where it stands. The text finds numbers and units alone. */
export function filterRequests(
  rows: readonly RequestRow[],
  { unit, q }: { readonly unit: string; readonly q: string },
): readonly RequestRow[] {
  const wanted = searchable(q);
  return rows.filter(
    (row) =>
      (unit === '' || row.unitId === unit) &&
      (wanted === '' || [row.number, row.unit, row.handler ?? ''].some((each) => searchable(each).includes(wanted))),
  );
}

/** What the screen shows, as a table to be copied: who asks stays as it is shown. */
export function requestsTable(rows: readonly RequestRow[], today: PlainDate, revealed: boolean): TableCopy {
  return {
    name: `依申请公开登记簿${revealed ? '（含申请人信息，注意保密）' : ''}`,
    header: [
      '编号',
      '收到日期',
      '收到方式',
      '申请人',
      '申请人类别',
      '申请内容',
      '收件机关',
      '承办单位',
      '答复期限',
      '状态',
      '下一步',
    ],
    rows: rows.map((row) => {
      const next = firstStep(row);
      return [
        row.number,
        row.receivedOn,
        CHANNEL_WORDS[row.channel],
        row.applicant,
        APPLICANT_WORDS[row.applicantKind],
        row.subject,
        row.unit,
        row.handler ?? '',
        row.dueOn ?? '',
        stateText(row),
        next ? nextParts(next, today).join(' · ') : '',
      ];
    }),
  };
}
