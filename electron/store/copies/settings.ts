import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Settled } from '../../domain/backups/ahead.ts';
import { USUAL_RETENTION, type Retention } from '../../domain/backups/retention.ts';
import type { LostSetting } from '../../domain/model/backup.ts';
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
  /** The last state of the data that a person chose. */
  readonly settled: Settled | undefined;
  /** Until they are set anew, no copy goes for their sake, and none goes elsewhere. */
  readonly lost: readonly LostSetting[];
}

const fileIn = ({ settings }: StorePaths) => settings;

/** The settings; a missing file is the usual ones. Of a spoilt one, the usual stand for what cannot be read, and it is lost. */
export function readSettings(paths: StorePaths): BackupSettings {
  const stored = readObject(fileIn(paths));
  const retention = stored && retentionOf(stored['retention']);
  const sealing = sealingOf(stored?.['sealing']);
  // What was to be sealed never goes out plain because the keys have become unreadable.
  const second = isSpoilt(stored?.['sealing'], sealing) ? undefined : secondOf(stored?.['second']);
  const isSecondLost = isSpoilt(stored?.['second'], second) || isSpoilt(stored?.['sealing'], sealing);
  const known = stored && {
    retention: isSpoilt(stored['retention'], retention),
    second: isSecondLost,
  };
  const noted = Array.isArray(stored?.['lost']) ? stored['lost'] : [];
  return {
    retention: retention ?? USUAL_RETENTION,
    lastSequence: countOf(stored?.['lastSequence']) ?? 0,
    second,
    sealing,
    settled: settledOf(stored?.['settled']),
    lost: LOSABLE.filter((part) => !known || known[part] || noted.includes(part)),
  };
}

const LOSABLE: readonly LostSetting[] = ['retention', 'second'];

function isSpoilt(stored: unknown, read: unknown): boolean {
  return stored !== undefined && stored !== null && read === undefined;
}

function retentionOf(value: unknown): Retention | undefined {
  const stored = objectOf(value);
  const sameDay = countOf(stored['sameDay']);
  const days = countOf(stored['days']);
  const months = countOf(stored['months']);
  return sameDay === undefined || days === undefined || months === undefined ? undefined : { sameDay, days, months };
}

function settledOf(value: unknown): Settled | undefined {
  const { sequence, last } = objectOf(value);
  const upTo = countOf(sequence);
  return upTo === undefined ? undefined : { sequence: upTo, last: typeof last === 'string' ? last : undefined };
}

function secondOf(value: unknown): SecondChoice | undefined {
  const { folder, markId, from } = objectOf(value);
  if (typeof folder !== 'string' || typeof markId !== 'string') return undefined;
  return { folder, markId, from: countOf(from) ?? 0 };
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

/** `undefined` where there is a file which does not give them. */
function readObject(file: string): Readonly<Record<string, unknown>> | undefined {
  if (!existsSync(file)) return {};
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? objectOf(value) : undefined;
  } catch {
    return undefined;
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** Numbers beyond this are no counts; a sequence must have room above it. */
const MOST = 2 ** 48;

function countOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value < MOST ? value : undefined;
}
