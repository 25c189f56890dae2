import { contextBridge, ipcRenderer } from 'electron';
import { contract } from './contract/index.ts';
import { CHANNEL, createBridge } from './hosts/electron/bridge.ts';

/** Three functions and nothing else cross into the page. */
contextBridge.exposeInMainWorld(
  'desk',
  createBridge(contract, (...message) => ipcRenderer.invoke(CHANNEL, ...message)),
);
