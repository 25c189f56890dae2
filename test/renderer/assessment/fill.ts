import { fireEvent } from '@testing-library/react';

/** Puts a text into a field in one stroke: what it is read as is tested, not the typing. */
export function fill(field: HTMLElement, value: string): void {
  fireEvent.change(field, { target: { value } });
}
