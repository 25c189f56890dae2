import type { ParsedInputOf } from '../../contract/index.ts';
import type { Year } from '../../domain/brand.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import type { MarkedLink } from '../../domain/model/linkCheck.ts';
import { linkTrouble } from '../../domain/registrations/link.ts';
import { LINK_MARK_WORDS } from '../../domain/words/links.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { createKept } from '../app/kept.ts';
import { webDoor, type AskWeb } from '../app/webDoor.ts';
import { exportLinks } from './linkList.ts';
import { goOn, linkRunView, newLinkRun, type LinkRun } from './linkRun.ts';
import { filteredLinks, knownLinks, linksOverview, linkViews } from './linkViews.ts';
import { registeredLinks, type LinkPlace } from '../year/links.ts';

/** 链接检查: registered addresses are asked for when somebody asks; what was found, and what people saw themselves, is kept. */
export function createLinks(context: ServiceContext): AreaHandlers<'links'> {
  const runs = createKept<LinkRun>(context.ids);
  const findRun = (runId: string): Outcome<LinkRun> => {
    const run = runs.get(runId);
    return run ? succeed(run) : fail('not-found', '这次检查已结束（程序可能已重启），查到的结果都已记下。请重新检查。');
  };
  return {
    'links.overview': ({ year }) => succeed(linksOverview(context, year)),
    'links.list'({ year, filter, offset, limit }) {
      const found = filteredLinks(context, year, filter);
      const rows = linkViews(context, year, found.slice(offset, offset + limit));
      return succeed({ total: found.length, offset, rows });
    },
    'links.check'(input) {
      const door = webDoor(context);
      if (!door.ok) return door;
      const urls = wantedUrls(context, input);
      if (!urls.ok) return urls;
      const run = newLinkRun(input.year, urls.value);
      return succeed(start(context, door.value, run, runs.put(run)));
    },
    'links.run'({ runId }) {
      const run = findRun(runId);
      return run.ok ? succeed(linkRunView(run.value, runId)) : run;
    },
    'links.resume'({ runId }) {
      const door = webDoor(context);
      const run = findRun(runId);
      if (!door.ok) return door;
      if (!run.ok) return run;
      if (run.value.running) return fail('conflict', '正在检查，不需要继续。');
      if (run.value.left.size === 0) return fail('conflict', '这次要查的链接都已查完，没有可以继续的。');
      return succeed(start(context, door.value, run.value, runId));
    },
    'links.accept': (input) => accept(context, input),
    'links.mark': (input) => mark(context, input),
    'links.export': (input) => exportLinks(context, input),
  };
}

/** Asks in the background; the run has what was found, however the job ends. */
function start(context: ServiceContext, ask: AskWeb, run: LinkRun, runId: string) {
  run.running = true;
  const jobId = context.jobs.start('正在检查链接', async (control) => {
    try {
      const ended = await goOn(context, ask, run, control);
      return ended.ok ? succeed({ previewId: runId }) : ended;
    } finally {
      run.running = false;
    }
  });
  return { jobId, runId };
}

function wantedUrls(
  context: ServiceContext,
  { year, which, urls }: ParsedInputOf<'links.check'>,
): Outcome<readonly string[]> {
  if (!context.store.workspace.year(year)) return fail('not-found', `还没有 ${year} 年度。`);
  const known = knownLinks(context, year);
  if (urls !== undefined) {
    const there = new Set(known.map(({ url }) => url));
    const at = urls.findIndex((url) => !there.has(url));
    return at === -1 ? succeed([...new Set(urls)]) : notRegistered(at);
  }
  const today = context.clock.today();
  const wanted = known.filter(({ state, mark: marked, vanished, checkedOn }) => {
    switch (which) {
      case 'unchecked':
        return checkedOn === undefined || checkedOn < today;
      case 'doubtful':
        return state !== 'ok' && marked?.mark !== 'works';
      case 'vanished':
        return vanished === true;
      default:
        return true;
    }
  });
  return wanted.length > 0 ? succeed(wanted.map(({ url }) => url)) : fail('conflict', '没有要检查的链接。');
}

function notRegistered(at: number): Outcome<never> {
  return fail('not-found', `第 ${at + 1} 个链接没有登记，可能刚被改掉。请刷新后重试。`, {
    fields: { [`urls.${at}`]: '没有登记' },
  });
}

interface Move {
  readonly to: string;
  readonly places: readonly LinkPlace[];
}

/** Puts new addresses in the place of old ones, all or nothing; what was accepted stays so, as the page is the same. */
function accept(context: ServiceContext, { year, urls }: ParsedInputOf<'links.accept'>) {
  const closed = refuseClosedYear(context, year);
  if (closed) return { ok: false as const, error: closed };
  const moves = movesOf(context, year, [...new Set(urls)]);
  if (!moves.ok) return moves;
  const places = moves.value.flatMap((move) => move.places);
  const label = `采用链接的新网址 ${moves.value.length} 个`;
  return runCommand(context, { label }, () => {
    for (const { to, places: own } of moves.value) for (const place of own) moveLink(context, place, to);
    return { links: moves.value.length, places: places.length };
  });
}

function movesOf(context: ServiceContext, year: Year, urls: readonly string[]): Outcome<readonly Move[]> {
  const registered = registeredLinks(context, year);
  const checks = new Map(context.store.linkChecks.all().map((check) => [check.url, check]));
  const moves: Move[] = [];
  for (const [at, url] of urls.entries()) {
    const places = registered.get(url);
    if (!places) return notRegistered(at);
    const to = checks.get(url)?.movedTo;
    const refusal = refuseMove(at, url, to);
    if (refusal || to === undefined) return { ok: false, error: refusal ?? fail('conflict', '').error };
    moves.push({ to, places });
  }
  return succeed(moves);
}

function refuseMove(at: number, url: string, to: string | undefined): Failure | undefined {
  const fields = { [`urls.${at}`]: '没有新网址' };
  if (to === undefined) return fail('conflict', `“${url}”没有查到新网址。请先检查这个链接。`, { fields }).error;
  const trouble = linkTrouble(to);
  return trouble === undefined
    ? undefined
    : fail('conflict', `“${url}”的新网址“${to}”不能登记（${trouble}）。请在浏览器中核对后手工修改。`, { fields }).error;
}

function moveLink({ store }: ServiceContext, place: LinkPlace, to: string): void {
  switch (place.kind) {
    case 'registration':
      return store.fulfilments.update(place.of.id, { link: to });
    case 'evidence':
      return store.evidence.moveLink(place.of.id, to);
    case 'piece': {
      const { recordedAt: _recordedAt, ...piece } = place.of;
      return store.pieces.update({ ...piece, link: to });
    }
  }
}

function mark(context: ServiceContext, { urls, mark: said, note }: ParsedInputOf<'links.mark'>) {
  const { store, clock } = context;
  const at = urls.findIndex((url) => !store.linkChecks.isRegistered(url));
  if (at !== -1) return notRegistered(at);
  const checks = new Map(store.linkChecks.all().map((check) => [check.url, check]));
  const marks = new Map(store.linkChecks.marks().map((each) => [each.url, each]));
  const what = said === null ? '取消链接的人工核对' : `链接人工核对为${LINK_MARK_WORDS[said]}`;
  return runCommand(context, { label: `${what} ${urls.length} 个` }, () => {
    for (const url of new Set(urls)) {
      const known = marks.get(url);
      if (said === null) {
        if (known) store.linkChecks.unmark(url);
        continue;
      }
      const state = checks.get(url)?.state ?? 'unchecked';
      const marked: MarkedLink = { url, mark: said, note, state, markedOn: clock.today() };
      store.linkChecks.mark(marked);
    }
    return {};
  });
}
