import type {
  FilesReport,
  FileState,
  SurplusFile,
  TroubledCase,
  TroubledFile,
  TroubledFrozenFile,
  TroubledSlip,
} from '../../contract/evidence.ts';
import type { UnitId } from '../../domain/brand.ts';
import { succeed, type Outcome } from '../../domain/failure.ts';
import type { Evidence } from '../../domain/model/ledger.ts';
import { occurrenceKey } from '../../domain/model/occurrenceKey.ts';
import type { ServiceContext } from '../app/context.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { factsIndex } from '../year/views.ts';

type FileEvidence = Extract<Evidence, { readonly kind: 'file' }>;

/** Rows with a file, by the digest. */
function filesByDigest({ store }: ServiceContext): ReadonlyMap<string, readonly FileEvidence[]> {
  const rows = store.evidence.withFiles().flatMap((each) => (each.kind === 'file' ? [each] : []));
  return Map.groupBy(rows, ({ file }) => file.sha256);
}

/** Where the files stand (佐证检查): each is read. */
export async function checkFiles(context: ServiceContext): Promise<Outcome<FilesReport>> {
  const named = filesByDigest(context);
  const ofSlips = context.store.reminders.files();
  const troubled: TroubledFile[] = [];
  const sizes = new Map((await context.evidenceFolder.list()).map(({ name, size }) => [name, size]));
  const ofFreezes = context.store.scoreProcess.files();
  const digests = new Set([
    ...named.keys(),
    ...ofSlips.map(({ sha256 }) => sha256),
    ...ofFreezes.map(({ hash }) => hash),
    ...context.store.requests.papers().map(({ sha256 }) => sha256),
  ]);
  const bytes = [...digests].reduce((sum, sha256) => sum + (sizes.get(sha256) ?? 0), 0);
  const states = new Map<string, FileState>();
  const stateOf = async (sha256: string): Promise<FileState> => {
    const state = states.get(sha256) ?? (await context.evidenceFolder.stateOf(sha256));
    states.set(sha256, state);
    return state;
  };
  for (const [sha256, rows] of named) {
    const [first] = rows;
    if (!first) continue;
    const state = await stateOf(sha256);
    if (state === 'kept') continue;
    troubled.push({
      ...occurrenceKey(first),
      id: first.id,
      name: first.file.name,
      state,
      ...whereOf(context, first),
      count: rows.length,
    });
  }
  const slips: TroubledSlip[] = [];
  for (const { sha256, ...slip } of ofSlips) {
    const state = await stateOf(sha256);
    if (state !== 'kept') slips.push({ ...slip, state, unit: unitName(context, slip.unitId) });
  }
  const frozen: TroubledFrozenFile[] = [];
  for (const file of filesOfFreezes(context)) {
    const state = await stateOf(file.hash);
    if (state !== 'kept') frozen.push({ ...file, state });
  }
  const cases = await troubledCases(context, stateOf);
  const { surplus, spared } = await surplusOf(context);
  return succeed({
    count: digests.size,
    bad: [...states.values()].filter((state) => state !== 'kept').length,
    bytes,
    troubled,
    slips,
    frozen,
    cases,
    surplus,
    spared: { count: spared.length, bytes: spared.reduce((sum, { size }) => sum + size, 0) },
  });
}

/** The files that freezes name, each once for a class: a later version keeps the evidence of the one before it. */
function filesOfFreezes({ store }: ServiceContext): readonly Omit<TroubledFrozenFile, 'state'>[] {
  const files = new Map<string, Omit<TroubledFrozenFile, 'state'>>();
  for (const { id, year, classId, className, version, papers, evidence } of store.scoreProcess.freezes()) {
    const all = [
      ...papers.map(({ name, hash }) => ({ name, hash, kind: 'paper' as const })),
      ...evidence.map(({ name, hash }) => ({ name, hash, kind: 'evidence' as const })),
    ];
    for (const { name, hash, kind } of all) {
      const key = `${year} ${classId} ${hash}`;
      const versions = [...(files.get(key)?.versions ?? []), version];
      files.set(key, { hash, name, kind, freezeId: id, year, className, versions });
    }
  }
  return [...files.values()];
}

async function troubledCases(
  { store }: ServiceContext,
  stateOf: (sha256: string) => Promise<FileState>,
): Promise<readonly TroubledCase[]> {
  const found = new Map<string, TroubledCase>();
  for (const { id, number, sha256 } of store.requests.papers()) {
    const state = await stateOf(sha256);
    if (state === 'kept') continue;
    const key = `${id} ${state}`;
    found.set(key, { id, number, state, count: (found.get(key)?.count ?? 0) + 1 });
  }
  return [...found.values()];
}

function unitName({ store }: ServiceContext, unitId: UnitId): string {
  return store.units.units().find(({ id }) => id === unitId)?.name ?? '';
}

function whereOf(
  context: ServiceContext,
  { dutyId, unitId }: Evidence,
): { readonly unit: string; readonly content: string } {
  const year = context.store.duties.yearOf(dutyId);
  if (year === undefined) return { unit: '', content: '' };
  const { duties, unitNames } = factsIndex(derivedYear(context, year).facts);
  return { unit: unitNames.get(unitId) ?? '', content: duties.get(dutyId)?.content ?? '' };
}

/** What lies in the folder and neither evidence, slips nor freezes name; of that, what a step of the log names stays. */
async function surplusOf(context: ServiceContext): Promise<{
  readonly surplus: readonly SurplusFile[];
  readonly spared: readonly SurplusFile[];
}> {
  const listed = await context.evidenceFolder.list();
  // Asked after the folder was read, and nothing comes between these and what is made of them: what a command names now stays.
  const named = filesByDigest(context);
  const others = new Map([
    ...[...context.store.reminders.files(), ...context.store.requests.files()].map(
      ({ sha256, name }) => [sha256, name] as const,
    ),
    ...context.store.scoreProcess.files().map(({ hash, name }) => [hash, name] as const),
  ]);
  const inLog = new Map(context.store.evidence.filesInLog().map((file) => [file.sha256, file]));
  const unnamed = listed
    .filter(({ name }) => !named.has(name) && !others.has(name))
    .flatMap(({ name, size }): readonly SurplusFile[] => {
      const digest = name.slice(0, 64);
      const known = inLog.get(digest)?.name ?? named.get(digest)?.[0]?.file.name ?? others.get(digest);
      const isReplaced = name !== digest && known !== undefined;
      return [
        {
          key: name,
          size,
          ...(known === undefined ? {} : { name: known }),
          ...(isReplaced ? { isReplaced } : {}),
        },
      ];
    });
  return {
    surplus: unnamed.filter(({ key }) => !inLog.has(key)),
    spared: unnamed.filter(({ key }) => inLog.has(key)),
  };
}

/** Clears away for good what was listed and is needed by nothing still. A copy that is being made is waited for. */
export async function clearFiles(context: ServiceContext, keys: readonly string[]) {
  await context.copies.idle();
  const { surplus } = await surplusOf(context);
  const wanted = new Set(keys);
  let [cleared, bytes] = [0, 0];
  for (const { key, size } of surplus.filter((each) => wanted.has(each.key))) {
    if (!(await context.evidenceFolder.remove(key))) continue;
    cleared += 1;
    bytes += size;
  }
  return succeed({ cleared, bytes, changed: false });
}
