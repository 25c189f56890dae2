import {
  AlignmentType,
  Document,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
} from 'docx';
import { strToU8, zipSync, type Zippable } from 'fflate';

/** Word documents of the invented 清河区, built at test time. */
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const NAMESPACES = `xmlns:w="${WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"`;

export interface RawDocument {
  /** Content of `<w:body>`. */
  readonly body: string;
  /** Content of `<w:numbering>`. */
  readonly numbering?: string;
  /** Content of `<w:styles>`. */
  readonly styles?: string;
  readonly more?: Zippable;
}

/** A Word document written by hand, down to the XML. */
export function rawDocument({ body, numbering, styles, more = {} }: RawDocument): Uint8Array<ArrayBuffer> {
  const part = (root: string, content: string): Uint8Array =>
    strToU8(`<?xml version="1.0" encoding="UTF-8"?><w:${root} ${NAMESPACES}>${content}</w:${root}>`);
  return Uint8Array.from(
    zipSync(
      {
        '[Content_Types].xml': strToU8(
          `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
        ),
        '_rels/.rels': strToU8(
          `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
        ),
        'word/document.xml': part('document', `<w:body>${body}</w:body>`),
        ...(numbering === undefined ? {} : { 'word/numbering.xml': part('numbering', numbering) }),
        ...(styles === undefined ? {} : { 'word/styles.xml': part('styles', styles) }),
        ...more,
      },
      { level: 1 },
    ),
  );
}

/** A paragraph of one run; `properties` is the content of its `<w:pPr>`. */
export function rawParagraph(text: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

export interface CellInput {
  readonly text: string;
  readonly columnSpan?: number;
  readonly rowSpan?: number;
  /** The lower part of a range that is merged downwards. */
  readonly goesOn?: true;
}

function cellOf(cell: string | CellInput): TableCell {
  const { text, columnSpan, rowSpan, goesOn } = typeof cell === 'string' ? { text: cell } : ({ ...cell } as CellInput);
  return new TableCell({
    children: text.split('\n').map((line) => new Paragraph(line)),
    ...(columnSpan === undefined ? {} : { columnSpan }),
    ...(rowSpan === undefined ? {} : { verticalMerge: VerticalMergeType.RESTART }),
    ...(goesOn === undefined ? {} : { verticalMerge: VerticalMergeType.CONTINUE }),
  });
}

export type PartInput = string | readonly (readonly (string | CellInput)[])[];

/** Paragraphs (strings) and tables (rows of cells), as a word processor's library writes them. */
export async function documentBytes(parts: readonly PartInput[]): Promise<Uint8Array<ArrayBuffer>> {
  const children = parts.map((part) =>
    typeof part === 'string'
      ? new Paragraph({ children: [new TextRun(part)] })
      : new Table({ rows: part.map((row) => new TableRow({ children: row.map(cellOf) })) }),
  );
  return Uint8Array.from(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

/** Headings numbered 一、 and （一） and items numbered 1. by the word processor, which the text does not hold. */
export async function numberedDocument(
  items: readonly (readonly [level: number, text: string])[],
): Promise<Uint8Array<ArrayBuffer>> {
  const level = (at: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
    level: at,
    format,
    text,
    alignment: AlignmentType.LEFT,
  });
  const levels = [
    level(0, LevelFormat.CHINESE_COUNTING, '%1、'),
    level(1, LevelFormat.CHINESE_COUNTING, '（%2）'),
    level(2, LevelFormat.DECIMAL, '%3.'),
  ];
  const children = items.map(([at, text]) => new Paragraph({ text, numbering: { reference: 'outline', level: at } }));
  const document = new Document({
    numbering: { config: [{ reference: 'outline', levels }] },
    sections: [{ children }],
  });
  return Uint8Array.from(await Packer.toBuffer(document));
}

const UNITS = '各镇（街道）、区政府各部门';

/** Text and annex of an invented plan: the same district asks for the same things in sentences and in a table. */
export const planParts: readonly PartInput[] = [
  '清河区2021年政务公开工作要点',
  '为做好2021年政务公开工作，制定本工作要点。',
  '一、夯实公开基础',
  '（一）规范文件管理。各单位要在年底前完成规范性文件清理。（区司法局牵头，区政府各部门负责落实）',
  '（二）建强公开平台。6月底前完成政府网站改版。（区政府办公室负责落实）',
  '二、加强保障',
  '各镇（街道）每月至少报送1篇政务公开信息。',
  '附件',
  '清河区2021年政务公开工作任务分解表',
  [
    ['序号', { text: '工作任务', columnSpan: 2 }, '工作举措', '责任单位'],
    [
      '1',
      { text: '夯实公开基础', rowSpan: 2 },
      '规范文件管理',
      '年底前完成规范性文件清理。',
      '区司法局牵头，区政府各部门负责落实',
    ],
    ['2', { text: '', goesOn: true }, '建强公开平台', '6月底前完成政府网站改版。', '区政府办公室'],
    ['3', '加强保障', '信息报送', '每月至少报送1篇政务公开信息。', UNITS],
  ],
];

/** A run; `properties` is the content of its `<w:rPr>`. */
export function rawRun(text: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

export function struckRun(text: string, how: 'strike' | 'dstrike' = 'strike'): string {
  return rawRun(text, `<w:${how}/>`);
}

export function hiddenRun(text: string): string {
  return rawRun(text, '<w:vanish/>');
}

/** A table of texts, some cells (`row:column`) with content of their own, some rows hidden. */
export function rawTable(
  rows: readonly (readonly string[])[],
  own: Readonly<Record<string, string>> = {},
  hidden: readonly number[] = [],
): string {
  const grid = (rows[0] ?? []).map(() => '<w:gridCol w:w="2000"/>').join('');
  const body = rows.map((cells, row) => {
    const inner = cells.map(
      (text, column) => `<w:tc>${own[`${row}:${column}`] ?? `<w:p>${rawRun(text)}</w:p>`}</w:tc>`,
    );
    return `<w:tr>${hidden.includes(row) ? '<w:trPr><w:hidden/></w:trPr>' : ''}${inner.join('')}</w:tr>`;
  });
  return `<w:tbl><w:tblGrid>${grid}</w:tblGrid>${body.join('')}</w:tbl>`;
}
