import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../../renderer');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll(path.sep, '/'));

interface Sheet {
  readonly file: string;
  readonly text: string;
  /** Names of the classes that are its own. */
  readonly classes: ReadonlySet<string>;
  /** `composes: a b from global`: classes of utilities.css. */
  readonly global: ReadonlySet<string>;
  /** `composes: a from '…'`, as `file name`. */
  readonly taken: readonly string[];
}

function sheet(file: string): Sheet {
  const text = readFileSync(path.join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const composed = [...text.matchAll(/composes: ([\w\s-]+?) from (global|["'][^"']+["']);/g)];
  const selectors = text
    .replaceAll(/:global\([^)]*\)/g, '')
    .replaceAll(/"[^"]*"/g, '')
    .matchAll(/([^{};]+)\{/g);
  return {
    file,
    text,
    classes: new Set(
      [...selectors].flatMap(([, each = '']) => [...each.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name = '']) => name)),
    ),
    global: new Set(composed.flatMap(([, names = '', from]) => (from === 'global' ? names.split(/\s+/) : []))),
    taken: composed.flatMap(([, names = '', from = '']) =>
      from === 'global'
        ? []
        : names.split(/\s+/).map((name) => `${path.posix.join(path.posix.dirname(file), from.slice(1, -1))} ${name}`),
    ),
  };
}

const modules = files.filter((file) => file.endsWith('.module.css')).map(sheet);
const utilities = sheet('theme/utilities.css');

interface Source {
  readonly file: string;
  readonly text: string;
  /** The sheets it imports, by the name it gives them. */
  readonly sheets: ReadonlyMap<string, string>;
}

function source(file: string): Source {
  const text = readFileSync(path.join(root, file), 'utf8');
  const imports = [...text.matchAll(/import (\w+) from '(\.[^']+\.module\.css)'/g)];
  return {
    file,
    text,
    sheets: new Map(imports.map(([, name = '', from = '']) => [name, path.posix.join(path.posix.dirname(file), from)])),
  };
}

const sources = files.filter((file) => /\.tsx?$/.test(file)).map(source);

/** `sheet class` of every class that is asked for, with the file that asks. */
const asked = sources.flatMap(({ file, text, sheets }) =>
  [...sheets].flatMap(([name, from]) =>
    [...text.matchAll(new RegExp(`\\b${name}\\[([^\\]]*)\\]`, 'g'))].map(([, key = '']) => ({
      file,
      class: `${from} ${/^'[\w-]+'$/.test(key) ? key.slice(1, -1) : key}`,
    })),
  ),
);

/** Words that stand in a `className`, or among the classes of a `clsx(…)`, as they are: classes of utilities.css. */
function globalWords({ text }: Source): readonly string[] {
  const attributes = [...text.matchAll(/[cC]lassName=(?:"([^"]*)"|\{([^{}]*)\})/g)].map(([, plain, code]) =>
    plain === undefined ? code : `'${plain}'`,
  );
  const calls = [...text.matchAll(/clsx\(([^()]*)\)/g)].map(([, code]) => code);
  return [...attributes, ...calls].flatMap((code = '') =>
    [
      ...code
        .replaceAll(/\w+\[[^\]]*\]|\b(?!clsx)\w+\([^()]*\)/g, '')
        .replaceAll(/[!=]==? '[^']*'/g, '')
        .matchAll(/'([^']+)'/g),
    ].flatMap(([, words = '']) => words.split(/\s+/)),
  );
}

describe('style sheets', () => {
  it('every class that a component asks for is in the sheet that it asks', () => {
    const known = new Set(modules.flatMap(({ file, classes }) => [...classes].map((name) => `${file} ${name}`)));
    const composed = modules.flatMap(({ file, taken }) => taken.map((each) => ({ file, class: each })));
    expect([...asked, ...composed].filter((each) => !known.has(each.class))).toEqual([]);
  });

  it('every class of a sheet is asked for', () => {
    const used = new Set([...asked.map((each) => each.class), ...modules.flatMap(({ taken }) => taken)]);
    const idle = modules.flatMap(({ file, classes }) =>
      [...classes].map((name) => `${file} ${name}`).filter((name) => !used.has(name)),
    );
    expect(idle).toEqual([]);
  });

  it('every sheet is imported, and every import of one is of a sheet that exists', () => {
    const imported = new Set(sources.flatMap(({ sheets }) => [...sheets.values()]));
    expect([...imported].toSorted()).toEqual(modules.map(({ file }) => file).toSorted());
  });

  it('the classes that are not scoped are those of utilities.css, each used', () => {
    const words = new Set([...sources.flatMap(globalWords), ...modules.flatMap(({ global }) => [...global])]);
    expect([...words].toSorted()).toEqual([...utilities.classes].toSorted());
  });

  it('no two sheets of a room differ in case only: some file systems take them for one', () => {
    const names = modules.map(({ file }) => file.toLowerCase());
    expect(names.length).toBe(new Set(names).size);
  });

  it('space, type and corners are steps of the scales in theme.css', () => {
    const raw = [...modules, utilities].flatMap(({ file, text }) =>
      [
        ...text.matchAll(
          /(?:^|[\s;{])((?:padding|margin|gap|row-gap|column-gap|font|font-size|border-radius)(?:-[a-z]+)*): ([^;]*);/g,
        ),
      ]
        .filter(([, , value = '']) => /(?<![\w.])-?(?!1px)[\d.]+px/.test(value.replace(/\/ [\d.]+px/, '')))
        .map(([, property = '', value = '']) => `${file}: ${property}: ${value}`),
    );
    expect(raw).toEqual([]);
  });
});
