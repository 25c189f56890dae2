import type { ParsedInputOf } from '../../contract/index.ts';
import { classesOf, classOf, latestOf } from '../../domain/assessment/classes.ts';
import { leavesOf } from '../../domain/assessment/yearScores.ts';
import { fail } from '../../domain/failure.ts';
import { plainPoints } from '../../domain/points.ts';
import { refuseJudgement } from '../../domain/scoring/checkFacts.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { refuseFrozen } from './locks.ts';

/** Records what the office judges of a unit, or takes it back. */
export function judge(context: ServiceContext, input: ParsedInputOf<'assessment.judge'>) {
  const { store, clock } = context;
  const { year, unitId, nodeId, points, reason } = input;
  const closed = refuseClosedYear(context, year) ?? refuseFrozen(context, year, { unitId });
  if (closed) return { ok: false as const, error: closed };
  const unit = store.units.units().find(({ id }) => id === unitId);
  const schemes = store.schemes.ofYear(year);
  const own = classOf(classesOf(store.schemes.classes(year), store.units.units(), schemes))(unitId)?.schemeId;
  const ordered = schemes.toSorted((a, b) => Number(b.id === own) - Number(a.id === own));
  const found = ordered.flatMap((scheme) => {
    const leaf = leavesOf(latestOf(scheme).tree).find(({ id }) => id === nodeId);
    return leaf === undefined ? [] : [{ scheme, leaf }];
  })[0];
  if (!unit || !found) {
    return fail('not-found', `没有找到这个${unit ? '指标' : '单位'}，评议没有保存。请刷新后重试。`);
  }
  const { scheme, leaf } = found;
  const refused = points === null ? undefined : refuseJudgement(leaf, { points, reason, basis: '' });
  if (refused) return { ok: false as const, error: refused };
  const label = `${points === null ? '撤回评议' : `评议 ${plainPoints(points)} 分`}：${unit.name} ${leaf.name}`;
  return runCommand(context, { label }, () => {
    if (points === null) store.judgements.remove(year, { unitId, nodeId, assessor: '' });
    else {
      const by = { schemeId: scheme.id, version: latestOf(scheme).version, assessor: '', basis: '' };
      store.judgements.set(year, { ...by, unitId, nodeId, points, reason, judgedAt: clock.now() });
    }
    return {};
  });
}
