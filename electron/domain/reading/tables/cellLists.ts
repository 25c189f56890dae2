import { readUnitsWording } from '../wording/units.ts';
import { readLabel } from '../wording/unitsLabels.ts';
import { endsAsName } from '../wording/unitsLexicon.ts';

/** An item of a list inside a cell: 「区总体预案：区应急局」, 「2.公开决算」. */
export interface CellItem {
  /** What stands before its colon; empty in a numbered list. */
  readonly label: string;
  readonly text: string;
}

export interface CellList {
  /** What stands above a numbered list: 「做好下列公开工作：」. */
  readonly lead: string;
  readonly items: readonly CellItem[];
}

/** Where an item begins (its number or label), and where its own text does. */
interface Mark {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

function listOf(text: string, marks: readonly Mark[]): CellList {
  const items = marks.map(({ end, label }, i) => ({
    label,
    text: withoutEnd(text.slice(end, marks[i + 1]?.start ?? text.length)),
  }));
  return { lead: text.slice(0, marks[0]?.start ?? 0).trim(), items };
}

/** The semicolon behind an item parts it from the next and says nothing. */
function withoutEnd(text: string): string {
  return text.trim().replace(/\s*[;；]$/u, '');
}

/** A label at the beginning of a line or behind a semicolon. */
const LABEL = /(?<=^|[\n;；])[^\S\n]*([^：:；;，,。、\n]{1,24})[：:]/gu;

/** A list whose items begin with labels of their own (no roles such as 牵头单位：), nothing above it. `undefined` for other texts. */
export function labelledList(text: string): CellList | undefined {
  const marks: Mark[] = [];
  for (const match of text.matchAll(LABEL)) {
    const [whole, words = ''] = match;
    const label = words.slice(leadingNumber(words)?.length ?? 0).trim();
    if (label === '' || readLabel(label).kind !== 'list') continue;
    marks.push({ start: match.index, end: match.index + whole.length, label });
  }
  const list = listOf(text, marks);
  const labels = new Set(list.items.map(({ label }) => label));
  return marks.length > 1 && labels.size === marks.length && list.lead === '' ? list : undefined;
}

const CHINESE = '一二三四五六七八九十';
/** The ways of numbering; in each, the first group that matched is the number. */
const NUMBERINGS = [
  /[（(]\s*([0-9０-９]{1,2})\s*[)）]/u,
  /([0-9０-９]{1,2})\s*[.．、)）](?![0-9０-９])/u,
  /([①-⑳])/u,
  /[（(]([一二三四五六七八九十])[)）]/u,
  /([一二三四五六七八九十])、/u,
] as const;

function numberOf(digits: string): number {
  const chinese = CHINESE.indexOf(digits);
  return chinese === -1 ? Number(digits.normalize('NFKC')) : chinese + 1;
}

/** A number that a text begins with (`（1）`, `①`, `2.`), with its way of numbering. */
export function leadingNumber(text: string): { style: number; number: number; length: number } | undefined {
  for (const [style, pattern] of NUMBERINGS.entries()) {
    const match = new RegExp(`^\\s*${pattern.source}\\s*`, 'u').exec(text);
    if (match?.[1] !== undefined) return { style, number: numberOf(match[1]), length: match[0].length };
  }
  return undefined;
}

/** In a list of limits, 1.6月底 is the first of them. */
const LIMIT_NUMBERINGS = [...NUMBERINGS, /([0-9０-９]{1,2})\s*[.．、](?=[0-9０-９])/u];

/** A list numbered 1, 2, 3 … in one way, at line beginnings or behind full stops and semicolons. `undefined` for other texts. */
export function numberedList(text: string, of: 'things' | 'limits' = 'things'): CellList | undefined {
  for (const pattern of of === 'limits' ? LIMIT_NUMBERINGS : NUMBERINGS) {
    const marks: Mark[] = [];
    const places = new RegExp(`(?<=^|[\\n;；。：:])\\s*${pattern.source}\\s*`, 'gu');
    for (const match of text.matchAll(places)) {
      if (numberOf(match[1] ?? '') !== marks.length + 1) continue;
      marks.push({ start: match.index, end: match.index + match[0].length, label: '' });
    }
    const list = listOf(text, marks);
    if (marks.length > 1 && list.items.every((item) => item.text !== '')) return list;
  }
  return undefined;
}

/** Lines of a cell as a list, where no line runs on into the next. */
export function plainLines(text: string): CellList | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  if (lines.length < 2 || lines.some((line) => line === '' || /[、，,和及与]$/u.test(line))) return undefined;
  return { lead: '', items: lines.map((line) => ({ label: '', text: line })) };
}

/** Whether every item names somebody who answers for it. */
export function allNameUnits({ items }: CellList): boolean {
  return items.every(({ text }) =>
    readUnitsWording(text).parties.some(({ name, kind }) => kind !== 'unit' || endsAsName(name)),
  );
}
