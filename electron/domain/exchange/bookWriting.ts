import { parsePlainDate, type PlainDate } from '../dates/plainDate.ts';
import { OPEN_FIELDS, STATUS_WORDS, statusOf, type FillInStatus, type OpenCells } from '../fillIn/form.ts';
import type { OpenField } from '../model/documents.ts';
import type { RowDiff } from './bookCells.ts';

/** What the person decided about a row. */
export interface RowChoice {
  readonly take: readonly OpenField[];
  /** A date that the person put in place of one that is missing or impossible. */
  readonly doneOn?: PlainDate;
}

/** What taking a row over comes to. */
export interface RowWrite {
  /** The day on which it was done, where that is to be registered or corrected. */
  readonly doneOn?: PlainDate;
  readonly link: string;
  /** The unit's words, as they are kept beside the registration. */
  readonly report: {
    readonly status: FillInStatus | undefined;
    readonly link: string;
    readonly progress: string;
    readonly remarks: string;
  };
}

/**
 * What a row's choice writes; `undefined` where nothing would change. 已完成 without a date registers nothing: it stays the unit's word.
 */
export function rowWrite(
  { cells, theirs }: RowDiff,
  ours: OpenCells,
  { take, doneOn }: RowChoice,
): RowWrite | undefined {
  const takes = (field: OpenField): boolean =>
    cells.some((cell) => cell.field === field && cell.barred === undefined && take.includes(field));
  const next = Object.fromEntries(
    OPEN_FIELDS.map((field) => [field, takes(field) ? theirs[field] : ours[field]]),
  ) as Record<OpenField, string>;
  if (doneOn !== undefined) next.doneOn = doneOn;
  const dated = next.doneOn === ours.doneOn ? undefined : parsePlainDate(next.doneOn);
  // A date says that it was done.
  if (dated !== undefined) next.status = STATUS_WORDS.done;
  if (OPEN_FIELDS.every((field) => next[field] === ours[field])) return undefined;
  const { link, progress, remarks } = next;
  return {
    ...(dated === undefined ? {} : { doneOn: dated }),
    link,
    report: { status: statusOf(next.status), link, progress, remarks },
  };
}
