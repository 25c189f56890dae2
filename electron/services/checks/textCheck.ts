import type { CheckHit, CheckReport, CheckTarget } from '../../contract/checks.ts';
import { maskedApplicant, type ApplicantFinder } from '../../domain/checks/applicants.ts';
import type { ExpressionFinder } from '../../domain/checks/expressions.ts';
import { findPrivate, maskedHit } from '../../domain/checks/privacy.ts';
import { APPLICANT_FIELD_WORDS, CHECK_KINDS } from '../../domain/words/checks.ts';

/** A text to be looked through, and where it stands. */
export interface CheckedText {
  readonly text: string;
  /** Of a sign of it. */
  readonly place: (at: number) => string;
  readonly unit?: string;
  readonly record?: string;
  readonly target?: CheckTarget;
}

/** What was found, without the words themselves. */
type Report = Omit<CheckReport, 'reportId'>;

/** More hits than anybody goes through are counted only. */
const MOST_HITS = 2000;
/** Signs on both sides of a hit. */
const AROUND = 14;

/** Collects what texts hold that should not go out. */
export interface TextCheck {
  look(text: CheckedText): void;
  report(source: string, notes: readonly string[]): Report;
}

/** What a check looks for beside numbers and addresses: the office's expressions, and who asked for information. */
export interface Sought {
  readonly expressions: ExpressionFinder;
  readonly applicants: ApplicantFinder;
}

export function createTextCheck(sought: Sought, expressions: number): TextCheck {
  const counts = Object.fromEntries(CHECK_KINDS.map((kind) => [kind, 0])) as Record<CheckHit['kind'], number>;
  const hits: CheckHit[] = [];
  let texts = 0;
  return {
    look(checked) {
      texts += 1;
      for (const hit of hitsIn(checked, sought)) {
        counts[hit.kind] += 1;
        if (hits.length < MOST_HITS) hits.push(hit);
      }
    },
    report: (source, notes) => ({ source, texts, counts, hits, notes, expressions }),
  };
}

function hitsIn(checked: CheckedText, { expressions, applicants }: Sought): readonly CheckHit[] {
  const { text, place, unit, record, target } = checked;
  const found = findPrivate(text);
  // A number that gives itself away is told as one.
  const ofApplicants = applicants
    .find(text)
    .filter((hit) => found.every(({ start, end }) => hit.end <= start || hit.start >= end));
  const masked = masking(
    text,
    [...found, ...ofApplicants].toSorted((a, b) => a.start - b.start),
  );
  const of: Pick<CheckHit, 'unit' | 'record' | 'target'> = {
    ...(unit === undefined ? {} : { unit }),
    ...(record === undefined ? {} : { record }),
    ...(target === undefined ? {} : { target }),
  };
  const at = ({ start, end }: Span): Pick<CheckHit, 'before' | 'after' | 'place'> => ({
    before: lastLine(masked.slice(Math.max(0, start - AROUND), start)),
    after: firstLine(masked.slice(end, end + AROUND)),
    place: place(start),
  });
  const hits: (readonly [start: number, hit: CheckHit])[] = [];
  for (const hit of found) {
    hits.push([hit.start, { kind: hit.kind, shown: maskedHit(text, hit), right: '', note: '', ...at(hit), ...of }]);
  }
  for (const hit of ofApplicants) {
    const note = `依申请公开 ${hit.number} 的申请人${APPLICANT_FIELD_WORDS[hit.field]}`;
    hits.push([
      hit.start,
      { kind: 'applicant', shown: maskedApplicant(text, hit), right: '', note, ...at(hit), ...of },
    ]);
  }
  for (const hit of expressions.find(text)) {
    const { kind, text: shown, right, note } = hit.expression;
    hits.push([hit.start, { kind, shown, right, note, ...at(hit), ...of }]);
  }
  return hits.toSorted(([a], [b]) => a - b).map(([, hit]) => hit);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The text with a star for every sign of what is private in it. */
function masking(text: string, found: readonly Span[]): string {
  let masked = '';
  let from = 0;
  for (const { start, end } of found) {
    masked += text.slice(from, Math.max(from, start)) + '*'.repeat(Math.max(0, end - Math.max(from, start)));
    from = Math.max(from, end);
  }
  return masked + text.slice(from);
}

function lastLine(text: string): string {
  return text.toWellFormed().replace(/^[\s\S]*[\r\n]/u, '');
}

function firstLine(text: string): string {
  return text.toWellFormed().replace(/[\r\n][\s\S]*$/u, '');
}
