import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { parsePlainDate, type PlainDate } from '../../electron/domain/dates/plainDate.ts';

/** How one filter is written in the address. `undefined` from `format` leaves it out: the default needs no words. */
export interface AddressCodec<Value> {
  parse(text: string | undefined): Value;
  format(value: Value): string | undefined;
}

type Codecs = Readonly<
  Record<string, { parse(text: string | undefined): unknown; format(value: never): string | undefined }>
>;
type ValueOf<C> = C extends { parse(text: string | undefined): infer Value } ? Value : never;
export type AddressValues<C extends Codecs> = { readonly [Key in keyof C]: ValueOf<C[Key]> };

/** One of a closed list of words. */
export function oneOf<const Words extends readonly string[]>(
  words: Words,
  fallback: Words[number],
): AddressCodec<Words[number]> {
  return {
    parse: (text) => words.find((word) => word === text) ?? fallback,
    format: (value) => (value === fallback ? undefined : value),
  };
}

/** Several of a closed list of words; all of them when the address says nothing. */
export function someOf<const Words extends readonly string[]>(words: Words): AddressCodec<readonly Words[number][]> {
  return {
    parse: (text) => {
      const asked = new Set(text?.split(','));
      const known = words.filter((word) => asked.has(word));
      return known.length > 0 ? known : words;
    },
    format: (value) => (value.length === 0 || value.length === words.length ? undefined : value.join(',')),
  };
}

/** Free text, '' when absent. The brand of an id may be named: `text<UnitId>()`. */
export function text<Text extends string = string>(): AddressCodec<Text | ''> {
  return {
    // An id in the address is only ever compared with known ones or sent to the app, which checks it.
    parse: (value) => (value ?? '') as Text | '',
    format: (value) => (value === '' ? undefined : value),
  };
}

/** A plain date; `undefined` when absent or no date. */
export const date: AddressCodec<PlainDate | undefined> = {
  parse: (value) => (value === undefined ? undefined : parsePlainDate(value)),
  format: (value) => value,
};

export const flag: AddressCodec<boolean> = {
  parse: (value) => value === '1',
  format: (value) => (value ? '1' : undefined),
};

/** Reads the filters out of a query string. */
export function readAddress<C extends Codecs>(codecs: C, search: string): AddressValues<C> {
  const params = new URLSearchParams(search);
  const entries = Object.entries(codecs).map(([key, codec]) => [key, codec.parse(params.get(key) ?? undefined)]);
  // Object.entries forgets which codec belongs to which key; the mapped type above remembers it.
  return Object.fromEntries(entries) as AddressValues<C>;
}

/** The query string with some filters changed; parameters that are not ours stay. */
export function writeAddress<C extends Codecs>(codecs: C, search: string, patch: Partial<AddressValues<C>>): string {
  const params = new URLSearchParams(search);
  for (const [key, value] of Object.entries(patch)) {
    // The patch's values are those of the codecs.
    const written = codecs[key]?.format(value as never);
    if (written === undefined) params.delete(key);
    else params.set(key, written);
  }
  return params.toString();
}

interface SetOptions {
  /** Typing into a filter box replaces the entry, so that 后退 leaves the screen instead of spelling the word backwards. */
  readonly replace?: boolean;
}

/**
 * A screen's filters, kept in the address: back and forward work, and a link shows what it was copied from.
 * `codecs` must be a constant of the module.
 */
export function useAddressState<C extends Codecs>(
  codecs: C,
): readonly [AddressValues<C>, (patch: Partial<AddressValues<C>>, options?: SetOptions) => void] {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const values = useMemo(() => readAddress(codecs, search), [codecs, search]);
  const set = useCallback(
    (patch: Partial<AddressValues<C>>, options: SetOptions = {}) => {
      const next = writeAddress(codecs, window.location.search, patch);
      navigate(next === '' ? path : `${path}?${next}`, { replace: options.replace ?? false });
    },
    [codecs, navigate, path],
  );
  return [values, set];
}
