import type { DraftView } from '../../contract/importDrafts.ts';
import type { TableStart } from '../../contract/imports.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { Year } from '../../domain/brand.ts';
import { rowKeys, rowsCompared } from '../../domain/exchange/importCompare.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { TableRow } from '../../domain/reading/tables/recognisedTable.ts';
import { cleanText } from '../app/cleanText.ts';
import { refuseClosedYear } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { DRAFT_GONE } from '../app/drafts.ts';
import type { Draft, RowWords } from '../app/draftRecord.ts';
import type { Handlers } from '../app/handlers.ts';
import { knownTables, type PendingPreview } from '../app/pendingPreviews.ts';
import type { JobControl } from '../app/ports.ts';
import { asOnRecord } from './onRecord.ts';

type DraftMethod =
  | 'imports.keep'
  | 'imports.drafts'
  | 'imports.readDraft'
  | 'imports.decisions'
  | 'imports.decide'
  | 'imports.drop'
  | 'imports.clearDropped'
  | 'imports.draftFile';

/** What this run of the program knows of a draft beyond its record. */
interface Reading {
  readonly jobId: string;
  readonly year: Year;
}

/** Files that wait, with what was decided about them: they stay until they are written or dropped, whatever becomes of the page and the program. */
export function createImportDrafts(context: ServiceContext): Pick<Handlers, DraftMethod> {
  const { drafts, files } = context;
  const readings = new Map<string, Reading>();
  const lost = new Map<string, number>();
  return {
    async 'imports.keep'({ fileId, year }) {
      const closed = refuseClosedYear(context, year);
      if (closed) return { ok: false, error: closed };
      const file = files.get(fileId);
      if (!file.ok) return file;
      const kept = await drafts.keep(file.value, year);
      return kept.ok ? succeed({ draftId: kept.value.draftId }) : kept;
    },
    'imports.drafts': async () =>
      succeed((await drafts.all()).map((draft) => draftView(context, draft, readings.get(draft.draftId)))),
    'imports.readDraft': (input) => readDraft(context, readings, lost, input),
    async 'imports.decisions'({ draftId }) {
      const draft = await drafts.one(draftId);
      if (!draft) return fail('not-found', DRAFT_GONE);
      const { revision, decisions } = draft;
      return succeed({ revision, decisions, lost: lost.get(draftId) ?? 0 });
    },
    async 'imports.decide'({ draftId, ...patch }) {
      const pending = context.previews.ofDraft(draftId);
      const changed = await drafts.change(draftId, (draft) => decided(draft, patch, pending));
      return changed.ok ? succeed({ revision: changed.value.revision }) : changed;
    },
    async 'imports.drop'({ draftIds, dropped }) {
      for (const draftId of draftIds) {
        const { jobId } = readings.get(draftId) ?? {};
        if (dropped && jobId !== undefined) context.jobs.cancel(jobId);
        const changed = await drafts.change(draftId, (draft) => ({ ...draft, dropped }));
        // What another window has written or cleared away is gone as it was meant to be.
        if (!changed.ok && (changed.error.code !== 'not-found' || !dropped)) return changed;
      }
      return succeed({});
    },
    async 'imports.clearDropped'() {
      const dropped = (await drafts.all()).filter((draft) => draft.dropped);
      await drafts.remove(dropped.map(({ draftId }) => draftId));
      return succeed({});
    },
    async 'imports.draftFile'({ draftId }) {
      const file = await drafts.file(draftId);
      if (!file.ok) return file;
      const kept = files.put(file.value);
      return kept.ok ? succeed({ fileId: kept.value }) : kept;
    },
  };
}

function draftView({ jobs, previews }: ServiceContext, draft: Draft, reading: Reading | undefined): DraftView {
  const { draftId, fileName, size, year, keptAt, dropped, decisions } = draft;
  const { tables, rows, names, starts, remove } = decisions;
  const base = {
    draftId,
    fileName,
    size,
    year,
    keptAt,
    decided: [tables, rows, names, starts, remove].reduce((sum, each) => sum + Object.keys(each).length, 0),
  };
  if (dropped) return { ...base, state: 'dropped' };
  const job = reading && jobs.get(reading.jobId);
  if (job?.state === 'running') return { ...base, state: 'reading', jobId: job.jobId };
  const pending = previews.ofDraft(draftId);
  if (pending?.year === year) return { ...base, state: 'ready', previewId: pending.previewId };
  if (job?.state === 'failed' && job.error) return { ...base, state: 'failed', error: job.error };
  return { ...base, state: job?.state === 'cancelled' ? 'cancelled' : 'waiting' };
}

async function readDraft(
  context: ServiceContext,
  readings: Map<string, Reading>,
  lost: Map<string, number>,
  { draftId, year }: ParsedInputOf<'imports.readDraft'>,
): Promise<Outcome<{ readonly jobId?: string; readonly previewId?: string }>> {
  const { drafts, previews, jobs } = context;
  const closed = refuseClosedYear(context, year);
  if (closed) return { ok: false, error: closed };
  const draft = await drafts.one(draftId);
  if (!draft || draft.dropped) return fail('not-found', DRAFT_GONE);
  const ready = previews.ofDraft(draftId);
  if (ready?.year === year && draft.year === year) return succeed({ previewId: ready.previewId });
  const before = readings.get(draftId);
  if (before && jobs.get(before.jobId)?.state === 'running') {
    if (before.year === year) return succeed({ jobId: before.jobId });
    jobs.cancel(before.jobId);
  }
  const jobId = jobs.start('正在读取文件', async (control) => {
    const read = await readAgain(context, draftId, year, control);
    if (!read.ok) return read;
    lost.set(draftId, read.value.lost);
    return succeed({ previewId: read.value.previewId });
  });
  readings.set(draftId, { jobId, year });
  return succeed({ jobId });
}

async function readAgain(
  { drafts, documents, previews, store }: ServiceContext,
  draftId: string,
  year: Year,
  control: JobControl,
): Promise<Outcome<{ readonly previewId: string; readonly lost: number }>> {
  const file = await drafts.file(draftId);
  const draft = await drafts.one(draftId);
  if (!file.ok) return file;
  if (!draft) return fail('not-found', DRAFT_GONE);
  const { fileName, sha256, layouts, tables } = draft;
  const layoutsKnown = [...layouts.map(({ layout }) => layout), ...store.layouts.all()];
  const recognised = await documents.readFile(file.value, { planYear: year, layouts: layoutsKnown }, control);
  if (!recognised.ok) return recognised;
  if (control.signal.aborted) return fail('cancelled', '已取消，没有写入任何内容。');
  const old = previews.ofDraft(draftId);
  if (old) previews.remove(old.previewId);
  const read = asOnRecord(store, fileName, year, cleanText(recognised.value));
  const pending = previews.add({ fileName, sha256, year, fileId: '', draftId, file: read, layouts }, tables);
  let lost = 0;
  const changed = await drafts.change(draftId, (now) => {
    const read = readAs(now, pending);
    lost = read.lost;
    return { ...read.draft, year, decisions: { ...read.draft.decisions, ...(now.year === year ? {} : ANOTHER_YEAR) } };
  });
  return changed.ok ? succeed({ previewId: pending.previewId, lost }) : changed;
}

/** What was said of one year says nothing of another. */
const ANOTHER_YEAR = { yearAccepted: false, remove: [] } as const;

/** A draft as it stands beside a new reading: decisions about rows that read otherwise now are let go; `lost` says of how many. */
export function readAs(draft: Draft, pending: PendingPreview): { readonly draft: Draft; readonly lost: number } {
  const { decisions, words } = draft;
  const rows = rowsByKey(pending);
  const isSame = (key: string): boolean => {
    const row = rows.get(key);
    const before = words[key];
    return row !== undefined && (before === undefined || sameWords(wordsOf(row), before));
  };
  const all = Object.entries(decisions.rows);
  const held = all.filter(([key]) => isSame(key));
  return {
    draft: { ...draft, tables: knownTables(pending), decisions: { ...decisions, rows: Object.fromEntries(held) } },
    lost: all.length - held.length,
  };
}

type Patch = Omit<ParsedInputOf<'imports.decide'>, 'draftId'>;

function decided(draft: Draft, patch: Patch, pending: PendingPreview | undefined): Draft {
  const { decisions, words } = draft;
  const { tables, rows = {}, names, starts, remove = [], step, yearAccepted } = patch;
  const known = pending && rowsByKey(pending);
  const added = Object.keys(rows).flatMap((key): [string, RowWords][] => {
    const row = known?.get(key);
    return row ? [[key, wordsOf(row)]] : [];
  });
  const removed = new Set(decisions.remove);
  for (const each of remove) {
    if (each.remove) removed.add(each.dutyId);
    else removed.delete(each.dutyId);
  }
  return {
    ...draft,
    decisions: {
      tables: { ...decisions.tables, ...tables },
      rows: { ...decisions.rows, ...rows },
      names: { ...decisions.names, ...names },
      starts: decidedStarts({ ...decisions.starts, ...starts }),
      remove: [...removed],
      step: step ?? decisions.step,
      yearAccepted: yearAccepted ?? decisions.yearAccepted,
    },
    words: { ...words, ...Object.fromEntries(added) },
  };
}

function decidedStarts(starts: Readonly<Record<string, TableStart | null>>): Readonly<Record<string, TableStart>> {
  return Object.fromEntries(Object.entries(starts).flatMap(([id, start]) => (start ? [[id, start] as const] : [])));
}

const indexes = new WeakMap<PendingPreview, ReadonlyMap<string, TableRow>>();

function rowsByKey(pending: PendingPreview): ReadonlyMap<string, TableRow> {
  const known = indexes.get(pending);
  if (known) return known;
  const index = new Map(
    pending.file.tables.flatMap((table, at) => {
      const rows = rowsCompared(table);
      const keys = rowKeys(pending.tableIds[at] ?? `t${at}`, rows);
      return rows.map((row, place) => [keys[place] ?? '', row] as const);
    }),
  );
  indexes.set(pending, index);
  return index;
}

function sameWords(a: RowWords, b: RowWords): boolean {
  const fields = ['address', 'content', 'timeWording', 'unitsWording', 'label', 'start'] as const;
  return fields.every((field) => a[field] === b[field]);
}

function wordsOf({ address, content, timeWording, unitsWording, label, span }: TableRow): RowWords {
  return {
    address,
    content,
    timeWording,
    unitsWording,
    ...(label === undefined ? {} : { label }),
    ...(span === undefined ? {} : { start: span.start }),
  };
}
