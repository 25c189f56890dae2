import type { CalendarFile } from '../domain/calendar/calendarFile.ts';
import type { Outcome } from '../domain/failure.ts';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { ReadingOptions, RecognisedFile } from '../domain/tables/recognisedTable.ts';
import type { WorkbookSpec } from '../domain/tables/workbookSpec.ts';

/** The only source of time. */
export interface Clock {
  today(): PlainDate;
  /** ISO 8601 instant. */
  now(): string;
}

/** The only source of new ids. */
export interface Ids {
  next(): string;
}

/** Progress and cancellation of long work. `total` is `undefined` while unknown. */
export interface JobControl {
  readonly signal: AbortSignal;
  progress(phase: string, done: number, total?: number): void;
}

/** Workbooks in and out, off the main thread. */
export interface Documents {
  /** Bytes of a workbook or document to what was recognised in it, wordings read. Rejects never; every bad input is a failure that names file, sheet and cell. */
  readFile(
    file: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> },
    reading: ReadingOptions,
    control: JobControl,
  ): Promise<Outcome<RecognisedFile>>;
  writeWorkbook(spec: WorkbookSpec, control: JobControl): Promise<Outcome<Uint8Array<ArrayBuffer>>>;
  /** A calendar file (.ics). Quick, so it is made at once. */
  writeCalendar(file: CalendarFile): Uint8Array<ArrayBuffer>;
  close(): Promise<void>;
}

/** Bugs are logged once, with the id that the person sees. */
export interface Log {
  bug(id: string, error: unknown, context: Readonly<Record<string, string>>): void;
}
