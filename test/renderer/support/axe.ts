import axe from 'axe-core';
import { expect } from 'vitest';

/** Checks the page with axe. What needs a painted page (contrast, sizes) is checked in the browser journeys. */
export async function expectAccessible(): Promise<void> {
  const { violations } = await axe.run(document.body, {
    resultTypes: ['violations'],
    rules: { 'color-contrast': { enabled: false }, 'target-size': { enabled: false }, region: { enabled: false } },
  });
  const told = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  expect(told).toEqual([]);
}
