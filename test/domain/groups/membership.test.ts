/* oxlint-disable oxc/no-map-spread -- an arbitrary's map is not a list's */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GroupId, UnitId } from '../../../electron/domain/brand.ts';
import { membersOn } from '../../../electron/domain/coverage/answering.ts';
import { isOfKind } from '../../../electron/domain/coverage/kinds.ts';
import { addDays, type PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import { factsOfStays, memberIds, staysIn, takes, without } from '../../../electron/domain/groups/membership.ts';
import type { GroupRule, Membership, Unit, UnitGroup, UnitKind } from '../../../electron/domain/model/unit.ts';
import { responsibility } from '../../../electron/domain/occurrences/responsible.ts';
import { runs } from '../../support/runs.ts';

const day = (text: string) => text as PlainDate;

function unit(name: string, kind: UnitKind = 'department'): Unit {
  return { id: name as UnitId, name, kind, aliases: [] };
}

function group(parts: Partial<UnitGroup>): UnitGroup {
  return { id: 'g' as GroupId, name: '区政府各部门', aliases: [], members: [], ...parts };
}

const of = (name: string, from?: string, to?: string): Membership => ({
  unitId: name as UnitId,
  ...(from === undefined ? {} : { from: day(from) }),
  ...(to === undefined ? {} : { to: day(to) }),
});
const DEPARTMENTS: GroupRule = { kind: 'department', scope: 'all' };

describe('whom a rule takes', () => {
  it.each([
    ['department', 'all', '区财政局', 'department', true],
    ['department', 'all', '白石镇', 'town', false],
    ['town', 'all', '清河经济开发区管委会', 'town', true],
    ['town', 'towns', '白石镇', 'town', true],
    ['town', 'towns', '清河乡人民政府', 'town', true],
    ['town', 'towns', '柳林街道', 'town', false],
    ['town', 'subdistricts', '柳林街道办事处', 'town', true],
    ['town', 'townsAndSubdistricts', '柳林街道', 'town', true],
    ['town', 'townsAndSubdistricts', '清河经济开发区管委会', 'town', false],
    ['town', 'zones', '高新园区（管委会）', 'town', true],
    ['other', 'enterprises', '清河水务有限公司', 'other', true],
    ['other', 'enterprises', '区人民医院', 'other', false],
    ['town', 'zones', '清河经济开发区管理委员会', 'town', true],
    ['town', 'zones', '柳林工业园', 'town', true],
    ['department', 'zones', '区国有资产监督管理委员会', 'department', false],
    ['department', 'zones', '区国资管委会', 'department', false],
    ['town', 'townsAndSubdistricts', '城关', 'town', true],
  ] as const)('%s %s, %s (%s): %s', (kind, scope, name, own, taken) => {
    expect(takes({ kind, scope }, unit(name, own))).toBe(taken);
    // Coverage says so by itself.
    expect(isOfKind({ kind, scope }, unit(name, own))).toBe(taken);
  });
});

describe('who is in a group', () => {
  const units = [unit('甲局'), unit('乙局'), unit('丙镇', 'town')];

  it('takes the whole kind, with units that come later, and those listed beside it', () => {
    const all = group({ rules: [DEPARTMENTS], members: [of('丙镇')] });
    expect(memberIds(all, units)).toEqual(['甲局', '乙局', '丙镇']);
    expect(memberIds(all, [...units, unit('丁局')])).toEqual(['甲局', '乙局', '丁局', '丙镇']);
  });

  it('leaves out its exceptions, for their time', () => {
    const some = group({ rules: [DEPARTMENTS], exceptions: [of('甲局'), of('乙局', '2021-03-01', '2021-06-30')] });
    expect(staysIn(some, units)).toEqual([of('乙局', undefined, '2021-02-28'), of('乙局', '2021-07-01')]);
  });

  it('holds while its rule does', () => {
    const since = group({ rules: [{ ...DEPARTMENTS, from: day('2021-07-01') }], members: [of('甲局')] });
    expect(staysIn(since, units)).toEqual([of('甲局', '2021-07-01'), of('乙局', '2021-07-01'), of('甲局')]);
  });

  it('takes holes out of a stay', () => {
    expect(without({}, [{ from: day('2021-01-01') }])).toEqual([{ to: '2020-12-31' }]);
    expect(without({ from: day('2021-01-01') }, [{}])).toEqual([]);
    expect(without({ from: day('2021-01-01'), to: day('2021-01-01') }, [{ from: day('2021-01-02') }])).toEqual([
      { from: '2021-01-01', to: '2021-01-01' },
    ]);
  });
});

const dates = fc.integer({ min: 0, max: 40 }).map((days) => addDays(day('2021-05-20'), days));
const spans = fc.tuple(fc.option(dates, { nil: undefined }), fc.option(dates, { nil: undefined })).map(([a, b]) => {
  const [from, to] = a !== undefined && b !== undefined && a > b ? [b, a] : [a, b];
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
});
const NAMES = ['甲局', '乙局', '丙镇', '丁街道', '戊园区', '己公司'];
const UNITS = NAMES.map((name) => unit(name, /局/u.test(name) ? 'department' : /公司/u.test(name) ? 'other' : 'town'));
const stays = fc.array(
  fc.tuple(fc.constantFrom(...NAMES), spans).map(([name, span]): Membership => ({ unitId: name as UnitId, ...span })),
  { maxLength: 6 },
);
const rules = fc.array(
  fc
    .tuple(
      fc.constantFrom<Omit<GroupRule, 'from' | 'to'>[]>(
        DEPARTMENTS,
        { kind: 'town', scope: 'all' },
        { kind: 'town', scope: 'townsAndSubdistricts' },
        { kind: 'town', scope: 'zones' },
        { kind: 'other', scope: 'enterprises' },
      ),
      spans,
    )
    .map(([rule, span]): GroupRule => ({ ...rule, ...span })),
  { maxLength: 3 },
);

describe('both ways of reckoning', () => {
  it('find the same members on every day', () => {
    fc.assert(
      fc.property(stays, rules, stays, dates, (members, own, exceptions, on) => {
        const some = group({ members, rules: own, exceptions });
        const party = { kind: 'group' as const, id: some.id };
        const derived = responsibility(UNITS, [some]).on([{ party, role: 'lead' }], on);
        expect(derived.map(({ unitId }) => unitId).toSorted()).toEqual([...membersOn(some, UNITS, on)].toSorted());
      }),
      { numRuns: runs(600) },
    );
  });

  it('facts made of the stays that are wanted say just these, whatever the rules take', () => {
    fc.assert(
      fc.property(rules, stays, dates, (own, wanted, on) => {
        const some = group(factsOfStays(own, wanted, UNITS));
        const isIn = ({ from, to }: Membership) => (from ?? on) <= on && on <= (to ?? on);
        const expected = new Set(wanted.filter(isIn).map(({ unitId }) => unitId));
        expect([...membersOn(some, UNITS, on)].toSorted()).toEqual([...expected].toSorted());
      }),
      { numRuns: runs(600) },
    );
  });
});
