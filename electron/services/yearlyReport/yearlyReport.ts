import type { ParsedInputOf } from '../../contract/index.ts';
import type { ReportCellView, ReportView } from '../../contract/yearlyReport.ts';
import type { UnitId, Year } from '../../domain/brand.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { ReportForm } from '../../domain/yearlyReport/form.ts';
import { runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { exportReport } from './files.ts';
import { cellsOf } from './organs.ts';
import { reportOf } from './reportOf.ts';
import { createReturned } from './returned.ts';

/** 政府信息公开工作年度报告: the office's own from its register, the district's from every unit's. The year's cut-off does not matter to it. */
export function createYearlyReport(context: ServiceContext): AreaHandlers<'yearlyReport'> {
  return {
    'yearlyReport.get': ({ year, unitId }) => view(context, year, unitId ?? undefined),
    'yearlyReport.cell': (input) => cellOf(context, input),
    'yearlyReport.setCells': (input) => setCells(context, input),
    'yearlyReport.setText': (input) => setText(context, input),
    'yearlyReport.export': (input) => exportReport(context, input),
    ...createReturned(context),
  };
}

function view(context: ServiceContext, year: Year, unitId: UnitId | undefined): Outcome<ReportView> {
  const found = reportOf(context, year, unitId);
  if (!found.ok) return found;
  const { form, name, organs, tables, texts } = found.value;
  return succeed({
    form,
    name,
    ...(tables.figures === undefined ? {} : { figures: nonZero(tables.figures) }),
    faults: tables.faults,
    typed: nonZero(cellsOf(context, year).typed.get(unitId) ?? new Map()),
    texts: Object.fromEntries(texts),
    organs:
      unitId === undefined
        ? organs.map(({ unitId: id, name: of, origin, faults }) => ({ unitId: id, name: of, origin, faults }))
        : [],
  });
}

function nonZero(figures: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  return Object.fromEntries([...figures].filter(([, value]) => value !== 0));
}

/** What stands behind a cell. A total opens to all that it sums. */
function cellOf(
  context: ServiceContext,
  { year, unitId, cell }: ParsedInputOf<'yearlyReport.cell'>,
): Outcome<ReportCellView> {
  const found = reportOf(context, year, unitId ?? undefined);
  if (!found.ok) return found;
  const { form, organs } = found.value;
  const cells = partsOf(form, cell);
  if (unitId === null) {
    return succeed({
      cases: [],
      organs: organs.flatMap((organ) => {
        const value = cells.reduce((sum, each) => sum + (organ.figures.get(each) ?? 0), 0);
        return value === 0 ? [] : [{ unitId: organ.unitId, name: organ.name, value }];
      }),
    });
  }
  const numbers = new Map(context.store.requests.facts().map(({ id, number }) => [id, number]));
  const ids = new Set(organs.flatMap(({ cases }) => cells.flatMap((each) => cases.get(each) ?? [])));
  return succeed({ cases: [...ids].map((id) => ({ id, number: numbers.get(id) ?? '' })), organs: [] });
}

function partsOf(form: ReportForm, cell: string): readonly string[] {
  const [table = '', row = '', column = ''] = cell.split('.');
  if (table === 'disputes') {
    const columns = form.disputeColumns.filter(({ key }) => key !== 'total');
    return column === 'total' ? columns.map(({ key }) => `disputes.${row}.${key}`) : [cell];
  }
  if (table !== 'requests') return [cell];
  const outer = new Set(['new', 'carriedIn', 'carriedOut', 'results']);
  const rows = row === 'results' ? form.requestRows.flatMap(({ key }) => (outer.has(key) ? [] : [key])) : [row];
  const columns =
    column === 'total' ? form.requestColumns.flatMap(({ key }) => (key === 'total' ? [] : [key])) : [column];
  return rows.flatMap((each) => columns.map((kind) => `requests.${each}.${kind}`));
}

function setCells(context: ServiceContext, { year, unitId, cells }: ParsedInputOf<'yearlyReport.setCells'>) {
  const found = reportOf(context, year, unitId ?? undefined);
  if (!found.ok) return found;
  const { form, name } = found.value;
  const openness = form.openness.flatMap(({ rows }) => rows.flatMap((row) => row.cells.map(({ key }) => key)));
  const carried =
    unitId === null
      ? []
      : form.requestColumns.flatMap(({ key }) => (key === 'total' ? [] : [`requests.carriedIn.${key}`]));
  const known = new Set([...openness, ...carried]);
  const unknown = Object.keys(cells).find((cell) => !known.has(cell));
  if (unknown !== undefined) {
    return fail('invalid-input', `“${unknown}”不是可以填写的一格。申请的办理数据来自登记簿或单位返回的表。`);
  }
  const values = new Map(Object.entries(cells).map(([cell, value]) => [cell, value === null ? null : String(value)]));
  return runCommand(context, { label: `填写${name}${year}年年度报告的数据` }, () => {
    context.store.yearlyReport.setCells(year, unitId ?? undefined, values, 'typed');
    return {};
  });
}

function setText(context: ServiceContext, { year, unitId, part, text }: ParsedInputOf<'yearlyReport.setText'>) {
  const found = reportOf(context, year, unitId ?? undefined);
  if (!found.ok) return found;
  const { form, name } = found.value;
  const heading = form.texts.find(({ key }) => key === part)?.heading;
  if (heading === undefined) return fail('invalid-input', '年度报告没有这一部分。请刷新后重试。');
  return runCommand(context, { label: `${name}${year}年年度报告：${heading}` }, () => {
    context.store.yearlyReport.setText(year, unitId ?? undefined, part, text);
    return {};
  });
}
