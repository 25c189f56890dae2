import type { ReceiptFault } from '../../contract/fillIn.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { UnitId, Year } from '../../domain/brand.ts';
import { matchFaults, type FaultChange } from '../../domain/exchange/faultMatching.ts';
import { FAULT_COLUMNS, type FaultField } from '../../domain/fillIn/faults.ts';
import type { SideRow, SideSheet } from '../../domain/fillIn/sideSheet.ts';
import type { ReturnedBook } from '../../domain/fillIn/returned.ts';
import type { FillInBook, FillInRound } from '../../domain/fillIn/round.ts';
import { findingState, isSettled } from '../../domain/findings/state.ts';
import type { Finding } from '../../domain/model/finding.ts';
import { rowKey, type StampedRow } from '../../domain/sheets/stamp.ts';
import { FINDING_STATE_WORDS } from '../../domain/words/findings.ts';
import type { ServiceContext } from '../app/context.ts';

/** The findings that units are asked about: found by the day of the round, and not settled. */
export function openFindings(
  { store, clock }: Pick<ServiceContext, 'store' | 'clock'>,
  year: Year,
  through: PlainDate,
): ReadonlyMap<UnitId, readonly Finding[]> {
  const today = clock.today();
  const open = store.findings
    .ofYear(year)
    .filter((finding) => finding.foundOn <= through && !isSettled(findingState(finding, today)));
  return Map.groupBy(open, ({ unitId }) => unitId);
}

/** The sheets 问题整改 of a book, one for each of its units that has open findings, and what its stamp says of their rows. */
export function faultSheets(
  context: ServiceContext,
  { title, year, asking, dueOn }: FillInRound,
  book: FillInBook,
  unitNames: ReadonlyMap<string, string>,
): { readonly sheets: readonly SideSheet[]; readonly stamped: readonly (readonly [string, StampedRow])[] } {
  const open = openFindings(context, year, asking.through);
  const district = context.store.workspace.setting('district') ?? '';
  const stamped: (readonly [string, StampedRow])[] = [];
  const today = context.clock.today();
  const sheets = book.unitIds.flatMap((unitId): readonly SideSheet[] => {
    const findings = open.get(unitId) ?? [];
    if (findings.length === 0) return [];
    const unit = unitNames.get(unitId) ?? '';
    const rows = findings.map((finding, index): SideRow => {
      // Behind the keys of the book's own rows.
      const key = rowKey(book.id, book.rows.length + stamped.length);
      const cells = cellsOf(finding, index, today);
      stamped.push([key, { id: finding.id, cells }]);
      return { key, cells };
    });
    return [
      {
        name: book.unitIds.length > 1 ? `${unit}问题` : '问题整改',
        title: `${district}政务公开问题整改（${title}）`,
        instructions: `填写说明：1. 只填右侧浅色的“整改情况”“佐证链接”两列，写明怎么改的、在哪里能看到；其余文字不要改动，不要增删行列。2. 请于${chineseDate(dueOn)}前与填报表一并返回；整改以复核为准。`,
        unit: `填报单位：${unit}`,
        columns: FAULT_COLUMNS,
        signFrom: 'points',
        rows,
      },
    ];
  });
  return { sheets, stamped };
}

function cellsOf(finding: Finding, index: number, today: PlainDate): Readonly<Record<FaultField, string>> {
  const { indicator, cause, points = '', rectifyBy = '', reply } = finding;
  return {
    number: String(index + 1),
    indicator,
    cause,
    points,
    rectifyBy,
    state: FINDING_STATE_WORDS[findingState(finding, today)],
    reply: reply?.text ?? '',
    link: reply?.link ?? '',
  };
}

/** What a book that came back says of findings. */
export interface ReviewedFaults {
  readonly views: readonly ReceiptFault[];
  readonly changes: readonly FaultChange[];
  readonly filled: ReadonlyMap<UnitId, number>;
  readonly notes: readonly string[];
}

/** Sets what a book says of findings beside what is on record now. */
export function reviewFaults(
  { store }: ServiceContext,
  year: Year,
  { faults = [], stamp }: ReturnedBook,
  { id, unitIds }: FillInBook,
  unitNames: ReadonlyMap<string, string>,
): ReviewedFaults {
  const own = stamp?.book === id ? stamp : undefined;
  const { changes, filled, strays } = matchFaults(faults, own, store.findings.ofYear(year), unitIds);
  return {
    changes,
    filled,
    notes: strays.map((stray) => `${stray}，没有采用。`),
    views: changes.map((change) => faultView(change, unitNames)),
  };
}

function faultView(
  { finding, row, before, after, conflict, barred, notes }: FaultChange,
  unitNames: ReadonlyMap<string, string>,
): ReceiptFault {
  return {
    key: finding.id,
    unitId: finding.unitId,
    unit: unitNames.get(finding.unitId) ?? '',
    sheet: row.sheet,
    line: row.line,
    indicator: finding.indicator,
    cause: finding.cause,
    before,
    after,
    takenAtFirst: !conflict && barred === undefined,
    notes: [...(conflict ? ['发出之后，这里的整改情况改过，请核对'] : []), ...notes],
    ...(barred === undefined ? {} : { barred }),
  };
}

/** The changes that a person takes over, or lets stand; what is barred is never taken. */
export function faultsTaken(
  { changes, views }: ReviewedFaults,
  decided: Readonly<Record<string, boolean>> | undefined,
): readonly FaultChange[] {
  const first = new Map(views.map(({ key, takenAtFirst }) => [key, takenAtFirst]));
  return changes.filter(
    ({ finding, barred }) => barred === undefined && (decided?.[finding.id] ?? first.get(finding.id) ?? false),
  );
}
