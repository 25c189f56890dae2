import { availableParallelism } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const root = path.resolve(import.meta.dirname, '..');

// Every file's process and every document worker loads the same modules: what V8 made of them is kept between them.
process.env['NODE_COMPILE_CACHE'] ??= path.join(root, 'node_modules', '.cache', 'compile');

/**
 * Limits only end what hangs: they are far above what any test takes, on slow machines and beside other work too. The
 * deep run (test/support/runs.ts) takes its time.
 */
const patience = process.env['DESK_TESTS'] === 'deep' ? 3_600_000 : 600_000;

/** Two more than cores: journeys, and tests of other programs, wait for those more than they compute. */
const maxWorkers = availableParallelism() + 2;

const common = {
  root,
  testTimeout: patience,
  hookTimeout: patience,
  expect: { poll: { timeout: 120_000 } },
  maxWorkers,
  // A worker takes file after file: modules are loaded once for all of them.
  isolate: false,
};

/** Two kinds of test: rules, store, services and hosts on Node; screens in a simulated page. Journeys run in a real browser (test/journeys). */
export default defineConfig({
  root,
  test: {
    maxWorkers,
    teardownTimeout: 60_000,
    projects: [
      {
        plugins: [],
        test: {
          ...common,
          name: 'node',
          environment: 'node',
          globalSetup: ['test/support/buildWorker.ts'],
          include: [
            'test/{house,domain,store,services,documents,web,contract,running,faults,hosts,security,electron}/**/*.test.ts',
          ],
        },
      },
      {
        plugins: [react()],
        test: {
          ...common,
          name: 'renderer',
          environment: 'happy-dom',
          // No sheet is loaded; a class has the name that its sheet gives it (test/renderer/theme/sheets.test.ts: it has one).
          css: { modules: { classNameStrategy: 'non-scoped' } },
          include: ['test/renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['test/renderer/support/patience.ts'],
        },
      },
      {
        plugins: [],
        test: {
          ...common,
          name: 'journeys',
          environment: 'node',
          include: ['test/journeys/**/*.test.ts'],
          globalSetup: ['test/support/buildFirst.ts'],
        },
      },
    ],
  },
});
