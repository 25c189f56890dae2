import { Button } from 'antd';
import { Link } from 'wouter';
import type { WorkdayYear } from '../../electron/contract/workdays.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Card } from '../ui/Page.tsx';
import settingsCss from './settings.module.css';

/** Where the year's working days come from. */
function sourceLine({ year, source }: WorkdayYear): string {
  switch (source) {
    case 'builtIn':
      return `${year}年工作日按内置的国务院办公厅放假安排计算。`;
    case 'office':
      return `${year}年工作日按本单位录入的放假安排计算。`;
    case 'provisional':
      return `${year}年的放假安排还没有录入，工作日按周一至周五暂定。`;
    default:
      return source satisfies never;
  }
}

/** In 设置: where the year's working days come from, and the way to change them. */
export function WorkdaysCard() {
  const year = useYear();
  const { data } = useAppQuery('workdays.year', { year });
  return (
    <Card title="放假安排" padded>
      <div className={settingsCss['line']}>
        <span className="grow num">{data && sourceLine(data)}</span>
        <Link href={`/workdays?year=${year}`} asChild>
          <Button>{data?.source === 'provisional' ? '录入放假通知' : '查看和修改'}</Button>
        </Link>
      </div>
    </Card>
  );
}
