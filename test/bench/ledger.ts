import Database from 'better-sqlite3';
import type { InputOf } from '../../electron/contract/index.ts';
import type { ItemView } from '../../electron/contract/ledger.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { day, openTestApp } from '../support/testApp.ts';
import { temporaryFolder } from '../support/storeFixtures.ts';
import { closeBrowser, openPage, startApp, type RunningApp } from '../support/runningApp.ts';
import { median, type Ratio } from './measure.ts';
import { fillOffice } from './monthView.ts';

const year = 2021 as Year;
const today = '2021-06-28';
const WINDOW = 300;
const RUNS = 7;

type Asked = Pick<InputOf<'ledger.items'>, 'filter' | 'sort'>;

/** What a clerk asks of the ledger, and the same asked of a plain table; each run a little differently, so that nothing was asked before. */
const LOOKS: readonly {
  readonly what: string;
  readonly asked: (run: number) => Asked;
  readonly where: (run: number) => string;
  readonly order: string;
}[] = [
  {
    what: 'one state, by the day done, last first',
    asked: (run) => ({
      filter: { states: ['toVerify'], from: day(`2021-01-${10 + run}`) },
      sort: { by: 'doneOn', descending: true },
    }),
    where: (run) => `due >= '2021-01-${10 + run}'`,
    order: 'done DESC',
  },
  {
    what: 'words of the content, by unit',
    asked: (run) => ({ filter: { text: `第${3 + run}项` }, sort: { by: 'unit', descending: false } }),
    where: (run) => `(unit || ' ' || number || ' ' || content) LIKE '%第${3 + run}项%'`,
    order: 'unit',
  },
  {
    what: 'all of it, by content',
    asked: (run) => ({
      filter: { to: day(`2021-12-${31 - run}`) },
      sort: { by: 'content', descending: run % 2 === 0 },
    }),
    where: (run) => `due <= '2021-12-${31 - run}'`,
    order: 'content',
  },
  {
    what: 'all of it, by state',
    asked: (run) => ({
      filter: { from: day(`2021-01-${10 + run}`) },
      sort: { by: 'state', descending: true },
    }),
    where: (run) => `due >= '2021-01-${10 + run}'`,
    order: 'state DESC',
  },
];

function scratchTable(rows: readonly ItemView[]): Database.Database {
  const db = new Database(':memory:');
  db.exec(`CREATE TABLE items (duty TEXT, rule TEXT, unit_id TEXT, period_key TEXT, unit TEXT, number TEXT, content TEXT, period TEXT,
    state TEXT, lamp TEXT, due TEXT, done TEXT, verified TEXT, needed INTEGER, pieces INTEGER, marks TEXT, next TEXT)`);
  const add = db.prepare(`INSERT INTO items VALUES (${Array.from({ length: 17 }, () => '?').join(', ')})`);
  db.transaction(() => {
    for (const row of rows) {
      const { dutyId, ruleId, unitId, periodKey, unit, number, content, period, state, lamp } = row;
      add.run(
        [dutyId, ruleId, unitId, periodKey, unit, number, content, period, state, lamp],
        row.dueOn ?? null,
        row.doneOn ?? null,
        row.verifiedOn ?? null,
        row.needed,
        row.done,
        row.marks.join(),
        row.next,
      );
    }
  })();
  return db;
}

/** The working ledger of some 100,000 items, against the same rows in a scratch table: opened after a change, and narrowed and sorted. */
async function benchItems(folder: string): Promise<Ratio[]> {
  const app = await openTestApp({ today, folder });
  const all: ItemView[] = [];
  const page = (asked: Asked, offset = 0, limit = WINDOW) =>
    app.call('ledger.items', { year, ...asked, offset, limit });
  try {
    const { total } = await page({ filter: {} });
    while (all.length < total) all.push(...(await page({ filter: {} }, all.length, 2000)).rows);
    const db = scratchTable(all);
    const ask = (where: string, order: string) => {
      db.prepare(`SELECT * FROM items WHERE ${where} ORDER BY ${order} LIMIT ${WINDOW}`).all();
      db.prepare(`SELECT state, COUNT(*) FROM items WHERE ${where} GROUP BY state`).all();
    };
    let target = 1;
    const ratios: Ratio[] = [
      {
        what: `工作台账 of ${total} items opened (facts read, year derived, first lines)`,
        ours: await median(5, async () => {
          await app.call('submissions.setTarget', { year, target: ++target });
          return page({ filter: {} });
        }),
        baseline: 'the first lines and the counts of the same rows in a scratch table',
        bare: await median(5, () => ask('TRUE', 'due')),
      },
    ];
    for (const { what, asked, where, order } of LOOKS) {
      let run = 0;
      let bareRun = 0;
      ratios.push({
        what: `工作台账 of ${total} items narrowed and sorted: ${what}`,
        ours: await median(7, () => page(asked(run++))),
        baseline: 'the same asked of the scratch table',
        bare: await median(7, () => ask(where(bareRun++), order)),
      });
    }
    db.close();
    return ratios;
  } finally {
    await app.close();
  }
}

/** From the end of the answer to the first frame that shows its lines, when the ledger is opened from the rail. */
async function benchPaint(folder: string): Promise<Ratio> {
  const app = await startApp({ today, dataDir: folder });
  try {
    const times: number[] = [];
    for (let run = 0; run < RUNS; run++) times.push(await paintedAfter(app));
    return {
      what: '工作台账 of 100,000 items painted after its answer',
      ours: times.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN,
      baseline: 'what is asked for',
      bare: 100,
    };
  } finally {
    await closeBrowser();
    await app.stop();
  }
}

async function paintedAfter(app: RunningApp): Promise<number> {
  const { page, context } = await openPage(app, {
    path: `/settings?year=${year}`,
    viewport: { width: 1366, height: 768 },
  });
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  const painted = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const tell = () => {
          const asked = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
          const answer = asked.findLast(({ name }) => name.includes('ledger.items'));
          resolve(answer ? performance.now() - answer.responseEnd : Number.NaN);
        };
        const look = () => {
          const isThere = document.querySelector('[role=grid] [role=row] [role=gridcell]') !== null;
          requestAnimationFrame(isThere ? tell : look);
        };
        look();
      }),
  );
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /^工作台账/u })
    .click();
  const time = await painted;
  await context.close();
  return time;
}

export async function benchLedger(): Promise<Ratio[]> {
  const place = temporaryFolder();
  try {
    await fillOffice(place.folder, 100, 83);
    return [...(await benchItems(place.folder)), await benchPaint(place.folder)];
  } finally {
    place.remove();
  }
}
