import type { Outcome } from '../domain/failure.ts';
import type { PaperKind } from '../domain/model/documents.ts';
import type { PapersSpec, PaperTemplate } from '../domain/papers/paper.ts';
import type { ReturnedBook } from '../domain/fillIn/returned.ts';
import type { FormWorkbook } from '../domain/fillIn/workbook.ts';
import type { ReadingOptions, RecognisedFile } from '../domain/reading/tables/recognisedTable.ts';
import type { WorkbookSpec } from '../domain/sheets/workbookSpec.ts';
import type { FillInFile } from './fillIn/readFillIn.ts';

/** What a worker may be asked to do, with what each job yields. */
export interface JobResults {
  readonly readFile: RecognisedFile;
  readonly writeWorkbook: Uint8Array<ArrayBuffer>;
  readonly writePapers: Uint8Array<ArrayBuffer>;
  readonly writePaperTemplate: Uint8Array<ArrayBuffer>;
  readonly checkPaperTemplate: undefined;
  readonly readFillIns: readonly Outcome<ReturnedBook>[];
  readonly writeFillIn: Uint8Array<ArrayBuffer>;
}

export type Job =
  | {
      readonly kind: 'readFile';
      readonly name: string;
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly reading: ReadingOptions;
    }
  | { readonly kind: 'writeWorkbook'; readonly spec: WorkbookSpec }
  | { readonly kind: 'writePapers'; readonly spec: PapersSpec }
  | { readonly kind: 'writePaperTemplate'; readonly paper: PaperKind }
  | { readonly kind: 'checkPaperTemplate'; readonly paper: PaperKind; readonly template: PaperTemplate }
  | { readonly kind: 'readFillIns'; readonly name: string; readonly files: readonly FillInFile[] }
  | { readonly kind: 'writeFillIn'; readonly name: string; readonly books: readonly FormWorkbook[] };

/** What a worker says back: any number of `progress`, then one of the others. */
export type Report =
  | { readonly kind: 'progress'; readonly phase: string; readonly done: number; readonly total?: number }
  | { readonly kind: 'done'; readonly outcome: Outcome<JobResults[keyof JobResults]> }
  /** An exception: a bug of ours, or a file that brought the parser down. */
  | { readonly kind: 'crashed'; readonly error: unknown };
