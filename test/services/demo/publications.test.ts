import { afterAll, beforeAll, expect, it } from 'vitest';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ today: '2021-10-20' });
});
afterAll(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

it('the demo has a list of what the site published: registered pages, some to confirm, and what counts for nothing', async () => {
  const { year } = await app.call('workspace.loadDemo', {});
  const [list] = await app.call('publications.lists', {});
  expect(list?.covers).toMatchObject({ columns: [], units: [], firstDay: '2021-06-22', lastDay: '2021-10-19' });
  expect(list?.shows).toBeGreaterThan(100);
  const { classes, total } = await app.call('publications.matches', { year, filter: {}, offset: 0, limit: 1 });
  expect(total).toBe(list?.shows);
  expect(classes.registered).toBeGreaterThan(100);
  expect(classes.sure + classes.likely).toBeGreaterThan(5);
  expect(classes.sure).toBeGreaterThan(0);
  expect(classes.ignored).toBeGreaterThan(0);
  const week = await app.call('publications.week', { year, from: day('2021-09-06'), to: day('2021-10-17') });
  expect(week.missing.length).toBeGreaterThan(0);
  expect(week.waiting).toBeGreaterThan(0);
});
