import { chineseDate, chineseDateWithWeekday } from '../dates/chineseDate.ts';
import { addDays, type PlainDate } from '../dates/plainDate.ts';
import { succeed, type Outcome } from '../failure.ts';
import { addWorkdays, isProvisional, isWorkday, type WorkCalendar } from '../workdays/workCalendar.ts';
import { dayWords } from '../rules/explain.ts';
import type { RequestEvent } from '../model/request.ts';
import { STATUTORY_DAYS } from '../rules/statutory.ts';
import { FEE_EFFECT_WORDS } from '../words/requests.ts';
import type { ConsultationStretch, RequestHistory, RequestOptions } from './requestEvents.ts';
import { answerDue, isCounted, isWaiting, readHistory, startOf, stretchesOf } from './requestHistory.ts';

/** One step of the reckoning of a request's answer. `excluded` days are working days on which somebody else was being asked. */
export interface RequestStep {
  readonly kind:
    | 'rule'
    | 'dayZero'
    | 'restarted'
    | 'awaiting'
    | 'consultation'
    | 'extended'
    | 'fee'
    | 'delay'
    | 'counted'
    | 'skipped'
    | 'excluded'
    | 'due'
    | 'warning'
    | 'provisional';
  readonly date?: PlainDate;
  /** One Chinese sentence. */
  readonly text: string;
}

/** Where a request's clock stands. */
export interface RequestClock {
  /** `awaitingCorrection`, `awaitingPayment`: no clock runs; `consulting`: somebody asked has not answered, so the date may still come earlier. */
  readonly state: 'running' | 'awaitingCorrection' | 'awaitingPayment' | 'consulting';
  /** Day 0: the receipt of the request, or of its correction. */
  readonly dayZero: PlainDate;
  /** The last day for the answer; `undefined` while a correction is awaited. */
  readonly dueOn: PlainDate | undefined;
  /** Working days counted from day 0 to the answer: 20, and those of the extension. */
  readonly limit: number;
  /** The last day for telling the applicant what to correct. */
  readonly correctionBy: PlainDate;
  readonly consultations: readonly ConsultationStretch[];
  /** Some day reckoned with lies in a year without a holiday notice. */
  readonly provisional: boolean;
  /** What went against the limits without stopping the clock. */
  readonly warnings: readonly string[];
  readonly steps: readonly RequestStep[];
  readonly lines: readonly string[];
}

const PARTY = { thirdParty: '第三方', agency: '其他机关' } as const;

const step = (kind: RequestStep['kind'], text: string, date?: PlainDate): RequestStep =>
  date === undefined ? { kind, text } : { kind, date, text };

function nameOf({ party, who }: ConsultationStretch): string {
  return who === '' ? PARTY[party] : `${PARTY[party]}“${who}”`;
}

function warningsOf(
  history: RequestHistory,
  correctionBy: PlainDate,
  { feeEffect }: RequestOptions,
): readonly string[] {
  const { correctionAskedOn, consultations, fee, reasonsAskedOn, answers, correctedOn } = history;
  const late =
    correctionAskedOn !== undefined && correctionAskedOn > correctionBy
      ? [
          `${chineseDate(correctionAskedOn)}才告知补正，超过了收到申请后${STATUTORY_DAYS.askCorrection}个工作日的期限（${chineseDate(correctionBy)}）。`,
        ]
      : [];
  const lateAnswers = consultations
    .filter(({ answeredOn, answerBy }) => answeredOn !== undefined && answeredOn > answerBy)
    .map((each) => `${nameOf(each)}逾期答复，${chineseDate(each.answerBy)}之后的时间计入答复期限。`);
  const undecided =
    fee !== undefined && feeEffect === undefined
      ? ['收费通知对答复期限的影响尚未设定（待核），暂按不影响期限推算。']
      : [];
  const [answer] = answers;
  const unasked =
    answer?.result === 'massRequests' && reasonsAskedOn === undefined
      ? ['以无正当理由大量反复申请为由不予处理，但没有登记要求说明理由（条例第三十五条）。']
      : [];
  const uncorrected =
    answer?.result === 'stillUnclear' && correctedOn === undefined
      ? ['以补正后仍不明确为由答复，但没有登记收到补正（条例第三十条）。']
      : [];
  return [...late, ...lateAnswers, ...undecided, ...unasked, ...uncorrected];
}

function consultationStep(each: ConsultationStretch): RequestStep {
  const asked = `${chineseDateWithWeekday(each.askedOn)}：征求${nameOf(each)}意见`;
  const until = chineseDate(each.until);
  const text =
    each.answeredOn === undefined
      ? `${asked}，尚未答复；最迟${chineseDate(each.answerBy)}（15个工作日）止，次日起至该日不计入答复期限。`
      : `${asked}，${chineseDate(each.answeredOn)}收到答复；次日起至${until}不计入答复期限。`;
  return step('consultation', text, each.askedOn);
}

function startSteps(history: RequestHistory): readonly RequestStep[] {
  const { receivedOn, correctionAskedOn, correctedOn } = history;
  const day = chineseDateWithWeekday;
  const start = [
    step('rule', '时限规则：自收到申请之日起20个工作日内答复，可延长一次，最长20个工作日（条例第三十三条）。'),
  ];
  if (correctionAskedOn === undefined) {
    return [...start, step('dayZero', `${day(receivedOn)}：收到申请，为起算日，当日不计入。`, receivedOn)];
  }
  const asked = step('awaiting', `${day(correctionAskedOn)}：一次性告知申请人补正。`, correctionAskedOn);
  const received = step('dayZero', `${day(receivedOn)}：收到申请。`, receivedOn);
  if (correctedOn === undefined) return [...start, received, asked];
  const restarted = `${day(correctedOn)}：收到补正的申请，期限从这一天重新起算，当日不计入（条例第三十条）。`;
  return [...start, received, asked, step('restarted', restarted, correctedOn)];
}

function countSteps(
  calendar: WorkCalendar,
  history: RequestHistory,
  dueOn: PlainDate,
  options: RequestOptions,
): readonly RequestStep[] {
  const steps: RequestStep[] = [];
  const stretches = stretchesOf(history, options);
  let counted = 0;
  for (let day = addDays(startOf(history, options), 1); day <= dueOn; day = addDays(day, 1)) {
    const name = chineseDateWithWeekday(day);
    const info = calendar.kindOf(day);
    if (!isWorkday(calendar, day)) {
      steps.push(step('skipped', `${name}：${dayWords(info)}，不计。`, day));
    } else if (!isCounted(calendar, stretches, day)) {
      const why = isCounted(calendar, history.consultations, day) ? '等待缴费期间' : '征求意见期间';
      steps.push(step('excluded', `${name}：${why}，不计。`, day));
    } else {
      counted += 1;
      const why = info.kind === 'makeUp' ? `${dayWords(info)}，` : '';
      steps.push(step('counted', `${name}：${why}第${counted}个工作日。`, day));
    }
  }
  return steps;
}

function endSteps(dueOn: PlainDate | undefined, state: RequestClock['state']): readonly RequestStep[] {
  if (dueOn === undefined) {
    return state === 'awaitingPayment'
      ? [step('due', '正在等待申请人缴费，答复期限自缴费之日起重新计算。')]
      : [step('due', '正在等待申请人补正，答复期限自收到补正之日起重新计算。')];
  }
  const latest = state === 'consulting' ? '征求的意见尚未答复，最迟' : '';
  return [step('due', `${latest}答复期限：${chineseDateWithWeekday(dueOn)}。`, dueOn)];
}

function extensionSteps({ extension }: RequestHistory): readonly RequestStep[] {
  if (!extension) return [];
  const words = `${chineseDateWithWeekday(extension.on)}：延长答复期限${extension.n}个工作日（条例第三十三条）。`;
  return [step('extended', words, extension.on)];
}

function feeSteps({ fee }: RequestHistory, { feeEffect }: RequestOptions): readonly RequestStep[] {
  if (fee === undefined) return [];
  const paid =
    fee.paidOn === undefined ? `最迟${chineseDate(fee.by)}缴费` : `${chineseDateWithWeekday(fee.paidOn)}收到缴费`;
  const effect = FEE_EFFECT_WORDS[feeEffect ?? 'none'];
  return [step('fee', `${chineseDateWithWeekday(fee.noticedOn)}：发出收费通知，${paid}；${effect}。`, fee.noticedOn)];
}

function delaySteps({ delay }: RequestHistory): readonly RequestStep[] {
  if (delay === undefined) return [];
  const words = `${chineseDateWithWeekday(delay.on)}：告知申请人延迟答复至${chineseDate(delay.until)}，以这一天为答复期限（条例第三十五条）。`;
  return [step('delay', words, delay.on)];
}

function explain(
  calendar: WorkCalendar,
  history: RequestHistory,
  clock: Pick<RequestClock, 'dueOn' | 'state' | 'warnings' | 'provisional'>,
  options: RequestOptions,
): readonly RequestStep[] {
  const { dueOn, state, warnings, provisional } = clock;
  return [
    ...startSteps(history),
    ...history.consultations.map(consultationStep),
    ...extensionSteps(history),
    ...feeSteps(history, options),
    ...delaySteps(history),
    ...(dueOn === undefined || history.delay ? [] : countSteps(calendar, history, dueOn, options)),
    ...endSteps(dueOn, state),
    ...warnings.map((text) => step('warning', text)),
    ...(provisional
      ? [step('provisional', '所涉年份的国务院放假安排尚未载入，暂按周一至周五为工作日推算，载入后可能变动。')]
      : []),
  ];
}

function stateOf(history: RequestHistory, options: RequestOptions): RequestClock['state'] {
  if (isWaiting(history, options)) {
    return history.correctionAskedOn !== undefined && history.correctedOn === undefined
      ? 'awaitingCorrection'
      : 'awaitingPayment';
  }
  return history.consultations.some(({ answeredOn }) => answeredOn === undefined) ? 'consulting' : 'running';
}

/**
 * The answer deadline of a disclosure request from what happened to it (政府信息公开条例 art. 30 to 35): 20 working days after the receipt,
 * anew after the receipt of a correction, later by the extension; the days after a third party or another authority was asked are not counted,
 * up to and with the day of their answer, and never more than their 15 working days. While somebody has not answered, the latest possible date
 * is given. Events may come in any order of the list; `conflict` where one cannot follow the others, in Chinese, with its day.
 */
export function requestClock(
  calendar: WorkCalendar,
  events: readonly RequestEvent[],
  options: RequestOptions = {},
): Outcome<RequestClock> {
  const read = readHistory(calendar, events, options);
  if (!read.ok) return read;
  const history = read.value;
  const dueOn = answerDue(calendar, history, options);
  const correctionBy = addWorkdays(calendar, history.receivedOn, STATUTORY_DAYS.askCorrection);
  const state = stateOf(history, options);
  const warnings = warningsOf(history, correctionBy, options);
  const provisional = isProvisional(calendar, history.dayZero, dueOn ?? correctionBy);
  const steps = explain(calendar, history, { dueOn, state, warnings, provisional }, options);
  return succeed({
    state,
    dayZero: startOf(history, options),
    dueOn,
    limit: STATUTORY_DAYS.requestAnswer + (history.extension?.n ?? 0),
    correctionBy,
    consultations: history.consultations,
    provisional,
    warnings,
    steps,
    lines: steps.map(({ text }) => text),
  });
}
