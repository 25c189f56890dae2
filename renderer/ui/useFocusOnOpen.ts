import { useEffect, useRef } from 'react';
import { focusInSight } from './keyboard.ts';

/** Puts the keyboard into the first field of a panel or dialog that a person has just opened. */
export function useFocusOnOpen<Field extends { focus(options?: { readonly preventScroll?: boolean }): void }>(
  when = true,
) {
  const field = useRef<Field>(null);
  const wanted = useRef(when);
  useEffect(() => {
    if (wanted.current) focusInSight(field.current);
  }, []);
  return field;
}
