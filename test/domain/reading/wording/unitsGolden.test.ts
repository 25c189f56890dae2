import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readUnitsWording } from '../../../../electron/domain/reading/wording/units.ts';
import { unitsLines } from './unitsLines.ts';

/** Readings of every wording of our tests, whole: names, roles, spans and what is asked. A change of one is a decision, named in its commit. */
const GOLDEN = JSON.parse(readFileSync(new URL('./unitsGolden.json', import.meta.url), 'utf8')) as Record<
  string,
  readonly string[]
>;

describe('the frozen readings of responsibility wordings', () => {
  it.each(Object.entries(GOLDEN))('%j', (wording, lines) => {
    expect(unitsLines(readUnitsWording(wording), true)).toEqual(lines);
  });
});
