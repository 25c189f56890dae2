import { z } from 'zod';
import type { PlainDate } from '../domain/dates/plainDate.ts';
import { LINK_MARKS, LINK_STATES, type LinkMark, type LinkState } from '../domain/model/linkCheck.ts';
import { command, query, returns, shortText, unitId, year } from './define.ts';
import type { OccurrenceKey } from './occurrenceKey.ts';

export type { LinkMark, LinkState } from '../domain/model/linkCheck.ts';

/** Where an address is registered: with a registration, as evidence, with a piece of news. */
export interface LinkUse {
  readonly kind: 'registration' | 'evidence' | 'piece';
  readonly unit: string;
  /** Of the item; of a piece its title. */
  readonly content: string;
  readonly period: string;
  /** As it is registered. */
  readonly title: string;
  readonly on: PlainDate;
  /** Absent for a piece. */
  readonly item?: OccurrenceKey;
}

/** A registered address with what was found of it last. */
export interface LinkView {
  readonly url: string;
  readonly state: LinkState;
  /** What was found, as a Chinese phrase: 网页不存在（404）, 转到网站首页. */
  readonly found: string;
  readonly movedTo?: string;
  /** Absent where it was never asked for. */
  readonly checkedOn?: PlainDate;
  /** No list that covers its day shows it any more, though an earlier one did. */
  readonly vanished?: true;
  /** What a person saw, as long as the check finds the same. */
  readonly mark?: { readonly mark: LinkMark; readonly note: string; readonly markedOn: PlainDate };
  readonly uses: readonly LinkUse[];
}

export interface LinksOverview {
  /** Whether the office has switched on that the app asks websites (网上核对). */
  readonly on: boolean;
  /** Registered addresses of the year, each once. */
  readonly total: number;
  readonly counts: Readonly<Record<LinkState, number>>;
  /** Never asked for. */
  readonly never: number;
  readonly vanished: number;
  /** The last day on which any was asked for. */
  readonly lastOn?: PlainDate;
}

/** One run of the check: what it found stays when it is cancelled; it can go on. */
export interface LinkRunView {
  readonly runId: string;
  readonly running: boolean;
  readonly total: number;
  readonly done: number;
  readonly counts: Readonly<Record<LinkState, number>>;
  readonly canResume: boolean;
  /** Why it stopped, in a Chinese sentence. */
  readonly stopped?: string;
  /** Sites that were given up after several pages that could not be had. */
  readonly givenUp: readonly { readonly host: string; readonly links: number }[];
}

const url = z.string().min(1).max(2000);
const urls = z.array(url).min(1, '请至少选择一个链接').max(5000, '一次最多 5000 个链接');
const runId = z.string().max(64);
const filter = z.strictObject({
  states: z.array(z.enum(LINK_STATES)).exactOptional(),
  vanished: z.literal(true).exactOptional(),
  unitId: unitId.exactOptional(),
  text: shortText.exactOptional(),
});
export type LinkFilter = z.output<typeof filter>;

/** 链接检查: whether the pages are still there that units registered. */
export const links = {
  'links.overview': query(z.strictObject({ year }), returns<LinksOverview>()),
  /** A year's registered addresses, what needs somebody first; a window of them. */
  'links.list': query(
    z.strictObject({ year, filter, offset: z.number().int().min(0), limit: z.number().int().min(0).max(5000) }),
    returns<{ readonly total: number; readonly offset: number; readonly rows: readonly LinkView[] }>(),
  ),
  /**
   * Asks for addresses in the background, through the door of 网上核对: all of the year, those that were not looked at today, those with something
   * wrong, those that lists show no more, or some. Results are kept as they come. Refused where 网上核对 is off.
   */
  'links.check': query(
    z.strictObject({
      year,
      which: z.enum(['all', 'unchecked', 'doubtful', 'vanished']).exactOptional(),
      urls: urls.exactOptional(),
    }),
    returns<{ readonly jobId: string; readonly runId: string }>(),
  ),
  'links.run': query(z.strictObject({ runId }), returns<LinkRunView>()),
  /** Goes on where a run was cancelled or stopped. */
  'links.resume': query(z.strictObject({ runId }), returns<{ readonly jobId: string; readonly runId: string }>()),
  /** Puts the new address in the place of the old one wherever that is registered in the year; what was accepted stays accepted. */
  'links.accept': command(
    z.strictObject({ year, urls }),
    returns<{ readonly links: number; readonly places: number }>(),
  ),
  /** Keeps what a person saw in the browser (能打开, 确已失效); `null` takes it back. */
  'links.mark': command(
    z.strictObject({ urls, mark: z.enum(LINK_MARKS).nullable(), note: shortText.default('') }),
    returns<object>(),
  ),
  /** The list as a workbook; the job's `fileId` is the file. */
  'links.export': query(z.strictObject({ year, filter }), returns<{ readonly jobId: string }>()),
};
