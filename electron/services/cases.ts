import { requestClock } from '../domain/rules/requestClock.ts';
import type { ServiceContext } from './context.ts';
import type { AreaHandlers } from './handlers.ts';

/** 办件期限: reckons the limits of single cases by the office's working days. Keeps nothing. */
export function createCases({ calendar }: ServiceContext): AreaHandlers<'cases'> {
  return { 'cases.requestClock': ({ events }) => requestClock(calendar, events) };
}
