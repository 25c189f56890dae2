import type { FirstLevel, SchemeNode, SchemeSection } from '../model/schemeTree.ts';
import {
  capWords,
  CLAUSE_RULE_WORDS,
  clauseSentence,
  combiningWords,
  NOTHING_WORDS,
  notApplicableWords,
  SECTION_WORDS,
  vetoWords,
  zeroWhenSentence,
  type SchemeNames,
} from './scoreRules.ts';

/**
 * A node of a scheme in words, line by line: its rules, then what bounds it and where its marks go. A veto has no marks that it could give where nothing
 * was counted.
 */
export function nodeLines(node: SchemeNode, names: SchemeNames, section?: SchemeSection): readonly string[] {
  const { cap, floor, multiplier, notApplicable, zeroWhen, metFrom } = node;
  const own =
    node.kind === 'branch'
      ? [combiningWords(node.combine)]
      : [
          ...node.clauses.map((clause) => `${CLAUSE_RULE_WORDS[clause.rule]}：${clauseSentence(clause, names)}`),
          ...(section === 'veto' ? [] : [NOTHING_WORDS[node.nothing]]),
        ];
  return [
    ...own,
    ...(cap === undefined ? [] : [capWords(cap)]),
    ...(floor === undefined ? [] : [`最低 ${floor} 分`]),
    ...(multiplier === undefined
      ? []
      : [`加减分按 ${multiplier.times} 倍计${multiplier.for === undefined ? '' : '（限所列单位）'}`]),
    ...(notApplicable === undefined ? [] : [notApplicableWords(notApplicable, names)]),
    ...(zeroWhen === undefined ? [] : [zeroWhenSentence(zeroWhen, names)]),
    ...(metFrom === undefined ? [] : [`不到 ${metFrom} 分为未达标`]),
  ];
}

/** 一级指标 with its section: 加分“信息采用”. */
export function firstLevelTitle(first: FirstLevel): string {
  const { section, node } = first;
  const effect = first.section === 'veto' ? `，${vetoWords(first.effect)}` : '';
  return `${SECTION_WORDS[section]}“${node.name}”${effect}`;
}
