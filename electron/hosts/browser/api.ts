import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FileBytes } from '../../contract/define.ts';
import { contract, type MethodName } from '../../contract/index.ts';
import { fail, type Failure } from '../../domain/failure.ts';
import { isStreamed, type Dispatch } from '../../services/app/dispatch.ts';
import type { Log } from '../../services/app/ports.ts';
import { refuseUpload, uploadLimit } from '../../contract/limits.ts';
import { fileNameIn, JSON_LIMIT, refuseJson } from '../host.ts';
import { sendFile, sendResult } from './answers.ts';
import { destroyWhenIdle, readBody, streamBody } from './body.ts';
import { holdsToken, isOwnHost, isOwnOrigin } from './guards.ts';

export interface ApiSettings {
  readonly dispatch: Dispatch;
  readonly token: string;
  readonly port: number;
  readonly log: Log;
  /** How long a body may bring nothing, in milliseconds. */
  readonly idleMs: number;
  /** Told of every request that may be answered. */
  readonly onAuthorised?: (() => void) | undefined;
}

/** `POST /api/<area.method>`. Checks in this order: Host, Origin, token, method, size, content type; then the app checks the input. */
export async function answerApi(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  settings: ApiSettings,
): Promise<void> {
  const denied = deny(request, settings);
  if (denied) return refuse(request, response, fail('unauthorised', denied.message).error, settings, denied.status);
  settings.onAuthorised?.();
  if (request.method !== 'POST') {
    response.setHeader('Allow', 'POST');
    const refusal = fail('invalid-input', '接口只接受 POST 请求。');
    return refuse(request, response, refusal.error, settings, 405);
  }
  const name = url.pathname.slice('/api/'.length);
  if (!isMethod(name)) {
    return refuse(request, response, fail('unknown-method', `没有名为“${name.slice(0, 64)}”的功能。`).error, settings);
  }
  if (contract[name].kind === 'upload') await answerUpload(name, request, response, url, settings);
  else await answerJson(name, request, response, settings);
}

/** Own names only: `__proto__` and `constructor` are names of the language, not of methods. */
function isMethod(name: string): name is MethodName {
  return Object.hasOwn(contract, name);
}

function deny(
  request: IncomingMessage,
  { port, token }: ApiSettings,
): { readonly status: 401 | 403; readonly message: string } | undefined {
  const { headers } = request;
  if (!isOwnHost(request, port) || !isOwnOrigin(headers, port)) {
    return { status: 403, message: '只接受本机本程序页面发来的请求。' };
  }
  if (!holdsToken(headers.authorization, token)) {
    return { status: 401, message: '访问令牌不正确或已失效。请用程序启动时显示的完整地址重新打开。' };
  }
  return undefined;
}

async function answerJson(
  name: MethodName,
  request: IncomingMessage,
  response: ServerResponse,
  settings: ApiSettings,
): Promise<void> {
  const body = await readBody(request, JSON_LIMIT, settings.idleMs);
  if (body.kind === 'aborted') return;
  if (body.kind === 'tooLarge') return refuse(request, response, refuseJson().error, settings, 413);
  if (mediaType(request) !== 'application/json') {
    const refusal = fail('invalid-input', '请求的 Content-Type 应为 application/json。');
    return refuse(request, response, refusal.error, settings, 415);
  }
  const input = parseJson(body.bytes);
  if (input === undefined) {
    return refuse(request, response, fail('invalid-input', '请求的内容不是正确的 JSON（UTF-8）。').error, settings);
  }
  await run(name, response, settings, () => settings.dispatch(name, input.value));
}

async function answerUpload(
  name: MethodName,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  settings: ApiSettings,
): Promise<void> {
  const input = Object.fromEntries(url.searchParams);
  const body = isStreamed(name)
    ? streamBody(request, uploadLimit(name), settings.idleMs)
    : await readBody(request, uploadLimit(name), settings.idleMs);
  if (body.kind === 'aborted') return;
  if (body.kind === 'tooLarge') {
    return refuse(request, response, refuseUpload(name, fileNameIn(input)).error, settings, 413);
  }
  if (mediaType(request) !== 'application/octet-stream') {
    const message = '上传文件时 Content-Type 应为 application/octet-stream。';
    return refuse(request, response, fail('invalid-input', message).error, settings, 415);
  }
  await run(name, response, settings, () => settings.dispatch(name, input, body.bytes));
  // A handler that refused before the end leaves the rest to be thrown away.
  if (!request.complete && !request.destroyed) {
    destroyWhenIdle(request, settings.idleMs);
    request.resume();
  }
}

async function run(
  name: MethodName,
  response: ServerResponse,
  { log }: ApiSettings,
  dispatch: () => ReturnType<Dispatch>,
): Promise<void> {
  try {
    const result = await dispatch();
    // The contract says that a download's value is a file.
    if (result.ok && contract[name].kind === 'download') sendFile(response, result.value as FileBytes);
    else sendResult(response, result);
  } catch (error) {
    const id = randomUUID();
    log.bug(id, error, { method: name });
    if (response.headersSent) response.destroy();
    else sendResult(response, fail('bug', '程序出错，操作没有完成。请重试；如仍出现，请把编号告诉维护人员。', { id }));
  }
}

/**
 * Answers at once, then reads the rest of the body and throws it away: a connection closed with bytes unread is reset,
 * and a client that is still writing would lose the answer with it.
 */
function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  failure: Failure,
  { idleMs }: Pick<ApiSettings, 'idleMs'>,
  status?: number,
): void {
  sendResult(response, { ok: false, error: failure }, status);
  if (request.complete) return;
  destroyWhenIdle(request, idleMs);
  request.resume();
}

function mediaType(request: IncomingMessage): string | undefined {
  return request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
}

function parseJson(bytes: Uint8Array): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return undefined;
  }
}
