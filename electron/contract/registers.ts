import { z } from 'zod';
import type { CaseId, CaseStepId, DutyId, UnitId } from '../domain/brand.ts';
import { caseNumber } from '../domain/cases/caseNumber.ts';
import type { CaseClock, CaseNext } from '../domain/cases/caseStanding.ts';
import { parseClockTime, type ClockTime } from '../domain/dates/clockTime.ts';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import {
  CASE_REGISTERS,
  LIMIT_KEYS,
  type CaseFields,
  type CaseRegister,
  type CaseStep,
  type CaseStepKind,
  type CaseStepTexts,
  type LimitKey,
  type LimitUnit,
  type Moment,
} from '../domain/model/caseRecord.ts';
import type { ExplanationStep } from '../domain/rules/explain.ts';
import type { ErasePreview } from './cases.ts';
import {
  caseId,
  caseStepId as stepId,
  command,
  dutyId,
  eventDay,
  link,
  longText,
  plainDate,
  query,
  returns,
  shortText,
  unitId,
} from './define.ts';

const register = z.enum(CASE_REGISTERS);
const time = z.custom<ClockTime>(
  (value) => typeof value === 'string' && /^\d{2}:\d{2}$/u.test(value) && parseClockTime(value) !== undefined,
  '时间应写作 09:30 的形式',
);

/** A step as a form sends it: which of these its kind has is told by the register's definition. */
const step = z.strictObject({
  kind: z.string().max(20),
  on: plainDate,
  at: time.exactOptional(),
  until: eventDay.exactOptional(),
  unitId: unitId.exactOptional(),
  choice: z.string().max(20).exactOptional(),
  count: z.number().int('应为整数').min(0, '不能小于 0').max(10_000_000, '数字过大').exactOptional(),
});
export type CaseStepInput = z.input<typeof step>;

const stepTexts = z.strictObject({ note: longText.default(''), link: link.default('') });

const theCase = {
  number: z.string().overwrite(caseNumber).min(1, '请填写编号').max(60, '不能超过 60 个字'),
  unitId,
  coUnits: z.array(unitId).max(60, '至多 60 个单位').default([]),
  title: shortText.pipe(z.string().min(1, '请填写标题')),
  fields: z.record(z.string().max(20), longText).default({}),
};

const waiting = z.strictObject({
  register,
  previewId: z.string().max(64),
  unitId: unitId.exactOptional(),
  countsTo: dutyId.exactOptional(),
});

/** A case in a list. What is private is masked unless it was asked for. */
export interface CaseRow {
  readonly id: CaseId;
  readonly number: string;
  readonly title: string;
  readonly unitId: UnitId;
  readonly unit: string;
  /** The unit that works on it, where that is another. */
  readonly handler?: string;
  readonly coUnitIds: readonly UnitId[];
  readonly coUnits: readonly string[];
  readonly fields: CaseFields;
  readonly started: Moment;
  /** 待答复, 已答复. */
  readonly state: string;
  readonly clock?: CaseClock;
  readonly isDone: boolean;
  readonly isLate: boolean;
  /** 撤早. */
  readonly isBroken: boolean;
  readonly late?: { readonly days: number; readonly minutes?: number };
  readonly next: readonly CaseNext[];
  readonly provisional: boolean;
  readonly erasedOn?: PlainDate;
  /** Why a step cannot follow the others any more; figures leave it out until it is corrected. */
  readonly trouble?: string;
}

export interface CaseStepView {
  readonly id: CaseStepId;
  readonly step: CaseStep;
  readonly texts: CaseStepTexts;
  readonly unit?: string;
  /** What it counts to: a duty's content; empty where the registration is gone. */
  readonly countsTo?: string;
}

export interface CaseDetail {
  readonly row: CaseRow;
  readonly steps: readonly CaseStepView[];
  /** Kinds of step that can follow as things stand. */
  readonly possible: readonly CaseStepKind[];
  /** The one of them that settles what is owed next. */
  readonly nextStep?: CaseStepKind;
  /** 为什么是这一天, for each of its clocks. */
  readonly why: readonly ExplanationStep[];
}

export interface LimitView {
  readonly key: LimitKey;
  readonly word: string;
  readonly n: number;
  readonly unit: LimitUnit;
  readonly source: string;
  /** The first day of cases for which it holds; absent: from the beginning. */
  readonly from?: PlainDate;
  /** It is the one that the app came with. */
  readonly isDefault: boolean;
}

export interface CaseRegisterView {
  readonly register: CaseRegister;
  readonly rows: readonly CaseRow[];
  /** As the last one goes on. */
  readonly nextNumber: string;
  readonly limits: readonly LimitView[];
  /** Cases of every register that stand open, by register. */
  readonly open: Readonly<Record<CaseRegister, number>>;
}

/** A line of a list that comes in, and what becomes of it. */
export interface CaseLineView {
  readonly key: string;
  readonly sheet: string;
  /** 1-based. */
  readonly line: number;
  readonly number: string;
  /** Who wrote, masked, where the register names people. */
  readonly title: string;
  readonly startedOn?: PlainDate;
  /** What else was read of it: unit and steps. */
  readonly read: string;
  /** The duty that it is going to count to. */
  readonly countsTo?: string;
  /** `left`: not taken, for its reasons, each with sheet, cell and value. */
  readonly state: 'add' | 'already' | 'left';
  readonly reasons: readonly string[];
}

export interface CasesPreview {
  readonly previewId: string;
  readonly fileName: string;
  readonly lines: readonly CaseLineView[];
  readonly skippedSheets: readonly { readonly sheet: string; readonly reason: string }[];
  readonly counts: Readonly<Record<CaseLineView['state'], number>>;
  /** The duties with a quota that lines which name none can count to, and how many of them. */
  readonly quotas: readonly { readonly dutyId: DutyId; readonly content: string; readonly lines: number }[];
}

/** A duty with a quota to which an event of a unit and day can count. */
export interface QuotaView {
  readonly dutyId: DutyId;
  readonly content: string;
  readonly period: string;
  readonly done: number;
  readonly needed: number;
}

export type { CaseClock, CaseNext } from '../domain/cases/caseStanding.ts';
export type {
  CaseFields,
  CaseRegister,
  CaseStep,
  CaseStepKind,
  LimitKey,
  Moment,
} from '../domain/model/caseRecord.ts';

export const registers = {
  /** A register, all years. What is private is masked unless `revealed`. */
  'registers.list': query(
    z.strictObject({ register, revealed: z.boolean().default(false) }),
    returns<CaseRegisterView>(),
  ),
  /**
   * A register, or those of it that are named, as a workbook made in the background. What is private is masked or left out unless `revealed`; the file
   * says when it is not.
   */
  'registers.export': query(
    z.strictObject({ register, ids: z.array(caseId).max(5000).exactOptional(), revealed: z.boolean().default(false) }),
    returns<{ readonly jobId: string }>(),
  ),
  'registers.case': query(z.strictObject({ id: caseId, revealed: z.boolean().default(false) }), returns<CaseDetail>()),
  /** Puts a case on record with its first step. The first one sets up the duty that stands for the register in its year. */
  'registers.add': command(
    z.strictObject({
      register,
      ...theCase,
      step,
      texts: stepTexts.prefault({}),
      countsTo: dutyId.exactOptional(),
    }),
    returns<{ readonly id: CaseId }>(),
  ),
  'registers.update': command(z.strictObject({ id: caseId, ...theCase }), returns<object>()),
  'registers.remove': command(z.strictObject({ id: caseId }), returns<object>()),
  /** Records a step. `conflict` where it cannot follow the others, or another could not follow it: the message names the step. */
  'registers.addStep': command(
    z.strictObject({ id: caseId, step, texts: stepTexts.prefault({}), countsTo: dutyId.exactOptional() }),
    returns<{ readonly id: CaseStepId }>(),
  ),
  /** Corrects a step; its kind stays. `countsTo`: what an event counts to from then on; `null`: nothing any more. */
  'registers.updateStep': command(
    z.strictObject({
      id: caseId,
      stepId,
      step,
      texts: stepTexts.prefault({}),
      countsTo: dutyId.nullable().exactOptional(),
    }),
    returns<object>(),
  ),
  'registers.removeStep': command(z.strictObject({ id: caseId, stepId }), returns<object>()),
  /** The duties with a quota that an event of a unit on a day can count to. */
  'registers.quotas': query(z.strictObject({ unitId, on: plainDate }), returns<readonly QuotaView[]>()),
  /** Sets a limit for cases from a day on; those from before keep theirs. */
  'registers.setLimit': command(
    z.strictObject({
      key: z.enum(LIMIT_KEYS),
      n: z.number().int('应为整数').min(1, '至少为 1').max(1000, '至多为 1000'),
      source: shortText.pipe(z.string().min(1, '请写明依据')),
      from: plainDate,
    }),
    returns<object>(),
  ),
  /** Reads a list of a register's cases in the background; the job's `previewId` names it. Nothing is written. */
  'registers.read': query(
    z.strictObject({ register, fileId: z.string().max(64) }),
    returns<{ readonly jobId: string }>(),
  ),
  /** `unitId`: the unit of lines that name none; `countsTo`: the duty that events which name none count to, where they can. */
  'registers.preview': query(waiting, returns<CasesPreview>()),
  /** Puts all lines that can be on record, in one command, after a backup. A number that is there is not added again. */
  'registers.confirm': command(
    waiting,
    returns<{ readonly added: number; readonly already: number; readonly left: number }>(),
  ),
  /** What erasing these would do, before it is done. */
  'registers.previewErase': query(
    z.strictObject({ ids: z.array(caseId).min(1, '请至少选择一件').max(5000, '一次最多 5000 件') }),
    returns<ErasePreview>(),
  ),
  /** Erases who wrote and every text of cases, for good, as `cases.erase`. */
  'registers.erase': command(
    z.strictObject({
      ids: z.array(caseId).min(1, '请至少选择一件').max(5000, '一次最多 5000 件'),
      numbers: z.array(z.string().max(60)).max(5000),
    }),
    returns<{ readonly files: number; readonly isCompact: boolean }>(),
  ),
};
