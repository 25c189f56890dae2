import { Button } from 'antd';
import { Link } from 'wouter';
import type { BackupsOverview } from '../../electron/contract/backups.ts';
import { BACKUP_KIND_WORDS } from '../../electron/domain/words/backups.ts';
import { useYear } from '../address/year.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { instantWords } from '../ui/dates.ts';
import { Card } from '../ui/Page.tsx';
import settingsCss from './settings.module.css';

function latestLine({ copies }: BackupsOverview): string {
  const [latest] = copies;
  if (!latest) return '还没有备份；登记了内容以后，每天第一次使用时自动备份。';
  return `最近一份：${instantWords(latest.madeAt)}（${BACKUP_KIND_WORDS[latest.kind]}），共 ${copies.length} 份。`;
}

/** In 设置: when the last copy of the data was made, and the way to all of them. */
export function BackupsCard() {
  const year = useYear();
  const { data } = useAppQuery('backups.overview', {});
  return (
    <Card title="备份与恢复" padded>
      <div className={settingsCss['line']}>
        <span className="grow num">
          {data && latestLine(data)}
          {data?.copies[0]?.trouble !== undefined && <span className="over">{data.copies[0].trouble}</span>}
        </span>
        <Link href={`/backups?year=${year}`} asChild>
          <Button>备份与恢复</Button>
        </Link>
      </div>
    </Card>
  );
}
