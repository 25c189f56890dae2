import type { CaseNext, CaseRegister, CaseRow, LimitView, Moment } from '../../electron/contract/registers.ts';
import type { Lamp } from '../../electron/contract/shared.ts';
import type { CaseId, UnitId } from '../../electron/domain/brand.ts';
import { daysBetween, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { REGISTER_DEFINITIONS } from '../../electron/domain/words/registerDefinitions.ts';
import { caseStateText, fieldText, LIMIT_UNIT_WORDS } from '../../electron/domain/words/registers.ts';
import { LAMP_WORDS } from '../../electron/domain/words/states.ts';
import { flag, oneOf, text } from '../address/useAddressState.ts';
import type { TableCopy } from '../grid/csv.ts';
import { distance, shortDate } from '../ui/dates.ts';
import { searchable } from '../ui/search.ts';

/** The registers in the order of their tabs. */
export const REGISTERS = [
  'messages',
  'opinions',
  'consultations',
  'notices',
  'proposals',
  'documents',
  'events',
] as const satisfies readonly CaseRegister[];

export const CASE_STANDS = ['open', 'overdue', 'done', 'late'] as const;
export type CaseStand = (typeof CASE_STANDS)[number];

export const CASE_STAND_WORDS: Readonly<Record<CaseStand, string>> = {
  open: '在办',
  overdue: LAMP_WORDS.overdue,
  done: '已办结',
  late: LAMP_WORDS.late,
};

/** The register that is shown, its filters, and the case that is open on it. */
export const CASES_ADDRESS = {
  register: oneOf(REGISTERS, 'messages'),
  stand: oneOf(['', ...CASE_STANDS], ''),
  unit: text<UnitId>(),
  q: text(),
  case: text<CaseId>(),
  revealed: flag,
};

export function caseStand({ isDone, isLate, isBroken }: CaseRow): CaseStand {
  if (!isDone) return isLate ? 'overdue' : 'open';
  return isLate || isBroken ? 'late' : 'done';
}

/** Days before its due day on which an open case turns blue. */
const SOON = 7;

/** The mark that a case bears: the lamps' shapes. */
export function caseLamp({ clock, isDone, isLate, isBroken }: CaseRow, today: PlainDate): Lamp {
  if (isBroken) return 'breach';
  if (clock === undefined) return 'onTime';
  if (isDone) return isLate ? 'late' : 'onTime';
  if (isLate) return 'overdue';
  return daysBetween(today, clock.due.on) <= SOON ? 'dueSoon' : 'upcoming';
}

/** 05-11 14:30. */
export function momentText({ on, at }: Moment, year?: number): string {
  return at === undefined ? shortDate(on, year) : `${shortDate(on, year)} ${at}`;
}

/** 答复留言, and where there is a day 05-11 还有 4 天. */
export function caseNextParts({ word, by, isOver }: CaseNext, today: PlainDate, year?: number): readonly string[] {
  return by === undefined ? [word] : [word, `${momentText(by, year)} ${untilWords({ by, isOver }, today)}`];
}

/** 还有 3 天, 已过 2 天; of a time of today that has gone by 已过时限. */
export function untilWords({ by, isOver }: { by: Moment; isOver: true | undefined }, today: PlainDate): string {
  return isOver && by.on === today ? '已过时限' : distance(by.on, today);
}

export function firstNext({ next }: CaseRow): CaseNext | undefined {
  return next.find(({ isOptional }) => !isOptional) ?? next[0];
}

/** What the filters let through, but for where it stands. */
export function filterCases(
  rows: readonly CaseRow[],
  { unit, q }: { readonly unit: string; readonly q: string },
): readonly CaseRow[] {
  const wanted = searchable(q);
  return rows.filter(
    (row) =>
      (unit === '' || row.unitId === unit || row.coUnitIds.some((each) => each === unit)) &&
      (wanted === '' ||
        [row.number, row.unit, row.handler ?? '', row.title].some((each) => searchable(each).includes(wanted))),
  );
}

/** What stands in the list's own column: the kind of a case, or where it came from. */
const KIND_FIELDS: Readonly<Record<CaseRegister, readonly [key: string, word: string]>> = {
  messages: ['author', '留言人'],
  opinions: ['source', '发现渠道'],
  consultations: ['kind', '类别'],
  notices: ['', ''],
  proposals: ['kind', '种类'],
  documents: ['openness', '公开属性'],
  events: ['kind', '活动种类'],
};

export function kindColumn(register: CaseRegister): readonly [key: string, word: string] {
  return KIND_FIELDS[register];
}

/** What the screen shows, as a table to be copied. */
export function casesTable(register: CaseRegister, rows: readonly CaseRow[], today: PlainDate): TableCopy {
  const definition = REGISTER_DEFINITIONS[register];
  const fields = definition.fields.filter(({ isPrivate, key }) => !isPrivate || key === 'author');
  return {
    name: `${definition.name}登记簿`,
    header: [
      definition.numberWord,
      '日期',
      definition.titleWord,
      ...fields.map(({ word }) => word),
      definition.unitWord,
      ...(definition.coUnitsWord === undefined ? [] : [definition.coUnitsWord]),
      '承办单位',
      '期限',
      '状态',
      '下一步',
    ],
    rows: rows.map((row) => {
      const next = firstNext(row);
      return [
        row.number,
        momentText(row.started),
        row.title,
        ...fields.map(({ key }) => fieldText(definition, row, key)),
        row.unit,
        ...(definition.coUnitsWord === undefined ? [] : [row.coUnits.join('、')]),
        row.handler ?? '',
        row.clock === undefined ? '' : momentText(row.clock.due),
        caseStateText(row),
        next ? caseNextParts(next, today).join(' · ') : '',
      ];
    }),
  };
}

/** 5个工作日. */
export function limitText({ n, unit }: Pick<LimitView, 'n' | 'unit'>): string {
  return `${n}${LIMIT_UNIT_WORDS[unit]}`;
}
