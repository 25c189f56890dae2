import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportPreview } from '../../../electron/contract/imports.ts';
import type { DutyRow } from '../../../electron/contract/duties.ts';
import { openQuestions } from '../../../electron/domain/duties/toCheck.ts';
import { readAddress } from '../../../renderer/address/useAddressState.ts';
import { countFilters, matchesFilter, questionsLeft } from '../../../renderer/imports/filters.ts';
import { ROUTES } from '../../../renderer/shell/routes.tsx';
import { countRows, filterRows, taskFilters } from '../../../renderer/tasks/filters.ts';
import { openTestApp, type TestApp } from '../../support/testApp.ts';
import { preview, recognisedFile, YEAR } from '../imports/importFixtures.ts';

/** 待核 is counted in many places: a row's tags, the header of its table, the filters, the rail, 今日, 设置, and the preview before. */

let app: TestApp;
let read: ImportPreview;
beforeAll(async () => {
  app = await openTestApp({ today: '2021-06-16', year: 2021 });
  read = await preview(
    app,
    recognisedFile([
      // Read.
      { content: '部门会议公开', time: '每月', units: '区民政局' },
      // Proposed: overdue and 待核 at once.
      { content: '财政预决算', time: '每月定期公开，遇节假日顺延', units: '区财政局、有关部门' },
      { content: '惠民政策', time: '适时', units: '区民政局' },
      // Asked, of both.
      { content: '公共资源配置', time: '按上级要求的时间', units: '相关单位' },
      { content: '机构职能', time: '', units: '' },
      { content: '统计月报', time: '有关规定时限', units: '区财政局' },
    ]),
  );
});
afterAll(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

const isAsked = (row: { readonly timeCheck?: string; readonly unitsCheck?: string }) =>
  row.timeCheck !== undefined || row.unitsCheck !== undefined;

const BY_HAND = {
  kind: 'disclosure' as const,
  number: '',
  task: '',
  subtask: '',
  content: '机构职能和权责清单',
  timeWording: '',
  rules: [],
  assignments: [],
};

/** Every figure of 待核 beside the rows that bear a tag. */
async function figures(): Promise<{ readonly tagged: readonly string[]; readonly counts: readonly number[] }> {
  const rows: readonly DutyRow[] = await app.call('duties.list', { year: YEAR });
  const year = (await app.call('workspace.status', {})).years.find((each) => each.year === YEAR);
  if (!year) throw new Error('No year');
  const shown = (address: string) => filterRows(rows, readAddress(taskFilters, address)).length;
  const rail = ROUTES.find(({ path }) => path === '/tasks')?.count?.(year);
  return {
    tagged: rows.filter(isAsked).map(({ content }) => content),
    counts: [
      rows.filter((row) => openQuestions(row).length > 0).length,
      countRows(rows).toCheck,
      shown('check=1'),
      shown('state=toCheck'),
      year.toCheck,
      rail?.word === '待核' ? rail.value : 0,
      (await app.call('today.summary', { year: YEAR })).toCheck,
    ],
  };
}

describe('待核', () => {
  it('is counted alike in a preview’s rows and filter, and settled there by hand', () => {
    const [table] = read.tables;
    if (!table) throw new Error('No table');
    const asked = table.rows.filter(isAsked);
    expect(asked.length).toBeGreaterThan(2);
    expect(countFilters(table, {}).toCheck).toBe(asked.length);
    const settled = Object.fromEntries(asked.map((row) => [row.key, { include: true, rules: [], parties: [] }]));
    expect(countFilters(table, settled).toCheck).toBe(0);
    const half = Object.fromEntries(asked.map((row) => [row.key, { include: true, rules: [] }]));
    const left = table.rows.filter((row) => openQuestions(questionsLeft(row, half[row.key])).length > 0);
    expect(countFilters(table, half).toCheck).toBe(left.length);
    expect(table.rows.filter((row) => matchesFilter(row, 'toCheck', half))).toEqual(left);
  });

  it('is what the preview said once it is written, the same in every place, and goes as it is settled', async () => {
    const asked = read.tables[0]?.rows.filter(isAsked).map(({ content }) => content) ?? [];
    await app.call('imports.confirm', {
      previewId: read.previewId,
      year: YEAR,
      tables: ['t0'],
      names: Object.fromEntries(
        read.unknownNames.map(({ name, kind }) => [
          name,
          kind === 'unit' ? { as: 'newUnit' as const, name, kind: 'department' as const } : { as: 'skip' as const },
        ]),
      ),
      rows: {},
    });
    // What somebody typed in without a unit asks nothing, and is not counted as if it did.
    await app.call('duties.create', { ...BY_HAND, year: YEAR });
    const before = await figures();
    expect(before.tagged).toEqual(asked);
    expect(new Set(before.counts)).toEqual(new Set([asked.length]));
    const rows = await app.call('duties.list', { year: YEAR });
    expect(rows.filter(isAsked).map(({ state }) => state)).toContain('overdue');
    expect(rows.find(({ content }) => content === BY_HAND.content)?.state).toBe('nothingDue');
    let left = asked.length;
    for (const row of rows.filter(isAsked)) {
      await app.call('duties.update', { id: row.id, rules: row.rules.map(({ rule }) => rule) });
      const half = await app.call('duties.get', { id: row.id });
      if (half.duty.unitsCheck !== undefined) {
        expect(new Set((await figures()).counts)).toEqual(new Set([left]));
        await app.call('duties.update', {
          id: row.id,
          assignments: row.assignments.map(({ party, role }) => ({ party, role })),
        });
      }
      left -= 1;
      expect(new Set((await figures()).counts)).toEqual(new Set([left]));
    }
    expect(left).toBe(0);
  });
});
