/** What a paste brings, as the clipboard names it. */
export interface Pasted {
  readonly html: string;
  readonly text: string;
}

export function pastedOf(data: Pick<DataTransfer, 'getData'> | null): Pasted {
  return { html: data?.getData('text/html') ?? '', text: data?.getData('text/plain') ?? '' };
}

/** Whether the clipboard holds a table with its cells, as Word, WPS and browsers put it there. */
export function holdsTable({ html }: Pasted): boolean {
  return /<table[\s>]/iu.test(html);
}

/**
 * The clipboard as a file that is read like any other: 剪贴板.html where it holds a table, else 剪贴板.txt. `undefined` where there
 * is nothing to read.
 */
export function pastedFile(pasted: Pasted): File | undefined {
  if (holdsTable(pasted)) {
    // The clipboard gives characters; the file says in which bytes they stand.
    return new File([`<meta charset="utf-8">${pasted.html}`], '剪贴板.html', { type: 'text/html' });
  }
  if (pasted.text.trim() === '') return undefined;
  return new File([pasted.text], '剪贴板.txt', { type: 'text/plain' });
}

/** Whether a paste is meant for a field that a person writes in. */
export function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
