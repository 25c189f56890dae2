import type { KeyHint } from '../grid/KeyHints.tsx';
import type { ActionKeys } from '../grid/useActionKeys.ts';

export type ReviewAction =
  | 'next'
  | 'previous'
  | 'accept'
  | 'reject'
  | 'skip'
  | 'tick'
  | 'pick'
  | 'rule'
  | 'open'
  | 'all'
  | 'keys';

export const KEY_WORDS: readonly KeyHint[] = [
  ['J', '下一条'],
  ['K', '上一条'],
  ['Enter', '登记到右边的事项'],
  ['R', '不是这个事项'],
  ['S 或 →', '跳过'],
  ['X', '勾选或取消勾选'],
  ['E', '另选事项'],
  ['M', '记为规则'],
  ['O', '打开链接'],
  ['Ctrl+Enter', '登记全部已勾选的'],
  ['?', '显示这张表'],
];

/** The keys of the review; those that it shares with the verification queue do alike. */
export const REVIEW_KEYS: ActionKeys<ReviewAction> = {
  keys: {
    j: 'next',
    arrowdown: 'next',
    k: 'previous',
    arrowup: 'previous',
    enter: 'accept',
    r: 'reject',
    s: 'skip',
    arrowright: 'skip',
    x: 'tick',
    e: 'pick',
    m: 'rule',
    o: 'open',
    'ctrl+enter': 'all',
    '?': 'keys',
    '？': 'keys',
  },
  held: ['next', 'previous'],
};
