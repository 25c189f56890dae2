import { Button, Tooltip } from 'antd';
import { useCallback, useEffect } from 'react';
import type { WorkspaceStatus } from '../../electron/contract/workspace.ts';
import { isReadyBox } from '../grid/readyBox.ts';
import { useCommand } from '../ui/useCommand.ts';
import { Icon } from '../ui/Icon.tsx';
import { undoneWords, useNotify } from '../ui/notify.tsx';
import { askedBefore } from '../ui/undoQuestion.ts';

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

/** Takes back the command that it names, and says so; a freeze only once that is confirmed. Ctrl+Z does the same outside text boxes. */
export function UndoButton({ status }: { readonly status: Undoable }) {
  const { undoable, undoableId, undoBarred = '没有可以撤销的操作' } = status;
  const notify = useNotify();
  const { send, isPending } = useCommand('workspace.undo', notify.fault);
  const undo = useCallback(() => {
    if (undoableId === undefined || isPending) return;
    askedBefore(undoable, (confirmed) =>
      send({ commandId: undoableId, ...confirmed }, (value) => notify.success(undoneWords(value))),
    );
  }, [undoable, undoableId, isPending, send, notify]);

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
  );
}
