import { chineseDate } from '../dates/chineseDate.ts';
import { addDays, daysBetween } from '../dates/plainDate.ts';
import { fail, succeed, type Outcome } from '../failure.ts';
import type { CaseFields, CaseLimits, CaseRegister, CaseStep, CaseStepKind, Moment } from '../model/caseRecord.ts';
import { REGISTER_DEFINITIONS } from '../words/registerDefinitions.ts';
import type { RegisterDefinition } from '../words/registerForms.ts';
import { stepDefinition } from '../words/registers.ts';
import { limitOn } from './caseLimits.ts';

/** What a case's course is judged by. */
export interface CaseCourse {
  readonly register: CaseRegister;
  readonly fields: CaseFields;
  readonly steps: readonly CaseStep[];
}

type Refusal = string | undefined;

/** 2021年5月10日14:30. */
export function momentWords({ on, at }: Moment): string {
  return `${chineseDate(on)}${at ?? ''}`;
}

/** Which of two moments comes first, as a sort has it; a day without a time stands at its beginning. */
export function byMoment(a: Moment, b: Moment): number {
  const [left, right] = [`${a.on}${a.at ?? ''}`, `${b.on}${b.at ?? ''}`];
  return left < right ? -1 : Number(left > right);
}

function wordOf(definition: RegisterDefinition, kind: CaseStepKind): string {
  return stepDefinition(definition, kind)?.word ?? kind;
}

const NEVER: ReadonlySet<string> = new Set(['abolished', 'lapsed']);

/** What an order of steps cannot say: days that a step itself names. */
function refuseDays(
  definition: RegisterDefinition,
  before: readonly CaseStep[],
  step: CaseStep,
  limits: CaseLimits,
): Refusal {
  const { on, until, isReasoned } = step;
  const own = stepDefinition(definition, step.kind)?.until;
  if (until !== undefined && own !== undefined && until < on) return `${own.word}早于当天`;
  switch (step.kind) {
    case 'opened':
    case 'posted': {
      const limit = limitOn(limits, step.kind === 'opened' ? 'consultationOpen' : 'noticeKept', on);
      if (until === undefined || isReasoned || until >= addDays(on, limit.n)) return undefined;
      const what = step.kind === 'opened' ? '征求意见' : '公告';
      return `${what}应当不少于${limit.n}日，${chineseDate(until)}截止只有${daysBetween(on, until)}日，请写明理由`;
    }
    case 'closed': {
      const planned = before.findLast(({ kind }) => kind === 'opened')?.until;
      if (planned === undefined || on >= planned || isReasoned) return undefined;
      return `早于公告的截止日期${chineseDate(planned)}，请写明提前结束的理由`;
    }
    case 'adopted': {
      if (before.some(({ kind }) => kind === 'closed')) return undefined;
      const planned = before.findLast(({ kind }) => kind === 'opened')?.until;
      return planned === undefined || on > planned
        ? undefined
        : `征求意见到${chineseDate(planned)}才期满，期满后才能登记“公布采纳情况”`;
    }
    case 'cleaned': {
      const ended = before.findLast(({ kind, choice = '' }) => kind === 'cleaned' && NEVER.has(choice));
      if (ended) return `文件已于${chineseDate(ended.on)}废止或者失效，不能再清理`;
      return until !== undefined && step.choice !== 'kept' ? '只有继续有效的文件才能延长有效期' : undefined;
    }
    default:
      return undefined;
  }
}

/** Why a step cannot follow what went before, as the part of a sentence. */
export function refuseStep(
  { register }: Pick<CaseCourse, 'register'>,
  before: readonly CaseStep[],
  step: CaseStep,
  limits: CaseLimits = {},
): Refusal {
  const definition = REGISTER_DEFINITIONS[register];
  const own = stepDefinition(definition, step.kind);
  if (own === undefined) return `${definition.name}没有这样的步骤`;
  const { word, after, notAfter = [], isRepeated, isFirst, until, choice, unit, reason } = own;
  if (definition.isTimed && step.at === undefined) return `“${word}”要填写时间`;
  const same = before.find(({ kind }) => kind === step.kind);
  if (same && !isRepeated) {
    return isFirst ? `“${word}”只能登记一次` : `已于${momentWords(same)}登记“${word}”，不能再次登记`;
  }
  const ended = before.find(({ kind }) => notAfter.includes(kind));
  if (ended) return `已于${momentWords(ended)}登记“${wordOf(definition, ended.kind)}”，之后不能再登记“${word}”`;
  if (after && !before.some(({ kind }) => after.includes(kind))) {
    const wanted = after.map((kind) => `“${wordOf(definition, kind)}”`).join('或者');
    return `还没有登记${wanted}，不能登记“${word}”`;
  }
  if (until?.isRequired && step.until === undefined) return `“${word}”要填写${until.word}`;
  if (choice?.isRequired && step.choice === undefined) return `“${word}”要选择${choice.word}`;
  if (choice && step.choice !== undefined && !choice.options.some(([code]) => code === step.choice)) {
    return `“${word}”没有这样的${choice.word}`;
  }
  if (unit !== undefined && step.unitId === undefined) return `“${word}”要选择${unit}`;
  if (reason !== undefined && !step.isReasoned) return `“${word}”要写明${reason}`;
  return refuseDays(definition, before, step, limits);
}

/** Names a step of the list as the error's fields do. */
const fieldOf = (place: number): string => `steps.${place}.on`;

/**
 * A case's steps in the order of their moments, those of one moment as they were recorded. `conflict` where one cannot follow the others: the message
 * names the step with its moment, the fields its place in the list.
 */
export function readCourse({ register, steps }: CaseCourse, limits: CaseLimits = {}): Outcome<readonly CaseStep[]> {
  const definition = REGISTER_DEFINITIONS[register];
  const sorted = steps.map((step, place) => ({ step, place })).toSorted((a, b) => byMoment(a.step, b.step));
  const [first] = sorted;
  const firsts = definition.steps.filter(({ isFirst }) => isFirst);
  const wanted = firsts.map(({ word }) => `“${word}”`).join('或者');
  if (first === undefined) return fail('conflict', `还没有登记${wanted}。请先登记。`);
  if (!firsts.some(({ kind }) => kind === first.step.kind)) {
    const name = `${momentWords(first.step)}的“${wordOf(definition, first.step.kind)}”`;
    const begin = steps.find(({ kind }) => firsts.some((each) => each.kind === kind));
    const fields = { [fieldOf(first.place)]: `早于${wanted}，请改正日期。` };
    return begin
      ? fail('conflict', `${name}早于${momentWords(begin)}的“${wordOf(definition, begin.kind)}”。请改正日期。`, {
          fields,
        })
      : fail('conflict', `${name}之前没有${wanted}。请先登记${wanted}。`, { fields });
  }
  const before: CaseStep[] = [];
  for (const { step, place } of sorted) {
    const refusal = refuseStep({ register }, before, step, limits);
    if (refusal !== undefined) {
      const fields = { [fieldOf(place)]: `${refusal}。` };
      return fail('conflict', `${momentWords(step)}：${refusal}。请改正后重试。`, { fields });
    }
    before.push(step);
  }
  return succeed(before);
}

/**
 * Those of a case's steps that can follow one another, in the order of their moments. What a command has let in may stand no more once a limit is another
 * one, or a step before it was taken back: it is left out, so that the case itself is not lost.
 */
export function stepsThatStand({ register, steps }: CaseCourse, limits: CaseLimits = {}): readonly CaseStep[] {
  const firsts = REGISTER_DEFINITIONS[register].steps.filter(({ isFirst }) => isFirst);
  const sorted = steps.toSorted(byMoment);
  const start = sorted.findIndex((step) => firsts.some(({ kind }) => kind === step.kind));
  const standing: CaseStep[] = [];
  for (const step of start < 0 ? [] : sorted.slice(start)) {
    if (standing.length === 0 || refuseStep({ register }, standing, step, limits) === undefined) standing.push(step);
  }
  return standing;
}
