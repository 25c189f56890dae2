import type { LedgerLineView, LedgerPreview } from '../../contract/oldLedger.ts';
import type { LedgerLine } from '../../domain/exchange/ledgerMatching.ts';
import { yearIn } from '../../domain/reading/tables/titles.ts';
import type { YearFacts } from '../../domain/model/facts.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import { occurrenceText } from '../../domain/model/occurrenceKey.ts';
import { isBefore } from '../../domain/occurrences/counts.ts';
import type { ServiceContext } from '../app/context.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { factsIndex } from '../year/views.ts';
import type { LedgerMatch, PendingLedger } from './match.ts';

/** A person chooses among so many, no more. */
const MOST_CANDIDATES = 60;

/** A ledger's lines as the person sees them before anything is written. */
export function previewOf(
  context: ServiceContext,
  pending: PendingLedger,
  { sheets, lines }: LedgerMatch,
): LedgerPreview {
  const { ledgerId, fileName, year, grids } = pending;
  const { facts } = derivedYear(context, year);
  const views = lines.map((line) => lineView(line, facts));
  const count = (state: LedgerLineView['state']) => views.filter((line) => line.state === state).length;
  const before = lines.filter((line) => line.state === 'register' && isBefore(line.registers.occurrence));
  return {
    ledgerId,
    fileName,
    year,
    tables: sheets.flatMap(({ tables }) =>
      tables.map(({ sheet, title, headerLine, columns }) => ({ sheet, title, headerLine, columns })),
    ),
    skippedSheets: sheets.flatMap(({ skipped }, at) =>
      skipped === undefined ? [] : [{ sheet: grids[at]?.sheet ?? '', reason: skipped }],
    ),
    notes: [...otherYear(pending, sheets), ...pending.notes],
    leftOut: sheets.flatMap(({ leftOut }) => leftOut),
    lines: views,
    counts: {
      register: count('register'),
      already: count('already'),
      open: count('open'),
      left: count('left'),
      before: before.length,
    },
  };
}

function otherYear({ fileName, year }: PendingLedger, sheets: LedgerMatch['sheets']): readonly string[] {
  const years = [fileName, ...sheets.flatMap(({ tables }) => tables.map(({ title }) => title))].map(yearIn);
  const other = years.find((named) => named !== undefined && named !== year);
  return other === undefined
    ? []
    : [`文件写的是 ${other} 年，现在打开的是 ${year} 年度：没有写年份的所属期和日期按 ${other} 年读。`];
}

function lineView(line: LedgerLine, facts: YearFacts): LedgerLineView {
  const { key, row, unit } = line;
  const { cells, sheet } = row;
  const base = {
    key,
    sheet,
    line: row.line,
    content: cells.content?.text ?? '',
    unit,
    period: cells.period?.text || (cells.due?.text ?? ''),
    done: cells.done?.text ?? '',
    title: cells.title?.text ?? '',
    link: cells.link?.text ?? '',
    address: cells.done?.address ?? cells.content?.address ?? '',
  };
  switch (line.state) {
    case 'register': {
      const { occurrence, doneOn, title, link } = line.registers;
      const proposed = {
        ...(line.isProposed ? { isProposed: true as const } : {}),
        ...(line.isEarly ? { isEarly: true as const } : {}),
      };
      const meant = meantBy(occurrence, facts);
      return { ...base, state: 'register', meant, doneOn, title, link, notes: line.notes, ...proposed };
    }
    case 'already':
      return { ...base, state: 'already', meant: meantBy(line.occurrence, facts), doneOn: line.doneOn, notes: [] };
    case 'open':
      return { ...base, state: 'open', notes: [] };
    case 'left': {
      const { reason, address, unknown, candidates = [] } = line;
      const asked = unknown === undefined ? {} : { unknown };
      const chooses = candidates.length > 0 && candidates.length <= MOST_CANDIDATES;
      return {
        ...base,
        state: 'left',
        address,
        notes: [],
        reason,
        ...asked,
        ...(chooses ? { candidates: candidates.map((one) => candidateView(one, facts)) } : {}),
      };
    }
    default:
      return line satisfies never;
  }
}

function meantBy(
  { dutyId, unitId, period, dueOn }: Occurrence,
  facts: YearFacts,
): NonNullable<LedgerLineView['meant']> {
  const { duties, unitNames } = factsIndex(facts);
  return { content: duties.get(dutyId)?.content ?? '', unit: unitNames.get(unitId) ?? '', period: period.label, dueOn };
}

function candidateView(one: Occurrence, facts: YearFacts): { readonly choice: string; readonly words: string } {
  const { content, period, dueOn } = meantBy(one, facts);
  const number = factsIndex(facts).duties.get(one.dutyId)?.number ?? '';
  const short = content.length > 20 ? `${content.slice(0, 20)}…` : content;
  const due = dueOn === undefined ? '' : `（${dueOn} 到期）`;
  return { choice: occurrenceText(one), words: `${period}${due} ${number} ${short}`.trim() };
}
