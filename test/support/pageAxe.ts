import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds serious or critical on a page of the app as it stands; by `rules` alone where they are named. */
export async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  // The page's own policy forbids foreign scripts; a test may look in from outside.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  // A colour in motion would be judged as it passes.
  await page.evaluate(() => {
    const ends = ({ playState, effect }: Animation) =>
      playState === 'running' && effect?.getComputedTiming().endTime !== Infinity;
    return Promise.allSettled(
      document
        .getAnimations()
        .filter(ends)
        .map(({ finished }) => finished),
    );
  });
  // Only what is told leaves the page: what passed is most of a result.
  const found = await page.evaluate(
    async (only) => {
      const { axe } = window as unknown as { axe: { run: (options: RunOptions) => Promise<AxeResults> } };
      const { violations } = await axe.run({
        resultTypes: ['violations'],
        // Fetches and parses the page's sheets anew, for a rule that is not among these.
        preload: false,
        ...(only === undefined ? {} : { runOnly: { type: 'rule', values: only } }),
      });
      return violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(({ html }) => html) }));
    },
    rules && [...rules],
  );
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.join(' | ')}`);
}
