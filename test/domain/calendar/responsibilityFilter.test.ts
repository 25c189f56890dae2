import { describe, expect, test } from 'vitest';
import type { GroupId, UnitId } from '../../../electron/domain/brand.ts';
import { responsibilityFilter } from '../../../electron/domain/calendar/responsibilityFilter.ts';
import type { PlainDate } from '../../../electron/domain/dates/plainDate.ts';

const day = (text: string) => text as PlainDate;
const unit = (name: string) => name as UnitId;
const GROUP = 'g' as GroupId;
const GROUPS = [
  {
    id: GROUP,
    name: '各镇街',
    aliases: [],
    members: [{ unitId: unit('a') }, { unitId: unit('b'), from: day('2026-03-01'), to: day('2026-06-30') }],
  },
];

const FACTS = { units: [], groups: GROUPS };

function of(unitId: string, dueOn: string | undefined, role: 'lead' | 'responsible' | 'support' = 'responsible') {
  return { unitId: unit(unitId), role, dueOn: dueOn === undefined ? undefined : day(dueOn) };
}

describe('whose occurrences are asked for', () => {
  test('nothing named narrows nothing', () => {
    expect(responsibilityFilter({}, FACTS)(of('z', '2026-01-01'))).toBe(true);
    expect(responsibilityFilter({ roles: [] }, FACTS)(of('z', '2026-01-01'))).toBe(true);
  });

  test.each([
    ['a', '2026-01-31', true],
    ['b', '2026-02-28', false],
    ['b', '2026-03-01', true],
    ['b', '2026-06-30', true],
    ['b', '2026-07-01', false],
    ['c', '2026-04-01', false],
    ['b', undefined, true],
  ])('membership of %s on %s: %s', (unitId, dueOn, expected) => {
    expect(responsibilityFilter({ groupId: GROUP }, FACTS)(of(unitId, dueOn))).toBe(expected);
  });

  test('unit and role together; an unknown group is nobody', () => {
    const filter = responsibilityFilter({ unitId: unit('a'), roles: ['lead'] }, FACTS);
    expect(filter(of('a', '2026-01-01', 'lead'))).toBe(true);
    expect(filter(of('a', '2026-01-01', 'support'))).toBe(false);
    expect(filter(of('b', '2026-01-01', 'lead'))).toBe(false);
    expect(responsibilityFilter({ groupId: 'x' as GroupId }, FACTS)(of('a', '2026-01-01'))).toBe(false);
  });
});
