import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { performance } from 'node:perf_hooks';
import { setTimeout as after } from 'node:timers/promises';
import { succeed, type Outcome } from '../domain/failure.ts';
import type { Web, WebPage, WebRequest } from '../services/app/ports.ts';
import { addressKind, bareHost, mayAsk } from './addresses.ts';
import { exchange, type Answer, type ExchangeLimits } from './exchange.ts';
import { createPace, type Timer } from './pace.ts';
import { refuse, refuseFor } from './refusals.ts';
import { ALL_FREE, readRobots, type Robots } from './robots.ts';

export interface WebLimits extends ExchangeLimits {
  /** How often one question is led on. */
  readonly redirects: number;
}

export interface WebOptions {
  /** Of the app, for its name. */
  readonly version: string;
  readonly timer?: Timer;
  /** The addresses of a name, all of them; rejects as the system's resolver does. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
  /** Whether this machine has any network beside itself. */
  readonly isConnected?: () => boolean;
  readonly limits?: WebLimits;
}

const MEGABYTE = 1024 * 1024;
const USUAL_LIMITS: WebLimits = { answerMs: 20_000, wholeMs: 45_000, bytes: 8 * MEGABYTE, redirects: 5 };
/** How robots.txt names this program. */
const AGENT = 'DisclosureDesk';
/** Milliseconds between two questions to a host, and for which a robots.txt stands, or that it was not read. */
const GAP = 1000;
const ROBOTS_STAND = 60 * 60_000;
const UNREAD_STANDS = 5 * 60_000;

const SYSTEM_TIMER: Timer = {
  now: () => performance.now(),
  wait: (milliseconds, signal) => after(milliseconds, undefined, { signal }).catch(() => undefined),
  limit(milliseconds, end) {
    const timeout = setTimeout(end, milliseconds);
    return () => clearTimeout(timeout);
  },
};

const systemResolver = async (host: string): Promise<readonly string[]> =>
  (await lookup(host, { all: true, order: 'verbatim' })).map(({ address }) => address);

const hasInterface = (): boolean =>
  Object.values(networkInterfaces()).some((each) => each?.some(({ internal }) => !internal) === true);

interface Asking extends Pick<WebRequest, 'method' | 'confirmedHosts'> {
  readonly signal: AbortSignal;
}

/**
 * The one door to the network. Each question, and each that a redirect leads on to, is checked by itself: scheme, the host's every address (these and
 * no others are then connected to), robots.txt, the host's turn. What the environment says of proxies is ignored: through one, the address that is
 * connected to would not be the one that was checked.
 */
export function createWeb(options: WebOptions): Web {
  const { timer = SYSTEM_TIMER, resolve = systemResolver, isConnected = hasInterface, limits = USUAL_LIMITS } = options;
  const userAgent = `${AGENT}/${options.version} (open government desk; checks lists and links)`;
  const pace = createPace(timer);
  const known = new Map<string, { readonly robots: Outcome<Robots>; readonly until: number }>();

  /** The addresses that may be connected to; of a name with others among them, none. */
  async function addressesOf(url: URL, { confirmedHosts, signal }: Asking): Promise<Outcome<readonly string[]>> {
    const host = bareHost(url.hostname);
    const isAddress = isIP(host) > 0;
    if (!isConnected() && addressKind(host) !== 'loopback') return refuse.noNetwork(url.host);
    let addresses: readonly string[];
    try {
      addresses = isAddress ? [host] : await unlessAborted(resolve(host), signal, limits.answerMs);
    } catch (error) {
      return signal.aborted ? refuse.cancelled() : refuseFor(url.host, url.href, error);
    }
    if (addresses.length === 0) return refuse.hostNotFound(url.host);
    if (addresses.every((address) => mayAsk(host, address, confirmedHosts.has(url.host)))) return succeed(addresses);
    return addresses.some((address) => addressKind(address) === 'never')
      ? refuse.hostNever(url.host)
      : refuse.hostPrivate(url.host);
  }

  /** One question, when it is the host's turn. */
  async function askOnce(url: URL, delay: number, asking: Asking): Promise<Outcome<Answer>> {
    const { signal, method } = asking;
    await pace.turn(url.hostname, Math.max(GAP, delay * 1000), signal);
    if (signal.aborted) return refuse.cancelled();
    const addresses = await addressesOf(url, asking);
    if (!addresses.ok) return addresses;
    return exchange({ url, method, userAgent, addresses: addresses.value, limits, timer }, signal);
  }

  /** Follows where the answers lead; `look` may refuse an address before it is asked. */
  async function follow(
    start: URL,
    asking: Asking,
    look: (url: URL) => Promise<Outcome<Robots>>,
  ): Promise<Outcome<WebPage>> {
    const redirects: { readonly url: string; readonly status: number }[] = [];
    const seen = new Set<string>();
    let url = start;
    for (;;) {
      if (redirects.length > limits.redirects || seen.has(url.href))
        return refuse.tooManyRedirects(start.href, limits.redirects);
      seen.add(url.href);
      const robots = await look(url);
      if (!robots.ok) return robots;
      const answer = await askOnce(url, robots.value.delay, asking);
      if (!answer.ok) return answer;
      const { location, status, contentType, bytes } = answer.value;
      if (location === undefined) return succeed({ url: url.href, redirects, status, contentType, bytes });
      redirects.push({ url: url.href, status });
      const next = addressIn(location, url);
      if (!next.ok) return next;
      url = next.value;
    }
  }

  async function robotsOf(url: URL, asking: Asking): Promise<Outcome<Robots>> {
    const stored = known.get(url.origin);
    if (stored && stored.until > timer.now()) return stored.robots;
    // Nothing is remembered of a host that may not be asked at all.
    const addresses = await addressesOf(url, asking);
    if (!addresses.ok) return addresses;
    const robots = await askRobots(url, asking);
    if (robots.ok || robots.error.code === 'robots-unread') {
      known.set(url.origin, { robots, until: timer.now() + (robots.ok ? ROBOTS_STAND : UNREAD_STANDS) });
    }
    return robots;
  }

  async function askRobots(url: URL, asking: Asking): Promise<Outcome<Robots>> {
    const free = (): Promise<Outcome<Robots>> => Promise.resolve(succeed(ALL_FREE));
    const page = await follow(new URL('/robots.txt', url), { ...asking, method: 'GET' }, free);
    if (!page.ok) {
      const why = UNREAD[page.error.code];
      return why === undefined ? page : refuse.robotsUnread(url.host, why);
    }
    const { status, bytes } = page.value;
    if (status >= 200 && status < 300) return succeed(readRobots(new TextDecoder().decode(bytes), AGENT));
    // What is not there forbids nothing (RFC 9309, 2.3.1.3); a site that is overburdened or broken may.
    if (status >= 400 && status < 500 && status !== 429) return succeed(ALL_FREE);
    return refuse.robotsUnread(url.host, `网站回答 ${status}`);
  }

  async function allowed(url: URL, asking: Asking): Promise<Outcome<Robots>> {
    const robots = await robotsOf(url, asking);
    if (!robots.ok) return robots;
    return robots.value.allows(url.pathname + url.search) ? robots : refuse.robotsRefuse(url.href);
  }

  return {
    ask({ url, method, confirmedHosts }, signal) {
      const start = addressIn(url);
      if (!start.ok) return Promise.resolve(start);
      const asking: Asking = { method, confirmedHosts, signal };
      return follow(start.value, asking, (each) => allowed(each, asking));
    },
  };
}

/** Why a robots.txt was not read, where that is not the trouble of the whole host. */
const UNREAD: Readonly<Record<string, string | undefined>> = {
  'page-too-slow': '等了太久',
  'page-too-large': '内容过大',
  'page-broken': '内容不完整',
  'redirected-too-often': '反复转向',
  'host-private': '转到了本机或内部网络的地址',
  'not-an-address': '转到了不能读取的地址',
};

function addressIn(text: string, base?: URL): Outcome<URL> {
  const url = URL.parse(text, base?.href);
  if (!url || !/^https?:$/u.test(url.protocol) || url.username !== '' || url.password !== '') {
    return refuse.notAddress(text);
  }
  url.hash = '';
  return succeed(url);
}

/** What is asked of the system cannot be called back: it is left alone. */
function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal, milliseconds: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const until = AbortSignal.any([signal, AbortSignal.timeout(milliseconds)]);
    const giveUp = (): void => reject(Object.assign(new Error('no answer'), { code: 'EAI_AGAIN' }));
    if (until.aborted) giveUp();
    until.addEventListener('abort', giveUp, { once: true });
    work.then(resolve, reject);
  });
}
