import path from 'node:path';
import type { InlineConfig } from 'vite';
import { pdfWithoutCanvas } from './pdfFiles.ts';
import { folders } from './scripts/folders.ts';
import { shippedPackages } from './shipped.ts';

/** Kept out of the bundles: Electron is given by its own run time, better-sqlite3 finds its binary beside itself. */
const external = ['electron', 'better-sqlite3'];

function nodeConfig(outDir: string, input: Readonly<Record<string, string>>): InlineConfig {
  return {
    root: folders.project,
    configFile: false,
    envDir: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, external, target: 'node' },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      target: 'node22',
      minify: false,
      sourcemap: false,
      rolldownOptions: { input: { ...input } },
    },
  };
}

/** Both entries, the documents' worker and the data file's writer: ES modules that share their chunks. */
export function mainConfig(outDir: string): InlineConfig {
  const config = nodeConfig(outDir, {
    main: path.join(folders.electron, 'main.ts'),
    browser: path.join(folders.electron, 'browser.ts'),
    worker: path.join(folders.electron, 'documents', 'worker.ts'),
    writer: path.join(folders.electron, 'store', 'longWrites', 'writer.ts'),
  });
  return {
    ...config,
    plugins: [pdfWithoutCanvas(), shippedPackages('main.packages.json')],
    build: {
      ...config.build,
      rolldownOptions: {
        ...config.build?.rolldownOptions,
        output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  };
}

/** The preload script: a sandboxed page can only load one CommonJS file. */
export function preloadConfig(outDir: string): InlineConfig {
  const config = nodeConfig(outDir, { preload: path.join(folders.electron, 'preload.ts') });
  return {
    ...config,
    plugins: [shippedPackages('preload.packages.json')],
    build: {
      ...config.build,
      rolldownOptions: {
        ...config.build?.rolldownOptions,
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  };
}
