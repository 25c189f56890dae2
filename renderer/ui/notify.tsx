import { App, Button } from 'antd';
import { useCallback, useMemo } from 'react';
import type { CommandId } from '../../electron/domain/brand.ts';
import type { FailureCode } from '../../electron/contract/failure.ts';
import { failureCode } from '../bridge/call.ts';
import { useAppCommand } from '../bridge/hooks.ts';
import { FaultActions } from './FaultActions.tsx';
import { faultMessage } from './states.tsx';

const SHOWN_SECONDS = 6;
const SAID_ONCE: ReadonlySet<FailureCode> = new Set<FailureCode>(['read-only', 'data-file-displaced', 'harmed']);

export interface Notify {
  /** 已登记 3 个单位。 With the command's id, a 撤销 button takes back that very command, whatever has been done since. */
  readonly success: (text: string, options?: { readonly commandId?: CommandId | undefined }) => void;
  /** What went wrong, in the app's own sentence. */
  readonly fault: (error: unknown) => void;
}

/** Short messages above the screen. Commands that can be undone offer it there. */
export function useNotify(): Notify {
  const { message } = App.useApp();
  const { mutateAsync: undo } = useAppCommand('workspace.undo');

  const fault = useCallback(
    (error: unknown) => {
      const content = (
        <span>
          {faultMessage(error)} <FaultActions error={error} />
        </span>
      );
      const code = failureCode(error);
      // Where nothing can be written, every button says the same: once is enough.
      const key = code === undefined || !SAID_ONCE.has(code) ? {} : { key: code };
      void message.open({ type: 'error', content, duration: SHOWN_SECONDS + 4, ...key });
    },
    [message],
  );

  const success = useCallback(
    (text: string, { commandId }: { readonly commandId?: CommandId | undefined } = {}) => {
      const key = `notice-${text}-${performance.now()}`;
      const takeBack = async (id: CommandId) => {
        message.destroy(key);
        try {
          const { undone } = await undo({ commandId: id });
          void message.open({ type: 'info', content: `已撤销：${undone}` });
        } catch (error) {
          fault(error);
        }
      };
      const content =
        commandId === undefined ? (
          text
        ) : (
          <span>
            {text}
            <Button type="link" size="small" onClick={() => void takeBack(commandId)}>
              撤销
            </Button>
          </span>
        );
      void message.open({ key, type: 'success', content, duration: SHOWN_SECONDS });
    },
    [fault, message, undo],
  );

  return useMemo(() => ({ success, fault }), [success, fault]);
}
