import { facts } from './0001-facts.ts';
import type { Migration } from './migration.ts';

/** Every format the file has had, oldest first. Only ever appended to. */
export const migrations: readonly Migration[] = [facts];
