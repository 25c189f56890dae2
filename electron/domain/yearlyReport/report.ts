import type { UnitId } from '../brand.ts';
import type { ApplicantKind } from '../model/request.ts';
import { APPLICANT_WORDS } from '../words/requests.ts';
import type { CasesByCell } from './figures.ts';
import { disputeCell, kindColumns, requestCell, resultRows, type ReportForm } from './form.ts';

/** Whole numbers by cell; a cell that is not there is nought. */
export type Figures = ReadonlyMap<string, number>;

/** What one organ has to say for the year. */
export interface OrganFigures {
  readonly unitId: UnitId;
  readonly name: string;
  /** From its register, or from a table that it returned; `none`: neither. */
  readonly origin: 'register' | 'returned' | 'none';
  readonly figures: Figures;
  readonly cases: CasesByCell;
  /** Why no table can be made, each a Chinese sentence. */
  readonly faults: readonly string[];
}

/** What an organ's figures are made from. */
export interface OrganSources {
  readonly unitId: UnitId;
  readonly name: string;
  readonly form: ReportForm;
  /** Of its register; `undefined` where it has none. */
  readonly cases: CasesByCell | undefined;
  readonly typed: Figures;
  readonly returned: Figures;
  /** What last year's report carried out, by kind; `undefined` where there is none of last year. */
  readonly carriedOut: ReadonlyMap<ApplicantKind, number> | undefined;
}

const at = (figures: Figures, cell: string): number => figures.get(cell) ?? 0;

function sum(figures: Figures, cells: readonly string[]): number {
  return cells.reduce((all, cell) => all + at(figures, cell), 0);
}

/** The results of a kind of applicants, counted together. */
export function resultsOf(form: ReportForm, figures: Figures, kind: ApplicantKind): number {
  return sum(
    figures,
    resultRows(form).map((row) => requestCell(row, kind)),
  );
}

/** Adds totals: of rows, of columns, of disputes. */
export function withTotals(form: ReportForm, figures: Figures): Figures {
  const all = new Map(figures);
  const kinds = kindColumns(form);
  for (const kind of kinds) all.set(requestCell('results', kind), resultsOf(form, figures, kind));
  for (const { key } of form.requestRows) {
    all.set(
      requestCell(key, 'total'),
      sum(
        all,
        kinds.map((kind) => requestCell(key, kind)),
      ),
    );
  }
  for (const { key } of form.disputes) {
    const parts = form.disputeColumns.flatMap((column) =>
      column.key === 'total' ? [] : [disputeCell(key, column.key)],
    );
    all.set(disputeCell(key, 'total'), sum(all, parts));
  }
  return all;
}

/** 差 1 件: what does not add up in one kind's column. */
function balanceFault(form: ReportForm, name: string, figures: Figures, kind: ApplicantKind): readonly string[] {
  const [fresh, carriedIn, carriedOut] = (['new', 'carriedIn', 'carriedOut'] as const).map((row) =>
    at(figures, requestCell(row, kind)),
  ) as [number, number, number];
  const results = resultsOf(form, figures, kind);
  const gap = Math.abs(fresh + carriedIn - results - carriedOut);
  if (gap === 0) return [];
  return [
    `${name}（${APPLICANT_WORDS[kind]}）：本年新收 ${fresh} 件加上年结转 ${carriedIn} 件，办理结果 ${results} 件加结转下年度 ${carriedOut} 件，差 ${gap} 件。`,
  ];
}

/** Totals that a returned table states otherwise than its own cells add up to. */
function totalFaults(form: ReportForm, name: string, returned: Figures): readonly string[] {
  const reckoned = withTotals(form, withoutTotals(returned));
  const faults: string[] = [];
  for (const { key, labels } of form.requestRows) {
    for (const { key: column, header } of form.requestColumns) {
      if (key !== 'results' && column !== 'total') continue;
      const cell = requestCell(key, column);
      const said = returned.get(cell);
      const is = at(reckoned, cell);
      if (said === undefined || said === is) continue;
      const label = labels.findLast((each) => each !== '') ?? '';
      faults.push(
        `${name}（${label}，${header[1]}）：表中填 ${said}，按各项相加应为 ${is}，差 ${Math.abs(said - is)} 件。`,
      );
    }
  }
  for (const { key, label } of form.disputes) {
    const cell = disputeCell(key, 'total');
    const [said, is] = [returned.get(cell), at(reckoned, cell)];
    if (said === undefined || said === is) continue;
    faults.push(`${name}（${label}，总计）：表中填 ${said}，按各项相加应为 ${is}，差 ${Math.abs(said - is)} 件。`);
  }
  return faults;
}

function isTotal(cell: string): boolean {
  return cell.endsWith('.total') || cell.startsWith('requests.results.');
}

function tableOf(cell: string): string {
  return cell.slice(0, cell.indexOf('.'));
}

function withoutTotals(figures: Figures): Figures {
  return new Map([...figures].filter(([cell]) => !isTotal(cell)));
}

function carriedFaults({ name, form, carriedOut }: OrganSources, figures: Figures): readonly string[] {
  if (carriedOut === undefined) return [];
  return kindColumns(form).flatMap((kind) => {
    const [carried, before] = [at(figures, requestCell('carriedIn', kind)), carriedOut.get(kind) ?? 0];
    if (carried === before) return [];
    return [
      `${name}（${APPLICANT_WORDS[kind]}）：上年结转 ${carried} 件，上一年度报告结转下年度 ${before} 件，差 ${Math.abs(carried - before)} 件。`,
    ];
  });
}

/** Cells that are counted one by one, with what a person calls each. */
function countedCells({ requestRows, requestColumns, disputes, disputeColumns }: ReportForm) {
  const requests = requestRows.flatMap(({ key, labels }) =>
    requestColumns.map((column) => ({
      cell: requestCell(key, column.key),
      words: `${labels.findLast((each) => each !== '') ?? ''}，${column.header[1]}`,
    })),
  );
  const ends = disputes.flatMap(({ key, label }) =>
    disputeColumns.map((column) => ({ cell: disputeCell(key, column.key), words: `${label}，${column.label}` })),
  );
  return [...requests, ...ends].filter(({ cell }) => !isTotal(cell));
}

/** Where register and returned table say different things, in the tables that it filled in. */
function differingFaults({ name, form }: OrganSources, register: Figures, returned: Figures): readonly string[] {
  const filled = new Set([...returned.keys()].map(tableOf));
  return countedCells(form).flatMap(({ cell, words }) => {
    const [here, there] = [at(register, cell), at(returned, cell)];
    if (here === there || !filled.has(tableOf(cell))) return [];
    return [`${name}（${words}）：登记簿为 ${here} 件，返回的表填 ${there} 件，差 ${Math.abs(here - there)} 件。`];
  });
}

/**
 * An organ's figures for the year, from its register or else from the table that it returned. What is typed stands in for what a first year cannot know:
 * carried in, and what is published of one's own accord. New and carried in always equal results and carried out, for each kind of applicants, and what is
 * carried in equals what last year carried out; where not, the gap is named.
 */
export function organFigures(sources: OrganSources): OrganFigures {
  const { unitId, name, form, cases, typed, returned } = sources;
  const counted: Figures = new Map([...(cases ?? [])].map(([cell, ids]) => [cell, ids.length]));
  const openness = new Map([...typed, ...returned].filter(([cell]) => cell.startsWith('openness.')));
  const isReturned = returned.size > 0;
  const origin = cases !== undefined ? 'register' : isReturned ? 'returned' : 'none';
  const carried = new Map([...typed].filter(([cell]) => cell.startsWith('requests.carriedIn.')));
  const own: Figures =
    origin === 'register' ? new Map([...counted, ...carried]) : withoutTotals(isReturned ? returned : carried);
  const figures = new Map([...openness, ...own]);
  const kinds: readonly ApplicantKind[] = kindColumns(form);
  return {
    unitId,
    name,
    origin,
    figures,
    cases: cases ?? new Map(),
    faults: [
      ...(isReturned ? totalFaults(form, name, returned) : []),
      ...kinds.flatMap((kind) => balanceFault(form, name, figures, kind)),
      ...carriedFaults(sources, figures),
      ...(origin === 'register' && isReturned ? differingFaults(sources, counted, withoutTotals(returned)) : []),
    ],
  };
}

/** A whole report: of one organ, or of all of a district together. */
export interface ReportTables {
  /** `undefined` where a fault stands against it. */
  readonly figures: Figures | undefined;
  readonly faults: readonly string[];
}

/** The tables of several organs together; none where any of them has a fault. */
export function tablesOf(form: ReportForm, organs: readonly OrganFigures[], own: Figures = new Map()): ReportTables {
  const faults = organs.flatMap((organ) => organ.faults);
  if (faults.length > 0) return { figures: undefined, faults };
  const figures = new Map(own);
  for (const organ of organs) {
    for (const [cell, value] of organ.figures) figures.set(cell, (figures.get(cell) ?? 0) + value);
  }
  return { figures: withTotals(form, figures), faults };
}
