import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** A file of the page, as either host serves it. */
export interface Asset {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
  /** Names with a content hash never change. */
  readonly cache: string;
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.pfb': 'application/octet-stream',
  '.bcmap': 'application/octet-stream',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * The file under `root` that the path of an address names, or `undefined` where it leads out of `root`.
 * Containment is judged by `path.relative`: a test of prefixes would let `root-evil` pass.
 */
export function resolveAsset(root: string, pathname: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  // Backslashes and colons are separators, streams and drives on Windows; no file of ours has one.
  if (/[\0\\:]/.test(decoded)) return undefined;
  const file = path.resolve(root, `./${decoded}`);
  const inside = path.relative(root, file);
  if (inside === '..' || inside.startsWith(`..${path.sep}`) || path.isAbsolute(inside)) return undefined;
  return file;
}

/** Reads a file of the page. An address without a file extension is a screen of the app and gets the page itself. */
export async function readAsset(root: string, pathname: string): Promise<Asset | undefined> {
  const file = resolveAsset(root, pathname);
  if (file === undefined) return undefined;
  const isScreen = path.extname(file) === '' || file === path.resolve(root);
  const target = isScreen ? path.join(root, 'index.html') : file;
  const mediaType = mediaTypes[path.extname(target).toLowerCase()];
  if (mediaType === undefined) return undefined;
  try {
    const body = new Uint8Array(await readFile(target));
    const hashed = path.relative(root, target).startsWith(`assets${path.sep}`);
    return { body, mediaType, cache: hashed ? 'public, max-age=31536000, immutable' : 'no-store' };
  } catch {
    // Missing, or a folder.
    return undefined;
  }
}

/** `style-src 'unsafe-inline'` is for antd, which writes its style sheet into the page as it runs. Scripts are files of ours only. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of every answer of both hosts. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), payment=()',
};
