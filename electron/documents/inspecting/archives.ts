import type { Entry } from 'yauzl';
import { LIMITS } from '../limits.ts';
import { entryBytes, isOutOfRoom, listEntries, openZip } from '../zipEntries.ts';
import type { Why } from './signatures.ts';

/** What stands against an archive as a whole. */
export type ArchiveTrouble = Extract<Why, 'macros' | 'installer' | 'damaged'> | 'template' | 'locked' | 'tooMuch';

/** How much may still come out of all archives of one file. */
export interface Room {
  bytes: number;
  entries: number;
}

export const newRoom = (): Room => ({ bytes: LIMITS.unpackedBytes, entries: LIMITS.entries });

/** Parts of Office, WPS and OpenDocument files that hold macros; of packages, what makes them installers. */
const MACROS =
  /(?:^|\/)(?:vbaProject\w*\.bin|vbaData\.xml|JDEData\.bin|jsa?Project\.bin|macrosheets\/[^/]+)$|^(?:Basic|Scripts)\/.+/iu;
const INSTALLER =
  /^(?:AndroidManifest\.xml|classes\.dex|AppxManifest\.xml|AppxBundleManifest\.xml|META-INF\/MANIFEST\.MF|Payload\/[^/]+\.app\/.*)$/iu;

/** What an Office document names beside itself. */
const RELATIONSHIPS = /(?:^|\/)_rels\/[^/]+\.rels$/iu;
const RELATIONSHIP = /<(?:\w+:)?Relationship\b[^>]*>/giu;

const TARGET = /\bTarget\s*=\s*["']\s*([^"']*)/iu;

/** Elsewhere than on the machine: a template of its own, which Word names by its whole path, is not. */
function isElsewhere(tag: string): boolean {
  const target = TARGET.exec(tag)?.[1] ?? '';
  const isOwn = /^file:\/{0,3}[a-z]:|^file:\/\/\/(?![\\/])/iu.test(target);
  return !isOwn && /^(?:[a-z][a-z+.-]+:|\\\\|\/\/)/iu.test(target);
}

/** Whether a document fetches its template, or whole frames and programs' objects, from elsewhere when it is opened. */
function fetchesTemplate(rels: Uint8Array): boolean {
  const tags = new TextDecoder().decode(rels).match(RELATIONSHIP) ?? [];
  return tags.some(
    (tag) =>
      isElsewhere(tag) &&
      /TargetMode\s*=\s*["']External["']/iu.test(tag) &&
      /Type\s*=\s*["'][^"']*\/(?:attachedTemplate|frame|oleObject|subDocument)["']/iu.test(tag),
  );
}

/** A name is in UTF-8 where the entry says so, else as a Chinese machine wrote it. */
function nameOf({ fileName, generalPurposeBitFlag }: Entry): string {
  const raw = fileName as unknown as Buffer;
  return new TextDecoder((generalPurposeBitFlag & 0x800) !== 0 ? 'utf-8' : 'gb18030').decode(raw).replaceAll('\\', '/');
}

/**
 * Hands each file of an archive to `look`, which answers what stands against it; the first trouble ends it. Nothing is unpacked to disk, and not more than
 * the room that is left, whatever the archive declares.
 */
export async function lookIntoZip<Trouble>(
  bytes: Uint8Array,
  room: Room,
  look: (name: string, bytes: Uint8Array) => Promise<Trouble | undefined>,
): Promise<{ readonly names: readonly string[]; readonly trouble: Trouble | ArchiveTrouble | undefined }> {
  const names: string[] = [];
  const ended = (trouble: Trouble | ArchiveTrouble | undefined) => ({ names, trouble });
  try {
    const zip = await openZip(bytes, { rawNames: true });
    const entries = await listEntries(zip, room.entries);
    if (entries === undefined) return ended('tooMuch');
    room.entries -= entries.length;
    names.push(...entries.map(nameOf));
    if (names.some((name) => MACROS.test(name))) return ended('macros');
    if (names.some((name) => INSTALLER.test(name)) && !names.includes('mimetype')) return ended('installer');
    for (const [index, entry] of entries.entries()) {
      const name = names[index] ?? '';
      if (name.endsWith('/')) continue;
      if (entry.isEncrypted()) return ended('locked');
      if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) return ended('damaged');
      const content = await entryBytes(zip, entry, room.bytes);
      room.bytes -= content.length;
      if (room.bytes < 0) return ended('tooMuch');
      if (RELATIONSHIPS.test(name) && fetchesTemplate(content)) return ended('template');
      const trouble = await look(name, content);
      if (trouble !== undefined) return ended(trouble);
    }
    return ended(undefined);
  } catch (error) {
    return ended(isOutOfRoom(error) ? 'tooMuch' : 'damaged');
  }
}
