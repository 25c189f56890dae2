import { Button } from 'antd';
import { useCallback, useMemo } from 'react';
import type { CommandId } from '../../electron/domain/brand.ts';
import type { InputOf, OutputOf } from '../../electron/contract/index.ts';
import type { FailureCode } from '../../electron/contract/failure.ts';
import { failureCode } from '../bridge/call.ts';
import { useAppCommand } from '../bridge/hooks.ts';
import { FaultActions } from './FaultActions.tsx';
import { faultMessage } from './states.tsx';
import { dropToast, showToast } from './toastStore.ts';
import { askedBefore } from './undoQuestion.ts';

const SHOWN_SECONDS = 6;
const SAID_ONCE: ReadonlySet<FailureCode> = new Set<FailureCode>(['read-only', 'data-file-displaced', 'harmed']);

let keys = 0;

function nextKey(): string {
  keys += 1;
  return `toast-${keys}`;
}

function fault(error: unknown): void {
  const code = failureCode(error);
  // Where nothing can be written, every button says the same: once is enough.
  showToast({
    key: code === undefined || !SAID_ONCE.has(code) ? nextKey() : code,
    tone: 'fault',
    words: faultMessage(error),
    actions: <FaultActions error={error} />,
    seconds: SHOWN_SECONDS + 4,
  });
}

function info(text: string): void {
  showToast({ key: nextKey(), tone: 'info', words: text, seconds: SHOWN_SECONDS });
}

interface DoneOptions {
  readonly commandId?: CommandId | undefined;
  readonly label?: string;
  /** What may be done next, offered for longer. */
  readonly next?: { readonly label: string; readonly act: () => void };
}

export interface Notify {
  /**
   * 已登记 3 个单位。 With the command's id, a 撤销 button takes back that very command, whatever has been done since. `label`: of the command, where taking
   * it back may have to be confirmed.
   */
  readonly success: (text: string, options?: DoneOptions) => void;
  /** What happened without this window. */
  readonly info: (text: string) => void;
  /** What went wrong, in the app's own sentence. */
  readonly fault: (error: unknown) => void;
}

/** 已撤销：生成提醒单 2 份。文件已取走的 1 份改为作废，编号保留。 */
export function undoneWords({ undone, note }: OutputOf<'workspace.undo'>): string {
  return note === undefined ? `已撤销：${undone}` : `已撤销：${undone}。${note}。`;
}

/** Short messages of what was done. Commands that can be undone offer it there. */
export function useNotify(): Notify {
  const { mutateAsync: undo } = useAppCommand('workspace.undo');

  const success = useCallback(
    (text: string, { commandId, label, next }: DoneOptions = {}) => {
      const key = nextKey();
      const takeBack = async (id: CommandId, confirmed: InputOf<'workspace.undo'>) => {
        dropToast(key);
        try {
          const words = undoneWords(await undo({ commandId: id, ...confirmed }));
          showToast({ key: nextKey(), tone: 'info', words, seconds: SHOWN_SECONDS });
        } catch (error) {
          fault(error);
        }
      };
      const goOn = next && (
        <Button
          type="link"
          size="small"
          onClick={() => {
            dropToast(key);
            next.act();
          }}
        >
          {next.label}
        </Button>
      );
      const actions =
        commandId === undefined ? (
          goOn
        ) : (
          <Button
            type="link"
            size="small"
            onClick={() => askedBefore(label, (confirmed) => void takeBack(commandId, confirmed))}
          >
            撤销
          </Button>
        );
      showToast({ key, tone: 'success', words: text, actions, seconds: SHOWN_SECONDS + (next ? 4 : 0) });
    },
    [undo],
  );

  return useMemo(() => ({ success, info, fault }), [success]);
}
