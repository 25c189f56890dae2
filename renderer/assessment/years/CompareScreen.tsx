import { Button, Dropdown, Segmented, Select } from 'antd';
import { clsx } from 'clsx';
import { useCallback, useMemo } from 'react';
import type { ComparedScore, ComparedSpan, ComparisonView } from '../../../electron/contract/comparison.ts';
import type { Year } from '../../../electron/domain/brand.ts';
import { changeWords } from '../../../electron/domain/words/comparison.ts';
import { oneOf, text, useAddressState } from '../../address/useAddressState.ts';
import { useYear } from '../../address/year.ts';
import { call } from '../../bridge/call.ts';
import { useAppQuery } from '../../bridge/hooks.ts';
import { TableActions } from '../../grid/TableActions.tsx';
import type { Palette } from '../../theme/palette.ts';
import { longDate } from '../../ui/dates.ts';
import { PAPER_SIZES } from '../../ui/ExportButton.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Card, Page } from '../../ui/Page.tsx';
import { ReviewTabs } from '../../ui/ReviewTabs.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { useMadeFile } from '../../ui/useMadeFile.tsx';
import { Chart } from '../charts/Chart.tsx';
import { linesHeight } from '../charts/options.ts';
import { axisWords } from '../charts/scale.ts';
import {
  BY_WORDS,
  COMPARED_BY,
  compareTable,
  FIGURE_WORDS,
  figureTexts,
  linesOf,
  type ComparedBy,
  type ComparedLine,
} from './compareRows.ts';
import { pairOption, pairTable, pairValues, type PairFigure } from './yearsChart.ts';
import css from './Years.module.css';

/** The year of the address is the later one. */
const COMPARE_ADDRESS = {
  with: text(),
  span: oneOf(['same', 'whole'], 'same'),
  by: oneOf(COMPARED_BY, 'unit'),
};

/** 年度对比: two years beside each other, by unit, key task or kind. */
export function CompareScreen() {
  const year = useYear();
  const [{ with: chosen }] = useAddressState(COMPARE_ADDRESS);
  const status = useAppQuery('workspace.status', {});
  const before = status.data?.years.map((each) => each.year).filter((each) => each < year) ?? [];
  const earlier = before.find((each) => String(each) === chosen) ?? before[0];
  if (earlier !== undefined) return <Compared earlier={earlier} later={year} before={before} />;
  return (
    <Page title="年度对比" sub={`${year} 年度`} filters={<ReviewTabs at="/compare" />}>
      <Loaded query={status}>
        {() => (
          <EmptyState
            title={`${year} 年度之前没有其他年度，没有可以对比的`}
            hint="换一个年度，或在以后的年度里再看。"
          />
        )}
      </Loaded>
    </Page>
  );
}

interface ComparedProps {
  readonly earlier: Year;
  readonly later: Year;
  readonly before: readonly Year[];
}

function Compared({ earlier, later, before }: ComparedProps) {
  const [{ span, by }, setAddress] = useAddressState(COMPARE_ADDRESS);
  const query = useAppQuery('comparison.get', { earlier, later, span });
  const { data } = query;
  const { start, dialog } = useMadeFile('正在导出对比表', '已导出');
  return (
    <Page
      title="年度对比"
      sub={data && daysWords(data)}
      actions={
        <>
          {data && <TableActions table={() => compareTable(data, by)} />}
          <Dropdown
            trigger={['click']}
            menu={{
              items: PAPER_SIZES.toReversed().map((paper) => ({ key: paper, label: `年度对比表（${paper} 横向）` })),
              onClick: ({ key }) =>
                start(() => call('comparison.export', { earlier, later, span, paper: key === 'A4' ? 'A4' : 'A3' })),
            }}
          >
            <Button icon={<Icon name="down" size={12} />} iconPlacement="end">
              导出
            </Button>
          </Dropdown>
          {dialog}
        </>
      }
      filters={
        <>
          <ReviewTabs at="/compare" />
          <Select<Year>
            aria-label="与哪一年对比"
            value={earlier}
            options={before.map((value) => ({ value, label: `与 ${value} 年` }))}
            onChange={(value) => setAddress({ with: String(value) })}
            style={{ width: 120 }}
          />
          <Segmented<ComparedSpan>
            aria-label="范围"
            value={data?.span ?? span}
            disabled={data !== undefined && !data.isRunning}
            options={[
              { value: 'same', label: '同期' },
              { value: 'whole', label: '全年' },
            ]}
            onChange={(value) => setAddress({ span: value })}
          />
          <Segmented<ComparedBy>
            aria-label="按什么对比"
            value={by}
            options={COMPARED_BY.map((value) => ({ value, label: `按${BY_WORDS[value]}` }))}
            onChange={(value) => setAddress({ by: value })}
          />
        </>
      }
    >
      <Loaded query={query}>{(view) => <Body view={view} by={by} />}</Loaded>
    </Page>
  );
}

/** 2023年6月15日 与 2024年6月15日. */
function daysWords({ earlier, later, span }: ComparisonView): string {
  const words = span === 'same' ? '同期' : '全年';
  return `${words}：截至 ${longDate(earlier.asOf)} 与 ${longDate(later.asOf)}`;
}

function Body({ view, by }: { readonly view: ComparisonView; readonly by: ComparedBy }) {
  const lines = useMemo(() => linesOf(view, by), [view, by]);
  if (lines.length === 0) return <EmptyState title="两个年度都没有应办" />;
  return (
    <div className="cards">
      <Card title={`按${BY_WORDS[by]}`}>
        <Figures view={view} lines={lines} by={by} />
        <p className={css['note']}>
          {nothingDueWords(view)}
          按时率＝按时÷到期，增减为百分点。{by === 'unit' && '撤并的单位并入承接它的单位；没有承接单位的单列。'}
          {view.span === 'same' ? '得分是同期的暂计分。' : '定稿的年度，得分按公布分。'}
        </p>
      </Card>
      <RateChart view={view} lines={lines} by={by} />
      {by === 'unit' && <ScoreChart view={view} lines={lines} />}
    </div>
  );
}

/** Why a year has no rates: so early in it nothing is due yet. */
function nothingDueWords({ earlier, later, total, span }: ComparisonView): string {
  const none = [
    { ...earlier, due: total.earlier?.due ?? 0 },
    { ...later, due: total.later?.due ?? 0 },
  ].filter(({ due }) => due === 0);
  if (none.length === 0) return '';
  const days = none.map(({ year, asOf }) => `${year} 年到 ${longDate(asOf)}`).join('、');
  return `${days}还没有到期的应办，所以没有按时率${span === 'same' ? '；要看上一年全年的，选“全年”' : ''}。`;
}

interface LinesProps {
  readonly view: ComparisonView;
  readonly lines: readonly ComparedLine[];
  readonly by: ComparedBy;
}

function Figures({ view, lines, by }: LinesProps) {
  const withScores = lines.some(({ earlierScore, laterScore }) => earlierScore ?? laterScore);
  const words = [...FIGURE_WORDS, ...(withScores ? ['得分', '等次'] : [])];
  const { earlier, later, total } = view;
  const all: ComparedLine = {
    key: '',
    name: '合计',
    joined: [],
    earlier: total.earlier,
    later: total.later,
    change: total.change,
  };
  return (
    <div className={css['box']}>
      <table className={clsx('num', css['table'])} aria-label={`${earlier.year}年与${later.year}年对比`}>
        <thead>
          <tr>
            <th rowSpan={2}>{BY_WORDS[by]}</th>
            {[earlier, later].map(({ year }) => (
              <th key={year} colSpan={words.length} className={css['year']}>
                {year} 年
              </th>
            ))}
            <th rowSpan={2} className={css['figure']}>
              按时率增减
            </th>
          </tr>
          <tr>
            {[earlier, later].flatMap(({ year }) =>
              words.map((word) => (
                <th key={`${year} ${word}`} className={css['figure']}>
                  {word}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {[...lines, all].map((line) => (
            <tr key={line.key} className={line === all ? css['sum'] : undefined}>
              <th scope="row">
                {line.name}
                {line.joined.length > 0 && <span className="sub text-sm">（含{line.joined.join('、')}）</span>}
              </th>
              <Year figures={line.earlier} score={line.earlierScore} withScores={withScores} />
              <Year figures={line.later} score={line.laterScore} withScores={withScores} />
              <td className={css['figure']}>{changeWords(line.change)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface YearCellsProps {
  readonly figures: ComparedLine['earlier'];
  readonly score: ComparedScore | undefined;
  readonly withScores: boolean;
}

function Year({ figures, score, withScores }: YearCellsProps) {
  const cells = figureTexts(figures);
  return (
    <>
      {FIGURE_WORDS.map((word, at) => (
        <td key={word} className={clsx(css['figure'], word === '逾期' && (figures?.overdue ?? 0) > 0 && 'over')}>
          {cells[at] ?? '—'}
        </td>
      ))}
      {withScores && (
        <>
          <td className={css['figure']} title={score?.isFrozen ? '定稿的公布分' : undefined}>
            {score?.total ?? '—'}
            {score?.isFrozen && <span className="sub text-sm">定</span>}
          </td>
          <td className={css['figure']}>{score?.grade ?? '—'}</td>
        </>
      )}
    </>
  );
}

function RateChart({ view, lines, by }: LinesProps) {
  const figures = useMemo(
    () =>
      lines.flatMap(({ name, earlier, later }): readonly PairFigure[] => {
        const [was, is] = [numberOf(earlier?.rate), numberOf(later?.rate)];
        return was === undefined && is === undefined ? [] : [{ name, earlier: was, later: is }];
      }),
    [lines],
  );
  return <PairChart view={view} figures={figures} what={`按${BY_WORDS[by]}的按时率（%）`} />;
}

function ScoreChart({ view, lines }: Omit<LinesProps, 'by'>) {
  const figures = useMemo(
    () =>
      lines.flatMap(({ name, earlierScore, laterScore }): readonly PairFigure[] => {
        const [was, is] = [numberOf(earlierScore?.total), numberOf(laterScore?.total)];
        return was === undefined && is === undefined ? [] : [{ name, earlier: was, later: is }];
      }),
    [lines],
  );
  return <PairChart view={view} figures={figures} what="考核得分" />;
}

function numberOf(points: string | undefined): number | undefined {
  return points === undefined ? undefined : Number(points);
}

interface PairChartProps {
  readonly view: ComparisonView;
  readonly figures: readonly PairFigure[];
  readonly what: string;
}

function PairChart({ view, figures, what }: PairChartProps) {
  const [earlier, later] = [view.earlier.year, view.later.year];
  const option = useCallback(
    (palette: Palette) => pairOption(figures, { earlier, later }, palette),
    [figures, earlier, later],
  );
  if (figures.length === 0) return null;
  const title = `${earlier}年与${later}年${what}`;
  const both = figures.flatMap((each) =>
    each.earlier === undefined || each.later === undefined ? [] : [each.later - each.earlier],
  );
  return (
    <Chart
      title={title}
      summary={`${figures.length} 行，两年都有的 ${both.length} 行中提高 ${both.filter((each) => each > 0).length}，下降 ${both.filter((each) => each < 0).length}`}
      option={option}
      height={linesHeight(figures.length)}
      table={() => pairTable(figures, { earlier, later }, title)}
      legend={[...axisWords(pairValues(figures)), `空心为 ${earlier} 年，实心为 ${later} 年`].join('；')}
    />
  );
}
