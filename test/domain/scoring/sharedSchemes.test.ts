import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { LINES } from './schemeLines.ts';

const FILE = path.resolve(import.meta.dirname, '../../../../shared/schemes.json');

interface Line {
  readonly id: string;
  readonly case: string;
  readonly points: string;
}

describe.skipIf(!existsSync(FILE))(
  'lines of published schemes (../shared/schemes.json; skipped where it is absent)',
  () => {
    const { lines } = existsSync(FILE)
      ? (JSON.parse(readFileSync(FILE, 'utf8')) as { lines: readonly Line[] })
      : { lines: [] };

    it('are all entered', () => {
      expect(Object.keys(LINES).toSorted()).toEqual(lines.map(({ id }) => id).toSorted());
    });

    it.each(lines)('$id: $case', ({ id, points }) => {
      // The file parts its last figure by a comma or by a semicolon.
      const same = (text: string | undefined) => text?.replaceAll(';', ',');
      expect(same(LINES[id]?.())).toBe(same(points));
    });
  },
);
