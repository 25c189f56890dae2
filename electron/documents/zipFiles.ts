import { zipSync } from 'fflate';

/**
 * A .zip archive that holds the files as they are, uncompressed: workbooks and Word documents are packed already, and an unpacked part is on
 * its way to a parser. Of several files of one name the last is kept.
 */
export function zipFiles(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Uint8Array<ArrayBuffer> {
  return zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), { level: 0 });
}
