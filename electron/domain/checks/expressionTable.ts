import type { Expression, ExpressionKind } from '../model/expression.ts';
import { mergeIndex } from '../sheets/mergeIndex.ts';
import type { Grid } from '../sheets/grid.ts';

/** A line of a table of expressions as it was read: an expression, or why there is none. */
export interface ReadExpression {
  readonly sheet: string;
  /** 1-based. */
  readonly line: number;
  readonly expression?: Omit<Expression, 'id'>;
  readonly trouble?: string;
}

type Role = 'text' | 'kind' | 'right' | 'note';

/** Header words, the surer first: 错误表述 names what is wrong, 规范表述 what is right. */
const ROLES: readonly (readonly [Role, RegExp])[] = [
  ['right', /规范|正确|标准|应为|应改|改为|建议|替换/u],
  ['kind', /类型|类别|性质|分类/u],
  ['note', /说明|备注|依据|解释|理由|注意|来源/u],
  ['text', /表述|错误|敏感|禁用|慎用|原文|词语?|用语|内容/u],
];
const NUMBERING = /^(?:序号|编号|号|No\.?)$/iu;
const SENSITIVE = /敏感|慎用|禁用|涉密|禁止/u;
const LONGEST = 200;
/** How far down a sheet its header may stand. */
const HEADER_WITHIN = 10;

type Layout = Readonly<Partial<Record<Role, number>>> & { readonly text: number };

/** The expressions of a file's tables: by their headers, or, where a sheet has none, its first column with the right form behind it. */
export function expressionLines(grids: readonly Grid[]): readonly ReadExpression[] {
  return grids.flatMap(linesOf);
}

function linesOf(grid: Grid): readonly ReadExpression[] {
  const cells = mergeIndex(grid);
  const rowTexts = (row: number): readonly string[] =>
    Array.from({ length: grid.columns }, (_, column) => cells.textAt(row, column).trim());
  const found = headerOf(grid, rowTexts);
  const layout = found?.layout ?? (grid.columns <= 4 ? { text: 0, right: 1, note: 2 } : undefined);
  if (!layout) return [];
  const heading = found ? `${rowTexts(found.row)[layout.text] ?? ''} ${grid.sheet}` : grid.sheet;
  const usual: ExpressionKind = SENSITIVE.test(heading) && !/错误/u.test(heading) ? 'sensitive' : 'wrong';
  const first = found ? found.row + 1 : 0;
  return Array.from({ length: Math.max(0, grid.rows.length - first) }, (_, at) => first + at).flatMap((row) => {
    const read = lineOf(rowTexts(row), layout, usual);
    return read === undefined ? [] : [{ sheet: grid.sheet, line: row + 1, ...read }];
  });
}

function headerOf(
  grid: Grid,
  rowTexts: (row: number) => readonly string[],
): { readonly row: number; readonly layout: Layout } | undefined {
  for (let row = 0; row < Math.min(grid.rows.length, HEADER_WITHIN); row += 1) {
    const texts = rowTexts(row);
    // A title is merged over all columns; expressions are longer than a header's words.
    if (
      new Set(texts.filter((text) => text !== '')).size < Math.min(2, grid.columns) ||
      texts.some((text) => text.length > 20)
    )
      continue;
    const layout: Partial<Record<Role, number>> = {};
    for (const [column, text] of texts.entries()) {
      if (text === '' || NUMBERING.test(text)) continue;
      const role = ROLES.find(([each, words]) => words.test(text) && layout[each] === undefined)?.[0];
      if (role !== undefined) layout[role] = column;
    }
    const { text } = layout;
    if (text !== undefined && (grid.columns === 1 || Object.keys(layout).length > 1))
      return { row, layout: { ...layout, text } };
  }
  return undefined;
}

function lineOf(
  texts: readonly string[],
  layout: Layout,
  usual: ExpressionKind,
): Pick<ReadExpression, 'expression' | 'trouble'> | undefined {
  const cell = (role: Role): string => {
    const column = layout[role];
    return column === undefined ? '' : (texts[column] ?? '').replaceAll(/\s*\n\s*/gu, ' ');
  };
  const text = cell('text').replace(/^[“"'‘《]?(.*?)[”"'’》]?$/u, (whole, inner: string) =>
    /^[“"'‘]/u.test(whole) ? inner : whole,
  );
  if (texts.every((each) => each === '')) return undefined;
  // A remark under the table stands in one merged cell.
  if (/^(?:说明|备注|注)[:：]/u.test(texts.find((each) => each !== '') ?? '')) return undefined;
  if (text === '') return { trouble: '没有填写表述' };
  const right = cell('right');
  const note = cell('note');
  const long = [text, right, note].find((each) => each.length > LONGEST);
  if (long !== undefined) return { trouble: `“${long.slice(0, 20)}…”超过 ${LONGEST} 个字` };
  if (text === right) return { trouble: '与规范表述相同' };
  const said = cell('kind');
  const kind: ExpressionKind = said === '' ? usual : SENSITIVE.test(said) ? 'sensitive' : 'wrong';
  return { expression: { kind, text, right, note } };
}
