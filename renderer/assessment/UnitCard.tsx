import { Button } from 'antd';
import type { ClassScores, ScoreDetail } from '../../electron/contract/assessment.ts';
import type { UnitId } from '../../electron/domain/brand.ts';
import { UNRANKED } from '../../electron/domain/words/assessment.ts';
import { useAddressState } from '../address/useAddressState.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { TableActions } from '../grid/TableActions.tsx';
import { Icon } from '../ui/Icon.tsx';
import { later } from '../ui/later.tsx';
import { Card } from '../ui/Page.tsx';
import { Loaded } from '../ui/states.tsx';
import { UnitName } from '../ui/UnitName.tsx';
import cardCss from '../ui/card.module.css';
import tabsCss from '../ui/tabs.module.css';
import { assessmentAddress, DETAIL_VIEWS, type DetailView } from './address.ts';
import { Between } from './Between.tsx';
import { sheetPaper, sheetTable } from './nodes.ts';
import { ScoreTree } from './ScoreTree.tsx';
import { PROVISIONAL, publishedBy, remarksOf } from './scores.ts';
import { WhatIfPane } from './WhatIfPane.tsx';
import css from './UnitCard.module.css';

/** The charts' library is fetched by who looks at a chart. */
const UnitCharts = later(async () => (await import('./charts/UnitCharts.tsx')).UnitCharts);

interface UnitCardProps {
  readonly unitId: UnitId;
  readonly unit: string;
  readonly shown: ClassScores;
}

const VIEW_WORDS: Readonly<Record<DetailView, string>> = {
  score: '得分单',
  whatIf: '假设',
  between: '两日变化',
  beside: '比较图',
};

/** One unit's score: its tree with points of full, and whatever they were counted from. */
export function UnitCard({ unitId, unit, shown }: UnitCardProps) {
  const year = useYear();
  const [{ view }, setAddress] = useAddressState(assessmentAddress);
  const query = useAppQuery('assessment.unit', { year, unitId, classId: shown.classId });
  const detail = query.data?.row.unitId === unitId ? query.data : undefined;
  return (
    <Card className="pane">
      <div className={cardCss['head']}>
        <h2 className={css['unit']}>
          <UnitName unitId={unitId} name={unit} /> <span className={css['score']}>{detail?.row.total ?? '—'}</span>
          <span className={css['whole']}>{detail && wholeWords(detail)}</span>
        </h2>
        <span className="row">
          {detail && (
            <TableActions
              small
              // Of the charts, those are what is printed.
              prints={view !== 'beside'}
              table={() => sheetTable(detail, year)}
              paper={() => sheetPaper(detail, year)}
            />
          )}
          <Button
            type="text"
            size="small"
            aria-label="关闭"
            icon={<Icon name="close" />}
            onClick={() => setAddress({ unit: '', node: '', view: 'score' }, { replace: true })}
          />
        </span>
      </div>
      <div className={css['views']}>
        <fieldset className={tabsCss['tabs']}>
          <legend className="visually-hidden">看什么</legend>
          {DETAIL_VIEWS.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={view === each}
              onClick={() => setAddress({ view: each }, { replace: true })}
            >
              {VIEW_WORDS[each]}
            </button>
          ))}
        </fieldset>
        {detail && <Remarks detail={detail} />}
      </div>
      <Loaded query={query}>
        {(found) => (found.row.unitId === unitId ? <View view={view} detail={found} shown={shown} /> : null)}
      </Loaded>
    </Card>
  );
}

function View({
  view,
  detail,
  shown,
}: {
  readonly view: DetailView;
  readonly detail: ScoreDetail;
  readonly shown: ClassScores;
}) {
  switch (view) {
    case 'whatIf':
      return <WhatIfPane detail={detail} />;
    case 'between':
      return <Between detail={detail} />;
    case 'beside':
      return <UnitCharts unitId={detail.row.unitId} shown={shown} />;
    default:
      return <ScoreTree detail={detail} />;
  }
}

/** 第 3 名 · 折 3.86 分 · 优秀 */
function wholeWords({ row }: ScoreDetail): string {
  return [
    ...(row.place === undefined ? (row.total === undefined ? [] : [UNRANKED]) : [`第 ${row.place} 名`]),
    ...(row.contribution === undefined ? [] : [`折 ${row.contribution} 分`]),
    ...(row.grade === undefined ? [] : [row.grade]),
  ].join(' · ');
}

function Remarks({ detail: { row } }: { readonly detail: ScoreDetail }) {
  const said = [
    ...(row.unplaced === 'provisional' ? [PROVISIONAL] : []),
    ...remarksOf(row),
    ...(row.published === undefined ? [] : [`公布分 ${row.published.total}（${publishedBy(row.published)}）`]),
  ].join(' · ');
  return (
    <span className="sub text-sm ellipsis" title={said}>
      {said}
    </span>
  );
}
