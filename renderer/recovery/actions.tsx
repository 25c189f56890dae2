import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { RecoveryState } from '../../electron/contract/recovery.ts';
import { FolderChooser } from '../backups/FolderChooser.tsx';
import { openOtherData } from '../backups/otherTabs.ts';
import { call } from '../bridge/call.ts';
import { useChooseFolder } from './useChooseFolder.ts';
import { WayOn } from './Way.tsx';
import type { HarmedState } from './ways.ts';

/** 重新检查. */
export function LookAgain({ isFirst }: { readonly isFirst: boolean }) {
  const [same, setSame] = useState(false);
  const retry = useMutation({
    mutationFn: () => call('recovery.retry', {}),
    onMutate: () => setSame(false),
    onSuccess: (state: RecoveryState) => (state.state === 'harmed' ? setSame(true) : openOtherData()),
  });
  return (
    <WayOn
      title="重新检查"
      fault={retry.error}
      action={
        <Button type={isFirst ? 'primary' : 'default'} loading={retry.isPending} onClick={() => retry.mutate()}>
          重新检查
        </Button>
      }
    >
      已经接好磁盘、放回文件或改好权限之后点这里，不用重新启动。
      {same && <output className="over">刚才又查了一次，仍然打不开。</output>}
    </WayOn>
  );
}

/** 只读查看. */
export function ViewOnly({ harm }: { readonly harm: HarmedState['harm'] }) {
  const view = useMutation({ mutationFn: () => call('recovery.openReadOnly', {}), onSuccess: openOtherData });
  return (
    <WayOn
      title="只读查看能读出的内容"
      fault={view.error}
      action={
        <Button loading={view.isPending || view.isSuccess} onClick={() => view.mutate()}>
          只读查看
        </Button>
      }
    >
      {harm.kind === 'readOnly'
        ? '先查看、导出、打印，什么都不写入。'
        : '把还能读出的内容打开来查看、导出，补登备份以后的登记时用得上。损坏的文件原样不动，可能有内容读不出来。'}
    </WayOn>
  );
}

interface AnotherFolderProps {
  readonly host: HarmedState['host'];
  readonly isFirst: boolean;
}

/** 换一个数据文件夹. */
export function AnotherFolder({ host, isFirst }: AnotherFolderProps) {
  const choose = useChooseFolder();
  return (
    <WayOn
      title="换一个数据文件夹"
      fault={choose.error}
      action={
        <FolderChooser
          label="数据文件夹"
          action="选择文件夹…"
          example="D:\政务公开\数据"
          byDialog={host === 'electron'}
          type={isFirst ? 'primary' : 'default'}
          busy={choose.isPending || choose.isSuccess}
          onChoose={choose.mutate}
        />
      }
    >
      数据在别的文件夹里时用。以后启动也用它；选空文件夹就从头开始，这里的文件不受影响。
    </WayOn>
  );
}
