import type { RequestClock } from '../../electron/contract/cases.ts';
import { clsx } from 'clsx';
import { distance, longDate, longDateWithWeekday } from '../ui/dates.ts';
import { ProvisionalTag } from '../ui/Tags.tsx';
import { useToday } from '../ui/useToday.ts';
import stepsCss from '../occurrence/steps.module.css';
import css from './RequestAnswer.module.css';

/** The last day for the answer, how far it is, and how it came about day by day. */
export function RequestAnswer({ clock }: { readonly clock: RequestClock }) {
  return (
    <>
      <Due clock={clock} />
      <p className="sub num">{facts(clock)}</p>
      {clock.warnings.length > 0 && (
        <ul className={css['warnings']}>
          {clock.warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      <h3 id="case-why">为什么是这一天</h3>
      {/* Scrolls, so the keyboard must be able to reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ol className={clsx(stepsCss['steps'], css['steps'])} aria-labelledby="case-why" tabIndex={0}>
        {clock.steps
          .filter(({ kind }) => kind !== 'warning')
          .map((step, index) => (
            // The steps of one reckoning never change places.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index} data-kind={step.kind}>
              {step.text}
            </li>
          ))}
      </ol>
    </>
  );
}

function Due({ clock: { dueOn, state, provisional } }: { readonly clock: RequestClock }) {
  const today = useToday();
  if (dueOn === undefined) {
    return (
      <p className={css['due']}>
        <b>正在等待补正</b>
        <span className="sub">收到补正之日重新起算</span>
      </p>
    );
  }
  return (
    <p className={clsx('num', css['due'])} aria-live="polite">
      {state === 'consulting' && <span className="sub">最迟</span>}
      <b>{longDateWithWeekday(dueOn)}</b>
      <span className={dueOn < today ? 'over' : css['left']}>{distance(dueOn, today)}</span>
      {provisional && <ProvisionalTag />}
    </p>
  );
}

function facts({ dueOn, dayZero, limit, correctionBy, consultations, state }: RequestClock): string {
  const start = `自${longDate(dayZero)}起算`;
  if (dueOn === undefined) return `补正告知应当在${longDate(correctionBy)}前发出。`;
  const consulted = consultations.length > 0 ? '，征求意见的时间不计' : '';
  const waiting = state === 'consulting' ? '；意见提前收到的，期限随之提前' : '';
  return `${start}，共 ${limit} 个工作日${consulted}${waiting}。申请需要补正的，最迟${longDate(correctionBy)}告知。`;
}
