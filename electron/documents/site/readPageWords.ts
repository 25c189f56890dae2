import type { PageWords } from '../../domain/checks/links.ts';
import type { FetchedPage } from '../../domain/documentJobs.ts';
import { decodePage } from './decodePage.ts';
import { elementsOf, pageTree, rawText, shownText, type PageElement } from './pageTree.ts';
import { asksForPassword, refreshOf } from './readList.ts';

/** More of a page's text says nothing new of whether it is there. */
const ENOUGH = 4000;
/** `location.href = "/"`, `window.location.replace('/index.html')`: a page that only leads on. */
const SENDS_ON =
  /(?:^|[\s;{(.])(?:window\.|self\.|top\.|document\.|parent\.)*location(?:\.href)?\s*(?:=\s*|\.(?:replace|assign)\(\s*)["']([^"'\s]+)["']/u;
/** A script that does more than lead on may do so only when something is pressed. */
const LONGEST_SENDING = 300;

/** What a page says of itself: title, text, where it sends a browser. Nothing of it is executed; `undefined` where it is no text. */
export function readPageWords({ url, contentType, bytes }: FetchedPage): PageWords | undefined {
  const decoded = decodePage(bytes, contentType);
  if (!decoded || !/<[a-z!]/iu.test(decoded.text)) return undefined;
  const root = pageTree(decoded.text);
  const text = shownText(root, ({ name }) => name === 'title', ENOUGH).slice(0, ENOUGH);
  const refresh = refreshOf(root, url) ?? sentOnBy(root, url);
  return {
    title: titleOf(root),
    text,
    asksForPassword: asksForPassword(root),
    ...(refresh === undefined ? {} : { refresh }),
  };
}

function titleOf(root: PageElement): string {
  for (const element of elementsOf(root))
    if (element.name === 'title') return rawText(element).replace(/\s+/gu, ' ').trim();
  return '';
}

function sentOnBy(root: PageElement, base: string): string | undefined {
  for (const element of elementsOf(root)) {
    if (element.name !== 'script' || element.attributes['src'] !== undefined) continue;
    const script = rawText(element).trim();
    const to = script.length > LONGEST_SENDING || script.includes('function') ? undefined : SENDS_ON.exec(script)?.[1];
    const url = to === undefined ? undefined : URL.parse(to, base)?.href;
    if (url !== undefined && url !== base) return url;
  }
  return undefined;
}
