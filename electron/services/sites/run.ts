import { linkKey } from '../../domain/linkKey.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { Failure } from '../../domain/failure.ts';
import type { PublicationFacts } from '../../domain/model/publication.ts';
import type { SiteAddress, SitePage, SiteStop } from '../../domain/model/site.ts';
import { isInOrder } from '../../domain/sites/covered.ts';
import type { ServiceContext } from '../app/context.ts';
import type { JobControl } from '../app/ports.ts';
import type { AskWeb } from '../app/webDoor.ts';
import { readPage } from './readPage.ts';

/** What came in of one address, and where it goes on. */
export interface SitePart {
  readonly address: SiteAddress;
  readonly items: PublicationFacts[];
  /** Days of all lines, those before the day wanted among them. */
  readonly days: PlainDate[];
  pages: number;
  withoutDay: number;
  /** So many pages may be read before it stops. */
  mostPages: number;
  /** The page that comes next; those that a sitemap named. */
  next: string | undefined;
  readonly named: string[];
  stop: SiteStop | undefined;
  error: Failure | undefined;
  /** Addresses of pages and keys of lines that were there. */
  readonly visited: Set<string>;
  readonly seen: Set<string>;
}

export interface SiteRun {
  readonly since: PlainDate | undefined;
  readonly parts: readonly SitePart[];
  running: boolean;
}

export function newPart(address: SiteAddress): SitePart {
  return {
    address,
    items: [],
    days: [],
    pages: 0,
    withoutDay: 0,
    mostPages: address.mostPages,
    next: address.url,
    named: [],
    stop: undefined,
    error: undefined,
    visited: new Set(),
    seen: new Set(),
  };
}

/** Whether a part has something to go on with. */
export function canGoOn({ stop, next, named }: SitePart): boolean {
  const isOpen = stop === undefined || stop === 'cancelled' || stop === 'failed' || stop === 'mostPages';
  return isOpen && (next !== undefined || named.length > 0);
}

/** Reads on in every part that has more, one after the other, until all have stopped or somebody cancels. What comes in is there at once. */
export async function readOn(context: ServiceContext, ask: AskWeb, run: SiteRun, control: JobControl): Promise<void> {
  const open = run.parts.filter(canGoOn);
  for (const part of open) if (part.stop === 'mostPages') part.mostPages += part.address.mostPages;
  for (const [at, part] of open.entries()) {
    part.stop = undefined;
    part.error = undefined;
    while (part.stop === undefined) {
      if (control.signal.aborted) part.stop = 'cancelled';
      else {
        const where = part.address.column === '' ? part.address.url : part.address.column;
        control.progress(`正在读取“${where}”第 ${part.pages + 1} 页（已有 ${part.items.length} 条）`, at, open.length);
        await readOne(context, ask, run, part, control);
      }
    }
  }
}

async function readOne(
  context: ServiceContext,
  ask: AskWeb,
  { since }: SiteRun,
  part: SitePart,
  control: JobControl,
): Promise<void> {
  const isNamed = part.next === undefined;
  const url = part.next ?? part.named[0];
  if (url === undefined) return void (part.stop = 'end');
  if (part.visited.has(url)) return void (part.stop = 'loop');
  if (part.pages >= part.mostPages) return void (part.stop = 'mostPages');
  const page = await readPage(context, ask, { url, noLaterThan: part.days.at(-1) }, control);
  if (!page.ok && isNamed && SKIPPED.has(page.error.code)) {
    // One page of a sitemap that is gone, or says nothing of itself, is none of the list.
    part.withoutDay += 1;
    part.named.shift();
    part.pages += 1;
    return;
  }
  if (!page.ok) {
    part.stop = control.signal.aborted ? 'cancelled' : 'failed';
    part.error = page.error;
    return;
  }
  part.visited.add(url).add(page.value.url);
  part.pages += 1;
  if (isNamed) part.named.shift();
  takeIn(part, page.value, since, isNamed);
}

const SKIPPED: ReadonlySet<string> = new Set([
  'no-list',
  'login-page',
  'page-refused',
  'robots-refuse',
  'page-too-large',
]);

/** Takes a page's lines in and looks where the list goes on. */
function takeIn(part: SitePart, page: SitePage, since: PlainDate | undefined, isNamed: boolean): void {
  const fresh = page.items.filter((item) => {
    const key = `${item.link === '' ? '' : linkKey(item.link)} ${item.publishedOn} ${item.title}`;
    return !part.seen.has(key) && part.seen.add(key) !== undefined;
  });
  part.withoutDay += page.withoutDay;
  part.days.push(...fresh.map(({ publishedOn }) => publishedOn));
  part.items.push(...fresh.filter(({ publishedOn }) => since === undefined || publishedOn >= since));
  const wanted = page.unnamed.filter(
    ({ changedOn }) => since === undefined || changedOn === undefined || changedOn >= since,
  );
  part.named.push(...wanted.map(({ url }) => url).filter((url) => !part.visited.has(url)));
  if (isNamed) return;
  part.next = page.next;
  if (page.next === undefined) {
    if (part.named.length === 0) part.stop = 'end';
  } else if (page.items.length > 0 && fresh.length === 0) part.stop = 'loop';
  else if (since !== undefined && isPast(page.items, since)) part.stop = 'since';
}

/** A page of a list that goes back in time, and has come to before a day. */
function isPast(items: readonly PublicationFacts[], since: PlainDate): boolean {
  const last = items.at(-1);
  return last !== undefined && last.publishedOn < since && isInOrder(items);
}
