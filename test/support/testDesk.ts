import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compose, type ComposedApp } from '../../electron/compose.ts';
import type { FileBytes } from '../../electron/contract/define.ts';
import type { Failure, Outcome } from '../../electron/contract/failure.ts';
import type { InputOf, MethodsOf, OutputOf } from '../../electron/contract/index.ts';
import { documentsWorker, longWriter } from './documentsWorker.ts';
import { day } from './testApp.ts';

/** The whole app on a data folder in whatever state, as the hosts compose it, without a host. */
export interface TestDesk {
  readonly folder: string;
  readonly app: ComposedApp;
  call<Name extends MethodsOf<'query' | 'command'>>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>;
  refusal<Name extends MethodsOf<'query' | 'command'>>(name: Name, input: InputOf<Name>): Promise<Failure>;
  ask(name: string, input: unknown, bytes?: Uint8Array<ArrayBuffer>): Promise<Outcome<unknown>>;
  getFile(fileId: string): Promise<FileBytes>;
  /** Folders that a person chose. */
  readonly remembered: readonly string[];
  /** What the log has of bugs. */
  bugs(): string;
  /** Ends the app; a folder that was made for it goes too. */
  close(): Promise<void>;
  /** Ends it and starts it again on the same folder. */
  restart(today?: string): Promise<void>;
}

export interface DeskOptions {
  readonly today: string;
  /** A folder that stays. */
  readonly folder?: string;
  readonly demo?: boolean;
  readonly expectsData?: boolean;
}

export async function startTestDesk(options: DeskOptions): Promise<TestDesk> {
  const folder = options.folder ?? mkdtempSync(path.join(tmpdir(), 'desk-test-'));
  const remembered: string[] = [];
  const start = async (today: string) => {
    const composed = await compose({
      dataDir: folder,
      host: 'browser',
      today: day(today),
      demo: options.demo ?? false,
      expectsData: options.expectsData ?? false,
      workerUrl: documentsWorker(),
      writerUrl: longWriter(),
      desktop: { showFolder: () => undefined },
      rememberFolder: (chosen) => void remembered.push(chosen),
      passphraseWork: 4,
    });
    if (!composed.ok) throw new Error(composed.error.message);
    return composed.value;
  };
  let app = await start(options.today);
  const ask = (name: string, input: unknown, bytes?: Uint8Array<ArrayBuffer>) => app.dispatch(name, input, bytes);
  return {
    folder,
    get app() {
      return app;
    },
    remembered,
    ask,
    async call(name, input) {
      const outcome = await ask(name, input);
      if (!outcome.ok) throw new Error(`${name}: ${outcome.error.code} ${outcome.error.message}`);
      // The contract types what the handler of this name answers.
      return outcome.value as OutputOf<typeof name>;
    },
    async refusal(name, input) {
      const outcome = await ask(name, input);
      if (outcome.ok) throw new Error(`${name} was not refused: ${JSON.stringify(outcome.value)}`);
      return outcome.error;
    },
    async getFile(fileId) {
      const outcome = await ask('files.get', { fileId });
      if (!outcome.ok) throw new Error(outcome.error.message);
      return outcome.value as FileBytes;
    },
    bugs() {
      try {
        return readFileSync(path.join(folder, 'logs', 'desk.log'), 'utf8');
      } catch {
        return '';
      }
    },
    async close() {
      await app.close();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
    async restart(today = options.today) {
      await app.close();
      app = await start(today);
    },
  };
}
