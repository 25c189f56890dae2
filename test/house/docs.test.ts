import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { folders } from '../../build/scripts/folders.ts';

/** The project's pages: what git knows and what is about to be added. */
const pages = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.md'], {
  cwd: folders.project,
  encoding: 'utf8',
})
  .split('\n')
  .filter((page) => page !== '' && existsSync(path.join(folders.project, page)));

const scripts = Object.keys(
  (JSON.parse(readFileSync(path.join(folders.project, 'package.json'), 'utf8')) as { scripts: object }).scripts,
);

/** `](target)` of links and pictures, without addresses of the web and places on the same page. */
function linksOf(text: string): readonly string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) =>
    /^(?:https?:|#)/.test(target) ? [] : [target.replace(/#.*$/, '')],
  );
}

const ROOTS = ['electron', 'renderer', 'test', 'build', 'docs', '.github', '.ci'];
const LAYERS = ['domain', 'services', 'store', 'documents', 'contract', 'hosts'];
const PATH = new RegExp(`^(?:(?:${ROOTS.join('|')})|(?:${LAYERS.join('|')}))(?:/[\\w.{},*<>-]+)+/?$`);

/** `a/{b,c}.ts` as `a/b.ts` and `a/c.ts`. */
function spelledOut(text: string): readonly string[] {
  const [whole, before = '', choices = '', after = ''] = /^(.*?)\{([^}]*)\}(.*)$/.exec(text) ?? [];
  if (whole === undefined) return [text];
  return choices.split(',').flatMap((choice) => spelledOut(`${before}${choice}${after}`));
}

/** Paths of the project between backticks; `<area>` and `*` stand for any name and are left out. */
function pathsOf(text: string): readonly string[] {
  const code = [...text.replaceAll(/```.*?```/gs, '').matchAll(/`([^`\n]+)`/g)].map(([, inside = '']) => inside);
  return code.filter((inside) => PATH.test(inside) && !/[<*]/.test(inside)).flatMap(spelledOut);
}

/** A path is written from the project's root, from electron/ or from its page's own folder. */
function stands(page: string, target: string): boolean {
  return ['', 'electron', path.dirname(page)].some((from) => existsSync(path.join(folders.project, from, target)));
}

/** A path with the function that it is named for: `a.ts` (`name`). */
function functionsOf(text: string): readonly (readonly [string, string])[] {
  return [...text.matchAll(/`([\w./-]+\.tsx?)`\s\(`(\w+)`\)/g)].map(([, file = '', name = '']) => [file, name]);
}

describe('the pages tell the truth about what is where', () => {
  test('there are pages to check', () => {
    expect(pages).toContain('README.md');
    expect(pages.length).toBeGreaterThan(10);
  });

  test.each(pages)('%s: every link leads somewhere', (page) => {
    const text = readFileSync(path.join(folders.project, page), 'utf8');
    const broken = linksOf(text).filter(
      (target) => !existsSync(path.join(folders.project, path.dirname(page), decodeURIComponent(target))),
    );
    expect(broken).toEqual([]);
  });

  test.each(pages)('%s: every path exists', (page) => {
    const text = readFileSync(path.join(folders.project, page), 'utf8');
    expect(pathsOf(text).filter((target) => !stands(page, target))).toEqual([]);
  });

  test.each(pages)('%s: every function stands where it is said to', (page) => {
    const text = readFileSync(path.join(folders.project, page), 'utf8');
    const missing = functionsOf(text).filter(
      ([file, name]) =>
        !new RegExp(`^export (?:async )?function ${name}\\b`, 'm').test(
          readFileSync(path.join(folders.project, file), 'utf8'),
        ),
    );
    expect(missing).toEqual([]);
  });

  test.each(pages)('%s: every npm script exists', (page) => {
    const text = readFileSync(path.join(folders.project, page), 'utf8');
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
  });

  test('a broken link, a path that is not there and a word that only looks like one are told apart', () => {
    expect(linksOf('[a](docs/x.md) [b](https://example.org) [c](#here) [d](y.md#part)')).toEqual(['docs/x.md', 'y.md']);
    expect(pathsOf('`domain/nowhere.ts` `electron/{main,gone}.ts` `services/<area>/` `a/b` `npm test`')).toEqual([
      'domain/nowhere.ts',
      'electron/main.ts',
      'electron/gone.ts',
    ]);
    expect(functionsOf('`domain/a.ts` (`reckon`) and `domain/b.ts`\n(`count`), `domain/c.ts`')).toEqual([
      ['domain/a.ts', 'reckon'],
      ['domain/b.ts', 'count'],
    ]);
    expect(stands('README.md', 'electron/main.ts')).toBe(true);
    expect(stands('README.md', 'electron/gone.ts')).toBe(false);
  });
});
