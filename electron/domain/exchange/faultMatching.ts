import type { UnitId } from '../brand.ts';
import type { ReturnedFault } from '../fillIn/faults.ts';
import { isSettled } from '../findings/state.ts';
import type { Finding } from '../model/finding.ts';
import { LONGEST_LINK, linkTrouble, withScheme } from '../registrations/link.ts';
import type { WorkbookStamp } from '../sheets/stamp.ts';
import { comparable } from './importTexts.ts';

/** What a unit says of the rectification of a finding. */
export interface SaidOfFault {
  readonly text: string;
  readonly link: string;
}

/** A finding that came back in a book otherwise than it is on record. */
export interface FaultChange {
  readonly finding: Finding;
  readonly row: ReturnedFault;
  readonly before: SaidOfFault;
  readonly after: SaidOfFault;
  /** The office has changed it since the book went out, or the unit emptied it: it is not taken unasked. */
  readonly conflict: boolean;
  /** Why it cannot be taken, in Chinese. */
  readonly barred?: string;
  /** Chinese: what was made of it. */
  readonly notes: readonly string[];
}

export interface FaultMatch {
  readonly changes: readonly FaultChange[];
  /** Findings of which each unit wrote something, whether or not it is on record already. */
  readonly filled: ReadonlyMap<UnitId, number>;
  /** Rows that are no finding of this book's units: 工作表“问题整改”第 6 行. */
  readonly strays: readonly string[];
}

/** A dash where there is nothing to say. */
const NOTHING = /^[-—－／/\\]+$/u;
const MOST = 20_000;

/** Sets what a book says of findings beside the record: by hidden key, and by wording where the key is gone. */
export function matchFaults(
  rows: readonly ReturnedFault[],
  stamp: WorkbookStamp | undefined,
  findings: readonly Finding[],
  units: readonly UnitId[],
): FaultMatch {
  const own = findings.filter(({ unitId }) => units.includes(unitId));
  const changes: FaultChange[] = [];
  const strays: string[] = [];
  const seen = new Set<string>();
  const filled = new Map<UnitId, number>();
  for (const row of rows) {
    const stamped = row.key === undefined ? undefined : stamp?.rows[row.key];
    const finding = own.find(({ id }) => id === stamped?.id) ?? byWording(row, own);
    const said = saidIn(row);
    const isBlank = said.after.text === '' && said.after.link === '' && said.notes.length === 0;
    if (!finding || seen.has(finding.id)) {
      if (!isBlank)
        strays.push(`工作表“${row.sheet}”第 ${row.line} 行${finding ? '与另一行重复' : '对不上这里的问题'}`);
      continue;
    }
    seen.add(finding.id);
    const before = { text: finding.reply?.text ?? '', link: finding.reply?.link ?? '' };
    const base = stamped ? { text: stamped.cells['reply'] ?? '', link: stamped.cells['link'] ?? '' } : undefined;
    const isUntouched = base === undefined ? isBlank : same(said.after, base) && said.notes.length === 0;
    if (!isUntouched && !isBlank) filled.set(finding.unitId, (filled.get(finding.unitId) ?? 0) + 1);
    if (isUntouched || (same(said.after, before) && said.notes.length === 0)) continue;
    const clears = said.after.text === '' && said.after.link === '';
    const isMoved = base === undefined ? before.text + before.link !== '' : !same(base, before);
    const barred = whyBarred(finding, clears) ?? (same(said.after, before) ? '没有可以采用的内容' : undefined);
    changes.push({
      finding,
      row,
      before,
      after: said.after,
      notes: said.notes,
      conflict: isMoved,
      ...(barred === undefined ? {} : { barred }),
    });
  }
  return { changes, filled, strays };
}

function whyBarred({ recheck }: Finding, clears: boolean): string | undefined {
  if (recheck && isSettled(recheck.result)) return '已复核结束，不再接收回复';
  return clears ? '表里清空了；原来的整改情况保留' : undefined;
}

/** The only finding of the same cause, and of the same indicator where several share it. */
function byWording(row: ReturnedFault, findings: readonly Finding[]): Finding | undefined {
  const alike = findings.filter(({ cause }) => comparable(cause) === comparable(row.cause));
  const closer = alike.filter(({ indicator }) => comparable(indicator) === comparable(row.indicator));
  return alike.length === 1 ? alike[0] : closer.length === 1 ? closer[0] : undefined;
}

function same(a: SaidOfFault, b: SaidOfFault): boolean {
  return comparable(a.text) === comparable(b.text) && a.link === b.link;
}

function saidIn({ reply, link }: ReturnedFault): { readonly after: SaidOfFault; readonly notes: readonly string[] } {
  const notes: string[] = [];
  const text = NOTHING.test(reply.text) ? '' : reply.text;
  if (text.length > MOST) notes.push(`单元格 ${reply.address} 超过 ${MOST} 个字，没有采用`);
  const typed = NOTHING.test(link.text) ? '' : link.text;
  const address = withScheme(typed);
  const isLink = typed === '' || (address.length <= LONGEST_LINK && linkTrouble(address) === undefined);
  if (!isLink) notes.push(`单元格 ${link.address} 的“${typed}”不是完整的网址，没有采用`);
  return { after: { text: text.length > MOST ? '' : text, link: isLink ? address : '' }, notes };
}
