import { EventEmitter } from 'node:events';

/** What the app's shell uses of Electron, recording what it is told: the shell is tested where the binary cannot be had. */

type Listener = (...values: never[]) => unknown;

export const recorded = {
  paths: new Map<string, string>(),
  schemes: [] as unknown[],
  handlers: new Map<string, Listener>(),
  protocols: new Map<string, (request: Request) => Promise<Response>>(),
  permissionRequest: undefined as Listener | undefined,
  permissionCheck: undefined as Listener | undefined,
  device: undefined as Listener | undefined,
  beforeRequest: undefined as Listener | undefined,
  spellChecker: true,
  sandboxed: false,
  windows: [] as BrowserWindow[],
  opened: [] as string[],
  lock: true,
  menu: undefined as unknown,
  saves: [] as unknown[],
  notices: [] as { readonly title: string; readonly body: string }[],
  /** Questions to the person, as the system's message box was given them. */
  questions: [] as { readonly message: string; readonly detail: string; readonly buttons: readonly string[] }[],
  copied: [] as string[],
  relaunched: 0,
};

class App extends EventEmitter {
  isPackaged = true;
  setName(): void {}
  setAppUserModelId(): void {}
  setPath(name: string, folder: string): void {
    recorded.paths.set(name, folder);
  }
  getPath(name: string): string {
    return recorded.paths.get(name) ?? `/home/clerk/${name}`;
  }
  setAppLogsPath(folder: string): void {
    recorded.paths.set('logs', folder);
  }
  enableSandbox(): void {
    recorded.sandboxed = true;
  }
  requestSingleInstanceLock(): boolean {
    return recorded.lock;
  }
  isReady(): boolean {
    return true;
  }
  relaunch(): void {
    recorded.relaunched += 1;
  }
  exit(): void {}
  quit(): void {
    this.emit('quit-asked');
  }
}
export const app = new App();

export const protocol = {
  registerSchemesAsPrivileged: (schemes: unknown[]) => recorded.schemes.push(...schemes),
};

class Session extends EventEmitter {
  protocol = {
    handle: (scheme: string, serve: (request: Request) => Promise<Response>) => recorded.protocols.set(scheme, serve),
  };
  webRequest = { onBeforeRequest: (listener: Listener) => (recorded.beforeRequest = listener) };
  setPermissionRequestHandler(listener: Listener): void {
    recorded.permissionRequest = listener;
  }
  setPermissionCheckHandler(listener: Listener): void {
    recorded.permissionCheck = listener;
  }
  setDevicePermissionHandler(listener: Listener): void {
    recorded.device = listener;
  }
  setDisplayMediaRequestHandler(): void {}
  setSpellCheckerEnabled(enabled: boolean): void {
    recorded.spellChecker = enabled;
  }
}
export const session = { defaultSession: new Session() };

export const ipcMain = {
  handle: (channel: string, listener: Listener) => recorded.handlers.set(channel, listener),
};

export class WebContents extends EventEmitter {
  openHandler: ((details: { url: string }) => { action: string }) | undefined;
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
  crashed = false;
  reloads = 0;
  isCrashed(): boolean {
    return this.crashed;
  }
  forcefullyCrashRenderer(): void {
    this.crashed = true;
    this.emit('render-process-gone', {}, { reason: 'killed', exitCode: 0 });
  }
  reload(): void {
    this.crashed = false;
    this.reloads += 1;
  }
}

export class BrowserWindow extends EventEmitter {
  static getAllWindows(): BrowserWindow[] {
    return recorded.windows;
  }
  static fromWebContents(): BrowserWindow | undefined {
    return recorded.windows[0];
  }
  readonly options: { readonly webPreferences: Readonly<Record<string, unknown>> };
  readonly webContents = new WebContents();
  address = '';
  focused = 0;
  destroyed = false;
  constructor(options: { readonly webPreferences: Readonly<Record<string, unknown>> }) {
    super();
    this.options = options;
    recorded.windows.push(this);
  }
  loadURL(address: string): Promise<void> {
    this.address = address;
    return Promise.resolve();
  }
  destroy(): void {
    this.destroyed = true;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  isMinimized(): boolean {
    return true;
  }
  restore(): void {}
  focus(): void {
    this.focused += 1;
  }
  show(): void {}
  maximize(): void {}
  isMaximized(): boolean {
    return false;
  }
  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    return { x: 10, y: 20, width: 1200, height: 800 };
  }
}

export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }] };
export const shell = {
  openExternal: (address: string) => {
    recorded.opened.push(address);
    return address.includes('nobody') ? Promise.reject(new Error('no browser')) : Promise.resolve();
  },
};
export const Menu = {
  buildFromTemplate: (template: unknown) => template,
  setApplicationMenu: (menu: unknown) => {
    recorded.menu = menu;
  },
};
export class Notification extends EventEmitter {
  static isSupported(): boolean {
    return true;
  }
  readonly options: { readonly title: string; readonly body: string };
  constructor(options: { readonly title: string; readonly body: string }) {
    super();
    this.options = options;
  }
  show(): void {
    recorded.notices.push(this.options);
  }
}
export const clipboard = { writeText: (text: string) => Promise.resolve(void recorded.copied.push(text)) };

/** What the person answers to the next dialog: a button by its label, `undefined` to close the question. */
export const answers = { save: { canceled: true, filePath: '' }, button: undefined as string | undefined };

interface Question {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
  readonly cancelId: number;
  readonly signal?: AbortSignal;
}

function answerTo(question: Question): number {
  recorded.questions.push(question);
  return answers.button === undefined ? question.cancelId : question.buttons.indexOf(answers.button);
}

export const dialog = {
  showMessageBox: (...asked: unknown[]) => Promise.resolve({ response: answerTo(asked.at(-1) as Question) }),
  showMessageBoxSync: answerTo,
  showErrorBox: () => undefined,
  showSaveDialog: (...asked: unknown[]) => {
    recorded.saves.push(asked.at(-1));
    return Promise.resolve(answers.save);
  },
};
