/** What no system has in a name, and what shows a name otherwise than it is: separators, control and direction signs. */
const FOREIGN = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
/** Windows takes these for devices, whatever ending they have. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/iu;

/** Longest name in bytes of UTF-8 that every system takes, with room for a number. */
const MOST_BYTES = 200;

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/**
 * The name of a file as it can stand on any system: the last part of a path, without what cannot stand in a name, not longer than a name may be; its
 * ending stays. 未命名 where nothing is left.
 */
export function safeFileName(given: string): string {
  const last = given.split(/[\\/]/u).at(-1) ?? '';
  const clean = last
    .replace(FOREIGN, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[. ]+$/u, '');
  const ending = /\.\w{1,12}$/u.exec(clean)?.[0] ?? '';
  const signs = Array.from(clean.slice(0, clean.length - ending.length) || '未命名');
  while (bytesOf(signs.join('') + ending) > MOST_BYTES) signs.pop();
  const name = signs.join('') + ending;
  return DEVICE.test(name) ? `_${name}` : name;
}

/** A file's name without its ending, as a first title. */
export function titleOfFile(name: string): string {
  return name.replace(/\.\w{1,12}$/u, '');
}

/** What the app shows itself; all else is opened by the machine's own programs. */
const SHOWN: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp', 'application/pdf']);

export function canPreview(mediaType: string): boolean {
  return SHOWN.has(mediaType);
}
