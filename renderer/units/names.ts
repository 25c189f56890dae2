import type { UnitList } from '../../electron/contract/units.ts';

/** Names out of pasted text: one a line, or divided by 、，；or tabs as they come from a table or a document. */
export function splitNames(pasted: string): readonly string[] {
  const names = pasted
    .split(/[\n\r\t、，,；;]+/)
    .map((name) => name.replaceAll(/[\s\u3000]+/g, ''))
    .filter((name) => name !== '');
  return [...new Set(names)];
}

/** Which of the names are new, and which a unit or group bears already (as name or alias). */
export function sortNames(
  names: readonly string[],
  list: UnitList,
): { readonly fresh: readonly string[]; readonly known: readonly string[] } {
  const taken = new Set<string>();
  for (const { name, aliases } of [...list.units, ...list.groups]) {
    taken.add(name);
    for (const alias of aliases) taken.add(alias);
  }
  return { fresh: names.filter((name) => !taken.has(name)), known: names.filter((name) => taken.has(name)) };
}

/** Towns and subdistricts are told by their names; a list of mostly such is taken for 镇街. */
export function looksLikeTowns(names: readonly string[]): boolean {
  const towns = names.filter((name) => /(镇|乡|街道|街道办|街道办事处|镇政府|乡政府)$/.test(name));
  return names.length > 0 && towns.length * 2 > names.length;
}
