import { App, Button } from 'antd';
import { useCallback, useMemo } from 'react';
import type { FailureCode } from '../../electron/contract/failure.ts';
import { failureCode } from '../bridge/call.ts';
import { useAppCommand } from '../bridge/hooks.ts';
import { FaultActions } from './FaultActions.tsx';
import { faultMessage } from './states.tsx';

const SHOWN_SECONDS = 6;
const SAID_ONCE: ReadonlySet<FailureCode> = new Set<FailureCode>(['read-only', 'data-file-displaced', 'harmed']);

export interface Notify {
  /** 已登记 3 个单位。 With `undoable`, a 撤销 button takes the command back. */
  readonly success: (text: string, options?: { readonly undoable?: boolean }) => void;
  /** What happened without this window. */
  readonly info: (text: string) => void;
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
    (text: string, options: { readonly undoable?: boolean } = {}) => {
      const key = `notice-${text}-${performance.now()}`;
      const takeBack = async () => {
        message.destroy(key);
        try {
          const { undone } = await undo({});
          void message.open({ type: 'info', content: `已撤销：${undone}` });
        } catch (error) {
          fault(error);
        }
      };
      const content = options.undoable ? (
        <span>
          {text}
          <Button type="link" size="small" onClick={() => void takeBack()}>
            撤销
          </Button>
        </span>
      ) : (
        text
      );
      void message.open({ key, type: 'success', content, duration: SHOWN_SECONDS });
    },
    [fault, message, undo],
  );

  const info = useCallback(
    (text: string) => void message.open({ type: 'info', content: text, duration: SHOWN_SECONDS }),
    [message],
  );

  return useMemo(() => ({ success, info, fault }), [success, info, fault]);
}
