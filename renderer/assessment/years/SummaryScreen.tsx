import { Button, Dropdown } from 'antd';
import { clsx } from 'clsx';
import { Link } from 'wouter';
import type { OpenDutyView, SummaryFigures, SummaryView } from '../../../electron/contract/comparison.ts';
import { NO_TASK } from '../../../electron/domain/words/comparison.ts';
import { useYear } from '../../address/year.ts';
import { call } from '../../bridge/call.ts';
import { useAppQuery } from '../../bridge/hooks.ts';
import { TableActions } from '../../grid/TableActions.tsx';
import { longDate } from '../../ui/dates.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Card, Page } from '../../ui/Page.tsx';
import { ReviewTabs } from '../../ui/ReviewTabs.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { useMadeFile } from '../../ui/useMadeFile.tsx';
import { SUMMARY_COLUMNS, summaryTable } from './summaryRows.ts';
import css from './Years.module.css';

/** 年度总结: what was carried out and what was not, by key task and by unit. */
export function SummaryScreen() {
  const year = useYear();
  const query = useAppQuery('comparison.summary', { year });
  const { data } = query;
  const { start, dialog } = useMadeFile('正在导出年度总结', '已导出');
  return (
    <Page
      title="年度总结"
      sub={data && `${year} 年度，截至 ${longDate(data.asOf)}`}
      actions={
        <>
          {data && <TableActions disabled={data.tasks.length === 0} table={() => summaryTable(data)} />}
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'docx', label: 'Word（总结全文）' },
                { key: 'xlsx', label: 'Excel（按重点任务、按单位、未落实事项）' },
              ],
              onClick: ({ key }) =>
                start(() => call('comparison.exportSummary', { year, kind: key === 'xlsx' ? 'xlsx' : 'docx' })),
            }}
          >
            <Button type="primary" icon={<Icon name="down" size={12} />} iconPlacement="end">
              导出
            </Button>
          </Dropdown>
          {dialog}
        </>
      }
      filters={<ReviewTabs at="/summary" />}
    >
      <Loaded query={query}>
        {(view) =>
          view.tasks.length === 0 ? <EmptyState title={`${year} 年度还没有事项`} /> : <Summary view={view} />
        }
      </Loaded>
    </Page>
  );
}

function Summary({ view }: { readonly view: SummaryView }) {
  const { total, tasks, units, open, notes, year } = view;
  return (
    <div className="cards">
      <Card padded>
        <p className={clsx('num', css['headline'])}>
          应办 <b>{total.owed}</b> = 已落实 <b>{total.done}</b> + 未落实{' '}
          <b className={total.open > 0 ? 'over' : undefined}>{total.open}</b> + 未到期 <b>{total.notDue}</b>
          {total.apart > 0 && (
            <span className="sub">
              ，另有不计 {total.apart}（其中免除 {total.exempt}）
            </span>
          )}
        </p>
        <p className="sub num">
          按事项：全部落实 {total.duties.all}，部分落实 {total.duties.part}，未落实 {total.duties.none}，未到期{' '}
          {total.duties.notDue}，不计 {total.duties.apart}
        </p>
        <p className={clsx('sub text-sm', css['notes'])}>
          {notes.join('')}项次与 <Link href={`/ledger?year=${year}`}>工作台账</Link>、
          <Link href={`/coverage?year=${year}`}>覆盖检查</Link> 相同。
        </p>
      </Card>
      <Card title="按重点任务">
        <Rows what="重点任务" rows={tasks.map((row) => ({ key: row.key, name: row.name || NO_TASK, row }))} />
      </Card>
      <Card title="按单位">
        <Rows what="单位" rows={units.map((row) => ({ key: row.unitId, name: row.unit, row }))} />
      </Card>
      <Card title={`未落实的事项 ${open.length}`}>
        {open.length === 0 ? <p className={css['note']}>到期的事项都已落实。</p> : <Open open={open} />}
      </Card>
    </div>
  );
}

interface RowsProps {
  readonly what: string;
  readonly rows: readonly { readonly key: string; readonly name: string; readonly row: SummaryFigures }[];
}

function Rows({ what, rows }: RowsProps) {
  return (
    <div className={css['box']}>
      <table className={clsx('num', css['table'])} aria-label={`按${what}`}>
        <thead>
          <tr>
            <th rowSpan={2}>{what}</th>
            <th colSpan={6} className={css['year']}>
              项次
            </th>
            <th colSpan={5} className={css['year']}>
              事项
            </th>
          </tr>
          <tr>
            {SUMMARY_COLUMNS.map(({ key, word }) => (
              <th key={key} className={css['figure']}>
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, row }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {SUMMARY_COLUMNS.map((column) => (
                <td key={column.key} className={clsx(css['figure'], column.isAlarm && column.of(row) > 0 && 'over')}>
                  {column.of(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Open({ open }: { readonly open: readonly OpenDutyView[] }) {
  return (
    <div className={css['box']}>
      <table className={clsx('num', css['table'], css['open'])} aria-label="未落实的事项">
        <thead>
          <tr>
            <th>事项</th>
            <th>重点任务</th>
            <th className={css['figure']}>未落实</th>
            <th>单位</th>
          </tr>
        </thead>
        <tbody>
          {open.map((each, at) => (
            // Two duties may bear the same words; lines do not move.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={at}>
              <th scope="row">
                {each.number !== '' && <span className="sub">{each.number} </span>}
                {each.content}
              </th>
              <td>{each.task}</td>
              <td className={clsx('over', css['figure'])}>{each.open}</td>
              <td>{each.units.join('、')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
