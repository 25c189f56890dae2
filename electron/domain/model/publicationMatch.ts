import type { DutyId, FulfilmentId, MatchRuleId, PublicationId, UnitId } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import type { OccurrenceKey } from './occurrenceKey.ts';
import type { MatchRule } from './publication.ts';

/** Which characters of a publication decided: of its title, its column, or of the text of `units` with that index. */
export interface DecidingSpan {
  readonly in: 'title' | 'column' | 'unit';
  /** Of `units`, where it is one of them. */
  readonly index?: number;
  readonly start: number;
  readonly end: number;
}

/** How a name that was read leads to a unit. */
export type UnitNameKind =
  /** Its own name, with or without the district before it; one of its other names; its own as the field abbreviates it (卫健, 卫生健康). */
  | 'own'
  | 'alias'
  | 'spelt'
  /** A part of it (区民政局社会救助科); its site or account (清河民政公众号). Proposed only. */
  | 'section'
  | 'mirror';

/** Why a publication is a unit's. `title`: it begins with the name; `mention`: it holds it further in; `only`: nobody else owes the duty. */
export type UnitReason =
  | {
      readonly kind: 'unit';
      readonly by: 'written' | 'title' | 'mention' | 'column';
      readonly name: UnitNameKind;
      readonly span: DecidingSpan;
    }
  | { readonly kind: 'unit'; readonly by: 'only' }
  | { readonly kind: 'unit'; readonly by: 'rule'; readonly ruleId: MatchRuleId };

/** Why it is of a duty: a rule of the office; words that stand in its content too, or mean the same there. `share`: how much of the content they are, 0 to 1. */
export type DutyReason =
  | { readonly kind: 'duty'; readonly by: 'rule'; readonly ruleId: MatchRuleId }
  | { readonly kind: 'duty'; readonly by: 'words'; readonly share: number; readonly spans: readonly DecidingSpan[] }
  /** What kind of text it is (news, an interpretation), where the duty asks for that kind. */
  | { readonly kind: 'duty'; readonly by: 'genre'; readonly genre: TitleGenre };

/** Why it is of a period: words name it, or all until its end (1-5月), or a part of it; the year before, of which a report tells; its event; else the day. */
export type PeriodReason =
  | {
      readonly kind: 'period';
      readonly by: 'words' | 'upTo' | 'part' | 'yearBefore';
      readonly span: DecidingSpan;
    }
  | { readonly kind: 'period'; readonly by: 'event'; readonly spans: readonly DecidingSpan[] }
  | { readonly kind: 'period'; readonly by: 'day' };

/** The day against the time there is. */
export interface DayReason {
  readonly kind: 'day';
  readonly fit: 'inTime' | 'late' | 'early';
  readonly dueOn: PlainDate | undefined;
}

/** Why a candidate is only proposed. */
export type MatchDoubt =
  | 'section'
  | 'unitInferred'
  | 'twoUnits'
  | 'otherPlace'
  | 'fewWords'
  | 'moreWords'
  | 'otherKind'
  | 'otherText'
  | 'severalDuties'
  | 'severalPeriods'
  | 'lastPeriod'
  | 'partOfPeriod'
  | 'twoPeriods'
  | 'otherTime'
  | 'early'
  | 'long'
  | 'otherEvent'
  | 'repeated';

/** An occurrence that a publication may fulfil, with what speaks for it and what keeps it from being sure. */
export interface MatchCandidate extends OccurrenceKey {
  /** 0 to 1; orders the candidates and means nothing else. */
  readonly score: number;
  readonly unit: UnitReason;
  readonly duty: DutyReason;
  readonly period: PeriodReason;
  readonly day: DayReason;
  readonly doubts: readonly MatchDoubt[];
}

/** What kind of text a title announces. */
export type TitleGenre = 'news' | 'interpretation' | 'notice' | 'draft' | 'other';

/** Why publications count for nothing unless the office says otherwise (不计), each of which it may switch off. */
export const DEFAULT_IGNORES = [
  'reprint',
  'notice',
  'recruitment',
  'tender',
  'reminder',
  'correction',
  'test',
] as const;
export type DefaultIgnore = (typeof DEFAULT_IGNORES)[number];

export type IgnoreReason =
  | { readonly by: 'rule'; readonly ruleId: MatchRuleId; readonly reason: string }
  | { readonly by: 'default'; readonly default: DefaultIgnore; readonly span: DecidingSpan };

/** What matching says of one publication; candidates the best first. */
export type PublicationMatch = { readonly publicationId: PublicationId } & (
  | /** 可认: the first of the candidates; more of them where rules of the office name several duties. */
  { readonly class: 'sure'; readonly candidates: readonly MatchCandidate[] }
  /** 拟认. */
  | { readonly class: 'likely'; readonly candidates: readonly MatchCandidate[] }
  /** 无对应. `served`: it speaks of what an earlier publication, or a registration, serves. */
  | {
      readonly class: 'none';
      readonly candidates: readonly [];
      readonly why: 'noUnit' | 'noDuty' | 'noPeriod' | 'rejected';
    }
  | {
      readonly class: 'none';
      readonly candidates: readonly MatchCandidate[];
      readonly why: 'served';
      readonly servedBy?: PublicationId;
    }
  /** 不计. */
  | { readonly class: 'ignored'; readonly candidates: readonly []; readonly reason: IgnoreReason }
  /** 与登记不符: what is registered for the occurrence bears another day, or another link. */
  | {
      readonly class: 'contradicts';
      readonly candidates: readonly [];
      readonly occurrence: OccurrenceKey;
      readonly fulfilmentId: FulfilmentId;
      readonly differs: 'day' | 'link';
    }
  /** 已登记. */
  | {
      readonly class: 'registered';
      readonly candidates: readonly [];
      readonly occurrences: readonly OccurrenceKey[];
      readonly fulfilmentIds: readonly FulfilmentId[];
    }
);

/** A rule that confirming a match proposes, with the publications that it holds for; a person may change it before it is kept. */
export interface ProposedRule {
  readonly rule: Omit<MatchRule, 'id'> & { readonly effect: { readonly kind: 'duty'; readonly dutyId: DutyId } };
  readonly hits: readonly PublicationId[];
}

/**
 * Whether lists show that what was due was published. `proposed`: something may be it, and nobody has confirmed that; `notCovered` (未覆盖): no list
 * covers it, so nothing is said.
 */
export type CoverageState = 'published' | 'proposed' | 'notPublished' | 'notCovered';

/** What was due, with what the lists say of it. */
export interface CoveredOccurrence extends OccurrenceKey {
  readonly state: CoverageState;
  readonly dueOn: PlainDate | undefined;
  /** What serves it: registered, ticked or proposed. */
  readonly publicationIds: readonly PublicationId[];
}

/** Who has not published what the lists would show. */
export interface MissingOfUnit {
  readonly unitId: UnitId;
  readonly occurrences: readonly CoveredOccurrence[];
}

/** How the office wants publications matched and watched. */
export interface PublicationSettings {
  /** Days after a period's end in which what is published counts for it, where no word says which period. */
  readonly graceDays: number;
  /** What is accepted in the ledger (销号) as it is confirmed: nothing, what was 可认, all. */
  readonly accepts: 'none' | 'sure' | 'all';
  /** How long a column may be without anything new before it is 久未更新: news (units too), and policy. */
  readonly staleNewsDays: number;
  readonly stalePolicyMonths: number;
  /** Which of the usual reasons to count for nothing (转载, 通知 …) do not hold here. */
  readonly defaultsOff: readonly DefaultIgnore[];
}

/** Ten days of grace; what is 可认 needs no second look; 14 days for news, half a year for policy. */
export const DEFAULT_PUBLICATION_SETTINGS: PublicationSettings = {
  graceDays: 10,
  accepts: 'sure',
  staleNewsDays: 14,
  stalePolicyMonths: 6,
  defaultsOff: [],
};
