import { requestClock } from '../../domain/cases/requestClock.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';

/** 办件期限: reckons the limits of single cases by the office's working days. Keeps nothing. */
export function createCases({ calendar }: ServiceContext): AreaHandlers<'cases'> {
  return { 'cases.requestClock': ({ events }) => requestClock(calendar, events) };
}
