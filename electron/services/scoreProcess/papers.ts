import type { ScoreDetail } from '../../contract/assessment.ts';
import type { Year } from '../../domain/brand.ts';
import type { JobControl } from '../../domain/documentJobs.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { WordPaper } from '../../domain/papers/wordPaper.ts';
import type { WorkbookSpec } from '../../domain/sheets/workbookSpec.ts';
import type { NamedHash } from '../../store/repositories/scoreProcess.ts';
import type { ServiceContext } from '../app/context.ts';
import { keepFile } from '../app/keepFile.ts';
import type { ScoredYear } from '../assessment/scores.ts';
import { scoreTable } from '../exports/assessment.ts';
import { deductionList } from '../exports/deductions.ts';
import { classFormulas, classScheme } from '../exports/scores.ts';
import { scoreSheets } from '../exports/scoreSheets.ts';
import type { SheetHeading } from '../exports/sheet.ts';
import { asReport, type Origin } from '../exports/stamp.ts';
import { detailed, standingOf, type PaperTable } from '../exports/told.ts';
import { wholeScores } from '../exports/wholeScores.ts';
import { circularOf, type ToldClass } from './circular.ts';

/** The papers of a freeze as they are to be written. */
export type PaperSpecs = readonly (WorkbookSpec | WordPaper)[];

/** Made in a moment, and its end is waited for: nobody would cancel it. */
const UNWATCHED: JobControl = { signal: new AbortController().signal, progress: () => undefined };

/** A class that is being frozen, as its papers show it. */
export interface FrozenPapers {
  readonly year: Year;
  /** With the one class. */
  readonly table: PaperTable;
  readonly details: readonly ScoreDetail[];
  readonly scored: ScoredYear;
  /** Version 1 alone is reckoned from facts, so that there is something to write formulas of; later ones are that one with what was entered since. */
  readonly isFirst: boolean;
}

/** The papers of a class that is being frozen: its score tables, a sheet for each unit, what cost points, the scheme, and the draft of the circular. */
export function papersOf(context: ServiceContext, frozen: FrozenPapers): Outcome<PaperSpecs> {
  const { store, clock, ids } = context;
  const { year, table } = frozen;
  const district = store.workspace.setting('district');
  if (district === undefined) return fail('not-set-up', '还没有设立工作区。请先填写区县名称和年度。');
  const heading: SheetHeading = { district, year, paper: 'A4', asOf: table.asOf };
  const workspace = store.workspace.setting('workspace') ?? '';
  const origin: Origin = { workspace, district, year, book: ids.next(), madeAt: clock.now() };
  const circular = circularOf(context, year, toldClasses(frozen));
  return circular.ok ? succeed([...workbooksOf(heading, origin, frozen), circular.value]) : circular;
}

/** Writes papers and keeps them among the office's files; answers them in their order. */
export async function keepPapers(context: ServiceContext, specs: PaperSpecs): Promise<Outcome<readonly NamedHash[]>> {
  if (specs.length === 0) return succeed([]);
  const written = await context.documents.writeAll(specs, UNWATCHED);
  if (!written.ok) return written;
  const papers: NamedHash[] = [];
  for (const [at, { fileName }] of specs.entries()) {
    const kept = await keepFile(context, written.value[at] ?? new Uint8Array());
    if (!kept.ok) return kept;
    papers.push({ name: fileName, hash: kept.value });
  }
  return succeed(papers);
}

/** The classes that are being frozen as the circular tells of them: entries that are in a version are in its figures. */
function toldClasses({ table, details }: FrozenPapers): readonly ToldClass[] {
  return table.classes.map((of) => ({ ...detailed(of, details), standing: standingOf(table, of), entered: [] }));
}

function workbooksOf(
  heading: SheetHeading,
  origin: Origin,
  { table, details, scored, isFirst }: FrozenPapers,
): readonly WorkbookSpec[] {
  const classes = table.classes.map((of) => detailed(of, details));
  const className = table.classes.map(({ name }) => name).join('、');
  const large = { ...heading, paper: 'A3' as const };
  const reports = [
    scoreTable(heading, table),
    wholeScores(large, table, classes),
    scoreSheets(heading, table, classes),
    deductionList(heading, table, classes),
    ...(isFirst ? [classFormulas(large, table, scored)] : []),
  ].map((spec) => {
    const { fileName } = spec;
    return asReport(Object.assign({}, spec, { fileName: fileName.replace('（', `（${className}，`) }), origin);
  });
  return [...reports, ...table.classes.map((of) => classScheme(scored, of, origin, 'A4'))];
}
