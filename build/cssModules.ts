import path from 'node:path';
import type { CSSModulesOptions } from 'vite';

/**
 * The classes of `*.module.css` under names that can be read in devtools, pictures and tests: `.unit-row` of
 * `heat/CellPanel.module.css` is `heat-CellPanel_unit-row`. A room holds each sheet's name once, so no two classes meet.
 */
export const cssModules: CSSModulesOptions = {
  generateScopedName(name, file) {
    const sheet = path.basename(file.split('?')[0] ?? file, '.module.css');
    return `${path.basename(path.dirname(file))}-${sheet}_${name}`;
  },
};
