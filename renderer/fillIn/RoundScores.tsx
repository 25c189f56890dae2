import { clsx } from 'clsx';
import { useState } from 'react';
import type { SelfScoreTable } from '../../electron/contract/assessment.ts';
import type { RoundDetail } from '../../electron/contract/fillIn.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { longDate } from '../ui/dates.ts';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { UnitName } from '../ui/UnitName.tsx';
import filterCss from './filter.module.css';
import tableCss from '../ui/table.module.css';
import tabsCss from '../ui/tabs.module.css';
import css from './RoundDetail.module.css';

type Row = SelfScoreTable['rows'][number];
type Cell = Row['cells'][number];

/** 自评对照: what units claim beside the office's score, indicator by indicator. */
export function RoundScores({ round }: { readonly round: RoundDetail }) {
  const query = useAppQuery('assessment.selfScores', { roundId: round.id });
  return <Loaded query={query}>{(table) => <Scores table={table} />}</Loaded>;
}

function differs({ difference }: Cell): boolean {
  return difference !== undefined && Number(difference) !== 0;
}

function Scores({ table }: { readonly table: SelfScoreTable }) {
  const [shown, setShown] = useState<'all' | 'differs'>('all');
  const lines = table.rows
    .filter(({ returned }) => returned)
    .flatMap((row) => row.cells.map((cell) => ({ row, cell })));
  const different = lines.filter(({ cell }) => differs(cell));
  if (lines.length === 0) {
    return <EmptyState title="还没有单位返回自评" hint="返回后，这里逐项对照自评分和评分，相差的列出来。" />;
  }
  return (
    <>
      <div className={filterCss['filter']}>
        <fieldset className={tabsCss['tabs']}>
          <legend className="visually-hidden">显示哪些指标</legend>
          {(
            [
              ['all', `全部 ${lines.length}`],
              ['differs', `不一致 ${different.length}`],
            ] as const
          ).map(([key, words]) => (
            <button key={key} type="button" className="num" aria-pressed={shown === key} onClick={() => setShown(key)}>
              {words}
            </button>
          ))}
        </fieldset>
        <span className="sub">评分截至 {longDate(table.asOf)}；相差为自评减评分</span>
        {table.schemeDiffers && <span className="accent">发起后考核方案改过，自评按发起时的指标和分值</span>}
      </div>
      <div className={tableCss['box']}>
        <table className={clsx(tableCss['table'], css['table'])} aria-label="自评对照">
          <colgroup>
            <col style={{ width: '15%' }} />
            <col style={{ width: '22%' }} />
            <col style={{ width: 64 }} />
            <col style={{ width: 72 }} />
            <col style={{ width: 72 }} />
            <col style={{ width: 84 }} />
            <col />
          </colgroup>
          <thead>
            <tr>
              <th>单位</th>
              <th>指标</th>
              <th className={css['points']}>分值</th>
              <th className={css['points']}>自评分</th>
              <th className={css['points']}>评分</th>
              <th className={css['points']}>相差</th>
              <th>自评理由</th>
            </tr>
          </thead>
          <tbody>
            {(shown === 'all' ? lines : different).map(({ row, cell }) => (
              <tr key={`${row.unitId} ${cell.indicatorId}`}>
                <td>
                  <UnitName unitId={row.unitId} name={row.unit} />
                </td>
                <td>{cell.name}</td>
                <td className={css['points']}>{cell.full}</td>
                <td className={css['points']}>{cell.own?.points ?? '—'}</td>
                <td className={css['points']} title={cell.office?.basis}>
                  {cell.office?.points ?? '—'}
                </td>
                <td className={clsx(css['points'], differs(cell) && 'over')}>
                  {cell.isGone ? '无法对照' : (cell.difference ?? '—')}
                </td>
                <td>{cell.own?.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
