import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GapCause } from '../../../electron/contract/coverage.ts';
import type { ImportPreview } from '../../../electron/contract/imports.ts';
import type { Year } from '../../../electron/domain/brand.ts';
import { addDays, dayInMonth } from '../../../electron/domain/dates/plainDate.ts';
import { deriveOccurrences } from '../../../electron/domain/occurrences/derive.ts';
import { derivedYear } from '../../../electron/services/year/derivedYear.ts';
import { confirmInput, startDecisions, tablesWithoutStart } from '../../../renderer/imports/decisions.ts';
import { usualScheme } from '../../domain/assessment/fourIndicators.ts';
import { scoredAgain } from '../../domain/assessment/secondScript.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';
import { DOCUMENTS } from './fiveDocumentsByHand.ts';

/**
 * Five offices' documents, each the first thing in a data folder of its own, with every suggestion accepted: what is owed, and how it stands, a week
 * after the issue and on 30 September, with that day as the start of use and with 1 January.
 */

const FOLDER = path.resolve(import.meta.dirname, '../../../../shared/inputs/documents');
const absent = existsSync(FOLDER) ? '' : ' (skipped: ../shared/inputs is not here)';

function fileOf(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(path.join(FOLDER, `${name}.docx`)));
}

/** How often each of them stands there. */
function countsOf(keys: readonly (string | number)[]): Readonly<Record<string, number>> {
  return Object.fromEntries([...Map.groupBy(keys, (key) => key)].map(([key, of]) => [key, of.length]));
}

describe.skipIf(absent !== '').each(DOCUMENTS)(`$name${absent}`, (document) => {
  const { name, issued } = document;
  const year = Number(issued.on.slice(0, 4)) as Year;
  let app: TestApp;
  let read: ImportPreview;

  /** Takes what is suggested for each name, and two names of the file that are near for two units; where the day of issue is asked, says it. */
  beforeAll(async () => {
    app = await openTestApp({ today: issued.on, year });
    read = await app.readFile(`${name}.docx`, fileOf(name), year);
    const suggested = startDecisions(read);
    const asked = tablesWithoutStart(read, suggested).map(({ tableId }) => [tableId, { on: day(issued.on) }] as const);
    await app.call('imports.confirm', confirmInput(read, { ...suggested, starts: Object.fromEntries(asked) }, year));
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('says when it was issued, or is asked', () => {
    expect(read.issued?.date).toBe(issued.from === 'document' ? issued.on : undefined);
  });

  it('brings its duties, from that day on, and their units', async () => {
    const duties = await app.call('duties.list', { year });
    expect([duties.length, (await app.call('units.list', {})).units.length]).toEqual([document.duties, document.units]);
    expect(countsOf(duties.map(({ startsOn }) => startsOn ?? ''))).toEqual({ [issued.on]: document.duties });
    const undated = duties.filter(({ followedAs }) => followedAs === 'reported');
    const asked = undated.filter(({ timeCheck }) => timeCheck !== undefined);
    expect({ duties: undated.length, asked: asked.length }).toEqual(document.undated);
  });

  it.each(document.days)('on $today, in use from $inUseFrom', async ({ today, inUseFrom, ...expected }) => {
    app.setToday(today);
    await app.call('workspace.setInUseFrom', { date: day(inUseFrom) });
    const { facts, occurrences } = derivedYear(app.context, year);
    expect(occurrences).toHaveLength(document.occurrences);
    expect(countsOf(occurrences.map(({ lamp }) => lamp))).toEqual(expected.lamps);

    const { overdue, awaitsTrigger } = await app.call('today.summary', { year });
    expect(awaitsTrigger).toBe(document.awaitsTrigger);
    const byUnit = countsOf(overdue.lines.map(({ unit }) => unit));
    expect(byUnit).toMatchObject(expected.overdueOf ?? {});
    expect(countsOf(Object.values(byUnit))).toEqual(expected.overdueUnits ?? {});

    const check = await app.call('coverage.check', { year });
    expect({ due: check.due, before: check.before, aside: check.aside }).toEqual(expected.covered);
    const gaps = Map.groupBy(check.found, ({ cause }) => cause);
    const inAll = ([cause, found]: [GapCause, typeof check.found]) => [
      cause,
      found.reduce((sum, { count }) => sum + count, 0),
    ];
    expect(Object.fromEntries([...gaps].map(inAll))).toEqual(document.gaps);
    expect(countsOf(check.notes.map(({ cause }) => cause))).toEqual(document.notes);

    const again = new Map(
      scoredAgain({ ...facts, scheme: usualScheme(), judgements: [] }, day(today), app.context.calendar),
    );
    const scored = (await app.call('assessment.table', { year })).classes.flatMap(({ rows }) => rows);
    expect(scored.map(({ unitId, total }) => [unitId, total])).toEqual(
      scored.map(({ unitId }) => [unitId, again.get(unitId)?.total]),
    );
  });

  it.each(document.clocks)(
    '%s runs from an event on %s, in working days: due on %s',
    async (number, on, dueOn, units) => {
      const waiting = (await app.call('duties.list', { year })).find((duty) => duty.number === number);
      if (!waiting) throw new Error(`no duty ${number}`);
      const { id, unitIds } = waiting;
      app.setToday(dueOn);
      const event = { dutyId: id, title: '起算', on: day(on), unitIds: [...unitIds] };
      const { id: trigger } = await app.call('duties.recordTrigger', event);
      const { occurrences } = await app.call('duties.get', { id });
      const started = occurrences.filter(({ periodKey }) => periodKey === trigger);
      expect(countsOf(started.map((one) => `${one.dueOn} ${one.lamp}`))).toEqual({ [`${dueOn} dueSoon`]: units });
      const { notes } = await app.call('coverage.check', { year });
      expect(countsOf(notes.map(({ cause }) => cause))['neverTriggered'] ?? 0).toBe(document.awaitsTrigger - 1);
      await app.call('workspace.undo', {});
    },
  );

  it('makes nothing red that has no date, on any day', async () => {
    const undated = (await app.call('duties.list', { year })).filter(({ followedAs }) => followedAs === 'reported');
    const { calendar, store } = app.context;
    const stored = store.facts(year);
    // From 1 January, which asks for all that a later start asks for too.
    const duties = stored.duties.map((duty) => Object.assign({}, duty, { startsOn: dayInMonth(year, 1, 1) }));
    const facts = { ...stored, duties, inUseFrom: dayInMonth(year, 1, 1) };
    const options = { calendar, dutyIds: new Set(undated.map(({ id }) => id)) };
    const ways = new Set<string>();
    for (let today = dayInMonth(year, 1, 1); today <= dayInMonth(year + 1, 1, 31); today = addDays(today, 1)) {
      for (const { lamp, tally } of deriveOccurrences(facts, { ...options, today })) ways.add(`${lamp} ${tally}`);
    }
    expect([...ways]).toEqual(['ongoing apart', 'checkDue apart']);
  });
});
