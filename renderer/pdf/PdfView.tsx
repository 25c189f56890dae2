import { useEffect, useState } from 'react';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { assertNever } from '../../electron/domain/brand.ts';
import type { OpeningPdf, PdfFault } from './openPdf.ts';
import { PdfPages } from './PdfPages.tsx';

const FAULTS: Readonly<Record<PdfFault, string>> = {
  locked: '这个 PDF 设有打开密码，这里不能预览。请点“打开原文件”，在其他程序里输入密码查看。',
  broken: '这个 PDF 已损坏或不完整，读不出页面。请点“打开原文件”在其他程序里再试；仍打不开的，请向报送单位另要一份。',
  unshown: '这里显示不了这个 PDF。请点“打开原文件”，在其他程序里查看。',
};

type State =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly document: PDFDocumentProxy }
  | { readonly kind: 'fault'; readonly fault: PdfFault };

/** The pages of a PDF, read within the app. The reader is fetched when the first one is shown. */
export function PdfView({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }) {
  const state = usePdf(bytes);
  switch (state.kind) {
    case 'opening':
      return <output className="sub">正在打开…</output>;
    case 'open':
      return <PdfPages name={name} document={state.document} />;
    case 'fault':
      return <p role="alert">{FAULTS[state.fault]}</p>;
    default:
      return assertNever(state);
  }
}

/** Opens it, and lets it go with the part of the page that shows it. */
function usePdf(bytes: Uint8Array<ArrayBuffer>): State {
  const [state, setState] = useState<State>({ kind: 'opening' });
  useEffect(() => {
    let isHere = true;
    let opening: OpeningPdf | undefined;
    const open = async () => {
      const { openPdf, PdfError } = await import('./openPdf.ts');
      if (!isHere) return;
      opening = openPdf(bytes);
      try {
        const document = await opening.opened;
        if (isHere) setState({ kind: 'open', document });
      } catch (error) {
        if (isHere) setState({ kind: 'fault', fault: error instanceof PdfError ? error.fault : 'unshown' });
      }
    };
    open().catch(() => isHere && setState({ kind: 'fault', fault: 'unshown' }));
    return () => {
      isHere = false;
      opening?.close();
    };
  }, [bytes]);
  return state;
}
