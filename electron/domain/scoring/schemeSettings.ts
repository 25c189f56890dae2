import type {
  BonusRule,
  Grade,
  SchemeBranch,
  SchemeNode,
  SchemeTree,
  SchemeWeight,
  VetoEffect,
} from '../model/schemeTree.ts';
import { parsePoints, plainPoints, roundPoints } from '../points.ts';
import { nodeLines } from '../words/schemeNodes.ts';
import { vetoWords, type SchemeNames } from '../words/scoreRules.ts';

/** 权重 4%，满分折 4 分: what full marks come to in the overall assessment. */
export function contributionWords(weight: SchemeWeight): string {
  const base = parsePoints(weight.base);
  const own = parsePoints(weight.kind === 'percent' ? weight.percent : weight.points);
  if (base === undefined || own === undefined) return '权重未填';
  if (weight.kind === 'percent') {
    const points = plainPoints(roundPoints(own.mul(base).div(100)));
    return `权重 ${plainPoints(weight.percent)}%，满分折 ${points} 分`;
  }
  if (base.equals(0)) return '权重未填';
  const percent = plainPoints(roundPoints(own.mul(100).div(base)));
  return `权重 ${plainPoints(weight.points)} 分，占总体考核 ${plainPoints(weight.base)} 分的 ${percent}%`;
}

/** From when on points are added at all: 基础分超过 80 分方可加分. */
export function gateWords({ compare, points, of }: NonNullable<BonusRule['gate']>, names: SchemeNames): string {
  const what = of === undefined ? '基础分' : of.map((id) => `“${names.node(id)}”`).join('、');
  return `${what}${compare === 'above' ? '超过' : '达到'} ${plainPoints(points)} 分方可加分`;
}

/** 优秀：90 分以上，不超过本类单位的 20%. */
export function gradeWords({ name, from, atMostPercent }: Grade): string {
  const bounds = [
    ...(from === undefined ? [] : [`${plainPoints(from)} 分以上（含）`]),
    ...(atMostPercent === undefined ? [] : [`不超过本类单位的 ${plainPoints(atMostPercent)}%`]),
  ];
  return `${name}${bounds.length === 0 ? '：其余' : `：${bounds.join('，')}`}`;
}

/** What holds of a scheme beyond its lines, in numbered sentences for whoever reads it on paper: 加分门槛, 加分上限, 一票否决, 等次, 权重. */
export function schemeStatement(tree: SchemeTree, weight: SchemeWeight, names: SchemeNames): readonly string[] {
  const { total, scaling, bonus, grades, contribution, contributionFrom, rankShare } = tree;
  const hasBonus = tree.nodes.some(({ section }) => section === 'bonus');
  const whole = contribution === 'raw' || scaling === 'rescaled' ? '100' : plainPoints(total);
  const gate = bonus?.gate === undefined ? '不设门槛' : gateWords(bonus.gate, names);
  const most = bonus?.most === undefined ? '加分合计不设上限' : `加分合计最多 ${plainPoints(bonus.most)} 分`;
  const vetoes = tree.nodes.flatMap((first) =>
    first.section === 'veto' ? [vetoSentence(first.node, first.effect)] : [],
  );
  const branches = tree.nodes
    .flatMap(({ node }) => branchesOf(node))
    .flatMap((branch) => branchSentence(branch, names));
  return [
    `总分：方案总分 ${plainPoints(total)} 分，${scaling === 'raw' ? '按实际得分计' : '得分折算为 100 分'}。`,
    ...(hasBonus || bonus !== undefined ? [`加分门槛：${gate}。加分上限：${most}。`] : []),
    ...(vetoes.length === 0 ? [] : [`一票否决：${vetoes.join('；')}。`]),
    ...(grades.length === 0 ? [] : [`等次：按保留两位小数的总分，${grades.map(gradeWords).join('；')}。`]),
    ...(rankShare > 0 ? [`排名：适用的基础分不到满分 ${rankShare}% 的单位不排名。`] : []),
    `权重：${contributionWords(weight)}${bundleWords(weight)}。折算分＝总分÷${whole}×满分折算的分值，按${contributionFrom === 'exact' ? '未四舍五入' : '保留两位小数'}的总分计，四舍五入到两位小数。`,
    ...branches,
  ];
}

function vetoSentence({ name }: SchemeNode, effect: VetoEffect): string {
  return `“${name}”一经发生，${vetoWords(effect)}`;
}

function bundleWords(weight: SchemeWeight): string {
  if (weight.kind === 'percent' || weight.bundledWith === undefined) return '';
  return `（另与同组其他事项 ${plainPoints(weight.bundledWith)} 分合并列项）`;
}

function branchesOf(node: SchemeNode): readonly SchemeBranch[] {
  return node.kind === 'leaf' ? [] : [node, ...node.children.flatMap(branchesOf)];
}

/** What holds of a branch besides being the sum of what stands below it. */
function branchSentence(branch: SchemeBranch, names: SchemeNames): readonly string[] {
  const [combining, ...bounds] = nodeLines(branch, names);
  const lines = [...(branch.combine.kind === 'sum' || combining === undefined ? [] : [combining]), ...bounds];
  return lines.length === 0 ? [] : [`“${branch.name}”：${lines.map((line) => line.replace(/。$/u, '')).join('；')}。`];
}
