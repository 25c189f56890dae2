import { Button } from 'antd';
import { useState } from 'react';
import type { EvidenceView } from '../../electron/contract/evidence.ts';
import { bytesWords } from '../../electron/domain/words/evidence.ts';
import { call, getEvidence } from '../bridge/call.ts';
import { Icon } from '../ui/Icon.tsx';
import { useNotify } from '../ui/notify.tsx';
import { saveBytes } from '../ui/saveFile.ts';
import { useCommand } from '../ui/useCommand.ts';
import { BringBack } from './BringBack.tsx';
import { EvidencePreview } from './EvidencePreview.tsx';
import { WriteButton } from '../ui/WriteButton.tsx';
import css from './Evidence.module.css';

type FileView = Extract<EvidenceView, { readonly kind: 'file' }>;

interface LineProps {
  readonly evidence: EvidenceView;
  readonly onEdit: () => void;
}

/** One piece of evidence: what it is, its days, and what can be done with it. */
export function EvidenceLine({ evidence, onEdit }: LineProps) {
  const notify = useNotify();
  const remove = useCommand('evidence.remove', notify.fault);
  const { id, title, publishedOn, capturedOn, note } = evidence;
  const take = () =>
    remove.send({ ids: [id] }, ({ commandId, reopened }) =>
      notify.success(reopened > 0 ? '已移除佐证，这一项须重新核验' : '已移除佐证', { commandId }),
    );
  const days = [...(publishedOn === undefined ? [] : [`${publishedOn} 发布`]), `${capturedOn} 截取`];
  return (
    <div className={css['line']}>
      <div className="grow">
        {evidence.kind === 'link' ? (
          <a href={evidence.link} target="_blank" rel="noreferrer" className={css['title']}>
            {title || evidence.link}
          </a>
        ) : (
          <FileTitle evidence={evidence} />
        )}
        <span className="sub num text-xs">
          {[
            evidence.kind === 'link' ? '链接' : `${evidence.file.name} · ${bytesWords(evidence.file.size)}`,
            ...days,
            ...(note === '' ? [] : [note]),
          ].join(' · ')}
        </span>
        {evidence.kind === 'file' && evidence.state !== undefined && evidence.state !== 'kept' && (
          <BringBack of={{ id }} name={evidence.file.name} state={evidence.state} />
        )}
      </div>
      <WriteButton
        type="text"
        size="small"
        icon={<Icon name="edit" />}
        onClick={onEdit}
        aria-label={`修改佐证：${title}`}
        title="修改"
      />
      <WriteButton
        type="text"
        size="small"
        icon={<Icon name="trash" />}
        onClick={take}
        loading={remove.isPending}
        aria-label={`移除佐证：${title}`}
        title="移除"
      />
    </div>
  );
}

/** A click shows what the app can show, and opens all else. */
function FileTitle({ evidence }: { readonly evidence: FileView }) {
  const notify = useNotify();
  const [isShown, setShown] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const { id, title, file, canPreview, state } = evidence;
  const open = async () => {
    setBusy(true);
    try {
      const { opened } = await call('evidence.open', { id });
      if (!opened) await saveBytes(await getEvidence(id));
    } catch (error) {
      notify.fault(error);
    }
    setBusy(false);
  };
  const isThere = state === undefined || state === 'kept';
  return (
    <>
      <span className={css['title']}>
        <Button
          type="link"
          size="small"
          className={css['name'] ?? ''}
          disabled={!isThere}
          data-opens-file
          onClick={() => (canPreview ? setShown(true) : void open())}
        >
          {title || file.name}
        </Button>
        {isThere && canPreview && (
          <Button type="text" size="small" loading={isBusy} onClick={() => void open()} className="sub">
            打开
          </Button>
        )}
      </span>
      {isShown && <EvidencePreview evidence={evidence} onOpen={() => void open()} onClose={() => setShown(false)} />}
    </>
  );
}
