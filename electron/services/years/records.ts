import type { Year } from '../../domain/brand.ts';
import { fail, type Failure } from '../../domain/failure.ts';
import type { ServiceContext } from '../app/context.ts';

/** Why nothing can be said of a year that the office does not keep; `undefined` where it does. */
export function refuseNoYear({ store }: Pick<ServiceContext, 'store'>, year: Year): Failure | undefined {
  if (store.workspace.year(year)) return undefined;
  return fail('not-found', `还没有 ${year} 年度。`, { fields: { year: '没有这个年度' } }).error;
}
