import type { PackedPart } from './unpack.ts';

/** A part of a workbook that should be there and is missing or cut off; `sheet` where it is a sheet's. */
export interface DamagedPart {
  readonly sheet?: string;
}

export function unescapeXml(text: string): string {
  const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/giu, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });
}

/** The value of a tag's attribute, whatever its prefix. */
export function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s(?:\\w+:)?${name}=(?:"([^"]*)"|'([^']*)')`, 'u').exec(tag);
  return value === null ? undefined : unescapeXml(value[1] ?? value[2] ?? '');
}

/** The opening tags of a name. */
export function tags(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, 'gu')) ?? [];
}

/** A target of `xl/_rels/workbook.xml.rels` as the name of a part. */
function partName(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//u, '')}`;
}

const ROOT = '(?:worksheet|sst|chartsheet|dialogsheet|macrosheet|xm)';
const ENDS = new RegExp(`</(?:\\w+:)?${ROOT}\\s*>(?:\\s|<!--[^>]*-->)*$`, 'u');
const EMPTY = new RegExp(`<(?:\\w+:)?${ROOT}(?:\\s[^<>]*)?/>\\s*$`, 'u');

/** An XML part ends with the closing tag of its root, or is a single empty tag. Binary parts are left to the parser. */
function isWhole({ name, bytes }: PackedPart): boolean {
  if (!name.toLowerCase().endsWith('.xml')) return true;
  // UTF-16 is read without its zero bytes: tags are ASCII.
  const end = bytes.subarray(-2000).toString('latin1').replaceAll('\u0000', '');
  return ENDS.test(end) || EMPTY.test(end);
}

interface BookPart {
  readonly kind: 'worksheet' | 'sharedStrings';
  readonly part: PackedPart | undefined;
  /** The name of its sheet. */
  readonly sheet: string | undefined;
}

/** The sheets and shared texts that a workbook lists. */
function bookParts(parts: readonly PackedPart[]): BookPart[] {
  const byName = new Map(parts.map((part) => [part.name.toLowerCase(), part]));
  const text = (name: string): string => byName.get(name)?.bytes.toString('utf8') ?? '';
  const sheets = tags(text('xl/workbook.xml'), 'sheet');
  return tags(text('xl/_rels/workbook.xml.rels'), 'Relationship').flatMap((relation): BookPart[] => {
    const kind = /\/(worksheet|sharedStrings)$/u.exec(attribute(relation, 'Type') ?? '')?.[1];
    const target = attribute(relation, 'Target');
    if ((kind !== 'worksheet' && kind !== 'sharedStrings') || target === undefined) return [];
    const id = attribute(relation, 'Id');
    const sheet = sheets.map((tag) => (attribute(tag, 'id') === id ? attribute(tag, 'name') : undefined)).find(Boolean);
    return [{ kind, part: byName.get(partName(target).toLowerCase()), sheet }];
  });
}

/** The parts of a workbook's sheets, by the sheets' names. */
export function sheetParts(parts: readonly PackedPart[]): ReadonlyMap<string, PackedPart> {
  return new Map(
    bookParts(parts).flatMap(({ kind, part, sheet }) =>
      kind === 'worksheet' && part !== undefined && sheet !== undefined ? [[sheet, part]] : [],
    ),
  );
}

/**
 * The first sheet, or the shared texts, that the workbook lists and that its package lacks or holds only in part. The parser
 * passes over them in silence, and rows would be lost unseen.
 */
export function findDamage(parts: readonly PackedPart[]): DamagedPart | undefined {
  const damaged = bookParts(parts).find(({ part }) => part === undefined || !isWhole(part) || part.bytes.length === 0);
  if (damaged === undefined) return undefined;
  return damaged.kind === 'sharedStrings' || damaged.sheet === undefined ? {} : { sheet: damaged.sheet };
}
