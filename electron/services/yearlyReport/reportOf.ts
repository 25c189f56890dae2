import type { UnitId, Year } from '../../domain/brand.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import { formOf, type ReportForm } from '../../domain/yearlyReport/form.ts';
import { tablesOf, type OrganFigures, type ReportTables } from '../../domain/yearlyReport/report.ts';
import type { ServiceContext } from '../app/context.ts';
import { cellsOf, organsOf } from './organs.ts';

/** A whole report as it stands. */
export interface Report {
  readonly form: ReportForm;
  readonly name: string;
  /** Who signs it: the organ, for the district its government. */
  readonly signs: string;
  readonly organs: readonly OrganFigures[];
  readonly tables: ReportTables;
  readonly texts: ReadonlyMap<string, string>;
}

function refuseYear({ store }: ServiceContext, year: Year): Failure | undefined {
  return store.workspace.year(year)
    ? undefined
    : fail('not-found', `还没有 ${year} 年度。请先在“设置”中新建该年度。`).error;
}

/** The report of an organ, or of the district where none is named. */
export function reportOf(context: ServiceContext, year: Year, unitId: UnitId | undefined): Outcome<Report> {
  const { store } = context;
  const refusal = refuseYear(context, year);
  if (refusal) return { ok: false, error: refusal };
  const form = formOf(year);
  const all = organsOf(context, year);
  const organs = unitId === undefined ? all : all.filter((organ) => organ.unitId === unitId);
  const [own] = organs;
  if (unitId !== undefined && !own) return fail('not-found', '所选的单位已不存在，或这一年还没有设立。请重新选择。');
  const typed = unitId === undefined ? cellsOf(context, year).typed.get(undefined) : undefined;
  const name = unitId === undefined ? (store.workspace.setting('district') ?? '') : (own?.name ?? '');
  return succeed({
    form,
    name,
    signs: unitId === undefined && !name.endsWith('人民政府') ? `${name}人民政府` : name,
    organs,
    tables: tablesOf(form, organs, typed),
    texts: store.yearlyReport.texts(year, unitId),
  });
}
