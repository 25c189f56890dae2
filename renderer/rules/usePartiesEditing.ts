import { useCallback, useRef, useState } from 'react';
import type { UnitsReadingView } from '../../electron/contract/duties.ts';
import type { NamedParty, PartyRole } from '../../electron/contract/shared.ts';
import { PARTY_ROLE_WORDS, PARTY_ROLES } from '../../electron/domain/words/duties.ts';
import { call } from '../bridge/call.ts';
import { namesInRole, takenNames, withRole, type PartyChoice } from './parties.ts';
import { useTypedWording, type TypedWording } from './useTypedWording.ts';

/** Who answers for a duty while it is being set: picked by role, typed, or by a wording that is read as it is typed. */
export interface PartiesEditing {
  readonly parties: readonly NamedParty[];
  readonly setNames: (role: PartyRole, names: readonly string[]) => void;
  readonly typed: TypedWording<readonly NamedParty[]>;
  /** What stands typed in a role's box and names nobody yet. */
  readonly left: Readonly<Record<PartyRole, string>>;
  /** Text typed into a role's box; names that are parted from others by a comma or a new line are taken at once. */
  readonly type: (role: PartyRole, text: string) => void;
  /** A role's box is left: what stands there whole is taken. */
  readonly leave: (role: PartyRole) => void;
  /** What stood against saving. */
  readonly refusal: string | undefined;
  /** The parties to be saved; `undefined` where something typed names nobody, which is then said beside it. */
  settle(): Promise<readonly NamedParty[] | undefined>;
}

const NOTHING_LEFT: Readonly<Record<PartyRole, string>> = { lead: '', responsible: '', support: '' };

/** `wording`: the words that the parties were read from. */
export function usePartiesEditing(
  initial: readonly NamedParty[],
  choices: readonly PartyChoice[],
  wording: string,
): PartiesEditing {
  const [parties, setParties] = useState(initial);
  const [left, setLeft] = useState(NOTHING_LEFT);
  const [refusal, setRefusal] = useState<string>();
  const known = choices.map(({ name }) => name).join('\n');
  const read = useCallback(
    async (text: string) => readingOf(await call('duties.readUnits', { wording: text }), new Set(known.split('\n'))),
    [known],
  );
  const typed = useTypedWording(wording, read, setParties);
  // Of now, for a box that is left a moment after it was typed into.
  const latest = useRef(NOTHING_LEFT);
  const take = (role: PartyRole, text: string, ended: boolean): void => {
    const taken = takenNames(text, choices, ended);
    if (taken.names.length > 0) setParties((old) => withNames(old, role, taken.names));
    latest.current = { ...latest.current, [role]: taken.left };
    setLeft(latest.current);
  };
  return {
    parties,
    setNames: (role, names) => setParties((old) => withRole(old, role, names)),
    typed,
    left,
    type(role, text) {
      take(role, text, false);
      setRefusal(undefined);
    },
    leave: (role) => take(role, latest.current[role], true),
    refusal,
    async settle() {
      const settled = await typed.settle();
      const roles = PARTY_ROLES.map((role) => {
        const { names, left: rest } = takenNames(latest.current[role], choices, true);
        return { role, names, left: rest };
      });
      const unknown = roles.filter((each) => each.left !== '');
      setRefusal(
        unknown.length === 0
          ? undefined
          : `${unknown.map((each) => `${PARTY_ROLE_WORDS[each.role]}里输入的“${each.left}”`).join('、')}在单位库里没有，还没有采用。请从列表中选，或删去。`,
      );
      if (!settled.ok || unknown.length > 0) return undefined;
      return roles.reduce(
        (all, { role, names }) => (names.length === 0 ? all : withNames(all, role, names)),
        settled.value ?? parties,
      );
    },
  };
}

function withNames(parties: readonly NamedParty[], role: PartyRole, names: readonly string[]): readonly NamedParty[] {
  return withRole(parties, role, [...new Set([...namesInRole(parties, role), ...names])]);
}

function readingOf({ parties, check }: UnitsReadingView, known: ReadonlySet<string>) {
  const found = parties.filter(({ name }) => known.has(name)).map(({ name, role }) => ({ name, role }));
  const unknown = parties.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  const missing = unknown.length > 0 ? `单位库里没有：${unknown.join('、')}` : undefined;
  const said = [
    `认出 ${found.length} 个`,
    ...(missing === undefined ? [] : [missing]),
    ...(check === undefined ? [] : [`待核：${check}`]),
  ];
  const unread =
    missing === undefined
      ? found.length === 0
        ? '这段文字没有读出单位，请改写，或在下面选择后不用这段文字。'
        : undefined
      : `${missing}，没有采用。请先在“单位”里新建或登记别名，或改写这段文字。`;
  return {
    value: found.length > 0 ? found : undefined,
    said: said.join('；'),
    asks: check !== undefined,
    ...(unread === undefined ? {} : { unread }),
  };
}
