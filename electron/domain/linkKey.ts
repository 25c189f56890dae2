/** Names of parameters that belong to a visit and not to the page. */
const SESSION = /^(?:jsessionid|phpsessid|aspsessionid\w*|sessionid|sid|session|timestamp|_t|t|rnd|random|v)$/iu;

/**
 * What makes two addresses the same page: host, path and parameters, without scheme, the port that goes without saying, the slash at the end, session
 * parameters and the place within the page. The text itself where it is no address.
 */
export function linkKey(link: string): string {
  const text = link.trim();
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  const query = [...url.searchParams]
    .filter(([name]) => !SESSION.test(name))
    .map(([name, value]) => `${name}=${value}`);
  const port = url.port === '' || url.port === '80' || url.port === '443' ? '' : `:${url.port}`;
  const path = url.pathname.replace(/;jsessionid=[^/]*/iu, '').replace(/\/+$/u, '');
  // Pages of one address are told apart by what stands behind #/ or #!.
  const place = /^#[!/]/u.test(url.hash) ? url.hash : '';
  return `${url.hostname}${port}${path}${query.length > 0 ? `?${query.sort().join('&')}` : ''}${place}`;
}
