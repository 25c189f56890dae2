import { expect } from 'vitest';
import { readSource } from '../../electron/documents/reading/readSource.ts';
import type { Failure } from '../../electron/domain/failure.ts';
import { recogniseSource, type SourceContent } from '../../electron/domain/reading/recogniseSource.ts';
import type { Grid } from '../../electron/domain/sheets/grid.ts';
import type { RecognisedFile } from '../../electron/domain/reading/tables/recognisedTable.ts';

/** The plain data of a file that can be read. */
export async function sourceOf(name: string, bytes: Uint8Array): Promise<SourceContent> {
  const outcome = await readSource({ name, bytes });
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

export async function recognisedOf(name: string, bytes: Uint8Array, planYear = 2021): Promise<RecognisedFile> {
  const outcome = recogniseSource(await sourceOf(name, bytes), { planYear, layouts: [] });
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

/** The refusal of a file that cannot be read: a Chinese sentence that names the file and says what to do. */
export async function refusalOf(name: string, bytes: Uint8Array): Promise<Failure> {
  const outcome = await readSource({ name, bytes });
  if (outcome.ok) throw new Error('was read');
  expect(outcome.error.message).toContain(name);
  expect(outcome.error.message).toMatch(/请.+。$/u);
  expect(outcome.error.place?.file).toBe(name);
  return outcome.error;
}

export function textsOf(grid: Grid | undefined): (string | undefined)[][] {
  return (grid?.rows ?? []).map((row) => row.map((cell) => cell?.text));
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
