import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { pdfNotices } from '../pdfFiles.ts';
import { licenceText, packageIn, type ShippedPackage } from '../shipped.ts';
import { folders } from './folders.ts';

/** Lists that the bundles leave beside them. */
const LIST = /\.packages\.json$/u;

/** Brought as they are, beside the bundles: Electron by the packaging, the database's binary, and what was compiled into that. */
const BESIDE = ['node_modules/electron', 'node_modules/better-sqlite3', 'node_modules/node-addon-api'];

/** Every package of which something ships, by name: what the bundles of `out/` hold, and what stands beside them. */
export function shipped(): readonly ShippedPackage[] {
  const bundled = [folders.outMain, folders.outRenderer].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => LIST.test(name))
      // Written by `shippedPackages` in the same build.
      .flatMap((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as ShippedPackage[]),
  );
  const all = new Map([...bundled, ...BESIDE.map(packageIn)].map((each) => [each.folder, each]));
  return [...all.values()].toSorted((a, b) =>
    a.name === b.name ? compare(a.version, b.version) : compare(a.name, b.name),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The SQLite that is compiled into better-sqlite3's binary. */
function sqliteVersion(): string {
  const db = new Database(':memory:');
  const version = db.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? '';
  db.close();
  return version;
}

/** The part of CycloneDX 1.6 that is used (https://cyclonedx.org/docs/1.6/json/). */
export interface BillOfMaterials {
  readonly $schema: string;
  readonly bomFormat: 'CycloneDX';
  readonly specVersion: '1.6';
  readonly version: number;
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

interface Component {
  readonly type: 'application' | 'framework' | 'library';
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly scope?: 'required';
  readonly licenses:
    | readonly [{ readonly expression: string }]
    | readonly [{ readonly license: { readonly name: string } }];
  readonly purl?: string;
  /** Names from https://github.com/CycloneDX/cyclonedx-property-taxonomy. */
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
}

/** https://github.com/package-url/purl-spec: a scope's @ is escaped. */
function purlOf({ name, version }: ShippedPackage): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

function componentOf(each: ShippedPackage): Component {
  return {
    type: each.name === 'electron' ? 'framework' : 'library',
    'bom-ref': `${each.folder}@${each.version}`,
    name: each.name,
    version: each.version,
    scope: 'required',
    licenses: [{ expression: each.license }],
    purl: purlOf(each),
    properties: [{ name: 'cdx:npm:package:path', value: each.folder }],
  };
}

function sqlite(): Component {
  const version = sqliteVersion();
  return {
    type: 'library',
    'bom-ref': `sqlite@${version}`,
    name: 'sqlite',
    version,
    scope: 'required',
    licenses: [{ license: { name: 'Public domain (https://sqlite.org/copyright.html)' } }],
    purl: `pkg:generic/sqlite@${version}`,
  };
}

/** What ships, as a bill of materials. The same for the same sources: it holds no time and no random number. */
export function billOfMaterials(packages: readonly ShippedPackage[]): BillOfMaterials {
  const { name, version, license } = packageIn('.');
  const app: Component = {
    type: 'application',
    'bom-ref': `${name}@${version}`,
    name,
    version,
    licenses: [{ expression: license }],
  };
  const components = [...packages.map(componentOf), sqlite()];
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: app },
    components,
    dependencies: [{ ref: app['bom-ref'], dependsOn: components.map((each) => each['bom-ref']) }],
  };
}

/** The licences of what ships, with the notices that go along. */
export function licences(packages: readonly ShippedPackage[]): string {
  const excelts = packages.find(({ name }) => name === '@cj-tech-master/excelts');
  const passedOn =
    excelts && readFileSync(path.join(folders.project, excelts.folder, 'THIRD_PARTY_NOTICES.md'), 'utf8');
  const parts = packages.map((each) => {
    const text = licenceText(each) ?? 'The package brings no text of its own.';
    return `## ${each.name} ${each.version} (${each.license})\n\n${text}`;
  });
  return [
    '# 本程序使用的开源软件及其许可 / Licences of what this program is made of',
    'Electron 中的 Chromium 及其他组成部分的许可，见程序文件夹中的 LICENSES.chromium.html。',
    ...parts,
    `## SQLite ${sqliteVersion()}\n\nSQLite, inside better-sqlite3, is in the public domain: https://sqlite.org/copyright.html`,
    // Fonts, codes of fonts and readers of scans that the PDF reader brings from elsewhere.
    ...pdfNotices().map(({ name, text }) => `## ${name}, passed on by pdfjs-dist\n\n${text}`),
    // The workbook writer descends from another library, whose notice it keeps beside its licence.
    ...(passedOn === undefined ? [] : [`## Notices that @cj-tech-master/excelts passes on\n\n${passedOn.trim()}`]),
    '',
  ].join('\n\n');
}
