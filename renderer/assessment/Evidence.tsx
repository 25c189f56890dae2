import { Link } from 'wouter';
import { clsx } from 'clsx';
import type { Indicator, ScoreDetail } from '../../electron/contract/assessment.ts';
import type { Lamp } from '../../electron/contract/shared.ts';
import { assertNever, type UnitId } from '../../electron/domain/brand.ts';
import { isReview, occurrenceText } from '../../electron/domain/model/occurrenceKey.ts';
import { INDICATOR_RULE_WORDS, LARGEST_COUNTS } from '../../electron/domain/words/assessment.ts';
import { EARLY } from '../../electron/domain/words/states.ts';
import { VirtualRows } from '../grid/VirtualRows.tsx';
import { shortDate } from '../ui/dates.ts';
import { LampWord } from '../ui/Lamp.tsx';
import { TableActions } from '../grid/TableActions.tsx';
import { ManualPoints } from './ManualPoints.tsx';
import { evidenceTable, VERDICT_WORDS, type CountedEvidence } from './scoresTable.ts';
import css from './Evidence.module.css';

type EvidenceOf = ScoreDetail['evidence'][number];

interface EvidenceProps {
  readonly unitId: UnitId;
  readonly indicator: Indicator;
  readonly evidence: EvidenceOf | undefined;
}

/** What an indicator counted: the occurrences, months or judgement that its points come from. */
export function Evidence({ unitId, indicator, evidence }: EvidenceProps) {
  if (indicator.rule === 'manual') {
    return (
      <section className={css['evidence']}>
        <h3>{indicator.name}：评议</h3>
        <ManualPoints unitId={unitId} indicator={indicator} given={evidence?.manual} />
      </section>
    );
  }
  const counted = evidence?.counted ?? [];
  const months = evidence?.months;
  return (
    <section className={css['evidence']}>
      <h3>
        {indicator.name}：逐项
        {counted.length > 0 && <span className="sub num">{counted.length} 项次，问题在前</span>}
        {counted.length > 0 && <TableActions small table={() => evidenceTable(indicator.name, counted)} />}
        {months && <Link href="/submissions">到信息报送登记</Link>}
      </h3>
      <p className={clsx('sub', css['rule'])}>{INDICATOR_RULE_WORDS[indicator.rule]}</p>
      {months && <Months months={months} sources={evidence.sources ?? []} />}
      {evidence?.longer && <LongerPeriods periods={evidence.longer} />}
      {counted.length > 0 && (
        <VirtualRows
          count={counted.length}
          estimate={() => 34}
          keyOf={(index) => keyOf(counted[index], index)}
          label={`${indicator.name}计入的事项`}
        >
          {(index) => {
            const each = counted[index];
            return each && <CountedLine counted={each} />;
          }}
        </VirtualRows>
      )}
      {counted.length === 0 && !months && <p className={clsx('sub', css['none'])}>还没有计入这项指标的事项。</p>}
    </section>
  );
}

function keyOf(counted: CountedEvidence | undefined, index: number): string {
  return counted ? occurrenceText(counted) : String(index);
}

function CountedLine({ counted }: { readonly counted: CountedEvidence }) {
  const { content, period, dueOn, doneOn, dutyId, verdict, early } = counted;
  const when = dueOn === undefined ? '' : `${isReview(counted) ? '查' : '应'} ${shortDate(dueOn)}`;
  return (
    <div className={css['counted']}>
      <Link href={`/tasks?duty=${dutyId}`} className="grow ellipsis" title={content}>
        {content}
      </Link>
      <span className={clsx('sub ellipsis', css['period'])} title={period}>
        {period}
      </span>
      {dueOn === undefined ? (
        <span className={css['due']} />
      ) : (
        <Link href={`/calendar?date=${dueOn}&day=${dueOn}`} className={clsx('num', css['due'])} title="到日历看这一天">
          {when}
        </Link>
      )}
      <span className={clsx('num', css['verdict'])}>
        <LampWord lamp={lampOf(counted)}>
          {[
            ...(doneOn === undefined ? [] : [shortDate(doneOn)]),
            VERDICT_WORDS[verdict],
            ...(early ? [EARLY] : []),
          ].join(' ')}
        </LampWord>
      </span>
    </div>
  );
}

function lampOf({ verdict, lamp }: CountedEvidence): Lamp {
  switch (verdict) {
    case 'onTime':
      return 'onTime';
    case 'late':
      return 'late';
    case 'breach':
      return 'breach';
    case 'missed':
      return lamp === 'checkDue' || lamp === 'noReply' ? lamp : 'overdue';
    case 'done':
    case 'notDone':
      return lamp;
    default:
      return assertNever(verdict);
  }
}

function Months(props: {
  readonly months: NonNullable<EvidenceOf['months']>;
  readonly sources: NonNullable<EvidenceOf['sources']>;
}) {
  const { months, sources } = props;
  return (
    <>
      {sources.length > 0 && <Sources sources={sources} />}
      <ul className={clsx('num', css['months'])}>
        {months.map(({ month, count, target, met }) => (
          <li key={month}>
            <span className={css['month']}>{month}月</span>
            <LampWord lamp={met ? 'onTime' : 'overdue'}>{`${count}/${target} 篇`}</LampWord>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Quarters, half-years and years that count beside the months, each with the duty that asks for it. */
function LongerPeriods({ periods }: { readonly periods: NonNullable<EvidenceOf['longer']> }) {
  return (
    <ul className={css['sources']} aria-label="按季度、半年、全年计的要求">
      {periods.map(({ dutyId, content, period, count, target, charged, met }) => (
        <li key={`${dutyId} ${period}`}>
          <Link href={`/tasks?duty=${dutyId}`} className="grow ellipsis" title={content}>
            {content}
          </Link>
          <span className="sub num">
            {period}
            {charged > 0 && `，所缺 ${charged} 篇已按月扣分`}
          </span>
          <LampWord lamp={met ? 'onTime' : 'overdue'}>{`${count}/${target} 篇`}</LampWord>
        </li>
      ))}
    </ul>
  );
}

/** Where a month's target comes from. */
function Sources({ sources }: { readonly sources: NonNullable<EvidenceOf['sources']> }) {
  return (
    <ul className={css['sources']} aria-label="目标来源">
      {sources.map(({ dutyId, content, atLeast }) => (
        <li key={dutyId}>
          <Link href={`/tasks?duty=${dutyId}`} className="grow ellipsis" title={content}>
            {content}
          </Link>
          <span className="sub num">{`每月 ${atLeast} 篇`}</span>
        </li>
      ))}
      {sources.length > 1 && <li className="sub">{LARGEST_COUNTS}</li>}
    </ul>
  );
}
