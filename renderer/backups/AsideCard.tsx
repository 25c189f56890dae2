import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import type { BackupView } from '../../electron/contract/backups.ts';
import { longDate } from '../ui/dates.ts';
import { useNotify } from '../ui/notify.tsx';
import { Card } from '../ui/Page.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { RestoreDialog } from './RestoreDialog.tsx';
import { justRestored } from './restored.ts';
import { asideName, bytesWords, countsWords, districtWords, momentWords, yearsWords } from './words.ts';
import css from './AsideCard.module.css';

/** What was here before each restore, which can be put back. */
export function AsideCard({ aside }: { readonly aside: readonly BackupView[] }) {
  const client = useQueryClient();
  const notify = useNotify();
  const [backing, setBacking] = useState<BackupView>();
  const [removing, setRemoving] = useState<BackupView>();
  const last = justRestored();
  const undoable = last?.wasHarmed === false ? last.aside : undefined;
  return (
    <Card title="恢复前的数据">
      <ul className={css['list']}>
        {aside.map((data) => (
          <li key={data.name}>
            <div className="grow">
              <p>
                <b className="num">{longDate(data.day)}</b> 恢复时移出
                <span className="sub num">
                  ，最后改动 {momentWords(data.madeAt)}，{bytesWords(data.bytes)}
                </span>
              </p>
              {data.holds ? (
                <p className="sub num">
                  {districtWords(data.holds)}，{yearsWords(data.holds)}；{countsWords(data.holds.counts)}
                </p>
              ) : (
                <p className="over">不能放回：{data.trouble}</p>
              )}
            </div>
            <Button
              size="small"
              type={undoable === data.name ? 'primary' : 'default'}
              aria-label={`放回：${asideName(data)}`}
              disabled={data.holds === undefined}
              onClick={() => setBacking(data)}
            >
              {undoable === data.name ? '撤销这次恢复' : '放回…'}
            </Button>
            <Button size="small" type="text" aria-label={`删除：${asideName(data)}`} onClick={() => setRemoving(data)}>
              删除
            </Button>
          </li>
        ))}
      </ul>
      {aside.length === 0 && (
        <p className={clsx('sub', css['none'])}>没有。恢复备份时，当时的数据会整套移到这里，可以放回。</p>
      )}
      {backing && <RestoreDialog choice={{ from: 'aside', data: backing }} onClose={() => setBacking(undefined)} />}
      {removing && (
        <RemoveDialog
          title="删除恢复前的数据？"
          what={{ from: 'aside', name: removing.name }}
          onClose={() => setRemoving(undefined)}
          onRemoved={() => {
            notify.success(`已删除：${asideName(removing)}`);
            setRemoving(undefined);
            void client.invalidateQueries({ queryKey: ['backups.overview'] });
          }}
        >
          <p>{asideName(removing)}</p>
          <p>删除后不能找回，也不能再放回。备份和现在的数据不受影响。</p>
        </RemoveDialog>
      )}
    </Card>
  );
}
