import { afterEach, describe, expect, it } from 'vitest';
import type { Year } from '../../../electron/domain/brand.ts';
import { ITEM_STATES } from '../../../electron/domain/words/ledger.ts';
import { derivedYear } from '../../../electron/services/year/derivedYear.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';

const apps: TestApp[] = [];
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close();
});

async function demo(today: string) {
  const app = await openTestApp({ today });
  apps.push(app);
  const { year } = await app.call('workspace.loadDemo', {});
  return { app, year, ...derivedYear(app.context, year) };
}

describe('the demo', () => {
  it('fills a district of some 45 units with a year that has something of everything', async () => {
    const { app, year, facts, occurrences } = await demo('2021-10-20');
    expect(year).toBe(2021);
    expect(await app.call('workspace.status', {})).toMatchObject({ district: '清河区', isDemo: true });
    expect(facts.units).toHaveLength(45);
    expect(facts.duties.filter(({ kind }) => kind === 'disclosure').length).toBeGreaterThanOrEqual(24);
    expect(facts.duties.filter(({ kind }) => kind === 'measure').length).toBeGreaterThanOrEqual(55);
    expect(facts.duties.filter(({ timeCheck, unitsCheck }) => timeCheck ?? unitsCheck)).not.toHaveLength(0);
    const lamps = Map.groupBy(occurrences, ({ lamp }) => lamp);
    const count = (lamp: 'onTime' | 'late' | 'overdue' | 'upcoming' | 'ongoing') => lamps.get(lamp)?.length ?? 0;
    expect(count('onTime')).toBeGreaterThan(1000);
    expect(count('late')).toBeGreaterThan(30);
    expect(count('overdue')).toBeGreaterThan(8);
    expect(count('overdue')).toBeLessThan(100);
    expect(count('upcoming')).toBeGreaterThan(100);
    const types = new Set(facts.duties.flatMap(({ rules }) => rules.map(({ rule }) => rule.type)));
    expect([...types].toSorted()).toEqual(['continuous', 'minimumDuration', 'once', 'quota', 'recurring', 'triggered']);
    expect(app.bugs).toEqual([]);
  });

  it('has something of every state that the working ledger works with', async () => {
    const { app, year } = await demo('2021-10-20');
    const statesOf = async (of: Year) =>
      (await app.call('ledger.items', { year: of, filter: {}, offset: 0, limit: 0 })).states;
    const states = await statesOf(year);
    // It is used since the year before, in which something fell due before that.
    const before = await statesOf((year - 1) as Year);
    expect(before.before ?? 0).toBeGreaterThan(0);
    expect(new Set([...Object.keys(states), 'before'])).toEqual(new Set(ITEM_STATES));
    expect(states.closed ?? 0).toBeGreaterThan(1000);
    const marks = new Set(
      (
        await app.call('ledger.items', {
          year,
          filter: { marks: ['late', 'extended', 'returned'] },
          offset: 0,
          limit: 500,
        })
      ).rows.flatMap((row) => row.marks),
    );
    expect(marks).toEqual(new Set(['late', 'extended', 'returned']));
  });

  it('has lists of the site with something of every class, who has not published, and a column that stands still', async () => {
    const { app, year } = await demo('2021-10-20');
    const { classes } = await app.call('publications.matches', { year, filter: {}, offset: 0, limit: 0 });
    for (const [own, count] of Object.entries(classes)) expect(count, own).toBeGreaterThan(0);
    expect(classes.registered).toBeGreaterThan(50);
    const [air, ignores] = await app.call('publications.rules', { year });
    expect(air?.sentence).toContain('环境空气质量和断面水质');
    expect(air?.hits).toBeGreaterThan(0);
    expect(ignores?.hits).toBeGreaterThan(0);
    const { missing, uncovered } = await app.call('publications.week', {
      year,
      from: day('2021-07-01'),
      to: day('2021-10-19'),
    });
    expect(missing.length).toBeGreaterThan(0);
    expect(uncovered.length).toBeGreaterThan(0);
    const { stale, doubled, vanished, redated } = await app.call('publications.watch', { year });
    expect(vanished).toHaveLength(1);
    expect(redated).toHaveLength(1);
    const { on, addresses, confirmedHosts } = await app.call('sites.overview', {});
    expect([on, confirmedHosts]).toEqual([false, []]);
    // Reserved names: nothing answers there.
    expect(new Set(addresses.map(({ url }) => new URL(url).hostname))).toEqual(new Set(['www.qinghe.example']));
    expect(stale.map(({ column }) => column)).toContain('清河要闻');
    expect(doubled.map(({ title }) => title)).toContain('清河公园二期开园迎客');
    expect(app.bugs).toEqual([]);
  });

  it('gives scores that differ, in three kinds of unit', async () => {
    const { app, year } = await demo('2021-10-20');
    const { classes } = await app.call('assessment.table', { year });
    expect(classes.map(({ name }) => name)).toEqual(['部门', '镇街', '其他单位']);
    const totals = classes[0]!.rows.map(({ total }) => Number(total));
    expect(new Set(totals).size).toBeGreaterThan(15);
    expect(Math.min(...totals)).toBeLessThan(90);
  });

  it('has events, a sheet, several assessors’ judgements, and a class that is frozen again after an upheld appeal', async () => {
    const { app, year } = await demo('2021-10-20');
    const { classes } = await app.call('assessment.table', { year });
    const [, towns, others] = classes;
    expect(towns?.rows.flatMap(({ sum }) => sum?.notes ?? [])).toContain('一票否决');
    expect(towns?.rows.filter(({ unplaced }) => unplaced === 'provisional')).toHaveLength(1);
    expect(new Set(towns?.rows.flatMap(({ grade }) => grade ?? []))).toEqual(new Set(['优秀', '良好', '不合格']));
    expect(others?.stage.frozen).toMatchObject({ version: 2, by: '经办人甲' });
    const moved = others?.rows.flatMap(({ unit, total, published }) =>
      published?.total === total ? [] : [[unit, Number(published?.total) - Number(total)]],
    );
    expect(moved).toEqual([['区融媒体中心', 0.5]]);
    const facts = app.store.scoreFacts.events(year);
    expect(new Set(facts.map(({ type }) => type))).toEqual(
      new Set(['praise', 'criticism', 'adoption', 'instruction', 'accident']),
    );
    const assessors = new Set(app.store.judgements.ofYear(year).map(({ assessor }) => assessor));
    expect(assessors).toEqual(new Set(['', '评委甲', '评委乙', '评委丙']));
    const round = (await app.call('fillIn.rounds', { year })).find(({ kind }) => kind === 'selfScore');
    const own = await app.call('assessment.selfScores', { roundId: round?.id ?? ('' as never) });
    expect(own.rows.some(({ difference }) => difference !== undefined && difference !== '0.00')).toBe(true);
    expect(app.bugs).toEqual([]);
  });

  it('has a year before that is over: scored, with papers kept, closed, and looked back at', async () => {
    const { app, year, facts } = await demo('2021-10-20');
    const last = (year - 1) as Year;
    const [, before] = await app.call('years.list', {});
    expect(before).toMatchObject({ year: last, state: 'closed', closings: [{ act: 'closed', onDate: '2021-03-31' }] });
    expect(before?.closings[0]?.standing.overdue).toBeGreaterThan(0);
    const carried = facts.duties.filter(({ carriedFrom }) => carriedFrom !== undefined);
    expect(carried.length).toBeGreaterThan(50);
    expect(carried.length).toBeLessThan(facts.duties.length - 10);
    const { classes } = await app.call('assessment.table', { year: last });
    expect(classes.map(({ stage }) => stage.frozen?.version)).toEqual([1, 1, 1]);
    const freeze = app.store.scoreProcess.freezes(last).find(({ papers }) => papers.length > 0);
    expect(freeze?.papers.map(({ name }) => name.slice(-4))).toEqual([
      ...Array.from({ length: 6 }, () => 'xlsx'),
      'docx',
    ]);
    const kept = await app.ask('scoreProcess.paper', { freezeId: freeze?.id, name: freeze?.papers[0]?.name });
    expect(kept.ok).toBe(true);
    const { counts } = await app.call('lookBack.get', { year });
    for (const count of Object.values(counts)) expect(count).toBeGreaterThan(0);
    const view = await app.call('comparison.get', { earlier: last, later: year, span: 'same' });
    expect(view.total.earlier?.due).toBeGreaterThan(1000);
    expect(view.total.later?.due).toBeGreaterThan(1000);
    expect(app.bugs).toEqual([]);
  });

  it('has yearly reports that add up; what last year’s carries out, this year’s carries in', async () => {
    const { app, year } = await demo('2021-10-20');
    const [before, now] = await Promise.all(
      [(year - 1) as Year, year].map((each) => app.call('yearlyReport.get', { year: each, unitId: null })),
    );
    expect([before?.faults, now?.faults]).toEqual([[], []]);
    const cells = (view: typeof now, row: string) =>
      Object.entries(view?.figures ?? {}).flatMap(([cell, value]) =>
        cell.startsWith(`requests.${row}.`) ? [[cell.slice(cell.lastIndexOf('.') + 1), value]] : [],
      );
    expect(Object.fromEntries(cells(before, 'carriedOut'))).toEqual({ person: 1, charity: 1, total: 2 });
    expect(Object.fromEntries(cells(now, 'carriedIn'))).toEqual({ person: 1, charity: 1, total: 2 });
    expect(before?.organs.filter(({ origin }) => origin === 'returned')).toHaveLength(4);
    expect(Object.keys(before?.texts ?? {})).toHaveLength(4);
  });

  it('knows nothing later than today', async () => {
    for (const today of ['2026-01-01', '2026-03-02', '2026-12-31']) {
      const { app, facts, year } = await demo(today);
      const before = app.store.facts((year - 1) as Year);
      for (const { doneOn } of before.fulfilments) expect(doneOn <= today).toBe(true);
      for (const { on } of before.verifications) expect(on <= today).toBe(true);
      const frozen = app.store.scoreProcess.freezes((year - 1) as Year);
      for (const { frozenAt } of frozen) expect(frozenAt.slice(0, 10) <= today).toBe(true);
      for (const each of app.store.yearClosings.ofYear((year - 1) as Year)) expect(each.onDate <= today).toBe(true);
      for (const { doneOn, recordedAt } of facts.fulfilments) {
        expect(doneOn <= today).toBe(true);
        expect(recordedAt.slice(0, 10) <= today).toBe(true);
      }
      for (const { on } of facts.triggers) expect(on <= today).toBe(true);
      for (const { month } of facts.submissions)
        expect(`${facts.year}-${String(month).padStart(2, '0')}-01` <= today).toBe(true);
    }
  });

  it('answers only occurrences that exist: nothing registered is lost', async () => {
    const { facts, occurrences } = await demo('2024-11-30');
    const answered = new Set(occurrences.flatMap(({ fulfilmentIds }) => fulfilmentIds));
    expect(facts.fulfilments.filter(({ id }) => !answered.has(id))).toEqual([]);
  });

  it('is the same on the same day', async () => {
    const plain = ({ facts }: Awaited<ReturnType<typeof demo>>) =>
      facts.fulfilments.map(({ doneOn, title, link }) => [doneOn, title, link]);
    expect(plain(await demo('2021-08-01'))).toEqual(plain(await demo('2021-08-01')));
  });

  it('is refused where there is anything already, and taken back as a whole', async () => {
    const { app, year } = await demo('2021-08-01');
    expect((await app.refusal('workspace.loadDemo', {})).code).toBe('conflict');
    await app.call('workspace.undo', {});
    expect(app.store.units.units()).toEqual([]);
    expect(app.store.facts(year).fulfilments).toEqual([]);
    await app.call('workspace.redo', { commandId: app.store.history('').at(0)?.id ?? ('' as never) });
    expect(app.store.scoreProcess.freezes(year)).toHaveLength(2);
    await app.call('workspace.undo', {});
    await app.call('workspace.loadDemo', {});
  });

  it('goes into a workspace that was just set up, and keeps its name', async () => {
    const app = await openTestApp({ today: '2021-08-01', year: 2021 });
    apps.push(app);
    const { year } = await app.call('workspace.loadDemo', {});
    expect(year).toBe(2021 as Year);
    expect(app.store.facts(year).units).toHaveLength(45);
  });
});
