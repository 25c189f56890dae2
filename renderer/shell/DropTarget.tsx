import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { offerFiles } from '../ui/incomingFiles.ts';
import { useCurrentYear } from '../address/year.ts';
import css from './DropTarget.module.css';

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** A part of the screen that takes files itself, and shows so. */
function isOverTaker({ target }: DragEvent): boolean {
  return target instanceof Element && target.closest('[data-takes-files]') !== null;
}

/** The screens that take up dropped files themselves, and what they are told to be; all others leave them to 导入. */
const TAKERS: Readonly<Record<string, string>> = {
  '/imports': '松开鼠标，导入表格',
  '/fill-in': '松开鼠标，接收填报表',
  '/oldLedger': '松开鼠标，读取旧台账',
};

function takerOf(path: string): string {
  return TAKERS[path] === undefined ? '/imports' : path;
}

/** A file dropped anywhere on the window goes to 导入导出. Screens that take drops themselves stop the event. */
export function DropTarget() {
  const [path, navigate] = useLocation();
  const year = useCurrentYear();
  const [over, setOver] = useState(false);
  useEffect(() => {
    // dragenter and dragleave come in pairs for every element passed over; at depth 0 the file has left the window.
    let depth = 0;
    const settle = (next: number, isTaken = false) => {
      depth = next;
      setOver(next > 0 && !isTaken);
    };
    const onEnter = (event: DragEvent) => hasFiles(event) && settle(depth + 1, isOverTaker(event));
    const onLeave = (event: DragEvent) => hasFiles(event) && settle(Math.max(0, depth - 1));
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(!isOverTaker(event));
    };
    const onDrop = (event: DragEvent) => {
      settle(0);
      // Without this the browser would leave the app and show the file.
      event.preventDefault();
      if (isOverTaker(event)) return;
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      offerFiles(files);
      const taker = takerOf(path);
      if (taker !== path) navigate(year === undefined ? taker : `${taker}?year=${year}`);
    };
    const controller = new AbortController();
    const { signal } = controller;
    window.addEventListener('dragenter', onEnter, { signal });
    window.addEventListener('dragleave', onLeave, { signal });
    window.addEventListener('dragover', onOver, { signal });
    window.addEventListener('drop', onDrop, { signal });
    return () => controller.abort();
  }, [navigate, path, year]);
  if (!over) return null;
  return (
    <div className={css['target']} aria-hidden="true">
      <div>{TAKERS[takerOf(path)]}</div>
    </div>
  );
}
