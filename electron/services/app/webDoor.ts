import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { ServiceContext } from './context.ts';
import type { WebPage, WebRequest } from './ports.ts';

/** The workspace's setting 网上核对. */
const SETTING = 'webLookups';

/** Whether the office has switched on that websites are asked. */
export function isWebOn({ store }: Pick<ServiceContext, 'store'>): boolean {
  return store.workspace.setting(SETTING) === 'on';
}

/** Switches it; inside a command. */
export function setWebOn({ store }: Pick<ServiceContext, 'store'>, on: boolean): void {
  store.workspace.setSetting(SETTING, on ? 'on' : 'off');
}

export const WEB_OFF = fail(
  'web-off',
  '“网上核对”没有开启，程序没有访问任何网站。需要时请先在“取数地址”中开启，再重试。',
);

/** Asks a site for a page. */
export type AskWeb = (url: string, signal: AbortSignal, method?: WebRequest['method']) => Promise<Outcome<WebPage>>;

/** The door to the network with the hosts that the office has confirmed; refused where it is switched off. Both are looked up anew for each question. */
export function webDoor(context: Pick<ServiceContext, 'store' | 'web'>): Outcome<AskWeb> {
  if (!isWebOn(context)) return WEB_OFF;
  const { store, web } = context;
  return succeed((url, signal, method = 'GET') => {
    // Switched off, or a host withdrawn, while a long run is under way.
    if (!isWebOn(context)) return Promise.resolve(WEB_OFF);
    const confirmedHosts = new Set(store.sites.confirmedHosts().map(({ host }) => host));
    return web.ask({ url, method, confirmedHosts }, signal);
  });
}
