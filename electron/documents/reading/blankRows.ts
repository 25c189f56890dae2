import type { PackedPart } from './unpack.ts';

const SHEET = /^xl\/worksheets\/[^/]+\.xml$/i;
const HAS_VALUE = /<(?:\w+:)?(?:v|is|f)[\s>/]/;

/**
 * Drops rows without any value from a sheet's XML: formatted blank rows by the hundred thousand are common (a clerk
 * formatted whole columns) and cost the parser seconds. Rows keep their own numbers, so nothing moves. A sheet whose rows
 * are not numbered, or whose tags have a prefix, is left as it is.
 */
export function withoutBlankRows(part: PackedPart): PackedPart {
  if (!SHEET.test(part.name)) return part;
  // Latin-1 keeps every byte as it is, and the tags are ASCII.
  const xml = part.bytes.toString('latin1');
  const kept: string[] = [];
  let from = 0;
  const dataEnd = xml.indexOf('</sheetData>');
  let at = xml.indexOf('<row');
  while (at !== -1 && at < dataEnd) {
    const tagEnd = xml.indexOf('>', at);
    if (tagEnd === -1 || !/^<row\s[^>]*\br="/.test(xml.slice(at, Math.min(tagEnd, at + 400)))) return part;
    const selfClosed = xml[tagEnd - 1] === '/';
    const close = selfClosed ? tagEnd + 1 : xml.indexOf('</row>', tagEnd);
    if (close === -1) return part;
    const end = selfClosed ? close : close + '</row>'.length;
    if (selfClosed || !HAS_VALUE.test(xml.slice(tagEnd, close))) {
      kept.push(xml.slice(from, at));
      from = end;
    }
    at = xml.indexOf('<row', end);
  }
  if (from === 0) return part;
  kept.push(xml.slice(from));
  return { name: part.name, bytes: Buffer.from(kept.join(''), 'latin1') };
}
