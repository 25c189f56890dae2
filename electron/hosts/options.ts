import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import { fail, succeed, type Outcome } from '../domain/failure.ts';

export interface HostOptions {
  /** Absolute path. */
  readonly dataDir: string;
  /** The command line names it, so that no choice made in the app is kept for later. */
  readonly dataDirGiven: boolean;
  /** A person chose it in the app: data has been there. */
  readonly dataDirChosen: boolean;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly open: boolean;
  readonly browser: boolean;
  readonly demo: boolean;
  readonly today: PlainDate | undefined;
}

/** What the options depend on besides the command line. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** Relative paths of the command line start here. */
  readonly cwd: string;
}

const FOLDER = 'disclosure-desk';

/** The user's data folder by the platform's custom: AppData, Application Support, or XDG_DATA_HOME. */
export function defaultDataDir(machine: Machine): string {
  const { env, home, platform } = machine;
  const named = (value: string | undefined, otherwise: string) =>
    value !== undefined && path.isAbsolute(value) ? value : otherwise;
  if (platform === 'win32') return path.join(named(env['APPDATA'], path.join(home, 'AppData', 'Roaming')), FOLDER);
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', FOLDER);
  return path.join(named(env['XDG_DATA_HOME'], path.join(home, '.local', 'share')), FOLDER);
}

/** Beside the usual data, where nothing of an office is: which folder a person chose instead. */
const choiceFile = (machine: Machine) => path.join(defaultDataDir(machine), 'data-folder.json');

/** The folder that a person chose in place of the usual one. */
function chosenDataDir(machine: Machine): string | undefined {
  try {
    const { folder } = JSON.parse(readFileSync(choiceFile(machine), 'utf8')) as { readonly folder?: unknown };
    return typeof folder === 'string' && path.isAbsolute(folder) ? folder : undefined;
  } catch {
    // No choice was made, or the note of it is spoilt.
    return undefined;
  }
}

/** Notes the choice of a data folder for later starts; where that cannot be written, the choice holds until the program ends. */
export function rememberDataDir({ dataDirGiven }: HostOptions, machine: Machine, folder: string): void {
  if (dataDirGiven) return;
  try {
    mkdirSync(defaultDataDir(machine), { recursive: true });
    writeFileSync(choiceFile(machine), JSON.stringify({ folder }));
  } catch {
    // A usual folder that cannot be written may be the very reason for the choice.
  }
}

/**
 * Reads `--data DIR --port N --today YYYY-MM-DD --browser --no-open --demo`.
 * With `lenient`, switches of others (Chromium's own) are passed over; else they are refused by name.
 */
export function readOptions(
  argv: readonly string[],
  machine: Machine,
  { lenient = false }: { readonly lenient?: boolean } = {},
): Outcome<HostOptions> {
  const parsed = parse(argv, lenient);
  if (!parsed.ok) return parsed;
  const { data, port, today, browser, demo } = parsed.value;
  const openFlag = parsed.value['no-open'];
  if (typeof data === 'boolean' || data === '') return fail('invalid-input', '--data 后面要写一个文件夹。');
  if (typeof port === 'boolean' || (port !== undefined && !/^\d{1,5}$/.test(port)) || Number(port ?? 0) > 65_535) {
    return fail('invalid-input', '--port 后面要写 0 至 65535 之间的端口号。');
  }
  if (typeof today === 'boolean' || (today !== undefined && !isDate(today))) {
    return fail('invalid-input', '--today 后面要写一个日期，如 2026-06-30。');
  }
  const chosen = data === undefined ? chosenDataDir(machine) : undefined;
  return succeed({
    dataDir: data === undefined ? (chosen ?? defaultDataDir(machine)) : path.resolve(machine.cwd, data),
    dataDirGiven: data !== undefined,
    dataDirChosen: chosen !== undefined,
    port: Number(port ?? 0),
    open: openFlag !== true,
    browser: browser === true,
    demo: demo === true,
    // isDate has checked the form.
    today: today as PlainDate | undefined,
  });
}

function parse(argv: readonly string[], lenient: boolean) {
  try {
    const { values } = parseArgs({
      args: [...argv],
      strict: !lenient,
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        port: { type: 'string' },
        today: { type: 'string' },
        browser: { type: 'boolean' },
        'no-open': { type: 'boolean' },
        demo: { type: 'boolean' },
      },
    });
    return succeed(values);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return fail(
      'invalid-input',
      `不认识的启动参数（${detail}）。可用：--data 文件夹、--port 端口、--today 日期、--browser、--no-open、--demo。`,
    );
  }
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
}
