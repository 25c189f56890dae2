import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DutyId } from '../../../electron/domain/brand.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';
import { runs } from '../../support/runs.ts';
import { confirmAll, preview, recognisedFile, YEAR, type FixtureRow } from './importFixtures.ts';

const TIMES = ['每月', '每季度', '每年8月底前', '每半年', '6月底前', '政策文件出台后3个工作日内'] as const;
const UNITS = ['区民政局', '区财政局', '区住建局、区民政局', '区司法局牵头，区财政局配合', '某某办'] as const;

const row = fc.record({
  task: fc.constantFrom('', '重点领域', '平台建设'),
  time: fc.constantFrom(...TIMES),
  units: fc.constantFrom(...UNITS),
});
/** A table with contents and numbers of their own, as offices' have them. */
const tableRows = fc.array(row, { minLength: 1, maxLength: 8 }).map((rows): readonly FixtureRow[] =>
  rows.map(({ task, time, units }, index) => ({
    number: `${index + 1}`,
    content: `公开第${index + 1}类信息`,
    task,
    time,
    units,
  })),
);

const duties = (app: TestApp) => app.call('duties.list', { year: YEAR });

async function withDesk(work: (app: TestApp) => Promise<void>): Promise<void> {
  const app = await openTestApp({ today: '2021-06-15', year: 2021 });
  try {
    await work(app);
    expect(app.bugs).toEqual([]);
  } finally {
    await app.close();
  }
}

type Edited = { -readonly [Field in 'number' | 'task' | 'content' | 'time' | 'units']: string };

/** Something that the office does to one of its duties; a refusal is no matter. */
type Act = (app: TestApp, id: DutyId, n: number) => Promise<unknown>;

const EDITS: readonly Act[] = [
  (app, id, n) => app.ask('duties.update', { id, content: `改写的内容${n}` }),
  (app, id, n) => app.ask('duties.update', { id, number: `${n}-1`, task: `任务${n}` }),
  (app, id, n) => app.ask('duties.update', { id, timeWording: TIMES[n % TIMES.length] }),
  (app, id, n) => app.ask('duties.update', { id, rules: [{ type: 'quota', per: 'year', atLeast: (n % 5) + 1 }] }),
  async (app, id, n) => {
    const { units } = await app.call('units.list', {});
    const unit = units[n % Math.max(1, units.length)];
    const assignments = unit ? [{ party: { kind: 'unit', id: unit.id }, role: 'lead' }] : [];
    return app.ask('duties.update', { id, assignments });
  },
  async (app, id, n) => {
    const { occurrences } = await app.call('duties.get', { id });
    const due = occurrences[n % Math.max(1, occurrences.length)];
    if (!due) return;
    const { dutyId, ruleId, unitId, periodKey } = due;
    const items = [{ dutyId, ruleId, unitId, periodKey }];
    if (n % 3 === 0) await app.ask('exemptions.save', { items, reason: '不涉及' });
    else if (n % 3 === 1) await app.ask('extensions.save', { items, dueOn: day('2021-12-20'), reason: '等上级文件' });
    else await app.ask('fulfilments.register', { items, doneOn: day('2021-06-01'), title: '公开', link: '' });
  },
];

const OTHER_ACTS: readonly Act[] = [
  (app, id) => app.ask('duties.remove', { ids: [id] }),
  (app, _id, n) =>
    app.ask('units.save', { name: n % 2 === 0 ? '某某办' : `区第${n}局`, kind: 'department', aliases: [] }),
  async (app, _id, n) => {
    const { units } = await app.call('units.list', {});
    const unit = units[n % Math.max(1, units.length)];
    return unit && app.ask('units.remove', { id: unit.id });
  },
  async (app, _id, n) => {
    const { units } = await app.call('units.list', {});
    const unit = units[n % Math.max(1, units.length)];
    return unit && app.ask('submissions.set', { year: YEAR, cells: [{ unitId: unit.id, month: 3, count: n % 4 }] });
  },
  async (app, id) => {
    const { duty } = await app.call('duties.get', { id });
    const [unitId] = duty.unitIds;
    return (
      unitId && app.ask('duties.recordTrigger', { dutyId: id, title: '文件', on: '2021-05-06', unitIds: [unitId] })
    );
  },
  (app) => app.ask('workspace.undo', {}),
];

const acts = (list: readonly Act[]) =>
  fc.array(fc.tuple(fc.nat(list.length - 1), fc.nat(40), fc.nat(40)), { maxLength: 10 });

async function run(
  app: TestApp,
  list: readonly Act[],
  steps: readonly (readonly [number, number, number])[],
): Promise<void> {
  for (const [act, which, n] of steps) {
    const all = await duties(app);
    const duty = all[which % Math.max(1, all.length)];
    if (duty) await list[act]?.(app, duty.id, n);
  }
}

describe('importing a file again', () => {
  it('changes nothing, whatever the office edited since', async () => {
    await fc.assert(
      fc.asyncProperty(tableRows, acts(EDITS), fc.constantFrom('schedule', 'breakdown'), async (rows, steps, kind) => {
        await withDesk(async (app) => {
          const file = recognisedFile(rows, { kind });
          const { importId } = await confirmAll(app, file);
          await run(app, EDITS, steps);
          const before = await duties(app);
          const read = await preview(app, file);
          expect(read.tables[0]?.rows.map(({ state }) => state)).toEqual(rows.map(() => 'same'));
          expect(read.tables[0]?.missing).toEqual([]);
          const revision = app.store.revision();
          expect(await confirmAll(app, file)).toMatchObject({ importId, created: 0, updated: 0, changed: false });
          expect(app.store.revision()).toBe(revision);
          expect(await duties(app)).toEqual(before);
        });
      }),
      { numRuns: runs(60, 8) },
    );
  });

  it('with edited cells changes exactly these, in the right duties', async () => {
    const edit = fc.record({
      row: fc.nat(40),
      field: fc.constantFrom('content', 'number', 'task', 'time', 'units'),
      n: fc.nat(40),
    });
    await fc.assert(
      fc.asyncProperty(tableRows, fc.array(edit, { maxLength: 6 }), async (rows, edits) => {
        const edited = rows.map((each): Edited => {
          return Object.assign({ number: '', task: '', time: '', units: '' }, each);
        });
        for (const { row: which, field, n } of edits) {
          const target = edited[which % edited.length];
          const before = rows[which % rows.length];
          // A row of which number and words are new at once is another row.
          if (!target || (field === 'content' && target.number !== before?.number)) continue;
          if (field === 'number' && target.content !== before?.content) continue;
          if (field === 'time') target.time = TIMES[n % TIMES.length] ?? '';
          else if (field === 'units') target.units = UNITS[n % UNITS.length] ?? '';
          else
            target[field] = field === 'number' ? `9${which % rows.length}-${n}` : `改成第${which % rows.length}个${n}`;
        }
        await withDesk(async (app) => {
          await confirmAll(app, recognisedFile(rows));
          const before = await duties(app);
          const read = await preview(app, recognisedFile(edited));
          const names = {
            number: 'number',
            task: 'task',
            content: 'content',
            time: 'timeWording',
            units: 'unitsWording',
          } as const;
          const expected = edited.map((each, index) =>
            (Object.keys(names) as (keyof typeof names)[])
              .filter((field) => each[field] !== rows[index]?.[field])
              .map((field) => `${names[field]}: ${rows[index]?.[field]} → ${each[field]}`),
          );
          const found = read.tables[0]?.rows.map(({ changes }) =>
            changes.map(({ field, before: was, after }) => `${field}: ${was} → ${after}`),
          );
          expect(found).toEqual(expected);
          expect(read.tables[0]?.rows.map(({ dutyId }) => dutyId)).toEqual(before.map(({ id }) => id));
          await confirmAll(app, recognisedFile(edited));
          const texts = (await duties(app)).map(({ number, task, content, timeWording, unitsWording }) => {
            return { number, task, content, time: timeWording, units: unitsWording };
          });
          expect(texts).toEqual(edited);
        });
      }),
      { numRuns: runs(60, 8) },
    );
  });
});

/** Everything that belongs to each duty, row by row. */
function rowsByDuty(db: Database.Database): ReadonlyMap<string, string> {
  const parts = [
    'duty_rules',
    'assignments',
    'unresolved_parties',
    'triggers',
    'fulfilments',
    'extensions',
    'exemptions',
  ];
  const all = new Map<string, string>();
  for (const duty of db.prepare<[], { id: string }>('SELECT * FROM duties ORDER BY id').all()) {
    const rows = parts.map((table) => db.prepare(`SELECT * FROM ${table} WHERE duty_id = ? ORDER BY id`).all(duty.id));
    const units = db
      .prepare(
        'SELECT * FROM trigger_units WHERE trigger_id IN (SELECT id FROM triggers WHERE duty_id = ?) ORDER BY id',
      )
      .all(duty.id);
    all.set(duty.id, JSON.stringify([duty, rows, units]));
  }
  return all;
}

type Case = [readonly FixtureRow[], readonly FixtureRow[], Parameters<typeof run>[2], 'keep' | 'takeBack'];

describe('taking back an import after anything', () => {
  const ALL = [...EDITS, ...OTHER_ACTS];

  it('puts back what nobody touched, leaves or takes back the rest, and breaks no reference', async () => {
    let undone = 0;
    let edited = 0;
    const check = async (app: TestApp, db: Database.Database, [rows, newer, steps, mode]: Case): Promise<void> => {
      await confirmAll(app, recognisedFile(rows));
      const before = rowsByDuty(db);
      const { importId } = await confirmAll(app, recognisedFile(newer));
      if (!importId) return;
      const after = rowsByDuty(db);
      await run(app, ALL, steps);
      const now = rowsByDuty(db);
      const outlook = await app.ask('imports.undoPreview', { importId });
      const answer = await app.ask('imports.undo', { importId, edited: mode });
      const left = rowsByDuty(db);
      expect(db.pragma('foreign_key_check')).toEqual([]);
      if (!answer.ok) {
        expect(['conflict', 'not-found']).toContain(answer.error?.code);
        expect(left).toEqual(now);
        return;
      }
      undone += 1;
      expect(outlook.ok).toBe(true);
      const ids = new Set([...before.keys(), ...after.keys(), ...now.keys()]);
      for (const id of ids) {
        const touched = before.get(id) !== after.get(id);
        const isEdited = touched && now.get(id) !== after.get(id);
        if (isEdited) edited += 1;
        const goesBack = touched && (!isEdited || mode === 'takeBack');
        expect(left.get(id), `${id} ${mode}`).toBe(goesBack ? before.get(id) : now.get(id));
      }
      await app.call('workspace.undo', {});
      expect(rowsByDuty(db)).toEqual(now);
      await app.call('imports.undo', { importId, edited: mode });
      expect(rowsByDuty(db)).toEqual(left);
    };
    await fc.assert(
      fc.asyncProperty(fc.tuple(tableRows, tableRows, acts(ALL), fc.constantFrom('keep', 'takeBack')), (each) =>
        withDesk(async (app) => {
          const db = new Database(app.store.file, { readonly: true });
          await check(app, db, each);
          db.close();
        }),
      ),
      { numRuns: runs(100, 25) },
    );
    expect(undone).toBeGreaterThan(8);
    expect(edited).toBeGreaterThan(3);
  });
});
