import Fraction from 'fraction.js';
import type { DutyRow, OccurrenceView } from '../../contract/duties.ts';
import type { UnitId } from '../../domain/brand.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import { plainPoints, roundPoints } from '../../domain/assessment/points.ts';
import type { CellSpec, CellTone, ColumnSpec, SheetSpec, WorkbookSpec } from '../../domain/tables/workbookSpec.ts';
import { partiesText, timeText } from './parties.ts';
import {
  alarming,
  asOfWords,
  EMPTY,
  fileNameOf,
  mergeLabels,
  number,
  sentenceRow,
  SIGNATURE,
  stateCell,
  text,
  titleOf,
  type Heading,
} from './sheet.ts';

const TABLE = '定时公开执行情况表';

/** A scheduled item with all of its occurrences in the year. */
export interface ScheduleItem {
  readonly duty: DutyRow;
  readonly occurrences: readonly OccurrenceView[];
}

/** 定时公开执行情况表: per item what was due, on time, late, overdue; a second sheet lists what is overdue, unit by unit. */
export function disclosureSchedule(
  heading: Heading,
  items: readonly ScheduleItem[],
  unitOrder: readonly UnitId[],
): WorkbookSpec {
  return {
    fileName: fileNameOf(heading, TABLE),
    sheets: [itemSheet(heading, items), overdueSheet(heading, items, unitOrder)],
  };
}

interface Counts {
  readonly due: number;
  readonly onTime: number;
  readonly late: number;
  readonly overdue: number;
  readonly notDue: number;
}

/** As 考核 counts: due is what was done or is overdue; the rest is not due yet; exempt occurrences count nowhere. */
function countOf(occurrences: readonly OccurrenceView[]): Counts {
  const of = (...lamps: readonly string[]) => occurrences.filter(({ lamp }) => lamps.includes(lamp)).length;
  const [onTime, late, overdue] = [of('onTime'), of('late'), of('overdue')];
  return { due: onTime + late + overdue, onTime, late, overdue, notDue: of('upcoming', 'dueSoon', 'ongoing') };
}

const FIGURES: readonly string[] = ['应公开', '按时', '迟办', '逾期', '未到期', '按时率'];

function itemSheet(heading: Heading, items: readonly ScheduleItem[]): SheetSpec {
  const classed = items.some(({ duty }) => duty.task !== '');
  const columns: readonly ColumnSpec[] = [
    { header: ['序号'], width: 5, align: 'center' },
    ...(classed ? [{ header: ['类别'], width: 14, align: 'left' } as const] : []),
    { header: ['公开事项'], width: classed ? 24 : 33, align: 'left' },
    { header: ['责任单位'], width: classed ? 20 : 24, align: 'left' },
    { header: ['公开时限'], width: 25, align: 'center' },
    ...FIGURES.map((word): ColumnSpec => ({ header: ['执行情况（项次）', word], width: 7.5, align: 'center' })),
    { header: ['状态'], width: 10, align: 'center' },
  ];
  const all = countOf(items.flatMap(({ occurrences }) => occurrences));
  const spec = items.length > 0 ? itemRows(items, classed) : sentenceRow('本年度没有定时公开事项。', columns.length);
  return {
    name: '执行情况',
    title: titleOf(heading, TABLE),
    caption: [`共${items.length}项，应公开${all.due}项次，逾期${all.overdue}项次`, asOfWords(heading)],
    columns,
    ...spec,
    footer: [
      '说明：每个单位每个所属期计一个项次。应公开＝按时＋迟办＋逾期；按时率＝按时÷应公开；迟办指超过时限后补公开。',
      SIGNATURE,
    ],
    paper: heading.paper,
  };
}

function itemRows(items: readonly ScheduleItem[], classed: boolean): Pick<SheetSpec, 'rows' | 'merges'> {
  const classes = mergeLabels(
    items.map(({ duty }) => duty.task),
    1,
  );
  const rows: (readonly CellSpec[])[] = items.map(({ duty, occurrences }, row) => [
    number(row + 1),
    ...(classed ? [classes.cells[row] ?? EMPTY] : []),
    text(duty.content),
    text(partiesText(duty)),
    text(timeText(duty)),
    ...figures(countOf(occurrences)),
    stateCell(duty.state),
  ]);
  const labels = classed ? 5 : 4;
  const sum = figures(countOf(items.flatMap(({ occurrences }) => occurrences)), 'strong');
  const blank = Array.from({ length: labels - 1 }, () => EMPTY);
  rows.push([text('合计', 'strong'), ...blank, ...sum, EMPTY]);
  const total = { top: items.length, left: 0, bottom: items.length, right: labels - 1 };
  return { rows, merges: [...(classed ? classes.merges : []), total] };
}

function figures({ due, onTime, late, overdue, notDue }: Counts, tone?: CellTone): readonly CellSpec[] {
  const plain = [due, onTime, late].map((value) => number(value, '0', tone));
  return [...plain, alarming(overdue), number(notDue, '0', tone), rate(onTime, due, tone)];
}

function rate(onTime: number, due: number, tone?: CellTone): CellSpec {
  if (due === 0) return text('—', 'muted');
  return text(`${plainPoints(roundPoints(new Fraction(onTime, due).mul(100)))}%`, tone);
}

function overdueSheet(heading: Heading, items: readonly ScheduleItem[], unitOrder: readonly UnitId[]): SheetSpec {
  const columns: readonly ColumnSpec[] = [
    { header: ['序号'], width: 6, align: 'center' },
    { header: ['责任单位'], width: 26, align: 'left' },
    { header: ['公开事项'], width: 50, align: 'left' },
    { header: ['所属期'], width: 18, align: 'center' },
    { header: ['应公开日期'], width: 18, align: 'center' },
    { header: ['逾期天数'], width: 10, align: 'center' },
    { header: ['备注'], width: 14, align: 'left' },
  ];
  const listed = overdueOnes(items, unitOrder);
  const units = mergeLabels(
    listed.map(({ unit }) => unit),
    1,
  );
  const rows = listed.map((occurrence, row) => [
    number(row + 1),
    units.cells[row] ?? EMPTY,
    text(occurrence.content),
    text(occurrence.period),
    text(occurrence.dueOn === undefined ? '' : chineseDate(occurrence.dueOn)),
    number(occurrence.daysLate ?? 0, '0', 'alarm'),
    EMPTY,
  ]);
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
function overdueOnes(items: readonly ScheduleItem[], unitOrder: readonly UnitId[]): readonly OccurrenceView[] {
  const place = new Map(unitOrder.map((id, index) => [id, index]));
  return items
    .flatMap(({ occurrences }) => occurrences.filter(({ lamp }) => lamp === 'overdue'))
    .toSorted((a, b) => {
      const byUnit = (place.get(a.unitId) ?? unitOrder.length) - (place.get(b.unitId) ?? unitOrder.length);
      return byUnit || (b.daysLate ?? 0) - (a.daysLate ?? 0);
    });
}
