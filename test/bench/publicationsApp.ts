import type { UnitId, Year } from '../../electron/domain/brand.ts';
import { type DistrictYear } from '../support/district.ts';
import { day, openTestApp, type TestApp } from '../support/testApp.ts';

const YEAR = 2021 as Year;

/** What a list through the whole app took, in milliseconds. */
interface ThroughTheApp {
  /** From the file to the first window of the matches. */
  readonly whole: number;
  /** The longest that another method waited for its answer in each part, and while the list was taken back. */
  readonly waits: Readonly<Record<'reading' | 'preview' | 'recording' | 'matching' | 'undo', number>>;
}

/** An office with the units and duties of a district's year. */
async function openDistrict({ units, duties }: Pick<DistrictYear, 'units' | 'duties'>): Promise<TestApp> {
  const app = await openTestApp({ today: '2022-02-10' });
  await app.call('workspace.setUp', { district: '清河区', year: YEAR, inUseFrom: day('2021-01-01') });
  const { store } = app;
  const written = store.command('准备', '2022-02-10T00:00:00.000Z', () => {
    const ids = new Map<string, UnitId>(units.map(({ id, ...unit }) => [id, store.units.add(unit)]));
    const members = (isIn: (name: string) => boolean) =>
      units.filter(({ name }) => isIn(name)).flatMap(({ id }) => ids.get(id) ?? []);
    const groups = new Map([
      ['all', members(() => true)],
      ['towns', members((name) => /[镇乡]$|街道$/u.test(name))],
    ]);
    store.duties.addMany(
      duties.map((duty, sort) => ({
        year: YEAR,
        kind: 'disclosure',
        number: '',
        task: '',
        subtask: '',
        content: duty.content,
        timeWording: '',
        unitsWording: '',
        sort,
        rules: duty.rules.map(({ rule }) => ({ rule })),
        assignments: duty.assignments.flatMap(({ party, role }) => {
          const own = party.kind === 'unit' ? [ids.get(party.id) ?? party.id] : (groups.get(party.id) ?? []);
          return own.map((id) => ({ party: { kind: 'unit' as const, id }, role }));
        }),
        unresolved: [],
      })),
    );
  });
  if (!written.ok) throw new Error(written.error.message);
  return app;
}

/** Milliseconds between two questions. */
const PAUSE = 5;

/** Asks something small again and again; answers the longest that one waited for its answer since that was asked last: from when it was to be asked. */
function askMeanwhile(app: TestApp) {
  let longest = 0;
  const stop = new AbortController();
  const askOnce = async () => {
    const due = performance.now() + PAUSE;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    await app.call('publications.settings', {});
    longest = Math.max(longest, performance.now() - due);
  };
  let question = askOnce();
  const asking = (async () => {
    while (!stop.signal.aborted) {
      await question;
      question = askOnce();
    }
  })();
  return {
    async taken(): Promise<number> {
      await question;
      const taken = longest;
      longest = 0;
      return taken;
    },
    async stop(): Promise<void> {
      stop.abort();
      await asking;
      await question;
    },
  };
}

/** Takes a list through the app as a person would: read, looked at, recorded, matched, and taken back. */
export async function throughTheApp(
  year: Pick<DistrictYear, 'units' | 'duties'>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<ThroughTheApp> {
  const app = await openDistrict(year);
  // What is due is derived when the program shows its first screen.
  await app.call('publications.matches', { year: YEAR, filter: {}, offset: 0, limit: 1 });
  const other = askMeanwhile(app);
  const begun = performance.now();
  const { jobId } = await app.call('publications.read', { fileId: await app.putFile('发布明细.xlsx', bytes) });
  const { previewId = '' } = await app.finished(jobId);
  const reading = await other.taken();
  const { covers } = await app.call('publications.preview', { listId: previewId });
  const preview = await other.taken();
  if (!covers) throw new Error('Nothing was read');
  const days = { firstDay: covers.firstDay, lastDay: covers.lastDay };
  await app.call('publications.confirm', { listId: previewId, covers: { columns: [], units: [], ...days } });
  const recording = await other.taken();
  await app.call('publications.matches', { year: YEAR, filter: {}, offset: 0, limit: 50 });
  const whole = performance.now() - begun;
  const matching = await other.taken();
  await app.call('workspace.undo', {});
  const undo = await other.taken();
  await other.stop();
  await app.close();
  return { whole, waits: { reading, preview, recording, matching, undo } };
}
