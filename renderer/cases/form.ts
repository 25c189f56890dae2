import type { ClockEvent } from '../../electron/contract/cases.ts';
import { parsePlainDate } from '../../electron/domain/dates/plainDate.ts';
import { date, type AddressCodec, type AddressValues } from '../address/useAddressState.ts';

/** The longest extension that the regulation allows stands in the box until another is typed. */
const LONGEST = '20';
const workdays: AddressCodec<string> = {
  parse: (text) => text ?? LONGEST,
  format: (value) => (value === LONGEST ? undefined : value),
};

/** What happened to a request, as its address keeps it. */
export const REQUEST_FORM = {
  received: date,
  correctionAsked: date,
  corrected: date,
  thirdAsked: date,
  thirdLetter: date,
  thirdAnswered: date,
  agencyAsked: date,
  agencyLetter: date,
  agencyAnswered: date,
  extended: date,
  n: workdays,
};

export type RequestForm = AddressValues<typeof REQUEST_FORM>;
/** The fields that hold a date. */
export type DateName = Exclude<keyof RequestForm, 'n'>;
export type Complaints = Readonly<Partial<Record<DateName, string>>>;

/** The days that can be reckoned with: the regulation in force begins on the first of them. */
export const FIRST_DAY = parsePlainDate('2019-05-15');
export const LAST_DAY = parsePlainDate('2099-12-31');

/** An event with the field that it was typed into. */
export interface NamedEvent {
  readonly field: DateName;
  readonly event: ClockEvent;
}

/** A box's digits as a number; 0, which is refused with the reason, where they are none. */
function digits(text: string): number {
  const plain = text.normalize('NFKC').trim();
  return /^\d{1,4}$/u.test(plain) ? Number(plain) : 0;
}

/** The events that are filled in. Those of one day follow each other as they do in the office. */
export function eventsOf(form: RequestForm): readonly NamedEvent[] {
  const named: NamedEvent[] = [];
  const add = (field: DateName, make: (on: NonNullable<RequestForm[DateName]>) => ClockEvent) => {
    const on = form[field];
    if (on !== undefined) named.push({ field, event: make(on) });
  };
  const letter = (on: RequestForm[DateName]) => (on === undefined ? {} : { letterReceivedOn: on });
  add('received', (on) => ({ kind: 'received', on }));
  add('correctionAsked', (on) => ({ kind: 'correctionAsked', on }));
  add('corrected', (on) => ({ kind: 'corrected', on }));
  add('thirdAsked', (on) => ({ kind: 'thirdPartyAsked', on, ...letter(form.thirdLetter) }));
  add('thirdAnswered', (on) => ({ kind: 'thirdPartyAnswered', on }));
  add('agencyAsked', (on) => ({ kind: 'agencyAsked', on, ...letter(form.agencyLetter) }));
  add('agencyAnswered', (on) => ({ kind: 'agencyAnswered', on }));
  add('extended', (on) => ({ kind: 'extended', on, n: digits(form.n) }));
  return named;
}

/** What is wrong before anybody is asked: a letter that arrived and was never sent. */
export function ownComplaints(form: RequestForm): Complaints {
  const first = '请先填写发出日期。';
  return {
    ...(form.thirdLetter !== undefined && form.thirdAsked === undefined ? { thirdLetter: first } : {}),
    ...(form.agencyLetter !== undefined && form.agencyAsked === undefined ? { agencyLetter: first } : {}),
  };
}

/** The app's refusal, by the field that each event came from. */
export function complaintsOf(fields: Readonly<Record<string, string>>, named: readonly NamedEvent[]): Complaints {
  const complaints: Partial<Record<DateName, string>> = {};
  for (const [path, message] of Object.entries(fields)) {
    const place = /^events\.(\d+)(?:\.|$)/u.exec(path)?.[1];
    const field = place === undefined ? undefined : named[Number(place)]?.field;
    if (field !== undefined) complaints[field] = message;
  }
  return complaints;
}
