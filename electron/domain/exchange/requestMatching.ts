import type { RequestId, UnitId } from '../brand.ts';
import type { RequestOptions } from '../cases/requestEvents.ts';
import { readHistory } from '../cases/requestHistory.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import { readDate } from '../dates/readDate.ts';
import type { ReturnedRequest } from '../fillIn/requests.ts';
import type { SideCell } from '../fillIn/sideSheet.ts';
import type { ProvisionForm, RequestEvent } from '../model/request.ts';
import type { WorkbookStamp } from '../sheets/stamp.ts';
import { FORM_WORDS, PROVISION_FORMS, RESULT_WORDS } from '../words/requests.ts';
import type { WorkCalendar } from '../workdays/workCalendar.ts';
import { answerKindIn, formsIn } from './requestTable.ts';

type Answer = Extract<RequestEvent, { readonly kind: 'answered' }>;

/** A request as a book that comes back is set beside it. */
export interface KnownRequest {
  readonly id: RequestId;
  readonly number: string;
  /** Who works on it. */
  readonly unitId: UnitId;
  readonly subject: string;
  readonly events: readonly RequestEvent[];
  readonly erasedOn?: PlainDate;
}

/** An answer that a unit's book tells of: the step that it would be, or why it cannot be taken. */
export interface RequestChange {
  readonly request: KnownRequest;
  readonly row: ReturnedRequest;
  /** As the unit wrote it. */
  readonly said: string;
  readonly step?: Answer;
  /** Why it cannot be taken, in Chinese, with the cell. */
  readonly barred?: string;
}

export interface RequestMatch {
  readonly changes: readonly RequestChange[];
  /** Requests of which each unit wrote something. */
  readonly filled: ReadonlyMap<UnitId, number>;
  /** Rows that are no request of this book's units. */
  readonly strays: readonly string[];
}

interface Reading {
  readonly today: PlainDate;
  readonly calendar: WorkCalendar;
  readonly options: RequestOptions;
  /** Of dates that name none. */
  readonly year: number;
}

/** Sets what a book says of requests beside the register: by hidden key, and by number where the key is gone. */
export function matchRequests(
  rows: readonly ReturnedRequest[],
  stamp: WorkbookStamp | undefined,
  requests: readonly KnownRequest[],
  reading: Reading,
): RequestMatch {
  const changes: RequestChange[] = [];
  const strays: string[] = [];
  const filled = new Map<UnitId, number>();
  const seen = new Set<RequestId>();
  for (const row of rows) {
    const said = [row.answeredOn, row.result, row.form].map(({ text }) => text).filter((text) => text !== '');
    if (said.length === 0) continue;
    const stamped = row.key === undefined ? undefined : stamp?.rows[row.key];
    const request =
      requests.find(({ id }) => id === stamped?.id) ?? requests.find(({ number }) => number === row.number);
    if (!request || seen.has(request.id)) {
      strays.push(`工作表“${row.sheet}”第 ${row.line} 行${request ? '与另一行重复' : '对不上登记的申请'}`);
      continue;
    }
    seen.add(request.id);
    filled.set(request.unitId, (filled.get(request.unitId) ?? 0) + 1);
    const change = changeOf(request, row, said.join('，'), reading);
    if (change) changes.push(change);
  }
  return { changes, filled, strays };
}

/** Nothing where the very answer is on record already. */
function changeOf(
  request: KnownRequest,
  row: ReturnedRequest,
  said: string,
  reading: Reading,
): RequestChange | undefined {
  const step = stepIn(row, reading);
  const barred = (why: string): RequestChange => ({ request, row, said, barred: why });
  const known = request.events.find((event) => event.kind === 'answered');
  if (known?.kind === 'answered') {
    if (typeof step !== 'string' && known.on === step.on && known.result === step.result) return undefined;
    return barred(
      `已登记答复（${known.on}，${RESULT_WORDS[known.result]}），不再接收；如登记有误，请在依申请公开中修改`,
    );
  }
  if (typeof step === 'string') return barred(step);
  if (request.erasedOn !== undefined) return barred(`资料已于 ${request.erasedOn} 清除，不再登记步骤`);
  const course = readHistory(reading.calendar, [...request.events, step], reading.options);
  if (!course.ok) return barred(`单元格 ${row.answeredOn.address}：${course.error.message.replace(/。$/u, '')}`);
  return { request, row, said, step };
}

/** The step that a row tells of; a sentence with its cell where it tells of none. */
function stepIn({ answeredOn, result, form }: ReturnedRequest, { today, year }: Reading): Answer | string {
  const at = (cell: SideCell, why: string) => `单元格 ${cell.address}${cell.text === '' ? '' : `“${cell.text}”`}${why}`;
  const flawed = [answeredOn, result, form].find(({ noResult }) => noResult);
  if (flawed) return at(flawed, '是没有结果的公式');
  if (answeredOn.text === '') return at(answeredOn, '没有填答复日期');
  const read = readDate(answeredOn.date ?? answeredOn.text, { year, serial: true });
  if (read.kind !== 'date') return at(answeredOn, `：${read.why}`);
  if (read.date > today) return at(answeredOn, '还没有到');
  if (result.text === '') return at(result, '没有填答复结果');
  const kind = answerKindIn(result.text);
  if (kind === undefined || kind === 'withdrawn' || kind === 'lapsed') {
    return at(result, kind === undefined ? '不是年度报告格式里的结果' : '不是答复，请在依申请公开中登记');
  }
  const forms: readonly ProvisionForm[] = formsIn(form.text);
  if (form.text !== '' && forms.length === 0) {
    return at(form, `不是提供形式（${PROVISION_FORMS.map((each) => FORM_WORDS[each]).join('、')}）`);
  }
  return { kind: 'answered', on: read.date, result: kind, forms };
}
