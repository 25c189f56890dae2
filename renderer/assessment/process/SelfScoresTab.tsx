import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { SelfScoreTable } from '../../../electron/contract/assessment.ts';
import type { FillInRoundId } from '../../../electron/domain/brand.ts';
import { useYear } from '../../address/year.ts';
import { useAppQuery } from '../../bridge/hooks.ts';
import { longDate } from '../../ui/dates.ts';
import { Card } from '../../ui/Page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { UnitName } from '../../ui/UnitName.tsx';
import { columnPoints, withMinus } from '../points.ts';
import { FactTable } from '../facts/FactTable.tsx';

/** 自评对照: what units claim for themselves in the latest round that asks for it, beside the office's scores. */
export function SelfScoresTab() {
  const year = useYear();
  const rounds = useAppQuery('fillIn.rounds', { year });
  return (
    <Loaded query={rounds}>
      {(all) => {
        const round = all.findLast(({ kind }) => kind === 'selfScore');
        return round ? <Round id={round.id} /> : <NoRound />;
      }}
    </Loaded>
  );
}

function NoRound() {
  const year = useYear();
  return (
    <Card className="pane">
      <EmptyState
        title="还没有发起单位自评"
        hint="在单位填报里发起一期自评，单位填回自评分、理由和佐证后，这里逐项与评分对照。"
        actions={
          <Link href={`/fill-in?year=${year}&ask=selfScore`}>
            <Button type="primary">发起自评</Button>
          </Link>
        }
      />
    </Card>
  );
}

function Round({ id }: { readonly id: FillInRoundId }) {
  const query = useAppQuery('assessment.selfScores', { roundId: id });
  return <Loaded query={query}>{(table) => <Beside table={table} roundId={id} />}</Loaded>;
}

function inColumn(points: string | undefined): string {
  return points === undefined ? '—' : columnPoints(points);
}

const GONE = '无法对照';

/** Why nothing is listed as different. */
function emptyWords(gone: number, all: number): { readonly title: string; readonly hint: string } {
  if (gone === 0) return { title: '自评与评分一致', hint: '返回的自评没有与评分相差的指标。' };
  const why = '发起后考核方案改过，这些指标不在现行方案里。请按现行方案重新发起自评。';
  return gone === all
    ? { title: GONE, hint: why }
    : { title: '能对照的指标一致', hint: `另有 ${gone} 项${GONE}：${why}` };
}

function Beside({ table, roundId }: { readonly table: SelfScoreTable; readonly roundId: FillInRoundId }) {
  const year = useYear();
  const [shown, setShown] = useState<'differs' | 'gone' | 'all'>('differs');
  const lines = table.rows
    .filter(({ returned }) => returned)
    .flatMap((row) => row.cells.map((cell) => ({ row, cell })));
  const different = lines.filter(({ cell }) => cell.difference !== undefined && Number(cell.difference) !== 0);
  const gone = lines.filter(({ cell }) => cell.isGone);
  const listed = { all: lines, differs: different, gone }[shown];
  const returned = table.rows.filter((row) => row.returned).length;
  return (
    <FactTable
      label="自评对照"
      columns={[
        ['单位', '16%'],
        ['指标', '22%'],
        ['分值', 70],
        ['自评', 80],
        ['评分', 80],
        ['相差', 80],
        ['自评理由'],
        ['计分依据'],
      ]}
      rows={listed.map(({ row, cell }) => ({
        key: `${row.unitId} ${cell.indicatorId}`,
        cells: [
          <UnitName key="unit" unitId={row.unitId} name={row.unit} />,
          cell.name,
          cell.full,
          inColumn(cell.own?.points),
          inColumn(cell.office?.points),
          cell.isGone ? GONE : inColumn(cell.difference),
          cell.own?.reason,
          withMinus(cell.office?.basis ?? ''),
        ],
      }))}
      table={() => ({
        name: `${year}年自评对照`,
        header: ['单位', '指标', '分值', '自评', '评分', '相差', '自评理由', '计分依据'],
        rows: listed.map(({ row, cell }) => [
          row.unit,
          cell.name,
          cell.full,
          cell.own?.points,
          cell.office?.points,
          cell.isGone ? GONE : cell.difference,
          cell.own?.reason,
          cell.office?.basis,
        ]),
      })}
      empty={
        returned === 0
          ? { title: '还没有单位返回自评', hint: '返回后，这里逐项对照自评分和评分，相差的列出来。' }
          : emptyWords(gone.length, lines.length)
      }
      filters={
        <>
          <Segmented<typeof shown>
            aria-label="显示哪些"
            value={shown}
            onChange={setShown}
            options={[
              { value: 'differs', label: `不一致 ${different.length}` },
              ...(gone.length === 0 ? [] : [{ value: 'gone' as const, label: `${GONE} ${gone.length}` }]),
              { value: 'all', label: `全部 ${lines.length}` },
            ]}
          />
          <span className="sub text-sm num">
            已返回 {returned}/{table.rows.length} 个单位，评分截至 {longDate(table.asOf)}，相差为自评减评分
            {table.frozen?.map((words) => `；${words}`)}
          </span>
          {table.schemeDiffers && <span className="accent text-sm">发起后考核方案改过</span>}
        </>
      }
      actions={
        <Link href={`/fill-in?year=${year}&round=${roundId}`}>
          <Button>到这一期填报</Button>
        </Link>
      }
    />
  );
}
