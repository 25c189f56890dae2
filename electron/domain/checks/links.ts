import type { Failure } from '../failure.ts';
import { linkKey } from '../linkKey.ts';
import type { LinkFound } from '../model/linkCheck.ts';

/** What a page says, as far as it tells whether it is the page that was asked for. */
export interface PageWords {
  readonly title: string;
  /** All that it shows, or a long beginning of it. */
  readonly text: string;
  /** Where it sends a browser on by itself. */
  readonly refresh?: string;
  readonly asksForPassword: boolean;
}

/** An answer of a site. */
export interface LinkAnswer {
  /** Where the page was in the end, and the statuses that led on to it. */
  readonly url: string;
  readonly redirects: readonly { readonly url: string; readonly status: number }[];
  readonly status: number;
  /** Of a page; absent where only its head was asked for, or it is a file. */
  readonly page?: PageWords;
}

/** What an answer says of the address that was asked for. */
export function foundByAnswer(asked: string, answer: LinkAnswer): LinkFound {
  const { status, page } = answer;
  if (status < 200 || status >= 300) return foundByStatus(status);
  // A page that only sends on says nothing of itself.
  const url = page?.refresh !== undefined && page.text.length < SHORT ? page.refresh : answer.url;
  const isElsewhere = linkKey(url) !== linkKey(asked);
  if (isElsewhere && isFrontPage(url) && !isFrontPage(asked))
    return { state: 'suspect', reason: 'toFrontPage', status };
  if (isElsewhere && ERROR_PAGE.test(pathOf(url)) && !ERROR_PAGE.test(pathOf(asked))) {
    return { state: 'suspect', reason: 'toErrorPage', status };
  }
  if (page && saysGone(page)) return { state: 'suspect', reason: 'errorText', status };
  if (!isElsewhere) return { state: 'ok', reason: 'answered', status };
  if (page?.asksForPassword === true || LOGIN_PAGE.test(pathOf(url))) {
    return { state: 'suspect', reason: 'toLogin', status };
  }
  return { state: 'moved', reason: 'redirected', status, movedTo: url };
}

function foundByStatus(status: number): LinkFound {
  if (status === 404 || status === 410) return { state: 'dead', reason: 'notFound', status };
  return { state: 'unreachable', reason: status >= 500 || status === 429 ? 'serverError' : 'refused', status };
}

/**
 * What a refusal of the door says of an address; `undefined` where it says nothing of it (cancelled, switched off, no network). That a site is not
 * found speaks of the site only where another one answered in the same run: `othersAnswer`.
 */
export function foundByRefusal({ code }: Pick<Failure, 'code'>, othersAnswer: boolean): LinkFound | undefined {
  switch (code) {
    case 'host-not-found':
      return { state: othersAnswer ? 'dead' : 'unreachable', reason: 'noHost' };
    case 'host-unreachable':
      return { state: 'unreachable', reason: 'noConnection' };
    case 'host-untrusted':
      return { state: 'unreachable', reason: 'certificate' };
    case 'page-too-slow':
      return { state: 'unreachable', reason: 'tooSlow' };
    case 'page-broken':
      return { state: 'unreachable', reason: 'broken' };
    case 'redirected-too-often':
      return { state: 'unreachable', reason: 'loop' };
    case 'page-too-large':
      return { state: 'ok', reason: 'tooLarge' };
    case 'host-private':
      return { state: 'unchecked', reason: 'private' };
    case 'robots-unread':
      return { state: 'unchecked', reason: 'robotsUnread' };
    case 'robots-refuse':
      return { state: 'unchecked', reason: 'robots' };
    case 'not-an-address':
      return { state: 'unchecked', reason: 'notAddress' };
    default:
      return undefined;
  }
}

/** Whether a refusal is the trouble of the whole site, whose other pages need not be asked for one by one; that of a site it leads on to names that one. */
export function isOfWholeSite({ code, message }: Pick<Failure, 'code' | 'message'>, host: string): boolean {
  return (
    /^(?:host-(?:not-found|unreachable|untrusted|private)|robots-unread|page-too-slow)$/u.test(code) &&
    message.includes(host)
  );
}

const FRONT = /^\/?(?:(?:index|default|home|main|portal)(?:\.(?:s?html?|jspx?|aspx?|php|do|action))?)?\/?$/iu;
const ERROR_PAGE = /(?:^|[/_-])(?:404|410|error|errors|notfound|not-found|page_?error|err404)(?:[/_.-]|$)/iu;
const LOGIN_PAGE = /(?:^|\/)(?:login|signin|sso|cas|passport|auth)(?:[/.]|$)/iu;

function pathOf(url: string): string {
  return URL.parse(url)?.pathname ?? '';
}

function isFrontPage(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && FRONT.test(url.pathname) && url.search === '' && !/^#[!/]./u.test(url.hash);
}

/** A page that shows no more than this is no article, or a very short one. */
const SHORT = 400;
/** With what surrounds every page of a site (its columns, its foot). */
const FRAMED = 1500;

const WHAT = '(?:页面?|网页|文章|信息|内容|文档|文件|栏目|稿件|资源|链接|地址|数据|记录)';
const GONE =
  '(?:不存在|已?(?:被)?删除|已?下线|已?下架|已?撤稿|已?失效|已?过期|已?移除|走丢|丢失|找不到|未找到|无法找到)';
const ERROR_WORDS = new RegExp(
  [
    `(?:您|你)?(?:所?(?:访问|请求|查看|浏览|查找|要找)的?)?(?:该|此|这个|本)?${WHAT}(?:可能)?(?:已经|已|似乎)?${GONE}`,
    `(?:找不到|未找到|没有找到|无法找到|无法显示)(?:您|你|该|此|这个|对应的?|相关的?|[所要]?(?:访问|请求|查看|查找|找)的?)*${WHAT}`,
    String.raw`404\s*(?:-|：|:)?\s*(?:not\s*found|错误|页面|error|找不到|未找到)`,
    String.raw`(?:page|file|object|resource)\s+(?:can\s*not\s+be\s+|was\s+|is\s+|could\s+not\s+be\s+)?not\s+found`,
    String.raw`http\s*(?:status\s*)?(?:错误\s*)?404`,
  ].join('|'),
  'iu',
);
const SORRY = new RegExp(
  `(?:抱歉|对不起|sorry|您(?:所|要)?(?:访问|请求|查看|浏览|查找)的?)[^。]{0,12}?(?:${ERROR_WORDS.source})`,
  'iu',
);
const ERROR_TITLE = /^\W*(?:404|410|error|出错了?|错误(?:页面?|提示)|页面?出错|not\s*found|提示信息)\W*$|^\W*404\b/iu;

/** Whether a page under a good status says that it is none: its title does, or the little that it shows. An article about dead links is none. */
export function saysGone({ title, text }: Pick<PageWords, 'title' | 'text'>): boolean {
  const shown = text.replaceAll(/\s+/gu, ' ').trim();
  const [ofTitle] = ERROR_WORDS.exec(title) ?? [];
  if (ERROR_TITLE.test(title.trim())) return shown.length < FRAMED;
  // Beside the site's name nothing else stands in it: 页面不存在_清河区人民政府.
  if (ofTitle !== undefined && shown.length < FRAMED) {
    const [first = ''] = title.split(/\s*[-_|—–]\s*/u);
    if (first.trim().length - ofTitle.length <= 6) return true;
  }
  if (shown.length < FRAMED && SORRY.test(shown)) return true;
  const found = ERROR_WORDS.exec(shown);
  return found !== null && shown.length < SHORT && isSaidOfItself(shown, found);
}

/** Not 「关于页面不存在问题的整改通报」: words of an article go on in the same sentence. */
function isSaidOfItself(shown: string, { 0: words, index }: RegExpExecArray): boolean {
  const before = shown.slice(0, index).replace(/.*[\s。！!，,、：:；;]/u, '');
  const behind = shown.slice(index + words.length);
  return before.length <= 8 && /^(?:$|[\s。！!，,.：:；;…~]|了|或|，|哦|啦)/u.test(behind);
}
