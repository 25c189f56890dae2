import { buildApp } from '../../build/scripts/buildApp.ts';
import { useBuiltWorker } from './documentsWorker.ts';

/** Tests on Node hand documents to the built worker: `out/` is brought up to date before the first of them. */
export async function setup(): Promise<void> {
  await buildApp((line) => console.log(line));
  useBuiltWorker();
}
