import type { GroupId, UnitId } from '../brand.ts';
import { sameMeaning } from '../groups/meaning.ts';
import { foldLookAlikes } from '../lookAlikes.ts';
import { canonicalName, similarity } from './similarity.ts';
import type { Unit, UnitGroup } from '../model/unit.ts';

/** A unit or a group that a name leads to. */
export type KnownParty =
  | { readonly kind: 'unit'; readonly id: UnitId; readonly name: string }
  | { readonly kind: 'group'; readonly id: GroupId; readonly name: string };

export interface NameIndex {
  /** The one unit or group that bears the name or has it as an alias; `undefined` where none does, or more than one. */
  find(name: string): KnownParty | undefined;
}

/** A unit or group of ours that an unknown name may mean; `score` from 0 to 1. */
export interface NameSuggestion {
  readonly party: KnownParty;
  readonly score: number;
}

/**
 * A name as it is compared: signs that look alike folded, full-width and half-width ones too, no blanks, no quotation marks around it. Nothing that
 * could make two bodies one: 区政府办 and 区政府办公室 stay apart until a person says that they are the same.
 */
export function normaliseName(name: string): string {
  return foldLookAlikes(name)
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）')
    .replaceAll(',', '、')
    .replace(/^["'“”‘’]+|["'“”‘’。;；,，、]+$/gu, '');
}

interface Entry {
  readonly party: KnownParty;
  readonly ended: boolean;
}

function partiesOf(
  units: readonly Unit[],
  groups: readonly UnitGroup[],
): { entry: Entry; names: readonly [string, ...string[]] }[] {
  return [
    ...units.map(({ id, name, aliases, to }) => ({
      entry: { party: { kind: 'unit', id, name }, ended: to !== undefined } satisfies Entry,
      names: [name, ...aliases] as const,
    })),
    ...groups.map(({ id, name, aliases }) => ({
      entry: { party: { kind: 'group', id, name }, ended: false } satisfies Entry,
      names: [name, ...aliases] as const,
    })),
  ];
}

/** The only party among several that bear a name; one that still exists goes before one that ended. */
function onlyOne(entries: readonly Entry[] | undefined): KnownParty | undefined {
  const current = entries?.filter(({ ended }) => !ended) ?? [];
  const candidates = current.length > 0 ? current : (entries ?? []);
  return candidates.length === 1 ? candidates[0]?.party : undefined;
}

/** Looks names up: exactly, after `normaliseName`; a party's own name goes before another's alias. */
export function nameIndex(units: readonly Unit[], groups: readonly UnitGroup[]): NameIndex {
  const byName = new Map<string, Entry[]>();
  const byAlias = new Map<string, Entry[]>();
  const put = (map: Map<string, Entry[]>, name: string, entry: Entry): void => {
    const key = normaliseName(name);
    const entries = map.get(key);
    if (!entries) map.set(key, [entry]);
    else if (!entries.some(({ party }) => party.id === entry.party.id)) entries.push(entry);
  };
  for (const { entry, names } of partiesOf(units, groups)) {
    const [own, ...aliases] = names;
    put(byName, own, entry);
    for (const alias of aliases) put(byAlias, alias, entry);
  }
  return {
    find(name) {
      const key = normaliseName(name);
      return byName.has(key) ? onlyOne(byName.get(key)) : onlyOne(byAlias.get(key));
    },
  };
}

/** Names that more than one unit or group bears, with those that do. */
export function sharedNames(
  units: readonly Unit[],
  groups: readonly UnitGroup[],
): ReadonlyMap<string, readonly KnownParty[]> {
  const bearers = new Map<string, KnownParty[]>();
  for (const { entry, names } of partiesOf(units, groups)) {
    for (const name of new Set(names.map(normaliseName))) {
      const known = bearers.get(name);
      if (known) known.push(entry.party);
      else bearers.set(name, [entry.party]);
    }
  }
  return new Map([...bearers].filter(([, parties]) => parties.length > 1));
}

const LEAST_SCORE = 0.45;
/** Of groups whose names mean the same. */
const SAME = 0.97;

const EXCEPTS = /除外|不含|不包括|其他|其余/u;

/**
 * The units and groups that an unknown name most likely means, best first. Knows the usual abbreviations (卫健 = 卫生健康,
 * 发改 = 发展改革); a different level (区 / 市) counts against a candidate.
 */
export function suggestNames(
  name: string,
  units: readonly Unit[],
  groups: readonly UnitGroup[],
  limit = 5,
): NameSuggestion[] {
  const wanted = canonicalName(normaliseName(name));
  const suggestions: NameSuggestion[] = [];
  for (const { entry, names: all } of partiesOf(units, groups)) {
    // The whole set is not the set without some: 各镇街, 各镇街（城关镇除外）.
    const names = all.filter((own) => EXCEPTS.test(own) === EXCEPTS.test(name));
    if (names.length === 0) continue;
    const alike = Math.max(...names.map((own) => similarity(wanted, canonicalName(normaliseName(own)))));
    const score = entry.party.kind === 'group' && sameMeaning(name, entry.party.name) ? Math.max(alike, SAME) : alike;
    // Only the very same name is certain.
    const weighed = Math.min(
      entry.ended ? score * 0.9 : score,
      names.some((own) => normaliseName(own) === normaliseName(name)) ? 1 : 0.98,
    );
    if (weighed >= LEAST_SCORE) suggestions.push({ party: entry.party, score: Math.round(weighed * 100) / 100 });
  }
  return suggestions.sort((a, b) => b.score - a.score || (a.party.name < b.party.name ? -1 : 1)).slice(0, limit);
}

/** Between two names that nobody bears there is no list of ours to hold on to: only near ones are said. */
const LEAST_ALIKE = 0.6;

/** For each name, the others that likely mean the same body (区教育和体育局, 区教体局), best first; without those that have none. */
export function alikeNames(
  names: readonly string[],
  {
    limit = 3,
    same = () => false,
  }: { readonly limit?: number; readonly same?: (a: string, b: string) => boolean } = {},
): ReadonlyMap<string, readonly { readonly name: string; readonly score: number }[]> {
  const cut = names.map((name) => ({ name, parts: canonicalName(normaliseName(name)) }));
  const found = new Map<string, { readonly name: string; readonly score: number }[]>();
  const add = (name: string, other: string, score: number): void => {
    const list = found.get(name);
    if (list) list.push({ name: other, score });
    else found.set(name, [{ name: other, score }]);
  };
  for (const [index, one] of cut.entries()) {
    for (const other of cut.slice(index + 1)) {
      const alike = Math.round(Math.min(similarity(one.parts, other.parts), 0.98) * 100) / 100;
      const score = same(one.name, other.name) ? Math.max(alike, SAME) : alike;
      if (score < LEAST_ALIKE) continue;
      add(one.name, other.name, score);
      add(other.name, one.name, score);
    }
  }
  for (const [name, list] of found) {
    found.set(name, list.sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1)).slice(0, limit));
  }
  return found;
}
