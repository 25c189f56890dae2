import { z } from 'zod';
import type { FindingId, Year } from '../domain/brand.ts';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { FindingColumn } from '../domain/exchange/findingTable.ts';
import type { Finding, FindingSource, FindingState, RecheckResult } from '../domain/model/finding.ts';
import { command, eventDay, findingId, link, longText, query, returns, shortText, unitId, year } from './define.ts';

export type { FindingColumn, FindingRole } from '../domain/exchange/findingTable.ts';
export type { FindingSource, FindingState, RecheckResult } from '../domain/model/finding.ts';

/** A fault that was found, with where it stands today. */
export interface FindingView extends Finding {
  readonly unit: string;
  readonly state: FindingState;
  /** It is the unit's turn, and its day has passed: so many days ago. */
  readonly daysOver?: number;
}

/** A line of a list that came in, or one unit's part of it, and what becomes of it. */
export interface FindingLineView {
  /** Stable within the file. */
  readonly key: string;
  readonly sheet: string;
  /** 1-based. */
  readonly line: number;
  /** Of the cell with the cause; of the reason's cell where it is left. */
  readonly address: string;
  /** As the file has it. */
  readonly unit: string;
  readonly cause: string;
  /**
   * `add`: will be put on record; `fill`: is on record, what is empty there will be filled; `already`: nothing of it is new; `left`: is not taken, for
   * `reason`.
   */
  readonly state: 'add' | 'fill' | 'already' | 'left';
  /** As it was read. */
  readonly read?: {
    readonly unit: string;
    readonly source: FindingSource;
    readonly foundOn: PlainDate;
    readonly indicator: string;
    readonly full?: string;
    readonly points?: string;
    readonly rectifyBy?: PlainDate;
    readonly reply: string;
    readonly replyLink: string;
    readonly recheck?: { readonly on: PlainDate; readonly result: RecheckResult };
  };
  /** Chinese sentences: what was not taken over, what is on record otherwise, what is filled. */
  readonly notes: readonly string[];
  readonly reason?: string;
  /** What a person may say: which unit a name means, who found it and when (once for all lines), that the line is to come after all. */
  readonly unknown?: 'unit' | 'source' | 'foundOn' | 'choice';
}

export interface FindingsPreview {
  readonly previewId: string;
  readonly fileName: string;
  readonly year: Year;
  readonly tables: readonly {
    readonly sheet: string;
    readonly title: string;
    /** 1-based. */
    readonly headerLine: number;
    readonly columns: readonly FindingColumn[];
  }[];
  readonly skippedSheets: readonly { readonly sheet: string; readonly reason: string }[];
  readonly notes: readonly string[];
  readonly leftOut: readonly { readonly sheet: string; readonly address: string; readonly text: string }[];
  readonly lines: readonly FindingLineView[];
  readonly counts: Readonly<Record<FindingLineView['state'], number>>;
}

const points = z
  .string()
  .trim()
  .regex(/^\d{1,4}(\.\d{1,2})?$/u, '应为不超过两位小数的数字');
const source = z.enum(['inspection', 'thirdParty', 'selfCheck', 'superior']) satisfies z.ZodType<FindingSource>;
const facts = z.strictObject({
  unitId,
  source,
  foundOn: eventDay,
  indicator: shortText.default(''),
  full: points.exactOptional(),
  points: points.exactOptional(),
  cause: longText.min(1, '不能为空'),
  rectifyBy: eventDay.exactOptional(),
});
const ids = z.array(findingId).min(1, '请至少选择一个问题').max(5000, '一次最多 5000 个');
const previewId = z.string().max(64);

/** What a person decided of a list that comes in: units by name; who found it, when, and by when it is to be rectified, of lines that do not say. */
const choices = z.strictObject({
  units: z.record(z.string().max(20_000), unitId),
  left: z.array(z.string().max(64)).max(100_000),
  source: source.exactOptional(),
  foundOn: eventDay.exactOptional(),
  rectifyBy: eventDay.exactOptional(),
});
export type FindingChoicesInput = z.input<typeof choices>;

export const findings = {
  /** A year's findings (问题清单), in the order in which they were put on record. */
  'findings.list': query(z.strictObject({ year, unitId: unitId.exactOptional() }), returns<readonly FindingView[]>()),
  'findings.add': command(z.strictObject({ year, ...facts.shape }), returns<{ readonly id: FindingId }>()),
  /** Corrects what is on record of a fault; reply and re-check stay. */
  'findings.update': command(z.strictObject({ id: findingId, ...facts.shape }), returns<object>()),
  'findings.remove': command(z.strictObject({ ids }), returns<object>()),
  /** Sets the day by which faults are to be rectified; `null` takes it away. */
  'findings.setDay': command(z.strictObject({ ids, rectifyBy: eventDay.nullable() }), returns<object>()),
  /** What a unit says of its rectification (整改情况); it takes the place of what it said before. */
  'findings.reply': command(
    z.strictObject({ ids, text: longText.default(''), link: link.default(''), on: eventDay.exactOptional() }),
    returns<object>(),
  ),
  'findings.removeReply': command(z.strictObject({ ids }), returns<object>()),
  /** The office's re-check (复核): the only way to 已整改 and 已说明. */
  'findings.recheck': command(
    z.strictObject({
      ids,
      on: eventDay.exactOptional(),
      result: z.enum(['done', 'partly', 'not', 'explained']) satisfies z.ZodType<RecheckResult>,
      note: shortText.default(''),
    }),
    returns<object>(),
  ),
  'findings.removeRecheck': command(z.strictObject({ ids }), returns<object>()),
  /** Makes the list as a workbook that can be read in again; the job's `fileId` is the file. */
  'findings.export': query(
    z.strictObject({ year, unitId: unitId.exactOptional(), ids: z.array(findingId).max(5000).exactOptional() }),
    returns<{ readonly jobId: string }>(),
  ),
  /** Reads a list in the background; the job's `previewId` names it. Nothing is written. */
  'findings.read': query(z.strictObject({ fileId: z.string().max(64), year }), returns<{ readonly jobId: string }>()),
  'findings.preview': query(z.strictObject({ previewId, choices }), returns<FindingsPreview>()),
  /** Puts all lines that can be on record, in one command, after a backup. A line that is there already is not added again. */
  'findings.confirm': command(
    z.strictObject({ previewId, year, choices }),
    returns<{ readonly added: number; readonly filled: number; readonly already: number; readonly left: number }>(),
  ),
};
