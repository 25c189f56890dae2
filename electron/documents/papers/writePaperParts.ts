import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  Paragraph,
  Table,
  TableAnchorType,
  RelativeHorizontalPosition,
  RelativeVerticalPosition,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type FileChild,
} from 'docx';
import { toFill } from '../../domain/papers/paper.ts';
import { KAI_FONT, line, ROW_HEIGHT, SIZE, STYLE, text, TEXT_WIDTH } from './writePaperLayout.ts';

/** A column of a paper's table; the widths' sum is the text area, whatever their unit. */
export interface PaperColumn {
  readonly header: string;
  readonly width: number;
  /** The tag, or text, of its cells; '' for cells to be filled in by hand. */
  readonly cell: string;
  readonly align?: 'center' | 'left';
}

const EDGE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const GRID = { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE, insideHorizontal: EDGE, insideVertical: EDGE };
const CELL_MARGINS = { left: 80, right: 80, top: 0, bottom: 0, marginUnitType: WidthType.DXA } as const;

/** A table whose one row is repeated for every item of a list: its loop opens in the first cell and closes in the last. */
export function listTable(list: string, columns: readonly PaperColumn[], size: 'plain' | 'small' = 'plain'): Table {
  const [header, text] = size === 'plain' ? [STYLE.headerCell, STYLE.cell] : [STYLE.smallHeaderCell, STYLE.smallCell];
  const sum = columns.reduce((all, { width }) => all + width, 0);
  const widths = columns.map(({ width }) => Math.round((width / sum) * TEXT_WIDTH));
  const last = columns.length - 1;
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: GRID,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        height: ROW_HEIGHT,
        children: columns.map((column, at) => cell(column.header, header, widths[at] ?? 0, 'center')),
      }),
      new TableRow({
        cantSplit: true,
        height: ROW_HEIGHT,
        children: columns.map((column, at) => {
          const opening = at === 0 ? `{#${list}}` : '';
          const closing = at === last ? `{/${list}}` : '';
          return cell(`${opening}${column.cell}${closing}`, text, widths[at] ?? 0, column.align ?? 'center');
        }),
      }),
    ],
  });
}

function cell(words: string, style: string, width: number, align: 'center' | 'left'): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: CELL_MARGINS,
    verticalAlign: VerticalAlignTable.CENTER,
    children: [
      new Paragraph({
        style,
        alignment: align === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT,
        children: [text(words)],
      }),
    ],
  });
}

/** How a paper to several offices begins: its number, its title, to whom it goes, and what it says first. */
export function opening(words: string): readonly FileChild[] {
  return [
    line(STYLE.number, '{发文字号}'),
    blank(),
    title('{标题}'),
    blank(),
    line(STYLE.flush, '{主送机关}：'),
    body(words),
  ];
}

export function title(words: string): Paragraph {
  return line(STYLE.title, words);
}

export function blank(): Paragraph {
  return line(STYLE.flush, '');
}

/** 一、总体情况. */
export function headingOne(words: string): Paragraph {
  return new Paragraph({ heading: HeadingLevel.HEADING_1, children: [text(words)] });
}

/** （一）重点任务. */
export function headingTwo(words: string): Paragraph {
  return new Paragraph({ heading: HeadingLevel.HEADING_2, children: [text(words)] });
}

export function body(words: string): Paragraph {
  return line(STYLE.body, words);
}

/** The paragraphs of a list: one after the other, each in body style. A tag alone in its paragraph leaves no line behind. */
export function paragraphsOf(list: string, ...inside: readonly Paragraph[]): readonly Paragraph[] {
  return [body(`{#${list}}`), ...inside, body(`{/${list}}`)];
}

/** （一）小标题。段落: its heading in 楷体, its text after it. */
export function point(): Paragraph {
  return line(STYLE.body, [text('（{序号}）{小标题}。', KAI_FONT), text('{段落}')]);
}

/** 附件：1. …, further ones below it, after a blank line. */
export function annexes(names: readonly string[]): readonly Paragraph[] {
  const lines = names.map((name, index) => `${index === 0 ? '附件：' : '　　　'}${index + 1}. ${name}`);
  return [new Paragraph({ style: STYLE.flush, keepNext: true }), ...lines.map((words) => line(STYLE.annexes, words))];
}

/** Office and date at the right, the date further in, after blank lines for the seal. */
export function signOff(blanks = 2): readonly Paragraph[] {
  const held = () => new Paragraph({ style: STYLE.flush, keepNext: true });
  return [...Array.from({ length: blanks }, held), line(STYLE.signature, '{发文机关}'), line(STYLE.date, '{成文日期}')];
}

interface Annex {
  readonly mark: string;
  readonly name: string;
  /** What its figures mean, above the table. */
  readonly note: string;
  readonly list: string;
  readonly columns: readonly PaperColumn[];
}

/** An annex is a table on a page of its own, marked at its top left. */
export function annex({ mark, name, note, list, columns }: Annex): readonly FileChild[] {
  return [
    new Paragraph({ style: STYLE.annexMark, pageBreakBefore: true, children: [text(mark)] }),
    line(STYLE.tableTitle, name),
    line(STYLE.smallCell, note),
    listTable(list, columns, 'small'),
  ];
}

const RIGHT = TEXT_WIDTH - SIZE.four * 10;

/** 版记: who gets copies, who printed it and when; between thin lines at the foot of the last page. */
export function imprint(): readonly FileChild[] {
  const row = (children: readonly TextRun[]) =>
    new TableRow({
      cantSplit: true,
      children: [
        new TableCell({
          width: { size: TEXT_WIDTH, type: WidthType.DXA },
          margins: { ...CELL_MARGINS, left: 0, right: 0 },
          // The day of printing stands at the right end of its line.
          children: [
            new Paragraph({ style: STYLE.imprint, tabStops: [{ type: TabStopType.RIGHT, position: RIGHT }], children }),
          ],
        }),
      ],
    });
  const table = new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: [TEXT_WIDTH],
    layout: TableLayoutType.FIXED,
    borders: { top: EDGE, bottom: EDGE, left: NONE, right: NONE, insideHorizontal: EDGE, insideVertical: NONE },
    float: {
      horizontalAnchor: TableAnchorType.MARGIN,
      relativeHorizontalPosition: RelativeHorizontalPosition.CENTER,
      verticalAnchor: TableAnchorType.MARGIN,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
    },
    rows: [
      row([text(`抄送：${toFill('抄送机关')}。`)]),
      row([text('{发文机关}'), new TextRun({ children: ['\t'] }), text('{成文日期}印发')]),
    ],
  });
  // Two tables that touch would become one.
  return [blank(), table, blank()];
}
