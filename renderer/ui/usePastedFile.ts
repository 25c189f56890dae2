import { useEffect } from 'react';
import { isField, pastedFile, pastedOf } from './paste.ts';

/** Takes what is pasted anywhere on the screen but in a field, as a file. `take` must stay the same from render to render. */
export function usePastedFile(take: (file: File) => void, isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const onPaste = (event: ClipboardEvent): void => {
      const file = isField(event.target) ? undefined : pastedFile(pastedOf(event.clipboardData));
      if (!file) return;
      event.preventDefault();
      take(file);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [isOn, take]);
}
