import type { AssignmentView } from '../../electron/contract/duties.ts';
import type { InputOf } from '../../electron/contract/index.ts';
import type { NamedParty, PartyRole } from '../../electron/contract/shared.ts';
import type { UnitList } from '../../electron/contract/units.ts';

/** A name that may be chosen as a party. */
export interface PartyChoice {
  readonly name: string;
  /** Other names it goes by, and what it is: found when typed, shown beside the name. */
  readonly aliases: readonly string[];
  readonly note: string;
}

/** All units and groups as choices, groups first: they are few and answer for most. */
export function choicesOf(list: UnitList): readonly PartyChoice[] {
  return [
    ...list.groups.map(({ name, aliases, members }) => ({ name, aliases, note: `单位组，${members.length} 个单位` })),
    ...list.units.map(({ name, aliases }) => ({ name, aliases, note: aliases.join('、') })),
  ];
}

const PARTING = /[、，,；;\n\t]+/u;

/**
 * The choices that a typed text names, by name or alias, and what names nobody. While it is being typed the last name is not taken: it may go on. A
 * blank parts names only where the whole is none.
 */
export function takenNames(
  text: string,
  choices: readonly PartyChoice[],
  ended: boolean,
): { readonly names: readonly string[]; readonly left: string } {
  const nameOf = (word: string) =>
    choices.find(({ name, aliases }) => name === word.trim() || aliases.includes(word.trim()))?.name;
  const parts = text.split(PARTING);
  const whole = ended ? parts : parts.slice(0, -1);
  const words = whole.flatMap((part) => (nameOf(part) === undefined ? part.split(/\s+/u) : [part]));
  const names = words.flatMap((word) => nameOf(word) ?? []);
  const unknown = words.map((word) => word.trim()).filter((word) => word !== '' && nameOf(word) === undefined);
  return { names, left: [...unknown, ...(ended ? [] : [parts.at(-1) ?? ''])].join('、') };
}

/** Names of one role. */
export function namesInRole(parties: readonly NamedParty[], role: PartyRole): readonly string[] {
  return parties.filter((party) => party.role === role).map((party) => party.name);
}

/** Gives a role its names. A name stands in one role only, so it leaves the others. */
export function withRole(
  parties: readonly NamedParty[],
  role: PartyRole,
  names: readonly string[],
): readonly NamedParty[] {
  const others = parties.filter((party) => party.role !== role && !names.includes(party.name));
  return [...others, ...names.map((name) => ({ name, role }))];
}

/** Ties names and aliases to the units and groups that bear them; those that nobody bears are left over. */
export function resolveNames(parties: readonly NamedParty[], list: UnitList): ChosenParties {
  const byName = new Map<string, AssignmentInput['party']>();
  for (const { id, name, aliases } of list.groups) {
    for (const known of [name, ...aliases]) byName.set(known, { kind: 'group', id });
  }
  for (const { id, name, aliases } of list.units) {
    for (const known of [name, ...aliases]) byName.set(known, { kind: 'unit', id });
  }
  const assignments: AssignmentInput[] = [];
  const unknown: string[] = [];
  for (const { name, role } of parties) {
    const party = byName.get(name);
    if (party) assignments.push({ party, role });
    else unknown.push(name);
  }
  return { assignments, unknown };
}

type AssignmentInput = NonNullable<InputOf<'duties.update'>['assignments']>[number];

export interface ChosenParties {
  readonly assignments: readonly AssignmentInput[];
  readonly unknown: readonly string[];
}

export function namedParties(assignments: readonly AssignmentView[]): readonly NamedParty[] {
  return assignments.map(({ name, role }) => ({ name, role }));
}
