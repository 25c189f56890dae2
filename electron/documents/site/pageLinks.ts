import { leadsOn, nextByNumber, nextByScript, pageNumber, pagesSaid } from '../../domain/sites/nextPage.ts';
import { elementsOf, rawText, shownText, type PageElement } from './pageTree.ts';

/** Where a list goes on: the link that says so, the number behind this page's, the script that lays the links out, or what is said of their count. */
export function nextPageOf(root: PageElement, base: string): string | undefined {
  const elements = [...elementsOf(root)];
  const said = elements.find((each) => isSmall(each) && leadsOn(wordsOf(each)));
  const named = said && targetOf(said, base);
  if (named !== undefined) return named;
  for (const script of elements) {
    if (script.name !== 'script') continue;
    const next = nextByScript(rawText(script), base);
    // It says that there is no more.
    if (next === null) return undefined;
    if (next !== undefined) return next;
  }
  // A link that leads on without leading anywhere stands on the last page.
  return said ? undefined : (nextNumbered(elements, base) ?? nextCounted(root, base));
}

const SMALL = /^(?:a|span|li|button|input|div|td|em|b|i)$/u;

function isSmall({ name, children }: PageElement): boolean {
  return SMALL.test(name) && children.length <= 4;
}

function wordsOf(element: PageElement): string {
  const words = shownText(element, undefined, 20);
  return words === '' ? (element.attributes['title'] ?? element.attributes['value'] ?? '') : words;
}

/** Other attributes in which systems keep where a link leads: `onclick="go('/a/index_2.html')"`, `tagname="/col/…"`. */
const ADDRESS =
  /(?:^|['"=(,\s])((?:https?:\/\/|\.{0,2}\/|\?)[^'"\s,)]+|[\w-]+\.(?:s?html?|jhtml|jsp|aspx?|php|do)(?:\?[^'"\s,)]*)?)/u;

/** Where an element leads: itself, one inside it, or the one around it. */
function targetOf(element: PageElement, base: string): string | undefined {
  for (const each of [...elementsOf(element), element.parent]) {
    if (!each || /(?:^|[\s_-])disabled?(?:$|[\s_-])/iu.test(each.attributes['class'] ?? '')) continue;
    const url = addressOf(each, base);
    if (!url) continue;
    url.hash = '';
    if (url.href !== withoutPlace(base)) return url.href;
  }
  return undefined;
}

/** The address that an element itself leads to, also where a script would read it from an attribute. */
export function addressOf({ attributes }: PageElement, base: string): URL | undefined {
  const { href = '', ...others } = attributes;
  const plain = /^\s*(?:javascript:|#|$)/iu.test(href) ? undefined : href.trim();
  const hidden = (): string | undefined =>
    [href, ...Object.values(others)].map((value) => ADDRESS.exec(value)?.[1]).find((value) => value !== undefined);
  const written = plain ?? hidden();
  const url = written === undefined ? null : URL.parse(written, base);
  return url && /^https?:$/u.test(url.protocol) ? url : undefined;
}

function withoutPlace(url: string): string {
  return url.replace(/#.*$/u, '');
}

/** Among numbers that lead through the list, the one behind the number of this page, which leads nowhere or is marked. */
function nextNumbered(elements: readonly PageElement[], base: string): string | undefined {
  const numbers = elements.filter(
    (each) =>
      /^(?:a|span|em|strong|b|i|li|button)$/u.test(each.name) && /^\d{1,4}$/u.test(shownText(each, undefined, 8)),
  );
  const links = numbers.filter(({ name }) => name === 'a');
  if (links.length === 0) return undefined;
  const current = pageNumber(base)?.number ?? currentOf(numbers, base);
  const next = links.find((each) => Number(shownText(each)) === current + 1);
  return next && targetOf(next, base);
}

const CURRENT = /(?:^|[\s_-])(?:current|cur|active|on|now|selected|this|hover|thisclass)(?:$|[\s_-])/iu;

function currentOf(numbers: readonly PageElement[], base: string): number {
  const marked = numbers.find(
    (each) =>
      [each, each.parent].some((near) => CURRENT.test(near?.attributes['class'] ?? '')) ||
      (each.name !== 'a' && each.parent?.name !== 'a' && ![...elementsOf(each)].some(({ name }) => name === 'a')) ||
      (each.name === 'a' && URL.parse(each.attributes['href'] ?? '#', base)?.href === base),
  );
  return marked ? Number(shownText(marked)) : 1;
}

/** “共 20 页”, and an address that counts its pages. */
function nextCounted(root: PageElement, base: string): string | undefined {
  const page = pageNumber(base);
  const last = pagesSaid(shownText(root));
  return page && last !== undefined && page.number < last ? nextByNumber(base) : undefined;
}
