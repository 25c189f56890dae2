import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../support/testApp.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp({ today: '2021-06-15', year: 2021 });
});
afterEach(() => app.close());

const WEEKLY = {
  screen: 'ledger',
  name: '每周例会',
  search: 'state=returned&sort=-dueOn',
  columns: ['unit', 'content'],
} as const;
const list = () => app.call('views.list', { screen: 'ledger' });

it('a view is kept by name, renamed, changed and removed, each step undone', async () => {
  const { id } = await app.call('views.save', { ...WEEKLY, columns: [...WEEKLY.columns] });
  expect(await list()).toEqual([{ id, ...WEEKLY }]);
  await app.call('views.update', { id, name: '领导关注' });
  await app.call('views.update', { id, search: 'mark=late', columns: ['state'] });
  const changed = { id, screen: 'ledger', name: '领导关注', search: 'mark=late', columns: ['state'] };
  expect(await list()).toEqual([changed]);
  await app.call('views.remove', { id });
  expect(await list()).toEqual([]);
  expect((await app.call('workspace.undo', {})).undone).toBe('删除筛选方案“领导关注”');
  expect(await list()).toEqual([changed]);
  expect((await app.call('workspace.undo', {})).undone).toBe('更新筛选方案“领导关注”');
  expect((await app.call('workspace.undo', {})).undone).toBe('筛选方案“每周例会”改名为“领导关注”');
  expect(await list()).toEqual([{ id, ...WEEKLY }]);
});

it('a name is given once, and what is gone is said to be', async () => {
  const { id } = await app.call('views.save', { ...WEEKLY, columns: [] });
  const taken = await app.refusal('views.save', { ...WEEKLY, columns: [] });
  expect(taken.code).toBe('conflict');
  expect(taken.fields).toEqual({ name: '名称已有' });
  const other = await app.call('views.save', { ...WEEKLY, name: '另一个', columns: [] });
  expect((await app.refusal('views.update', { id: other.id, name: '每周例会' })).code).toBe('conflict');
  await app.call('views.update', { id, name: '每周例会' });
  await app.call('views.remove', { id });
  expect((await app.refusal('views.remove', { id })).code).toBe('not-found');
  expect((await app.refusal('views.update', { id, name: '某' })).code).toBe('not-found');
});
