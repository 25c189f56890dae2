import { buildApp } from '../../build/scripts/buildApp.ts';

/** Journeys and the tests of the built app run on `out/`: bring it up to date before the first of them. */
export async function setup(): Promise<void> {
  await buildApp((line) => console.log(line));
}
