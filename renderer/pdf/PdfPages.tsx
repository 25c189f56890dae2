import { Button } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { Icon } from '../ui/Icon.tsx';
import { PdfPage } from './PdfPage.tsx';
import { nextZoom } from './zoom.ts';
import css from './PdfView.module.css';

interface PagesProps {
  readonly name: string;
  readonly document: PDFDocumentProxy;
}

/** Pages that are laid out; longer documents are read in the machine's own program. */
const MOST_PAGES = 500;

/** Between pages and beside them, in pixels. */
const GAP = 12;

/** Pages one below the other, drawn as they come in sight. + and - zoom, 0 fits the width, the arrows turn pages, Home and End go to the ends; the rest scrolls as everywhere. */
export function PdfPages({ name, document }: PagesProps) {
  const { numPages } = document;
  const shown = Math.min(numPages, MOST_PAGES);
  const scroller = useRef<HTMLElement>(null);
  const room = useRoom(scroller) - 2 * GAP;
  const [zoom, setZoom] = useState(1);
  const { at, look, turn, toEnd } = usePlace(scroller, shown);
  useEffect(() => scroller.current?.focus({ preventScroll: true }), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // A page that is wider than its place is moved sideways by the arrows.
    const act = keyActs[event.key];
    if (!act || (zoom > 1 && event.key.startsWith('Arrow'))) return;
    event.preventDefault();
    act({ turn, toEnd, setZoom });
  };
  return (
    <div className={css['view']}>
      <div className={css['bar']} role="toolbar" aria-label="页码与大小">
        <Button
          icon={<Icon name="left" />}
          aria-label="上一页"
          title="上一页（←）"
          disabled={at <= 1}
          onClick={() => turn(-1)}
        />
        <output className="num">{`第 ${at} / ${numPages} 页`}</output>
        <Button
          icon={<Icon name="right" />}
          aria-label="下一页"
          title="下一页（→）"
          disabled={at >= shown}
          onClick={() => turn(1)}
        />
        <span className="grow" />
        <Button
          icon={<Icon name="minus" />}
          aria-label="缩小"
          title="缩小（-）"
          onClick={() => setZoom((now) => nextZoom(now, -1))}
        />
        <Button className="num" title="适合宽度（0）" aria-label="适合宽度" onClick={() => setZoom(1)}>
          {`${zoom * 100} %`}
        </Button>
        <Button
          icon={<Icon name="plus" />}
          aria-label="放大"
          title="放大（+）"
          onClick={() => setZoom((now) => nextZoom(now, 1))}
        />
      </div>
      {numPages > shown && (
        <p className="sub">{`共 ${numPages} 页，这里显示前 ${shown} 页；其余的请点“打开原文件”查看。`}</p>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its keys are those of the toolbar’s buttons */}
      <section
        ref={scroller}
        className={css['pages']}
        aria-label={name}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable with the keyboard
        tabIndex={0}
        onKeyDown={onKeyDown}
        onScroll={look}
      >
        {room > 0 &&
          Array.from({ length: shown }, (_, index) => (
            <PdfPage
              // oxlint-disable-next-line react/no-array-index-key -- pages have their numbers and no other name
              key={index}
              document={document}
              number={index + 1}
              width={room * zoom}
              scroller={scroller}
            />
          ))}
      </section>
    </div>
  );
}

interface Acts {
  readonly turn: (by: 1 | -1) => void;
  readonly toEnd: (end: 'first' | 'last') => void;
  readonly setZoom: (next: (now: number) => number) => void;
}

const larger = ({ setZoom }: Acts) => setZoom((now) => nextZoom(now, 1));

const keyActs: Readonly<Record<string, (acts: Acts) => void>> = {
  '+': larger,
  '=': larger,
  '-': ({ setZoom }) => setZoom((now) => nextZoom(now, -1)),
  '0': ({ setZoom }) => setZoom(() => 1),
  ArrowRight: ({ turn }) => turn(1),
  ArrowLeft: ({ turn }) => turn(-1),
  Home: ({ toEnd }) => toEnd('first'),
  End: ({ toEnd }) => toEnd('last'),
};

/** Which page is read, and how to turn to another. */
function usePlace(scroller: RefObject<HTMLElement | null>, shown: number) {
  const [at, setAt] = useState(1);
  const pages = () => [...(scroller.current?.querySelectorAll<HTMLElement>('[data-page]') ?? [])];
  const look = () => {
    const { scrollTop = 0, clientHeight = 0 } = scroller.current ?? {};
    const top = scrollTop + Math.min(clientHeight / 2, 160);
    setAt(Math.max(pages().findLastIndex((page) => page.offsetTop <= top) + 1, 1));
  };
  const turn = (by: 1 | -1) => {
    const next = pages()[Math.min(Math.max(at + by, 1), shown) - 1];
    if (next) scroller.current?.scrollTo({ top: next.offsetTop - GAP });
  };
  // At once: the browser's own gliding stops short when a page on the way takes its true height.
  const toEnd = (end: 'first' | 'last') =>
    scroller.current?.scrollTo({ top: end === 'first' ? 0 : scroller.current.scrollHeight });
  return { at, look, turn, toEnd };
}

/** How wide a place is, in pixels; 0 until it is laid out. */
function useRoom(place: RefObject<HTMLElement | null>): number {
  const [room, setRoom] = useState(0);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setRoom(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return room;
}
