import { App, Button } from 'antd';
import { useCallback, useMemo } from 'react';
import { useAppCommand } from '../bridge/hooks.ts';
import { faultMessage } from './states.tsx';

const SHOWN_SECONDS = 6;

export interface Notify {
  /** 已登记 3 个单位。 With `undoable`, a 撤销 button takes the command back. */
  readonly success: (text: string, options?: { readonly undoable?: boolean }) => void;
  /** What went wrong, in the app's own sentence. */
  readonly fault: (error: unknown) => void;
}

/** Short messages above the screen. Commands that can be undone offer it there. */
export function useNotify(): Notify {
  const { message } = App.useApp();
  const { mutateAsync: undo } = useAppCommand('workspace.undo');

  const fault = useCallback(
    (error: unknown) => {
      void message.open({ type: 'error', content: faultMessage(error), duration: SHOWN_SECONDS + 4 });
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

  return useMemo(() => ({ success, fault }), [success, fault]);
}
