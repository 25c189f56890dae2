export type HtmlToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string }
  | { readonly kind: 'close'; readonly name: string };

/** Elements whose content is no markup. */
const RAW = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'noscript']);

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  middot: '·',
  bull: '•',
  times: '×',
  deg: '°',
  permil: '‰',
  sect: '§',
  laquo: '«',
  raquo: '»',
  copy: '©',
  reg: '®',
  shy: '',
};

/** Text with its character references resolved; unknown ones stay as they are. */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));?/giu,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10_ff_ff && (code < 0xd8_00 || code > 0xdf_ff) ? String.fromCodePoint(code) : '';
    },
  );
}

/** Where a tag that begins at `from` ends: behind its `>`, which counts outside quotes only. -1 where it never does. */
function endOfTag(html: string, from: number, quotesCount: boolean): number {
  if (!quotesCount) return html.indexOf('>', from) + 1 || -1;
  let quote = '';
  for (let at = from; at < html.length; at++) {
    const char = html[at] ?? '';
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '>') return at + 1;
    // Quotes stand around values; one inside a bare value or a name is a character.
    else if ((char === '"' || char === "'") && html[at - 1] === '=') quote = char;
  }
  return -1;
}

/** Where a comment, declaration or processing instruction that begins at `from` ends; `undefined` where none begins. */
function endOfMarkup(html: string, from: number): number | undefined {
  if (html.startsWith('<!--', from)) return behind(html, '-->', from + 4);
  return html[from + 1] === '!' || html[from + 1] === '?' ? behind(html, '>', from) : undefined;
}

function behind(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at === -1 ? html.length : at + mark.length;
}

const NAME = /[a-z][\w:-]*/iuy;

/**
 * Cuts HTML into tags and texts, in one pass and without a tree: what comes from a clipboard is seldom well formed. Comments,
 * declarations and the contents of scripts and styles are left out.
 */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  let at = 0;
  let textFrom = 0;
  let quotesCount = true;
  while (at < html.length) {
    const tag = html.indexOf('<', at);
    if (tag === -1) break;
    const markup = endOfMarkup(html, tag);
    const isClose = html[tag + 1] === '/';
    NAME.lastIndex = tag + (isClose ? 2 : 1);
    const name = markup === undefined ? NAME.exec(html)?.[0].toLowerCase() : undefined;
    let end = markup ?? (name === undefined ? tag + 1 : endOfTag(html, NAME.lastIndex, quotesCount));
    if (end === -1 && quotesCount) {
      // A quote that nobody closed, here or before: from here on none counts.
      quotesCount = false;
      end = endOfTag(html, NAME.lastIndex, quotesCount);
    }
    if (end === -1) {
      // The text was cut off within a tag.
      if (tag > textFrom) yield { kind: 'text', text: html.slice(textFrom, tag) };
      return;
    }
    if (markup === undefined && name === undefined) {
      at = end;
      continue;
    }
    if (tag > textFrom) yield { kind: 'text', text: html.slice(textFrom, tag) };
    at = end;
    if (name !== undefined) {
      const attributes = isClose ? '' : html.slice(tag + 1 + name.length, end - 1);
      yield isClose ? { kind: 'close', name } : { kind: 'open', name, attributes };
      if (!isClose && RAW.has(name)) at = endOfRaw(html, name, end);
    }
    textFrom = at;
  }
  if (textFrom < html.length) yield { kind: 'text', text: html.slice(textFrom) };
}

function endOfRaw(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}`, 'giu');
  close.lastIndex = from;
  return close.exec(html)?.index ?? html.length;
}

/** A value of a tag, `undefined` where it has none of that name. */
export function htmlAttribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|[\\s"'])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'iu').exec(attributes);
  return found ? decodeEntities(found[1] ?? found[2] ?? found[3] ?? '') : undefined;
}
