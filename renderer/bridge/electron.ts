import type { Bridge } from '../../electron/contract/bridge.ts';

/** The bridge that the preload script has put on the window, or `undefined` in an ordinary browser. */
export function electronBridge(): Bridge | undefined {
  return window.desk;
}
