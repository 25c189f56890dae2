import { useEffect, useRef } from 'react';

const TYPING = 'input, textarea, select, [contenteditable=true], [role=dialog], .ant-popover, .ant-dropdown';
const OWN_ENTER = 'a, button, [role=button]';

/** What keys do on a screen that is walked from the keyboard. */
export interface ActionKeys<Action extends string> {
  /** By the key's name in lower case, with `ctrl+` before it where that is pressed too. */
  readonly keys: Readonly<Record<string, Action>>;
  /** Those that go on while their key is held: a walk, but nothing that is done to what is walked through. */
  readonly held: readonly Action[];
}

function actionOf<Action extends string>(event: KeyboardEvent, { keys, held }: ActionKeys<Action>): Action | undefined {
  if (event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return undefined;
  const { target } = event;
  // What is typed into a field stays there; Enter on a link or a button is its own.
  if (target instanceof Element && target.closest(TYPING) !== null) return undefined;
  const isOwn = event.key === 'Enter' && !event.ctrlKey;
  if (isOwn && target instanceof Element && target.closest(OWN_ENTER) !== null) return undefined;
  const action = keys[`${event.ctrlKey ? 'ctrl+' : ''}${event.key.toLowerCase()}`];
  return action !== undefined && event.repeat && !held.includes(action) ? undefined : action;
}

/** The keys of a screen, wherever on it the keyboard is, as long as nothing is being typed. `keys` must stay the same from render to render. */
export function useActionKeys<Action extends string>(
  keys: ActionKeys<Action>,
  act: Readonly<Record<Action, () => void>>,
  isOn: boolean,
): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!isOn) return undefined;
    const onKey = (event: KeyboardEvent) => {
      const action = actionOf(event, keys);
      if (action === undefined) return;
      event.preventDefault();
      latest.current[action]();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [isOn, keys]);
}
