/** Puts plain text, and an HTML form of it where the page may, on the clipboard. False where the browser forbids it. */
export async function copyToClipboard(plain: string, html: string): Promise<boolean> {
  try {
    if (typeof ClipboardItem === 'function' && typeof navigator.clipboard.write === 'function') {
      await navigator.clipboard.write([
        new ClipboardItem({
          'text/plain': new Blob([plain], { type: 'text/plain' }),
          'text/html': new Blob([html], { type: 'text/html' }),
        }),
      ]);
    } else {
      await navigator.clipboard.writeText(plain);
    }
    return true;
  } catch {
    return copyByEvent(plain, html);
  }
}

/** The older way, which needs no permission: answers the page's own copy event. */
function copyByEvent(plain: string, html: string): boolean {
  let filled = false;
  const fill = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', plain);
    event.clipboardData?.setData('text/html', html);
    event.preventDefault();
    filled = true;
  };
  document.addEventListener('copy', fill);
  try {
    return document.execCommand('copy') && filled;
  } finally {
    document.removeEventListener('copy', fill);
  }
}
