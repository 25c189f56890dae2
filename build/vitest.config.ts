import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const root = path.resolve(import.meta.dirname, '..');

/** Two kinds of test: rules, store, services and hosts on Node; screens in a simulated page. Journeys run in a real browser (test/journeys). */
export default defineConfig({
  root,
  test: {
    projects: [
      {
        plugins: [],
        test: {
          name: 'node',
          root,
          environment: 'node',
          include: ['test/{house,domain,store,services,documents,contract,hosts,security,electron}/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'renderer',
          root,
          environment: 'happy-dom',
          include: ['test/renderer/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
        },
      },
      {
        plugins: [],
        test: {
          name: 'journeys',
          root,
          environment: 'node',
          include: ['test/journeys/**/*.test.ts'],
          globalSetup: ['test/support/buildFirst.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
