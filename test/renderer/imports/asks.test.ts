import { describe, expect, it } from 'vitest';
import type { UnknownName } from '../../../electron/contract/imports.ts';
import type { GroupView, UnitList, UnitView } from '../../../electron/contract/units.ts';
import type { GroupId, UnitId } from '../../../electron/domain/brand.ts';
import { joinQuestions, nearQuestions } from '../../../renderer/imports/asks.ts';
import { suggestedNames } from '../../../renderer/imports/decisions.ts';

function unknown(name: string, more: Partial<UnknownName> = {}): UnknownName {
  return {
    name,
    kind: 'unit',
    rows: 1,
    suggestedKind: 'department',
    suggestions: [],
    alike: [],
    suggestedMembers: 'none',
    ...more,
  };
}

const unit = (name: string): UnitView => ({
  id: name as UnitId,
  name,
  kind: 'department',
  aliases: [],
  groupIds: [],
  duties: 0,
});
const list = (units: readonly UnitView[], groups: readonly GroupView[] = []): UnitList => ({ units, groups });

describe('near names, before they are written', () => {
  const known = list([unit('区卫生健康局')]);
  const near = unknown('区卫生和健康局', {
    suggestions: [{ unitId: '区卫生健康局' as UnitId, name: '区卫生健康局', score: 0.98 }],
  });

  it('are asked about where they stand as proposed', () => {
    const names = [near, unknown('区财政局')];
    expect(nearQuestions(names, suggestedNames({ unknownNames: names }), known)).toEqual([
      {
        name: '区卫生和健康局',
        other: '区卫生健康局',
        rows: 1,
        known: true,
        same: { as: 'aliasOfUnit', unitId: '区卫生健康局' },
        apart: { as: 'newUnit', name: '区卫生和健康局', kind: 'department' },
      },
    ]);
  });

  it('are not asked about again once somebody has decided', () => {
    const drafts = { 区卫生和健康局: { as: 'newUnit' as const, name: '区卫生和健康局', kind: 'department' as const } };
    expect(nearQuestions([near], drafts, known)).toEqual([]);
    expect(nearQuestions([near], { 区卫生和健康局: { as: 'skip' } }, known)).toEqual([]);
  });

  it('of one file are asked about once a pair, and those that are less alike not at all', () => {
    const names = [
      unknown('区教育和体育局', { alike: [{ name: '区教体局', score: 0.96 }] }),
      unknown('区教体局', { alike: [{ name: '区教育和体育局', score: 0.96 }] }),
      unknown('区水利局', { alike: [{ name: '区水务中心', score: 0.8 }] }),
      unknown('区水务中心', { alike: [{ name: '区水利局', score: 0.8 }] }),
    ];
    const asked = nearQuestions(names, suggestedNames({ unknownNames: names }), list([]));
    expect(asked.map(({ name, other, known, same }) => [name, other, known, same])).toEqual([
      ['区教体局', '区教育和体育局', false, { as: 'aliasOfName', name: '区教育和体育局' }],
    ]);
  });
});

describe('groups that mean the same', () => {
  it('are proposed as one: with a group of ours, and among themselves', () => {
    const group = (name: string, more: Partial<UnknownName>): UnknownName =>
      unknown(name, { kind: 'group', suggestedMembers: 'all', ...more });
    const names = [
      group('区政府各部门', { alike: [{ name: '区直各部门', score: 0.97 }] }),
      group('区直各部门', { alike: [{ name: '区政府各部门', score: 0.97 }] }),
    ];
    expect(suggestedNames({ unknownNames: names })).toMatchObject({
      区政府各部门: { as: 'newGroup', members: 'all' },
      区直各部门: { as: 'aliasOfName', name: '区政府各部门' },
    });
    const ours = group('区级各部门', { suggestions: [{ groupId: 'g' as GroupId, name: '区直各部门', score: 0.97 }] });
    expect(suggestedNames({ unknownNames: [ours] })).toEqual({ 区级各部门: { as: 'aliasOfGroup', groupId: 'g' } });
  });
});

describe('groups whose members are a list', () => {
  const group = (more: Partial<GroupView>): GroupView => ({
    id: 'g' as GroupId,
    name: '区政府各部门',
    aliases: [],
    members: [],
    ...more,
  });
  const meant = { kind: 'department', scope: 'all', by: 'name', outside: [], declined: false } as const;
  const names = [unknown('区财政局'), unknown('白石镇', { suggestedKind: 'town' }), unknown('区审计局')];
  const drafts = suggestedNames({ unknownNames: names });
  const asked = (groups: readonly GroupView[], own = drafts) =>
    joinQuestions(names, own, list([unit('区审计局')], groups)).map((question) => question.names);

  it('ask for the new units of their kind', () => {
    expect(asked([group({ meant })])).toEqual([['区财政局']]);
    expect(asked([group({ meant: { ...meant, kind: 'town', scope: 'subdistricts' } })])).toEqual([]);
  });

  it('ask nothing where a rule takes them, or none are made', () => {
    expect(asked([group({ rules: [{ kind: 'department', scope: 'all' }] })])).toEqual([]);
    expect(asked([group({ meant })], { 区财政局: { as: 'skip' } })).toEqual([]);
  });

  it('count units that a new group brings along', () => {
    const own = {
      区财政局: {
        as: 'newGroup' as const,
        name: '金融单位',
        memberKind: 'department' as const,
        members: ['甲局', '区审计局'],
      },
    };
    expect(asked([group({ meant })], own)).toEqual([['甲局']]);
  });
});
