import type { Desk } from './desk.ts';

/** The desk that the preload script has put on the window, or `undefined` in an ordinary browser. */
export function electronDesk(): Desk | undefined {
  return window.desk;
}
