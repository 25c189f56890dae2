import type { KeyHint } from '../grid/KeyHints.tsx';
import type { ActionKeys } from '../grid/useActionKeys.ts';

export type QueueAction = 'next' | 'previous' | 'accept' | 'return' | 'skip' | 'open' | 'file' | 'keys';

export const KEY_WORDS: readonly KeyHint[] = [
  ['J', '下一项'],
  ['K', '上一项'],
  ['Enter', '销号，没有佐证的先写理由'],
  ['R', '退回整改'],
  ['S 或 →', '跳过'],
  ['O', '打开链接'],
  ['F', '打开文件'],
  ['?', '显示这张表'],
  ['Esc', '放弃正在填的'],
];

/** The keys of the verification queue. */
export const QUEUE_KEYS: ActionKeys<QueueAction> = {
  keys: {
    j: 'next',
    k: 'previous',
    enter: 'accept',
    r: 'return',
    s: 'skip',
    arrowright: 'skip',
    o: 'open',
    f: 'file',
    '?': 'keys',
    '？': 'keys',
  },
  held: ['next', 'previous'],
};
