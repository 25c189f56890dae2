import type { CaseId, Year } from '../../domain/brand.ts';
import { caseStanding, type CaseReckoning, type CaseStanding } from '../../domain/cases/caseStanding.ts';
import { dueCase } from '../../domain/cases/casesDue.ts';
import { keptYearOf } from '../../domain/cases/keptYear.ts';
import { EVENT_YEARS, outsideYears } from '../../domain/dates/dateLimits.ts';
import { parsePlainDate } from '../../domain/dates/plainDate.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import type { CaseFacts, CaseFields, CaseRegister } from '../../domain/model/caseRecord.ts';
import { REGISTER_DEFINITIONS } from '../../domain/words/registerDefinitions.ts';
import type { RegisterDefinition } from '../../domain/words/registerForms.ts';
import type { StoredCase } from '../../store/repositories/cases.ts';
import type { ServiceContext } from '../app/context.ts';
import { nowInChina } from '../app/days.ts';
import { caseLimits } from '../year/registerDuty.ts';

/** A case on record; `not-found` where it is gone. */
export function findCase({ store }: Pick<ServiceContext, 'store'>, id: CaseId): Outcome<StoredCase> {
  const found = store.cases.one(id);
  return found ? succeed(found) : fail('not-found', '这件办件已不存在，可能刚被移除。请刷新后重试。');
}

export function reckoningOf({ store, calendar }: ServiceContext): CaseReckoning {
  return { calendar, limits: caseLimits(store) };
}

/** A case as figures derive from it. */
export function factsOf({ id, register, number, unitId, coUnits, title, fields, steps }: StoredCase): CaseFacts {
  return { id, register, number, unitId, coUnits, title, fields, steps: steps.map(({ step }) => step) };
}

export function standingOf(context: ServiceContext, record: CaseFacts): Outcome<CaseStanding> {
  return caseStanding(record, reckoningOf(context), nowInChina(context.clock));
}

/** How a case is called in labels: its number, which names nobody. */
export function caseName({ register, number }: Pick<CaseFacts, 'register' | 'number'>): string {
  return `${REGISTER_DEFINITIONS[register].name} ${number}`;
}

interface Belonging {
  readonly year: Year | undefined;
  readonly isDone: boolean;
}

function belongingOf(context: ServiceContext, record: CaseFacts): Belonging {
  const { store, calendar, clock } = context;
  const due = dueCase({ caseLimits: caseLimits(store) }, calendar, record, nowInChina(clock));
  const kept = store.workspace
    .years()
    .map(({ year }) => year)
    .toReversed();
  const day = due?.due.dueOn ?? record.steps[0]?.on;
  return { year: day === undefined ? undefined : keptYearOf(kept, day), isDone: due?.standing.isDone ?? true };
}

/**
 * Why a change of cases would alter a closed year; `undefined` where it would not. Steps of a case that still runs are its register's and may be
 * recorded (`isRunning`): a year that closes does not stop it.
 */
export function refuseClosedCase(
  context: ServiceContext,
  records: readonly (CaseFacts | undefined)[],
  { isStep = false }: { readonly isStep?: boolean } = {},
): Failure | undefined {
  const isRunning = isStep && records[0] !== undefined && !belongingOf(context, records[0]).isDone;
  if (isRunning) return undefined;
  for (const record of records) {
    const year = record && belongingOf(context, record).year;
    const found = year === undefined ? undefined : context.store.workspace.year(year);
    if (record && found?.state === 'closed') {
      return fail('year-closed', `${caseName(record)}属于 ${found.year} 年度，该年度已关闭，只能查看，不能修改。`)
        .error;
    }
  }
  return undefined;
}

interface SplitFields {
  readonly open: CaseFields;
  /** With the title; `undefined` where the register has nothing private. */
  readonly apart: CaseFields | undefined;
}

/** The fields of a case as they are kept: those that name people apart. Refuses what the register's definition does not know. */
export function splitFields(register: CaseRegister, title: string, fields: CaseFields): Outcome<SplitFields> {
  const definition = REGISTER_DEFINITIONS[register];
  const open: Record<string, string> = {};
  const apart: Record<string, string> = definition.isPrivate ? { title } : {};
  const unknown = Object.keys(fields).find((key) => !definition.fields.some((each) => each.key === key));
  if (unknown !== undefined) return fail('invalid-input', `${definition.name}没有“${unknown}”这一项。`);
  for (const { key, word, kind, options = [], isRequired, isPrivate } of definition.fields) {
    const value = fields[key] ?? '';
    const refuse = (why: string) => fail('invalid-input', `${word}：${why}。`, { fields: { [`fields.${key}`]: why } });
    if (value === '') {
      if (isRequired) return refuse('没有填写');
      continue;
    }
    if (kind === 'choice' && !options.some(([code]) => code === value)) return refuse('不在可选的范围内');
    if (kind === 'day') {
      const day = parsePlainDate(value);
      const trouble = day === undefined ? '应写作 2021-06-30 的形式' : outsideYears(day, EVENT_YEARS);
      if (trouble !== undefined) return refuse(trouble);
    }
    if (kind === 'text' && value.length > 200) return refuse('不能超过 200 个字');
    (isPrivate ? apart : open)[key] = value;
  }
  return succeed({ open, apart: definition.isPrivate ? apart : undefined });
}

export function definitionOf({ register }: Pick<CaseFacts, 'register'>): RegisterDefinition {
  return REGISTER_DEFINITIONS[register];
}
