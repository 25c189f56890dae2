import { dialog, shell } from 'electron';
import type { Desktop } from '../../services/app/ports.ts';

/** The file manager and the system's dialogs. */
export const electronDesktop: Desktop = {
  showFolder: (folder) => void shell.openPath(folder),
  async pickFolder() {
    const { canceled, filePaths } = await dialog.showOpenDialog({
      title: '选择文件夹',
      properties: ['openDirectory', 'createDirectory'],
    });
    return canceled ? undefined : filePaths[0];
  },
};
