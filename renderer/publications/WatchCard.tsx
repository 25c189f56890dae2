import { Link } from 'wouter';
import { daysBetween } from '../../electron/domain/dates/plainDate.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Card } from '../ui/Page.tsx';
import { Loaded } from '../ui/states.tsx';
import css from './Review.module.css';

const FEW = 8;

/** What the lists say of the site itself: 久未更新, 不再显示的链接, 重复标题, 改期. Empty parts are not shown. */
export function WatchCard() {
  const year = useYear();
  const query = useAppQuery('publications.watch', { year });
  return (
    <Loaded query={query}>
      {({ stale, vanished, doubled, redated }) => (
        <>
          <Part
            title="久未更新的栏目"
            lines={stale.map(({ column, unit, days, lastOn, through }) => ({
              key: `${column} ${unit}`,
              text: [unit, column].filter((part) => part !== '').join(' · '),
              end: `${days} 天`,
              more: `${lastOn === undefined ? '清单覆盖的日期里一条也没有' : `最近一条 ${lastOn}`}，清单截至 ${through}${lastOn !== undefined && daysBetween(lastOn, through) > days ? '；其间清单没有覆盖到的日期不算' : ''}`,
            }))}
          />
          <Part
            title="登记的链接不再显示"
            href={`/links?year=${year}&vanished=1`}
            lines={vanished.map(({ link, title, unit, lastSeenIn }) => ({
              key: link,
              text: `${unit} · ${title}`,
              end: '',
              more: `${link}\n最后见于 ${lastSeenIn}，之后的清单里没有了：可能已删除或移动`,
            }))}
          />
          <Part
            title="标题重复"
            lines={doubled.map(({ title, unit, publications }) => ({
              key: publications.map(({ id }) => id).join(' '),
              text: [unit, title].filter((part) => part !== '').join(' · '),
              end: `${publications.length} 条`,
              more: publications
                .map(({ publishedOn, column, link }) =>
                  [publishedOn, column, link].filter((part) => part !== '').join(' '),
                )
                .join('\n'),
            }))}
          />
          <Part
            title="改期"
            lines={redated.map(({ publicationId, title, from, to, source, isBackdated }) => ({
              key: publicationId,
              text: title,
              end: `${from.slice(5)} → ${to.slice(5)}`,
              more: `${source} 里的日期与以前的清单不同：原为 ${from}，现为 ${to}${isBackdated ? '。按原日期逾期，按现日期按时，请核实' : ''}`,
              isGrave: isBackdated,
            }))}
          />
        </>
      )}
    </Loaded>
  );
}

interface PartProps {
  readonly title: string;
  /** Where they are dealt with. */
  readonly href?: string;
  readonly lines: readonly {
    readonly key: string;
    readonly text: string;
    readonly end: string;
    /** Shown on hover. */
    readonly more: string;
    /** It is to be looked into. */
    readonly isGrave?: boolean;
  }[];
}

function Part({ title, href, lines }: PartProps) {
  if (lines.length === 0) return null;
  const count = <span className="sub num">{lines.length}</span>;
  return (
    <Card title={title} extra={href === undefined ? count : <Link href={href}>检查 {lines.length} 个</Link>}>
      <ul className={css['facts']}>
        {lines.slice(0, FEW).map(({ key, text, end, more, isGrave = false }) => (
          <li key={key} title={more}>
            <span className="ellipsis grow">{text}</span>
            {isGrave && <span className={css['grave']}>逾期改为按时</span>}
            <span className="sub num">{end}</span>
          </li>
        ))}
      </ul>
      {lines.length > FEW && <p className={css['quiet']}>另 {lines.length - FEW} 条</p>}
    </Card>
  );
}
