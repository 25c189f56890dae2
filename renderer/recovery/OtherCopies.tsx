import { Button } from 'antd';
import { useState } from 'react';
import type { CopyView } from '../../electron/contract/backups.ts';
import { CopyTable } from '../backups/CopyTable.tsx';
import { RestoreDialog } from '../backups/RestoreDialog.tsx';
import { useVerify } from '../backups/useVerify.ts';
import { WayOn } from './Way.tsx';
import css from './OtherCopies.module.css';

/** The copies beside the newest good one; the list opens where it is asked for. */
export function OtherCopies({ copies }: { readonly copies: readonly CopyView[] }) {
  const [open, setOpen] = useState(false);
  const [restoring, setRestoring] = useState<CopyView>();
  const { found, verifying, verify } = useVerify('copy');
  return (
    <WayOn
      title="恢复别的备份"
      action={
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? '收起' : `看 ${copies.length} 份备份`}
        </Button>
      }
      more={
        open && (
          <div className={css['list']}>
            <CopyTable
              copies={copies}
              verified={found}
              verifying={verifying}
              onVerify={verify}
              onRestore={setRestoring}
            />
          </div>
        )
      }
    >
      数据文件夹里还有别的备份。越早的备份，缺的登记越多。
      {restoring && (
        <RestoreDialog choice={{ from: 'copy', copy: restoring }} onClose={() => setRestoring(undefined)} />
      )}
    </WayOn>
  );
}
