import { fail, type Failure } from '../domain/failure.ts';

type Refusal = { readonly ok: false; readonly error: Failure };

/** Every way in which a page is not had from a site: what happened, and what to do. `host` as it stands in the address. */
export const refuse = {
  cancelled: (): Refusal => fail('cancelled', '已取消，没有继续读取。'),
  notAddress: (url: string): Refusal =>
    fail('not-an-address', `“${shown(url)}”不是可以读取的网址：应以 http:// 或 https:// 开头，不带用户名和密码。`),
  noNetwork: (host: string): Refusal =>
    fail(
      'no-network',
      `本机没有连接网络，没有读取“${host}”。请接通网络后重试（程序直接连接网站，不经过代理服务器）；不能联网的，请在网站后台导出清单后导入。`,
    ),
  hostNotFound: (host: string): Refusal =>
    fail('host-not-found', `没有找到网站“${host}”：域名不存在或已停用。请核对网址。`),
  hostUnreachable: (host: string, why: string): Refusal =>
    fail('host-unreachable', `连接不上“${host}”（${why}）。请用浏览器打开核对；只有本机打不开的，请稍后重试。`),
  hostPrivate: (host: string): Refusal =>
    fail(
      'host-private',
      `“${host}”是本机或内部网络的地址，没有读取。确实是本单位网站的，请先在“网上核对”中确认这个主机，再重试。`,
    ),
  hostNever: (host: string): Refusal =>
    fail('host-private', `“${host}”指向的地址不可能是网站（组播、保留或隧道地址），没有读取。请核对网址。`),
  untrusted: (host: string, why: string): Refusal =>
    fail(
      'host-untrusted',
      `“${host}”的安全证书有问题（${why}），不能确认是不是这个网站，没有读取。请告知网站管理单位；网站也有 http:// 地址的，可以改用。`,
    ),
  robotsUnread: (host: string, why: string): Refusal =>
    fail(
      'robots-unread',
      `没有读到“${host}”的 robots.txt（${why}），不知道网站是否允许读取，因此没有读取。请稍后重试。`,
    ),
  robotsRefuse: (url: string): Refusal =>
    fail('robots-refuse', `网站的 robots.txt 不允许程序读取“${shown(url)}”。请在网站后台导出清单后导入。`),
  tooManyRedirects: (url: string, most: number): Refusal =>
    fail(
      'redirected-too-often',
      `“${shown(url)}”转向超过 ${most} 次或转回原处，没有读取。请用浏览器打开，改用最后打开的网址。`,
    ),
  tooLarge: (url: string, megabytes: number): Refusal =>
    fail('page-too-large', `“${shown(url)}”的内容（解压后）超过 ${megabytes} MB，不像网页，已停止读取。请核对网址。`),
  tooSlow: (url: string, seconds: number): Refusal =>
    fail('page-too-slow', `“${shown(url)}”在 ${seconds} 秒内没有传完，已停止读取。请稍后重试。`),
  brokenAnswer: (url: string): Refusal =>
    fail('page-broken', `“${shown(url)}”的内容没有传完整或不合规则，没有读取。请稍后重试。`),
};

/** An address as a sentence names it. */
function shown(url: string): string {
  return url.length > 120 ? `${url.slice(0, 117)}…` : url;
}

/** What the system or TLS reports, in words: of the certificate, or of the line. */
export function refuseFor(host: string, url: string, error: unknown): Refusal {
  const code = codeOf(error);
  const certificate =
    CERTIFICATE[code] ?? (/^ERR_SSL|^ERR_TLS|^EPROTO$|CERT/u.test(code) ? '加密方式不受支持' : undefined);
  if (certificate !== undefined) return refuse.untrusted(host, certificate);
  if (code === 'ENOTFOUND' || code === 'ENODATA') return refuse.hostNotFound(host);
  if (
    /^HPE_|^Z_|^ERR__ERROR_FORMAT|^ERR_PADDING|^ERR_BROTLI|^ERR_STREAM_PREMATURE_CLOSE$|^ERR_INVALID_CHAR$/u.test(code)
  ) {
    return refuse.brokenAnswer(url);
  }
  return refuse.hostUnreachable(host, LINE[code] ?? `网络错误${code === '' ? '' : ` ${code}`}`);
}

/** Of several addresses that were tried, the first one's trouble stands for all. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

const CERTIFICATE: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: '已过期',
  CERT_NOT_YET_VALID: '尚未生效',
  ERR_TLS_CERT_ALTNAME_INVALID: '不是发给这个网站的',
  DEPTH_ZERO_SELF_SIGNED_CERT: '由网站自己签发',
  SELF_SIGNED_CERT_IN_CHAIN: '签发机构不受信任',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: '缺少签发机构的证书',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: '签发机构不受信任',
  UNABLE_TO_GET_ISSUER_CERT: '签发机构不受信任',
  CERT_REVOKED: '已被吊销',
};

const LINE: Readonly<Record<string, string>> = {
  ECONNREFUSED: '对方拒绝连接',
  ECONNRESET: '连接被中断',
  EPIPE: '连接被中断',
  ETIMEDOUT: '连接超时',
  ENETUNREACH: '网络不通',
  EHOSTUNREACH: '网络不通',
  EAI_AGAIN: '域名服务器没有回答',
};
