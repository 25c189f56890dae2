import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandId, DutyId, GroupId, SchemeNodeId, UnitId, Year } from '../../electron/domain/brand.ts';
import type { PlainDate } from '../../electron/domain/dates/plainDate.ts';
import { loggedTables } from '../../electron/store/schema/logTriggers.ts';
import { storePaths } from '../../electron/store/file/paths.ts';
import type { Store } from '../../electron/store/store.ts';
import { openTestStore, refusalOf, temporaryFolder, valueOf } from '../support/storeFixtures.ts';
import { runs } from '../support/runs.ts';

const YEAR = 2021 as Year;
const AT = '2021-06-15T02:00:00Z';
let temporary: ReturnType<typeof temporaryFolder>;
let store: Store;
let reader: Database.Database;

beforeEach(async () => {
  temporary = temporaryFolder();
  store = await openTestStore(temporary.folder);
  reader = new Database(storePaths(temporary.folder).file, { readonly: true });
});
afterEach(() => {
  reader.close();
  store.close();
  temporary.remove();
});

/** Every row of every fact table. */
function dump(): string {
  const tables = loggedTables(reader).map(({ name }) => [
    name,
    reader.prepare(`SELECT * FROM ${name} ORDER BY id`).all(),
  ]);
  return JSON.stringify(tables, undefined, 1);
}

function command<Value>(label: string, write: () => Value): Value {
  return valueOf(store.command(label, AT, write));
}

/** The last command that can be taken back. */
function lastId(): CommandId {
  const last = store.undoable();
  if (!last) throw new Error('nothing was done');
  return last.id;
}

const pick = <Item>(items: readonly Item[], n: number): Item | undefined => items[n % Math.max(1, items.length)];

function newDuty(content: string, unit: UnitId | undefined, group: GroupId | undefined): DutyId {
  return store.duties.add({
    year: YEAR,
    kind: 'measure',
    number: '1',
    task: '任务',
    subtask: '',
    content,
    timeWording: '每月',
    unitsWording: '',
    timeCheck: '待核',
    sort: store.duties.lastSort(YEAR) + 1,
    rules: [{ rule: { type: 'continuous' }, validFrom: '2021-02-01' as PlainDate }],
    assignments: [
      ...(unit ? [{ party: { kind: 'unit' as const, id: unit }, role: 'lead' as const }] : []),
      ...(group ? [{ party: { kind: 'group' as const, id: group }, role: 'support' as const }] : []),
    ],
    unresolved: [{ name: '某某办', role: 'responsible' }],
  });
}

/** Things that commands do, each on whatever is there. */
const acts: readonly ((n: number) => void)[] = [
  (n) => void store.units.add({ name: `区第${n}局“\\'%`, kind: 'department', aliases: [`第${n}局`] }),
  (n) => {
    const unit = pick(store.units.units(), n);
    if (unit)
      store.units.update({
        ...unit,
        name: `${unit.name}改`,
        aliases: [`别名${n}${unit.id}`],
        from: '2021-03-01' as PlainDate,
      });
  },
  (n) => {
    const members = store.units.units().filter((_, index) => index % 2 === n % 2);
    store.units.addGroup({
      name: `组${n}`,
      aliases: [`组别名${n}`],
      members: members.map(({ id }) => ({ unitId: id })),
    });
  },
  (n) => {
    const group = pick(store.units.groups(), n);
    if (group) store.units.updateGroup({ ...group, members: store.units.units().map(({ id }) => ({ unitId: id })) });
  },
  (n) => void newDuty(`事项${n}\n第二行`, pick(store.units.units(), n)?.id, pick(store.units.groups(), n)?.id),
  (n) => {
    const duty = pick(store.duties.ofYear(YEAR), n);
    if (!duty) return;
    store.duties.update(duty.id, { content: `改过的事项${n}`, timeCheck: null });
    const [first] = duty.rules;
    store.duties.setRules(duty.id, [
      { rule: { type: 'quota', per: 'month', atLeast: 2 }, ...(first ? { id: first.id } : {}) },
    ]);
    store.duties.setAssignments(duty.id, [], []);
  },
  (n) => {
    const duty = pick(store.duties.ofYear(YEAR), n);
    if (duty) store.duties.remove([duty.id]);
  },
  (n) => {
    const duty = pick(store.duties.ofYear(YEAR), n);
    const unit = pick(store.units.units(), n);
    const rule = duty?.rules[0];
    if (!duty || !unit || !rule) return;
    const trigger = store.triggers.add({
      dutyId: duty.id,
      title: '出台',
      on: '2021-05-06' as PlainDate,
      unitIds: [unit.id],
    });
    store.fulfilments.add({
      dutyId: duty.id,
      ruleId: rule.id,
      unitId: unit.id,
      periodKey: trigger,
      doneOn: '2021-05-07' as PlainDate,
      recordedAt: AT,
      title: '公开',
      link: '',
    });
  },
  (n) => {
    const done = pick(store.fulfilments.ofYear(YEAR), n);
    if (done) store.fulfilments.update(done.id, { title: `改${n}` });
    if (done) store.fulfilments.takeDown([done.id], n % 2 === 0 ? ('2021-05-20' as PlainDate) : null);
  },
  (n) => {
    const unit = pick(store.units.units(), n);
    const duty = pick(store.duties.ofYear(YEAR), n);
    const rule = duty?.rules[0];
    if (!duty || !unit || !rule) return;
    const where = { dutyId: duty.id, ruleId: rule.id, unitId: unit.id, periodKey: `2021-0${(n % 9) + 1}` };
    store.extensions.set(where, { dueOn: '2021-07-10' as PlainDate, reason: `原因${n}` }, AT);
    store.exemptions.set(where, { reason: '不涉及' }, AT);
    if (n % 3 === 0) store.extensions.remove(store.extensions.ofYear(YEAR).map(({ id }) => id));
    store.exemptions.moveToRule(duty.id, rule.id, `${rule.id}x` as typeof rule.id);
  },
  (n) => {
    const trigger = pick(store.triggers.ofYear(YEAR), n);
    const units = store.units.units().map(({ id }) => id);
    if (trigger) store.triggers.update({ ...trigger, title: `改${n}`, unitIds: units.slice(n % 3) });
  },
  (n) => {
    const [unit, heir] = store.units.units();
    if (unit && heir) store.units.update({ ...unit, to: '2021-06-30' as PlainDate, successorId: heir.id });
    store.workspace.setReviewDates(YEAR, [`0${(n % 9) + 1}-15`] as unknown as Parameters<
      typeof store.workspace.setReviewDates
    >[1]);
  },
  (n) => {
    const unit = pick(store.units.units(), n);
    if (unit) store.submissions.set(YEAR, unit.id, (n % 12) + 1, n % 3 === 0 ? null : n % 9);
  },
  (n) => {
    const unit = pick(store.units.units(), n);
    const [scheme] = store.schemes.ofYear(YEAR);
    const by = { schemeId: scheme.id, version: 1, nodeId: 'daily' as SchemeNodeId, assessor: '', basis: '' };
    const judgement = { ...by, points: `${n % 10}.5`, reason: '评议' };
    if (unit) store.judgements.set(YEAR, { unitId: unit.id, ...judgement });
    const [first] = scheme.versions;
    if (scheme.isDerived) store.schemes.add(YEAR, scheme.name, first, scheme.id);
    store.schemes.addVersion(scheme.id, { ...first, version: scheme.versions.length + 1, savedAt: AT });
  },
  (n) => store.workspace.setSetting('district', `清河区${n}`),
];

const script = fc.array(fc.array(fc.tuple(fc.nat(acts.length - 1), fc.nat(40)), { minLength: 1, maxLength: 5 }), {
  minLength: 1,
  maxLength: 14,
});

/** Runs a command of several acts; one that a constraint refuses leaves nothing behind. */
function runScripted(steps: readonly (readonly [number, number])[]): void {
  const before = dump();
  try {
    command('随机操作', () => {
      for (const [act, n] of steps) acts[act]?.(n);
    });
  } catch (error) {
    expect(error).toBeInstanceOf(Database.SqliteError);
    expect(dump()).toBe(before);
  }
}

describe('undo', () => {
  it('takes back every command of any history, one after the other, to the very same rows', () => {
    fc.assert(
      fc.property(script, (history) => {
        while (store.undoable()) valueOf(store.undoLast(AT));
        const empty = dump();
        if (!store.workspace.year(YEAR)) {
          command('新建年度', () => store.workspace.addYear({ year: YEAR, state: 'open', submissionTarget: 1 }));
        }
        const states: string[] = [empty];
        for (const steps of history) {
          const before = { state: dump(), revision: store.revision() };
          runScripted(steps);
          if (store.revision() > before.revision) states.push(before.state);
          else expect(dump()).toBe(before.state);
        }
        while (store.undoable()) {
          const revision = store.revision();
          valueOf(store.undoLast(AT));
          expect(store.revision()).toBe(revision + 1);
          expect(dump()).toBe(states.pop());
        }
        expect(states).toEqual([]);
      }),
      { numRuns: runs(100, 15) },
    );
  });

  it('takes back any one command whole, or refuses and changes nothing', () => {
    let undone = 0;
    let refused = 0;
    fc.assert(
      fc.property(script, fc.nat(20), (history, which) => {
        while (store.undoable()) valueOf(store.undoLast(AT));
        command('新建年度', () => store.workspace.addYear({ year: YEAR, state: 'open', submissionTarget: 1 }));
        const ids: CommandId[] = [];
        for (const steps of history) {
          const revision = store.revision();
          runScripted(steps);
          const last = store.undoable();
          if (last && store.revision() > revision) ids.push(last.id);
        }
        const id = pick(ids, which);
        if (id === undefined) return;
        const before = dump();
        const outcome = store.undo(id, AT);
        if (outcome.ok) {
          undone += 1;
          expect(refusalOf(store.undo(id, AT)).code).toBe('conflict');
          valueOf(store.redo(id, AT));
          expect(dump()).toBe(before);
        } else {
          refused += 1;
          expect(outcome.error.code).toBe('conflict');
          expect(dump()).toBe(before);
        }
      }),
      { numRuns: runs(160, 40) },
    );
    expect(undone).toBeGreaterThan(5);
    expect(refused).toBeGreaterThan(5);
  });

  it('records itself, so that it can be taken back as well', () => {
    command('设立', () => store.workspace.setSetting('district', '清河区'));
    const made = dump();
    const { id } = valueOf(store.undoLast(AT));
    expect(store.workspace.setting('district')).toBeUndefined();
    valueOf(store.redo(id, AT));
    expect(dump()).toBe(made);
    expect(refusalOf(store.redo(id, AT)).code).toBe('conflict');
    expect(store.undoable()?.label).toBe('设立');
  });

  it('names the later commands in the way, and those that only lean on it', () => {
    command('新建年度', () => store.workspace.addYear({ year: YEAR, state: 'open', submissionTarget: 1 }));
    const unit = command('新增单位', () => store.units.add({ name: '区甲局', kind: 'department', aliases: [] }));
    const added = lastId();
    command('改名', () => store.units.update({ id: unit, name: '区乙局', kind: 'department', aliases: [] }));
    expect(store.history('').map(({ label, refusal }) => [label, refusal])).toEqual([
      ['改名', undefined],
      ['新增单位', '之后的“改名”改动了同样的内容。请先撤销后面的操作。'],
      ['新建年度', undefined],
    ]);
    expect(refusalOf(store.undo(added, AT)).message).toContain('“改名”');
    valueOf(store.undoLast(AT));
    command('填写报送', () => store.submissions.set(YEAR, unit, 3, 2));
    const leaning = refusalOf(store.undo(added, AT));
    expect(leaning.code).toBe('conflict');
    expect(leaning.message).toBe('“新增单位”不能撤销：之后的“填写报送”还要用到它。请先撤销后面的操作。');
    valueOf(store.undoLast(AT));
    valueOf(store.undo(added, AT));
    expect(store.units.units()).toEqual([]);
  });

  it('does not offer what cannot be taken back, and says when there is nothing', () => {
    valueOf(store.command('设立', AT, () => store.workspace.setSetting('district', '清河区'), { undoable: false }));
    expect(store.undoable()).toBeUndefined();
    expect(refusalOf(store.undoLast(AT)).code).toBe('nothing-to-undo');
  });
});

describe('commands', () => {
  it('are the only way to write', () => {
    expect(() => store.workspace.setSetting('district', '清河区')).toThrow(/NOT NULL/);
  });

  it('leave no trace where they change nothing', () => {
    command('设立', () => store.workspace.setSetting('district', '清河区'));
    const revision = store.revision();
    command('改成一样的', () => store.workspace.setSetting('district', '清河区'));
    expect(store.revision()).toBe(revision);
    expect(store.undoable()?.label).toBe('设立');
  });

  it('write nothing where they fail half-way', () => {
    expect(() =>
      command('坏的', () => {
        store.workspace.setSetting('district', '清河区');
        throw new Error('half-way');
      }),
    ).toThrow('half-way');
    expect(store.workspace.setting('district')).toBeUndefined();
    command('好的', () => store.workspace.setSetting('district', '清河区'));
    expect(store.revision()).toBe(1);
  });

  it('give the same facts object until something is written', () => {
    command('新建年度', () => store.workspace.addYear({ year: YEAR, state: 'open', submissionTarget: 1 }));
    const facts = store.facts(YEAR);
    expect(store.facts(YEAR)).toBe(facts);
    command('新增单位', () => store.units.add({ name: '区甲局', kind: 'department', aliases: [] }));
    expect(store.facts(YEAR)).not.toBe(facts);
    expect(store.facts(YEAR).units.map(({ name }) => name)).toEqual(['区甲局']);
    const before = store.facts(YEAR);
    expect(() =>
      command('坏的', () => {
        store.units.add({ name: '区乙局', kind: 'department', aliases: [] });
        expect(store.facts(YEAR).units).toHaveLength(2);
        throw new Error('half-way');
      }),
    ).toThrow('half-way');
    expect(store.facts(YEAR)).toBe(before);
  });
});
