import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kinshipOf } from '../../../electron/domain/backups/copies.ts';
import { surplusCopies, USUAL_RETENTION } from '../../../electron/domain/backups/retention.ts';
import { addDays, type PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import type { BackupKind, DataContent } from '../../../electron/domain/model/backup.ts';
import { runs } from '../../support/runs.ts';
import { day } from '../../support/testApp.ts';

interface Copy {
  readonly label: {
    readonly kind: BackupKind;
    readonly sequence: number;
    readonly day: PlainDate;
    readonly madeAt: string;
  };
}

function copy(sequence: number, on: PlainDate, kind: BackupKind = 'daily'): Copy {
  return { label: { kind, sequence, day: on, madeAt: `${on}T02:00:00.000Z` } };
}

/** What stays when copies are made one after another, each with its pruning. */
function madeOneByOne(days: readonly PlainDate[], kind: BackupKind = 'daily'): readonly Copy[] {
  let kept: readonly Copy[] = [];
  for (const [index, on] of days.entries()) {
    const all = [...kept, copy(index + 1, on, kind)];
    const surplus = new Set(surplusCopies(all, USUAL_RETENTION));
    kept = all.filter((one) => !surplus.has(one));
    expect(kept.at(-1)?.label.sequence).toBe(index + 1);
  }
  return kept;
}

const START = day('2021-01-04');
const numbers = (copies: readonly Copy[]) => copies.map(({ label }) => label.sequence);

describe('which copies stay', () => {
  it('three of one day', () => {
    expect(numbers(madeOneByOne([START, START, START, START, START], 'beforeImport'))).toEqual([3, 4, 5]);
  });

  it('of a year of working days with five copies each: three of the last, one of ten days, one of twelve months', () => {
    const days = Array.from({ length: 365 }, (_, n) => addDays(START, n)).flatMap((on) => [on, on, on, on, on]);
    const kept = madeOneByOne(days);
    const byDay = new Map<string, number>();
    for (const { label } of kept) byDay.set(label.day, (byDay.get(label.day) ?? 0) + 1);
    expect(byDay.get('2022-01-03')).toBe(3);
    expect([...byDay.values()].filter((count) => count === 1)).toHaveLength(kept.length - 3);
    const latest = [...byDay.keys()].toSorted().toReversed();
    expect(latest.slice(0, 10)).toEqual(Array.from({ length: 10 }, (_, n) => addDays(day('2022-01-03'), -n)));
    expect(new Set(latest.map((on) => on.slice(0, 7))).size).toBe(12);
    // Each month by its last copy, as far as days alone do not keep others.
    expect(latest).toContain('2021-06-30');
    expect(kept.length).toBeLessThanOrEqual(3 + 9 + 11);
  });

  it('days without a copy use none up: ten working days over a long holiday', () => {
    const days = [...Array.from({ length: 9 }, (_, n) => addDays(day('2021-01-18'), n)), day('2021-02-22')];
    expect(madeOneByOne(days)).toHaveLength(10);
  });

  it('from before an upgrade, a restore or the closing of a year: always', () => {
    for (const kind of ['beforeFormat', 'beforeRestore', 'beforeClosing'] as const) {
      expect(
        madeOneByOne(
          Array.from({ length: 40 }, () => START),
          kind,
        ),
      ).toHaveLength(40);
    }
  });

  it('the copy just made, and not more than the rule says, whatever the clock says', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -800, max: 800 }), { minLength: 1, maxLength: 120 }), (offsets) => {
        const kept = madeOneByOne(offsets.map((offset) => addDays(START, offset)));
        expect(kept.length).toBeLessThanOrEqual(3 + 10 + 12);
        // Nothing newer than the newest that goes, but for the spans' own newest.
        const days = new Set(kept.map(({ label }) => label.day));
        expect(days.size).toBeGreaterThanOrEqual(Math.min(10, new Set(offsets.slice(-10)).size));
      }),
      { numRuns: runs(400, 60) },
    );
  });

  it('ten copies dated later do not push out the one made with the clock set right', () => {
    const later = Array.from({ length: 10 }, (_, n) => copy(n + 1, addDays(day('2031-01-01'), n)));
    expect(
      surplusCopies([...later, copy(11, START)], USUAL_RETENTION).map(({ label }) => label.sequence),
    ).not.toContain(11);
  });
});

describe('whose copy it is', () => {
  const content = (change: Partial<DataContent>): DataContent => ({
    workspaceId: 'a',
    district: '清河区',
    years: [],
    format: 7,
    counts: { units: 1, duties: 1, fulfilments: 0, imports: 0 },
    last: undefined,
    ...change,
  });
  it.each([
    [content({}), content({ district: '新清河区' }), 'same'],
    [content({}), content({ workspaceId: 'b' }), 'other'],
    [content({}), content({ workspaceId: undefined }), 'unknown'],
    [undefined, content({}), 'unknown'],
    [
      content({ district: undefined, counts: { units: 0, duties: 0, fulfilments: 0, imports: 0 } }),
      content({}),
      'fresh',
    ],
  ])('%#', (here, there, kinship) => {
    expect(kinshipOf(here, there)).toBe(kinship);
  });
});
