import { Button, Tooltip } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import type { WorkspaceStatus } from '../../electron/contract/workspace.ts';
import { isReadyBox } from '../grid/readyBox.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { Icon } from '../ui/Icon.tsx';
import { undoneWords, useNotify } from '../ui/notify.tsx';

/** Text boxes undo their own typing; Ctrl+Z means that there. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    !isReadyBox(target) &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

function isUndoKey(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'z';
}

type Undoable = Pick<WorkspaceStatus, 'undoable' | 'undoableId' | 'undoBarred'>;

/** A freeze of the assessment, by the label that its command has: what it stored goes with it. */
function isFreeze(label: string | undefined): boolean {
  return label?.startsWith('定稿：') === true;
}

/** Takes back the command that it names, and says so; a freeze only once that is confirmed. Ctrl+Z does the same outside text boxes. */
export function UndoButton({ status }: { readonly status: Undoable }) {
  const { undoable, undoableId, undoBarred = '没有可以撤销的操作' } = status;
  const notify = useNotify();
  const { send, isPending } = useCommand('workspace.undo', notify.fault);
  const [asked, setAsked] = useState<string>();
  const takeBack = useCallback(() => {
    setAsked(undefined);
    if (undoableId === undefined || isPending) return;
    send({ commandId: undoableId }, (value) => notify.success(undoneWords(value)));
  }, [undoableId, isPending, send, notify]);
  const undo = useCallback(() => {
    if (isFreeze(undoable)) setAsked(undoableId);
    else takeBack();
  }, [undoable, undoableId, takeBack]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isUndoKey(event) || isTyping(event.target) || event.defaultPrevented) return;
      event.preventDefault();
      undo();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [undo]);

  return (
    <>
      <Tooltip title={undoable === undefined ? undoBarred : `撤销：${undoable}（Ctrl+Z）`} placement="bottomRight">
        <Button
          icon={<Icon name="undo" />}
          onClick={undo}
          disabled={undoable === undefined}
          aria-label={undoable === undefined ? '撤销' : `撤销：${undoable}`}
        >
          撤销
        </Button>
      </Tooltip>
      {asked !== undefined && asked === undoableId && (
        <Dialog
          title="撤销定稿"
          okText="撤销定稿"
          okButtonProps={{ danger: true }}
          cancelText="保留定稿"
          onOk={takeBack}
          onCancel={() => setAsked(undefined)}
        >
          <p>“{undoable}”将被撤销：这一版的得分、材料和公布分不再有效，方案、评议和考核事实解除锁定。</p>
        </Dialog>
      )}
    </>
  );
}
