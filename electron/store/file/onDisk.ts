import { readdirSync, statSync, type Stats } from 'node:fs';
import { storeFailure } from './failures.ts';

/** What the disk says of a file; `undefined` for a link that leads nowhere, and for what went meanwhile. */
export function factsOf(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch (error) {
    if (!storeFailure(error, file)) throw error;
    return undefined;
  }
}

/** The names in a folder. One that is not there, or cannot be read, shows none: for lists only, never to tell whether an office has worked there. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (!storeFailure(error, folder)) throw error;
    return [];
  }
}
