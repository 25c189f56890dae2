import { clsx } from 'clsx';
import { useMemo } from 'react';
import { Link } from 'wouter';
import type { ClauseView, FactView, NodeView, ScoreDetail } from '../../electron/contract/assessment.ts';
import { isReview } from '../../electron/domain/model/occurrenceKey.ts';
import { useYear } from '../address/year.ts';
import { TableActions } from '../grid/TableActions.tsx';
import { VirtualRows } from '../grid/VirtualRows.tsx';
import { shortDate } from '../ui/dates.ts';
import { LampWord } from '../ui/Lamp.tsx';
import { JudgePanel } from './JudgePanel.tsx';
import { factKey, factsOf, factsTable, isOfPieces, judgedClause, placeOf } from './nodes.ts';
import { Pieces } from './Pieces.tsx';
import { columnPoints, shownPoints, withMinus } from './points.ts';
import css from './Trace.module.css';

interface TraceProps {
  readonly detail: ScoreDetail;
  readonly node: NodeView;
  /** It was frozen: nothing of it can be judged anew. */
  readonly isStored: boolean;
}

/** What a node came from: its rules in words, what each made of the unit's facts, and the facts. */
export function Trace({ detail, node, isStored }: TraceProps) {
  const all = useMemo(() => node.clauses.flatMap(factsOf), [node]);
  const facts = useMemo(() => all.filter((fact) => !isOfPieces(fact)), [all]);
  const countsPieces = all.length > facts.length;
  const isReckoned = all.length > 0 || node.clauses.some(({ lines }) => lines.length > 0);
  const judged = judgedClause(detail.scheme, node.nodeId);
  return (
    <section className={css['trace']} aria-label={`${node.name}的计分`}>
      <h3>
        {node.name}
        {facts.length > 0 && (
          <>
            <span className="sub num">
              {facts.length} 项次{countsPieces && `，另有报送 ${all.length - facts.length} 期`}
            </span>
            <span className="to-end">
              <TableActions small table={() => factsTable(node.name, facts)} />
            </span>
          </>
        )}
      </h3>
      <div className={css['body']}>
        <Words node={node} />
        {judged && isStored && <GivenJudgements judgements={node.judgements ?? []} />}
        {judged && !isStored && (
          <JudgePanel
            unitId={detail.row.unitId}
            asked={{
              nodeId: node.nodeId,
              name: node.name,
              least: judged.least,
              most: judged.most,
              assessors: judged.assessors,
              needsBasis: judged.needsBasis === true,
            }}
            judgements={node.judgements ?? []}
          />
        )}
        {node.periods && <Periods periods={node.periods} />}
        {countsPieces && detail.submissions && <Pieces submissions={detail.submissions} />}
      </div>
      {facts.length > 0 && <Facts name={node.name} facts={facts} />}
      {!isReckoned && node.kind === 'leaf' && !judged && <p className={css['none']}>还没有计入这项指标的事项。</p>}
    </section>
  );
}

function Words({ node }: { readonly node: NodeView }) {
  const { criteria, clauses, lines, steps, kind } = node;
  return (
    <>
      {criteria !== undefined && criteria !== '' && (
        <p className={css['criteria']}>
          <span className="sub">评分标准</span> {criteria}
        </p>
      )}
      {clauses.map((clause, at) => (
        // The clauses of a leaf never change places.
        // oxlint-disable-next-line react/no-array-index-key
        <Clause key={at} clause={clause} />
      ))}
      {kind === 'branch' && <Lines lines={lines} />}
      {steps.length > 0 && <Lines lines={steps} />}
    </>
  );
}

function Clause({ clause: { sentence, lines, points, pending } }: { readonly clause: ClauseView }) {
  return (
    <div className={css['clause']}>
      <p>
        <span className="grow">{sentence}</span>
        <b className={clsx('num', Number(points) < 0 && 'over')}>{columnPoints(points)}</b>
      </p>
      <Lines lines={lines} />
      {pending > 0 && !lines.some((line) => line.includes('未到期')) && (
        <p className="sub num">另有 {pending} 项未到期，不计</p>
      )}
    </div>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <ul className={css['lines']}>
      {lines.map((line) => (
        <li key={line}>{withMinus(line)}</li>
      ))}
    </ul>
  );
}

/** What was judged, as it was frozen. */
function GivenJudgements({ judgements }: { readonly judgements: NonNullable<NodeView['judgements']> }) {
  return (
    <ul className={css['lines']}>
      {judgements.map(({ assessor, points, reason, basis }) => (
        <li key={assessor}>
          {assessor !== '' && `${assessor}：`}
          {shownPoints(points)} 分，{reason}
          {basis !== '' && `（${basis}）`}
        </li>
      ))}
    </ul>
  );
}

function Periods({ periods }: { readonly periods: NonNullable<NodeView['periods']> }) {
  return (
    <table className={clsx('num', css['periods'])} aria-label="各期得分">
      <tbody>
        {periods.map(({ label, points }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{points === undefined ? <span className="faint">未计</span> : columnPoints(points)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Facts({ name, facts }: { readonly name: string; readonly facts: readonly FactView[] }) {
  return (
    <VirtualRows
      count={facts.length}
      estimate={() => 34}
      keyOf={(index) => factKey(facts[index], index)}
      label={`${name}计入的事项`}
      className={css['facts']}
    >
      {(index) => {
        const fact = facts[index];
        return fact && <FactLine fact={fact} />;
      }}
    </VirtualRows>
  );
}

/** 应 05-31 of what is owed, 查 of what is reviewed then; else the fact's own day. */
function dayWords({ on, occurrence }: FactView, year: number): string {
  if (!occurrence) return shortDate(on, year);
  if (occurrence.dueOn === undefined) return '';
  return `${isReview(occurrence) ? '查' : '应'} ${shortDate(occurrence.dueOn, year)}`;
}

interface FactLineProps {
  readonly fact: FactView;
  /** Stands before it. */
  readonly mark?: string;
}

/** One fact: what it is, its day, what became of it, its points; it leads to where it is on record. */
export function FactLine({ fact, mark }: FactLineProps) {
  const year = useYear();
  const { text, said, points, count, occurrence, byNode } = fact;
  const place = placeOf(fact, year);
  return (
    <div className={css['fact']}>
      {mark !== undefined && <span className="sub text-xs">{mark}</span>}
      {place === undefined ? (
        <span className="grow ellipsis" title={text}>
          {text}
        </span>
      ) : (
        <Link href={place} className="grow ellipsis" title={text}>
          {text}
        </Link>
      )}
      {occurrence && (
        <span className={clsx('sub ellipsis text-sm', css['period'])} title={occurrence.period}>
          {occurrence.period}
        </span>
      )}
      <span className={clsx('num sub text-sm', css['day'])}>{dayWords(fact, year)}</span>
      <span className={clsx('num ellipsis', css['said'])} title={said}>
        {occurrence ? (
          <LampWord lamp={occurrence.lamp}>
            {[...(occurrence.doneOn === undefined ? [] : [shortDate(occurrence.doneOn, year)]), said].join(' ')}
          </LampWord>
        ) : (
          <>
            {said}
            {count !== undefined && count > 1 && ` ×${count}`}
          </>
        )}
      </span>
      <span className={clsx('num', css['points'], points !== undefined && Number(points) < 0 && 'over')}>
        {byNode ? (
          <span className="sub text-xs" title={`已在“${byNode.name}”计，不重复`}>
            已在“{byNode.name}”计
          </span>
        ) : (
          points !== undefined && columnPoints(points)
        )}
      </span>
    </div>
  );
}
