import { describe, expect, it } from 'vitest';
import type { RowDecision, UnknownName } from '../../../electron/contract/imports.ts';
import type { GroupScope, UnitKind } from '../../../electron/contract/shared.ts';
import type { UnitId } from '../../../electron/domain/brand.ts';
import { openQuestions } from '../../../electron/domain/duties/toCheck.ts';
import {
  confirmInput,
  draftTrouble,
  groupDraft,
  membersOf,
  namesInUse,
  namesMade,
  pastedNames,
  startDecisions,
  suggestedDraft,
  unitsOfKind,
} from '../../../renderer/imports/decisions.ts';
import { countFilters, questionsLeft } from '../../../renderer/imports/filters.ts';
import { cellsInRows, layoutSheet } from '../../../renderer/imports/sheetLayout.ts';
import { YEAR_2021 } from '../support/facts.ts';
import { LIST, PREVIEW, rowAt, TABLE } from './preview.ts';

const start = startDecisions(PREVIEW);

describe('what a preview starts with', () => {
  it('creates units, and groups of all units of their kind; functions wait', () => {
    expect(start.names).toEqual({
      区卫健局: { as: 'newUnit', name: '区卫健局', kind: 'department' },
      区直各部门: { as: 'newGroup', name: '区直各部门', memberKind: 'department', members: 'all' },
      有关部门: { as: 'skip' },
    });
  });

  it.each([
    ['all but a known name becomes its alias', [['u1', 0.98]], { as: 'aliasOfUnit', unitId: 'u1' }],
    ['a near name does not by itself', [['u1', 0.89]], { as: 'newUnit', name: '区卫健局', kind: 'department' }],
    [
      'nor one as near to two',
      [
        ['u1', 0.98],
        ['u2', 0.98],
      ],
      { as: 'newUnit', name: '区卫健局', kind: 'department' },
    ],
  ] as const)('%s', (_, scores, draft) => {
    const unknown: UnknownName = {
      name: '区卫健局',
      kind: 'unit',
      rows: 1,
      suggestedKind: 'department',
      suggestions: scores.map(([unitId, score]) => ({ unitId: unitId as UnitId, name: unitId, score })),
      alike: [],
      suggestedMembers: 'none',
    };
    expect(suggestedDraft(unknown)).toEqual(draft);
  });

  it('counts rows by state and by what is to be checked', () => {
    expect(countFilters(TABLE, start.rows)).toEqual({
      all: 3,
      new: 2,
      changed: 1,
      same: 0,
      conflict: 0,
      toCheck: 1,
      missing: 0,
      setAside: 0,
    });
  });
});

describe('what is sent to be written', () => {
  it('lets a group that means all departments stay so: who they are is not copied', () => {
    const input = confirmInput(PREVIEW, start, YEAR_2021);
    expect(input.names['区直各部门']).toEqual({
      as: 'newGroup',
      name: '区直各部门',
      memberKind: 'department',
      members: 'all',
    });
    expect(input).toMatchObject({ previewId: 'p1', year: 2021, tables: ['t1'], rows: {} });
  });

  it('counts the ticked rows that use a name, not those of the file', () => {
    const counts = (rows: typeof start.rows) =>
      namesInUse(PREVIEW, { ...start, rows }).map(({ name, rows: count }) => [name, count]);
    expect(counts({})).toContainEqual(['区直各部门', 2]);
    expect(counts({ r1: { include: false } })).toContainEqual(['区直各部门', 1]);
  });

  it('leaves out names that no included row uses', () => {
    const without = { ...start, rows: { r2: { include: false } } };
    expect(namesInUse(PREVIEW, without).map((each) => each.name)).not.toContain('有关部门');
    const none = { ...start, without: new Set(['t1']) };
    expect(confirmInput(PREVIEW, none, YEAR_2021)).toMatchObject({ tables: [], names: {} });
  });

  it('sends what was set by hand', () => {
    const rows = { r1: { include: true, rules: [{ type: 'continuous' as const }] } };
    expect(confirmInput(PREVIEW, { ...start, rows }, YEAR_2021).rows).toEqual(rows);
  });

  it('names near to known ones stand first', () => {
    expect(namesInUse(PREVIEW, start).map((each) => each.name)).toEqual(['区卫健局', '区直各部门', '有关部门']);
  });
});

describe('checks', () => {
  it('are settled by a rule or parties set by hand', () => {
    const row = rowAt(1);
    const asked = (decision?: RowDecision) => openQuestions(questionsLeft(row, decision));
    expect(questionsLeft(row, undefined).unitsCheck).toBe('“有关部门”没有指明单位');
    expect(asked()).toEqual(['units']);
    expect(asked({ include: true, parties: [] })).toEqual([]);
    expect(asked({ include: true, rules: [] })).toEqual(['units']);
  });

  it('want names where something is created', () => {
    expect(draftTrouble({ as: 'newUnit', name: ' ', kind: 'town' }, {})).toContain('单位名称');
    expect(draftTrouble({ as: 'aliasOfUnit', unitId: 'u1' as UnitId }, {})).toBeUndefined();
    const same = { as: 'aliasOfName', name: '区教体局' } as const;
    expect(draftTrouble(same, { 区教体局: { as: 'newUnit', name: '区教体局', kind: 'department' } })).toBeUndefined();
    expect(draftTrouble(same, { 区教体局: { as: 'skip' } })).toContain('区教体局');
  });
});

describe('groups', () => {
  const unknown = (name: string, suggestedMembers: GroupScope, suggestedKind: UnitKind = 'town'): UnknownName => ({
    name,
    kind: 'group',
    rows: 1,
    suggestedKind,
    suggestions: [],
    alike: [],
    suggestedMembers,
  });
  const towns = ['清泉镇', '河西乡', '城东街道', '新城街道办事处', '开发区'];

  it('that do not say who belongs to them wait for a person; taken up, they start empty', () => {
    const vague = unknown('区政府各有关部门', 'none', 'department');
    expect(suggestedDraft(vague)).toEqual({ as: 'skip' });
    expect(groupDraft(vague).members).toEqual([]);
  });

  it.each([
    ['all', towns],
    ['towns', ['清泉镇', '河西乡']],
    ['subdistricts', ['城东街道', '新城街道办事处']],
  ] as const)('of towns take %s', (scope, members) => {
    expect(membersOf(groupDraft(unknown('各镇政府', scope)), () => towns)).toEqual(members);
  });
});

describe('a name that means the same as another', () => {
  const draft = { as: 'aliasOfName', name: '区直各部门' } as const;
  const names = { ...start.names, 区卫健局: draft };

  it('is sent as such, and becomes what the other would be where that one is left out', () => {
    expect(confirmInput(PREVIEW, { ...start, names }, YEAR_2021).names['区卫健局']).toEqual(draft);
    const only = {
      r1: { include: true, parties: [{ name: '区卫健局', role: 'lead' as const }] },
      r3: { include: false },
    };
    const input = confirmInput(PREVIEW, { ...start, names, rows: only }, YEAR_2021);
    expect(Object.keys(input.names)).toEqual(['区卫健局', '有关部门']);
    expect(input.names['区卫健局']).toMatchObject({ as: 'newGroup', name: '区直各部门' });
  });

  it('can only be one that is made', () => {
    expect(namesMade(start.names, PREVIEW.unknownNames)).toEqual(['区直各部门', '区卫健局']);
  });
});

describe('pastedNames', () => {
  it('takes a column or a list, without doubles', () => {
    expect(pastedNames('清泉镇\n城东街道、清泉镇\r\n\n 河西镇，')).toEqual(['清泉镇', '城东街道', '河西镇']);
  });
});

describe('unitsOfKind', () => {
  it('joins known and new units', () => {
    expect(unitsOfKind('town', LIST, [{ as: 'newUnit', name: ' 河西镇 ', kind: 'town' }])).toEqual([
      '清泉镇',
      '河西镇',
    ]);
  });
});

describe('the sheet as it is drawn', () => {
  it('draws a merged cell once, also when it begins above what is in sight', () => {
    const cells = cellsInRows(TABLE.grid, 4, 3, 4);
    expect(cells.filter((cell) => cell.text === '区直各部门')).toEqual([
      { top: 2, bottom: 4, left: 2, right: 2, text: '区直各部门' },
    ]);
    expect(cells.map((cell) => cell.text)).toEqual(['区直各部门', '2', '公开决算', '每月', '3', '统计月报', '每周']);
  });

  it('gives long texts more lines, not ever more width, and titles no say in the widths', () => {
    const layout = layoutSheet({
      rows: [
        ['一个非常长的标题，横跨全部列，不应把第一列撑宽', '', ''],
        ['1', '字'.repeat(200), '每月'],
      ],
      merges: [{ top: 0, left: 0, bottom: 0, right: 2 }],
    });
    expect(layout.columns).toBe(3);
    expect(layout.widths[0]).toBeLessThan(60);
    expect(layout.widths[1]).toBeLessThanOrEqual(300);
    expect(layout.heights[1]).toBeGreaterThan(100);
    expect(layout.lefts.at(-1)).toBe(layout.widths.reduce((sum, width) => sum + width, 0));
  });
});
