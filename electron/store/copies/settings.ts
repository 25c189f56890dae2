import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { USUAL_RETENTION, type Retention } from '../../domain/backups/retention.ts';
import { moveDurably, syncToDisk } from '../file/durable.ts';
import type { StorePaths } from '../file/paths.ts';

/** A folder elsewhere that gets every copy too. */
export interface SecondChoice {
  readonly folder: string;
  /** What its mark says: another drive at the same path has another one, or none. */
  readonly markId: string;
  /** The latest sequence here when it was chosen: that copy and all after it are to be there. */
  readonly from: number;
}

/** What copies in the second folder are sealed with. None of it is secret without the passphrase. */
export interface SealingKeys {
  /** The public half, as age writes it: `age1…`. */
  readonly recipient: string;
  /** The private half, wrapped by the passphrase: an age file in base64. */
  readonly wrapped: string;
}

/** How this computer keeps copies. It lies beside the data file: a restore must not bring an old choice back, and a harmed file must not hide it. */
export interface BackupSettings {
  readonly retention: Retention;
  /** The highest sequence that a copy has had here. */
  readonly lastSequence: number;
  readonly second: SecondChoice | undefined;
  readonly sealing: SealingKeys | undefined;
}

const fileIn = ({ settings }: StorePaths) => settings;

/** The settings; a missing or spoilt file is the usual ones. */
export function readSettings(paths: StorePaths): BackupSettings {
  const stored = readObject(fileIn(paths));
  const retention = objectOf(stored['retention']);
  const sealing = sealingOf(stored['sealing']);
  return {
    retention: {
      sameDay: countOf(retention['sameDay'], USUAL_RETENTION.sameDay),
      days: countOf(retention['days'], USUAL_RETENTION.days),
      months: countOf(retention['months'], USUAL_RETENTION.months),
    },
    lastSequence: countOf(stored['lastSequence'], 0),
    // What was to be sealed never goes out plain because the keys have become unreadable.
    second: stored['sealing'] !== undefined && !sealing ? undefined : secondOf(stored['second']),
    sealing,
  };
}

function secondOf(value: unknown): SecondChoice | undefined {
  const { folder, markId, from } = objectOf(value);
  if (typeof folder !== 'string' || typeof markId !== 'string') return undefined;
  return { folder, markId, from: countOf(from, 0) };
}

function sealingOf(value: unknown): SealingKeys | undefined {
  const { recipient, wrapped } = objectOf(value);
  return typeof recipient === 'string' && typeof wrapped === 'string' ? { recipient, wrapped } : undefined;
}

/** Writes the settings whole. Throws what the disk refuses. */
export function writeSettings(paths: StorePaths, settings: BackupSettings): void {
  const file = fileIn(paths);
  writeFileSync(`${file}.part`, JSON.stringify(settings, undefined, 2));
  syncToDisk(`${file}.part`, 'r+');
  moveDurably(`${file}.part`, file);
}

function readObject(file: string): Readonly<Record<string, unknown>> {
  if (!existsSync(file)) return {};
  try {
    return objectOf(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** Numbers beyond this are no counts; a sequence must have room above it. */
const MOST = 2 ** 48;

function countOf(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value < MOST ? value : otherwise;
}
