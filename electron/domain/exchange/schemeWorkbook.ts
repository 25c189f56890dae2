import type { SchemeNodeId } from '../brand.ts';
import type {
  SchemeLeaf,
  SchemeNode,
  SchemeSection,
  SchemeTree,
  SchemeWeight,
  VetoEffect,
} from '../model/schemeTree.ts';
import { plainPoints } from '../points.ts';
import type { Merge } from '../sheets/grid.ts';
import { rowKey, type StampedRow, type WorkbookStamp } from '../sheets/stamp.ts';
import type { CellSpec, ColumnSpec, WorkbookSpec } from '../sheets/workbookSpec.ts';
import { nodeLines } from '../words/schemeNodes.ts';
import { schemeStatement } from '../scoring/schemeSettings.ts';
import { SECTION_WORDS, vetoWords, type SchemeNames } from '../words/scoreRules.ts';
import { RULES_HEADER } from './schemeColumns.ts';

/** A scheme as it goes out. */
export interface WrittenScheme {
  readonly name: string;
  readonly tree: SchemeTree;
  readonly weight: SchemeWeight;
}

/** Whose workbook it is, and when it was made. */
export type SchemeOrigin = Pick<WorkbookStamp, 'workspace' | 'district' | 'year' | 'book' | 'madeAt'>;

/** How it is printed, and what is to be read of its versions. */
export interface SchemePrint {
  readonly paper?: 'A4' | 'A3';
  /** Which version the table is: 第 2 版（现行）. */
  readonly now?: string;
  /** Sentences of all its versions. */
  readonly versions?: readonly string[];
}

/** Where the stamp keeps the scheme itself, as JSON. */
export const STAMPED_SCHEME = 'scheme';

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const EMPTY: CellSpec = { kind: 'empty' };

interface LeafRow {
  readonly section: SchemeSection;
  /** From the first level down to the leaf. */
  readonly path: readonly SchemeNode[];
  readonly leaf: SchemeLeaf;
  /** Of a veto: what it does. */
  readonly effect?: VetoEffect;
}

/** Leaves in order, each with what it stands below. A branch without any is left out: `checkTree` lets none be saved. */
export function leafRows({ nodes }: SchemeTree): readonly LeafRow[] {
  const below = (section: SchemeSection, path: readonly SchemeNode[]): readonly LeafRow[] => {
    const node = path.at(-1);
    if (node === undefined) return [];
    if (node.kind === 'leaf') return [{ section, path, leaf: node }];
    return node.children.flatMap((child) => below(section, [...path, child]));
  };
  return nodes.flatMap((first) => {
    const rows = below(first.section, [first.node]);
    return first.section === 'veto' ? rows.map((row) => Object.assign(row, { effect: first.effect })) : rows;
  });
}

/** What stands in a leaf's row, by field: as it is written, and as the stamp says that it went out. */
export function rowTexts({ path, leaf }: LeafRow): Readonly<Record<string, string>> {
  const levels = path.map((node, level): readonly [string, string] => [levelField(level), levelText(node)]);
  return { ...Object.fromEntries(levels), full: plainPoints(leaf.full), criteria: leaf.criteria ?? '' };
}

export function levelField(level: number): string {
  return `level${level}`;
}

function levelText(node: SchemeNode): string {
  return node.kind === 'leaf' ? node.name : `${node.name}（${plainPoints(node.full)}分）`;
}

/** A scheme as a workbook that can be printed, handed on, changed and read in again: the stamp holds it whole. */
export function schemeWorkbook(
  scheme: WrittenScheme,
  origin: SchemeOrigin,
  names: SchemeNames,
  { paper = 'A4', now: versionNow = '', versions = [] }: SchemePrint = {},
): WorkbookSpec {
  const { name, tree, weight } = scheme;
  const rows = leafRows(tree);
  const depth = Math.max(1, ...rows.map(({ path }) => path.length));
  const keys = rows.map((_, at) => rowKey(origin.book, at + 1));
  const stamped = rows.map((row, at): readonly [string, StampedRow] => [
    keys[at] ?? '',
    { id: row.leaf.id, cells: rowTexts(row) },
  ]);
  const title = `${origin.district}${origin.year}年政务公开考核方案（${name}）`;
  const sheet = '考核方案';
  return {
    fileName: `${title.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ')}.xlsx`,
    sheets: [
      {
        name: sheet,
        title,
        caption: [`方案总分 ${plainPoints(tree.total)} 分`, versionNow],
        columns: columnsOf(depth),
        rows: rows.map((row, at) => cellsOf(row, rows[at - 1], depth, names)),
        merges: mergesOf(rows, depth),
        footer: [
          ...[...schemeStatement(tree, weight, names), ...versions].map((line, at) => `${at + 1}. ${line}`),
          '说明：改动指标、分值、评分标准后可再导入；“程序计分规则”一列只供查看，改动评分标准后按新的文字重新提出规则。',
        ],
        paper,
        keys,
      },
    ],
    stamp: {
      version: 1,
      kind: 'scheme',
      ...origin,
      rows: Object.fromEntries(stamped),
      viewOnly: [sheet],
      more: { [STAMPED_SCHEME]: JSON.stringify(scheme) },
    },
  };
}

function columnsOf(depth: number): readonly ColumnSpec[] {
  const level = (at: number): ColumnSpec => ({
    header: [`${NUMERALS[at] ?? at + 1}级指标`],
    width: at === depth - 1 ? 22 : 16,
    align: 'left',
  });
  return [
    { header: ['部分'], width: 10, align: 'center' },
    ...Array.from({ length: depth }, (_, at) => level(at)),
    { header: ['分值'], width: 7, align: 'center' },
    { header: ['评分标准'], width: 40, align: 'left' },
    { header: [RULES_HEADER], width: 40, align: 'left' },
  ];
}

/** A row; names that stand in the row above already are left to the merged cell. */
function cellsOf(row: LeafRow, above: LeafRow | undefined, depth: number, names: SchemeNames): readonly CellSpec[] {
  const { section, path, leaf } = row;
  const isNew = (level: number): boolean => above?.path[level]?.id !== path[level]?.id;
  const levels = Array.from({ length: depth }, (_, level): CellSpec => {
    const node = path[level];
    return node !== undefined && isNew(level) ? text(levelText(node)) : EMPTY;
  });
  return [
    above?.section === section ? EMPTY : text(SECTION_WORDS[section]),
    ...levels,
    text(plainPoints(leaf.full)),
    text(leaf.criteria ?? ''),
    text([...nodeLines(leaf, names, section), ...vetoLine(row)].join('\n')),
  ];
}

/** What a veto does, beside its rules. */
function vetoLine({ effect }: LeafRow): readonly string[] {
  return effect === undefined ? [] : [`计为负分即否决：${vetoWords(effect)}`];
}

function text(value: string): CellSpec {
  return value === '' ? EMPTY : { kind: 'text', text: value };
}

/** What stands over several rows, and leaves that stand over finer levels. */
function mergesOf(rows: readonly LeafRow[], depth: number): readonly Merge[] {
  const merges: Merge[] = [...runs(rows, 0, ({ section }) => section)];
  for (let level = 0; level < depth; level += 1) {
    merges.push(...runs(rows, level + 1, ({ path }) => (level < path.length - 1 ? path[level]?.id : undefined)));
  }
  for (const [row, { path }] of rows.entries()) {
    if (path.length < depth) merges.push({ top: row, bottom: row, left: path.length, right: depth });
  }
  return merges;
}

function runs(
  rows: readonly LeafRow[],
  column: number,
  of: (row: LeafRow) => SchemeNodeId | SchemeSection | undefined,
): readonly Merge[] {
  const merges: Merge[] = [];
  let top = 0;
  for (let row = 1; row <= rows.length; row += 1) {
    const [first, next] = [rows[top], rows[row]];
    const value = first && of(first);
    if (next !== undefined && value !== undefined && of(next) === value) continue;
    if (row - 1 > top) merges.push({ top, bottom: row - 1, left: column, right: column });
    top = row;
  }
  return merges;
}
