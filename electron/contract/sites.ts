import { z } from 'zod';
import type { SiteAddressId } from '../domain/brand.ts';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import type { Failure } from '../domain/failure.ts';
import type { ProposedCoverage, PublicationFacts } from '../domain/model/publication.ts';
import type { SiteAddress, SiteKind, SiteStop } from '../domain/model/site.ts';
import { command, eventDay, query, returns, shortText, siteAddressId, unitId } from './define.ts';
import { coversIfSaid } from './publicationLists.ts';

export type { SiteAddress, SiteKind, SiteStop } from '../domain/model/site.ts';

/** 网上核对 and 取数地址, as the settings show them. */
export interface SitesOverview {
  /** Whether the office has switched on that the app asks websites at all. */
  readonly on: boolean;
  readonly addresses: readonly (SiteAddress & { readonly unit?: string })[];
  readonly confirmedHosts: readonly { readonly host: string; readonly confirmedAt: string }[];
}

/** What was found at an address when it was tried (测试). */
export interface SiteTrial {
  readonly url: string;
  readonly kind: SiteKind;
  /** As browsers name it: utf-8, gb18030. */
  readonly encoding: string;
  /** 栏目 that most lines name; empty where none do. */
  readonly column: string;
  /** How many lines the page has, and the first of them. */
  readonly lines: number;
  readonly first: readonly PublicationFacts[];
  /** Lines without a day. */
  readonly withoutDay: number;
  /** Where the list goes on. */
  readonly next?: string;
  /** Pages that a sitemap names without their titles: each is looked at when it is read. */
  readonly unnamed: number;
}

/** What came in of one address. */
export interface SitePartView {
  readonly addressId: SiteAddressId;
  readonly url: string;
  readonly unit?: string;
  readonly column: string;
  readonly pages: number;
  readonly lines: number;
  /** Of the lines, how many no list before showed; absent while they come in. */
  readonly added?: number;
  /** Lines that are not taken: without a day, with a day to come. */
  readonly left: number;
  /** First and last day shown. */
  readonly shown?: { readonly firstDay: PlainDate; readonly lastDay: PlainDate };
  /** What it covers, as far as it was read; absent where it covers no whole day. */
  readonly covers?: ProposedCoverage;
  /** Why it ended there; absent where it has not been read to an end. */
  readonly stop?: SiteStop;
  /** The page that it would go on with. */
  readonly stoppedAt?: string;
  /** Why, in a Chinese sentence, where that is to be told. */
  readonly sentence?: string;
  readonly error?: Failure;
}

/** One reading of some addresses: what came in stays until it is recorded or the app ends, also where it was cancelled. */
export interface SiteRunView {
  readonly runId: string;
  readonly since?: PlainDate;
  readonly running: boolean;
  /** Something was cancelled or refused, or has more pages: it can go on where it stopped. */
  readonly canResume: boolean;
  readonly parts: readonly SitePartView[];
}

const url = z.string().trim().min(1, '请填写网址').max(2000, '网址不能超过 2000 个字符');
const runId = z.string().max(64);
const kind = z.enum(['page', 'feed', 'sitemap', 'json']) satisfies z.ZodType<SiteKind>;
export const sites = {
  'sites.overview': query(z.strictObject({}), returns<SitesOverview>()),
  /** Switches 网上核对 on or off; it is off at first. */
  'sites.setOn': command(z.strictObject({ on: z.boolean() }), returns<object>()),
  /** Confirms a host within the office's own network, as typed: 10.20.1.5, oa.qh.gov.cn:8080, or a whole address. */
  'sites.confirmHost': command(z.strictObject({ host: url }), returns<{ readonly host: string }>()),
  'sites.withdrawHosts': command(
    z.strictObject({ hosts: z.array(z.string().max(300)).min(1).max(200) }),
    returns<object>(),
  ),
  'sites.save': command(
    z.strictObject({
      id: siteAddressId.exactOptional(),
      url,
      kind,
      unitId: unitId.exactOptional(),
      column: shortText,
      mostPages: z.number().int().min(1, '至少 1 页').max(500, '最多 500 页'),
    }),
    returns<{ readonly id: SiteAddressId }>(),
  ),
  'sites.remove': command(z.strictObject({ ids: z.array(siteAddressId).min(1).max(1000) }), returns<object>()),
  /** Tries an address in the background; the job's `previewId` names what was found. Nothing is written. */
  'sites.try': query(z.strictObject({ url }), returns<{ readonly jobId: string }>()),
  'sites.tried': query(z.strictObject({ trialId: z.string().max(64) }), returns<SiteTrial>()),
  /** Reads addresses in the background, back to a day where one is given. Nothing is written; what comes in is the run's at once. */
  'sites.fetch': query(
    z.strictObject({
      ids: z.array(siteAddressId).min(1, '请至少选择一个地址').max(1000),
      since: eventDay.exactOptional(),
    }),
    returns<{ readonly jobId: string; readonly runId: string }>(),
  ),
  'sites.run': query(z.strictObject({ runId }), returns<SiteRunView>()),
  /** Goes on where a run was cancelled, refused or had more pages; so many pages more of each address. */
  'sites.resume': query(z.strictObject({ runId }), returns<{ readonly jobId: string; readonly runId: string }>()),
  /** Lines of one address, in the order of the site. */
  'sites.lines': query(
    z.strictObject({
      runId,
      addressId: siteAddressId,
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(500),
    }),
    returns<{ readonly total: number; readonly offset: number; readonly rows: readonly PublicationFacts[] }>(),
  ),
  /** Records what came in as lists of publications, one for each address, with what a person says that each covers. */
  'sites.record': command(
    z.strictObject({
      runId,
      lists: z
        .array(z.strictObject({ addressId: siteAddressId, covers: coversIfSaid }))
        .min(1)
        .max(1000),
    }),
    returns<{ readonly lists: number; readonly added: number; readonly known: number }>(),
  ),
};
