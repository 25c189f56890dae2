import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { buildApp } from '../../build/scripts/buildApp.ts';
import { folders } from '../../build/scripts/folders.ts';
import { closeBrowser, openPage, startApp, type RunningApp } from '../support/runningApp.ts';
import type { Ratio } from './measure.ts';

const BLANK = 'blank-page';
const RUNS = 7;

/** What a page is ready by: rows of 今日, and the blank page's one word. */
const OURS = 'main li button';
const BARE = 'p';

/** A page with React and one word, served by the same host: puts it beside ours for as long as the bench runs. */
async function putBlankPage(): Promise<() => void> {
  const root = mkdtempSync(path.join(tmpdir(), 'desk-blank-'));
  writeFileSync(
    path.join(root, 'main.js'),
    `import { createElement } from '${path.join(folders.project, 'node_modules/react/index.js')}';
     import { createRoot } from '${path.join(folders.project, 'node_modules/react-dom/client.js')}';
     createRoot(document.getElementById('root')).render(createElement('p', null, 'ready'));`,
  );
  const out = path.join(root, 'out');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { outDir: out, target: 'chrome111', rolldownOptions: { input: path.join(root, 'main.js') } },
  });
  const [name = ''] = readdirSync(path.join(out, 'assets'));
  const script = path.join(folders.outRenderer, 'assets', `${BLANK}.js`);
  const page = path.join(folders.outRenderer, `${BLANK}.html`);
  mkdirSync(path.dirname(script), { recursive: true });
  writeFileSync(script, readFileSync(path.join(out, 'assets', name)));
  writeFileSync(
    page,
    `<!doctype html><html lang="zh-CN"><body><div id="root"></div><script type="module" src="/assets/${BLANK}.js"></script></body></html>`,
  );
  rmSync(root, { recursive: true, force: true });
  return () => {
    rmSync(script, { force: true });
    rmSync(page, { force: true });
  };
}

/** Milliseconds from the navigation to the first frame that shows something, with an empty cache. */
async function firstShown(app: RunningApp, at: string, selector: string): Promise<number> {
  const opened = await openPage(app, { path: at, viewport: { width: 1366, height: 768 } });
  try {
    return await shownAt(opened.page, selector);
  } finally {
    await opened.context.close();
  }
}

/** The page's own clock when something has been painted; looked for at every frame, so that looking costs little. */
function shownAt(page: Page, selector: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (document.querySelector(wanted)) requestAnimationFrame(() => resolve(performance.now()));
          else requestAnimationFrame(look);
        };
        look();
      }),
    selector,
  );
}

function middle(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

/** 今日 of the demo's office from an empty cache, against a blank React page of the same host; in turn, so that both see the same machine. */
async function benchFirstPage(app: RunningApp): Promise<Ratio> {
  const ours: number[] = [];
  const bare: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    bare.push(await firstShown(app, `/${BLANK}.html`, BARE));
    ours.push(await firstShown(app, '/', OURS));
  }
  return {
    what: 'first page (今日, a full year) usable, empty cache',
    ours: middle(ours),
    baseline: 'blank React page of the same host',
    bare: middle(bare),
  };
}

/** The screens, each by what it shows once it can be used. */
const SCREENS: readonly (readonly [link: RegExp, selector: string])[] = [
  [/^日历/, 'main .rbc-month-row'],
  [/^热力图/, 'main [role=grid]'],
  [/^任务分解/, 'main [role=row] [role=gridcell]'],
  [/^信息报送/, 'main [role=grid]'],
  [/^考核评分/, 'main [role=grid] [role=gridcell]'],
  [/^单位/, 'main [role=row], main tbody tr'],
  [/^导入导出/, 'main input[type=file]'],
  [/^设置/, 'main form'],
];

/** From the click on a screen's link to its first painted frame: the first visit against later ones, all screens together. */
async function benchVisits(app: RunningApp): Promise<Ratio> {
  const opened = await openPage(app, { viewport: { width: 1366, height: 768 } });
  const { page } = opened;
  try {
    await shownAt(page, OURS);
    // A person looks at the first page for a moment.
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    const visit = async ([link, selector]: (typeof SCREENS)[number]) => {
      await page.getByRole('navigation').getByRole('link', { name: /^今日/ }).click();
      await shownAt(page, OURS);
      await page.evaluate(() => {
        window.addEventListener('click', () => performance.mark('click'), { capture: true, once: true });
      });
      await page.getByRole('navigation').getByRole('link', { name: link }).click();
      const at = await shownAt(page, selector);
      return at - (await page.evaluate(() => performance.getEntriesByName('click').at(-1)?.startTime ?? 0));
    };
    let first = 0;
    let again = 0;
    for (const screen of SCREENS) {
      const one = await visit(screen);
      const two = await visit(screen);
      first += one;
      again += two;
    }
    return {
      what: `first visits to ${SCREENS.length} screens, mean`,
      ours: first / SCREENS.length,
      baseline: 'the next visit to each',
      bare: again / SCREENS.length,
    };
  } finally {
    await opened.context.close();
  }
}

/** What a person waits for in the page: the first page, and first visits to the screens. */
export async function benchPages(): Promise<Ratio[]> {
  await buildApp(() => undefined);
  const takeAway = await putBlankPage();
  const app = await startApp({ today: '2026-09-18', args: ['--demo'] });
  try {
    return [await benchFirstPage(app), await benchVisits(app)];
  } finally {
    await closeBrowser();
    await app.stop();
    takeAway();
  }
}
