import { z } from 'zod';
import type { MatchRuleId, PublicationId, PublicationListId, UnitId, Year } from '../domain/brand.ts';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { Lamp } from '../domain/model/occurrence.ts';
import type { MatchClass, MatchRule, Publication } from '../domain/model/publication.ts';
import {
  DEFAULT_IGNORES,
  type DecidingSpan,
  type DefaultIgnore,
  type PublicationSettings,
} from '../domain/model/publicationMatch.ts';
import {
  command,
  dutyId,
  eventDay,
  matchRuleId,
  publicationId,
  publicationListId,
  query,
  requiredText,
  returns,
  shortText,
  unitId,
  year,
} from './define.ts';
import { occurrenceKey, type OccurrenceKey } from './occurrenceKey.ts';

export type { MatchClass, MatchRule, Publication } from '../domain/model/publication.ts';
export type { DecidingSpan, DefaultIgnore, PublicationSettings } from '../domain/model/publicationMatch.ts';

/** An item that a publication may fulfil, as far as a person has to know it. */
export interface MatchItemView extends OccurrenceKey {
  readonly unit: string;
  readonly number: string;
  readonly content: string;
  readonly period: string;
  readonly dueOn?: PlainDate;
  readonly lamp: Lamp;
  readonly done: number;
  readonly needed: number;
  /** What is registered for it. */
  readonly registered: readonly { readonly doneOn: PlainDate; readonly title: string; readonly link: string }[];
}

export interface MatchCandidateView {
  readonly item: MatchItemView;
  /** Chinese phrases: what speaks for it, and what keeps it from being sure. */
  readonly reasons: readonly string[];
  readonly doubts: readonly string[];
  /** Which characters of the publication decided. */
  readonly marks: readonly DecidingSpan[];
}

/** A publication and what it may fulfil. */
export interface MatchRow {
  readonly publication: Omit<Publication, 'listId'>;
  readonly class: MatchClass;
  /** The likeliest first; three at most. */
  readonly candidates: readonly MatchCandidateView[];
  /** Candidates beyond those. */
  readonly more: number;
  /** What decided that it counts for nothing. */
  readonly marks: readonly DecidingSpan[];
  /** Why it stands where it does, in Chinese; empty where the candidates say it. */
  readonly why: string;
  /** The rule, or the usual reason, by which it counts for nothing. */
  readonly ignoredBy?: MatchRuleId | DefaultIgnore;
  /** 无对应, as an earlier publication serves what it speaks of. */
  readonly servedBy?: PublicationId;
}

export interface MatchesPage {
  readonly offset: number;
  readonly rows: readonly MatchRow[];
  readonly total: number;
  /** Of all that the rest of the filter lets through. */
  readonly classes: Readonly<Record<MatchClass, number>>;
}

/** A publication with its likeliest item: for walking through many, and for what is done to many at once. */
export interface MatchKey {
  readonly publicationId: PublicationId;
  readonly class: MatchClass;
  /** What it is ticked for where it is 可认, else the likeliest; none where there is no candidate. */
  readonly items: readonly OccurrenceKey[];
}

/** All that is known of one publication. */
export interface PublicationDetail {
  readonly match: MatchRow;
  /** Every candidate. */
  readonly candidates: readonly MatchCandidateView[];
  /** By the lists that show it, in the order of recording. */
  readonly sightings: readonly {
    readonly listId: PublicationListId;
    readonly source: string;
    readonly recordedAt: string;
    readonly title: string;
    readonly publishedOn: PlainDate;
  }[];
  readonly verdicts: readonly { readonly item: MatchItemView; readonly verdict: 'confirmed' | 'rejected' }[];
}

/** What was confirmed and could not be registered. */
export interface LeftPick {
  readonly publicationId: PublicationId;
  readonly title: string;
  readonly item: MatchItemView;
  /** In Chinese. */
  readonly why: string;
}

/** What registering would change, in counts. */
export interface RegisterForeseen {
  readonly registered: number;
  /** Items that are accepted in the ledger with it (销号). */
  readonly accepted: number;
  /** Items done already whose day of being done becomes another. */
  readonly redated: number;
  /** What cannot be registered. */
  readonly left: number;
  /** Of the items due by today that lists cover: those that show nothing of it, and those with a publication that waits to be confirmed. */
  readonly missing: number;
  readonly waiting: number;
}

export interface MatchRuleView {
  readonly rule: MatchRule;
  /** 栏目“财政收支”→ 财政收支简报. */
  readonly sentence: string;
  /** Publications of the year's days that it holds for. */
  readonly hits: number;
  /** Titles of the latest of them. */
  readonly samples: readonly string[];
  /** Sentences: rules that ask the same and say otherwise, and which of the two holds. */
  readonly contradicts: readonly string[];
  /** The year of its duty, where that is another: it holds for nothing in this one. */
  readonly ofYear?: Year;
  /** The year asks for the same as that earlier duty: it can be kept for it. */
  readonly canRenew?: true;
}

/** A due item that lists should show. */
export interface CoveredLine extends OccurrenceKey {
  readonly unit: string;
  readonly content: string;
  readonly period: string;
  readonly dueOn: PlainDate;
  /** Days since it was due; negative: until then. */
  readonly days: number;
}

/** Who has published what was due in a week, as far as the lists say. */
export interface WeekCovered {
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** The last day that any list covers; absent where there is none. */
  readonly through?: PlainDate;
  readonly due: number;
  readonly done: number;
  /** Not done, with a publication that waits to be confirmed. */
  readonly waiting: number;
  /** 未公开: a list covers it up to its due day, or to the last day, and shows nothing for it. */
  readonly missing: readonly CoveredLine[];
  /** 未覆盖: no list says anything of it. */
  readonly uncovered: readonly CoveredLine[];
}

/** What the lists say of the site itself. */
export interface PublicationWatch {
  /** Columns, or units (`column` empty), without anything new for long, up to the last day that lists cover; longest first. */
  readonly stale: readonly {
    readonly column: string;
    readonly unitId?: UnitId;
    readonly unit: string;
    /** Absent where nothing came out in all the days that are covered. */
    readonly lastOn?: PlainDate;
    readonly through: PlainDate;
    readonly days: number;
  }[];
  /** Registered links that earlier lists showed and the latest that covers their day does not. */
  readonly vanished: readonly (OccurrenceKey & {
    readonly unit: string;
    readonly content: string;
    readonly period: string;
    readonly title: string;
    readonly link: string;
    readonly publishedOn: PlainDate;
    /** The last list that shows it, and the first that should and does not. */
    readonly lastSeenIn: string;
    readonly missingIn: string;
  })[];
  /** Titles that one unit published more than once in one column. */
  readonly doubled: readonly {
    readonly title: string;
    /** As the list names it; empty where it names none. */
    readonly unit: string;
    readonly publications: readonly Pick<Publication, 'id' | 'publishedOn' | 'link' | 'column'>[];
  }[];
  /** 改期: shown with another day in a later list. */
  readonly redated: readonly {
    readonly publicationId: PublicationId;
    readonly title: string;
    readonly from: PlainDate;
    readonly to: PlainDate;
    readonly source: string;
    /** It was late by the first day, and is in time by the other. */
    readonly isBackdated: boolean;
  }[];
}

const matchClass = z.enum([
  'sure',
  'likely',
  'none',
  'ignored',
  'contradicts',
  'registered',
]) satisfies z.ZodType<MatchClass>;

/** Which publications are shown; what is left out filters nothing. */
const matchFilter = z.strictObject({
  classes: z.array(matchClass).exactOptional(),
  listId: publicationListId.exactOptional(),
  /** Only what the list brought first. */
  onlyNew: z.literal(true).exactOptional(),
  unitId: unitId.exactOptional(),
  dutyId: dutyId.exactOptional(),
  text: shortText.exactOptional(),
  from: eventDay.exactOptional(),
  to: eventDay.exactOptional(),
});
export type MatchFilter = z.output<typeof matchFilter>;

const rule = z
  .strictObject({
    column: shortText.default(''),
    words: z.array(requiredText.max(50, '不能超过 50 个字')).max(10, '最多 10 个词').default([]),
    unitId: unitId.exactOptional(),
    effect: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('duty'), dutyId }),
      z.strictObject({ kind: z.literal('notDuty'), dutyId }),
      z.strictObject({ kind: z.literal('ignore'), reason: requiredText }),
    ]),
  })
  .refine(({ column, words }) => column !== '' || words.length > 0, {
    error: '请至少写明栏目或标题里的一个词',
    path: ['column'],
  });

export type MatchRuleInput = z.input<typeof rule>;

const offset = z.number().int().min(0);
const limit = z.number().int().min(0).max(1000);
const DAYS = '应为 0 至 3660 之间的整数';
const days = z.number(DAYS).int(DAYS).min(0, DAYS).max(3660, DAYS);

export const publications = {
  /** Publications beside the year's items, by class (what is open first, 已登记 last), the latest first; a window of them. */
  'publications.matches': query(z.strictObject({ year, filter: matchFilter, offset, limit }), returns<MatchesPage>()),
  /** The same without their texts, all that the filter lets through. */
  'publications.matchKeys': query(z.strictObject({ year, filter: matchFilter }), returns<readonly MatchKey[]>()),
  'publications.one': query(z.strictObject({ year, id: publicationId }), returns<PublicationDetail>()),
  /** Items of the year that a person may pick for a publication by words of unit, duty or period; those likeliest for it first. */
  'publications.itemsFor': query(
    z.strictObject({ year, id: publicationId, text: shortText }),
    returns<readonly MatchItemView[]>(),
  ),
  /**
   * Registers what publications show to be done, on their days and with their links, in one command; accepts it in the ledger too where the setting, or
   * `accept`, says so. Unknown publications or items are refused whole; what cannot be registered is left out and named, unless nothing is left.
   */
  'publications.register': command(
    z.strictObject({
      year,
      picks: z
        .array(z.strictObject({ publicationId, items: z.array(occurrenceKey).min(1).max(50) }))
        .min(1, '请至少选择一项')
        .max(50_000, '一次最多 50000 条'),
      accept: z.boolean().exactOptional(),
      by: shortText.max(50, '不能超过 50 个字').default(''),
      /** To be remembered with it. */
      rules: z.array(rule).max(200).default([]),
    }),
    returns<{
      readonly registered: number;
      readonly accepted: number;
      readonly rules: number;
      readonly left: readonly LeftPick[];
    }>(),
  ),
  /**
   * What `register` would change with these, and with all 可认 that `sure` lets through; of a publication that `picks` names what they say, nothing where
   * they say no item. Nothing is written.
   */
  'publications.tryRegister': query(
    z.strictObject({
      year,
      sure: matchFilter.exactOptional(),
      picks: z
        .array(z.strictObject({ publicationId, items: z.array(occurrenceKey).max(50) }))
        .max(50_000)
        .default([]),
      accept: z.boolean().exactOptional(),
    }),
    returns<RegisterForeseen>(),
  ),
  /** Says that publications do not show items to be done (不是). */
  'publications.reject': command(
    z.strictObject({
      pairs: z
        .array(z.strictObject({ publicationId, item: occurrenceKey }))
        .min(1)
        .max(50_000),
    }),
    returns<{ readonly rejected: number }>(),
  ),
  /** Takes back what was said of publications and items; what was registered stays. */
  'publications.withdraw': command(
    z.strictObject({
      pairs: z
        .array(z.strictObject({ publicationId, item: occurrenceKey }))
        .min(1)
        .max(50_000),
    }),
    returns<{ readonly withdrawn: number }>(),
  ),

  /** Rules of the matching (比对规则) with what they hold for in a year. */
  'publications.rules': query(z.strictObject({ year }), returns<readonly MatchRuleView[]>()),
  /** What a rule would hold for. */
  'publications.tryRule': query(
    z.strictObject({ year, id: matchRuleId.exactOptional(), rule }),
    returns<Omit<MatchRuleView, 'rule'>>(),
  ),
  /** Rules that would say for the future what was picked for a publication; the likeliest first. */
  'publications.proposeRules': query(
    z.strictObject({ year, publicationId, item: occurrenceKey }),
    returns<readonly (Omit<MatchRuleView, 'rule'> & { readonly rule: Omit<MatchRule, 'id'> })[]>(),
  ),
  'publications.saveRule': command(
    z.strictObject({ id: matchRuleId.exactOptional(), rule }),
    returns<{ readonly id: MatchRuleId }>(),
  ),
  /** Keeps rules of earlier years' duties for a year too, each for its duty of the same content; all that can be, where none is named. */
  'publications.renewRules': command(
    z.strictObject({ year, ids: z.array(matchRuleId).max(5000).exactOptional() }),
    returns<{ readonly renewed: number }>(),
  ),
  'publications.removeRules': command(
    z.strictObject({ ids: z.array(matchRuleId).min(1).max(5000) }),
    returns<object>(),
  ),

  'publications.settings': query(z.strictObject({}), returns<PublicationSettings>()),
  'publications.setSettings': command(
    z.strictObject({
      graceDays: days.exactOptional(),
      accepts: (z.enum(['none', 'sure', 'all']) satisfies z.ZodType<PublicationSettings['accepts']>).exactOptional(),
      staleNewsDays: days.exactOptional(),
      stalePolicyMonths: days.max(120, '不能超过 120 个月').exactOptional(),
      defaultsOff: z.array(z.enum(DEFAULT_IGNORES)).max(DEFAULT_IGNORES.length).exactOptional(),
    }),
    returns<object>(),
  ),

  /** Who has published what is due in the week of a day, or from a day to another; the week of today where nothing is said. */
  'publications.week': query(
    z.strictObject({ year, from: eventDay.exactOptional(), to: eventDay.exactOptional() }),
    returns<WeekCovered>(),
  ),
  'publications.watch': query(z.strictObject({ year }), returns<PublicationWatch>()),
};
