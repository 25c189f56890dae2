import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Year } from '../../../electron/domain/brand.ts';
import { occurrenceKey } from '../../../electron/domain/model/occurrenceKey.ts';
import { usualScheme } from '../../domain/assessment/fourIndicators.ts';
import { scoredAgain } from '../../domain/assessment/secondScript.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';
import { exported } from '../exports/exported.ts';

/**
 * The demo office's year, through the app and once more by the second script straight from what is stored: the screen's rows, the workbook's cells.
 * With what the frame makes hard in it: a cut-off that has passed, work done after it, other ways of following, a start of use, pieces by duties.
 */

let app: TestApp;
let year: Year;

beforeAll(async () => {
  app = await openTestApp({ today: '2021-10-20' });
  ({ year } = await app.call('workspace.loadDemo', {}));
  // The second script knows the usual scheme: towns go by it as departments do; the class that is frozen stays as it is, and is left out.
  const { classes, schemes } = await app.call('schemes.ofYear', { year });
  const [usual] = schemes;
  await app.call('schemes.saveClasses', {
    year,
    classes: classes.map(({ id, name, unitIds, schemeId }) => {
      return {
        id,
        name,
        unitIds: [...unitIds],
        schemeId: name === '镇街' ? (usual?.id ?? schemeId) : schemeId,
        weight: null,
      };
    }),
  });
  const { units } = await app.call('units.list', {});
  const named = units.filter(({ name }) => name === '区财政局' || name === '区民政局');
  const { id } = await app.call('duties.create', {
    year,
    kind: 'submission',
    number: '',
    task: '',
    subtask: '',
    content: '每月报送信息不少于2篇',
    timeWording: '',
    rules: [{ type: 'quota', per: 'month', atLeast: 2 }],
    assignments: named.map(({ id: unit }) => ({ party: { kind: 'unit', id: unit }, role: 'responsible' })),
  });
  await app.call('duties.update', { id, startsOn: day('2021-03-01') });
  const measures = await app.call('duties.list', { year, kind: 'measure' });
  const ids = (from: number, to: number) => measures.slice(from, to).map((duty) => duty.id);
  await app.call('duties.updateMany', { ids: ids(2, 5), following: 'office' });
  await app.call('duties.updateMany', { ids: ids(5, 8), following: 'none' });
  await app.call('duties.updateMany', { ids: ids(8, 40), following: 'counted' });
});
afterAll(() => app.close());

async function expectAgreement(today: string): Promise<number> {
  app.setToday(today);
  const judgements = app.store.judgements
    .ofYear(year)
    .map(({ unitId, nodeId, points, reason }) => ({ unitId, indicatorId: nodeId, points, reason }));
  const again = new Map(
    scoredAgain({ ...app.store.facts(year), scheme: usualScheme(), judgements }, day(today), app.context.calendar),
  );
  const { classes } = await app.call('assessment.table', { year });
  const rows = classes.filter(({ stage }) => stage.frozen === undefined).flatMap((each) => each.rows);
  expect(
    rows.map(({ unit, unitId, cells, total, contribution, place: rank }) => [
      unit,
      again.get(unitId),
      { points: cells.map(({ points }) => points), total, contribution, rank },
    ]),
  ).toEqual(rows.map(({ unit, unitId }) => [unit, again.get(unitId), again.get(unitId)]));
  const { sheets } = await exported(app, { year, kind: 'assessment' });
  const printed = new Map(sheets.flat().map((cells) => [cells[1], cells]));
  const points = (text: string | undefined) => (text === undefined ? '—' : Number(text));
  for (const { unit, unitId, unplaced, total } of rows) {
    const second = again.get(unitId);
    const numbers = [...(second?.points ?? []), second?.total, second?.contribution].map(points);
    const place = second?.rank ?? (total === undefined ? '—' : '不排名');
    expect([unit, printed.get(unit)?.slice(0, 8)]).toEqual([unit, [place, unit, ...numbers]]);
    if (unplaced !== undefined) expect(second?.rank).toBeUndefined();
  }
  return rows.filter(({ total }) => total !== undefined).length;
}

it.each([
  ['in October', '2021-10-20', {}],
  ['on the last day of the year, from the exact total', '2021-12-31', { contributionFrom: 'exact' }],
  ['after a cut-off in summer', '2021-12-31', { cutOff: day('2021-07-31'), rankShare: 80 }],
  ['after the cut-off, with work done late', '2022-03-01', { cutOff: day('2022-01-15'), rankShare: 50 }],
] as const)('%s both come to the same', async (_, today, frame) => {
  await app.call('workspace.setFrame', { year, ...frame });
  if (today === '2022-03-01') {
    app.setToday(today);
    const { overdue } = await app.call('today.summary', { year });
    // What falls due after the cut-off is listed elsewhere, and of a quota that lacks several pieces one is not enough.
    const cases = new Set(
      app.store.facts(year).duties.flatMap(({ id, register }) => (register === undefined ? [] : [id])),
    );
    const lacking = overdue.lines.filter(
      // A request is done by its own steps.
      ({ dutyId, dueOn, needed, done }) => dueOn <= '2022-01-15' && needed - done === 1 && !cases.has(dutyId),
    );
    // Each with a page of its own: pieces without one may be any of the unit's list.
    const items = lacking
      .slice(0, 40)
      .map((one, at) => Object.assign(occurrenceKey(one), { link: `http://www.qinghe.gov.cn/late/${at}.html` }));
    expect(items.length).toBeGreaterThan(10);
    await app.call('fulfilments.register', { items, doneOn: day('2022-02-20'), title: '', link: '' });
    expect((await app.call('assessment.table', { year })).doneAfterCutOff).toHaveLength(items.length);
  }
  expect(await expectAgreement(today)).toBeGreaterThan(30);
});

it('after a start of use both leave out what fell due before it', async () => {
  await app.call('years.reopen', { year: (year - 1) as Year, reason: '启用日改到今年' });
  await app.call('workspace.setInUseFrom', { date: day('2021-07-01') });
  expect(await expectAgreement('2022-03-01')).toBeGreaterThan(30);
});
