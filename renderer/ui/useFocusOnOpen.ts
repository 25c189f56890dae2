import { useEffect, useRef } from 'react';

/** Puts the keyboard into the first field of a panel or dialog that a person has just opened. */
export function useFocusOnOpen<Field extends { focus(options?: { readonly preventScroll?: boolean }): void }>(
  when = true,
) {
  const field = useRef<Field>(null);
  const wanted = useRef(when);
  useEffect(() => {
    if (wanted.current) field.current?.focus({ preventScroll: true });
  }, []);
  return field;
}
