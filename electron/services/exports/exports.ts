import type { ExportKind } from '../../contract/exports.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import { assertNever, type GroupId, type UnitClassId, type UnitId, type Year } from '../../domain/brand.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { ItemSort } from '../../domain/ledger/items.ts';
import type { AdoptionCounting } from '../../domain/submissions/adoptions.ts';
import { ADOPTION_COUNTING_WORDS } from '../../domain/words/pieces.ts';
import type { WorkbookSpec } from '../../domain/sheets/workbookSpec.ts';
import { selfScores } from '../assessment/selfScores.ts';
import type { ServiceContext } from '../app/context.ts';
import type { DerivedYear } from '../app/derivations.ts';
import { adoptionTable, lastMonthOver } from './adoptions.ts';
import { exportCalendar } from './calendar.ts';
import { itemsByUnit, itemsOf } from './items.ts';
import { chosenWords, ledgerList } from './ledgerList.ts';
import { isListed, outstandingList, type OpenItem } from './outstanding.ts';
import { progressRows } from '../fillIn/progress.ts';
import { roundDetail } from '../fillIn/rounds.ts';
import { taskLists } from '../fillIn/taskLists.ts';
import { progressTable, selfScoreTable, taskListTable } from './rounds.ts';
import { disclosureSchedule } from './schedule.ts';
import { scopeOf, type Scope } from './scope.ts';
import { scoreWorkbook } from './scores.ts';
import type { SheetHeading } from './sheet.ts';
import { asReport, withKeys, type Origin } from './stamp.ts';
import { submissionTable } from './submissions.ts';
import type { Figures } from './told.ts';
import { taskLedger } from './tasks.ts';
import { unitSheets } from './unitSheets.ts';
import { writeWorkbookJob } from './writing.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { DUE_SOON_DAYS, derivedYear } from '../year/derivedYear.ts';
import { findItems, itemView } from '../ledger/items.ts';
import { adoptionMonth } from '../submissions/adoptions.ts';
import { submissionMatrix } from '../submissions/submissions.ts';
import { factsIndex, occurrenceView } from '../year/views.ts';

interface ExportInput {
  readonly year: Year;
  readonly kind: ExportKind;
  readonly paper: 'A4' | 'A3';
  readonly unitId?: UnitId;
  readonly groupId?: GroupId;
  /** Of what is made of scores. */
  readonly classId?: UnitClassId;
  readonly figures?: Figures;
  /** Of `adoptions`: without it the last that is over. */
  readonly month?: number;
  /** Of `adoptions`: how a piece that several levels took up is counted; without it each level once. */
  readonly counting?: AdoptionCounting;
  /** Of `items`. */
  readonly filter?: ParsedInputOf<'ledger.items'>['filter'];
  readonly sort?: ItemSort;
}

/** The workbooks for leadership, made in the background from the same views as the screens. */
export function createExports(context: ServiceContext): AreaHandlers<'exports'> {
  return {
    'exports.workbook'(input) {
      const spec = workbookOf(context, input);
      if (!spec.ok) return spec;
      return succeed({ jobId: writeWorkbookJob(context, spec.value) });
    },
    'exports.round'(input) {
      const spec = roundWorkbook(context, input);
      if (!spec.ok) return spec;
      return succeed({ jobId: writeWorkbookJob(context, spec.value) });
    },
    'exports.calendar': (input) => exportCalendar(context, input),
  };
}

/** What every table is made from. */
interface Basis {
  readonly derived: DerivedYear;
  readonly scope: Scope;
  readonly heading: SheetHeading;
  readonly origin: Origin;
}

/** The table of a kind, of all units, of one or of a group, as it will be printed. */
export function workbookOf(context: ServiceContext, input: ExportInput): Outcome<WorkbookSpec> {
  const { store, clock, ids } = context;
  const { year, paper } = input;
  const district = store.workspace.setting('district');
  if (district === undefined) return fail('not-set-up', '还没有设立工作区。请先填写区县名称和年度。');
  if (!store.workspace.year(year)) return fail('not-found', `还没有 ${year} 年度。`);
  const derived = derivedYear(context, year);
  const today = clock.today();
  const scope = scopeOf(derived.facts, input, today);
  if (!scope.ok) return scope;
  const { name } = scope.value;
  const heading: SheetHeading = { district, year, paper, asOf: today, ...(name === undefined ? {} : { unit: name }) };
  const workspace = store.workspace.setting('workspace') ?? '';
  const origin: Origin = { workspace, district, year, book: ids.next(), madeAt: clock.now() };
  return tableOf(context, input, { derived, scope: scope.value, heading, origin });
}

/** What a round brought, as it will be printed. */
export function roundWorkbook(
  context: ServiceContext,
  { roundId, paper }: ParsedInputOf<'exports.round'>,
): Outcome<WorkbookSpec> {
  const { store, clock, ids } = context;
  const district = store.workspace.setting('district');
  if (district === undefined) return fail('not-set-up', '还没有设立工作区。请先填写区县名称和年度。');
  const round = store.fillIn.round(roundId);
  if (!round) return fail('not-found', '没有找到这一期，可能已被删除。请刷新后重试。');
  const { year } = round;
  const heading: SheetHeading = { district, year, paper, asOf: clock.today() };
  const workspace = store.workspace.setting('workspace') ?? '';
  const origin: Origin = { workspace, district, year, book: ids.next(), madeAt: clock.now() };
  const detail = roundDetail(context, round);
  switch (round.kind) {
    case 'progress':
      return succeed(asReport(progressTable(heading, detail, progressRows(context, round)), origin));
    case 'taskList':
      return succeed(asReport(taskListTable(heading, detail, taskLists(context, round)), origin));
    case 'selfScore': {
      const scores = selfScores(context, { roundId });
      return scores.ok ? succeed(asReport(selfScoreTable(heading, detail, scores.value), origin)) : scores;
    }
    default:
      return assertNever(round.kind);
  }
}

function tableOf(context: ServiceContext, input: ExportInput, basis: Basis): Outcome<WorkbookSpec> {
  const { derived, scope, heading, origin } = basis;
  const today = heading.asOf;
  const order = derived.facts.units.map(({ id }) => id);
  const slips = context.store.reminders.ofYear(input.year);
  switch (input.kind) {
    case 'tasks': {
      const items = itemsOf(derived, ['measure'], { scope, slips, today });
      return succeed(withKeys(taskLedger(heading, items), 'tasks', dutiesOf(items), origin));
    }
    case 'items':
      return succeed(asReport(itemsList(context, input, basis), origin));
    case 'schedule': {
      const items = itemsOf(derived, ['disclosure'], { scope, slips, today });
      return succeed(withKeys(disclosureSchedule(heading, items, order), 'schedule', dutiesOf(items), origin));
    }
    case 'assessment':
    case 'scoreWhole':
    case 'scoreSheets':
    case 'scoreDeductions':
    case 'scoreFormulas':
    case 'scoreScheme':
      return scoreWorkbook(context, { ...input, kind: input.kind }, basis);
    case 'units': {
      const { rows } = submissionMatrix(context, input.year);
      return succeed(
        asReport(unitSheets(heading, itemsByUnit(derived, scope, today), rows, context.store.contacts.all()), origin),
      );
    }
    case 'outstanding':
      return succeed(asReport(outstandingList(heading, openItems(basis), order, DUE_SOON_DAYS), origin));
    case 'submissions': {
      const matrix = submissionMatrix(context, input.year);
      const rows = matrix.rows.filter(({ unitId }) => scope.has(unitId));
      return succeed(asReport(submissionTable(heading, { ...matrix, rows }), origin));
    }
    case 'adoptions': {
      const { year, month = lastMonthOver(year, today), counting = 'eachLevel' } = input;
      const figures = adoptionMonth(context, year, month, counting);
      const shown = new Set(derived.facts.units.filter(({ id }) => scope.has(id)).map(({ name }) => name));
      return succeed(
        asReport(
          adoptionTable({ ...heading, asOf: figures.asOf }, month, figures.units, {
            shown,
            counting: ADOPTION_COUNTING_WORDS[counting],
          }),
          origin,
        ),
      );
    }
    default:
      return assertNever(input.kind);
  }
}

function dutiesOf(items: ReturnType<typeof itemsOf>) {
  return items.map(({ duty }) => duty);
}

function itemsList(
  context: ServiceContext,
  { year, filter = {}, sort }: ExportInput,
  { derived, scope, heading }: Basis,
): WorkbookSpec {
  const { all, found } = findItems(context, { year, filter, ...(sort === undefined ? {} : { sort }) });
  const items = found.items.filter(({ occurrence }) => scope.has(occurrence.unitId));
  const { unitNames } = factsIndex(derived.facts);
  const chosen = chosenWords(filter, sort, (id) => unitNames.get(id) ?? '');
  return ledgerList(
    heading,
    items.map((item) => itemView(item, all)),
    chosen,
  );
}

function openItems({ derived, scope, heading }: Basis): readonly OpenItem[] {
  const { duties } = factsIndex(derived.facts);
  return derived.occurrences.flatMap((occurrence): readonly OpenItem[] => {
    const kind = duties.get(occurrence.dutyId)?.kind;
    if (!isListed(occurrence) || kind === undefined || !scope.has(occurrence.unitId)) return [];
    return [{ ...occurrenceView(occurrence, derived.facts, heading.asOf), kind }];
  });
}
