import type { Changed } from '../../contract/define.ts';
import type { Year } from '../../domain/brand.ts';
import { fail, type Outcome } from '../../domain/failure.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { demoYear, writeDemo } from './loadDemo.ts';

/** `workspace.loadDemo`: fills an empty workspace with invented data of the running year, all of it or nothing. */
export function demoCommand(context: ServiceContext): Outcome<{ readonly year: Year } & Changed> {
  const { store, clock } = context;
  const year = demoYear(clock.today());
  const filled =
    store.units.units().length > 0 || store.workspace.years().some((open) => hasDuties(context, open.year));
  if (filled) {
    return fail(
      'conflict',
      '工作区里已有单位或事项，没有载入演示数据。演示数据只能载入空的工作区；可另选一个数据文件夹试用。',
    );
  }
  if (store.workspace.year(year)) {
    const closed = refuseClosedYear(context, year);
    if (closed) return { ok: false, error: closed };
  }
  return runCommand(context, { label: `载入 ${year} 年度演示数据` }, () => {
    writeDemo(context, year);
    return { year };
  });
}

function hasDuties({ store }: ServiceContext, year: Year): boolean {
  return store.facts(year).duties.length > 0;
}
