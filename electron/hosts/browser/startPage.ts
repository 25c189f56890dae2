import { lstatSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A page on disk that leads the browser into the app, so that the token stands on no command line, where every account can read it. */
export interface StartPage {
  readonly file: string;
  /** Takes the page away with its folder; any number of times. */
  readonly remove: () => void;
}

/** Followed by the process that made it. */
const PREFIX = 'disclosure-desk-start-';

/** Browsers are up within it, on slow machines too. */
const LIFE_MS = 60_000;

/**
 * Writes the page into a folder of its own that only this account can look into. It goes by itself after a minute. The
 * folder stands among the machine's temporary files and not in the data folder: that one may lie on a drive that knows
 * no modes, or be open to others on purpose. `undefined` where nothing can be written.
 */
export function writeStartPage(address: string, temporary: string): StartPage | undefined {
  removeLeftovers(temporary);
  try {
    const folder = mkdtempSync(path.join(temporary, `${PREFIX}${process.pid}-`));
    const remove = () => {
      clearTimeout(timer);
      removeFolder(folder);
    };
    const timer = setTimeout(remove, LIFE_MS);
    timer.unref();
    const file = path.join(folder, 'start.html');
    try {
      writeFileSync(file, pageTo(address), { mode: 0o600, flag: 'wx' });
      return { file, remove };
    } catch {
      remove();
      return undefined;
    }
  } catch {
    return undefined;
  }
}

/** The redirect leaves no entry in the browser's history, and the fragment with the token goes to no server. */
function pageTo(address: string): string {
  // In a script, `<` could begin a tag that ends it.
  const target = JSON.stringify(address).replaceAll('<', String.raw`\u003c`);
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<title>政务公开工作台</title>
<p>正在打开政务公开工作台……如果没有反应，请用程序启动时显示的地址打开。</p>
<script>location.replace(${target});</script>
</html>
`;
}

/** Pages of starts that were killed before they could tidy up. Their tokens died with them. */
function removeLeftovers(temporary: string): void {
  for (const name of namesIn(temporary)) {
    const maker = /^disclosure-desk-start-(\d+)-/.exec(name)?.[1];
    if (maker === undefined) continue;
    const folder = path.join(temporary, name);
    // Another account may have laid a link of this name.
    const found = lstatSync(folder, { throwIfNoEntry: false });
    if (found?.isDirectory() !== true) continue;
    const isOld = Math.abs(Date.now() - found.mtimeMs) > LIFE_MS;
    if (isOld || !isAlive(Number(maker))) removeFolder(folder);
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, under another account.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Another account's, or held open for a moment: the next start looks again.
  }
}
