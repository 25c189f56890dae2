import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
  type FileChild,
} from 'docx';
import type { WordBlock, WordCell, WordPaper } from '../../domain/papers/wordPaper.ts';
import { fontTable, line, paperDocument, STYLE, text, TEXT_WIDTH } from './writePaperLayout.ts';

const EDGE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const GRID = { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE, insideHorizontal: EDGE, insideVertical: EDGE };
const MARGINS = { left: 60, right: 60, top: 0, bottom: 0, marginUnitType: WidthType.DXA } as const;

function tableCell({ text: words, columns, rows, align }: WordCell, style: string): TableCell {
  return new TableCell({
    margins: MARGINS,
    verticalAlign: VerticalAlignTable.CENTER,
    ...(columns === undefined ? {} : { columnSpan: columns }),
    ...(rows === undefined ? {} : { rowSpan: rows }),
    children: [
      new Paragraph({
        style,
        alignment: align === 'left' ? AlignmentType.LEFT : AlignmentType.CENTER,
        children: [text(words)],
      }),
    ],
  });
}

function table({ widths, headerRows, rows, isDense }: Extract<WordBlock, { kind: 'table' }>): Table {
  const [header, body] = isDense ? [STYLE.denseHeaderCell, STYLE.denseCell] : [STYLE.smallHeaderCell, STYLE.smallCell];
  const sum = widths.reduce((all, width) => all + width, 0);
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths.map((width) => Math.round((width / sum) * TEXT_WIDTH)),
    layout: TableLayoutType.FIXED,
    borders: GRID,
    rows: rows.map(
      (cells, index) =>
        new TableRow({
          cantSplit: true,
          tableHeader: index < headerRows,
          children: cells.map((cell) => tableCell(cell, index < headerRows ? header : body)),
        }),
    ),
  });
}

function blockOf(block: WordBlock): readonly FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_1,
          ...(block.isOnNewPage ? { pageBreakBefore: true } : {}),
          children: [text(block.text)],
        }),
      ];
    case 'paragraph':
      return block.text.split('\n').map((words) => line(STYLE.body, words));
    case 'table':
      // Two tables that touch would become one.
      return [table(block), line(STYLE.flush, '')];
    default:
      return block satisfies never;
  }
}

/** A paper as a .docx, laid out as official papers are. */
export async function writeWordPaper({
  title,
  blocks,
  signature: [office, day],
}: WordPaper): Promise<Uint8Array<ArrayBuffer>> {
  const children: readonly FileChild[] = [
    line(STYLE.title, title),
    line(STYLE.flush, ''),
    ...blocks.flatMap(blockOf),
    line(STYLE.signature, office),
    line(STYLE.date, day),
  ];
  const fonts = { path: 'word/fontTable.xml', data: fontTable() };
  return Uint8Array.from(await Packer.toBuffer(paperDocument(title, children), undefined, [fonts]));
}
