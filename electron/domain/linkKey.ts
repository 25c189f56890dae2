/** Names of parameters that belong to a visit, or to the way that somebody came, and never to the page. */
const OF_VISIT =
  /^(?:jsessionid|phpsessid|aspsessionid\w*|asp\.net_sessionid|sessionid|session_?id|session|utm_\w+|isappinstalled|spm|_)$/iu;
/** Names that are a visit's as often as the page's number or version. */
const MAY_BE_OF_VISIT = /^(?:sid|t|v|_t|timestamp|rnd|random)$/iu;
/** Where a page was shared, as messengers add it. */
const SHARED_FROM = /^(?:timeline|singlemessage|groupmessage)$/iu;
/** Pages that one script shows: which of them stands in the parameters. */
const SCRIPT = /\.(?:aspx?|jspx?|php\d?|do|action|cgi|ashx)$/iu;
const SHORT_NUMBER = /^\d{1,8}$/u;

/**
 * What makes two addresses the same page: host, path and parameters, without scheme, the port that goes without saying, slashes too many, parameters of
 * the visit and the place within the page. The text itself where it is no address. A parameter that may be the visit's or the page's (sid, t, v) is
 * left out only where the rest of the address names the page: a number in the path or in another parameter.
 */
export function linkKey(link: string): string {
  const text = link.trim();
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  const port = url.port === '' || url.port === '80' || url.port === '443' ? '' : `:${url.port}`;
  const path = url.pathname
    .replace(/;jsessionid=[^/]*/iu, '')
    .replaceAll(/\/{2,}/gu, '/')
    .replace(/\/$/u, '');
  const query = pageParameters(path, url.searchParams).map(([name, value]) => `${name}=${value}`);
  // Pages of one address are told apart by what stands behind #/ or #!.
  const place = /^#[!/]/u.test(url.hash) ? url.hash : '';
  return `${url.hostname}${port}${path}${query.length > 0 ? `?${query.sort().join('&')}` : ''}${place}`;
}

type Parameter = readonly [name: string, value: string];

function pageParameters(path: string, parameters: Iterable<Parameter>): readonly Parameter[] {
  const told = [...parameters].filter(
    ([name, value]) => !OF_VISIT.test(name) && !(/^from$/iu.test(name) && SHARED_FROM.test(value)),
  );
  const page = told.filter(([name]) => !MAY_BE_OF_VISIT.test(name));
  if (page.length === told.length) return told;
  const last = path.slice(path.lastIndexOf('/') + 1);
  const isOfPath = /\d/u.test(SCRIPT.test(last) ? last.replace(SCRIPT, '') : path);
  if (isOfPath) return page;
  if (!page.some(([, value]) => /\d/u.test(value))) return told;
  // Beside the number of a column, a short number is the page's: cid=5&sid=101.
  return told.filter(
    ([name, value]) => !MAY_BE_OF_VISIT.test(name) || (/^sid$/iu.test(name) && SHORT_NUMBER.test(value)),
  );
}

/** A file that stands for its folder: index.html, index_2.shtml, default.aspx. */
const OF_FOLDER = /^(?:index|default|main|home|list)(?:[_-]?\d{1,4})?\.\w{2,5}$/iu;
const MAY_BE_LISTING = /\/(?:(?:index|default|main|home|list)[^/?#]*)?(?:[?#]|$)|^[^/]*\/\/[^/]*$/iu;
/** The folder of a column, as one common system numbers it. */
const COLUMN_FOLDER = /^col\d+$/iu;

/**
 * Whether an address is that of a place where many pages are listed, by its form: the site's front page, or a column's, with neither number nor name of
 * a page. Such an address tells no page from another.
 */
export function isListingPage(link: string): boolean {
  const text = link.trim();
  if (!MAY_BE_LISTING.test(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  if (/^#[!/]/u.test(url.hash) || pageParameters(url.pathname, url.searchParams).length > 0) return false;
  const steps = url.pathname.split('/').filter((step) => step !== '');
  const last = steps.at(-1) ?? '';
  const folders = OF_FOLDER.test(last) ? steps.slice(0, -1) : steps;
  if (folders.length === 0) return true;
  const isFolder = folders.length < steps.length || url.pathname.endsWith('/');
  const own = folders.at(-1) ?? '';
  return isFolder && (COLUMN_FOLDER.test(own) || !folders.some((step) => /\d/u.test(step)));
}
