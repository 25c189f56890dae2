import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { compose } from './compose.ts';
import { openAddress, openPlace } from './hosts/browser/opener.ts';
import { startBrowserHost } from './hosts/browser/server.ts';
import { onShutdown } from './hosts/browser/shutdown.ts';
import { thisMachine } from './hosts/entry.ts';
import { readOptions, rememberDataDir } from './hosts/options.ts';

const machine = thisMachine();
const options = readOptions(process.argv.slice(2), machine);
if (!options.ok) stop(options.error.message);

const { dataDir, today, demo, port, open } = options.value;
// The bundler puts the worker and the page's folder beside the entries.
const workerUrl = pathToFileURL(path.join(import.meta.dirname, 'worker.js'));
const composed = await compose({
  dataDir,
  today,
  demo,
  host: 'browser',
  workerUrl,
  desktop: { showFolder: (folder) => openPlace(folder, machine) },
  rememberFolder: (folder) => rememberDataDir(options.value, machine, folder),
});
if (!composed.ok) stop(composed.error.message);

const { dispatch, log, close, trouble } = composed.value;
const root = path.join(import.meta.dirname, '..', 'renderer');
const started = await startBrowserHost({ dispatch, log, root, port });
if (!started.ok) {
  await close();
  stop(started.error.message);
}

const host = started.value;
onShutdown(async () => {
  await host.close();
  await close();
});
say(`政务公开工作台已启动。请用浏览器打开（地址含一次性令牌，请勿外传）：\n${host.address}`);
if (trouble !== undefined) say(`数据没有打开：${trouble}请在打开的页面里选择怎么办。`);
say(`数据文件夹：${dataDir}\n按 Ctrl+C 退出。`);
if (open) openAddress(host.address, machine);

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function stop(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
