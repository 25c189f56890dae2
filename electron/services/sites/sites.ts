import type { ParsedInputOf } from '../../contract/index.ts';
import type { SitePartView, SiteRunView, SiteTrial } from '../../contract/sites.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { PublicationFacts } from '../../domain/model/publication.ts';
import { withScheme } from '../../domain/registrations/link.ts';
import { namedIn } from '../../domain/exchange/publicationCoverage.ts';
import { backUpBefore } from '../app/backups.ts';
import { runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { webDoor, type AskWeb } from '../app/webDoor.ts';
import { countsOf, refuseCoverage, writeList } from '../publications/record.ts';
import { coverageOfPart, listOfPart } from './pending.ts';
import { readPage } from './readPage.ts';
import { canGoOn, newPart, readOn, type SitePart, type SiteRun } from './run.ts';
import {
  addressOf,
  confirmHost,
  removeAddresses,
  saveAddress,
  sitesOverview,
  switchWeb,
  withdrawHosts,
} from './settings.ts';

/** Lists from the office's website, read when it asks for them (网上核对, 取数地址). */
export function createSites(context: ServiceContext): AreaHandlers<'sites'> {
  const trials = createKept<SiteTrial>(context);
  const runs = createKept<SiteRun>(context);
  const findRun = (runId: string): Outcome<SiteRun> => {
    const run = runs.get(runId);
    return run ? succeed(run) : fail('not-found', RUN_GONE);
  };
  return {
    'sites.overview': () => succeed(sitesOverview(context)),
    'sites.setOn': (input) => switchWeb(context, input),
    'sites.confirmHost': (input) => confirmHost(context, input),
    'sites.withdrawHosts': (input) => withdrawHosts(context, input),
    'sites.save': (input) => saveAddress(context, input),
    'sites.remove': (input) => removeAddresses(context, input),
    'sites.try': ({ url }) => tryAddress(context, trials, url),
    'sites.tried'({ trialId }) {
      const trial = trials.get(trialId);
      return trial ? succeed(trial) : fail('not-found', '这次测试的结果已失效（程序可能已重启）。请重新测试。');
    },
    'sites.fetch'({ ids, since }) {
      const door = webDoor(context);
      if (!door.ok) return door;
      const parts: SitePart[] = [];
      for (const [at, id] of [...new Set(ids)].entries()) {
        const address = context.store.sites.one(id);
        if (!address)
          return fail('not-found', '有的取数地址已不存在。请刷新后重试。', {
            fields: { [`ids.${at}`]: '没有这个取数地址' },
          });
        parts.push(newPart(address));
      }
      const run: SiteRun = { since, parts, running: false };
      return succeed(start(context, door.value, run, runs.put(run)));
    },
    'sites.run'({ runId }) {
      const run = findRun(runId);
      return run.ok ? succeed(runView(context, run.value, runId)) : run;
    },
    'sites.resume'({ runId }) {
      const door = webDoor(context);
      const run = findRun(runId);
      if (!door.ok) return door;
      if (!run.ok) return run;
      if (run.value.running) return fail('conflict', '正在读取，不需要继续。');
      if (!run.value.parts.some(canGoOn)) return fail('conflict', '各个地址都已经读完，没有可以继续的。');
      return succeed(start(context, door.value, run.value, runId));
    },
    'sites.lines'({ runId, addressId, offset, limit }) {
      const run = findRun(runId);
      if (!run.ok) return run;
      const part = run.value.parts.find(({ address }) => address.id === addressId);
      if (!part)
        return fail('not-found', '这次读取里没有这个地址。请刷新后重试。', { fields: { addressId: '没有这个地址' } });
      const { lines } = listOfPart(context, part);
      return succeed({ total: lines.length, offset, rows: lines.slice(offset, offset + limit).map(factsOf) });
    },
    async 'sites.record'(input) {
      const run = findRun(input.runId);
      return run.ok ? record(context, run.value, input) : run;
    },
  };
}

const RUN_GONE = '这次读取的内容已失效（程序可能已重启）。请重新读取。';
const MOST_KEPT = 4;

interface Kept<Value> {
  put(value: Value): string;
  get(id: string): Value | undefined;
}

/** The last few of a kind, in memory. */
function createKept<Value>({ ids }: ServiceContext): Kept<Value> {
  const kept = new Map<string, Value>();
  return {
    put(value) {
      for (const id of [...kept.keys()].slice(0, Math.max(0, kept.size - MOST_KEPT + 1))) kept.delete(id);
      const id = ids.next();
      kept.set(id, value);
      return id;
    },
    get: (id) => kept.get(id),
  };
}

const FIRST_SHOWN = 10;

function tryAddress(
  context: ServiceContext,
  trials: Kept<SiteTrial>,
  typed: string,
): Outcome<{ readonly jobId: string }> {
  const door = webDoor(context);
  if (!door.ok) return door;
  const address = addressOf(withScheme(typed), 'url');
  if (!address.ok) return address;
  const jobId = context.jobs.start('正在测试网址', async (control) => {
    const page = await readPage(context, door.value, { url: address.value.href, noLaterThan: undefined }, control);
    if (!page.ok) return page;
    const { url, kind, encoding, items, withoutDay, next, unnamed } = page.value;
    const [column] = namedIn(items, () => undefined).columns;
    const trial: SiteTrial = {
      url,
      kind,
      encoding,
      column: column?.column ?? '',
      lines: items.length,
      first: items.slice(0, FIRST_SHOWN),
      withoutDay,
      ...(next === undefined ? {} : { next }),
      unnamed: unnamed.length,
    };
    return succeed({ previewId: trials.put(trial) });
  });
  return succeed({ jobId });
}

/** Starts reading in the background; the run has what came in, however the job ends. */
function start(context: ServiceContext, ask: AskWeb, run: SiteRun, runId: string) {
  run.running = true;
  const jobId = context.jobs.start('正在读取网站上的清单', async (control) => {
    try {
      await readOn(context, ask, run, control);
    } finally {
      run.running = false;
    }
    return succeed({ previewId: runId });
  });
  return { jobId, runId };
}

function runView(context: ServiceContext, run: SiteRun, runId: string): SiteRunView {
  return {
    runId,
    ...(run.since === undefined ? {} : { since: run.since }),
    running: run.running,
    canResume: !run.running && run.parts.some(canGoOn),
    parts: run.parts.map((part) => partView(context, part, run.since)),
  };
}

function partView(context: ServiceContext, part: SitePart, since: PlainDate | undefined): SitePartView {
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
    added: countsOf(context, list).added,
    left: part.withoutDay + list.faults.length,
    ...(firstDay === undefined || lastDay === undefined ? {} : { shown: { firstDay, lastDay } }),
    ...(covers === undefined ? {} : { covers }),
    ...(stop === undefined ? {} : { stop }),
    ...(stoppedAt === undefined ? {} : { stoppedAt }),
    ...(sentence === undefined ? {} : { sentence }),
    ...(error === undefined ? {} : { error }),
  };
}

/** Why a part ended where it did, where that is to be told. */
function sentenceOf(part: SitePart): string | undefined {
  const { stop, error, next, pages, items, named } = part;
  const kept = `已读到的 ${items.length} 条保留`;
  switch (stop) {
    case 'failed':
      return `${error?.message ?? ''}${kept}，可以从这一页继续。`;
    case 'cancelled':
      return `已取消，${kept}，可以继续。`;
    case 'mostPages':
      return `已读满设定的 ${part.mostPages} 页，后面还有（${next ?? `${named.length} 个网页`}）。可以继续，或把最多页数改大。`;
    case 'loop':
      return `读到第 ${pages} 页后，下一页（${next ?? ''}）又是前面的内容，已停止；${kept}。请核对网站的翻页。`;
    case 'end':
    case 'since':
    case undefined:
      return undefined;
  }
}

function factsOf({
  title,
  units,
  column,
  publishedOn,
  dayBasis,
  link,
  indexNumber,
}: PublicationFacts): PublicationFacts {
  return { title, units, column, publishedOn, dayBasis, link, indexNumber };
}

/** Records what came in of addresses, each as a list of its own, as one command. */
async function record(context: ServiceContext, run: SiteRun, { lists }: ParsedInputOf<'sites.record'>) {
  if (run.running) return fail('conflict', '正在读取。请等它完成，或先取消，再记入。');
  const wanted: { readonly part: SitePart; readonly covers: (typeof lists)[number]['covers'] }[] = [];
  for (const [at, { addressId, covers }] of lists.entries()) {
    const part = run.parts.find(({ address }) => address.id === addressId);
    if (!part)
      return fail('not-found', '这次读取里没有这个地址。请刷新后重试。', {
        fields: { [`lists.${at}.addressId`]: '没有这个地址' },
      });
    const refusal = refuseCoverage(context, covers);
    if (refusal) return { ok: false as const, error: refusal };
    if (listOfPart(context, part).lines.length === 0) {
      return fail('conflict', `“${part.address.url}”没有读到可以记入的条目。`, {
        fields: { [`lists.${at}.addressId`]: '没有可以记入的' },
      });
    }
    if (!wanted.some((each) => each.part === part)) wanted.push({ part, covers });
  }
  const refused = await backUpBefore(context, 'beforeImport');
  if (refused) return { ok: false as const, error: refused };
  const label = `记入网站上的发布清单 ${wanted.length} 份`;
  return runCommand(context, { label }, () => {
    let added = 0;
    let known = 0;
    for (const { part, covers } of wanted) {
      // Set beside the record as it is with the lists before.
      const list = { ...listOfPart(context, part) };
      const counts = countsOf(context, list);
      added += counts.added;
      known += counts.known + counts.altered;
      writeList(context, list, covers);
    }
    return { lists: wanted.length, added, known };
  });
}
