/** Every way in which a request can be refused. A closed list: the screens and scripts may rely on it. */
export type FailureCode =
  | 'invalid-input'
  | 'unknown-method'
  | 'unauthorised'
  | 'too-large'
  | 'not-found'
  | 'conflict'
  | 'not-set-up'
  | 'year-closed'
  | 'score-frozen'
  | 'score-notice'
  | 'weight-below-minimum'
  | 'nothing-to-undo'
  | 'cancelled'
  | 'not-a-workbook'
  | 'not-a-document'
  | 'password-protected'
  | 'empty-workbook'
  | 'no-header'
  | 'nothing-asked'
  | 'fill-in-book'
  | 'file-too-large'
  | 'unpacks-too-large'
  | 'too-many-rows'
  | 'unreadable-date'
  | 'file-locked'
  | 'newer-database'
  | 'database-damaged'
  | 'data-folder-in-use'
  | 'data-file-displaced'
  | 'file-busy'
  | 'not-ours'
  | 'disk-full'
  | 'disk-unreadable'
  | 'read-only'
  | 'harmed'
  | 'wrong-passphrase'
  | 'not-writable'
  | 'bad-template'
  | 'dangerous-file'
  | 'empty-file'
  | 'file-changed'
  | 'web-off'
  | 'not-an-address'
  | 'no-network'
  | 'host-not-found'
  | 'host-unreachable'
  | 'host-private'
  | 'host-untrusted'
  | 'robots-unread'
  | 'robots-refuse'
  | 'redirected-too-often'
  | 'page-too-large'
  | 'page-too-slow'
  | 'page-broken'
  | 'page-refused'
  | 'login-page'
  | 'no-list'
  | 'bug';

/** Where in a file the trouble is. */
export interface FailurePlace {
  readonly file?: string;
  readonly sheet?: string;
  readonly cell?: string;
  readonly value?: string;
}

/** A refusal. `message` is a Chinese sentence: what happened, and what to do. */
export interface Failure {
  readonly code: FailureCode;
  readonly message: string;
  readonly place?: FailurePlace;
  /** Messages per input field, by dotted path. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Names the log entry of a bug. */
  readonly id?: string;
}

/** Expected failures are values; exceptions are bugs. */
export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure };

export function succeed<Value>(value: Value): Outcome<Value> {
  return { ok: true, value };
}

export function fail(
  code: FailureCode,
  message: string,
  more: Omit<Failure, 'code' | 'message'> = {},
): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: { code, message, ...more } };
}
