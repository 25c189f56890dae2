import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { billOfMaterials, licences, shipped } from './billOfMaterials.ts';
import { folders } from './folders.ts';
import { digestOf } from './stamp.ts';

interface Part {
  readonly name: string;
  readonly target: string;
  readonly sources: readonly string[];
  readonly build: (outDir: string) => Promise<unknown>;
}

const configs = path.join(folders.build, 'scripts', 'buildApp.ts');
const lock = path.join(folders.project, 'package-lock.json');

const parts: readonly Part[] = [
  {
    name: '界面',
    target: folders.outRenderer,
    sources: [
      folders.renderer,
      path.join(folders.electron, 'contract'),
      path.join(folders.electron, 'domain'),
      path.join(folders.build, 'vite.renderer.ts'),
      path.join(folders.build, 'shipped.ts'),
      path.join(folders.build, 'cssModules.ts'),
      path.join(folders.build, 'antdSheet.ts'),
      path.join(folders.build, 'antdStyles.ts'),
      path.join(folders.build, 'pdfFiles.ts'),
      path.join(folders.build, 'icons', 'icon.svg'),
      path.join(folders.project, 'tsconfig.json'),
      configs,
      lock,
    ],
    async build(outDir) {
      const [vite, { rendererConfig }] = await Promise.all([import('vite'), import('../vite.renderer.ts')]);
      await vite.build(rendererConfig(outDir));
    },
  },
  {
    name: '程序',
    target: folders.outMain,
    sources: [
      folders.electron,
      path.join(folders.build, 'vite.main.ts'),
      path.join(folders.build, 'shipped.ts'),
      path.join(folders.build, 'pdfFiles.ts'),
      path.join(folders.project, 'package.json'),
      configs,
      lock,
    ],
    async build(outDir) {
      const [vite, { mainConfig, preloadConfig }] = await Promise.all([import('vite'), import('../vite.main.ts')]);
      await vite.build(mainConfig(outDir));
      await vite.build(preloadConfig(outDir));
    },
  },
];

/**
 * Brings `out/` up to date and says what it builds. A part whose sources are unchanged is left alone, so that
 * starting again is quick. Each part is built beside its place and then moved there: nobody sees half of it.
 */
export async function buildApp(say: (line: string) => void): Promise<void> {
  for (const part of parts) {
    const digest = digestOf(part.sources);
    if (stampOf(part.target) === digest) continue;
    say(`正在构建${part.name}…`);
    const began = performance.now();
    const fresh = path.join(folders.out, `.build-${process.pid}`);
    rmSync(fresh, { recursive: true, force: true });
    try {
      await asProduction(() => part.build(fresh));
      writeFileSync(stampFile(fresh), digest);
      replace(part.target, fresh);
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
    say(`${part.name}已构建（${((performance.now() - began) / 1000).toFixed(1)} 秒）。`);
  }
  writePapers();
}

/** What the packages ask of whoever passes them on, and the bill of materials: of what was built, and of nothing else. */
function writePapers(): void {
  const packages = shipped();
  const papers = {
    'licenses.md': licences(packages),
    'bom.cdx.json': `${JSON.stringify(billOfMaterials(packages), undefined, 1)}\n`,
  };
  for (const [name, text] of Object.entries(papers)) {
    const file = path.join(folders.out, name);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    const fresh = path.join(folders.out, `.${name}-${process.pid}`);
    writeFileSync(fresh, text);
    renameSync(fresh, file);
  }
}

/** Test runners say `test` here, and what they build would be a development build of the page that people then start. */
async function asProduction(build: () => Promise<unknown>): Promise<void> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await build();
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

function stampFile(folder: string): string {
  return path.join(folder, '.stamp');
}

function stampOf(folder: string): string | undefined {
  const file = stampFile(folder);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function replace(target: string, fresh: string): void {
  mkdirSync(folders.out, { recursive: true });
  const old = `${fresh}-old`;
  if (existsSync(target)) renameSync(target, old);
  renameSync(fresh, target);
  rmSync(old, { recursive: true, force: true });
}
