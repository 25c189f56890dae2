import type { SiteAddressId, UnitId } from '../brand.ts';
import type { PlainDate } from '../dates/plainDate.ts';
import type { PublicationFacts } from './publication.ts';

/** In which form a site shows its list: a page of links with days, RSS or Atom, a sitemap, or JSON. */
export type SiteKind = 'page' | 'feed' | 'sitemap' | 'json';

/** Where the office has a list of its site read from (取数地址), when it asks for it. */
export interface SiteAddress {
  readonly id: SiteAddressId;
  readonly url: string;
  /** What 测试 found there. */
  readonly kind: SiteKind;
  /** Whose list it is, where the list is one unit's. */
  readonly unitId?: UnitId;
  /** 栏目 of the list; empty where the list says it itself, or none. */
  readonly column: string;
  /** So many pages of it are read at most. */
  readonly mostPages: number;
}

/** What one page of a list shows. */
export interface SitePage {
  readonly kind: SiteKind;
  /** In which encoding it was read, as browsers name them. */
  readonly encoding: string;
  readonly items: readonly PublicationFacts[];
  /** Lines of the list that have no day, and are none of the items. */
  readonly withoutDay: number;
  /** Where the list goes on. */
  readonly next: string | undefined;
  /** Pages that must be asked themselves what they are called, with the day of their last change: a sitemap has no titles. */
  readonly unnamed: readonly { readonly url: string; readonly changedOn: PlainDate | undefined }[];
}

/** Why the reading of a list ended: its last page; the day wanted; the most pages; pages that come again; cancelled; or a refusal. */
export type SiteStop = 'end' | 'since' | 'mostPages' | 'loop' | 'cancelled' | 'failed';
