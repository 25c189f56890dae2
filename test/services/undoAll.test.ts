import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CommandId } from '../../electron/domain/brand.ts';
import { occurrenceKey } from '../../electron/domain/model/occurrenceKey.ts';
import { storePaths } from '../../electron/store/file/paths.ts';
import { differences, ledgerActs, officeActs, rowsIn, YEAR, type Rows } from '../support/acts.ts';
import { runs } from '../support/runs.ts';
import { openTestApp, type TestApp } from '../support/testApp.ts';

let app: TestApp;
let reader: Database.Database;
beforeAll(async () => {
  app = await openTestApp({ today: '2021-06-15', year: YEAR });
  await app.call('papers.saveSender', { office: '清河区政府办', contact: '示例联系人', phone: '1', mark: '清政公开' });
  reader = new Database(storePaths(app.folder).file, { readonly: true });
});
afterAll(async () => {
  expect(app.bugs).toEqual([]);
  reader.close();
  await app.close();
});

const office = officeActs(() => app);
const ledger = ledgerActs(() => app);
const acts = [...office, ...ledger];

interface Done {
  readonly name: string;
  readonly id: CommandId;
  /** Every row of every fact table, before and after. */
  readonly before: Rows;
  readonly after: Rows;
}

/** Two units, two duties and registrations, so that there is something to check; then what the history says. Only what wrote something. */
const OPENING = [0, 0, 5, 5, 13, 14, 15, 13, 14].map((act, n) => [act, n] as const);

/** The gate: whatever was done, nothing is closed that neither link nor file shows, unless a reason was given. */
async function expectGate(step: string): Promise<void> {
  for (const item of await app.call('ledger.keys', { year: YEAR, filter: { states: ['closed'] } })) {
    const { lacksEvidence, verifications } = await app.call('ledger.item', { item: occurrenceKey(item) });
    if (lacksEvidence) expect(verifications.at(-1), step).toMatchObject({ waiver: expect.stringMatching(/./u) });
  }
}

async function run(script: readonly (readonly [number, number])[]): Promise<readonly Done[]> {
  const done: Done[] = [];
  for (const [step, [act, n]] of [...OPENING, ...script].entries()) {
    const next = await acts[act]?.(n, step);
    if (!next) continue;
    const before = rowsIn(reader);
    const answer = await app.ask(next.name, next.input);
    const id = answer.ok ? (answer.value as { readonly commandId?: CommandId }).commandId : undefined;
    if (id === undefined) continue;
    done.push({ name: next.name, id, before, after: rowsIn(reader) });
    await expectGate(next.name);
  }
  return done;
}

/** Takes all back, the last first, and puts all in force again, the first first: each time the facts are what they were. */
async function backAndForth(done: readonly Done[]): Promise<void> {
  for (const { name, before } of done.toReversed()) {
    await app.call('workspace.undo', {});
    expect(differences(before, rowsIn(reader)), `${name} taken back`).toEqual([]);
    await expectGate(`${name} taken back`);
  }
  for (const { name, id, after } of done) {
    await app.call('workspace.redo', { commandId: id });
    expect(differences(after, rowsIn(reader)), `${name} in force again`).toEqual([]);
  }
}

async function takeBackAll(): Promise<void> {
  while (app.store.undoable() !== undefined) await app.call('workspace.undo', {});
}

it('every act of the ledger is taken back and put in force again', async () => {
  // Each of the ledger's acts three times, among registrations that give it something to act on.
  const script = [0, 1, 2].flatMap((turn) =>
    ledger.flatMap((_, at) => [[office.length + at, 2 * turn + at] as const, [13 + (at % 3), 7 * turn + at] as const]),
  );
  const done = await run(script);
  const names = new Set(done.map(({ name }) => name));
  for (const name of [
    'ledger.accept',
    'ledger.return',
    'ledger.reopen',
    'ledger.addNote',
    'ledger.removeNotes',
    'evidence.addLink',
    'evidence.addFiles',
    'evidence.update',
    'evidence.remove',
    'reminders.make',
    'reminders.answer',
    'reminders.withdraw',
    'findings.add',
    'findings.reply',
    'findings.recheck',
    'findings.setDay',
    'findings.remove',
    'contacts.save',
  ])
    expect(names, name).toContain(name);
  await backAndForth(done);
  await takeBackAll();
});

it('any sequence of acts taken back gives the state before, put in force again the state after', async () => {
  const script = fc.array(fc.tuple(fc.nat(acts.length - 1), fc.nat(60)), { minLength: 4, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(script, async (steps) => {
      await takeBackAll();
      await backAndForth(await run(steps));
    }),
    { numRuns: runs(120, 5) },
  );
});
