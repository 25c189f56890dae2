import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { read, utils } from 'xlsx';
import { writeWorkbook } from '../../electron/documents/workbooks/writeWorkbook.ts';
import { ownPoints } from '../../electron/domain/assessment/yearScores.ts';
import type { SchemeNode } from '../../electron/domain/model/schemeTree.ts';
import type { NodeScore } from '../../electron/domain/model/treeScore.ts';
import { roundPoints } from '../../electron/domain/points.ts';
import { ONE } from '../../electron/domain/scoring/exact.ts';
import type { ReckonedClass } from '../../electron/services/exports/scoreFormulas.ts';
import { treeNodes } from '../../electron/services/exports/scoreTree.ts';
import { factsOf, leavesOf, schemes } from '../domain/scoring/schemeArbitraries.ts';
import { formulaBook, reckoned, withoutResults } from './formulas.ts';
import { closeOffice, missingOffice, resave } from './soffice.ts';

const missing = missingOffice();
if (missing !== undefined) console.warn(missing);

afterAll(closeOffice);

const CLASSES = 20;
const UNITS = ['jia', 'yi', 'bing', 'ding'];

const world = schemes.chain((tree) => {
  const ids = leavesOf(tree).map(({ id }) => id);
  return fc.record({ tree: fc.constant(tree), units: fc.tuple(...UNITS.map((name) => factsOf(name, ids))) });
});

/** What is printed of a node and all below it, in the order of the columns. */
function printedNodes(node: SchemeNode, score: NodeScore, by = ONE): readonly string[] {
  const { points, below } = ownPoints(node, score, by);
  const children = node.kind === 'branch' ? node.children : [];
  const inner = children.flatMap((child, at) => {
    const own = score.children[at];
    return own === undefined ? blanks(child) : printedNodes(child, own, below);
  });
  return [points === undefined ? '—' : roundPoints(points), ...inner];
}

function blanks(node: SchemeNode): readonly string[] {
  return ['', ...(node.kind === 'branch' ? node.children.flatMap(blanks) : [])];
}

function expected({ tree, rows }: ReckonedClass): readonly (readonly string[])[] {
  return rows.map(({ unit, score, place, contribution }) => [
    String(place ?? '—'),
    unit.name,
    ...tree.nodes.flatMap(({ node }, at) => {
      const own = score.nodes[at];
      return own === undefined ? blanks(node) : printedNodes(node, own);
    }),
    score.total ?? '—',
    contribution ?? '—',
  ]);
}

/** The figures of a sheet as whoever opens it sees them: of every node what it got, then total and 折算分. */
function shown(rows: readonly (readonly (string | number)[])[]): readonly (readonly string[])[] {
  const [upper = [], lower = []] = [rows[2], rows[3]];
  const wanted = upper.flatMap((_, at) => (lower[at] === '得分' ? [at] : []));
  const two = (cell: string | number | undefined): string =>
    typeof cell === 'number' ? roundPoints(ONE.mul(cell.toFixed(8))) : (cell ?? '');
  return rows
    .slice(4)
    .filter((row) => String(row[1] ?? '') !== '')
    .map((row) =>
      [String(row[0]), String(row[1])].concat(
        [...wanted, upper.length - 2, upper.length - 1].map((at) => two(row[at])),
      ),
    );
}

describe.skipIf(missing !== undefined)('the formula workbook', () => {
  it('comes to the printed figures when LibreOffice reckons it anew: every node, total, 折算分 and place of any scheme', async () => {
    const worlds = fc.sample(world, { numRuns: CLASSES, seed: 20211231 });
    const classes = worlds.map(({ tree, units }, at) => reckoned(tree, units, at + 1));
    const { bytes, formulas } = withoutResults(await writeWorkbook(formulaBook(classes), () => undefined));
    expect(formulas).toBeGreaterThan(CLASSES * UNITS.length * 8);
    const book = read(resave(bytes));
    const differences = classes.flatMap((each, at) => {
      const sheet = book.Sheets[`得分${at + 1}`];
      if (sheet === undefined) throw new Error(`No sheet ${at + 1}`);
      const rows = utils.sheet_to_json<(string | number)[]>(sheet, { header: 1, defval: '' });
      const [found, wanted] = [shown(rows), expected(each)];
      const ids = ['place', 'unit', ...treeNodes(each.of).map(({ node }) => node.id), 'total', 'contribution'];
      return wanted.flatMap((row, line) =>
        row.flatMap((cell, column) => {
          const other = found[line]?.[column];
          // A contribution that is reckoned to nothing is printed as a dash.
          const isNothing = ids[column] === 'contribution' && cell === '—' && other === '';
          return cell === other || isNothing ? [] : [`${at + 1} ${row[1]} ${ids[column]}: ${other}, printed ${cell}`];
        }),
      );
    });
    expect(differences).toEqual([]);
  });
});
