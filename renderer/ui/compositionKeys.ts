/**
 * Keys pressed while an input method composes are its own: Enter takes a word of it and picks nothing from a list, Esc drops
 * the word and closes no panel. What it makes of them comes as text.
 */
export function keepCompositionKeys(): () => void {
  const stop = (event: KeyboardEvent): void => {
    if (event.isComposing) event.stopImmediatePropagation();
  };
  // Before anybody else hears them.
  window.addEventListener('keydown', stop, { capture: true });
  return () => window.removeEventListener('keydown', stop, { capture: true });
}
