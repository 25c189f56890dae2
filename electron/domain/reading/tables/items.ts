import type { TableKind } from '../../model/documents.ts';
import { leadingNumber } from './cellLists.ts';
import { headerMeaning } from './headerWords.ts';
import type { TableCells } from './rowCells.ts';
import type { RowDraft } from './tableBody.ts';

const CATALOGUE_TITLE = /目录|主动公开|公开清单|公开事项/u;
const PLAN_TITLE = /任务|分解|要点|台账|分工/u;

/** Whether a table lists what is to be published, item by item. */
export function isCatalogue(kind: TableKind, title: string): boolean {
  return kind === 'schedule' || (CATALOGUE_TITLE.test(title) && !PLAN_TITLE.test(title));
}

/**
 * The rows of a catalogue with one duty for each item: where its number, or without numbers its lowest name, is merged over several rows,
 * their contents are the item's parts and are listed in it. A limit that several rows share decides nothing.
 */
export function joinItems(rows: readonly RowDraft[], cells: TableCells): readonly RowDraft[] {
  const items: RowDraft[][] = [];
  let open: string | undefined;
  for (const row of rows) {
    const key = itemOf(row, cells);
    const last = items.at(-1);
    if (last && key !== undefined && key === open && last[0]?.number === row.number) last.push(row);
    else items.push([row]);
    open = key;
  }
  return items.flatMap((parts) => (areItems(parts) ? parts : [joined(parts)]));
}

/** Parts that count (1), (2) … and have limits or bodies of their own are items themselves. */
function areItems(parts: readonly RowDraft[]): boolean {
  const count = parts.every(({ content }, i) => leadingNumber(content)?.number === i + 1);
  const differ = (of: (part: RowDraft) => string): boolean => distinct(parts.map(of)).length > 1;
  return parts.length > 1 && count && (differ((part) => part.timeWording) || differ((part) => part.unitsWording));
}

/** The merged cell that makes several rows one item; `undefined` for a row that stands alone. */
function itemOf({ gridRow }: RowDraft, { index, columns }: TableCells): string | undefined {
  const keyOf = (column: number): string | undefined => {
    const { merge } = index.originOf(gridRow, column);
    return merge !== undefined && merge.bottom > merge.top ? `${merge.top}:${merge.left}` : undefined;
  };
  const [number] = columns.number;
  if (number !== undefined) return index.textAt(gridRow, number.column) === '' ? undefined : keyOf(number.column);
  // Where the content column names items itself (栏目, 事项), each of its cells is one.
  if (columns.content.some(({ header }) => namesItems(header))) return undefined;
  const names = [...columns.task, ...columns.subtask];
  const lowest = names.findLast(({ column }) => index.textAt(gridRow, column) !== '');
  return lowest && keyOf(lowest.column);
}

/** Names of items rank below what is said of them: 事项 and 栏目, not 内容, 要素, 标准. */
function namesItems(header: string): boolean {
  const meaning = headerMeaning(header.split('／').at(-1) ?? '');
  return meaning?.kind === 'label' && meaning.rank >= 1 && meaning.rank < 4;
}

function joined(parts: readonly RowDraft[]): RowDraft {
  const [first] = parts;
  if (first === undefined) throw new Error('An item without rows');
  if (parts.length === 1) return first;
  const hasNames = new Set(parts.map(nameOf)).size > 1;
  const times = distinct(parts.map(({ timeWording }) => timeWording));
  const units = distinct(parts.map(({ unitsWording }) => unitsWording));
  const timeCheck = [
    ...distinct(parts.map((part) => part.timeCheck ?? '')),
    ...(times.length > 1 ? ['本项各部分的时限不同，已合为一项，请核对。'] : []),
    ...(hasNames ? [`同一项下有 ${new Set(parts.map(nameOf)).size} 个名称，已合为一项，请核对。`] : []),
  ].join('');
  const unitsCheck = [
    ...distinct(parts.map((part) => part.unitsCheck ?? '')),
    ...(units.length > 1 ? ['本项各部分的责任单位不同，已合为一项，请核对。'] : []),
  ].join('');
  const beside = parts.flatMap((part) => part.beside ?? []);
  const stages = parts.flatMap((part) => part.stages ?? []);
  return {
    ...first,
    subtask: hasNames ? '' : first.subtask,
    content: distinct(parts.map((part) => (hasNames ? `${nameOf(part)}：${part.content}` : part.content))).join('\n'),
    timeWording: times.join('；'),
    unitsWording: units.join('\n'),
    ...(timeCheck === '' ? {} : { timeCheck }),
    ...(unitsCheck === '' ? {} : { unitsCheck }),
    ...(beside.length === 0 ? {} : { beside }),
    ...(stages.length === 0 ? {} : { stages }),
  };
}

function nameOf({ task, subtask }: RowDraft): string {
  return subtask === '' ? task : subtask;
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== ''))];
}
