/** As long as an address may be. */
export const LONGEST_LINK = 2000;

/**
 * Why a text is not the address of a publication, in Chinese; `undefined` where it is one: complete with http:// or https://, without blanks, its
 * host a name with a dot or an IP address. What is published can be reached from outside, so a bare word after the slashes is none.
 */
export function linkTrouble(text: string): string | undefined {
  if (text.length > LONGEST_LINK) return `链接不能超过 ${LONGEST_LINK} 个字符`;
  if (!/^https?:\/\//iu.test(text)) return '链接应以 http:// 或 https:// 开头';
  const isWhole = /^\S+$/u.test(text) && URL.canParse(text) && /[^.]\.[^.]/u.test(new URL(text).hostname);
  return isWhole ? undefined : '链接不是完整的网址，请核对';
}

export function isLink(text: string): boolean {
  return linkTrouble(text) === undefined;
}
