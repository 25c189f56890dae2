import { clsx } from 'clsx';
import { Link } from 'wouter';
import type { Year } from '../../electron/domain/brand.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Card } from '../ui/Page.tsx';
import cardsCss from './cards.module.css';
import css from './lineCard.module.css';

/** 清单核对: how much of what is due this week lists of the site show, and what they do not; nothing where there is no list. Asked for when the rest is there. */
export function PublishedCard({ year }: { readonly year: Year }) {
  const lists = useAppQuery('publications.lists', {});
  const hasLists = (lists.data?.length ?? 0) > 0;
  const week = useAppQuery('publications.week', { year }, { enabled: hasLists });
  const watch = useAppQuery('publications.watch', { year }, { enabled: week.data !== undefined });
  if (!hasLists || !week.data) return null;
  const { due, done, waiting, missing, uncovered, through } = week.data;
  const stale = watch.data?.stale.length ?? 0;
  const all = `/publications?year=${year}`;
  const rest = [
    ...(waiting > 0 ? [`待认 ${waiting}`] : []),
    ...(uncovered.length > 0 ? [`未覆盖 ${uncovered.length}`] : []),
    ...(through === undefined ? [] : [`清单截至 ${through}`]),
  ];
  return (
    <Card
      className={clsx(cardsCss['card'], css['card'])}
      title="本周清单核对"
      extra={
        <span className={clsx('row num', cardsCss['extra'])}>
          <Link href={all}>发布比对</Link>
        </span>
      }
    >
      <p className={clsx('num', css['line'])}>
        <span>
          应公开 {due}，已公开 {done}
        </span>
        {missing.length > 0 && (
          <Link href={all} className="over">
            未公开 {missing.length}
          </Link>
        )}
        {rest.length > 0 && <span className="sub">{rest.join(' · ')}</span>}
        {stale > 0 && <Link href={all}>久未更新的栏目 {stale}</Link>}
      </p>
    </Card>
  );
}
