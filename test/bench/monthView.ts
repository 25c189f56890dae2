import Database from 'better-sqlite3';
import type { Year } from '../../electron/domain/brand.ts';
import { day, openTestApp } from '../support/testApp.ts';
import { temporaryFolder } from '../support/storeFixtures.ts';
import { kept, median, type Ratio } from './measure.ts';

const year = 2021 as Year;
const today = '2021-06-28';

/** An office of units that all answer for monthly duties, a quarter of the year registered. */
export async function fillOffice(folder: string, units: number, duties: number): Promise<void> {
  const app = await openTestApp({ today, folder, year });
  try {
    const names = Array.from({ length: units }, (_, i) => `区第${i + 1}业务局`);
    await app.call('units.addMany', { names, kind: 'department' });
    const { units: list } = await app.call('units.list', {});
    const { id: group } = await app.call('units.saveGroup', {
      name: '区直各部门',
      aliases: [],
      members: list.map((unit) => unit.id),
    });
    for (let i = 0; i < duties; i++) {
      await app.call('duties.create', {
        year,
        kind: 'disclosure',
        number: String(i + 1),
        task: '',
        subtask: '',
        content: `第${i + 1}项公开内容`,
        timeWording: '每月公开',
        rules: [
          { type: 'recurring', every: 'month', due: { at: 'periodEnd' }, covers: 'same', shift: { kind: 'none' } },
        ],
        assignments: [{ party: { kind: 'group', id: group }, role: 'responsible' }],
      });
    }
    for (const duty of await app.call('duties.list', { year })) {
      const rule = duty.rules[0];
      if (!rule) throw new Error('a duty lost its rule');
      const items = list.flatMap(({ id: unitId }) =>
        ['2021-01', '2021-02', '2021-03'].map((periodKey) => ({ dutyId: duty.id, ruleId: rule.id, unitId, periodKey })),
      );
      await app.call('fulfilments.register', { items, doneOn: day('2021-03-30'), title: '', link: '' });
    }
  } finally {
    await app.close();
  }
}

/** The month's entries for units x duties, against a bare select of the facts they derive from. */
export async function benchMonth(units: number, duties: number): Promise<Ratio[]> {
  const place = temporaryFolder();
  const { folder } = place;
  await fillOffice(folder, units, duties);
  // Opened anew, so that the memory is that of a first look: facts read, year derived, month shown.
  const app = await openTestApp({ today, folder });
  try {
    const june = { year, from: day('2021-06-01'), to: day('2021-06-30') };
    const memory = await kept(() => app.call('calendar.range', june));
    const { entries } = await app.call('calendar.range', june);
    if (entries.length !== duties) throw new Error(`${entries.length} entries in June instead of ${duties}`);

    const db = new Database(app.store.file, { readonly: true });
    const select = ['units', 'group_members', 'duties', 'duty_rules', 'assignments', 'fulfilments'].map((table) =>
      db.prepare(`SELECT * FROM ${table}`),
    );
    const bare = await median(9, () => select.map((statement) => statement.all()));
    db.close();
    const warm = await median(9, () => app.call('calendar.range', june));
    let target = 1;
    const cold = await median(5, async () => {
      await app.call('submissions.setTarget', { year, target: ++target });
      return app.call('calendar.range', june);
    });
    const what = `month of ${units} units x ${duties} duties, ${memory.toFixed(1)} MiB kept`;
    return [
      { what: `${what}, opened again`, ours: warm, baseline: 'bare SQL select of the facts', bare },
      {
        what: `${what}, first after a change (facts read, year derived)`,
        ours: cold,
        baseline: 'bare SQL select of the facts',
        bare,
      },
    ];
  } finally {
    await app.close();
    place.remove();
  }
}
