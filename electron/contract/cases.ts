import { z } from 'zod';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { RequestClock } from '../domain/cases/requestClock.ts';
import { plainDate, query, returns } from './define.ts';

/** Where a request's clock stands, with the reckoning of its last day. */
export type { RequestClock } from '../domain/cases/requestClock.ts';
/** What happens to a disclosure request, by day. */
export type { RequestEvent } from '../domain/model/request.ts';

/** The regulation's version of 2019 (国务院令第711号) came into force on this day; the one before had other limits. */
const IN_FORCE = '2019-05-15';
const on = plainDate.refine(
  (date: PlainDate) => date >= IN_FORCE && date < '2100',
  '日期应在 2019 年 5 月 15 日（现行条例施行之日）至 2099 年底之间',
);
const who = z.string().trim().max(60, '不能超过 60 个字').exactOptional();

const asked = { on, who, letterReceivedOn: on.exactOptional() };
const answered = { on, who };

const requestEvent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('received'), on }),
  z.strictObject({ kind: z.literal('correctionAsked'), on }),
  z.strictObject({ kind: z.literal('corrected'), on }),
  z.strictObject({ kind: z.literal('thirdPartyAsked'), ...asked }),
  z.strictObject({ kind: z.literal('thirdPartyAnswered'), ...answered }),
  z.strictObject({ kind: z.literal('agencyAsked'), ...asked }),
  z.strictObject({ kind: z.literal('agencyAnswered'), ...answered }),
  z.strictObject({ kind: z.literal('extended'), on, n: z.number() }),
]);

export const cases = {
  /**
   * The last day for the answer to a disclosure request (依申请公开). Only reckons; nothing is kept.
   * `conflict` where an event cannot follow the others, with the event's place in the list among the error's fields.
   */
  'cases.requestClock': query(
    z.strictObject({ events: z.array(requestEvent).min(1, '请填写收到申请的日期').max(60) }),
    returns<RequestClock>(),
  ),
};
