import type { StoredFile } from './ledger.ts';

/** Who asks, and what for, word for word: nothing of it is in the log, in labels or in the search. */
export interface RequestPrivate {
  /** Name of the person, or of the body. */
  readonly name: string;
  /** Of a body: who speaks for it. */
  readonly contact: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
  /** What is asked for, in a line. */
  readonly subject: string;
  /** What is asked for, as the request says it. */
  readonly content: string;
  readonly files: readonly StoredFile[];
}

/** The texts of one step, and its papers as files. */
export interface RequestEventPrivate {
  /** Of a consultation: who was asked. */
  readonly who: string;
  /** Of an extension: who approved it. */
  readonly approver: string;
  /** Number or name of the paper (文书). */
  readonly paper: string;
  readonly note: string;
  readonly files: readonly StoredFile[];
}

export const NO_REQUEST_TEXTS: RequestPrivate = {
  name: '',
  contact: '',
  idNumber: '',
  phone: '',
  email: '',
  address: '',
  subject: '',
  content: '',
  files: [],
};

export const NO_EVENT_TEXTS: RequestEventPrivate = { who: '', approver: '', paper: '', note: '', files: [] };
