import type { PageWords } from './checks/links.ts';
import type { PlacedText } from './checks/texts.ts';
import type { CalendarFile } from './calendar/calendarFile.ts';
import type { Outcome } from './failure.ts';
import type { ReturnedBook } from './fillIn/returned.ts';
import type { ListKnowledge, ReadList } from './exchange/publicationTable.ts';
import type { PackedReview, PackedReviewInput, PackedWatchInput } from './publications/packed.ts';
import type { Watched } from './publications/review.ts';
import type { FormWorkbook } from './fillIn/workbook.ts';
import type { PlainDate } from './dates/plainDate.ts';
import type { PaperKind } from './model/documents.ts';
import type { SitePage } from './model/site.ts';
import type { PapersSpec, PaperTemplate } from './papers/paper.ts';
import type { WordPaper } from './papers/wordPaper.ts';
import type { ReadingOptions, RecognisedFile } from './reading/tables/recognisedTable.ts';
import type { Grid } from './sheets/grid.ts';
import type { WorkbookSpec } from './sheets/workbookSpec.ts';

/** A file as it came in. */
export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A page as a site gave it. */
export interface FetchedPage {
  readonly url: string;
  /** The header, or nothing. */
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

type Made = Uint8Array<ArrayBuffer>;

/**
 * The jobs of the documents' workers, each declared here and nowhere else: what it is given and what comes of it. The port that services use, the
 * messages between the threads and the worker's dispatch follow from this list; what does a job stands under its name in `documents/jobs.ts`.
 */
export interface DocumentJobs {
  /** Bytes of a workbook or document to what was recognised in it, wordings read. Every bad input is a failure that names file, sheet and cell. */
  readFile(file: InputFile, reading: ReadingOptions): RecognisedFile;
  /** The tables of a workbook or document as they stand, and what is to be known of the file. A date that is none is a number. */
  readTables(file: InputFile): { readonly grids: readonly Grid[]; readonly notes: readonly string[] };
  /** A workbook, document or page to the publications that it lists; `too-many-rows` past 50,000. */
  readPublications(file: InputFile, known: ListKnowledge): ReadList & { readonly notes: readonly string[] };
  /** What lists show, set beside what was due; done here as it may take long. */
  reviewPublications(input: PackedReviewInput): PackedReview;
  /** What lists say of the site itself. */
  watchPublications(input: PackedWatchInput): Watched;
  /** What a file is by its content, and under which type it is kept; what is dangerous or cannot be looked into is refused. */
  inspectFile(file: InputFile): { readonly mediaType: string };
  /** What a page of a site lists. `noLaterThan`: the last day that a line without a year can be of. */
  readSitePage(page: FetchedPage, days: { readonly today: PlainDate; readonly noLaterThan: PlainDate }): SitePage;
  /** What a page says, as far as it tells whether it is the page that was asked for; `undefined` where it is no page of text. */
  readPageWords(page: FetchedPage): PageWords | undefined;
  /** All texts of a workbook or document, each with its place. */
  readTexts(file: InputFile): { readonly texts: readonly PlacedText[]; readonly notes: readonly string[] };
  writeWorkbook(spec: WorkbookSpec): Made;
  /** Several workbooks and papers, in their order: one thread for all of them. */
  writeAll(specs: readonly (WorkbookSpec | WordPaper)[]): readonly Made[];
  /** Word files from a template: a .docx, or a .zip of several. */
  writePapers(spec: PapersSpec): Made;
  /** The same, every paper as a .docx of its own. */
  writeEachPaper(spec: Omit<PapersSpec, 'pack'>): readonly Made[];
  /** A paper as it stands, without a template, as a .docx. */
  writeWordPaper(paper: WordPaper): Made;
  /** Word files that were made from one template as one .docx, or any as they are in a .zip; `name` is what comes of it. */
  packPapers(files: readonly InputFile[], pack: PapersSpec['pack'], name: string): Made;
  /** The built-in template of a paper, to be edited in Word. */
  writePaperTemplate(paper: PaperKind): Made;
  /** Whether an edited template can serve; a refusal names the tag. */
  checkPaperTemplate(paper: PaperKind, template: PaperTemplate): undefined;
  /** Fill-in workbooks that came back; each file has an outcome of its own, and one that is refused holds no other up. */
  readFillIns(files: readonly InputFile[]): readonly Outcome<ReturnedBook>[];
  /** Fill-in workbooks: one as it is, several in a .zip archive of the given name. */
  writeFillIn(books: readonly FormWorkbook[], name: string): Made;
}

export type DocumentJob = keyof DocumentJobs;
export type JobInput<Job extends DocumentJob> = Parameters<DocumentJobs[Job]>;
export type JobValue<Job extends DocumentJob> = ReturnType<DocumentJobs[Job]>;

/** Progress and cancellation of long work. `total` is `undefined` while unknown. */
export interface JobControl {
  readonly signal: AbortSignal;
  progress(phase: string, done: number, total?: number): void;
}

/** Workbooks and documents in and out, off the main thread: each job by its name, with its control behind what it is given. Never rejects. */
export type Documents = {
  readonly [Job in DocumentJob]: (...input: [...JobInput<Job>, control: JobControl]) => Promise<Outcome<JobValue<Job>>>;
} & {
  /** A calendar file (.ics), made at once: it is a matter of milliseconds. */
  readonly writeCalendar: (file: CalendarFile) => Made;
  /** Ends running jobs; they and later ones come back as `cancelled`. */
  readonly close: () => Promise<void>;
};
