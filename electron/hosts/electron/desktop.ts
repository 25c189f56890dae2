import { dialog, shell } from 'electron';
import type { Desktop } from '../../services/app/ports.ts';
import type { Modes } from '../modes.ts';

/** The file manager, started `asThePerson` so that what is saved with it is theirs, and the system's dialogs. */
export const electronDesktop = (asThePerson: Modes['asThePerson']): Desktop => ({
  showFolder: (folder) => void asThePerson(() => shell.openPath(folder)),
  async pickFolder() {
    const { canceled, filePaths } = await dialog.showOpenDialog({
      title: '选择文件夹',
      properties: ['openDirectory', 'createDirectory'],
    });
    return canceled ? undefined : filePaths[0];
  },
});
