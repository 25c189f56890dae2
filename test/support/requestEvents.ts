import { parsePlainDate, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import type { RequestEvent } from '../../electron/domain/model/request.ts';

export function onDay(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (date === undefined) throw new Error(`no date: ${text}`);
  return date;
}

/** An event of a request. The kinds differ only in what `more` holds. */
export function happens(kind: RequestEvent['kind'], on: string, more: object = {}): RequestEvent {
  return { kind, on: onDay(on), ...more } as RequestEvent;
}
