import type { Between as Compared, ScoreDetail, StateOn } from '../../electron/contract/assessment.ts';
import { addDays, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { useAddressState } from '../address/useAddressState.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { DateField } from '../ui/DateField.tsx';
import { longDate } from '../ui/dates.ts';
import { Loaded } from '../ui/states.tsx';
import { useToday } from '../ui/useToday.ts';
import { assessmentAddress } from './address.ts';
import { factKey } from './nodes.ts';
import { shownPoints } from './points.ts';
import { FactLine } from './Trace.tsx';
import { Difference } from './WhatIfPane.tsx';
import css from './Between.module.css';

/** 两日变化: what of a unit's score changed between two days, and by which facts. */
export function Between({ detail }: { readonly detail: ScoreDetail }) {
  const year = useYear();
  const [address, setAddress] = useAddressState(assessmentAddress);
  const today = useToday();
  // Facts may come to be known after the cut-off: by today they are in the score beside this.
  const { from = addDays(detail.asOf, -30), to = detail.asOf < today ? today : detail.asOf } = address;
  const [early, late] = from <= to ? [from, to] : [to, from];
  const query = useAppQuery('assessment.between', { year, unitId: detail.row.unitId, from: early, to: late });
  const change = (patch: { from?: PlainDate | undefined; to?: PlainDate | undefined }): void =>
    setAddress(patch, { replace: true });
  return (
    <>
      <div className={css['days']}>
        <DateField aria-label="从哪一天" value={from} onChange={(day) => change({ from: day })} width={130} />
        <span className="sub">到</span>
        <DateField aria-label="到哪一天" value={to} onChange={(day) => change({ to: day })} width={130} />
        <span className="sub text-sm">按那一天的登记计算</span>
      </div>
      <Loaded query={query}>{(found) => <Found found={found} />}</Loaded>
    </>
  );
}

const CHANGE_WORDS: Readonly<Record<Compared['nodes'][number]['facts'][number]['change'], string>> = {
  new: '新增',
  gone: '不再计',
  changed: '变化',
};

function Found({ found: { from, to, nodes } }: { readonly found: Compared }) {
  return (
    <div className={css['found']}>
      <div className={css['totals']}>
        <State state={from} />
        <span aria-hidden="true">→</span>
        <State state={to} />
        {from.total !== undefined && to.total !== undefined && <Difference after={to.total} before={from.total} />}
      </div>
      {nodes.length === 0 && <p className={css['none']}>这两天之间，各指标得分没有变化。</p>}
      {nodes.map(({ nodeId, name, before, after, facts }) => (
        <section key={nodeId} aria-label={name}>
          <h3>
            <span className="grow ellipsis">{name}</span>
            <span className="num sub">
              {before === undefined ? '—' : shownPoints(before)} → {after === undefined ? '—' : shownPoints(after)}
            </span>
            {before !== undefined && after !== undefined && <Difference after={after} before={before} />}
          </h3>
          {facts.map((fact, at) => (
            <FactLine key={factKey(fact, at)} fact={fact} mark={CHANGE_WORDS[fact.change]} />
          ))}
        </section>
      ))}
    </div>
  );
}

function State({ state: { asOf, total, place, isProvisional } }: { readonly state: StateOn }) {
  return (
    <span>
      <span className="sub text-sm">{longDate(asOf)}</span> <b className="num">{total ?? '—'}</b>
      {isProvisional && <span className="accent text-sm"> 暂计</span>}
      <span className="sub num"> {place === undefined ? '不排名' : `第 ${place} 名`}</span>
    </span>
  );
}
