import { useEffect, useRef } from 'react';
import type { KeyHint } from '../grid/KeyHints.tsx';

export type QueueAction = 'next' | 'previous' | 'accept' | 'return' | 'skip' | 'open' | 'keys';

export const KEY_WORDS: readonly KeyHint[] = [
  ['J', '下一项'],
  ['K', '上一项'],
  ['Enter', '销号，没有佐证的先写理由'],
  ['R', '退回整改'],
  ['S 或 →', '跳过'],
  ['O', '打开链接'],
  ['?', '显示这张表'],
  ['Esc', '放弃正在填的'],
];

const KEYS: Readonly<Record<string, QueueAction>> = {
  j: 'next',
  k: 'previous',
  enter: 'accept',
  r: 'return',
  s: 'skip',
  arrowright: 'skip',
  o: 'open',
  '?': 'keys',
  '？': 'keys',
};

const TYPING = 'input, textarea, select, [contenteditable=true], [role=dialog], .ant-popover, .ant-dropdown';
const OWN_ENTER = 'a, button, [role=button]';

function actionOf(event: KeyboardEvent): QueueAction | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return undefined;
  const { target } = event;
  // What is typed into a field stays there; Enter on a link or a button is its own.
  if (target instanceof Element && target.closest(TYPING) !== null) return undefined;
  if (event.key === 'Enter' && target instanceof Element && target.closest(OWN_ENTER) !== null) return undefined;
  return KEYS[event.key.toLowerCase()];
}

/** The keys of the verification queue, wherever on the screen the keyboard is, as long as nothing is being typed. */
export function useQueueKeys(act: Readonly<Record<QueueAction, () => void>>, isOn: boolean): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!isOn) return undefined;
    const onKey = (event: KeyboardEvent) => {
      const action = actionOf(event);
      // A key that is held accepts one item, not the row of them.
      if (action === undefined || (event.repeat && action !== 'next' && action !== 'previous')) return;
      event.preventDefault();
      latest.current[action]();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [isOn]);
}
