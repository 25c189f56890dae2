import { z } from 'zod';
import { UploadCut, type Incoming } from '../../contract/define.ts';
import { contract, type MethodName } from '../../contract/index.ts';
import { fail, type Failure, type Outcome } from '../../domain/failure.ts';
import { fieldTrouble } from '../../domain/words/fields.ts';
import { bugFailure } from './bugs.ts';
import type { Handlers } from './handlers.ts';
import { patiently, WAITS, type Held } from './patience.ts';
import type { Ids, Log } from './ports.ts';

/** Answers one request by name. Never rejects: every refusal is a value. Hosts use nothing else of the services. */
export type Dispatch = (name: string, input: unknown, body?: Body) => Promise<Outcome<unknown>>;

/** An upload: all its bytes, or what brings them where the method `streams`. */
export type Body = Uint8Array<ArrayBuffer> | Incoming;

const chinese = z.locales.zhCN().localeError;

interface DispatchOptions {
  readonly log: Log;
  readonly ids: Ids;
  readonly store: Held;
  /** Milliseconds between tries while another program holds the data file. */
  readonly waits?: readonly number[];
}

/**
 * The one door: known method, then schema, then handler. What another program holds is tried again for some seconds, in which other
 * calls are answered. An exception that the data file does not explain is logged once and answered as a bug with its id.
 */
export function createDispatch(handlers: Handlers, { log, ids, store, waits = WAITS }: DispatchOptions): Dispatch {
  return async (name, input, body) => {
    if (!isMethod(name)) return fail('unknown-method', `没有“${name.slice(0, 80)}”这个方法。请检查方法名。`);
    try {
      const parsed = contract[name].input.safeParse(input, { error: chinese });
      if (!parsed.success) return { ok: false, error: invalidInput(parsed.error) };
      if (holdsBrokenText(parsed.data)) return fail('invalid-input', '输入中含有不能保存的字符，请删除后重试。');
      const upload = contract[name].kind === 'upload' ? bodyOf(name, body) : undefined;
      if (contract[name].kind === 'upload' && upload === undefined) {
        return fail('invalid-input', '没有收到文件内容，请重新选择文件。');
      }
      return await patiently(() => answer(handlers, name, parsed.data, upload), store, waits);
    } catch (error) {
      if (error instanceof UploadCut) return fail('cancelled', '文件没有传完，没有添加。请重新选择文件。');
      return { ok: false, error: bugFailure(ids, log, error, { method: name }) };
    }
  };
}

function isMethod(name: string): name is MethodName {
  return Object.hasOwn(contract, name);
}

/** Whether a method takes its bytes as they come. */
export function isStreamed(name: string): boolean {
  return isMethod(name) && 'streams' in contract[name];
}

/** What a method's handler takes; `undefined` where nothing of that kind came. */
function bodyOf(name: MethodName, body: Body | undefined): Body | undefined {
  if (isStreamed(name)) return body instanceof Uint8Array ? inPieces(body) : body;
  return body instanceof Uint8Array ? body : undefined;
}

/** Bytes at a time, so that others are answered between two. */
const PIECE = 1024 * 1024;

async function* inPieces(bytes: Uint8Array): Incoming {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

function answer(handlers: Handlers, name: MethodName, input: unknown, body: Body | undefined) {
  // The schema of the same name has just checked the input; the compiler cannot follow that through the union of methods.
  const handler = handlers[name] as (input: unknown, body?: Body) => Promise<Outcome<unknown>>;
  return handler(input, body);
}

function invalidInput(error: z.ZodError): Failure {
  const fields: Record<string, string> = Object.create(null);
  for (const issue of error.issues) {
    const path = issue.path.join('.');
    fields[path] ??= fieldTrouble(path, issue.message);
  }
  // People see the field that they filled in; its path in the input is for scripts.
  const [message = '没有说明'] = Object.values(fields);
  return fail('invalid-input', `输入不正确：${message}。请改正后重试。`, { fields: { ...fields } }).error;
}

/** SQLite's text functions stop at NUL, and half a character (a lone surrogate) would be stored as another one. */
function holdsBrokenText(value: unknown): boolean {
  if (typeof value === 'string') return isBroken(value);
  if (Array.isArray(value)) return value.some(holdsBrokenText);
  if (value !== null && typeof value === 'object') {
    return Object.entries(value).some(([key, part]) => isBroken(key) || holdsBrokenText(part));
  }
  return false;
}

function isBroken(text: string): boolean {
  return text.includes('\0') || !text.isWellFormed();
}
