import type { ExportKind } from '../../contract/exports.ts';
import { nodeNames } from '../../domain/assessment/yearScores.ts';
import { assertNever, type DutyId, type UnitClassId, type UnitId, type Year } from '../../domain/brand.ts';
import { schemeWorkbook } from '../../domain/exchange/schemeWorkbook.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { FactRef } from '../../domain/model/treeScore.ts';
import type { WorkbookSpec } from '../../domain/sheets/workbookSpec.ts';
import type { ServiceContext } from '../app/context.ts';
import { monthBeforeOf } from '../assessment/compare.ts';
import { detailOf, schemeNames } from '../assessment/detail.ts';
import { scoresOf, type ScoredYear } from '../assessment/scores.ts';
import { assessmentTable } from '../assessment/table.ts';
import { NOW, scoreTable } from './assessment.ts';
import { deductionList } from './deductions.ts';
import type { Scope } from './scope.ts';
import { scoreFormulas } from './scoreFormulas.ts';
import { scoreSheet, scoreSheets } from './scoreSheets.ts';
import type { SheetHeading } from './sheet.ts';
import { asReport, type Origin } from './stamp.ts';
import { detailed, toldTable, type DetailedClass, type Figures, type PaperTable, type ToldTable } from './told.ts';
import { wholeScores, type MonthsBefore } from './wholeScores.ts';

/** The workbooks that are made of scores. */
export type ScoreExport = Extract<
  ExportKind,
  'assessment' | 'scoreWhole' | 'scoreSheets' | 'scoreDeductions' | 'scoreFormulas' | 'scoreScheme'
>;

interface ScoreExportInput {
  readonly year: Year;
  readonly kind: ScoreExport;
  readonly unitId?: UnitId;
  readonly classId?: UnitClassId;
  readonly figures?: Figures;
}

interface ScoreBasis {
  readonly scope: Scope;
  readonly heading: SheetHeading;
  readonly origin: Origin;
}

/** A workbook of a year's scores, of all classes or of one, of the units that are asked for: as published where a class is frozen or before the public, unless those of today are asked for. */
export function scoreWorkbook(
  context: ServiceContext,
  { year, kind, unitId, classId, figures }: ScoreExportInput,
  { heading, scope, origin }: ScoreBasis,
): Outcome<WorkbookSpec> {
  const table = assessmentTable(context, year);
  if (!table.ok) return table;
  // Formulas are of facts, and a freeze keeps figures: those of a frozen class are those of today, and say so.
  const told = toldTable(context, year, table.value, kind === 'scoreFormulas' ? 'now' : figures);
  const own = narrowed(told, scope, classId);
  const dated = { ...heading, asOf: newest(own) };
  const isNow = own.classes.some(({ standing }) => standing?.published !== undefined);
  const report = (spec: WorkbookSpec): Outcome<WorkbookSpec> =>
    succeed(asReport(isNow ? { ...spec, fileName: spec.fileName.replace('（', `（${NOW}，`) } : spec, origin));
  if (unitId !== undefined && !own.classes.some(({ rows }) => rows.some((row) => row.unitId === unitId))) {
    return fail('not-found', `这个单位不在 ${year} 年度的考核范围内。`);
  }
  switch (kind) {
    case 'assessment': {
      if (unitId === undefined) return report(scoreTable(dated, own));
      const [of] = own.classes;
      const detail = detailsOf(context, year, own)[0]?.details.get(unitId);
      return report(
        of === undefined || detail === undefined ? scoreTable(dated, own) : scoreSheet(dated, own, { of, detail }),
      );
    }
    case 'scoreWhole':
      return report(wholeScores(dated, own, detailsOf(context, year, own), monthsBefore(context, year, own)));
    case 'scoreSheets':
      return report(scoreSheets(dated, own, detailsOf(context, year, own)));
    case 'scoreDeductions':
      return report(deductionList(dated, own, detailsOf(context, year, own)));
    case 'scoreFormulas': {
      const scored = scoresOf(context, year);
      // Places are reckoned within the whole class.
      const classes = told.classes.filter((each) => own.classes.some(({ classId: id }) => id === each.classId));
      return report(classFormulas(dated, { ...own, classes }, scored));
    }
    case 'scoreScheme':
      return schemeOf(scoresOf(context, year), own, { heading, origin });
    default:
      return assertNever(kind);
  }
}

/** What published figures are does not move from month to month. */
function monthsBefore(context: ServiceContext, year: Year, { classes }: PaperTable): MonthsBefore {
  const live = classes.filter(({ standing }) => standing?.version === undefined && standing?.notice === undefined);
  return new Map(live.map(({ classId }) => [classId, monthBeforeOf(context, year, classId)]));
}

/** The day of the figures, of several classes the latest. */
function newest({ asOf, classes }: PaperTable): PlainDate {
  const days = classes.map(({ standing }) => standing?.asOf ?? asOf);
  return days.reduce((last, day) => (day > last ? day : last), days[0] ?? asOf);
}

/** The classes of a table with every unit's detail: of published figures as it was stored, else as the screen shows it. */
export function detailsOf(context: ServiceContext, year: Year, { classes, told }: ToldTable): readonly DetailedClass[] {
  const scored = scoresOf(context, year);
  return classes.map((of) => {
    const kept = told.get(of.classId);
    if (kept !== undefined) return { of, details: kept.details };
    const each = scored.scored.find((candidate) => candidate.of.id === of.classId);
    const shown = new Set(of.rows.map((row) => row.unitId));
    const rows = each?.rows.filter(({ unit }) => shown.has(unit.id)) ?? [];
    return detailed(of, each === undefined ? [] : rows.map((row) => detailOf(context, scored, each, row)));
  });
}

/** The formula workbook of the classes of a table. */
export function classFormulas(
  heading: SheetHeading,
  table: PaperTable,
  { scored, facts }: Pick<ScoredYear, 'scored' | 'facts'>,
): WorkbookSpec {
  const duties = new Map(facts.duties.map(({ id, content }) => [id, content]));
  const classes = table.classes.flatMap((of) => {
    const each = scored.find((candidate) => candidate.of.id === of.classId);
    return each === undefined ? [] : [{ of, tree: each.tree, rows: each.rows }];
  });
  return scoreFormulas(heading, table, classes, { text: (ref) => factText(ref, duties) });
}

/** What a fact of a formula's list is about, in a few words. */
function factText(ref: FactRef, duties: ReadonlyMap<DutyId, string>): string {
  switch (ref.of) {
    case 'occurrence':
      return (ref.fact.dutyId === undefined ? undefined : duties.get(ref.fact.dutyId)) ?? ref.fact.id;
    case 'element':
      return ref.fact.element;
    case 'finding':
      return ref.fact.indicator;
    case 'piece':
      return ref.fact.channel;
    case 'event':
      return ref.fact.name;
    case 'page':
      return ref.fact.column;
    case 'figure':
      return ref.fact.name;
    default:
      return assertNever(ref);
  }
}

/** The scheme of a class, so that it can be printed, handed on and read in again. */
function schemeOf(
  scored: Pick<ScoredYear, 'facts'>,
  { classes }: PaperTable,
  { heading, origin }: Pick<ScoreBasis, 'heading' | 'origin'>,
): Outcome<WorkbookSpec> {
  const [of] = classes;
  if (of === undefined) return fail('not-found', `${heading.year} 年度没有参加考核的单位，没有考核方案可以导出。`);
  return succeed(classScheme(scored, of, origin, heading.paper));
}

/** The scheme of a class as a workbook. */
export function classScheme(
  scored: Pick<ScoredYear, 'facts'>,
  { scheme: { name, tree }, weight }: DetailedClass['of'],
  origin: Origin,
  paper: SheetHeading['paper'],
): WorkbookSpec {
  return schemeWorkbook({ name, tree, weight }, origin, schemeNames(scored, nodeNames(tree)), {
    paper,
    now: `第 ${tree.version} 版`,
  });
}

/** The table of the units that are asked for; places and scores are those of all. */
function narrowed(table: ToldTable, scope: Scope, classId: UnitClassId | undefined): ToldTable {
  const isAsked = ({ unitId }: { readonly unitId: UnitId }): boolean => scope.has(unitId);
  return {
    ...table,
    afterCutOff: table.afterCutOff.filter(isAsked),
    doneAfterCutOff: table.doneAfterCutOff.filter(isAsked),
    classes: table.classes
      .filter((each) => classId === undefined || each.classId === classId)
      .map((each) => Object.assign({}, each, { rows: each.rows.filter(isAsked) }))
      .filter(({ rows }) => rows.length > 0),
  };
}
