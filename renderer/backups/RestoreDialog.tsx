import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { RestorePreview } from '../../electron/contract/backups.ts';
import type { InputOf } from '../../electron/contract/index.ts';
import { assertNever } from '../../electron/domain/brand.ts';
import { bringCopy, call, failureCode } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ErrorState, Loaded } from '../ui/states.tsx';
import { tellOtherTabs } from './otherTabs.ts';
import { PassphraseForm } from './PassphraseForm.tsx';
import { beginAnew, keepRestored } from './restored.ts';
import { Sides } from './Sides.tsx';
import { choiceName, type RestoreChoice, fileNames } from './words.ts';
import css from './RestoreDialog.module.css';

interface RestoreDialogProps {
  readonly choice: RestoreChoice;
  readonly onClose: () => void;
}

const TITLES: Readonly<Record<RestoreChoice['from'], string>> = {
  copy: '恢复这份备份',
  second: '恢复另一处的备份',
  aside: '放回恢复前的数据',
  file: '从别处恢复',
};

type Source = InputOf<'backups.preview'>['source'];

/** A file is handed over once, however often its passphrase is tried. */
function useSource(choice: RestoreChoice): (passphrase: string | undefined) => Promise<Source> {
  const [bring] = useState(() => {
    let brought: ReturnType<typeof bringCopy> | undefined;
    return (file: File) => (brought ??= bringCopy(file));
  });
  return async (passphrase) => {
    switch (choice.from) {
      case 'copy':
        return { from: 'copy', name: choice.copy.name };
      case 'second':
        return { from: 'second', name: choice.copy.name, ...(passphrase === undefined ? {} : { passphrase }) };
      case 'aside':
        return { from: 'aside', name: choice.data.name };
      case 'file': {
        const { sourceId } = await bring(choice.file);
        return { from: 'file', sourceId, ...(passphrase === undefined ? {} : { passphrase }) };
      }
      default:
        return assertNever(choice);
    }
  };
}

/** Asked for once, and again with each passphrase: the app keeps one preview, and each new one takes the place of the last. */
function usePreview(choice: RestoreChoice) {
  const sourceOf = useSource(choice);
  const [tried, setTried] = useState<{ readonly passphrase?: string; readonly times: number }>({ times: 0 });
  const query = useQuery({
    // The passphrase itself is no part of a key, which is kept.
    queryKey: ['backups.preview', choiceName(choice), tried.times],
    queryFn: async () => call('backups.preview', { source: await sourceOf(tried.passphrase) }),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  return {
    query,
    /** The copy is sealed, and the passphrase that opens it has not been given. */
    isSealed: failureCode(query.error) === 'wrong-passphrase' || (tried.times > 0 && query.isPending),
    isOpening: tried.times > 0 && query.isPending,
    /** What was wrong with a passphrase that was given. */
    refusal: tried.times > 0 ? query.error : null,
    open: (passphrase: string) => setTried({ passphrase, times: tried.times + 1 }),
  };
}

/** Both sides of a restore, what will happen, and 恢复. Afterwards the page begins anew. */
export function RestoreDialog({ choice, onClose }: RestoreDialogProps) {
  const { query, isSealed, isOpening, refusal, open } = usePreview(choice);
  const [checked, setChecked] = useState(false);
  const noFile = useNoFile();
  const preview = query.data;
  // What moved aside here is known to be from here.
  const asks = preview !== undefined && choice.from !== 'aside' && isDoubtful(preview);
  const restore = useMutation({
    mutationFn: ({ previewId }: RestorePreview) =>
      call('backups.restore', { previewId, agreed: choice.from === 'aside' || checked }),
    onSuccess: ({ aside }, { here }) => {
      const wasHarmed = here === undefined;
      keepRestored({ name: choiceName(choice), aside, putBack: choice.from === 'aside', wasHarmed });
      tellOtherTabs(choice.from === 'aside' ? 'putBack' : 'restored');
      beginAnew();
    },
  });
  const busy = restore.isPending || restore.isSuccess;
  return (
    <Dialog
      title={TITLES[choice.from]}
      width={720}
      closable={!busy}
      keyboard={!busy}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        <>
          <Button disabled={busy} onClick={onClose}>
            {query.error && !isSealed ? '关闭' : '取消'}
          </Button>
          {preview && (
            <Button type="primary" loading={busy} disabled={asks && !checked} onClick={() => restore.mutate(preview)}>
              {choice.from === 'aside' ? '放回' : '恢复'}
            </Button>
          )}
        </>
      }
    >
      <div className="stack">
        <p>{choiceName(choice)}</p>
        {isSealed ? (
          <PassphraseForm
            label="这份备份已加密，请输入口令"
            action="打开"
            busy={isOpening}
            fault={refusal}
            onGive={open}
          />
        ) : query.error ? (
          <ErrorState error={query.error} inline />
        ) : (
          <Loaded query={query} waiting={<p className="sub">正在打开并检查这份备份……</p>}>
            {(value) => (
              <>
                <Sides here={value.here} there={value.there} unread={noFile ? '没有数据文件' : '读不出来'} />
                <WhatHappens preview={value} noFile={noFile} />
                {asks && <Agreement doubt={doubtOf(value, noFile)} checked={checked} onCheck={setChecked} />}
              </>
            )}
          </Loaded>
        )}
        {restore.error && <ErrorState error={restore.error} inline />}
      </div>
    </Dialog>
  );
}

function isDoubtful({ kinship }: RestorePreview): boolean {
  return kinship === 'other' || kinship === 'unknown';
}

/** Whether there is no data file that could move aside or be compared with. */
function useNoFile(): boolean {
  const { data } = useAppQuery('recovery.state', {});
  return data?.state === 'harmed' && data.file === undefined;
}

interface WhatHappensProps {
  readonly preview: RestorePreview;
  readonly noFile: boolean;
}

function WhatHappens({ preview, noFile }: WhatHappensProps) {
  const { here, there, kinship, upgrades, missingFiles } = preview;
  return (
    <ul className={css['happens']}>
      {kinship === 'fresh' ? (
        <li>这里还没有建立过数据，直接采用这份备份。</li>
      ) : noFile ? (
        <li>这里没有数据文件，直接放入这一份。</li>
      ) : (
        <li>
          {here === undefined ? '现在的数据文件原样' : '现在的数据整套'}移到“恢复前的数据”，不会删除
          {here === undefined ? '。' : '，以后可以放回。'}
        </li>
      )}
      {here !== undefined && kinship !== 'fresh' && <li>移走之前，先给现在的数据做一份备份。</li>}
      {upgrades && <li>这份备份的格式较早（第 {there.format} 版），恢复时升级到现在的格式；备份本身不变。</li>}
      {missingFiles.length > 0 && (
        <li className="over" title={missingFiles.join('\n')}>
          缺 {missingFiles.length} 个佐证文件：{fileNames(missingFiles)}
          。恢复后这些佐证会标出文件不在，其他内容不受影响。
        </li>
      )}
      <li>恢复以后页面会重新载入。</li>
    </ul>
  );
}

interface AgreementProps {
  readonly doubt: string;
  readonly checked: boolean;
  readonly onCheck: (checked: boolean) => void;
}

function doubtOf({ kinship, here }: RestorePreview, noFile: boolean): string {
  if (kinship === 'other') {
    return '这份备份和现在的数据不是同一套。换了新电脑、在这里重新建立过数据时是这样，属于正常；选错了别的单位的备份时也是这样。';
  }
  if (noFile) return '这里没有数据文件，无法核对这份备份是不是这里的。';
  return here === undefined
    ? '现在的数据读不出来，无法核对这份备份和它是不是同一套。'
    : '这份备份或现在的数据由较早的版本写成，没有标记，无法核对它们是不是同一套。区县改过名、换过电脑都属于正常。';
}

function Agreement({ doubt, checked, onCheck }: AgreementProps) {
  return (
    <div className={css['agreement']}>
      <p>{doubt}</p>
      <Checkbox checked={checked} onChange={(event) => onCheck(event.target.checked)}>
        区县、年度和数量已核对，就是要恢复这一份
      </Checkbox>
    </div>
  );
}
