import type { Migration } from './migration.ts';

/**
 * Rules of intervals (每两周) and of the nth weekday of a month. They stand in `duty_rules.rule` as the others do, so no row changes: the number
 * alone keeps programs from the file that do not know such rules.
 */
export const intervalRules: Migration = {
  version: 8,
  name: 'interval-rules',
  up() {},
};
