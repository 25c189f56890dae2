import type { ParsedInputOf } from '../../contract/index.ts';
import type { Year } from '../../domain/brand.ts';
import { comparable } from '../../domain/exchange/importTexts.ts';
import {
  matchLedger,
  NO_CHOICES,
  type LedgerChoices,
  type LedgerDuty,
  type LedgerLine,
} from '../../domain/exchange/ledgerMatching.ts';
import { readLedgerSheet, type LedgerRow, type LedgerSheet } from '../../domain/exchange/ledgerTable.ts';
import type { DutyKind } from '../../domain/model/duty.ts';
import type { OccurrenceText } from '../../domain/model/occurrenceKey.ts';
import { ownerOf } from '../../domain/reading/tables/titleUnit.ts';
import { yearIn } from '../../domain/reading/tables/titles.ts';
import type { Grid } from '../../domain/sheets/grid.ts';
import type { ServiceContext } from '../app/context.ts';
import { clausesOf } from '../year/clauses.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { storedNames } from '../year/parties.ts';

/** A ledger as it was read. What its lines mean is worked out when asked: the facts may move on. */
export interface PendingLedger {
  readonly ledgerId: string;
  readonly fileName: string;
  readonly year: Year;
  readonly grids: readonly Grid[];
  readonly notes: readonly string[];
}

/** An old ledger beside the year as it stands. */
export interface LedgerMatch {
  readonly sheets: readonly LedgerSheet[];
  readonly lines: readonly LedgerLine[];
}

const KINDS: readonly DutyKind[] = ['disclosure', 'measure', 'submission', 'case'];

/** Reads a ledger's sheets by what the office knows, and sets every line beside the occurrences of the year. */
export function matchWithStore(
  context: ServiceContext,
  { fileName, year, grids }: PendingLedger,
  choices?: ParsedInputOf<'oldLedger.preview'>['choices'],
): LedgerMatch {
  const { store, clock } = context;
  const { facts, ofDuty } = derivedYear(context, year);
  const duties = dutiesOf(context, year);
  const names = storedNames(store);
  const texts = new Set(duties.flatMap((duty) => duty.texts.map(comparable)));
  const known = {
    year: yearIn(fileName) ?? year,
    isDuty: (text: string) => texts.has(comparable(text)),
    isUnit: (text: string) => names.find(text)?.kind === 'unit',
  };
  const sheets = grids.map((grid, place) => readLedgerSheet(grid, known, place));
  const titles = new Map(sheets.flatMap(({ tables }) => tables.map(({ sheet, title }) => [sheet, title] as const)));
  const owner = ({ sheet }: LedgerRow): string | undefined => ownerOf(titles.get(sheet) ?? '', sheet, fileName);
  const lines = matchLedger(
    sheets.flatMap(({ rows }) => rows),
    {
      year,
      today: clock.today(),
      duties,
      occurrencesOf: ofDuty,
      fulfilments: facts.fulfilments,
      units: facts.units,
      names,
      ownerOf: (row) => (names.find(row.sheet)?.kind === 'unit' ? row.sheet : owner(row)),
    },
    choices === undefined ? NO_CHOICES : choicesOf(choices),
  );
  return { sheets, lines };
}

/** The year's duties with every text by which a document or this app calls them. */
function dutiesOf(context: ServiceContext, year: Year): readonly LedgerDuty[] {
  const { store } = context;
  const sources = new Map(
    KINDS.flatMap((kind) => store.duties.toCompare(year, kind)).map((duty) => [duty.id, duty.sources] as const),
  );
  return derivedYear(context, year).facts.duties.map((duty) => {
    const imported = (sources.get(duty.id) ?? []).map(({ row }) => row.content);
    return { duty, texts: [duty.content, ...imported, ...clausesOf(duty).values()] };
  });
}

function choicesOf({
  duties,
  units,
  lines,
  left,
  earlyReason,
}: ParsedInputOf<'oldLedger.preview'>['choices']): LedgerChoices {
  return {
    duties: new Map(Object.entries(duties)),
    units: new Map(Object.entries(units)),
    // A text that names no occurrence of the line's duty chooses nothing.
    lines: new Map(Object.entries(lines).map(([key, text]) => [key, text as OccurrenceText])),
    left: new Set(left),
    ...(earlyReason === undefined ? {} : { earlyReason }),
  };
}
