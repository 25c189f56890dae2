import { z } from 'zod';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { PaperKind } from '../domain/model/documents.ts';
import type { CircularSpan } from '../domain/papers/circular.ts';
import type { Sender } from '../domain/papers/paper.ts';
import type { AdoptionCounting } from '../domain/submissions/adoptions.ts';
import type { PaperTag } from '../domain/papers/tags.ts';
import { command, eventDay, plainDate, query, returns, shortText, year } from './define.ts';

export type { PaperKind } from '../domain/model/documents.ts';
export type { CircularSpan } from '../domain/papers/circular.ts';
export type { AdoptionCounting } from '../domain/submissions/adoptions.ts';
export type { Sender } from '../domain/papers/paper.ts';

/** What a paper will say, before it is made. */
export interface PaperPreview {
  readonly title: string;
  readonly sections: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
  /** Tables that go with it, and how many rows each has. */
  readonly annexes: readonly { readonly name: string; readonly rows: number }[];
}

export interface PapersOverview {
  readonly sender: Sender;
  /** Proposed day to answer by: five working days from today. */
  readonly replyBy: PlainDate;
  /** Proposed addressees of a circular and of a report. */
  readonly addressees: { readonly circular: string; readonly report: string };
}

export interface TemplateView {
  readonly kind: PaperKind;
  readonly name: string;
  /** The office's own file in the data folder; absent while the built-in template is used. */
  readonly own?: { readonly fileName: string };
  readonly tags: readonly PaperTag[];
}

const kind = z.enum(['reminder', 'circular', 'report', 'adoption']) satisfies z.ZodType<PaperKind>;
/** 机关代字, e.g. 清政公开; empty: left to be filled in. */
const mark = z.string().trim().max(30, '不能超过 30 个字');
const number = {
  mark,
  number: z.number().int('应为整数').min(1, '应从 1 起').max(9999, '不能超过 9999').nullable(),
};
const circular = {
  year,
  span: z.enum(['year', 'Q1', 'Q2', 'Q3', 'Q4']) satisfies z.ZodType<CircularSpan>,
  asOf: plainDate,
  replyBy: eventDay,
};
const report = { year, asOf: plainDate };
const adoption = {
  year,
  month: z.number().int().min(1).max(12),
  counting: z.enum(['eachLevel', 'highest']) satisfies z.ZodType<AdoptionCounting>,
};
const addressees = shortText;
const made = returns<{ readonly jobId: string }>();

export const papers = {
  'papers.overview': query(z.strictObject({ year }), returns<PapersOverview>()),
  /** Remembers who signs papers, and whom to ask. */
  'papers.saveSender': command(
    z.strictObject({ office: shortText, contact: shortText, phone: shortText, mark }),
    returns<object>(),
  ),
  /** What a circular (通报) will say. `asOf` is the day on which figures stand, not after today. */
  'papers.circular': query(z.strictObject(circular), returns<PaperPreview>()),
  'papers.makeCircular': query(z.strictObject({ ...circular, ...number, addressees }), made),
  /** What the report on the plan (工作要点落实情况报告) will say. */
  'papers.report': query(z.strictObject(report), returns<PaperPreview>()),
  'papers.makeReport': query(z.strictObject({ ...report, ...number, addressees }), made),
  /** What a month's 采用情况通报 will say. Refused for a month that has not begun. */
  'papers.adoption': query(z.strictObject(adoption), returns<PaperPreview>()),
  'papers.makeAdoption': query(z.strictObject({ ...adoption, ...number, addressees }), made),
  'papers.templates': query(z.strictObject({}), returns<readonly TemplateView[]>()),
  /** The template in use, to be edited in Word; the job ends with a `fileId`. */
  'papers.downloadTemplate': query(z.strictObject({ kind }), made),
  /** Takes an uploaded .docx as the template from now on; refused with `bad-template` where it cannot serve, and the one in use stays. */
  'papers.replaceTemplate': command(
    z.strictObject({ kind, fileId: z.string().max(64) }),
    returns<{ readonly fileName: string }>(),
  ),
  /** Back to the built-in template; the office's own file stays in the data folder. */
  'papers.restoreTemplate': command(z.strictObject({ kind }), returns<object>()),
};
