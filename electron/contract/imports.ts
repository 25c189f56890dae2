import { z } from 'zod';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import {
  DUTY_TEXT_FIELDS,
  type DutyKind,
  type DutyTextField,
  type DutyTexts,
  type Following,
  type PartyKind,
  type PartyRole,
} from '../domain/model/duty.ts';
import type { DutyId, ImportId, UnitId, GroupId, Year } from '../domain/brand.ts';
import type { Merge } from '../domain/sheets/grid.ts';
import type { ProposedRole, UnreadColumn } from '../domain/reading/tables/columns.ts';
import type { ItemWay, LayoutStart, LeftOut } from '../domain/reading/tables/recognisedTable.ts';
import type { SourceChange } from '../domain/exchange/importCells.ts';
import type { MatchedBy, MissingRow, RowState } from '../domain/exchange/importCompare.ts';
import type { ColumnRole, TableKind } from '../domain/model/documents.ts';
import type { Confidence, Span } from '../domain/reading/wording/reading.ts';
import type { GroupScope } from '../domain/groups/meaning.ts';
import type { UnitKind } from '../domain/model/unit.ts';
import {
  command,
  dutyId,
  eventDay,
  groupId,
  importId,
  query,
  requiredText,
  returns,
  shortText,
  unitId,
  year,
} from './define.ts';
import {
  columnRole,
  dutyKind,
  following,
  memberScope,
  partyRole,
  timeRule,
  unitKind,
  type RuleView,
} from './shared.ts';

export type { Merge } from '../domain/sheets/grid.ts';

export interface ColumnView {
  readonly column: number;
  readonly letters: string;
  readonly header: string;
  readonly role: ColumnRole;
  readonly proposed?: ProposedRole;
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

export type { SourceChange } from '../domain/exchange/importCells.ts';
export type { MissingRow, RowState } from '../domain/exchange/importCompare.ts';
export type { DutyTextField } from '../domain/model/duty.ts';

export interface PreviewRow extends DutyTexts {
  /** Stable within the preview. */
  readonly key: string;
  /** 0-based row of the sheet and the address of its content cell. */
  readonly gridRow: number;
  readonly address: string;
  /** In a plan's text: the part of the paragraph that asks for this. */
  readonly span?: Span;
  /** The label of the list that a sub-item stood in. */
  readonly label?: string;
  readonly state: RowState;
  /** How the stored duty was found; absent for new rows. */
  readonly matchedBy?: MatchedBy;
  /** It is set beside the copy of an earlier year's duty. */
  readonly isCarried?: true;
  /** The duty it would change. */
  readonly dutyId?: DutyId;
  readonly rules: readonly RuleReadingView[];
  /** Rules that are asked: offered to the person, and owed by nobody until taken. */
  readonly suggestions?: readonly RuleReadingView[];
  readonly parties: readonly PartyView[];
  /** Chinese sentences: what a person must decide (待核). */
  readonly timeCheck?: string;
  readonly unitsCheck?: string;
  /** What it would become: 信息报送 where it asks for pieces, else as its table says; and how it would be followed. A duty on record stays what it is. */
  readonly dutyKind: DutyKind;
  readonly followedAs: Following;
  readonly changes: readonly SourceChange[];
  /** Is taken over unless the person says otherwise; and which of its changed cells are. */
  readonly ticked: boolean;
  readonly takenAtFirst: readonly DutyTextField[];
  /** Why it is not ticked at first, where that is because of how it stands in the file: hidden, struck out. */
  readonly untickedBecause?: string;
  /** That the file contains this duty is not on record yet, or in other words: it is written down even where nothing else of the row changes. */
  readonly isNews?: true;
  /** A hidden key that is not as it went out, or stands in two rows; the row was matched without it. */
  readonly keyTrouble?: string;
  /** Its duty was deleted here since the workbook went out. */
  readonly deletedSince?: true;
}

export interface TablePreview {
  readonly tableId: string;
  readonly sheet: string;
  readonly title: string;
  readonly kind: TableKind;
  /** First and last header row, 0-based. */
  readonly headerRows: readonly [number, number];
  /** The columns were named by hand, now or for an earlier file with the same header. */
  readonly byHand: boolean;
  readonly columns: readonly ColumnView[];
  /** The source cells for the left pane: text by row and column, and the merges. */
  readonly grid: { readonly rows: readonly (readonly string[])[]; readonly merges: readonly Merge[] };
  readonly rows: readonly PreviewRow[];
  readonly missing: readonly MissingRow[];
  /** 施行日 of duties on record that the table holds, each once; `null`: from the beginning of the year. Empty where it holds none. */
  readonly startsOnRecord: readonly (PlainDate | null)[];
  /** Rows of the file: where a labelled list became several sub-items, they count as one. */
  readonly measures: number;
  /** Tells what another table of the same file tells too: not ticked at first. */
  readonly secondary: boolean;
  /**
   * Where items over several rows can be taken as one duty each or row by row: how they are, how many rows the other way has, and how many registrations
   * stand for duties that would then be others.
   */
  readonly items?: {
    readonly way: ItemWay;
    readonly others: number;
    readonly moves: number;
    /**
     * Where rows of before become one item each: so many of them go into the others, with `moved` registrations that make `whole` occurrences done; `partial`
     * ones are of occurrences of which some part is not done, and are told as progress.
     */
    readonly joins?: {
      readonly parts: number;
      readonly moved: number;
      readonly whole: number;
      readonly partial: number;
    };
  };
  /** Distinct tasks that the rows stand under. */
  readonly tasks: number;
  /** Remarks and signature rows that were left out, and other content that was not taken over, with the reason. */
  readonly leftOut: readonly LeftOut[];
  /** Columns with content of which nothing was taken. */
  readonly unreadColumns: readonly (UnreadColumn & Pick<ColumnView, 'letters'>)[];
}

/** A name in the wordings that no unit or group of ours bears, and that some new or changed row names: what was left unread stays so without being asked again. */
export interface UnknownName {
  readonly name: string;
  readonly kind: PartyKind;
  /** How many rows of the file name it, ticked or not. */
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
  /** Units to propose as left out of these (各镇街（城关镇除外）), by name; absent where the name excepts none. */
  readonly suggestedExceptions?: readonly string[];
}

export interface ImportPreview {
  readonly previewId: string;
  /** Grows by one whenever it is read otherwise (`imports.setLayout`, `imports.setItems`). */
  readonly version: number;
  /** What reading it otherwise made of its draft's revision. */
  readonly draft?: { readonly draftId: string; readonly revision: number };
  readonly fileName: string;
  /** The year named in the title or file name, where there is one. */
  readonly yearInFile: Year | undefined;
  /** 印发日期 as the document says it; absent: to be asked. Proposed as 施行日 of its tables. */
  readonly issued?: { readonly date: PlainDate; readonly words: string };
  readonly tables: readonly TablePreview[];
  /** Sheets that hold no table of a known kind, and why; `grid` where a person may show the header by hand. */
  readonly skippedSheets: readonly {
    readonly sheet: string;
    readonly reason: string;
    readonly grid?: TablePreview['grid'];
    /** What was understood of it: where its header seems to be, and what its columns hold. */
    readonly start?: LayoutStart;
  }[];
  /** What the person should know of the file as a whole: it went out from here on …, its stamp was changed. Chinese sentences. */
  readonly notes: readonly string[];
  readonly unknownNames: readonly UnknownName[];
  /** Headers shown by hand are to be remembered, or to be forgotten, with the writing. */
  readonly layoutsChange: boolean;
}

export interface ImportSummary {
  /** Absent where nothing was to be written, and the very file was not imported before. */
  readonly importId?: ImportId;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly unitsCreated: number;
  readonly groupsCreated: number;
}

/** What taking back an import would do. */
export interface UndoPreview {
  readonly importId: ImportId;
  readonly fileName: string;
  readonly importedAt: string;
  /** Why it cannot be taken back at all, in Chinese. */
  readonly refusal?: string;
  /** Duties that it made or changed and nobody touched since. */
  readonly untouched: number;
  /** Duties that were edited, registered for, or extended since. */
  readonly edited: readonly {
    readonly dutyId: DutyId;
    readonly number: string;
    readonly content: string;
    readonly made: boolean;
    /** The later commands, latest first. */
    readonly edits: readonly { readonly label: string; readonly at: string }[];
  }[];
  /** Duties that stay as they are in any case, as later imports that stand contain them; and those imports, earliest first. */
  readonly held: readonly {
    readonly dutyId: DutyId;
    readonly number: string;
    readonly content: string;
    readonly made: boolean;
    readonly by: readonly { readonly fileName: string; readonly importedAt: string }[];
  }[];
  /** Duties of before that its file only contains: nothing happens to them. */
  readonly contained: number;
  /** Units, groups and aliases that it made and that stay in any case, each with what else uses it. Those that kept duties name stay with them. */
  readonly kept: readonly string[];
}

export interface ImportView {
  readonly importId: ImportId;
  readonly fileName: string;
  readonly sheets: readonly string[];
  readonly kinds: readonly TableKind[];
  readonly importedAt: string;
  readonly rows: number;
  readonly undone: boolean;
}

/** What the person decided about an unknown name. A name without a decision stays unread and its rows stay 待核. */
const nameDecision = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('newUnit'), name: requiredText, kind: unitKind }),
  z.strictObject({ as: z.literal('aliasOfUnit'), unitId }),
  z.strictObject({ as: z.literal('aliasOfGroup'), groupId }),
  /** The same body as another unknown name, which is decided as `newUnit` or `newGroup`. */
  z.strictObject({ as: z.literal('aliasOfName'), name: requiredText }),
  /**
   * Members by name: known units and aliases are matched, other names become new units of `kind`. Or all units of the kind, or a part of them:
   * then whoever comes later belongs to it too.
   */
  z.strictObject({
    as: z.literal('newGroup'),
    name: requiredText,
    memberKind: unitKind,
    members: z.union([z.array(requiredText).max(500).readonly(), memberScope]),
    /** Units that the kind, or the part of it, is taken without (除外), by name. */
    except: z.array(requiredText).max(500).readonly().exactOptional(),
  }),
  z.strictObject({ as: z.literal('skip') }),
]);
export type NameDecision = z.infer<typeof nameDecision>;

/** What the person changed about a row before it is written. */
const dutyTextField = z.enum(DUTY_TEXT_FIELDS) satisfies z.ZodType<DutyTextField>;
export const rowDecision = z.strictObject({
  /** Without a decision those rows are that are `ticked`. */
  include: z.boolean(),
  /** The changed cells to take from the file; without it `takenAtFirst`. */
  take: z.array(dutyTextField).max(6).exactOptional(),
  rules: z.array(timeRule).max(20).exactOptional(),
  parties: z
    .array(z.strictObject({ name: requiredText, role: partyRole }))
    .max(200)
    .exactOptional(),
  kind: dutyKind.exactOptional(),
  following: following.exactOptional(),
  /** 施行日 where it differs from the table's; `null`: from the beginning of the year. */
  startsOn: eventDay.nullable().exactOptional(),
});
export type RowDecision = z.infer<typeof rowDecision>;

/** From when the duties of a table are owed. */
export const tableStart = z.strictObject({
  /** 施行日; `null`: from the beginning of the year. */
  on: eventDay.nullable(),
  /** Duties on record keep the start they have, unless it is to move too. */
  existing: z.enum(['keep', 'move']).exactOptional(),
});
export type TableStart = z.infer<typeof tableStart>;

export const imports = {
  /** Reads an uploaded file in the background; the job ends with a `previewId`. Nothing is written. */
  'imports.read': query(z.strictObject({ fileId: z.string().max(64), year }), returns<{ readonly jobId: string }>()),
  'imports.preview': query(z.strictObject({ previewId: z.string().max(64) }), returns<ImportPreview>()),
  /**
   * Writes a preview, all of it or nothing, in one transaction. Keys: `PreviewRow.key` and `UnknownName.name`. `version` and `revision` say what the window
   * shows, of the preview and of what is decided about its draft: where another window has changed either since, nothing is written (`conflict`).
   */
  'imports.confirm': command(
    z.strictObject({
      previewId: z.string().max(64),
      version: z.int().min(0).exactOptional(),
      revision: z.int().min(0).exactOptional(),
      year,
      tables: z.array(z.string().max(64)).max(100),
      names: z.record(z.string().max(200), nameDecision),
      rows: z.record(z.string().max(64), rowDecision),
      /** By table. Of a table that is not named, the day of issue where the document says it, else the beginning of the year. */
      starts: z.record(z.string().max(64), tableStart).exactOptional(),
      /**
       * Groups with a listed membership, and whether the units of their kind that the import makes join them: the new ones alone (`join`), or all of
       * the kind from now on (`rule`). The others stay as they are.
       */
      groups: z.record(groupId, z.enum(['join', 'rule', 'stay'])).exactOptional(),
      /** Duties among `TablePreview.missing` that are to go, with everything registered for them. */
      remove: z.array(dutyId).max(20_000).exactOptional(),
      /** Why copies of an earlier year's duties that the file leaves out (`MissingRow.carriedFrom`) are not carried on; it goes on record with the import. */
      endReason: shortText.exactOptional(),
    }),
    returns<ImportSummary>(),
  ),
  /**
   * Reads one sheet of a preview again with header and columns as the person says; everything is previewed anew under the same id.
   * `remember` keeps the layout for later files with the same header, once the preview is confirmed.
   */
  'imports.setLayout': query(
    z.strictObject({
      previewId: z.string().max(64),
      sheet: z.string().max(200),
      /** First and last header row, 0-based. */
      headerRows: z.tuple([z.number().int().min(0), z.number().int().min(0)]),
      kind: z.enum(['schedule', 'breakdown']),
      columns: z.array(z.strictObject({ column: z.number().int().min(0).max(1000), role: columnRole })).max(200),
      remember: z.boolean(),
    }),
    returns<ImportPreview>(),
  ),
  /** Takes the items of one table of a preview as one duty each, or row by row. */
  'imports.setItems': query(
    z.strictObject({
      previewId: z.string().max(64),
      tableId: z.string().max(64),
      way: z.enum(['items', 'rows']),
    }),
    returns<ImportPreview>(),
  ),
  /** What `imports.undo` would do, with the later edits that stand against it. */
  'imports.undoPreview': query(z.strictObject({ importId }), returns<UndoPreview>()),
  /** Takes back a whole import, however long ago. `edited`: duties that were touched since stay as they are (`keep`) or go back too (`takeBack`). */
  'imports.undo': command(
    z.strictObject({ importId, edited: z.enum(['keep', 'takeBack']) }),
    returns<{ readonly takenBack: number; readonly kept: number }>(),
  ),
  'imports.list': query(z.strictObject({ year }), returns<readonly ImportView[]>()),
};
