import type { NodeView, ScoreDetail } from '../../electron/contract/assessment.ts';
import { clsx } from 'clsx';
import type { UnitId } from '../../electron/domain/brand.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Card } from '../ui/Page.tsx';
import { Loaded } from '../ui/states.tsx';
import { useAddressState } from '../address/useAddressState.ts';
import { assessmentAddress } from './address.ts';
import { Evidence } from './Evidence.tsx';
import { shareOf } from './points.ts';
import { scoreRemarks } from '../../electron/domain/words/assessment.ts';
import cardCss from '../ui/card.module.css';
import css from './ScoreCard.module.css';

/** 得分单: one unit's points by indicator; a click on an indicator shows what it counted. */
export function ScoreCard({ unitId, unit }: { readonly unitId: UnitId; readonly unit: string }) {
  const year = useYear();
  const query = useAppQuery('assessment.unit', { year, unitId });
  return (
    <Card className="pane">
      <Loaded query={query}>{(detail) => <CardBody unit={unit} unitId={unitId} detail={detail} />}</Loaded>
    </Card>
  );
}

function CardBody(props: { readonly unit: string; readonly unitId: UnitId; readonly detail: ScoreDetail }) {
  const { unit, unitId, detail } = props;
  const [address, setAddress] = useAddressState(assessmentAddress);
  const { nodes } = detail;
  const shown = nodes.find(({ nodeId }) => nodeId === address.indicator) ?? nodes[0];
  return (
    <>
      <div className={cardCss['head']}>
        <h2 className={css['unit']}>
          {detail.row.unit || unit} <span className={clsx('num', css['score'])}>{detail.row.total ?? '—'}</span>
        </h2>
        <span className="sub num">{whole(detail)}</span>
      </div>
      <ul className={css['indicators']}>
        {nodes.map((node) => (
          <li key={node.nodeId}>
            <button
              type="button"
              className={clsx(css['indicator'], node.nodeId === shown?.nodeId && css['on'])}
              aria-pressed={node.nodeId === shown?.nodeId}
              onClick={() => setAddress({ indicator: node.nodeId }, { replace: true })}
            >
              <NodeLine node={node} />
            </button>
          </li>
        ))}
      </ul>
      {shown && (
        <Evidence
          key={`${unitId} ${shown.nodeId}`}
          unitId={unitId}
          node={shown}
          {...(detail.submissions === undefined ? {} : { submissions: detail.submissions })}
        />
      )}
    </>
  );
}

function whole({ row }: ScoreDetail): string {
  const parts = [
    ...(row.place === undefined ? [] : [`第 ${row.place} 名`]),
    ...(row.contribution === undefined ? [] : [`折 ${row.contribution} 分`]),
    ...(row.rebased && row.total !== undefined ? ['已按适用指标折算'] : []),
    ...scoreRemarks(row),
  ];
  return parts.join(' · ');
}

const LOW = 0.8;

function NodeLine({ node: { name, points, full, basis } }: { readonly node: NodeView }) {
  const low = points !== undefined && shareOf(points, full) < LOW;
  return (
    <>
      <span className="grow">
        <span className={css['name']}>{name}</span>
        <span className={clsx('sub num', css['basis'])}>{basis}</span>
      </span>
      <span className={clsx('num', css['points'], low && 'over')}>{points ?? '—'}</span>
      <span className={clsx('num sub', css['full'])}>/ {full}</span>
    </>
  );
}
