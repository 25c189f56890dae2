import type { CaseId, UnitId } from '../brand.ts';
import { readCourse } from '../cases/caseOrder.ts';
import { parseClockTime, type ClockTime } from '../dates/clockTime.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import { readDate } from '../dates/readDate.ts';
import type { ReturnedCase } from '../fillIn/cases.ts';
import type { SideCell } from '../fillIn/sideSheet.ts';
import type {
  CaseFields,
  CaseLimits,
  CaseRegister,
  CaseStep,
  CaseStepKind,
  CaseStepTexts,
} from '../model/caseRecord.ts';
import type { WorkbookStamp } from '../sheets/stamp.ts';
import { REGISTER_DEFINITIONS } from '../words/registerDefinitions.ts';
import { stepDefinition } from '../words/registers.ts';

/** A case as a book that comes back is set beside it. */
export interface KnownCase {
  readonly id: CaseId;
  readonly register: CaseRegister;
  readonly number: string;
  /** Who works on it. */
  readonly unitId: UnitId;
  /** Without who wrote. */
  readonly title: string;
  readonly fields: CaseFields;
  readonly steps: readonly CaseStep[];
  readonly erasedOn?: PlainDate;
}

interface Done {
  readonly step: CaseStep;
  readonly texts: CaseStepTexts;
}

/** What a unit's book tells of a case: the step that it would be, or why it cannot be taken. */
export interface CaseChange {
  readonly one: KnownCase;
  readonly row: ReturnedCase;
  /** As the unit wrote it. */
  readonly said: string;
  readonly done?: Done;
  /** Why it cannot be taken, in Chinese, with the cell. */
  readonly barred?: string;
}

export interface CaseMatch {
  readonly changes: readonly CaseChange[];
  /** Cases of which each unit wrote something. */
  readonly filled: ReadonlyMap<UnitId, number>;
  /** Rows that are no case of this book's units. */
  readonly strays: readonly string[];
}

interface Reading {
  readonly today: PlainDate;
  readonly limits: CaseLimits;
  /** Of dates that name none. */
  readonly year: number;
}

/** The step with which a unit is done with a case of a register: the answer, the publication, the event held. */
export function doneKind(register: CaseRegister): CaseStepKind | undefined {
  return REGISTER_DEFINITIONS[register].clocks.at(-1)?.by[0];
}

/** Sets what a book says of cases beside their registers: by hidden key, and by register and number where the key is gone. */
export function matchCases(
  rows: readonly ReturnedCase[],
  stamp: WorkbookStamp | undefined,
  cases: readonly KnownCase[],
  reading: Reading,
): CaseMatch {
  const changes: CaseChange[] = [];
  const strays: string[] = [];
  const filled = new Map<UnitId, number>();
  const seen = new Set<CaseId>();
  for (const row of rows) {
    const said = [row.doneOn, row.link, row.note].map(({ text }) => text).filter((text) => text !== '');
    if (said.length === 0) continue;
    const stamped = row.key === undefined ? undefined : stamp?.rows[row.key];
    const isMeant = ({ register, number }: KnownCase) =>
      REGISTER_DEFINITIONS[register].name === row.register && number === row.number;
    const one = cases.find(({ id }) => id === stamped?.id) ?? cases.find(isMeant);
    if (!one || seen.has(one.id)) {
      strays.push(`工作表“${row.sheet}”第 ${row.line} 行${one ? '与另一行重复' : '对不上登记的办件'}`);
      continue;
    }
    seen.add(one.id);
    filled.set(one.unitId, (filled.get(one.unitId) ?? 0) + 1);
    const change = changeOf(one, row, said.join('，'), reading);
    if (change) changes.push(change);
  }
  return { changes, filled, strays };
}

/** Nothing where the very step is on record already. */
function changeOf(one: KnownCase, row: ReturnedCase, said: string, reading: Reading): CaseChange | undefined {
  const barred = (why: string): CaseChange => ({ one, row, said, barred: why });
  const kind = doneKind(one.register);
  const known = one.steps.find((step) => step.kind === kind);
  const read = kind === undefined ? '没有办结这一步' : stepIn(one.register, kind, row, reading);
  if (known !== undefined) {
    if (typeof read !== 'string' && known.on === read.step.on) return undefined;
    const word = stepDefinition(REGISTER_DEFINITIONS[one.register], known.kind)?.word ?? '';
    return barred(`已登记“${word}”（${known.on}），不再接收；如登记有误，请在办件登记中修改`);
  }
  if (typeof read === 'string') return barred(read);
  if (one.erasedOn !== undefined) return barred(`资料已于 ${one.erasedOn} 清除，不再登记步骤`);
  const { register, fields, steps } = one;
  const course = readCourse({ register, fields, steps: [...steps, read.step] }, reading.limits);
  if (!course.ok) return barred(`单元格 ${row.doneOn.address}：${course.error.message.replace(/。$/u, '')}`);
  return { one, row, said, done: read };
}

const TIME = /(\d{1,2})\s*[:：时]\s*(\d{2})\s*分?\s*$/u;

/** The step that a row tells of; a sentence with its cell where it tells of none. */
function stepIn(
  register: CaseRegister,
  kind: CaseStepKind,
  { doneOn, link, note }: ReturnedCase,
  { today, year }: Reading,
): Done | string {
  const at = (cell: SideCell, why: string) => `单元格 ${cell.address}${cell.text === '' ? '' : `“${cell.text}”`}${why}`;
  const flawed = [doneOn, link, note].find(({ noResult }) => noResult);
  if (flawed) return at(flawed, '是没有结果的公式');
  if (doneOn.text === '') return at(doneOn, '没有填办结日期');
  const { isTimed } = REGISTER_DEFINITIONS[register];
  const time = isTimed ? timeIn(doneOn.text) : undefined;
  if (isTimed && time === undefined) return at(doneOn, '没有写几点几分，应写作 2021-05-11 09:30 的形式');
  const words = isTimed ? doneOn.text.replace(TIME, '').trim() : doneOn.text;
  const read = readDate(doneOn.date ?? words, { year, serial: true });
  if (read.kind !== 'date') return at(doneOn, `：${read.why}`);
  if (read.date > today) return at(doneOn, '还没有到');
  const isPublished = stepDefinition(REGISTER_DEFINITIONS[register], kind)?.isPublished === true;
  const isAddress = isPublished && /^https?:\/\/\S+$/u.test(link.text);
  const texts = {
    link: isAddress ? link.text : '',
    note: [note.text, isAddress ? '' : link.text, '单位填报表返回'].filter((each) => each !== '').join('；'),
  };
  return { step: { kind, on: read.date, ...(time === undefined ? {} : { at: time }) }, texts };
}

function timeIn(text: string): ClockTime | undefined {
  const [, hours = '', minutes = ''] = TIME.exec(text) ?? [];
  return hours === '' ? undefined : parseClockTime(`${hours.padStart(2, '0')}:${minutes}`);
}
