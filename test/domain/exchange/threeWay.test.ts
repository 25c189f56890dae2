import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeOf, takenAtFirst, threeWay, type CellChange } from '../../../electron/domain/exchange/threeWay.ts';

const EXACT = { same: (a: string, b: string) => a === b, emptyClears: true, isOwn: () => false };
const LOOSE = { ...EXACT, same: (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase() };

describe('a cell set against the record three ways', () => {
  it.each([
    ['as it went out', { base: 'a', ours: 'b', theirs: 'a' }, undefined],
    ['as it is on record', { base: 'a', ours: 'b', theirs: 'b' }, undefined],
    ['theirs alone', { base: 'a', ours: 'a', theirs: 'c' }, { conflict: false, clears: false }],
    ['both', { base: 'a', ours: 'b', theirs: 'c' }, { conflict: true, clears: false }],
    ['emptied by them', { base: 'a', ours: 'a', theirs: '' }, { conflict: false, clears: true }],
    ['emptied by them, changed by us', { base: 'a', ours: 'b', theirs: '' }, { conflict: true, clears: true }],
    ['never out', { base: undefined, ours: 'a', theirs: 'b' }, { conflict: false, clears: false }],
  ])('%s', (_name, sides, outcome) => {
    expect(threeWay(sides, EXACT)).toEqual(outcome);
  });

  it('is compared as a reader would, and an empty cell says nothing where there was none to empty', () => {
    expect(threeWay({ base: 'A', ours: 'b', theirs: ' a ' }, LOOSE)).toBeUndefined();
    expect(threeWay({ base: 'A', ours: 'a ', theirs: 'c' }, LOOSE)).toEqual({ conflict: false, clears: false });
    expect(threeWay({ base: 'a', ours: 'a', theirs: '  ' }, LOOSE)).toEqual({ conflict: false, clears: true });
    expect(threeWay({ base: 'a', ours: 'a', theirs: '' }, { ...EXACT, emptyClears: false })).toBeUndefined();
  });

  it('is a conflict where the office had a hand in it that its text does not show', () => {
    const own = { ...EXACT, isOwn: () => true };
    expect(threeWay({ base: 'a', ours: 'a', theirs: 'b' }, own)?.conflict).toBe(true);
    expect(threeWay({ base: undefined, ours: 'a', theirs: 'b' }, own)?.conflict).toBe(true);
    expect(threeWay({ base: 'a', ours: 'b', theirs: 'a' }, own)).toBeUndefined();
  });

  it('is news only where it differs from both sides; then the change has all three', () => {
    const text = fc.constantFrom('', 'a', 'b', 'c');
    fc.assert(
      fc.property(fc.option(text, { nil: undefined }), text, text, fc.boolean(), (base, ours, theirs, isOwn) => {
        const change = changeOf('cell', { base, ours, theirs }, { ...EXACT, isOwn: () => isOwn });
        expect(change !== undefined).toBe(theirs !== ours && theirs !== base);
        if (!change) return;
        expect([change.before, change.after, change.base]).toEqual([ours, theirs, base]);
        expect(change.clears).toBe(theirs === '');
        expect(change.conflict).toBe(isOwn || (base !== undefined && ours !== base));
      }),
    );
  });
});

describe('what is ticked before the person decides', () => {
  it('is what is news and stands against nothing', () => {
    const plain = { before: '', after: '新', conflict: false, clears: false };
    const changes: readonly CellChange<string>[] = [
      { ...plain, field: '一' },
      { ...plain, field: '二', conflict: true },
      { ...plain, field: '三', clears: true },
      { ...plain, field: '四', barred: 'incomplete' },
      { ...plain, field: '五' },
    ];
    expect(takenAtFirst(changes)).toEqual(['一', '五']);
  });
});
