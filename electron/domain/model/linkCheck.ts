import type { PlainDate } from '../dates/plainDate.ts';

export const LINK_STATES = ['dead', 'suspect', 'moved', 'unreachable', 'unchecked', 'ok'] as const;
/**
 * What a link came to when it was asked for: 失效 (the site says that the page is gone, or there is no such site), 疑似失效 (a page is there that
 * says it is none), 已移动, 打不开 (nothing is known of the page), 未查, 正常.
 */
export type LinkState = (typeof LINK_STATES)[number];

export const LINK_REASONS = [
  'answered',
  'tooLarge',
  'redirected',
  'notFound',
  'noHost',
  'errorText',
  'toFrontPage',
  'toErrorPage',
  'toLogin',
  'refused',
  'serverError',
  'tooSlow',
  'noConnection',
  'certificate',
  'loop',
  'broken',
  'private',
  'robots',
  'robotsUnread',
  'notAddress',
] as const;
export type LinkReason = (typeof LINK_REASONS)[number];

/** What was found of an address. */
export interface LinkFound {
  readonly state: LinkState;
  readonly reason: LinkReason;
  /** What the site answered, where it did. */
  readonly status?: number;
  /** Where the page is: of what has moved. */
  readonly movedTo?: string;
}

/** The last that was found of an address as it is registered. */
export interface LinkCheck extends LinkFound {
  readonly url: string;
  readonly checkedOn: PlainDate;
}

export const LINK_MARKS = ['works', 'gone'] as const;
/** 能打开, 确已失效: what a person saw in the browser. */
export type LinkMark = (typeof LINK_MARKS)[number];

/** What a person says of an address, while the check finds the same as when it was said. */
export interface MarkedLink {
  readonly url: string;
  readonly mark: LinkMark;
  readonly note: string;
  readonly state: LinkState;
  readonly markedOn: PlainDate;
}
