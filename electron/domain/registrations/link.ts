export { linkKey } from '../linkKey.ts';

/** As long as an address may be. */
export const LONGEST_LINK = 2000;

/** Marks that part or end a sentence; brackets and quotation marks may belong to a page's name. */
const SENTENCE_MARK = '[，。；、：！？]';
/** A part of a host's name, as it is written. */
const LABEL = /^[\w\-\p{Script=Han}]+$/u;
/** Its last part is Latin (cn) or Chinese (中国): one that goes from the one over to the other has a text behind it. */
const LAST_LABEL = /^(?:[\w-]+|\p{Script=Han}+)$/u;
/** Chinese in a path is a page's name (信息公开/1.html), but not behind the end of a file's name, and no sentence ends there. */
const TEXT_BEHIND = new RegExp(
  String.raw`\.(?:s?html?|jspx?|aspx?|php|do|pdf|docx?|xlsx?|wps|et|pptx?|zip|rar)[,;.]?[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]|/${SENTENCE_MARK}`,
  'iu',
);
const ENDS_AS_SENTENCE = new RegExp(`${SENTENCE_MARK}$`, 'u');

/** The scheme that is put before an address without one: many county sites have no https, and those that have lead on from http. */
const SCHEME = 'http://';
/** `www.qh.gov.cn`, with a port or without; the last part is no number, as in 3.5, and no ending of a file's name. */
const BARE_HOST = /^(?:[\w\-\p{Script=Han}]+\.)+(?:[a-z]{2,}|\p{Script=Han}{2,})(?=[:/?#]|$)/iu;
const BARE_IP = /^(?:\d{1,3}\.){3}\d{1,3}(?=[:/?#]|$)/u;
const FILE_NAME = /^[^/?#]*\.(?:s?html?|jspx?|aspx?|php|pdf|docx?|xlsx?|wps|et|pptx?|zip|rar|txt)$/iu;

/** An address as it is kept: what begins with its host, as people write it (www.qh.gov.cn/1.html), gets http://. Every other text stays as it is. */
export function withScheme(text: string): string {
  const bare = text.replace(/^\/\//u, '');
  const isBare = (BARE_HOST.test(bare) && !FILE_NAME.test(bare)) || BARE_IP.test(bare);
  return isBare && linkTrouble(SCHEME + bare) === undefined ? SCHEME + bare : text;
}

/**
 * Why a text is not the address of a publication, in Chinese; `undefined` where it is one: complete with http:// or https://, without blanks or
 * words around it, its host a name with a dot or an IP address. What is published can be reached from outside, so a bare word after the slashes
 * is none.
 */
export function linkTrouble(text: string): string | undefined {
  if (text.length > LONGEST_LINK) return `链接不能超过 ${LONGEST_LINK} 个字符`;
  if (!/^https?:\/\//iu.test(text)) return '链接应以 http:// 或 https:// 开头';
  const isWhole = /^\S+$/u.test(text) && URL.canParse(text) && /[^.]\.[^.]/u.test(new URL(text).hostname);
  if (!isWhole) return '链接不是完整的网址，请核对';
  if (disguisesHost(new URL(text))) return '链接里不能带用户名和密码，打开的可能不是看上去的网站';
  return holdsMore(text) ? '链接里有网址以外的文字或标点，请只留网址' : undefined;
}

/** `https://www.gov.cn@evil.example/` leads to evil.example. */
function disguisesHost({ username, password }: URL): boolean {
  return username !== '' || password !== '';
}

/** Whether a sentence's words or marks stand in or right behind an address, which a browser would take for part of it. */
function holdsMore(text: string): boolean {
  const [, host = '', path = ''] = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]*)(?::\d*)?([^?#]*)/iu.exec(text) ?? [];
  const labels = host.replace(/\.$/u, '').split('.');
  const isHost = labels.every((label) => LABEL.test(label)) && LAST_LABEL.test(labels.at(-1) ?? '');
  return !isHost || TEXT_BEHIND.test(path) || ENDS_AS_SENTENCE.test(text);
}

export function isLink(text: string): boolean {
  return linkTrouble(text) === undefined;
}
