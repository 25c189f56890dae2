/* oxlint-disable unicorn/require-post-message-target-origin -- a BroadcastChannel takes none: the browser keeps it to this origin */
/**
 * The token of a tab. It comes once in the address's fragment, is kept for the tab and taken out of the address, so that
 * it lands in no bookmark and no history. A tab opened from another one (a middle click) asks the tabs that are open: the
 * browser lets pages of this origin only hear each other, and each of those may have the token anyway.
 */

const KEY = 'desk.token';

/** What tabs hear each other over; of a `BroadcastChannel`, what is used here. */
export interface TabChannel {
  postMessage(message: unknown): void;
  close(): void;
  onmessage: ((event: MessageEvent) => void) | null;
}

/** Where the page keeps and finds things; the window's own, but for tests. */
export interface TokenPage {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search'>;
  readonly history: Pick<History, 'replaceState' | 'state'>;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly openChannel: () => TabChannel;
}

export interface TabToken {
  /** Empty where no tab has it. */
  readonly token: Promise<string>;
  /** To be called when the app does not know the token: it is handed to no other tab. */
  readonly refuse: () => void;
}

/** A tab in the background answers within a moment; one that the browser has put to sleep does not. */
const ANSWER_MS = 1000;

interface Telling {
  readonly token: string;
}

const ASK = 'ask';

export function takeToken(page: TokenPage): TabToken {
  const channel = page.openChannel();
  const own = ownToken(page);
  const token = own === '' ? askTabs(channel) : Promise.resolve(own);
  const refuse = () => channel.close();
  void token.then((known) => {
    if (known === '') return refuse();
    page.storage.setItem(KEY, known);
    channel.onmessage = ({ data }) => {
      if (data === ASK) channel.postMessage({ token: known } satisfies Telling);
    };
  });
  return { token, refuse };
}

function ownToken({ location, history, storage }: TokenPage): string {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given) {
    history.replaceState(history.state, '', location.pathname + location.search);
    return given;
  }
  return storage.getItem(KEY) ?? '';
}

function askTabs(channel: TabChannel): Promise<string> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(''), ANSWER_MS);
    channel.onmessage = ({ data }) => {
      if (!isTelling(data)) return;
      clearTimeout(timer);
      resolve(data.token);
    };
    channel.postMessage(ASK);
  });
}

function isTelling(data: unknown): data is Telling {
  return typeof data === 'object' && data !== null && 'token' in data && typeof data.token === 'string';
}
