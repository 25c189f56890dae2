import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RequestEvent } from '../../../electron/domain/model/request.ts';
import type { UnitId, Year } from '../../../electron/domain/brand.ts';
import { workbookBytes } from '../../support/fixtures.ts';
import { runs } from '../../support/runs.ts';
import { anyStory, countedIn, filledIn, summed, together, type Cells, type Story } from '../../support/secondReport.ts';
import { openTestApp, type TestApp } from '../../support/testApp.ts';

const YEARS = [2020, 2021, 2022] as const;

/** How a unit tells of its requests: in the register, by tables that it returns, or both ways. */
const organ = fc.record({
  tells: fc.constantFrom('register', 'returned', 'both'),
  stories: fc.array(anyStory, { minLength: 1, maxLength: 7 }),
});

const anySteps = (event: RequestEvent) => event as never;

async function register(app: TestApp, unitId: UnitId, number: string, { kind, received, events }: Story) {
  const { id } = await app.call('cases.addRequest', {
    number,
    unitId,
    channel: 'internet',
    applicantKind: kind,
    texts: {},
    receivedOn: received,
  });
  for (const event of events.slice(1)) await app.call('cases.addStep', { id, step: anySteps(event) });
}

async function sendBack(app: TestApp, unitId: UnitId, year: number, cells: Cells) {
  const fileId = await app.putFile('返回.xlsx', workbookBytes(filledIn(cells)));
  const { jobId } = await app.call('yearlyReport.read', { year: year as Year, unitId, fileId });
  const { previewId = '' } = await app.finished(jobId);
  return app.call('yearlyReport.preview', { previewId });
}

const report = (app: TestApp, year: number, unitId: UnitId | null) =>
  app.call('yearlyReport.get', { year: year as Year, unitId });

it('a district is the sum of its units, by register or returned table, as a count of its own has it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(organ, { minLength: 2, maxLength: 3 }), async (organs) => {
      const app = await openTestApp({ today: '2024-12-31', year: 2019 });
      for (const year of YEARS) await app.call('workspace.openYear', { year: year as Year });
      const ids: UnitId[] = [];
      for (const [at, { tells, stories }] of organs.entries()) {
        const { id } = await app.call('units.save', { name: `示例单位${at}`, kind: 'department', aliases: [] });
        ids.push(id);
        if (tells !== 'returned') {
          for (const [index, story] of stories.entries()) await register(app, id, `${at}-${index}`, story);
        }
        if (tells === 'register') continue;
        for (const year of YEARS) {
          const cells = countedIn(year, stories);
          const { previewId, figures, faults } = await sendBack(app, id, year, cells);
          expect(figures).toEqual(summed(cells));
          // Who has nothing to tell says so with a nought.
          if (Object.keys(cells).length === 0) expect(faults[0]).toContain('没有填写数字');
          else expect(faults).toEqual([]);
          if (faults.length === 0) await app.call('yearlyReport.confirm', { previewId });
        }
      }
      for (const year of YEARS) {
        const own = organs.map(({ stories }) => countedIn(year, stories));
        for (const [at, unitId] of ids.entries()) {
          const { figures, faults } = await report(app, year, unitId);
          expect(faults).toEqual([]);
          expect(figures).toEqual(summed(own[at] ?? {}));
        }
        const district = await report(app, year, null);
        expect(district.figures).toEqual(summed(together(own)));
        for (const [cell, count] of Object.entries(district.figures ?? {})) {
          const opened = await app.call('yearlyReport.cell', { year: year as Year, unitId: null, cell });
          expect(opened.organs.reduce((sum, { value }) => sum + value, 0)).toBe(count);
        }
      }
      expect(app.bugs).toEqual([]);
      await app.close();
    }),
    { numRuns: runs(24, 2), endOnFailure: true },
  );
});
