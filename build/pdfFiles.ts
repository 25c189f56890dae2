import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { folders } from './scripts/folders.ts';
import { packageIn } from './shipped.ts';

const PACKAGE = 'node_modules/pdfjs-dist';

/**
 * What the PDF reader fetches beside its script, from our own origin: its worker, the codes of Chinese, Japanese and Korean fonts (cmaps), the fonts that every
 * reader has to have, and the readers of scans (JBIG2, JPEG 2000) as scripts: the page's policy allows no WebAssembly.
 */
const TAKEN: readonly { readonly from: string; readonly to: string; readonly names: RegExp }[] = [
  { from: 'legacy/build', to: '', names: /^pdf\.worker\.min\.mjs$/u },
  { from: 'cmaps', to: 'cmaps', names: /\.bcmap$|^LICENSE/u },
  { from: 'standard_fonts', to: 'fonts', names: /\.(?:pfb|ttf)$|^LICENSE/u },
  { from: 'wasm', to: 'scans', names: /_nowasm_fallback\.js$|^LICENSE_(?:PDFJS_)?(?:JBIG2|OPENJPEG)$/u },
];

/** Where one of them is served, and its bytes. A folder for each version: such a file never changes under its address. */
function pdfFiles(): readonly { readonly fileName: string; readonly source: Uint8Array }[] {
  const { version } = packageIn(PACKAGE);
  return TAKEN.flatMap(({ from, to, names }) =>
    readdirSync(path.join(folders.project, PACKAGE, from))
      .filter((name) => names.test(name))
      .map((name) => ({
        // Hosts know scripts by .js, texts by .txt.
        fileName: path.posix.join('assets', `pdfjs-${version}`, to, servedName(name)),
        source: new Uint8Array(readFileSync(path.join(folders.project, PACKAGE, from, name))),
      })),
  );
}

function servedName(name: string): string {
  return name.startsWith('LICENSE') ? `${name}.txt` : name.replace(/\.min\.mjs$/u, '.js');
}

/** The licences of these parts, which come from elsewhere, under their names. */
export function pdfNotices(): readonly { readonly name: string; readonly text: string }[] {
  return pdfFiles()
    .filter(({ fileName }) => fileName.endsWith('.txt'))
    .map(({ fileName, source }) => ({
      name: fileName.split('/').slice(2).join('/'),
      text: new TextDecoder().decode(source).trim(),
    }));
}

/** Puts these files beside the page’s scripts. */
export function pdfAssets(): Plugin {
  return {
    name: 'desk-pdf-files',
    generateBundle() {
      for (const { fileName, source } of pdfFiles()) this.emitFile({ type: 'asset', fileName, source });
    },
  };
}

/** Our own threads read what a PDF says and draw nothing: the canvas that is found beside the package on some machines is not loaded. */
export function pdfWithoutCanvas(): Plugin {
  return {
    name: 'desk-pdf-without-canvas',
    transform(code, id) {
      if (!/pdfjs-dist[/\\]legacy[/\\]build[/\\]pdf\.mjs$/u.test(id)) return undefined;
      return code.replaceAll('require("@napi-rs/canvas")', 'undefined');
    },
  };
}
