import { buildApp } from '../../build/scripts/buildApp.ts';
import { findBrowser } from './browserFinder.ts';

/**
 * Journeys run on `out/`: it is brought up to date before the first of them. So is the browser that comes with the
 * packages, which is unpacked once, and not by several files at the same time.
 */
export async function setup(): Promise<void> {
  await buildApp((line) => console.log(line));
  await findBrowser();
}
