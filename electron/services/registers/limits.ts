import type { ParsedInputOf } from '../../contract/index.ts';
import type { LimitView } from '../../contract/registers.ts';
import { limitWords, withLimit } from '../../domain/cases/caseLimits.ts';
import { readCourse } from '../../domain/cases/caseOrder.ts';
import { fail } from '../../domain/failure.ts';
import { LIMIT_KEYS, type CaseRegister } from '../../domain/model/caseRecord.ts';
import { LIMIT_DEFINITIONS } from '../../domain/words/registers.ts';
import { CASE_LIMITS } from '../../store/facts.ts';
import { runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { caseLimits, refreshRegisterDuties } from '../year/registerDuty.ts';
import { caseName, factsOf } from './caseFacts.ts';

/** Every limit of a register, the one that holds for new cases last. */
export function limitViews({ store }: ServiceContext, register: CaseRegister): readonly LimitView[] {
  const limits = caseLimits(store);
  return LIMIT_KEYS.flatMap((key): readonly LimitView[] => {
    const { word, register: own, n, unit, source } = LIMIT_DEFINITIONS[key];
    if (own !== register) return [];
    const versions = limits[key] ?? [];
    const isFromTheBeginning = versions.some(({ from }) => from === undefined);
    const set = versions.map((version): LimitView => Object.assign({ key, word, unit, isDefault: false }, version));
    const first: LimitView = { key, word, n, unit, source, isDefault: true };
    return isFromTheBeginning ? set : [first].concat(set);
  });
}

/** Sets a limit for cases from a day on. Refused where the steps of a case would not stand under it. */
export function setLimit(context: ServiceContext, { key, n, source, from }: ParsedInputOf<'registers.setLimit'>) {
  const { store } = context;
  const { word, unit } = LIMIT_DEFINITIONS[key];
  const closed = store.workspace
    .years()
    .find((each) => each.state === 'closed' && String(each.year) >= from.slice(0, 4));
  if (closed) {
    return fail('year-closed', `${closed.year} 年度已关闭，其办件的时限不能再改。请把起用日期改为该年度之后。`, {
      fields: { from: '在已关闭的年度内' },
    });
  }
  const limits = withLimit(caseLimits(store), key, { n, source, from });
  for (const one of store.cases.all()) {
    const read = readCourse(factsOf(one), limits);
    if (!read.ok) {
      return fail('conflict', `按这一时限，${caseName(one)} 的步骤不能成立：${read.error.message}没有保存。`);
    }
  }
  return runCommand(context, { label: `设定时限：${word} ${limitWords({ n, unit })}` }, () => {
    store.workspace.setSetting(CASE_LIMITS, JSON.stringify(limits));
    refreshRegisterDuties(store);
    return {};
  });
}
