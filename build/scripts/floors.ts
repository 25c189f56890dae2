import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Floors } from '../floors.ts';

/** `import … from`, `export … from`, bare `import` and lazy `import()` of a file of ours; a style sheet's `composes: … from`. */
const IMPORT = /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)['"](\.[^'"]+)['"]/g;

function codeFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:tsx?|css)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** What breaks a layer's floors, a line each: imports that go up or sideways, and rooms without a floor. `root` is the project's folder. */
export function brokenFloors(root: string, { layer, floors }: Floors): readonly string[] {
  const folder = path.join(root, layer);
  const floorOf = new Map(floors.flatMap((rooms, floor) => rooms.map((room) => [room, floor] as const)));
  const broken: string[] = [];
  const seen = new Set<string>();
  for (const file of codeFiles(folder)) {
    const inside = path.relative(folder, file);
    const room = inside.split(path.sep)[0] ?? inside;
    seen.add(room);
    const floor = floorOf.get(room);
    if (floor === undefined) {
      broken.push(`${layer}/${room} has no floor in build/floors.ts`);
      continue;
    }
    for (const [, to = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const target = path.relative(folder, path.resolve(path.dirname(file), to));
      const other = target.split(path.sep)[0] ?? target;
      if (other === '..' || other === room) continue;
      const below = floorOf.get(other);
      if (below !== undefined && below >= floor) {
        broken.push(
          `${layer}/${inside} imports ${target}: ${other} is ${below === floor ? 'beside' : 'above'} ${room}`,
        );
      }
    }
  }
  for (const room of floorOf.keys()) {
    if (!seen.has(room)) broken.push(`build/floors.ts: ${layer}/${room} does not exist`);
  }
  return [...new Set(broken)];
}
