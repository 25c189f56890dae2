import { Link } from 'wouter';
import { clsx } from 'clsx';
import type { FactView, NodeView, ScoredSubmissions } from '../../electron/contract/assessment.ts';
import type { UnitId } from '../../electron/domain/brand.ts';
import { isReview, occurrenceText } from '../../electron/domain/model/occurrenceKey.ts';
import { LARGEST_COUNTS } from '../../electron/domain/words/assessment.ts';
import { VirtualRows } from '../grid/VirtualRows.tsx';
import { shortDate } from '../ui/dates.ts';
import { LampWord } from '../ui/Lamp.tsx';
import { TableActions } from '../grid/TableActions.tsx';
import { ManualPoints } from './ManualPoints.tsx';
import { evidenceTable } from './scoresTable.ts';
import css from './Evidence.module.css';

interface EvidenceProps {
  readonly unitId: UnitId;
  readonly node: NodeView;
  readonly submissions?: ScoredSubmissions;
}

/** What a leaf counted: the occurrences, months or judgement that its points come from. */
export function Evidence({ unitId, node, submissions }: EvidenceProps) {
  if (node.judgements !== undefined) {
    return (
      <section className={css['evidence']}>
        <h3>{node.name}：评议</h3>
        <ManualPoints unitId={unitId} node={node} />
      </section>
    );
  }
  const counted = node.clauses.flatMap((clause) => [...clause.counted, ...clause.wellFacts]).filter(isListed);
  const isPieces = node.clauses.some((clause) => [...clause.counted, ...clause.wellFacts].some(isOfPieces));
  const months = isPieces ? submissions?.months : undefined;
  return (
    <section className={css['evidence']}>
      <h3>
        {node.name}：逐项
        {counted.length > 0 && <span className="sub num">{counted.length} 项次，问题在前</span>}
        {counted.length > 0 && <TableActions small table={() => evidenceTable(node.name, counted)} />}
        {months && <Link href="/submissions">到信息报送登记</Link>}
      </h3>
      <p className={clsx('sub', css['rule'])}>{node.clauses.map(({ sentence }) => sentence).join('；')}</p>
      {months && <Months months={months} sources={submissions?.sources ?? []} />}
      {months && submissions && submissions.longer.length > 0 && <LongerPeriods periods={submissions.longer} />}
      {counted.length > 0 && (
        <VirtualRows
          count={counted.length}
          estimate={() => 34}
          keyOf={(index) => keyOf(counted[index], index)}
          label={`${node.name}计入的事项`}
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

/** What asks for pieces is shown period by period. */
function isOfPieces({ of, occurrence }: FactView): boolean {
  return of === 'occurrence' && occurrence === undefined;
}

function isListed(fact: FactView): boolean {
  return !isOfPieces(fact);
}

function keyOf(counted: FactView | undefined, index: number): string {
  return counted?.occurrence ? occurrenceText(counted.occurrence) : String(index);
}

function CountedLine({ counted: { text, said, on, occurrence } }: { readonly counted: FactView }) {
  if (occurrence === undefined) {
    return (
      <div className={css['counted']}>
        <span className="grow ellipsis" title={text}>
          {text}
        </span>
        <span className={clsx('num', css['due'])}>{shortDate(on)}</span>
        <span className={clsx('num', css['verdict'])}>{said}</span>
      </div>
    );
  }
  const { content, period, dueOn, doneOn, dutyId } = occurrence;
  const when = dueOn === undefined ? '' : `${isReview(occurrence) ? '查' : '应'} ${shortDate(dueOn)}`;
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
        <LampWord lamp={occurrence.lamp}>
          {[...(doneOn === undefined ? [] : [shortDate(doneOn)]), said].join(' ')}
        </LampWord>
      </span>
    </div>
  );
}

function Months(props: {
  readonly months: ScoredSubmissions['months'];
  readonly sources: ScoredSubmissions['sources'];
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
function LongerPeriods({ periods }: { readonly periods: ScoredSubmissions['longer'] }) {
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
function Sources({ sources }: { readonly sources: ScoredSubmissions['sources'] }) {
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
