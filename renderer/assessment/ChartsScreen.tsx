import { Segmented, Select } from 'antd';
import { useCallback, useMemo } from 'react';
import type { AssessmentTable, ClassScores } from '../../electron/contract/assessment.ts';
import type { UnitClassId, UnitId } from '../../electron/domain/brand.ts';
import { useAddressState } from '../address/useAddressState.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import type { Palette } from '../theme/palette.ts';
import { AssessmentTabs } from '../ui/AssessmentTabs.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { searchByLabel } from '../ui/search.ts';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { assessmentAddress } from './address.ts';
import { Chart } from './charts/Chart.tsx';
import { bandsOf, distributionTable, numberOf, rankingTable, type UnitFigure } from './charts/figures.ts';
import { unitFigures } from './charts/ofClass.ts';
import { bandsInSight, distributionOption, linesHeight, rankingOption } from './charts/options.ts';
import { axisWords } from './charts/scale.ts';
import { UnitCharts, UnitSeries } from './charts/UnitCharts.tsx';
import { filledClasses, headline, shownClass } from './scores.ts';

/** 图表: a class's ranking, how its totals are distributed, and a unit beside its class, by month and by year. */
export function ChartsScreen() {
  const year = useYear();
  const [address] = useAddressState(assessmentAddress);
  const query = useAppQuery('assessment.table', { year });
  const shown = query.data && shownClass(query.data, address);
  return (
    <Page
      title="考核评分"
      sub={query.data && shown ? headline(query.data, shown) : `${year}年`}
      filters={
        <>
          <AssessmentTabs at="/scoreCharts" {...(shown ? { classId: shown.classId } : {})} />
          {query.data && shown && <Choices table={query.data} shown={shown} />}
        </>
      }
    >
      <Loaded query={query}>{(table) => <Charts key={shown?.classId} shown={shownClass(table, address)} />}</Loaded>
    </Page>
  );
}

function Choices({ table, shown }: { readonly table: AssessmentTable; readonly shown: ClassScores }) {
  const [{ unit }, setAddress] = useAddressState(assessmentAddress);
  return (
    <>
      <Segmented<UnitClassId>
        aria-label="考核类别"
        value={shown.classId}
        options={filledClasses(table).map(({ classId, name, rows }) => ({
          value: classId,
          label: `${name} ${rows.length}`,
        }))}
        onChange={(id) => setAddress({ class: id, unit: '' })}
      />
      <Select<UnitId | undefined>
        aria-label="单位"
        placeholder="选一个单位，看它与本类"
        allowClear
        showSearch={searchByLabel}
        value={unit === '' ? undefined : unit}
        options={shown.rows.map((row) => ({ value: row.unitId, label: row.unit }))}
        onChange={(id) => setAddress({ unit: id ?? '' })}
        style={{ width: 220 }}
      />
    </>
  );
}

function Charts({ shown }: { readonly shown: ClassScores | undefined }) {
  const year = useYear();
  const [{ unit }] = useAddressState(assessmentAddress);
  const units = useMemo(() => (shown ? unitFigures(shown) : []), [shown]);
  const chosen = shown?.rows.find(({ unitId }) => unitId === unit);
  const series = useAppQuery(
    'assessment.series',
    { year, classId: shown?.classId ?? ('' as UnitClassId) },
    { enabled: shown !== undefined && !chosen },
  );
  if (!shown || units.length === 0) {
    return (
      <Card>
        <EmptyState title="还没有可以画的总分" hint="有了总分，这里画出排名、分布和各月变化。" />
      </Card>
    );
  }
  return (
    <div className="cards">
      <Ranking shown={shown} units={units} chosen={chosen?.unit} />
      <Distribution shown={shown} units={units} />
      {chosen ? (
        <UnitCharts unitId={chosen.unitId} shown={shown} />
      ) : (
        <Loaded query={series}>{(found) => <UnitSeries series={found} />}</Loaded>
      )}
    </div>
  );
}

interface RankingProps {
  readonly shown: ClassScores;
  readonly units: readonly UnitFigure[];
  readonly chosen?: string | undefined;
}

function Ranking({ shown, units, chosen }: RankingProps) {
  const year = useYear();
  const mean = numberOf(shown.mean);
  const figures = useMemo(
    () => ({ units, mean, bands: bandsOf(shown.scheme.tree.grades), ...(chosen === undefined ? {} : { chosen }) }),
    [units, mean, shown, chosen],
  );
  const option = useCallback((palette: Palette) => rankingOption(figures, palette), [figures]);
  const title = `${year}年${shown.name}排名`;
  const [first] = units;
  const last = units.findLast(({ isUnplaced }) => !isUnplaced);
  return (
    <Chart
      title={title}
      summary={`${shown.name} ${units.length} 个单位的总分，${mean === undefined ? '' : `均分 ${mean.toFixed(2)}，`}最高 ${first?.unit ?? ''} ${first?.total.toFixed(2) ?? ''}，最低 ${last?.unit ?? ''} ${last?.total.toFixed(2) ?? ''}`}
      option={option}
      height={linesHeight(units.length)}
      table={() => rankingTable(units, mean, title)}
      legend={[
        ...axisWords(units.map(({ total }) => total)),
        ...(mean === undefined ? [] : ['虚线为有名次单位的均分']),
        ...(bandsInSight(figures).length > 0 ? ['底色为等次的分数段'] : []),
        ...(units.some(({ isUnplaced }) => isUnplaced) ? ['空心点不排名'] : []),
      ].join('；')}
    />
  );
}

function Distribution({ shown, units }: RankingProps) {
  const year = useYear();
  const option = useCallback((palette: Palette) => distributionOption(units, palette), [units]);
  const title = `${year}年${shown.name}总分分布`;
  return (
    <Chart
      title={title}
      summary={`${shown.name} ${units.length} 个单位的总分按分数段的个数`}
      option={option}
      height={260}
      table={() => distributionTable(units, title)}
      legend="分数段含下限，不含上限；最后一段两端都含"
    />
  );
}
