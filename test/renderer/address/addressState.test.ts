import { act, renderHook } from '@testing-library/react';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  date,
  flag,
  oneOf,
  readAddress,
  someOf,
  text,
  useAddressState,
  writeAddress,
} from '../../../renderer/address/useAddressState.ts';
import { day } from '../support/facts.ts';

const CODECS = {
  view: oneOf(['month', 'week'], 'month'),
  q: text(),
  kinds: someOf(['a', 'b', 'c']),
  on: date,
  late: flag,
};

describe('address codecs', () => {
  test('an empty address gives the defaults', () => {
    expect(readAddress(CODECS, '')).toEqual({
      view: 'month',
      q: '',
      kinds: ['a', 'b', 'c'],
      on: undefined,
      late: false,
    });
  });

  test('nonsense in the address falls back to the defaults', () => {
    expect(readAddress(CODECS, 'view=year&kinds=x,y&on=2021-02-30&late=yes')).toEqual(readAddress(CODECS, ''));
  });

  test('defaults leave no words behind, and parameters of others stay', () => {
    const written = writeAddress(CODECS, 'year=2021&view=week&q=x', { view: 'month', q: '' });
    expect(written).toBe('year=2021');
  });

  test('what is written is read back', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('month' as const, 'week' as const),
        fc.string({ unit: 'grapheme' }),
        fc.subarray(['a', 'b', 'c'] as const, { minLength: 1 }),
        fc.boolean(),
        (view, q, kinds, late) => {
          const values = { view, q, kinds, late, on: day('2021-06-30') };
          expect(readAddress(CODECS, writeAddress(CODECS, 'year=2021', values))).toEqual(values);
        },
      ),
    );
  });
});

describe('useAddressState', () => {
  beforeEach(() => window.history.replaceState(null, '', '/calendar?year=2021'));

  test('a change is a step that 后退 takes back', async () => {
    const { result } = renderHook(() => useAddressState(CODECS));
    act(() => result.current[1]({ view: 'week' }));
    expect(result.current[0].view).toBe('week');
    expect(window.location.search).toBe('?year=2021&view=week');
    await act(async () => {
      const gone = new Promise((resolve) => window.addEventListener('popstate', resolve, { once: true }));
      window.history.back();
      await gone;
    });
    expect(result.current[0].view).toBe('month');
  });

  test('typing replaces the step', () => {
    const { result } = renderHook(() => useAddressState(CODECS));
    const before = window.history.length;
    act(() => result.current[1]({ q: '财' }, { replace: true }));
    act(() => result.current[1]({ q: '财政' }, { replace: true }));
    expect(result.current[0].q).toBe('财政');
    expect(window.history.length).toBe(before);
  });
});
