import { createContext, useContext } from 'react';
import type { SchemeTree } from '../../electron/contract/schemeTree.ts';
import type { DutyId, SchemeNodeId } from '../../electron/domain/brand.ts';
import type { SchemeNames } from '../../electron/domain/words/scoreRules.ts';
import { allPlaced } from './treeEdits.ts';

/** What the forms of rules offer: names that the year knows, and those that the scheme itself speaks of. */
export interface SchemeChoices {
  readonly duties: readonly { readonly id: DutyId; readonly name: string }[];
  readonly tags: readonly string[];
  readonly columns: readonly string[];
  readonly channels: readonly string[];
  readonly outlets: readonly string[];
  readonly eventNames: readonly string[];
  readonly elements: readonly string[];
  readonly results: readonly string[];
  readonly sheets: readonly { readonly sheet: string; readonly items: readonly string[] }[];
  readonly samples: readonly string[];
  readonly figures: readonly string[];
  readonly groups: readonly string[];
  readonly classes: readonly { readonly id: string; readonly name: string }[];
  readonly nodes: readonly { readonly id: SchemeNodeId; readonly name: string }[];
}

const NONE: SchemeChoices = {
  duties: [],
  tags: [],
  columns: [],
  channels: [],
  outlets: [],
  eventNames: [],
  elements: [],
  results: [],
  sheets: [],
  samples: [],
  figures: [],
  groups: [],
  classes: [],
  nodes: [],
};

const ChoicesContext = createContext<SchemeChoices>(NONE);
export const ChoicesProvider = ChoicesContext.Provider;

export function useChoices(): SchemeChoices {
  return useContext(ChoicesContext);
}

/** Elements that published pages are looked at for, to begin with. */
const USUAL_ELEMENTS = ['标题', '索引号', '发布机构', '成文日期', '文号', '目录', '制度', '台账'];
const USUAL_RESULTS = ['予以公开', '部分公开', '不予公开', '无法提供', '不予处理', '其他处理'];

/** What the year knows: offered beside what the scheme says already. */
export type KnownChoices = Partial<Omit<SchemeChoices, 'nodes'>>;

/** Every choice: of the year, and of the scheme as it is typed. */
export function choicesOf(tree: SchemeTree, known: KnownChoices): SchemeChoices {
  const said = wordsIn(tree);
  const all = (own: readonly string[] | undefined, more: Iterable<string>): readonly string[] => [
    ...new Set([...(own ?? []), ...more]),
  ];
  return {
    duties: known.duties ?? [],
    tags: all(known.tags, said.tags),
    columns: all(known.columns, said.columns),
    channels: all(known.channels, said.channels),
    outlets: all(known.outlets, said.outlet),
    eventNames: all(known.eventNames, [...said.names, ...said.name]),
    elements: all(known.elements, [...said.elements, ...USUAL_ELEMENTS]),
    results: all(known.results, [...said.results, ...USUAL_RESULTS]),
    sheets: sheetsOf(known.sheets ?? [], said.sheets),
    samples: all(known.samples, said.sample),
    figures: all(known.figures, said.figure),
    groups: all(known.groups, said.group),
    classes: known.classes ?? [],
    nodes: allPlaced(tree).map(({ node }) => ({ id: node.id, name: node.name })),
  };
}

interface Said {
  readonly tags: Set<string>;
  readonly columns: Set<string>;
  readonly channels: Set<string>;
  readonly elements: Set<string>;
  readonly results: Set<string>;
  readonly names: Set<string>;
  readonly name: Set<string>;
  readonly outlet: Set<string>;
  readonly sample: Set<string>;
  readonly group: Set<string>;
  readonly figure: Set<string>;
  readonly sheets: { readonly sheet: string; readonly item: string }[];
}

const LISTS = ['tags', 'columns', 'channels', 'elements', 'results', 'names'] as const;
const WORDS = ['outlet', 'sample', 'group'] as const;

/** The names that the rules of a scheme speak of, wherever in them they stand. */
function wordsIn(tree: SchemeTree): Said {
  const said: Said = {
    tags: new Set(),
    columns: new Set(),
    channels: new Set(),
    elements: new Set(),
    results: new Set(),
    names: new Set(),
    name: new Set(),
    outlet: new Set(),
    sample: new Set(),
    group: new Set(),
    figure: new Set(),
    sheets: [],
  };
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const own = value as Readonly<Record<string, unknown>>;
    for (const key of LISTS) if (Array.isArray(own[key])) for (const word of own[key]) add(said[key], word);
    for (const key of WORDS) add(said[key], own[key]);
    if (own['of'] === 'figure') add(said.figure, own['name']);
    if ('type' in own) add(said.name, own['name']);
    const { sheet, item } = own;
    if (typeof sheet === 'string' && typeof item === 'string') said.sheets.push({ sheet, item });
    for (const part of Object.values(own)) visit(part);
  };
  for (const { node } of allPlaced(tree)) if (node.kind === 'leaf') visit(node.clauses);
  return said;
}

function add(words: Set<string>, word: unknown): void {
  if (typeof word === 'string' && word.trim() !== '') words.add(word);
}

function sheetsOf(
  known: SchemeChoices['sheets'],
  said: readonly { readonly sheet: string; readonly item: string }[],
): SchemeChoices['sheets'] {
  const items = new Map(known.map(({ sheet, items: own }) => [sheet, new Set(own)]));
  for (const { sheet, item } of said) {
    if (sheet === '') continue;
    const own = items.get(sheet) ?? new Set<string>();
    if (item !== '') own.add(item);
    items.set(sheet, own);
  }
  return [...items].map(([sheet, own]) => ({ sheet, items: [...own] }));
}

/** How a scheme's sentences name duties and nodes. */
export function namesOf({ duties, nodes }: Pick<SchemeChoices, 'duties' | 'nodes'>): SchemeNames {
  const dutyNames = new Map<string, string>(duties.map(({ id, name }) => [id, name]));
  const nodeNames = new Map<string, string>(nodes.map(({ id, name }) => [id, name]));
  return {
    duty: (id) => dutyNames.get(id) ?? '已不在本年度的事项',
    node: (id) => nodeNames.get(id) ?? '已去掉的指标',
  };
}
