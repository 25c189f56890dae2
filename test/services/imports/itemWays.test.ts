import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DutyId } from '../../../electron/domain/brand.ts';
import type { ImportPreview } from '../../../electron/contract/imports.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';
import { workbookBytes } from '../../support/fixtures.ts';
import { YEAR } from './importFixtures.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp({ today: '2021-06-15', year: 2021 });
});
afterEach(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

/** A catalogue: its first item stands over three rows, its second over one. */
const BYTES = workbookBytes([
  {
    name: '目录',
    rows: [
      ['云溪区主动公开目录'],
      ['序号', '公开事项', '公开内容', '公开时限', '责任单位'],
      [1, '机构职能', '主要职责', '每季度', '区委编办'],
      ['', '', '内设机构', '', ''],
      ['', '', '办公地址', '', ''],
      [2, '财政信息', '部门预算', '每年3月底前', '区财政局'],
    ],
    merges: ['A1:E1', 'A3:A5', 'B3:B5', 'D3:D5', 'E3:E5'],
  },
]);
const WHOLE = '主要职责\n内设机构\n办公地址';

const read = () => app.readFile('目录.xlsx', BYTES, YEAR);
const contents = ({ tables }: ImportPreview) => tables.flatMap(({ rows }) => rows.map(({ content }) => content));
const states = ({ tables }: ImportPreview) => tables.flatMap(({ rows }) => rows.map(({ state }) => state));

function confirm({ previewId, tables, unknownNames }: ImportPreview) {
  const names = unknownNames.map(({ name, suggestedKind }) => {
    return [name, { as: 'newUnit' as const, name, kind: suggestedKind }] as const;
  });
  const input = { tables: tables.map(({ tableId }) => tableId), names: Object.fromEntries(names), rows: {} };
  return app.call('imports.confirm', { previewId, year: YEAR, ...input });
}

async function switched(before: ImportPreview, way: 'items' | 'rows'): Promise<ImportPreview> {
  return app.call('imports.setItems', { previewId: before.previewId, tableId: 't0', way });
}

/** The table as it came in before: a duty for each row, and the second of them is registered for a quarter. */
async function importedByRow(): Promise<DutyId> {
  const summary = await confirm(await switched(await read(), 'rows'));
  expect(summary.created).toBe(4);
  return register('内设机构', '2021-03-20', '机构设置');
}

const dutyOf = async (content: string): Promise<DutyId> => {
  const found = (await app.call('duties.list', { year: YEAR })).find((duty) => duty.content === content);
  if (!found) throw new Error(`no duty ${content}`);
  return found.id;
};

/** Registers the first, or another, quarter of a duty. */
async function register(content: string, doneOn: string, title = '', quarter = 0): Promise<DutyId> {
  const id = await dutyOf(content);
  const found = (await app.call('duties.get', { id })).occurrences[quarter];
  if (!found) throw new Error('nothing is due');
  const { dutyId, ruleId, unitId, periodKey } = found;
  await app.call('fulfilments.register', {
    items: [{ dutyId, ruleId, unitId, periodKey }],
    doneOn: day(doneOn),
    title,
    link: '',
  });
  return id;
}

/** What a duty owes in each quarter, and when it was done. */
async function doneOf(content: string) {
  const { occurrences } = await app.call('duties.get', { id: await dutyOf(content) });
  return occurrences.map(({ periodKey, doneOn = '', fulfilments }) => [
    periodKey,
    doneOn,
    fulfilments.map(({ title }) => title).join(),
  ]);
}

describe('items over several rows', () => {
  it('are one duty each, and one for each row where the person says so', async () => {
    const before = await read();
    expect(contents(before)).toEqual([WHOLE, '部门预算']);
    expect(before.tables[0]?.items).toEqual({ way: 'items', others: 4, moves: 0 });
    const after = await switched(before, 'rows');
    expect(contents(after)).toEqual(['主要职责', '内设机构', '办公地址', '部门预算']);
    expect(after.tables[0]).toMatchObject({ measures: 4, items: { way: 'rows', others: 2 } });
    expect(contents(await switched(after, 'items'))).toEqual([WHOLE, '部门预算']);
  });

  it('keep the way in which they were imported; a re-import cuts nothing anew', async () => {
    await importedByRow();
    const again = await read();
    expect(contents(again)).toHaveLength(4);
    expect(states(again)).toEqual(['same', 'same', 'same', 'same']);
    expect(again.tables[0]?.missing).toEqual([]);
    expect(await confirm(again)).toMatchObject({ changed: false, unchanged: 4 });
  });

  it('offer the change with what is registered, and go on from the first part where it is taken', async () => {
    const registered = await importedByRow();
    const again = await read();
    expect(again.tables[0]?.items).toEqual({ way: 'rows', others: 2, moves: 1 });
    const first = again.tables[0]?.rows[0]?.dutyId;
    const joined = await switched(again, 'items');
    expect(states(joined)).toEqual(['changed', 'same']);
    expect(joined.tables[0]?.rows[0]).toMatchObject({ dutyId: first, content: WHOLE });
    expect(joined.tables[0]).toMatchObject({
      missing: [],
      items: { joins: { parts: 2, moved: 0, whole: 0, partial: 1 } },
    });
    await confirm(joined);
    const duties = await app.call('duties.list', { year: YEAR });
    expect(duties.map(({ content }) => content)).toEqual([WHOLE, '部门预算']);
    expect(duties.map(({ id }) => id)).not.toContain(registered);
    // One of three rows is not the item: what was done of it is told, and the quarter stays open.
    expect((await doneOf(WHOLE)).map(([, doneOn]) => doneOn)).toEqual(['', '', '', '']);
    expect((await app.call('duties.get', { id: first as DutyId })).reports).toMatchObject([
      {
        period: '2021年第一季度',
        status: '进行中',
        progress: '内设机构：2021年3月20日办结，《机构设置》',
        on: '2021-03-20',
      },
    ]);
  });

  it('take over what is registered for their rows: done on the day on which the last of them was, and back in one step', async () => {
    await importedByRow();
    await register('主要职责', '2021-03-10', '职责');
    await register('办公地址', '2021-03-15', '地址');
    await register('主要职责', '2021-06-01', '职责二', 1);
    const before = await Promise.all(['主要职责', '内设机构', '办公地址'].map(doneOf));
    const joined = await switched(await read(), 'items');
    expect(joined.tables[0]?.items?.joins).toEqual({ parts: 2, moved: 3, whole: 1, partial: 1 });
    const { importId } = await confirm(joined);
    expect(await doneOf(WHOLE)).toEqual([
      ['2021-Q1', '2021-03-20', '机构设置'],
      ['2021-Q2', '', ''],
      ['2021-Q3', '', ''],
      ['2021-Q4', '', ''],
    ]);
    // The titles of the other rows stand beside it.
    const { reports } = await app.call('duties.get', { id: await dutyOf(WHOLE) });
    expect(reports).toMatchObject([
      { period: '2021年第二季度', status: '进行中', progress: '主要职责：2021年6月1日办结，《职责二》' },
      {
        period: '2021年第一季度',
        status: '已完成',
        progress: '主要职责：2021年3月10日办结，《职责》\n办公地址：2021年3月15日办结，《地址》',
      },
    ]);
    const after = await app.call('duties.list', { year: YEAR });
    await app.call('workspace.undo', {});
    expect(await Promise.all(['主要职责', '内设机构', '办公地址'].map(doneOf))).toEqual(before);
    await confirm(await switched(await read(), 'items'));
    expect(await app.call('duties.list', { year: YEAR })).toMatchObject(
      after.map(({ content, done }) => ({ content, done })),
    );
    const [again] = await app.call('imports.list', { year: YEAR });
    await app.call('imports.undo', { importId: again?.importId ?? (importId as never), edited: 'keep' });
    expect(await Promise.all(['主要职责', '内设机构', '办公地址'].map(doneOf))).toEqual(before);
  });

  it('leave the rows alone where the person keeps the words of the first', async () => {
    await importedByRow();
    const { previewId, tables } = await switched(await read(), 'items');
    const rows = { [tables[0]?.rows[0]?.key ?? '']: { include: true, take: [] } };
    await app.call('imports.confirm', { previewId, year: YEAR, tables: ['t0'], names: {}, rows });
    expect((await app.call('duties.list', { year: YEAR })).map(({ content }) => content)).toHaveLength(4);
  });

  it('are not there to be switched in another table', async () => {
    const plain = await app.readFile(
      '表.xlsx',
      workbookBytes([
        {
          name: '表',
          rows: [
            ['序号', '公开事项', '责任单位', '公开时限'],
            [1, '预算', '区财政局', '每月'],
          ],
        },
      ]),
      YEAR,
    );
    expect(plain.tables[0]?.items).toBeUndefined();
    const refusal = await app.refusal('imports.setItems', { previewId: plain.previewId, tableId: 't0', way: 'rows' });
    expect(refusal.code).toBe('invalid-input');
    expect((await app.refusal('imports.setItems', { previewId: 'gone', tableId: 't0', way: 'rows' })).code).toBe(
      'not-found',
    );
  });
});
