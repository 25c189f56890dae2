import type { ReceiptAnswer } from '../../contract/fillIn.ts';
import type { UnitId } from '../../domain/brand.ts';
import { maskedSubject } from '../../domain/cases/masked.ts';
import { requestStanding, type RequestStanding } from '../../domain/cases/requestStanding.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import { matchRequests, type KnownRequest, type RequestChange } from '../../domain/exchange/requestMatching.ts';
import { REQUEST_COLUMNS, type RequestField } from '../../domain/fillIn/requests.ts';
import type { ReturnedBook } from '../../domain/fillIn/returned.ts';
import type { FillInBook, FillInRound } from '../../domain/fillIn/round.ts';
import { NO_EVENT_TEXTS } from '../../domain/model/requestPrivate.ts';
import { registerName } from '../../domain/words/registers.ts';
import { FORM_WORDS, RESULT_WORDS, STATE_WORDS } from '../../domain/words/requests.ts';
import type { ServiceContext } from '../app/context.ts';
import { requestOptions } from '../year/requestOptions.ts';
import { NO_ANSWERS, type AnswerChange, type ReviewedAnswers } from './answers.ts';
import { openSheets, type SheetPlace, type StampedSheets } from './openSheets.ts';

type Office = Pick<ServiceContext, 'store' | 'clock' | 'calendar'>;

interface OpenRequest extends KnownRequest {
  readonly standing: RequestStanding;
}

/** Every request as units may know it: number and subject, of whom nothing. */
function knownRequests(context: Office): readonly OpenRequest[] {
  const { store, calendar, clock } = context;
  const options = requestOptions(context);
  const texts = store.requests.allTexts();
  return store.requests.all().flatMap(({ id, number, unitId, applicantKind, events, erasedOn }) => {
    const steps = events.map(({ event }) => event);
    const standing = requestStanding(calendar, steps, clock.today(), options);
    if (!standing.ok) return [];
    const own = texts.get(id);
    const known: OpenRequest = {
      id,
      number,
      unitId: standing.value.handler ?? unitId,
      subject: own === undefined ? '' : maskedSubject(own.subject, own, applicantKind),
      events: steps,
      standing: standing.value,
    };
    return [erasedOn === undefined ? known : { ...known, erasedOn }];
  });
}

/** The requests that units work on and have not answered, the nearest due day first. */
export function openRequests(context: Office): ReadonlyMap<UnitId, readonly OpenRequest[]> {
  const open = knownRequests(context)
    .filter(({ standing, erasedOn }) => standing.result === undefined && erasedOn === undefined)
    .toSorted((a, b) => {
      const [left, right] = [a.standing.dueOn ?? '9999', b.standing.dueOn ?? '9999'];
      return left < right ? -1 : Number(left > right);
    });
  return Map.groupBy(open, ({ unitId }) => unitId);
}

/** The sheets 依申请公开 of a book, one for each of its units that works on a request, and what its stamp says of their rows. */
export function requestSheets(
  context: ServiceContext,
  { title, dueOn }: FillInRound,
  place: SheetPlace,
): StampedSheets {
  const district = context.store.workspace.setting('district') ?? '';
  return openSheets(place, openRequests(context), cellsOf, (unit) => ({
    name: unit === undefined ? '依申请公开' : `${unit}依申请`,
    title: `${district}依申请公开办理情况（${title}）`,
    instructions: `填写说明：1. 已答复的，填右侧浅色的“答复日期”“答复结果”“提供形式”三列；结果从下拉列表选择，没有答复的不填。2. 申请人信息不在本表中，请勿填写。3. 请于${chineseDate(dueOn)}前与填报表一并返回。`,
    columns: REQUEST_COLUMNS,
    signFrom: 'dueOn',
  }));
}

function cellsOf({ number, subject, standing }: OpenRequest): Readonly<Record<RequestField, string>> {
  const { receivedOn, dueOn = '', state, daysLate } = standing;
  return {
    number,
    subject,
    receivedOn,
    dueOn,
    state: daysLate > 0 ? `逾期${daysLate}天` : STATE_WORDS[state],
    answeredOn: '',
    result: '',
    form: '',
  };
}

/** Sets what a book says of requests beside the register as it is now. */
export function reviewRequests(
  context: ServiceContext,
  year: number,
  { requests = [], stamp }: ReturnedBook,
  { id, unitIds }: FillInBook,
  unitNames: ReadonlyMap<string, string>,
): ReviewedAnswers {
  if (requests.length === 0) return NO_ANSWERS;
  const own = stamp?.book === id ? stamp : undefined;
  const known = knownRequests(context).filter((request) => unitIds.includes(request.unitId));
  const { calendar, clock } = context;
  const reading = { calendar, year, today: clock.today(), options: requestOptions(context) };
  const { changes, filled, strays } = matchRequests(requests, own, known, reading);
  return {
    changes: changes.map((change) => answerOf(context, change)),
    filled,
    notes: strays.map((stray) => `${stray}，没有采用。`),
    views: changes.map((change) => requestView(change, unitNames)),
  };
}

function requestView({ request, row, said, step, barred }: RequestChange, unitNames: ReadonlyMap<string, string>) {
  const after = step
    ? [step.on, RESULT_WORDS[step.result], ...step.forms.map((form) => FORM_WORDS[form])].join('，')
    : said;
  const view: ReceiptAnswer = {
    key: request.id,
    register: registerName('requests'),
    unitId: request.unitId,
    unit: unitNames.get(request.unitId) ?? '',
    sheet: row.sheet,
    line: row.line,
    number: request.number,
    subject: request.subject,
    after,
    takenAtFirst: barred === undefined,
  };
  return barred === undefined ? view : { ...view, barred };
}

function answerOf({ store, clock }: ServiceContext, { request, step }: RequestChange): AnswerChange {
  const { id, unitId, number } = request;
  if (!step) return { id, unitId, name: number };
  const texts = { ...NO_EVENT_TEXTS, note: '单位填报表返回' };
  return { id, unitId, name: number, write: () => void store.requests.addEvent(id, step, texts, clock.now()) };
}
