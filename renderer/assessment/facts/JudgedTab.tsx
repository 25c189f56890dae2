import { Segmented } from 'antd';
import { clsx } from 'clsx';
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { JudgementView } from '../../../electron/contract/assessment.ts';
import type { ScoreFactsOfYear } from '../../../electron/contract/scoreFacts.ts';
import type { UnitClassId, UnitId } from '../../../electron/domain/brand.ts';
import { useAddressState } from '../../address/useAddressState.ts';
import { useYear } from '../../address/year.ts';
import type { TableCopy } from '../../grid/csv.ts';
import { TableActions } from '../../grid/TableActions.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Card } from '../../ui/Page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { UnitName } from '../../ui/UnitName.tsx';
import tableCss from '../../ui/table.module.css';
import { JudgePanel } from '../JudgePanel.tsx';
import { ASSESSORS_WORDS, rangeWords } from '../judging.ts';
import { plain } from '../points.ts';
import { FACTS_ADDRESS } from './address.ts';
import css from './Facts.module.css';

type Leaf = ScoreFactsOfYear['asked']['judged'][number];
type AskedClass = ScoreFactsOfYear['classes'][number];

/** A column of the grid: an assessor of a leaf. */
interface AssessorColumn {
  readonly leaf: Leaf;
  /** Empty: the office. */
  readonly assessor: string;
}

/** 人工评议: the judged leaves of a class as one grid, units down, assessors of each leaf across. */
export function JudgedTab({ facts }: { readonly facts: ScoreFactsOfYear }) {
  const [{ class: wanted }, setAddress] = useAddressState(FACTS_ADDRESS);
  const classes = facts.classes.filter(({ classId }) => facts.asked.judged.some((leaf) => leaf.classId === classId));
  const shown = classes.find(({ classId }) => classId === wanted) ?? classes[0];
  if (!shown) {
    return (
      <Card className="pane">
        <EmptyState
          title="方案里没有人工评议的指标"
          hint="方案里有“人工评议”的指标时，各单位的评议得分、理由和依据在这里成表登记。"
        />
      </Card>
    );
  }
  return (
    <Grid
      key={shown.classId}
      facts={facts}
      shown={shown}
      filters={
        classes.length > 1 && (
          <Segmented<UnitClassId>
            aria-label="考核类别"
            value={shown.classId}
            options={classes.map(({ classId, name }) => ({ value: classId, label: name }))}
            onChange={(id) => setAddress({ class: id })}
          />
        )
      }
    />
  );
}

interface GridProps {
  readonly facts: ScoreFactsOfYear;
  readonly shown: AskedClass;
  readonly filters: React.ReactNode;
}

function Grid({ facts, shown, filters }: GridProps) {
  const year = useYear();
  const [open, setOpen] = useState<{ readonly unitId: UnitId; readonly leaf: Leaf }>();
  const leaves = facts.asked.judged.filter(({ classId }) => classId === shown.classId);
  const ids = new Set(shown.units.map(({ unitId }) => unitId));
  const judgements = facts.judgements.filter(({ unitId }) => ids.has(unitId));
  const columns = useMemo(() => columnsOf(leaves, judgements), [leaves, judgements]);
  const find = (unitId: UnitId, { leaf, assessor }: AssessorColumn): JudgementView | undefined =>
    judgements.find((one) => one.unitId === unitId && one.nodeId === leaf.nodeId && one.assessor === assessor);
  const unit = shown.units.find(({ unitId }) => unitId === open?.unitId);
  const waiting = open === undefined ? [] : waitingAfter(shown, open);
  return (
    <Card className="pane">
      <div className={css['bar']}>
        {filters}
        <span className="sub text-sm">点一格，写明得分和理由</span>
        <span className="to-end">
          <TableActions table={() => judgedTable(shown, columns, find, year)} />
        </span>
      </div>
      {shown.locked !== undefined && (
        <p className={css['warn']}>
          {shown.locked}
          <Link href={`/scoreProcess?year=${year}&class=${shown.classId}`}> 到考核过程</Link>
        </p>
      )}
      <div className={tableCss['box']}>
        <table
          className={clsx('num', tableCss['table'], css['facts'], css['grid'])}
          aria-label={`${shown.name}人工评议`}
          style={{ tableLayout: 'auto', width: 'auto', minWidth: '50%' }}
        >
          <GridHead columns={columns} />
          <tbody>
            {shown.units.map(({ unitId, unit: name }) => (
              <tr key={unitId}>
                <th scope="row">
                  <UnitName unitId={unitId} name={name} />
                </th>
                {columns.map((column) => (
                  <td key={keyOf(column)} className="right">
                    <Given
                      given={find(unitId, column)}
                      isMissing={column.leaf.missing.includes(unitId)}
                      label={`${name}，${column.leaf.name}${column.assessor === '' ? '' : `，${column.assessor}`}`}
                      disabled={shown.locked !== undefined}
                      onOpen={() => setOpen({ unitId, leaf: column.leaf })}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {open && unit && (
        <Dialog title={`${unit.unit}：${open.leaf.name}`} width={640} footer={null} onCancel={() => setOpen(undefined)}>
          {waiting.length > 0 && (
            <p className="sub text-sm">{`另有 ${waiting.length} 个单位待评，保存后接着评下一个`}</p>
          )}
          <JudgePanel
            key={open.unitId}
            unitId={open.unitId}
            asked={open.leaf}
            onJudged={() => setOpen(waiting[0] === undefined ? undefined : { unitId: waiting[0], leaf: open.leaf })}
            judgements={judgements.filter((one) => one.unitId === open.unitId && one.nodeId === open.leaf.nodeId)}
          />
        </Dialog>
      )}
    </Card>
  );
}

/** The units that nobody has judged yet, those that stand behind the open one first. */
function waitingAfter(
  { units }: AskedClass,
  { unitId, leaf }: { readonly unitId: UnitId; readonly leaf: Leaf },
): readonly UnitId[] {
  const ids = units.map((each) => each.unitId);
  const at = ids.indexOf(unitId);
  return [...ids.slice(at + 1), ...ids.slice(0, at)].filter((id) => leaf.missing.includes(id));
}

/** 日常管理评议（0 至 10 分）; of several assessors each with the name. */
function columnWords({ leaf, assessor }: AssessorColumn): string {
  return assessor === '' ? `${leaf.name}（${rangeWords(leaf)}）` : `${leaf.name} ${assessor}`;
}

function GridHead({ columns }: { readonly columns: readonly AssessorColumn[] }) {
  return (
    <thead>
      <tr>
        <th scope="col">单位</th>
        {columns.map((column) => (
          <th
            key={keyOf(column)}
            scope="col"
            className="right"
            title={`${rangeWords(column.leaf)}，${ASSESSORS_WORDS[column.leaf.assessors]}`}
          >
            {columnWords(column)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface GivenProps {
  readonly given: JudgementView | undefined;
  readonly isMissing: boolean;
  readonly label: string;
  readonly disabled: boolean;
  readonly onOpen: () => void;
}

function Given({ given, isMissing, label, disabled, onOpen }: GivenProps) {
  return (
    <button
      type="button"
      className={clsx(css['given'], !given && isMissing && css['missing'])}
      aria-label={`${label}：${given ? plain(given.points) : isMissing ? '待评' : '没有评'}`}
      title={given?.reason}
      disabled={disabled}
      onClick={onOpen}
    >
      {given ? plain(given.points) : isMissing ? '待评' : '—'}
      {given?.isOldVersion && (
        <span className="accent" title={`按方案第 ${given.version} 版评的`}>
          *
        </span>
      )}
    </button>
  );
}

function keyOf({ leaf, assessor }: AssessorColumn): string {
  return `${leaf.nodeId} ${assessor}`;
}

/** The assessors who have judged a leaf, by name; one empty column where nobody has. */
function columnsOf(leaves: readonly Leaf[], judgements: readonly JudgementView[]): readonly AssessorColumn[] {
  return leaves.flatMap((leaf) => {
    const names = new Set(judgements.flatMap((one) => (one.nodeId === leaf.nodeId ? [one.assessor] : [])));
    const sorted = [...names].sort((a, b) => a.localeCompare(b, 'zh-CN'));
    return (sorted.length === 0 || leaf.assessors === 'one' ? [''] : sorted).map((assessor) => ({ leaf, assessor }));
  });
}

function judgedTable(
  { name, units }: AskedClass,
  columns: readonly AssessorColumn[],
  find: (unitId: UnitId, column: AssessorColumn) => JudgementView | undefined,
  year: number,
): TableCopy {
  return {
    name: `${year}年${name}人工评议`,
    header: [
      '单位',
      ...columns.flatMap(({ leaf, assessor }) => [`${leaf.name}${assessor === '' ? '' : `（${assessor}）`}`, '理由']),
    ],
    rows: units.map(({ unitId, unit }) => [
      unit,
      ...columns.flatMap((column) => {
        const given = find(unitId, column);
        return [given === undefined ? undefined : Number(given.points), given?.reason];
      }),
    ]),
  };
}
