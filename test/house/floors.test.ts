import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { FLOORS } from '../../build/floors.ts';
import { brokenFloors } from '../../build/scripts/floors.ts';
import { folders } from '../../build/scripts/folders.ts';

const root = mkdtempSync(path.join(tmpdir(), 'desk-floors-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function house(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(root, 'house-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  return folder;
}
const broken = (files: Readonly<Record<string, string>>) =>
  brokenFloors(house(files), { layer: 'layer', floors: [['ground'], ['left', 'right']] });

const SOUND = {
  'layer/ground/a.ts': 'export const a = 1;',
  'layer/left/b.ts': "export { a } from '../ground/a.ts';",
  'layer/right/c.tsx': "import { a } from '../ground/a.ts';\nexport const c = a;",
};

describe('floors of the house', () => {
  test('every room of the project stands above what it imports', () => {
    expect(FLOORS.flatMap((layer) => brokenFloors(folders.project, layer))).toEqual([]);
  });

  test('imports that go down pass', () => {
    expect(broken(SOUND)).toEqual([]);
  });

  test('an import that goes up is named, lazy ones too', () => {
    expect(broken({ ...SOUND, 'layer/ground/up.ts': "export const up = () => import('../left/b.ts');" })).toEqual([
      'layer/ground/up.ts imports left/b.ts: left is above ground',
    ]);
  });

  test('two rooms of one floor know nothing of each other', () => {
    expect(broken({ ...SOUND, 'layer/left/side.ts': "import type {} from '../right/c.tsx';" })).toEqual([
      'layer/left/side.ts imports right/c.tsx: right is beside left',
    ]);
  });

  test('a style sheet counts, where it is imported and where another takes from it', () => {
    const sheets = {
      'layer/left/b.module.css': '.b {\n  composes: c from "../right/c.module.css";\n}\n',
      'layer/ground/up.ts': "import css from '../left/b.module.css';",
    };
    expect(broken({ ...SOUND, ...sheets }).toSorted()).toEqual([
      'layer/ground/up.ts imports left/b.module.css: left is above ground',
      'layer/left/b.module.css imports right/c.module.css: right is beside left',
    ]);
  });

  test('a room without a floor, and a floor without a room', () => {
    expect(broken({ 'layer/ground/a.ts': '', 'layer/left/b.ts': '', 'layer/attic/d.ts': '' })).toEqual([
      'layer/attic has no floor in build/floors.ts',
      'build/floors.ts: layer/right does not exist',
    ]);
  });
});
