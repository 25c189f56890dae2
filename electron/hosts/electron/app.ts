import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { app, BrowserWindow, dialog, session } from 'electron';
import type { Dispatch } from '../../services/app/dispatch.ts';
import type { Log } from '../../services/app/ports.ts';
import type { Modes } from '../modes.ts';
import { watchDaily } from './dailyNotice.ts';
import { answerPage } from './ipc.ts';
import { createOpenLink } from './links.ts';
import { setMenu } from './menu.ts';
import { answerSaves } from './saving.ts';
import { guardSession, registerScheme } from './session.ts';
import { watchHelpers, watchWindow } from './troubles.ts';
import { guardContents, openWindow, startAddress } from './window.ts';

export interface ElectronSettings {
  readonly dataDir: string;
  /** The folder of the built page and the bundled preload script. */
  readonly root: string;
  readonly preload: string;
  readonly platform: NodeJS.Platform;
  readonly modes: Modes;
}

/**
 * Names the app's folders and takes the single-instance lock, which is kept per data folder; all before Electron is
 * ready. `false` when another window of this data folder is already open: that one comes to the front, this one ends.
 */
export function prepareElectron({ dataDir, modes }: ElectronSettings): boolean {
  app.setName('政务公开工作台');
  // Windows shows notifications only of an app it can name; as in the installer.
  app.setAppUserModelId('cn.disclosure-desk');
  // Chromium's own files stay apart from the data; its name for them is of no other use.
  const profile = path.join(dataDir, 'window');
  try {
    mkdirSync(profile, { recursive: true });
    app.setPath('userData', profile);
    app.setPath('sessionData', profile);
    app.setAppLogsPath(path.join(dataDir, 'logs'));
  } catch {
    // A folder that cannot be written: opening the data says so in a moment, and better.
  }
  app.enableSandbox();
  registerScheme();
  guardContents(app, createOpenLink(modes.asThePerson));
  return app.requestSingleInstanceLock();
}

/** Shows the app's window and answers its page. */
export async function showApp(settings: ElectronSettings, dispatch: Dispatch, log: Log): Promise<void> {
  const { dataDir, root, preload, platform, modes } = settings;
  const development = !app.isPackaged;
  guardSession(session.defaultSession, root, development);
  answerPage(dispatch, log);
  answerSaves(dispatch, modes.savedMode);
  watchHelpers(log);
  setMenu(platform, development);
  const open = () => {
    const window = openWindow({ preload, stateFile: path.join(dataDir, 'window', 'window.json'), development });
    watchWindow(window, log);
    return window.loadURL(startAddress);
  };
  const bringUp = () => {
    const window = BrowserWindow.getAllWindows()[0];
    if (window?.isMinimized()) window.restore();
    window?.focus();
  };
  app.on('second-instance', bringUp);
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) void open();
  });
  app.on('window-all-closed', () => {
    if (platform !== 'darwin') app.quit();
  });
  await open();
  watchDaily(dataDir, dispatch, bringUp);
}

/** Ends the app after `close` has put everything away, exactly once. */
export function closeBeforeQuit(close: () => Promise<void>): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}

/** Says why the app cannot start, and ends it. */
export function refuseToStart(message: string): void {
  dialog.showErrorBox('政务公开工作台无法启动', message);
  app.exit(1);
}
