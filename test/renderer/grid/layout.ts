import { afterAll, beforeAll } from 'vitest';

const SIZES = { clientWidth: 1000, clientHeight: 700, offsetHeight: 40 } as const;

/** Nothing is laid out in the simulated page; lists that draw only what is in sight need to hear of some size. */
export function pretendLayout(): void {
  const kept: (() => void)[] = [];
  beforeAll(() => {
    for (const [name, value] of Object.entries(SIZES)) {
      const before = Object.getOwnPropertyDescriptor(HTMLElement.prototype, name);
      Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value });
      kept.push(() => {
        if (before) Object.defineProperty(HTMLElement.prototype, name, before);
        else Reflect.deleteProperty(HTMLElement.prototype, name);
      });
    }
  });
  afterAll(() => {
    for (const restore of kept) restore();
  });
}
