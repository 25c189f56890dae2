import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readTimeWording } from '../../../../electron/domain/reading/wording/time.ts';
import { sourceOf } from '../../../documents/sources.ts';
import { compactReading } from './compactReading.ts';

/**
 * Golden files: every wording of the tests, and every sentence and cell of the shared documents, with the reading that it has. A reading that
 * changes is a decision; `vitest run -u` writes the files anew, and the commit names what changed.
 */
const golden = (name: string) => path.resolve(import.meta.dirname, 'golden', name);
const Golden = z.record(z.string(), z.string());

const both = (text: string): string => {
  const [time, content] = (['time', 'content'] as const).map((source) =>
    compactReading(readTimeWording(text, { planYear: 2021, source })),
  );
  return `${time} | ${content}`;
};

const asFile = (readings: Readonly<Record<string, string>>): string => `${JSON.stringify(readings, undefined, 2)}\n`;

/** What a text reads as that has no time in it: in a time cell a question, in prose nothing. */
const NOTHING = '待核 | -';

describe('golden readings', () => {
  it('of the wordings of our own', async () => {
    const known = Golden.parse(JSON.parse(readFileSync(golden('own.json'), 'utf8')));
    const now = Object.fromEntries(Object.keys(known).map((text) => [text, both(text)]));
    await expect(asFile(now)).toMatchFileSnapshot(golden('own.json'));
  });

  const INPUTS = path.resolve(import.meta.dirname, '../../../../../shared/inputs');
  const missing = existsSync(INPUTS) ? '' : ` (skipped: ${INPUTS} is not here)`;

  it.skipIf(missing !== '')(`of the sentences and cells of the shared documents${missing}`, async () => {
    const texts = new Set<string>();
    for (const folder of ['.', 'documents', 'cases']) {
      for (const file of readdirSync(path.join(INPUTS, folder), { withFileTypes: true })) {
        if (!file.isFile() || file.name.endsWith('.md')) continue;
        const source = await sourceOf(file.name, new Uint8Array(readFileSync(path.join(INPUTS, folder, file.name))));
        const cells = source.grids.flatMap(({ rows }) => rows.flatMap((row) => row.map((cell) => cell?.text ?? '')));
        for (const text of [...cells, ...(source.text?.paragraphs ?? [])])
          for (const part of [text, ...text.split(/(?<=[。；;\n])/u)]) if (part.trim() !== '') texts.add(part.trim());
      }
    }
    // The texts are not ours: each stands here by its hash.
    const byHash = new Map<string, string>();
    for (const text of texts) byHash.set(createHash('sha256').update(text).digest('hex').slice(0, 16), both(text));
    const told = [...byHash].filter(([, reading]) => reading !== NOTHING);
    told.sort(([a], [b]) => (a < b ? -1 : 1));
    await expect(asFile(Object.fromEntries(told))).toMatchFileSnapshot(golden('shared.json'));
  });
});
