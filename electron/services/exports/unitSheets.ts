import { countOf, dueWords, type Counts } from '../../domain/occurrences/counts.ts';
import type { OccurrenceView } from '../../contract/duties.ts';
import type { SubmissionRow } from '../../contract/submissions.ts';
import type { CellSpec, ColumnSpec, SheetSpec, WorkbookSpec } from '../../domain/sheets/workbookSpec.ts';
import { figureColumns, standsApart, type FigureColumns } from './figures.ts';
import type { ExportItem, UnitItems } from './items.ts';
import type { DutyId } from '../../domain/brand.ts';
import type { Contact } from '../../domain/model/contact.ts';
import { contactsFor, contactWords } from '../../domain/units/contacts.ts';
import { timeText } from '../year/partyTexts.ts';
import { dayWords, dutyRemarks, listedDay } from './remarks.ts';
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
import type { Lamp } from '../../domain/model/occurrence.ts';
import { isReview } from '../../domain/model/occurrenceKey.ts';
import { DUTY_KIND_WORDS, PARTY_ROLE_WORDS } from '../../domain/words/duties.ts';
import { EXPORT_KIND_WORDS } from '../../domain/words/documents.ts';
import { LAMP_ORDER, LAMP_WORDS, REVIEW_DAY } from '../../domain/words/states.ts';

const TABLE = EXPORT_KIND_WORDS.units.title;
const NONE = '本年度没有承担的事项。';

const columnsOf = ({ words }: FigureColumns): readonly ColumnSpec[] => [
  { header: ['序号'], width: 5, align: 'center' },
  { header: ['事项类别'], width: 9, align: 'center' },
  { header: ['分工'], width: 6, align: 'center' },
  { header: ['事项'], width: 36, align: 'left' },
  { header: ['办理时限'], width: 18, align: 'left' },
  { header: ['应办日期和亮灯'], width: 30, align: 'left' },
  ...words.map((word): ColumnSpec => ({ header: ['办结情况（项次）', word], width: 7, align: 'center' })),
  { header: ['状态'], width: 10, align: 'center' },
  { header: ['备注'], width: 16, align: 'left' },
];

const footerOf = (counts: Counts): readonly string[] => [
  `说明：每个所属期计一个项次，应办即到期应办，未到期的不计；${dueWords(counts, '应办')}；不计入考核的不计数，配合事项由牵头或责任单位计数，这里不计。`,
  SIGNATURE,
];

/**
 * 单位任务单: a sheet for each unit with its duties, due dates, lamps in words and figures. `submissions` adds how it stands with 信息报送,
 * `contacts` who answers for the unit and for single duties (六定).
 */
export function unitSheets(
  heading: SheetHeading,
  units: readonly UnitItems[],
  submissions: readonly SubmissionRow[],
  contacts: readonly Contact[] = [],
): WorkbookSpec {
  const rows = new Map(submissions.map((row) => [row.unitId, row]));
  const sheets = units.map(({ unitId, unit, items }) => {
    const answering = (dutyId?: DutyId) => contactsFor(contacts, unitId, dutyId, heading.asOf);
    return unitSheet({ ...heading, unit }, items, rows.get(unitId), answering);
  });
  return {
    fileName: fileNameOf(heading, TABLE),
    sheets: sheets.length > 0 ? sheets : [emptySheet(heading)],
  };
}

function frame(heading: SheetHeading, counts: Counts): Omit<SheetSpec, 'caption' | 'rows' | 'merges'> {
  return {
    name: heading.unit ?? TABLE,
    title: titleOf(heading, TABLE),
    columns: columnsOf(figureColumns('应办', counts)),
    footer: footerOf(counts),
    paper: heading.paper,
  };
}

function emptySheet(heading: SheetHeading): SheetSpec {
  const empty = frame(heading, countOf([]));
  return { ...empty, caption: ['', asOfWords(heading)], ...sentenceRow(NONE, empty.columns.length) };
}

function unitSheet(
  heading: SheetHeading,
  items: readonly ExportItem[],
  submissions: SubmissionRow | undefined,
  answering: (dutyId?: DutyId) => readonly Contact[],
): SheetSpec {
  const all = countOf(items.flatMap(({ occurrences }) => occurrences));
  const figures = figureColumns('应办', all);
  const kinds = mergeLabels(
    items.map(({ duty }) => DUTY_KIND_WORDS[duty.kind]),
    1,
  );
  const rows = items.map((item, row): readonly CellSpec[] => [
    numberCell(row + 1),
    kinds.cells[row] ?? EMPTY_CELL,
    ...itemCells(item, heading, figures, answering(item.duty.id)),
  ]);
  const sum = [
    textCell('合计', 'strong'),
    EMPTY_CELL,
    EMPTY_CELL,
    EMPTY_CELL,
    EMPTY_CELL,
    EMPTY_CELL,
    ...figures.cells(all, 'strong'),
    EMPTY_CELL,
    EMPTY_CELL,
  ];
  const total = { top: items.length, left: 0, bottom: items.length, right: 5 };
  const counts = `共${items.length}项，应办${all.due}项次，逾期${all.overdue}项次`;
  const sent =
    submissions && submissions.due > 0 ? `；信息报送应报${submissions.due}个月，达标${submissions.met}个月` : '';
  return {
    ...frame(heading, all),
    caption: [counts + sent + peopleWords('；责任人：', answering()), asOfWords(heading)],
    rows: [...rows, sum],
    merges: [...kinds.merges, total],
  };
}

/** Who answers, and by what standard: 责任人：张三（科长，0533-2345678）；标准：每月10日前更新. Nothing where nobody is named. */
function peopleWords(lead: string, contacts: readonly Contact[]): string {
  if (contacts.length === 0) return '';
  const standards = [...new Set(contacts.map(({ standard }) => standard).filter((text) => text !== ''))];
  const by = standards.length > 0 ? `；标准：${standards.join('、')}` : '';
  return `${lead}${contacts.map(contactWords).join('、')}${by}`;
}

function itemCells(
  item: ExportItem,
  { year, unit }: SheetHeading,
  figures: FigureColumns,
  contacts: readonly Contact[],
): readonly CellSpec[] {
  const { duty, occurrences } = item;
  const waits = duty.state === 'awaitsTrigger' || duty.followedAs === 'none' || duty.nothingDueWhy !== undefined;
  const supports = occurrences.length === 0 && !waits;
  // Whoever answers for the whole unit stands once above the table.
  const ownPeople = peopleWords(
    '责任人：',
    contacts.filter(({ dutyId }) => dutyId !== undefined),
  );
  return [
    textCell(supports ? PARTY_ROLE_WORDS.support : roleOf(duty.assignments, unit)),
    textCell(duty.content),
    textCell(timeText(duty)),
    textCell(dueText(occurrences, year)),
    ...(supports || standsApart(occurrences) ? figures.none : figures.cells(countOf(occurrences))),
    supports ? textCell(PARTY_ROLE_WORDS.support, 'muted') : stateCell(duty.state),
    textCell([dutyRemarks(item, year, false), ownPeople].filter((text) => text !== '').join('\n')),
  ];
}

/** The unit's own role; of a group's member, the group's. */
function roleOf(assignments: ExportItem['duty']['assignments'], unit: string | undefined): string {
  const own = assignments.find(({ name }) => name === unit) ?? assignments.find(({ role }) => role !== 'support');
  return PARTY_ROLE_WORDS[own?.role ?? 'responsible'];
}

/** What is done is told by the day it was due on, whatever new day a return set. */
const DONE: ReadonlySet<Lamp> = new Set(['onTime', 'late', 'breach']);

/** More dates than these are counted. */
const DATES = 4;

/** A line for each lamp with its due dates: 逾期：3月31日、4月30日; what has no deadline stands with its review days: 应检查（检查日）：6月30日. */
function dueText(occurrences: readonly OccurrenceView[], year: number): string {
  return [
    ...datesOf(
      occurrences.filter((one) => !isReview(one)),
      '',
      year,
    ),
    ...datesOf(occurrences.filter(isReview), `（${REVIEW_DAY}）`, year),
  ].join('\n');
}

function datesOf(occurrences: readonly OccurrenceView[], kind: string, year: number): readonly string[] {
  return LAMP_ORDER.flatMap((lamp) => {
    const own = occurrences.filter((each) => each.lamp === lamp);
    const dates = own.map((each) => (DONE.has(lamp) ? each.dueOn : listedDay(each)));
    if (dates.length === 0) return [];
    const days = [...new Set(dates.filter((date) => date !== undefined).toSorted())];
    const word = `${LAMP_WORDS[lamp]}${kind}`;
    const named = days.slice(0, DATES).map((date) => dayWords(date, year));
    const more = dates.length > named.length ? `等${dates.length}次` : '';
    return [named.length === 0 ? `${word}：${dates.length}次` : `${word}：${named.join('、')}${more}`];
  });
}
