import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { CopyView } from '../../electron/contract/backups.ts';
import { call } from '../bridge/call.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Card } from '../ui/Page.tsx';
import { ErrorState } from '../ui/states.tsx';
import { RestoreDialog } from './RestoreDialog.tsx';
import { copyName, countsWords, momentWords } from './words.ts';

/** The data has lost what a copy holds: the copy is offered before anything else. */
export function AheadCard({ copy }: { readonly copy: CopyView }) {
  const [restoring, setRestoring] = useState(false);
  const { holds } = copy;
  return (
    <Card title="数据比最新的备份旧" padded bodyClassName="stack">
      <p className="num over" role="alert">
        {copyName(copy)}
        {holds?.last && `做到“${holds.last.label}”（${momentWords(holds.last.at)}）为止`}，现在的数据里没有这一步。
      </p>
      <p className="num">
        {holds && `那份备份里有${countsWords(holds.counts)}。`}
        常见的原因是断电、磁盘出错，或放回了旧的数据文件。恢复之前会先给现在的数据做一份备份；恢复以前，这份备份不会被清理。
      </p>
      <div className="row">
        <Button type="primary" onClick={() => setRestoring(true)}>
          恢复这份备份…
        </Button>
        <Settle />
      </div>
      {restoring && <RestoreDialog choice={{ from: 'copy', copy }} onClose={() => setRestoring(false)} />}
    </Card>
  );
}

/** 就用现在的数据, after a question. */
function Settle() {
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const settle = useMutation({
    mutationFn: () => call('backups.settle', {}),
    onSuccess: () => {
      setAsking(false);
      return client.invalidateQueries();
    },
  });
  return (
    <>
      <Button type="text" onClick={() => setAsking(true)}>
        就用现在的数据…
      </Button>
      {asking && (
        <Dialog
          title="就用现在的数据？"
          width={480}
          okText="就用现在的数据"
          confirmLoading={settle.isPending}
          onCancel={() => setAsking(false)}
          onOk={() => settle.mutate()}
        >
          <p>
            有意放回了较早的数据时才这样选。以后不再提示；那份备份按“保留多少”清理，里面比现在多的内容会随它一起删除。
          </p>
          {settle.error && <ErrorState error={settle.error} inline />}
        </Dialog>
      )}
    </>
  );
}
