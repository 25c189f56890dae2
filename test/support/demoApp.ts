import type { Year } from '../../electron/domain/brand.ts';
import { filledOnce, openTestApp, type TestApp } from './testApp.ts';

const TODAY = '2021-10-20';

const demoFile = filledOnce(async () => {
  const app = await openTestApp({ today: TODAY });
  await app.call('workspace.loadDemo', {});
  return app;
});

/** An app with the demo year 2021, on 20 October of it. */
export async function demoApp(): Promise<{ readonly app: TestApp; readonly year: Year }> {
  const app = await openTestApp({ today: TODAY, data: await demoFile() });
  return { app, year: 2021 as Year };
}
