import { Segmented } from 'antd';
import { clsx } from 'clsx';
import { Link } from 'wouter';
import type { OverdueLine } from '../../electron/contract/today.ts';
import type { UnitId, Year } from '../../electron/domain/brand.ts';
import { occurrenceText } from '../../electron/domain/model/occurrenceKey.ts';
import { shortDate } from '../ui/dates.ts';
import { entryText } from '../occurrence/entries.ts';
import { LampWord } from '../ui/Lamp.tsx';
import { Card } from '../ui/Page.tsx';
import { TableActions } from '../grid/TableActions.tsx';
import { byDuty, byUnit } from './lines.ts';
import { overdueTable } from './overdueTable.ts';
import cardsCss from './cards.module.css';
import css from './OverdueCard.module.css';

type By = 'unit' | 'duty';

interface OverdueCardProps {
  readonly lines: readonly OverdueLine[];
  readonly year: Year;
  readonly by: By;
  readonly onBy: (by: By) => void;
  readonly onOpen: (line: OverdueLine, unitId?: UnitId) => void;
}

/** More than this nobody reads through; the breakdown table has them all. */
const MOST = 200;

/** All that is overdue, longest first, by unit or by duty. A line opens the duty's units, ready to register. */
export function OverdueCard({ lines, year, by, onBy, onOpen }: OverdueCardProps) {
  const count = by === 'unit' ? lines.length : byDuty(lines).length;
  return (
    <Card
      className={clsx(cardsCss['card'], css['overdue'])}
      title="逾期"
      extra={
        <span className="row">
          {lines.length > 0 && <Link href={`/papers?year=${year}`}>催办单</Link>}
          <TableActions small disabled={lines.length === 0} table={() => overdueTable(lines, by, year)} />
          <Segmented<By>
            aria-label="逾期排列"
            size="small"
            value={by}
            onChange={onBy}
            options={[
              { value: 'unit', label: '按单位' },
              { value: 'duty', label: '按事项' },
            ]}
          />
        </span>
      }
    >
      {lines.length === 0 ? (
        <p className={cardsCss['none']}>没有逾期的事项。</p>
      ) : (
        <ul className={cardsCss['list']}>
          {by === 'unit' ? (
            <ByUnit lines={byUnit(lines).slice(0, MOST)} onOpen={onOpen} />
          ) : (
            <ByDuty lines={lines} onOpen={onOpen} />
          )}
          {count > MOST && (
            <li className={css['rest']}>
              <Link href={`/tasks?year=${year}&state=overdue`}>另有 {count - MOST} 项，到任务分解中查看</Link>
            </li>
          )}
        </ul>
      )}
    </Card>
  );
}

interface RowsProps {
  readonly lines: readonly OverdueLine[];
  readonly onOpen: OverdueCardProps['onOpen'];
}

/** 财政收支简报（2021年5月） 0/2 */
function What({ line }: { readonly line: OverdueLine }) {
  return (
    <span className="ellipsis" title={`${line.content}（${line.period}）`}>
      {entryText(line)}
      <span className="sub">
        （{line.period}）{line.needed > 1 && `${line.done}/${line.needed}`}
      </span>
    </span>
  );
}

function ByUnit({ lines, onOpen }: RowsProps) {
  return lines.map((line, index) => {
    const again = lines[index - 1]?.unitId === line.unitId;
    return (
      <li key={occurrenceText(line)}>
        <button
          type="button"
          className={clsx(cardsCss['row'], css['by-unit'])}
          onClick={() => onOpen(line, line.unitId)}
        >
          <span className={clsx('ellipsis', again && 'faint')}>{line.unit}</span>
          <What line={line} />
          <span className="num sub">{shortDate(line.dueOn)}</span>
          <LampWord lamp="overdue">{`逾期 ${line.days} 天`}</LampWord>
        </button>
      </li>
    );
  });
}

function ByDuty({ lines, onOpen }: RowsProps) {
  return byDuty(lines)
    .slice(0, MOST)
    .map(({ key, line, units }) => (
      <li key={key}>
        <button
          type="button"
          className={clsx(cardsCss['row'], css['by-duty'])}
          title={units.join('、')}
          onClick={() => onOpen(line)}
        >
          <What line={line} />
          <span className="ellipsis sub">{units.length === 1 ? units[0] : `${units.length} 个单位`}</span>
          <span className="num sub">{shortDate(line.dueOn)}</span>
          <LampWord lamp="overdue">{`逾期 ${line.days} 天`}</LampWord>
        </button>
      </li>
    ));
}
