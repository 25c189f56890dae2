import { z } from 'zod';
import { year } from '../../contract/define.ts';
import { importStep, nameDraft, type DraftDecisions } from '../../contract/importDrafts.ts';
import { rowDecision, tableStart } from '../../contract/imports.ts';
import { columnRole } from '../../contract/shared.ts';
import type { DutyId, Year } from '../../domain/brand.ts';
import type { DutyTexts } from '../../domain/model/duty.ts';
import type { HandLayout, KnownTable } from './pendingPreviews.ts';

/** What a row said when something was decided about it: a reading that says otherwise under its key is another row. */
export interface RowWords extends Pick<DutyTexts, 'content' | 'timeWording' | 'unitsWording'> {
  readonly address: string;
  readonly label?: string;
  readonly start?: number;
}

/** A file that waits to be taken in, with all that was decided about it. */
export interface Draft {
  readonly draftId: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly size: number;
  readonly year: Year;
  /** ISO instant. */
  readonly keptAt: string;
  readonly dropped: boolean;
  /** The instant at which it began to be written to the ledger: when it is found so, the ledger tells whether it was. */
  readonly writingSince?: string;
  readonly layouts: readonly HandLayout[];
  /** The ids that its tables had when it was read last. */
  readonly tables: readonly KnownTable[];
  readonly decisions: DraftDecisions;
  readonly words: Readonly<Record<string, RowWords>>;
  /** Grows by one with each change. */
  readonly revision: number;
}

/** A record as it is on the disk. What it says of single rows and names is taken as far as this version of the program knows it. */
const stored = z.object({
  fileName: z.string(),
  sha256: z.string(),
  size: z.number(),
  year,
  keptAt: z.string(),
  dropped: z.boolean(),
  writingSince: z.string().exactOptional(),
  layouts: z.array(
    z.object({
      sheet: z.string(),
      layout: z.object({
        signature: z.string(),
        headerRows: z.number(),
        kind: z.enum(['schedule', 'breakdown']),
        columns: z.array(z.object({ column: z.number(), role: columnRole })),
      }),
      remember: z.boolean(),
    }),
  ),
  tables: z.array(z.object({ place: z.string(), id: z.string(), way: z.enum(['items', 'rows']).exactOptional() })),
  decisions: z.object({
    tables: z.record(z.string(), z.boolean()),
    rows: z.record(z.string(), z.unknown()),
    names: z.record(z.string(), z.unknown()),
    starts: z.record(z.string(), z.unknown()).default({}),
    remove: z.array(z.string()),
    step: importStep,
    yearAccepted: z.boolean(),
  }),
  words: z.record(
    z.string(),
    z.object({
      address: z.string(),
      content: z.string(),
      timeWording: z.string(),
      unitsWording: z.string(),
      label: z.string().exactOptional(),
      start: z.number().exactOptional(),
    }),
  ),
  revision: z.number(),
});

/** The draft that a record tells of. One that cannot be read is a draft all the same, so that a person is told of it. */
export function draftOfRecord(draftId: string, record: string): Draft {
  const parsed = stored.safeParse(parse(record));
  if (!parsed.success) return unreadable(draftId);
  const { decisions, ...rest } = parsed.data;
  return { ...rest, draftId, decisions: knownDecisions(decisions) };
}

function knownDecisions(decisions: z.infer<typeof stored>['decisions']): DraftDecisions {
  return {
    ...decisions,
    rows: valid(decisions.rows, rowDecision),
    names: valid(decisions.names, nameDraft),
    starts: valid(decisions.starts, tableStart),
    // They were checked when they were decided.
    remove: decisions.remove as DutyId[],
  };
}

function valid<Value>(
  entries: Readonly<Record<string, unknown>>,
  schema: z.ZodType<Value>,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(entries).flatMap(([key, entry]) => {
      const parsed = schema.safeParse(entry);
      return parsed.success ? [[key, parsed.data] as const] : [];
    }),
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Its bytes are those of no digest: whoever goes on with it is told that they cannot be trusted. */
function unreadable(draftId: string): Draft {
  return {
    draftId,
    fileName: `记录已损坏的草稿（${draftId.slice(0, 8)}）`,
    sha256: '',
    size: 0,
    year: 2008 as Year,
    keptAt: '',
    dropped: false,
    layouts: [],
    tables: [],
    decisions: { tables: {}, rows: {}, names: {}, starts: {}, remove: [], step: 'rows', yearAccepted: false },
    words: {},
    revision: 0,
  };
}
