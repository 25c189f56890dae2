import {
  getDocument,
  PDFWorker,
  VerbosityLevel,
  version,
  type PDFDocumentProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Why a PDF is not shown. */
export type PdfFault = 'locked' | 'broken' | 'unshown';

/** Thrown where a PDF cannot be shown. */
export class PdfError extends Error {
  readonly fault: PdfFault;

  constructor(fault: PdfFault, cause?: unknown) {
    super(fault, { cause });
    this.fault = fault;
  }
}

/** A PDF on its way. */
export interface OpeningPdf {
  /** Its pages, or `PdfError`. */
  readonly opened: Promise<PDFDocumentProxy>;
  /** Ends its worker, whatever that is doing. */
  close(): void;
}

/** Points of one picture in a page: A3 scanned at 600 dpi has 70 million. Larger ones are left blank. */
const MOST_IMAGE_POINTS = 150_000_000;

/** Bytes of a picture as it is drawn; what is larger is drawn coarser. */
const MOST_CANVAS_BYTES = 64_000_000;

/**
 * Reads a PDF in a worker of its own. Everything it needs comes from our own origin (build/pdfFiles.ts); scripts in the PDF are not run: what would run them
 * (`pdf.sandbox`) is not there. Forms are shown as printed (no XFA).
 */
export function openPdf(bytes: Uint8Array<ArrayBuffer>): OpeningPdf {
  const at = new URL(`/assets/pdfjs-${version}/`, window.location.href).href;
  const port = new Worker(`${at}pdf.worker.js`, { type: 'module' });
  const missing = new Promise<never>((_resolve, reject) => {
    port.addEventListener('error', (event) => reject(new PdfError('unshown', event)), { once: true });
  });
  const task = getDocument({
    // The worker takes the memory over; the bytes may be shown again.
    data: bytes.slice(),
    worker: PDFWorker.create({ port, verbosity: VerbosityLevel.ERRORS }),
    verbosity: VerbosityLevel.ERRORS,
    cMapUrl: `${at}cmaps/`,
    standardFontDataUrl: `${at}fonts/`,
    wasmUrl: `${at}scans/`,
    useWasm: false,
    enableXfa: false,
    maxImageSize: MOST_IMAGE_POINTS,
    canvasMaxAreaInBytes: MOST_CANVAS_BYTES,
  });
  return {
    opened: Promise.race([task.promise, missing]).catch((error: unknown) => {
      throw error instanceof PdfError ? error : new PdfError(faultOf(error), error);
    }),
    close() {
      void task.destroy().catch(() => undefined);
      port.terminate();
    },
  };
}

function faultOf(error: unknown): PdfFault {
  switch (error instanceof Error ? error.name : '') {
    case 'PasswordException':
      return 'locked';
    case 'InvalidPDFException':
      return 'broken';
    default:
      return 'unshown';
  }
}
