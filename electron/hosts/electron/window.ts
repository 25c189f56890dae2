import path from 'node:path';
import { BrowserWindow, screen, type App, type WebContents } from 'electron';
import type { OpenLink } from './links.ts';
import { APP_ORIGIN, isAllowedNavigation } from './policy.ts';
import { placeWindow, readWindowState, writeWindowState } from './windowState.ts';

export interface WindowSettings {
  /** The bundled preload script. */
  readonly preload: string;
  /** Where size and place are remembered. */
  readonly stateFile: string;
  readonly development: boolean;
}

/** Opens the app's window where it stood last. */
export function openWindow({ preload, stateFile, development }: WindowSettings): BrowserWindow {
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const { bounds, maximized } = placeWindow(readWindowState(stateFile), areas);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 960,
    minHeight: 600,
    show: false,
    title: '政务公开工作台',
    webPreferences: {
      preload: path.resolve(preload),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: development,
    },
  });
  if (maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () =>
    writeWindowState(stateFile, { bounds: window.getNormalBounds(), maximized: window.isMaximized() }),
  );
  return window;
}

/** The page's address. */
export const startAddress = `${APP_ORIGIN}/`;

/**
 * No contents of this app leave its own page, whoever made them: no navigation, redirect, new window or webview. Links
 * ask for a new window and go to `openLink`; the app has no others that lead out.
 */
export function guardContents(app: App, openLink: OpenLink): void {
  app.on('web-contents-created', (_event, contents) => guard(contents, openLink));
}

function guard(contents: WebContents, openLink: OpenLink): void {
  contents.on('will-navigate', (event) => {
    if (!isAllowedNavigation(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!isAllowedNavigation(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isAllowedNavigation(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openLink(url, BrowserWindow.fromWebContents(contents) ?? undefined);
    return { action: 'deny' };
  });
}
