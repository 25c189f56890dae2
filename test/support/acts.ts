import type Database from 'better-sqlite3';
import type { InputOf, MethodsOf } from '../../electron/contract/index.ts';
import type { SchemeNodeId, UnitId, Year } from '../../electron/domain/brand.ts';
import type { ItemState } from '../../electron/domain/model/occurrence.ts';
import { occurrenceKey } from '../../electron/domain/model/occurrenceKey.ts';
import type { TimeRule } from '../../electron/domain/model/timeRule.ts';
import { loggedTables } from '../../electron/store/schema/logTriggers.ts';
import { PNG } from './dangerousFiles.ts';
import { firstScheme, withMarks } from './schemes.ts';
import { day, type TestApp } from './testApp.ts';

export const YEAR = 2021 as Year;
const none = { shift: { kind: 'none' } } as const;
export const MONTHLY: TimeRule = {
  type: 'recurring',
  every: 'month',
  due: { at: 'periodEnd' },
  covers: 'same',
  ...none,
};
export const QUARTERLY: TimeRule = {
  type: 'recurring',
  every: 'quarter',
  due: { at: 'periodEnd' },
  covers: 'same',
  ...none,
};
export const AFTER_ISSUE: TimeRule = { type: 'triggered', event: 'documentIssued', n: 3, count: 'workday', ...none };
const QUOTA: TimeRule = { type: 'quota', per: 'quarter', atLeast: 2 };
const RULES = [MONTHLY, QUARTERLY, AFTER_ISSUE, QUOTA];

export interface Call {
  readonly name: MethodsOf<'command'>;
  readonly input: unknown;
}

export type Rows = ReadonlyMap<string, string>;

/** Every row of every fact table, but for the order in which it was recorded: what is done anew is done later. */
export function rowsIn(reader: Database.Database): Rows {
  return new Map(
    loggedTables(reader).flatMap(({ name }) =>
      reader
        .prepare<[], { readonly id: string; readonly recorded_in?: number }>(`SELECT * FROM ${name}`)
        .all()
        .map(({ recorded_in: _order, ...row }) => [`${name} ${row.id}`, JSON.stringify(row)] as const),
    ),
  );
}

export function differences(a: Rows, b: Rows): readonly string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((key) => a.get(key) !== b.get(key)).toSorted();
}

function call<Name extends MethodsOf<'command'>>(name: Name, input: InputOf<Name>): Call {
  return { name, input };
}

export const pick = <Item>(items: readonly Item[], n: number): Item | undefined => items[n % Math.max(1, items.length)];

export const lead = (id: UnitId) => ({ party: { kind: 'unit' as const, id }, role: 'lead' as const });

/** A number that says which of the things that are there is meant, and which step of a history this is. */
export type Act = (n: number, step: number) => Call | undefined | Promise<Call | undefined>;

function pieceOf(unitId: UnitId, n: number): InputOf<'pieces.add'> {
  const on = day(`2021-0${(n % 4) + 1}-10`);
  const adoptions = n % 3 === 0 ? [] : [{ level: 'city' as const, on: day(`2021-05-0${(n % 5) + 1}`), outlet: '' }];
  return { unitId, title: `第${n % 6}篇`, on, channel: '', link: '', adoptions };
}

/** What a person may do next with units, duties, registrations, pieces and scores, on whatever is there; `undefined` where it has nothing to act on. */
export function officeActs(app: () => TestApp): readonly Act[] {
  const units = () => app().store.units.units();
  const facts = () => app().store.facts(YEAR);
  const occurrence = async (n: number) => {
    const duty = pick(facts().duties, n);
    const detail = duty && (await app().call('duties.get', { id: duty.id }));
    const found = pick(detail?.occurrences ?? [], n * 7);
    if (!found) return undefined;
    const { dutyId, ruleId, unitId, periodKey } = found;
    return { dutyId, ruleId, unitId, periodKey };
  };
  return [
    (n, step) => call('units.save', { name: `区${n % 5}${step % 2}局`, kind: 'department', aliases: [`${n % 4}局`] }),
    (n) => {
      const unit = pick(units(), n);
      return unit && call('units.rename', { id: unit.id, name: `区${(n * 3) % 7}委` });
    },
    (n) => {
      const [unit, into] = [pick(units(), n), pick(units(), n + 1)];
      return unit && into && call('units.merge', { id: unit.id, into: into.id, from: day('2021-05-01') });
    },
    (n) => {
      const unit = pick(units(), n);
      return unit && call('units.remove', { id: unit.id });
    },
    (n) =>
      call('units.saveGroup', {
        name: `组${n % 3}`,
        aliases: n % 2 === 0 ? [`${n % 4}局`] : [],
        members: units()
          .filter((_, index) => index % 2 === n % 2)
          .map(({ id }) => ({ unitId: id })),
      }),
    (n, step) => {
      const unit = pick(units(), n);
      const group = n % 2 === 0 ? pick(app().store.units.groups(), n) : undefined;
      const party = group ? { kind: 'group' as const, id: group.id } : unit && { kind: 'unit' as const, id: unit.id };
      const rule = pick(RULES, n);
      if (!party || !rule) return undefined;
      return call('duties.create', {
        year: YEAR,
        kind: 'disclosure',
        number: `${step}`,
        task: '任务',
        subtask: '',
        content: `事项${step}`,
        timeWording: '',
        rules: [rule],
        assignments: [{ party, role: 'responsible' }],
      });
    },
    (n) => {
      const duty = pick(facts().duties, n);
      return duty && call('duties.update', { id: duty.id, content: `改为${n}` });
    },
    (n) => {
      const [duty, rule] = [pick(facts().duties, n), pick(RULES, n * 5 + 1)];
      return duty && rule && call('duties.update', { id: duty.id, rules: [rule] });
    },
    (n) => {
      const [duty, rule] = [pick(facts().duties, n), pick(RULES, n + 1)];
      return duty && rule && call('duties.changeRules', { id: duty.id, rules: [rule], from: day('2021-05-01') });
    },
    (n) => {
      const duty = pick(facts().duties, n);
      const named = units().filter((_, index) => index % 3 !== n % 3);
      return duty && call('duties.update', { id: duty.id, assignments: named.map(({ id }) => lead(id)) });
    },
    (n) => {
      const duty = pick(facts().duties, n);
      return duty && call('duties.remove', { ids: [duty.id] });
    },
    (n) => {
      const [duty, unit] = [pick(facts().duties, n), pick(units(), n)];
      const event = { title: '文件', on: day('2021-05-06') };
      return duty && unit && call('duties.recordTrigger', { dutyId: duty.id, unitIds: [unit.id], ...event });
    },
    (n) => {
      const trigger = pick(facts().triggers, n);
      if (!trigger) return undefined;
      if (n % 3 === 0) return call('duties.removeTrigger', { id: trigger.id });
      return call('duties.updateTrigger', { id: trigger.id, unitIds: units().map(({ id }) => id) });
    },
    ...[1, 2, 3].map((more) => async (n: number) => {
      const item = await occurrence(n * more);
      return (
        item && call('fulfilments.register', { items: [item], doneOn: day('2021-06-01'), title: '公开', link: '' })
      );
    }),
    (n) => {
      const done = pick(facts().fulfilments, n);
      return done && call('fulfilments.update', { id: done.id, title: `改${n}` });
    },
    (n) => {
      const done = pick(facts().fulfilments, n);
      return done && call('fulfilments.remove', { ids: [done.id] });
    },
    async (n) => {
      const item = await occurrence(n);
      return item && call('extensions.save', { items: [item], dueOn: day('2021-08-20'), reason: `原因${n}` });
    },
    async (n) => {
      const item = await occurrence(n);
      return item && call('exemptions.save', { items: [item], reason: '不涉及' });
    },
    (n) => {
      const exempt = pick(facts().exemptions, n);
      return exempt && call('exemptions.remove', { ids: [exempt.id] });
    },
    (n) => {
      const unit = pick(units(), n);
      const cell = unit && { unitId: unit.id, month: (n % 2) + 1, count: n % 3 === 0 ? null : n };
      return cell && call('submissions.set', { year: YEAR, cells: [cell] });
    },
    (n) => {
      const unit = pick(units(), n);
      return unit && call('pieces.add', pieceOf(unit.id, n));
    },
    (n) => {
      const [piece, unit] = [pick(app().store.pieces.all(), n), pick(units(), n)];
      return piece && unit && call('pieces.update', { id: piece.id, ...pieceOf(unit.id, n + 1) });
    },
    (n) => {
      const piece = pick(app().store.pieces.all(), n);
      return piece && call('pieces.remove', { ids: [piece.id] });
    },
    (n) => {
      const unit = pick(units(), n);
      const judged = { nodeId: 'daily-management' as SchemeNodeId, points: `${n % 15}`, reason: '评议' };
      return unit && call('scoreFacts.judge', { year: YEAR, unitId: unit.id, ...judged });
    },
    async (n) => {
      const full = { 'disclosure-on-time': n % 2 === 0 ? '35' : '40', 'daily-management': n % 2 === 0 ? '15' : '10' };
      return call('schemes.save', withMarks(await firstScheme(app(), YEAR), { full }));
    },
    (n) => call('workspace.setReviewDates', { year: YEAR, dates: n % 2 === 0 ? ['06-30'] : ['03-31', '09-30'] }),
  ];
}

/** What the office does in its ledger: checks, returns, notes, shows, presses, finds faults, knows whom to call. */
export function ledgerActs(app: () => TestApp): readonly Act[] {
  const item = async (n: number, ...states: readonly ItemState[]) => {
    const filter = states.length === 0 ? {} : { states: [...states] };
    const found = pick(await app().call('ledger.keys', { year: YEAR, filter }), n);
    return found && occurrenceKey(found);
  };
  const unit = (n: number) => pick(app().store.units.units(), n);
  const finding = (n: number) => pick(app().store.findings.ofYear(YEAR), n);
  const slip = (n: number) => pick(app().store.reminders.ofYear(YEAR), n);
  const shown = (n: number) => pick(app().store.evidence.ofYear(YEAR), n);
  return [
    async (n) => {
      const one = await item(n, 'toVerify');
      return one && call('ledger.accept', { items: [one], ...(n % 3 === 0 ? {} : { waiver: '已当面核对' }) });
    },
    async (n) => {
      const one = await item(n, 'closed');
      return one && call('ledger.reopen', { items: [one], reason: '内容有变' });
    },
    async (n) => {
      const one = await item(n, 'toVerify', 'closed');
      const fault = n % 2 === 0 ? ('material' as const) : ('requirement' as const);
      return one && call('ledger.return', { items: [one], fault, reason: `缺附件${n}`, newDueOn: day('2021-06-22') });
    },
    async (n) => {
      const one = await item(n);
      return one && call('ledger.addNote', { items: [one], text: `备注${n}` });
    },
    (n) => {
      const note = pick(app().store.notes.ofYear(YEAR), n);
      return note && call('ledger.removeNotes', { ids: [note.id] });
    },
    async (n) => {
      const one = await item(n);
      return (
        one && call('evidence.addLink', { items: [one], link: `http://www.qh.example/${n}.html`, title: `公开${n}` })
      );
    },
    async (n) => {
      const one = await item(n, 'toVerify', 'closed', 'overdue');
      const taken = one && (await app().dispatch('evidence.put', { name: `截图${n}.png` }, PNG));
      if (!one || !taken?.ok) return undefined;
      const { fileId } = taken.value as { readonly fileId: string };
      return call('evidence.addFiles', { items: [one], files: [{ fileId }] });
    },
    (n) => {
      const one = shown(n);
      return one && call('evidence.update', { id: one.id, title: `更正${n}`, note: '首页' });
    },
    (n) => {
      const one = shown(n);
      return one && call('evidence.remove', { ids: [one.id] });
    },
    async (n) => {
      const { slips } = await app().call('reminders.propose', { year: YEAR });
      const one = pick(slips, n);
      if (!one) return undefined;
      const { unitId, level, items } = one;
      const made = { unitId, level, number: (n % 9) + 1, replyBy: day('2021-06-22'), items: items.map(occurrenceKey) };
      return call('reminders.make', { year: YEAR, slips: [made] });
    },
    (n) => {
      const one = slip(n);
      return one && call('reminders.answer', { id: one.id, on: day('2021-06-15'), text: `已办${n}` });
    },
    (n) => {
      const one = slip(n);
      return one && call('reminders.withdraw', { id: one.id, reason: '已另行通知' });
    },
    (n) => {
      const of = unit(n);
      const facts = { source: 'inspection' as const, foundOn: day('2021-05-06'), cause: `栏目${n}没有更新` };
      return of && call('findings.add', { year: YEAR, unitId: of.id, ...facts, rectifyBy: day('2021-06-30') });
    },
    (n) => {
      const one = finding(n);
      return one && call('findings.reply', { ids: [one.id], text: `已改${n}` });
    },
    (n) => {
      const one = finding(n);
      return one && call('findings.recheck', { ids: [one.id], result: n % 2 === 0 ? 'done' : 'partly' });
    },
    (n) => {
      const one = finding(n);
      return one && call('findings.setDay', { ids: [one.id], rectifyBy: n % 2 === 0 ? null : day('2021-07-09') });
    },
    (n) => {
      const one = finding(n);
      return one && call(n % 2 === 0 ? 'findings.remove' : 'findings.removeReply', { ids: [one.id] });
    },
    (n) => {
      const of = unit(n);
      return of && call('contacts.save', { unitId: of.id, person: `示例联系人${n}` });
    },
  ];
}
