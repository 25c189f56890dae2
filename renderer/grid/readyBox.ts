/** The box of a marked cell that nothing was typed into: keys are the table's still. */
export function isReadyBox(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.dataset['ready'] !== undefined;
}
