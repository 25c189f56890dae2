import { describe, expect, it } from 'vitest';
import type { PublicationList } from '../../../electron/domain/model/publication.ts';
import { allUnitsSigns } from '../../../electron/domain/publications/allUnits.ts';
import { day, unit } from '../occurrences/occurrenceFacts.ts';
import { list } from './publicationFacts.ts';

const ROSTER = Array.from({ length: 20 }, (_, index) => unit(`u${index}`, { name: `区第${index}局` }));

interface Shape {
  readonly units: number;
  readonly columns: number;
  readonly lists?: readonly PublicationList[];
  readonly roster?: typeof ROSTER;
}

/** The signs of a list that names the first of the units in so many columns. */
function signs({ units, columns, lists = [], roster = ROSTER }: Shape) {
  const names = Array.from({ length: columns }, (_, index) => `栏目${index}`);
  const covers = {
    columns: names,
    units: ROSTER.slice(0, units).map(({ id }) => id),
    firstDay: day('2021-05-01'),
    lastDay: day('2021-05-31'),
  };
  return allUnitsSigns(covers, columns, roster, lists);
}

describe('that a list is of all units', () => {
  it.each([
    ['half of the units', { units: 10, columns: 1 }],
    ['a quarter of them in many columns', { units: 5, columns: 8 }],
  ])('is likely where %s occur in it', (_, shape) => {
    expect(signs(shape)).toMatchObject({ named: shape.units, columns: shape.columns });
    expect(signs(shape)?.absent).toHaveLength(20 - shape.units);
  });

  it.each([
    ['few occur in it', { units: 4, columns: 20 }],
    ['less than half do, in few columns', { units: 9, columns: 3 }],
    ['none is left out', { units: 20, columns: 12 }],
    ['none of ours occurs in it', { units: 0, columns: 12 }],
  ])('is not said where %s', (_, shape) => {
    expect(signs(shape)).toBeUndefined();
  });

  it('is likely where the list before of some of its columns was said to be', () => {
    const all = list('四月', 1, { columns: ['栏目0', '别的'], units: [] });
    expect(signs({ units: 2, columns: 3, lists: [all] })).toMatchObject({ named: 2, saidOf: '四月.xlsx' });
    const ofOtherColumns = list('四月', 1, { columns: ['别的'], units: [] });
    expect(signs({ units: 2, columns: 3, lists: [ofOtherColumns] })).toBeUndefined();
    const narrowed = list('五月', 2, { columns: ['栏目0'], units: ROSTER.slice(0, 2).map(({ id }) => id) });
    expect(signs({ units: 2, columns: 3, lists: [all, narrowed] })).toBeUndefined();
  });

  it('leaves out units that are not there in its days', () => {
    const roster = [
      ...ROSTER.slice(0, 6),
      unit('gone', { name: '区旧局', to: day('2020-12-31') }),
      unit('new', { name: '区新局', from: day('2021-06-01') }),
    ];
    expect(signs({ units: 6, columns: 9, roster })).toBeUndefined();
    expect(signs({ units: 5, columns: 9, roster })).toMatchObject({ absent: ['区第5局'] });
  });
});
