import { z } from 'zod';
import type { DutyId, ExpressionId, FindingId, RequestId } from '../domain/brand.ts';
import type { PrivateKind } from '../domain/checks/privacy.ts';
import { EXPRESSION_KINDS, type Expression, type ExpressionKind } from '../domain/model/expression.ts';
import { CHECK_PARTS } from '../domain/words/checks.ts';
import { command, expressionId, query, requiredText, returns, shortText, year } from './define.ts';
import type { OccurrenceKey } from './occurrenceKey.ts';

export type { CheckPart } from '../domain/words/checks.ts';
export type { PrivateKind } from '../domain/checks/privacy.ts';
export type { Expression, ExpressionKind } from '../domain/model/expression.ts';

/** The record that a text belongs to, to be opened. */
export type CheckTarget =
  | ({ readonly kind: 'item' } & OccurrenceKey)
  | { readonly kind: 'duty'; readonly id: DutyId }
  | { readonly kind: 'finding'; readonly id: FindingId }
  | { readonly kind: 'publication'; readonly title: string }
  | { readonly kind: 'piece' }
  | { readonly kind: 'request'; readonly id: RequestId };

/** Something that should not go out, and where it stands. Nothing private is in it: what was found is masked, and so is what stands beside it. */
export interface CheckHit {
  readonly kind: PrivateKind | 'applicant' | ExpressionKind;
  /** 138******78; the expression itself. */
  readonly shown: string;
  /** A few words on both sides. */
  readonly before: string;
  readonly after: string;
  /** 第 3 段; 表格1第 2 行第 1 列; 登记标题. */
  readonly place: string;
  /** Of an expression. */
  readonly right: string;
  readonly note: string;
  /** Whose record it is, and of what; of what is registered. */
  readonly unit?: string;
  readonly record?: string;
  readonly target?: CheckTarget;
}

export interface CheckReport {
  readonly reportId: string;
  /** 粘贴的文字; the file's name; 2021年已登记的内容. */
  readonly source: string;
  /** Paragraphs, cells, fields that were looked through. */
  readonly texts: number;
  /** Of all that was found. */
  readonly counts: Readonly<Record<CheckHit['kind'], number>>;
  /** The first of them, by place. */
  readonly hits: readonly CheckHit[];
  /** Chinese sentences: what was not looked through. */
  readonly notes: readonly string[];
  /** The expressions that were looked for. */
  readonly expressions: number;
}

/** A line of a list of expressions that comes in. */
export interface ExpressionLine {
  readonly sheet: string;
  /** 1-based. */
  readonly line: number;
  readonly state: 'add' | 'change' | 'same' | 'left';
  readonly expression?: Omit<Expression, 'id'>;
  /** Why it is left, or what it is now. */
  readonly reason: string;
}

export interface ExpressionsPreview {
  readonly previewId: string;
  readonly source: string;
  readonly lines: readonly ExpressionLine[];
  readonly counts: Readonly<Record<ExpressionLine['state'], number>>;
  readonly notes: readonly string[];
}

const reportId = z.string().max(64);
const made = returns<{ readonly jobId: string }>();
const expressionKind = z.enum(EXPRESSION_KINDS);

/** 发布前检查: what is private, and what is on the office's list of expressions (表述库), in texts before they go out. What is found is never kept. */
export const checks = {
  /** Looks through a text at once. */
  'checks.text': query(z.strictObject({ text: z.string().max(500_000, '一次最多 50 万字') }), returns<CheckReport>()),
  /** Looks through a file that was handed over or that the app made (Word, Excel, PDF, text); the job's `previewId` names the report. */
  'checks.file': query(z.strictObject({ fileId: z.string().max(64) }), made),
  /** Looks through what is on record of a year; the job's `previewId` names the report. */
  'checks.registered': query(
    z.strictObject({ year, parts: z.array(z.enum(CHECK_PARTS)).min(1, '请至少选择一类内容') }),
    made,
  ),
  /** A report is kept, masked, as one of the last few until the app ends. */
  'checks.report': query(z.strictObject({ reportId }), returns<CheckReport>()),
  'checks.export': query(z.strictObject({ reportId }), made),

  'expressions.list': query(z.strictObject({}), returns<readonly Expression[]>()),
  /** Adds an expression, or changes one. An expression is on the list once. */
  'expressions.save': command(
    z.strictObject({
      id: expressionId.exactOptional(),
      kind: expressionKind,
      text: requiredText,
      right: shortText.default(''),
      note: shortText.default(''),
    }),
    returns<{ readonly id: ExpressionId }>(),
  ),
  'expressions.remove': command(z.strictObject({ ids: z.array(expressionId).min(1).max(20_000) }), returns<object>()),
  /** Reads a list (表述, 类型, 规范表述, 说明) in the background; the job's `previewId` names it. Nothing is written. */
  'expressions.read': query(z.strictObject({ fileId: z.string().max(64) }), made),
  'expressions.preview': query(z.strictObject({ previewId: z.string().max(64) }), returns<ExpressionsPreview>()),
  /** Adds what is new of a list that came in, and changes what it says otherwise, in one command. */
  'expressions.import': command(
    z.strictObject({ previewId: z.string().max(64) }),
    returns<{ readonly added: number; readonly altered: number }>(),
  ),
  'expressions.export': query(z.strictObject({}), made),
};
