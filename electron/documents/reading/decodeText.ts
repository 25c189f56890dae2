function tryDecode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Text of a file in any encoding that Chinese offices use: by byte order mark, else UTF-8 where the bytes are valid UTF-8,
 * else GB18030 (which GBK and GB2312 are parts of). `undefined` where the bytes are text in none of them.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return tryDecode('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return tryDecode('utf-16be', bytes);
  return tryDecode('utf-8', bytes) ?? tryDecode('gb18030', bytes);
}
