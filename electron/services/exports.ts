import type { ExportKind } from '../contract/exports.ts';
import type { DutyRow } from '../contract/duties.ts';
import { assertNever, type UnitId, type Year } from '../domain/brand.ts';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { DutyKind } from '../domain/duties/duty.ts';
import { dutyProgress } from '../domain/duties/progress.ts';
import { fail, succeed, type Outcome } from '../domain/failure.ts';
import type { WorkbookSpec } from '../domain/tables/workbookSpec.ts';
import { assessmentTable } from './assessment.ts';
import type { ServiceContext } from './context.ts';
import type { Derived } from './derivations.ts';
import { dutyRows } from './duties/views.ts';
import { scoreSheet, scoreTable } from './exports/assessment.ts';
import { exportCalendar } from './exports/calendar.ts';
import { disclosureSchedule } from './exports/schedule.ts';
import type { Heading } from './exports/sheet.ts';
import { taskLedger } from './exports/tasks.ts';
import type { AreaHandlers } from './handlers.ts';
import type { JobResult } from './jobRegistry.ts';
import { occurrencesOf } from './occurrences.ts';
import type { JobControl } from './ports.ts';
import { occurrenceView } from './views.ts';

const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface ExportInput {
  readonly year: Year;
  readonly kind: ExportKind;
  readonly paper: 'A4' | 'A3';
  readonly unitId?: UnitId;
}

/** The workbooks for leadership, made in the background from the same views as the screens. */
export function createExports(context: ServiceContext): AreaHandlers<'exports'> {
  return {
    'exports.workbook'(input) {
      const spec = workbookOf(context, input);
      if (!spec.ok) return spec;
      return succeed({ jobId: context.jobs.start('正在生成表格', (control) => write(context, spec.value, control)) });
    },
    'exports.calendar': (input) => exportCalendar(context, input),
  };
}

async function write(context: ServiceContext, spec: WorkbookSpec, control: JobControl): Promise<Outcome<JobResult>> {
  const written = await context.documents.writeWorkbook(spec, control);
  if (!written.ok) return written;
  const kept = context.files.put({ name: spec.fileName, mediaType: MEDIA_TYPE, bytes: written.value });
  return kept.ok ? succeed({ fileId: kept.value, fileName: spec.fileName }) : kept;
}

/** The table of a kind, of all units or of one, as it will be printed. */
export function workbookOf(context: ServiceContext, input: ExportInput): Outcome<WorkbookSpec> {
  const { store, clock } = context;
  const { year, kind, paper, unitId } = input;
  const district = store.workspace.setting('district');
  if (district === undefined) return fail('not-set-up', '还没有设立工作区。请先填写区县名称和年度。');
  if (!store.workspace.year(year)) return fail('not-found', `还没有 ${year} 年度。`);
  const unit = unitId && store.facts(year).units.find(({ id }) => id === unitId);
  if (unitId !== undefined && !unit) return fail('not-found', '没有找到这个单位，可能已被移除。请刷新后重试。');
  const heading: Heading = { district, year, paper, asOf: clock.today(), ...(unit ? { unit: unit.name } : {}) };
  switch (kind) {
    case 'tasks':
      return succeed(taskLedger(heading, rowsOf(occurrencesOf(context, year), input, 'measure', clock.today())));
    case 'schedule':
      return succeed(scheduleOf(context, input, heading));
    case 'assessment':
      return assessmentOf(context, input, heading);
    default:
      return assertNever(kind);
  }
}

/** The rows of the breakdown table; for one unit, its own duties with its own figures. */
function rowsOf(derived: Derived, { unitId }: ExportInput, kind: DutyKind, today: PlainDate): readonly DutyRow[] {
  const duties = derived.facts.duties.filter((duty) => duty.kind === kind);
  const rows = dutyRows(duties, derived, today);
  if (unitId === undefined) return rows;
  return rows.flatMap((row, index) => {
    const duty = duties[index];
    if (!duty || !row.unitIds.includes(unitId)) return [];
    const own = derived.ofDuty(row.id).filter((occurrence) => occurrence.unitId === unitId);
    const waits = duty.rules.some(({ rule }) => rule.type === 'triggered');
    // A unit that only supports has no occurrence of its own: it is shown how the whole duty stands.
    return [own.length > 0 || waits ? { ...row, ...dutyProgress(duty, own, today) } : row];
  });
}

function scheduleOf(context: ServiceContext, input: ExportInput, heading: Heading): WorkbookSpec {
  const derived = occurrencesOf(context, input.year);
  const { facts } = derived;
  const today = context.clock.today();
  const items = rowsOf(derived, input, 'disclosure', today).map((duty) => ({
    duty,
    occurrences: derived
      .ofDuty(duty.id)
      .filter((occurrence) => input.unitId === undefined || occurrence.unitId === input.unitId)
      .map((occurrence) => occurrenceView(occurrence, facts, today)),
  }));
  const order = facts.units.map(({ id }) => id);
  return disclosureSchedule(heading, items, order);
}

function assessmentOf(context: ServiceContext, { year, unitId }: ExportInput, heading: Heading): Outcome<WorkbookSpec> {
  const table = assessmentTable(context, year);
  if (!table.ok) return table;
  const dated = { ...heading, asOf: table.value.asOf };
  if (unitId === undefined) return succeed(scoreTable(dated, table.value));
  const row = table.value.groups.flatMap(({ rows }) => rows).find((candidate) => candidate.unitId === unitId);
  if (!row) return fail('not-found', `这个单位不在 ${year} 年度的考核范围内。`);
  return succeed(scoreSheet(dated, table.value.scheme, row));
}
