import { clsx } from 'clsx';
import { useState } from 'react';
import { Button } from 'antd';
import type { ProgressRow, RoundChange, RoundDetail } from '../../electron/contract/fillIn.ts';
import { occurrenceText } from '../../electron/domain/model/occurrenceKey.ts';
import { ROUND_CHANGE_WORDS } from '../../electron/domain/words/documents.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Loaded } from '../ui/states.tsx';
import { UnitName } from '../ui/UnitName.tsx';
import filterCss from './filter.module.css';
import tableCss from '../ui/table.module.css';
import tabsCss from '../ui/tabs.module.css';
import css from './RoundDetail.module.css';

const CHANGES = Object.keys(ROUND_CHANGE_WORDS) as readonly RoundChange[];
type Shown = RoundChange | 'all' | 'silent';

/** So many rows at once; the rest is a click away. */
const SHOWN_AT_FIRST = 200;

/** 逐项变化: what units said of each item this time and the time before, and what became of it. */
export function RoundProgress({ round }: { readonly round: RoundDetail }) {
  const query = useAppQuery('fillIn.progress', { roundId: round.id });
  return <Loaded query={query}>{(rows) => <Rows rows={rows} />}</Loaded>;
}

function shownOf({ answer }: ProgressRow): Exclude<Shown, 'all'> {
  return answer?.change ?? 'silent';
}

function Rows({ rows }: { readonly rows: readonly ProgressRow[] }) {
  const [shown, setShown] = useState<Shown>('all');
  const [all, setAll] = useState(false);
  const counts = Map.groupBy(rows, shownOf);
  const tabs: readonly (readonly [Shown, string])[] = [
    ['all', `全部 ${rows.length}`],
    ...CHANGES.flatMap((change) => {
      const count = counts.get(change)?.length ?? 0;
      return count === 0 ? [] : [[change, `${ROUND_CHANGE_WORDS[change]} ${count}`] as const];
    }),
    ...(counts.has('silent') ? [['silent', `未填报 ${counts.get('silent')?.length}`] as const] : []),
  ];
  const found = shown === 'all' ? rows : (counts.get(shown) ?? []);
  const listed = all ? found : found.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      <div className={filterCss['filter']}>
        <fieldset className={tabsCss['tabs']}>
          <legend className="visually-hidden">显示哪些变化</legend>
          {tabs.map(([key, words]) => (
            <button key={key} type="button" className="num" aria-pressed={shown === key} onClick={() => setShown(key)}>
              {words}
            </button>
          ))}
        </fieldset>
        <span className="sub">停滞：连续两期没有变化</span>
      </div>
      <div className={tableCss['box']}>
        <table className={clsx(tableCss['table'], css['table'])} aria-label="逐项变化">
          <colgroup>
            <col style={{ width: '15%' }} />
            <col style={{ width: '27%' }} />
            <col style={{ width: 88 }} />
            <col />
            <col />
            <col style={{ width: 76 }} />
          </colgroup>
          <thead>
            <tr>
              <th>单位</th>
              <th>事项</th>
              <th>完成情况</th>
              <th>本期</th>
              <th>上期</th>
              <th>变化</th>
            </tr>
          </thead>
          <tbody>
            {listed.map((row) => (
              <Row key={occurrenceText(row)} row={row} />
            ))}
          </tbody>
        </table>
        {listed.length < found.length && (
          <Button type="link" onClick={() => setAll(true)}>
            显示其余 {found.length - listed.length} 项
          </Button>
        )}
      </div>
    </>
  );
}

function Row({ row }: { readonly row: ProgressRow }) {
  const { unitId, unit, content, period, answer, before } = row;
  return (
    <tr>
      <td>
        <UnitName unitId={unitId} name={unit} />
      </td>
      <td>
        <p>{content}</p>
        <p className="sub text-sm num">{period}</p>
      </td>
      <td>{answer?.status}</td>
      <td>{answer?.progress}</td>
      <td className="sub" title={before ? `${before.round}，${before.on}` : undefined}>
        {before && (before.progress || before.status)}
      </td>
      <td>
        <ChangeWord change={answer?.change} />
      </td>
    </tr>
  );
}

/** 停滞 and 回退 stand out; what is as it was recedes. */
function ChangeWord({ change }: { readonly change: RoundChange | undefined }) {
  if (change === undefined) return <span className="faint">未填报</span>;
  const look =
    change === 'stuck' || change === 'back' ? 'over' : change === 'same' || change === 'settled' ? 'sub' : '';
  return <span className={look}>{ROUND_CHANGE_WORDS[change]}</span>;
}
