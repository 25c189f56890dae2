/* oxlint-disable oxc/no-map-spread -- an arbitrary's map is not a list's */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GroupRule } from '../../../electron/contract/shared.ts';
import type { GroupView, UnitView } from '../../../electron/contract/units.ts';
import type { GroupId, UnitId } from '../../../electron/domain/brand.ts';
import { addDays, type PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import { staysIn } from '../../../electron/domain/groups/membership.ts';
import type { Membership, Unit, UnitGroup } from '../../../electron/domain/model/unit.ts';
import {
  listedBeside,
  memberIds,
  membershipInput,
  membershipOf,
  rulesText,
  withRules,
} from '../../../renderer/units/membership.ts';
import { runs } from '../../support/runs.ts';

const unit = (name: string, kind: Unit['kind']): UnitView => ({
  id: name as UnitId,
  name,
  kind,
  aliases: [],
  groupIds: [],
  duties: 0,
});
const UNITS = [unit('甲局', 'department'), unit('乙局', 'department'), unit('丙镇', 'town'), unit('丁公司', 'other')];
const FACTS = UNITS.map(({ id, name, kind, aliases }): Unit => ({ id, name, kind, aliases }));
const DEPARTMENTS: GroupRule = { kind: 'department', scope: 'all' };

/** A group as the app shows it. */
function viewOf(parts: Pick<UnitGroup, 'members' | 'rules' | 'exceptions'>): GroupView {
  const { rules, exceptions } = parts;
  return {
    id: 'g' as GroupId,
    name: '区政府各部门',
    aliases: [],
    members: staysIn(parts, FACTS),
    ...(rules === undefined ? {} : { rules }),
    ...(exceptions === undefined ? {} : { exceptions }),
  };
}

/** What is kept of a draft, as the app stores it. */
function stored(input: ReturnType<typeof membershipInput>): Pick<UnitGroup, 'members' | 'rules' | 'exceptions'> {
  return {
    members: input.members.map((each) => (typeof each === 'string' ? { unitId: each } : each)),
    ...(input.rules === undefined ? {} : { rules: input.rules, exceptions: input.exceptions }),
  };
}

function membersOn(parts: Pick<UnitGroup, 'members' | 'rules' | 'exceptions'>, day: PlainDate): readonly UnitId[] {
  const isIn = ({ from, to }: Membership) => (from ?? day) <= day && day <= (to ?? day);
  return [
    ...new Set(
      staysIn(parts, FACTS)
        .filter(isIn)
        .map(({ unitId }) => unitId),
    ),
  ].toSorted();
}

const days = fc.integer({ min: 0, max: 30 }).map((n) => addDays('2021-06-01' as PlainDate, n));
const spans = fc.tuple(fc.option(days, { nil: undefined }), fc.option(days, { nil: undefined })).map(([a, b]) => {
  const [from, to] = a !== undefined && b !== undefined && a > b ? [b, a] : [a, b];
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
});
const stays = fc.array(
  fc.tuple(fc.constantFrom(...UNITS), spans).map(([{ id }, span]): Membership => ({ unitId: id, ...span })),
  { maxLength: 4 },
);
const rules = fc.array(
  fc
    .tuple(fc.constantFrom<GroupRule>(DEPARTMENTS, { kind: 'town', scope: 'towns' }), spans)
    .map(([rule, span]): GroupRule => ({ ...rule, ...span })),
  { maxLength: 2 },
);

describe('a group that is opened and saved', () => {
  it('has the members that it had, on every day', () => {
    fc.assert(
      fc.property(stays, rules, stays, days, (members, own, exceptions, day) => {
        const before = own.length === 0 ? { members } : { members, rules: own, exceptions };
        const group = viewOf(before);
        const after = stored(membershipInput(membershipOf(group, UNITS), UNITS, group));
        expect(membersOn(after, day)).toEqual(membersOn(before, day));
      }),
      { numRuns: runs(600) },
    );
  });

  it('takes in a whole kind, and leaves out whoever is unticked', () => {
    const group = viewOf({ members: [{ unitId: '甲局' as UnitId }] });
    const whole = withRules(membershipOf(group, UNITS), [DEPARTMENTS], UNITS);
    expect([...whole.members]).toEqual(['甲局', '乙局']);
    expect(membershipInput(whole, UNITS, group)).toEqual({ members: [], rules: [DEPARTMENTS], exceptions: [] });
    const without = { ...whole, members: new Set(['甲局' as UnitId, '丙镇' as UnitId]) };
    expect(membershipInput(without, UNITS, group)).toEqual({
      members: ['丙镇'],
      rules: [DEPARTMENTS],
      exceptions: [{ unitId: '乙局' }],
    });
  });

  it('is a list again without its rules', () => {
    const group = viewOf({ members: [], rules: [DEPARTMENTS] });
    const list = withRules(membershipOf(group, UNITS), [], UNITS);
    expect(membershipInput(list, UNITS, group)).toEqual({ members: ['甲局', '乙局'], rules: [], exceptions: [] });
  });
});

it('says a group by its kinds, its exceptions and who is named beside them', () => {
  const group = viewOf({
    members: [{ unitId: '丁公司' as UnitId }],
    rules: [DEPARTMENTS, { kind: 'town', scope: 'townsAndSubdistricts' }],
    exceptions: [{ unitId: '乙局' as UnitId }],
  });
  expect(rulesText(group)).toBe('全部部门、全部镇街（不含园区）（除外 1 个）');
  expect(listedBeside(group, UNITS)).toEqual(['丁公司']);
  expect(memberIds(group)).toEqual(['甲局', '丙镇', '丁公司']);
  expect(rulesText(viewOf({ members: [] }))).toBe('');
});
