import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';
import { compose } from './compose.ts';
import { guardProcess } from './hosts/crashes.ts';
import { closeBeforeQuit, prepareElectron, refuseToStart, showApp } from './hosts/electron/app.ts';
import { endAfterCrash } from './hosts/electron/troubles.ts';
import { thisMachine } from './hosts/entry.ts';
import { electronDesktop } from './hosts/electron/desktop.ts';
import { createLog } from './hosts/log.ts';
import { keepToThisAccount, warnOfOpenFolder } from './hosts/modes.ts';
import { readOptions, rememberDataDir } from './hosts/options.ts';

const modes = keepToThisAccount();
// Chromium's own switches stand on the same command line, so unknown ones are passed over.
const machine = thisMachine();
const options = readOptions(process.argv.slice(app.isPackaged ? 1 : 2), machine, { lenient: true });

if (!options.ok) {
  await app.whenReady();
  refuseToStart(options.error.message);
} else {
  const { dataDir, today, demo } = options.value;
  const settings = {
    dataDir,
    root: path.join(import.meta.dirname, '..', 'renderer'),
    preload: path.join(import.meta.dirname, 'preload.cjs'),
    platform: process.platform,
    modes,
  };
  const guard = guardProcess(
    createLog(dataDir, (line) => process.stderr.write(line)),
    endAfterCrash,
  );
  if (prepareElectron(settings)) {
    await app.whenReady();
    // The bundler puts the workers beside the entries.
    const workerUrl = pathToFileURL(path.join(import.meta.dirname, 'worker.js'));
    const composed = await compose({
      dataDir,
      expectsData: options.value.dataDirChosen,
      today,
      demo,
      host: 'electron',
      workerUrl,
      writerUrl: pathToFileURL(path.join(import.meta.dirname, 'writer.js')),
      desktop: electronDesktop(modes.asThePerson),
      rememberFolder: (folder) => rememberDataDir(options.value, machine, folder),
    });
    if (composed.ok) {
      const { dispatch, log, close } = composed.value;
      closeBeforeQuit(close);
      await showApp(settings, dispatch, log);
      guard.serving();
      const warning = warnOfOpenFolder(dataDir, process.platform);
      if (warning !== undefined) process.stdout.write(`${warning}\n`);
      // Tells `npm start` that the window is up.
      process.stdout.write('窗口已打开。\n');
    } else {
      refuseToStart(composed.error.message);
    }
  } else {
    app.quit();
  }
}
