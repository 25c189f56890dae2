import path from 'node:path';
import { app, BrowserWindow, dialog, ipcMain } from 'electron';
import type { SavedFile } from '../../contract/bridge.ts';
import type { FileBytes } from '../../contract/define.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { Dispatch } from '../../services/app/dispatch.ts';
import { writeWhole } from '../writeWhole.ts';
import { SAVE_CHANNEL } from './bridge.ts';
import { isTrustedSender, readMessage } from './policy.ts';

/**
 * Saves files that the app made where the person says. The page names the file by its id and never a path; the path comes from the
 * system's own dialog and stays in this process. A new file gets `mode`: outside of the data folder who may read it is the person's affair.
 */
export function answerSaves(dispatch: Dispatch, mode: number): void {
  let folder: string | undefined;
  ipcMain.handle(SAVE_CHANNEL, async (event, name: unknown, json: unknown): Promise<Outcome<SavedFile>> => {
    if (!isTrustedSender({ frame: event.senderFrame })) {
      return fail('unauthorised', '只接受本程序页面发来的请求。');
    }
    const message = readMessage(name, json, undefined);
    if (!message.ok) return message;
    if (message.value.name !== 'files.get') return fail('unknown-method', '程序没有这项功能。');
    const made = await dispatch('files.get', message.value.input);
    if (!made.ok) return made;
    // What this method answers, by the contract.
    const file = made.value as FileBytes;
    const window = BrowserWindow.fromWebContents(event.sender);
    const options = {
      title: '保存',
      defaultPath: path.join(folder ?? app.getPath('documents'), file.name),
      filters: [{ name: file.name.replace(/^.*\./u, '.'), extensions: [path.extname(file.name).slice(1)] }],
    };
    const chosen = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
    if (chosen.canceled || chosen.filePath === '') return succeed({ name: undefined });
    folder = path.dirname(chosen.filePath);
    return writeWhole(chosen.filePath, file.bytes, undefined, mode).then((written) =>
      written.ok ? succeed({ name: written.value }) : written,
    );
  });
}
