import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SchemeId, Year } from '../../../electron/domain/brand.ts';
import { base, FOUR_PERCENT, leaf, perOne } from '../../domain/scoring/schemeFixtures.ts';
import { temporaryFolder } from '../../support/storeFixtures.ts';
import { openTestApp, type TestApp } from '../../support/testApp.ts';

const YEAR = 2021 as Year;
const SCHEME = 'scheme-1' as SchemeId;

const bodyOf = (name: string, full = '100') => ({
  name,
  weight: FOUR_PERCENT,
  tree: {
    version: 1,
    total: '100',
    scaling: 'raw' as const,
    nodes: [base(leaf('n1', full, [perOne(['late'], '-2')]))],
    grades: [],
    contribution: 'share' as const,
    contributionFrom: 'printed' as const,
    rankShare: 0,
  },
});
const draftOf = (draftId: string, name: string, more: { revision?: number; schemeId?: SchemeId | null } = {}) => ({
  draftId,
  year: YEAR,
  schemeId: null,
  version: 0,
  origin: '由“甲.xlsx”导入',
  revision: 0,
  draft: bodyOf(name, ''),
  base: bodyOf(name),
  ...more,
});

describe('drafts of schemes', () => {
  const temporary = temporaryFolder();
  const { folder } = temporary;
  let app: TestApp;
  const open = () => openTestApp({ today: '2021-06-15', folder });
  const restart = async () => {
    await app.close();
    app = await open();
  };
  const namesOf = async () =>
    (await app.call('schemeDrafts.ofYear', { year: YEAR })).drafts.map(({ draft }) => draft.name);
  beforeAll(async () => {
    app = await open();
    await app.call('workspace.setUp', { district: '清河区', year: YEAR });
  });
  afterAll(async () => {
    await app.close();
    temporary.remove();
  });

  it('survive the end of the program as they were typed, until they are dropped', async () => {
    expect(await app.call('schemeDrafts.keep', draftOf('d1', '甲'))).toEqual({ revision: 1 });
    expect(await app.call('schemeDrafts.keep', draftOf('d1', '甲改', { revision: 1 }))).toEqual({ revision: 2 });
    await app.call('schemeDrafts.keep', draftOf('d2', '', { schemeId: SCHEME }));
    await restart();
    const { drafts, unreadable } = await app.call('schemeDrafts.ofYear', { year: YEAR });
    const { draftId: _id, schemeId: _scheme, ...typed } = draftOf('d1', '甲改', { revision: 2 });
    expect(drafts.find(({ draftId }) => draftId === 'd1')).toEqual({
      ...typed,
      draftId: 'd1',
      keptAt: '2021-06-15T02:00:00.000Z',
    });
    expect(drafts.find(({ draftId }) => draftId === 'd2')).toMatchObject({ schemeId: SCHEME, draft: { name: '' } });
    expect(unreadable).toEqual([]);
    await app.call('schemeDrafts.drop', { draftIds: ['d2', 'never-there'] });
    await restart();
    expect(await namesOf()).toEqual(['甲改']);
  });

  it('are those of their year, and no facts: the revision of the data stays', async () => {
    const before = await app.call('workspace.revision', {});
    await app.call('schemeDrafts.keep', draftOf('d3', '乙'));
    expect(await app.call('workspace.revision', {})).toEqual(before);
    expect((await app.call('schemeDrafts.ofYear', { year: 2022 as Year })).drafts).toEqual([]);
    await app.call('schemeDrafts.drop', { draftIds: ['d3'] });
  });

  it('of two windows do not write over one another: the later one is refused and is kept under an id of its own', async () => {
    await app.call('schemeDrafts.keep', draftOf('two', '两个窗口'));
    await app.call('schemeDrafts.keep', draftOf('two', '这边改的', { revision: 1 }));
    const refused = await app.refusal('schemeDrafts.keep', draftOf('two', '那边改的', { revision: 1 }));
    expect(refused).toMatchObject({ code: 'conflict', message: expect.stringContaining('另一个窗口') });
    await app.call('schemeDrafts.keep', draftOf('two-b', '那边改的'));
    expect((await namesOf()).filter((name) => name.includes('边'))).toEqual(['这边改的', '那边改的']);
    await app.call('schemeDrafts.drop', { draftIds: ['two', 'two-b'] });
  });

  it('are kept one after the other where they come at once', async () => {
    const ids = Array.from({ length: 8 }, (_, at) => `many-${at}`);
    await Promise.all(ids.map((draftId) => app.call('schemeDrafts.keep', draftOf(draftId, draftId))));
    await restart();
    expect((await namesOf()).filter((name) => name.startsWith('many')).toSorted()).toEqual(ids);
    await app.call('schemeDrafts.drop', { draftIds: ids });
    expect(readdirSync(path.join(folder, 'schemeDrafts'))).toEqual(['d1']);
  });

  it('that cannot be read are told of, stay where they are, and go when they are dropped', async () => {
    await app.close();
    const broken = path.join(folder, 'schemeDrafts', 'broken');
    mkdirSync(broken);
    writeFileSync(path.join(broken, 'draft.json'), '{"year":2021,"draft":');
    app = await open();
    const found = await app.call('schemeDrafts.ofYear', { year: YEAR });
    expect([found.unreadable, found.drafts.length]).toEqual([['broken'], 1]);
    await app.call('schemeDrafts.drop', { draftIds: ['broken'] });
    expect((await app.call('schemeDrafts.ofYear', { year: YEAR })).unreadable).toEqual([]);
  });
});
