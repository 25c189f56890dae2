import { contextBridge, ipcRenderer } from 'electron';
import { contract } from './contract/index.ts';
import { createBridge } from './hosts/electron/bridge.ts';

/** Four functions and nothing else cross into the page. */
contextBridge.exposeInMainWorld(
  'desk',
  createBridge(contract, (channel, ...message) => ipcRenderer.invoke(channel, ...message)),
);
