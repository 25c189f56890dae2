import { clsx } from 'clsx';
import { Link } from 'wouter';
import type { UnitPage } from '../../electron/contract/unitPage.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { FINDING_STATE_WORDS } from '../../electron/domain/words/findings.ts';
import { SLIP_STATE_WORDS } from '../../electron/domain/words/ledger.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { shortDate } from '../ui/dates.ts';
import { Card } from '../ui/Page.tsx';
import css from './UnitScreen.module.css';

interface PartProps {
  readonly page: UnitPage;
  readonly year: Year;
}

/** 信息报送 by months; what misses the month's target is marked. */
export function Pieces({ page, year }: PartProps) {
  const { pieces } = page;
  if (!pieces || (pieces.total === 0 && pieces.due === 0)) return null;
  return (
    <Card title="信息报送" extra={<Link href={`/submissions?year=${year}`}>共 {pieces.total} 篇</Link>}>
      <ol className={css['months']} aria-label="各月报送篇数">
        {pieces.counts.map((count, index) => {
          const month = index + 1;
          const isShort = pieces.missed.includes(month);
          const isOwed = (pieces.targets[index] ?? 0) > 0;
          return (
            <li key={month} className={css['month']}>
              <span className="sub text-xs">{month}月</span>
              <b className={clsx('num', isShort && 'over')}>{count ?? (isShort ? '缺' : isOwed ? '' : '—')}</b>
            </li>
          );
        })}
      </ol>
      <p className={clsx('sub num', css['note'])}>
        应报 {pieces.due} 个月，达标 {pieces.met} 个月
        {(pieces.longer ?? []).map(({ dutyId, period, count, target }) => (
          <span key={`${dutyId} ${period}`}>{`；${period} ${count}/${target}`}</span>
        ))}
      </p>
    </Card>
  );
}

/** 问题: what was found, and how it stands. */
export function Faults({ page, year }: PartProps) {
  const { faults, unitId } = page;
  if (faults.length === 0) return null;
  const all = `/findings?year=${year}&unit=${unitId}`;
  return (
    <Card title={`问题 ${faults.length}`} extra={<Link href={all}>问题整改</Link>}>
      <ul className="plain-list" aria-label="问题">
        {faults.map(({ id, cause, rectifyBy, state, daysOver }) => (
          <li key={id}>
            <Link className={css['fault']} href={`${all}&finding=${id}`}>
              <span className="ellipsis" title={cause}>
                {cause}
              </span>
              <span className="num sub">{rectifyBy === undefined ? '' : shortDate(rectifyBy, year)}</span>
              <span className={clsx(daysOver !== undefined && 'over')}>{FINDING_STATE_WORDS[state]}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** 催办: the slips that pressed it, latest first. */
export function Slips({ page, year }: PartProps) {
  const { data } = useAppQuery('reminders.list', { year, unitId: page.unitId });
  if (!data || data.slips.length === 0) return null;
  return (
    <Card title={`催办 ${data.slips.length}`} extra={<Link href={`/papers?year=${year}`}>催办单</Link>}>
      <ul className="plain-list" aria-label="催办单">
        {data.slips.map(({ id, documentNumber, levelName, on, replyBy, state, open, items, round }) => (
          <li key={id} className={css['slip']}>
            <span className={css['what']}>
              <span className="num">
                {levelName} {documentNumber}
              </span>
              <span className="sub text-xs num">
                {on} 发出，{replyBy} 前回复 ·{' '}
                {round
                  ? `催返“${round.title}”${round.isOpen ? '，未返回' : ''}`
                  : `涉及 ${items.length} 项，未办 ${open}`}
              </span>
            </span>
            <span className={state === 'unanswered' ? 'over' : 'sub'}>{SLIP_STATE_WORDS[state]}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** 得分 as the assessment gives it; every indicator leads to what it counted. */
export function Score({ page, year }: PartProps) {
  const { score, unitId } = page;
  if (!score) return null;
  const { total, place, unplacedWords, cells, names, contribution } = score;
  const detail = `/assessment?year=${year}&class=${score.classId}&unit=${unitId}`;
  return (
    <Card
      title={
        <>
          得分 <span className="num">{total ?? '—'}</span>
        </>
      }
      extra={<Link href={detail}>{place === undefined ? (unplacedWords ?? '不排名') : `第 ${place} 名`}</Link>}
    >
      <ul className="plain-list" aria-label="各指标得分">
        {cells.map(({ nodeId, full, points, basis }, index) => (
          <li key={nodeId}>
            <Link className={css['indicator']} href={`${detail}&node=${nodeId}`}>
              <span className={css['what']}>
                <span>{names[index]}</span>
                <span className="sub text-xs num">{basis}</span>
              </span>
              <span className="num">
                {points ?? '—'}
                <span className="sub"> / {full}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {contribution !== undefined && <p className={clsx('sub num', css['note'])}>折算分 {contribution}</p>}
    </Card>
  );
}
