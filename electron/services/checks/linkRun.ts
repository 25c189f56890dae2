import type { LinkRunView } from '../../contract/links.ts';
import type { Year } from '../../domain/brand.ts';
import { foundByAnswer, foundByRefusal, isOfWholeSite, type PageWords } from '../../domain/checks/links.ts';
import { succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import type { LinkCheck, LinkFound } from '../../domain/model/linkCheck.ts';
import { runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import type { JobControl, WebPage } from '../app/ports.ts';
import type { AskWeb } from '../app/webDoor.ts';
import { countStates } from './linkViews.ts';

/** A run of the check. What was found is written as it comes; the rest of the addresses waits in `left`. */
export interface LinkRun {
  readonly year: Year;
  readonly total: number;
  readonly left: Set<string>;
  readonly found: Map<string, Omit<LinkCheck, 'url'>>;
  /** Addresses whose finding is not written yet. */
  readonly unwritten: Set<string>;
  /** Sites that have answered, and sites that were given up with the refusal that all their pages get. */
  readonly answering: Set<string>;
  readonly givenUp: Map<string, { readonly error: Failure; links: number }>;
  running: boolean;
  stopped: Failure | undefined;
}

export function newLinkRun(year: Year, urls: readonly string[]): LinkRun {
  return {
    year,
    total: urls.length,
    left: new Set(urls),
    found: new Map(),
    unwritten: new Set(),
    answering: new Set(),
    givenUp: new Map(),
    running: false,
    stopped: undefined,
  };
}

/** Sites that are asked at the same time; the door lets each of them rest between two questions. */
const SITES_AT_ONCE = 4;
/** So many pages of a site that cannot be had, one after the other, and the site is given up. */
const FAULTS_OF_SITE = 3;
/** Refusals of a page that its site has answered. */
const ANSWERED: ReadonlySet<string> = new Set(['page-too-large', 'redirected-too-often', 'robots-refuse']);
/** Findings that are written in one command. */
const WRITTEN_AT_ONCE = 50;

/** Asks for every address that is left, site by site, until all are done, somebody cancels, or nothing can be asked. */
export async function goOn(
  context: ServiceContext,
  ask: AskWeb,
  run: LinkRun,
  control: JobControl,
): Promise<Outcome<undefined>> {
  run.stopped = undefined;
  const sites = [...Map.groupBy(run.left, siteOf).values()];
  const isOver = (): boolean => control.signal.aborted || run.stopped !== undefined;
  const next = async (): Promise<void> => {
    for (let urls = sites.shift(); urls && !isOver(); urls = sites.shift()) {
      await askSite(context, ask, run, urls, control, isOver);
    }
  };
  await Promise.all(Array.from({ length: SITES_AT_ONCE }, next));
  settleLostSites(run);
  const written = write(context, run, 0);
  if (!written.ok) return written;
  return run.stopped ? { ok: false, error: run.stopped } : succeed(undefined);
}

function siteOf(url: string): string {
  return URL.parse(url)?.host ?? url;
}

async function askSite(
  context: ServiceContext,
  ask: AskWeb,
  run: LinkRun,
  urls: readonly string[],
  control: JobControl,
  isOver: () => boolean,
): Promise<void> {
  let faults = 0;
  for (const url of urls) {
    if (isOver()) return;
    control.progress(`正在检查“${siteOf(url)}”`, run.total - run.left.size, run.total);
    const site = siteOf(url);
    const given = run.givenUp.get(site);
    if (given) given.links += 1;
    const answer = given ? ({ ok: false, error: given.error } as const) : await askLink(context, ask, url, control);
    if (control.signal.aborted) return;
    if (answer.ok || ANSWERED.has(answer.error.code)) {
      faults = 0;
      run.answering.add(site);
    } else if (!given) {
      faults = isOfWholeSite(answer.error, site) ? faults + 1 : 0;
      if (faults >= FAULTS_OF_SITE) run.givenUp.set(site, { error: answer.error, links: 0 });
    }
    const found = answer.ok ? answer.value : foundByRefusal(answer.error, run.answering.size > 0);
    if (!found) {
      if (!answer.ok) run.stopped = answer.error;
      return;
    }
    keep(context, run, url, found);
    const written = write(context, run, WRITTEN_AT_ONCE);
    if (!written.ok) run.stopped = written.error;
  }
}

function keep({ clock }: ServiceContext, run: LinkRun, url: string, found: LinkFound): void {
  run.left.delete(url);
  run.found.set(url, { ...found, checkedOn: clock.today() });
  run.unwritten.add(url);
}

/** A site that was not found is dead where another one answers: that may come later in the run. */
function settleLostSites({ found, answering, unwritten }: LinkRun): void {
  if (answering.size === 0) return;
  for (const [url, one] of found) {
    if (one.reason !== 'noHost' || one.state === 'dead') continue;
    found.set(url, { ...one, state: 'dead' });
    unwritten.add(url);
  }
}

/** Writes what was found, where there is more than so much of it. It is no step of 撤销: what a site answers cannot be unsaid. */
function write(context: ServiceContext, run: LinkRun, moreThan: number): Outcome<unknown> {
  if (run.unwritten.size <= moreThan) return succeed(undefined);
  const { store } = context;
  const label = `记下链接检查结果 ${run.unwritten.size} 条`;
  const written = runCommand(context, { label, undoable: false }, () => {
    for (const url of run.unwritten) {
      const found = run.found.get(url);
      if (!found) continue;
      store.linkChecks.set({ url, ...found });
      // Where it is now was seen to be there.
      if (found.movedTo !== undefined) {
        const { checkedOn } = found;
        store.linkChecks.set({ url: found.movedTo, state: 'ok', reason: 'answered', status: 200, checkedOn });
      }
    }
    if (moreThan === 0) store.linkChecks.forgetUnused();
    return {};
  });
  if (written.ok) run.unwritten.clear();
  return written;
}

/** Attachments are asked for by their heads alone, as long as the site lets that be. */
const FILE = /\.(?:pdf|docx?|xlsx?|pptx?|wps|et|dps|ofd|zip|rar|7z|jpe?g|png|gif|bmp|tiff?|mp[34]|avi|wmv|csv|txt)$/iu;

/** Asks for one address: what was found of it, or the refusal of the door. */
async function askLink(
  context: ServiceContext,
  ask: AskWeb,
  url: string,
  control: JobControl,
): Promise<Outcome<LinkFound>> {
  if (FILE.test(URL.parse(url)?.pathname ?? '')) {
    const head = await ask(url, control.signal, 'HEAD');
    if (!head.ok && !HEAD_TROUBLE.has(head.error.code)) return head;
    if (head.ok && isGood(head.value) && !isPage(head.value)) return succeed(foundByAnswer(url, head.value));
  }
  let at = url;
  for (let sent = 0; sent <= MOST_SENT_ON; sent += 1) {
    const answer = await ask(at, control.signal, 'GET');
    if (!answer.ok) return answer;
    const page = await wordsOf(context, answer.value, control);
    if (page && !page.ok) return page;
    const { url: final, redirects, status } = answer.value;
    const found = foundByAnswer(url, { url: final, redirects, status, ...(page?.value ? { page: page.value } : {}) });
    // Where a page sends a browser on to is known once that was asked for too.
    if (found.movedTo === undefined || found.movedTo === final) return succeed(found);
    at = found.movedTo;
  }
  return succeed({ state: 'unreachable', reason: 'loop' });
}

/** How often pages that only send on are followed. */
const MOST_SENT_ON = 3;

/** What may be the trouble of asking for the head alone. */
const HEAD_TROUBLE: ReadonlySet<string> = new Set(['host-unreachable', 'page-broken', 'page-too-slow']);
/** A page longer than this is no notice that something is gone. */
const LONGEST_NOTICE = 1024 * 1024;

function isGood({ status }: WebPage): boolean {
  return status >= 200 && status < 300;
}

function isPage({ contentType }: WebPage): boolean {
  return contentType === '' || /html|xml/iu.test(contentType);
}

async function wordsOf(
  { documents }: ServiceContext,
  page: WebPage,
  { signal }: JobControl,
): Promise<Outcome<PageWords | undefined> | undefined> {
  if (!isGood(page) || !isPage(page) || page.bytes.byteLength > LONGEST_NOTICE) return undefined;
  const { url, contentType, bytes } = page;
  const read = await documents.readPageWords({ url, contentType, bytes }, { signal, progress: () => undefined });
  // A page that the reader cannot finish is there.
  return read.ok || read.error.code === 'cancelled' ? read : undefined;
}

/** A run as a person sees it. */
export function linkRunView(run: LinkRun, runId: string): LinkRunView {
  const { total, left, found, running, stopped, givenUp } = run;
  return {
    runId,
    running,
    total,
    done: total - left.size,
    counts: countStates(found.values()),
    canResume: !running && left.size > 0,
    ...(stopped === undefined ? {} : { stopped: stopped.message }),
    givenUp: [...givenUp].flatMap(([host, { links }]) => (links > 0 ? [{ host, links }] : [])),
  };
}
