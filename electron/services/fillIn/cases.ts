import type { ReceiptAnswer } from '../../contract/fillIn.ts';
import type { UnitId } from '../../domain/brand.ts';
import { caseStanding, type CaseStanding } from '../../domain/cases/caseStanding.ts';
import { maskedTitle } from '../../domain/cases/masked.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import { matchCases, type CaseChange, type KnownCase } from '../../domain/exchange/caseMatching.ts';
import { CASE_COLUMNS, type CaseField } from '../../domain/fillIn/cases.ts';
import type { ReturnedBook } from '../../domain/fillIn/returned.ts';
import type { FillInBook, FillInRound } from '../../domain/fillIn/round.ts';
import { REGISTER_DEFINITIONS } from '../../domain/words/registerDefinitions.ts';
import { caseStateText, stepDefinition } from '../../domain/words/registers.ts';
import type { ServiceContext } from '../app/context.ts';
import { nowInChina } from '../app/days.ts';
import { caseLimits } from '../year/registerDuty.ts';
import { NO_ANSWERS, type AnswerChange, type ReviewedAnswers } from './answers.ts';
import { openSheets, type SheetPlace, type StampedSheets } from './openSheets.ts';

type Office = Pick<ServiceContext, 'store' | 'clock' | 'calendar'>;

interface OpenCase extends KnownCase {
  readonly standing: CaseStanding;
}

/** Every case of the registers beside that of requests as units may know it: who wrote is masked. */
function knownCases({ store, calendar, clock }: Office): readonly OpenCase[] {
  const reckoning = { calendar, limits: caseLimits(store) };
  const now = nowInChina(clock);
  return store.cases.all().flatMap((one) => {
    const { id, register, number, unitId, fields, erasedOn } = one;
    const steps = one.steps.map(({ step }) => step);
    const standing = caseStanding({ register, fields, steps }, reckoning, now);
    if (!standing.ok) return [];
    const known: OpenCase = {
      id,
      register,
      number,
      unitId: standing.value.handler ?? unitId,
      title: maskedTitle(one),
      fields,
      steps,
      standing: standing.value,
    };
    return [erasedOn === undefined ? known : { ...known, erasedOn }];
  });
}

/** The cases that units work on and are not done with, the nearest due moment first. What lasts by itself asks nothing of them. */
export function openCases(context: Office): ReadonlyMap<UnitId, readonly OpenCase[]> {
  const dueOf = ({ standing: { clock } }: OpenCase) => `${clock?.due.on ?? '9999'}${clock?.due.at ?? ''}`;
  const open = knownCases(context)
    .filter(
      ({ standing: { isDone, clock }, erasedOn }) => !isDone && clock?.isLasting !== true && erasedOn === undefined,
    )
    .toSorted((a, b) => (dueOf(a) < dueOf(b) ? -1 : Number(dueOf(a) > dueOf(b))));
  return Map.groupBy(open, ({ unitId }) => unitId);
}

/** The sheets 办件 of a book, one for each of its units that works on a case, and what its stamp says of their rows. */
export function caseSheets(context: ServiceContext, { title, dueOn }: FillInRound, place: SheetPlace): StampedSheets {
  const district = context.store.workspace.setting('district') ?? '';
  return openSheets(place, openCases(context), cellsOf, (unit) => ({
    name: unit === undefined ? '办件' : `${unit}办件`,
    title: `${district}办件办理情况（${title}）`,
    instructions: `填写说明：1. 已办结（已答复、已公开、已举办）的，填右侧浅色的“办结日期”，舆情写明几点几分；公开了的填网址，没有办结的不填。2. 留言人等个人信息不在本表中，请勿填写。3. 请于${chineseDate(dueOn)}前与填报表一并返回。`,
    columns: CASE_COLUMNS,
    signFrom: 'dueOn',
  }));
}

function cellsOf({ register, number, title, standing }: OpenCase): Readonly<Record<CaseField, string>> {
  const { started, clock } = standing;
  return {
    register: REGISTER_DEFINITIONS[register].name,
    number,
    title,
    startedOn: momentText(started),
    dueOn: clock === undefined ? '' : momentText(clock.due),
    state: caseStateText(standing),
    doneOn: '',
    link: '',
    note: '',
  };
}

function momentText({ on, at }: CaseStanding['started']): string {
  return at === undefined ? on : `${on} ${at}`;
}

/** Sets what a book says of cases beside their registers as they are now. */
export function reviewCases(
  context: ServiceContext,
  year: number,
  { cases = [], stamp }: ReturnedBook,
  { id, unitIds }: FillInBook,
  unitNames: ReadonlyMap<string, string>,
): ReviewedAnswers {
  if (cases.length === 0) return NO_ANSWERS;
  const own = stamp?.book === id ? stamp : undefined;
  const known = knownCases(context).filter((one) => unitIds.includes(one.unitId));
  const reading = { year, today: context.clock.today(), limits: caseLimits(context.store) };
  const { changes, filled, strays } = matchCases(cases, own, known, reading);
  return {
    changes: changes.map((change) => answerOf(context, change)),
    filled,
    notes: strays.map((stray) => `${stray}，没有采用。`),
    views: changes.map((change) => caseView(change, unitNames)),
  };
}

function answerOf({ store, clock }: ServiceContext, { one, done }: CaseChange): AnswerChange {
  const { id, unitId, register, number } = one;
  const { name, isPrivate = false } = REGISTER_DEFINITIONS[register];
  const answer: AnswerChange = { id, unitId, name: `${name} ${number}` };
  if (done === undefined) return answer;
  const kept = { ...done, step: { ...done.step, isReasoned: true as const }, isPrivate };
  return { ...answer, write: () => void store.cases.addStep(id, kept, clock.now()) };
}

function caseView({ one, row, said, done, barred }: CaseChange, unitNames: ReadonlyMap<string, string>): ReceiptAnswer {
  const definition = REGISTER_DEFINITIONS[one.register];
  const after = done
    ? [momentText(done.step), stepDefinition(definition, done.step.kind)?.word ?? '', done.texts.link, done.texts.note]
        .filter((words) => words !== '')
        .join('，')
    : said;
  const view: ReceiptAnswer = {
    key: one.id,
    register: definition.name,
    unitId: one.unitId,
    unit: unitNames.get(one.unitId) ?? '',
    sheet: row.sheet,
    line: row.line,
    number: one.number,
    subject: one.title,
    after,
    takenAtFirst: barred === undefined,
  };
  return barred === undefined ? view : { ...view, barred };
}
