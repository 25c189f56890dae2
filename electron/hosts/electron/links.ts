import { clipboard, dialog, shell, type BrowserWindow } from 'electron';
import type { Modes } from '../modes.ts';
import { linkQuestion } from './policy.ts';

/** Opens links of publications in the machine's browser. What is not opened at once is said, and can be copied. */
export type OpenLink = (address: string, window: BrowserWindow | undefined) => void;

/** One question at a time: a page that opens links without end cannot bury the person under windows. */
export function createOpenLink(asThePerson: Modes['asThePerson']): OpenLink {
  let isAsking = false;
  const open = async (address: string, window: BrowserWindow | undefined) => {
    try {
      await asThePerson(() => shell.openExternal(address));
    } catch {
      await ask(
        { message: '没有打开这个网址', detail: '这台电脑没有能打开它的浏览器。', mayOpen: false },
        address,
        window,
      );
    }
  };
  const ask = async (
    question: NonNullable<ReturnType<typeof linkQuestion>>,
    address: string,
    window: BrowserWindow | undefined,
  ) => {
    const { message, detail, mayOpen } = question;
    const buttons = [...(mayOpen ? ['打开'] : []), '复制网址', mayOpen ? '取消' : '关闭'];
    const options = {
      type: mayOpen ? ('question' as const) : ('warning' as const),
      title: '政务公开工作台',
      message,
      detail: `${shown(address)}\n\n${detail}`,
      buttons,
      defaultId: 0,
      cancelId: buttons.length - 1,
      noLink: true,
    };
    const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
    if (buttons[response] === '打开') await open(address, window);
    if (buttons[response] === '复制网址') await clipboard.writeText(address);
  };
  const door = async (address: string, window: BrowserWindow | undefined) => {
    if (isAsking) return;
    const question = linkQuestion(address);
    isAsking = true;
    try {
      if (question) await ask(question, address, window);
      else await open(address, window);
    } finally {
      isAsking = false;
    }
  };
  return (address, window) => void door(address, window);
}

/** Long addresses would make the question taller than the screen. */
function shown(address: string): string {
  return address.length > 300 ? `${address.slice(0, 300)}…` : address;
}
