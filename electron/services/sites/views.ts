import type { SitePartView, SiteRunView } from '../../contract/sites.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { ServiceContext } from '../app/context.ts';
import { besideRecord, type PublicationRecord } from '../../domain/exchange/publicationRecord.ts';
import { coverageOfPart, listOfPart } from './pending.ts';
import { canGoOn, type SitePart, type SiteRun } from './run.ts';

/** What lists are set beside. */
export function onRecord({ store }: ServiceContext): PublicationRecord {
  return { publications: store.publications.known(), lastSeen: store.publications.lastSeen() };
}

/** A run as a person sees it. */
export function runView(context: ServiceContext, run: SiteRun, runId: string): SiteRunView {
  // What is new is reckoned when all is there.
  const record = run.running ? undefined : onRecord(context);
  return {
    runId,
    ...(run.since === undefined ? {} : { since: run.since }),
    running: run.running,
    canResume: !run.running && run.parts.some(canGoOn),
    parts: run.parts.map((part) => partView(context, part, run.since, record)),
  };
}

function partView(
  context: ServiceContext,
  part: SitePart,
  since: PlainDate | undefined,
  record: PublicationRecord | undefined,
): SitePartView {
  const { address, stop, error, next, named } = part;
  const list = listOfPart(context, part);
  const days = list.lines.map(({ publishedOn }) => publishedOn).sort();
  const [firstDay] = days;
  const lastDay = days.at(-1);
  const covers = coverageOfPart(context, part, since);
  const unit = context.store.units.units().find(({ id }) => id === address.unitId)?.name;
  const stoppedAt = stop === undefined || stop === 'end' ? undefined : (next ?? named[0]);
  const sentence = sentenceOf(part);
  return {
    addressId: address.id,
    url: address.url,
    ...(unit === undefined ? {} : { unit }),
    column: address.column,
    pages: part.pages,
    lines: list.lines.length,
    ...(record === undefined ? {} : { added: besideRecord(list.lines, record).writes.add.length }),
    left: part.withoutDay + list.faults.length,
    ...(firstDay === undefined || lastDay === undefined ? {} : { shown: { firstDay, lastDay } }),
    ...(covers === undefined ? {} : { covers }),
    ...(stop === undefined ? {} : { stop }),
    ...(stoppedAt === undefined ? {} : { stoppedAt }),
    ...(sentence === undefined ? {} : { sentence }),
    ...(error === undefined ? {} : { error }),
  };
}

/** What the same page would be refused for again: nobody is told to go on. */
const FOR_GOOD: ReadonlySet<string> = new Set([
  'robots-refuse',
  'host-private',
  'redirected-too-often',
  'not-an-address',
  'login-page',
  'no-list',
]);

/** What stays of a part that failed, and whether it can go on. */
function failedEnd({ error, items }: SitePart): string {
  const goesOn = error !== undefined && FOR_GOOD.has(error.code) ? [] : ['可以从这一页继续'];
  const kept = items.length > 0 ? [`已读到的 ${items.length} 条保留`] : [];
  const said = [...kept, ...goesOn];
  return said.length > 0 ? `${said.join('，')}。` : '';
}

/** Why a part ended where it did, where that is to be told. */
function sentenceOf(part: SitePart): string | undefined {
  const { stop, error, next, pages, items, named } = part;
  const kept = `已读到的 ${items.length} 条保留`;
  switch (stop) {
    case 'failed':
      return `${error?.message ?? ''}${failedEnd(part)}`;
    case 'cancelled':
      return `已取消，${kept}，可以继续。`;
    case 'mostPages':
      return `已读满设定的 ${part.mostPages} 页，后面还有（${next ?? `${named.length} 个网页`}）。可以继续，或把最多页数改大。`;
    case 'loop':
      return `读到第 ${pages} 页后，下一页（${next ?? ''}）又是前面的内容，已停止；${kept}。请核对网站的翻页。`;
    default:
      return undefined;
  }
}
