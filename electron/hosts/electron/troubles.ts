import { randomUUID } from 'node:crypto';
import { app, dialog, type BrowserWindow } from 'electron';
import { assertNever } from '../../domain/brand.ts';
import type { Log } from '../../services/app/ports.ts';
import { HUNG, messageBoxOf, pageGone, type TroubleChoice, type TroubleQuestion } from './trouble.ts';

/** Asks the person what to do when the window's page is gone or hangs; each is logged once. */
export function watchWindow(window: BrowserWindow, log: Log): void {
  const { webContents: contents } = window;
  let asked: AbortController | undefined;
  let isForced = false;
  const act = (choice: TroubleChoice) => {
    switch (choice) {
      case 'reload':
        if (contents.isCrashed()) {
          contents.reload();
        } else {
          // A page that hangs cannot be told to load anew. It is reloaded when its process is gone.
          isForced = true;
          contents.forcefullyCrashRenderer();
        }
        return;
      case 'close':
        // A page that hangs is not asked.
        window.destroy();
        return;
      case 'wait':
        return;
      default:
        assertNever(choice);
    }
  };
  const ask = async (question: TroubleQuestion) => {
    asked?.abort();
    const asking = new AbortController();
    asked = asking;
    const { response } = await dialog.showMessageBox(window, { ...messageBoxOf(question), signal: asking.signal });
    if (asking.signal.aborted || window.isDestroyed()) return;
    act(question.choices[response] ?? question.otherwise);
  };
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    asked?.abort();
    if (isForced) {
      isForced = false;
      contents.reload();
      return;
    }
    const id = randomUUID();
    const question = pageGone(reason, id);
    if (!question) return;
    log.bug(id, new Error(`The page's process is gone: ${reason} (${exitCode})`), { method: 'window' });
    void ask(question);
  });
  window.on('unresponsive', () => {
    log.bug(randomUUID(), new Error('The page does not respond'), { method: 'window' });
    void ask(HUNG);
  });
  window.on('responsive', () => asked?.abort());
}

/** Logs helpers of Chromium that ended unasked (graphics, network). Chromium starts them again by itself. */
export function watchHelpers(log: Log): void {
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.bug(randomUUID(), new Error(`A helper process is gone: ${type} ${reason} (${exitCode})`), { method: 'window' });
  });
}

/** Putting things away may never come to an end after an error that nobody caught. */
const PATIENCE_MS = 5000;

/** Ends the app after an error that nobody caught, and starts it again where the person wants it. */
export function endAfterCrash(id: string): void {
  const detail = `已登记的数据不受影响。请把错误编号告诉维护人员：${id}`;
  if (!app.isReady()) {
    dialog.showErrorBox('政务公开工作台无法启动', detail);
    app.exit(1);
    return;
  }
  const message = '程序出错，须要关闭';
  const buttons = ['重新启动', '关闭'];
  const answer = dialog.showMessageBoxSync({
    type: 'error',
    title: '政务公开工作台',
    message,
    detail,
    buttons,
    cancelId: 1,
  });
  if (answer === 0) app.relaunch();
  setTimeout(() => app.exit(1), PATIENCE_MS);
  app.quit();
}
