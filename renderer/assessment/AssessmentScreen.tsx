import { Button, Segmented } from 'antd';
import { clsx } from 'clsx';
import { useState, type KeyboardEvent } from 'react';
import { Link } from 'wouter';
import type { AssessmentTable, Scheme, ScoreRow } from '../../electron/contract/assessment.ts';
import type { UnitKind } from '../../electron/contract/shared.ts';
import type { UnitId } from '../../electron/domain/brand.ts';
import { dateParts, type PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { ExportButton } from '../ui/ExportButton.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { UnitName } from '../ui/UnitName.tsx';
import { TableActions } from '../grid/TableActions.tsx';
import { useAddressState } from '../address/useAddressState.ts';
import { AfterCutOff } from './AfterCutOff.tsx';
import { assessmentAddress } from './address.ts';
import { scoresTable } from './scoresTable.ts';
import { fullContribution, rowOf, shareOf } from './points.ts';
import { SchemeDialog } from './SchemeDialog.tsx';
import { ScoreCard } from './ScoreCard.tsx';
import { CONTRIBUTION_WORDS, scoreRemarks, UNRANKED } from '../../electron/domain/words/assessment.ts';
import { UNIT_KIND_WORDS } from '../../electron/domain/words/duties.ts';
import tableCss from '../ui/table.module.css';
import css from './AssessmentScreen.module.css';

/** 考核评分: every unit's score from what was registered, ranked within its group. */
export function AssessmentScreen() {
  const year = useYear();
  const query = useAppQuery('assessment.table', { year });
  const [editing, setEditing] = useState(false);
  const scheme = query.data?.scheme;
  return (
    <Page
      fill
      title="考核评分"
      sub={query.data ? headline(query.data) : `${year}年`}
      actions={
        <>
          <Button disabled={!scheme} onClick={() => setEditing(true)}>
            考核方案
          </Button>
          <ExportButton kinds={['assessment']} />
        </>
      }
      {...(query.data && hasUnits(query.data)
        ? { filters: <Groups table={query.data} />, aside: <Aside table={query.data} /> }
        : {})}
    >
      <Loaded query={query}>{(table) => (hasUnits(table) ? <Scores table={table} /> : <NoUnits />)}</Loaded>
      {editing && scheme && <SchemeDialog year={year} scheme={scheme} onClose={() => setEditing(false)} />}
    </Page>
  );
}

function hasUnits(table: AssessmentTable): boolean {
  return table.groups.some((group) => group.rows.length > 0);
}

/** 草稿 · 方案第 1 版 · 权重 4% · 满分 100 分折 4 分 · 截至 6月28日 · 考核截止日 2022年1月15日 */
function headline({ scheme, asOf, cutOff }: AssessmentTable): string {
  const folded = fullContribution(scheme.weight, scheme.base) ?? '';
  const base = scheme.base === 1000 ? '（总分千分制）' : '';
  return `草稿 · 方案第 ${scheme.version} 版 · 权重 ${scheme.weight}% · 满分 100 分折 ${folded} 分${base} · 截至 ${dayWords(asOf)} · 考核截止日 ${dayWords(cutOff)}`;
}

function dayWords(date: PlainDate): string {
  const { year, month, day } = dateParts(date);
  return `${year}年${month}月${day}日`;
}

function NoUnits() {
  return (
    <Card className="pane">
      <EmptyState
        title="还没有可以评分的单位"
        hint="导入任务分解表、定时公开指标明细表后，按登记情况即时计分。"
        actions={
          <Link href="/imports">
            <Button type="primary">导入表格</Button>
          </Link>
        }
      />
    </Card>
  );
}

function Groups({ table }: { readonly table: AssessmentTable }) {
  const [{ group }, setAddress] = useAddressState(assessmentAddress);
  return (
    <Segmented<UnitKind>
      value={shownGroup(table, group).kind}
      options={table.groups
        .filter((each) => each.rows.length > 0)
        .map((each) => ({ value: each.kind, label: `${UNIT_KIND_WORDS[each.kind]} ${each.rows.length}` }))}
      onChange={(kind) => setAddress({ group: kind, unit: '', indicator: '' })}
    />
  );
}

function Aside({ table }: { readonly table: AssessmentTable }) {
  const year = useYear();
  const [{ group }] = useAddressState(assessmentAddress);
  const { kind, rows } = shownGroup(table, group);
  return (
    <>
      {`得分随登记即时更新，四舍五入；${CONTRIBUTION_WORDS[table.contributionFrom]}`}
      <TableActions table={() => scoresTable(rows, table.scheme, year, UNIT_KIND_WORDS[kind])} />
    </>
  );
}

type Group = AssessmentTable['groups'][number];

function shownGroup(table: AssessmentTable, wanted: UnitKind): Group {
  const filled = table.groups.filter((group) => group.rows.length > 0);
  return filled.find((group) => group.kind === wanted) ?? filled[0] ?? { kind: wanted, rows: [] };
}

function Scores({ table }: { readonly table: AssessmentTable }) {
  const [address, setAddress] = useAddressState(assessmentAddress);
  const { rows } = shownGroup(table, address.group);
  const chosen = rowOf(rows, address.unit);
  return (
    <div className={css['assessment']}>
      <Card className="pane">
        <RankTable
          rows={rows}
          scheme={table.scheme}
          chosen={chosen?.unitId}
          onChoose={(unit) => setAddress({ unit }, { replace: true })}
        />
        <AfterCutOff table={table} units={new Set(rows.map(({ unitId }) => unitId))} />
      </Card>
      {chosen && <ScoreCard key={chosen.unitId} unitId={chosen.unitId} unit={chosen.unit} />}
    </div>
  );
}

interface RankTableProps {
  readonly rows: readonly ScoreRow[];
  readonly scheme: Scheme;
  readonly chosen: UnitId | undefined;
  readonly onChoose: (unit: UnitId) => void;
}

function RankTable({ rows, scheme, chosen, onChoose }: RankTableProps) {
  const at = rows.findIndex((row) => row.unitId === chosen);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = rows[at + step];
    if (step === 0 || !next) return;
    event.preventDefault();
    onChoose(next.unitId);
    document.getElementById(buttonId(next.unitId))?.focus();
  };
  return (
    <div className={tableCss['box']}>
      <table className={clsx('num', tableCss['table'], css['ranks'])}>
        <colgroup>
          <col style={{ width: 76 }} />
          <col style={{ width: 200 }} />
          <col />
          <col style={{ width: 84 }} />
          <col style={{ width: 92 }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col" className="right">
              名次
            </th>
            <th scope="col">单位</th>
            <th scope="col">得分</th>
            <th scope="col" className="right">
              总分
            </th>
            <th scope="col" className="right" title={`总分 × ${scheme.base} ÷ 100 × 权重 ${scheme.weight}%`}>
              折算分
            </th>
          </tr>
        </thead>
        {/* The keys move between the buttons that the rows hold. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <tbody onKeyDown={onKeyDown}>
          {rows.map((row) => (
            <RankRow key={row.unitId} row={row} on={row.unitId === chosen} onChoose={onChoose} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function buttonId(unitId: UnitId): string {
  return `rank-${unitId}`;
}

/** How much of the marks is reached; where there is no place, why. */
function ShareOrWhy({ row }: { readonly row: ScoreRow }) {
  // The place says 不排名 already.
  const why = row.rank === undefined ? (row.unranked ?? scoreRemarks(row)[0]) : undefined;
  if (why !== undefined) return <td className={clsx('sub', css['why'])}>{why}</td>;
  return (
    <td aria-hidden="true">
      <div className={css['bar']}>
        <i style={{ width: `${shareOf(row.total, '100') * 100}%` }} />
      </div>
    </td>
  );
}

function RankRow(props: { readonly row: ScoreRow; readonly on: boolean; readonly onChoose: (unit: UnitId) => void }) {
  const { row, on, onChoose } = props;
  return (
    // The button in the row does the same for the keyboard.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <tr className={on ? tableCss['row-on'] : undefined} onClick={() => onChoose(row.unitId)}>
      <td className="right">{row.rank ?? <span className="faint">{row.total === undefined ? '—' : UNRANKED}</span>}</td>
      <td>
        <span className={css['who']}>
          <button
            type="button"
            id={buttonId(row.unitId)}
            className={tableCss['row-open']}
            aria-pressed={on}
            onClick={() => onChoose(row.unitId)}
          >
            {row.unit}
          </button>
          <UnitName unitId={row.unitId} name={row.unit} asMark />
        </span>
      </td>
      <ShareOrWhy row={row} />
      <td className={clsx('right', css['total'])}>
        {row.total ?? <span className="faint">—</span>}
        {row.total !== undefined && row.rebased && (
          <span className="faint" title="有指标不适用或尚未评议，已按其余指标折算为 100 分">
            *
          </span>
        )}
      </td>
      <td className="right">{row.contribution ?? '—'}</td>
    </tr>
  );
}
