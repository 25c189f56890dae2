import type { FileBytes } from './define.ts';
import type { Outcome } from './failure.ts';

/** A file that was saved; without a name where the person closed the dialog. */
export interface SavedFile {
  readonly name: string | undefined;
}

/** What either host offers the page: Electron's preload puts it on `window.desk`, the browser host is reached by HTTP. */
export interface Bridge {
  call(name: string, input: unknown): Promise<Outcome<unknown>>;
  put(name: string, input: unknown, bytes: Uint8Array<ArrayBuffer>): Promise<Outcome<unknown>>;
  get(name: string, input: unknown): Promise<Outcome<FileBytes>>;
  /** Asks the person where to, and saves what `get` would give, where the host has a dialog for it; a browser saves by itself. */
  save?(name: string, input: unknown): Promise<Outcome<SavedFile>>;
}
