import { useQueryClient } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { useState } from 'react';
import type { BackupView } from '../../electron/contract/backups.ts';
import { useNotify } from '../ui/notify.tsx';
import { Card } from '../ui/Page.tsx';
import { AsideList } from './AsideList.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { asideName } from './words.ts';
import css from './AsideCard.module.css';

/** What was here before each restore, which can be put back. */
export function AsideCard({ aside }: { readonly aside: readonly BackupView[] }) {
  const client = useQueryClient();
  const notify = useNotify();
  const [removing, setRemoving] = useState<BackupView>();
  return (
    <Card title="恢复前的数据">
      <AsideList aside={aside} onRemove={setRemoving} />
      {aside.length === 0 && (
        <p className={clsx('sub', css['none'])}>没有。恢复备份时，当时的数据会整套移到这里，可以放回。</p>
      )}
      {removing && (
        <RemoveDialog
          title="删除恢复前的数据？"
          what={[{ from: 'aside', name: removing.name }]}
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
