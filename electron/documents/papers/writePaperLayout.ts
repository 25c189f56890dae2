import {
  AlignmentType,
  Document,
  Footer,
  HeightRule,
  LineRuleType,
  PageNumber,
  Paragraph,
  TextRun,
  type FileChild,
  type IParagraphStyleOptions,
  type IRunStylePropertiesOptions,
} from 'docx';

/**
 * The layout of official papers by GB/T 9704-2012: A4, top margin 37 mm and left margin 28 mm round a text area of 156 × 225 mm that holds 22
 * lines of 28 characters in 3号 仿宋. Lengths are twips, 1/20 point; sizes of type half-points.
 */
const MM = 1440 / 25.4;
const mm = (length: number): number => Math.round(length * MM);

const PAGE = {
  size: { width: mm(210), height: mm(297) },
  margin: { top: mm(37), left: mm(28), right: mm(26), bottom: mm(35), header: mm(15), footer: mm(22), gutter: 0 },
} as const;
/** Width of the text area. */
export const TEXT_WIDTH = mm(156);
/** 225 mm in 22 lines. */
export const LINE = 579;

/** Sizes of type: 2号, 3号, 4号, 小四, 五号, 小五. */
export const SIZE = { two: 44, three: 32, four: 28, smallFour: 24, five: 21, smallFive: 18 } as const;
/** Two characters of 3号. */
const TWO_CHARACTERS = 640;
// 28 characters of 3号 are 2 mm wider than the text area; a quarter of a point less between them makes them fit.
const CLOSER = -5;

const BODY_FONT = '仿宋_GB2312';
const TITLE_FONT = '方正小标宋简体';
export const KAI_FONT = '楷体_GB2312';
const HEI_FONT = '黑体';
const SONG_FONT = '宋体';
const LATIN_FONT = 'Times New Roman';

const font = (eastAsia: string) => ({ ascii: LATIN_FONT, hAnsi: LATIN_FONT, cs: LATIN_FONT, eastAsia });

function type(eastAsia: string, size: number): IRunStylePropertiesOptions {
  return { font: font(eastAsia), size, sizeComplexScript: size, color: '000000', characterSpacing: 0 };
}

const exact = (line: number) => ({ line, lineRule: LineRuleType.EXACT, before: 0, after: 0 });
/** Rows of tables grow with their text. */
const CELL = { line: 300, lineRule: LineRuleType.AT_LEAST, before: 30, after: 30 } as const;
const DENSE_CELL = { line: 240, lineRule: LineRuleType.AT_LEAST, before: 15, after: 15 } as const;
const indented = { firstLine: TWO_CHARACTERS, firstLineChars: 200 };

/** The styles' ids; their names are what the office sees in Word. */
export const STYLE = {
  body: 'PaperBody',
  flush: 'PaperFlush',
  title: 'PaperTitle',
  number: 'PaperNumber',
  annexMark: 'PaperAnnexMark',
  tableTitle: 'PaperTableTitle',
  signature: 'PaperSignature',
  date: 'PaperDate',
  annexes: 'PaperAnnexes',
  headerCell: 'PaperHeaderCell',
  cell: 'PaperCell',
  smallHeaderCell: 'PaperSmallHeaderCell',
  smallCell: 'PaperSmallCell',
  denseHeaderCell: 'PaperDenseHeaderCell',
  denseCell: 'PaperDenseCell',
  imprint: 'PaperImprint',
  pageNumber: 'PaperPageNumber',
} as const;

const style = (
  id: string,
  name: string,
  run: IRunStylePropertiesOptions,
  paragraph: IParagraphStyleOptions['paragraph'],
): IParagraphStyleOptions => ({ id, name, basedOn: 'Normal', quickFormat: true, run, paragraph: paragraph ?? {} });

const bodyType = { ...type(BODY_FONT, SIZE.three), characterSpacing: CLOSER };

const PARAGRAPH_STYLES: readonly IParagraphStyleOptions[] = [
  style(STYLE.body, '公文正文', bodyType, { spacing: exact(LINE), indent: indented, alignment: AlignmentType.BOTH }),
  style(STYLE.flush, '公文顶格', bodyType, { spacing: exact(LINE) }),
  style(STYLE.title, '公文标题', type(TITLE_FONT, SIZE.two), {
    spacing: exact(680),
    alignment: AlignmentType.CENTER,
    keepNext: true,
  }),
  style(STYLE.number, '发文字号', type(BODY_FONT, SIZE.three), {
    spacing: exact(LINE),
    alignment: AlignmentType.CENTER,
  }),
  style(STYLE.annexMark, '附件字样', type(HEI_FONT, SIZE.three), { spacing: exact(LINE), keepNext: true }),
  style(STYLE.tableTitle, '附表标题', type(TITLE_FONT, SIZE.two), {
    spacing: { ...exact(680), after: 120 },
    alignment: AlignmentType.CENTER,
    keepNext: true,
  }),
  style(STYLE.signature, '发文机关署名', bodyType, {
    spacing: exact(LINE),
    alignment: AlignmentType.RIGHT,
    indent: { right: TWO_CHARACTERS },
    keepNext: true,
  }),
  style(STYLE.date, '成文日期', bodyType, {
    spacing: exact(LINE),
    alignment: AlignmentType.RIGHT,
    indent: { right: 2 * TWO_CHARACTERS },
  }),
  style(STYLE.annexes, '附件说明', bodyType, {
    spacing: exact(LINE),
    indent: { left: TWO_CHARACTERS },
    keepNext: true,
  }),
  style(STYLE.headerCell, '表头', type(HEI_FONT, SIZE.smallFour), { spacing: CELL, alignment: AlignmentType.CENTER }),
  style(STYLE.cell, '表格文字', type(BODY_FONT, SIZE.smallFour), { spacing: CELL }),
  style(STYLE.smallHeaderCell, '附表表头', type(HEI_FONT, SIZE.five), {
    spacing: CELL,
    alignment: AlignmentType.CENTER,
  }),
  style(STYLE.smallCell, '附表文字', type(BODY_FONT, SIZE.five), { spacing: CELL }),
  style(STYLE.denseHeaderCell, '附表小字表头', type(HEI_FONT, SIZE.smallFive), {
    spacing: DENSE_CELL,
    alignment: AlignmentType.CENTER,
  }),
  style(STYLE.denseCell, '附表小字', type(BODY_FONT, SIZE.smallFive), { spacing: DENSE_CELL }),
  style(STYLE.imprint, '版记', type(BODY_FONT, SIZE.four), {
    spacing: { line: 440, lineRule: LineRuleType.AT_LEAST, before: 40, after: 40 },
    indent: { left: SIZE.four * 10, right: SIZE.four * 10 },
  }),
  style(STYLE.pageNumber, '页码', type(SONG_FONT, SIZE.four), { spacing: { before: 0, after: 0 } }),
];

const heading = (eastAsia: string) => ({
  run: { ...type(eastAsia, SIZE.three), characterSpacing: CLOSER },
  paragraph: { spacing: exact(LINE), indent: indented, keepNext: true },
});

/** Text in a run of its own. The hint makes Word set signs that both scripts have, “ ” and …, in the Chinese font. */
export function text(words: string, eastAsia?: string): TextRun {
  return new TextRun({ text: words, font: { ...(eastAsia === undefined ? {} : font(eastAsia)), hint: 'eastAsia' } });
}

/** A paragraph of one style. */
export function line(styleId: string, words: string | readonly TextRun[]): Paragraph {
  return new Paragraph({ style: styleId, children: typeof words === 'string' ? [text(words)] : words });
}

/** — 1 —, at the outer edge with one character of room: odd pages right, even pages left. */
function pageNumber(side: 'left' | 'right'): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: STYLE.pageNumber,
        alignment: side === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
        indent: { [side]: SIZE.four * 10 },
        children: [
          new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: { ...font(SONG_FONT), ascii: SONG_FONT } }),
        ],
      }),
    ],
  });
}

/** A document of this layout. */
export function paperDocument(title: string, children: readonly FileChild[]): Document {
  return new Document({
    title,
    creator: '政务公开工作台',
    description: '',
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: { ...type(BODY_FONT, SIZE.three), language: { value: 'en-US', eastAsia: 'zh-CN' } },
          paragraph: { spacing: exact(LINE) },
        },
        heading1: heading(HEI_FONT),
        heading2: heading(KAI_FONT),
        heading3: heading(BODY_FONT),
      },
      paragraphStyles: [...PARAGRAPH_STYLES],
    },
    sections: [
      {
        properties: { page: { ...PAGE, pageNumbers: { start: 1 } } },
        footers: { default: pageNumber('right'), even: pageNumber('left') },
        children: [...children],
      },
    ],
  });
}

/** Where a row of a table keeps its height. */
export const ROW_HEIGHT = { value: 420, rule: HeightRule.ATLEAST } as const;

const FONT_NAMES: readonly (readonly [name: string, standsIn: string, family: 'roman' | 'modern'])[] = [
  [BODY_FONT, '仿宋', 'modern'],
  [KAI_FONT, '楷体', 'modern'],
  [TITLE_FONT, '宋体', 'roman'],
  [HEI_FONT, 'SimHei', 'modern'],
  [SONG_FONT, 'SimSun', 'roman'],
];

/** The font table: names for each font the one that stands in for it on a machine without it. */
export function fontTable(): string {
  const fonts = FONT_NAMES.map(
    ([name, standsIn, family]) =>
      `<w:font w:name="${name}"><w:altName w:val="${standsIn}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="default"/></w:font>`,
  );
  const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts xmlns:w="${namespace}">${fonts.join('')}</w:fonts>`;
}
