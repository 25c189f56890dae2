import type { CalendarFile } from '../../domain/calendar/calendarFile.ts';
import type { Outcome } from '../../domain/failure.ts';
import type { ReturnedBook } from '../../domain/fillIn/returned.ts';
import type { FormWorkbook } from '../../domain/fillIn/workbook.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { ReadingOptions, RecognisedFile } from '../../domain/reading/tables/recognisedTable.ts';
import type { PaperKind } from '../../domain/model/documents.ts';
import type { PapersSpec, PaperTemplate } from '../../domain/papers/paper.ts';
import type { WorkbookSpec } from '../../domain/sheets/workbookSpec.ts';

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
  /** Word files from a template: a .docx, or a .zip of several. */
  writePapers(spec: PapersSpec, control: JobControl): Promise<Outcome<Uint8Array<ArrayBuffer>>>;
  /** The built-in template of a paper, to be edited in Word. */
  writePaperTemplate(paper: PaperKind, control: JobControl): Promise<Outcome<Uint8Array<ArrayBuffer>>>;
  /** Whether an edited template can serve; a refusal names the tag. */
  checkPaperTemplate(paper: PaperKind, template: PaperTemplate, control: JobControl): Promise<Outcome<undefined>>;
  /** Fill-in workbooks that came back; each file has an outcome of its own, and one that is refused holds no other up. */
  readFillIns(
    files: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[],
    control: JobControl,
  ): Promise<Outcome<readonly Outcome<ReturnedBook>[]>>;
  /** Fill-in workbooks: one as it is, several in a .zip archive of the given name. */
  writeFillIn(
    books: readonly FormWorkbook[],
    name: string,
    control: JobControl,
  ): Promise<Outcome<Uint8Array<ArrayBuffer>>>;
  /** A calendar file (.ics). Quick, so it is made at once. */
  writeCalendar(file: CalendarFile): Uint8Array<ArrayBuffer>;
  close(): Promise<void>;
}

/** The office's own Word templates, kept as files in the data folder where Word can open them too. */
export interface Templates {
  /** A file's bytes; `not-found` where somebody took it away. */
  read(name: string): Promise<Outcome<Uint8Array<ArrayBuffer>>>;
  /** Writes a new file whole, or not at all. */
  write(name: string, bytes: Uint8Array): Promise<Outcome<undefined>>;
  /** Names of the files that are there. */
  list(): Promise<readonly string[]>;
}

/** Bugs are logged once, with the id that the person sees. */
export interface Log {
  bug(id: string, error: unknown, context: Readonly<Record<string, string>>): void;
}
