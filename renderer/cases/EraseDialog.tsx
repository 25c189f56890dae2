import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { ErasePreview } from '../../electron/contract/cases.ts';
import type { CaseId, RequestId } from '../../electron/domain/brand.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { ErrorState, Loaded } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import css from './Register.module.css';

interface EraseDialogProps {
  readonly ids: readonly RequestId[];
  readonly onClose: () => void;
}

/** Says what goes for good and what holds it for a while, and asks. */
export function EraseDialog({ ids, onClose }: EraseDialogProps) {
  const erase = useCommand('cases.erase');
  const [isSent, setSent] = useState(false);
  // What is erased has no preview any more: it is not asked for again while the dialog goes.
  const enabled = !isSent || erase.error !== null;
  const query = useAppQuery('cases.previewErase', { ids: [...ids] }, { enabled });
  return (
    <Dialog title="清除申请人资料" footer={null} width={560} onCancel={onClose}>
      <Loaded query={query}>
        {(preview) => (
          <Ask
            what="申请的申请人资料、申请内容、备注和文书"
            preview={preview}
            isPending={erase.isPending}
            error={erase.error}
            onErase={(numbers, done) => {
              setSent(true);
              erase.send({ ids: [...ids], numbers }, done);
            }}
            onClose={onClose}
          />
        )}
      </Loaded>
    </Dialog>
  );
}

/** The same for messages (公众留言). */
export function EraseCasesDialog({ ids, onClose }: { readonly ids: readonly CaseId[]; readonly onClose: () => void }) {
  const erase = useCommand('registers.erase');
  const [isSent, setSent] = useState(false);
  // What is erased has no preview any more: it is not asked for again while the dialog goes.
  const enabled = !isSent || erase.error !== null;
  const query = useAppQuery('registers.previewErase', { ids: [...ids] }, { enabled });
  return (
    <Dialog title="清除留言人资料" footer={null} width={560} onCancel={onClose}>
      <Loaded query={query}>
        {(preview) => (
          <Ask
            what="留言的留言人、主题、内容和备注"
            preview={preview}
            isPending={erase.isPending}
            error={erase.error}
            onErase={(numbers, done) => {
              setSent(true);
              erase.send({ ids: [...ids], numbers }, done);
            }}
            onClose={onClose}
          />
        )}
      </Loaded>
    </Dialog>
  );
}

interface AskProps {
  /** What is erased of them. */
  readonly what: string;
  readonly preview: ErasePreview;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onErase: (numbers: string[], done: (made: { readonly isCompact: boolean }) => void) => void;
  readonly onClose: () => void;
}

function Ask({ what, preview, isPending, error, onErase, onClose }: AskProps) {
  const notify = useNotify();
  const [isSure, setSure] = useState(false);
  const { numbers, files, copies, aside } = preview;
  const stays = copies.filter(({ goesOn }) => goesOn === undefined);
  const last = copies
    .flatMap(({ goesOn }) => goesOn ?? [])
    .toSorted()
    .at(-1);
  return (
    <div className={css['erase']}>
      <p>
        将清除 <b className="num">{numbers.length}</b> 件{what}
        {files > 0 && `，连同只属于它们的 ${files} 个文件`}。<b>这一步不能撤销。</b>
        编号、日期、类别、答复结果保留，统计数字不变。
      </p>
      <p className="num sub">
        {numbers.slice(0, 12).join('、')}
        {numbers.length > 12 && ` 等 ${numbers.length} 件`}
      </p>
      {copies.length > 0 && (
        <p>
          还有 {copies.length} 份较早的备份含有这些资料
          {last !== undefined && `，按现在的保留规则最晚到 ${last} 全部自动删除`}
          {stays.length > 0 && `；其中 ${stays.length} 份不会自动删除，请到“设置”的“备份与恢复”中删除`}。
        </p>
      )}
      {copies.length > 0 && (
        <ul className={css['copies']}>
          {copies.map(({ name, day, goesOn }) => (
            <li key={name} className="num">
              {day} 的备份：{goesOn === undefined ? '不会自动删除' : `${goesOn} 删除`}
            </li>
          ))}
        </ul>
      )}
      {aside.length > 0 && (
        <p>
          “恢复前的数据”中有 {aside.length} 份可能含有这些资料，不会自动删除：{aside.join('、')}。
        </p>
      )}
      <p className="sub">
        存到其他磁盘的备份、已导出或打印的文件不在此列，请另行处理。恢复较早的备份时，会按编号再次清除。
      </p>
      <Checkbox checked={isSure} onChange={({ target }) => setSure(target.checked)}>
        已核对编号，确认彻底清除
      </Checkbox>
      {error && <ErrorState error={error} inline />}
      <div className="actions">
        <Button onClick={onClose}>取消</Button>
        <Button
          danger
          type="primary"
          disabled={!isSure}
          loading={isPending}
          onClick={() =>
            onErase([...numbers], ({ isCompact }) => {
              notify.success(
                isCompact ? `已清除 ${numbers.length} 件的资料` : '已清除；数据文件将在下次启动时整理完毕',
              );
              onClose();
            })
          }
        >
          彻底清除
        </Button>
      </div>
    </div>
  );
}
