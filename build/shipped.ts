import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { folders } from './scripts/folders.ts';

/** A package of which something is in what offices get. */
export interface ShippedPackage {
  /** Its own name, whatever it is called in `package.json`. */
  readonly name: string;
  readonly version: string;
  /** An SPDX expression, as the package says it. */
  readonly license: string;
  /** Where it stands, from the project's root: `node_modules/xlsx`. */
  readonly folder: string;
}

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
}

/** What a package says of itself; `folder` from the project's root. Throws where it names no licence: such a one may not ship. */
export function packageIn(folder: string): ShippedPackage {
  // Written by the package's authors; what is missing is noticed below.
  const { name, version, license } = JSON.parse(
    readFileSync(path.join(folders.project, folder, 'package.json'), 'utf8'),
  ) as Manifest;
  if (name === undefined || version === undefined || license === undefined) {
    throw new Error(`${folder}/package.json lacks name, version or licence`);
  }
  return { name, version, license, folder };
}

const LICENCE_FILE = /^(?:licen[cs]e|copying|unlicense)(?:[.-].*)?$/iu;

/** The text of a package's licence, as it comes with it; `undefined` where it brings none. */
export function licenceText({ folder }: ShippedPackage): string | undefined {
  const place = path.join(folders.project, folder);
  const file = readdirSync(place)
    .toSorted()
    .find((name) => LICENCE_FILE.test(name));
  return file === undefined ? undefined : readFileSync(path.join(place, file), 'utf8').trim();
}

/** The package that a module of a bundle belongs to, from the project's root; `undefined` for our own. */
function folderOf(moduleId: string): string | undefined {
  const file = moduleId
    .replace(/^\0/u, '')
    .replace(/[?#].*$/u, '')
    .replaceAll('\\', '/');
  const [, folder] = /\/(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//u.exec(file) ?? [];
  return folder !== undefined && existsSync(path.join(folders.project, folder, 'package.json')) ? folder : undefined;
}

/** Writes which packages a bundle holds beside it, as the bundler itself has its modules. */
export function shippedPackages(fileName: string): Plugin {
  return {
    name: 'desk-shipped-packages',
    generateBundle(_options, bundle) {
      const found = new Set<string>();
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue;
        for (const id of output.moduleIds) {
          const folder = folderOf(id);
          if (folder !== undefined) found.add(folder);
        }
      }
      const packages = [...found].toSorted().map(packageIn);
      this.emitFile({ type: 'asset', fileName, source: `${JSON.stringify(packages, undefined, 1)}\n` });
    },
  };
}
