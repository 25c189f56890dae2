import { describe, expect, test } from 'vitest';
import type { UnitId } from '../../../electron/domain/brand.ts';
import { looksLikeTowns, sortNames, splitNames } from '../../../renderer/units/names.ts';

describe('a pasted list of names', () => {
  test('by lines, as a column comes out of a table', () => {
    expect(splitNames('区发改局\r\n区财政局\r\n\r\n 区 司法局 \r\n')).toEqual(['区发改局', '区财政局', '区司法局']);
  });

  test('by 、 and ， and tabs, each name once', () => {
    expect(splitNames('区发改局、区财政局，区发改局\t清泉镇；')).toEqual(['区发改局', '区财政局', '清泉镇']);
  });

  test('known by name or alias', () => {
    const list = {
      units: [
        {
          id: 'u' as UnitId,
          name: '区卫生健康局',
          kind: 'department' as const,
          aliases: ['区卫健局'],
          groupIds: [],
          duties: 0,
        },
      ],
      groups: [],
    };
    expect(sortNames(['区卫健局', '区财政局'], list)).toEqual({ fresh: ['区财政局'], known: ['区卫健局'] });
  });

  test('towns are told by their names', () => {
    expect(looksLikeTowns(['清泉镇', '城东街道', '柳林乡'])).toBe(true);
    expect(looksLikeTowns(['区发改局', '清泉镇'])).toBe(false);
    expect(looksLikeTowns([])).toBe(false);
  });
});
