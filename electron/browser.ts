import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { compose } from './compose.ts';
import { openPage, openPlace } from './hosts/browser/opener.ts';
import { startBrowserHost } from './hosts/browser/server.ts';
import { onShutdown } from './hosts/browser/shutdown.ts';
import { writeStartPage, type StartPage } from './hosts/browser/startPage.ts';
import { guardProcess } from './hosts/crashes.ts';
import { thisMachine } from './hosts/entry.ts';
import { createLog } from './hosts/log.ts';
import { keepToThisAccount, warnOfOpenFolder } from './hosts/modes.ts';
import { readOptions, rememberDataDir } from './hosts/options.ts';

const modes = keepToThisAccount();
const machine = thisMachine();
const options = readOptions(process.argv.slice(2), machine);
if (!options.ok) stop(options.error.message);

const { dataDir, today, demo, port, open } = options.value;
let shutDown = (): void => process.exit(1);
const guard = guardProcess(
  createLog(dataDir, (line) => process.stderr.write(line)),
  (id) => {
    process.stderr.write(`程序出错，须要退出（编号 ${id}）；已登记的数据不受影响。请重新启动。\n`);
    shutDown();
  },
);
// The bundler puts the workers and the page's folder beside the entries.
const workerUrl = pathToFileURL(path.join(import.meta.dirname, 'worker.js'));
const composed = await compose({
  dataDir,
  expectsData: options.value.dataDirChosen,
  today,
  demo,
  host: 'browser',
  workerUrl,
  writerUrl: pathToFileURL(path.join(import.meta.dirname, 'writer.js')),
  desktop: { showFolder: (folder) => openPlace(folder, machine, modes.asThePerson) },
  rememberFolder: (folder) => rememberDataDir(options.value, machine, folder),
});
if (!composed.ok) stop(composed.error.message);

const { dispatch, log, close, trouble } = composed.value;
const root = path.join(import.meta.dirname, '..', 'renderer');
let page: StartPage | undefined;
const started = await startBrowserHost({ dispatch, log, root, port, onAuthorised: () => page?.remove() });
if (!started.ok) {
  await close();
  stop(started.error.message);
}

const host = started.value;
shutDown = onShutdown(async () => {
  page?.remove();
  await host.close();
  await close();
}, log);
guard.serving();
say(`政务公开工作台已启动。请用浏览器打开（地址含一次性令牌，请勿外传）：\n${host.address}`);
if (trouble !== undefined) say(`数据没有打开：${trouble}请在打开的页面里选择怎么办。`);
say(`数据文件夹：${dataDir}\n按 Ctrl+C 退出。`);
const warning = warnOfOpenFolder(dataDir, machine.platform);
if (warning !== undefined) say(warning);
page = open ? writeStartPage(host.address, tmpdir()) : undefined;
if (page) openPage(page, machine, modes.asThePerson);

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function stop(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
