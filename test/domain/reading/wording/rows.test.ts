import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { plainText } from '../../../../electron/domain/reading/wording/time/plainText.ts';
import { resolve } from '../../../../electron/domain/reading/wording/time/resolve.ts';
import { ROWS } from '../../../../electron/domain/reading/wording/time/rows.ts';
import { runs } from '../../../support/runs.ts';

const GOLDEN = path.resolve(import.meta.dirname, 'golden/own.json');
const wordings = Object.keys(z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(GOLDEN, 'utf8'))));

describe('the rows of the time grammar', () => {
  it('have names of their own', () => {
    expect(new Set(ROWS.map(({ name }) => name)).size).toBe(ROWS.length);
  });

  it.each(ROWS.flatMap(({ name, examples, source }) => examples.map((example) => [name, example, source] as const)))(
    '%s reads “%s”',
    (name, example, source) => {
      const options = { planYear: 2021, source: source ?? 'time' } as const;
      const tokens = resolve(plainText(example).text, ROWS, options);
      expect(tokens.map(({ row }) => row)).toContain(name);
    },
  );

  it('may stand in any order: the same tokens', () => {
    const texts = wordings.map((text) => plainText(text).text);
    const options = { planYear: 2021, source: 'time' } as const;
    const inOrder = texts.map((text) => resolve(text, ROWS, options));
    const same = (rows: typeof ROWS) => {
      for (const [index, text] of texts.entries()) expect(resolve(text, rows, options)).toEqual(inOrder[index]);
    };
    same(ROWS.toReversed());
    fc.assert(
      fc.property(fc.shuffledSubarray([...ROWS], { minLength: ROWS.length }), (rows) => same(rows)),
      { numRuns: runs(6) },
    );
  });
});
