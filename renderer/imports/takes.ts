import type { DutyKind, Following } from '../../electron/contract/shared.ts';
import { FOLLOWINGS } from '../../electron/domain/words/duties.ts';
import type { PreviewRow, RowDecision, SourceChange, DutyTextField } from '../../electron/contract/imports.ts';

/** What the person decided, by key of the row; rows that are not named go as proposed. */
export type RowDecisions = Readonly<Record<string, RowDecision>>;

/** Whether a row is imported: as decided, else as proposed. */
export function isIncluded(row: PreviewRow, decision: RowDecision | undefined): boolean {
  return decision?.include ?? row.ticked;
}

/** What writing a row does: `change` something of the ledger, `note` that the file contains what is there, or nothing. */
export function writingOf(row: PreviewRow, decision: RowDecision | undefined): 'change' | 'note' | 'nothing' {
  if (!isIncluded(row, decision)) return 'nothing';
  const { rules, parties, kind, following, startsOn } = decision ?? {};
  const decided = [rules, parties, kind, following, startsOn].some((each) => each !== undefined);
  if (row.dutyId === undefined || decided || takenFields(row, decision).size > 0) return 'change';
  return row.isNews ? 'note' : 'nothing';
}

/** The changed cells of a row that will be taken from the file. */
export function takenFields(row: PreviewRow, decision: RowDecision | undefined): ReadonlySet<DutyTextField> {
  return new Set(decision?.take ?? row.takenAtFirst);
}

export function isTaken(row: PreviewRow, { field }: SourceChange, decision: RowDecision | undefined): boolean {
  return (decision?.take ?? row.takenAtFirst).includes(field);
}

/** 采用文件 or 保留现有 for one cell. A row that was left out is in again when one of its cells is taken. */
export function withCell(
  row: PreviewRow,
  decision: RowDecision | undefined,
  field: DutyTextField,
  take: boolean,
): RowDecision {
  const taken = takenFields(row, decision);
  const fields = row.changes.map((change) => change.field).filter((each) => (each === field ? take : taken.has(each)));
  return { include: true, ...decision, ...(take ? { include: true } : {}), take: fields };
}

/** What can be done to all rows in sight at once. */
export type BulkChoice = 'take' | 'keep' | 'leaveOut';

/**
 * Applies a choice to many rows: `take` imports them with every changed cell, conflicts too, but clears nothing; `keep` leaves what
 * is stored; `leaveOut` does not import them. New rows have nothing to keep: `keep` passes them by.
 */
export function withAll(decisions: RowDecisions, rows: readonly PreviewRow[], choice: BulkChoice): RowDecisions {
  const changed = rows.flatMap((row): [string, RowDecision][] => {
    const old = decisions[row.key] ?? { include: isIncluded(row, undefined) };
    switch (choice) {
      case 'leaveOut':
        return [[row.key, { ...old, include: false }]];
      case 'keep':
        return row.changes.length === 0 ? [] : [[row.key, { ...old, include: true, take: [] }]];
      default: {
        const take = row.changes.flatMap(({ field, clears }) => (clears ? [] : [field]));
        return [[row.key, row.changes.length === 0 ? { ...old, include: true } : { ...old, include: true, take }]];
      }
    }
  });
  return { ...decisions, ...Object.fromEntries(changed) };
}

function isFollowing(value: Following | DutyKind): value is Following {
  return FOLLOWINGS.some((each) => each === value);
}

/** Gives rows a way of being followed or a kind; whether they are imported stays as it is. */
export function withFacts(
  decisions: RowDecisions,
  rows: readonly PreviewRow[],
  value: Following | DutyKind,
): RowDecisions {
  const fact = isFollowing(value) ? { following: value } : { kind: value };
  const changed = rows.map((row): [string, RowDecision] => {
    const old = decisions[row.key];
    return [row.key, { ...old, include: isIncluded(row, old), ...fact }];
  });
  return { ...decisions, ...Object.fromEntries(changed) };
}

/** What will happen to the rows, in figures. */
export interface TakenTally {
  /** Rows that come new into the ledger. */
  readonly created: number;
  /** Changed cells taken from the file, those that empty a value not counted. */
  readonly taken: number;
  /** Changed cells that stay as they are stored. */
  readonly kept: number;
  readonly cleared: number;
  /** Rows that are not imported. */
  readonly leftOut: number;
}

export function tallyOf(rows: readonly PreviewRow[], decisions: RowDecisions): TakenTally {
  let [created, taken, kept, cleared, leftOut] = [0, 0, 0, 0, 0];
  for (const row of rows) {
    const decision = decisions[row.key];
    if (!isIncluded(row, decision)) {
      leftOut += 1;
      continue;
    }
    if (row.state === 'new') created += 1;
    for (const change of row.changes) {
      if (!isTaken(row, change, decision)) kept += 1;
      else if (change.clears) cleared += 1;
      else taken += 1;
    }
  }
  return { created, taken, kept, cleared, leftOut };
}

/** 新增 3 项 · 采用文件 12 处 · 保留现有 2 处 · 清空 1 处 · 不导入 4 行 */
export function tallyWords({ created, taken, kept, cleared, leftOut }: TakenTally): string {
  const parts: readonly (readonly [number, string])[] = [
    [created, `新增 ${created} 项`],
    [taken, `采用文件 ${taken} 处`],
    [kept, `保留现有 ${kept} 处`],
    [cleared, `清空 ${cleared} 处`],
    [leftOut, `不导入 ${leftOut} 行`],
  ];
  const said = parts.flatMap(([count, words]) => (count > 0 ? [words] : []));
  return said.length > 0 ? said.join(' · ') : '与现有内容相同';
}

/** A text parted where it differs from another: what both begin with, what is only here, what both end with. */
export function differing(text: string, other: string): readonly [string, string, string] {
  const most = Math.min(text.length, other.length);
  let start = 0;
  while (start < most && text[start] === other[start]) start += 1;
  let end = 0;
  while (end < most - start && text[text.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  return [text.slice(0, start), text.slice(start, text.length - end), text.slice(text.length - end)];
}
