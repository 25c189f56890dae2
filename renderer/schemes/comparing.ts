import type { SchemeNode, SchemeTree } from '../../electron/contract/schemeTree.ts';
import { plainPoints } from '../../electron/domain/points.ts';
import { nodeLines } from '../../electron/domain/words/schemeNodes.ts';
import { gateWords, gradeWords } from '../../electron/domain/scoring/schemeSettings.ts';
import { SECTION_WORDS, type SchemeNames } from '../../electron/domain/words/scoreRules.ts';
import { allPlaced, type Placed } from './treeEdits.ts';

/** A node as one of two versions has it. */
export interface ComparedSide {
  readonly name: string;
  readonly full: string;
  readonly lines: readonly string[];
}

/** A node beside itself in another version. One side is absent where it is in one of them only. */
export interface ComparedNode {
  readonly id: string;
  readonly depth: number;
  readonly left?: ComparedSide;
  readonly right?: ComparedSide;
  readonly isSame: boolean;
}

/** Two versions side by side, in the order of the newer; what only the older has stands where it stood. */
export function compareTrees(
  left: SchemeTree,
  right: SchemeTree,
  names: { readonly left: SchemeNames; readonly right: SchemeNames },
): readonly ComparedNode[] {
  const [before, after] = [allPlaced(left), allPlaced(right)];
  const old = new Map(before.map((placed) => [placed.node.id, placed]));
  const known = new Set(after.map(({ node }) => node.id));
  const rows: ComparedNode[] = [];
  let at = 0;
  const goneUpTo = (id: string | undefined): void => {
    while (at < before.length && before[at]?.node.id !== id) {
      const placed = before[at];
      if (placed && !known.has(placed.node.id)) rows.push(rowOf(placed, undefined, names));
      at += 1;
    }
    at += 1;
  };
  for (const placed of after) {
    const own = old.get(placed.node.id);
    const isAhead = own !== undefined && before.indexOf(own) >= at;
    if (isAhead) goneUpTo(placed.node.id);
    rows.push(rowOf(own, placed, names));
  }
  goneUpTo(undefined);
  return rows;
}

function rowOf(
  left: Placed | undefined,
  right: Placed | undefined,
  names: { readonly left: SchemeNames; readonly right: SchemeNames },
): ComparedNode {
  const [a, b] = [left && sideOf(left, names.left), right && sideOf(right, names.right)];
  const placed = right ?? left;
  return {
    id: placed?.node.id ?? '',
    depth: placed?.above.length ?? 0,
    ...(a === undefined ? {} : { left: a }),
    ...(b === undefined ? {} : { right: b }),
    isSame: JSON.stringify(a) === JSON.stringify(b),
  };
}

function sideOf({ node, section, above }: Placed, names: SchemeNames): ComparedSide {
  const where = above.length === 0 ? [`部分：${SECTION_WORDS[section]}`] : [];
  return {
    name: node.name,
    full: plainPoints(node.full),
    lines: [...where, ...nodeLines(node, names, section), ...criteriaOf(node)],
  };
}

function criteriaOf(node: SchemeNode): readonly string[] {
  return node.kind === 'leaf' && node.criteria ? [`评分标准：${node.criteria}`] : [];
}

/** What of a scheme as a whole differs, in words. */
export function settingLines(
  { total, scaling, bonus, grades, contribution }: SchemeTree,
  names: SchemeNames,
): readonly string[] {
  const gate = bonus?.gate;
  return [
    `方案总分 ${plainPoints(total)}，${scaling === 'raw' ? '按实际得分' : '折算为 100 分'}`,
    ...(gate ? [gateWords(gate, names)] : []),
    ...(bonus?.most === undefined ? [] : [`加分最多 ${plainPoints(bonus.most)} 分`]),
    ...grades.map((grade) => `等次${gradeWords(grade)}`),
    contribution === 'share' ? '折算分按占总分的比例' : '折算分按 100 分',
  ];
}
