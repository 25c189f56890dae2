import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../support/testApp.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ today: '2021-06-15', year: 2021 });
  await app.call('units.save', { name: '区民政局', kind: 'department', aliases: ['民政局'] });
});
afterAll(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

it.each(['区⺠政局', '区民\u00AD政局', '区民政局\u200E', '⺠政局'])('no twin that looks the same: %j', async (name) => {
  const refused = await app.refusal('units.save', { name, kind: 'department', aliases: [] });
  expect(refused).toMatchObject({ code: 'conflict', fields: { name: '已被使用' } });
  expect(await app.call('units.addMany', { names: [name], kind: 'department' })).toMatchObject({
    created: 0,
    known: 1,
  });
});
