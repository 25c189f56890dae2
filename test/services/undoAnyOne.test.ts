import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf, MethodsOf } from '../../electron/contract/index.ts';
import type { CommandId, DutyId, UnitId } from '../../electron/domain/brand.ts';
import { storePaths } from '../../electron/store/file/paths.ts';
import {
  AFTER_ISSUE,
  differences,
  lead,
  MONTHLY,
  officeActs,
  pick,
  QUARTERLY,
  rowsIn,
  YEAR,
  type Call,
} from '../support/acts.ts';
import { runs } from '../support/runs.ts';
import { day, openTestApp, type TestApp } from '../support/testApp.ts';

/** Ids are named after their step, so that a history replayed without one of its steps names its rows alike. */
const naming = { step: 'start', made: 0, commands: 0 };
let app: TestApp;
let reader: Database.Database;

beforeAll(async () => {
  app = await openTestApp({
    today: '2021-06-15',
    year: 2021,
    nextId: () => {
      naming.made += 1;
      // A command's own id comes first, and is never used twice.
      if (naming.made > 1) return `${naming.step}-${naming.made}`;
      naming.commands += 1;
      return `command-${naming.commands}`;
    },
  });
  reader = new Database(storePaths(app.folder).file, { readonly: true });
});
afterAll(async () => {
  expect(app.bugs).toEqual([]);
  reader.close();
  await app.close();
});

function rowsOf(id: CommandId): ReadonlySet<string> {
  return new Set(
    reader
      .prepare<[string], string>(
        `SELECT DISTINCT table_name || ' ' || row_id FROM changes JOIN commands USING (revision) WHERE commands.id = ?`,
      )
      .pluck()
      .all(id),
  );
}

function labelOf(id: CommandId): string {
  return reader.prepare<[string], string>('SELECT label FROM commands WHERE id = ?').pluck().get(id) ?? '';
}

async function send(step: string, { name, input }: Call): Promise<CommandId | undefined> {
  Object.assign(naming, { step, made: 0 });
  const answer = await app.ask(name, input);
  return answer.ok ? (answer.value as { readonly commandId?: CommandId }).commandId : undefined;
}

async function takeBackAll(): Promise<void> {
  while (app.store.undoable() !== undefined) {
    naming.made = 0;
    await app.call('workspace.undo', {});
  }
}

const acts = officeActs(() => app);
const rows = () => rowsIn(reader);
const facts = () => app.store.facts(YEAR);

const history = fc.array(fc.tuple(fc.nat(acts.length - 1), fc.nat(60)), { minLength: 4, maxLength: 18 });

interface Done extends Call {
  readonly step: string;
  readonly id: CommandId;
}

/** A few units and duties, and then what the history says; only what wrote something. */
async function runHistory(script: readonly (readonly [number, number])[]): Promise<readonly Done[]> {
  const done: Done[] = [];
  const opening = [0, 0, 5, 5].map((act, index) => [act, index] as const);
  for (const [index, [act, n]] of [...opening, ...script].entries()) {
    const next = await acts[act]?.(n, index);
    const step = `s${index}`;
    const id = next && (await send(step, next));
    if (next && id !== undefined) done.push({ ...next, step, id });
  }
  return done;
}

describe('undo of any one command', () => {
  it('leaves what the others alone would have made of its rows, and all others as they are; or names a later one and changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.nat(30), async (script, which) => {
        await takeBackAll();
        const done = await runHistory(script);
        const chosen = pick(done, which);
        if (!chosen) return;
        const later = done.slice(done.indexOf(chosen) + 1);
        const before = rows();
        const { commands } = await app.call('workspace.commands', {});
        const foretold = commands.find(({ commandId }) => commandId === chosen.id)?.refusal;
        naming.made = 0;
        const outcome = await app.ask('workspace.undo', { commandId: chosen.id });
        if (!outcome.ok) {
          expect(outcome.error?.code).toBe('conflict');
          expect(later.some(({ id }) => outcome.error?.message.includes(`“${labelOf(id)}”`))).toBe(true);
          expect(differences(before, rows())).toEqual([]);
          return;
        }
        // 今天的操作 says beforehand what is changed or leant on, and never where the step can be taken back after all.
        expect(foretold).toBeUndefined();
        const own = rowsOf(chosen.id);
        const after = rows();
        expect(differences(before, after).filter((key) => !own.has(key))).toEqual([]);
        naming.made = 0;
        await app.call('workspace.redo', { commandId: chosen.id });
        expect(differences(before, rows())).toEqual([]);
        const left = done.map(({ id }) => rowsOf(id));
        await takeBackAll();
        // The others alone. Of what is impossible without it, others have overwritten something, or it could not have been taken back.
        for (const [index, one] of done.entries()) {
          if (one === chosen || (await send(one.step, one)) !== undefined) continue;
          const overwritten = left.some(
            (theirs, at) => at !== index && done[at] !== chosen && [...theirs].some((row) => left[index]?.has(row)),
          );
          expect(overwritten, `${one.name} without ${chosen.name}`).toBe(true);
        }
        const without = rows();
        expect(differences(after, without).filter((key) => own.has(key))).toEqual([]);
      }),
      { numRuns: runs(400, 10) },
    );
  });
});

/** Two units, and a duty of the first by month. */
async function office() {
  await takeBackAll();
  const unit = async (name: string) =>
    (await command('units.save', { name, kind: 'department', aliases: [] })).value.id;
  const [first, second] = [await unit('区甲局'), await unit('区乙局')];
  const made = await command('duties.create', {
    year: YEAR,
    kind: 'disclosure',
    number: '1',
    task: '任务',
    subtask: '',
    content: '部门会议公开',
    timeWording: '',
    rules: [MONTHLY],
    assignments: [lead(first)],
  });
  const { id } = made.value;
  return { first, second, made: made.id, id };
}

/** Sends a command that must write, and answers its step beside its value. */
async function command<Name extends MethodsOf<'command'>>(name: Name, input: InputOf<Name>) {
  Object.assign(naming, { step: `after${naming.commands}`, made: 0 });
  const value = await app.call(name, input);
  const { commandId } = value as { readonly commandId?: CommandId };
  if (commandId === undefined) throw new Error(`${name} wrote nothing`);
  return { id: commandId, value };
}

function undo(commandId: CommandId) {
  naming.made = 0;
  return app.call('workspace.undo', { commandId });
}

function refusalOf(commandId: CommandId) {
  naming.made = 0;
  return app.refusal('workspace.undo', { commandId });
}

async function register(dutyId: DutyId, unitId: UnitId, periodKey: string) {
  const found = await app.call('duties.get', { id: dutyId });
  const one = found.occurrences.find((each) => each.periodKey === periodKey && each.unitId === unitId);
  if (!one) throw new Error(`Nothing is due for ${periodKey}`);
  const item = { dutyId, ruleId: one.ruleId, unitId, periodKey };
  return command('fulfilments.register', { items: [item], doneOn: day('2021-06-01'), title: '', link: '' });
}

describe('a toast’s 撤销', () => {
  it('takes back its own command, and not what was done since', async () => {
    const { first, id } = await office();
    const { id: step } = await register(id, first, '2021-03');
    await register(id, first, '2021-04');
    expect((await undo(step)).undone).toContain('登记办结');
    expect(facts().fulfilments.map(({ periodKey }) => periodKey)).toEqual(['2021-04']);
    naming.made = 0;
    await app.call('workspace.redo', { commandId: step });
    expect(
      facts()
        .fulfilments.map(({ periodKey }) => periodKey)
        .toSorted(),
    ).toEqual(['2021-03', '2021-04']);
  });

  it('is refused where its rows were changed later, even back again, and names the later command', async () => {
    const { first } = await office();
    const save = (kind: 'department' | 'town') =>
      command('units.save', { id: first, name: '区甲局', kind, aliases: [] });
    const { id: step } = await save('town');
    await save('department');
    await save('town');
    expect((await refusalOf(step)).message).toBe(
      '“修改单位：区甲局”不能撤销：之后的“修改单位：区甲局”、“修改单位：区甲局”改动了同样的内容。请先撤销后面的操作。',
    );
  });
});

describe('what later commands lean on', () => {
  const leans = (label: string) => `之后的“${label}”还要用到它。请先撤销后面的操作。`;

  it('stays: a duty with a registration', async () => {
    const { first, id, made } = await office();
    await register(id, first, '2021-03');
    expect((await refusalOf(made)).message).toContain(leans('登记办结：区甲局，部门会议公开'));
  });

  it('stays: a unit given to a duty, a time limit, a trigger’s rule, with what was registered for it', async () => {
    const { first, second, id } = await office();
    const { id: given } = await command('duties.update', { id, assignments: [lead(first), lead(second)] });
    await register(id, second, '2021-02');
    expect((await refusalOf(given)).message).toContain(leans('登记办结：区乙局，部门会议公开'));
    await app.call('workspace.undo', {});
    const { id: quarterly } = await command('duties.update', { id, rules: [QUARTERLY] });
    await register(id, first, '2021-Q1');
    expect((await refusalOf(quarterly)).message).toContain(leans('登记办结：区甲局，部门会议公开'));
    await app.call('workspace.undo', {});
    const { id: triggered } = await command('duties.update', { id, rules: [AFTER_ISSUE] });
    await command('duties.recordTrigger', { dutyId: id, title: '文件', on: day('2021-05-06'), unitIds: [first] });
    expect((await refusalOf(triggered)).message).toContain(leans('登记触发事件：文件'));
  });

  it('stays: a registration that was removed, where there is another in its place', async () => {
    const { first, id } = await office();
    const { value } = await register(id, first, '2021-03');
    const { id: removed } = await command('fulfilments.remove', { ids: [...value.ids] });
    await register(id, first, '2021-03');
    expect((await refusalOf(removed)).message).toContain('“登记办结：区甲局，部门会议公开”');
  });

  it('stays: a name that was free, where another has it now', async () => {
    const { second, id } = await office();
    await command('duties.update', { id, assignments: [] });
    const { id: removed } = await command('units.remove', { id: second });
    await command('units.save', { name: '区丙局', kind: 'department', aliases: ['区乙局'] });
    expect((await refusalOf(removed)).message).toContain('占用');
    expect((await refusalOf(removed)).message).toContain('“新增单位：区丙局”');
  });
});

describe('今天的操作', () => {
  it('lists the day’s commands with what they wrote, latest first, and why one cannot be taken back', async () => {
    const { first } = await office();
    await command('units.save', { id: first, name: '区甲局', kind: 'town', aliases: ['甲局'] });
    const { id: step } = await command('workspace.rename', { district: '清源区' });
    await undo(step);
    const listed = await app.call('workspace.commands', {});
    const own = listed.commands.slice(0, 5).map(({ label, records, state, refusal }) => ({
      label,
      records: records.map(({ what, count }) => `${what} ${count}`),
      state,
      refusal,
    }));
    expect(own).toEqual([
      { label: '改名为“清源区”', records: ['设置 1'], state: 'undone', refusal: undefined },
      { label: '修改单位：区甲局', records: ['单位 1'], state: 'done', refusal: undefined },
      { label: '新增事项：部门会议公开', records: ['事项 1'], state: 'done', refusal: undefined },
      { label: '新增单位：区乙局', records: ['单位 1'], state: 'done', refusal: undefined },
      {
        label: '新增单位：区甲局',
        records: ['单位 1'],
        state: 'done',
        refusal: '之后的“修改单位：区甲局”改动了同样的内容。请先撤销后面的操作。',
      },
    ]);
    app.setToday('2021-06-16');
    expect((await app.call('workspace.commands', {})).commands).toEqual([]);
    app.setToday('2021-06-15');
  });

  it('says beforehand of what later steps lean on that it cannot be taken back, until those are taken back or removed', async () => {
    const { first, id, made } = await office();
    const refusal = async () =>
      (await app.call('workspace.commands', {})).commands.find(({ commandId }) => commandId === made)?.refusal;
    expect(await refusal()).toBeUndefined();
    const { id: registered, value } = await register(id, first, '2021-03');
    const said = '之后的“登记办结：区甲局，部门会议公开”还要用到它。请先撤销后面的操作。';
    expect(await refusal()).toBe(said);
    expect((await refusalOf(made)).message).toContain(said);
    await undo(registered);
    expect(await refusal()).toBeUndefined();
    naming.made = 0;
    await app.call('workspace.redo', { commandId: registered });
    expect(await refusal()).toBe(said);
    const { id: removed } = await command('fulfilments.remove', { ids: [...value.ids] });
    expect(await refusal()).toBeUndefined();
    await undo(removed);
    expect(await refusal()).toBe(said);
  });
});
