import { z } from 'zod';
import type { ImportId, UnitId, GroupId, Year } from '../domain/brand.ts';
import type { Merge } from '../domain/tables/grid.ts';
import type { ColumnRole, TableKind } from '../domain/tables/recognisedTable.ts';
import type { Confidence, PartyKind, PartyRole, Span } from '../domain/wording/reading.ts';
import type { GroupScope } from '../domain/units/groupScope.ts';
import type { UnitKind } from '../domain/units/unit.ts';
import { command, query, requiredText, returns, unitId, groupId, year } from './define.ts';
import { partyRole, timeRule, unitKind, type RuleView } from './shared.ts';

export interface ColumnView {
  readonly column: number;
  readonly letters: string;
  readonly header: string;
  readonly role: ColumnRole;
}

/** The rules and parties of a row, with the words each was read from. */
export interface RuleReadingView extends RuleView {
  readonly span: Span;
  readonly confidence: Confidence;
  readonly note?: string;
}

export interface PartyView {
  readonly name: string;
  readonly kind: PartyKind;
  readonly role: PartyRole;
  readonly span: Span;
  readonly label?: string;
  readonly attached?: string;
  /** The unit or group of ours that bears this name or alias. */
  readonly unitId?: UnitId;
  readonly groupId?: GroupId;
}

export type RowState = 'new' | 'changed' | 'same';

export interface PreviewRow {
  /** Stable within the preview. */
  readonly key: string;
  /** 0-based row of the sheet and the address of its content cell. */
  readonly gridRow: number;
  readonly address: string;
  readonly state: RowState;
  readonly number: string;
  readonly task: string;
  readonly subtask: string;
  readonly content: string;
  readonly timeWording: string;
  readonly unitsWording: string;
  readonly rules: readonly RuleReadingView[];
  readonly parties: readonly PartyView[];
  /** Chinese sentences: what a person must decide (待核). */
  readonly timeCheck?: string;
  readonly unitsCheck?: string;
  /** Per changed field: Chinese name, value now stored, value of the file. */
  readonly changes: readonly { readonly field: string; readonly before: string; readonly after: string }[];
}

export interface TablePreview {
  readonly tableId: string;
  readonly sheet: string;
  readonly title: string;
  readonly kind: TableKind;
  /** First and last header row, 0-based. */
  readonly headerRows: readonly [number, number];
  readonly columns: readonly ColumnView[];
  /** The source cells for the left pane: text by row and column, and the merges. */
  readonly grid: { readonly rows: readonly (readonly string[])[]; readonly merges: readonly Merge[] };
  readonly rows: readonly PreviewRow[];
  /** Distinct tasks that the rows stand under. */
  readonly tasks: number;
  /** Remarks and signature rows under the table that were left out, with their addresses. */
  readonly leftOut: readonly { readonly address: string; readonly text: string }[];
}

/** A name in the wordings that no unit or group of ours bears, and that some new or changed row names: what was left unread stays so without being asked again. */
export interface UnknownName {
  readonly name: string;
  readonly kind: PartyKind;
  /** How many rows name it. */
  readonly rows: number;
  readonly suggestedKind: UnitKind;
  /** Nearest units and groups of ours, best first, score 0 to 1. */
  readonly suggestions: readonly {
    readonly unitId?: UnitId;
    readonly groupId?: GroupId;
    readonly name: string;
    readonly score: number;
  }[];
  /** Other unknown names of the file that may mean the same, best first. */
  readonly alike: readonly { readonly name: string; readonly score: number }[];
  /** Members to propose where it becomes a group: all units of `suggestedKind`, or those in name 镇 or 街道; `none`: the name does not say. */
  readonly suggestedMembers: GroupScope;
}

export interface ImportPreview {
  readonly previewId: string;
  readonly fileName: string;
  /** The year named in the title or file name, where there is one. */
  readonly yearInFile: Year | undefined;
  readonly tables: readonly TablePreview[];
  /** Sheets that hold no table of a known kind, and why. */
  readonly skippedSheets: readonly { readonly sheet: string; readonly reason: string }[];
  readonly unknownNames: readonly UnknownName[];
}

export interface ImportSummary {
  readonly importId: ImportId;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly unitsCreated: number;
  readonly groupsCreated: number;
}

export interface ImportView {
  readonly importId: ImportId;
  readonly fileName: string;
  readonly sheets: readonly string[];
  readonly kinds: readonly TableKind[];
  readonly importedAt: string;
  readonly rows: number;
}

/** What the person decided about an unknown name. A name without a decision stays unread and its rows stay 待核. */
const nameDecision = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('newUnit'), name: requiredText, kind: unitKind }),
  z.strictObject({ as: z.literal('aliasOfUnit'), unitId }),
  z.strictObject({ as: z.literal('aliasOfGroup'), groupId }),
  /** The same body as another unknown name, which is decided as `newUnit` or `newGroup`. */
  z.strictObject({ as: z.literal('aliasOfName'), name: requiredText }),
  /** Members by name: known units and aliases are matched, other names become new units of `kind`. */
  z.strictObject({
    as: z.literal('newGroup'),
    name: requiredText,
    memberKind: unitKind,
    members: z.array(requiredText).max(500),
  }),
  z.strictObject({ as: z.literal('skip') }),
]);
export type NameDecision = z.infer<typeof nameDecision>;

/** What the person changed about a row before it is written. */
const rowDecision = z.strictObject({
  include: z.boolean(),
  rules: z.array(timeRule).max(20).exactOptional(),
  parties: z
    .array(z.strictObject({ name: requiredText, role: partyRole }))
    .max(200)
    .exactOptional(),
});
export type RowDecision = z.infer<typeof rowDecision>;

export const imports = {
  /** Reads an uploaded file in the background; the job ends with a `previewId`. Nothing is written. */
  'imports.read': query(z.strictObject({ fileId: z.string().max(64), year }), returns<{ readonly jobId: string }>()),
  'imports.preview': query(z.strictObject({ previewId: z.string().max(64) }), returns<ImportPreview>()),
  /** Writes a preview, all of it or nothing, in one transaction. Keys: `PreviewRow.key` and `UnknownName.name`. */
  'imports.confirm': command(
    z.strictObject({
      previewId: z.string().max(64),
      year,
      tables: z.array(z.string().max(64)).max(100),
      names: z.record(z.string().max(200), nameDecision),
      rows: z.record(z.string().max(64), rowDecision),
    }),
    returns<ImportSummary>(),
  ),
  'imports.list': query(z.strictObject({ year }), returns<readonly ImportView[]>()),
};
