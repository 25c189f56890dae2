import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import type { BillOfMaterials } from '../../build/scripts/billOfMaterials.ts';
import { shippedFindings } from '../../build/scripts/shippedFindings.ts';
import { buildApp } from '../../build/scripts/buildApp.ts';
import { folders } from '../../build/scripts/folders.ts';

const built = (file: string) => readFileSync(path.join(folders.out, file), 'utf8');
let bill: BillOfMaterials;
beforeAll(async () => {
  await buildApp(() => {});
  bill = JSON.parse(built('bom.cdx.json')) as BillOfMaterials;
});

/** Of each side, and of what stands beside the bundles; react and antd are development dependencies by `package.json`. */
const SHIPPED = [
  'react',
  'react-dom',
  'antd',
  'react-big-calendar',
  '@tanstack/react-query',
  'wouter',
  '@cj-tech-master/excelts',
  'docx',
  'yauzl',
  'zod',
  'saxes',
  '@e965/xlsx',
  'pizzip',
  'better-sqlite3',
  'electron',
];
/** Tools, tests and types; and what only the reading of papers in tests needs. */
const NOT_SHIPPED = ['vitest', 'vite', 'rolldown', 'typescript', 'playwright-core', 'fast-check', 'mammoth', 'knip'];

describe('the bill of materials', () => {
  test.each(SHIPPED)('names %s, with version, licence and address, once', (name) => {
    const found = bill.components.filter((each) => each.name === name);
    expect(found).toHaveLength(1);
    expect(found[0]?.version).toMatch(/^\d+\.\d+\.\d+/u);
    expect(found[0]?.licenses).toHaveLength(1);
    expect(found[0]?.purl).toBe(`pkg:npm/${name.replace('@', '%40')}@${found[0]?.version}`);
  });

  test.each(NOT_SHIPPED)('does not name %s', (name) => {
    expect(bill.components.some((each) => each.name === name)).toBe(false);
  });

  test('names the database inside the binary, no types, and the Electron that is packed', () => {
    const names = bill.components.map(({ name }) => name);
    expect(names).toContain('sqlite');
    expect(names.filter((name) => name.startsWith('@types/'))).toEqual([]);
    const packed = /^electronVersion: (\S+)$/mu.exec(
      readFileSync(path.join(folders.build, 'electron-builder.yml'), 'utf8'),
    );
    expect(bill.components.find(({ name }) => name === 'electron')?.version).toBe(packed?.[1]);
  });

  test('holds what the specification asks for', () => {
    expect(bill.bomFormat).toBe('CycloneDX');
    expect(bill.specVersion).toBe('1.6');
    expect(Number.isInteger(bill.version) && bill.version >= 1).toBe(true);
    const app = bill.metadata.component;
    expect(app).toMatchObject({ type: 'application', name: manifest.name, version: manifest.version });
    const all = [app, ...bill.components];
    for (const { type, name, licenses } of all) {
      expect(['application', 'framework', 'library']).toContain(type);
      expect(name).not.toBe('');
      for (const licence of licenses) expect(Object.keys(licence)).toHaveLength(1);
    }
    const refs = all.map((each) => each['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
    // Every reference leads to a component.
    for (const { ref, dependsOn } of bill.dependencies) {
      expect(refs).toContain(ref);
      expect(new Set(dependsOn).size).toBe(dependsOn.length);
      for (const each of dependsOn) expect(refs).toContain(each);
    }
  });

  test('has every package that the bundles themselves import from node_modules beside them', () => {
    const code = [folders.outMain, path.join(folders.outMain, 'chunks')].flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => /\.c?js$/u.test(name))
        .map((name) => readFileSync(path.join(folder, name), 'utf8')),
    );
    const imported = code.flatMap((text) =>
      [...text.matchAll(/(?:from|import|require\()\s*["']((?:@[\w.-]+\/)?[\w-]+)["']/gu)].map(([, name = '']) => name),
    );
    const beside = [...new Set(imported)].filter((name) => existsSync(path.join(folders.modules, name)));
    expect(beside).toContain('better-sqlite3');
    for (const name of beside) expect(bill.components.map((each) => each.name)).toContain(name);
  });
});

describe('licences of what ships', () => {
  test.each(SHIPPED)('%s is named with its licence', (name) => {
    const version = bill.components.find((each) => each.name === name)?.version;
    expect(built('licenses.md')).toContain(`## ${name} ${version} (`);
  });

  test('are of the same packages as the bill, with their texts', () => {
    const text = built('licenses.md');
    const headings = [...text.matchAll(/^## (\S+) (\d\S*)(?: \(.*\))?$/gmu)].map(
      ([, name, version]) => `${name}@${version}`,
    );
    expect(headings.filter((each) => !each.startsWith('SQLite')).toSorted()).toEqual(
      bill.components
        .filter(({ name }) => name !== 'sqlite')
        .map(({ name, version }) => `${name}@${version}`)
        .toSorted(),
    );
    expect(text).toContain('Permission is hereby granted');
    expect(text).toContain('Apache License');
    for (const name of NOT_SHIPPED) expect(text).not.toContain(`## ${name} `);
  });

  test('the notice that the workbook writer passes on stands beside them', () => {
    expect(built('licenses.md')).toContain('ExcelJS is licensed under the MIT License');
  });
});

describe('known holes', () => {
  const advisory = (title: string, severity = 'high') => ({
    title,
    severity,
    url: 'https://example.test/1',
    range: '<9',
  });

  test('count where the package ships, by its place, and are left where it does not', () => {
    const report = {
      vulnerabilities: {
        antd: { name: 'antd', nodes: ['node_modules/antd'], via: [advisory('in antd')] },
        // Only because of the first.
        'react-big-calendar': { name: 'react-big-calendar', nodes: ['node_modules/react-big-calendar'], via: ['antd'] },
        xlsx: { name: 'xlsx', nodes: ['node_modules/xlsx'], via: [advisory('in xlsx')] },
        vitest: { name: 'vitest', nodes: ['node_modules/vitest'], via: [advisory('in vitest')] },
        zod: { name: 'zod', nodes: ['node_modules/tool/node_modules/zod'], via: [advisory('in a tool’s copy')] },
      },
    };
    expect(shippedFindings(report, bill)).toEqual([
      expect.stringMatching(/^antd \d\S*：in antd/u),
      expect.stringMatching(/^@e965\/xlsx \d\S*：in xlsx/u),
    ]);
    expect(shippedFindings({ vulnerabilities: {} }, bill)).toEqual([]);
  });

  test('are not taken for none where the answer is no report', () => {
    expect(shippedFindings({ error: { summary: 'offline' } }, bill)).toBeUndefined();
    expect(shippedFindings(undefined, bill)).toBeUndefined();
  });
});
