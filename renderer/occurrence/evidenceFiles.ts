import { useCallback, useEffect, useState, type DragEvent, type RefObject } from 'react';
import type { TakenFile } from '../../electron/contract/evidence.ts';
import type { OccurrenceKey } from '../../electron/contract/occurrenceKey.ts';
import { putEvidence } from '../bridge/call.ts';
import { useAppCommand } from '../bridge/hooks.ts';
import { useNotify } from '../ui/notify.tsx';
import { useToday } from '../ui/useToday.ts';

/** Files on their way to an item. */
export interface Adding {
  readonly add: (files: readonly File[]) => void;
  readonly isAdding: boolean;
  /** Why some of the last files were not taken; the others were. */
  readonly faults: readonly unknown[];
}

/** Hands files over one by one and adds those that were taken in one step. */
export function useAdding(item: OccurrenceKey): Adding {
  const notify = useNotify();
  const { mutateAsync: addFiles } = useAppCommand('evidence.addFiles');
  const [isAdding, setAdding] = useState(false);
  const [faults, setFaults] = useState<readonly unknown[]>([]);

  const run = async (files: readonly File[]): Promise<void> => {
    setAdding(true);
    const taken: TakenFile[] = [];
    const refused: unknown[] = [];
    for (const file of files) {
      try {
        taken.push(await putEvidence(file));
      } catch (error) {
        refused.push(error);
      }
    }
    try {
      if (taken.length > 0) {
        const wanted = { items: [item], files: taken.map(({ fileId }) => ({ fileId })) };
        const { commandId } = await addFiles(wanted);
        const what = taken.length === 1 ? `“${taken[0]?.name}”` : ` ${taken.length} 个文件`;
        const left = refused.length === 0 ? '' : `，另有 ${refused.length} 个没有添加，原因见“佐证”下面`;
        notify.success(`已添加佐证${what}${left}`, { commandId });
      }
    } catch (error) {
      refused.push(error);
    }
    setFaults(refused);
    setAdding(false);
  };
  const add = (files: readonly File[]) => {
    if (files.length > 0 && !isAdding) void run(files);
  };
  return { add, isAdding, faults };
}

/** What a clipboard calls every picture that was never a file. */
const NAMELESS = /^image\.(\w+)$/u;

/**
 * Takes files that are pasted into the part of the screen that has the keyboard, or anywhere where no other part takes any. Where the clipboard has a
 * picture beside a text, a field takes the text.
 */
export function useFilePaste(zone: RefObject<HTMLElement | null>, add: (files: readonly File[]) => void): void {
  const today = useToday();
  useEffect(() => {
    const take = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0 || event.defaultPrevented || !isMeant(zone.current, event)) return;
      event.preventDefault();
      add(files.map((file) => named(file, today)));
    };
    document.addEventListener('paste', take);
    return () => document.removeEventListener('paste', take);
  }, [zone, add, today]);
}

function isMeant(zone: HTMLElement | null, { target, clipboardData }: ClipboardEvent): boolean {
  if (!zone) return false;
  const isField = target instanceof HTMLElement && target.matches('input, textarea, [contenteditable]');
  if (isField && clipboardData?.types.includes('text/plain') === true) return false;
  return zone.contains(document.activeElement) || document.querySelectorAll('[data-takes-files]').length === 1;
}

function named(file: File, today: string): File {
  const ending = NAMELESS.exec(file.name)?.[1];
  return ending === undefined ? file : new File([file], `截图 ${today}.${ending}`, { type: file.type });
}

/** Lets a part of the screen take what is dropped on it. The window's own drop target leaves such parts alone. */
export function useFileDrop(add: (files: readonly File[]) => void) {
  const [isOver, setOver] = useState(false);
  const onDragOver = useCallback((event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  }, []);
  const onDragLeave = useCallback((event: DragEvent) => {
    const to = event.relatedTarget;
    if (!(to instanceof Node) || !event.currentTarget.contains(to)) setOver(false);
  }, []);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    add([...event.dataTransfer.files]);
  };
  return { isOver, handlers: { onDragOver, onDragLeave, onDrop } };
}
