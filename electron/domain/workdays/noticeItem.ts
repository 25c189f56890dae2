import type { PlainDate } from '../dates/plainDate.ts';

/** One holiday of a notice as it was read. */
export interface NoticeItem {
  readonly name: string;
  /** Line of its heading, from 1. */
  readonly line: number;
  /** The part of the pasted text that it was read from: offsets, `end` exclusive. */
  readonly span: { readonly start: number; readonly end: number };
  readonly off: readonly PlainDate[];
  readonly worked: readonly PlainDate[];
  /** 「共7天」, with the line that says it. */
  readonly stated?: { readonly days: number; readonly line: number };
  /** 延长: the holiday's length is no longer that of the law. */
  readonly extended: boolean;
}
