import type { SiteTrial } from '../../contract/sites.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { PublicationFacts } from '../../domain/model/publication.ts';
import { withScheme } from '../../domain/registrations/link.ts';
import { namedIn } from '../../domain/exchange/publicationCoverage.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { createKept, type Kept } from '../app/kept.ts';
import { webDoor, type AskWeb } from '../app/webDoor.ts';
import { listOfPart } from './pending.ts';
import { readPage } from './readPage.ts';
import { recordRun } from './record.ts';
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
import { runView } from './views.ts';

/** Lists from the office's website, read when it asks for them (网上核对, 取数地址). */
export function createSites(context: ServiceContext): AreaHandlers<'sites'> {
  const trials = createKept<SiteTrial>(context.ids);
  const runs = createKept<SiteRun>(context.ids);
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
      return run.ok ? recordRun(context, run.value, input) : run;
    },
  };
}

const RUN_GONE = '这次读取的内容已失效（程序可能已重启）。请重新读取。';
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
