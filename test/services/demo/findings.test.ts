import { expect, it } from 'vitest';
import { FINDING_SOURCES, FINDING_STATES } from '../../../electron/domain/words/findings.ts';
import { demoApp } from '../../support/demoApp.ts';

it('the demo year shows every state and every source of findings', async () => {
  const { app, year } = await demoApp();
  const views = await app.call('findings.list', { year });
  expect(new Set(views.map(({ state }) => state))).toEqual(new Set(FINDING_STATES));
  expect(new Set(views.map(({ source }) => source))).toEqual(new Set(FINDING_SOURCES));
  await app.close();
});
