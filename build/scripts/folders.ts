import path from 'node:path';

const project = path.resolve(import.meta.dirname, '..', '..');

/** Where things are; absolute. */
export const folders = {
  project,
  build: path.join(project, 'build'),
  electron: path.join(project, 'electron'),
  renderer: path.join(project, 'renderer'),
  modules: path.join(project, 'node_modules'),
  out: path.join(project, 'out'),
  outMain: path.join(project, 'out', 'main'),
  outRenderer: path.join(project, 'out', 'renderer'),
  release: path.join(project, 'release'),
};
