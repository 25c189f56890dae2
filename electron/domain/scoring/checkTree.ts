import type Fraction from 'fraction.js';
import type { SchemeNodeId } from '../brand.ts';
import { fail, succeed, type Outcome } from '../failure.ts';
import type { Clause } from '../model/scoreClause.ts';
import type { Grade, SchemeBranch, SchemeLeaf, SchemeNode, SchemeTree } from '../model/schemeTree.ts';
import { parsePoints, plainPoints } from '../points.ts';
import { troublesOfClause } from './checkClause.ts';
import type { ClauseTrouble } from './checkScales.ts';
import { HUNDRED, sumOf, ZERO } from './exact.ts';

/** What is wrong with a scheme, and where. `warned`: it may be used all the same. */
export interface SchemeTrouble {
  readonly code: TroubleCode;
  /** Absent: the scheme itself. */
  readonly nodeId?: SchemeNodeId;
  readonly field: string;
  /** One Chinese sentence that names the node. */
  readonly message: string;
}

export type TroubleCode =
  | ClauseTrouble['code']
  | 'no-name'
  | 'same-node'
  | 'same-name'
  | 'unreadable'
  | 'marks-do-not-sum'
  | 'weights-do-not-sum'
  | 'total-does-not-sum'
  | 'no-children'
  | 'no-rule'
  | 'nothing-to-cap'
  | 'floor-above-zero'
  | 'moves-to-nobody'
  | 'circle'
  | 'class-in-periods'
  | 'periods-in-periods'
  | 'no-such-node'
  | 'grades-do-not-fall'
  | 'same-grade'
  | 'no-base'
  | 'too-deep';

/** Levels of indicators, the first one counted. */
const MOST_LEVELS = 12;

const MARK = /^\d{1,6}(\.\d{1,4})?$/u;

/** A scheme that may be saved; else its first trouble, as a refusal. */
export function checkTree(scheme: SchemeTree): Outcome<SchemeTree> {
  const [first] = troublesOf(scheme);
  if (first === undefined) return succeed(scheme);
  const field = first.nodeId === undefined ? first.field : `nodes.${first.nodeId}.${first.field}`;
  return fail('invalid-input', first.message, { fields: { [field]: first.message } });
}

/** Everything that keeps a scheme from being saved, in the order of its nodes. */
export function troublesOf(scheme: SchemeTree): readonly SchemeTrouble[] {
  const seen = new Set<SchemeNodeId>();
  const roots = scheme.nodes.map(({ node }) => node);
  return [
    ...scheme.nodes.flatMap(({ section, node }) => nodeTroubles(node, { seen, isBase: section === 'base' })),
    ...sameNames(roots),
    ...totalTroubles(scheme),
    ...moveTroubles(scheme.nodes.filter(({ section }) => section === 'base').map(({ node }) => node)),
    ...circleTroubles(roots),
    ...bonusTroubles(scheme, seen),
    ...gradeTroubles(scheme.grades),
  ];
}

interface Above {
  readonly seen: Set<SchemeNodeId>;
  readonly isBase: boolean;
  readonly isInPeriods?: boolean;
  /** Levels above; none of a first level. */
  readonly depth?: number;
}

function nodeTroubles(node: SchemeNode, above: Above): readonly SchemeTrouble[] {
  const { id, name, full } = node;
  const at = (code: TroubleCode, field: string, message: string): SchemeTrouble => ({
    code,
    nodeId: id,
    field,
    message,
  });
  if (above.seen.has(id)) return [at('same-node', 'id', `“${name}”在方案中出现了两次，指标不能成环或重复。`)];
  above.seen.add(id);
  const depth = (above.depth ?? 0) + 1;
  if (depth > MOST_LEVELS) {
    return [at('too-deep', 'children', `“${name}”在第 ${depth} 级，指标最多 ${MOST_LEVELS} 级，请并入上面的级次。`)];
  }
  const own: SchemeTrouble[] = [];
  if (name.trim() === '') own.push(at('no-name', 'name', '有一项指标没有名称，请填写。'));
  if (!MARK.test(full)) {
    own.push(
      at('unreadable', 'full', `“${name}”的满分“${full}”不是有效的分值，请填写不小于 0、小数不超过 4 位的数字。`),
    );
    return own;
  }
  own.push(...boundTroubles(node, at));
  if (node.kind === 'leaf') return [...own, ...leafTroubles(node, above, at)];
  const isPeriods = node.combine.kind === 'periods';
  if (isPeriods && above.isInPeriods === true) {
    own.push(at('periods-in-periods', 'combine', `“${name}”分期计分，不能放在另一项分期计分的指标下面。`));
  }
  const isInPeriods = above.isInPeriods === true || isPeriods;
  return [
    ...own,
    ...branchTroubles(node, above.isBase, at),
    ...sameNames(node.children),
    ...moveTroubles(node.children),
    ...node.children.flatMap((child) => nodeTroubles(child, { ...above, isInPeriods, depth })),
  ];
}

type At = (code: TroubleCode, field: string, message: string) => SchemeTrouble;

function boundTroubles(
  { name, floor, cap, multiplier, metFrom, zeroWhen }: SchemeNode,
  at: At,
): readonly SchemeTrouble[] {
  const troubles: SchemeTrouble[] = [];
  const least = floor === undefined ? ZERO : parsePoints(floor);
  if (least === undefined || least.compare(ZERO) > 0) {
    troubles.push(at('floor-above-zero', 'floor', `“${name}”的保底分“${floor ?? ''}”应为 0 或负数。`));
  }
  const value = cap?.kind === 'value' ? parsePoints(cap.points) : ZERO;
  if (value === undefined || value.compare(ZERO) < 0) {
    troubles.push(at('unreadable', 'cap', `“${name}”的封顶分值不是不小于 0 的数字。`));
  }
  const times = multiplier && parsePoints(multiplier.times);
  if (multiplier !== undefined && (times === undefined || times.compare(ZERO) <= 0)) {
    troubles.push(at('unreadable', 'multiplier', `“${name}”的倍数“${multiplier.times}”不是大于 0 的数字。`));
  }
  if (metFrom !== undefined && parsePoints(metFrom) === undefined) {
    troubles.push(at('unreadable', 'metFrom', `“${name}”的达标分“${metFrom}”不是数字。`));
  }
  if (zeroWhen !== undefined && !(zeroWhen.atLeast >= 1)) {
    troubles.push(at('bad-number', 'zeroWhen', `“${name}”按零分的次数应不小于 1。`));
  }
  return troubles;
}

function leafTroubles(leaf: SchemeLeaf, { isInPeriods, isBase }: Above, at: At): readonly SchemeTrouble[] {
  const { name, clauses, zeroWhen, cap, full } = leaf;
  const troubles: SchemeTrouble[] = [];
  if (clauses.length === 0 && zeroWhen === undefined) {
    troubles.push(at('no-rule', 'clauses', `“${name}”还没有计分规则，请选择一条。`));
  }
  const mark = parsePoints(full) ?? ZERO;
  for (const [place, clause] of clauses.entries()) {
    for (const trouble of troublesOfClause(clause, mark)) {
      troubles.push(at(trouble.code, `clauses.${place}.${trouble.field}`, `“${name}”：${trouble.message}`));
    }
    const beyond = beyondMark(clause, leaf, mark);
    if (beyond !== undefined) {
      troubles.push(at('more-than-mark', `clauses.${place}.${beyond.field}`, `“${name}”：${beyond.message}`));
    }
    if (isInPeriods === true && (clause.rule === 'byRank' || clause.rule === 'toBest')) {
      troubles.push(
        at('class-in-periods', `clauses.${place}`, `“${name}”按名次或最高分计分，不能放在分期计分的指标下面。`),
      );
    }
  }
  if (mark.equals(ZERO) && (cap === undefined || cap.kind === 'own') && clauses.some(changesPoints)) {
    const message = isBase
      ? `“${name}”的满分为 0，又以本项分值封顶，永远得不到也扣不到分。请填写满分，或改为不封顶。`
      : `“${name}”没有分值，又以本项分值封顶，不会加分或扣分。请填写分值，或改为不封顶。`;
    // A leaf of no marks in the base is one that the scheme does without.
    if (!isBase) troubles.push(at('nothing-to-cap', 'cap', message));
  }
  if (leaf.explainedShare !== undefined && !isPercent(leaf.explainedShare)) {
    troubles.push(at('unreadable', 'explainedShare', `“${name}”说明后保留的比例应为 0 至 100。`));
  }
  return troubles;
}

/** What is judged past the marks that bound it. A leaf with a bound of its own, or with none, may go past its marks. */
function beyondMark(clause: Clause, { cap }: SchemeLeaf, mark: Fraction) {
  if (clause.rule !== 'judged' || mark.equals(ZERO) || (cap !== undefined && cap.kind !== 'own')) return undefined;
  const isPast = (text: string): boolean => (parsePoints(text)?.abs().compare(mark) ?? 0) > 0;
  const field = isPast(clause.most) ? 'most' : isPast(clause.least) ? 'least' : undefined;
  const { least, most } = clause;
  const words = `评分范围 ${plainPoints(least)} 至 ${plainPoints(most)} 超过了本项满分 ${plain(mark)}，请改小范围。`;
  return field && { field, message: words };
}

const CHANGING: ReadonlySet<Clause['rule']> = new Set(['events', 'judged', 'findings', 'byCount', 'excess']);

function changesPoints(clause: Clause): boolean {
  return 'points' in clause || CHANGING.has(clause.rule);
}

function isPercent(text: string): boolean {
  const value = parsePoints(text);
  return value !== undefined && value.compare(ZERO) >= 0 && value.compare(HUNDRED) <= 0;
}

function branchTroubles(branch: SchemeBranch, isBase: boolean, at: At): readonly SchemeTrouble[] {
  const { name, children, combine, full } = branch;
  if (children.length === 0)
    return [at('no-children', 'children', `“${name}”下面没有指标，请添加，或直接给它一条规则。`)];
  if (combine.kind === 'parts') return weightTroubles(branch, combine.weights, at);
  if (combine.kind === 'periods' && !(combine.graceDays >= 0 && Number.isInteger(combine.graceDays))) {
    return [at('bad-number', 'combine', `“${name}”各期截止的宽限天数应为不小于 0 的整数。`)];
  }
  const sum = sumOf(children.map((child) => parsePoints(child.full) ?? ZERO));
  const mark = parsePoints(full) ?? ZERO;
  // A bonus or a deduction may be bounded below what its parts could bring.
  if (sum.equals(mark) || !isBase) return [];
  return [
    at(
      'marks-do-not-sum',
      'full',
      `“${name}”满分 ${plainPoints(full)}，下级指标合计 ${plain(sum)}，${difference(sum, mark)}。`,
    ),
  ];
}

function weightTroubles(
  { name, children }: SchemeBranch,
  weights: readonly string[],
  at: At,
): readonly SchemeTrouble[] {
  const values = weights.map(parsePoints);
  if (weights.length !== children.length || values.some((value) => value === undefined || value.compare(ZERO) < 0)) {
    return [at('unreadable', 'combine', `“${name}”的每个下级指标都应有一个不小于 0 的比例。`)];
  }
  const sum = sumOf(values.flatMap((value) => value ?? []));
  const without = children.filter((child) => (parsePoints(child.full) ?? ZERO).equals(ZERO));
  if (without.length > 0) {
    return without.map((child) =>
      at('unreadable', 'combine', `“${name}”按比例合成，下级指标“${child.name}”的满分不能为 0。`),
    );
  }
  if (sum.equals(HUNDRED)) return [];
  return [
    at('weights-do-not-sum', 'combine', `“${name}”的比例合计 ${plain(sum)}%，${difference(sum, HUNDRED, '%')}。`),
  ];
}

/** 多 2 or 少 0.5. */
function difference(sum: Fraction, wanted: Fraction, unit = ''): string {
  const off = sum.sub(wanted);
  return `${off.compare(ZERO) > 0 ? '多' : '少'} ${plain(off.abs())}${unit}`;
}

function plain(value: Fraction): string {
  return plainPoints(value.toString(4));
}

function sameNames(siblings: readonly SchemeNode[]): readonly SchemeTrouble[] {
  return siblings.flatMap(({ id, name }, place): readonly SchemeTrouble[] =>
    name.trim() !== '' && siblings.findIndex((other) => other.name === name) < place
      ? [{ code: 'same-name', nodeId: id, field: 'name', message: `同一级下有两个“${name}”，请改用不同的名称。` }]
      : [],
  );
}

/** The base's marks, or base and bonus together, are the scheme's total. */
function totalTroubles({ total, nodes }: SchemeTree): readonly SchemeTrouble[] {
  const of = (section: string): Fraction =>
    sumOf(nodes.filter((first) => first.section === section).map(({ node }) => parsePoints(node.full) ?? ZERO));
  const base = of('base');
  if (nodes.every(({ section }) => section !== 'base')) return noBaseTroubles(total, nodes);
  const wanted = MARK.test(total) ? parsePoints(total) : undefined;
  if (wanted === undefined || wanted.compare(ZERO) <= 0) {
    return [
      {
        code: 'unreadable',
        field: 'total',
        message: `方案总分“${total}”不正确，请填写大于 0、小数不超过 4 位的数字。`,
      },
    ];
  }
  if (wanted.equals(base) || wanted.equals(base.add(of('bonus')))) return [];
  const message = `方案总分 ${plainPoints(total)}，一级指标合计 ${plain(base)}，${difference(base, wanted)}。`;
  return [{ code: 'total-does-not-sum', field: 'total', message }];
}

/** Without a base there is nothing of which points are taken: only a scheme of total 0 means to be one of additions and deductions alone. */
function noBaseTroubles(total: string, nodes: SchemeTree['nodes']): readonly SchemeTrouble[] {
  if (nodes.length === 0 || parsePoints(total)?.equals(ZERO) === true) return [];
  const message = `方案总分 ${total}，但没有基础分的指标，请添加；只加分、扣分的方案，总分请填 0。`;
  return [{ code: 'no-base', field: 'total', message }];
}

/** Where marks go that do not apply: to a sibling, and not round in a circle. */
function moveTroubles(siblings: readonly SchemeNode[]): readonly SchemeTrouble[] {
  return siblings.flatMap(({ id, name, notApplicable }): readonly SchemeTrouble[] => {
    if (notApplicable?.kind !== 'move') return [];
    const target = siblings.find((other) => other.id === notApplicable.to);
    const field = 'notApplicable';
    if (target === undefined || target.id === id) {
      return [
        { code: 'moves-to-nobody', nodeId: id, field, message: `“${name}”不适用时，分值只能移给同一级的另一项指标。` },
      ];
    }
    const seen = new Set([id]);
    let next: SchemeNode | undefined = target;
    while (next?.notApplicable?.kind === 'move' && !seen.has(next.id)) {
      seen.add(next.id);
      const to: SchemeNodeId = next.notApplicable.to;
      next = siblings.find((other) => other.id === to);
    }
    if (next?.id === id) {
      const message = `“${name}”与“${target.name}”不适用时互相移分，成了环，请改其中一项。`;
      return [{ code: 'circle', nodeId: id, field, message }];
    }
    return [];
  });
}

/** Rules that go by what another node comes to: the node must be there, and must not hang on the rule itself. */
function circleTroubles(roots: readonly SchemeNode[]): readonly SchemeTrouble[] {
  const all = roots.flatMap(withBelow);
  const byId = new Map(all.map((node) => [node.id, node]));
  const asks = (node: SchemeNode): readonly SchemeNodeId[] =>
    withBelow(node).flatMap((each) => (each.kind === 'leaf' ? each.clauses.flatMap(askedNode) : []));
  const reaches = (from: SchemeNodeId, to: SchemeNode, seen: Set<SchemeNodeId>): boolean => {
    const node = byId.get(from);
    if (node === undefined || seen.has(from)) return false;
    seen.add(from);
    return withBelow(node).some(({ id }) => id === to.id) || asks(node).some((next) => reaches(next, to, seen));
  };
  return all.flatMap((node): readonly SchemeTrouble[] => {
    if (node.kind !== 'leaf') return [];
    const asked = node.clauses.flatMap(askedNode);
    const how = (id: SchemeNodeId): string =>
      node.clauses.some((clause) => clause.rule === 'toBest' && askedNode(clause).includes(id))
        ? '与最高者（平均）相比'
        : '排名';
    const at = { nodeId: node.id, field: 'clauses' };
    const lost = asked.find((id) => !byId.has(id));
    if (lost !== undefined) {
      const message = `“${node.name}”按另一项指标的得分${how(lost)}，但那项指标不在方案中。`;
      return [{ ...at, code: 'no-such-node', message }];
    }
    const round = asked.find((id) => reaches(id, node, new Set()));
    if (round === undefined) return [];
    const message = `“${node.name}”按含有它自己的指标“${byId.get(round)?.name ?? ''}”${how(round)}，成了环，请改为别的指标。`;
    return [{ ...at, code: 'circle', message }];
  });
}

function askedNode(clause: Clause): readonly SchemeNodeId[] {
  return (clause.rule === 'byRank' || clause.rule === 'toBest') && clause.figure.of === 'node'
    ? [clause.figure.nodeId]
    : [];
}

function withBelow(node: SchemeNode): readonly SchemeNode[] {
  return node.kind === 'leaf' ? [node] : [node, ...node.children.flatMap(withBelow)];
}

function bonusTroubles({ bonus }: SchemeTree, known: ReadonlySet<SchemeNodeId>): readonly SchemeTrouble[] {
  const { gate, most } = bonus ?? {};
  const troubles: SchemeTrouble[] = [];
  if (gate !== undefined && parsePoints(gate.points) === undefined) {
    troubles.push({ code: 'unreadable', field: 'bonus.gate', message: `加分门槛“${gate.points}”不是数字。` });
  }
  if (gate?.of?.some((id) => !known.has(id)) === true) {
    troubles.push({ code: 'no-such-node', field: 'bonus.gate', message: '加分门槛所看的指标不在方案中。' });
  }
  const bound = most === undefined ? ZERO : parsePoints(most);
  if (bound === undefined || bound.compare(ZERO) < 0) {
    troubles.push({ code: 'unreadable', field: 'bonus.most', message: `加分上限“${most ?? ''}”不是不小于 0 的数字。` });
  }
  return troubles;
}

/** Bands fall from grade to grade; shares of the class are percents. */
function gradeTroubles(grades: readonly Grade[]): readonly SchemeTrouble[] {
  const troubles: SchemeTrouble[] = [];
  let above: Fraction | undefined;
  for (const [place, { name, from, atMostPercent }] of grades.entries()) {
    if (name.trim() === '') {
      troubles.push({ code: 'unreadable', field: 'grades', message: `等次第 ${place + 1} 档没有名称，请填写或去掉。` });
    } else if (grades.findIndex((other) => other.name.trim() === name.trim()) < place) {
      troubles.push({ code: 'same-grade', field: 'grades', message: `等次中有两个“${name}”，请改用不同的名称。` });
    }
    const bound = from === undefined ? undefined : parsePoints(from);
    const isBad =
      (from !== undefined && bound === undefined) || (atMostPercent !== undefined && !isPercent(atMostPercent));
    if (isBad) troubles.push({ code: 'unreadable', field: 'grades', message: `等次“${name}”的分数线或比例不正确。` });
    if (bound !== undefined && above !== undefined && bound.compare(above) >= 0) {
      troubles.push({
        code: 'grades-do-not-fall',
        field: 'grades',
        message: `等次“${name}”的分数线 ${from ?? ''} 应低于上一等次。`,
      });
    }
    above = bound ?? above;
  }
  return troubles;
}
