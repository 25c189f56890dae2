import { crc32, deflateRawSync } from 'node:zlib';
import { zipSync, strToU8, type Zippable } from 'fflate';
import { CFB } from 'xlsx';
import { workbookBytes } from './fixtures.ts';

/** Files that must be refused with a clear sentence, built at test time. */
const TYPES = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`;
const NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Some have a million rows, which are packed as quickly as can be. */
const QUICKLY = { level: 1 } as const;

export interface RawSheet {
  /** Content of `<sheetData>`. */
  readonly data: string;
  readonly afterData?: string;
  /** Date format of style 1. */
  readonly dateFormat?: string;
  readonly uses1904?: boolean;
  readonly state?: 'hidden';
  readonly more?: Zippable;
}

/** A workbook of one sheet written by hand, down to the XML. */
export function rawWorkbook({
  data,
  afterData = '',
  dateFormat,
  uses1904,
  state,
  more = {},
}: RawSheet): Uint8Array<ArrayBuffer> {
  const format = dateFormat ?? 'yyyy/m/d';
  const hidden = state === undefined ? '' : ` state="${state}"`;
  return Uint8Array.from(
    zipSync(
      {
        '[Content_Types].xml': strToU8(TYPES),
        '_rels/.rels': strToU8(
          `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${RELATIONSHIPS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
        ),
        'xl/workbook.xml': strToU8(
          `<workbook ${NAMESPACE} xmlns:r="${RELATIONSHIPS}">${uses1904 === true ? '<workbookPr date1904="1"/>' : ''}<sheets><sheet name="表一" sheetId="1"${hidden} r:id="rId1"/></sheets></workbook>`,
        ),
        'xl/_rels/workbook.xml.rels': strToU8(
          `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${RELATIONSHIPS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONSHIPS}/styles" Target="styles.xml"/></Relationships>`,
        ),
        'xl/styles.xml': strToU8(
          `<styleSheet ${NAMESPACE}><numFmts count="1"><numFmt numFmtId="164" formatCode="${format.replaceAll('"', '&quot;')}"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`,
        ),
        'xl/worksheets/sheet1.xml': strToU8(
          `<?xml version="1.0" encoding="UTF-8"?><worksheet ${NAMESPACE}><sheetData>${data}</sheetData>${afterData}</worksheet>`,
        ),
        ...more,
      },
      QUICKLY,
    ),
  );
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** One `<row>` of inline texts, 1-based. */
export function rawRow(row: number, texts: readonly string[]): string {
  const cells = texts.map(
    (text, i) => `<c r="${String.fromCharCode(65 + i)}${row}" t="inlineStr"><is><t>${escapeXml(text)}</t></is></c>`,
  );
  return `<row r="${row}">${cells.join('')}</row>`;
}

/** Header and one row of a schedule, and behind them formatted rows without content. */
export function blankRows(count: number): Uint8Array<ArrayBuffer> {
  const rows = [rawRow(1, ['指标名称', '责任单位', '公开时限']), rawRow(2, ['预算', '区财政局', '每月公开'])];
  for (let row = 3; row <= count; row++)
    rows.push(`<row r="${row}" ht="15" customHeight="1"><c r="A${row}" s="1"/></row>`);
  return rawWorkbook({ data: rows.join('') });
}

/** A deflated entry with a header that may lie about its size. */
function zipOfOne(name: string, packed: Buffer, crc: number, declaredSize: number): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt16LE(8, 4);
  shared.writeUInt32LE(crc, 10);
  shared.writeUInt32LE(packed.length, 14);
  shared.writeUInt32LE(declaredSize, 18);
  shared.writeUInt16LE(name.length, 22);
  shared.copy(header, 4);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  shared.copy(central, 6);
  const local = Buffer.concat([header, Buffer.from(name), packed]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, Buffer.from(name), end]);
}

const BOMB_BYTES = 320 * 1024 * 1024;

const bomb = { packed: Buffer.alloc(0), crc: 0 };

/** A small file that unpacks to more than the limit; `declared` is the size that its directory claims. */
export function zipBomb(declared = BOMB_BYTES, part = 'xl/worksheets/sheet1.xml'): Uint8Array<ArrayBuffer> {
  if (bomb.packed.length === 0) {
    const content = Buffer.alloc(BOMB_BYTES, 0x20);
    bomb.packed = deflateRawSync(content, { level: 1 });
    bomb.crc = crc32(content);
  }
  return Uint8Array.from(zipOfOne(part, bomb.packed, bomb.crc, declared));
}

/** An OOXML workbook encrypted with a password ([MS-OFFCRYPTO]): a compound file around an encrypted package. */
export function encryptedWorkbook(): Uint8Array<ArrayBuffer> {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.alloc(64, 4));
  CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(512, 7));
  return Uint8Array.from(CFB.write(container, { type: 'buffer' }) as Buffer);
}

/** An .xls workbook whose stream says behind its first record that the rest is encrypted. */
export function encryptedOldWorkbook(): Uint8Array<ArrayBuffer> {
  const container = CFB.read(workbookBytes([{ name: '表', rows: [['预算']] }], 'biff8'), { type: 'array' });
  const stream = Buffer.from(CFB.find(container, '/Workbook').content as Uint8Array);
  const bofEnd = 4 + stream.readUInt16LE(2);
  const filePass = Buffer.from([0x2f, 0x00, 0x02, 0x00, 0x00, 0x00]);
  const encrypted = Buffer.concat([stream.subarray(0, bofEnd), filePass, stream.subarray(bofEnd)]);
  const rebuilt = CFB.utils.cfb_new();
  CFB.utils.cfb_add(rebuilt, '/Workbook', encrypted);
  return Uint8Array.from(CFB.write(rebuilt, { type: 'buffer' }) as Buffer);
}

/** A package that calls itself a Word document and holds none. */
export function hollowDocument(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(
    zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<w:document/>') }),
  );
}
