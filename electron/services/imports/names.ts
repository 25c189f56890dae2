import type { ImportPreview, NameDecision, UnknownName } from '../../contract/imports.ts';
import type { GroupId, UnitId } from '../../domain/brand.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import { groupScope, guessUnitKind, sameMeaning } from '../../domain/groups/meaning.ts';
import {
  alikeNames,
  nameIndex,
  normaliseName,
  suggestNames,
  type NameIndex,
  type NameSuggestion,
} from '../../domain/units/names.ts';
import type { GroupRule, UnitKind } from '../../domain/model/unit.ts';
import type { PartyKind } from '../../domain/model/duty.ts';
import { nameSought, type PartyReading } from '../../domain/reading/wording/reading.ts';
import { readUnitsWording } from '../../domain/reading/wording/units.ts';
import type { Store } from '../../store/store.ts';
import { keepClosedYears } from '../units/groups.ts';
import { storedNames } from '../year/parties.ts';

/** A row as its names are asked about. */
interface NamingRow {
  readonly parties: readonly PartyReading[];
  /** It stands in the store as it stands in the file: what was left unread then is left so. */
  readonly same: boolean;
}

interface Found {
  readonly party: PartyReading;
  readonly rows: number;
  readonly asks: boolean;
}

/** Names in new or changed rows that no unit or group bears, the most frequent first. */
export function unknownNames(store: Store, rows: Iterable<NamingRow>): ImportPreview['unknownNames'] {
  const units = store.units.units();
  const groups = store.units.groups();
  const asked = namesOf(rows, nameIndex(units, groups))
    .filter(({ asks }) => asks)
    .sort((a, b) => b.rows - a.rows);
  const ofKind = (kind: PartyKind): readonly string[] =>
    asked.flatMap(({ party }) => (party.kind === kind && party.except === undefined ? [party.name] : []));
  const alikeUnits = alikeNames(ofKind('unit'));
  const alikeGroups = alikeNames(ofKind('group'), { same: sameMeaning });
  const known = nameIndex(units, groups);
  const unitNames = new Map(units.map(({ id, name }) => [id, name]));
  const bearer = (name: string): string | undefined => {
    const party = known.find(name);
    if (party?.kind === 'unit') return unitNames.get(party.id);
    return ofKind('unit').includes(name) ? name : undefined;
  };
  return asked.map(({ party: { name, kind, except }, rows }) => {
    const set = setOf(name, except);
    const exceptions = exceptedUnits(except, bearer);
    const unknown: UnknownName = {
      name,
      kind,
      rows,
      suggestedKind: guessUnitKind(set),
      // A set with an exception is no other set.
      suggestions: except === undefined ? suggestNames(name, units, groups).map(suggestionView) : [],
      alike: alikeUnits.get(name) ?? alikeGroups.get(name) ?? [],
      // Whom nobody knows cannot be left out, so that a person must say who belongs to it.
      suggestedMembers: exceptions === undefined ? 'none' : groupScope(set),
    };
    return exceptions === undefined || exceptions.length === 0
      ? unknown
      : Object.assign(unknown, { suggestedExceptions: exceptions });
  });
}

/** 各镇街 of 各镇街（城关镇除外）. */
function setOf(name: string, except: string | undefined): string {
  return except === undefined ? name : name.slice(0, name.length - nameSought({ name: '', except }).length);
}

/** The units that a set's exception names; none without one, `undefined` where not all of them are known units or the file's own. */
function exceptedUnits(
  except: string | undefined,
  bearer: (name: string) => string | undefined,
): readonly string[] | undefined {
  if (except === undefined) return [];
  const names = readUnitsWording(except).parties.map(({ name }) => bearer(name));
  const found = names.filter((name) => name !== undefined);
  return found.length === names.length && found.length > 0 ? found : undefined;
}

function namesOf(rows: Iterable<NamingRow>, known: NameIndex): readonly Found[] {
  const found = new Map<string, Found>();
  for (const { parties, same } of rows) {
    const ofRow = new Map(parties.map((party) => [nameSought(party), party]));
    for (const [name, party] of ofRow) {
      if (known.find(name)) continue;
      const before = found.get(name);
      found.set(name, {
        party: before?.party ?? { ...party, name },
        rows: (before?.rows ?? 0) + 1,
        asks: before?.asks === true || !same,
      });
    }
  }
  return [...found.values()];
}

function suggestionView({ party, score }: NameSuggestion): UnknownName['suggestions'][number] {
  const { name } = party;
  return party.kind === 'unit' ? { unitId: party.id, name, score } : { groupId: party.id, name, score };
}

interface NewUnit {
  readonly name: string;
  readonly kind: UnitKind;
  readonly aliases: Set<string>;
}
interface NewGroup {
  readonly name: string;
  readonly aliases: Set<string>;
  readonly members: Set<string>;
  readonly exceptions: Set<string>;
  rules: readonly GroupRule[];
}

/** What the decisions about names create, checked to be possible. */
export interface NamePlan {
  readonly units: readonly NewUnit[];
  readonly groups: readonly NewGroup[];
  readonly unitAliases: readonly { readonly id: UnitId; readonly name: string }[];
  readonly groupAliases: readonly { readonly id: GroupId; readonly name: string }[];
}

type NameDecisions = readonly (readonly [unknown: string, decision: NameDecision])[];
/** Decisions that stand by themselves. */
type SettledDecisions = readonly (readonly [unknown: string, decision: Exclude<NameDecision, { as: 'aliasOfName' }>])[];

/** Works out what the decisions create. Refuses names that something else bears, without having written anything. */
export function planNames(store: Store, decisions: NameDecisions): Outcome<NamePlan> {
  const planner = new Planner(store);
  const settled = planner.settle(decisions);
  // Units first, so that groups find their members; members last, so that they find units however they are named.
  for (const [unknown, decision] of settled) if (decision.as === 'newUnit') planner.newUnit(unknown, decision);
  for (const [unknown, decision] of settled)
    if (decision.as === 'aliasOfUnit') planner.aliasOfUnit(unknown, decision.unitId);
  for (const [unknown, decision] of settled)
    if (decision.as === 'aliasOfGroup') planner.aliasOfGroup(unknown, decision.groupId);
  for (const [unknown, decision] of settled) if (decision.as === 'newGroup') planner.newGroup(unknown, decision);
  for (const [unknown, decision] of settled) if (decision.as === 'newGroup') planner.members(unknown, decision);
  planner.refuseTwoMeanings(settled);
  return planner.result();
}

class Planner {
  readonly #names: NameIndex;
  readonly #unitIds: ReadonlySet<string>;
  readonly #groupIds: ReadonlySet<string>;
  /** Names that this plan gives away, as they are compared. */
  readonly #claimed = new Map<string, 'unit' | 'group'>();
  readonly #units = new Map<string, NewUnit>();
  readonly #groups = new Map<string, NewGroup>();
  readonly #unitAliases: { id: UnitId; name: string }[] = [];
  readonly #groupAliases: { id: GroupId; name: string }[] = [];
  #failure: Failure | undefined;

  constructor(store: Store) {
    this.#names = storedNames(store);
    this.#unitIds = new Set(store.units.units().map((unit) => unit.id));
    this.#groupIds = new Set(store.units.groups().map((group) => group.id));
  }

  result(): Outcome<NamePlan> {
    if (this.#failure) return { ok: false, error: this.#failure };
    return succeed({
      units: [...this.#units.values()],
      groups: [...this.#groups.values()],
      unitAliases: this.#unitAliases,
      groupAliases: this.#groupAliases,
    });
  }

  /** A name that means the same as another becomes what that one becomes. Names point at a decision, never at a pointer. */
  settle(decisions: NameDecisions): SettledDecisions {
    const made = new Map(decisions);
    return decisions.flatMap(([unknown, decision]): SettledDecisions => {
      if (decision.as !== 'aliasOfName') return [[unknown, decision]];
      const target = made.get(decision.name);
      if (target?.as === 'newUnit' || target?.as === 'newGroup') return [[unknown, target]];
      this.#refuse(
        unknown,
        `“${unknown}”要归入的“${decision.name}”这次不新建单位或单位组，没有导入。请给“${unknown}”重新选择。`,
      );
      return [];
    });
  }

  /** A wording's name cannot lead to one body while a new one is named just so. */
  refuseTwoMeanings(decisions: SettledDecisions): void {
    for (const [unknown, decision] of decisions) {
      const key = normaliseName(unknown);
      const own = 'name' in decision ? normaliseName(decision.name) : undefined;
      if (decision.as === 'skip' || own === key || !(this.#units.has(key) || this.#groups.has(key))) continue;
      this.#refuse(unknown, `“${unknown}”既是本次新建的名称，又要归入别的单位或单位组，没有导入。请改其中一处。`);
    }
  }

  newUnit(unknown: string, { name, kind }: Extract<NameDecision, { as: 'newUnit' }>): void {
    const bearer = this.#names.find(name);
    if (bearer?.kind === 'group') {
      this.#refuse(unknown, `“${name}”已是一个单位组的名称，不能再作单位名称。请换一个名称，或选择“作为别名”。`);
    } else if (bearer) {
      this.#alias(unknown, 'unit', (alias) => this.#unitAliases.push({ id: bearer.id, name: alias }));
    } else {
      const draft = this.#draftUnit(name, kind);
      this.#alias(unknown, 'unit', (alias) => draft.aliases.add(alias));
    }
  }

  aliasOfUnit(unknown: string, id: UnitId): void {
    if (this.#unitIds.has(id)) this.#alias(unknown, 'unit', (name) => this.#unitAliases.push({ id, name }));
    else this.#refuse(unknown, `“${unknown}”所选的单位已不存在，没有导入。请重新选择。`, 'not-found');
  }

  aliasOfGroup(unknown: string, id: GroupId): void {
    if (this.#groupIds.has(id)) this.#alias(unknown, 'group', (name) => this.#groupAliases.push({ id, name }));
    else this.#refuse(unknown, `“${unknown}”所选的单位组已不存在，没有导入。请重新选择。`, 'not-found');
  }

  newGroup(unknown: string, { name }: Extract<NameDecision, { as: 'newGroup' }>): void {
    const key = normaliseName(name);
    if (this.#names.find(name) || this.#claimed.get(key) === 'unit') {
      this.#refuse(unknown, `“${name}”这个名称已被使用，不能新建同名单位组。请换一个名称，或选择“作为别名”。`);
      return;
    }
    const draft = this.#groups.get(key) ?? {
      name,
      aliases: new Set<string>(),
      members: new Set<string>(),
      exceptions: new Set<string>(),
      rules: [],
    };
    this.#groups.set(key, draft);
    this.#claimed.set(key, 'group');
    this.#alias(unknown, 'group', (alias) => draft.aliases.add(alias));
  }

  members(
    unknown: string,
    { name, memberKind, members, except = [] }: Extract<NameDecision, { as: 'newGroup' }>,
  ): void {
    const draft = this.#groups.get(normaliseName(name));
    if (typeof members === 'string') {
      if (draft) draft.rules = [{ kind: memberKind, scope: members }];
      for (const unit of except) this.#except(unknown, unit, draft);
      return;
    }
    for (const member of members) {
      const bearer = this.#names.find(member)?.kind ?? this.#claimed.get(normaliseName(member));
      if (bearer === 'group') {
        this.#refuse(unknown, `“${member}”是单位组，不能作为“${name}”的成员。请改填组内的单位名称。`);
        return;
      }
      if (bearer === undefined) this.#draftUnit(member, memberKind);
      draft?.members.add(member);
    }
  }

  #except(unknown: string, unit: string, group: NewGroup | undefined): void {
    const bearer = this.#names.find(unit)?.kind ?? this.#claimed.get(normaliseName(unit));
    if (bearer === 'unit') group?.exceptions.add(unit);
    else
      this.#refuse(
        unknown,
        `“${unit}”不是单位库里的单位，也不在这次新建的单位里，不能从“${unknown}”中除外。请先新建该单位，或给“${unknown}”自选成员。`,
      );
  }

  #draftUnit(name: string, kind: UnitKind): NewUnit {
    const key = normaliseName(name);
    const draft = this.#units.get(key) ?? { name, kind, aliases: new Set<string>() };
    this.#units.set(key, draft);
    this.#claimed.set(key, 'unit');
    return draft;
  }

  /** Gives the wording's own name to its bearer, unless somebody bears it already. */
  #alias(unknown: string, kind: 'unit' | 'group', give: (name: string) => void): void {
    const key = normaliseName(unknown);
    if (this.#names.find(unknown) || this.#claimed.has(key)) return;
    this.#claimed.set(key, kind);
    give(unknown);
  }

  #refuse(unknown: string, message: string, code: 'conflict' | 'not-found' = 'conflict'): void {
    this.#failure ??= fail(code, message, { fields: { [`names.${unknown}`]: message } }).error;
  }
}

/** Creates what a plan says; runs inside the import's command. */
export function writeNames(
  store: Store,
  plan: NamePlan,
): { readonly unitsCreated: number; readonly groupsCreated: number } {
  const known = new Set(store.units.units().map(({ id }) => id));
  for (const { name, kind, aliases } of plan.units) store.units.add({ name, kind, aliases: [...aliases] });
  keepClosedYears(store, known);
  for (const { id, name } of plan.unitAliases) store.units.addAlias(id, name);
  const names = storedNames(store);
  const stays = (called: ReadonlySet<string>) => {
    const ids = [...called].flatMap((name) => {
      const party = names.find(name);
      return party?.kind === 'unit' ? [party.id] : [];
    });
    return [...new Set(ids)].map((unitId) => ({ unitId }));
  };
  for (const { name, aliases, members, exceptions, rules } of plan.groups) {
    const [listed, excepted] = [stays(members), stays(exceptions)];
    store.units.addGroup({ name, aliases: [...aliases], members: listed, exceptions: excepted, rules });
  }
  for (const { id, name } of plan.groupAliases) store.units.addGroupAlias(id, name);
  return { unitsCreated: plan.units.length, groupsCreated: plan.groups.length };
}
