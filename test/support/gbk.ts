/** Text in GBK, which Node only reads. */
export function gbk(text: string): Uint8Array<ArrayBuffer> {
  const decoder = new TextDecoder('gbk');
  const wanted = new Set(text);
  const table = new Map<string, readonly number[]>();
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const sign = low === 0x7f ? '' : decoder.decode(Uint8Array.of(high, low));
      if (wanted.has(sign)) table.set(sign, [high, low]);
    }
  }
  return Uint8Array.from(
    text.split('').flatMap((sign) => (sign.charCodeAt(0) < 0x80 ? [sign.charCodeAt(0)] : (table.get(sign) ?? []))),
  );
}
