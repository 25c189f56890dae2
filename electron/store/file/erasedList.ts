import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parsePlainDate, type PlainDate } from '../../domain/dates/plainDate.ts';
import { moveDurably, syncToDisk } from './durable.ts';
import type { StorePaths } from './paths.ts';

/** Disclosure requests; all others are registers of `CaseRegister`. */
export const REQUESTS = 'requests';

/** A case that was erased. Its number may be another's in a file from before or of another office: its ids and the office tell it. */
export interface ListedCase {
  readonly register: string;
  readonly number: string;
  readonly erasedOn: PlainDate;
  /** The office's workspace; absent in lists from before. */
  readonly workspace?: string;
  /** Every id that it was on record under; none in lists from before. */
  readonly ids: readonly string[];
}

/** The list of erased cases. It lies beside the data file: a copy from before an erasing does not know of it. */
export interface ErasedList {
  readonly cases: readonly ListedCase[];
  readonly isCompact: boolean;
}

/** Numbers are no more than one register's. */
export function nameOf({ register, number }: Pick<ListedCase, 'register' | 'number'>): string {
  return `${register}:${number}`;
}

function listed(row: unknown): readonly ListedCase[] {
  const stored = (row ?? {}) as Readonly<Record<keyof ListedCase, unknown>>;
  const { register = REQUESTS, number, workspace } = stored;
  const erasedOn = typeof stored.erasedOn === 'string' ? parsePlainDate(stored.erasedOn) : undefined;
  if (typeof number !== 'string' || typeof register !== 'string' || erasedOn === undefined) return [];
  const ids = (Array.isArray(stored.ids) ? (stored.ids as unknown[]) : []).filter((id) => typeof id === 'string');
  return [{ register, number, erasedOn, ids, ...(typeof workspace === 'string' ? { workspace } : {}) }];
}

/** The list as it is; what of it cannot be read is not in it. */
export function readErasedList({ erased }: StorePaths): ErasedList {
  let stored: unknown;
  try {
    stored = existsSync(erased) ? JSON.parse(readFileSync(erased, 'utf8')) : undefined;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const { requests, cases, isCompact } = (stored ?? {}) as Readonly<
    Record<'requests' | 'cases' | 'isCompact', unknown>
  >;
  const rows = [requests, cases].flatMap((each) => (Array.isArray(each) ? (each as unknown[]) : []));
  return { cases: rows.flatMap(listed), isCompact: isCompact !== false };
}

/** Writes the list so that it is on the disk when this returns. */
export function writeErasedList({ erased }: StorePaths, { cases, isCompact }: ErasedList): void {
  const part = `${erased}.part`;
  const [requests, others] = [true, false].map((isRequest) =>
    cases.filter(({ register }) => (register === REQUESTS) === isRequest),
  );
  const list = { requests, ...(others?.length === 0 ? {} : { cases: others }), isCompact };
  writeFileSync(part, JSON.stringify(list, undefined, 1));
  syncToDisk(part, 'r+');
  moveDurably(part, erased);
}
