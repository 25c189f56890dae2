import type { NodeView, ScoreDetail, ScoreRow } from '../../contract/assessment.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { SchemeNodeId, UnitId, Year } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import { countOf } from '../../domain/occurrences/counts.ts';
import {
  scoreCircular,
  type AssessedClass,
  type AssessedUnit,
  type LostMarks,
} from '../../domain/papers/scoreCircular.ts';
import type { WordPaper } from '../../domain/papers/wordPaper.ts';
import { parsePoints, roundPoints, type Points } from '../../domain/points.ts';
import { ZERO } from '../../domain/scoring/exact.ts';
import type { ServiceContext } from '../app/context.ts';
import type { OnTimeCounts } from '../assessment/frozenBody.ts';
import { toldOf } from '../assessment/published.ts';
import { assessmentTable } from '../assessment/table.ts';
import { derivedAsOf, occurrencesIn } from '../papers/facts.ts';
import { senderOf } from '../papers/sender.ts';
import { WORD } from '../papers/templates.ts';
import { outOf } from '../exports/assessment.ts';
import { deductionsOf } from '../exports/deductions.ts';
import { detailsOf } from '../exports/scores.ts';
import { standingOf, toldTable, type DetailedClass, type Standing } from '../exports/told.ts';

/** A class as it is told of: its figures with their details, and since when they stand. */
export interface ToldClass extends DetailedClass {
  readonly standing: Standing;
  /** Units with entries since that version. */
  readonly entered: readonly UnitId[];
}

/** Makes the draft of 考核情况通报 in the background: published figures of what is frozen or before the public, those of the screen of what is not. */
export function exportScoreCircular(
  context: ServiceContext,
  { year, classId }: ParsedInputOf<'scoreProcess.circular'>,
): Outcome<{ readonly jobId: string }> {
  const table = assessmentTable(context, year);
  if (!table.ok) return table;
  const told = toldTable(context, year, table.value);
  const own = told.classes.filter((each) => classId === undefined || each.classId === classId);
  if (own.length === 0) return fail('not-found', `${year} 年度没有参加考核的单位，没有考核情况可以通报。`);
  const published = toldOf(context, year);
  const classes = detailsOf(context, year, { ...told, classes: own }).map((each): ToldClass => {
    const { figures = [] } = published.get(each.of.classId) ?? {};
    const entered = figures.flatMap((figure) => (figure.entered === undefined ? [] : [figure.unitId]));
    return Object.assign(each, { standing: standingOf(told, each.of), entered });
  });
  const paper = circularOf(context, year, classes);
  if (!paper.ok) return paper;
  const { fileName } = paper.value;
  const jobId = context.jobs.start('正在生成公文', async (control) => {
    const written = await context.documents.writeWordPaper(paper.value, control);
    if (!written.ok) return written;
    const kept = context.files.put({ name: fileName, mediaType: WORD, bytes: written.value });
    return kept.ok ? succeed({ fileId: kept.value, fileName }) : kept;
  });
  return succeed({ jobId });
}

/** The draft of 考核情况通报 of classes. */
export function circularOf(context: ServiceContext, year: Year, classes: readonly ToldClass[]): Outcome<WordPaper> {
  const { store, clock } = context;
  const district = store.workspace.setting('district');
  if (district === undefined) return fail('not-set-up', '还没有设立工作区。请先填写区县名称和年度。');
  return succeed(
    scoreCircular({
      district,
      year,
      on: clock.today(),
      office: senderOf(context, district).office,
      praiseFloor: store.facts(year).frame.praiseFloor,
      classes: classes.map((each) => assessedClass(context, year, each)),
    }),
  );
}

function assessedClass(context: ServiceContext, year: Year, told: ToldClass): AssessedClass {
  const { of, details, standing, entered } = told;
  const { asOf, cutOff, version, notice } = standing;
  const counts = standing.counts ?? onTimeCounts(context, year, asOf);
  const names = new Map(of.rows.map(({ unitId, unit }) => [unitId, unit]));
  const { mean } = of;
  return {
    name: of.name,
    ...(version === undefined ? {} : { version }),
    ...(notice === undefined ? {} : { notice }),
    entered: entered.flatMap((id) => names.get(id) ?? []),
    asOf,
    cutOff,
    outOf: outOf(of.scheme.tree),
    most: of.most,
    ...(mean === undefined ? {} : { mean }),
    grades: of.scheme.tree.grades.map(({ name }) => name),
    units: of.rows.map((row) => assessedUnit(row, counts.get(row.unitId) ?? NOTHING_DUE)),
    lost: lostMarks(of.rows.flatMap(({ unitId }) => details.get(unitId) ?? [])),
  };
}

const NOTHING_DUE: OnTimeCounts = { due: 0, onTime: 0 };

/** What was due by a day, and how much of it was done on time, as the facts of today tell it. */
export function onTimeCounts(context: ServiceContext, year: Year, asOf: PlainDate): ReadonlyMap<UnitId, OnTimeCounts> {
  const byUnit = Map.groupBy(occurrencesIn(derivedAsOf(context, year, asOf), year, 'year'), ({ unitId }) => unitId);
  return new Map(
    [...byUnit].map(([unitId, own]) => {
      const { due, onTime } = countOf(own);
      return [unitId, { due, onTime }] as const;
    }),
  );
}

function assessedUnit(row: ScoreRow, { due, onTime }: AssessedUnit['counts']): AssessedUnit {
  const { unit, place, total, contribution, grade, unplacedWords, unjudged } = row;
  return {
    name: unit,
    ...(place === undefined ? {} : { place }),
    ...(total === undefined ? {} : { total }),
    ...(contribution === undefined ? {} : { contribution }),
    ...(grade === undefined ? {} : { grade }),
    ...(unplacedWords === undefined ? {} : { why: unplacedWords }),
    isProvisional: unjudged.length > 0,
    counts: { due, onTime },
  };
}

/** What units lost on the last indicators of a scheme, in its order; what is scored period by period is one. */
function lostMarks(details: readonly ScoreDetail[]): readonly LostMarks[] {
  const found = new Map<SchemeNodeId, { -readonly [Key in keyof LostMarks]: LostMarks[Key] }>();
  for (const detail of details) {
    const listed = deductionsOf(detail).map(({ indicator }) => indicator);
    for (const { node, indicator } of detail.nodes.flatMap((first) => lastNodes(first, []))) {
      const points = lostOf(node);
      if (points === undefined) continue;
      const before = found.get(node.nodeId) ?? { indicator, full: node.full, units: [], lines: 0 };
      const lines = listed.filter((each) => each === indicator || each.startsWith(`${indicator}／`)).length;
      const units = [...before.units, { name: detail.row.unit, points }];
      found.set(node.nodeId, { ...before, units, lines: before.lines + lines });
    }
  }
  return [...found.values()];
}

interface LastNode {
  readonly node: NodeView;
  readonly indicator: string;
}

function lastNodes(node: NodeView, path: readonly string[]): readonly LastNode[] {
  const names = [...path, node.name];
  if (node.kind === 'leaf' || node.children.length === 0) return [{ node, indicator: names.join('／') }];
  return node.children.flatMap((child) => lastNodes(child, names));
}

/** What a leaf of the base is short of its marks, and what one outside it takes off; `undefined` where it is nothing. */
function lostOf({ section, full, points }: NodeView): Points | undefined {
  const got = points === undefined ? undefined : parsePoints(points);
  const whole = parsePoints(full);
  if (got === undefined || whole === undefined || section === 'bonus' || section === 'veto') return undefined;
  const lost = section === 'base' ? whole.sub(got) : got.neg();
  return lost.compare(ZERO) > 0 ? roundPoints(lost) : undefined;
}
