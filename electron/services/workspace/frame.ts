import type { ParsedInputOf } from '../../contract/index.ts';
import type { Year } from '../../domain/brand.ts';
import { fail, type Failure } from '../../domain/failure.ts';
import { cutOffBounds, type YearFrame } from '../../domain/model/yearFrame.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';

/** Changes what a year's figures are reckoned with. */
export function setFrame(context: ServiceContext, { year, ...change }: ParsedInputOf<'workspace.setFrame'>) {
  const { store } = context;
  const refusal = refuseClosedYear(context, year) ?? refuseFrame(context, year, change);
  if (refusal) return { ok: false as const, error: refusal };
  const before = store.workspace.year(year)?.frame;
  if (!before) throw new Error('An open year without a frame');
  return runCommand(context, { label: labelOf(year, change) }, () => {
    store.workspace.setFrame(year, { ...before, ...change });
    return {};
  });
}

function refuseFrame(
  { store }: ServiceContext,
  year: Year,
  { cutOff, submissionGroups = [] }: Partial<YearFrame>,
): Failure | undefined {
  const { from, to } = cutOffBounds(year);
  if (cutOff !== undefined && (cutOff < from || cutOff > to)) {
    return fail('invalid-input', `考核截止日 ${cutOff} 不在 ${from} 至 ${to} 之间，请改正。`, {
      fields: { cutOff: `应在 ${from} 至 ${to} 之间` },
    }).error;
  }
  const known = new Set(store.units.groups().map(({ id }) => id));
  const index = submissionGroups.findIndex((id) => !known.has(id));
  if (index < 0) return undefined;
  return fail('not-found', '所选的单位组有的已不存在，没有保存。请刷新后重新选择。', {
    fields: { [`submissionGroups.${index}`]: '没有这个单位组' },
  }).error;
}

function labelOf(year: Year, { cutOff, countsBefore }: Partial<YearFrame>): string {
  if (cutOff !== undefined) return `${year} 年度考核截止日改为${chineseDate(cutOff)}`;
  if (countsBefore !== undefined) return `${year} 年度${countsBefore ? '此前计入' : '此前不计入'}`;
  return `修改 ${year} 年度计算口径`;
}
