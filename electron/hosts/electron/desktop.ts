import { dialog, shell } from 'electron';
import type { Desktop } from '../../services/app/ports.ts';
import type { Modes } from '../modes.ts';
import { writeOpenCopy } from '../openCopy.ts';
import { fail, succeed } from '../../domain/failure.ts';

/** The file manager, started `asThePerson` so that what is saved with it is theirs, and the system's dialogs. */
export const electronDesktop = (asThePerson: Modes['asThePerson']): Desktop => ({
  showFolder: (folder) => void asThePerson(() => shell.openPath(folder)),
  async openCopy(file) {
    const copy = await writeOpenCopy(file);
    if (!copy.ok) return copy;
    const trouble = await asThePerson(() => shell.openPath(copy.value));
    return trouble === ''
      ? succeed(undefined)
      : fail('not-found', `没有打开“${file.name}”：这台电脑可能没有能打开它的程序。`, { place: { file: file.name } });
  },
  async pickFolder() {
    const { canceled, filePaths } = await dialog.showOpenDialog({
      title: '选择文件夹',
      properties: ['openDirectory', 'createDirectory'],
    });
    return canceled ? undefined : filePaths[0];
  },
});
