import type { ParsedInputOf } from '../../contract/index.ts';
import type { Year } from '../../domain/brand.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import { fail, succeed } from '../../domain/failure.ts';
import { fileNameOf, headingNumber, toFill } from '../../domain/papers/paper.ts';
import type { WordBlock, WordCell, WordPaper } from '../../domain/papers/wordPaper.ts';
import type { Merge } from '../../domain/sheets/grid.ts';
import type { CellSpec, SheetSpec, WorkbookSpec } from '../../domain/sheets/workbookSpec.ts';
import { disputeCell, requestCell, type ReportForm } from '../../domain/yearlyReport/form.ts';
import type { ServiceContext } from '../app/context.ts';
import { reportOf, type Report } from './reportOf.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const RULE = '本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和';
const TITLES = [
  '主动公开政府信息情况',
  '收到和处理政府信息公开申请情况',
  '政府信息公开行政复议、行政诉讼情况',
] as const;
/** What heads the labels of the first table. */
const CONTENT = '信息内容';
const EMPTY: CellSpec = { kind: 'empty' };

/** What fills the cells: figures, or nothing where the table is to be filled in. */
type Fill = (cell: string) => number | undefined;

const text = (words: string): CellSpec => (words === '' ? EMPTY : { kind: 'text', text: words });
const count = (value: number | undefined): CellSpec =>
  value === undefined ? EMPTY : { kind: 'number', value, format: '0' };
const money = (value: number | undefined): CellSpec =>
  value === undefined ? EMPTY : { kind: 'number', value: value / 100, format: '0.00' };

export function titleOf({ name }: Report, year: Year): string {
  return `${name}${year}年政府信息公开工作年度报告`;
}

/** Makes the report in the background; `conflict` names the gap where no table can be made. */
export function exportReport(
  context: ServiceContext,
  { year, unitId, kind, isBlank }: ParsedInputOf<'yearlyReport.export'>,
) {
  const { jobs, documents, files, clock } = context;
  const found = reportOf(context, year, unitId ?? undefined);
  if (!found.ok) return found;
  const report = found.value;
  const { figures, faults } = report.tables;
  if (!isBlank && figures === undefined) {
    return fail(
      'conflict',
      `数据不平衡，没有生成表格。${faults.slice(0, 3).join('')}${faults.length > 3 ? `另有 ${faults.length - 3} 处。` : ''}`,
    );
  }
  const fill: Fill = (cell) => (isBlank ? undefined : (figures?.get(cell) ?? 0));
  const title = titleOf(report, year);
  const jobId = jobs.start('正在生成年度报告', async (control) => {
    const name = fileNameOf(isBlank ? `${title}数据表（待填）` : title, kind);
    const written =
      kind === 'xlsx'
        ? await documents.writeWorkbook(workbookOf(report, title, name, fill), control)
        : await documents.writeWordPaper(paperOf(report, title, name, fill, chineseDate(clock.today())), control);
    if (!written.ok) return written;
    const kept = files.put({ name, mediaType: kind === 'xlsx' ? XLSX : DOCX, bytes: written.value });
    return kept.ok ? succeed({ fileId: kept.value, fileName: name }) : kept;
  });
  return succeed({ jobId });
}

function workbookOf(report: Report, title: string, fileName: string, fill: Fill): WorkbookSpec {
  const { form, texts } = report;
  const caption: SheetSpec['caption'] = [title, ''];
  const sheets = [
    opennessSheet(form, caption, fill),
    requestsSheet(form, caption, fill),
    disputesSheet(form, caption, fill),
  ];
  const words: SheetSpec = {
    name: '文字',
    title: '文字部分',
    caption,
    columns: [
      { header: ['部分'], width: 42, align: 'left' },
      { header: ['内容'], width: 82, align: 'left' },
    ],
    rows: form.texts.map(({ key, heading }) => [text(heading), text(texts.get(key) ?? '')]),
    merges: [],
    footer: [],
    paper: 'A4',
  };
  return { fileName, sheets: [...sheets, words] };
}

type Caption = SheetSpec['caption'];

function opennessSheet({ openness }: ReportForm, caption: Caption, fill: Fill): SheetSpec {
  const rows: (readonly CellSpec[])[] = [];
  const merges: Merge[] = [];
  const add = (label: CellSpec, cells: readonly CellSpec[]) => {
    if (cells.length < 2) merges.push({ top: rows.length, left: cells.length, bottom: rows.length, right: 3 });
    rows.push([label, ...cells, ...Array.from({ length: 3 - cells.length }, () => EMPTY)]);
  };
  for (const [index, { section, columns, rows: lines }] of openness.entries()) {
    // The first one heads the sheet.
    if (index > 0) {
      add(text(section), []);
      add(text(CONTENT), columns.map(text));
    }
    for (const { label, cells } of lines) {
      add(
        text(label),
        cells.map(({ key, isMoney }) => (isMoney ? money(fill(key)) : count(fill(key)))),
      );
    }
  }
  const [first] = openness;
  return {
    name: '主动公开',
    title: TITLES[0],
    caption,
    columns: [CONTENT, ...(first?.columns ?? [])].map((header, at) => ({
      header: [first?.section ?? '', header] as const,
      width: at === 0 ? 28 : 22,
      align: 'center',
    })),
    rows,
    merges,
    footer: [],
    paper: 'A4',
  };
}

/** The labels' columns, merged as the official table merges them: down over the same words, across what has no finer one. */
function labelMerges({ requestRows }: ReportForm): readonly Merge[] {
  const merges: Merge[] = [];
  for (const column of [0, 1] as const) {
    let top = 0;
    for (let row = 1; row <= requestRows.length; row += 1) {
      const [before, now] = [requestRows[row - 1]?.labels[column], requestRows[row]?.labels[column]];
      const isInside = column === 0 || requestRows[row]?.labels[0] === requestRows[row - 1]?.labels[0];
      if (row < requestRows.length && now === before && now !== '' && isInside) continue;
      if (row - 1 > top && before !== '') merges.push({ top, left: column, bottom: row - 1, right: column });
      top = row;
    }
  }
  for (const [row, { labels }] of requestRows.entries()) {
    const filled = labels.findLastIndex((label) => label !== '');
    if (filled < 2) merges.push({ top: row, left: filled, bottom: row, right: 2 });
  }
  return merges;
}

function requestsSheet(form: ReportForm, caption: Caption, fill: Fill): SheetSpec {
  const { requestRows, requestColumns } = form;
  return {
    name: '申请办理',
    title: TITLES[1],
    caption,
    columns: [
      { header: [RULE, '项目'], width: 16, align: 'left' },
      { header: [RULE, '情形'], width: 22, align: 'left' },
      { header: [RULE, '具体情形'], width: 40, align: 'left' },
      ...requestColumns.map(({ header }) => ({ header, width: 11, align: 'center' as const })),
    ],
    rows: requestRows.map((_, index) => sheetRow(form, index, fill)),
    merges: labelMerges(form),
    footer: [],
    paper: 'A4',
  };
}

/** A row's labels, those that a merged cell above bears left out, and its figures. */
function sheetRow({ requestRows, requestColumns }: ReportForm, index: number, fill: Fill): readonly CellSpec[] {
  const { key, labels } = requestRows[index] ?? { key: 'results' as const, labels: ['', '', ''] as const };
  const above = requestRows[index - 1]?.labels;
  const isRepeated = (label: string, column: number) =>
    column < 2 && above?.[column] === label && (column === 0 || above[0] === labels[0]);
  const words = labels.map((label, column) => (isRepeated(label, column) ? EMPTY : text(label)));
  return words.concat(requestColumns.map((column) => count(fill(requestCell(key, column.key)))));
}

function disputesSheet({ disputes, disputeColumns }: ReportForm, caption: Caption, fill: Fill): SheetSpec {
  return {
    name: '复议诉讼',
    title: TITLES[2],
    caption,
    columns: disputes.flatMap(({ label }) =>
      disputeColumns.map((column) => ({ header: [label, column.label] as const, width: 9, align: 'center' as const })),
    ),
    rows: [disputes.flatMap(({ key }) => disputeColumns.map((column) => count(fill(disputeCell(key, column.key)))))],
    merges: [],
    footer: [],
    paper: 'A4',
  };
}

const shown = (value: number | undefined): string => (value === undefined ? '' : String(value));

interface Part {
  readonly heading: string;
  readonly blocks: readonly WordBlock[];
}

/** The texts under the headings of the official form. */
function textParts({ form, texts }: Report): readonly Part[] {
  const words = (key: string, heading: string): WordBlock => ({
    kind: 'paragraph',
    text: texts.get(key) ?? toFill(heading),
  });
  return form.texts.flatMap(({ key, heading, isWithin }, index): readonly Part[] => {
    if (isWithin) return [];
    const within = form.texts.slice(index + 1, index + 2).filter((next) => next.isWithin);
    return [{ heading, blocks: [...within.map((each) => words(each.key, each.heading)), words(key, heading)] }];
  });
}

function paperOf(report: Report, title: string, fileName: string, fill: Fill, day: string): WordPaper {
  const { form, signs } = report;
  const tables = [opennessTable(form, fill), requestsTable(form, fill), disputesTable(form, fill)];
  const [first, ...rest] = textParts(report);
  const parts = [
    ...(first === undefined ? [] : [first]),
    ...tables.map((block, index) => ({ heading: TITLES[index] ?? '', blocks: [block] })),
    ...rest,
  ];
  const blocks = parts.flatMap((part, index): readonly WordBlock[] => {
    const text = `${headingNumber(index + 1)}、${part.heading}`;
    // The longest table fills a page.
    const heading: WordBlock =
      part.heading === TITLES[1] ? { kind: 'heading', text, isOnNewPage: true } : { kind: 'heading', text };
    return [heading, ...part.blocks];
  });
  return { fileName, title, blocks, signature: [signs, day] };
}

function opennessTable({ openness }: ReportForm, fill: Fill): WordBlock {
  const spread = (cells: readonly WordCell[]): readonly WordCell[] =>
    cells.length === 1 ? cells.map((cell) => ({ ...cell, columns: 3 })) : cells;
  return {
    kind: 'table',
    widths: [34, 22, 22, 22],
    headerRows: 0,
    rows: openness.flatMap(({ section, columns, rows }) => [
      [{ text: section, columns: 4 }],
      [{ text: CONTENT }, ...spread(columns.map((words) => ({ text: words })))],
      ...rows.map(({ label, cells }) => [
        { text: label },
        ...spread(
          cells.map(({ key, isMoney }) => {
            const value = fill(key);
            return { text: isMoney && value !== undefined ? (value / 100).toFixed(2) : shown(value) };
          }),
        ),
      ]),
    ]),
  };
}

/** A label's cell with what it spans; `undefined` where one above spans it. */
function labelCells({ requestRows }: ReportForm, row: number): readonly WordCell[] {
  const labels = requestRows[row]?.labels ?? ['', '', ''];
  const filled = labels.findLastIndex((label) => label !== '');
  return labels.flatMap((label, column): readonly WordCell[] => {
    if (column > filled) return [];
    const same = (other: number) =>
      requestRows[other] !== undefined &&
      labels.slice(0, column + 1).every((each, at) => requestRows[other]?.labels[at] === each);
    if (column < 2 && same(row - 1)) return [];
    let rows = 1;
    if (column < 2) while (same(row + rows)) rows += 1;
    const columns = column === filled ? 3 - filled : 1;
    return [{ text: label, align: 'left', ...(rows > 1 ? { rows } : {}), ...(columns > 1 ? { columns } : {}) }];
  });
}

function requestsTable(form: ReportForm, fill: Fill): WordBlock {
  const { requestRows, requestColumns } = form;
  const bodies = requestColumns.filter(({ header }) => header[0] !== header[1]);
  return {
    kind: 'table',
    widths: [8, 12, 36, ...requestColumns.map(() => 6.5)],
    headerRows: 3,
    isDense: true,
    rows: [
      [
        { text: `（${RULE}）`, columns: 3, rows: 3 },
        { text: '申请人情况', columns: requestColumns.length },
      ],
      [
        { text: '自然人', rows: 2 },
        { text: bodies[0]?.header[0] ?? '', columns: bodies.length },
        { text: '总计', rows: 2 },
      ],
      bodies.map(({ header }) => ({ text: header[1] })),
      ...requestRows.map(({ key }, row) =>
        labelCells(form, row).concat(
          requestColumns.map((column) => ({ text: shown(fill(requestCell(key, column.key))) })),
        ),
      ),
    ],
  };
}

function disputesTable({ disputes, disputeColumns }: ReportForm, fill: Fill): WordBlock {
  const each = disputes.flatMap(({ key }) => disputeColumns.map((column) => ({ key, column })));
  return {
    kind: 'table',
    widths: each.map(() => 1),
    headerRows: 2,
    rows: [
      disputes.map(({ label }) => ({ text: label, columns: disputeColumns.length })),
      each.map(({ column }) => ({ text: column.label })),
      each.map(({ key, column }) => ({ text: shown(fill(disputeCell(key, column.key))) })),
    ],
  };
}
