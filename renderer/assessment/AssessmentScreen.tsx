import { Button, Segmented } from 'antd';
import { clsx } from 'clsx';
import { useState, type KeyboardEvent } from 'react';
import { Link } from 'wouter';
import type { AssessmentTable, ClassScores, ScoreRow } from '../../electron/contract/assessment.ts';
import type { UnitClassId, UnitId } from '../../electron/domain/brand.ts';
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
import { plainPoints } from '../../electron/domain/points.ts';
import { rowOf, shareOf } from './points.ts';
import { SchemeDialog } from './SchemeDialog.tsx';
import { ScoreCard } from './ScoreCard.tsx';
import { CONTRIBUTION_WORDS, scoreRemarks, UNRANKED } from '../../electron/domain/words/assessment.ts';
import tableCss from '../ui/table.module.css';
import css from './AssessmentScreen.module.css';

/** 考核评分: every unit's score from what was registered, ranked within its group. */
export function AssessmentScreen() {
  const year = useYear();
  const query = useAppQuery('assessment.table', { year });
  const [editing, setEditing] = useState(false);
  const [{ group }] = useAddressState(assessmentAddress);
  const shown = query.data && shownClass(query.data, group);
  return (
    <Page
      fill
      title="考核评分"
      sub={query.data && shown ? headline(query.data, shown) : `${year}年`}
      actions={
        <>
          <Button disabled={!shown} onClick={() => setEditing(true)}>
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
      {editing && shown && <SchemeDialog year={year} scheme={shown.scheme} onClose={() => setEditing(false)} />}
    </Page>
  );
}

function hasUnits(table: AssessmentTable): boolean {
  return table.classes.length > 0;
}

/** 草稿 · 方案第 1 版 · 权重 4% · 满分 100 分折 4 分 · 截至 6月28日 · 考核截止日 2022年1月15日 */
function headline({ asOf, cutOff }: AssessmentTable, { scheme, weight, most }: ClassScores): string {
  const folded = plainPoints(most);
  const base = weight.base === '1000' ? '（总分千分制）' : '';
  const share = weight.kind === 'percent' ? `${weight.percent}%` : `${weight.points} 分`;
  return `草稿 · 方案第 ${scheme.version} 版 · 权重 ${share} · 满分 ${plainPoints(scheme.tree.total)} 分折 ${folded} 分${base} · 截至 ${dayWords(asOf)} · 考核截止日 ${dayWords(cutOff)}`;
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
    <Segmented<UnitClassId | ''>
      value={shownClass(table, group)?.classId ?? ''}
      options={table.classes.map(({ classId, name, rows }) => ({ value: classId, label: `${name} ${rows.length}` }))}
      onChange={(classId) => setAddress({ group: classId, unit: '', indicator: '' })}
    />
  );
}

function Aside({ table }: { readonly table: AssessmentTable }) {
  const year = useYear();
  const [{ group }] = useAddressState(assessmentAddress);
  const shown = shownClass(table, group);
  return (
    <>
      {`得分随登记即时更新，四舍五入；${CONTRIBUTION_WORDS[table.contributionFrom]}`}
      {shown && <TableActions table={() => scoresTable(shown, year)} />}
    </>
  );
}

function shownClass({ classes }: AssessmentTable, wanted: UnitClassId | ''): ClassScores | undefined {
  return classes.find(({ classId }) => classId === wanted) ?? classes[0];
}

function Scores({ table }: { readonly table: AssessmentTable }) {
  const [address, setAddress] = useAddressState(assessmentAddress);
  const shown = shownClass(table, address.group);
  if (!shown) return null;
  const { rows } = shown;
  const chosen = rowOf(rows, address.unit);
  return (
    <div className={css['assessment']}>
      <Card className="pane">
        <RankTable
          rows={rows}
          of={shown}
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
  readonly of: ClassScores;
  readonly chosen: UnitId | undefined;
  readonly onChoose: (unit: UnitId) => void;
}

function RankTable({ rows, of: { weight, scheme }, chosen, onChoose }: RankTableProps) {
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
            <th scope="col" className="right" title={contributionRule(weight, scheme.tree.total)}>
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

/** 总分 × 1000 ÷ 100 × 权重 4%. */
function contributionRule(weight: ClassScores['weight'], total: string): string {
  const full = plainPoints(total);
  return weight.kind === 'percent'
    ? `总分 × ${weight.base} ÷ ${full} × 权重 ${weight.percent}%`
    : `总分 ÷ ${full} × ${weight.points} 分`;
}

function buttonId(unitId: UnitId): string {
  return `rank-${unitId}`;
}

/** How much of the marks is reached; where there is no place, why. */
function ShareOrWhy({ row }: { readonly row: ScoreRow }) {
  // The place says 不排名 already.
  const why = row.place === undefined ? (row.unplacedWords ?? scoreRemarks(row)[0]) : undefined;
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
      <td className="right">
        {row.place ?? <span className="faint">{row.total === undefined ? '—' : UNRANKED}</span>}
      </td>
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
