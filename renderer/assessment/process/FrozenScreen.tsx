import { Button } from 'antd';
import { clsx } from 'clsx';
import { useMemo, useState } from 'react';
import type { FrozenView } from '../../../electron/contract/scoreProcess.ts';
import type { ScoreFreezeId } from '../../../electron/domain/brand.ts';
import { useAddressState } from '../../address/useAddressState.ts';
import { useYear } from '../../address/year.ts';
import { useAppQuery } from '../../bridge/hooks.ts';
import { TableActions } from '../../grid/TableActions.tsx';
import { instantWords } from '../../ui/dates.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useNotify } from '../../ui/notify.tsx';
import { Card, Page } from '../../ui/Page.tsx';
import { Loaded } from '../../ui/states.tsx';
import cardCss from '../../ui/card.module.css';
import screenCss from '../AssessmentScreen.module.css';
import { Legend } from '../Legend.tsx';
import { ScoreTable, type Sorting } from '../ScoreTable.tsx';
import { ScoreTree } from '../ScoreTree.tsx';
import { legendOf, scoresPaper, scoresTable, sortedRows } from '../scores.ts';
import { PROCESS_ADDRESS } from './address.ts';
import { changedNodes } from './DifferencesTab.tsx';
import { savePaper } from './papers.ts';
import { signed } from './PublishedTab.tsx';
import css from './Process.module.css';

/** A frozen version as it was stored: scores, traces, papers. Nothing is reckoned anew. */
export function FrozenScreen({
  freezeId,
  onClose,
}: {
  readonly freezeId: ScoreFreezeId;
  readonly onClose: () => void;
}) {
  const query = useAppQuery('scoreProcess.frozen', { freezeId });
  const freeze = query.data?.freeze;
  return (
    <Page
      fill
      title={freeze ? `${freeze.className}定稿第 ${freeze.version} 版` : '定稿'}
      sub={freeze && `${frozenWords(freeze)} · 佐证文件 ${freeze.evidence} 个 · 照当时存下的显示，不重算`}
      actions={<Button onClick={onClose}>返回考核过程</Button>}
    >
      <Loaded query={query}>{(frozen) => <Frozen frozen={frozen} />}</Loaded>
    </Page>
  );
}

/** When, by whom and by which scheme it was frozen. */
function frozenWords({ frozenAt, frozenBy, schemeName, schemeVersion }: FrozenView['freeze']): string {
  return `${instantWords(frozenAt)} ${frozenBy}定稿 · ${schemeName}第 ${schemeVersion} 版`;
}

const BY_PLACE: Sorting = { column: '', isDown: false };

function Frozen({ frozen }: { readonly frozen: FrozenView }) {
  const year = useYear();
  const notify = useNotify();
  const [{ unit }, setAddress] = useAddressState(PROCESS_ADDRESS);
  const [sorting, setSorting] = useState(BY_PLACE);
  const { table, details, freeze, moved, sinceNotice } = frozen;
  const rows = useMemo(() => sortedRows(table.rows, sorting.column, sorting.isDown), [table, sorting]);
  const detail = details.find(({ row }) => row.unitId === unit);
  return (
    <>
      <div className={css['frozen-bar']}>
        {freeze.papers.map(({ name, hash }) => (
          <Button
            key={name}
            size="small"
            title={`SHA-256：${hash}`}
            onClick={() => void savePaper(freeze.id, name, notify)}
          >
            {name}
          </Button>
        ))}
        {moved.length > 0 && (
          <span className="sub text-sm num">
            与上一版相比：
            {moved.map(({ unit: name, before, after }) => `${name} ${before ?? '—'} → ${after ?? '—'}`).join('，')}
          </span>
        )}
        {sinceNotice && <span className="sub text-sm num">{sinceWords(sinceNotice)}</span>}
        <span className="to-end">
          <TableActions
            table={() => scoresTable(table, rows, year)}
            paper={() => scoresPaper(table, rows, { year, headline: frozenWords(freeze), legend: legendOf(table) })}
          />
        </span>
      </div>
      <div className={clsx(screenCss['assessment'], detail && screenCss['open'])}>
        <Card className="pane">
          <ScoreTable
            shown={table}
            rows={rows}
            chosen={detail?.row.unitId}
            sorting={sorting}
            onSort={setSorting}
            onOpen={(id) => setAddress({ unit: id }, { replace: true })}
          />
          <Legend entries={legendOf(table)} />
        </Card>
        {detail && (
          <Card className="pane">
            <div className={cardCss['head']}>
              <h2>
                {detail.row.unit} <span className="num">{detail.row.total ?? '—'}</span>
              </h2>
              <Button
                type="text"
                size="small"
                aria-label="关闭"
                icon={<Icon name="close" />}
                onClick={() => setAddress({ unit: '', node: '' }, { replace: true })}
              />
            </div>
            <ScoreTree key={detail.row.unitId} detail={detail} isStored />
          </Card>
        )}
      </div>
    </>
  );
}

/** 公示（2022-01-20 至 2022-01-24）以来：区民政局 80.50 → 96.00（申诉与补记 +0.50；按时公开 45 → 60） */
function sinceWords({ since, until, units }: NonNullable<FrozenView['sinceNotice']>): string {
  const why = ({ entered, nodes }: (typeof units)[number]): string => {
    const said = [...(entered === undefined ? [] : [`申诉与补记 ${signed(entered)}`]), ...changedNodes(nodes)];
    return said.length === 0 ? '' : `（${said.join('；')}）`;
  };
  const moved = units.map((one) => `${one.unit} ${one.noticed ?? '—'} → ${one.frozen ?? '—'}${why(one)}`);
  return `公示（${since} 至 ${until}）以来：${moved.length === 0 ? '没有变化' : moved.join('，')}`;
}
