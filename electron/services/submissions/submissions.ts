import type { ParsedInputOf } from '../../contract/index.ts';
import type {
  LongerPiecesView,
  PiecesDifference,
  SubmissionMatrix,
  SubmissionRow,
} from '../../contract/submissions.ts';
import { submissionYear } from '../../domain/assessment/counting.ts';
import { asksForPieces, monthPieces, monthsOf, type MonthPieces } from '../../domain/submissions/pieces.ts';
import type { UnitId, Year } from '../../domain/brand.ts';
import { endOfMonth } from '../../domain/dates/plainDate.ts';
import { fail, succeed } from '../../domain/failure.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { pieceSourceView } from '../year/pieces.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { refuseBelowRegistered, registeredMonths } from './registered.ts';

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** Monthly submissions (信息报送): a unit x month table of counts against the year's target. */
export function createSubmissions(context: ServiceContext): AreaHandlers<'submissions'> {
  const { store } = context;
  return {
    'submissions.matrix'({ year }) {
      if (!store.workspace.year(year)) return fail('not-found', `还没有 ${year} 年度。`);
      return succeed(submissionMatrix(context, year));
    },
    'submissions.set'({ year, cells }) {
      const closed = refuseClosedYear(context, year);
      if (closed) return { ok: false, error: closed };
      const known = new Set(store.units.units().map((unit) => unit.id));
      const missing = cells.findIndex((cell) => !known.has(cell.unitId));
      if (missing >= 0) {
        return fail('not-found', '表中有一个单位已不存在，没有保存。请刷新后重试。', {
          fields: { [`cells.${missing}.unitId`]: '没有这个单位' },
        });
      }
      const below = refuseBelowRegistered(derivedYear(context, year).facts, cells);
      if (below) return { ok: false, error: below };
      return runCommand(context, { label: setLabel(context, cells) }, () => {
        for (const { unitId, month, count } of cells) store.submissions.set(year, unitId, month, count);
        return {};
      });
    },
    'submissions.setTarget'({ year, target }) {
      const closed = refuseClosedYear(context, year);
      if (closed) return { ok: false, error: closed };
      return runCommand(context, { label: `信息报送目标改为每月 ${target} 篇` }, () => {
        store.workspace.setSubmissionTarget(year, target);
        return {};
      });
    },
  };
}

function setLabel({ store }: ServiceContext, cells: ParsedInputOf<'submissions.set'>['cells']): string {
  const [first] = cells;
  const unit = store.units.units().find(({ id }) => id === first?.unitId);
  return cells.length === 1 && first && unit
    ? `填写信息报送：${unit.name} ${first.month} 月`
    : `填写信息报送 ${cells.length} 格`;
}

/** Counts of every unit and month, as the screen and the printed table show them. */
export function submissionMatrix(context: ServiceContext, year: Year): SubmissionMatrix {
  const { facts, occurrences } = derivedYear(context, year);
  const { units, submissionTarget } = facts;
  const today = context.clock.today();
  const piecesOfMonth = monthPieces(facts);
  const owing = submissionYear(facts);
  const longer = longerPieces(facts, occurrences);
  const registered = registeredMonths(facts);
  const rows = units
    .filter((unit) => (unit.from ?? `${year}`) <= `${year}-12-31` && (unit.to ?? `${year}-12-31`) >= `${year}-01-01`)
    .map((unit): SubmissionRow => {
      const known = MONTHS.map((month) => piecesOfMonth(unit.id, month));
      const counts = known.map(({ count, typed }) => (count > 0 || typed !== undefined ? count : undefined));
      const months = owing.counted(unit, today);
      const { targets, sources } = owing.owed(unit);
      return {
        unitId: unit.id,
        unit: unit.name,
        kind: unit.kind,
        counts,
        total: counts.reduce<number>((sum, count) => sum + (count ?? 0), 0),
        targets,
        sources: sources.map(pieceSourceView),
        longer: longer.get(unit.id) ?? [],
        listed: known.map((month) => month.listed),
        differs: differences(known),
        registered: registered.get(unit.id) ?? [],
        counted: months.map(({ month }) => month),
        met: months.filter((month) => month.met).length,
        due: months.length,
        missed: months.filter(({ met }) => !met).map(({ month }) => month),
      };
    });
  return {
    target: submissionTarget,
    rows,
    totals: MONTHS.map((month) => rows.reduce((sum, row) => sum + (row.counts[month - 1] ?? 0), 0)),
    lastMonthDue: MONTHS.filter((month) => endOfMonth(year, month) < today).length,
  };
}

function differences(months: readonly MonthPieces[]): readonly PiecesDifference[] {
  return months.flatMap(({ count, typed, differs }, index) =>
    differs && typed !== undefined ? [{ month: index + 1, typed, count }] : [],
  );
}

/** What is asked by the quarter, half-year or year, unit by unit, as far as it counts. */
function longerPieces(
  { year, duties }: YearFacts,
  occurrences: readonly Occurrence[],
): ReadonlyMap<UnitId, readonly LongerPiecesView[]> {
  const asking = new Map(duties.filter(asksForPieces).map((duty) => [duty.id, duty.content]));
  const byUnit = new Map<UnitId, LongerPiecesView[]>();
  for (const { dutyId, unitId, period, done, needed, lamp, tally } of occurrences) {
    const content = asking.get(dutyId);
    if (content === undefined || tally === 'apart' || monthsOf(year, period).length < 2) continue;
    const own = byUnit.get(unitId) ?? [];
    own.push({ dutyId, content, period: period.label, count: done, target: needed, lamp });
    byUnit.set(unitId, own);
  }
  return byUnit;
}
