import type { DutyId, MatchRuleId, PublicationId, PublicationListId, UnitId } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import { linkKey } from '../linkKey.ts';
import type { OccurrenceKey } from './occurrenceKey.ts';

/** What a website's list says of one page that was published (公开信息), as it is written there. Texts may be empty, but not the title. */
export interface PublicationFacts {
  readonly title: string;
  /** Who published it as the list names them, the most telling first: 发布单位, 来源, 作者. */
  readonly units: readonly string[];
  /** 栏目, as a path where the list has one. */
  readonly column: string;
  readonly publishedOn: PlainDate;
  /** Which day that is: 发布时间, or 成文日期 where the list has no other. */
  readonly dayBasis: 'published' | 'formed';
  readonly link: string;
  readonly indexNumber: string;
}

/** What a publication is known by: its normalised address; without one unit, title, day and column. */
export function identityOf(facts: PublicationFacts): string {
  return facts.link === '' ? textIdentity(facts) : linkKey(facts.link);
}

/**
 * What tells a page whose address several pages share (the site's front page, an address without the page's number): the address, its title and its day.
 */
export function sharedIdentity({ link, title, publishedOn }: PublicationFacts): string {
  return JSON.stringify([linkKey(link), title, publishedOn]);
}

/** What tells it where there is no address. */
export function textIdentity({ units, title, publishedOn, column }: PublicationFacts): string {
  return JSON.stringify([units[0] ?? '', title, publishedOn, column]);
}

/** One page that was published, however many lists show it. */
export interface Publication extends PublicationFacts {
  readonly id: PublicationId;
  /** The list that brought it first. */
  readonly listId: PublicationListId;
}

/**
 * What a list covers: of what lies outside nothing is said. Empty `columns` or `units`: all of them. The days count, both of them.
 */
export interface Coverage {
  readonly columns: readonly string[];
  readonly units: readonly UnitId[];
  readonly firstDay: PlainDate;
  readonly lastDay: PlainDate;
}

/** What a list covers as far as its content tells. What is absent nobody has said yet: a person has to, before anything follows from the list. */
export type ProposedCoverage = Omit<Coverage, 'columns' | 'units'> & Partial<Pick<Coverage, 'columns' | 'units'>>;

/** The coverage, once all of it is said. */
export function wholeCoverage({ columns, units, ...days }: ProposedCoverage): Coverage | undefined {
  return columns === undefined || units === undefined ? undefined : { columns, units, ...days };
}

/** A list of what was published (公开信息清单), as it was brought in on a day: a file, a pasted table, or pages of a site. */
export interface PublicationList {
  readonly id: PublicationListId;
  /** File name, or the address. */
  readonly source: string;
  readonly covers: Coverage;
  /** ISO instant of the recording. */
  readonly recordedAt: string;
  /** The order of recording. */
  readonly recordedIn: number;
}

/** How one list shows a publication, so that changed titles and days, and vanished pages, can be told. */
export interface Sighting {
  readonly listId: PublicationListId;
  readonly publicationId: PublicationId;
  readonly title: string;
  readonly publishedOn: PlainDate;
}

/** What a person said of a publication and an item: it shows that it was done (认定), or it does not (不是). */
export interface PublicationVerdict extends OccurrenceKey {
  readonly publicationId: PublicationId;
  readonly verdict: 'confirmed' | 'rejected';
  /** The order of recording. */
  readonly recordedIn: number;
}

/**
 * What the office taught the matching (对应规则). It holds for publications of the column (whole, or the last steps of its path), of the unit, whose
 * title has every one of the words; what is absent or empty asks nothing. At least one of column and words is there.
 */
export interface MatchRule {
  readonly id: MatchRuleId;
  readonly column: string;
  readonly words: readonly string[];
  readonly unitId?: UnitId;
  readonly effect:
    | { readonly kind: 'duty'; readonly dutyId: DutyId }
    /** For ever not this duty. */
    | { readonly kind: 'notDuty'; readonly dutyId: DutyId }
    /** Counts for nothing (不计): 转载, 通知, 招聘. */
    | { readonly kind: 'ignore'; readonly reason: string };
}

/** 可认 (ticked), 拟认 (proposed), 无对应, 不计 (a rule says so), 与登记不符 (registered with another day or link), 已登记. */
export type MatchClass = 'sure' | 'likely' | 'none' | 'ignored' | 'contradicts' | 'registered';
