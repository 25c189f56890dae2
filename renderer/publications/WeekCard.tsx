import { useState } from 'react';
import { Button } from 'antd';
import { Link } from 'wouter';
import type { CoveredLine } from '../../electron/contract/publications.ts';
import { occurrenceKey, occurrenceText } from '../../electron/domain/model/occurrenceKey.ts';
import { slipsHref } from '../address/slips.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Card } from '../ui/Page.tsx';
import { Loaded } from '../ui/states.tsx';
import { UnitName } from '../ui/UnitName.tsx';
import css from './Review.module.css';

const FEW = 6;

/** 本周谁还没有公开: what was due in the week, as far as the lists say; what no list covers stands apart and is never red. */
export function WeekCard() {
  const year = useYear();
  const query = useAppQuery('publications.week', { year });
  return (
    <Loaded query={query}>
      {({ due, done, waiting, missing, uncovered, through }) => (
        <Card
          title="本周还没有公开"
          extra={
            <span className="sub num">
              已公开 {done} / {due}
            </span>
          }
        >
          {missing.length === 0 ? (
            <p className={css['quiet']}>
              {through === undefined
                ? '还没有清单，不能判断。'
                : due === 0
                  ? '本周没有到期的。'
                  : done + waiting === 0 || uncovered.length === due
                    ? '本周应公开的都不在清单覆盖范围内。'
                    : '清单覆盖到的都已公开。'}
            </p>
          ) : (
            <Missing lines={missing} href={slipsHref({ year, items: missing.map(occurrenceKey) })} />
          )}
          <p className={css['quiet']}>
            {[
              ...(waiting > 0 ? [`待认 ${waiting} 项`] : []),
              ...(uncovered.length > 0
                ? [`未覆盖 ${uncovered.length} 项（清单里没有这些单位、栏目或日期，不能判断）`]
                : []),
              ...(through === undefined ? [] : [`清单截至 ${through}`]),
            ].join(' · ')}
          </p>
        </Card>
      )}
    </Loaded>
  );
}

function Missing({ lines, href }: { readonly lines: readonly CoveredLine[]; readonly href: string }) {
  const [all, setAll] = useState(false);
  const shown = all ? lines : lines.slice(0, FEW);
  return (
    <>
      <ul className={css['facts']}>
        {shown.map((line) => (
          <li key={occurrenceText(line)}>
            <UnitName unitId={line.unitId} name={line.unit} />
            <span className="ellipsis grow" title={`${line.content} · ${line.period}`}>
              {line.content}（{line.period}）
            </span>
            <span className={line.days > 0 ? 'over num' : 'sub num'}>
              {line.days > 0 ? `${line.days} 天` : line.days === 0 ? '今天' : `还有 ${-line.days} 天`}
            </span>
          </li>
        ))}
      </ul>
      <p className={css['quiet']}>
        {lines.length > FEW && (
          <Button type="link" size="small" onClick={() => setAll(!all)}>
            {all ? '收起' : `另 ${lines.length - FEW} 项`}
          </Button>
        )}
        <Link href={href}>生成提醒单</Link>
      </p>
    </>
  );
}
