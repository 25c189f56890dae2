import type { OccurrenceView } from '../../contract/duties.ts';
import type { UnitId } from '../../domain/brand.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import type { DutyKind } from '../../domain/model/duty.ts';
import type { Lamp } from '../../domain/model/occurrence.ts';
import { isReview } from '../../domain/model/occurrenceKey.ts';
import type { CellSpec, ColumnSpec, SheetSpec, WorkbookSpec } from '../../domain/sheets/workbookSpec.ts';
import { listedDay, listRemark } from './remarks.ts';
import {
  alarmCell,
  asOfWords,
  EMPTY_CELL,
  fileNameOf,
  mergeLabels,
  numberCell,
  sentenceRow,
  SIGNATURE,
  textCell,
  titleOf,
  type SheetHeading,
} from './sheet.ts';
import { DUTY_KIND_WORDS } from '../../domain/words/duties.ts';
import { EXPORT_KIND_WORDS } from '../../domain/words/documents.ts';
import { LAMP_WORDS, REVIEW_DAY } from '../../domain/words/states.ts';

const TABLE = EXPORT_KIND_WORDS.outstanding.title;

/** An occurrence that is not done, with what kind of duty it belongs to. */
export interface OpenItem extends OccurrenceView {
  readonly kind: DutyKind;
}

const LISTED = ['overdue', 'noReply', 'checkDue', 'dueSoon'] as const satisfies readonly Lamp[];
type Listed = (typeof LISTED)[number];

/** What is overdue or soon due, what a round asked and was not answered, and counted work that a review found undone. */
export function isListed({ lamp, tally }: Pick<OccurrenceView, 'lamp' | 'tally'>): boolean {
  return LISTED.some((each) => each === lamp) && (lamp !== 'checkDue' || tally === 'missed');
}

/**
 * 未办结及逾期清单: what is overdue, not answered (未反馈), found undone on a review date (应检查), and what falls due within the days in which a
 * lamp is blue; by unit in the order of the unit list, the longest overdue first. A second sheet counts by unit.
 */
export function outstandingList(
  heading: SheetHeading,
  open: readonly OpenItem[],
  unitOrder: readonly UnitId[],
  soonDays: number,
): WorkbookSpec {
  const place = new Map(unitOrder.map((id, index) => [id, index]));
  const listed = open.filter(isListed).toSorted((a, b) => {
    const byUnit = (place.get(a.unitId) ?? unitOrder.length) - (place.get(b.unitId) ?? unitOrder.length);
    return byUnit || LISTED.indexOf(lampOf(a)) - LISTED.indexOf(lampOf(b)) || (b.daysLate ?? 0) - (a.daysLate ?? 0);
  });
  return {
    fileName: fileNameOf(heading, TABLE),
    sheets: [listSheet(heading, listed, soonDays), countSheet(heading, listed, soonDays)],
  };
}

const CHECKS = `${LAMP_WORDS.noReply}和${LAMP_WORDS.checkDue}`;

const COLUMNS: readonly ColumnSpec[] = [
  { header: ['序号'], width: 6, align: 'center' },
  { header: ['责任单位'], width: 22, align: 'left' },
  { header: ['事项类别'], width: 10, align: 'center' },
  { header: ['事项'], width: 46, align: 'left' },
  { header: ['所属期'], width: 16, align: 'center' },
  { header: ['应办日期'], width: 17, align: 'center' },
  { header: ['逾期天数'], width: 9, align: 'center' },
  { header: ['状态'], width: 10, align: 'center' },
  { header: ['备注'], width: 18, align: 'left' },
];

function lampOf({ lamp }: OpenItem): Listed {
  return LISTED.find((each) => each === lamp) ?? 'dueSoon';
}

function of(listed: readonly OpenItem[], ...lamps: readonly Listed[]): number {
  return listed.filter((each) => lamps.includes(lampOf(each))).length;
}

function dayCell(item: OpenItem): string {
  const day = listedDay(item);
  if (day === undefined) return '';
  return `${chineseDate(day)}${isReview(item) && item.newDueOn === undefined ? `（${REVIEW_DAY}）` : ''}`;
}

function listSheet(heading: SheetHeading, listed: readonly OpenItem[], soonDays: number): SheetSpec {
  const units = mergeLabels(
    listed.map(({ unit }) => unit),
    1,
  );
  const rows = listed.map((item, row): readonly CellSpec[] => {
    const late = item.lamp === 'overdue';
    return [
      numberCell(row + 1),
      units.cells[row] ?? EMPTY_CELL,
      textCell(DUTY_KIND_WORDS[item.kind]),
      textCell(item.content),
      textCell(item.period),
      textCell(dayCell(item)),
      late ? numberCell(item.daysLate ?? 0, '0', 'alarm') : textCell('—', 'muted'),
      textCell(LAMP_WORDS[item.lamp], late ? 'alarm' : 'strong'),
      textCell(listRemark(item, heading.year)),
    ];
  });
  const checks = of(listed, 'noReply', 'checkDue');
  const none = `${asOfWords(heading)}，没有逾期、未反馈和${soonDays}日内到期的未办结事项。`;
  return {
    name: EXPORT_KIND_WORDS.outstanding.short,
    title: titleOf(heading, TABLE),
    caption: [
      `共${units.starts.length}个单位，逾期${of(listed, 'overdue')}项次，${checks > 0 ? `${CHECKS}${checks}项次，` : ''}${soonDays}日内到期${of(listed, 'dueSoon')}项次`,
      asOfWords(heading),
    ],
    columns: COLUMNS,
    ...(listed.length > 0 ? { rows, merges: units.merges } : sentenceRow(none, COLUMNS.length)),
    footer: [
      `说明：列入逾期和${soonDays}日内到期而未办结的项次，同一单位内逾期久的在前；延期的按延期后的日期计，退回的按补正期限计。过了回复期限没有反馈的为${LAMP_WORDS.noReply}，检查日已过而未办的为${LAMP_WORDS.checkDue}，不算逾期。`,
      SIGNATURE,
    ],
    paper: heading.paper,
  };
}

function countSheet(heading: SheetHeading, listed: readonly OpenItem[], soonDays: number): SheetSpec {
  const columns: readonly ColumnSpec[] = [
    { header: ['序号'], width: 8, align: 'center' },
    { header: ['单位'], width: 40, align: 'left' },
    { header: ['逾期（项次）'], width: 16, align: 'center' },
    { header: ['最长逾期（天）'], width: 18, align: 'center' },
    { header: [`${CHECKS}（项次）`], width: 20, align: 'center' },
    { header: [`${soonDays}日内到期（项次）`], width: 20, align: 'center' },
  ];
  const byUnit = [...Map.groupBy(listed, ({ unitId }) => unitId).values()];
  const rows = byUnit.map((own, row): readonly CellSpec[] => {
    const longest = Math.max(0, ...own.filter(({ lamp }) => lamp === 'overdue').map(({ daysLate }) => daysLate ?? 0));
    const days = longest > 0 ? numberCell(longest) : textCell('—', 'muted');
    return [
      numberCell(row + 1),
      textCell(own[0]?.unit ?? ''),
      alarmCell(of(own, 'overdue')),
      days,
      numberCell(of(own, 'noReply', 'checkDue')),
      numberCell(of(own, 'dueSoon')),
    ];
  });
  const sum: readonly CellSpec[] = [
    textCell('合计', 'strong'),
    EMPTY_CELL,
    alarmCell(of(listed, 'overdue')),
    EMPTY_CELL,
    numberCell(of(listed, 'noReply', 'checkDue'), '0', 'strong'),
    numberCell(of(listed, 'dueSoon'), '0', 'strong'),
  ];
  const filled = {
    rows: [...rows, sum],
    merges: [{ top: rows.length, left: 0, bottom: rows.length, right: 1 }],
  };
  return {
    name: '分单位统计',
    title: titleOf(heading, '政务公开未办结及逾期分单位统计'),
    caption: ['', asOfWords(heading)],
    columns,
    ...(listed.length > 0 ? filled : sentenceRow('没有需要列出的单位。', columns.length)),
    footer: [SIGNATURE],
    paper: heading.paper,
  };
}
