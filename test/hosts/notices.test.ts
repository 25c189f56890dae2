import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../build/scripts/buildApp.ts';
import { folders } from '../../build/scripts/folders.ts';

/** What the bundled packages ask of whoever passes them on goes along with the program. */
describe('licences of what ships', () => {
  beforeAll(() => buildApp(() => {}));
  const built = (file: string) => readFileSync(path.join(folders.out, file), 'utf8');

  test.each([
    ['main', ['@cj-tech-master/excelts', 'docx', 'yauzl', 'zod', 'saxes']],
    ['renderer', ['antd', 'react', 'react-big-calendar', '@tanstack/react-query']],
  ])('%s: every package bundled is named with its licence', (side, packages) => {
    const text = built(`${side}/licenses.md`);
    for (const name of packages) expect(text).toContain(name);
    expect(text).toContain('Permission is hereby granted');
  });

  test('the notice that the workbook writer passes on stands beside them', () => {
    expect(built('main/notices.md')).toContain('ExcelJS is licensed under the MIT License');
  });
});
