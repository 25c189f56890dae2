import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import pdfjs from 'pdfjs-dist/package.json' with { type: 'json' };
import { beforeAll, describe, expect, test } from 'vitest';
import { antdStyles } from '../../build/antdStyles.ts';
import { buildApp } from '../../build/scripts/buildApp.ts';
import { folders } from '../../build/scripts/folders.ts';

const file = (name: string) => readFileSync(path.join(folders.outRenderer, name), 'utf8');
let html: string;
beforeAll(async () => {
  await buildApp(() => {});
  html = file('index.html');
});

const srcOf = (pattern: RegExp) => pattern.exec(html)?.[1] ?? '';

describe('the first page as it is built', () => {
  test('asks for its data by a small script that waits for no other one', () => {
    const first = srcOf(/<script type="module" async [^>]*src="(\/assets\/first-[^"]+\.js)"/u);
    const script = file(first);
    expect(script).toContain('workspace.status');
    expect(script).toContain('today.summary');
    expect(script.length).toBeLessThan(12_000);
    expect(script).not.toMatch(/\bimport\b\s*[{(*"'`]/u);
  });

  test('brings 今日 with it, and no other screen', () => {
    const scripts = [...html.matchAll(/src="\/(assets\/[^"]+\.js)"/gu)].map(([, name = '']) => file(name)).join('\n');
    expect(scripts).toContain('打印今日清单');
    expect(scripts).not.toContain('保存为备份');
    expect(readdirSync(path.join(folders.outRenderer, 'assets')).filter((name) => name.startsWith('Today'))).toEqual(
      [],
    );
  });

  test('leaves the reader of PDFs to who opens one, with all that it fetches in the folder of its version', () => {
    const scripts = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/gu)].map(([, name = '']) => file(name));
    expect(scripts.some((script) => script.includes('GetDocRequest'))).toBe(false);
    const folder = path.join('assets', `pdfjs-${pdfjs.version}`);
    const files = readdirSync(path.join(folders.outRenderer, folder), { recursive: true }).map(String);
    for (const wanted of ['pdf.worker.js', 'cmaps/GBK-EUC-H.bcmap', 'cmaps/UniGB-UCS2-H.bcmap', 'fonts/FoxitSerif.pfb'])
      expect(files).toContain(path.normalize(wanted));
    // What reads scans without WebAssembly, and what would run a document's scripts not at all.
    expect(files.filter((name) => name.startsWith('scans') && name.endsWith('.js'))).toHaveLength(2);
    expect(files.filter((name) => /sandbox|quickjs|\.wasm$/u.test(name))).toEqual([]);
    for (const name of files.filter((each) => each.endsWith('.js')))
      expect(file(path.join(folder, name)), name).not.toMatch(/\beval\(|new Function\(/u);
  });

  test('leaves the charts’ library to who looks at a chart, with the parts that are used and none that makes code of text', () => {
    const assets = readdirSync(path.join(folders.outRenderer, 'assets')).filter((name) => name.endsWith('.js'));
    const drawing = assets.filter((name) => file(path.join('assets', name)).includes('__ec_inner_'));
    expect(drawing).toHaveLength(1);
    const script = file(path.join('assets', drawing[0] ?? ''));
    expect(script).not.toMatch(/\beval\(|new Function\(/u);
    expect(script).not.toContain('geoJSON');
    expect(html).not.toContain(drawing[0] ?? '');
  });

  test('has antd’s styles in its sheet, for what opens later too, before our own', () => {
    const sheet = file(srcOf(/<link rel="stylesheet"[^>]*href="\/(assets\/[^"]+\.css)"/u));
    for (const part of ['.ant-btn', '.ant-select', '.ant-modal', '.ant-picker', '.ant-form-item', '.ant-popover'])
      expect(sheet, part).toContain(`${part}{`);
    expect(sheet.indexOf('.ant-btn{')).toBeLessThan(sheet.indexOf('--space-1:'));
    // Colours are left to the appearance.
    expect(sheet).toContain('var(--ant-color-primary)');
    expect(sheet).not.toContain('#1f4e8c');
  });
});

/** A page with one component of antd. */
async function buildPageOf(component: string): Promise<string> {
  const root = mkdtempSync(path.join(tmpdir(), 'desk-antd-'));
  try {
    const entry = path.join(root, 'page.js');
    const of = (name: string) =>
      JSON.stringify(path.join(folders.project, 'node_modules', 'antd', 'es', name, 'index.js'));
    writeFileSync(entry, `import Shown from ${of(component)};\nexport default Shown;`);
    const made = await build({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins: [antdStyles()],
      build: { write: false, minify: false, lib: { entry, formats: ['es'] }, rolldownOptions: { external: /^react/u } },
    });
    return JSON.stringify(made);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

describe('the styles of antd’s components', () => {
  test('a component whose styles are not in the sheet ends the build', async () => {
    await expect(buildPageOf('rate')).rejects.toThrow("antd's Rate-Rate: no styles; draw it in build/antdSheet.ts");
  });

  test('one whose styles are there comes without what would reckon them', async () => {
    const page = await buildPageOf('switch');
    expect(page).toContain('genStyleHooks(\\"Switch\\", null');
    expect(page).not.toContain('genSwitchStyle');
  });
});
