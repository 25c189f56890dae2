import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readUnitsWording } from '../../electron/domain/reading/wording/units.ts';
import { unitsLines } from '../domain/reading/wording/unitsLines.ts';
import { recognisedOf } from './sources.ts';

const shared = new URL('../../../shared/', import.meta.url);
const missing = existsSync(fileURLToPath(shared)) ? '' : ' (skipped: ../shared is not here)';

/** The offices' texts are not ours: their wordings and readings stand here as hashes. */
const GOLDEN = JSON.parse(readFileSync(new URL('./sharedUnitsGolden.json', import.meta.url), 'utf8')) as Record<
  string,
  string
>;

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

async function wordings(): Promise<ReadonlySet<string>> {
  const { units } = JSON.parse(readFileSync(new URL('wordings.json', shared), 'utf8')) as { units: { text: string }[] };
  const found = new Set(units.map(({ text }) => text));
  for (const folder of ['inputs/', 'inputs/documents/']) {
    for (const name of readdirSync(new URL(folder, shared)).filter((each) => /\.(?:xlsx?|docx|txt)$/u.test(each))) {
      const file = await recognisedOf(name, new Uint8Array(readFileSync(new URL(`${folder}${name}`, shared))));
      for (const { rows } of file.tables) for (const { unitsWording } of rows) found.add(unitsWording);
    }
  }
  return found;
}

it.skipIf(missing !== '')(`responsibility wordings of real documents read as frozen${missing}`, async () => {
  const frozen = [...(await wordings())].filter((wording) => hash(wording) in GOLDEN);
  // A table that is parted otherwise has other wordings; most of them stay.
  expect(frozen.length).toBeGreaterThan(Object.keys(GOLDEN).length * 0.8);
  const changed = frozen.filter(
    (wording) => hash(JSON.stringify(unitsLines(readUnitsWording(wording), true))) !== GOLDEN[hash(wording)],
  );
  expect(changed).toEqual([]);
});
