import { Button } from 'antd';
import { useState } from 'react';
import type { BackupView } from '../../electron/contract/backups.ts';
import { longDate } from '../ui/dates.ts';
import { RestoreDialog } from './RestoreDialog.tsx';
import { justRestored } from './restored.ts';
import { asideName, bytesWords, countsWords, districtWords, momentWords, yearsWords } from './words.ts';
import css from './AsideList.module.css';

interface AsideListProps {
  readonly aside: readonly BackupView[];
  /** Left out where it may be all that an office has. */
  readonly onRemove?: (data: BackupView) => void;
}

/** What was here before each restore, latest first, each with the way back. */
export function AsideList({ aside, onRemove }: AsideListProps) {
  const [backing, setBacking] = useState<BackupView>();
  const restored = justRestored();
  const undoable = restored?.wasHarmed ? undefined : restored?.aside;
  return (
    <>
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
            {onRemove && (
              <Button size="small" type="text" aria-label={`删除：${asideName(data)}`} onClick={() => onRemove(data)}>
                删除
              </Button>
            )}
          </li>
        ))}
      </ul>
      {backing && <RestoreDialog choice={{ from: 'aside', data: backing }} onClose={() => setBacking(undefined)} />}
    </>
  );
}
