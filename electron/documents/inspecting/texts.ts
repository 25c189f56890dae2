import type { Why } from './signatures.ts';

/** As much of a text as is looked at for what it begins with. */
const HEAD = 64 * 1024;

/** A text as it may be encoded; what is no letter of it does not matter here. */
function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('latin1').decode(bytes).replace(/^ï»¿/u, '');
}

/** What begins a file that a system runs or follows, though it is a text. */
const BEGINNINGS: readonly (readonly [Why, RegExp])[] = [
  ['script', /^#!/u],
  ['script', /^(?:rem [^\n]*\n|::[^\n]*\n|\s)*@?echo +(?:off|on)\b/iu],
  ['script', /^\s*(?:windows registry editor version|regedit4)/iu],
  ['script', /^\s*<\?php/iu],
  // SYLK and web queries fetch and run what they name.
  ['script', /^(?:ID;P|WEB\r?\n1\r?\n)/u],
  ['shortcut', /^[ \t]*\[(?:internetshortcut|desktop entry|shell)\b/imu],
  ['installer', /^\s*\[version\]\s+signature *= *"?\$/iu],
];

/** What a text of commands has at the beginning of a line. */
const COMMANDS =
  /^[ \t]*(?:(?:dim|set)\s+\w+\s*[=\r\n].*createobject\s*\(|(?:var|let|const)\s+\w+\s*=\s*new\s+activexobject\b|wscript\.\w+|on error resume next\s*$|(?:set-executionpolicy|invoke-expression|start-process|new-object\s+net\.webclient|iex\s*\()|powershell(?:\.exe)?\s+-|cmd(?:\.exe)?\s+\/c\b|mshta\s|regsvr32\s|rundll32\s)/imu;
const CALLS = /\b(?:createobject\s*\(\s*"|new\s+activexobject\s*\(|wscript\.shell)/iu;

const HAS_MARKUP = /^\s*(?:<!--[\s\S]{0,4096}?-->\s*)*<(?:!doctype|\?xml|[a-z][\w:-]*[\s/>])/iu;
/** What runs wherever it stands in markup. */
const SCRIPT = /<\s*(?:svg:)?script\b|<hta:application/iu;
/** What runs in a page or a drawing; other markup may use the same words for something else. */
const HANDLERS =
  /\bon[a-z]{3,20}\s*=\s*["'a-z]|(?:href|src|action)\s*=\s*["']?\s*(?:javascript|vbscript|data:text\/html)|<\s*(?:iframe|object|embed|applet)\b/iu;
const IS_PAGE = /<\s*(?:html|head|body|svg|div|img|a|table|meta)[\s>]/iu;

const runs = (text: string): boolean => SCRIPT.test(text) || (IS_PAGE.test(text) && HANDLERS.test(text));

/** Why a text is not taken. */
export function refusedText(bytes: Uint8Array): Why | undefined {
  const head = decoded(bytes.subarray(0, HEAD));
  const begins = BEGINNINGS.find(([, pattern]) => pattern.test(head));
  if (begins) return begins[0];
  if (/^\s*\{\\rtf/u.test(head)) return packedInRtf(decoded(bytes));
  if (/^(?:\w[\w-]*:[^\n]*\r?\n(?:[ \t][^\n]*\n)*)*(?:mime-version|content-type):/iu.test(head))
    return refusedMail(decoded(bytes));
  if (HAS_MARKUP.test(head)) return refusedMarkup(decoded(bytes));
  return COMMANDS.test(head) || CALLS.test(head) ? 'script' : undefined;
}

function refusedMarkup(text: string): Why | undefined {
  // Word's and Excel's documents as one text carry their macros along.
  if (/macrosPresent\s*=\s*"yes"|<(?:\w+:)?(?:docSuppData|binData)\b|vbaProject\.bin/iu.test(text)) return 'macros';
  return runs(text) ? 'script' : undefined;
}

/** A page with its pictures, or a message, in one text: its parts may be encoded. */
function refusedMail(text: string): Why | undefined {
  const plain = text
    .replace(/=\r?\n/gu, '')
    .replace(/=3[Cc]/gu, '<')
    .replace(/=22/gu, '"');
  // "ActiveMime", in which Office keeps macros, and the beginnings of programs, as base64 has them.
  if (/QWN0aXZlTWltZ/u.test(text)) return 'macros';
  if (/\r?\n\r?\nTV[opqr][A-Za-z0-9+/]{20}/u.test(text)) return 'program';
  const hidesMarkup =
    /content-type:\s*text\/html[^]{0,400}?content-transfer-encoding:\s*base64|content-transfer-encoding:\s*base64[^]{0,400}?content-type:\s*text\/html/iu;
  return runs(plain) || hidesMarkup.test(text) ? 'script' : undefined;
}

/** RTF carries other files along as packages, in hexadecimal. */
function packedInRtf(text: string): Why | undefined {
  if (!/\\objdata/u.test(text)) return undefined;
  const digits = text.replace(/[\s{}]/gu, '').toLowerCase();
  return /5061636b616765|4d5a9000|d0cf11e0a1b11ae1/u.test(digits) || /\\objclass\s*package/iu.test(text)
    ? 'program'
    : undefined;
}
