import type { Outcome } from '../../domain/failure.ts';
import { LIMITS } from '../limits.ts';
import { refuse } from '../refusals.ts';

/** A file as the person gave it. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Refuses by name and size alone, before a byte is looked at. */
export function refuseUnread({ name, bytes }: SourceFile): Outcome<never> | undefined {
  const base = name.split(/[/\\]/).at(-1) ?? name;
  if (base.startsWith('~$') || base.startsWith('.~')) return refuse.locked(base);
  if (bytes.length > LIMITS.fileBytes) return refuse.tooLarge(name, bytes.length);
  if (bytes.length === 0) return refuse.empty(name);
  return undefined;
}
