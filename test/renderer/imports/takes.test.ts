import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PreviewRow } from '../../../electron/contract/imports.ts';
import type { DutyId } from '../../../electron/domain/brand.ts';
import { carriedOver, confirmInput, removedDuties, startDecisions } from '../../../renderer/imports/decisions.ts';
import { countFilters, offeredFilters } from '../../../renderer/imports/filters.ts';
import {
  differing,
  isIncluded,
  tallyOf,
  tallyWords,
  takenFields,
  withAll,
  withCell,
} from '../../../renderer/imports/takes.ts';
import { YEAR_2021 } from '../support/facts.ts';
import { EDITED, PLAN, PREVIEW, TABLE } from './preview.ts';

function edited(index: number): PreviewRow {
  const row = EDITED.rows[index];
  if (!row) throw new Error(`No row ${index}`);
  return row;
}

const conflict = edited(1);
const changed = edited(2);
const preview = { ...PREVIEW, tables: [EDITED] };

describe('the cells taken from the file', () => {
  it('are at first neither conflicts nor clearings', () => {
    expect([...takenFields(conflict, undefined)]).toEqual([]);
    expect([...takenFields(changed, undefined)]).toEqual(['content']);
  });

  it('are decided one by one, the others staying as they are', () => {
    const cleared = withCell(changed, undefined, 'timeWording', true);
    expect(cleared).toEqual({ include: true, take: ['content', 'timeWording'] });
    expect(withCell(changed, cleared, 'content', false)).toEqual({ include: true, take: ['timeWording'] });
    expect(withCell(conflict, { include: false, rules: [] }, 'timeWording', true)).toEqual({
      include: true,
      rules: [],
      take: ['timeWording'],
    });
  });

  it('are decided for all rows in sight; what is empty in the file is cleared by none of these', () => {
    const all = withAll({}, EDITED.rows, 'take');
    expect(all).toEqual({
      r1: { include: true },
      r2: { include: true, take: ['timeWording'] },
      r3: { include: true, take: ['content'] },
    });
    const kept = withAll(all, EDITED.rows, 'keep');
    expect([kept['r2'], kept['r3']]).toEqual([
      { include: true, take: [] },
      { include: true, take: [] },
    ]);
    const none = withAll(kept, [conflict], 'leaveOut');
    expect([none['r2']?.include, none['r3']?.include]).toEqual([false, true]);
  });

  it('and what happens to the rows is told in figures', () => {
    expect(tallyWords(tallyOf(EDITED.rows, {}))).toBe('采用文件 1 处 · 保留现有 2 处');
    expect(tallyWords(tallyOf(EDITED.rows, { r3: { include: true, take: ['timeWording'] } }))).toBe(
      '保留现有 2 处 · 清空 1 处',
    );
    expect(tallyWords(tallyOf(EDITED.rows, withAll({}, EDITED.rows, 'leaveOut')))).toBe('不导入 3 行');
    expect(tallyWords(tallyOf([edited(0)], {}))).toBe('与现有内容相同');
    expect(tallyWords(tallyOf(TABLE.rows, {}))).toBe('新增 2 项 · 采用文件 1 处');
  });
});

describe('a row whose duty was deleted here', () => {
  it('stays out until it is included', () => {
    const row = { ...changed, deletedSince: true, ticked: false } as const;
    expect(isIncluded(row, undefined)).toBe(false);
    expect(isIncluded(row, { include: true })).toBe(true);
    expect(tallyWords(tallyOf([row], {}))).toBe('不导入 1 行');
  });
});

describe('duties that the file no longer has', () => {
  it('go only when ticked, and only with their table', () => {
    const start = startDecisions(preview);
    expect(confirmInput(preview, start, YEAR_2021)).not.toHaveProperty('remove');
    const ticked = { ...start, remove: new Set(['d9' as DutyId, 'elsewhere' as DutyId]) };
    expect(confirmInput(preview, ticked, YEAR_2021).remove).toEqual(['d9']);
    expect(removedDuties(preview, { ...ticked, without: new Set(['t1']) })).toEqual([]);
  });

  it('have a filter of their own where there are any', () => {
    expect(countFilters(EDITED, {})).toMatchObject({ all: 3, same: 1, changed: 1, conflict: 1, missing: 2 });
    expect(offeredFilters(countFilters(EDITED, {}))).toContain('missing');
    expect(offeredFilters(countFilters(TABLE, {}))).toEqual(['all', 'new', 'changed', 'same', 'toCheck']);
  });
});

describe('a table that tells what another tells too', () => {
  it('starts unticked', () => {
    const both = { ...PREVIEW, tables: [{ ...PLAN, secondary: true }, TABLE] };
    expect(confirmInput(both, startDecisions(both), YEAR_2021).tables).toEqual(['t1']);
  });
});

describe('decisions about a preview that was worked out anew', () => {
  const decisions = {
    ...startDecisions(preview),
    without: new Set(['t1']),
    rows: { r2: { include: false }, r3: { include: true, take: ['content', 'timeWording'] as const } },
    remove: new Set(['d9' as DutyId, 'd10' as DutyId]),
    names: { ...startDecisions(preview).names, 区卫健局: { as: 'skip' } as const },
  };
  const carry = (after: typeof EDITED) =>
    carriedOver(
      { ...decisions, rows: { ...decisions.rows, r3: { include: true, take: ['content', 'timeWording'] } } },
      preview,
      { ...preview, tables: [after] },
    );

  it('hold where the rows are the same', () => {
    expect(carry({ ...EDITED, missing: EDITED.missing.slice(1) })).toMatchObject({
      rows: decisions.rows,
      names: { 区卫健局: { as: 'skip' } },
      remove: new Set(['d10']),
      without: new Set(['t1']),
    });
  });

  it('go with rows that stand elsewhere or say something else, and with cells that differ no more', () => {
    const after = {
      ...EDITED,
      rows: [
        edited(0),
        { ...conflict, content: '别的事' },
        { ...changed, changes: changed.changes.filter(({ field }) => field === 'content') },
      ],
    };
    expect(carry(after).rows).toEqual({ r3: { include: true, take: ['content'] } });
  });

  it('go with a sheet that was not there before', () => {
    expect(carry({ ...EDITED, sheet: '别的表' })).toMatchObject({ rows: {}, without: new Set() });
  });
});

describe('what differs between two texts', () => {
  it('is the part between what they begin and end with', () => {
    expect(differing('每季度首月15日前', '每季度首月20日前')).toEqual(['每季度首月', '15', '日前']);
    expect(differing('aa', 'aaa')).toEqual(['aa', '', '']);
  });

  it('puts every text together again', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(differing(a, b).join('')).toBe(a);
        const [start, , end] = differing(a, b);
        expect(b.startsWith(start) && b.endsWith(end)).toBe(true);
      }),
    );
  });
});
