import { z } from 'zod';
import type { SchemeNodeId } from '../domain/brand.ts';
import type { SchemeTree, SchemeWeight } from '../domain/model/schemeTree.ts';
import { query, returns, shortText, year } from './define.ts';
import { schemeTree, schemeWeight } from './schemeTree.ts';

/** A cell of a file that holds a scheme. */
export interface SchemeCellView {
  readonly sheet: string;
  readonly address: string;
  readonly text: string;
}

/** A scheme as it was read from a file: a draft that is in force nowhere. */
export interface SchemeTablePreview {
  readonly previewId: string;
  readonly fileName: string;
  /** What the scheme is called: by the workbook itself where it went out from here, else by its title or file. */
  readonly name: string;
  readonly tree: SchemeTree;
  /** Of a workbook that went out from here. */
  readonly weight?: SchemeWeight;
  /** It went out from here: rules stay as they were where the criteria were left alone. */
  readonly isOurs: boolean;
  readonly tables: readonly {
    readonly sheet: string;
    readonly title: string;
    /** 1-based. */
    readonly headerLine: number;
    readonly columns: readonly {
      readonly letters: string;
      readonly header: string;
      readonly role: 'section' | 'level' | 'full' | 'criteria' | 'ours';
    }[];
  }[];
  readonly skippedSheets: readonly { readonly sheet: string; readonly reason: string }[];
  readonly notes: readonly string[];
  /** Lines that are none of the scheme's. */
  readonly leftOut: readonly SchemeCellView[];
  /** What cannot be taken as it stands, each in a sentence that names sheet, cell and value. */
  readonly faults: readonly (SchemeCellView & { readonly message: string })[];
  /** 评分标准 of which no rule, or not all, was read. `isJudged`: a person is to judge. */
  readonly unread: readonly (SchemeCellView & {
    readonly nodeId: SchemeNodeId;
    readonly name: string;
    readonly parts: readonly string[];
    readonly isJudged: boolean;
  })[];
}

export const schemeTables = {
  /** Reads a scheme's table in the background; the job's `previewId` names it. Nothing is written. */
  'schemeTables.read': query(
    z.strictObject({ fileId: z.string().max(64), year }),
    returns<{ readonly jobId: string }>(),
  ),
  'schemeTables.preview': query(z.strictObject({ previewId: z.string().max(64) }), returns<SchemeTablePreview>()),
  /** Makes a scheme, saved or not, as a workbook that can be read in again; the job's `fileId` is the file. */
  'schemeTables.write': query(
    z.strictObject({ year, name: shortText, tree: schemeTree, weight: schemeWeight, paper: z.enum(['A4', 'A3']) }),
    returns<{ readonly jobId: string }>(),
  ),
};
