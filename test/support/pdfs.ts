import { pdfOfObjects } from './dangerousFiles.ts';
import { gbk } from './gbk.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const stream = (content: string, more = '') => `<<${more}/Length ${content.length}>>\nstream\n${content}\nendstream`;

/** GBK has no encoder in Node: 政府信息公开 and 年度报告 as its codes. */
const DISCLOSURE = 'D5FEB8AED0C5CFA2B9ABBFAA';
const REPORT = 'C4EAB6C8B1A8B8E6';

/**
 * Pages of A4 with 政府信息公开年度报告 in a Chinese font that is not in the file, as old government PDFs have it, and the page's
 * number in Helvetica, which is not there either; a script that is to run when it is opened.
 */
export function chinesePdf(pages: number): Bytes {
  const first = 6;
  const kids = Array.from({ length: pages }, (_, index) => `${first + 2 * index} 0 R`).join(' ');
  return pdfOfObjects([
    '<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>',
    `<</Type/Pages/Kids[${kids}]/Count ${pages}>>`,
    '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/GBK-EUC-H/DescendantFonts[4 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000>>',
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ...Array.from({ length: pages }, (_, index) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${first + 2 * index + 1} 0 R/Resources<</Font<</C 3 0 R/L 5 0 R>>>>>>`,
      stream(
        `BT /C 36 Tf 80 700 Td <${DISCLOSURE}> Tj 0 -60 Td <${REPORT}> Tj /L 24 Tf 0 -60 Td (Page ${index + 1}) Tj ET`,
      ),
    ]).flat(),
  ]);
}

/** Where a text of a page stands, in points from its left and lower edge. */
export type PdfText = readonly [text: string, x: number, y: number];

export interface TextPage {
  readonly texts: readonly PdfText[];
  /** A remark on it. */
  readonly remark?: string;
  /** What a field of it is filled in with. */
  readonly field?: string;
}

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const utf16 = (text: string) => `feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}`;

/** Pages of A4 with texts of 12 points in a Chinese font that is not in the file. */
export function textPdf(pages: readonly TextPage[]): Bytes {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '',
    '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/GBK-EUC-H/DescendantFonts[4 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/W[814 908 500]>>',
  ];
  const add = (object: string) => `${objects.push(object)} 0 R`;
  const kids = pages.map(({ texts, remark, field }) => {
    const drawn = texts.map(([text, x, y]) => `1 0 0 1 ${x} ${y} Tm <${hexOf(gbk(text))}> Tj`).join(' ');
    const content = add(stream(`BT /C 12 Tf ${drawn} ET`));
    const annotations = [
      ...(remark === undefined ? [] : [`<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents<${utf16(remark)}>>>`]),
      ...(field === undefined
        ? []
        : [`<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/Rect[9 9 99 29]/V<${utf16(field)}>>>`]),
    ];
    return add(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${content}/Resources<</Font<</C 3 0 R>>>>/Annots[${annotations.map(add).join(' ')}]>>`,
    );
  });
  objects[1] = `<</Type/Pages/Kids[${kids.join(' ')}]/Count ${kids.length}>>`;
  return pdfOfObjects(objects);
}

const number = (value: number, bytes: number) => value.toString(16).padStart(2 * bytes, '0');

/** Information of a page of 400 by 400 points, black unless told otherwise: a scan in JBIG2. */
const SIDE = 400;
const JBIG2 = `${number(0, 4)}30${number(0, 1)}01${number(19, 4)}${number(SIDE, 4)}${number(SIDE, 4)}${number(0, 8)}04${number(0, 2)}`;

/** A black square of 8 by 8 points in JPEG 2000. */
const JPEG2000 =
  'ff4fff51002f0000000000080000000800000000000000000000000800000008000000000000000000030f01010f01010f0101ff52000c00000001010304040001ff5c000d4080888890888890888890ff640025000143726561746564206279204f70656e4a5045472076657273696f6e20322e352e30ff90000a00000000001e0001ff93dff88008078080808080808080808080ffd9';

/** Two pages that a scanner made, each one black picture: in JBIG2 and in JPEG 2000. */
export function scannedPdf(): Bytes {
  const picture = (size: number, filter: string, hex: string, bits: number) =>
    stream(
      `${hex}>`,
      `/Type/XObject/Subtype/Image/Width ${size}/Height ${size}/BitsPerComponent ${bits}/ColorSpace/DeviceGray/Filter[/ASCIIHexDecode/${filter}]`,
    );
  const page = (image: number) =>
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${SIDE} ${SIDE}]/Contents 5 0 R/Resources<</XObject<</S ${image} 0 R>>>>>>`;
  return pdfOfObjects([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>',
    page(6),
    page(7),
    stream(`${SIDE} 0 0 ${SIDE} 0 0 cm /S Do`),
    picture(SIDE, 'JBIG2Decode', JBIG2, 1),
    picture(8, 'JPXDecode', JPEG2000, 8),
  ]);
}

/** One that asks for a password before it shows anything. */
export function lockedPdf(): Bytes {
  const sum = '41'.repeat(32);
  return pdfOfObjects(
    [
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>',
      `<</Filter/Standard/V 1/R 2/O<${sum}>/U<${sum}>/P -4>>`,
    ],
    `/Encrypt 4 0 R/ID[<${'00'.repeat(16)}><${'00'.repeat(16)}>]`,
  );
}
