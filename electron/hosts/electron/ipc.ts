import { randomUUID } from 'node:crypto';
import { ipcMain } from 'electron';
import { fail } from '../../domain/failure.ts';
import type { Dispatch } from '../../services/app/dispatch.ts';
import type { Log } from '../../services/app/ports.ts';
import { CHANNEL } from './bridge.ts';
import { isTrustedSender, readMessage } from './policy.ts';

/** Answers the page. Every message gets an envelope, a refused one too. */
export function answerPage(dispatch: Dispatch, log: Log): void {
  ipcMain.handle(CHANNEL, async (event, name: unknown, json: unknown, bytes: unknown) => {
    if (!isTrustedSender({ frame: event.senderFrame })) {
      return fail('unauthorised', '只接受本程序页面发来的请求。');
    }
    const message = readMessage(name, json, bytes);
    if (!message.ok) return message;
    try {
      return await dispatch(message.value.name, message.value.input, message.value.bytes);
    } catch (error) {
      const id = randomUUID();
      log.bug(id, error, { method: message.value.name });
      return fail('bug', '程序出错，操作没有完成。请重试；如仍出现，请把编号告诉维护人员。', { id });
    }
  });
}
