import type { Changed } from '../../contract/define.ts';
import type { Year } from '../../domain/brand.ts';
import { fail, type Failure, type Outcome } from '../../domain/failure.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { keepPapers, type PaperSpecs } from '../scoreProcess/papers.ts';
import { demoYear, writeDemo, writeKeptPapers } from './loadDemo.ts';

/** `workspace.loadDemo`: fills an empty workspace with invented data of the running year and the one before, all of it or nothing. */
export async function demoCommand(context: ServiceContext): Promise<Outcome<{ readonly year: Year } & Changed>> {
  const year = demoYear(context.clock.today());
  const before = refuseDemo(context, year);
  if (before) return { ok: false, error: before };
  const papers = await keepPapers(context, rehearsed(context, year));
  if (!papers.ok) return papers;
  // Something may have been written while the papers were.
  const since = refuseDemo(context, year);
  if (since) return { ok: false, error: since };
  return runCommand(context, { label: `载入 ${year} 年度演示数据` }, () => {
    writeDemo(context, year, () => papers.value);
    return { year };
  });
}

function refuseDemo(context: ServiceContext, year: Year): Failure | undefined {
  const { store } = context;
  const filled =
    store.units.units().length > 0 || store.workspace.years().some((open) => hasDuties(context, open.year));
  if (filled) {
    return fail(
      'conflict',
      '工作区里已有单位或事项，没有载入演示数据。演示数据只能载入空的工作区；可另选一个数据文件夹试用。',
    ).error;
  }
  const there = [(year - 1) as Year, year].filter((each) => store.workspace.year(each));
  return there.map((each) => refuseClosedYear(context, each)).find((refusal) => refusal !== undefined);
}

function hasDuties({ store }: ServiceContext, year: Year): boolean {
  return store.facts(year).duties.length > 0;
}

/** Thrown inside a command to roll it back. */
class Rehearsed extends Error {
  readonly papers: PaperSpecs;

  constructor(papers: PaperSpecs) {
    super('Rehearsed');
    this.papers = papers;
  }
}

/** What papers the demo keeps: they are made of what is written and taken back at once, for a worker writes papers, and a command cannot wait for one. */
function rehearsed(context: ServiceContext, year: Year): PaperSpecs {
  try {
    context.store.command('试载演示数据', context.clock.now(), () => {
      writeKeptPapers(context, year, (papers) => {
        throw new Rehearsed(papers);
      });
      throw new Rehearsed([]);
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.papers;
    throw error;
  }
  return [];
}
