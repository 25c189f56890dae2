import { z } from 'zod';
import type { PublicationListId, UnitId } from '../domain/brand.ts';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { ListRole } from '../domain/exchange/publicationColumns.ts';
import type { Coverage, ProposedCoverage } from '../domain/model/publication.ts';
import type { AllUnitsSigns } from '../domain/publications/allUnits.ts';
import { command, eventDay, publicationListId, query, requiredText, returns, unitId } from './define.ts';

export type { ListRole } from '../domain/exchange/publicationColumns.ts';
export type { Coverage, ProposedCoverage } from '../domain/model/publication.ts';

/** A table of a list that comes in, and what its columns were taken for. */
export interface ListTableView {
  /** Its place in the file, from 0. */
  readonly place: number;
  readonly sheet: string;
  /** 1-based; 0 where there is none. */
  readonly headerLine: number;
  readonly columns: readonly {
    readonly letters: string;
    readonly header: string;
    /** Absent: taken for nothing. */
    readonly role?: ListRole;
    /** Some of what stands in it. */
    readonly samples: readonly string[];
  }[];
  readonly lines: number;
  /** What a person has to say before it can be recorded: which column holds the title or the day, whether 成文日期 may stand for 发布时间. */
  readonly asks: readonly ('title' | 'day' | 'formed')[];
  /** Why nothing was read of it, in Chinese. */
  readonly skipped?: string;
}

/** A line that is not taken: where it stands, what stands there and why. */
export interface ListFaultView {
  readonly sheet: string;
  readonly address: string;
  readonly value: string;
  /** In Chinese. */
  readonly reason: string;
}

/**
 * `new`: of no list before; `known`: as an earlier list shows it; `changed`: with another title or day than it has on record; `doubled`: the same as a
 * line above.
 */
export type ListLineState = 'new' | 'known' | 'changed' | 'doubled';

export interface ListLineView {
  readonly sheet: string;
  /** 1-based. */
  readonly line: number;
  readonly state: ListLineState;
  readonly title: string;
  readonly units: readonly string[];
  readonly column: string;
  readonly publishedOn: PlainDate;
  readonly link: string;
  /** Chinese sentences. */
  readonly notes: readonly string[];
  /** As it is on record, where it is `changed`. */
  readonly before?: { readonly title: string; readonly publishedOn: PlainDate };
}

/** A list that comes in, before anything is written. */
export interface ListPreview {
  readonly listId: string;
  /** File name, or the address. */
  readonly source: string;
  readonly tables: readonly ListTableView[];
  /** Nothing can be recorded before a person has answered what a table asks. */
  readonly mayConfirm: boolean;
  /** Chinese sentences. */
  readonly notes: readonly string[];
  readonly counts: Readonly<Record<ListLineState, number>> & { readonly lines: number; readonly left: number };
  /** The first of those that are left, by place. */
  readonly faults: readonly ListFaultView[];
  /** What the list covers, as its content suggests, to be completed where it says nothing of columns or units; absent where no line was read. */
  readonly covers?: ProposedCoverage;
  /** Days between the lists before and this one, as it is proposed, that none covers. */
  readonly gap?: { readonly from: PlainDate; readonly to: PlainDate };
  /** It names some units, and seems to be of all of them; that is for a person to say. */
  readonly allUnits?: AllUnitsSigns;
  /** What the lines name, most often first, with how many lines do. */
  readonly columns: readonly { readonly column: string; readonly lines: number }[];
  readonly units: readonly { readonly name: string; readonly unitId?: UnitId; readonly lines: number }[];
  /** The list on record that says the very same of the very same days: there is nothing to record. */
  readonly sameAs?: { readonly source: string; readonly recordedAt: string };
}

/** A list on record. */
export interface ListView {
  readonly id: PublicationListId;
  readonly source: string;
  /** ISO instant. */
  readonly recordedAt: string;
  readonly covers: Coverage;
  /** Publications that it shows, and those that it brought first. */
  readonly shows: number;
  readonly brought: number;
}

const listId = z.string().max(64);
const place = z.number().int().min(0).max(1000);
const role = z.enum([
  'title',
  'unit',
  'source',
  'author',
  'column',
  'published',
  'formed',
  'link',
  'indexNumber',
  'ignored',
]) satisfies z.ZodType<ListRole>;
const columnName = requiredText;
const columnNames = z.array(columnName).max(5000);
const unitIds = z.array(unitId).max(2000);
const coveredDays = { firstDay: eventDay, lastDay: eventDay };
const inOrder = ({ firstDay, lastDay }: { readonly firstDay: string; readonly lastDay: string }) => firstDay <= lastDay;
const NOT_IN_ORDER = { error: '首日不能晚于末日', path: ['lastDay'] };
/** What a list covers, as a person says. An empty list is all of them. */
const covers = z.strictObject({ columns: columnNames, units: unitIds, ...coveredDays }).refine(inOrder, NOT_IN_ORDER);
/** The same of a list that comes in: what is left out nobody has said, and is asked for; all of them is said by an empty list. */
export const coversIfSaid = z
  .strictObject({ columns: columnNames.exactOptional(), units: unitIds.exactOptional(), ...coveredDays })
  .refine(inOrder, NOT_IN_ORDER);

const offset = z.number().int().min(0);
const limit = z.number().int().min(0).max(1000);

/** Methods of the area `publications` for the lists that come in. */
export const publicationLists = {
  /** Reads a list, or a pasted table as a file of it, in the background; the job's `previewId` is its id until it is recorded. Nothing is written. */
  'publications.read': query(z.strictObject({ fileId: z.string().max(64) }), returns<{ readonly jobId: string }>()),
  /** Reads a list that came in again, by what a person says of a table's columns (by their letters) and of 成文日期. Nothing is written. */
  'publications.readAs': query(
    z.strictObject({
      listId,
      place,
      columns: z.record(z.string().max(3), role),
      formedCounts: z.boolean().exactOptional(),
    }),
    returns<{ readonly jobId: string }>(),
  ),
  'publications.preview': query(z.strictObject({ listId }), returns<ListPreview>()),
  /** A window of the lines that can be recorded. */
  'publications.previewLines': query(
    z.strictObject({
      listId,
      states: z
        .array(z.enum(['new', 'known', 'changed', 'doubled']) satisfies z.ZodType<ListLineState>)
        .exactOptional(),
      offset,
      limit,
    }),
    returns<{ readonly offset: number; readonly total: number; readonly rows: readonly ListLineView[] }>(),
  ),
  /**
   * Records a list with all its good lines, in one command: what is there already is not recorded again, each line is kept as this list shows it. How
   * its columns were set by hand is remembered. A list that says the very same as the last one of the same days writes nothing.
   */
  'publications.confirm': command(
    z.strictObject({ listId, covers: coversIfSaid }),
    returns<{
      /** Absent where nothing was written. */
      readonly id?: PublicationListId;
      readonly added: number;
      /** With another title or day than on record. */
      readonly altered: number;
      readonly known: number;
      readonly left: number;
    }>(),
  ),

  /** Lists on record, the latest first. */
  'publications.lists': query(z.strictObject({}), returns<readonly ListView[]>()),
  'publications.updateList': command(z.strictObject({ id: publicationListId, covers }), returns<object>()),
  /** Takes lists away, with what no other list shows. What was registered from it stays. */
  'publications.removeLists': command(
    z.strictObject({ ids: z.array(publicationListId).min(1).max(1000) }),
    returns<{ readonly publications: number }>(),
  ),
};
