import {
  allNameUnits,
  labelledList,
  leadingNumber,
  numberedList,
  plainLines,
  type CellItem,
  type CellList,
} from './cellLists.ts';
import type { RowDraft } from './tableBody.ts';

/** A duty, or one of several that stand in one row's cells. */
export interface SubItem extends RowDraft {
  readonly label?: string;
}

const MAY_BE_LIST = /[\n;；：:]|[0-9０-９]|①/u;

/** 「区直部门：…；镇街：…」 sorts the units; it does not part the matter. */
const SORTS_UNITS = /(?:部门|单位|党委|党群|政府|[市区县]委|乡镇|镇街|街道|各镇|直属|系统)(?:\(.*\)|（.*）)?$/u;

function partsOfTheMatter({ items }: CellList): boolean {
  return !items.every(({ label }) => SORTS_UNITS.test(label));
}

const MOST_SUB_ROWS = 99;

/** Fewer lines beside as many numbered items may as well be the units of all of them. */
const FEWEST_LINES = 3;

/**
 * Reads the duties of a table's rows. Several of one row where its units cell is a list that gives each part its own units:
 * a labelled list (「区总体预案：区应急局⏎…」), whose labels the content may repeat, or a list that runs parallel to a
 * numbered one in the content. Everything else is one measure, also an enumeration whose units answer for all of it.
 */
export function subItemReader(): (draft: RowDraft) => readonly SubItem[] {
  // The same units stand in many rows.
  const known = new Map<string, CellList | undefined>();
  const labelledUnits = (units: string): CellList | undefined => {
    if (!known.has(units)) known.set(units, unitsByLabel(units));
    return known.get(units);
  };
  return (draft) => {
    if (!MAY_BE_LIST.test(draft.unitsWording)) return byLimits(draft);
    const labelled = labelledUnits(draft.unitsWording);
    if (labelled) return labelledItems(draft, labelled);
    const content = numberedList(draft.content);
    const units = content && parallelList(content, draft.unitsWording);
    return content && units ? parallelItems(draft, content, units) : byLimits(draft);
  };
}

/** A numbered content beside as many numbered limits: each part has its own, and the units answer for all. */
function byLimits(draft: RowDraft): readonly SubItem[] {
  if (!MAY_BE_LIST.test(draft.timeWording)) return [draft];
  const content = numberedList(draft.content);
  const times = content && numberedList(draft.timeWording, 'limits');
  if (!content || times?.items.length !== content.items.length || times.lead !== '') return [draft];
  const note = `内容和时限各 ${content.items.length} 项，已按顺序逐项对应，请核对。${draft.timeCheck ?? ''}`;
  return content.items.map(({ text }, i) => limitedItem(draft, i, content.lead + text, times.items[i]?.text, note));
}

function limitedItem(
  draft: RowDraft,
  i: number,
  content: string,
  limit: string | undefined,
  timeCheck: string,
): SubItem {
  const timeWording = limit ?? draft.timeWording;
  return { ...draft, number: subNumber(draft.number, i), content, timeWording, timeCheck };
}

function unitsByLabel(units: string): CellList | undefined {
  const list = labelledList(units);
  return list && partsOfTheMatter(list) && allNameUnits(list) ? list : undefined;
}

function labelledItems(draft: RowDraft, { items }: CellList): SubItem[] {
  const times = labelledList(draft.timeWording);
  const texts = labelledList(draft.content);
  const sameLabels = texts !== undefined && items.every(({ label }) => itemOf(texts, label) !== undefined);
  const isWhole = sameLabels && texts.items.length === items.length;
  return items.map(({ label, text }, i) => {
    const own = isWhole ? itemOf(texts, label) : undefined;
    return {
      ...draft,
      label,
      number: subNumber(draft.number, i),
      content: own ? `${label}：${own.text}` : `${draft.content}（${label}）`,
      unitsWording: text,
      timeWording: (times && itemOf(times, label)?.text) ?? draft.timeWording,
    };
  });
}

function itemOf({ items }: CellList, label: string): CellItem | undefined {
  return items.find((item) => item.label === label);
}

/** Units that are listed item by item beside the content's list. */
function parallelList(content: CellList, units: string): (CellList & { readonly guessed: boolean }) | undefined {
  const count = content.items.length;
  const numbered = numberedList(units);
  const list = numbered ?? (count >= FEWEST_LINES ? plainLines(units) : undefined);
  const fits = list?.items.length === count && list.lead === '' && allNameUnits(list);
  return list && fits ? { ...list, guessed: numbered === undefined } : undefined;
}

function parallelItems(
  draft: RowDraft,
  { lead, items }: CellList,
  units: CellList & { readonly guessed: boolean },
): SubItem[] {
  const times = numberedList(draft.timeWording, 'limits');
  const note = units.guessed
    ? `内容和责任单位各 ${items.length} 项，已按顺序逐项对应，请核对。${draft.unitsCheck ?? ''}`
    : draft.unitsCheck;
  return items.map(({ text }, i) => ({
    ...draft,
    number: subNumber(draft.number, i),
    content: lead + text,
    unitsWording: units.items[i]?.text ?? draft.unitsWording,
    timeWording: (times?.items.length === items.length ? times.items[i]?.text : undefined) ?? draft.timeWording,
    ...(note === undefined ? {} : { unitsCheck: note }),
  }));
}

/**
 * Rows of one numbered task whose contents count （1）, （2） … or ①, ② …: the rows are 2-1, 2-2, as if it stood there. A
 * content that holds the whole count itself is an enumeration and keeps its words, and so does a row that went out from here.
 */
export function numberSubRows(rows: readonly RowDraft[], wentOut: (row: RowDraft) => boolean): readonly RowDraft[] {
  const result: RowDraft[] = [];
  for (let at = 0; at < rows.length; ) {
    const run = countingRun(rows, at, wentOut);
    const first = rows[at];
    if (first === undefined) break;
    if (run.length > 1) result.push(...run);
    else result.push(first);
    at += Math.max(run.length, 1);
  }
  return result;
}

/** The rows from one on that count on from 1 under its number, renumbered. */
function countingRun(rows: readonly RowDraft[], from: number, wentOut: (row: RowDraft) => boolean): RowDraft[] {
  const task = rows[from]?.number ?? '';
  const style = leadingNumber(rows[from]?.content ?? '')?.style;
  const run: RowDraft[] = [];
  if (style === undefined || !/^\d{1,3}$/u.test(task)) return run;
  for (const row of rows.slice(from, from + MOST_SUB_ROWS)) {
    const mark = leadingNumber(row.content);
    const goesOn = mark?.style === style && mark.number === run.length + 1 && numberedList(row.content) === undefined;
    if (!mark || !goesOn || wentOut(row) || (row.number !== task && row.number !== '')) break;
    run.push({ ...row, number: subNumber(task, run.length), content: row.content.slice(mark.length) });
  }
  return run;
}

function subNumber(number: string, index: number): string {
  return number === '' ? '' : `${number}-${index + 1}`;
}
