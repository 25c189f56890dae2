export { LINK_STATES } from '../model/linkCheck.ts';

import type { LinkFound, LinkMark, LinkReason, LinkState } from '../model/linkCheck.ts';

export const LINK_STATE_WORDS: Readonly<Record<LinkState, string>> = {
  dead: '失效',
  suspect: '疑似失效',
  moved: '已移动',
  unreachable: '打不开',
  unchecked: '未查',
  ok: '正常',
};

export const LINK_MARK_WORDS: Readonly<Record<LinkMark, string>> = { works: '能打开', gone: '确已失效' };

const REASON_WORDS: Readonly<Record<LinkReason, string>> = {
  answered: '能打开',
  tooLarge: '能打开，内容很大，没有读完',
  redirected: '转到了新网址',
  notFound: '网页不存在',
  noHost: '没有找到这个网站（域名不存在或已停用）',
  errorText: '打开的是“页面不存在”一类的提示',
  toFrontPage: '转到了网站首页',
  toErrorPage: '转到了出错页',
  toLogin: '转到了登录页',
  refused: '网站拒绝访问',
  serverError: '网站出错或繁忙',
  tooSlow: '等了太久没有打开',
  noConnection: '连接不上网站',
  certificate: '网站的安全证书有问题',
  loop: '反复转向，没有打开',
  broken: '内容没有传完整',
  private: '内网地址，主机没有确认',
  robots: '网站的 robots.txt 不允许程序访问',
  robotsUnread: '没有读到网站的 robots.txt',
  notAddress: '不是可以访问的网址',
};

/** 网页不存在（404）. */
export function linkFoundWords({ reason, status }: Pick<LinkFound, 'reason' | 'status'>): string {
  const isTold = status !== undefined && (status < 200 || status >= 300);
  return isTold ? `${REASON_WORDS[reason]}（${status}）` : REASON_WORDS[reason];
}
