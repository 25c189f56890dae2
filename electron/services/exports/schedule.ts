import { countOf, dueWords } from '../../domain/occurrences/counts.ts';
import type { OccurrenceView } from '../../contract/duties.ts';
import type { UnitId } from '../../domain/brand.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import type { CellSpec, ColumnSpec, SheetSpec, WorkbookSpec } from '../../domain/sheets/workbookSpec.ts';
import { figureColumns, rateCell, standsApart, type FigureColumns } from './figures.ts';
import type { ExportItem } from './items.ts';
import { partiesText, timeText } from '../year/partyTexts.ts';
import { dutyRemarks, listedDay, listRemark } from './remarks.ts';
import {
  asOfWords,
  EMPTY_CELL,
  fileNameOf,
  mergeLabels,
  numberCell,
  sentenceRow,
  SIGNATURE,
  stateCell,
  textCell,
  titleOf,
  type SheetHeading,
} from './sheet.ts';
import { ON_TIME_RATE } from '../../domain/words/assessment.ts';
import { EXPORT_KIND_WORDS } from '../../domain/words/documents.ts';

const TABLE = EXPORT_KIND_WORDS.schedule.title;

/** 定时公开执行情况表: per item what was due, on time, late, overdue; a second sheet lists what is overdue, unit by unit. */
export function disclosureSchedule(
  heading: SheetHeading,
  items: readonly ExportItem[],
  unitOrder: readonly UnitId[],
): WorkbookSpec {
  return {
    fileName: fileNameOf(heading, TABLE),
    sheets: [itemSheet(heading, items), overdueSheet(heading, items, unitOrder)],
  };
}

function itemSheet(heading: SheetHeading, items: readonly ExportItem[]): SheetSpec {
  const classed = items.some(({ duty }) => duty.task !== '');
  const remarks = items.map((item) => dutyRemarks(item, heading.year, heading.unit === undefined));
  const all = countOf(items.flatMap(({ occurrences }) => occurrences));
  const figures = figureColumns('应公开', all);
  const remarked = remarks.some((remark) => remark !== '');
  const columns: readonly ColumnSpec[] = [
    { header: ['序号'], width: 5, align: 'center' },
    ...(classed ? [{ header: ['类别'], width: 14, align: 'left' } as const] : []),
    { header: ['公开事项'], width: (classed ? 24 : 33) - (remarked ? 6 : 0), align: 'left' },
    { header: ['责任单位'], width: classed ? 20 : 24, align: 'left' },
    { header: ['公开时限'], width: 25, align: 'center' },
    ...[...figures.words, '按时率'].map(
      (word): ColumnSpec => ({ header: ['执行情况（项次）', word], width: 7.5, align: 'center' }),
    ),
    { header: ['状态'], width: 10, align: 'center' },
    ...(remarked ? [{ header: ['备注'], width: 18, align: 'left' } as const] : []),
  ];
  const spec =
    items.length > 0
      ? itemRows(items, figures, classed, remarked ? remarks : undefined)
      : sentenceRow('本年度没有定时公开事项。', columns.length);
  return {
    name: '执行情况',
    title: titleOf(heading, TABLE),
    caption: [`共${items.length}项，应公开${all.due}项次，逾期${all.overdue}项次`, asOfWords(heading)],
    columns,
    ...spec,
    footer: [
      `说明：每个单位每个所属期计一个项次，应公开即到期应办，未到期的不计；${dueWords(all, '应公开')}；${ON_TIME_RATE}；迟办指超过时限后补公开。`,
      SIGNATURE,
    ],
    paper: heading.paper,
  };
}

function itemRows(
  items: readonly ExportItem[],
  figures: FigureColumns,
  classed: boolean,
  remarks: readonly string[] | undefined,
): Pick<SheetSpec, 'rows' | 'merges'> {
  const classes = mergeLabels(
    items.map(({ duty }) => duty.task),
    1,
  );
  const cells = (occurrences: readonly OccurrenceView[], tone?: 'strong'): readonly CellSpec[] => {
    const counts = countOf(occurrences);
    return [...figures.cells(counts, tone), rateCell(counts, tone)];
  };
  const rows: (readonly CellSpec[])[] = items.map(({ duty, occurrences }, row) => [
    numberCell(row + 1),
    ...(classed ? [classes.cells[row] ?? EMPTY_CELL] : []),
    textCell(duty.content),
    textCell(partiesText(duty)),
    textCell(timeText(duty)),
    ...(standsApart(occurrences) ? [...figures.none, textCell('—', 'muted')] : cells(occurrences)),
    stateCell(duty.state),
    ...(remarks ? [textCell(remarks[row] ?? '')] : []),
  ]);
  const labels = classed ? 5 : 4;
  const sum = cells(
    items.flatMap(({ occurrences }) => occurrences),
    'strong',
  );
  const blank = Array.from({ length: labels - 1 }, () => EMPTY_CELL);
  rows.push([textCell('合计', 'strong'), ...blank, ...sum, EMPTY_CELL, ...(remarks ? [EMPTY_CELL] : [])]);
  const total = { top: items.length, left: 0, bottom: items.length, right: labels - 1 };
  return { rows, merges: [...(classed ? classes.merges : []), total] };
}

function overdueSheet(heading: SheetHeading, items: readonly ExportItem[], unitOrder: readonly UnitId[]): SheetSpec {
  const columns: readonly ColumnSpec[] = [
    { header: ['序号'], width: 6, align: 'center' },
    { header: ['责任单位'], width: 26, align: 'left' },
    { header: ['公开事项'], width: 46, align: 'left' },
    { header: ['所属期'], width: 18, align: 'center' },
    { header: ['应公开日期'], width: 18, align: 'center' },
    { header: ['逾期天数'], width: 10, align: 'center' },
    { header: ['备注'], width: 18, align: 'left' },
  ];
  const listed = overdueOnes(items, unitOrder);
  const units = mergeLabels(
    listed.map(({ unit }) => unit),
    1,
  );
  const rows = listed.map((occurrence, row): readonly CellSpec[] => {
    const day = listedDay(occurrence);
    return [
      numberCell(row + 1),
      units.cells[row] ?? EMPTY_CELL,
      textCell(occurrence.content),
      textCell(occurrence.period),
      textCell(day === undefined ? '' : chineseDate(day)),
      numberCell(occurrence.daysLate ?? 0, '0', 'alarm'),
      textCell(listRemark(occurrence, heading.year)),
    ];
  });
  const filled = { rows, merges: units.merges };
  return {
    name: '逾期清单',
    title: titleOf(heading, '定时公开逾期清单'),
    caption: [`共${units.starts.length}个单位，${listed.length}项次`, asOfWords(heading)],
    columns,
    ...(listed.length > 0 ? filled : sentenceRow(`${asOfWords(heading)}，没有逾期未公开的事项。`, columns.length)),
    footer: [SIGNATURE],
    paper: heading.paper,
  };
}

/** Overdue occurrences by unit, in the order of the unit list, the longest overdue first. */
function overdueOnes(items: readonly ExportItem[], unitOrder: readonly UnitId[]): readonly OccurrenceView[] {
  const place = new Map(unitOrder.map((id, index) => [id, index]));
  return items
    .flatMap(({ occurrences }) => occurrences.filter(({ lamp }) => lamp === 'overdue'))
    .toSorted((a, b) => {
      const byUnit = (place.get(a.unitId) ?? unitOrder.length) - (place.get(b.unitId) ?? unitOrder.length);
      return byUnit || (b.daysLate ?? 0) - (a.daysLate ?? 0);
    });
}
