import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { BackupsOverview, CopyView, SavedElsewhere } from '../../electron/contract/backups.ts';
import { call } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { saveFile } from '../ui/saveFile.ts';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { AheadCard } from './AheadCard.tsx';
import { AsideCard } from './AsideCard.tsx';
import { BringButton } from './BringButton.tsx';
import { CopyTable } from './CopyTable.tsx';
import { OpenFolder } from './OpenFolder.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { RestoreDialog } from './RestoreDialog.tsx';
import { RetentionCard } from './RetentionCard.tsx';
import { SecondCard } from './SecondCard.tsx';
import { useVerify } from './useVerify.ts';
import { bytesWords, copyName, copyTime, fileNames } from './words.ts';
import css from './BackupsScreen.module.css';

/** Copies go elsewhere by themselves, and a drive may be pulled or put back at any time: asked again after so many milliseconds. */
const ASK_AGAIN = 5000;

/** 备份与恢复: the copies of the data, and what was here before each restore. */
export function BackupsScreen() {
  const query = useAppQuery('backups.overview', {}, { refetchInterval: ASK_AGAIN });
  const make = useMake();
  return (
    <Page
      title="备份与恢复"
      sub={query.data && latestLine(query.data)}
      actions={
        <>
          <OpenFolder from="copy" />
          <BringButton>从别处恢复…</BringButton>
          {/* Nothing is open to be copied where what could be read is only shown. */}
          {query.data?.here && (
            <>
              <SaveElsewhere />
              {make.button}
            </>
          )}
        </>
      }
    >
      <Loaded query={query}>
        {(overview) => (
          <div className="cards">
            <Ahead overview={overview} />
            <CopiesCard overview={overview} makeButton={make.button} />
            <SecondCard
              second={overview.second}
              isLost={overview.lost.includes('second')}
              isSealed={overview.sealed}
              isOpen={overview.here !== undefined}
            />
            <AsideCard aside={overview.aside} />
            <RetentionCard
              key={JSON.stringify(overview.retention)}
              retention={overview.retention}
              isLost={overview.lost.includes('retention')}
            />
            <p className={css['folder']}>
              备份在 <code>{overview.backupsFolder}</code>
              {overview.files.count > 0 &&
                `，另有佐证文件 ${overview.files.count} 个，共 ${bytesWords(overview.files.bytes)}，各份备份共用`}
            </p>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Ahead({ overview: { ahead, copies } }: { readonly overview: BackupsOverview }) {
  const copy = copies.find(({ name }) => name === ahead);
  return copy ? <AheadCard key={copy.name} copy={copy} /> : null;
}

function latestLine({ copies, here, changedSince, ahead }: BackupsOverview): string {
  const [latest] = copies;
  if (!latest) return '还没有备份';
  const since =
    here === undefined
      ? ''
      : ahead === latest.name
        ? '，比现在的数据新'
        : changedSince
          ? '，此后又有改动'
          : '，此后没有改动';
  return `共 ${copies.length} 份，最近一份 ${copyTime(latest)}${since}`;
}

/** 立即备份. */
function useMake() {
  const client = useQueryClient();
  const notify = useNotify();
  const make = useMutation({
    mutationFn: async () => {
      const made = await call('backups.make', {});
      const overview = await client.fetchQuery({
        queryKey: ['backups.overview', {}],
        queryFn: () => call('backups.overview', {}),
        staleTime: 0,
      });
      return { made: made.made, copy: overview.copies.find(({ name }) => name === made.name) };
    },
    onSuccess: ({ made, copy }) =>
      notify.success(
        made
          ? '已备份，打开核对过，完好'
          : `没有另做一份：${copy ? `${copyTime(copy)} ` : '上一份'}备份以后没有任何改动，那一份就是现在的数据`,
      ),
    onError: notify.fault,
  });
  const button = (
    <Button
      type="primary"
      loading={make.isPending}
      disabled={make.isPending}
      // The second click of a double click asks for nothing more.
      onClick={({ detail }) => detail <= 1 && make.mutate()}
    >
      立即备份
    </Button>
  );
  return { button };
}

/** 另存一份, to a USB drive for instance. What it cannot take along is told before the file is saved. */
function SaveElsewhere() {
  const notify = useNotify();
  const [asking, setAsking] = useState<SavedElsewhere>();
  const save = useMutation({
    mutationFn: async (made: SavedElsewhere) => ({ name: await saveFile(made.fileId), made }),
    onSuccess: ({ name, made: { carried } }) => {
      setAsking(undefined);
      if (name !== undefined)
        notify.success(`已另存：${name}${carried > 0 ? `，含 ${carried} 个佐证和催办单文件` : ''}`);
    },
    onError: notify.fault,
  });
  const make = useMutation({
    mutationFn: () => call('backups.saveElsewhere', {}),
    onSuccess: (made) => (made.left.length > 0 ? setAsking(made) : save.mutate(made)),
    onError: notify.fault,
  });
  return (
    <>
      <Button loading={make.isPending || save.isPending} onClick={() => make.mutate()}>
        另存一份…
      </Button>
      {asking && (
        <Dialog
          title={`有 ${asking.left.length} 个文件不能放进这一份`}
          onCancel={() => setAsking(undefined)}
          footer={
            <>
              <Button onClick={() => setAsking(undefined)}>取消</Button>
              <Button type="primary" loading={save.isPending} onClick={() => save.mutate(asking)}>
                仍然另存
              </Button>
            </>
          }
        >
          <p className="over" title={asking.left.join('\n')}>
            {fileNames(asking.left)}
          </p>
          <p>
            一份最大 500 MB，放不下的，以及已不在数据文件夹里或被改动的，不会随这一份带走；数据和其余 {asking.carried}
            个文件都在里面。要把文件全部带走，请在“另一处备份”选 U 盘或移动硬盘上的文件夹。
          </p>
        </Dialog>
      )}
    </>
  );
}

interface CopiesCardProps {
  readonly overview: BackupsOverview;
  readonly makeButton: React.ReactNode;
}

function CopiesCard({ overview, makeButton }: CopiesCardProps) {
  const client = useQueryClient();
  const notify = useNotify();
  const { found, verifying, verify } = useVerify('copy');
  const [restoring, setRestoring] = useState<CopyView>();
  const [removing, setRemoving] = useState<CopyView>();
  const { copies } = overview;
  return (
    <Card
      title="备份"
      extra={<span className="faint">每天第一次使用时自动备份；导入、接收填报、升级、恢复之前也各备一份</span>}
    >
      {copies.length === 0 ? (
        <EmptyState
          title="还没有备份"
          hint="登记了内容以后，每天第一次使用时自动备份一次，导入之前也备份一次。"
          actions={overview.here && makeButton}
        />
      ) : (
        <CopyTable
          copies={copies}
          verified={found}
          verifying={verifying}
          onVerify={verify}
          onRestore={setRestoring}
          onRemove={setRemoving}
        />
      )}
      {restoring && (
        <RestoreDialog choice={{ from: 'copy', copy: restoring }} onClose={() => setRestoring(undefined)} />
      )}
      {removing && (
        <RemoveDialog
          title="删除这份备份？"
          what={[{ from: 'copy', name: removing.name }]}
          onClose={() => setRemoving(undefined)}
          onRemoved={() => {
            notify.success(`已删除：${copyName(removing)}`);
            setRemoving(undefined);
            void client.invalidateQueries({ queryKey: ['backups.overview'] });
          }}
        >
          <p>{copyName(removing)}</p>
          <p>
            {copies.length === 1 ? <b>这是这台电脑上唯一的一份备份。</b> : `其余 ${copies.length - 1} 份备份不受影响。`}
            删除后不能找回。现在的数据不受影响。
          </p>
        </RemoveDialog>
      )}
    </Card>
  );
}
