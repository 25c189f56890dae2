/** Fields that a person fills in. The choices of a segmented control are tabs of what is below them, no fields. */
const FIELDS =
  'input:not([type=hidden], [type=file], :disabled), textarea:not(:disabled), select:not(:disabled), [contenteditable=true]';

/** The first field of a part of the page: of a group of choices the one that is made. */
export function firstField(part: Element): HTMLElement | undefined {
  const fields = [...part.querySelectorAll<HTMLElement>(FIELDS)].filter(
    (field) => field.closest('.ant-segmented, [hidden]') === null,
  );
  const first = fields[0];
  if (!(first instanceof HTMLInputElement) || first.type !== 'radio') return first;
  return (
    fields.find((field) => field instanceof HTMLInputElement && field.name === first.name && field.checked) ?? first
  );
}

/** Puts the keyboard into a field and brings it in sight, with as much of its form as there is room for; nothing else moves. */
export function focusInSight(field: { focus(options?: { readonly preventScroll?: boolean }): void } | null): void {
  field?.focus({ preventScroll: true });
  const at = document.activeElement;
  if (!at?.matches(FIELDS)) return;
  for (const part of [at.closest('form'), at]) part?.scrollIntoView({ block: 'nearest' });
}

/** Where the keyboard is, from the very element outwards: what is opened now gives it back to the first that is still there. */
export function keyboardPlace(): readonly HTMLElement[] {
  const place: HTMLElement[] = [];
  for (let at = document.activeElement; at instanceof HTMLElement && at !== document.body; at = at.parentElement) {
    place.push(at);
  }
  return place;
}

/**
 * Gives the keyboard back to where it was, unless somebody else has it by now; where that is gone, as the entry of a menu is, to the sheet that is open, and
 * at the worst to the screen as a whole.
 */
export function giveBack(place: readonly HTMLElement[], from: Element | null): void {
  const { activeElement } = document;
  const isFree = activeElement === null || activeElement === document.body || from?.contains(activeElement) === true;
  if (!isFree) return;
  const sheet = [...document.querySelectorAll<HTMLElement>('dialog[open]')].findLast((each) => each !== from);
  const main = document.querySelector<HTMLElement>('main');
  for (const target of [...place, sheet, main]) {
    if (!target?.isConnected) continue;
    target.focus({ preventScroll: true });
    if (document.activeElement === target) return;
  }
}

/** Where the keyboard goes when what had it is gone: to the dialog that is open last, else to the screen. */
function takeUp({ key }: KeyboardEvent): void {
  // Tab walks on from where it is, past the last place on the page to its top as well.
  if (key === 'Tab' || key === 'Shift') return;
  if (document.activeElement !== null && document.activeElement !== document.body) return;
  const dialog = [...document.querySelectorAll<HTMLElement>('[role=dialog]')].at(-1);
  const inDialog = dialog?.hasAttribute('tabindex') ? dialog : dialog?.querySelector<HTMLElement>('button');
  (inDialog ?? document.querySelector<HTMLElement>('main'))?.focus({ preventScroll: true });
}

/**
 * Keeps the keyboard on the page: a button that goes with what it did (收起, 放弃此文件) leaves it nowhere, and the next Tab would begin at the very
 * top. Answers how to end it.
 */
export function keepKeyboard(): () => void {
  document.addEventListener('keyup', takeUp);
  return () => document.removeEventListener('keyup', takeUp);
}
