import { readFileSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig, Plugin } from 'vite';
import { antdStyles } from './antdStyles.ts';
import { cssModules } from './cssModules.ts';
import { pdfAssets } from './pdfFiles.ts';
import { folders } from './scripts/folders.ts';
import { shippedPackages } from './shipped.ts';

/** The page: one bundle for both hosts, served from the root of its own origin. */
export function rendererConfig(outDir: string): InlineConfig {
  return {
    root: folders.renderer,
    configFile: false,
    envDir: false,
    base: '/',
    logLevel: 'warn',
    plugins: [
      react(),
      antdStyles(),
      formProvider(),
      icon(),
      runFirst(),
      pdfAssets(),
      shippedPackages('page.packages.json'),
    ],
    css: { modules: cssModules },
    build: {
      outDir,
      emptyOutDir: true,
      // Electron 45 and the browsers of the last years; nothing older is served.
      target: 'chrome111',
      sourcemap: false,
      // The policy of both hosts allows no inline scripts and no data: fonts of others.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 3000,
      // react-big-calendar is taken as `module.default ?? module`, which is right in tests and in the bundle.
      rolldownOptions: {
        checks: { importIsUndefined: false },
        output: {
          codeSplitting: {
            groups: [
              { name: 'first', test: FIRST, priority: 2 },
              {
                name: 'react',
                test: /[\\/]node_modules[\\/](?:react|react-dom|scheduler)[\\/]/u,
                tags: ['$initial'],
                priority: 3,
              },
              { name: 'library', test: /[\\/]node_modules[\\/]/u, tags: ['$initial'], priority: 1 },
              { name: 'page', tags: ['$initial'], priority: 0 },
            ],
          },
        },
      },
    },
  };
}

/** What is asked while the other scripts are on their way. */
const FIRST = /[\\/]renderer[\\/]first\.ts$/u;

/** Runs the first script as soon as it is there, before and beside the page's others, which take it in as a module that has run. */
function runFirst(): Plugin {
  return {
    name: 'desk-run-first',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const first = Object.values(bundle ?? {}).find(
          (output) => output.type === 'chunk' && output.moduleIds.some((id) => FIRST.test(id)),
        );
        if (!first) throw new Error('No script of its own holds renderer/first.ts');
        const attrs = { type: 'module', async: true, crossorigin: true, src: `/${first.fileName}` };
        return [{ tag: 'script', attrs, injectTo: 'head-prepend' }];
      },
    },
  };
}

/**
 * Of antd's form package, its fields want no more than one provider: taken from where it stands. Through the package's index the first page would
 * bring along forms and their checks, of which it shows none.
 */
function formProvider(): Plugin {
  return {
    name: 'desk-form-provider',
    enforce: 'pre',
    resolveId(source, importer) {
      const wanted = source === '@rc-component/form' && importer !== undefined && ANTD_FORM_CONTEXT.test(importer);
      return wanted ? this.resolve('@rc-component/form/es/FormContext.js', importer) : undefined;
    },
  };
}

const ANTD_FORM_CONTEXT = /[\\/]antd[\\/]es[\\/]form[\\/]context\.js$/u;

/** Gives the page the program's own icon, so that no browser asks for a favicon that is not there. */
function icon(): Plugin {
  return {
    name: 'desk-icon',
    transformIndexHtml: () => [
      { tag: 'link', attrs: { rel: 'icon', type: 'image/svg+xml', href: '/icon.svg' }, injectTo: 'head' },
    ],
    generateBundle() {
      const source = readFileSync(path.join(folders.build, 'icons', 'icon.svg'));
      this.emitFile({ type: 'asset', fileName: 'icon.svg', source });
    },
  };
}
