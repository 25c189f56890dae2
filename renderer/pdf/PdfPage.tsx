import { useEffect, useRef, useState, type RefObject } from 'react';
import type { PDFDocumentProxy, PDFPageProxy, RenderTask } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { fineness } from './zoom.ts';
import css from './PdfView.module.css';

interface PageProps {
  readonly document: PDFDocumentProxy;
  readonly number: number;
  /** In CSS pixels. */
  readonly width: number;
  /** Where it is scrolled. */
  readonly scroller: RefObject<HTMLElement | null>;
}

/** Height by width of A4, until a page's own size is known. */
const A4 = 297 / 210;

/** One page: paper of its size, drawn while it is near what is in sight. */
export function PdfPage({ document, number, width, scroller }: PageProps) {
  const place = useRef<HTMLDivElement>(null);
  const isNear = useNear(place, scroller);
  const page = usePage(document, number, isNear);
  const proxy = page === 'fault' ? undefined : page;
  return (
    <div
      ref={place}
      className={css['page']}
      data-page={number}
      style={{ width, height: width * (proxy ? ratioOf(proxy) : A4) }}
    >
      {page === 'fault' && <p className="sub">{`第 ${number} 页显示不出来，文件这一处可能已损坏。`}</p>}
      {proxy && isNear && <Drawn page={proxy} width={width} />}
    </div>
  );
}

function ratioOf(page: PDFPageProxy): number {
  const { width, height } = page.getViewport({ scale: 1 });
  return height / width;
}

/** The page, once it was near; what is read stays, what is drawn does not. */
function usePage(document: PDFDocumentProxy, number: number, isNear: boolean): PDFPageProxy | 'fault' | undefined {
  const [page, setPage] = useState<PDFPageProxy | 'fault'>();
  useEffect(() => {
    if (!isNear || page) return undefined;
    let isHere = true;
    document.getPage(number).then(
      (found) => isHere && setPage(found),
      () => isHere && setPage('fault'),
    );
    return () => {
      isHere = false;
    };
  }, [document, number, isNear, page]);
  return page;
}

/** Whether a part lies within one screen of what is in sight. */
function useNear(place: RefObject<HTMLElement | null>, scroller: RefObject<HTMLElement | null>): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (!place.current) return undefined;
    const observer = new IntersectionObserver((entries) => setNear(entries.at(-1)?.isIntersecting === true), {
      root: scroller.current,
      rootMargin: '100% 0px',
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [place, scroller]);
  return isNear;
}

function Drawn({ page, width }: { readonly page: PDFPageProxy; readonly width: number }) {
  const box = useRef<HTMLDivElement>(null);
  const [hasFault, setFault] = useState(false);
  useEffect(() => {
    const drawing = draw(page, width);
    drawing.task.promise.then(
      // What was drawn before stays until this is done.
      () => box.current?.replaceChildren(drawing.canvas),
      (error: unknown) => setFault(!(error instanceof Error && error.name === 'RenderingCancelledException')),
    );
    return () => drawing.task.cancel();
  }, [page, width]);
  return (
    <>
      {hasFault && <p className="sub">{`第 ${page.pageNumber} 页显示不出来，文件这一处可能已损坏。`}</p>}
      <div ref={box} className={css['drawn']} />
    </>
  );
}

function draw(page: PDFPageProxy, width: number): { readonly canvas: HTMLCanvasElement; readonly task: RenderTask } {
  const scale = width / page.getViewport({ scale: 1 }).width;
  const { height } = page.getViewport({ scale });
  const viewport = page.getViewport({ scale: scale * fineness(width, height, window.devicePixelRatio) });
  const canvas = window.document.createElement('canvas');
  canvas.role = 'img';
  canvas.ariaLabel = `第 ${page.pageNumber} 页`;
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  return { canvas, task: page.render({ canvas, viewport }) };
}
