/** Words of a link that leads on through a list. */
const NEXT_WORDS = /^(?:下一?页|下一頁|后一?页|后页|next(?:page)?|[>›»→]{1,2}|下页>*|下一页>*)$/iu;
/** Words of other links through a list, and around it: none is a title. */
const PAGER_WORDS =
  /^(?:首页|尾页|末页|上一?页|上一頁|前一?页|最后一?页|第一页|下一?页|下一頁|后一?页|跳转|确定|go|next|prev(?:ious)?|更多|more|查看更多|详情|查看详情|返回|\d{1,4}|[<>«»‹›|.…\s]+)[>»+]*$/iu;

/** Whether the words of a link lead to a list's next page. */
export function leadsOn(words: string): boolean {
  return NEXT_WORDS.test(plain(words));
}

export function isPagerWord(words: string): boolean {
  return PAGER_WORDS.test(plain(words));
}

function plain(words: string): string {
  return words.normalize('NFKC').replaceAll(/[\s[\]]/gu, '');
}

/**
 * The next page by the script call with which a common system lays out the links through a list, read as text: `createPageHTML(20, 0, "index", "html")`
 * (pages, this one from 0, name, ending: index.html, index_1.html …), also with the id of the element before and the pages counted from 1. Numbers may
 * stand in variables of the same script. `undefined` where there is no such call; `null` where it says that this is the last page.
 */
export function nextByScript(script: string, url: string): string | null | undefined {
  const [, written = ''] =
    /createPage(?:HTML|Html|Nav)?\s*\(([^()]{1,300})\)\s*;?/u.exec(
      script.replaceAll(/function\s+createPage\w*\s*\([^)]*\)/gu, ''),
    ) ?? [];
  const given = written.split(',').map((each) => valueOf(each.trim(), script));
  const hasElement = typeof given[0] === 'string';
  const [count, current, name, ending] = hasElement ? given.slice(1) : given;
  if (typeof count !== 'number' || typeof current !== 'number') return undefined;
  if (typeof name !== 'string' || typeof ending !== 'string') return undefined;
  // Counted from 1, the first page is index.html too.
  const next = hasElement ? current : current + 1;
  if (next >= count) return null;
  return URL.parse(`${name}_${next}.${ending}`, url)?.href;
}

function valueOf(written: string, script: string): string | number | undefined {
  const text = /^(['"])(.*)\1$/u.exec(written)?.[2];
  if (text !== undefined) return text;
  if (/^\d{1,6}$/u.test(written)) return Number(written);
  if (!/^[\w$]{1,60}$/u.test(written)) return undefined;
  const name = written.replaceAll('$', String.raw`\$`);
  const set = new RegExp(
    String.raw`(?<![\w$.])${name}\s*=\s*(\d{1,6}|'[^']{0,100}'|"[^"]{0,100}")\s*(?:[;,\n]|$)`,
    'u',
  ).exec(script);
  return set?.[1] === undefined ? undefined : valueOf(set[1], script);
}

/** Names of parameters that count pages. */
const PAGE_PARAMETER =
  /^(?:page|pageno|pagenum|pagenumber|pageindex|currentpage|curpage|pn|p|page_no|cur_page|currpage|nowpage|pageid)$/iu;

/** The number of a list's page in its address: ?page=2. */
export function pageNumber(url: string): { readonly name: string; readonly number: number } | undefined {
  for (const [name, value] of URL.parse(url)?.searchParams ?? []) {
    if (PAGE_PARAMETER.test(name) && /^\d{1,6}$/u.test(value)) return { name, number: Number(value) };
  }
  return undefined;
}

/** The address with the number of its next page: ?page=2 after ?page=1; `undefined` where it counts none. */
export function nextByNumber(url: string): string | undefined {
  const page = pageNumber(url);
  const next = page && URL.parse(url);
  if (!next) return undefined;
  next.searchParams.set(page.name, String(page.number + 1));
  return next.href;
}

/** Of “共 20 页”, “1/20页”: how many pages there are. */
export function pagesSaid(text: string): number | undefined {
  const plainText = text.normalize('NFKC').replaceAll(/\s+/gu, '');
  const [, all, behind] = /共(?:有)?(\d{1,6})页|第?\d{1,6}\/(\d{1,6})页/u.exec(plainText) ?? [];
  const said = all ?? behind;
  return said === undefined ? undefined : Number(said);
}
