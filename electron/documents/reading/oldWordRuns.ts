/** Where a Word 97 file keeps the formats of its characters ([MS-DOC] 2.5.6 fcPlcfBteChpx), and how: pages of 512 bytes. */
const FORMATS_AT = 0x00fa;
const FORMATS_LENGTH_AT = 0x00fe;
const PAGE = 512;

/** Single properties ([MS-DOC] 2.6.1): hidden; deleted under tracked changes; struck through once and twice. */
const VANISH = 0x083c;
const DELETED = 0x0800;
const STRUCK: ReadonlySet<number> = new Set([0x0837, 0x2a53]);

/** Bytes of a property's operand, by its three highest bits; 6 says its own length. */
const OPERAND_BYTES = [1, 1, 2, 4, 2, 2, undefined, 3] as const;

export interface OldWordRuns {
  /** The stream, in which hidden text is marked as deleted: the reader of Word files leaves that out. */
  readonly document: Uint8Array;
  readonly hasHidden: boolean;
  readonly hasStruck: boolean;
}

interface Property {
  readonly code: number;
  readonly at: number;
  /** Its operand is odd: on, or the opposite of what its style says. */
  readonly isOn: boolean;
}

function* propertiesIn(view: DataView, from: number, to: number): Generator<Property> {
  for (let at = from; at + 3 <= to; ) {
    const code = view.getUint16(at, true);
    const operand = view.getUint8(at + 2);
    yield { code, at, isOn: (operand & 1) === 1 };
    at += 2 + (OPERAND_BYTES[code >> 13] ?? operand + 1);
  }
}

/** The properties of one page of formats. */
function* propertiesOfPage(view: DataView, page: number): Generator<Property> {
  const start = page * PAGE;
  if (start + PAGE > view.byteLength) return;
  const runs = view.getUint8(start + PAGE - 1);
  const seen = new Set<number>();
  for (let run = 0; run < runs; run++) {
    const place = (runs + 1) * 4 + run;
    const offset = place < PAGE - 1 ? view.getUint8(start + place) * 2 : 0;
    if (offset === 0 || seen.has(offset)) continue;
    seen.add(offset);
    const bytes = view.getUint8(start + offset);
    yield* propertiesIn(view, start + offset + 1, Math.min(start + offset + 1 + bytes, start + PAGE));
  }
}

function pagesOf(document: DataView, table: Uint8Array): number[] {
  if (document.byteLength < FORMATS_LENGTH_AT + 4) return [];
  const [at, length] = [document.getUint32(FORMATS_AT, true), document.getUint32(FORMATS_LENGTH_AT, true)];
  if (length < 12 || at + length > table.length) return [];
  const view = new DataView(table.buffer, table.byteOffset + at, length);
  const count = Math.floor((length - 4) / 8);
  return Array.from({ length: count }, (_, i) => view.getUint32((count + 1) * 4 + i * 4, true));
}

/** Looks through the character formats of a Word 97 to 2003 document for what the reader of its text does not tell. */
export function oldWordRuns(document: Uint8Array, table: Uint8Array): OldWordRuns {
  const copy = document.slice();
  const view = new DataView(copy.buffer);
  let hasHidden = false;
  let hasStruck = false;
  for (const page of pagesOf(view, table)) {
    for (const { code, at, isOn } of propertiesOfPage(view, page)) {
      if (!isOn) continue;
      if (code === VANISH) {
        view.setUint16(at, DELETED, true);
        hasHidden = true;
      } else hasStruck ||= STRUCK.has(code);
    }
  }
  return { document: copy, hasHidden, hasStruck };
}
