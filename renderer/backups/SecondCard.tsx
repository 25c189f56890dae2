import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import type { SecondCopyView, SecondFolder } from '../../electron/contract/backups.ts';
import { call } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Card } from '../ui/Page.tsx';
import { ErrorState } from '../ui/states.tsx';
import { CopyTable } from './CopyTable.tsx';
import { FolderChooser } from './FolderChooser.tsx';
import { OpenFolder } from './OpenFolder.tsx';
import { PassphraseDialog } from './PassphraseDialog.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { RestoreDialog } from './RestoreDialog.tsx';
import { useVerify } from './useVerify.ts';
import { VerifyDialog } from './VerifyDialog.tsx';
import { copyName, momentWords } from './words.ts';
import css from './SecondCard.module.css';

interface SecondCardProps {
  readonly second: SecondFolder | undefined;
  /** Whether one was chosen can no longer be read. */
  readonly isLost: boolean;
  /** Whether copies that go there are sealed. */
  readonly isSealed: boolean;
  /** Whether data is open, of which a trial copy can be made. */
  readonly isOpen: boolean;
}

/** 另一处备份: a folder on another disk which gets every copy too. */
export function SecondCard({ second, isLost, isSealed, isOpen }: SecondCardProps) {
  const client = useQueryClient();
  const status = useAppQuery('workspace.status', {});
  const set = useMutation({
    mutationFn: (folder: string | null) => call('backups.setSecond', { folder }),
    onSuccess: () =>
      Promise.all(['backups.overview', 'backups.health'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
  return (
    <Card title="另一处备份" extra={second && <OpenFolder from="second" />}>
      <div className={css['part']}>
        {second ? (
          <State second={second} />
        ) : isLost ? (
          <p className="over" role="alert">
            原来选定的文件夹和口令读不出来了，没有往另一处抄备份。请接好原来的盘，重新选定。以前设过口令的，先重新设置口令，再选文件夹。
          </p>
        ) : (
          <p>
            可以再选一个文件夹，放在 U 盘、移动硬盘或网络盘上：每份备份都抄一份过去。这台电脑坏了、丢了，还有那一份。
          </p>
        )}
        <FolderChooser
          key={second?.folder}
          label="另一处备份的文件夹"
          example="E:\政务公开备份"
          byDialog={status.data?.host === 'electron'}
          action={second ? '换一个文件夹…' : '选择文件夹…'}
          busy={set.isPending}
          onChoose={set.mutate}
        >
          {second && <LetGo onLetGo={() => set.mutate(null)} busy={set.isPending} />}
          {isLost && (
            <Button type="text" disabled={set.isPending} onClick={() => set.mutate(null)}>
              没有另一处备份
            </Button>
          )}
        </FolderChooser>
        {set.error && <ErrorState error={set.error} inline />}
      </div>
      {!second && isLost && <Protection sealed={isSealed} isOpen={isOpen} />}
      {second && (
        <>
          <Protection sealed={second.sealed} isOpen={isOpen} />
          {second.sealed && <PlainOnes copies={second.copies} />}
          <CopiesElsewhere copies={second.copies} />
        </>
      )}
    </Card>
  );
}

function sinceWords({ isSeen, lastAt }: SecondFolder): string {
  if (lastAt !== undefined) return `那里最近一份做于 ${momentWords(lastAt)}`;
  return isSeen ? '还没有抄过去的备份' : '那里有哪些备份，接上那个盘才知道';
}

function State({ second }: { readonly second: SecondFolder }) {
  const { folder, trouble, lastAt, behind } = second;
  const since = sinceWords(second);
  return (
    <div>
      <p>
        <code className={css['path']}>{folder}</code>
      </p>
      {trouble === undefined ? (
        <p className="num sub">
          {second.isSeen
            ? `${since}${behind ? '，最新的一份正在抄过去。' : lastAt === undefined ? '。' : '，最新的一份已经在那里。'}`
            : '正在查看那个文件夹……'}
        </p>
      ) : (
        <p className="num over" role="alert">
          {trouble}
          <span className="sub">{since}。</span>
        </p>
      )}
    </div>
  );
}

function LetGo({ onLetGo, busy }: { readonly onLetGo: () => void; readonly busy: boolean }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button type="text" disabled={busy} onClick={() => setAsking(true)}>
        不再使用
      </Button>
      {asking && (
        <Dialog
          title="不再往这个文件夹抄备份？"
          width={480}
          okText="不再使用"
          onCancel={() => setAsking(false)}
          onOk={() => {
            setAsking(false);
            onLetGo();
          }}
        >
          <p>那里已有的备份原样留着。以后只有这台电脑上的备份。</p>
        </Dialog>
      )}
    </>
  );
}

/** 口令保护 of what goes there; what is here stays plain. */
function Protection({ sealed, isOpen }: { readonly sealed: boolean; readonly isOpen: boolean }) {
  const client = useQueryClient();
  const notify = useNotify();
  const [setting, setSetting] = useState(false);
  const [clearing, setClearing] = useState(false);
  const clear = useMutation({
    mutationFn: () => call('backups.clearPassphrase', {}),
    onSuccess: () => {
      setClearing(false);
      notify.success('以后抄过去的备份不再加密');
      return client.invalidateQueries({ queryKey: ['backups.overview'] });
    },
  });
  return (
    <div className={clsx(css['part'], css['protection'])}>
      <div className="grow">
        <h3>口令保护：{sealed ? '已启用' : '没有启用'}</h3>
        <p className="sub">
          {sealed
            ? '抄过去的备份已加密，恢复时要口令。口令丢了，只有那里加密的备份打不开；这台电脑上的备份不加密。'
            : '抄过去的备份没有加密，谁拿到那个盘都能打开。'}
        </p>
      </div>
      <Button disabled={!isOpen} onClick={() => setSetting(true)}>
        {sealed ? '换口令…' : '设置口令…'}
      </Button>
      {sealed && (
        <Button type="text" onClick={() => setClearing(true)}>
          取消口令
        </Button>
      )}
      {setting && <PassphraseDialog onClose={() => setSetting(false)} />}
      {clearing && (
        <Dialog
          title="取消口令保护？"
          width={480}
          okText="取消口令保护"
          cancelText="保留"
          confirmLoading={clear.isPending}
          onCancel={() => setClearing(false)}
          onOk={() => clear.mutate()}
        >
          <p>以后抄过去的备份不再加密。以前加密的那些，恢复时仍然要原来的口令，请不要丢掉它。</p>
          {clear.error && <ErrorState error={clear.error} inline />}
        </Dialog>
      )}
    </div>
  );
}

/** Copies that went there before the passphrase was set: they stay as they are until they go. */
function PlainOnes({ copies }: { readonly copies: readonly SecondCopyView[] }) {
  const client = useQueryClient();
  const notify = useNotify();
  const [removing, setRemoving] = useState(false);
  const plain = copies.filter(({ sealed }) => !sealed);
  const { length } = plain;
  if (length === 0) return null;
  const refresh = () => client.invalidateQueries({ queryKey: ['backups.overview'] });
  return (
    <div className={clsx(css['part'], css['protection'])}>
      <p className="grow over">
        那里还有 {length} 份以前的备份没有加密，谁拿到那个盘都能打开；到期清理或删除以前，一直是这样。
      </p>
      <Button onClick={() => setRemoving(true)}>删除没有加密的 {length} 份…</Button>
      {removing && (
        <RemoveDialog
          title={`删除另一处没有加密的 ${length} 份备份？`}
          what={plain.map(({ name }) => ({ from: 'second', name }))}
          onClose={() => {
            setRemoving(false);
            void refresh();
          }}
          onRemoved={() => {
            notify.success(`已删除：另一处没有加密的 ${length} 份备份`);
            setRemoving(false);
            void refresh();
          }}
        >
          <p>删除后不能找回。这台电脑上的备份和另一处加密的备份不受影响。</p>
          {length === copies.length && <p>另一处还没有加密的备份，删除以后，那里暂时一份也没有。</p>}
        </RemoveDialog>
      )}
    </div>
  );
}

function CopiesElsewhere({ copies }: { readonly copies: readonly SecondCopyView[] }) {
  const client = useQueryClient();
  const notify = useNotify();
  const { found, verifying, verify, asking } = useVerify('second');
  const [restoring, setRestoring] = useState<SecondCopyView>();
  const [removing, setRemoving] = useState<SecondCopyView>();
  if (copies.length === 0) return null;
  return (
    <div className={css['list']}>
      <CopyTable
        copies={copies}
        verified={found}
        verifying={verifying}
        onVerify={verify}
        onRestore={setRestoring}
        onRemove={setRemoving}
      />
      {asking && <VerifyDialog asking={asking} />}
      {restoring && (
        <RestoreDialog choice={{ from: 'second', copy: restoring }} onClose={() => setRestoring(undefined)} />
      )}
      {removing && (
        <RemoveDialog
          title="删除另一处的这份备份？"
          what={[{ from: 'second', name: removing.name }]}
          onClose={() => setRemoving(undefined)}
          onRemoved={() => {
            notify.success(`已删除：另一处 ${copyName(removing)}`);
            setRemoving(undefined);
            void client.invalidateQueries({ queryKey: ['backups.overview'] });
          }}
        >
          <p>{copyName(removing)}</p>
          <p>删除后不能找回。这台电脑上的备份不受影响。</p>
        </RemoveDialog>
      )}
    </div>
  );
}
